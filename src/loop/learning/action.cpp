#include "loop/learning/action.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::loop {

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

std::vector<std::string> examples(Strength strength) {
    switch (strength) {
        case Strength::weak:
            return {"Double checks: somebody reads it a second time", "Warnings and labels",
                    "A new policy, procedure or memorandum", "Training in a room or online"};
        case Strength::medium:
            return {"A checklist, or a prompt on the page where it is needed",
                    "Software that is changed, or that works it out",
                    "More staff, or a smaller caseload",
                    "Fewer interruptions",
                    "Training that practises the thing itself, and is repeated",
                    "Letters or names that can no longer be mistaken for each other",
                    "One fixed way to hand over, such as a read-back"};
        case Strength::strong: break;
    }
    return {"A form that cannot be sent without it", "A step taken away, or a path made simpler",
            "One way of doing it everywhere, instead of several", "A building, a room or a device that is changed",
            "Leaders who take part and can be seen to"};
}

namespace {

void expect_action(web::Checking& checking, ActionDraft const& draft) {
    checking.expect_text(draft.what, "what", "Enter what somebody will do", 500);
    checking.expect(draft.strength.has_value(), "strength", "Select how strong the action is");
    checking.expect(draft.owner > 0, "owner", "Select who will do it");
    checking.expect_at_most(draft.area, "area", "Which part of the council", 120);
}

Action with(Action action, ActionDraft const& draft, Day due) {
    action.what = draft.what;
    action.owner = {draft.owner};
    action.due = due;
    action.strength = *draft.strength;
    action.area = draft.area;
    return action;
}

constexpr std::string_view due_field = "The date by which it is done";

}  // namespace

Outcome<Action> plan(ActionDraft const& draft, Day today) {
    web::Checking checking;
    expect_action(checking, draft);
    auto const due = checking.take(day_from(draft.due, "due", due_field));
    checking.expect(!due || *due >= today, "due", "The date by which it is done must be today or in the future");
    if (!checking.fine()) {
        return checking.problems();
    }
    auto action = with({}, draft, *due);
    action.added_on = today;
    return action;
}

Outcome<Action> change(ActionDraft const& draft, std::string const& reason, Action const& action, Day today) {
    web::Checking checking;
    expect_action(checking, draft);
    auto const due = checking.take(day_from(draft.due, "due", due_field));
    bool const is_moved = due && *due != action.due;
    checking.expect(!is_moved || *due >= today, "due", "The new date must be today or in the future");
    checking.expect(!is_moved || !reason.empty(), "reason", "Enter why the date is moved: the page will show it");
    checking.expect_at_most(reason, "reason", "Why", 500);
    if (!checking.fine()) {
        return checking.problems();
    }
    return with(action, draft, *due);
}

Outcome<Day> done_on(web::TypedDay const& typed, Action const& action, Day today) {
    web::Checking checking;
    auto const day = checking.take(day_from(typed, "done_on", "The date it was done"));
    checking.expect(!day || *day <= today, "done_on", "The date it was done must be today or in the past");
    checking.expect(
        !day || *day >= action.added_on, "done_on",
        fmt::format("The date it was done must be on or after {}, when the action was added", spoken(action.added_on)));
    if (!checking.fine()) {
        return checking.problems();
    }
    return *day;
}

namespace {

struct Sound {
    Strength strength;
    std::string_view words;  ///< the beginnings of words, divided by "|"
};

// The strongest first: a redesign that also trains is a redesign.
constexpr std::array<Sound, 3> sounds{{
    {Strength::strong,
     "redesign|remove|abolish|take away|taken away|do away with|cannot be sent|cannot be signed|cannot be closed|"
     "cannot be saved|cannot be booked|cannot go out|cannot be completed|cannot be approved|cannot proceed|not without|"
     "without which|mandatory field|required field|blocks|blocked until|automatically|by itself|replace the|simplif|"
     "single point|one form for|one diary|standardis|merge the|stop asking|no longer asks|no longer need|chosen by the "
     "system|rebuil|move the office|chosen from the"},
    {Strength::medium,
     "checklist|check list|software|prompt|template|alert|flag|dashboard|caseload|workload|more staff|recruit|extra "
     "post|additional post|two workers|duty rota|rota|simulation|role "
     "play|role-play|practise|script|handover|hand-over|"
     "read back|read-back|tracker|shared list|list of|report every|weekly list|form asks|field|system shows|"
     "letter 28 days|interruptions"},
    {Strength::weak,
     "remind|train|policy|policies|procedure|guidance|memo|e-mail to|email to|newsletter|briefing|poster|leaflet|"
     "awareness|workshop|supervision|discuss|team meeting|circulat|double check|double-check|second check|warning|"
     "communicat|refresh|webinar|e-learning|learning session|practice note|protocol"},
}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool begins_a_word(std::string const& text, std::string_view words) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        if (at == 0 || !is_letter(text[at - 1])) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<SuggestedStrength> suggested_strength(std::string_view what) {
    auto const text = lowered(what);
    for (auto const& sound : sounds) {
        for (auto const words : split(sound.words, '|')) {
            if (begins_a_word(text, words)) {
                return SuggestedStrength{sound.strength, words};
            }
        }
    }
    return std::nullopt;
}

std::string moved_dates(std::vector<DateBefore> const& before, Day due) {
    std::vector<std::string> moves;
    for (std::size_t i = 0; i < before.size(); ++i) {
        auto const next = i + 1 < before.size() ? before[i + 1].due : due;
        if (next != before[i].due) {
            moves.push_back(fmt::format("from {} to {}{}{}", spoken(before[i].due), spoken(next),
                                        before[i].reason.empty() ? "" : ": ", without_full_stop(before[i].reason)));
        }
    }
    if (moves.empty()) {
        return {};
    }
    auto const times = moves.size() == 1   ? std::string("once")
                       : moves.size() == 2 ? std::string("twice")
                                           : fmt::format("{} times", moves.size());
    return fmt::format("Moved {}, {}.", times, fmt::join(moves, "; "));
}

}  // namespace heed::loop
