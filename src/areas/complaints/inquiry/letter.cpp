#include "areas/complaints/inquiry/letter.hpp"

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

std::string finding_text(Finding const& finding) {
    auto verdict = spoken(finding.verdict);
    verdict.front() = static_cast<char>(verdict.front() - 'a' + 'A');
    auto text = fmt::format("{}. {}: {}.", finding.number, without_full_stop(finding.issue), verdict);
    if (!finding.reason.empty()) {
        text += "\n" + finding.reason;
    }
    if (!finding.relied_on.empty()) {
        text += fmt::format("\nWe relied on: {}.", without_full_stop(finding.relied_on));
    }
    return text;
}

std::string findings_text(Story const& story) {
    std::string text;
    for (auto const& finding : story.findings) {
        text += (text.empty() ? "" : "\n\n") + finding_text(finding);
    }
    return text;
}

std::string heading_of(ActionNeeded needed) {
    switch (needed) {
        case ActionNeeded::taken: return "What we have done";
        case ActionNeeded::will_be_taken: return "What we will do";
        case ActionNeeded::none_needed: break;
    }
    return "Action";
}

std::string on_behalf_of(Answer const& answer) {
    if (answer.signed_as == SignedAs::responsible_person) {
        return {};
    }
    return answer.on_behalf_of.empty() ? "on behalf of the responsible person, "
                                       : fmt::format("on behalf of {}, the responsible person, ", answer.on_behalf_of);
}

/// The lines of a list without what marks them.
std::string without_marks(std::string const& text) {
    std::string plain;
    for (auto const line : lines_of(text)) {
        plain += (plain.empty() ? "" : "\n") + std::string(line.starts_with("- ") ? line.substr(2) : line);
    }
    return plain;
}

std::string easy_verdict(Verdict verdict) {
    switch (verdict) {
        case Verdict::upheld: return "You are right.\nIt should not have happened.\nWe are sorry.";
        case Verdict::partly: return "You are right about some of it.\nWe are sorry for that.";
        case Verdict::not_upheld: return "We looked at it.\nWe think that it was done as it should be.";
    }
    return {};
}

}  // namespace

Letter letter_of(Story const& story, Answer const& answer, std::string const& council_name) {
    auto const& name = story.teller.name;
    Letter letter;
    letter.greeting = fmt::format("Dear {},", name.empty() ? "Sir or Madam" : name);
    letter.opening.push_back(
        fmt::format("Thank you for your complaint, which we received on {}.", spoken(story.said.received_on)));
    if (!answer.late_reason.empty()) {
        letter.opening.push_back(fmt::format("This answer is late, and we are sorry. {}", answer.late_reason));
    }
    letter.parts = {{"How we considered it", answer.how_considered},
                    {"What we found on each issue", findings_text(story)},
                    {"What we concluded", answer.conclusions},
                    {heading_of(answer.action_needed),
                     trimmed(answer.action).empty() ? "We found nothing that needs to be done." : answer.action}};
    if (!trimmed(answer.ombudsman).empty()) {
        auto const heading = heading_of(recourse_of(story.said.track, story.said.stage));
        letter.parts.push_back({heading.empty() ? "If you are not happy with this" : heading, answer.ombudsman});
    }
    letter.closing = {"Yours sincerely", answer.signatory, on_behalf_of(answer) + council_name};
    return letter;
}

std::string letter(Story const& story, Answer const& answer, std::string const& council_name) {
    auto const made = letter_of(story, answer, council_name);
    auto text = made.greeting + "\n";
    for (auto const& paragraph : made.opening) {
        text += "\n" + paragraph + "\n";
    }
    for (auto const& part : made.parts) {
        text += fmt::format("\n{}\n{}\n", part.heading, part.text);
    }
    return text + fmt::format("\n{}\n\n{}\n{}\n", made.closing[0], made.closing[1], made.closing[2]);
}

std::vector<LetterPart> easy_read_of(Story const& story, Answer const& answer) {
    std::vector<LetterPart> parts{
        {"Your complaint", fmt::format("You told us that something went wrong.\nYou told us on {}.\nThis letter is our "
                                       "answer.",
                                       spoken(story.said.received_on))}};
    if (!answer.late_reason.empty()) {
        parts.push_back({"This letter is late", "We are sorry that you had to wait."});
    }
    for (auto const& finding : story.findings) {
        parts.push_back({fmt::format("You said: {}", finding.issue), easy_verdict(finding.verdict)});
    }
    parts.push_back({heading_of(answer.action_needed), answer.action_needed == ActionNeeded::none_needed
                                                           ? "There is nothing that we need to change."
                                                           : without_marks(answer.action)});
    if (auto words = easy_words_of(recourse_of(story.said.track, story.said.stage)); !words.empty()) {
        parts.push_back({"If you are not happy", std::move(words)});
    }
    return parts;
}

}  // namespace heed::complaints
