#include "loop/told/telling_people.hpp"

#include <fmt/format.h>

#include "loop/told/public_rules.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

// The rule who is behind a change, once: see telling.hpp.
constexpr std::string_view signals_behind =
    "(select signal from learning_point_signals where council = :council_of_points and learning_point = :point"
    " union select signal from theme_signals join signals on signals.council = theme_signals.council"
    " and signals.id = signal where theme_signals.council = :council_of_theme and theme = :theme"
    " and kind <> 'compliment' and (cast(:any_service as bigint) = 0 or service = :service)) behind";

struct SaidInSignal {
    Id<Signal> signal;
    std::string said;
};
BOOST_DESCRIBE_STRUCT(SaidInSignal, (), (signal, said))

/// People are counted once, by what their area knows them by; a record whose person is not known is a person.
class Crowd {
public:
    bool is_new(SourceRecord const& record, Reach const& reach) {
        auto key = reach.person.empty() ? fmt::format("{}/{}", record.source, record.source_id) : reach.person;
        return seen_.emplace(std::move(key), true).second;
    }

private:
    std::map<std::string, bool> seen_;
};

Reach reach_of(store::Reading const& db, SourceRecord const& record) {
    auto const* offer = offers().find(record.source);
    return offer == nullptr || !offer->reach ? Reach{} : offer->reach(db, record.source_id);
}

void add(Behind& people, Reach const& reach) {
    bool const will_be = reach.state == ToldState::told || reach.state == ToldState::waits;
    if (!will_be) {
        ++(reach.state == ToldState::not_asked ? people.not_asked : people.cannot_be_told);
        return;
    }
    switch (reach.way) {
        case Way::email: ++people.email; break;
        case Way::phone: ++people.phone; break;
        case Way::letter: ++people.letter; break;
        default: ++people.page;
    }
    people.in_another_form += reach.state == ToldState::waits && !reach.forms.empty() ? 1 : 0;
}

std::int64_t logged_by_staff(store::Reading const& db, Id<LearningPoint> point, bool see_kept_from_worker) {
    return store::value<std::int64_t>(
        db,
        "select count(*) from learning_point_signals"
        " join signals on signals.council = learning_point_signals.council and signals.id = signal"
        " where learning_point_signals.council = :council and learning_point = :point and source = ''"
        " and kept_from_worker <= :kept",
        db.council(), point, see_kept_from_worker);
}

}  // namespace

std::vector<SourceRecord> records_that_wait(store::Reading const& db, WhoWaits const& who, int most,
                                            SourceRecord const& after) {
    static auto const sql = fmt::format(
        "select source, source_id, max(kept_from_worker) as kept_from_worker, min(heard_on) as heard_on from {}"
        " join signals on signals.council = :council and signals.id = behind.signal"
        " where source <> '' and kept_from_worker <= :kept and (cast(:all_of_them as bigint) = 0 or signals.id = :only)"
        " and (source > :after or (source = :after_too and source_id > :after_id)) and not exists"
        " (select 1 from told_back where told_back.council = signals.council and learning_point = :point_told"
        " and about in (:change, :says_more) and told_back.source = signals.source"
        " and told_back.source_id = signals.source_id)"
        " group by source, source_id order by source, source_id limit :most",
        signals_behind);
    auto const& point = who.point;
    return store::rows<SourceRecord>(db, sql, db.council(), point.id, db.council(), point.theme, point.service,
                                     point.service, db.council(), who.see_kept_from_worker, who.only, who.only,
                                     after.source, after.source, after.source_id, point.id, who.change,
                                     change_that_says_more(who.change), most);
}

Behind behind(store::Reading const& db, Story const& story, std::string const& change, bool see_kept_from_worker) {
    Behind people;
    Crowd crowd;
    auto const waiting = records_that_wait(db, {story.point, change, see_kept_from_worker}, most_looked_at + 1);
    people.more = waiting.size() > static_cast<std::size_t>(most_looked_at);
    for (auto const& record : waiting) {
        auto const reach = reach_of(db, record);
        if (crowd.is_new(record, reach)) {
            add(people, reach);
        }
    }
    for (auto const& telling : tellings_of(db, story.point.id, see_kept_from_worker)) {
        people.told += telling.about == change ? telling.told : 0;
    }
    people.logged_by_staff = logged_by_staff(db, story.point.id, see_kept_from_worker);
    return people;
}

std::int64_t people_who_told_us(store::Reading const& db, LearningPoint const& point) {
    static auto const sql = fmt::format(
        "select count(distinct case when source = '' then 'signal/' || cast(signals.id as text)"
        " else source || '/' || cast(source_id as text) end) from {}"
        " join signals on signals.council = :council and signals.id = behind.signal where kept_from_worker = 0"
        " and kind in ('complaint', 'compliment', 'concern', 'board_issue', 'observation')",
        signals_behind);
    return store::value<std::int64_t>(db, sql, db.council(), point.id, db.council(), point.theme, point.service,
                                      point.service, db.council());
}

std::optional<std::string> quoted_from_a_signal(store::Reading const& db, LearningPoint const& point,
                                                std::string_view text) {
    constexpr int at_a_time = 500;
    static auto const sql = fmt::format(
        "select signals.id as signal, said from {} join signals on signals.council = :council"
        " and signals.id = behind.signal where signals.id > :after order by signals.id limit :most",
        signals_behind);
    Quotes const quotes(text);
    Id<Signal> after;
    for (;;) {
        auto const some = store::rows<SaidInSignal>(db, sql, db.council(), point.id, db.council(), point.theme,
                                                    point.service, point.service, db.council(), after, at_a_time);
        for (auto const& one : some) {
            if (auto found = quotes.found_in(one.said)) {
                return found;
            }
        }
        if (some.size() < static_cast<std::size_t>(at_a_time)) {
            return std::nullopt;
        }
        after = some.back().signal;
    }
}

}  // namespace heed::loop
