#pragma once
// What a person who was asked sees: no account, no cookie, no script. One short page of questions and not one page each: it
// is read by a screen reader in one go, looks like the paper form, needs nothing kept between pages, and takes two minutes.
// A wrong code, a used one and one that is too old are answered alike.

#include "areas/surveys/letterbox.hpp"
#include "people/site.hpp"

namespace heed::surveys {

void mount_answers(people::Site& at);

/// Thrown inside a change when the code is used meanwhile.
struct NoSuchCode {};

/// Counts a wrong code against the network that sent it, in a keyed hash; throws TooMany. Right ones are not counted.
void count_wrong_code(web::Request const& request, people::Here& here, std::string_view typed_code);

/// The sentence for every code that does not work.
std::string_view no_such_code();

}  // namespace heed::surveys
