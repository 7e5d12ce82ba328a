#include "plans.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <string>
#include <string_view>

#include "store/plans.hpp"

namespace heed {

namespace {

/// Tables that stay small however long a council goes on: reading all of one is what is meant.
constexpr std::array small_tables{"said_and_done", "councils",     "services", "themes", "teams",
                                  "members",       "member_roles", "settings", "jobs",   "migrations"};

/// Statements that read all of a table and mean it, by their beginnings.
constexpr std::array<std::string_view, 14> meant{
    // The last number of a key is one step into its index, though the plan does not say so.
    "select coalesce(max(",
    // Figures of the learning points: thousands of rows in an index that holds nothing else.
    "select count(*) from learning_points where council = :council",
    "select stage, cast(count(*) as bigint) as number from learning_points",
    "select stage, standing, cause, strongest, is_told, cast(count(*) as bigint) as number from",
    // The demonstration, once.
    "select id, said, heard_on from signals where council = :council and (kind = 'complaint' or kind = 'concern')",
    // heed migrate --print-schema.
    "select sql from sqlite_schema",
    // Asked by tests only.
    "select count(*) from events where council = :council",
    "select count(*) from invitations where council = :council",
    "select count(*) from sessions where council = :council",
    "select count(*) from sign_ins where council = :council",
    "select count(*) from tries where council = :council",
    "select distinct cause from reopenings where council = :council order by cause",
    "select said from signals where council = :council order by id",
    "select stat from sqlite_stat1",
};
/// What a test counts anew says so in its SQL.
constexpr std::string_view said_by_tests = "/* counted by a test */";
constexpr std::string_view recount_of_tests = "group by theme, kept_from_worker, stage, kind, service order by theme";
constexpr std::string_view tallies_of_tests = "from signal_tallies where council = :council and number <> 0 order by";

std::map<std::string, std::vector<std::string>, std::less<>>& plans() {
    static std::map<std::string, std::vector<std::string>, std::less<>> all;
    return all;
}

bool holds(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

/// The word after "SCAN " or "SEARCH ".
std::string_view table_of(std::string_view step) {
    auto const begin = step.find(' ') + 1;
    return step.substr(begin, step.find(' ', begin) - begin);
}

bool is_small(std::string_view table) { return std::ranges::find(small_tables, table) != small_tables.end(); }

/// Whether the rows of this name were put together by the query itself.
bool is_made_here(std::string_view name, std::vector<std::string> const& steps) {
    return std::ranges::any_of(steps, [&](std::string_view step) {
        return (step.starts_with("MATERIALIZE ") || step.starts_with("CO-ROUTINE ")) && table_of(step) == name;
    });
}

/// Whether this step goes through all that a council has in a table.
bool reads_all(std::string_view step, std::vector<std::string> const& steps) {
    if (is_small(table_of(step)) || is_made_here(table_of(step), steps) || holds(step, "VIRTUAL TABLE")) {
        return false;
    }
    bool const scans = step.starts_with("SCAN ") && !step.starts_with("SCAN CONSTANT ROW");
    bool const only_by_council = step.starts_with("SEARCH ") && step.ends_with("(council=?)");
    return scans || only_by_council;
}

bool is_meant(std::string_view sql) {
    return holds(sql, said_by_tests) || holds(sql, recount_of_tests) || holds(sql, tallies_of_tests) ||
           std::ranges::any_of(meant, [&](std::string_view beginning) { return sql.starts_with(beginning); });
}

/// Reads in the order of an index and stops.
bool is_bounded(std::string_view sql, std::vector<std::string> const& steps) {
    bool const sorts = std::ranges::any_of(
        steps, [](auto const& step) { return holds(step, "TEMP B-TREE") && !holds(step, "RIGHT PART"); });
    return holds(sql, " limit ") && !sorts;
}

}  // namespace

bool is_without_index(std::string_view sql, std::vector<std::string> const& steps) {
    return !is_meant(sql) && !is_bounded(sql, steps) &&
           std::ranges::any_of(steps, [&](auto const& step) { return reads_all(step, steps); });
}

void watch_every_plan() {
    store::watch_plans([](std::string_view sql, std::vector<std::string> const& steps) {
        plans().insert_or_assign(std::string(sql), steps);
    });
}

int statements_without_index() {
    int found = 0;
    for (auto const& [sql, steps] : plans()) {
        if (is_without_index(sql, steps)) {
            ++found;
            std::cout << "without an index: " << sql << '\n';
            for (auto const& step : steps) {
                std::cout << "    " << step << '\n';
            }
        }
    }
    return found;
}

}  // namespace heed
