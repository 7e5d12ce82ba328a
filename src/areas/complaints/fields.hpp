#pragma once
// The fields of this area's forms: what was typed is kept, what is wrong stands beside it.

#include <string>
#include <string_view>
#include <vector>

#include "kernel/outcome.hpp"
#include "web/form.hpp"
#include "web/govuk/all.hpp"

namespace heed::complaints {

/// A form as it was typed, with its problems; an empty one before anything was typed.
struct Typed {
    web::Form form;
    Problems problems;
};

/// Nothing typed yet.
Typed untyped();

struct Asked {
    std::string name;
    std::string label;
    std::string hint{};
    std::string value{};  ///< where nothing was typed yet
};

web::Html line_field(Typed const& typed, Asked const& asked, std::string classes = "govuk-!-width-two-thirds",
                     std::string autocomplete = {}, std::string type = "text");
web::Html text_field(Typed const& typed, Asked const& asked, int rows = 4);
web::Html day_field(Typed const& typed, Asked const& asked, std::optional<Day> value = {});

struct Option {
    std::string value;
    std::string text;
    std::string hint{};
    web::Html more{};  ///< shown when it is chosen; always where no script runs
};
web::Html one_of(Typed const& typed, Asked const& asked, std::vector<Option> const& options, bool inline_items = false);
web::Html pick_from(Typed const& typed, Asked const& asked, std::vector<Option> const& options);

web::Html heading(std::string_view text);
web::Html paragraph(std::string_view text);

/// The error summary of a form; a date is three boxes, and the summary leads to the first. Empty without problems.
web::Html summary_of(Typed const& typed);
/// The same where only the problems are at hand.
web::Html summary_of(Problems const& problems);

}  // namespace heed::complaints
