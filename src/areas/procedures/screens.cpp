#include "areas/procedures/screens.hpp"

#include <fmt/format.h>

#include "kernel/failure.hpp"

namespace heed::procedures {

std::string path_of(Id<Procedure> id) { return fmt::format("/procedures/{}", id.number); }

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

Procedure procedure_for(Here const& here, Id<Procedure> id) {
    auto procedure = procedure_there(here.db, id);
    if (procedure.version == 0 && !here.may(may::manage_procedures)) {
        throw NotFound();
    }
    return procedure;
}

std::string spoken(Reach const& reach) {
    return reach.needed == 0 ? std::string("nobody has to") : fmt::format("{} of {}", reach.have_read, reach.needed);
}

Html badge_of(Procedure const& procedure, Day today) {
    auto const standing = procedure.withdrawn_on             ? govuk::Standing::neutral
                          : !procedure.in_force_from         ? govuk::Standing::waiting
                          : *procedure.in_force_from > today ? govuk::Standing::waiting
                                                             : govuk::Standing::good;
    auto const word = procedure.withdrawn_on             ? "Withdrawn"
                      : !procedure.in_force_from         ? "Draft"
                      : *procedure.in_force_from > today ? "In force soon"
                                                         : "In force";
    return govuk::badge({word, standing});
}

namespace {

Html hidden_words(std::string_view text) {
    return govuk::element("span").classes("govuk-visually-hidden").holding(text);
}

/// A line as it reads: a bullet for the mark of an item, and nothing for that of a heading.
Html as_read(std::string_view text) {
    if (text.starts_with("- ") || text.starts_with("* ")) {
        return web::escaped("• ") + web::escaped(text.substr(2));
    }
    auto const after = text.starts_with('#') ? text.find_first_not_of("# ") : 0;
    return web::escaped(after == std::string_view::npos ? std::string_view() : text.substr(after));
}

Html taken_out(std::string_view text) {
    return govuk::element("del").holding(hidden_words("taken out: ") + as_read(text) + hidden_words("."));
}

Html added(std::string_view text) {
    return govuk::element("ins").holding(hidden_words("added: ") + as_read(text) + hidden_words("."));
}

/// The words of one side, or of both.
Html words_of(ChangedLine const& line, bool before, bool after) {
    Html shown;
    for (auto const& [piece, text] : line.words) {
        if (piece == loop::Piece::taken_out) {
            shown += before ? taken_out(text) + Html{" "} : Html{};
        } else if (piece == loop::Piece::added) {
            shown += after ? added(text) + Html{" "} : Html{};
        } else {
            shown += (shown.empty() ? as_read(text) : web::escaped(text)) + Html{" "};
        }
    }
    return shown;
}

Html line_shown(ChangedLine const& line) {
    switch (line.kind) {
        case LineKind::taken_out: return taken_out(line.before);
        case LineKind::added: return added(line.after);
        case LineKind::reworded: return words_of(line, true, true);
        case LineKind::same: break;
    }
    return as_read(line.after);
}

Html left_of(ChangedLine const& line) {
    return line.kind == LineKind::taken_out  ? taken_out(line.before)
           : line.kind == LineKind::reworded ? words_of(line, true, false)
                                             : as_read(line.before);
}

Html right_of(ChangedLine const& line) {
    return line.kind == LineKind::added      ? added(line.after)
           : line.kind == LineKind::reworded ? words_of(line, false, true)
                                             : as_read(line.after);
}

std::string spoken(LineKind kind) {
    switch (kind) {
        case LineKind::taken_out: return "Taken out";
        case LineKind::added: return "Added";
        case LineKind::reworded: return "Reworded";
        case LineKind::same: break;
    }
    return "The same";
}

}  // namespace

Html marked(std::vector<ChangedLine> const& lines) {
    Html shown;
    for (auto const& line : lines) {
        shown += govuk::element("p").classes("govuk-body").holding(line_shown(line));
    }
    return shown;
}

Html side_by_side(std::vector<ChangedLine> const& lines) {
    govuk::Records table{.caption = "Before and after, line by line",
                         .head = {{.text = "Line"}, {.text = "Before"}, {.text = "After"}},
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& line : lines) {
        table.rows.push_back({{.text = spoken(line.kind)}, {.text = left_of(line)}, {.text = right_of(line)}});
    }
    return govuk::records(table);
}

}  // namespace heed::procedures
