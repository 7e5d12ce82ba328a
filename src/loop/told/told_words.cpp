#include "loop/told/told_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace heed::loop {

namespace {

std::string_view word_of(std::string const& change) { return std::string_view(change).substr(0, change.find('/')); }

std::string joined(std::vector<std::string> const& sentences) {
    std::string text;
    for (auto const& sentence : sentences) {
        text += (text.empty() ? "" : " ") + sentence;
    }
    return text;
}

bool a_check_is_promised(Story const& story, Day today) {
    return std::ranges::any_of(story.proofs, [&](ProofTold const& told) {
        return standing_of(told, story, today).state == ProofState::promised;
    });
}

std::string why_it_is_open_again(Story const& story) {
    switch (story.reopenings.back().cause) {
        case ReopeningCause::failed:
            return "You told us something, and we changed it. We promised to check whether the change works. It does "
                   "not work well enough yet.";
        case ReopeningCause::recurrence:
            return "You told us something that we thought we had put right. We have heard the same again, so it is not "
                   "right yet, and we have opened it again.";
        default: break;
    }
    return "You told us something that we thought we had put right. We have opened it again, because it is not right "
           "yet.";
}

std::string opening(Story const& story, std::string const& change, bool told_us_later, Day today) {
    switch (kind_of(change)) {
        case ChangeKind::proved:
            return "You told us something, and we changed it. We promised to check whether the change works. It does: "
                   "this is what we found.";
        case ChangeKind::reopened: return why_it_is_open_again(story);
        case ChangeKind::rejected:
            return "You told us something. We looked at it with care, and decided not to change it. This is why.";
        case ChangeKind::acted_on: break;
    }
    if (!told_us_later) {
        return "You told us something, and this changed because of it.";
    }
    return fmt::format(
        "When you told us, we had already changed this, in {}. If it happened to you after that, the change does not "
        "work well enough yet, and what you told us counts when we check it.",
        spoken_quarter(day_of_change(story, change, today)));
}

std::string closing(Story const& story, std::string const& change, Day today) {
    switch (kind_of(change)) {
        case ChangeKind::acted_on:
            return a_check_is_promised(story, today)
                       ? "We have promised to check whether it works, and we will tell you what we find."
                       : "";
        case ChangeKind::proved: return "We check it again later. If it comes back, we will tell you that too.";
        case ChangeKind::reopened: return "We will tell you what we do next.";
        case ChangeKind::rejected: break;
    }
    return "";
}

}  // namespace

ChangeKind kind_of(std::string const& change) {
    return named<ChangeKind>(word_of(change)).value_or(ChangeKind::acted_on);
}

std::string spoken(std::string const& change) {
    switch (kind_of(change)) {
        case ChangeKind::proved: return "It is proved";
        case ChangeKind::reopened: return "It is open again";
        case ChangeKind::rejected: return "It was decided not to change it";
        case ChangeKind::acted_on: break;
    }
    return "It was acted on";
}

std::string change_that_says_more(std::string const& change) {
    if (kind_of(change) != ChangeKind::acted_on) {
        return change;
    }
    auto const slash = change.find('/');
    return "proved" + (slash == std::string::npos ? std::string() : change.substr(slash));
}

Day day_of_change(Story const& story, std::string const& change, Day today) {
    auto const kind = kind_of(change);
    if (kind == ChangeKind::proved && !story.embeddings.empty()) {
        return story.embeddings.back().on_day;
    }
    if (kind == ChangeKind::rejected && !story.decisions.empty()) {
        return story.decisions.back().decided_on;
    }
    if (kind == ChangeKind::reopened && !story.reopenings.empty()) {
        return story.reopenings.back().on_day;
    }
    std::optional<Day> last;
    for (auto const& told : story.actions) {
        if (told.done && told.done->at > round_began(story)) {
            last = std::max(last.value_or(told.done->done_on), told.done->done_on);
        }
    }
    return kind == ChangeKind::acted_on ? last.value_or(today) : today;
}

std::vector<std::string> findings_now(Story const& story, Day today, SmallNumbers const& rule) {
    bool const failed = !story.reopenings.empty() && story.reopenings.back().cause == ReopeningCause::failed &&
                        !is_embedded(story, today).yes;
    std::vector<std::string> found;
    for (auto const& told : story.proofs) {
        bool const is_the_failed = failed && told.proof.id.number == story.reopenings.back().cause_id;
        bool const holds = told.result && standing_of(told, story, today).state == ProofState::holds;
        if (told.result && (is_the_failed || holds)) {
            found.push_back(what_was_found(told.proof.kind, told.result->seen, told.result->looked_at, rule));
        }
    }
    return found;
}

std::string message_of(Story const& story, std::string const& change, std::string const& words, bool told_us_later,
                       Day today) {
    auto const kind = kind_of(change);
    bool const says_what_was_found = kind == ChangeKind::proved || kind == ChangeKind::reopened;
    auto text = opening(story, change, told_us_later, today);
    if (auto const found = joined(findings_now(story, today)); says_what_was_found && !found.empty()) {
        text += "\n\n" + found;
    }
    text += "\n\n" + words;
    auto const last = closing(story, change, today);
    return last.empty() ? text : text + "\n\n" + last;
}

Waited waited(Day since, Day told_on) {
    auto const days = told_on - since;
    return days <= 14 ? Waited::days_14 : days <= 28 ? Waited::days_28 : days <= 91 ? Waited::days_91 : Waited::longer;
}

std::string_view spoken(Waited waited) {
    switch (waited) {
        case Waited::days_14: return "within 14 days";
        case Waited::days_28: return "after 15 to 28 days";
        case Waited::days_91: return "after 29 to 91 days";
        case Waited::longer: return "later than 91 days";
        case Waited::nobody: break;
    }
    return "not told";
}

std::string_view spoken(Way way) {
    switch (way) {
        case Way::email: return "by e-mail";
        case Way::page: return "on the page where they follow it";
        case Way::phone: return "by telephone";
        case Way::letter: return "by letter";
        case Way::none: break;
    }
    return "not at all";
}

}  // namespace heed::loop
