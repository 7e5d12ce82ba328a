#include "measure/reading_age.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::measure {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_capital(c); }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// Words of care and of every day that the rules below would count wrongly.
std::map<std::string, int, std::less<>> const& known_words() {
    static std::map<std::string, int, std::less<>> const words{
        {"people", 2},       {"something", 2},    {"someone", 2},       {"sometimes", 2},   {"somewhere", 2},
        {"somebody", 3},     {"business", 2},     {"every", 2},         {"everyone", 3},    {"everything", 3},
        {"everybody", 4},    {"evening", 2},      {"different", 3},     {"family", 3},      {"area", 3},
        {"idea", 3},         {"real", 1},         {"really", 2},        {"create", 2},      {"created", 3},
        {"being", 2},        {"doing", 2},        {"going", 2},         {"seeing", 2},      {"hour", 1},
        {"hours", 1},        {"our", 1},          {"are", 1},           {"were", 1},        {"where", 1},
        {"there", 1},        {"therefore", 2},    {"homecare", 2},      {"careful", 2},     {"carefully", 3},
        {"careless", 2},     {"useful", 2},       {"useless", 2},       {"hopeful", 2},     {"safeguard", 2},
        {"safeguarding", 3}, {"statement", 2},    {"movement", 2},      {"placement", 2},   {"involvement", 3},
        {"arrangement", 3},  {"arrangements", 3}, {"management", 3},    {"improvement", 3}, {"improvements", 3},
        {"placements", 2},   {"wednesday", 2},    {"recipe", 3},        {"apostrophe", 4},  {"maybe", 2},
        {"cafe", 2},         {"the", 1},          {"society", 4},       {"anxiety", 4},     {"variety", 4},
        {"diary", 3},        {"quiet", 2},        {"science", 2},       {"client", 2},      {"clients", 2},
        {"diet", 2},         {"reliable", 4},     {"riot", 2},          {"poem", 2},        {"employee", 3},
        {"employees", 3},    {"rhythm", 2},       {"video", 3},         {"radio", 3},       {"ratio", 3},
        {"cooperate", 4},    {"reassure", 3},     {"reopen", 3},        {"reopened", 3},    {"reassess", 3},
        {"reablement", 4},   {"react", 2},        {"rebuild", 2},       {"reinforce", 3},   {"usual", 3},
        {"usually", 4},      {"actual", 3},       {"actually", 4},      {"annual", 3},      {"manual", 3},
        {"individual", 5},   {"individuals", 5},  {"continue", 3},      {"continued", 3},   {"value", 2},
        {"valued", 2},       {"issue", 2},        {"issues", 2},        {"queue", 1},       {"unique", 2},
        {"vague", 1},        {"league", 1},       {"colleague", 2},     {"colleagues", 2},  {"ageing", 2},
        {"eye", 1},          {"eyes", 1},         {"buy", 1},           {"comfortable", 4}, {"vegetable", 4},
        {"medicine", 3},     {"hundred", 2},      {"naked", 2},         {"wicked", 2},      {"aged", 1},
        {"sacred", 2},       {"forehead", 2},     {"whole", 1},         {"wholly", 2},      {"lovely", 2},
        {"safely", 2},       {"likely", 2},       {"unlikely", 3},      {"lately", 2},      {"rarely", 2},
        {"merely", 2},       {"immediately", 5},  {"appropriately", 6}, {"separately", 4},  {"completely", 3},
        {"entirely", 4},     {"fire", 2},         {"tired", 2},         {"required", 3},    {"require", 3},
        {"requires", 3},     {"via", 2},          {"trial", 2},         {"trials", 2},      {"dial", 2},
        {"phial", 2},        {"denial", 3},       {"social", 2},        {"socially", 3},    {"question", 2},
        {"questions", 2},    {"million", 2},      {"opinion", 3},       {"union", 2},       {"junior", 3},
        {"senior", 3},       {"period", 4},       {"serious", 3},       {"previous", 3},    {"various", 3},
        {"obvious", 3},      {"patient", 2},      {"patients", 2},      {"ancient", 2},     {"efficient", 3},
        {"sufficient", 3},   {"especially", 4},   {"financial", 3},     {"financially", 4}, {"initial", 3},
        {"official", 3},     {"potential", 3},    {"special", 2},       {"partial", 2},     {"essential", 3},
        {"credential", 3},   {"residential", 4},  {"soldier", 2},       {"brochure", 2},    {"foreign", 2},
        {"marriage", 2},     {"carriage", 2},     {"parliament", 3},    {"friend", 1},      {"friends", 1},
        {"believe", 2},      {"belief", 2},       {"relief", 2},        {"brief", 1},       {"briefing", 2},
        {"briefings", 2},    {"field", 1},        {"piece", 1},         {"achieve", 2},     {"review", 2},
        {"experience", 4},   {"experiences", 5},  {"experienced", 4},   {"audience", 3},    {"obedience", 4},
    };
    return words;
}

