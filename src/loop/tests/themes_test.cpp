#include <array>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "kernel/dice.hpp"
#include "kernel/failure.hpp"
#include "loop/demonstration/demonstration.hpp"
#include "loop/themes/theme_changes.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/themes/theme_strength.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

struct TallyRow {
    std::int64_t theme = 0;
    bool kept_from_worker = false;
    Stage stage = Stage::heard;
    SignalKind kind = SignalKind::observation;
    std::int64_t service = 0;
    std::int64_t number = 0;
    bool operator==(TallyRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TallyRow, (), (theme, kept_from_worker, stage, kind, service, number))

struct MonthRow {
    std::int64_t theme = 0;
    std::string month;
    bool kept_from_worker = false;
    bool is_compliment = false;
    std::int64_t number = 0;
    bool operator==(MonthRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MonthRow, (), (theme, month, kept_from_worker, is_compliment, number))

void check_tallies(store::Reading& db) {
    CHECK(store::rows<TallyRow>(db,
                                "select theme, kept_from_worker, stage, kind, service, number from signal_tallies"
                                " where council = :council and theme > 0 and number <> 0"
                                " order by theme, kept_from_worker, stage, kind, service",
                                db.council()) ==
          store::rows<TallyRow>(
              db,
              "select theme, kept_from_worker, stage, kind, service, cast(count(*) as bigint) as number"
              " from theme_signals join signals on signals.council = theme_signals.council and id = signal"
              " where theme_signals.council = :council group by theme, kept_from_worker, stage, kind, service"
              " order by theme, kept_from_worker, stage, kind, service",
              db.council()));
    CHECK(store::rows<MonthRow>(db,
                                "select theme, month, kept_from_worker, is_compliment, number from theme_months"
                                " where council = :council and theme > 0 and number <> 0"
                                " order by theme, month, kept_from_worker, is_compliment",
                                db.council()) ==
          store::rows<MonthRow>(
              db,
              "select theme, substr(theme_signals.heard_on, 1, 7) as month, kept_from_worker,"
              " case when kind = 'compliment' then 1 else 0 end as is_compliment,"
              " cast(count(*) as bigint) as number"
              " from theme_signals join signals on signals.council = theme_signals.council and id = signal"
              " where theme_signals.council = :council and theme > 0"
              " group by theme, substr(theme_signals.heard_on, 1, 7), kept_from_worker,"
              " case when kind = 'compliment' then 1 else 0 end"
              " order by theme, month, kept_from_worker, is_compliment",
              db.council()));
}

/// A council with services and a few hundred signals, and themes that one can do things to.
struct Themes : people::Stage {
    Doing doing() { return {clock.today(), clock.now(), member(people::esther).id.number}; }

    Id<Theme> theme(std::string const& name) {
        Theme made;
        made.name = name;
        made.definition = "What is always true of " + name;
        made.owner = member(people::esther).id;
        made.made_at = clock.now();
        made.made_by = 1;
        return write([&](store::Writing& db) { return add_theme(db, made); });
    }

    void invent(std::int64_t number) {
        write([&](store::Writing& db) {
            add_service(db, "Homecare", clock.now(), -1);
            add_service(db, "Assessment", clock.now(), -1);
            add_invented_signals(db, number, 11, clock.now());
        });
    }

    void link(std::int64_t signal, Id<Theme> theme) {
        write([&](store::Writing& db) { link_to_theme(db, {signal}, theme, clock.today(), clock.now(), 1); });
    }

    /// Every signal from `first` to `last`, written at once as the store keeps them.
    void link_many(std::int64_t first, std::int64_t last, Id<Theme> theme) {
        write([&](store::Writing& db) {
            for (auto signal = first; signal <= last; ++signal) {
                link_to_theme(db, {signal}, theme, clock.today(), clock.now(), 1);
            }
        });
    }

    void merge(Id<Theme> from, Id<Theme> into) {
        write([&](store::Writing& db) { merge_theme(db, from, into, "They mean the same", doing()); });
    }

