#pragma once
// The self-assessment against the Ombudsman's Complaint Handling Code (2024): each paragraph answered with evidence, once a
// year and again after a restructure or a change of procedure (paragraph 8.3), published with the governing body's response
// (8.2). The Code is for the corporate procedure; that it leaves statutory adult social care complaints out is not verified.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

/// A paragraph of the Code in our own short words.
struct CodeParagraph {
    std::string code;    ///< its key: "6.2"
    std::string number;  ///< in the Code; "-" where we do not know it
    std::string says;
    bool read = false;  ///< the Code's text was read, not only what councils say of it
    int first_year = 0;
    int last_year = 0;  ///< 0: still in use
};
/// Those of a financial year, in the order of the Code.
std::vector<CodeParagraph> code_paragraphs(int year);

enum class Keeps { yes, partly, no };
BOOST_DESCRIBE_ENUM(Keeps, yes, partly, no)
std::string_view spoken(Keeps keeps);

enum class Occasion { yearly, restructure, changed_procedure };
BOOST_DESCRIBE_ENUM(Occasion, yearly, restructure, changed_procedure)
/// "After a restructure (8.3)".
std::string_view spoken(Occasion occasion);

struct CodeAssessment {
    Id<CodeAssessment> id;
    std::int64_t year = 0;
    Occasion occasion = Occasion::yearly;
    std::string what_changed;  ///< where it is made again; may be empty for the yearly one
    Day begun_on;
    std::string response;  ///< the governing body's; empty until it has one
    std::optional<Day> finished_on;
    std::optional<Day> published_on;
    std::optional<Day> taken_off_on;
};
BOOST_DESCRIBE_STRUCT(CodeAssessment, (),
                      (id, year, occasion, what_changed, begun_on, response, finished_on, published_on, taken_off_on))

struct CodeAnswer {
    std::string paragraph;
    Keeps answer = Keeps::yes;
    std::string evidence;     ///< is published
    std::int64_t signal = 0;  ///< an improvement that was begun from it; 0: none
    Day answered_on;
    std::int64_t by = 0;
    std::string will_change{};       ///< where it is not kept: what we will do about it; is published
    std::optional<Day> change_by{};  ///< until when
};
BOOST_DESCRIBE_STRUCT(CodeAnswer, (), (paragraph, answer, evidence, signal, answered_on, by, will_change, change_by))

struct AssessmentTold {
    CodeAssessment about;
    std::vector<CodeAnswer> answers;
};
CodeAnswer const* answer_to(AssessmentTold const& told, std::string_view paragraph);
/// Paragraphs of its year that nobody has answered.
std::vector<CodeParagraph> unanswered(AssessmentTold const& told);

struct BeginDraft {
    std::optional<Occasion> occasion{};
    std::string what_changed{};
};
/// For the financial year of today. Made again, it says what changed.
Outcome<CodeAssessment> begun(BeginDraft const& draft, Day today);

struct CodeAnswerDraft {
    std::optional<Keeps> answer{};
    std::string evidence{};
    std::string will_change{};
    web::TypedDay change_by{};
};
/// Evidence is needed for each answer: a yes without it is none. What is not kept, or partly, says what will change and by
/// when; a yes says neither.
Outcome<CodeAnswer> answered(CodeAnswerDraft const& draft, CodeParagraph const& paragraph, Day today);

/// Finished once every paragraph is answered.
Outcome<Day> finished(AssessmentTold const& told, Day today);
/// Published once it is finished, with the governing body's response (8.2).
Outcome<std::string> ready_to_publish(AssessmentTold const& told, std::string const& response);

/// "12 kept, 4 partly, 2 not, of 18".
std::string in_short(AssessmentTold const& told);
/// "6.2 Stage 1 is acknowledged ..."
std::string said(CodeParagraph const& one);

}  // namespace heed::ombudsman
