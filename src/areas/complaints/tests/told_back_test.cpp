#include "areas/complaints/told_back.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/told/telling.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

using Fields = std::vector<web::Field>;

Teller amira() {
    Teller teller;
    teller.name = "Amira Haddad";
    teller.wants_to_hear = true;
    teller.email = "Amira@example.org";
    teller.phone = "07700 900123";
    teller.address = "1 Mill Lane\nThornmere";
    return teller;
}

loop::Reach reach_when(AnswerBy answer_by, Teller teller = amira()) {
    teller.answer_by = answer_by;
    return how_to_reach(teller);
}

/// Complaints about late visits, and a learning point that was acted on.
struct ToldStage : Stage {
    Id<loop::Theme> theme;
    Id<loop::LearningPoint> point;
    std::int64_t esther = member(people::esther).id.number;

    ToldStage() {
        mount(complaints::mount);
        write([&](store::Writing& db) {
            loop::Theme about;
            about.name = "Late visits";
            about.owner = {esther};
            theme = loop::add_theme(db, about);
        });
    }

    loop::Doing doing() { return {clock.today(), clock.now(), esther}; }

    struct Kept {
        Id<Case> id;
        std::string reference;
        std::string secret;
    };

    /// A person tells us, and the signal is linked to the theme.
    Kept told(Fields fields) {
        auto const shown = anybody().get("/tell-us/concern").field("shown");
        clock.pass(std::chrono::hours(2));
        fields.insert(fields.end(), {{"said", "Nobody came to my door on Friday and it was getting dark."},
                                     {"for_self", "yes"},
                                     {"hear", "yes"},
                                     {"shown", shown}});
        auto const text = anybody().post("/tell-us/concern", fields).text();
        auto const after = [&](std::string_view words, std::size_t length) {
            return text.substr(text.find(words) + words.size(), length);
        };
        Kept const kept{*id_of("C-" + after("C-", 8)), "C-" + after("C-", 8), after("The secret is: ", 19)};
        write([&](store::Writing& db) {
            auto const signal = find_story(db, kept.id, true)->said.signal;
            loop::link_to_theme(db, {signal}, theme, clock.today(), clock.now(), esther);
        });
        return kept;
    }

    void change_it() {
        write([&](store::Writing& db) {
            loop::LearningPoint learned;
            learned.sentence = "Every missed visit is rung through within 30 minutes";
            learned.theme = theme;
            learned.owner = {esther};
            point = loop::add_learning_point(db, learned, {}, doing());
            loop::Action action;
            action.what = "The rota rings";
            action.owner = {esther};
            action.due = clock.today();
            auto const id = loop::add_action(db, point, action, doing());
            loop::mark_done(db, point, id, clock.today(), doing());
            loop::tell_back(db, point, "The rota now rings you.", doing());
        });
    }

    std::int64_t mails() {
        return read([](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); });
    }
    std::vector<TellingTask> tasks(Id<Case> id) {
        return read([&](store::Reading& db) { return tasks_of(db, id); });
    }
    std::vector<work::Deadline> deadlines() {
        return read([&](store::Reading& db) { return work::deadlines_of(db, "case_telling", 1); });
    }
    people::Answer follow(Kept const& kept) {
        return anybody().post("/follow", {{"reference", kept.reference}, {"secret", kept.secret}});
    }
};

Fields by_phone(std::string const& worker = "yes") {
    return {{"worker", worker},
            {"answer_by", "phone"},
            {"phone", "07700 900123"},
            {"safe", "yes"},
            {"name", "Amira Haddad"}};
}
Fields by_email(std::string const& safe = "yes") {
    return {{"worker", "yes"}, {"answer_by", "email"}, {"email", "amira@example.org"}, {"safe", safe}};
}

}  // namespace

