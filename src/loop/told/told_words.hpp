#pragma once
// What people are told: the words that the owner wrote for this change, in a frame that says how it stands with the
// change. Pure. Nothing of a case can stand in it: it is the same for everybody behind one change, but for those who told
// us only after it had been changed.

#include <string>
#include <vector>

#include "loop/learning/story.hpp"
#include "loop/offers.hpp"
#include "loop/told/public_rules.hpp"

namespace heed::loop {

/// What can be told of a learning point, by the key that `change_now` gives it.
enum class ChangeKind { acted_on, proved, reopened, rejected };
BOOST_DESCRIBE_ENUM(ChangeKind, acted_on, proved, reopened, rejected)

/// "acted_on/2" is a change of the second round; 1 where the key has no number.
ChangeKind kind_of(std::string const& change);
/// "It was acted on", "It is proved", "It came back", "It was decided not to change it".
std::string spoken(std::string const& change);

/// The change of the same round that says more: whoever was told that it is proved need not be told that it was acted
/// on. Itself where there is none.
std::string change_that_says_more(std::string const& change);

/// The day on which it came about: the last action of the round was done, it was called embedded, it was reopened.
Day day_of_change(Story const& story, std::string const& change, Day today);

/// The whole message. `told_us_later`: they told us after the change.
std::string message_of(Story const& story, std::string const& change, std::string const& words, bool told_us_later,
                       Day today);

/// What was found by the proofs that count now, or by the one that failed last; each a sentence with its numbers.
std::vector<std::string> findings_now(Story const& story, Day today, SmallNumbers const& rule = {});

/// How long they waited to be told, since the change or since they told us where that was later; nobody: not told.
enum class Waited { nobody, days_14, days_28, days_91, longer };
BOOST_DESCRIBE_ENUM(Waited, nobody, days_14, days_28, days_91, longer)
Waited waited(Day since, Day told_on);
std::string_view spoken(Waited waited);

std::string_view spoken(Way way);

}  // namespace heed::loop
