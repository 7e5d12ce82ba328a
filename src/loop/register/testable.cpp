#include "loop/register/testable.hpp"

#include <algorithm>
#include <array>

#include "kernel/text.hpp"

namespace heed::loop {

namespace {

/// Every form of the words, divided by "|", so that "considerable" and "embedded software" are not taken for them.
struct Vague {
    std::string_view forms;
    std::string_view says;
};

constexpr std::string_view awareness = "Awareness cannot be seen. Say what people would do differently once they know.";
constexpr std::string_view training =
    "Training is an action and not a learning point. Say what would be different after it.";
constexpr std::string_view reminder =
    "A reminder is an action and not a learning point. Say what would be different after it.";
constexpr std::string_view looking = "To look at something changes nothing yet. Say what will be different.";
constexpr std::string_view trying = "To try is true whatever happens. Say what will be done, and when.";

/// They say nothing that could fail, whatever stands beside them.
constexpr std::array<Vague, 24> empty_words{{
    {"ensure|ensures|ensured|ensuring|make sure|makes sure|making sure",
     "“Ensure” says what should be so, not what will be done differently. Say who does what, and when."},
    {"raise awareness|raises awareness|raised awareness|raising awareness|awareness of|awareness is|greater awareness|"
     "awareness around|more aware|be aware|are aware|made aware|be mindful|are mindful|mindful of",
     awareness},
    {"consider|considers|considering|be considered|give consideration|given consideration|should be given to",
     "“Consider” is true whatever happens. Say what will be done."},
    {"remind staff|remind all|remind workers|remind teams|remind practitioners|remind social workers|remind officers|"
     "remind managers|remind providers|remind everybody|remind everyone|staff are reminded|should be reminded|"
     "to be reminded|reminder to",
     reminder},
    {"be trained|receive training|receives training|training for|training on|training should|training is|"
     "training will|be offered training|attend training|refresher training|upskill|upskilling",
     training},
    {"encourage|encourages|encouraged|encouraging", "“Encourage” is true whatever happens. Say what will be done."},
    {"work towards|works towards|working towards|move towards|moving towards",
     "“Work towards” never arrives. Say what will be done, and when."},
    {"embed|embeds|embedding|be embedded|is embedded|are embedded",
     "“Embed” is what the proofs are for. Say what people would do differently."},
    {"as appropriate|where appropriate|when appropriate|if appropriate|as necessary|where necessary|if necessary|"
     "where possible|wherever possible|if possible|as far as possible|where practicable|as required|where relevant",
     "“As appropriate” lets everything pass. Say when it applies and when it does not."},
    {"explore|explores|exploring|look at|look into|looking at|looking into|investigate ways|give thought to", looking},
    {"should review|to review|will review|reviews its|review its|review their|review the|review of the current|"
     "be reviewed to see|undertake a review",
     "A review is an action and not a learning point. Say what would be different after it."},
    {"seek to|seeks to|aim to|aims to|aspire to|strive|strives|endeavour|endeavours|try to|tries to|attempt to|"
     "make every effort|best endeavours",
     trying},
    {"continue to|continues to", "“Continue” changes nothing. Say what will be different from today."},
    {"be supported to|feel supported|support staff to|support workers to|be empowered|empower|empowering",
     "Support cannot be seen. Say what is given, to whom, and when."},
    {"seek assurance|seeks assurance|be assured|assure itself|assure themselves|assurance that|be satisfied that|"
     "satisfy itself|satisfy themselves",
     "Assurance is what a proof gives. Say what would be counted, and in how many."},
    {"champion|champions|culture of|a learning culture|open culture|whole-system|whole system approach|joined-up|"
     "joined up|holistic|person-centred approach",
     "Nobody could say whether that is so. Say what a person would see."},
    {"reflect on|reflects on|learn from|learns from|learn lessons|lessons are learned|lessons learned|take on board|"
     "takes on board|bear in mind|have regard to|pay attention to|pay due regard|due regard",
     "What people think about cannot be seen. Say what they would do differently."},
    {"understand the importance|recognise the importance|importance of|be reinforced|reinforce|re-emphasise|"
     "emphasise",
     "That it matters is not what changes. Say what would be done differently."},
    {"best practice|good practice|in line with policy|in line with guidance|in accordance with policy|policy is "
     "followed|follow policy|follow the policy|comply with policy",
     "A policy is only named. Say what one would see if it were followed."},
    {"raise the profile|raises the profile|profile of", awareness},
    {"be mainstreamed|be prioritised|prioritise|give priority|be a priority",
     "A priority cannot be seen. Say what happens first, and what waits for it."},
    {"develop a strategy|develop an action plan|develop a plan|an action plan|a working group|task and finish group|"
     "set up a group",
     "A plan or a group is a way to get there. Say what would be different when it is done."},
    {"be monitored|monitor the|keep under review|kept under review|keep an eye",
     "To watch something changes nothing yet. Say what would be counted, and what it must be."},
    {"be disseminated|disseminate|be circulated|circulate|cascade|cascaded|share learning|learning is shared",
     "To send something round is a share and not a learning point. Say what would be different after it."},
}};

/// They say nothing unless a number stands beside them: "improve" has an end in "from 6 of 20 to 15 of 20".
constexpr std::array<Vague, 4> endless_words{{
    {"improve|improves|improved|improving|improvement|better|strengthen|strengthens|strengthened|strengthening|enhance|"
     "enhances|enhanced|enhancing|promote|promotes|promoted|promoting|increase|increases|increased|increasing|reduce|"
     "reduces|reduced|reducing|minimise|minimises|maximise|optimise",
     "“Improve” has no end. Say what would be seen, and how often."},
    {"timely|promptly|prompt|swift|swiftly|quickly|speedy|as soon as possible|without delay|in good time|asap",
     "“Timely” is in everybody’s own eye. Say within how many hours or days."},
    {"regular|regularly|frequent|frequently|routinely|on an ongoing basis|ongoing basis|from time to time|more often",
     "“Regularly” is in everybody’s own eye. Say how often."},
    {"robust|robustly|effective|effectively|adequate|adequately|sufficient|sufficiently|appropriate|appropriately|"
     "suitable|suitably|reasonable|proportionate|meaningful|meaningfully|clear understanding|high quality|high-quality|"
     "good quality",
     "That is in everybody’s own eye. Say what one would see, and in how many."},
}};

constexpr std::array<std::string_view, 46> countable_words{
    "every",  "each",      "all",       "always",  "never",  "no",       "none",    "within", "before",  "after",
    "until",  "only",      "any",       "first",   "when",   "whenever", "daily",   "weekly", "monthly", "same",
    "nobody", "everyone",  "everybody", "anybody", "no-one", "not",      "without", "cannot", "one",     "two",
    "three",  "four",      "five",      "six",     "seven",  "eight",    "nine",    "ten",    "twice",   "once",
    "half",   "quarterly", "yearly",    "nothing", "last",   "whose"};

constexpr std::array<std::string_view, 14> numbers{"daily",    "weekly", "monthly", "quarterly", "yearly",
                                                   "same day", "one",    "two",     "three",     "five",
                                                   "ten",      "every",  "half",    "a third"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Whether the words stand in the text as whole words.
bool says(std::string const& text, std::string_view words) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        auto const end = at + words.size();
        bool const begins = at == 0 || (!is_letter(text[at - 1]) && text[at - 1] != '-');
        if (begins && (end >= text.size() || !is_letter(text[end]))) {
            return true;
        }
    }
    return false;
}

bool says_one_of(std::string const& text, std::string_view forms) {
    return std::ranges::any_of(split(forms, '|'), [&](auto form) { return says(text, form); });
}

bool has_digit(std::string const& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_a_number(std::string const& text) {
    return has_digit(text) || std::ranges::any_of(numbers, [&](auto word) { return says(text, word); });
}

bool has_something_to_count(std::string const& text) {
    return has_digit(text) || std::ranges::any_of(countable_words, [&](auto word) { return says(text, word); });
}

void add_new(std::vector<std::string>& found, std::string_view reason) {
    if (std::ranges::find(found, reason) == found.end()) {
        found.emplace_back(reason);
    }
}

std::vector<std::string> vague_in(std::string const& text) {
    std::vector<std::string> found;
    for (auto const& vague : empty_words) {
        if (says_one_of(text, vague.forms)) {
            add_new(found, vague.says);
        }
    }
    bool const ends = has_a_number(text);
    for (auto const& vague : endless_words) {
        if (!ends && says_one_of(text, vague.forms)) {
            add_new(found, vague.says);
        }
    }
    return found;
}

}  // namespace

std::vector<std::string> why_not_testable(std::string_view sentence) {
    auto const text = lowered(sentence);
    auto found = vague_in(text);
    if (!has_something_to_count(text)) {
        found.emplace_back(
            "Nothing in it can be counted or seen. Say how many, how often, by when, or for whom every time.");
    }
    return found;
}

std::vector<Doubt> why_not_testable(std::string_view sentence, TestableForm const& form) {
    std::vector<Doubt> doubts;
    for (auto& reason : why_not_testable(sentence)) {
        doubts.push_back({"sentence", std::move(reason)});
    }
    if (form.counted.empty()) {
        doubts.push_back({"counted", "Nobody has said what is counted. Say what one would look for in a record, ask or "
                                     "see."});
    }
    for (auto& reason : vague_in(lowered(form.counted))) {
        doubts.push_back({"counted", std::move(reason)});
    }
    auto const sample = lowered(form.sample);
    if (sample.empty()) {
        doubts.push_back({"sample", "Nobody has said on which sample. Say how many are looked at, and how they are "
                                    "chosen."});
    } else if (!has_digit(sample) && !says_one_of(sample, "all|every|each|everybody|everyone|ten|twenty|thirty|both")) {
        doubts.push_back({"sample", "The sample has no number. Say how many are looked at, such as “20 records”."});
    }
    if (!form.by_when) {
        doubts.push_back({"by_when", "Nobody has said by when. Give the date on which it would be seen."});
    }
    return doubts;
}

Outcome<TestableForm> testable_form(TestableDraft const& draft) {
    web::Checking checking;
    constexpr std::size_t most = 500;
    checking.expect_at_most(draft.place, "place", "Where", most);
    checking.expect_at_most(draft.counted, "counted", "What is counted", most);
    checking.expect_at_most(draft.sample, "sample", "The sample", most);
    checking.expect_at_most(draft.baseline, "baseline", "The baseline", most);
    checking.expect_at_most(draft.target, "target", "The target", most);
    checking.expect_at_most(draft.finding, "finding", "The finding", most);
    checking.expect_at_most(draft.systemic_risk, "systemic_risk", "The systemic risk", most);
    checking.expect_at_most(draft.how_it_works, "how_it_works", "How the change works", most);
    std::optional<Day> by_when;
    if (!draft.by_when.empty()) {
        by_when = checking.take(web::day_from(draft.by_when, "by_when", "The date by which it would be seen"));
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return TestableForm{{},
                        1,
                        draft.place,
                        draft.counted,
                        draft.sample,
                        by_when,
                        draft.baseline,
                        draft.target,
                        draft.finding,
                        draft.systemic_risk,
                        draft.how_it_works};
}

}  // namespace heed::loop
