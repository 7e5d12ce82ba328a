#include "areas/ombudsman/code.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/ombudsman/categories.hpp"
#include "areas/ombudsman/table.hpp"
#include "areas/ombudsman/typed_days.hpp"

namespace heed::ombudsman {

namespace {

std::vector<CodeParagraph> read_paragraphs() {
    std::vector<CodeParagraph> all;
    for (auto const& row : table_rows("areas/ombudsman/embedded/code_paragraphs.tsv", 6)) {
        all.push_back(
            {row[0], row[1], row[2], row[3] == "yes", std::stoi(row[4]), row[5] == "-" ? 0 : std::stoi(row[5])});
    }
    return all;
}

}  // namespace

std::vector<CodeParagraph> code_paragraphs(int year) {
    static auto const all = read_paragraphs();
    std::vector<CodeParagraph> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](CodeParagraph const& one) {
        return one.first_year <= year && (one.last_year == 0 || year <= one.last_year);
    });
    return found;
}

std::string_view spoken(Keeps keeps) {
    constexpr std::array<std::string_view, 3> words{"Yes", "Partly", "No"};
    return words[static_cast<std::size_t>(keeps)];
}

std::string_view spoken(Occasion occasion) {
    constexpr std::array<std::string_view, 3> words{"The yearly self-assessment (8.1)", "After a restructure (8.3)",
                                                    "After a change of procedure (8.3)"};
    return words[static_cast<std::size_t>(occasion)];
}

CodeAnswer const* answer_to(AssessmentTold const& told, std::string_view paragraph) {
    auto const found = std::ranges::find(told.answers, paragraph, &CodeAnswer::paragraph);
    return found == told.answers.end() ? nullptr : &*found;
}

std::vector<CodeParagraph> unanswered(AssessmentTold const& told) {
    auto all = code_paragraphs(static_cast<int>(told.about.year));
    std::erase_if(all, [&](CodeParagraph const& one) { return answer_to(told, one.code) != nullptr; });
    return all;
}

Outcome<CodeAssessment> begun(BeginDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.occasion.has_value(), "occasion", "Select why it is made");
    bool const again = draft.occasion && *draft.occasion != Occasion::yearly;
    checking.expect(!again || !draft.what_changed.empty(), "what_changed", "Enter what changed, and when");
    checking.expect_at_most(draft.what_changed, "what_changed", "What changed", most_words);
    if (!checking.fine()) {
        return checking.problems();
    }
    CodeAssessment begun;
    begun.year = financial_year(today);
    begun.occasion = *draft.occasion;
    begun.what_changed = draft.what_changed;
    begun.begun_on = today;
    return begun;
}

Outcome<CodeAnswer> answered(CodeAnswerDraft const& draft, CodeParagraph const& paragraph, Day today) {
    web::Checking checking;
    checking.expect(draft.answer.has_value(), "answer", "Select whether we keep it");
    checking.expect_text(draft.evidence, "evidence", "Enter how we know, in words that can be published", most_words);
    CodeAnswer answer{paragraph.code, draft.answer.value_or(Keeps::yes), draft.evidence, 0, today, 0};
    if (answer.answer != Keeps::yes) {
        checking.expect_text(draft.will_change, "will_change", "Enter what will change", most_words);
        answer.will_change = draft.will_change;
        answer.change_by = checking.take(
            web::day_from(draft.change_by, "change_by", "The day by which it will change"));
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return answer;
}

Outcome<Day> finished(AssessmentTold const& told, Day today) {
    auto const open = unanswered(told);
    if (!open.empty()) {
        return problem("", fmt::format("{} of its paragraphs are not answered yet", open.size()));
    }
    return today;
}

Outcome<std::string> ready_to_publish(AssessmentTold const& told, std::string const& response) {
    web::Checking checking;
    checking.expect(told.about.finished_on.has_value(), "", "Answer every paragraph and finish it first");
    checking.expect_text(response, "response", "Enter the governing body’s response (paragraph 8.2)", 3000);
    if (!checking.fine()) {
        return checking.problems();
    }
    return response;
}

std::string in_short(AssessmentTold const& told) {
    std::array<std::int64_t, 3> counts{};
    for (auto const& answer : told.answers) {
        ++counts.at(static_cast<std::size_t>(answer.answer));
    }
    return fmt::format("{} kept, {} partly, {} not, of {}", counts[0], counts[1], counts[2],
                       code_paragraphs(static_cast<int>(told.about.year)).size());
}

std::string said(CodeParagraph const& one) { return one.number == "-" ? one.says : one.number + " " + one.says; }

}  // namespace heed::ombudsman
