#pragma once
// Nothing goes overdue unseen: what an area has with dates is gathered into one mail a person and morning. A line names
// its record by its reference and says the step and the day: no word of the record, and no name. What is kept from a
// worker goes only to who may see it; where nobody of those who oversee may, to all who may. Who may not sign in any more
// gets nothing. An area says what waits and to whom it goes; how often is its own rule.

#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "people/member.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// One thing that is to be done by a day.
struct Waiting {
    std::int64_t record = 0;  ///< the area's own number of the record
    std::string reference;    ///< as people write it: "C-7K3M9QXP"
    std::string step;         ///< the area's code of what is to be done
    std::string says;         ///< the step in words: "Answer the enquiry"
    Day due;
    std::int64_t owner = 0;  ///< 0: nobody has it
    bool kept_from_worker = false;
};

/// The order in which a mail says it: late, due_today, due_soon, nobody_has_it.
enum class Why { due_soon, due_today, late, nobody_has_it };
BOOST_DESCRIBE_ENUM(Why, due_soon, due_today, late, nobody_has_it)
Why why_of(Day due, Day today);

struct DigestLine {
    Waiting what;
    Why why = Why::due_soon;
};

struct Digest {
    people::Member to;
    std::vector<DigestLine> lines{};
    int more = 0;  ///< left out of a long digest
};

/// The digests as they grow, one a member, by the member's number.
class Digests {
public:
    /// Nothing where the same step of the same record stands in it already.
    void add(people::Member const& to, Waiting const& what, Why why);
    std::vector<Digest> all() && { return std::move(digests_); }

private:
    std::vector<Digest> digests_;
};

bool may_see(people::Member const& member, Waiting const& what);
/// The member who has it; nothing where nobody has it, or one who is gone or may not see it.
people::Member const* owner_of(Waiting const& what, std::vector<people::Member> const& members);
/// Those who oversee and may see it; where none may, everybody who may.
std::vector<people::Member const*> who_hears(Waiting const& what, std::vector<people::Member> const& members,
                                             std::vector<people::Member> const& overseers);

/// Everybody who may sign in and may do that, each once.
std::vector<people::Member> members_who_may(store::Reading const& db, people::May permission);

/// The text of the mail: "Complaints of Thornmere: what waits." and its lines. `address`: where they stand, or empty.
std::string text_of(Digest const& digest, std::string_view whose, std::string_view council, std::string_view address);

/// What differs between the mails of the areas.
struct DigestMail {
    std::string subject;  ///< "The Ombudsman: what waits"
    std::string whose;    ///< "Cases with the Ombudsman": the text begins with it
    std::string path;     ///< where they stand: "/ombudsman"
    std::string about;    ///< with the member's number and the day, what the message is known by: "ombudsman/reminder"
};
void send_later(store::Writing& db, Digest const& digest, DigestMail const& mail, Day today, Instant now);

}  // namespace heed::loop
