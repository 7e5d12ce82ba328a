#include "areas/complaints/inquiry/drafts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "measure/reading_age.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

/// The age at which most letters of councils are read is far above it; nine is the aim of GOV.UK.
constexpr int hard_to_read_age = 13;

void expect(std::vector<Remark>& remarks, bool holds, std::string says) {
    if (!holds) {
        remarks.push_back({true, std::move(says)});
    }
}

void hint(std::vector<Remark>& remarks, std::string says, std::string quoted = {}) {
    remarks.push_back({false, std::move(says), std::move(quoted)});
}

bool is_late(DraftRead const& read) { return read.today > answer_limit(read.story); }

/// Regulation 14, part by part.
void check_parts(std::vector<Remark>& remarks, DraftRead const& read) {
    auto const& draft = read.draft;
    expect(remarks, !trimmed(draft.how_considered).empty(), "Say how the complaint was considered (regulation 14).");
    expect(remarks, !trimmed(draft.conclusions).empty(),
           "Say what was concluded, and name anything that needs to be put right (regulation 14).");
    bool const action_told = draft.action_needed == ActionNeeded::none_needed || !trimmed(draft.action).empty() ||
                             !read.remedies.empty();
    expect(remarks, action_told, "Say what action was taken or will be taken (regulation 14).");
    auto const& said = read.story.said;
    auto const recourse = recourse_of(said.track, said.stage);
    auto const source = source_of_answer(said.track, said.stage);
    expect(remarks, names(recourse, draft.ombudsman), fmt::format("{} ({}).", ask_for(recourse), source));
    expect(remarks, !is_late(read) || !trimmed(draft.late_reason).empty(),
           fmt::format("It was due by {}. Say why it is late ({}).", spoken(answer_limit(read.story)), source));
}

void check_issues(std::vector<Remark>& remarks, DraftRead const& read) {
    expect(remarks, !read.story.findings.empty(), "Set out the issues, and record what you found on each (Code 6.7).");
    for (auto const& issue : without_finding(read.story, read.inquiry)) {
        expect(remarks, false, fmt::format("Issue {} is not answered: “{}” (Code 6.7).", issue.number, issue.issue));
    }
    for (auto const& finding : read.story.findings) {
        expect(remarks, !finding.reason.empty() && !finding.relied_on.empty(),
               fmt::format("Issue {} has no reason, or no law or policy relied on (Code 6.7).", finding.number));
    }
}

void check_remedies(std::vector<Remark>& remarks, DraftRead const& read) {
    expect(
        remarks, read.draft.action_needed != ActionNeeded::will_be_taken || !read.remedies.empty(),
        "You say that something will be done. Promise each thing with who does it and by when, so that it is followed "
        "to its end (Code 6.6).");
    if (is_well_founded(read.story.findings) && read.remedies.empty()) {
        hint(remarks, "Something was upheld, and nothing is promised that puts it right.");
    }
}

std::string all_words(DraftRead const& read) {
    auto text = read.draft.how_considered + "\n" + read.draft.conclusions + "\n" + read.draft.action + "\n" +
                read.draft.late_reason;
    for (auto const& finding : read.story.findings) {
        text += "\n" + finding.reason;
    }
    for (auto const& remedy : read.remedies) {
        text += "\n" + remedy.what;
    }
    return text;
}

void hint_at_apology(std::vector<Remark>& remarks, DraftRead const& read, std::string const& text) {
    for (auto const& sentence : apologies_that_are_none(text)) {
        hint(remarks,
             "This reads as if the trouble were how the person felt. Say sorry for what happened, in your own words.",
             sentence);
    }
    bool const promised = std::ranges::any_of(read.remedies,
                                              [](Remedy const& remedy) { return remedy.kind == RemedyKind::apology; });
    if (is_well_founded(read.story.findings) && !says_sorry(text) && !promised) {
        hint(remarks, "Something was upheld, and the letter does not say sorry.");
    }
}

int words_in(std::string const& sentence) { return measure::count_words({sentence}); }

void hint_at_reading(std::vector<Remark>& remarks, std::string const& text) {
    for (auto const& sentence : sentences_in(text)) {
        if (auto const words = words_in(sentence); words > long_sentence_words) {
            hint(remarks, fmt::format("This sentence has {} words. Two short ones are easier.", words), sentence);
        }
    }
    auto const age = measure::age_of_grade(measure::reading_age(sentences_in(text)).flesch_kincaid);
    if (age > hard_to_read_age) {
        hint(remarks, fmt::format("It reads as if written for the age of {} or more. Shorter words and sentences help "
                                  "(aim for 9).",
                                  age));
    }
}

void hint_at_names(std::vector<Remark>& remarks, DraftRead const& read, std::string const& text) {
    auto const& teller = read.story.teller;
    for (auto const& name : names_in(text, read.staff, {teller.name, teller.whose_name})) {
        hint(remarks, fmt::format("It names {}. Leave out names that the person does not need.", name));
    }
}

void expect_open(web::Checking& checking, Story const& story) { checking.expect(is_open(story), "", "This is closed"); }

}  // namespace

std::vector<Remark> remarks_on(DraftRead const& read) {
    std::vector<Remark> remarks;
    check_parts(remarks, read);
    check_issues(remarks, read);
    check_remedies(remarks, read);
    auto const text = all_words(read);
    hint_at_apology(remarks, read, text);
    hint_at_reading(remarks, text);
    hint_at_names(remarks, read, text);
    for (auto const& issue : read.inquiry.issues) {
        if (issue.counts() && issue.agreed == Agreed::not_yet) {
            hint(remarks, fmt::format("Issue {} was not agreed with the person.", issue.number));
        }
    }
    return remarks;
}

