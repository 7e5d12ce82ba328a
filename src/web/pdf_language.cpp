#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "web/pdf_sheet.hpp"

namespace heed::web {

namespace {

std::optional<std::size_t> number_after(std::string_view text, std::string_view name) {
    auto const at = text.rfind(name);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto const rest = text.substr(text.find_first_of("0123456789", at + name.size()));
    std::size_t number = 0;
    auto const read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// A text as a PDF string without parentheses and backslashes, which no language tag has.
std::string plain(std::string_view language) {
    std::string kept;
    for (char const c : language) {
        bool const is_fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        kept += is_fine ? std::string(1, c) : std::string();
    }
    return kept;
}

}  // namespace

std::string in_language(std::string pdf, std::string const& language) {
    auto const trailer = pdf.rfind("trailer");
    if (trailer == std::string::npos) {
        return pdf;
    }
    auto const end = std::string_view(pdf).substr(trailer);
    auto const root = number_after(end, "/Root");
    auto const size = number_after(end, "/Size");
    auto const last_table = number_after(end, "startxref");
    auto const head = fmt::format("\n{} 0 obj\n<<", root.value_or(0));
    auto const begins = pdf.rfind(head);
    auto const ends = begins == std::string::npos ? begins : pdf.find("endobj", begins);
    if (!root || !size || !last_table || ends == std::string::npos) {
        return pdf;
    }
    auto const after_head = begins + head.size();
    auto const catalog = fmt::format(
        "{} 0 obj\n<< /Lang ({}) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >>{}endobj\n",
        *root, plain(language), pdf.substr(after_head, ends - after_head));
    auto const about = number_after(end, "/Info");
    auto const about_entry = about ? fmt::format(" /Info {} 0 R", *about) : std::string();
    auto const at = pdf.size();
    pdf += catalog;
    auto const table = pdf.size();
    pdf += fmt::format(
        "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R{} /Prev {} >>\nstartxref\n{}\n%%EOF\n", *root,
        at, *size, *root, about_entry, *last_table, table);
    return pdf;
}

}  // namespace heed::web
