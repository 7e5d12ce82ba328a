#pragma once
// Small questions about text that every room asks.

#include <string>
#include <string_view>
#include <vector>

namespace heed {

/// Without white space at both ends (ASCII white space and the no-break space).
std::string_view trimmed(std::string_view text);

/// Lines without their LF or CR LF; views into `text`.
std::vector<std::string_view> lines_of(std::string_view text);

/// Split at each `separator`; "a,,b" has three parts.
std::vector<std::string_view> split(std::string_view text, char separator);

/// ASCII lower case; letters outside ASCII stay as they are.
std::string lowered(std::string_view text);

/// The text as it stands inside a sentence: its first letter small, where that is an ASCII letter. Empty stays empty.
std::string begun_small(std::string_view text);

/// Whether the bytes are well-formed UTF-8 without control characters other than tab, LF and CR.
bool is_plain_text(std::string_view text);

/// The number of code points in well-formed UTF-8.
std::size_t length_in_characters(std::string_view text);

/// At most `most` characters, cut at a word where there is one near, with "…" where something was cut.
std::string shortened(std::string_view text, std::size_t most);

/// The text as part of a longer sentence: without the full stop at its end.
std::string_view without_full_stop(std::string_view text);

/// "1 complaint", "2 complaints", "0 complaints".
std::string counted(std::int64_t number, std::string_view one, std::string_view many);

}  // namespace heed
