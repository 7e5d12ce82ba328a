#include <doctest/doctest.h>

#include "areas/reports/report.hpp"

using namespace heed;
using namespace heed::reports;

namespace {

Day const today = *day_of(2026, 11, 23);

Report of_the_year() {
    Report report;
    report.first_day = *day_of(2025, 4, 1);
    report.last_day = *day_of(2026, 3, 31);
    return report;
}

std::vector<Words> all_words() {
    std::vector<Words> words;
    for (auto const& rule : passage_rules()) {
        words.push_back({rule.passage, "Something."});
    }
    return words;
}

std::vector<Words> without(Passage passage) {
    auto words = all_words();
    std::erase_if(words, [&](auto const& one) { return one.passage == passage; });
    return words;
}

bool asks_for(Problems const& problems, Passage passage) {
    for (auto const& problem : problems) {
        if (problem.field == name_of(passage)) {
            return true;
        }
    }
    return false;
}

web::TypedDay typed(char const* day, char const* month, char const* year) { return {day, month, year}; }

}  // namespace

TEST_SUITE("reports: rules") {
    TEST_CASE("regulation 18: the year ends on 31 March, and the next report is about the last one that is over") {
        CHECK(last_year(today) == loop::Period{*day_of(2025, 4, 1), *day_of(2026, 3, 31)});
        CHECK(last_year(*day_of(2026, 3, 31)) == loop::Period{*day_of(2024, 4, 1), *day_of(2025, 3, 31)});
        CHECK(last_year(*day_of(2026, 4, 1)) == loop::Period{*day_of(2025, 4, 1), *day_of(2026, 3, 31)});
        CHECK(title_of(of_the_year()) == "Annual complaints report 2025 to 2026");
    }

    TEST_CASE("a report may be about any period that has begun, of ten years at most") {
        auto const made = begin({typed("1", "1", "2026"), typed("30", "6", "2026"), Serves::both}, today);
        REQUIRE(made);
        CHECK(title_of(*made) == "Complaints report, 1 January 2026 to 30 June 2026");
        CHECK(begin({typed("1", "4", "2016"), typed("31", "3", "2026"), Serves::both}, today));
        CHECK_FALSE(begin({typed("1", "4", "2016"), typed("1", "4", "2026"), Serves::both}, today));
        CHECK_FALSE(begin({typed("2", "1", "2026"), typed("1", "1", "2026"), Serves::both}, today));
        CHECK_FALSE(begin({typed("1", "1", "2027"), typed("1", "6", "2027"), Serves::both}, today));
        CHECK_FALSE(begin({typed("31", "2", "2026"), typed("1", "6", "2026"), Serves::both}, today));
        CHECK(begin({}, today).error().size() == 3);
    }

    TEST_CASE("regulation 18: a report is not final without its subjects, matters of general importance and actions") {
        for (auto const passage : {Passage::subjects, Passage::general_importance, Passage::actions}) {
            CAPTURE(name_of(passage));
            auto report = of_the_year();
            report.serves = Serves::regulation_18;
            CHECK(asks_for(why_not_final(report, without(passage), true, today), passage));
        }
        CHECK(why_not_final(of_the_year(), all_words(), true, today).empty());
    }

    TEST_CASE("Code 8.1: refused types, non-compliance and the Ombudsman's letter must be told") {
        for (auto const passage : {Passage::refused, Passage::non_compliance, Passage::ombudsman_letter}) {
            CAPTURE(name_of(passage));
            auto report = of_the_year();
            CHECK(asks_for(why_not_final(report, without(passage), true, today), passage));
            report.serves = Serves::regulation_18;
            CHECK_FALSE(asks_for(why_not_final(report, without(passage), true, today), passage));
        }
    }

    TEST_CASE("Code 8.2: a report is published with the governing body's response, and made final without it") {
        auto const words = without(Passage::response);
        CHECK(why_not_final(of_the_year(), words, true, today).empty());
        CHECK(asks_for(why_not_published(of_the_year(), words, "", ""), Passage::response));
        CHECK(why_not_published(of_the_year(), all_words(), "", "").empty());
    }

    TEST_CASE("a report counts every complaint, so only who sees every case makes it final, when its period is over") {
        CHECK(why_not_final(of_the_year(), all_words(), false, today).size() == 1);
        CHECK(why_not_final(of_the_year(), all_words(), true, *day_of(2026, 3, 31)).size() == 1);
    }

    TEST_CASE(
        "what could tell of few days is not published: short periods, and figures checked against other reports") {
        auto report = of_the_year();
        report.first_day = *day_of(2026, 2, 1);
        CHECK(why_not_published(report, all_words(), "", "").size() == 1);
        report.first_day = *day_of(2026, 1, 1);
        CHECK(why_not_published(report, all_words(), "", "").empty());
        CHECK(why_not_published(report, all_words(), "1", "1,2").size() == 1);
    }

    TEST_CASE("a council's sentences name nobody by an address or a number") {
        CHECK(write_words({{Passage::foreword, "We were slow in June, and say sorry."}}));
        auto const refused = write_words({{Passage::foreword, "Write to amira@example.org."}});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().front().field == "foreword");
        CHECK_FALSE(write_words({{Passage::foreword, std::string(longest_passage + 1, 'a')}}));
    }
}
