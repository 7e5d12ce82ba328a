#pragma once
// Links between what was said and what was said before: a table of pairs, each once, that can be taken back.

#include <vector>

#include "loop/before/seen_before.hpp"
#include "loop/learning/learning_store.hpp"

namespace heed::loop {

struct SaidBefore {
    SaidAs later_as = SaidAs::signal;
    std::int64_t later_id = 0;
    SaidAs earlier_as = SaidAs::signal;
    std::int64_t earlier_id = 0;
    std::int64_t percent = 0;  ///< how alike they were when they were linked
    Instant at;
    std::int64_t by = 0;

    Said later() const { return {later_as, later_id}; }
    Said earlier() const { return {earlier_as, earlier_id}; }
};
BOOST_DESCRIBE_STRUCT(SaidBefore, (), (later_as, later_id, earlier_as, earlier_id, percent, at, by))

/// Something with its day, which says what is the earlier of two; on one day a signal is, and then the lower number.
struct SaidOn {
    Said what;
    Day day;
    auto operator<=>(SaidOn const& other) const { return day != other.day ? day <=> other.day : what <=> other.what; }
};

/// Links the two, whichever was first; false, and nothing is done, if they are linked already.
bool link_said(store::Writing& db, SaidOn const& one, SaidOn const& other, double likeness, Doing const& doing);
/// Takes the link back; nothing if there is none.
void unlink_said(store::Writing& db, Said one, Said other, Doing const& doing);
bool are_linked(store::Reading const& db, Said one, Said other);

/// The pairs in which this is the later one, and those in which it is the earlier one; at most 50 each.
std::vector<SaidBefore> said_before(store::Reading const& db, Said later);
std::vector<SaidBefore> said_again(store::Reading const& db, Said earlier);

/// Somebody looked at what is alike, and linked so many.
void note_look(store::Writing& db, Said what, std::int64_t linked, Doing const& doing);

}  // namespace heed::loop
