#include <algorithm>
#include <regex>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/demonstration/demonstration.hpp"
#include "loop/heard/signal_asked.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/pages.hpp"
#include "loop/picture/picture_tables.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

/// Three years of the demonstration and some hundred invented signals more.
struct DemonstrationYears : people::Stage {
    DemonstrationYears() {
        mount(loop::mount);
        write([&](store::Writing& db) {
            demonstrate(db, clock.now());
            add_invented_signals(db, 400, 3, clock.now());
        });
    }

    std::vector<std::string> pictures() {
        std::vector<std::string> paths{"/picture", "/picture?period=3", "/picture?period=all"};
        read([&](store::Reading& db) {
            paths.push_back(fmt::format("/picture?period=36&of=service-{}", loop::services(db).front().id.number));
            paths.push_back(fmt::format("/picture?period=all&of=theme-{}", list_themes(db).front().id.number));
            return 0;
        });
        return paths;
    }

    /// The number that the list behind this path says it has.
    std::int64_t listed(people::Visitor const& who, std::string const& path) {
        auto const page = who.get(path);
        REQUIRE(page.status == 200);
        std::smatch found;
        auto const text = page.text();
        REQUIRE_MESSAGE(std::regex_search(text, found, std::regex(R"((\d+) (signals?|learning points?)(,|\.| ))")),
                        path);
        return std::stoll(found[1]);
    }

    /// How many rows one reads when one turns all pages of the list.
    std::int64_t turned(people::Visitor const& who, std::string path) {
        std::int64_t rows = 0;
        for (int pages = 0; pages < 30; ++pages) {
            auto const page = who.get(path);
            REQUIRE(page.status == 200);
            std::regex const row(R"re(<tr class="govuk-table__row"><t[hd][^>]*><a)re");
            std::regex const link(R"re(<a class="govuk-link" href="/(signals|learning-points)/\d+")re");
            rows += std::distance(std::sregex_iterator(page.body.begin(), page.body.end(), link), {});
            std::smatch next;
            if (!std::regex_search(page.body, next, std::regex(R"re(href="([^"]*before=[^"]*)")re"))) {
                return rows;
            }
            path = std::regex_replace(next[1].str(), std::regex("&amp;"), "&");
        }
        return -1;
    }
};

struct Opened {
    std::string path;
    std::int64_t number = 0;
};

