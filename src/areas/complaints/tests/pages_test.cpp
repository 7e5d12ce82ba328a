#include "areas/complaints/pages.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/store.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/offers.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

using Fields = std::vector<web::Field>;

struct Kept {
    Id<Case> id;
    std::string reference;
    std::string secret;
};

std::string between(std::string const& text, std::string_view from, std::size_t length) {
    auto const at = text.find(from);
    return at == std::string::npos ? std::string() : text.substr(at + from.size(), length);
}

Kept read_receipt(people::Answer const& page) {
    auto const text = page.text();
    Kept told;
    told.reference = "C-" + between(text, "C-", 8);
    told.secret = between(text, "The secret is: ", 19);
    told.id = id_of(told.reference).value_or(Id<Case>{});
    return told;
}

Fields a_complaint() {
    return {{"said", "The carer came two hours late and nobody rang Amira Haddad."},
            {"for_self", "yes"},
            {"worker", "yes"},
            {"answer_by", "email"},
            {"email", "amira@example.org"},
            {"safe", "yes"},
            {"hear", "yes"},
            {"name", "Amira Haddad"}};
}

Fields with(Fields fields, std::string const& name, std::string value) {
    std::erase_if(fields, [&](web::Field const& field) { return field.name == name; });
    fields.push_back({name, std::move(value)});
    return fields;
}

struct ComplaintsStage : Stage {
    ComplaintsStage() { mount(complaints::mount); }

    /// A person opens the form, takes a minute, and sends it.
    people::Answer tell(std::string const& kind, Fields fields) {
        auto const shown = anybody().get("/tell-us/" + kind).field("shown");
        clock.pass(std::chrono::minutes(1));
        fields.push_back({"shown", shown});
        return anybody().post("/tell-us/" + kind, fields);
    }
    Kept told(std::string const& kind, Fields fields) { return read_receipt(tell(kind, std::move(fields))); }

    Story story(Id<Case> id) {
        return read([&](store::Reading& db) { return *find_story(db, id, true); });
    }
    std::int64_t signals(bool see_kept) {
        return read([&](store::Reading& db) {
            loop::SignalFilter filter;
            filter.see_kept_from_worker = see_kept;
            return loop::count_signals(db, filter);
        });
    }
    people::Answer act(Id<Case> id, std::string const& word, Fields fields) {
        auto const path = fmt::format("/complaints/{}/{}", id.number, word);
        fields.push_back({"version", as(people::dev).get(path).field("version")});
        return as(people::dev).post(path, fields);
    }
};

Fields day_fields(std::string const& name, Day day) {
    auto const date = day.date();
    return {{name + "-day", fmt::format("{}", static_cast<unsigned>(date.day()))},
            {name + "-month", fmt::format("{}", static_cast<unsigned>(date.month()))},
            {name + "-year", fmt::format("{}", static_cast<int>(date.year()))}};
}

Fields joined(Fields first, Fields const& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Day const monday = *day_of(2026, 11, 23);

Fields an_acknowledgement() { return joined(day_fields("on", monday), {{"how", "phone"}, {"discussion", "held"}}); }

}  // namespace

