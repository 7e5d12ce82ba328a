#include "loop/heard/agreement.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/heard/agreement_store.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/pages.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

/// One service, three themes, and signals that residents sent.
struct Sorted : people::Stage {
    Id<Theme> late;
    Id<Theme> charges;

    Sorted() {
        mount(loop::mount);
        late = theme("Late homecare visits", "A homecare visit began more than 30 minutes late");
        charges = theme("Charges that nobody explained", "Somebody learned only later that they must pay a bill");
    }

    Id<Theme> theme(std::string const& name, std::string const& definition) {
        Theme made;
        made.name = name;
        made.definition = definition;
        made.owner = member(people::dev).id;
        made.made_at = clock.now();
        made.made_by = 1;
        return write([&](store::Writing& db) { return add_theme(db, made); });
    }

    Id<Signal> heard(std::string const& said, bool kept = false) {
        Signal signal;
        signal.said = said;
        signal.heard_on = clock.today();
        signal.kept_from_worker = kept;
        signal.recorded_at = clock.now();
        return write([&](store::Writing& db) { return tell(db, signal); });
    }

    Doing doing(people::CastMember const& who) { return {clock.today(), clock.now(), member(who).id.number}; }

    void sort(Id<Signal> signal, Id<Theme> theme, bool twice = false) {
        write([&](store::Writing& db) { sort_signal(db, signal, theme, twice, doing(people::dev)); });
    }
    void again(Id<Signal> signal, Id<Theme> theme) {
        write([&](store::Writing& db) { read_again(db, signal, theme, doing(people::esther)); });
    }
    std::int64_t counted(std::string const& stem, Id<Theme> theme) {
        return read([&](store::Reading& db) {
            return store::value_if_any<std::int64_t>(
                       db, "select number from theme_stems where council = :c and stem = :s and theme = :t",
                       db.council(), stem, theme)
                .value_or(0);
        });
    }
    Agreement two_people() {
        return read([&](store::Reading& db) { return agreement(pairs_of(db, Pair::first_second, true)); });
    }
};

}  // namespace

