#include "areas/surveys/rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "web/form.hpp"

namespace heed::surveys {

namespace {

constexpr std::size_t most_of_name = 100;
constexpr std::size_t most_of_ring_line = 200;
constexpr std::size_t most_of_ring_about = 1000;

struct Range {
    std::int64_t low;
    std::int64_t high;
};

std::int64_t number_in(web::Checking& checking, std::string const& text, std::string_view field, Range range) {
    auto const number = loop::whole_number(trimmed(text));
    checking.expect(number && *number >= range.low && *number <= range.high, field,
                    fmt::format("Enter a whole number from {} to {}", range.low, range.high));
    return number.value_or(range.low);
}

bool is_web_address(std::string_view address) {
    bool const begins = address.starts_with("https://") || address.starts_with("http://");
    return begins && address.size() > 10 && address.size() <= 200 &&
           address.find_first_of(" \t\n\"<>?#") == std::string_view::npos;
}

std::string without_slash(std::string_view address) {
    address = trimmed(address);
    return std::string(address.ends_with('/') ? address.substr(0, address.size() - 1) : address);
}

void check_words(web::Checking& checking, SurveyDraft const& draft) {
    checking.expect_text(draft.name, "name", "Enter a name for the survey", most_of_name);
    checking.expect(draft.event.has_value(), "event", "Choose after what people are asked");
    checking.expect_text(draft.intro, "intro", "Enter why we ask", most_of_intro);
    checking.expect_text(draft.easy_intro, "easy_intro", "Enter why we ask, in Easy Read words", most_of_intro);
    checking.expect_text(draft.outcome, "outcome", "Enter how you ask whether it helped", most_of_question);
    checking.expect_text(draft.easy_outcome, "easy_outcome", "Enter the same question in Easy Read words",
                         most_of_question);
    checking.expect_text(draft.service, "service", "Enter how you ask how they were treated", most_of_question);
    checking.expect_text(draft.easy_service, "easy_service", "Enter the same question in Easy Read words",
                         most_of_question);
}

std::vector<Question> questions_of(SurveyDraft const& draft) {
    std::vector<Question> questions;
    if (draft.asks_what_matters) {
        questions.push_back(question_of(QuestionKind::matters));
    }
    questions.push_back({QuestionKind::outcome, draft.outcome, draft.easy_outcome});
    questions.push_back({QuestionKind::service, draft.service, draft.easy_service});
    for (auto const kind : draft.more) {
        questions.push_back(question_of(kind));
    }
    return questions;
}

std::size_t digits_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

void check_ring(web::Checking& checking, AnswerDraft const& draft) {
    bool const typed = !draft.ring_phone.empty() || !draft.ring_about.empty();
    checking.expect(draft.ring.has_value() || !typed, "ring", "Say whether somebody should ring you");
    if (!draft.ring.value_or(false)) {
        return;
    }
    checking.expect(digits_in(draft.ring_phone) >= 7, "ring_phone", "Enter a telephone number with its area code");
    checking.expect_at_most(draft.ring_phone, "ring_phone", "The number", most_of_ring_line);
    checking.expect_at_most(draft.ring_name, "ring_name", "The name", most_of_ring_line);
    checking.expect_at_most(draft.ring_when, "ring_when", "This", most_of_ring_line);
    checking.expect_at_most(draft.ring_about, "ring_about", "This", most_of_ring_about);
}

/// The questions that must be answered; one may answer that one cannot say.
bool is_needed(QuestionKind kind) { return kind == QuestionKind::outcome || kind == QuestionKind::service; }

}  // namespace

Outcome<Written> written(SurveyDraft const& draft) {
    web::Checking checking;
    check_words(checking, draft);
    Written made;
    made.survey.name = draft.name;
    made.survey.event = draft.event.value_or(EventKind::assessment_finished);
    made.survey.target = number_in(checking, draft.target, "target", {1, 100});
    made.survey.remind_after = number_in(checking, draft.remind_after, "remind_after", {0, 60});
    made.survey.closes_after = number_in(checking, draft.closes_after, "closes_after", {7, 120});
    made.survey.not_again_within = number_in(checking, draft.not_again_within, "not_again_within", {0, 730});
    made.survey.address = without_slash(draft.address);
    checking.expect(is_web_address(made.survey.address), "address",
                    "Enter the address that people reach this server at, such as https://heed.example.org");
    checking.expect(made.survey.remind_after < made.survey.closes_after, "remind_after",
                    "The reminder must come before the survey closes for them");
    made.version = words_of(draft);
    checking.expect(made.version.questions.size() <= most_questions, "more",
                    fmt::format("Ask {} questions or fewer: more are not answered", most_questions));
    return checking.fine() ? Outcome<Written>(std::move(made)) : checking.problems();
}

Version words_of(SurveyDraft const& draft) {
    Version version;
    version.intro = draft.intro;
    version.easy_intro = draft.easy_intro;
    version.questions = questions_of(draft);
    return version;
}

SurveyDraft fresh_draft(std::string address) {
    auto outcome = question_of(QuestionKind::outcome);
    auto service = question_of(QuestionKind::service);
    SurveyDraft draft;
    draft.intro = "We want to know whether our work helped you, and how we treated you. We use it to do better.";
    draft.easy_intro = "We want to know how it was for you. It helps us do better.";
    draft.outcome = std::move(outcome.words);
    draft.easy_outcome = std::move(outcome.easy_words);
    draft.service = std::move(service.words);
    draft.easy_service = std::move(service.easy_words);
    draft.more = {QuestionKind::listened};
    draft.address = std::move(address);
    return draft;
}

SurveyDraft draft_of(Survey const& survey, Version const& version) {
    SurveyDraft draft;
    draft.name = survey.name;
    draft.event = survey.event;
    draft.intro = version.intro;
    draft.easy_intro = version.easy_intro;
    draft.asks_what_matters = false;
    for (auto const& question : version.questions) {
        switch (question.kind) {
            case QuestionKind::matters: draft.asks_what_matters = true; break;
            case QuestionKind::outcome:
                draft.outcome = question.words;
                draft.easy_outcome = question.easy_words;
                break;
            case QuestionKind::service:
                draft.service = question.words;
                draft.easy_service = question.easy_words;
                break;
            default: draft.more.push_back(question.kind);
        }
    }
    draft.target = std::to_string(survey.target);
    draft.remind_after = std::to_string(survey.remind_after);
    draft.closes_after = std::to_string(survey.closes_after);
    draft.not_again_within = std::to_string(survey.not_again_within);
    draft.address = survey.address;
    return draft;
}

std::vector<Question> asked_of(Version const& version, Invitation const& invitation) {
    auto questions = version.questions;
    std::erase_if(questions, [&](Question const& question) {
        return question.kind == QuestionKind::matters && invitation.matters.empty();
    });
    return questions;
}

Outcome<Answered> answered(AnswerDraft const& draft, std::vector<Question> const& asked) {
    web::Checking checking;
    Answered made;
    for (auto const& question : asked) {
        auto const given = draft.answers.find(question.kind);
        bool const is_given = given != draft.answers.end() && given->second;
        checking.expect(is_given || !is_needed(question.kind), name_of(question.kind),
                        "Choose an answer. You can say that you do not know");
        if (is_given) {
            made.answers[question.kind] = *given->second;
        }
    }
    checking.expect(draft.filled_by.has_value(), "filled_by", "Say who filled this in");
    checking.expect_at_most(draft.words, "words", "What you write", most_of_words);
    checking.expect(draft.words.empty() || draft.may_use_words, "may_use", "Say whether we may use your words");
    check_ring(checking, draft);
    if (!checking.fine()) {
        return checking.problems();
    }
    made.filled_by = *draft.filled_by;
    made.words = draft.may_use_words.value_or(false) ? draft.words : "";
    if (draft.ring.value_or(false)) {
        made.ring = Ring{draft.ring_name, draft.ring_phone, draft.ring_about, draft.ring_when,
                         draft.worker_may_know.value_or(false)};
    }
    return made;
}

bool may_be_asked_again(Day asked_on, std::int64_t not_again_within, Day today) {
    return today - asked_on >= not_again_within;
}

bool is_emptied(std::size_t letters, Day oldest, Day today) {
    return letters >= fewest_in_a_batch || (letters > 0 && today - oldest >= longest_in_the_letterbox);
}

Leaves how_it_leaves(std::int64_t asked_there, Day quarter, Day today) {
    if (asked_there >= fewest_asked) {
        return Leaves::with_its_team;
    }
    return today - next_quarter(quarter) >= days_after_the_quarter ? Leaves::without_its_team : Leaves::not_yet;
}

}  // namespace heed::surveys
