#include "areas/assessment/pages.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/assessment/demonstration.hpp"
#include "areas/assessment/store.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/offers.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"

namespace heed::assessment {

namespace {

using people::callum;
using people::esther;
using people::frank;
using people::kiran;
using people::mo;
using people::Stage;

constexpr std::string_view page =
    "Learning, improvement and innovation\n\nScore: 2\n\n2 - Evidence shows some shortfalls\n\n"
    "The local authority commitment\n\nWe focus on continuous learning across our organisation.\n\n"
    "Key findings for this quality statement\n\nContinuous learning, improvement and professional development\n\n"
    "Staff received appropriate training and support. Some staff were not able to attend training because of their "
    "workload.\n\n"
    "Learning from feedback\n\n"
    "The local authority was developing a new complaints policy. Compliments were not recorded by all teams. "
    "There were 70 complaints in 2024 and 58% of the received complaints were upheld.\n";

/// Whoever is signed in reads the page in; answers the id of the assessment.
Id<Assessment> read_in(people::Visitor const& visitor, std::string_view text = page) {
    auto const answer = visitor.upload("/assessments", {{"text", std::string(text)}}, {});
    REQUIRE(answer.status == 303);
    return {std::stoll(answer.location.substr(std::string_view("/assessments/").size()))};
}

std::string path_of(Id<Assessment> id) { return fmt::format("/assessments/{}", id.number); }

std::vector<KeptFinding> findings(Stage& stage, Id<Assessment> id) {
    return stage.read([&](store::Reading& db) { return findings_of(db, id); });
}

std::string path_of(Stage& stage, Id<Assessment> id, std::size_t at) {
    return fmt::format("/assessments/{}/findings/{}", id.number, findings(stage, id).at(at).id.number);
}

void confirm_all(Stage& stage, people::Visitor const& visitor, Id<Assessment> id) {
    std::vector<web::Field> fields;
    for (auto const& finding : findings(stage, id)) {
        fields.push_back({"finding", std::to_string(finding.id.number)});
    }
    CHECK(visitor.post(path_of(id) + "/confirm", fields).status == 303);
}

}  // namespace

TEST_SUITE("assessment: the pages") {
    TEST_CASE("a pasted report is read in and shows its findings with how sure the reader is") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const shown = at_work.get(path_of(id));
        CHECK(shown.status == 200);
        CHECK(shown.says("Compliments were not recorded by all teams."));
        CHECK(shown.says("2: evidence shows some shortfalls"));
        CHECK(shown.says("0 of 5 looked at"));
        CHECK(shown.says("Read in by Esther Amoah on 23 November 2026"));
        CHECK(!shown.says("We focus on continuous learning"));
        CHECK(at_work.get("/assessments").says("0 of 5 looked at"));
    }

    TEST_CASE("a report can be read in from a text file") {
        Stage stage;
        stage.mount(mount);
        auto const answer = stage.as(kiran).upload("/assessments", {{"text", ""}, {"title", "Our report"}},
                                                   {{"file", "report.txt", "text/plain", std::string(page)}});
        CHECK(answer.status == 303);
        CHECK(stage.as(kiran).get(answer.location).says("Our report"));
    }

