// What people who were asked see, and what staff do.

#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/tests/surveys.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::surveys;

namespace {

std::vector<web::Field> good_answers(std::string const& code) {
    return {{"code", code}, {"outcome", "good"}, {"service", "best"}, {"filled_by", "self"}, {"ring", "no"}};
}

std::vector<web::Field> with(std::vector<web::Field> fields, std::vector<web::Field> const& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

Event by_email(SurveyStage& stage) {
    auto event = stage.somebody();
    event.way = Way::email;
    event.email = "amira@example.org";
    return event;
}

/// Where the e-mail to Amira leads who wants no more of them, without the server's own address.
std::string stop_link(SurveyStage& stage) {
    return stop_link_of({}, stage.key, mark_of_email(stage.key, "amira@example.org"));
}

}  // namespace

TEST_SUITE("surveys: answering") {
    TEST_CASE("somebody answers with the code of their letter, without an account, and is thanked") {
        SurveyStage stage;
        stage.begin();
        auto const code = stage.code_for();
        auto const start = stage.anybody().get("/survey?code=" + code);
        CHECK(start.field("code") == code);
        CHECK(start.header("set-cookie").empty());
        auto const questions = stage.anybody().post("/survey", {{"code", code}});
        CHECK(questions.status == 200);
        CHECK(questions.says("Did it help with what matters to you?"));
        CHECK(questions.says("How were you treated?"));
        CHECK_FALSE(questions.says("You told us what matters to you"));
        auto const thanks = stage.anybody().post("/survey/answer", good_answers(code));
        CHECK(thanks.status == 200);
        CHECK(thanks.says("Thank you"));
    }

    TEST_CASE("the outcome and the service must both be answered, and what was typed is kept") {
        SurveyStage stage;
        stage.begin();
        auto const code = stage.code_for();
        auto const page = stage.anybody().post("/survey/answer",
                                               {{"code", code}, {"outcome", "bad"}, {"words", "Nobody rang me."}});
        CHECK(page.status == 422);
        CHECK(page.says("Choose an answer. You can say that you do not know"));
        CHECK(page.says("Say who filled this in"));
        CHECK(page.says("Say whether we may use your words"));
        CHECK(page.says("Nobody rang me."));
        CHECK(stage.count("survey_letterbox") == 0);
    }

    TEST_CASE("a wrong code, a used one and one that is too old are answered alike") {
        SurveyStage stage;
        stage.begin();
        auto const used = stage.code_for(1);
        stage.answer(used, stage.an_answer());
        auto const old = stage.code_for(2);
        stage.clock.pass(std::chrono::hours(24 * 50));
        stage.write([&](store::Writing& db) { forget(db, stage.doing()); });
        std::set<std::string> texts;
        for (auto const& code : {used, old, std::string("AAAA-BBBB-CCCC")}) {
            auto const page = stage.anybody().post("/survey", {{"code", code}});
            CHECK(page.status == 422);
            texts.insert(page.text());
            auto const late = stage.anybody().post("/survey/answer", good_answers(code));
            CHECK(late.status == 422);
            texts.insert(late.text());
        }
        CHECK(texts.size() == 1);
    }

    TEST_CASE("wrong codes are counted by network, without its address, and right ones are not") {
        SurveyStage stage;
        stage.begin();
        auto const code = stage.code_for();
        stage.anybody().post("/survey", {{"code", code}});
        CHECK(stage.count("tries") == 0);
        for (int i = 0; i < 100; ++i) {
            stage.anybody().post("/survey", {{"code", fmt::format("AAAA-BBBB-{:04}", i)}});
        }
        CHECK(stage.anybody().post("/survey", {{"code", "ZZZZ-ZZZZ-ZZZZ"}}).status == 429);
        CHECK(stage.anybody().post("/survey", {{"code", code}}).status == 200);
        auto const networks = stage.read([](store::Reading& db) {
            return store::values<std::string>(db, "select network from tries where council = :council and id > 0",
                                              db.council());
        });
        for (auto const& network : networks) {
            CHECK(network.find_first_of(".:") == std::string::npos);
        }
    }

    TEST_CASE("a code may be typed in small letters, without its dashes, and with O for 0") {
        SurveyStage stage;
        stage.begin();
        CHECK(kept_code("K7MQ-2XPD-901R") == kept_code("k7mq 2xpd 9oIr"));
        CHECK(kept_code("K7MQ-2XPD-901R") != kept_code("K7MQ-2XPD-901S"));
    }

    TEST_CASE("a form that is sent twice is answered once and thanked twice") {
        SurveyStage stage;
        stage.begin();
        auto const fields = with(good_answers(stage.code_for()), {{"once", "0123456789abcdef0123456789abcdef"}});
        CHECK(stage.anybody().post("/survey/answer", fields).says("Thank you"));
        CHECK(stage.anybody().post("/survey/answer", fields).says("Thank you"));
        CHECK(stage.count("survey_letterbox") == 1);
    }

    TEST_CASE("what matters to somebody is asked back in their own words") {
        SurveyStage stage;
        stage.begin();
        auto event = stage.somebody();
        event.matters = "To get to the mosque on Fridays";
        stage.ask({event});
        auto const page = stage.anybody().post("/survey", {{"code", stage.last_code()}});
        CHECK(page.says("You said: “To get to the mosque on Fridays”"));
    }

    TEST_CASE("who reads Easy Read is asked in Easy Read, and anybody can change the words") {
        SurveyStage stage;
        stage.begin();
        auto event = stage.somebody();
        event.easy_read = true;
        stage.ask({event});
        auto const code = stage.last_code();
        auto const easy = stage.anybody().post("/survey", {{"code", code}});
        CHECK(easy.says("How did we treat you?"));
        auto const other = stage.anybody().post("/survey", {{"code", code}, {"easy", "no"}});
        CHECK(other.says("How were you treated?"));
    }

    TEST_CASE("who wants to be rung must give a number") {
        SurveyStage stage;
        stage.begin();
        auto fields = good_answers(stage.code_for());
        fields.pop_back();
        auto const page = stage.anybody().post("/survey/answer", with(fields, {{"ring", "yes"}}));
        CHECK(page.status == 422);
        CHECK(page.says("Enter a telephone number with its area code"));
    }

    TEST_CASE("do not ask me again needs no sign-in, and says nothing about whom we know") {
        SurveyStage stage;
        stage.begin();
        auto event = stage.somebody();
        event.way = Way::email;
        event.email = "amira@example.org";
        stage.ask({event});
        auto const known = stage.anybody().post("/survey/stop", {{"email", "AMIRA@example.org "}});
        auto const unknown = stage.anybody().post("/survey/stop", {{"email", "nobody@example.org"}});
        CHECK(known.status == 200);
        CHECK(known.text() == unknown.text());
        CHECK(stage.count("survey_invitations") == 0);
        stage.clock.pass(std::chrono::hours(24 * 200));
        event.on = stage.clock.today();
        auto const became = stage.ask({event});
        CHECK(became.asked == 0);
        CHECK(became.asked_to_stop == 1);
    }

    TEST_CASE("who wants others not to be asked is slowed down, also with a code that is none") {
        SurveyStage stage;
        stage.begin();
        auto const stop = [&](int i) {
            return stage.anybody()
                .post("/survey/stop", {{"code", "AAAA"}, {"email", fmt::format("somebody{}@example.org", i)}})
                .status;
        };
        for (int i = 0; i < 100; ++i) {
            CHECK(stop(i) == 200);
        }
        auto const events = stage.events();
        CHECK(stop(100) == 429);
        CHECK(stage.events() == events);
    }
}

TEST_SUITE("surveys: on paper") {
    TEST_CASE("who wrote “do not ask me again” on the form is counted, and not asked again") {
        SurveyStage stage;
        stage.begin();
        auto const code = stage.code_for();
        auto const page = stage.as(people::esther).post("/surveys/enter", {{"code", code}});
        CHECK(page.says("They wrote “Do not ask me again”"));
        stage.as(people::esther).post("/surveys/enter/answers", with(good_answers(code), {{"stop_asking", "yes"}}));
        CHECK(stage.count("survey_letterbox") == 1);
        CHECK(stage.count("survey_invitations") == 0);
        stage.clock.pass(std::chrono::hours(24 * 200));
        auto event = stage.somebody();
        event.on = stage.clock.today();
        CHECK(stage.ask({event}).asked_to_stop == 1);
    }

    TEST_CASE("Easy Read: each question has its picture and each answer its face, on the web and on paper") {
        SurveyStage stage;
        auto const survey = stage.begin();
        auto event = stage.somebody();
        event.easy_read = true;
        stage.ask({event});
        auto const letters = stage.as(people::esther).get(fmt::format("/surveys/{}/letters", survey.number));
        auto const questions = stage.anybody().post("/survey", {{"code", stage.last_code()}});
        for (auto const& page : {letters, questions}) {
            for (auto const* const picture :
                 {"help", "treated", "secret", "choose", "face-best", "face-middle", "face-worst", "face-unsure"}) {
                CHECK_MESSAGE(page.body.find(fmt::format("easy-{}-", picture)) != std::string::npos, picture);
            }
        }
        CHECK(questions.body.find("easy-phone-") != std::string::npos);
        auto const plainly = stage.anybody().post("/survey", {{"code", stage.last_code()}, {"easy", "no"}});
        CHECK(plainly.body.find("easy-face") == std::string::npos);
    }
}

TEST_SUITE("surveys: one press in an e-mail") {
    TEST_CASE("RFC 8058: one press stops all asking, without a sign-in, a question or a redirect") {
        SurveyStage stage;
        stage.begin();
        stage.ask({by_email(stage)});
        auto const link = stop_link(stage);
        auto request = stage.anybody().request(web::Method::post, link, {{"List-Unsubscribe", "One-Click"}});
        std::erase_if(request.headers, [](web::Field const& header) {
            return header.name == "origin" || header.name.starts_with("sec-fetch");
        });
        auto const stopped = stage.send(request);
        CHECK(stopped.status == 200);
        CHECK(stopped.location.empty());
        CHECK(stopped.says("We will not ask again"));
        CHECK(stage.count("survey_invitations") == 0);
        stage.clock.pass(std::chrono::hours(24 * 200));
        CHECK(stage.ask({by_email(stage)}).asked_to_stop == 1);
    }

    TEST_CASE("opening the link changes nothing; its button stops the asking, once") {
        SurveyStage stage;
        stage.begin();
        stage.ask({by_email(stage)});
        auto const link = stop_link(stage);
        auto const before = stage.events();
        CHECK(stage.anybody().get(link).says("Press the button"));
        CHECK(stage.events() == before);
        CHECK(stage.count("survey_invitations") == 1);
        CHECK(stage.anybody().post(link).status == 200);
        CHECK(stage.count("survey_invitations") == 0);
        CHECK(stage.events() == before + 1);
        stage.anybody().post(link);
        CHECK(stage.events() == before + 1);
    }

    TEST_CASE("the link still works when the invitation was answered, and leads to no answer") {
        SurveyStage stage;
        stage.begin();
        stage.ask({by_email(stage)});
        auto const link = stop_link(stage);
        stage.answer(stage.last_code(), stage.an_answer());
        CHECK(stage.anybody().post(link).status == 200);
        CHECK(stage.count("survey_letterbox") == 1);
        stage.clock.pass(std::chrono::hours(24 * 200));
        CHECK(stage.ask({by_email(stage)}).asked_to_stop == 1);
        auto const kept = stage.read([](store::Reading& db) {
            return store::values<std::string>(
                db, "select mark from survey_stops where council = :council and mark > ''", db.council());
        });
        REQUIRE(kept.size() == 1);
        CHECK(kept[0].find("amira") == std::string::npos);
    }

    TEST_CASE("a token that we know, one that we do not, and none at all are answered alike") {
        SurveyStage stage;
        stage.begin();
        stage.ask({by_email(stage)});
        auto const link = stop_link(stage);
        auto made_up = link;
        made_up.back() = made_up.back() == 'a' ? 'b' : 'a';
        auto const nobody = stage.anybody();
        auto const unknown = nobody.post(made_up);
        CHECK(stage.count("survey_invitations") == 1);
        auto const known = nobody.post(link);
        auto const none = nobody.post("/survey/unsubscribe");
        CHECK(known.status == unknown.status);
        CHECK(known.status == none.status);
        CHECK(known.text() == unknown.text());
        CHECK(known.text() == none.text());
        CHECK(nobody.get(link).text() == nobody.get(made_up).text());
        CHECK(nobody.get("/survey/unsubscribe?t=%22%3E%3Cb%3Ex").body.find("\"><b>x") == std::string::npos);
    }

    TEST_CASE("an invitation and its reminder both carry the link, in the header and in the words") {
        SurveyStage stage;
        stage.begin();
        stage.ask({by_email(stage)});
        auto const link = "https://heed.thornmere.example" + stop_link(stage);
        stage.clock.pass(std::chrono::hours(24 * 15));
        stage.write([&](store::Writing& db) { remind(db, stage.key, stage.doing()); });
        auto const waiting = stage.read(
            [](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 10); });
        REQUIRE(waiting.size() == 2);
        for (auto const& message : waiting) {
            CHECK(message.unsubscribe == link);
            CHECK(message.text.find("ask you again:\n" + link + "\n") != std::string::npos);
        }
    }
}

