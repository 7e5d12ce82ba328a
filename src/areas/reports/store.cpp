#include "areas/reports/store.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/hash.hpp"
#include "store/rows.hpp"

namespace heed::reports {

namespace {

constexpr std::string_view select_report =
    "select id, first_day, last_day, serves, made_on, follows, edition, version, final_on, published_on, withdrawn_on,"
    " replaced_by, at, by from reports where council = :council";

std::string selected(std::string_view where) { return std::string(select_report) + std::string(where); }

void note(store::Writing& db, Id<Report> id, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"report", id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

void must_change(std::int64_t changed) {
    if (changed == 0) {
        throw Conflict();
    }
}

void keep_wording(store::Writing& db, Id<Report> id, Words const& words, Doing const& doing) {
    auto const last = store::value<std::int64_t>(
        db,
        "select cast(coalesce(max(number), 0) as bigint) from report_words"
        " where council = :council and report = :report and passage = :passage",
        db.council(), id, words.passage);
    store::act(db,
               "insert into report_words (council, report, passage, number, text, at, by)"
               " values (:council, :report, :passage, :number, :text, :at, :by)",
               db.council(), id, words.passage, last + 1, words.text, doing.now, doing.by);
}

}  // namespace

std::optional<Report> find_report(store::Reading const& db, Id<Report> id) {
    return store::row<Report>(db, selected(" and id = :id"), db.council(), id);
}

Report report_there(store::Reading const& db, Id<Report> id) {
    auto found = find_report(db, id);
    if (!found) {
        throw NotFound();
    }
    return *found;
}

std::vector<Report> list_reports(store::Reading const& db, loop::Around const& around, int most) {
    return loop::rows_around<Report>(db, selected(""), "id", around, most, db.council());
}

std::vector<Report> list_published(store::Reading const& db, int most) {
    return store::rows<Report>(db,
                               selected(" and published_on is not null and withdrawn_on is null and replaced_by = 0"
                                        " order by last_day desc, id desc limit :most"),
                               db.council(), most);
}

std::vector<Report> published_about(store::Reading const& db, loop::Period const& period) {
    auto found = store::rows<Report>(
        db, selected(" and published_on is not null and last_day >= :first and first_day <= :last"), db.council(),
        period.first, period.last);
    std::ranges::sort(found, {}, &Report::id);
    return found;
}

std::vector<Words> words_of(store::Reading const& db, Id<Report> id) {
    return store::rows<Words>(db,
                              "select passage, text from report_words where council = :council and report = :report"
                              " and not exists (select 1 from report_words later where later.council ="
                              " report_words.council and later.report = report_words.report and later.passage ="
                              " report_words.passage and later.number > report_words.number) order by passage",
                              db.council(), id);
}

std::optional<Copy> copy_of(store::Reading const& db, Id<Report> id) {
    return store::row<Copy>(
        db,
        "select figures, hash, beside, on_day, at, by from report_copies where council = :council and report = :report",
        db.council(), id);
}

std::optional<Publication> publication_of(store::Reading const& db, Id<Report> id) {
    return store::row<Publication>(
        db, "select words, hash, on_day, at, by from report_publications where council = :council and report = :report",
        db.council(), id);
}

std::optional<Withdrawal> withdrawal_of(store::Reading const& db, Id<Report> id) {
    return store::row<Withdrawal>(
        db, "select reason, on_day, at, by from report_withdrawals where council = :council and report = :report",
        db.council(), id);
}

Id<Report> add_report(store::Writing& db, Report report, Doing const& doing) {
    report.id = store::next_id<Report>(db, "reports");
    report.at = doing.now;
    report.by = doing.by;
    store::insert(db, "reports", report);
    note(db, report.id, "begun", fmt::format("{} to {}", iso(report.first_day), iso(report.last_day)), doing);
    return report.id;
}

Id<Report> add_edition(store::Writing& db, Report const& of, Doing const& doing) {
    if (!of.final_on) {
        throw Conflict();
    }
    Report next;
    next.first_day = of.first_day;
    next.last_day = of.last_day;
    next.serves = of.serves;
    next.made_on = doing.today;
    next.follows = of.id;
    next.edition = of.edition + 1;
    auto const id = add_report(db, next, doing);
    for (auto const& words : words_of(db, of.id)) {
        if (words.passage != Passage::response) {
            keep_wording(db, id, words, doing);
        }
    }
    return id;
}

void write_words(store::Writing& db, Report const& report, std::vector<Words> const& words, std::int64_t version,
                 Doing const& doing) {
    must_change(store::act(db,
                           "update reports set version = version + 1 where council = :council and id = :id"
                           " and version = :version and published_on is null",
                           db.council(), report.id, version));
    auto const before = words_of(db, report.id);
    int changed = 0;
    for (auto const& one : words) {
        if (text_of(before, one.passage) != one.text) {
            keep_wording(db, report.id, one, doing);
            ++changed;
        }
    }
    note(db, report.id, "written", fmt::format("{} passages changed", changed), doing);
}

void make_final(store::Writing& db, Report const& report, Figures const& figures, std::vector<Id<Report>> const& beside,
                Doing const& doing) {
    must_change(store::act(db,
                           "update reports set final_on = :today, version = version + 1"
                           " where council = :council and id = :id and version = :version and final_on is null",
                           doing.today, db.council(), report.id, report.version));
    auto const text = kept(figures);
    auto const hash = store::sha256(text);
    store::act(db,
               "insert into report_copies (council, report, figures, hash, beside, on_day, at, by)"
               " values (:council, :report, :figures, :hash, :beside, :on_day, :at, :by)",
               db.council(), report.id, text, hash, listed(beside), doing.today, doing.now, doing.by);
    note(db, report.id, "made final", "copy " + hash, doing);
}

void publish(store::Writing& db, Report const& report, std::vector<Words> const& words, Doing const& doing) {
    must_change(store::act(db,
                           "update reports set published_on = :today, version = version + 1 where council = :council"
                           " and id = :id and version = :version and final_on is not null and published_on is null",
                           doing.today, db.council(), report.id, report.version));
    auto const text = kept(words);
    auto const hash = store::sha256(copy_of(db, report.id)->figures + "\n" + text);
    store::act(db,
               "insert into report_publications (council, report, words, hash, on_day, at, by)"
               " values (:council, :report, :words, :hash, :on_day, :at, :by)",
               db.council(), report.id, text, hash, doing.today, doing.now, doing.by);
    for (auto earlier = report.follows; earlier;) {
        store::act(db,
                   "update reports set replaced_by = :this where council = :council and id = :id"
                   " and published_on is not null and replaced_by = 0",
                   report.id, db.council(), earlier);
        earlier = report_there(db, earlier).follows;
    }
    note(db, report.id, "published", "copy " + hash, doing);
}

void withdraw(store::Writing& db, Report const& report, std::string const& reason, Doing const& doing) {
    must_change(store::act(db,
                           "update reports set withdrawn_on = :today, version = version + 1 where council = :council"
                           " and id = :id and published_on is not null and withdrawn_on is null",
                           doing.today, db.council(), report.id));
    store::act(db,
               "insert into report_withdrawals (council, report, reason, on_day, at, by)"
               " values (:council, :report, :reason, :on_day, :at, :by)",
               db.council(), report.id, reason, doing.today, doing.now, doing.by);
    note(db, report.id, "withdrawn", "", doing);
}

}  // namespace heed::reports
