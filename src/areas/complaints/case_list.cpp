#include "areas/complaints/case_list.hpp"

#include <fmt/format.h>

#include "store/rows.hpp"

namespace heed::complaints {

namespace {

/// The conditions of a list, with the values that they bind.
struct Conditions {
    std::string sql;
    std::vector<store::Value> values;

    Conditions(store::Reading const& db, CaseFilter const& filter) : values{db.council().number} {
        sql = fmt::format("cases.council = :council and {} is not null", filter.closed ? "closed_on" : "next_due");
        if (!filter.see_kept) {
            sql += " and kept_from_worker = 0";
        }
        if (filter.track) {
            add(" and track = :track", std::string(name_of(*filter.track)));
        } else if (filter.kind) {
            add(" and kind = :kind", std::string(name_of(*filter.kind)));
        }
        if (filter.officer) {
            add(" and officer = :officer", *filter.officer);
        }
        if (filter.due_before) {
            add(" and next_due < :before", iso(*filter.due_before));
        }
    }

    void go_on_after(CaseFilter const& filter) {
        if (filter.after) {
            add(filter.closed ? " and (closed_on, id) < (:day, :id)" : " and (next_due, id) > (:day, :id)",
                iso(filter.after->day));
            values.emplace_back(filter.after->id.number);
        }
    }

private:
    void add(std::string_view condition, store::Value value) {
        sql += condition;
        values.push_back(std::move(value));
    }
};

}  // namespace

std::vector<CaseLine> list_cases(store::Reading const& db, CaseFilter const& filter, int most) {
    Conditions conditions(db, filter);
    conditions.go_on_after(filter);
    conditions.values.emplace_back(std::int64_t{most});
    auto const sql = fmt::format(
        "select id, kind, track, stage, contact, substr(said, 1, 200) as said, received_on, kept_from_worker, doubt,"
        " officer, next_step, next_due, closed_on, cast(case when large_print + easy_read + british_sign_language +"
        " advocate > 0 or interpreter_language <> '' or somebody_to_ring <> '' or"
        " other_needs <> '' then 1 else 0 end as bigint)"
        " as needs_support, safe_to_contact"
        " from cases join case_tellers on case_tellers.council = cases.council and case_id = contact"
        " where {} order by {} limit :most",
        conditions.sql, filter.closed ? "closed_on desc, id desc" : "next_due, id");
    auto cursor = db.ask(sql, conditions.values, store::columns_of<CaseLine>());
    std::vector<CaseLine> lines;
    while (cursor.next()) {
        lines.push_back(store::read_row<CaseLine>(cursor));
    }
    return lines;
}

std::int64_t count_cases(store::Reading const& db, CaseFilter const& filter, int most) {
    Conditions conditions(db, filter);
    conditions.values.emplace_back(std::int64_t{most});
    store::Column const count{"", store::Kind::integer};
    auto cursor = db.ask(
        fmt::format("select count(*) from (select id from cases where {} limit :most) as found", conditions.sql),
        conditions.values, {&count, 1});
    must(cursor.next(), "a count answers with one row");
    return cursor.cell(0).integer;
}

}  // namespace heed::complaints
