#include "areas/complaints/inquiry/contributors.hpp"

#include <doctest/doctest.h>

#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/tests/inquiry_stage.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

struct OutsideStage : InquiryStage {
    std::string code;

    OutsideStage() { receive_one(); }

    FormFields asking() {
        return joined(day_fields("due", monday + 10),
                      {{"organisation", "Brightside Homecare"},
                       {"name", "Jess Tran"},
                       {"email", "jess@example.org"},
                       {"named", "no"},
                       {"questions", "When did the carer come on 3 June?\nWho was told?"}});
    }
    people::Answer ask(FormFields fields) {
        auto const page = as(people::dev).post(path("contributors"), std::move(fields));
        auto const text = page.text();
        auto const at = text.find("Brightside Homecare: ");
        code = at == std::string::npos ? code : text.substr(at + 21, 9);
        return page;
    }
    people::Answer ask() { return ask(asking()); }
    Contributor asked() {
        return read([&](store::Reading& db) { return contributors_of(db, id).at(0); });
    }
    std::string link() { return "/contributions/" + asked().link_key; }
    people::Answer open(std::string const& with_code) { return anybody().post(link(), {{"code", with_code}}); }
    people::Answer answer(FormFields fields, std::vector<web::Upload> files = {}) {
        fields.push_back({"code", code});
        return anybody().upload(link() + "/answers", fields, std::move(files));
    }
    std::vector<work::OutboxEntry> mails() {
        return read([](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 50); });
    }
};

}  // namespace