TEST_SUITE("complaints: told back") {
    TEST_CASE("people are told in the form that they chose, and what a person must make is a task") {
        CHECK(reach_when(AnswerBy::email).state == loop::ToldState::told);
        CHECK(reach_when(AnswerBy::email).way == loop::Way::email);
        CHECK(reach_when(AnswerBy::phone).state == loop::ToldState::waits);
        CHECK(reach_when(AnswerBy::letter).way == loop::Way::letter);
        CHECK(reach_when(AnswerBy::no_reply).way == loop::Way::page);
        auto easy = amira();
        easy.easy_read = true;
        CHECK(reach_when(AnswerBy::email, easy).state == loop::ToldState::waits);
        CHECK(reach_when(AnswerBy::email, easy).forms == std::vector<std::string>{"Easy Read"});
        auto large = amira();
        large.large_print = true;
        CHECK(reach_when(AnswerBy::email, large).state == loop::ToldState::told);
    }

    TEST_CASE("who did not ask, whom it is not safe to contact, and who left no way are not told") {
        auto silent = amira();
        silent.wants_to_hear = false;
        CHECK(reach_when(AnswerBy::email, silent).state == loop::ToldState::not_asked);
        auto unsafe = amira();
        unsafe.safe_to_contact = false;
        for (auto const way : {AnswerBy::email, AnswerBy::phone, AnswerBy::letter, AnswerBy::no_reply}) {
            CHECK(reach_when(way, unsafe).state == loop::ToldState::not_safe);
        }
        auto nowhere = amira();
        nowhere.phone.clear();
        CHECK(reach_when(AnswerBy::phone, nowhere).state == loop::ToldState::no_way);
    }

    TEST_CASE("one address is one person whatever its letters, and one telephone may be two people's") {
        auto other = amira();
        other.name = "Bola Haddad";
        other.email = " amira@EXAMPLE.org";
        CHECK(reach_when(AnswerBy::email).person == reach_when(AnswerBy::email, other).person);
        CHECK(reach_when(AnswerBy::phone).person != reach_when(AnswerBy::phone, other).person);
        CHECK(reach_when(AnswerBy::email).person.find("amira") == std::string::npos);
    }

    TEST_CASE("who asked to hear is told by e-mail, once for all that they told us, and on each page") {
        ToldStage stage;
        auto const first = stage.told(by_email());
        auto const second = stage.told(by_email());
        stage.change_it();
        CHECK(stage.mails() == 1);
        for (auto const& one : {first, second}) {
            CHECK(stage.follow(one).says("The rota now rings you."));
        }
    }

    TEST_CASE("where it is not safe nobody writes, rings or is asked to, and they can still read it") {
        ToldStage stage;
        auto const unsafe = stage.told(by_email("no"));
        auto fields = by_phone();
        fields[3].value = "no";
        auto const by_telephone = stage.told(fields);
        stage.change_it();
        CHECK(stage.mails() == 0);
        CHECK(stage.tasks(unsafe.id).empty());
        CHECK(stage.tasks(by_telephone.id).empty());
        CHECK(stage.deadlines().empty());
        CHECK(stage.follow(unsafe).says("The rota now rings you."));
    }

    TEST_CASE("who is rung is a task of a named person, with the words to say, that ends once") {
        ToldStage stage;
        auto const kept = stage.told(by_phone());
        stage.change_it();
        REQUIRE(stage.tasks(kept.id).size() == 1);
        REQUIRE(stage.deadlines().size() == 1);
        auto const deadline = stage.deadlines().front();
        CHECK(deadline.owner == stage.member(people::dev).id.number);
        CHECK(deadline.says == "Tell them what changed, by telephone: concern " + kept.reference);
        auto const page = stage.as(people::dev).get(deadline.path);
        CHECK(page.says("07700 900123"));
        CHECK(page.says("May I speak to Amira Haddad?"));
        CHECK(page.says("The rota now rings you."));
        CHECK(page.says("Leave no message"));
        CHECK(stage.as(people::dev).get(deadline.path + "/letter").status == 404);
        CHECK(stage.as(people::callum).get(deadline.path).status == 403);
        CHECK(stage.as(people::frank).get(deadline.path).status == 404);
        CHECK(stage.as(people::dev).post(deadline.path).status == 422);
        CHECK(stage.as(people::dev).post(deadline.path, {{"reached", "yes"}}).status == 303);
        CHECK(stage.as(people::dev).post(deadline.path, {{"reached", "no"}}).status == 409);
        CHECK(stage.as(people::dev).get(deadline.path).says("They were told on 23 November 2026"));
        CHECK(stage.deadlines().empty());
        CHECK(stage.read([&](store::Reading& db) { return loop::told_of(db, stage.point, true).told; }) == 1);
    }

    TEST_CASE("two cases of one person are one call, and both are told when it was made") {
        ToldStage stage;
        auto const first = stage.told(by_phone());
        auto const second = stage.told(by_phone());
        stage.change_it();
        auto const task = [&](Id<Case> id) { return stage.tasks(id).front(); };
        bool const second_waits_with_first = task(second.id).asked_with == task(first.id).id;
        auto const asked = second_waits_with_first ? first.id : second.id;
        CHECK(stage.as(people::dev)
                  .post(fmt::format("/complaints/{}/tell-back/{}", asked.number, task(asked).id.number),
                        {{"reached", "yes"}})
                  .status == 303);
        CHECK(stage.read([&](store::Reading& db) { return loop::told_of(db, stage.point, true).told; }) == 2);
    }

    TEST_CASE("a letter is printed with the words, large where they need it large") {
        ToldStage stage;
        auto const kept = stage.told({{"worker", "yes"},
                                      {"answer_by", "letter"},
                                      {"address", "1 Mill Lane"},
                                      {"safe", "yes"},
                                      {"name", "Amira Haddad"},
                                      {"support", "large_print"}});
        stage.change_it();
        auto const path = stage.deadlines().front().path;
        auto const letter = stage.as(people::dev).get(path + "/letter");
        CHECK(letter.says("Dear Amira Haddad,"));
        CHECK(letter.says("The rota now rings you."));
        CHECK(letter.body.find("heed-letter--large") != std::string::npos);
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", kept.id.number)).says("by letter: by"));
    }

    TEST_CASE("a task about somebody who said don't tell my worker is seen by those who may, and by nobody else") {
        ToldStage stage;
        auto const kept = stage.told(by_phone("no"));
        stage.change_it();
        auto const deadline = stage.deadlines().front();
        CHECK(deadline.may == "see_kept_from_worker");
        CHECK(stage.as(people::dev).get(deadline.path).status == 200);
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", kept.id.number)).says("Tell them what changed"));
    }
}
