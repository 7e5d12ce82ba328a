#include "store/search.hpp"

#include <doctest/doctest.h>

#include "store/migrations.hpp"
#include "store/tests/fresh_store.hpp"

using namespace heed;
using namespace heed::store;

namespace {

struct Library : FreshStore {
    std::int64_t next = 0;

    std::int64_t put(std::string const& text, Audience audience = 's', std::string const& kind = "complaint",
                     char const* day = "2026-11-20", CouncilId council = thornmere) {
        SearchText const one{"signal", ++next, kind, audience, *parse_day(day), text};
        housekeeping(**this, council, [&](Writing& db) { put_in(db, one); });
        return next;
    }
    std::vector<std::int64_t> ask(SearchQuestion const& question, CouncilId council = thornmere, int most = 50) {
        return read(**this, council, [&](Reading& db) {
            std::vector<std::int64_t> found;
            for (auto const& hit : search(db, question, most)) {
                found.push_back(hit.subject_id);
            }
            return found;
        });
    }
    std::vector<std::int64_t> ask(std::string_view typed) { return ask({words_asked_for(typed), {'s'}, "", {}}); }
};

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_SUITE("store: search") {
    TEST_CASE("a text is found by its words in any form and order, and only if it has all of them") {
        Library library;
        auto const late = library.put("The carer's visits were late, people\u2019s tablets too.");
        library.put("The visit was on time.");
        CHECK(library.ask("Late VISIT") == Ids{late});
        CHECK(library.ask("visiting hours").empty());
        CHECK(library.ask("people's tablet") == Ids{late});
        CHECK(library.ask("visits").size() == 2);
    }

    TEST_CASE("accents, hyphens, numbers and other scripts are found as they are typed") {
        Library library;
        auto const cafe = library.put("The Café for self-neglect, section 42, £150, in العربية and Забота.");
        for (auto const* typed : {"cafe", "CAFÉ", "self neglect", "Self-Neglect", "42", "150", "العربية", "забота"}) {
            CAPTURE(typed);
            CHECK(library.ask(typed) == Ids{cafe});
        }
    }

    TEST_CASE("what an engine would take for an operator is a word, or nothing") {
        Library library;
        auto const one = library.put("near and far or not near");
        for (auto const* typed : {"\"near", "near*", "near:far", "(near", "near) far", "'near'", "near & far | !",
                                  "NEAR(near far)", "words:near", "^near", "near AND far", "-near", "near \\", "s~near",
                                  "{near}", "near ; drop table signals", "%near_", "<near>", "$1 near"}) {
            CAPTURE(typed);
            auto const found = library.ask(typed);
            CHECK((found == Ids{one} || found.empty()));
        }
        CHECK(library.ask("\"near\" (far)") == Ids{one});
        CHECK(library.ask("s~=complaint").empty());
        CHECK(library.ask("=complaint").empty());
    }

    TEST_CASE("nothing, small words and nonsense find nothing") {
        Library library;
        library.put("the carer was late");
        CHECK(words_asked_for(" ").empty());
        CHECK(words_asked_for("the of and").empty());
        CHECK(library.ask("").empty());
        CHECK(library.ask("the was").empty());
        CHECK(library.ask("\"\"'' **").empty());
        CHECK(library.ask(std::string(10'000, 'q')).empty());
        std::string nonsense;
        for (int i = 0; i < 1000; ++i) {
            nonsense += "\"w" + std::to_string(i) + " OR ( ";
        }
        CHECK(library.ask(nonsense).empty());
        CHECK(words_asked_for(nonsense).size() == 12);
        CHECK(library.ask("\xFF\xFE carer") == Ids{1});
    }

    TEST_CASE("who is not of a text's audience cannot find it by any word, and kinds do not help") {
        Library library;
        auto const open = library.put("late visit");
        auto const kept = library.put("late visit in secret", 'k');
        auto const words = words_asked_for("late");
        CHECK(library.ask({words, {'s'}, "", {}}) == Ids{open});
        CHECK(library.ask({words, {'s'}, "complaint", {}}) == Ids{open});
        CHECK(library.ask({words_asked_for("secret"), {'s', 'l'}, "", {}}).empty());
        CHECK(library.ask({words, {'s', 'k'}, "", {}}) == Ids{kept, open});
        CHECK(library.ask({words, {}, "", {}}).empty());
    }

    TEST_CASE("Frank of another council finds nothing of this council") {
        Library library;
        library.put("late visit");
        auto const theirs = library.put("late visit", 's', "complaint", "2026-11-20", ashcombe);
        CHECK(library.ask({words_asked_for("late"), {'s'}, "", {}}, ashcombe) == Ids{theirs});
        CHECK(library.ask("late") == Ids{1});
    }

    TEST_CASE("a search can be narrowed to a kind") {
        Library library;
        library.put("late visit");
        auto const audit = library.put("late visit", 's', "audit_finding");
        CHECK(library.ask({words_asked_for("late"), {'s'}, "audit_finding", {}}) == Ids{audit});
        CHECK(library.ask({words_asked_for("late"), {'s'}, "concern", {}}).empty());
    }

    TEST_CASE("the newest comes first, and the next page goes on behind the last of this one") {
        Library library;
        auto const old = library.put("late", 's', "concern", "2019-01-02");
        auto const today = library.put("late", 's', "concern", "2026-11-22");
        auto const before_1900 = library.put("late", 's', "concern", "1899-05-01");
        auto const middle = library.put("late", 's', "concern", "2022-01-02");
        SearchQuestion question{words_asked_for("late"), {'s'}, "", {}};
        CHECK(library.ask(question) == Ids{today, middle, old, before_1900});
        CHECK(library.ask(question, thornmere, 2) == Ids{today, middle});
        question.below = read(*library, thornmere, [&](Reading& db) { return search(db, question, 2).back().place; });
        CHECK(library.ask(question) == Ids{old, before_1900});
        question.below = 0;
        CHECK(library.ask(question).empty());
        question.below = -5;
        CHECK(library.ask(question).empty());
    }

    TEST_CASE("a text that was put in anew is found by its new words, and one that was taken out by none") {
        Library library;
        library.put("late visit");
        housekeeping(*library, thornmere, [](Writing& db) {
            put_in(db, {"signal", 1, "complaint", 's', *parse_day("2026-11-21"), "missed call"});
        });
        CHECK(library.ask("late").empty());
        CHECK(library.ask("missed") == Ids{1});
        housekeeping(*library, thornmere, [](Writing& db) {
            take_out(db, "signal", 1);
            take_out(db, "signal", 99);
            CHECK_FALSE(is_in(db, "signal", 1));
        });
        CHECK(library.ask("missed").empty());
    }

    TEST_CASE("who keeps in step hears of everything that was put in, also after the last one was taken out") {
        Library library;
        library.put("one");
        library.put("two");
        auto const since = [&](std::int64_t number) {
            return read(*library, thornmere, [&](Reading& db) { return put_in_since(db, number, 10); });
        };
        auto const until = since(0).back().number;
        CHECK(since(0).size() == 2);
        CHECK(since(until).empty());
        housekeeping(*library, thornmere, [](Writing& db) { take_out(db, "signal", 2); });
        library.put("three");
        REQUIRE(since(until).size() == 1);
        CHECK(since(until).front().subject_id == 3);
        housekeeping(*library, thornmere, [](Writing& db) {
            put_in(db, {"signal", 3, "complaint", 's', *parse_day("2026-11-21"), "three again"});
        });
        CHECK(since(until + 1).size() == 1);
    }

    TEST_CASE("a change that is undone leaves no word behind") {
        Library library;
        CHECK_THROWS(housekeeping(*library, thornmere, [](Writing& db) {
            put_in(db, {"signal", 7, "complaint", 's', *parse_day("2026-11-21"), "undone"});
            throw std::runtime_error("no");
        }));
        CHECK(library.ask("undone").empty());
        library.put("done");
        CHECK(library.ask("done") == Ids{1});
    }

    TEST_CASE("both engines have the same migrations by the same names") {
        auto const names = [](std::string_view engine) {
            std::vector<std::string> all;
            for (auto const& one : migrations(engine)) {
                all.push_back(one.name);
            }
            return all;
        };
        CHECK(names("sqlite") == names("postgresql"));
        CHECK_THROWS(migrations("oracle"));
    }
}
