#pragma once
// What the pages of themes share.

#include <string>

#include "loop/heard/signal_asked.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/parts.hpp"
#include "loop/themes/theme.hpp"
#include "people/site.hpp"

namespace heed::loop {

std::string path_of(Id<Theme> id);

/// The theme, or NotFound.
Theme theme_there(store::Reading const& db, Id<Theme> id);

/// The same; throws Conflict unless it is in use.
Theme theme_to_change(store::Reading const& db, Id<Theme> id);

/// Name, code for a new theme, definition, what is in and out, and owner.
Html theme_fields(people::Here const& here, Typed const& typed, bool with_code);
ThemeDraft theme_from(people::Here const& here, web::Form const& form);

/// The theme that was typed with a free name and a code (the suggested one where none was typed), or what is to be put
/// right. `self` may keep its own name.
Outcome<Theme> theme_typed(people::Here const& here, web::Form const& form, Id<Theme> self = {});

/// What was heard, as rows that open the signal.
Html signals_shown(std::vector<SignalLine> const& lines, std::vector<Service> const& known,
                   std::string const& when_empty);

/// A page of its own beside a theme: what stands in the reading width, and what may be wide.
struct ThemePart {
    Html back{};
    std::string caption{};
    std::string title{};
    Html lead{};
    Html wide{};
};
/// What is wrong, each sentence a link to its field; nothing where all is well. For pages without dates.
Html summary_of(Problems const& problems);
web::Response show_part(people::Here const& here, ThemePart const& part, Problems const& problems = {});

/// A form of one part of a page, with the fields that every form carries.
Html form_to(people::Here const& here, std::string_view path, Html const& fields);

Html hidden_field(std::string_view name, std::string_view value);

/// Mounted by mount_themes.
void mount_theme_moves(people::Site& at);
void mount_theme_splits(people::Site& at);

people::Response show_theme(people::Request const& request, people::Here& here, Id<Theme> id);

}  // namespace heed::loop
