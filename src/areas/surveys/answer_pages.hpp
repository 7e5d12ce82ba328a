#pragma once
// What a person who was asked sees: no account, no cookie, no script. One short page of questions and not one page each: it
// is read by a screen reader in one go, looks like the paper form, needs nothing kept between pages, and takes two minutes.
// A wrong code, a used one and one that is too old are answered alike.

#include "areas/surveys/letterbox.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::surveys {

void mount_answers(people::Site& at);
void mount_stop(people::Site& at);

/// Counts a try at something, such as an address, against the network that makes it; throws TooMany.
void count_guess_at(web::Request const& request, people::Here& here, std::string const& what);

/// Counts a wrong code against the network that sent it, in a keyed hash; throws TooMany. Right ones are not counted.
void count_wrong_code(web::Request const& request, people::Here& here, std::string_view typed_code);

/// The field that the code of a letter is typed into.
web::Html code_field(loop::Typed const& typed);

/// The sentence for every code that does not work.
std::string_view no_such_code();

}  // namespace heed::surveys
