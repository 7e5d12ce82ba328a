#include "areas/complaints/voices/equality_store.hpp"

#include <fmt/format.h>

#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

constexpr int days_of_a_ticket = 2;

}  // namespace

std::vector<PeopleSupported> versions_of_people(store::Reading const& db) {
    return store::rows<PeopleSupported>(db,
                                        "select id, as_of, source, at, by from people_supported_versions"
                                        " where council = :council order by as_of desc, id desc limit :most",
                                        db.council(), std::int64_t{most_versions_shown});
}

std::optional<PeopleSupported> people_supported_on(store::Reading const& db, Day day) {
    auto found = store::row<PeopleSupported>(
        db,
        "select id, as_of, source, at, by from people_supported_versions where council = :council and as_of <= :day"
        " order by as_of desc, id desc limit 1",
        db.council(), day);
    return found ? found
                 : store::row<PeopleSupported>(db,
                                               "select id, as_of, source, at, by from people_supported_versions"
                                               " where council = :council order by as_of, id limit 1",
                                               db.council());
}

std::vector<SupportedGroup> groups_of(store::Reading const& db, Id<PeopleSupported> version) {
    return store::rows<SupportedGroup>(db,
                                       "select dimension, people_group, people from people_supported"
                                       " where council = :council and version = :version order by place",
                                       db.council(), version);
}

void keep_people_supported(store::Writing& db, Day as_of, std::string const& source,
                           std::vector<SupportedGroup> const& groups, std::int64_t by, Instant now) {
    PeopleSupported const version{store::next_id<PeopleSupported>(db, "people_supported_versions"), as_of, source, now,
                                  by};
    store::insert(db, "people_supported_versions", version);
    std::int64_t place = 0;
    for (auto const& group : groups) {
        store::act(db,
                   "insert into people_supported (council, version, place, dimension, people_group, people)"
                   " values (:council, :version, :place, :dimension, :people_group, :people)",
                   db.council(), version.id, ++place, group.dimension, group.people_group, group.people);
    }
    store::note(db, {"people_supported", version.id.number, "counted",
                     fmt::format("{} groups on {}", groups.size(), iso(as_of)), by, now});
}

std::string quarter_of(Day day) {
    auto const date = day.date();
    return fmt::format("{}-Q{}", static_cast<int>(date.year()), (static_cast<unsigned>(date.month()) + 2) / 3);
}

namespace {

/// Answers false where it was used. Forgets those of earlier days.
bool use_ticket(store::Writing& db, std::string const& ticket, Day today) {
    store::act(db, "delete from equality_tickets where council = :council and day < :day", db.council(),
               today - days_of_a_ticket);
    return store::act(db,
                      "insert into equality_tickets (council, ticket, day) values (:council, :ticket, :day)"
                      " on conflict (council, ticket) do nothing",
                      db.council(), ticket, today) == 1;
}

void add(store::Writing& db, std::string const& quarter, bool kept, SupportedGroup const& group, std::int64_t number) {
    store::act(db,
               "insert into equality_tallies (council, quarter, kept, dimension, people_group, number)"
               " values (:council, :quarter, :kept, :dimension, :people_group, :number)"
               " on conflict (council, quarter, kept, dimension, people_group)"
               " do update set number = equality_tallies.number + excluded.number",
               db.council(), quarter, kept, group.dimension, group.people_group, number);
}

}  // namespace

bool count_answer(store::Writing& db, std::string const& ticket, std::vector<Dimension> const& dimensions,
                  Chosen const& chosen, bool kept_from_worker, Day today) {
    if (!use_ticket(db, ticket, today)) {
        return false;
    }
    auto const quarter = quarter_of(today);
    for (bool const kept : {false, true}) {
        for (std::size_t i = 0; i < dimensions.size(); ++i) {
            for (std::size_t j = 0; j < dimensions[i].groups.size(); ++j) {
                bool const this_one = kept == kept_from_worker && i < chosen.size() && chosen[i] == j;
                add(db, quarter, kept, dimensions[i].groups[j], this_one ? 1 : 0);
            }
        }
    }
    return true;
}

std::vector<EqualityFigure> equality_figures(store::Reading const& db, std::string const& from, std::string const& to,
                                             bool see_kept) {
    return store::rows<EqualityFigure>(
        db,
        fmt::format("select dimension, people_group, cast(sum(number) as bigint) as number from equality_tallies"
                    " where council = :council and quarter >= :since and quarter <= :until{}"
                    " group by dimension, people_group",
                    see_kept ? "" : " and kept = 0"),
        db.council(), from, to);
}

void add_to_equality(store::Writing& db, std::string const& quarter, EqualityFigure const& figure, bool kept) {
    add(db, quarter, kept, {figure.dimension, figure.people_group, 0}, figure.number);
}

}  // namespace heed::complaints
