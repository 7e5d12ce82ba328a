// Hand-written matchers and no regular expressions: what strangers send must not be able to make this slow.

#include <algorithm>
#include <array>
#include <optional>

#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"

namespace heed::loop {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_digit(c) || is_letter(c); }

/// A look at the text from one place: how much of it, from there, is of a sort.
class Look {
public:
    explicit Look(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ >= text_.size(); }
    std::size_t taken() const { return at_; }
    /// Whether the word ends here, so that what was taken is not the beginning of a longer one.
    bool word_ends() const { return at_end() || !is_word(text_[at_]); }
    bool see(auto&& which) const { return !at_end() && which(text_[at_]); }

    bool take(char wanted) {
        bool const found = see([&](char c) { return c == wanted; });
        at_ += found ? 1 : 0;
        return found;
    }
    /// Takes up to `most` such characters; answers them.
    std::string_view run(auto&& which, std::size_t most) {
        auto const from = at_;
        while (at_ - from < most && see(which)) {
            ++at_;
        }
        return text_.substr(from, at_ - from);
    }
    std::string_view letters(std::size_t most) { return run(is_letter, most); }
    std::string_view digits(std::size_t most) { return run(is_digit, most); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::size_t email_here(std::string_view text) {
    Look look(text);
    auto const in_name = [](char c) {
        return is_word(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
    };
    auto const in_host = [](char c) { return is_word(c) || c == '-'; };
    if (look.run(in_name, 64).empty() || !look.take('@') || look.run(in_host, 63).empty()) {
        return 0;
    }
    std::size_t whole = 0;
    while (look.take('.') && !look.run(in_host, 63).empty()) {
        whole = look.taken();
    }
    return whole;
}

/// The digits from here on, with the spaces, hyphens, dots and brackets that people put between them.
struct Number {
    std::string digits;
    std::size_t length = 0;
};

Number number_here(std::string_view text, std::size_t most_digits) {
    Number number;
    std::size_t between = 0;
    for (std::size_t i = 0; i < text.size() && number.digits.size() < most_digits; ++i) {
        if (is_digit(text[i])) {
            number.digits += text[i];
            number.length = i + 1;
            between = 0;
        } else if (std::string_view(" -.()").find(text[i]) == std::string_view::npos || ++between > 2) {
            break;
        }
    }
    return number;
}

bool word_ends_after(std::string_view text, std::size_t length) {
    return length >= text.size() || !is_word(text[length]);
}

/// The check digit of the NHS number (modulus 11), as the NHS Data Model and Dictionary gives it.
bool is_nhs_number(std::string_view digits) {
    if (digits.size() != 10) {
        return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        sum += (digits[i] - '0') * static_cast<int>(10 - i);
    }
    int const check = (11 - sum % 11) % 11;
    return check == digits[9] - '0';
}

std::size_t nhs_number_here(std::string_view text) {
    if (!is_digit(text.front())) {
        return 0;
    }
    auto const number = number_here(text, 10);
    return is_nhs_number(number.digits) && word_ends_after(text, number.length) ? number.length : 0;
}

std::size_t phone_here(std::string_view text) {
    bool const abroad = text.starts_with("+");
    if (!abroad && !text.starts_with("0") && !text.starts_with("(0")) {
        return 0;
    }
    std::size_t const before = abroad || text.starts_with("(") ? 1 : 0;
    auto const number = number_here(text.substr(before), abroad ? 13 : text.starts_with("00") ? 15 : 11);
    auto const length = before + number.length;
    return number.digits.size() >= 10 && word_ends_after(text, length) ? length : 0;
}

std::size_t postcode_here(std::string_view text) {
    Look look(text);
    auto const area = look.letters(2);
    auto const plain = std::ranges::all_of(area, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (area.empty() || !plain || look.digits(1).empty()) {
        return 0;
    }
    // "W1A 1AA" has a letter after the digit, "N16 5QX" a second digit, "E2 8AA" neither.
    auto const outward = look.taken();
    for (auto const extra : {std::size_t{1}, std::size_t{0}}) {
        Look rest(text.substr(outward));
        if (rest.run(is_word, extra).size() < extra) {
            continue;
        }
        rest.take(' ');
        if (rest.digits(1).size() == 1 && rest.letters(2).size() == 2 && rest.word_ends()) {
            return outward + rest.taken();
        }
    }
    return 0;
}

std::size_t national_insurance_here(std::string_view text) {
    Look look(text);
    if (look.letters(2).size() != 2) {
        return 0;
    }
    for (int pair = 0; pair < 3; ++pair) {
        look.take(' ');
        if (look.digits(2).size() != 2) {
            return 0;
        }
    }
    look.take(' ');
    auto const last = look.run([](char c) { return std::string_view("ABCDabcd").find(c) != std::string_view::npos; },
                               1);
    return last.size() == 1 && look.word_ends() ? look.taken() : 0;
}

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

bool is_month(std::string_view word) {
    auto const lower = lowered(word);
    return lower.size() >= 3 && std::ranges::any_of(months, [&](auto month) { return month.starts_with(lower); });
}

bool is_ending_of_a_number(std::string_view letters) {
    auto const lower = lowered(letters);
    return lower == "st" || lower == "nd" || lower == "rd" || lower == "th";
}

struct FoundDate {
    std::size_t length = 0;
    int year = 0;
};

/// "3/5/1948", "3.5.48", "3 May 1948", "3rd of May, 1948", "1948-05-03".
std::optional<FoundDate> date_here(std::string_view text) {
    Look look(text);
    auto const first = look.digits(4);
    if (first.empty() || first.size() == 3) {
        return std::nullopt;
    }
    auto const split_by = [&](char c) { return c == '/' || c == '-' || c == '.'; };
    std::string_view last;
    if (look.see(split_by)) {
        look.run(split_by, 1);
        if (look.digits(2).empty() || look.run(split_by, 1).empty()) {
            return std::nullopt;
        }
        last = look.digits(4);
    } else {
        auto const gap = [&] { look.run([](char c) { return c == ' ' || c == ','; }, 2); };
        gap();
        auto word = look.letters(10);
        for (int more = 0; more < 2 && (is_ending_of_a_number(word) || word == "of"); ++more) {
            gap();
            word = look.letters(10);
        }
        gap();
        last = is_month(word) ? look.digits(4) : std::string_view();
    }
    if (last.empty() || !look.word_ends() || (first.size() == 4 && last.size() > 2)) {
        return std::nullopt;
    }
    auto const year = std::stoi(std::string(first.size() == 4 ? first : last));
    return FoundDate{look.taken(), year};
}

bool speaks_of_birth(std::string_view before) {
    auto const lower = lowered(before.substr(before.size() > 24 ? before.size() - 24 : 0));
    return std::ranges::any_of(std::array<std::string_view, 5>{"born", "birth", "dob", "d.o.b", "date of b"},
                               [&](auto word) { return lower.find(word) != std::string::npos; });
}

/// A date is one of birth where the words before it say so, or where an adult could have been born then.
std::size_t date_of_birth_here(std::string_view text, std::string_view before) {
    auto const found = date_here(text);
    bool const long_ago = found && found->year >= 1900 && found->year <= 2008;
    return found && (long_ago || speaks_of_birth(before)) ? found->length : 0;
}

struct Name {
    std::string text;
    bool whole = false;  ///< the whole name, in whatever case; a part of it must be written as a name is
};

std::vector<Name> names_to_hide(std::vector<std::string> const& names) {
    std::vector<Name> found;
    for (auto const& given : names) {
        auto const name = trimmed(given);
        if (name.empty()) {
            continue;
        }
        found.push_back({lowered(name), true});
        for (auto const part : split(name, ' ')) {
            if (part.size() >= 2) {
                found.push_back({std::string(part), false});
            }
        }
    }
    std::ranges::sort(found, [](Name const& a, Name const& b) { return a.text.size() > b.text.size(); });
    return found;
}

bool says_name(std::string_view here, Name const& name) {
    if (here.size() < name.text.size()) {
        return false;
    }
    auto const word = here.substr(0, name.text.size());
    bool const same = name.whole ? lowered(word) == name.text
                                 : lowered(word) == lowered(name.text) &&
                                       (word == name.text || !(word.front() >= 'a' && word.front() <= 'z'));
    return same && word_ends_after(here, name.text.size());
}

struct Found {
    std::size_t length = 0;
    std::string_view was;
};

Found found_here(std::string_view text, std::size_t at, std::vector<Name> const& names) {
    auto const here = text.substr(at);
    if (auto const length = email_here(here)) {
        return {length, "[email address]"};
    }
    if (auto const length = nhs_number_here(here)) {
        return {length, "[NHS number]"};
    }
    if (auto const length = phone_here(here)) {
        return {length, "[phone number]"};
    }
    if (auto const length = national_insurance_here(here)) {
        return {length, "[National Insurance number]"};
    }
    if (auto const length = date_of_birth_here(here, text.substr(0, at))) {
        return {length, "[date of birth]"};
    }
    if (auto const length = postcode_here(here)) {
        return {length, "[postcode]"};
    }
    auto const name = std::ranges::find_if(names, [&](Name const& one) { return says_name(here, one); });
    return name == names.end() ? Found{} : Found{name->text.size(), "[name]"};
}

}  // namespace

std::string made_anonymous(std::string_view text, std::vector<std::string> const& names) {
    auto const hidden = names_to_hide(names);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        bool const begins = at == 0 || !is_word(text[at - 1]);
        auto const found = begins ? found_here(text, at, hidden) : Found{};
        if (found.length > 0) {
            out += found.was;
            at += found.length;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace heed::loop
