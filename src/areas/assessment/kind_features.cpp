#include "areas/assessment/kind_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <ranges>
#include <string>

#include "areas/assessment/comparison.hpp"
#include "areas/assessment/words.hpp"
#include "kernel/embedded.hpp"

namespace heed::assessment {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::array contrasts = {"but"sv,   "although"sv, "though"sv,  "however"sv, "whilst"sv,
                                  "while"sv, "whereas"sv,  "despite"sv, "yet"sv,     "nevertheless"sv};
constexpr std::array negations = {"not"sv, "no"sv, "never"sv, "without"sv, "neither"sv, "nor"sv, "none"sv, "cannot"sv};

// What is done away with is not a gap: "to avoid delays".
constexpr std::array remedies = {"mitigate"sv,  "reduce"sv,  "reduced"sv, "reducing"sv,  "prevent"sv,
                                 "prevented"sv, "avoid"sv,   "avoided"sv, "address"sv,   "addressed"sv,
                                 "minimise"sv,  "tackle"sv,  "resolve"sv, "resolved"sv,  "overcome"sv,
                                 "remove"sv,    "removed"sv, "fewer"sv,   "reductions"sv};
constexpr std::array verbs = {"was"sv, "were"sv, "had"sv,    "has"sv,       "have"sv,  "is"sv,
                              "are"sv, "did"sv,  "told"sv,   "said"sv,      "felt"sv,  "could"sv,
                              "can"sv, "knew"sv, "valued"sv, "described"sv, "found"sv, "received"sv};

template <class List>
bool is_one_of(std::string_view word, List const& list) {
    return std::ranges::find(list, word) != list.end();
}

bool is_negation(Word const& word) { return is_one_of(word.text, negations) || word.text.ends_with("n't"); }

Lexicon const& cues() {
    static Lexicon const lexicon(embedded("areas/assessment/embedded/kind_cues.tsv"));
    return lexicon;
}

// Words weigh less the more of them there are, so that a long sentence is not read by its many small words.
constexpr float weight_of_words = 1.5F;

// Each cue for itself, beside the count of its class.
constexpr float weight_of_one_cue = 0.5F;

constexpr std::array topics = {
    "training"sv,  "course"sv,    "academy"sv,      "supervision"sv, "briefing"sv, "forum"sv,        "huddle"sv,
    "asye"sv,      "apprentic"sv, "placement"sv,    "panel"sv,       "audit"sv,    "safeguarding"sv, "sar"sv,
    "ombudsman"sv, "lgsco"sv,     "survey"sv,       "marac"sv,       "ai"sv,       "artificial"sv,   "predictive"sv,
    "analytics"sv, "triage"sv,    "coproduction"sv, "newsletter"sv,  "bulletin"sv, "universit"sv,    "technology"sv,
    "telecare"sv,  "sensors"sv,   "scrutiny"sv,     "autis"sv,       "carer"sv,    "dementia"sv,     "apprenticeship"sv,
};

bool is_topic(std::string_view word) {
    return std::ranges::any_of(topics,
                               [&](auto topic) { return topic.size() < 4 ? word == topic : word.starts_with(topic); });
}

// Numbers and topics do not tell the kind, so that one word stands for all numbers.
std::string plain(Word const& word) {
    if (!is_number(word)) {
        return is_topic(word.text) ? "<topic>" : word.text;
    }
    bool const year = word.text.size() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"));
    return year ? "<year>" : "<number>";
}

struct Split {
    std::size_t at = 0;       ///< the first word of the second half
    bool from_start = false;  ///< "Although ..., ..."
};

// "Some staff, however, said": it contrasts with the sentence before and not within this one.
bool is_aside(std::vector<Word> const& words, std::size_t at) {
    return words[at].text == "however" && std::none_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at),
                                                       [](auto const& word) { return is_one_of(word.text, verbs); });
}

bool is_contrast(std::vector<Word> const& words, std::size_t at) {
    auto const& text = words[at].text;
    if (!is_one_of(text, contrasts) || is_aside(words, at)) {
        return false;
    }
    bool const not_yet = text == "yet" && (!words[at].after_pause || (at > 0 && is_negation(words[at - 1])));
    bool const while_doing = (text == "while" || text == "whilst") && at + 1 < words.size() &&
                             words[at + 1].text.ends_with("ing");
    return !not_yet && !while_doing;
}

std::optional<Split> contrast_of(std::vector<Word> const& words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!is_contrast(words, at)) {
            continue;
        }
        if (at > 0) {
            return Split{at, false};
        }
        if (words[0].text == "but" || words[0].text == "nevertheless") {
            continue;
        }
        auto const pause = std::find_if(words.begin() + 2, words.end(),
                                        [](auto const& word) { return word.after_pause; });
        if (words.size() > 3 && pause != words.end()) {
            return Split{static_cast<std::size_t>(pause - words.begin()), true};
        }
    }
    return std::nullopt;
}

// How often each cue speaks; a negation before a cue for or against turns it round.
struct Leaning {
    int good = 0;
    int soft_good = 0;
    int gap = 0;
    int soft_gap = 0;
    int turned_gap = 0;  ///< "no delays"
    int none = 0;        ///< "there was no"
    int plan = 0;
    int soft_plan = 0;
    int fact = 0;

