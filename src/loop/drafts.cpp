// What was typed, judged.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/action.hpp"
#include "loop/learning.hpp"
#include "loop/share.hpp"
#include "loop/signal_draft.hpp"
#include "loop/theme.hpp"

namespace heed::loop {

namespace {

void expect_not_after(web::Checking& checking, std::optional<Day> day, Day today, std::string_view field,
                      std::string_view what) {
    checking.expect(!day || *day <= today, field, fmt::format("{} must be today or in the past", what));
}

}  // namespace

Outcome<Signal> log_signal(SignalDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.kind.has_value(), "kind", "Select what sort of thing was heard");
    checking.expect_text(draft.said, "said", "Enter what was said or seen", 4000);
    auto const heard_on = checking.take(day_from(draft.heard_on, "heard_on", "The date it was heard"));
    expect_not_after(checking, heard_on, today, "heard_on", "The date it was heard");
    if (!checking.fine()) {
        return checking.problems();
    }
    Signal signal;
    signal.kind = *draft.kind;
    signal.said = draft.said;
    signal.service = {draft.service};
    signal.heard_on = *heard_on;
    return signal;
}

Outcome<Theme> define(ThemeDraft const& draft) {
    web::Checking checking;
    checking.expect_text(draft.name, "name", "Enter a name for the theme", 100);
    checking.expect_text(draft.definition, "definition", "Enter what is always true of a signal about this", 1000);
    checking.expect_at_most(draft.includes, "includes", "What belongs to it", 1000);
    checking.expect_at_most(draft.excludes, "excludes", "What does not belong to it", 1000);
    checking.expect(draft.owner > 0, "owner", "Select who owns the theme");
    if (!checking.fine()) {
        return checking.problems();
    }
    Theme theme;
    theme.name = draft.name;
    theme.definition = draft.definition;
    theme.includes = draft.includes;
    theme.excludes = draft.excludes;
    theme.owner = {draft.owner};
    return theme;
}

namespace {

struct Vague {
    std::string_view words;
    std::string_view says;
};

constexpr std::array<Vague, 13> vague_words{{
    {"ensur", "“Ensure” says what should be so, not what will be done differently. Say who does what, and when."},
    {"raise awareness", "Awareness cannot be seen. Say what people would do differently once they know."},
    {"be aware", "Awareness cannot be seen. Say what people would do differently once they know."},
    {"be mindful", "Being mindful cannot be seen. Say what people would do differently."},
    {"remind", "A reminder is an action and not a learning point. Say what would be different after it."},
    {"consider", "“Consider” is true whatever happens. Say what will be done."},
    {"improv", "“Improve” has no end. Say what would be seen, and how often."},
    {"strengthen", "“Strengthen” has no end. Say what would be seen, and how often."},
    {"promot", "“Promote” has no end. Say what would be seen, and how often."},
    {"encourag", "“Encourage” is true whatever happens. Say what will be done."},
    {"work towards", "“Work towards” never arrives. Say what will be done, and when."},
    {"embed", "“Embed” is what the proofs are for. Say what people would do differently."},
    {"as appropriate", "“As appropriate” lets everything pass. Say when it applies and when it does not."},
}};

constexpr std::size_t longest_ending = 4;  // "embedding"

constexpr std::array<std::string_view, 22> countable_words{
    "every", "each", "all",   "always", "never",    "no",    "none",   "within",  "before", "after",  "until",
    "only",  "any",  "first", "when",   "whenever", "daily", "weekly", "monthly", "same",   "nobody", "everyone"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Whether the words stand in the text as words, with at most `longer` letters after them: "improv" in "improving".
bool says(std::string const& text, std::string_view words, std::size_t longer) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        auto end = at + words.size();
        for (std::size_t more = 0; more < longer && end < text.size() && is_letter(text[end]); ++more) {
            ++end;
        }
        bool const begins = at == 0 || !is_letter(text[at - 1]);
        if (begins && (end >= text.size() || !is_letter(text[end]))) {
            return true;
        }
    }
    return false;
}

bool has_something_to_count(std::string const& text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }) ||
           std::ranges::any_of(countable_words, [&](auto word) { return says(text, word, 0); });
}

}  // namespace

