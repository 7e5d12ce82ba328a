#pragma once
// Somebody comes again: what they need was recorded once, and stands on every screen and letter of all that they told us.
// An officer says that two contacts came from the same person; the program only asks, because a telephone or an e-mail
// address may be shared (a carer's, a household's), and a resident is never told, nor can find out, that somebody told us
// before. From a contact that is kept from a worker nothing goes to one that is not: not its needs, not that it exists.
// (docs/decisions/2026-11-22-needs-follow-a-person.md)

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/intake/needs.hpp"

namespace heed::complaints {

/// One spelling of an e-mail address or a telephone number: "07700 900 123" and "+44 7700-900123" are one.
std::string spelt_email(std::string_view typed);
std::string spelt_phone(std::string_view typed);

/// Keeps by what the person of this contact can be reached.
void keep_reaches(store::Writing& db, Teller const& teller);

/// Another contact, as the officer is asked about it.
struct OtherContact {
    Id<Case> contact;
    Kind kind = Kind::complaint;
    Day received_on;
    bool kept_from_worker = false;
    std::string name;
    std::string whose_name;
    std::string way;  ///< "email", "phone": what is alike; "" where an officer said that it is the same person
};
BOOST_DESCRIBE_STRUCT(OtherContact, (), (contact, kind, received_on, kept_from_worker, name, whose_name, way))

/// Contacts with the same address or number that nobody has joined to this one. On the page of a contact that is not kept from
/// a worker, none that is: whoever may see both starts from that one.
std::vector<OtherContact> perhaps_the_same(store::Reading const& db, Story const& story);

/// What an officer said came from the same person, but this one; with the same wall.
std::vector<OtherContact> known_the_same(store::Reading const& db, Case const& said);

/// What both need, taken together. Of two languages the newer one stands, and of words in their own, both.
Teller with_needs_of(Teller newer, Teller const& older);

/// Chosen from those that are offered, or named by its reference; fields "same" and "reference".
Outcome<std::vector<Id<Case>>> chosen_as_same(store::Reading const& db, Story const& story,
                                              std::vector<std::string> const& ticked, std::string const& reference);

/// Joins them, and brings together what they need.
void say_same_person(store::Writing& db, Story const& seen, std::vector<Id<Case>> const& others, Doing const& doing);
/// This contact came from somebody else after all. What it needs stays as it is.
void say_another_person(store::Writing& db, Story const& seen, Doing const& doing);

/// After what this contact needs was changed: every other one of the person that may follow does, with its own entry.
void let_needs_follow(store::Writing& db, Story const& seen, Teller const& needs, NeedsReview const& review,
                      Doing const& doing);

}  // namespace heed::complaints
