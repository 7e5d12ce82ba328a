#include <algorithm>
#include <random>
#include <regex>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/reports/document.hpp"
#include "areas/reports/stretches.hpp"
#include "measure/shares.hpp"

using namespace heed;
using namespace heed::reports;

namespace {

Day const begin_of_year = *day_of(2025, 4, 1);
Day const end_of_year = *day_of(2026, 3, 31);
loop::Period const the_year{begin_of_year, end_of_year};

/// Somebody complained on a day about a service.
struct Came {
    Day on;
    std::size_t service = 0;
};

std::vector<std::string> const services{"Homecare", "Equipment", "Charging"};

/// An account that counts these, as an area would.
AccountsOf accounts_of(std::vector<Came> const& came) {
    return [came](loop::Period const& period) {
        loop::Counted received{.key = "complaints.received",
                               .name = "complaints received",
                               .means = "Every complaint that came in the period.",
                               .asked_by = "Regulation 18: the number received",
                               .year_by_year = true};
        loop::Division by_service{.key = "by_service", .title = "By service", .rows_are = "Service", .rows = {}};
        for (std::size_t i = 0; i < services.size(); ++i) {
            by_service.rows.push_back({std::to_string(i), services[i], i == 0 ? "were about homecare" : ""});
        }
        by_service.counts.assign(services.size(), 0);
        for (auto const& one : came) {
            if (one.on >= period.first && one.on <= period.last) {
                ++by_service.counts[one.service];
                ++received.number;
            }
        }
        received.divisions = {by_service};
        return std::vector<Accounted>{{"complaints", {.title = "Complaints", .counted = {received}}}};
    };
}

std::vector<Came> times(int number, Day on, std::size_t service) {
    return std::vector<Came>(static_cast<std::size_t>(number), Came{on, service});
}

/// The self-assessment against the Code, as its area would account for it.
Accounted a_self_assessment() {
    loop::Account account{.title = "Our self-assessment against the Code", .sentences = {"We finished it in May."}};
    account.only_code = true;
    account.lists = {{.key = "code",
                      .title = "What the Code asks, in our words, and whether we do it",
                      .head = {"What the Code asks", "Do we do it?"},
                      .rows = {{"6.2 Stage 1 is acknowledged in 5 working days", "Partly"}}}};
    return {"ombudsman_code", account};
}

std::vector<Came> together(std::vector<std::vector<Came>> const& parts) {
    std::vector<Came> all;
    for (auto const& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

ShownDivision const& by_service(Figures const& figures) {
    return *find_division(*find_whole(figures, "complaints.received"), "by_service");
}

std::string all_text(std::vector<Part> const& parts) { return as_page(parts).text; }

}  // namespace

TEST_SUITE("reports: figures") {
    TEST_CASE("a number of people below five is not shown, and neither is the one that would give it away") {
        auto const figures = compose(the_year,
                                     accounts_of(together({times(20, begin_of_year, 0), times(3, begin_of_year, 1),
                                                           times(9, begin_of_year, 2)})),
                                     {}, 5);
        CHECK(find_whole(figures, "complaints.received")->number == ShownNumber{false, 32});
        auto const& division = by_service(figures);
        CHECK(division.counts[1].hidden);
        CHECK(division.counts[0].hidden + division.counts[2].hidden == 1);
    }

    TEST_CASE("nothing is hidden where nobody is few, and nought is shown") {
        auto const figures = compose(
            the_year, accounts_of(together({times(20, begin_of_year, 0), times(9, end_of_year, 2)})), {}, 5);
        CHECK(by_service(figures).counts == std::vector<ShownNumber>{{false, 20}, {false, 0}, {false, 9}});
    }

    TEST_CASE("how many were open at the end does not tell how few ended without an answer, this year or in another") {
        auto const with_ended = [](std::int64_t ended) -> AccountsOf {
            return [ended](loop::Period const&) {
                auto const counted = [](std::string key, std::int64_t number) {
                    return loop::Counted{.key = std::move(key), .name = "complaints", .means = "", .number = number};
                };
                auto open = counted("complaints.open", 30 - 10 - ended);
                open.taken = loop::Taken::on_last_day;
                open.moved_by = {"complaints.received", "complaints.answered", "complaints.ended"};
                return std::vector<Accounted>{
                    {"complaints",
                     {.title = "Complaints",
                      .counted = {counted("complaints.received", 30), counted("complaints.answered", 10),
                                  counted("complaints.ended", ended), open}}}};
            };
        };
        auto const few = compose(the_year, with_ended(1), {}, 5);
        CHECK(find_whole(few, "complaints.ended")->number.hidden);
        CHECK(find_whole(few, "complaints.open")->number.hidden);
        CHECK(find_whole(few, "complaints.answered")->number == ShownNumber{false, 10});
        auto const none = compose(the_year, with_ended(0), {}, 5);
        CHECK(find_whole(none, "complaints.open")->number == ShownNumber{false, 20});
        loop::Period const next_year{end_of_year + 1, end_of_year + 365};
        auto const after = compose(next_year, with_ended(8), {{the_year, few}}, 5);
        CHECK(find_whole(after, "complaints.ended")->number == ShownNumber{false, 8});
        CHECK(find_whole(after, "complaints.open")->number.hidden);
        auto const after_none = compose(next_year, with_ended(8), {{the_year, none}}, 5);
        CHECK(find_whole(after_none, "complaints.open")->number == ShownNumber{false, 12});
    }

    TEST_CASE("two published reports taken from one another do not tell of the few who came between their ends") {
        auto const came = together({times(20, begin_of_year, 0), times(12, begin_of_year, 2),
                                    times(3, end_of_year + 5, 0), times(30, end_of_year + 5, 2)});
        auto const accounts = accounts_of(came);
        auto const first = compose(the_year, accounts, {}, 5);
        CHECK_FALSE(by_service(first).counts[0].hidden);
        loop::Period const longer{begin_of_year, end_of_year + 30};
        auto const alone = compose(longer, accounts, {}, 5);
        CHECK(by_service(alone).counts[0] == ShownNumber{false, 23});
        auto const beside = compose(longer, accounts, {{the_year, first}}, 5);
        CHECK(by_service(beside).counts[0].hidden);
        auto const& whole = *find_whole(beside, "complaints.received");
        CHECK(whole.number == ShownNumber{false, 65});
    }

    TEST_CASE("of any two reports that overlap no difference tells of fewer than five: three hundred random years") {
        std::mt19937 dice(1809);
        std::uniform_int_distribution<int> few(0, 12);
        for (int round = 0; round < 300; ++round) {
            std::vector<std::vector<Came>> parts;
            for (std::size_t service = 0; service < services.size(); ++service) {
                parts.push_back(times(few(dice), begin_of_year + 10, service));
                parts.push_back(times(few(dice), end_of_year + 10, service));
            }
            auto const accounts = accounts_of(together(parts));
            auto const first = compose(the_year, accounts, {}, 5);
            auto const second = compose({begin_of_year, end_of_year + 30}, accounts, {{the_year, first}}, 5);
            CAPTURE(round);
            for (std::size_t i = 0; i < services.size(); ++i) {
                auto const& before = by_service(first).counts[i];
                auto const& after = by_service(second).counts[i];
                if (!before.hidden && !after.hidden) {
                    auto const between = after.value - before.value;
                    CHECK((between == 0 || between >= 5));
                }
            }
        }
    }

    TEST_CASE("the year's report beside a report of ten years, one a year, still tells its total and its years") {
        std::vector<Came> came;
        for (int year = 0; year < 10; ++year) {
            auto const more = together({times(9 + year, begin_of_year + year * 365 + 20, 0),
                                        times(year % 4, begin_of_year + year * 365 + 40, 1),
                                        times(7, begin_of_year + year * 365 + 60, 2)});
            came.insert(came.end(), more.begin(), more.end());
        }
        auto const accounts = accounts_of(came);
        loop::Period const decade{begin_of_year, *day_of(2035, 3, 31)};
        std::vector<Published> published;
        for (auto const& year : years_of(decade)) {
            published.push_back({year, compose(year, accounts, published, 5)});
        }
        auto const figures = compose(decade, accounts, published, 5);
        auto const& whole = *find_whole(figures, "complaints.received");
        REQUIRE(whole.years.size() == 10);
        CHECK_FALSE(whole.number.hidden);
        for (auto const& year : whole.years) {
            CHECK_FALSE(year.number.hidden);
        }
    }

    TEST_CASE("a period is cut where another begins and behind where one ends") {
        auto const cut = cut_by({the_year, {end_of_year - 30, end_of_year + 30}});
        REQUIRE(cut.size() == 3);
        CHECK(cut[0] == loop::Period{begin_of_year, end_of_year - 31});
        CHECK(cut[1] == loop::Period{end_of_year - 30, end_of_year});
        CHECK(cut[2] == loop::Period{end_of_year + 1, end_of_year + 30});
    }

    TEST_CASE("regulation 18: years end on 31 March; a report about one year is not told year by year") {
        CHECK(years_of(the_year).empty());
        auto const years = years_of({*day_of(2024, 6, 1), *day_of(2026, 8, 31)});
        REQUIRE(years.size() == 3);
        CHECK(years[0] == loop::Period{*day_of(2024, 6, 1), *day_of(2025, 3, 31)});
        CHECK(years[1] == the_year);
        CHECK(years[2] == loop::Period{*day_of(2026, 4, 1), *day_of(2026, 8, 31)});
    }

    TEST_CASE("what is kept of the figures is read again as it was") {
        auto const figures = compose(
            the_year, accounts_of(together({times(20, begin_of_year, 0), times(3, begin_of_year, 1)})), {}, 5);
        CHECK(kept(figures_from(kept(figures))) == kept(figures));
    }
}

TEST_SUITE("reports: document") {
    TEST_CASE("every share stands beside both of its whole numbers, which its percentage fits") {
        ShownWhole whole;
        whole.name = "complaints answered";
        std::regex const form(R"((\d+) of (\d+) complaints answered \((\d+)%\) were upheld\.)");
        for (std::int64_t of = 1; of <= 120; ++of) {
            for (std::int64_t count = 0; count <= of; ++count) {
                whole.number = {false, of};
                auto const says = spoken_share(whole, {false, count}, "were upheld");
                std::smatch parts;
                REQUIRE(std::regex_match(says, parts, form));
                CHECK(std::stoll(parts[1]) == count);
                CHECK(std::stoll(parts[2]) == of);
                auto const fits = measure::counts_behind(std::stod(parts[3]), of);
                REQUIRE(fits);
                CHECK((fits->low <= count && count <= fits->high));
            }
        }
        whole.number = {false, 70};
        CHECK(spoken_share(whole, {false, 41}, "were upheld") == "41 of 70 complaints answered (59%) were upheld.");
        CHECK_FALSE(measure::counts_behind(58, 70));  // what one council printed: no whole number
    }

    TEST_CASE("a share of nothing, or of what is hidden, is not said") {
        ShownWhole whole;
        whole.name = "complaints answered";
        CHECK(spoken_share(whole, {false, 0}, "were upheld").empty());
        whole.number = {false, 9};
        CHECK(spoken_share(whole, {true, 0}, "were upheld").empty());
        whole.number = {true, 0};
        CHECK(spoken_share(whole, {false, 5}, "were upheld").empty());
    }

    TEST_CASE("page, PDF and spreadsheet say the same numbers, each with the name of its whole") {
        ReportText text;
        text.council = "Thornmere Council";
        text.report.first_day = begin_of_year;
        text.report.last_day = end_of_year;
        text.words = {{Passage::foreword, "We were **slow** in June."}};
        text.figures = compose(the_year,
                               accounts_of(together({times(20, begin_of_year, 0), times(9, begin_of_year, 2)})), {}, 5);
        auto const page = all_text(parts_of(text));
        CHECK(page.find("20 of 29 complaints received (69%) were about homecare.") != std::string::npos);
        CHECK(page.find("<strong>slow</strong>") != std::string::npos);
        auto const tables = as_tables(text);
        REQUIRE(tables.size() == 2);
        CHECK(tables[0].title == "Each number, and of how many it is a part");
        CHECK(std::get<std::int64_t>(tables[1].rows[0][1].value) == 20);
        CHECK(std::get<std::string>(tables[1].rows[3][0].value) == "All complaints received");
        for (auto const& table : tables) {
            CHECK(table.name.size() <= 30);  // a tab of a spreadsheet holds no more
        }
        auto const document = as_document(text);
        std::size_t pdf_tables = 0;
        for (auto const& block : document.blocks) {
            if (auto const* table = std::get_if<web::PdfTable>(&block)) {
                ++pdf_tables;
                CHECK(table->rows.back().front() != "");
            }
        }
        CHECK(pdf_tables == tables.size());
        CHECK(web::as_pdf(document).starts_with("%PDF-1.5"));
    }

    TEST_CASE("what nobody received is said in words and has no table") {
        ReportText text;
        text.report.first_day = begin_of_year;
        text.report.last_day = end_of_year;
        text.figures = compose(the_year, accounts_of({}), {}, 5);
        CHECK(all_text(parts_of(text)).find("Complaints received: none") != std::string::npos);
        CHECK(as_tables(text).size() == 1);
    }

    TEST_CASE(
        "Code 8.1: the self-assessment stands in page, PDF and spreadsheet, beside what the council writes about it") {
        ReportText text;
        text.report.first_day = begin_of_year;
        text.report.last_day = end_of_year;
        text.words = {{Passage::self_assessment, "We will be quicker."}};
        auto const accounts = [](loop::Period const&) { return std::vector<Accounted>{a_self_assessment()}; };
        text.figures = figures_from(kept(compose(the_year, accounts, {}, 5)));
        auto const page = all_text(parts_of(text));
        CHECK(page.find("We finished it in May.") != std::string::npos);
        CHECK(page.find("We will be quicker.") < page.find("We finished it in May."));
        auto const tables = as_tables(text);
        REQUIRE(tables.size() == 1);
        CHECK(std::get<std::string>(tables[0].rows[0][1].value) == "Partly");
        CHECK(std::ranges::any_of(as_document(text).blocks, [](auto const& block) {
            auto const* table = std::get_if<web::PdfTable>(&block);
            return table != nullptr && table->rows.size() == 1;
        }));
        text.report.serves = Serves::regulation_18;
        CHECK(as_tables(text).empty());
        CHECK(all_text(parts_of(text)).find("We finished it in May.") == std::string::npos);
    }

    TEST_CASE("a report that was kept before there were lists is read as it was") {
        auto text = kept(compose(the_year, accounts_of(times(9, begin_of_year, 0)), {}, 5));
        for (std::string const newer : {",\"lists\":[]", ",\"only_code\":false"}) {
            auto const at = text.find(newer);
            REQUIRE(at != std::string::npos);
            text.erase(at, newer.size());
        }
        CHECK(figures_from(text).sections.front().wholes.front().number.value == 9);
    }
}