    Id<ThemeSplit> prepare(Id<Theme> theme, std::string const& name) {
        Theme words;
        words.name = name;
        words.code = suggested_code(name, [&](std::string const& code) {
            return read([&](store::Reading& db) { return code_is_taken(db, code); });
        });
        words.definition = "Split off";
        words.owner = member(people::esther).id;
        return write([&](store::Writing& db) { return prepare_split(db, theme, words, "They are two", doing()); });
    }

    ThemeSplit split(Id<ThemeSplit> id) {
        return read([&](store::Reading& db) { return *find_split(db, id); });
    }

    std::int64_t signals_of(Id<Theme> theme) {
        return read([&](store::Reading& db) {
            SignalFilter filter;
            filter.theme = theme;
            filter.see_kept_from_worker = true;
            return count_signals(db, filter);
        });
    }
};

/// A learning point of the theme with these actions.
Id<LearningPoint> learn(Themes& stage, Id<Theme> theme, std::vector<Strength> const& strengths) {
    return stage.write([&](store::Writing& db) {
        LearningPoint point;
        point.sentence = "Every late visit is phoned through within 30 minutes";
        point.theme = theme;
        point.owner = stage.member(people::esther).id;
        auto const id = add_learning_point(db, point, {}, stage.doing());
        for (auto const strength : strengths) {
            Action action;
            action.what = "Remind everybody";
            action.strength = strength;
            action.owner = point.owner;
            action.due = stage.clock.today() + 30;
            action.added_on = stage.clock.today();
            add_action(db, id, action, stage.doing());
        }
        return id;
    });
}

bool is_told_to_try_harder(Themes& stage, Id<Theme> theme) {
    return stage.read([&](store::Reading& db) { return !work::deadlines_of(db, "theme", theme.number).empty(); });
}

}  // namespace

TEST_SUITE("loop: themes") {
    TEST_CASE("a code is made from the name, and a number is put to it where it was given before") {
        auto const never = [](std::string const&) { return false; };
        CHECK(suggested_code("Late homecare visits", never) == "LHV");
        CHECK(suggested_code("Letters that people cannot read", never) == "LPCR");
        CHECK(suggested_code("Supervision", never) == "SUPE");
        CHECK(suggested_code("Waiting lists", never) == "WAIT-LIST");
        CHECK(suggested_code("…", never) == "THEME");
        CHECK(suggested_code("Late homecare visits", [](std::string const& code) { return code == "LHV"; }) == "LHV2");
        CHECK(suggested_code("Waiting lists", [](std::string const& code) { return code.size() < 10; }) ==
              "WAIT-LIST2");
    }

    TEST_CASE("a code that was typed is kept as it is, or refused") {
        ThemeDraft draft{"Late visits", "A visit was late", "", "", 1, "late-1"};
        CHECK(define(draft)->code == "LATE-1");
        for (auto const* wrong : {"L", "1LATE", "LATE VISIT", "ABCDEFGHIJK", "LÄTE"}) {
            draft.code = wrong;
            CHECK_FALSE(define(draft));
        }
    }

    TEST_CASE("two versions of a text are told apart word by word") {
        auto const found = changes("A visit began more than 30 minutes late",
                                   "A visit began more than 15 minutes late");
        CHECK(found == std::vector<ChangedPiece>{{Change::same, "A visit began more than"},
                                                 {Change::taken_away, "30"},
                                                 {Change::added, "15"},
                                                 {Change::same, "minutes late"}});
        CHECK(changes("", "").empty());
        CHECK(changes("", "new words") == std::vector<ChangedPiece>{{Change::added, "new words"}});
        CHECK(changes("the  same\nwords", "the same words") ==
              std::vector<ChangedPiece>{{Change::same, "the same words"}});
    }

    TEST_CASE("any two texts: what is the same and what was taken away is the first, what was added the second") {
        Dice dice(5);
        std::array<std::string_view, 5> const words{"late", "visit", "the", "carer", "rang"};
        for (int i = 0; i < 200; ++i) {
            auto const make = [&] {
                std::string text;
                for (auto n = dice.below(12); n > 0; --n) {
                    (text += text.empty() ? "" : " ") += dice.pick(words);
                }
                return text;
            };
            auto const before = make();
            auto const after = make();
            std::string first;
            std::string second;
            for (auto const& piece : changes(before, after)) {
                if (piece.change != Change::added) {
                    (first += first.empty() ? "" : " ") += piece.words;
                }
                if (piece.change != Change::taken_away) {
                    (second += second.empty() ? "" : " ") += piece.words;
                }
            }
            CHECK(first == before);
            CHECK(second == after);
        }
    }

    TEST_CASE("every change of the words is a version with who, when and why, and who is late is told") {
        Themes stage;
        auto const id = stage.theme("Late visits");
        auto words = stage.read([&](store::Reading& db) { return *find_theme(db, id); });
        words.definition = "A visit began more than 15 minutes late";
        stage.write(
            [&](store::Writing& db) { reword_theme(db, id, words, 1, "Thirty was too long", stage.clock.now(), 1); });
        CHECK_THROWS_AS(
            stage.write([&](store::Writing& db) { reword_theme(db, id, words, 1, "Again", stage.clock.now(), 1); }),
            Conflict);
        auto const versions = stage.read([&](store::Reading& db) { return versions_of(db, id); });
        REQUIRE(versions.size() == 2);
        CHECK(versions[0].definition == "What is always true of Late visits");
        CHECK(versions[1].definition == "A visit began more than 15 minutes late");
        CHECK(versions[1].reason == "Thirty was too long");
    }

    TEST_CASE("a merge moves signals, learning points and tallies, counts a signal of both once, and reopens nothing") {
        Themes stage;
        stage.invent(60);
        auto const late = stage.theme("Late visits");
        auto const missed = stage.theme("Missed visits");
        stage.link_many(1, 30, late);
        stage.link_many(21, 50, missed);
        auto const point = learn(stage, late, {});
        stage.write([&](store::Writing& db) { close_without_proof(db, point, "Given up", stage.doing()); });
        stage.clock.pass(std::chrono::hours(1));
        stage.merge(missed, late);
        CHECK(stage.signals_of(late) == 50);
        CHECK(stage.signals_of(missed) == 0);
        stage.read([&](store::Reading& db) {
            check_tallies(db);
            auto const gone = *find_theme(db, missed);
            CHECK(gone.standing == ThemeStanding::merged);
            CHECK(gone.merged_into == late);
            CHECK(story_there(db, point).reopenings.empty());
            CHECK(theme_named(db, "missed visits") == late);
            CHECK(list_themes(db).size() == 1);
            return 0;
        });
        stage.link(51, missed);
        CHECK(stage.signals_of(late) == 51);
    }

    TEST_CASE("after two merges the first address leads to the last theme") {
        Themes stage;
        auto const a = stage.theme("A first");
        auto const b = stage.theme("B second");
        auto const c = stage.theme("C third");
        stage.merge(a, b);
        stage.merge(b, c);
        CHECK(stage.read([&](store::Reading& db) { return find_current_theme(db, a)->id; }) == c);
        CHECK_THROWS_AS(stage.merge(a, c), Conflict);
        CHECK_THROWS_AS(stage.merge(c, c), Conflict);
    }

    TEST_CASE("a split moves what was chosen by hand, by service or by words, and only that") {
        Themes stage;
        stage.invent(200);
        auto const theme = stage.theme("Everything");
        stage.link_many(1, 200, theme);
        auto const id = stage.prepare(theme, "Only some");
        auto const split = stage.split(id);
        auto const by_service = stage.write([&](store::Writing& db) {
            store::note(db, {"theme", theme.number, "tried", "", 1, stage.clock.now()});
            choose_for_split(db, split, {{1}, {2}, {3}}, {{1}, {3}, {999}});
            CHECK(count_chosen(db, id, true) == 2);
            choose_for_split(db, split, {{1}, {2}, {3}}, {{3}});
            CHECK(count_chosen(db, id, true) == 1);
            choose_nothing(db, split);
            CHECK(choose_words(db, split, "100%_sure", true) == 0);
            CHECK(choose_words(db, split, "CARER", true) > 0);
            choose_nothing(db, split);
            return choose_service(db, split, {1}, false);
        });
        CHECK(by_service > 50);
        auto const made = stage.write([&](store::Writing& db) { return make_split(db, split, {}, stage.doing()); });
        CHECK(stage.signals_of(made) == by_service);
        CHECK(stage.signals_of(theme) == 200 - by_service);
        stage.read([&](store::Reading& db) {
            check_tallies(db);
            CHECK(turns_of(db, theme).size() == 1);
            CHECK(turns_of(db, made).size() == 1);
            CHECK(turns_of(db, made).front().signals == by_service);
            return 0;
        });
        CHECK_THROWS_AS(stage.write([&](store::Writing& db) { return make_split(db, split, {}, stage.doing()); }),
                        Conflict);
    }

    TEST_CASE("whatever is linked, unlinked, merged and split, the tallies are what one would count") {
        Themes stage;
        stage.invent(120);
        Dice dice(2026);
        std::vector<Id<Theme>> themes{stage.theme("T one"), stage.theme("T two"), stage.theme("T three"),
                                      stage.theme("T four")};
        for (int round = 0; round < 120; ++round) {
            auto const at = static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(themes.size())));
            auto const signal = dice.between(1, 120);
            auto const what = dice.below(20);
            if (what < 14) {
                stage.link(signal, themes[at]);
            } else if (what < 16) {
                stage.write([&](store::Writing& db) {
                    store::note(db, {"theme", themes[at].number, "tried", "", 1, stage.clock.now()});
                    unlink_from_theme(db, {signal}, themes[at], stage.clock.now(), 1);
                });
            } else if (what < 18) {
                auto const split = stage.split(stage.prepare(themes[at], fmt::format("Part {}", round)));
                themes.push_back(stage.write([&](store::Writing& db) {
                    choose_service(db, split, {dice.between(1, 2)}, dice.chance(50));
                    return make_split(db, split, {}, stage.doing());
                }));
            } else if (themes.size() > 2) {
                auto const into = at == 0 ? themes.back() : themes.front();
                stage.merge(themes[at], into);
                themes.erase(themes.begin() + static_cast<std::ptrdiff_t>(at));
            }
            stage.read([&](store::Reading& db) {
                check_tallies(db);
                return 0;
            });
        }
    }

    TEST_CASE("a retired theme is offered no more, keeps what it has, and can be brought back") {
        Themes stage;
        stage.invent(3);
        auto const id = stage.theme("Floods of last winter");
        stage.link(1, id);
        stage.write([&](store::Writing& db) { retire_theme(db, id, "The water is gone", stage.doing()); });
        CHECK(stage.read([&](store::Reading& db) { return list_themes(db).empty(); }));
        CHECK(stage.signals_of(id) == 1);
        CHECK_THROWS_AS(stage.write([&](store::Writing& db) { retire_theme(db, id, "Again", stage.doing()); }),
                        Conflict);
        stage.write([&](store::Writing& db) { bring_theme_back(db, id, "It rains", stage.doing()); });
        CHECK(stage.read([&](store::Reading& db) { return list_themes(db).size(); }) == 1);
    }

    TEST_CASE("a theme that met only weak actions three times says so to its owner until a stronger one is added") {
        Themes stage;
        auto const id = stage.theme("Telling it again");
        learn(stage, id, {Strength::weak, Strength::weak});
        CHECK_FALSE(is_told_to_try_harder(stage, id));
        learn(stage, id, {Strength::weak});
        CHECK(is_told_to_try_harder(stage, id));
        CHECK(stage.read([&](store::Reading& db) { return only_weak_actions(db, id).size(); }) == 3);
        learn(stage, id, {Strength::medium});
        CHECK_FALSE(is_told_to_try_harder(stage, id));
        CHECK(stage.read([&](store::Reading& db) { return only_weak_actions(db, id).empty(); }));
    }

    TEST_CASE("the clock of weak actions goes with them when their theme is merged") {
        Themes stage;
        auto const a = stage.theme("A weak one");
        auto const b = stage.theme("B with nothing");
        learn(stage, a, {Strength::weak, Strength::weak, Strength::weak});
        stage.merge(a, b);
        CHECK_FALSE(is_told_to_try_harder(stage, a));
        CHECK(is_told_to_try_harder(stage, b));
    }
}
