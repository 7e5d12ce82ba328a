#include "areas/complaints/inquiry/remedy_store.hpp"

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "work/deadlines.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view subject = "case_remedy";
constexpr std::string_view columns =
    "number, kind, redress, pence, what, owner, due, promised_on, done_on, evidence, not_done_because, learning_point, "
    "action";

std::string clock_of(Remedy const& remedy) { return fmt::format("remedy/{}", remedy.number); }
std::string warning_of(Remedy const& remedy) { return fmt::format("remedy_warning/{}", remedy.number); }

void set_clocks(store::Writing& db, Story const& story, Remedy const& remedy) {
    auto const path = fmt::format("/complaints/{}/remedies/{}", story.said.id.number, remedy.number);
    auto const may = story.said.kept_from_worker ? "see_kept_from_worker" : "see_cases";
    auto const reference = reference_of(story.said.id);
    work::Deadline clock{std::string(subject),
                         story.said.id.number,
                         clock_of(remedy),
                         fmt::format("Carry out what was promised: complaint {}", reference),
                         path,
                         may,
                         remedy.due,
                         remedy.owner};
    work::set_deadline(db, clock);
    clock.what = warning_of(remedy);
    clock.says = fmt::format("See that what was promised will be in time: complaint {}", reference);
    clock.due = warned_on(remedy);
    clock.owner = story.said.officer;
    work::set_deadline(db, clock);
}

void meet_clocks(store::Writing& db, Story const& story, Remedy const& remedy, Day today) {
    work::meet_deadline(db, subject, story.said.id.number, clock_of(remedy), today);
    work::meet_deadline(db, subject, story.said.id.number, warning_of(remedy), today);
}

void save(store::Writing& db, Id<Case> id, Remedy const& remedy) {
    store::act(
        db,
        "update case_remedies set due = :due, done_on = :done, evidence = :evidence, not_done_because = :because,"
        " learning_point = :point, action = :action"
        " where council = :council and case_id = :id and number = :number",
        remedy.due, remedy.done_on, remedy.evidence, remedy.not_done_because, remedy.learning_point, remedy.action,
        db.council(), id, remedy.number);
}

struct UpdateRow : RemedyUpdate {
    Id<Case> case_id;
    std::int64_t remedy = 0;
};
BOOST_DESCRIBE_STRUCT(UpdateRow, (RemedyUpdate), (case_id, remedy))

std::int64_t keep_update(store::Writing& db, Id<Case> id, Remedy const& remedy, std::string const& says,
                         std::optional<Day> due_before, Doing const& doing) {
    UpdateRow row;
    row.number = store::value<std::int64_t>(db,
                                            "select coalesce(max(number), 0) + 1 from case_remedy_updates"
                                            " where council = :council and case_id = :id and remedy = :remedy",
                                            db.council(), id, remedy.number);
    row.says = says;
    row.due_before = due_before;
    row.by = doing.by;
    row.at = doing.now;
    row.case_id = id;
    row.remedy = remedy.number;
    store::insert(db, "case_remedy_updates", row);
    return row.number;
}

/// Before the answer the person does not know of it yet.
void changed(store::Writing& db, Story const& seen, std::string_view what, std::string const& says,
             Doing const& doing) {
    auto const version = next_version(db, seen);
    bool const told = seen.answer.has_value();
    if (told) {
        mail(db, seen, fmt::format("About your complaint {}.\n\n{}\n", reference_of(seen.said.id), says),
             fmt::format("{}/{}", what, version), doing.now);
    }
    done(db, seen, {what, says, told}, version, doing);
}

}  // namespace

std::vector<Remedy> remedies_of(store::Reading const& db, Id<Case> id) {
    return store::rows<Remedy>(
        db,
        fmt::format("select {} from case_remedies where council = :council and case_id = :id order by number", columns),
        db.council(), id);
}

std::optional<Remedy> find_remedy(store::Reading const& db, Id<Case> id, std::int64_t number) {
    return store::row<Remedy>(
        db,
        fmt::format("select {} from case_remedies where council = :council and case_id = :id and number = :number",
                    columns),
        db.council(), id, number);
}

std::vector<RemedyUpdate> updates_of(store::Reading const& db, Id<Case> id, std::int64_t remedy) {
    return store::rows<RemedyUpdate>(db,
                                     "select number, says, due_before, by, at from case_remedy_updates"
                                     " where council = :council and case_id = :id and remedy = :remedy order by number",
                                     db.council(), id, remedy);
}