bool holds_all(std::vector<Remark> const& remarks) { return std::ranges::none_of(remarks, &Remark::must); }

Outcome<Draft> drafted(Story const& story, DraftTyped const& typed) {
    web::Checking checking;
    expect_open(checking, story);
    checking.expect(story.acknowledgement.has_value(), "", "Acknowledge it first");
    checking.expect_at_most(typed.how_considered, "considered", "How it was considered", most_said);
    checking.expect_at_most(typed.conclusions, "conclusions", "What was concluded", most_said);
    checking.expect_at_most(typed.action, "action", "The action", most_said);
    checking.expect_at_most(typed.ombudsman, "ombudsman", "The paragraph about where they may turn", 2000);
    checking.expect_at_most(typed.late_reason, "late_reason", "The reason", 2000);
    checking.expect(typed.action_needed.has_value(), "action_needed",
                    "Say whether action was taken, will be taken or is not needed");
    return checking.fine() ? Outcome<Draft>(Draft{0,
                                                  typed.how_considered,
                                                  typed.conclusions,
                                                  *typed.action_needed,
                                                  typed.action,
                                                  typed.ombudsman,
                                                  typed.late_reason,
                                                  0,
                                                  {}})
                           : checking.problems();
}

Outcome<DraftCheck> looked_over(Story const& story, ResponseSoFar const& response, std::int64_t by,
                                std::optional<bool> fine, std::string const& says) {
    web::Checking checking;
    expect_open(checking, story);
    checking.expect(response.draft.has_value(), "", "Nothing is written yet");
    checking.expect(!response.draft || response.draft->by != by, "",
                    "You wrote this version. Ask somebody else to look at it");
    checking.expect(fine.has_value(), "fine", "Say whether it can go as it is");
    checking.expect(fine.value_or(true) || !trimmed(says).empty(), "says", "Say what should change");
    checking.expect_at_most(says, "says", "What you want to say", 2000);
    return checking.fine() ? Outcome<DraftCheck>(DraftCheck{0, response.draft->number, *fine, says, by, {}})
                           : checking.problems();
}

Outcome<Signature> signed_by(Story const& story, ResponseSoFar const& response, std::vector<Remark> const& remarks,
                             std::optional<Signatory> const& signatory, std::string const& responsible_person,
                             std::optional<Day> on, Day today) {
    web::Checking checking;
    expect_open(checking, story);
    checking.expect(response.draft.has_value(), "", "Nothing is written yet");
    for (auto const& remark : remarks) {
        checking.expect(!remark.must, "", remark.says);
    }
    bool const checked = response.check && response.check->fine;
    checking.expect(!response.needs_check || checked, "", "Somebody else must look at this version first");
    checking.expect(signatory && !signatory->ended_on, "signatory", "Choose somebody who may sign");
    checking.expect(on.has_value(), "on", "Enter the day on which it was signed");
    checking.expect(!on || *on <= today, "on", "The day cannot be in the future");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Signature{
        response.draft->number,
        signatory->id,
        signatory->position.empty() ? signatory->name : fmt::format("{}, {}", signatory->name, signatory->position),
        signatory->signed_as,
        *on,
        SignedHow::in_heed,
        signatory->signed_as == SignedAs::authorised ? responsible_person : std::string(),
        0,
        {}};
}

std::string action_with_remedies(std::string const& action, std::vector<Remedy> const& remedies) {
    std::string text(trimmed(action));
    for (auto const& remedy : remedies) {
        if (state_of(remedy) == RemedyState::not_done) {
            continue;
        }
        auto const amount = remedy.pence == 0 ? std::string() : fmt::format(" ({})", pounds(remedy.pence));
        auto const when = remedy.done_on ? fmt::format("We did this on {}.", spoken(*remedy.done_on))
                                         : fmt::format("We will do this by {}.", spoken(remedy.due));
        text += fmt::format("{}- {}{}. {}", text.empty() ? "" : "\n", without_full_stop(remedy.what), amount, when);
    }
    return text;
}

Answer as_answer(Draft const& draft, std::optional<Signature> const& signature, std::vector<Remedy> const& remedies,
                 Day sent_on) {
    return {draft.how_considered,
            draft.conclusions,
            draft.action_needed,
            action_with_remedies(draft.action, remedies),
            draft.ombudsman,
            signature ? signature->name : std::string(),
            signature ? signature->signed_as : SignedAs::authorised,
            sent_on,
            draft.late_reason,
            signature ? signature->on_behalf_of : std::string()};
}

Outcome<Answer> ready_to_send(Story const& story, ResponseSoFar const& response, std::vector<Remark> const& remarks,
                              std::vector<Remedy> const& remedies, std::optional<Day> sent_on, Day today) {
    web::Checking checking;
    checking.expect(response.draft.has_value(), "", "Write the response first");
    checking.expect(response.signature.has_value(), "", "It must be signed first (regulation 14)");
    for (auto const& remark : remarks) {
        checking.expect(!remark.must, "", remark.says);
    }
    checking.expect(!sent_on || !response.signature || *sent_on >= response.signature->signed_on, "sent",
                    "It cannot be sent before it was signed");
    if (!checking.fine()) {
        return checking.problems();
    }
    auto const answer = as_answer(*response.draft, response.signature, remedies, sent_on.value_or(today));
    return answered(story,
                    {answer.how_considered, answer.conclusions, answer.action_needed, answer.action, answer.ombudsman,
                     answer.signatory, answer.signed_as, sent_on, answer.late_reason, answer.on_behalf_of},
                    today);
}

}  // namespace heed::complaints
