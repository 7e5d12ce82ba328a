#pragma once
// Text that is safe to put into a page. Everything else goes through `escaped`, so that forgetting it does not compile.

#include <string>
#include <string_view>

namespace heed::web {

/// Markup that we made ourselves. A template may print it only with three braces; anything else only with two.
struct Html {
    std::string text;

    bool empty() const { return text.empty(); }
    Html& operator+=(Html const& more) {
        text += more.text;
        return *this;
    }
    friend Html operator+(Html a, Html const& b) { return a += b; }
    bool operator==(Html const&) const = default;
};

/// Escapes & < > " ' for text and for attribute values in double quotes.
Html escaped(std::string_view text);

/// Appends the escaped text to `out`; the allocation-free form of `escaped` for long pages.
void escape_into(std::string& out, std::string_view text);

}  // namespace heed::web