TEST_SUITE("complaints: the residents' pages") {
    TEST_CASE("a complaint can be made without an account") {
        ComplaintsStage stage;
        CHECK(stage.anybody().get("/").says("You do not need an account"));
        auto const page = stage.tell("complaint", a_complaint());
        CHECK(page.status == 200);
        CHECK(page.header("set-cookie").empty());
        auto const told = read_receipt(page);
        REQUIRE(told.id);
        CHECK(told.secret.size() == 19);
        CHECK(page.says("By 26 November 2026 we will tell you that we have it"));
        CHECK(stage.story(told.id).teller.name == "Amira Haddad");
    }

    TEST_CASE("a form that is sent twice is kept once and shows the same reference and secret") {
        ComplaintsStage stage;
        auto fields = a_complaint();
        fields.push_back({"once", "0123456789abcdef0123456789abcdef"});
        auto const first = stage.told("complaint", fields);
        auto const second = stage.told("complaint", fields);
        CHECK(first.reference == second.reference);
        CHECK(first.secret == second.secret);
        CHECK(stage.signals(true) == 1);
    }

    TEST_CASE("the secret is kept only as a hash") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const kept = stage.read([&](store::Reading& db) { return secret_of(db, told.id); });
        CHECK(kept.size() == 64);
        CHECK(kept == kept_secret(told.secret));
    }

    TEST_CASE("what is missing is said beside the field, and nothing that was typed is lost") {
        ComplaintsStage stage;
        auto const page = stage.tell("complaint", {{"said", "The carer came late"}, {"name", "Amira"}});
        CHECK(page.status == 422);
        CHECK(page.says("There is a problem"));
        CHECK(page.says("Say whether we may tell the worker"));
        CHECK(page.text().find("The carer came late") != std::string::npos);
        CHECK(page.field("name") == "Amira");
        auto const bad_day = stage.tell(
            "complaint",
            joined(a_complaint(), {{"happened-day", "31"}, {"happened-month", "2"}, {"happened-year", "2026"}}));
        CHECK(bad_day.status == 422);
        CHECK(bad_day.says("must be a real date"));
    }

    TEST_CASE("a compliment takes three fields") {
        ComplaintsStage stage;
        auto const told = stage.told("compliment",
                                     {{"said", "The new carer is kind."}, {"about", "Homecare"}, {"name", "Bola"}});
        REQUIRE(told.id);
        CHECK(stage.story(told.id).said.kind == Kind::compliment);
    }

    TEST_CASE("who has the reference and the secret follows it and adds to it") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const page = stage.anybody().post("/follow", {{"reference", told.reference}, {"secret", told.secret}});
        CHECK(page.status == 200);
        CHECK(page.says("Your complaint " + told.reference));
        CHECK(page.says("The carer came two hours late"));
        auto const more = stage.anybody().post(
            "/follow/add",
            {{"reference", told.reference}, {"secret", told.secret}, {"more", "It happened again today."}});
        CHECK(more.status == 200);
        CHECK(more.says("We have added it"));
        CHECK(
            stage.as(people::dev).get(fmt::format("/complaints/{}", told.id.number)).says("It happened again today."));
    }

    TEST_CASE("a wrong secret and an unknown reference are answered alike") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const wrong = stage.anybody().post("/follow",
                                                {{"reference", told.reference}, {"secret", "AAAA-BBBB-CCCC-DDDD"}});
        auto const unknown = stage.anybody().post("/follow", {{"reference", "C-00000001"}, {"secret", told.secret}});
        CHECK(wrong.status == 422);
        CHECK(unknown.status == 422);
        CHECK(wrong.says("We did not find this"));
        CHECK(unknown.says("We did not find this"));
        CHECK_FALSE(wrong.says("two hours late"));
    }

    TEST_CASE("who tries too often must wait, and then may try again") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        for (int i = 0; i < 10; ++i) {
            CHECK(stage.anybody().post("/follow", {{"reference", told.reference}, {"secret", "WRONG"}}).status == 422);
        }
        CHECK(stage.anybody().post("/follow", {{"reference", told.reference}, {"secret", "WRONG"}}).status == 429);
        stage.clock.pass(std::chrono::minutes(16));
        CHECK(stage.anybody().post("/follow", {{"reference", told.reference}, {"secret", told.secret}}).status == 200);
    }

    TEST_CASE(
        "a machine's form is taken, but neither the loop nor an outside address hears of it before somebody looked") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", joined(a_complaint(), {{"website", "https://example.com"}}));
        REQUIRE(told.id);
        CHECK(stage.signals(true) == 0);
        CHECK(stage.as(people::dev).get("/complaints").says("Sent by a machine?"));
        CHECK(stage.act(told.id, "confirmation", {}).status == 303);
        CHECK(stage.signals(true) == 1);
    }

    TEST_CASE("many forms from one network are all taken, and the sixth is flagged") {
        ComplaintsStage stage;
        Kept last;
        for (int i = 0; i < 6; ++i) {
            last = stage.told("concern", a_complaint());
            REQUIRE(last.id);
        }
        CHECK(stage.story(last.id).said.doubt == Doubt::many_from_one_network);
        CHECK(stage.signals(true) == 6);
    }
}

