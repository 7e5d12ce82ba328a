#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/account.hpp"
#include "areas/ombudsman/code_store.hpp"
#include "loop/heard/signal.hpp"

namespace heed::ombudsman {

namespace {

constexpr int days_to_judge_a_year = 183;

bool stands(CodeAssessment const& one) { return one.finished_on && !one.taken_off_on; }

/// A council can judge a year after it is over; what is begun later belongs to the next report.
std::optional<AssessmentTold> assessment_of(store::Reading const& db, loop::AccountFor const& asked) {
    auto const until = std::min(asked.period.last + days_to_judge_a_year, asked.today);
    auto const begun = assessments_begun_between(db, asked.period.first, until);
    auto const found = std::ranges::find_if(begun, stands);
    auto const chosen = found == begun.end() ? begun.begin() : found;
    return begun.empty() ? std::nullopt : find_assessment(db, chosen->id);
}

std::string not_finished(AssessmentTold const& told) {
    auto const all = code_paragraphs(static_cast<int>(told.about.year)).size();
    if (told.about.taken_off_on) {
        return fmt::format("The self-assessment that was begun on {} has been withdrawn, and no other has been made "
                           "for this period.",
                           heed::spoken(told.about.begun_on));
    }
    return fmt::format("The self-assessment for this period was begun on {} and is not finished: {} of its {} "
                       "paragraphs are answered.",
                       heed::spoken(told.about.begun_on), told.answers.size(), all);
}

std::string made_on(AssessmentTold const& told) {
    auto const& about = told.about;
    auto why = about.occasion == Occasion::yearly ? std::string("It is the yearly one.")
               : about.occasion == Occasion::restructure
                   ? fmt::format("It was made again after a restructure: {}", about.what_changed)
                   : fmt::format("It was made again after a change of procedure: {}", about.what_changed);
    return fmt::format("We assessed ourselves against the Complaint Handling Code and finished on {}. {}",
                       heed::spoken(*about.finished_on), loop::made_anonymous(why, {}));
}

/// What is published names nobody: what looks like an address or a number is taken out once more.
std::string public_words(std::string const& text) {
    auto words = loop::made_anonymous(text, {});
    return words.empty() ? std::string("-") : words;
}

loop::Listed list_of(AssessmentTold const& told) {
    loop::Listed list{.key = "code_self_assessment",
                      .title = "What the Code asks, in our words, and whether we do it",
                      .head = {"What the Code asks", "Do we do it?", "How we know", "What will change", "By when"},
                      .asked_by = "Code 8.1 and 8.3: self-assessment"};
    for (auto const& one : code_paragraphs(static_cast<int>(told.about.year))) {
        if (auto const* answer = answer_to(told, one.code)) {
            list.rows.push_back({said(one), std::string(spoken(answer->answer)), public_words(answer->evidence),
                                 public_words(answer->will_change),
                                 answer->change_by ? heed::spoken(*answer->change_by) : std::string("-")});
        }
    }
    return list;
}

}  // namespace

loop::Account account_of_code(store::Reading const& db, loop::AccountFor const& asked) {
    loop::Account account;
    account.title = "Our self-assessment against the Code";
    account.only_code = true;
    auto const told = assessment_of(db, asked);
    if (!told) {
        account.sentences = {"No self-assessment against the Complaint Handling Code was made for this period."};
    } else if (!stands(told->about)) {
        account.sentences = {not_finished(*told)};
    } else {
        account.sentences = {made_on(*told), fmt::format("Paragraph by paragraph: {}.", in_short(*told))};
        account.lists = {list_of(*told)};
    }
    return account;
}

}  // namespace heed::ombudsman
