#include "areas/complaints/intake/journey.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/question.hpp"
#include "areas/complaints/intake/way_in_settings.hpp"
#include "areas/complaints/tests/intake_stage.hpp"
#include "loop/heard/signal_store.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

constexpr std::string_view late_carer = "The carer came two hours late and nobody rang.";

std::int64_t signals(IntakeStage& stage) {
    return stage.read([](store::Reading& db) {
        loop::SignalFilter filter;
        filter.see_kept_from_worker = true;
        return loop::count_signals(db, filter);
    });
}

}  // namespace

TEST_SUITE("complaints: one question a page") {
    TEST_CASE("a complaint is made one question a page, without an account or a cookie") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer));
        CHECK(amira.says("When did it happen?"));
        CHECK(amira.page.header("set-cookie").empty());
        amira.answer({{"happened-day", "2"}, {"happened-month", "11"}, {"happened-year", "2026"}});
        amira.answer({{"wanted", "Somebody rings me."}}).answer({{"for_self", "yes"}});
        CHECK(amira.says("May we tell the worker?"));
        amira.answer({{"worker", "yes"}}).answer({{"name", "Amira Haddad"}}).answer({{"answer_by", "email"}});
        CHECK(amira.says("What is your e-mail address?"));
        amira.answer({{"email", "amira@example.org"}}).answer({{"safe", "yes"}});
        CHECK(amira.says("What would make this easier for you?"));
        amira.answer({{"support", "large_print"}, {"support", "braille"}}).answer({{"language", "Somali"}});
        amira.answer().answer({{"hear", "yes"}}).answer();
        CHECK(amira.says("Check your answers"));
        CHECK(amira.says("2 November 2026"));
        CHECK(amira.says("Large print; Braille"));
        CHECK(amira.says("Somali"));
        CHECK(signals(stage) == 0);
        amira.send();
        CHECK(amira.says("We have your complaint"));
        CHECK(amira.says(amira.reference));
        CHECK(amira.says(amira.secret));
        auto const told = stage.story(amira.id());
        REQUIRE(told);
        CHECK(told->said.said == late_carer);
        CHECK(told->said.doubt == Doubt::none);
        CHECK(told->teller.email == "amira@example.org");
        CHECK(told->teller.other_needs == "Braille");
        CHECK_FALSE(stage.draft(amira.id()));
        CHECK(signals(stage) == 1);
        CHECK(stage.follow(amira).says("two hours late"));
    }

    TEST_CASE("no address holds a reference or a secret, and every page leads on by a form") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("concern", "I am alone all day.");
        amira.remember();
        for (auto const* step : {"happened", "wanted", "whose", "worker", "answer_by", "needs", "files"}) {
            amira.change(step);
            CHECK(amira.page.status == 200);
            CHECK(amira.page.body.find("?reference") == std::string::npos);
            CHECK(amira.page.body.find("href=\"" + amira.secret) == std::string::npos);
            CHECK(amira.page.body.find("action=\"/tell-us/question\"") != std::string::npos);
        }
    }

    TEST_CASE("what is wrong is said on its page, and what was typed is kept") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", "");
        CHECK(amira.page.status == 422);
        CHECK(amira.says("Tell us what went wrong"));
        amira.begin("complaint", std::string(late_carer));
        amira.answer({{"happened-day", "31"}, {"happened-month", "2"}, {"happened-year", "2026"}});
        CHECK(amira.page.status == 422);
        CHECK(amira.says("must be a real date"));
        CHECK(amira.page.field("happened-day") == "31");
        amira.answer().answer({{"wanted", std::string(2001, 'x')}});
        CHECK(amira.page.status == 422);
        CHECK(amira.says("Use 2000 characters or fewer"));
        amira.answer({{"wanted", "<script>alert(1)</script> \xf0\x9f\x98\x80"}});
        CHECK(amira.says("Who is this about?"));
        amira.answer();
        CHECK(amira.page.status == 422);
        CHECK(amira.says("Say whether this is about you or somebody else"));
        amira.change("wanted");
        CHECK(amira.page.body.find("<script>alert(1)") == std::string::npos);
        CHECK(amira.page.body.find("&lt;script&gt;alert(1)") != std::string::npos);
    }

    TEST_CASE("ten thousand characters of any script are kept as they were typed") {
        IntakeStage stage;
        std::string faces;
        for (int i = 0; i < 10'000; ++i) {
            faces += "\xf0\x9f\x98\x80";
        }
        auto amira = stage.resident();
        amira.begin("complaint", faces).answer_shortly().send();
        REQUIRE(stage.story(amira.id()));
        CHECK(stage.story(amira.id())->said.said == faces);
        amira.begin("complaint", faces + "x");
        CHECK(amira.page.status == 422);
    }

    TEST_CASE("Back leads to the question before, with what was answered there") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer)).answer().answer({{"wanted", "An apology."}});
        CHECK(amira.says("Who is this about?"));
        amira.go("back");
        CHECK(amira.says("What would you like us to do?"));
        CHECK(amira.says("An apology."));
        amira.go("back").go("back");
        CHECK(amira.says("What went wrong?"));
        CHECK(amira.says(late_carer));
    }

    TEST_CASE("an answer is changed from the last page, and what it newly asks for is asked") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer)).answer_shortly();
        CHECK(amira.says("Check your answers"));
        amira.change("answer_by").answer({{"answer_by", "phone"}});
        CHECK(amira.says("What is your phone number?"));
        amira.answer({{"phone", "07700 900123"}});
        CHECK(amira.says("Is it safe to reach you like this?"));
        amira.answer({{"safe", "yes"}});
        CHECK(amira.says("Check your answers"));
        CHECK(amira.says("07700 900123"));
        amira.change("answer_by").answer({{"answer_by", "no_reply"}}).send();
        CHECK(stage.story(amira.id())->teller.phone.empty());
    }

    TEST_CASE("sent too early, the question that lacks its answer is shown") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer)).send();
        CHECK(amira.page.status == 422);
        CHECK(amira.says("Say whether this is about you or somebody else"));
        CHECK_FALSE(stage.story(amira.id()));
    }

    TEST_CASE("it can be left and come back to with the reference and the secret, and becomes the case of that pair") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer)).answer().answer({{"wanted", "Ring me"}, {"go", "save"}});
        CHECK(amira.says("We have kept it"));
        CHECK(amira.says("We keep it until 7 December 2026"));
        auto later = stage.resident();
        later.page = stage.anybody().post("/tell-us/come-back",
                                          {{"reference", amira.reference}, {"secret", amira.secret}});
        CHECK(later.says("Who is this about?"));
        later.change("wanted");
        CHECK(later.says("Ring me"));
        CHECK(stage.follow(amira).says("You have not sent this yet"));
        later.change("whose").answer({{"for_self", "yes"}}).answer({{"worker", "yes"}});
        later.answer({{"answer_by", "no_reply"}}).send();
        CHECK(later.says("We have your complaint"));
        CHECK(stage.follow(amira).says("Your complaint " + amira.reference));
    }

    TEST_CASE("a wrong secret opens no draft, an unknown reference neither, and both are answered alike and counted") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer)).go("save");
        auto const attempt = [&](std::string const& reference, std::string const& secret) {
            return stage.anybody().post("/tell-us/come-back", {{"reference", reference}, {"secret", secret}});
        };
        CHECK(attempt(amira.reference, "AAAA-BBBB-CCCC-DDDD").status == 422);
        CHECK(attempt("C-00000001", amira.secret).says("We did not find this"));
        CHECK_FALSE(attempt(amira.reference, "AAAA-BBBB-CCCC-DDDD").says("two hours"));
        for (int i = 0; i < 8; ++i) {
            attempt(amira.reference, "WRONG");
        }
        CHECK(attempt(amira.reference, "WRONG").status == 429);
        CHECK(attempt(amira.reference, amira.secret).status == 429);
    }

    TEST_CASE("a draft that was left alone is forgotten on its day with its files, and no sooner") {
        IntakeStage stage;
        stage.write([&](store::Writing& db) {
            people::set_setting(db, "way_in_days_kept", "3");
            store::note(db, {"way_in", 0, "set", "", -1, stage.clock.now()});
        });
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer));
        amira.change("files").upload("/tell-us/files", "kitchen.pdf", "%PDF-1.7 small");
        auto const id = amira.id();
        auto const night = [&] { forget_old_drafts(*stage.store, store::thornmere, stage.clock.now()); };
        stage.clock.move_to(stage.clock.today() + 2);
        night();
        CHECK(stage.draft(id));
        stage.clock.move_to(stage.clock.today() + 1);
        night();
        CHECK_FALSE(stage.draft(id));
        CHECK(stage.read([&](store::Reading& db) { return work::files_of(db, draft_subject, id.number).size(); }) == 0);
    }

    TEST_CASE("a first page and a last page that are sent twice make one draft and one case with one pair") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.open("/tell-us/complaint");
        Answers const first{{"step", "said"},
                            {"said", std::string(late_carer)},
                            {"shown", amira.page.field("shown")},
                            {"once", amira.page.field("once")}};
        stage.clock.pass(std::chrono::minutes(1));
        auto const once = stage.anybody().post("/tell-us/complaint", first);
        auto const twice = stage.anybody().post("/tell-us/complaint", first);
        CHECK(once.field("reference") == twice.field("reference"));
        CHECK(once.field("secret") == twice.field("secret"));
        amira.page = twice;
        amira.answer_shortly();
        auto const key = amira.page.field("once");
        amira.send();
        auto const reference = amira.reference;
        auto const events = stage.events();
        amira.post("/tell-us/send", {{"once", key}});
        CHECK(amira.says("We have your complaint"));
        amira.post("/tell-us/send", {{"once", "another-key-0123456789"}});
        CHECK(amira.says("We have your complaint"));
        CHECK(amira.reference == reference);
        CHECK(stage.events() == events);
        amira.post("/tell-us/question", {{"step", "wanted"}});
        CHECK(amira.says("You have sent this"));
        CHECK(stage.anybody().post("/tell-us/complaint", first).says("You have sent this"));
        CHECK(signals(stage) == 1);
    }

    TEST_CASE("a machine's first page raises a doubt and is refused nothing") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.open("/tell-us/complaint");
        amira.page = stage.anybody().post("/tell-us/complaint", {{"step", "said"},
                                                                 {"said", "Buy cheap pills"},
                                                                 {"shown", amira.page.field("shown")},
                                                                 {"website", "https://example.com"}});
        amira.answer_shortly().send();
        CHECK(stage.story(amira.id())->said.doubt == Doubt::hidden_field_filled);
        CHECK(signals(stage) == 0);
    }

    TEST_CASE("“don't tell my worker” holds on the way in one question a page") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("concern", "I am afraid of my worker.").answer().answer().answer({{"for_self", "yes"}});
        amira.answer({{"worker", "no"}}).answer().answer({{"answer_by", "no_reply"}}).answer().answer();
        amira.answer().answer({{"hear", "no"}}).answer().send();
        auto const path = fmt::format("/complaints/{}", amira.id().number);
        CHECK(stage.as(people::callum).get(path).status == 404);
        CHECK(stage.as(people::callum).get(path + "/files").status == 404);
        CHECK(stage.as(people::lena).get(path).says("Don't tell the worker"));
    }

    TEST_CASE("regulation 5: a carer speaks for somebody without capacity, and says on what footing") {
        IntakeStage stage;
        for (auto const* basis : {"best_interests", "lasting_power_of_attorney"}) {
            auto bola = stage.resident();
            bola.begin("complaint", "My sister was moved without anybody asking us.").answer().answer();
            bola.answer({{"for_self", "no"}});
            CHECK(bola.says("Who do you speak for?"));
            bola.answer({{"whose_name", "Amira Haddad"}, {"relationship", "sister"}}).answer();
            CHECK(bola.page.status == 422);
            CHECK(bola.says("Say whether the other person knows"));
            bola.answer({{"basis", basis}}).answer({{"worker", "yes"}}).answer({{"name", "Bola"}});
            bola.answer({{"answer_by", "letter"}}).answer({{"address", "1 Mill Lane"}}).answer({{"safe", "yes"}});
            bola.answer().answer().answer().answer({{"hear", "yes"}}).answer().send();
            auto const told = stage.story(bola.id());
            REQUIRE(told);
            CHECK(name_of(told->teller.basis) == basis);
            CHECK(told->teller.whose_name == "Amira Haddad");
        }
    }

    TEST_CASE("an anonymous concern gets a reply, its teller answers it, and nobody learns who they are") {
        IntakeStage stage;
        auto nobody = stage.resident();
        nobody.begin("concern", "The night staff at the home sleep.").answer_shortly().send();
        auto const id = nobody.id();
        auto const told = stage.story(id);
        REQUIRE(told);
        CHECK(told->teller.name.empty());
        CHECK(told->teller.email.empty());
        CHECK(stage.act(id, "words", {{"for", "person"}, {"words", "Which nights was it?"}}).status == 303);
        auto const page = stage.follow(nobody);
        CHECK(page.says("Which nights was it?"));
        nobody.page = page;
        nobody.post("/follow/add", {{"more", "Tuesdays and Fridays."}});
        CHECK(nobody.says("We have added it"));
        auto const seen = stage.as(people::dev).get(fmt::format("/complaints/{}", id.number));
        CHECK(seen.says("Tuesdays and Fridays."));
        CHECK(seen.says("They did not say"));
        CHECK(stage.act(id, "closing", {{"ending", "looked_into"}, {"reason", "We visited at night."}}).status == 303);
        CHECK(stage.follow(nobody).says("We visited at night."));
        nobody.post("/follow/add", {{"more", "Thank you."}});
        CHECK(nobody.says("Thank you."));
    }

    TEST_CASE("regulation 12: somebody may say roughly when they first knew of it, and the officer reads their words") {
        IntakeStage stage;
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer));
        CHECK(amira.says("When did you first know about it, if that was later?"));
        amira.answer({{"happened-day", "1"},
                      {"happened-month", "5"},
                      {"happened-year", "2024"},
                      {"noticed_words", "about last spring"}});
        CHECK(amira.says("What would you like us to do?"));
        amira.answer();
        amira.skip_help();
        amira.answer({{"for_self", "yes"}}).answer({{"worker", "yes"}}).answer().answer({{"answer_by", "no_reply"}});
        amira.answer().answer().answer().answer({{"hear", "yes"}}).answer();
        CHECK(amira.says("1 May 2024; you first knew: about last spring"));
        amira.send();
        auto const path = fmt::format("/complaints/{}", amira.id().number);
        CHECK(stage.as(people::dev).get(path).says("“about last spring”"));
        CHECK(stage.as(people::dev).get(path + "/facts").says("They said: “about last spring”."));
        CHECK(stage.as(people::dev).get(path + "/lateness").says("they said: “about last spring”"));
    }

    TEST_CASE("staff type in the printed form in its order, with a scan of the paper") {
        IntakeStage stage;
        auto const form = stage.as(people::grace).get("/complaints/new");
        auto const paper = stage.anybody().get("/tell-us/print").text();
        auto const text = form.text();
        std::size_t on_form = 0;
        for (auto const* words :
             {"What was said", "When it happened", "When they first knew about it", "What they would like",
              "Who is this about", "May their worker be told", "Their name", "How do they want us to answer",
              "Is it safe", "What would make this easier", "Is there somebody we should ring", "hear what changes"}) {
            auto const at = text.find(words, on_form);
            CHECK_MESSAGE(at != std::string::npos, words);
            on_form = at == std::string::npos ? on_form : at;
        }
        std::size_t on_paper = 0;
        for (auto const* words :
             {"What happened?", "When did it happen?", "When did you first know about it", "What would you like",
              "Who is this about?", "May we tell the worker?", "What is your name?", "How do you want us to answer?",
              "Is it safe", "What would make this easier", "Should we ring", "hear what we change"}) {
            auto const at = paper.find(words, on_paper);
            CHECK_MESSAGE(at != std::string::npos, words);
            on_paper = at == std::string::npos ? on_paper : at;
        }
        auto const page = stage.as(people::grace)
                              .upload("/complaints/new",
                                      {{"kind", "complaint"}, {"channel", "letter"}, {"said", "Nobody came."}},
                                      {{"file", "scan.pdf", "application/pdf", "%PDF-1.4 scan"}});
        CHECK(page.says("Give these to the person"));
        auto const at = page.text().find("C-");
        auto const id = id_of(page.text().substr(at, 10)).value_or(Id<Case>{});
        auto const seen = stage.as(people::dev).get(fmt::format("/complaints/{}", id.number));
        CHECK(seen.says("scan.pdf"));
        CHECK(seen.says("Held: nobody can open it before it was checked for viruses."));
        auto const wrong = stage.as(people::grace)
                               .upload("/complaints/new",
                                       {{"kind", "complaint"}, {"channel", "letter"}, {"said", "Nobody came."}},
                                       {{"file", "scan.exe", "application/pdf", std::string("MZ\0\3", 4)}});
        CHECK(wrong.status == 422);
        CHECK(wrong.says("We cannot take this kind of file"));
    }

    TEST_CASE(
        "a manager sets for how long drafts are kept and where the paper goes; a number that is none is refused") {
        IntakeStage stage;
        CHECK(stage.as(people::dev).get("/way-in").status == 403);
        auto const form = stage.as(people::esther).get("/way-in").body;
        for (auto const* asked : {"days", "room", "address", "phone"}) {
            CHECK(form.find(fmt::format("name=\"{}\"", asked)) != std::string::npos);
        }
        auto const set = stage.as(people::esther)
                             .post("/way-in", {{"days", "30"},
                                               {"room", "0"},
                                               {"address", "1 Town Square\nThornmere"},
                                               {"phone", "07700 900111"}});
        CHECK(set.status == 303);
        CHECK(stage.anybody().get("/tell-us/print").says("1 Town Square"));
        CHECK(stage.anybody().get("/tell-us/easy-read").says("07700 900111"));
        for (auto const* wrong : {"", "0", "91", "-1", "many"}) {
            CHECK(stage.as(people::esther).post("/way-in", {{"days", wrong}, {"room", "5"}}).status == 422);
        }
        auto amira = stage.resident();
        amira.begin("complaint", std::string(late_carer));
        amira.change("files").upload("/tell-us/files", "kitchen.pdf", "%PDF-1.7 small");
        CHECK(amira.page.status == 422);
        CHECK(amira.says("We cannot take more files today. Go on without it, and send it later"));
    }
}
