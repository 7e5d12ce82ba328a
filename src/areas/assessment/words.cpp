#include "areas/assessment/words.hpp"

#include <algorithm>

#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_plain_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

// Curly apostrophes and other punctuation beyond ASCII all start with E2 80 in UTF-8, letters with accents do not.
bool is_wide_punctuation(std::string_view rest) { return rest.starts_with("\xE2\x80"); }

bool is_apostrophe(std::string_view rest) { return rest.starts_with('\'') || rest.starts_with("\xE2\x80\x99"); }

bool is_letter(std::string_view rest) {
    auto const letter = rest.front();
    return is_plain_letter(letter) || is_digit(letter) ||
           (static_cast<unsigned char>(letter) >= 0x80 && !is_wide_punctuation(rest) && !rest.starts_with("\xC2"));
}

bool is_pause(std::string_view rest) {
    return rest.starts_with(',') || rest.starts_with(';') || rest.starts_with(':') || rest.starts_with('(') ||
           rest.starts_with(')') || rest.starts_with(" -") || rest.starts_with("\xE2\x80\x93") ||
           rest.starts_with("\xE2\x80\x94");
}

// Bytes of the mark at the front, so that its last bytes are not taken for letters.
std::size_t width_of_mark(std::string_view rest) {
    return rest.starts_with("\xC2")    ? std::min<std::size_t>(2, rest.size())
           : is_wide_punctuation(rest) ? std::min<std::size_t>(3, rest.size())
                                       : 1;
}

class WordCutter {
public:
    explicit WordCutter(std::string_view sentence) : sentence_(sentence) {}

    std::vector<Word> cut() {
        while (at_ < sentence_.size()) {
            if (rest().front() == '%') {
                take("%", at_ + 1);
            } else if (is_letter(rest())) {
                take_word();
            } else {
                pause_ = pause_ || is_pause(rest());
                at_ += width_of_mark(rest());
            }
        }
        return std::move(words_);
    }

private:
    std::string_view rest() const { return sentence_.substr(at_); }

    void take(std::string text, std::size_t end) {
        words_.push_back({std::move(text), pause_, at_, end});
        pause_ = false;
        at_ = end;
    }

    bool number_goes_on(std::size_t here) const {
        auto const mark = sentence_[here];
        return (mark == '.' || mark == ',') && here > at_ && is_digit(sentence_[here - 1]) &&
               here + 1 < sentence_.size() && is_digit(sentence_[here + 1]);
    }

    void take_word() {
        std::string text;
        auto here = at_;
        while (here < sentence_.size()) {
            auto const left = sentence_.substr(here);
            if (is_letter(left)) {
                text += left.front();
                ++here;
            } else if (number_goes_on(here)) {
                text += left.front() == '.' ? "." : "";
                ++here;
            } else if (is_apostrophe(left) && here > at_) {
                auto const width = left.front() == '\'' ? 1U : 3U;
                if (here + width >= sentence_.size() || !is_letter(sentence_.substr(here + width))) {
                    break;
                }
                text += '\'';
                here += width;
            } else {
                break;
            }
        }
        take(lowered(text), here);
    }

    std::string_view sentence_;
    std::size_t at_ = 0;
    bool pause_ = false;
    std::vector<Word> words_;
};

}  // namespace

std::vector<Word> words_of(std::string_view sentence) { return WordCutter(sentence).cut(); }

bool is_number(Word const& word) { return !word.text.empty() && is_digit(word.text.front()); }

Lexicon::Lexicon(std::string_view table) {
    auto const lines = lines_of(table);
    for (std::size_t line = 1; line < lines.size(); ++line) {
        if (!trimmed(lines[line]).empty()) {
            add(lines[line]);
        }
    }
}

void Lexicon::add(std::string_view line) {
    auto const columns = split(line, '\t');
    Phrase phrase{rows_.size(), {}};
    bool leap = false;
    for (auto part : split(trimmed(columns.back()), ' ')) {
        if (part == "..") {
            leap = true;
            continue;
        }
        bool const any_ending = part.ends_with('*');
        phrase.pieces.push_back({std::string(part.substr(0, part.size() - (any_ending ? 1 : 0))), any_ending, leap});
        leap = false;
    }
    rows_.emplace_back(columns.begin(), columns.end() - 1);
    if (!phrase.pieces.empty() && !phrase.pieces.front().text.empty()) {
        drawers_.at(drawer_of(phrase.pieces.front().text)).push_back(std::move(phrase));
    }
}

std::size_t Lexicon::drawer_of(std::string_view word) {
    auto const second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U;
    return (static_cast<unsigned char>(word.front()) * 32U + second) % 1024;
}

std::size_t Lexicon::matched(std::vector<Piece> const& pieces, std::vector<Word> const& words, std::size_t from) {
    std::size_t at = from;
    for (auto const& piece : pieces) {
        auto const last = std::min(words.size(), at + (piece.leap_before ? 4 : 1));
        auto const fits = [&](Word const& word) {
            return piece.any_ending ? word.text.starts_with(piece.text) : word.text == piece.text;
        };
        while (at < last && !fits(words[at])) {
            ++at;
        }
        if (at >= last) {
            return from;
        }
        ++at;
    }
    return at;
}

std::vector<Hit> Lexicon::hits(std::vector<Word> const& words) const {
    std::vector<Hit> found;
    for (std::size_t from = 0; from < words.size(); ++from) {
        for (auto const& phrase : drawers_.at(drawer_of(words[from].text))) {
            if (auto const end = matched(phrase.pieces, words, from); end > from) {
                found.push_back({phrase.row, from, end});
            }
        }
    }
    return found;
}

}  // namespace heed::assessment
