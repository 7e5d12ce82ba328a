#pragma once
// What the pages of this room share.

#include <string>
#include <string_view>

#include "people/here.hpp"

namespace heed::people {

/// A page that is one form.
struct FormPage {
    std::string heading{};
    web::Html before{};  ///< between the heading and the form
    std::string action{};
    web::Html fields{};  ///< with the button
    web::Html after{};
};
/// In the residents' layout: nobody is signed in yet.
web::Response show_plain_form(Here const& here, FormPage const& form, Problems const& problems = {});
/// In the staff layout; `back` is where the link back goes.
web::Response show_form(Here const& here, FormPage const& form, std::string const& back, Problems const& problems = {});

web::Html errors_of(Problems const& problems);
web::Html paragraph(std::string_view text);
web::Html hidden(std::string_view name, std::string_view value);

/// A field in which a password is typed. `autocomplete` is "current-password" or "new-password".
web::Html password_field(std::string_view name, std::string_view label, std::string_view hint,
                         std::string_view autocomplete, Problems const& problems);
/// The two fields in which a new password is chosen, and for password managers the name that it goes with.
web::Html new_password_fields(std::string_view email, Problems const& problems);

/// What was typed in this field, not even trimmed: spaces may be part of a password.
std::string as_typed(web::Request const& request, std::string_view name);

/// The same answer with another status.
web::Response with_status(web::Response response, int status);

/// "10:05am", rounded up to the minute.
std::string time_of_day(Instant instant);

/// One of our own paths, or `otherwise`: letters, digits and /-_.~ only, beginning with one slash.
std::string safe_path(std::string_view path, std::string_view otherwise);

}  // namespace heed::people