TEST_SUITE("complaints: don't tell my worker") {
    TEST_CASE("Callum cannot see what his client asked to keep from him, not even as a count") {
        ComplaintsStage stage;
        auto const open = stage.told("complaint", a_complaint());
        auto const before = stage.as(people::callum).get("/complaints").text();
        auto const kept = stage.told("complaint",
                                     with(with(a_complaint(), "worker", "no"), "said", "Callum frightens me."));
        REQUIRE(kept.id);

        auto const list = stage.as(people::callum).get("/complaints");
        CHECK(list.says("1 open, 0 late"));
        CHECK_FALSE(list.says("frightens"));
        CHECK(list.text() == before);
        auto const path = fmt::format("/complaints/{}", kept.id.number);
        CHECK(stage.as(people::callum).get(path).status == 404);
        CHECK(stage.as(people::esther).get(path).status == 404);
        CHECK(stage.as(people::callum).get(fmt::format("/complaints/{}", open.id.number)).status == 200);

        CHECK(stage.as(people::dev).get("/complaints").says("2 open, 0 late"));
        CHECK(stage.as(people::lena).get(path).says("Don't tell the worker"));
        CHECK(stage.signals(false) == 1);
        CHECK(stage.signals(true) == 2);
    }

    TEST_CASE("its clock is in nobody's list who may not see it, and its events say nothing about it") {
        ComplaintsStage stage;
        auto const kept = stage.told("concern",
                                     with(with(a_complaint(), "worker", "no"), "said", "Callum frightens me."));
        stage.read([&](store::Reading& db) {
            CHECK(work::count_due_until(db, monday + 30, {"see_cases"}) == 0);
            CHECK(work::count_due_until(db, monday + 30, {"see_cases", "see_kept_from_worker"}) == 1);
            for (auto const& event : store::events_of(db, "concern", kept.id.number)) {
                CHECK(event.detail.empty());
            }
            return 0;
        });
    }

    TEST_CASE("Frank of another council sees nothing of it, and a stranger is sent to sign in") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const path = fmt::format("/complaints/{}", told.id.number);
        CHECK(stage.as(people::frank).get(path).status == 404);
        CHECK(stage.as(people::frank).get("/complaints").says("0 open, 0 late"));
        CHECK(stage.anybody().get(path).status == 303);
        CHECK(stage.as(people::mo).get(path).status == 403);
        CHECK(stage.as(people::callum).post(path + "/acknowledge", {}).status == 403);
    }
}