/// Every number of the page that opens a list.
std::vector<Opened> numbers_of(std::string const& body) {
    std::vector<Opened> found;
    std::regex const link(R"re(href="(/(?:signals|learning-points)[^"]*)">(\d+)</a>)re");
    for (auto one = std::sregex_iterator(body.begin(), body.end(), link); one != std::sregex_iterator(); ++one) {
        found.push_back({std::regex_replace((*one)[1].str(), std::regex("&amp;"), "&"), std::stoll((*one)[2])});
    }
    return found;
}

}  // namespace

TEST_SUITE("loop: picture") {
    TEST_CASE("every number of the picture opens a list of exactly so many, for whoever may see what") {
        DemonstrationYears years;
        for (auto const& who : {people::dev, people::callum}) {
            auto const visitor = years.as(who);
            for (auto const& path : years.pictures()) {
                auto const page = visitor.get(path);
                REQUIRE(page.status == 200);
                auto const numbers = numbers_of(page.body);
                CHECK(numbers.size() > 20);
                for (auto const& one : numbers) {
                    CHECK_MESSAGE(years.listed(visitor, one.path) == one.number, one.path);
                }
            }
        }
    }

    TEST_CASE("who turns the pages of a list reads as many lines as the picture said") {
        DemonstrationYears years;
        auto const visitor = years.as(people::dev);
        for (auto const& one : numbers_of(visitor.get("/picture?period=36").body)) {
            CHECK_MESSAGE(years.turned(visitor, one.path) == one.number, one.path);
        }
    }

    TEST_CASE("the picture begins with one sentence in plain words") {
        DemonstrationYears years;
        auto const page = years.as(people::kiran).get("/picture?period=all");
        auto const picture = years.read([&](store::Reading& db) {
            return read_picture(db, {{}, std::nullopt, years.clock.today(), false}, true);
        });
        CHECK(page.says(fmt::format("Of {} things heard in all years, {} (", picture.all_heard,
                                    ever_reached(picture.reached, Stage::acted_on))));
        CHECK(page.says("Half of what was heard, thanks left out, was understood "));
    }

    TEST_CASE("what is kept from workers is in no figure of those who may not see it") {
        DemonstrationYears years;
        auto const all = [&](bool kept) {
            return years.read([&](store::Reading& db) {
                return read_picture(db, {{}, std::nullopt, years.clock.today(), kept}, true).all_heard;
            });
        };
        CHECK(all(true) > all(false));
        auto const callum = years.as(people::callum).get("/picture.csv?period=all&table=what-it-led-to");
        CHECK(callum.body.find(fmt::format(",{},", all(false))) != std::string::npos);
        CHECK(callum.body.find("Signals that are kept from a worker are not counted.") != std::string::npos);
        auto const lena = years.as(people::lena).get("/picture.csv?period=all&table=what-it-led-to");
        CHECK(lena.body.find(fmt::format(",{},", all(true))) != std::string::npos);
    }

    TEST_CASE("every table is kept as CSV and as XLSX, and says the same numbers as the page") {
        DemonstrationYears years;
        auto const kiran = years.as(people::kiran);
        auto const tables = years.read([&](store::Reading& db) {
            return tables_of(read_picture(db, {{}, std::nullopt, years.clock.today(), false}, true), true);
        });
        CHECK(tables.size() == 8);
        auto const page = kiran.get("/picture?period=all");
        for (auto const& table : tables) {
            auto const csv = kiran.get("/picture.csv?period=all&table=" + table.name);
            CHECK(csv.status == 200);
            CHECK(page.says(table.title));
            for (auto const& row : table.rows) {
                CHECK(csv.body.find(std::get<std::string>(row.front().value)) != std::string::npos);
            }
            CHECK(kiran.get("/picture.xlsx?period=all&table=" + table.name).body.starts_with("PK"));
        }
        CHECK(kiran.get("/picture.xlsx").body.starts_with("PK"));
        CHECK(kiran.get("/picture.csv?table=no-such-table").status == 404);
        CHECK(kiran.get("/picture.csv?table=../etc").status == 404);
    }

    TEST_CASE("nonsense in the address shows the whole council, and an empty council says that nothing was heard") {
        people::Stage stage;
        stage.mount(loop::mount);
        auto const page = stage.as(people::kiran).get("/picture?of=service-99&period=ever&x=%3Cb%3E");
        CHECK(page.status == 200);
        CHECK(page.says("The picture of the whole council"));
        CHECK(page.says("Nothing was heard in the last 12 months."));
        CHECK(stage.as(people::mo).get("/picture").status == 403);
    }

    TEST_CASE("long waits without an end count: a median is said only where half went on") {
        people::Stage stage;
        stage.write([&](store::Writing& db) {
            for (int i = 0; i < 4; ++i) {
                Signal signal;
                signal.said = "said";
                signal.heard_on = stage.clock.today() - 100;
                tell(db, signal);
            }
            Theme theme;
            theme.name = "One";
            theme.definition = "One";
            auto const id = add_theme(db, theme);
            link_to_theme(db, {1}, id, stage.clock.today() - 90, stage.clock.now(), -1);
        });
        auto const half = [&] {
            return stage.read([&](store::Reading& db) {
                PictureFilter const filter{{}, std::nullopt, stage.clock.today(), false};
                return stage_waits(db, filter, standing_figures(db, filter)).front();
            });
        };
        CHECK(half().went_on == 1);
        CHECK(half().still_there == 3);
        CHECK_FALSE(half().half.days);
        stage.write(
            [&](store::Writing& db) { link_to_theme(db, {2}, {1}, stage.clock.today() - 80, stage.clock.now(), -1); });
        CHECK(half().half.days == 20);
    }
}
