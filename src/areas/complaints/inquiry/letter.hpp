#pragma once
// The written response as the person reads it: one letter, in words that every form of it shares.

#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "web/html.hpp"

namespace heed::complaints {

struct LetterPart {
    std::string heading;
    std::string text;
};

struct Letter {
    std::string greeting;
    std::vector<std::string> opening;
    std::vector<LetterPart> parts;
    std::vector<std::string> closing;  ///< "Yours sincerely", who signs, for whom
};
Letter letter_of(Story const& story, Answer const& answer, std::string const& council_name);

/// The answer as plain text: for the e-mail, and where they follow it.
std::string letter(Story const& story, Answer const& answer, std::string const& council_name);

/// Easy Read: short sentences of one thought, made from the issues, what was found and what was promised. A start for who
/// makes the Easy Read letter, not the letter: people try it out first.
std::vector<LetterPart> easy_read_of(Story const& story, Answer const& answer);

}  // namespace heed::complaints