TEST_SUITE("complaints: the staff's pages") {
    TEST_CASE("Grace logs a call with three answers and gets a reference and a secret for the caller") {
        ComplaintsStage stage;
        auto const page = stage.as(people::grace)
                              .post("/complaints/new",
                                    joined(day_fields("received", monday),
                                           {{"kind", "complaint"}, {"channel", "phone"}, {"said", "Nobody came."}}));
        CHECK(page.status == 200);
        CHECK(page.says("Give these to the person"));
        auto const told = read_receipt(page);
        CHECK(stage.story(told.id).said.received_by == stage.member(people::grace).id.number);
        CHECK(stage.anybody().post("/follow", {{"reference", told.reference}, {"secret", told.secret}}).status == 200);
    }

    TEST_CASE("Dev acknowledges, agrees a plan, records what he found and answers, and Amira reads it all") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const id = told.id;
        CHECK(stage.act(id, "acknowledge", an_acknowledgement()).status == 303);
        CHECK(stage
                  .act(id, "plan",
                       joined(joined(day_fields("due", monday + 20), day_fields("agreed", monday)),
                              {{"agreed_with", "person"}, {"plan", "Dev asks the agency."}}))
                  .status == 303);
        CHECK(
            stage.read([&](store::Reading& db) { return work::deadlines_of(db, "complaint", id.number); }).at(0).due ==
            monday + 20);
        CHECK(stage.act(id, "issues", {{"words", "The carer was late"}, {"agreed", "not_yet"}}).status == 303);
        CHECK(stage
                  .act(id, "findings",
                       {{"issue", "1"},
                        {"verdict", "upheld"},
                        {"reason", "The records show it."},
                        {"relied_on", "The contract"}})
                  .status == 303);
        std::vector<web::Field> const response{{"considered", "We read the records."},
                                               {"conclusions", "The carer was late on 9 days."},
                                               {"action_needed", "taken"},
                                               {"action", "The round begins at 8am."},
                                               {"ombudsman", ombudsman_paragraph()}};
        stage.write([&](store::Writing& db) {
            add_signatory(db, {{}, "Kiran Dhillon", "Director", SignedAs::responsible_person, 0, {}, 0, {}},
                          {-1, stage.clock.now(), WorkingDays()});
        });
        CHECK(stage.act(id, "draft", with(response, "ombudsman", "")).status == 303);
        auto const half = stage.act(id, "signature", joined(day_fields("on", monday), {{"signatory", "1"}}));
        CHECK(half.status == 422);
        CHECK(half.says("Say that the person has the right to go to the Local Government and Social Care Ombudsman"));
        CHECK(stage.act(id, "draft", response).status == 303);
        CHECK(stage.act(id, "answer", day_fields("sent", monday)).says("It must be signed first"));
        CHECK(stage.act(id, "signature", joined(day_fields("on", monday), {{"signatory", "1"}})).status == 303);
        CHECK(stage.act(id, "answer", day_fields("sent", monday)).status == 303);
        auto const page = stage.anybody().post("/follow", {{"reference", told.reference}, {"secret", told.secret}});
        CHECK(page.says("We answered on 23 November 2026"));
        CHECK(page.says("The carer was late on 9 days."));
        CHECK(stage.as(people::dev).get("/complaints").says("0 open"));
        CHECK(stage.as(people::dev).get("/complaints?show=closed").says(told.reference));
        auto const mails = stage.read(
            [](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 50); });
        REQUIRE(mails.size() == 2);
        CHECK(mails[0].subject == "A message from Thornmere Council");
        CHECK(mails[0].text.find("Ombudsman") != std::string::npos);
        CHECK(stage.read([&](store::Reading& db) { return work::deadlines_of(db, "complaint", id.number); }).empty());
    }

    TEST_CASE("nobody is written to where it is not safe; they read it when they follow it") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", with(a_complaint(), "safe", "no"));
        CHECK(stage.act(told.id, "words", {{"for", "person"}, {"words", "We are on it."}}).status == 303);
        CHECK(stage.read([](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); }) == 0);
        CHECK(stage.anybody()
                  .post("/follow", {{"reference", told.reference}, {"secret", told.secret}})
                  .says("We are on it."));
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", told.id.number)).says("Not safe to contact"));
    }

    TEST_CASE("a note is for staff alone") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        stage.act(told.id, "words", {{"for", "staff"}, {"words", "The agency is under notice."}});
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", told.id.number)).says("under notice"));
        CHECK_FALSE(stage.anybody()
                        .post("/follow", {{"reference", told.reference}, {"secret", told.secret}})
                        .says("under notice"));
    }

    TEST_CASE("when two change the same complaint at once, the second sees both and loses nothing") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const path = fmt::format("/complaints/{}/words", told.id.number);
        auto const seen = stage.as(people::dev).get(path).field("version");
        stage.act(told.id, "words", {{"for", "staff"}, {"words", "First note"}});
        auto const second =
            stage.as(people::dev).post(path, {{"for", "staff"}, {"words", "Second note"}, {"version", seen}});
        CHECK(second.status == 409);
        CHECK(second.says("Somebody else changed this"));
        CHECK(second.says("First note"));
        CHECK(second.says("Second note"));
        CHECK(stage.as(people::dev)
                  .post(path, {{"for", "staff"}, {"words", "Second note"}, {"version", second.field("version")}})
                  .status == 303);
    }

    TEST_CASE("what can no longer be done is not done, and what was written for it is there to copy") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const path = fmt::format("/complaints/{}/", told.id.number);
        auto const seen = stage.as(people::dev).get(path + "acknowledge").field("version");
        stage.act(told.id, "acknowledge", an_acknowledgement());
        auto const now = stage.as(people::dev).get(path + "words").field("version");
        auto const again = joined(an_acknowledgement(), {{"note", "She rang me back"}});
        auto const late = stage.as(people::dev).post(path + "acknowledge", joined(again, {{"version", seen}}));
        CHECK(late.status == 409);
        CHECK(late.says("This cannot be done any more"));
        CHECK(late.says("She rang me back"));
        CHECK(stage.as(people::dev).post(path + "acknowledge", joined(again, {{"version", now}})).status == 422);
        auto const longer =
            stage.as(people::dev).post(path + "longer", {{"reason", "It takes longer"}, {"version", now}});
        CHECK(longer.status == 422);
        CHECK(longer.says("This cannot be given more time now"));
    }

    TEST_CASE("an act that is sent twice is done once") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const path = fmt::format("/complaints/{}/acknowledge", told.id.number);
        auto fields = joined(an_acknowledgement(), {{"version", stage.as(people::dev).get(path).field("version")}});
        auto const request = stage.as(people::dev).request(web::Method::post, path, fields);
        CHECK(stage.send(request).status == 303);
        auto const events = stage.events();
        CHECK(stage.send(request).status == 303);
        CHECK(stage.events() == events);
    }

    TEST_CASE("support that was asked for once is seen on every page about the person") {
        ComplaintsStage stage;
        auto const told = stage.told(
            "complaint", joined(a_complaint(), {{"support", "british_sign_language"}, {"language", "Somali"}}));
        CHECK(stage.as(people::dev).get("/complaints").says("Needs support"));
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", told.id.number)).says("British Sign Language"));
        CHECK(stage.as(people::dev)
                  .get(fmt::format("/complaints/{}/acknowledge", told.id.number))
                  .says("Interpreter: Somali"));
    }

    TEST_CASE("a list goes on where its page ended, and shows what is mine, late or of one kind") {
        ComplaintsStage stage;
        for (int i = 0; i < 60; ++i) {
            stage.told("compliment", {{"said", fmt::format("Thank you number {}", i)}});
        }
        auto const told = stage.told("complaint", a_complaint());
        stage.act(told.id, "officer", {{"officer", fmt::format("{}", stage.member(people::dev).id.number)}});
        CHECK(stage.as(people::dev).get("/complaints?show=mine").says("two hours late"));
        CHECK_FALSE(stage.as(people::dev).get("/complaints?show=mine").says("Thank you"));
        CHECK_FALSE(stage.as(people::dev).get("/complaints?kind=complaint").says("Thank you"));
        auto const first = stage.as(people::dev).get("/complaints?kind=compliment");
        auto const next = first.body.find("&amp;after=");
        REQUIRE(next != std::string::npos);
        auto const place = first.body.substr(next + 11, first.body.find('"', next) - next - 11);
        auto const second = stage.as(people::dev).get("/complaints?kind=compliment&after=" + place);
        auto const lines = second.text();
        std::size_t thanks = 0;
        for (auto at = lines.find("Thank you number"); at != std::string::npos;
             at = lines.find("Thank you number", at + 1)) {
            ++thanks;
        }
        CHECK(thanks == 10);
        CHECK(stage.as(people::dev).get("/complaints?show=late").says("Nothing here yet"));
        stage.clock.move_to(monday + 10);
        CHECK(stage.as(people::dev).get("/complaints?show=late").says("late"));
    }
}