    // "There was no" tells of a gap, unless it is a gap that there is none of.
    int gaps() const { return gap + (turned_gap == 0 ? none : 0); }

    std::string sign() const {
        std::string text;
        text += good + turned_gap > 0 ? "G" : soft_good > 0 ? "g" : "";
        text += gaps() > 0 ? "B" : soft_gap > 0 ? "b" : "";
        text += plan > 0 ? "P" : soft_plan > 0 ? "p" : "";
        return text.empty() ? "-" : text;
    }
};

bool is_negated(std::vector<Word> const& words, Hit const& hit) {
    if (hit.begin > 0 && words[hit.begin - 1].text == "or") {
        return false;
    }
    auto const from = hit.begin > 3 ? hit.begin - 3 : 0;
    for (auto at = from; at < hit.begin; ++at) {
        if (is_negation(words[at])) {
            return true;
        }
    }
    return false;
}

// "Staff did not have concerns", "people did not have to wait": what is denied is a gap, so that "did not" tells of none.
bool denies_a_gap(std::vector<Word> const& words, Hit const& hit, std::vector<Hit> const& all) {
    bool const denial = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(hit.begin),
                                    words.begin() + static_cast<std::ptrdiff_t>(hit.end), is_negation);
    static constexpr std::array spared = {"have"sv, "need"sv, "hesitate"sv};
    bool const to_do = hit.end + 1 < words.size() && is_one_of(words[hit.end].text, spared) &&
                       (words[hit.end].text == "hesitate" || words[hit.end + 1].text == "to");
    if (denial && to_do) {
        return true;
    }
    return denial && std::ranges::any_of(all, [&](Hit const& other) {
               return other.begin >= hit.end && other.begin < hit.end + 3 &&
                      cues().row(other.phrase).front() == "gap" &&
                      !std::any_of(words.begin() + static_cast<std::ptrdiff_t>(other.begin),
                                   words.begin() + static_cast<std::ptrdiff_t>(other.end), is_negation);
           });
}

// "A lack of evidence of learning": what is lacking is not in place, however good it would be.
bool is_lacking(std::vector<Word> const& words, std::size_t at) {
    static constexpr std::array lacks = {"lack"sv,   "lacked"sv,  "lacking"sv, "limited"sv,
                                         "little"sv, "absence"sv, "few"sv,     "insufficient"sv};
    for (std::size_t back = 1; back <= 7 && back <= at; ++back) {
        if (is_one_of(words[at - back].text, lacks)) {
            return true;
        }
        if (words[at - back + 1].after_pause || is_one_of(words[at - back].text, verbs)) {
            return false;
        }
    }
    return false;
}

// "People who could not leave home": it tells of the people and not of the council.
bool is_about_who(std::vector<Word> const& words, std::size_t at) {
    for (std::size_t back = 1; back <= 6 && back <= at; ++back) {
        auto const& word = words[at - back];
        if (word.text == "who" || word.text == "whose") {
            return true;
        }
        bool const main_verb = is_one_of(word.text, verbs) && back < at && words[at - back - 1].text != "who";
        if (words[at - back + 1].after_pause || main_verb) {
            return false;
        }
    }
    return false;
}

bool is_remedied(std::vector<Word> const& words, Hit const& hit) {
    auto const from = hit.begin > 3 ? hit.begin - 3 : 0;
    for (auto at = from; at < hit.begin; ++at) {
        if (is_one_of(words[at].text, remedies)) {
            return true;
        }
    }
    return false;
}

void lean(Leaning& leaning, std::string_view cue, bool negated) {
    if (cue == "good" || cue == "soft good") {
        ++(negated ? leaning.gap : cue == "good" ? leaning.good : leaning.soft_good);
    } else if (cue == "gap" || cue == "soft gap") {
        ++(negated ? leaning.turned_gap : cue == "gap" ? leaning.gap : leaning.soft_gap);
    } else if (cue == "none") {
        ++leaning.none;
    } else if (cue == "plan" || cue == "soft plan") {
        ++(cue == "plan" ? leaning.plan : leaning.soft_plan);
    } else {
        ++leaning.fact;
    }
}

void add(Features& features, std::string_view name) { features.push_back({feature_id(name), 1}); }

