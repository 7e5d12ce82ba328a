#include "areas/complaints/voices/mail_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

constexpr std::array<std::string_view, 4> marks{"-----original message-----", "forwarded message", "forwarded by",
                                                "begin forwarded message"};
constexpr std::array<std::string_view, 8> header_words{
    "from:", "sent:", "date:", "to:", "cc:", "subject:", "reply-to:", "importance:"};
constexpr std::array<std::string_view, 4> last_lines{"sent from my ", "get outlook for ", "sent from outlook",
                                                     "sent from yahoo mail"};
constexpr std::array<std::string_view, 5> small_print{"this email and any", "this e-mail and any",
                                                      "the information in this e",
                                                      "disclaimer:", "this message is intended"};

/// Without the quotation marks at its beginning: "> > words".
std::string_view unquoted(std::string_view line) {
    auto rest = line;
    while (rest.starts_with('>')) {
        rest.remove_prefix(1);
        if (rest.starts_with(' ')) {
            rest.remove_prefix(1);
        }
    }
    return rest;
}

/// Outlook writes "*From:* Bola".
std::string plain_line(std::string_view line) {
    std::string plain(trimmed(unquoted(line)));
    if (plain.starts_with('*')) {
        std::erase(plain, '*');
    }
    return plain;
}

bool begins_with_any(std::string_view line, auto const& words) {
    auto const small = lowered(line);
    return std::ranges::any_of(words, [&](std::string_view word) { return small.starts_with(word); });
}

bool is_header(std::string_view line) { return begins_with_any(plain_line(line), header_words); }

bool is_mark(std::string_view line) {
    auto const plain = lowered(plain_line(line));
    auto const bare = std::string_view(plain).substr(std::min(plain.find_first_not_of("- "), plain.size()));
    return plain.size() < 100 && std::ranges::any_of(marks, [&](std::string_view mark) {
               return plain.starts_with(mark) || bare.starts_with(mark);
           });
}

/// A "From:" with at least one more header line right below it.
bool begins_headers(std::vector<std::string_view> const& lines, std::size_t i) {
    return lowered(plain_line(lines[i])).starts_with("from:") && i + 1 < lines.size() && is_header(lines[i + 1]);
}

struct Begins {
    std::size_t first = 0;  ///< the line where the words begin
    std::string sender;
};

/// Past the header lines and the empty ones that follow line `i`.
Begins past_headers(std::vector<std::string_view> const& lines, std::size_t i) {
    Begins begins;
    for (; i < lines.size(); ++i) {
        auto const plain = plain_line(lines[i]);
        if (lowered(plain).starts_with("from:")) {
            begins.sender = name_in_address(std::string_view(plain).substr(5));
        } else if (!plain.empty() && !is_header(lines[i]) && !is_mark(lines[i])) {
            break;
        }
    }
    begins.first = i;
    return begins;
}

/// The innermost forwarding that still has words below it.
Begins innermost(std::vector<std::string_view> const& lines) {
    Begins best;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_mark(lines[i]) || begins_headers(lines, i)) {
            auto const found = past_headers(lines, i);
            if (found.first == lines.size()) {
                break;  // nothing but headers until the end, so that looking on from each of them would find none either
            }
            best = found;
            i = found.first - 1;
        }
    }
    return best;
}

bool ends_the_words(std::string_view plain, std::string_view line) {
    return line == "--" || line == "-- " || begins_with_any(plain, last_lines) || begins_with_any(plain, small_print);
}

void append_line(std::string& words, std::string_view line) {
    bool const empty = trimmed(line).empty();
    bool const after_empty = words.empty() || words.ends_with("\n\n");
    if (empty && after_empty) {
        return;
    }
    words += trimmed(line);
    words += '\n';
}

}  // namespace

std::string name_in_address(std::string_view address) {
    auto const angle = address.find('<');
    auto name = trimmed(address.substr(0, angle));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) {
        name = name.substr(1, name.size() - 2);
    }
    return name.find('@') != std::string_view::npos ? std::string() : std::string(name);
}

Forwarded without_forwarding(std::string_view text) {
    auto const lines = lines_of(text);
    auto const begins = innermost(lines);
    Forwarded kept{{}, begins.sender};
    for (auto i = begins.first; i < lines.size(); ++i) {
        auto const line = unquoted(lines[i]);
        if (ends_the_words(plain_line(lines[i]), line)) {
            break;
        }
        append_line(kept.words, line);
    }
    kept.words = std::string(trimmed(kept.words));
    return kept;
}

std::string text_of_html(std::string_view html) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{
        std::pair{"&nbsp;", " "},  std::pair{"&lt;", "<"},  std::pair{"&gt;", ">"},
        std::pair{"&quot;", "\""}, std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}};
    std::string text;
    std::string_view until;  // inside an element whose content is no text
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] == '<') {
            auto const end = html.find('>', i);
            auto const tag = lowered(html.substr(i, end == std::string_view::npos ? end : end - i));
            if (!until.empty()) {
                until = tag.starts_with(until) ? std::string_view() : until;
            } else if (tag.starts_with("<style") || tag.starts_with("<script")) {
                until = tag.starts_with("<style") ? "</style" : "</script";
            } else if (tag.starts_with("<br") || tag.starts_with("<p") || tag.starts_with("<div") ||
                       tag.starts_with("</p")) {
                text += '\n';
            }
            i = end == std::string_view::npos ? html.size() : end + 1;
            continue;
        }
        if (until.empty()) {
            auto const entity = std::ranges::find_if(
                entities, [&](auto const& one) { return html.substr(i).starts_with(one.first); });
            if (entity != entities.end()) {
                text += entity->second;
                i += entity->first.size();
                continue;
            }
            text += html[i] == '\n' || html[i] == '\r' ? ' ' : html[i];
        }
        ++i;
    }
    return text;
}

}  // namespace heed::complaints