void add_remedy(store::Writing& db, Story const& seen, Remedy remedy, Doing const& doing) {
    remedy.number = next_in_case(db, "case_remedies", seen.said.id);
    insert_of_case(db, "case_remedies", seen.said.id, remedy, doing);
    set_clocks(db, seen, remedy);
    changed(db, seen, "remedy_promised", fmt::format("We will do this by {}: {}", spoken(remedy.due), remedy.what),
            doing);
}

void mark_carried_out(store::Writing& db, Story const& seen, Remedy const& remedy, Doing const& doing) {
    save(db, seen.said.id, remedy);
    meet_clocks(db, seen, remedy, doing.today());
    changed(db, seen, "remedy_done",
            fmt::format("We did what we promised, on {}: {}", spoken(*remedy.done_on), remedy.what), doing);
}

void move_remedy(store::Writing& db, Story const& seen, Remedy const& remedy, Day due_before, std::string const& reason,
                 Doing const& doing) {
    save(db, seen.said.id, remedy);
    keep_update(db, seen.said.id, remedy, reason, due_before, doing);
    set_clocks(db, seen, remedy);
    changed(db, seen, "remedy_moved",
            fmt::format("We promised this by {}: {}\nWe will now do it by {}. {}", spoken(due_before), remedy.what,
                        spoken(remedy.due), reason),
            doing);
}

void give_up_remedy(store::Writing& db, Story const& seen, Remedy const& remedy, Doing const& doing) {
    save(db, seen.said.id, remedy);
    meet_clocks(db, seen, remedy, doing.today());
    changed(db, seen, "remedy_given_up",
            fmt::format("We will not do this: {}\n{}", remedy.what, remedy.not_done_because), doing);
}

void tell_about_remedy(store::Writing& db, Story const& seen, Remedy const& remedy, std::string const& says,
                       Doing const& doing) {
    keep_update(db, seen.said.id, remedy, says, {}, doing);
    changed(db, seen, "remedy_update", fmt::format("About what we promised: {}\n{}", remedy.what, says), doing);
}

void join_to_loop(store::Writing& db, Story const& seen, Remedy const& remedy, std::int64_t learning_point,
                  std::int64_t action, Doing const& doing) {
    auto joined = remedy;
    joined.learning_point = learning_point;
    joined.action = action;
    save(db, seen.said.id, joined);
    done(db, seen, {"remedy_learned", fmt::format("Learning point {}", learning_point), false}, next_version(db, seen),
         doing);
}

std::vector<RemedyLine> open_remedies(store::Reading const& db, bool see_kept, std::optional<RemedyPlace> const& after,
                                      int most) {
    auto const sql = fmt::format(
        "select r.case_id, r.number, r.kind, r.what, r.owner, r.due, c.kept_from_worker from case_remedies r"
        " join cases c on c.council = r.council and c.id = r.case_id"
        " where r.council = :council and r.done_on is null and r.not_done_because = ''{}"
        " and (r.due, r.case_id, r.number) > (:due, :case, :number) order by r.due, r.case_id, r.number limit :most",
        see_kept ? "" : " and c.kept_from_worker = 0");
    auto const place = after.value_or(RemedyPlace{*day_of(1900, 1, 1), {}, 0});
    return store::rows<RemedyLine>(db, sql, db.council(), place.due, place.case_id, place.number, std::int64_t{most});
}

RemedyFigures remedy_figures(store::Reading const& db, Day first, Day last, bool see_kept) {
    constexpr std::int64_t most = 5000;
    auto const sql = fmt::format(
        "select count(*) as due, cast(coalesce(sum(done), 0) as bigint) as done,"
        " cast(coalesce(sum(in_time), 0) as bigint) as on_time from ("
        "select case when r.done_on is null then 0 else 1 end as done,"
        " case when r.done_on is not null and r.done_on <= r.due then 1 else 0 end as in_time from case_remedies r"
        " join cases c on c.council = r.council and c.id = r.case_id"
        " where r.council = :council and r.due between :first and :last{} limit :most) few",
        see_kept ? "" : " and c.kept_from_worker = 0");
    return store::row<RemedyFigures>(db, sql, db.council(), first, last, most).value();
}

}  // namespace heed::complaints
