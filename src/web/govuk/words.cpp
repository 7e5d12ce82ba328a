#include "web/govuk/words.hpp"

namespace heed::web::govuk {

std::string joined(std::string_view first, std::string_view second) {
    std::string both(first);
    if (!first.empty() && !second.empty()) {
        both += ' ';
    }
    return both.append(second);
}

Element::Element(std::string_view name) : name_(name), start_("<") { start_ += name; }

Element& Element::with(std::string_view attribute, std::string_view value) {
    return value.empty() ? *this : as_given(attribute, value);
}

Element& Element::as_given(std::string_view attribute, std::string_view value) {
    start_.append(" ").append(attribute).append("=\"");
    escape_into(start_, value);
    start_ += '"';
    return *this;
}

Element& Element::classes(std::string_view own, std::string_view more) { return with("class", joined(own, more)); }

Element& Element::flag(std::string_view attribute, bool present) {
    if (present) {
        start_.append(" ").append(attribute);
    }
    return *this;
}

Element& Element::attributes(Attributes const& more) {
    for (auto const& [name, value] : more) {
        value ? as_given(name, *value) : flag(name, true);
    }
    return *this;
}

Html Element::holding(Words const& content) const { return {start_ + ">" + content.html().text + "</" + name_ + ">"}; }

Html Element::alone() const { return {start_ + ">"}; }

void add_line(Html& all, Html const& piece) {
    if (!all.empty() && !piece.empty()) {
        all.text += '\n';
    }
    all += piece;
}

Html lines(std::initializer_list<Html> pieces) {
    Html all;
    for (auto const& piece : pieces) {
        add_line(all, piece);
    }
    return all;
}

}  // namespace heed::web::govuk
