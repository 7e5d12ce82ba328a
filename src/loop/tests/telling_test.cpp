#include "loop/told/telling.hpp"

#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/heard/signal_service.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

constexpr char const* words = "The rota system now rings you before a late visit.";

/// Letters whose number says how their writer is told: 1 to 99 by e-mail (two numbers are one person when their last digit
/// is the same and they are above 90), 100 to 199 by hand, 200 and more not safe, 300 and more did not ask.
Reach reach_of_letter(store::Reading const&, std::int64_t id) {
    if (id >= 300) {
        return {};
    }
    if (id >= 200) {
        return {{ToldState::not_safe, Way::none}};
    }
    if (id >= 100) {
        return {{ToldState::waits, Way::phone}};
    }
    return {{ToldState::told, Way::email}, {}, id > 90 ? "one address" : ""};
}

ToldHow tell_letter(store::Writing& db, ToTell const& one) {
    auto const reach = reach_of_letter(db, one.source_id);
    if (reach.state == ToldState::told) {
        work::send_later(db, {"amira@example.org", "A message", one.text, one.about}, one.now);
    }
    return reach;
}

/// A theme about late visits in Homecare, and a learning point of it.
struct Telling_stage : people::Stage {
    Id<Service> homecare;
    Id<Service> equipment;
    Id<Theme> theme;
    Id<LearningPoint> point;
    std::int64_t esther = member(people::esther).id.number;

    Telling_stage() {
        Offer letters;
        letters.tell_back = tell_letter;
        letters.reach = reach_of_letter;
        offers().add("test_letter", letters);
        write([&](store::Writing& db) {
            homecare = add_service(db, "Homecare", clock.now(), -1);
            equipment = add_service(db, "Equipment", clock.now(), -1);
            Theme about;
            about.name = "Late visits";
            about.owner = {esther};
            theme = add_theme(db, about);
        });
    }

    Doing doing() { return {clock.today(), clock.now(), esther}; }

    Id<Signal> heard(std::int64_t letter, bool kept = false, std::optional<Id<Service>> service = {},
                     SignalKind kind = SignalKind::complaint) {
        Signal signal;
        signal.kind = kind;
        signal.source = "test_letter";
        signal.source_id = letter;
        signal.said = "The carer came two hours late and nobody rang me about it";
        signal.service = service.value_or(homecare);
        signal.heard_on = clock.today();
        signal.recorded_at = clock.now();
        signal.kept_from_worker = kept;
        return write([&](store::Writing& db) {
            auto const id = loop::tell(db, signal);
            link_to_theme(db, id, theme, clock.today(), clock.now(), esther);
            return id;
        });
    }

    void learn() {
        point = write([&](store::Writing& db) {
            LearningPoint learned;
            learned.sentence = "Every late visit is phoned through within 30 minutes";
            learned.theme = theme;
            learned.service = homecare;
            learned.owner = {esther};
            return add_learning_point(db, learned, {}, doing());
        });
    }

    void act_on_it() {
        write([&](store::Writing& db) {
            Action action;
            action.what = "The rota system rings";
            action.owner = {esther};
            action.due = clock.today() + 10;
            auto const id = add_action(db, point, action, doing());
            mark_done(db, point, id, clock.today(), doing());
        });
    }

    ToldNow approve() {
        return write([&](store::Writing& db) { return tell_back(db, point, words, doing()); });
    }

    Story story() {
        return read([&](store::Reading& db) { return story_there(db, point); });
    }
    std::int64_t mails() {
        return read([](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); });
    }
    ToldFigures figures(bool see_kept = true) {
        return read([&](store::Reading& db) { return told_of(db, point, see_kept); });
    }
    bool asks_for_words() {
        return read([&](store::Reading& db) {
            for (auto const& one : work::deadlines_of(db, "learning_point", point.number)) {
                if (one.what == "tell_back") {
                    return true;
                }
            }
            return false;
        });
    }
    void settle_again() {
        store::housekeeping(*store, store::thornmere, [&](store::Writing& db) { settle(db, point, doing()); });
    }
};

enum class Approve { later, when_acted_on };

/// Promised, done, proved twice: on the 60th day it is embedded.
void prove(Telling_stage& stage, std::int64_t seen = 20, Approve approve = Approve::later) {
    std::vector<Id<Proof>> proofs;
    auto const begin = stage.clock.today();
    stage.write([&](store::Writing& db) {
        for (auto const kind : {ProofKind::records, ProofKind::experience}) {
            Proof proof;
            proof.kind = kind;
            proof.sample = 24;
            proof.at_least = 18;
            proof.due = begin + 60;
            proof.promised_on = begin;
            proofs.push_back(add_promise(db, stage.point, proof, stage.doing()));
        }
    });
    stage.clock.move_to(begin + 5);
    stage.act_on_it();
    if (approve == Approve::when_acted_on) {
        stage.approve();
    }
    stage.clock.move_to(begin + 60);
    for (auto const proof : proofs) {
        stage.clock.pass(std::chrono::minutes(1));
        stage.write([&](store::Writing& db) {
            ProofResult result;
            result.proof = proof;
            result.made_on = stage.clock.today();
            result.seen = seen;
            result.looked_at = 24;
            result.result = seen >= 18 ? Verdict::holds : Verdict::does_not_hold;
            add_result(db, stage.point, result, stage.doing());
        });
    }
}