std::vector<std::string> why_not_testable(std::string_view sentence) {
    auto const text = lowered(sentence);
    std::vector<std::string> found;
    for (auto const& vague : vague_words) {
        bool const new_reason = std::ranges::find(found, vague.says) == found.end();
        if (new_reason && says(text, vague.words, longest_ending)) {
            found.emplace_back(vague.says);
        }
    }
    if (!has_something_to_count(text)) {
        found.emplace_back(
            "Nothing in it can be counted or seen. Say how many, how often, by when, or for whom every time.");
    }
    return found;
}

Outcome<LearningPoint> learn(LearningDraft const& draft) {
    web::Checking checking;
    checking.expect_text(draft.sentence, "sentence", "Enter what we would do differently, in one sentence", 300);
    checking.expect(draft.theme > 0, "theme", "Select the theme that it is about");
    checking.expect(draft.owner > 0, "owner", "Select who owns it");
    if (checking.fine() && !draft.keep_as_it_is && !why_not_testable(draft.sentence).empty()) {
        checking.expect(false, "sentence",
                        "Write it so that it can be tested: " + why_not_testable(draft.sentence).front());
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    LearningPoint point;
    point.sentence = draft.sentence;
    point.theme = {draft.theme};
    point.service = {draft.service};
    point.owner = {draft.owner};
    return point;
}

std::string_view spoken(Strength strength) {
    constexpr std::array<std::string_view, 3> words{"Weak", "Medium", "Strong"};
    return words[static_cast<std::size_t>(strength)];
}

std::string_view explained(Strength strength) {
    constexpr std::array<std::string_view, 3> words{
        "Remind, train, write a policy: it relies on people remembering.",
        "A checklist, software, or a smaller workload: it helps people to remember.",
        "Redesign the work, or remove the cause: it works even when nobody remembers.",
    };
    return words[static_cast<std::size_t>(strength)];
}

Outcome<Action> plan(ActionDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect_text(draft.what, "what", "Enter what somebody will do", 500);
    checking.expect(draft.strength.has_value(), "strength", "Select how strong the action is");
    checking.expect(draft.owner > 0, "owner", "Select who will do it");
    auto const due = checking.take(day_from(draft.due, "due", "The date by which it is done"));
    checking.expect(!due || *due >= today, "due", "The date by which it is done must be today or in the future");
    if (!checking.fine()) {
        return checking.problems();
    }
    Action action;
    action.what = draft.what;
    action.owner = {draft.owner};
    action.due = *due;
    action.strength = *draft.strength;
    action.added_on = today;
    return action;
}

Outcome<Day> done_on(web::TypedDay const& typed, Action const& action, Day today) {
    web::Checking checking;
    auto const day = checking.take(day_from(typed, "done_on", "The date it was done"));
    expect_not_after(checking, day, today, "done_on", "The date it was done");
    checking.expect(
        !day || *day >= action.added_on, "done_on",
        fmt::format("The date it was done must be on or after {}, when the action was added", spoken(action.added_on)));
    if (!checking.fine()) {
        return checking.problems();
    }
    return *day;
}

std::string_view spoken(ShareWay way) {
    constexpr std::array<std::string_view, 6> words{"Seven-minute briefing", "Training",
                                                    "Changed procedure",     "Newsletter",
                                                    "Supervision",           "Team meeting or huddle"};
    return words[static_cast<std::size_t>(way)];
}

Outcome<Share> share(ShareDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.way.has_value(), "way", "Select how it was shared");
    checking.expect_text(draft.to_whom, "to_whom", "Enter who needed it", 200);
    auto const shared_on = checking.take(day_from(draft.shared_on, "shared_on", "The date it was shared"));
    expect_not_after(checking, shared_on, today, "shared_on", "The date it was shared");
    auto const reached = whole_number(draft.reached);
    auto const meant_for = whole_number(draft.meant_for);
    checking.expect(meant_for && *meant_for > 0, "meant_for",
                    "Enter how many people needed it, as a number such as 24");
    checking.expect(reached.has_value(), "reached", "Enter how many people it reached, as a number such as 18");
    checking.expect(!reached || !meant_for || *reached <= *meant_for, "reached",
                    "It cannot have reached more people than needed it");
    if (!checking.fine()) {
        return checking.problems();
    }
    Share made;
    made.way = *draft.way;
    made.to_whom = draft.to_whom;
    made.shared_on = *shared_on;
    made.reached = *reached;
    made.meant_for = *meant_for;
    return made;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    bool const digits = !text.empty() && text.size() <= 6 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional<std::int64_t>(std::stoll(std::string(text))) : std::nullopt;
}

}  // namespace heed::loop