TEST_SUITE("loop: agreement") {
    TEST_CASE("kappa and its interval are those of the textbook") {
        // Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1: 100 diagnoses of two raters.
        auto const found = agreement({{1, 1, 75}, {1, 2, 1}, {1, 3, 4}, {2, 1, 5}, {2, 2, 4}, {2, 3, 1}, {3, 3, 10}});
        CHECK(found.agree == 89);
        CHECK(found.of == 100);
        CHECK(found.kappa == doctest::Approx(0.676).epsilon(0.001));
        CHECK((found.high - found.low) / 2 / 1.959964 == doctest::Approx(0.088).epsilon(0.02));
        CHECK(found.can_tell);
    }

    TEST_CASE("readers who put everything under one theme, or read too few, cannot be told apart from chance") {
        CHECK_FALSE(agreement({}).can_tell);
        CHECK_FALSE(agreement({{1, 1, 500}}).can_tell);
        CHECK_FALSE(agreement({{1, 1, 10}, {2, 2, 10}}).can_tell);
        CHECK(agreement({{1, 1, 15}, {2, 2, 15}}).kappa == doctest::Approx(1));
        CHECK(agreement({{1, 2, 15}, {2, 1, 15}}).kappa == doctest::Approx(-1));
    }

    TEST_CASE("of one theme: those that both put there, of those that either did") {
        std::vector<PairCount> const pairs{{1, 1, 31}, {1, 2, 3}, {3, 1, 2}, {2, 2, 40}};
        CHECK(shared_under(pairs, 1).both == 31);
        CHECK(shared_under(pairs, 1).either == 36);
        auto const collapsed = this_one_or_not(pairs, 1);
        std::int64_t sum = 0;
        for (auto const& pair : collapsed) {
            sum += pair.number;
        }
        CHECK(sum == 76);
        CHECK(collapsed.size() == 4);
    }

    TEST_CASE("an answer links the signal, counts its words, and is kept beside what was suggested") {
        Sorted stage;
        auto const signal = stage.heard("The visit was late");
        CHECK(stage.counted("visit", stage.late) == 0);
        stage.sort(signal, stage.late);
        CHECK(stage.counted("visit", stage.late) == 1);
        CHECK(stage.counted("", stage.late) == 1);
        auto const suggestion = stage.read(
            [&](store::Reading& db) { return agreement(pairs_of(db, Pair::suggestion_first, false)); });
        CHECK(suggestion.agree == 1);
        CHECK(suggestion.of == 1);
        stage.write([&](store::Writing& db) { unlink_from_theme(db, signal, stage.late, stage.clock.now(), 1); });
        CHECK(stage.counted("visit", stage.late) == 0);
        CHECK(stage.counted("", stage.late) == 0);
        CHECK(stage.read([&](store::Reading& db) { return count_to_sort(db, false); }) == 1);
    }

    TEST_CASE("what people said fits nowhere waits no more, and makes such a text less sure of a theme") {
        Sorted stage;
        for (int i = 0; i < 6; ++i) {
            stage.sort(stage.heard("The visit of the mayor to the homecare fair"), {});
        }
        CHECK(stage.read([&](store::Reading& db) { return count_to_sort(db, true); }) == 0);
        auto const first = stage.read([&](store::Reading& db) {
            return suggestions_for(db, "The visit of the mayor to the homecare fair").front();
        });
        CHECK(first.theme == Id<Theme>{});
    }

    TEST_CASE("a merge and a split move the counts of words with their signals, each once") {
        Sorted stage;
        auto const both = stage.heard("A late bill for a late visit");
        stage.sort(both, stage.late);
        stage.write([&](store::Writing& db) {
            link_to_theme(db, both, stage.charges, stage.clock.today(), stage.clock.now(), 1);
        });
        stage.sort(stage.heard("The bill was wrong"), stage.charges);
        stage.write([&](store::Writing& db) {
            merge_theme(db, stage.charges, stage.late, "The same", stage.doing(people::esther));
        });
        CHECK(stage.counted("", stage.late) == 2);
        CHECK(stage.counted("bill", stage.late) == 2);
        CHECK(stage.counted("late", stage.late) == 1);
        CHECK(stage.counted("bill", stage.charges) == 0);
        auto const made = stage.write([&](store::Writing& db) {
            Theme words;
            words.name = "Bills";
            words.code = "BILL";
            words.definition = "A bill";
            words.owner = stage.member(people::dev).id;
            auto const split = prepare_split(db, stage.late, words, "Two", stage.doing(people::esther));
            choose_words(db, *find_split(db, split), "was wrong", true);
            return make_split(db, *find_split(db, split), {}, stage.doing(people::esther));
        });
        CHECK(stage.counted("bill", made) == 1);
        CHECK(stage.counted("bill", stage.late) == 1);
        CHECK(stage.counted("", stage.late) == 1);
    }

    TEST_CASE("a second person reads what was drawn, does not see the first answer, and cannot be the first") {
        Sorted stage;
        auto const signal = stage.heard("The visit was late");
        stage.sort(signal, stage.late, true);
        CHECK(stage.as(people::dev).get("/themes/second-reading").says("Nothing waits for you"));
        auto const page = stage.as(people::esther).get("/themes/second-reading");
        CHECK(page.says("The visit was late"));
        auto const path = fmt::format("/signals/{}/second-reading", signal.number);
        CHECK(stage.as(people::dev).post(path, {{"fits", std::to_string(stage.late.number)}}).status == 409);
        CHECK(stage.as(people::esther).post(path, {{"fits", "nonsense"}}).status == 422);
        CHECK(stage.as(people::esther).post(path, {{"fits", std::to_string(stage.charges.number)}}).status == 303);
        CHECK(stage.two_people().of == 1);
        CHECK(stage.two_people().agree == 0);
        CHECK(stage.as(people::dev)
                  .get(fmt::format("/themes/{}/disagreements", stage.late.number))
                  .says("The visit was late"));
        CHECK(stage.as(people::callum).get("/themes/agreement").says("Too few to tell"));
    }

    TEST_CASE("two who differed only in themes that were merged agree from then on") {
        Sorted stage;
        auto const signal = stage.heard("The visit was late");
        stage.sort(signal, stage.late, true);
        stage.again(signal, stage.charges);
        CHECK(stage.two_people().agree == 0);
        stage.write([&](store::Writing& db) {
            merge_theme(db, stage.charges, stage.late, "The same", stage.doing(people::esther));
        });
        CHECK(stage.two_people().agree == 1);
        CHECK(stage.read([&](store::Reading& db) { return disagreements_of(db, stage.late, true, {}, 10).empty(); }));
    }

    TEST_CASE("what is kept from a worker is neither offered, counted nor compared for who may not see it") {
        Sorted stage;
        auto const kept = stage.heard("I fear my worker and the visit was late", true);
        CHECK(stage.as(people::esther).get("/themes/to-sort").says("Nothing waits"));
        CHECK(stage.as(people::dev).get("/themes/to-sort").says("1 signal waits"));
        CHECK(stage.as(people::esther).post(fmt::format("/signals/{}/sort", kept.number), {{"fits", "none"}}).status ==
              404);
        stage.sort(kept, stage.late, true);
        CHECK(stage.as(people::esther).get("/themes/second-reading").says("Nothing waits for you"));
        CHECK(stage.read([&](store::Reading& db) { return pairs_of(db, Pair::suggestion_first, false).empty(); }));
    }

    TEST_CASE("the queue shows the oldest first, keeps its place after each answer, and one press confirms") {
        Sorted stage;
        auto const first = stage.heard("The homecare visit was late");
        stage.clock.pass(std::chrono::hours(24));
        auto const second = stage.heard("Nobody said that I must pay this bill");
        auto const dev = stage.as(people::dev);
        auto page = dev.get("/themes/to-sort");
        CHECK(page.says("2 signals wait"));
        CHECK(page.says("The homecare visit was late"));
        CHECK(page.says("because of"));
        auto const answer = dev.post(fmt::format("/signals/{}/sort", first.number),
                                     {{"fits", std::to_string(stage.late.number)}, {"queue", "yes"}});
        CHECK(answer.status == 303);
        CHECK(answer.location == fmt::format("/themes/to-sort?after=2026-11-23.{}", first.number));
        page = dev.get(answer.location);
        CHECK(page.says("Nobody said that I must pay this bill"));
        CHECK(dev.post(fmt::format("/signals/{}/sort", second.number), {{"fits", "another"}}).status == 422);
        CHECK(dev.post(fmt::format("/signals/{}/sort", second.number), {{"fits", "none"}}).status == 303);
        CHECK(dev.get("/themes/to-sort").says("Nothing waits"));
    }

    TEST_CASE("about a tenth is drawn, the same tenth each time, and nobody without the key can tell which") {
        int drawn = 0;
        int same = 0;
        for (std::int64_t id = 1; id <= 2000; ++id) {
            auto const one = is_read_twice(std::string(64, 'a'), {id});
            CHECK(one == is_read_twice(std::string(64, 'a'), {id}));
            drawn += one;
            same += one && is_read_twice(std::string(64, 'b'), {id});
        }
        CHECK(drawn > 150);
        CHECK(drawn < 250);
        CHECK(same < 60);
    }
}