std::string last_mail(Telling_stage& stage) {
    return stage.read([](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 1).front().text; });
}

}  // namespace

TEST_SUITE("loop: told back by itself") {
    TEST_CASE("without approved words nothing is sent, and the owner has a deadline") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        CHECK_FALSE(stage.asks_for_words());
        stage.act_on_it();
        CHECK(stage.asks_for_words());
        CHECK(stage.mails() == 0);
        CHECK(stage.approve().told == 1);
        CHECK_FALSE(stage.asks_for_words());
        CHECK(stage.mails() == 1);
    }

    TEST_CASE("a learning point behind which nobody asked to hear asks for no words") {
        Telling_stage stage;
        stage.heard(300);
        stage.heard(200);
        stage.learn();
        stage.act_on_it();
        CHECK_FALSE(stage.asks_for_words());
    }

    TEST_CASE("who is linked later is told by itself, and who told us after the change is told so") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        stage.act_on_it();
        stage.approve();
        stage.clock.move_to(stage.clock.today() + 40);
        stage.heard(2);
        CHECK(stage.mails() == 2);
        CHECK(last_mail(stage).starts_with(
            "When you told us, we had already changed this, in October to December 2026."));
        CHECK(stage.figures().how_long.at(Waited::days_14) == 2);
    }

    TEST_CASE("everybody of the theme in its service is told, whichever learning point took them in, and no other") {
        Telling_stage stage;
        stage.heard(1);
        stage.heard(2, false, stage.equipment);
        stage.heard(3, false, {}, SignalKind::compliment);
        stage.learn();
        auto const first = stage.point;
        stage.act_on_it();
        stage.approve();
        stage.heard(4);
        stage.learn();
        REQUIRE(stage.point != first);
        stage.act_on_it();
        CHECK(stage.approve().told == 2);
        CHECK(stage.mails() == 4);
    }

    TEST_CASE("a service that is named later brings them what had changed in it") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        stage.act_on_it();
        stage.approve();
        auto const later = stage.heard(2, false, stage.equipment);
        CHECK(stage.mails() == 1);
        stage.write(
            [&](store::Writing& db) { name_service(db, later, stage.homecare, stage.esther, stage.clock.now()); });
        CHECK(stage.mails() == 2);
    }

    TEST_CASE("however often it settles, and from several nodes at once, nobody is told twice") {
        Telling_stage stage;
        for (std::int64_t letter = 1; letter <= 8; ++letter) {
            stage.heard(letter);
        }
        stage.learn();
        stage.act_on_it();
        stage.approve();
        std::vector<std::thread> nodes;
        for (int node = 0; node < 4; ++node) {
            nodes.emplace_back([&] {
                for (int i = 0; i < 25; ++i) {
                    stage.settle_again();
                    tell_who_still_waits(*stage.store, store::thornmere, stage.clock.now());
                }
            });
        }
        for (auto& node : nodes) {
            node.join();
        }
        CHECK(stage.mails() == 8);
        CHECK(stage.figures().told == 8);
        stage.write([&](store::Writing& db) { tell_back(db, stage.point, "Said better.", stage.doing()); });
        CHECK(stage.mails() == 8);
    }

    TEST_CASE("several signals of one person are one message, and each is told") {
        Telling_stage stage;
        stage.heard(91);
        stage.heard(92);
        stage.learn();
        stage.act_on_it();
        CHECK(stage.read([&](store::Reading& db) { return behind(db, stage.story(), "acted_on", true).to_tell(); }) ==
              1);
        CHECK(stage.approve().told == 2);
        CHECK(stage.mails() == 1);
    }

    TEST_CASE("where it is not safe nobody is told, and it is counted among those who asked") {
        Telling_stage stage;
        stage.heard(1);
        stage.heard(200);
        stage.heard(300);
        stage.learn();
        stage.act_on_it();
        stage.approve();
        CHECK(stage.mails() == 1);
        CHECK(stage.figures().asked == 2);
        CHECK(stage.figures().told == 1);
        CHECK(stage.figures().cannot == 1);
    }

    TEST_CASE("what staff must do is waited for, ends once, and counts as told only if they were reached") {
        Telling_stage stage;
        stage.heard(100);
        stage.heard(101);
        stage.learn();
        stage.act_on_it();
        CHECK(stage.approve().told == 0);
        CHECK(stage.figures().waits == 2);
        stage.clock.move_to(stage.clock.today() + 20);
        for (int i = 0; i < 2; ++i) {
            store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
                told_by_hand(db, 1, "test_letter", 100, true, stage.doing());
                told_by_hand(db, 1, "test_letter", 101, false, stage.doing());
            });
        }
        CHECK(stage.figures().waits == 0);
        CHECK(stage.figures().told == 1);
        CHECK(stage.figures().cannot == 1);
        CHECK(stage.figures().how_long.at(Waited::days_28) == 1);
    }

    TEST_CASE("a telling that is held tells nobody, and goes on when it is let go on") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        stage.act_on_it();
        stage.write([&](store::Writing& db) { hold_telling(db, stage.point, true, "An inquest", stage.doing()); });
        CHECK_FALSE(stage.asks_for_words());
        stage.approve();
        stage.heard(2);
        CHECK(stage.mails() == 0);
        stage.write([&](store::Writing& db) { hold_telling(db, stage.point, false, "", stage.doing()); });
        CHECK(stage.mails() == 2);
        CHECK_THROWS_AS(
            stage.write([&](store::Writing& db) { hold_telling(db, stage.point, false, "", stage.doing()); }),
            Conflict);
    }

    TEST_CASE("what was proved is told with its numbers, and who was told so is not told less when it lapses") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        prove(stage);
        stage.approve();
        CHECK(stage.mails() == 1);
        CHECK(last_mail(stage).find("We looked at 24 records: 20 showed it; the true share is likely between 64% and "
                                    "93%. We asked 24 people who draw on care: 20 said so") != std::string::npos);
        stage.clock.move_to(stage.clock.today() + 400);
        stage.write(
            [&](store::Writing& db) { CHECK(reopen_what_lapsed(db, stage.clock.today(), stage.clock.now()) == 1); });
        CHECK(stage.read([&](store::Reading& db) {
            return change_now(story_there(db, stage.point), stage.clock.today());
        }) == "acted_on");
        stage.approve();
        CHECK(stage.mails() == 1);
    }

    TEST_CASE(
        "words that were approved when it was acted on go again by themselves when it is proved, with its numbers") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        prove(stage, 20, Approve::when_acted_on);
        CHECK(stage.mails() == 2);
        CHECK(last_mail(stage).find("We looked at 24 records: 20 showed it") != std::string::npos);
        CHECK(last_mail(stage).find(words) != std::string::npos);
        CHECK_FALSE(stage.asks_for_words());
    }

    TEST_CASE("a proof that fails asks for new words, and people are told honestly") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        prove(stage, 6);
        CHECK(stage.asks_for_words());
        stage.approve();
        CHECK(last_mail(stage).starts_with("You told us something, and we changed it. We promised to check whether the "
                                           "change works. It does not work well enough yet."));
        CHECK(last_mail(stage).find("24 people who draw on care: 6 said so") != std::string::npos);
    }

    TEST_CASE("people who may not be known about are in no figure of those who may not know") {
        Telling_stage stage;
        stage.heard(1);
        stage.heard(2, true);
        stage.learn();
        stage.act_on_it();
        stage.read([&](store::Reading& db) {
            CHECK(behind(db, stage.story(), "acted_on", true).to_tell() == 2);
            CHECK(behind(db, stage.story(), "acted_on", false).to_tell() == 1);
            return 0;
        });
        stage.approve();
        CHECK(stage.mails() == 2);
        CHECK(stage.figures(false).told == 1);
        CHECK(stage.read([&](store::Reading& db) { return tellings_of(db, stage.point, false).front().told; }) == 1);
        CHECK(stage.read([](store::Reading& db) { return told_between(db, "2026-4", "2026-4", true).told; }) == 2);
        CHECK(stage.read([](store::Reading& db) { return told_between(db, "2026-1", "2026-3", true).asked; }) == 0);
    }

    TEST_CASE("more people than one transaction tells are told by and by") {
        Telling_stage stage;
        for (std::int64_t letter = 0; letter < most_told_at_once + 5; ++letter) {
            stage.heard(1000 + letter);
        }
        stage.heard(7);
        stage.learn();
        stage.act_on_it();
        stage.approve();
        CHECK(stage.mails() == 1);
        tell_who_still_waits(*stage.store, store::thornmere, stage.clock.now());
        CHECK(stage.figures().asked == 1);
        CHECK(stage.read([&](store::Reading& db) {
            return behind(db, story_there(db, stage.point), "acted_on", true).not_asked;
        }) == 0);
    }

    TEST_CASE("words that name somebody, or that somebody behind it said, are refused") {
        Telling_stage stage;
        stage.heard(1);
        stage.learn();
        stage.act_on_it();
        auto const judged = [&](std::string const& text) {
            return stage.read([&](store::Reading& db) { return what_changed(db, stage.story(), text); });
        };
        CHECK(judged(words));
        CHECK_FALSE(judged(""));
        CHECK_FALSE(judged("Ring 07700 900123."));
        auto const quoted = judged("You said: the carer came two hours late and nobody rang.");
        REQUIRE_FALSE(quoted);
        CHECK(quoted.error().front().says.find("the carer came two hours late") != std::string::npos);
    }
}