bool ends(std::string_view word, std::string_view ending) { return word.ends_with(ending); }

/// Vowels that stand together: one syllable, with the pairs that are two of them.
int groups_of_vowels(std::string_view word) {
    int groups = 0;
    bool before = false;
    for (auto const c : word) {
        bool const vowel = is_vowel(c);
        groups += vowel && !before ? 1 : 0;
        before = vowel;
    }
    return groups;
}

/// "e" at the end, and the endings "es" and "ed" that are not spoken.
int silent_endings(std::string_view word) {
    auto const before = [&](std::size_t from_end) {
        return word.size() > from_end ? word[word.size() - 1 - from_end] : 'a';
    };
    if (ends(word, "e") && word.size() > 2 && !is_vowel(before(1))) {
        bool const spoken_le = before(1) == 'l' && !is_vowel(before(2));
        return spoken_le ? 0 : 1;
    }
    if (ends(word, "ed") && word.size() > 3 && !is_vowel(before(2))) {
        bool const spoken_led = before(2) == 'l' && !is_vowel(before(3)) && before(3) != 'l';
        return before(2) == 't' || before(2) == 'd' || spoken_led ? 0 : 1;
    }
    if (ends(word, "es") && word.size() > 3 && !is_vowel(before(2))) {
        bool const hissed = std::string_view("sxzcg").find(before(2)) != std::string_view::npos || ends(word, "ches") ||
                            ends(word, "shes");
        bool const spoken_les = before(2) == 'l' && !is_vowel(before(3)) && before(3) != 'l';
        return hissed || spoken_les ? 0 : 1;
    }
    return 0;
}

/// The silent "e" inside "carefully", "statement" and "hopeless".
int silent_inside(std::string_view word) {
    int silent = 0;
    for (auto const ending : {"ely", "eful", "efully", "eless", "elessly", "ement", "ements", "eness", "etime"}) {
        std::string_view const tail(ending);
        bool const found = ends(word, tail) && word.size() > tail.size() + 2 &&
                           !is_vowel(word[word.size() - tail.size() - 1]) &&
                           groups_of_vowels(word.substr(0, word.size() - tail.size())) > 0;
        silent = found ? 1 : silent;
    }
    return silent;
}