// The word without its ending, so that "delays" speaks for "delayed".
std::string_view stem(std::string_view word) {
    static constexpr std::array endings = {"ations"sv, "ation"sv, "ments"sv, "ment"sv, "ness"sv, "ings"sv,
                                           "ing"sv,    "ied"sv,   "ies"sv,   "ely"sv,  "ed"sv,   "es"sv,
                                           "ly"sv,     "s"sv,     "e"sv,     "y"sv};
    for (auto ending : endings) {
        if (word.size() >= ending.size() + 4 && word.ends_with(ending)) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return word;
}

// Stems, pairs of stems (next to each other and with one word between) and pairs of words.
void add_ngrams(Features& features, std::vector<Word> const& words) {
    auto const scale = weight_of_words / std::sqrt(static_cast<float>(words.size()) + 4);
    std::string before = "<s>";
    std::uint64_t stem_before = feature_id(before);
    std::uint64_t stem_before_that = feature_id("");
    for (auto const& word : words) {
        auto const text = plain(word);
        auto const here = stem(text);
        features.push_back({feature_id(here, feature_id("stem ")), scale});
        features.push_back({feature_id(here, feature_id(" then ", stem_before)), scale});
        features.push_back({feature_id(here, feature_id(" _ ", stem_before_that)), scale});
        features.push_back({feature_id(text, feature_id(" ", feature_id(before))), scale});
        stem_before_that = stem_before;
        stem_before = feature_id(here);
        before = text;
    }
}

void add_counted(Features& features, std::string const& name, int count) {
    if (count > 0) {
        add(features, name);
    }
    if (count > 1) {
        add(features, name + "+");
    }
    if (count > 3) {
        add(features, name + "++");
    }
}

void add_leaning(Features& features, std::string const& name, Leaning const& leaning) {
    add_counted(features, name + ":good", leaning.good);
    add_counted(features, name + ":soft good", leaning.soft_good);
    add_counted(features, name + ":gap", leaning.gaps());
    add_counted(features, name + ":soft gap", leaning.soft_gap);
    add_counted(features, name + ":turned gap", leaning.turned_gap);
    add_counted(features, name + ":plan", leaning.plan);
    add_counted(features, name + ":soft plan", leaning.soft_plan);
    add_counted(features, name + ":fact", leaning.fact);
    add(features, name + "=" + leaning.sign());
}

std::uint64_t id_of_cue(std::size_t phrase, bool negated) {
    return feature_id(negated ? "not" : "", feature_id(std::to_string(phrase), feature_id("cue ")));
}

// Cues that do not say anything of the council itself leave a feature of their own; the others are given back.
std::vector<Hit> leading_cues(Features& features, std::vector<Word> const& words) {
    auto const hits = cues().hits(words);
    std::vector<Hit> leading;
    for (auto const& hit : hits) {
        auto const& cue = cues().row(hit.phrase).front();
        if (denies_a_gap(words, hit, hits)) {
            add(features, "denied gap");
        } else if (cue.ends_with("good") && is_lacking(words, hit.begin)) {
            add(features, "lacking");
        } else if (cue.ends_with("gap") && is_about_who(words, hit.begin)) {
            add(features, "who:" + cue);
        } else {
            leading.push_back(hit);
        }
    }
    return leading;
}

void add_cues(Features& features, std::vector<Word> const& words) {
    auto const split = contrast_of(words);
    Leaning all;
    Leaning first;
    Leaning second;
    for (auto const& hit : leading_cues(features, words)) {
        auto const& cue = cues().row(hit.phrase).front();
        bool const negated = is_negated(words, hit) || (cue.ends_with("gap") && is_remedied(words, hit));
        features.push_back({id_of_cue(hit.phrase, negated), weight_of_one_cue});
        lean(all, cue, negated);
        lean(split && hit.begin >= split->at ? second : first, cue, negated);
    }
    add_leaning(features, "all", all);
    if (split) {
        auto const side = split->from_start ? "although"s : "but"s;
        add(features, side);
        add(features, side + ":" + first.sign() + "|" + second.sign());
        add_leaning(features, "first", first);
        add_leaning(features, "second", second);
    }
}

void add_figures(Features& features, std::vector<Word> const& words) {
    auto const numbers = std::ranges::count_if(words, [](auto const& word) { return plain(word) == "<number>"; });
    add_counted(features, "figure", static_cast<int>(numbers));
    switch (comparison_in(words)) {
        case Comparison::better: add(features, "compared:better"); break;
        case Comparison::worse: add(features, "compared:worse"); break;
        case Comparison::same: add(features, "compared:same"); break;
        case Comparison::none: add(features, numbers > 0 ? "compared:no" : "no figure"); break;
    }
}

}  // namespace

Features kind_features(std::string_view sentence) {
    auto const words = words_of(sentence);
    Features features = {{feature_id("<bias>"), 1}};
    if (words.empty()) {
        return features;
    }
    add_ngrams(features, words);
    add_cues(features, words);
    add_figures(features, words);
    bool const aside = std::ranges::any_of(std::views::iota(std::size_t{0}, words.size()),
                                           [&](auto at) { return is_aside(words, at); });
    add(features, aside ? "starts:however" : "starts:" + plain(words.front()));
    add(features, words.size() < 8    ? "short"
                  : words.size() < 20 ? "middling"
                  : words.size() < 32 ? "long"
                                      : "very long");
    return features;
}

bool leans_back(std::string_view sentence) {
    static constexpr std::array starts = {"this"sv, "these"sv, "it"sv, "they"sv, "such"sv, "those"sv};
    auto const words = words_of(sentence);
    bool const example = words.size() > 1 && words[0].text == "for" && words[1].text == "example";
    return !words.empty() && (example || is_one_of(words[0].text, starts));
}

}  // namespace heed::assessment
