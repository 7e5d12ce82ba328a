#pragma once
// Markup brought to one form: whitespace, the order of attributes and the spelling of entities don't count.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace heed::web::govuk {

inline std::string one_spaced(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

inline std::string decoded(std::string text) {
    constexpr std::pair<std::string_view, std::string_view> entities[] = {
        {"&#39;", "'"}, {"&quot;", "\""}, {"&#96;", "`"}, {"&#92;", "\\"},
        {"&lt;", "<"},  {"&gt;", ">"},    {"&amp;", "&"}};
    for (auto const& [entity, letter] : entities) {
        for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + letter.size())) {
            text.replace(at, entity.size(), letter);
        }
    }
    return text;
}

/// The name and the sorted attributes of a tag, without its brackets.
inline std::string tag_in_order(std::string_view tag) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at < tag.size();) {
        if (std::string_view(" \n\t\r/").find(tag[at]) != std::string_view::npos && (at > 0 || tag[at] != '/')) {
            ++at;
            continue;
        }
        auto end = tag.find_first_of(" \n\t\r=", at);
        end = std::min(end, tag.size());
        std::string piece(tag.substr(at, end - at));
        if (end < tag.size() && tag[end] == '=') {
            auto const close = tag.find(tag[end + 1], end + 2);
            piece += "=" + one_spaced(decoded(std::string(tag.substr(end + 2, close - end - 2))));
            end = close + 1;
        }
        pieces.push_back(piece);
        at = end;
    }
    std::sort(pieces.begin() + std::min<std::ptrdiff_t>(1, std::ssize(pieces)), pieces.end());
    std::string all;
    for (auto const& piece : pieces) {
        all += piece + " ";
    }
    return all;
}

/// One line for each tag ("<...") and each run of text ("'...").
inline std::string in_one_form(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        auto const open = html.find('<', at);
        auto const text = one_spaced(decoded(std::string(html.substr(at, open - at))));
        if (!text.empty()) {
            out += "'" + text + "\n";
        }
        if (open == std::string_view::npos) {
            break;
        }
        std::size_t close = open + 1;
        for (char quote = 0; close < html.size() && (quote || html[close] != '>'); ++close) {
            quote = quote                                         ? (html[close] == quote ? 0 : quote)
                    : (html[close] == '"' || html[close] == '\'') ? html[close]
                                                                  : 0;
        }
        out += "<" + tag_in_order(html.substr(open + 1, close - open - 1)) + "\n";
        at = close + 1;
    }
    return out;
}

/// What a reader sees: block elements part words, inline ones don't.
inline std::string words_seen(std::string_view html) {
    constexpr std::string_view inline_ones[] = {"a", "span", "strong", "b", "em", "i", "abbr"};
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        auto const open = html.find('<', at);
        out += html.substr(at, open - at);
        if (open == std::string_view::npos) {
            break;
        }
        auto const close = html.find('>', open);
        auto const begin = open + 1 + (html[open + 1] == '/' ? 1 : 0);
        auto const name = html.substr(begin, html.find_first_of(" \n>", begin) - begin);
        out += std::ranges::find(inline_ones, name) == std::end(inline_ones) ? " " : "";
        at = close + 1;
    }
    return one_spaced(decoded(out));
}

}  // namespace heed::web::govuk
