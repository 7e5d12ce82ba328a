#pragma once
// "You said, we did": closed loops on a page for everybody. Nothing stands there unless a person with publish_learning put
// it there; how it stands now is read from the learning point each time, so that what comes back says so by itself.
// Words for the public are a text of their own: no staff words, no signals, no totals of people (with the items beside
// them a small number could be worked out). See docs/decisions/2026-11-22-you-said-we-did.md.

#include <optional>
#include <vector>

#include "loop/learning/learning_store.hpp"
#include "loop/told/public_rules.hpp"

namespace heed::loop {

struct SaidAndDone {
    Id<SaidAndDone> id;
    Id<LearningPoint> learning_point;
    std::int64_t year = 0;    ///< of its last turn when it was published
    Id<Service> service;      ///< 0: every service
    std::string theme;        ///< the theme's name for the public; at most 80 characters
    std::string said;         ///< at most 500
    std::string did;          ///< at most 1,000
    std::string looked_for;   ///< "whether the call came before the visit"; at most 200, may be empty
    std::int64_t people = 0;  ///< who told us, without those of whom nobody may know; never printed as it is
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(SaidAndDone, (),
                      (id, learning_point, year, service, theme, said, did, looked_for, people, on_day, at, by))

/// As it was typed.
struct PublicDraft {
    std::string theme{};
    std::string said{};
    std::string did{};
    std::string looked_for{};
};

/// What would stand on the page, or what is to be put right: too long, an address or a number in it, a word like a name,
/// words that somebody behind it said. Refused (in the field "theme") while the loop is not closed.
Outcome<SaidAndDone> for_the_public(store::Reading const& db, Story const& story, PublicDraft const& draft, Day today);

/// Throws Conflict if the learning point stands there already.
Id<SaidAndDone> publish(store::Writing& db, SaidAndDone item, Doing const& doing);
/// Off the page from this moment on. Throws Conflict if it was taken off before.
void take_off(store::Writing& db, SaidAndDone const& item, std::string const& reason, Doing const& doing);

/// What stands on the page; nothing where it does not, or not any more.
std::optional<SaidAndDone> find_published(store::Reading const& db, Id<SaidAndDone> id);
std::optional<SaidAndDone> published_of(store::Reading const& db, Id<LearningPoint> point);

/// Below this item: years go back, services stand by their number, and the last published first.
struct PublicPlace {
    std::int64_t year = 0;
    Id<Service> service;
    Id<SaidAndDone> id;
};
struct PublicFilter {
    std::int64_t year = 0;               ///< 0: every year
    std::optional<Id<Service>> service;  ///< 0: what is about every service
    std::optional<PublicPlace> after;
};
std::vector<SaidAndDone> list_published(store::Reading const& db, PublicFilter const& filter, int most);

struct YearFigure {
    std::int64_t year = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(YearFigure, (), (year, number))
/// How many stand there for each year, the last first; years without any are left out.
std::vector<YearFigure> published_by_year(store::Reading const& db);

/// The council's settings "public_fewest" and "public_rounding"; 5 and 5 where they are not set or make no sense.
SmallNumbers small_numbers(store::Reading const& db);

}  // namespace heed::loop
