#include "areas/ombudsman/elsewhere_store.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::string_view subject = "ombudsman_elsewhere";
constexpr std::string_view columns =
    "reference, body, category, decision, decided_on, summary, agreed_action, id, asked, asked_on, due, answer, signal";

struct ElsewhereRow : Elsewhere {
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(ElsewhereRow, (Elsewhere), (at, by))

struct AnswerRow : NearMissAnswer {
    Id<Elsewhere> elsewhere;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(AnswerRow, (NearMissAnswer), (elsewhere, at))

void note(store::Writing& db, Id<Elsewhere> id, std::string what, std::string detail, loop::Doing const& doing) {
    store::note(db, {std::string(subject), id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

void set_clock(store::Writing& db, Id<Elsewhere> id, std::string const& reference, PutTo const& to) {
    work::set_deadline(db,
                       {std::string(subject), id.number, "answer",
                        fmt::format("Could this happen here? Decision {} about another council", reference),
                        fmt::format("/ombudsman/elsewhere/{}", id.number), "see_learning", to.due, to.member.number});
}

Id<loop::Signal> tell_loop(store::Writing& db, Elsewhere const& about, NearMissAnswer const& answer,
                           loop::Doing const& doing) {
    constexpr std::size_t longest_told = 1500;
    loop::Signal signal;
    signal.kind = loop::SignalKind::near_miss;
    signal.source = subject;
    signal.source_id = about.id.number;
    signal.said = loop::made_anonymous(
        fmt::format("At another council ({}): {} Could it happen here? {}: {}", about.reference,
                    shortened(about.summary, longest_told), spoken(answer.answer), answer.looked_at),
        {});
    signal.heard_on = doing.today;
    signal.recorded_at = doing.now;
    signal.recorded_by = doing.by;
    return loop::tell(db, signal);
}

}  // namespace

std::vector<Elsewhere> list_elsewhere(store::Reading const& db, loop::Around const& around, int most) {
    return loop::rows_around<Elsewhere>(
        db, fmt::format("select {} from ombudsman_elsewhere where council = :council", columns), "id", around, most,
        db.council());
}

std::vector<Elsewhere> unanswered_elsewhere(store::Reading const& db, int most) {
    return store::rows<Elsewhere>(db,
                                  fmt::format("select {} from ombudsman_elsewhere where council = :council"
                                              " and answer in ('', 'do_not_know') order by due, id limit :most",
                                              columns),
                                  db.council(), most);
}

std::optional<Elsewhere> find_elsewhere(store::Reading const& db, Id<Elsewhere> id) {
    return store::row<Elsewhere>(
        db, fmt::format("select {} from ombudsman_elsewhere where council = :council and id = :id", columns),
        db.council(), id);
}

std::optional<Id<Elsewhere>> elsewhere_referred(store::Reading const& db, std::string const& reference) {
    return store::value_if_any<Id<Elsewhere>>(
        db, "select id from ombudsman_elsewhere where council = :council and reference = :reference", db.council(),
        reference);
}

std::vector<NearMissAnswer> answers_of(store::Reading const& db, Id<Elsewhere> id) {
    return store::rows<NearMissAnswer>(
        db,
        "select number, answer, looked_at, answered_on, by from ombudsman_elsewhere_answers"
        " where council = :council and elsewhere = :id order by number",
        db.council(), id);
}

Id<Elsewhere> add_elsewhere(store::Writing& db, PublishedDecision const& decision, PutTo const& to,
                            loop::Doing const& doing) {
    ElsewhereRow row;
    static_cast<PublishedDecision&>(row) = decision;
    row.id = store::next_id<Elsewhere>(db, "ombudsman_elsewhere");
    row.asked = to.member;
    row.asked_on = doing.today;
    row.due = to.due;
    row.at = doing.now;
    row.by = doing.by;
    store::insert(db, "ombudsman_elsewhere", row);
    set_clock(db, row.id, row.reference, to);
    note(db, row.id, "read_in", fmt::format("{}, by {}", row.reference, iso(to.due)), doing);
    return row.id;
}

void answer_elsewhere(store::Writing& db, Elsewhere const& about, NearMissAnswer answer, loop::Doing const& doing) {
    answer.number = static_cast<std::int64_t>(answers_of(db, about.id).size()) + 1;
    answer.by = doing.by;
    AnswerRow row;
    static_cast<NearMissAnswer&>(row) = answer;
    row.elsewhere = about.id;
    row.at = doing.now;
    store::insert(db, "ombudsman_elsewhere_answers", row);
    auto signal = about.signal;
    if (signal == 0 && is_near_miss(answer.answer)) {
        signal = tell_loop(db, about, answer, doing).number;
    }
    bool const asked_again = answer.answer == CouldHappen::do_not_know;
    auto const due = asked_again ? doing.today + days_until_asked_again : about.due;
    store::act(db,
               "update ombudsman_elsewhere set answer = :answer, signal = :signal, due = :due"
               " where council = :council and id = :id",
               answer.answer, signal, due, db.council(), about.id);
    if (asked_again) {
        set_clock(db, about.id, about.reference, {about.asked, due});
    } else {
        work::meet_deadline(db, subject, about.id.number, "answer", doing.today);
    }
    note(db, about.id, "answered", std::string(name_of(answer.answer)), doing);
}

void put_elsewhere_to(store::Writing& db, Elsewhere const& about, PutTo const& to, loop::Doing const& doing) {
    store::act(db,
               "update ombudsman_elsewhere set asked = :asked, asked_on = :on, due = :due, answer = ''"
               " where council = :council and id = :id",
               to.member, doing.today, to.due, db.council(), about.id);
    set_clock(db, about.id, about.reference, to);
    note(db, about.id, "put_to_somebody", iso(to.due), doing);
}

}  // namespace heed::ombudsman