/// Pairs of vowels that are spoken apart.
int vowels_apart(std::string_view word) {
    constexpr std::array<std::string_view, 14> together{"tion", "sion",  "cion",  "gion",  "cial", "tial", "cian",
                                                        "tian", "cious", "tious", "gious", "cien", "tien", "xion"};
    constexpr std::array<std::string_view, 8> apart{"ia", "io", "iu", "eo", "uou", "iou", "iet", "ien"};
    int more = 0;
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        auto const here = word.substr(at);
        bool const is_one = at > 0 && std::ranges::any_of(
                                          together, [&](auto one) { return word.substr(at - 1).starts_with(one); });
        bool const are_two = std::ranges::any_of(apart, [&](auto pair) { return here.starts_with(pair); });
        bool const after_g = at > 0 && word[at - 1] == 'g' && here.starts_with("eo");
        if (are_two && !is_one && !after_g) {
            ++more;
            at += 2;
        }
    }
    more += ends(word, "ism") || ends(word, "isms") ? 1 : 0;
    more += ends(word, "ying") || ends(word, "eing") || ends(word, "oing") || ends(word, "uing") ? 1 : 0;
    more += ends(word, "uate") || ends(word, "uation") || ends(word, "uated") ||
                    (ends(word, "ual") && !ends(word, "qual"))
                ? 1
                : 0;
    more += ends(word, "ier") || ends(word, "iest") ? 1 : 0;
    more += word.starts_with("geo") || (word.starts_with("coo") && word.size() > 6) ? 1 : 0;
    return more;
}

int syllables_in_part(std::string_view part) {
    bool const digits = std::ranges::any_of(part, is_digit);
    bool const capitals = part.size() > 1 && part.size() <= 6 && std::ranges::all_of(part, is_capital);
    if (digits || part.size() <= 2 || capitals) {
        return capitals ? static_cast<int>(part.size()) : 1;
    }
    auto word = lowered(part);
    for (auto const ending : {"'s", "’s", "'", "’"}) {
        if (word.ends_with(ending)) {
            word.resize(word.size() - std::string_view(ending).size());
        }
    }
    auto const found = known_words().find(word);
    if (found != known_words().end()) {
        return found->second;
    }
    int const nt = ends(word, "n't") || ends(word, "n’t") ? 1 : 0;
    bool const already = ends(word, "won't") || ends(word, "don't") || ends(word, "can't") || ends(word, "aren't") ||
                         ends(word, "weren't") || ends(word, "won’t") || ends(word, "don’t") || ends(word, "can’t");
    auto const counted = groups_of_vowels(word) - silent_endings(word) - silent_inside(word) + vowels_apart(word);
    return std::max(1, counted + (nt == 1 && !already ? 1 : 0));
}

/// The length of a typographic apostrophe here; 0 if there is none.
std::size_t apostrophe_here(std::string_view here) {
    return here.starts_with("'") ? 1 : here.starts_with("’") ? std::string_view("’").size() : 0;
}