    TEST_CASE("an import with broken input says one clear sentence and keeps what was pasted") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        for (std::string const text :
             {"Lorem ipsum", "<html><body><p>Hello</p></body></html>", "12345 \xF0\x9F\x98\x80 ?!"}) {
            auto const answer = at_work.upload("/assessments",
                                               {{"text", text}, {"title", "Kept title"}, {"published-day", "31"}}, {});
            CHECK(answer.status == 422);
            CHECK(answer.says("There is a problem"));
            CHECK(answer.body.find(web::escaped(text).text + "</textarea>") != std::string::npos);
            CHECK(answer.body.find("value=\"Kept title\"") != std::string::npos);
            CHECK(answer.body.find("value=\"31\"") != std::string::npos);
            CHECK(answer.body.find("href=\"#text\"") != std::string::npos);
        }
        CHECK(at_work.get("/assessments").says("No report has been read in yet."));
    }

    TEST_CASE("an empty form and a file that is no text are each told what to do") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        CHECK(
            at_work.upload("/assessments", {{"text", "  "}}, {}).says("Paste the text of the page, or choose a file"));
        auto const picture = at_work.upload("/assessments", {{"text", ""}},
                                            {{"file", "a.png", "image/png", std::string("\x89PNG\0\1", 6)}});
        CHECK(picture.status == 422);
        CHECK(picture.says("The file is not plain text"));
        auto const both = at_work.upload("/assessments", {{"text", std::string(page)}},
                                         {{"file", "a.txt", "text/plain", "x"}});
        CHECK(both.says("Paste the text or choose a file, not both"));
        CHECK(both.says("Compliments were not recorded"));
    }

    TEST_CASE("a file that cannot be read as a report comes back as text that can be mended") {
        Stage stage;
        stage.mount(mount);
        auto const answer = stage.as(esther).upload("/assessments", {{"text", ""}},
                                                    {{"file", "a.txt", "text/plain", "Only a note"}});
        CHECK(answer.status == 422);
        CHECK(answer.body.find("Only a note</textarea>") != std::string::npos);
    }

    TEST_CASE("the same text twice leads to the assessment that is there, and says so") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const again = at_work.upload("/assessments", {{"text", std::string(page)}}, {});
        CHECK(again.location == path_of(id) + "?read_before=yes");
        CHECK(at_work.get(again.location).says("This text had been read in before, so nothing was added."));
    }

    TEST_CASE("saving a finding unchanged confirms it and leads to the next one that waits") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const first = findings(stage, id).front();
        std::vector<web::Field> fields{{"kind", std::string(name_of(first.read.kind))}, {"seen", "0"}};
        for (auto const number : first.read.systems) {
            fields.push_back({"systems", std::to_string(number)});
        }
        auto const answer = at_work.post(path_of(stage, id, 0), fields);
        CHECK(answer.location == path_of(stage, id, 1));
        CHECK(findings(stage, id).front().verdict->ruling == Ruling::confirmed);
        CHECK(at_work.get(path_of(stage, id, 0)).says("By Esther Amoah on 23 November 2026."));
    }

    TEST_CASE("a finding can be corrected or left out, and the last one leads back to the assessment") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        for (std::size_t at = 0; at < 4; ++at) {
            CHECK(at_work.post(path_of(stage, id, at), {{"ruling", "left_out"}, {"seen", "0"}}).status == 303);
        }
        auto const last = at_work.post(path_of(stage, id, 4), {{"kind", "planned"}, {"systems", "11"}, {"seen", "0"}});
        CHECK(last.location == path_of(id));
        auto const shown = at_work.get(last.location);
        CHECK(shown.says("5 of 5 looked at"));
        CHECK(shown.says("Put it into the loop"));
        CHECK(shown.says("1 finding becomes a signal"));
        CHECK(findings(stage, id)[4].verdict->judgement == Judgement{Kind::planned, {11}});
    }

    TEST_CASE("a wrong choice is told beside the question and what was chosen is kept") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const answer = at_work.post(path_of(stage, id, 0),
                                         {{"kind", "wonderful"}, {"systems", "11"}, {"seen", "0"}});
        CHECK(answer.status == 422);
        CHECK(answer.says("Select what the report found here"));
        CHECK(answer.body.find("value=\"11\" checked") != std::string::npos);
        CHECK(findings(stage, id).front().waits());
    }

    TEST_CASE("when two people decide about a finding, the second sees what the first decided") {
        Stage stage;
        stage.mount(mount);
        auto const id = read_in(stage.as(esther));
        auto const path = path_of(stage, id, 0);
        CHECK(stage.as(esther).post(path, {{"kind", "shortfall"}, {"seen", "0"}}).status == 303);
        auto const second = stage.as(kiran).post(path, {{"ruling", "left_out"}, {"seen", "0"}});
        CHECK(second.status == 422);
        CHECK(second.says("Esther Amoah on 23 November 2026 decided about this finding while you had it open"));
        CHECK(second.field("seen") == "1");
        CHECK(findings(stage, id).front().verdict->judgement.kind == Kind::shortfall);
        CHECK(stage.as(kiran).post(path, {{"ruling", "left_out"}, {"seen", "1"}}).status == 303);
        CHECK(stage.as(kiran).get(path).says("What people decided"));
    }

    TEST_CASE("a form that is sent twice decides once") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const sent = at_work.request(web::Method::post, path_of(stage, id, 0),
                                          {{"ruling", "as_read"}, {"seen", "0"}});
        auto const first = stage.send(sent);
        CHECK(stage.send(sent).location == first.location);
        CHECK(findings(stage, id).front().version() == 1);
    }

    TEST_CASE("from the list, one press confirms a finding and the page stays with the next") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const answer = at_work.post(path_of(stage, id, 1),
                                         {{"ruling", "as_read"}, {"seen", "0"}, {"then", "list"}});
        CHECK(answer.location == path_of(id) + "#finding-3");
    }

    TEST_CASE("several findings are read first and then confirmed in one press") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const asked = at_work.get(path_of(id) + "/confirm?sure=1");
        CHECK(asked.says("5 findings"));
        CHECK(asked.says("Compliments were not recorded by all teams."));
        CHECK(at_work.post(path_of(id) + "/confirm").says("Select the findings that you have read and confirm"));
        confirm_all(stage, at_work, id);
        CHECK(progress_of(findings(stage, id)).complete());
        CHECK(at_work.get(path_of(id) + "/confirm?sure=nonsense").says("No finding that waits"));
    }

    TEST_CASE("an assessment goes into the loop once every finding has been looked at, and not before") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const early = at_work.post(path_of(id) + "/loop");
        CHECK(early.status == 422);
        CHECK(early.says("Look at every finding before the assessment goes into the loop: 0 of 5 looked at"));
        for (std::size_t at = 0; at < 5; ++at) {
            at_work.post(path_of(stage, id, at),
                         {{"kind", at == 0 ? "strength" : "shortfall"}, {"systems", "7"}, {"seen", "0"}});
        }
        CHECK(at_work.post(path_of(id) + "/loop", {{"also", "mixed"}}).status == 303);
        auto const shown = at_work.get(path_of(id));
        CHECK(shown.says("4 of its findings became signals. Put in by Esther Amoah on 23 November 2026."));
        auto const signal = findings(stage, id)[1].signal;
        CHECK(shown.body.find(fmt::format("href=\"/signals/{}\"", signal.number)) != std::string::npos);
        CHECK(stage.read([](store::Reading& db) { return loop::count_signals(db, {}); }) == 4);
        auto const late = at_work.post(path_of(stage, id, 0), {{"ruling", "left_out"}, {"seen", "1"}});
        CHECK(late.says("This assessment has been put into the loop, so its findings stay as they are"));
    }

    TEST_CASE(
        "the signals of an assessment are linked to a theme for each system, which is made where it is not there") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        for (std::size_t at = 0; at < 5; ++at) {
            at_work.post(path_of(stage, id, at),
                         {{"kind", "shortfall"}, {"systems", at < 2 ? "7" : "14"}, {"seen", "0"}});
        }
        at_work.post(path_of(id) + "/loop");
        CHECK(at_work.get(path_of(id))
                  .says("Complaints and feedback 2 signals; a theme of this name will be made, and be yours"));
        CHECK(at_work.post(path_of(id) + "/themes").says("Select the themes that the signals are about"));
        CHECK(stage.as(kiran).post(path_of(id) + "/themes", {{"themes", "7"}}).status == 403);
        CHECK(at_work.post(path_of(id) + "/themes", {{"themes", "7"}, {"themes", "14"}}).status == 303);
        CHECK(!at_work.get(path_of(id)).says("Say what the signals are about"));
        auto const themes = stage.read([](store::Reading& db) { return loop::signals_by_theme(db, false); });
        REQUIRE(themes.size() == 2);
        CHECK(themes[0].signals + themes[1].signals == 5);
        at_work.post(path_of(id) + "/themes", {{"themes", "7"}, {"themes", "14"}});
        CHECK(stage.read([](store::Reading& db) { return loop::list_themes(db); }).size() == 2);
    }

    TEST_CASE("the loop finds the page behind a signal and is told that nobody can be told back") {
        Stage stage;
        stage.mount(mount);
        auto const id = read_in(stage.as(esther));
        auto const finding = findings(stage, id).front().id;
        auto const* offer = loop::offers().find("assessment_finding");
        REQUIRE(offer != nullptr);
        CHECK(stage.as(callum).get(offer->path(finding.number)).location == path_of(stage, id, 0));
        auto const told = stage.write([&](store::Writing& db) {
            store::note(db, {"test", 1, "asked", "", -1, stage.clock.now()});
            return offer->tell_back(db, {finding.number, "", "", 1, -1, stage.clock.now()});
        });
        CHECK(told.state == loop::ToldState::not_asked);
    }

    TEST_CASE("everybody who sees signals may read an assessment, and only those whose task it is may decide") {
        Stage stage;
        stage.mount(mount);
        auto const id = read_in(stage.as(esther));
        auto const seen = stage.as(callum).get(path_of(stage, id, 0));
        CHECK(seen.status == 200);
        CHECK(!seen.says("Confirm and go on"));
        CHECK(!stage.as(callum).get(path_of(id)).says("Look at the first finding"));
        CHECK(stage.as(callum).post(path_of(stage, id, 0), {{"ruling", "left_out"}, {"seen", "0"}}).status == 403);
        CHECK(stage.as(callum).get("/assessments/new").status == 403);
        CHECK(stage.as(mo).get(path_of(id)).status == 403);
        CHECK(stage.anybody().get(path_of(id)).status == 303);
    }

    TEST_CASE("another council sees nothing of an assessment") {
        Stage stage;
        stage.mount(mount);
        auto const id = read_in(stage.as(esther));
        CHECK(stage.as(frank).get(path_of(id)).status == 404);
        CHECK(stage.as(frank).get(path_of(stage, id, 0)).status == 404);
        CHECK(stage.as(frank).get("/assessments").says("No report has been read in yet."));
    }

    TEST_CASE(
        "the demonstration shows one assessment in the loop and one half looked at, and made twice is made once") {
        Stage stage;
        stage.mount(mount);
        for (int time = 0; time < 2; ++time) {
            stage.write([&](store::Writing& db) { demonstrate(db, stage.clock.now()); });
        }
        auto const listed = stage.read([](store::Reading& db) { return latest_assessments(db, {}, 10); });
        REQUIRE(listed.size() == 2);
        CHECK(listed[0].council_name == "Marlby");
        CHECK(listed[0].looked_at > 0);
        CHECK(listed[0].looked_at < listed[0].findings);
        CHECK(listed[1].put_into_loop_at.has_value());
        auto const ours = findings(stage, listed[1].id);
        CHECK(std::ranges::count_if(ours, [](auto const& each) { return each.verdict->ruling == Ruling::corrected; }) >=
              2);
        CHECK(std::ranges::count_if(ours, [](auto const& each) { return bool(each.signal); }) > 10);
    }

    TEST_CASE("looking at a page changes nothing") {
        Stage stage;
        stage.mount(mount);
        auto const at_work = stage.as(esther);
        auto const id = read_in(at_work);
        auto const before = stage.events();
        for (auto const& path : {path_of(id), path_of(id) + "?order=least_sure&show=waiting", path_of(id) + "/confirm",
                                 path_of(stage, id, 2), std::string("/assessments"), std::string("/assessments/new")}) {
            CHECK(at_work.get(path).status == 200);
        }
        CHECK(stage.events() == before);
    }
}

}  // namespace heed::assessment