TEST_SUITE("complaints: asked outside the council") {
    TEST_CASE("they see their own questions and what they answered, and nothing of the complaint or who made it") {
        OutsideStage stage;
        CHECK(stage.ask().status == 200);
        REQUIRE(stage.code.size() == 9);
        auto const page = stage.open(stage.code);
        CHECK(page.status == 200);
        CHECK(page.says("When did the carer come on 3 June?"));
        CHECK(page.says("We do not tell you who complained"));
        for (auto const* const hidden : {"two hours late", "Amira", "Haddad", "Dev Okafor", "amira@example.org"}) {
            CHECK_MESSAGE(!page.says(hidden), hidden);
        }
        CHECK(page.header("set-cookie").empty());
        auto const saved = stage.answer({{"answer-1", "At 10.40, <b>late</b>"}, {"more", "We lost a carer that day."}});
        CHECK(saved.status == 200);
        CHECK(saved.says("We have what you sent"));
        CHECK(saved.body.find("<b>late</b>") == std::string::npos);
        auto const staff = stage.as(people::dev).get(stage.path("contributors/1"));
        CHECK(staff.says("At 10.40"));
        CHECK(staff.says("We lost a carer that day."));
        CHECK(stage.as(people::dev).get(stage.path()).says("Brightside Homecare"));
    }

    TEST_CASE("what was answered is not changed any more, and a form that is sent twice is kept once") {
        OutsideStage stage;
        stage.ask();
        stage.answer({{"answer-1", "At 10.40"}});
        stage.answer({{"answer-1", "At 9"}, {"answer-2", "Nobody"}});
        auto questions = stage.read([&](store::Reading& db) { return questions_of(db, stage.asked().id); });
        CHECK(questions[0].answer == "At 10.40");
        CHECK(questions[1].answer == "Nobody");
        CHECK(stage.asked().answered_at);
        FormFields const twice{{"more", "And this."}, {"once", "0123456789abcdef0123456789abcdef"}};
        CHECK(stage.answer(twice).status == 200);
        CHECK(stage.answer(twice).status == 200);
        questions = stage.read([&](store::Reading& db) { return questions_of(db, stage.asked().id); });
        CHECK(questions.size() == 3);
    }

    TEST_CASE("the e-mail holds the link and no code, the store holds no code, and neither alone opens anything") {
        OutsideStage stage;
        stage.ask();
        REQUIRE(stage.mails().size() == 1);
        auto const mail = stage.mails()[0];
        CHECK(mail.recipient == "jess@example.org");
        CHECK(mail.subject == "A message from Thornmere Council");
        CHECK(mail.text.find(stage.link()) != std::string::npos);
        CHECK(mail.text.find(stage.code) == std::string::npos);
        CHECK(mail.text.find("Amira") == std::string::npos);
        CHECK(stage.asked().code_hash.find(stage.code.substr(0, 4)) == std::string::npos);
        CHECK(stage.as(people::dev).get("/outbox").text().find(stage.code) == std::string::npos);
        auto const door = stage.anybody().get(stage.link());
        CHECK(door.status == 200);
        CHECK_FALSE(door.says("3 June"));
        CHECK_FALSE(door.says("Brightside"));
    }

    TEST_CASE(
        "a wrong code, a link that never was, one that is over, one that was ended and a closed complaint are alike") {
        OutsideStage stage;
        stage.ask();
        auto const wrong = stage.open("AAAA-AAAA");
        CHECK(wrong.status == 422);
        CHECK(wrong.says("This did not open"));
        auto const never = stage.anybody().post("/contributions/00000000000000000000000000000000",
                                                {{"code", stage.code}});
        CHECK(never.status == 422);
        CHECK(stage.anybody().get("/contributions/00000000000000000000000000000000").text() ==
              stage.anybody().get(stage.link()).text());
        CHECK(never.text() == wrong.text());
        stage.clock.move_to(monday + 25);
        CHECK(stage.open(stage.code).text() == wrong.text());
        stage.clock.move_to(monday + 24);
        CHECK(stage.open(stage.code).status == 200);
        CHECK(stage.as(people::dev).post(stage.path("contributors/1/end")).status == 303);
        CHECK(stage.open(stage.code).text() == wrong.text());
        CHECK(stage.answer({{"answer-1", "Late"}}).text() == wrong.text());

        OutsideStage closed;
        closed.ask();
        closed.write([&](store::Writing& db) {
            close(db, closed.story(), {Ending::withdrawn, monday, "They rang."}, {-1, closed.clock.now(), closed.days});
        });
        CHECK(closed.open(closed.code).text() == wrong.text());
        CHECK(closed.read([](store::Reading& db) { return work::deadlines_of(db, "case_contributor", 1); }).empty());
    }

    TEST_CASE("who guesses is slowed down, for one link and for one network") {
        OutsideStage stage;
        stage.ask();
        for (int i = 0; i < 10; ++i) {
            CHECK(stage.open(fmt::format("WRNG-{:04}", i)).status == 422);
        }
        CHECK(stage.open(stage.code).status == 429);
        stage.clock.pass(std::chrono::minutes(16));
        CHECK(stage.open(stage.code).status == 200);
        for (int i = 0; i < 20; ++i) {
            stage.anybody().post(fmt::format("/contributions/{:032}", i), {{"code", "x"}});
        }
        CHECK(stage.open(stage.code).status == 429);
    }

    TEST_CASE("a code is read however it is typed") {
        std::string const key(64, '0');
        CHECK(kept_code(key, "k", "K7MO-2XPD") == kept_code(key, "k", " k7m0 2xpd "));
        CHECK(kept_code(key, "k", "K7MO-2XPD") != kept_code(key, "other", "K7MO-2XPD"));
    }

    TEST_CASE("who complained is told only if the person agreed, with the day and how") {
        OutsideStage stage;
        auto const tells = stage.ask(with(stage.asking(), "questions", "Did Mrs Haddad ring you?"));
        CHECK(tells.status == 422);
        CHECK(tells.says("This question could tell who complained"));
        auto const yes = with(stage.asking(), "named", "yes");
        CHECK(stage.ask(yes).says("Enter the day on which the person agreed"));
        CHECK(stage.ask(joined(joined(yes, day_fields("agreed", monday)), {{"consent_how", "By telephone, to Dev"}}))
                  .status == 200);
        CHECK(stage.open(stage.code).says("It is about the complaint of Amira Haddad"));
        CHECK(stage.as(people::dev).get(stage.path("contributors/1")).says("agreed on 23 November 2026"));
    }

    TEST_CASE("nonsense in the form is told, field by field") {
        OutsideStage stage;
        auto const bare = stage.ask({});
        CHECK(bare.status == 422);
        for (auto const* const words : {"Enter the organisation", "Enter whom you ask there", "name@example.com",
                                        "one on each line", "Say whether they may know"}) {
            CHECK_MESSAGE(bare.says(words), words);
        }
        CHECK(stage.ask(with(stage.asking(), "email", "jess@example.org\r\nBcc: x@example.org")).status == 422);
        CHECK(stage.ask(joined(with(stage.asking(), "due-year", "2030"), {})).says("within 90 days"));
        CHECK(stage.ask(with(stage.asking(), "questions", std::string(600, 'q'))).says("500 characters"));
        stage.ask();
        CHECK(stage.answer({}).says("Answer at least one question"));
        CHECK(stage.answer({{"answer-1", std::string(7000, 'a')}}).status == 422);
        CHECK(stage.anybody().get("/contributions/%3Cscript%3E").body.find("<script>alert") == std::string::npos);
        CHECK(stage.anybody().get("/contributions/%3Cscript%3E").body.find("/contributions/<") == std::string::npos);
    }

    TEST_CASE("a file that they send is held until it was scanned, with the files that only staff see") {
        OutsideStage stage;
        stage.ask();
        auto const page = stage.answer({}, {{"files", "visits.txt", "text/plain", "3 June: 10.40 to 10.55"}});
        CHECK(page.says("We have what you sent"));
        CHECK(page.says("You sent 1 file."));
        auto const held = stage.read(
            [&](store::Reading& db) { return work::files_of(db, files_of_staff, InquiryStage::id.number); });
        REQUIRE(held.size() == 1);
        CHECK(held[0].standing == work::Scanned::held);
        CHECK_FALSE(stage.follow().says("visits.txt"));
        auto const bad = stage.answer({{"answer-1", "Late"}}, {{"files", "x.html", "text/html", "<html><script>"}});
        CHECK(bad.status == 422);
        auto const questions = stage.read([&](store::Reading& db) { return questions_of(db, stage.asked().id); });
        CHECK_FALSE(questions[0].answered_at);
        CHECK(stage.anybody()
                  .upload(stage.link() + "/answers", {{"code", "WRONG"}}, {{"files", "a.txt", "text/plain", "a"}})
                  .status == 422);
    }

    TEST_CASE("the same files sent again and again are held no more than forty times in an hour") {
        OutsideStage stage;
        stage.ask();
        FormFields const once{{"once", "0123456789abcdef0123456789abcdef"}};
        auto const send = [&] { return stage.answer(once, {{"files", "visits.txt", "text/plain", "3 June"}}).status; };
        for (int i = 0; i < 40; ++i) {
            CHECK(send() == 200);
        }
        CHECK(send() == 429);
    }

    TEST_CASE("they are reminded with the same link two days before, once; and whenever the officer asks") {
        OutsideStage stage;
        stage.ask();
        auto const night = [&] {
            stage.write([&](store::Writing& db) { remind_contributors(db, stage.clock.today(), stage.clock.now()); });
        };
        stage.clock.move_to(monday + 7);
        night();
        CHECK(stage.mails().size() == 1);
        stage.clock.move_to(monday + 8);
        night();
        night();
        REQUIRE(stage.mails().size() == 2);
        CHECK(stage.mails()[0].text.find("This is a reminder.") != std::string::npos);
        CHECK(stage.mails()[0].text.find(stage.link()) != std::string::npos);
        stage.clock.move_to(monday + 9);
        CHECK(stage.as(people::dev).post(stage.path("contributors/1/reminder")).status == 303);
        CHECK(stage.mails().size() == 3);
    }

    TEST_CASE("a new code ends the old one, and is shown once") {
        OutsideStage stage;
        stage.ask();
        auto const old = stage.code;
        auto const page = stage.as(people::dev).post(stage.path("contributors/1/code"));
        CHECK(page.status == 200);
        CHECK(page.says("It is shown now and never again"));
        CHECK(stage.open(old).status == 422);
    }

    TEST_CASE("an answer becomes evidence of an issue, with who said it and when") {
        OutsideStage stage;
        stage.ask();
        stage.add_issue("The carer came two hours late");
        stage.answer({{"answer-1", "At 10.40"}});
        CHECK(stage.as(people::dev)
                  .post(stage.path("contributors/1/evidence"), {{"question", "1"}, {"issue-1", "1"}})
                  .status == 303);
        REQUIRE(stage.inquiry().evidence.size() == 1);
        CHECK(stage.inquiry().evidence[0].says == "At 10.40");
        CHECK(stage.inquiry().evidence[0].issue == 1);
        stage.as(people::dev).post(stage.path("contributors/1/evidence"), {{"question", "2"}, {"issue-2", "1"}});
        CHECK(stage.inquiry().evidence.size() == 1);
    }

    TEST_CASE("of a complaint that is kept from a worker neither who was asked nor its clock is seen by others") {
        OutsideStage stage;
        InquiryStage kept;
        kept.receive_one(InquiryStage::amira(), true);
        kept.as(people::dev).post(kept.path("contributors"), stage.asking());
        auto const number = kept.read(
            [](store::Reading& db) { return contributors_of(db, InquiryStage::id).at(0).id.number; });
        CHECK(number != 1);  // no gap among the numbers that others see
        CHECK(kept.as(people::callum).get(kept.path(fmt::format("contributors/{}", number))).status == 404);
        CHECK(kept.as(people::dev).get(kept.path(fmt::format("contributors/{}", number))).status == 200);
        CHECK(kept.read([](store::Reading& db) { return work::count_due_until(db, monday + 30, {"see_cases"}); }) == 0);
    }
}
