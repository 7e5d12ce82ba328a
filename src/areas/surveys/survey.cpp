#include "areas/surveys/survey.hpp"

#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::surveys {

namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string_view month_name(Day day) { return months.at(static_cast<unsigned>(day.date().month()) - 1); }
int year_number(Day day) { return static_cast<int>(day.date().year()); }

Day first_of(int year, unsigned month) { return *day_of(year, month, 1); }

struct Scale {
    std::array<std::string_view, 6> plain;
    std::array<std::string_view, 6> easy;
};

constexpr Scale help{{"Yes, a lot", "Yes", "In part", "No", "No, it made things worse", "I cannot say yet"},
                     {"Yes, a lot", "Yes", "A little bit", "No", "It made things worse", "I do not know"}};
constexpr Scale treated{{"Very well", "Well", "Neither well nor badly", "Badly", "Very badly", "I cannot say"},
                        {"Very well", "Well", "OK", "Badly", "Very badly", "I do not know"}};
constexpr Scale change{{"Much better", "Better", "About the same", "Worse", "Much worse", "I cannot say yet"},
                       {"Much better", "Better", "The same", "Worse", "Much worse", "I do not know"}};
constexpr Scale agree{{"Yes, always", "Yes, mostly", "Sometimes", "Mostly not", "Not at all", "I cannot say"},
                      {"Yes, always", "Yes, mostly", "Sometimes", "Not much", "No", "I do not know"}};

constexpr Scale know{{"Yes, clearly", "Yes, mostly", "In part", "Hardly", "No", "I cannot say"},
                     {"Yes", "Yes, mostly", "A little bit", "Not much", "No", "I do not know"}};

Scale const& scale_of(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::outcome: return help;
        case QuestionKind::service: return treated;
        case QuestionKind::matters: return change;
        case QuestionKind::understood:
        case QuestionKind::next_step: return know;
        default: return agree;
    }
}

struct Words {
    std::string_view name;
    std::string_view plain;
    std::string_view easy;
};

constexpr std::array<Words, 7> questions{
    {{"Did it help", "Did it help with what matters to you?", "Did it help you?"},
     {"How they were treated", "How were you treated?", "How did we treat you?"},
     {"What matters to them", "You told us what matters to you. How is that now?",
      "You told us what is important to you. How is it now?"},
     {"Listened to", "Did we listen to you?", "Did we listen to you?"},
     {"Easy to understand", "Was what we told you easy to understand?", "Did you understand what we said?"},
     {"In time", "Did things happen when we said they would?", "Did we do things on time?"},
     {"Knows what is next", "Do you know what happens next?", "Do you know what happens next?"}}};

}  // namespace

std::string as_text(Answers const& answers) {
    std::string text;
    for (auto const& [kind, answer] : answers) {
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", name_of(kind), name_of(answer));
    }
    return text;
}

Answers answers_in(std::string_view text) {
    Answers answers;
    for (auto const part : split(text, ' ')) {
        auto const equals = part.find('=');
        auto const kind = named<QuestionKind>(part.substr(0, equals));
        auto const answer = equals == std::string_view::npos ? std::nullopt : named<Answer>(part.substr(equals + 1));
        if (kind && answer) {
            answers[*kind] = *answer;
        }
    }
    return answers;
}

Day quarter_of(Day day) {
    auto const month = static_cast<unsigned>(day.date().month());
    return first_of(year_number(day), (month - 1) / 3 * 3 + 1);
}

Day next_quarter(Day quarter) { return months_after(quarter, 3); }

std::string spoken_quarter(Day quarter) {
    return fmt::format("{} to {} {}", month_name(quarter), month_name(months_after(quarter, 2)), year_number(quarter));
}

std::string brief_quarter(Day quarter) {
    return fmt::format("{} to {} {}", month_name(quarter).substr(0, 3),
                       month_name(months_after(quarter, 2)).substr(0, 3), year_number(quarter));
}

Day year_of(Day day) {
    auto const april = first_of(year_number(day), 4);
    return day < april ? first_of(year_number(day) - 1, 4) : april;
}

std::string spoken_year(Day year) {
    return fmt::format("April {} to March {}", year_number(year), year_number(year) + 1);
}

std::string_view spoken(EventKind event) {
    constexpr std::array<std::string_view, 3> words{"After an assessment", "After a review",
                                                    "After a contact was closed"};
    return words.at(static_cast<std::size_t>(event));
}

std::string_view spoken(QuestionKind kind) { return questions.at(static_cast<std::size_t>(kind)).name; }

std::string_view spoken(FilledBy filled_by) {
    constexpr std::array<std::string_view, 3> words{"By themselves", "With help", "By somebody for them"};
    return words.at(static_cast<std::size_t>(filled_by));
}

std::string_view spoken(Way way) {
    constexpr std::array<std::string_view, 3> words{"By e-mail", "By letter", "By telephone"};
    return words.at(static_cast<std::size_t>(way));
}

std::string_view spoken(QuestionKind kind, Answer answer, bool easy) {
    auto const& scale = scale_of(kind);
    return (easy ? scale.easy : scale.plain).at(static_cast<std::size_t>(answer));
}

Question question_of(QuestionKind kind) {
    auto const& words = questions.at(static_cast<std::size_t>(kind));
    return {kind, std::string(words.plain), std::string(words.easy)};
}

}  // namespace heed::surveys
