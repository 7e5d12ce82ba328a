#pragma once
// What the parts are made of: words that are safe in a page, attributes, and one element with what it holds.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/html.hpp"

namespace heed::web::govuk {

/// What a person reads. Plain text is escaped on the way in; only an `Html` that we made goes into the page as it is.
/// So `.text = complaint.summary` is always safe and `.text = Html{"<b>now</b>"}` is markup.
class Words {
public:
    Words() = default;
    Words(char const* text) : html_(escaped(text)) {}
    Words(std::string_view text) : html_(escaped(text)) {}
    Words(std::string const& text) : html_(escaped(text)) {}
    Words(Html html) : html_(std::move(html)), markup_(true) {}

    bool empty() const { return html_.empty(); }
    /// True if it was given as `Html`.
    bool is_markup() const { return markup_; }
    Html const& html() const { return html_; }

private:
    Html html_;
    bool markup_ = false;
};

/// An attribute of an element; without a value it is printed as its bare name.
struct Attribute {
    std::string name{};
    std::optional<std::string> value{};
};

using Attributes = std::vector<Attribute>;

/// "a b" from "a" and "b"; an empty one leaves no space behind. For classes and for lists of ids.
std::string joined(std::string_view first, std::string_view second);

/// One element under construction. An empty value leaves the attribute out; `as_given` keeps it.
///     element("p").classes("govuk-body").holding("Thank you")
class Element {
public:
    explicit Element(std::string_view name);

    Element& with(std::string_view attribute, std::string_view value);
    Element& as_given(std::string_view attribute, std::string_view value);
    Element& classes(std::string_view own, std::string_view more = {});
    Element& flag(std::string_view attribute, bool present);
    Element& attributes(Attributes const& more);

    /// The whole element, with its end tag.
    Html holding(Words const& content = {}) const;
    /// Only the start tag, for elements that hold nothing: input, hr, img.
    Html alone() const;

private:
    std::string name_;
    std::string start_;
};

inline Element element(std::string_view name) { return Element(name); }

/// Appends a piece on a line of its own; nothing for an empty one.
void add_line(Html& all, Html const& piece);

/// A part from its pieces, one line each.
Html lines(std::initializer_list<Html> pieces);

}  // namespace heed::web::govuk