/// Of the bytes above ASCII, those of general punctuation (quotes, dashes, "…") are no letters.
std::size_t letter_here(std::string_view here) {
    auto const c = here.front();
    if (is_letter(c) || is_digit(c)) {
        return 1;
    }
    bool const above = static_cast<unsigned char>(c) >= 0xC3;
    if (!above || here.starts_with("\xE2\x80")) {
        return 0;
    }
    std::size_t length = 1;
    while (length < here.size() && (static_cast<unsigned char>(here[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return length;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while (at < text.size()) {
        auto const begin = at;
        while (at < text.size()) {
            auto const here = text.substr(at);
            auto const joint = at == begin ? 0 : here.starts_with("-") ? std::size_t{1} : apostrophe_here(here);
            bool const joins = joint > 0 && at + joint < text.size() && letter_here(text.substr(at + joint)) > 0;
            auto const step = joins ? joint : letter_here(here);
            if (step == 0) {
                break;
            }
            at += step;
        }
        if (at > begin) {
            words.push_back(text.substr(begin, at - begin));
        } else {
            ++at;
        }
    }
    return words;
}

bool is_short_form(std::string_view before) {
    constexpr std::array<std::string_view, 15> forms{"mr",  "mrs", "ms", "dr",   "st", "prof", "no",    "e.g",
                                                     "i.e", "etc", "vs", "para", "s",  "ss",   "approx"};
    auto const space = before.find_last_of(" \t\n(");
    auto const word = lowered(space == std::string_view::npos ? before : before.substr(space + 1));
    return std::ranges::find(forms, word) != forms.end();
}

/// A sentence ends with . ! or ? where white space follows, and no abbreviation stands before.
std::vector<std::string_view> sentences_of(std::string_view block) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    auto const take = [&](std::size_t end) {
        auto const sentence = trimmed(block.substr(begin, end - begin));
        if (!words_of(sentence).empty()) {
            sentences.push_back(sentence);
        }
        begin = end;
    };
    for (std::size_t at = 0; at < block.size(); ++at) {
        bool const mark = block[at] == '.' || block[at] == '!' || block[at] == '?';
        bool const follows = at + 1 < block.size() && (block[at + 1] == ' ' || block[at + 1] == '\n');
        if (mark && follows && !(block[at] == '.' && is_short_form(block.substr(begin, at - begin)))) {
            take(at + 1);
        }
    }
    take(block.size());
    return sentences;
}

/// A name in the middle of a sentence is no hard word: there is no easier one.
bool looks_like_a_name(std::string_view word, bool begins_sentence) {
    bool const capitals = word.size() > 1 && is_capital(word[1]);
    return !begins_sentence && is_capital(word.front()) && !capitals;
}

class Reader {
public:
    void read(std::string_view sentence) {
        auto const words = words_of(sentence);
        ++found_.sentences;
        found_.words += static_cast<int>(words.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            read_word(words[i], i == 0);
        }
        found_.longest.push_back({std::string(sentence), static_cast<int>(words.size())});
        std::ranges::stable_sort(found_.longest, std::ranges::greater(), &LongSentence::words);
        found_.longest.resize(std::min<std::size_t>(found_.longest.size(), 3));
    }

    ReadingAge take() {
        for (auto& [word, hard] : hard_) {
            found_.hard.push_back(std::move(hard));
        }
        std::ranges::stable_sort(found_.hard, [](HardWord const& a, HardWord const& b) {
            return a.syllables != b.syllables ? a.syllables > b.syllables : a.times > b.times;
        });
        found_.hard.resize(std::min<std::size_t>(found_.hard.size(), 12));
        if (found_.words > 0) {
            double const words = found_.words;
            found_.flesch_kincaid = std::max(0.0,
                                             0.39 * words / found_.sentences + 11.8 * found_.syllables / words - 15.59);
            found_.smog = 1.0430 * std::sqrt(found_.long_words * 30.0 / found_.sentences) + 3.1291;
        }
        return std::move(found_);
    }

private:
    void read_word(std::string_view word, bool begins_sentence) {
        auto const syllables = syllables_in(word);
        found_.syllables += syllables;
        found_.long_words += syllables >= 3 ? 1 : 0;
        if (syllables < 3 || looks_like_a_name(word, begins_sentence)) {
            return;
        }
        auto& hard = hard_[lowered(word)];
        if (hard.times == 0) {
            hard = {std::string(word), syllables, 0};
        }
        ++hard.times;
    }

    ReadingAge found_;
    std::map<std::string, HardWord> hard_;
};

}  // namespace

int syllables_in(std::string_view word) {
    int syllables = 0;
    for (auto const part : split(word, '-')) {
        syllables += part.empty() ? 0 : syllables_in_part(part);
    }
    return std::max(1, syllables);
}

int age_of_grade(double grade) { return static_cast<int>(std::lround(grade)) + 5; }

ReadingAge reading_age(std::vector<std::string> const& blocks) {
    Reader reader;
    for (auto const& block : blocks) {
        for (auto const sentence : sentences_of(block)) {
            reader.read(sentence);
        }
    }
    return reader.take();
}

int count_words(std::vector<std::string> const& blocks) {
    std::size_t words = 0;
    for (auto const& block : blocks) {
        words += words_of(block).size();
    }
    return static_cast<int>(words);
}

int minutes_to_read(int words, int words_a_minute) {
    must(words_a_minute > 0, "nobody reads at no speed");
    return (words + words_a_minute - 1) / words_a_minute;
}

}  // namespace heed::measure
