#pragma once
// Words that differ by one letter: one too many, one too few, another one, or two that changed places.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace heed::loop {

/// Whether one such slip makes one word of the other. Bytes count as letters. The same word is no slip.
bool is_one_slip_apart(std::string_view one, std::string_view other);

/// How often words were seen, and which of them are one slip from a word. Words shorter than six letters are not kept:
/// there a slip makes another word of the language.
class Spelling {
public:
    void see(std::string const& word);
    std::int64_t times(std::string const& word) const;

    /// What somebody may have meant or mistyped: words one slip away, of which either this one is seen fifty times as
    /// often as that, or that one fifty times as often as this; for a word that was never seen, the ones seen most.
    std::vector<std::string> near(std::string const& word) const;

private:
    void remember_shortened(std::string const& word, std::uint32_t number);

    std::vector<std::string> words_;
    std::vector<std::int64_t> seen_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    /// Every word with each of its letters left out (Garbe's symmetric deletion), and whole.
    std::unordered_map<std::string, std::vector<std::uint32_t>> shortened_;
};

}  // namespace heed::loop
