#pragma once
// Lists as files. To take a list away is more than to look at it, so it goes by POST and leaves an event that says which
// filter and how many rows, and never what they said.

#include <vector>

#include "loop/parts.hpp"
#include "people/here.hpp"
#include "people/site.hpp"
#include "web/table_file.hpp"

namespace heed::loop {

/// No file holds more rows than this, the first of the list; a fuller list says so in its last line.
constexpr int most_exported = 10000;

/// The form below a list, with the filter in it: "Download this list as CSV / as XLSX".
Html export_form(people::Here const& here, std::string const& path, std::vector<web::Field> const& filter);

/// What a list is narrowed to besides the choices of its form, in words, and kept when the form is sent; nothing for no words.
Html kept_filter(std::string const& words, std::vector<web::Field> const& fields, std::string const& list);

/// The council, today, and the filter in words.
web::TableAbout about_table(people::Here const& here, std::vector<web::Field> filters = {});

/// Answers the form: the file in the format asked for, and the event "exported" on `subject` 0.
web::Response export_table(web::Request const& request, people::Here& here, std::string const& subject,
                           std::vector<web::Field> const& filter, web::TypedTable const& table);

}  // namespace heed::loop