TEST_SUITE("complaints: the loop") {
    TEST_CASE("what was said becomes a signal at once, without the names and numbers in it") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint",
                                     with(a_complaint(), "said", "Amira Haddad was not rung on 020 7946 0123."));
        auto const signal = stage.read(
            [&](store::Reading& db) { return *loop::find_signal(db, {stage.story(told.id).said.signal}, true); });
        CHECK(signal.said.find("Haddad") == std::string::npos);
        CHECK(signal.said.find("7946") == std::string::npos);
        CHECK(signal.source == "complaint");
        CHECK(signal.source_id == told.id.number);
        auto const* const offer = loop::offers().find("complaint");
        REQUIRE(offer != nullptr);
        CHECK(offer->path(told.id.number) == fmt::format("/complaints/{}", told.id.number));
    }

    TEST_CASE("a service that is named later moves the signal with it") {
        ComplaintsStage stage;
        auto const told = stage.told("complaint", a_complaint());
        auto const service = stage.write(
            [&](store::Writing& db) { return loop::add_service(db, "Homecare", stage.clock.now(), 1); });
        CHECK(stage.act(told.id, "service", {{"service", fmt::format("{}", service.number)}}).status == 303);
        CHECK(stage.read([&](store::Reading& db) {
            loop::SignalFilter filter;
            filter.service = service;
            return loop::count_signals(db, filter);
        }) == 1);
        CHECK(stage.signals(true) == 1);
    }
}