TEST_SUITE("surveys: staff") {
    TEST_CASE("Esther begins a survey, events come by file, letters are printed with a code, and it is typed in") {
        SurveyStage stage;
        auto const esther = stage.as(people::esther);
        auto const form = esther.get("/surveys/new");
        CHECK(form.status == 200);
        auto const begun = esther.post("/surveys/new", {{"name", "How was your assessment?"},
                                                        {"event", "assessment_finished"},
                                                        {"intro", "We want to know how it was."},
                                                        {"easy_intro", "How was it?"},
                                                        {"outcome", "Did it help?"},
                                                        {"easy_outcome", "Did it help?"},
                                                        {"service", "How were you treated?"},
                                                        {"easy_service", "How were you treated?"},
                                                        {"more", "matters"},
                                                        {"target", "75"},
                                                        {"remind_after", "14"},
                                                        {"closes_after", "42"},
                                                        {"not_again_within", "90"},
                                                        {"address", "https://heed.example/"}});
        CHECK(begun.location == "/surveys/1");
        auto const file =
            "event,day,team,name,address\n"
            "assessment_finished,2026-11-20,Northside locality team,Amira Haddad,\"1 Mill Lane, Thornmere\"\n";
        auto const became = esther.upload("/surveys/events", {}, {{"file", "events.csv", "text/csv", file}});
        CHECK(became.says("1 person is asked."));
        auto const letters = esther.get("/surveys/1/letters");
        auto const code = stage.last_code();
        CHECK(letters.says(code));
        CHECK(letters.says("Dear Amira Haddad,"));
        CHECK(letters.body.find("<svg") != std::string::npos);
        CHECK(esther.post("/surveys/1/letters", {{"letters", "1"}}).status == 303);
        CHECK(esther.get("/surveys/1/letters").says("No letter waits to be printed."));
        auto const grace = stage.as(people::grace);
        CHECK(grace.post("/surveys/enter", {{"code", code}}).says("The answers on the form"));
        auto const kept = grace.post("/surveys/enter/answers", good_answers(code));
        CHECK(kept.says("The answers are in"));
        CHECK(grace.post("/surveys/enter", {{"code", code}}).status == 422);
    }

    TEST_CASE("a file with one mistake is not taken, and says the line") {
        SurveyStage stage;
        stage.begin();
        auto const file = "event,day,team,email\n"
                          "assessment_finished,2026-11-20,Northside locality team,amira@example.org\n"
                          "assessment_finished,2026-02-31,Northside locality team,bola@example.org\n";
        auto const page =
            stage.as(people::esther).upload("/surveys/events", {}, {{"file", "events.csv", "text/csv", file}});
        CHECK(page.status == 422);
        CHECK(page.says("Line 3, day: Enter a day such as 2026-03-01 or 01/03/2026"));
        CHECK(stage.count("survey_invitations") == 0);
    }

    TEST_CASE("somebody who is asked by telephone is rung by another team, and what they say is typed in") {
        SurveyStage stage;
        auto const survey = stage.begin();
        auto event = stage.somebody();
        event.way = Way::phone;
        event.phone = "07700 900456";
        stage.ask({event});
        auto const list = fmt::format("/surveys/{}/calls", survey.number);
        CHECK_FALSE(stage.as(people::callum).get(list).says("07700 900456"));
        CHECK(stage.as(people::callum).get(list + "/1").status == 404);
        auto const grace = stage.as(people::grace);
        CHECK(grace.get(list).says("07700 900456"));
        CHECK(grace.get(list + "/1").says("May I speak to Amira Haddad?"));
        CHECK(grace.post(list + "/1", {{"outcome", "good"}, {"service", "good"}, {"filled_by", "self"}})
                  .says("The answers are in"));
        CHECK(grace.get(list).says("Nobody is to be rung."));
    }

    TEST_CASE("other words are a new version, and who was asked before answers the old one") {
        SurveyStage stage;
        auto const survey = stage.begin();
        auto const code = stage.code_for();
        auto draft = a_draft();
        draft.outcome = "Was it any use?";
        stage.write([&](store::Writing& db) {
            change_survey(db, survey_there(db, survey), written(draft).value(), stage.doing());
        });
        CHECK(stage.anybody().post("/survey", {{"code", code}}).says("Did it help with what matters to you?"));
        CHECK(stage.anybody().post("/survey", {{"code", stage.code_for(2)}}).says("Was it any use?"));
        CHECK(stage.as(people::esther).get("/surveys/1").says("Versions of the words"));
    }
}
