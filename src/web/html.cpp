#include "web/html.hpp"

namespace heed::web {

void escape_into(std::string& out, std::string_view text) {
    for (char const c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

Html escaped(std::string_view text) {
    Html html;
    html.text.reserve(text.size() + text.size() / 8);
    escape_into(html.text, text);
    return html;
}

}  // namespace heed::web
