#include "areas/complaints/inquiry/contributors.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "people/members.hpp"
#include "web/form.hpp"
#include "web/random.hpp"

namespace heed::complaints {

namespace {

std::vector<std::string> lines_typed(std::string const& text) {
    std::vector<std::string> lines;
    for (auto const line : lines_of(text)) {
        if (auto const one = trimmed(line); !one.empty()) {
            lines.emplace_back(one);
        }
    }
    return lines;
}

/// Whole names and the words in them: "Haddad" alone tells who it is.
std::vector<std::string> names_of_person(Teller const& teller) {
    std::vector<std::string> names;
    for (auto const& name : {teller.name, teller.whose_name}) {
        for (auto const word : split(name, ' ')) {
            if (word.size() > 2) {
                names.emplace_back(word);
            }
        }
    }
    return names;
}

void check_questions(web::Checking& checking, Story const& story, std::vector<std::string> const& questions,
                     bool person_named) {
    checking.expect(!questions.empty(), "questions", "Enter the questions, one on each line");
    checking.expect(questions.size() <= most_questions, "questions",
                    fmt::format("Ask at most {} questions", most_questions));
    for (auto const& question : questions) {
        checking.expect(length_in_characters(question) <= most_of_a_question, "questions",
                        fmt::format("Each question must be {} characters or fewer", most_of_a_question));
        bool const tells = loop::made_anonymous(question, names_of_person(story.teller)) != question;
        checking.expect(person_named || !tells, "questions",
                        fmt::format("This question could tell who complained, and they have not agreed to that: “{}”",
                                    shortened(question, 80)));
    }
}

void check_consent(web::Checking& checking, ContributorDraft const& draft, Day today) {
    checking.expect(draft.person_named.has_value(), "named", "Say whether they may know who complained");
    if (draft.person_named.value_or(false)) {
        checking.expect(draft.consent_on.has_value(), "agreed", "Enter the day on which the person agreed to that");
        checking.expect(!draft.consent_on || *draft.consent_on <= today, "agreed", "The day cannot be in the future");
        checking.expect_text(draft.consent_how, "consent_how", "Enter how the person agreed", most_line);
    }
}

std::string plain_code(std::string_view typed) {
    std::string code;
    for (char const c : typed) {
        auto const letter = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        if (letter == 'O') {
            code += '0';
        } else if (letter == 'I' || letter == 'L') {
            code += '1';
        } else if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')) {
            code += letter;
        }
    }
    return code;
}

}  // namespace

bool opens(Contributor const& contributor, Story const& story, Day today) {
    return is_open(story) && !contributor.revoked_on && today <= contributor.expires_on;
}

std::string spoken_standing(Contributor const& contributor, Day today) {
    if (contributor.answered_at) {
        return fmt::format("Answered on {}", spoken(day_in_england(*contributor.answered_at)));
    }
    if (contributor.revoked_on) {
        return fmt::format("Ended on {}", spoken(*contributor.revoked_on));
    }
    return today > contributor.expires_on ? "The link is over"
                                          : "Waits for an answer, " + days_left(contributor.due, today);
}

Outcome<AskedOutside> asked_outside(Story const& story, ContributorDraft const& draft, Day today) {
    web::Checking checking;
    auto const questions = lines_typed(draft.questions);
    bool const named = draft.person_named.value_or(false);
    checking.expect(is_open(story), "", "This is closed");
    checking.expect_text(draft.organisation, "organisation", "Enter the organisation", most_line);
    checking.expect_text(draft.name, "name", "Enter whom you ask there", most_line);
    checking.expect(people::looks_like_email(people::kept_email(draft.email)), "email",
                    "Enter an e-mail address in the form name@example.com");
    check_questions(checking, story, questions, named);
    checking.expect(draft.due.has_value(), "due", "Enter the day by which you need the answer");
    checking.expect(!draft.due || (*draft.due > today && *draft.due <= today + most_days_to_answer), "due",
                    fmt::format("The day must be after today, and within {} days", most_days_to_answer));
    check_consent(checking, draft, today);
    if (!checking.fine()) {
        return checking.problems();
    }
    AskedOutside asked{{}, questions};
    asked.contributor.organisation = draft.organisation;
    asked.contributor.name = draft.name;
    asked.contributor.email = people::kept_email(draft.email);
    asked.contributor.person_named = named;
    asked.contributor.consent_on = named ? draft.consent_on : std::nullopt;
    asked.contributor.consent_how = named ? draft.consent_how : "";
    asked.contributor.due = *draft.due;
    asked.contributor.expires_on = *draft.due + days_after_due;
    asked.contributor.asked_on = today;
    return asked;
}

std::string fresh_code() {
    auto code = web::random_letters(8);
    code.insert(4, "-");
    return code;
}

std::string kept_code(std::string const& server_key, std::string_view link_key, std::string_view typed) {
    return web::keyed_hash(server_key, fmt::format("contribution {} {}", link_key, plain_code(typed)));
}

std::string asking_words(Contributor const& contributor, std::string const& council_name, std::string const& reference,
                         std::size_t questions, bool again) {
    return fmt::format(
        "Hello {},\n\n{}{} asks for your help with a complaint (our reference {}). There {} to answer by {}:\n\n{}\n\n"
        "You need a code as well. Somebody from the council gives it to you by telephone. Please do not send the code "
        "by e-mail.\n\nThe link works until {}. If you cannot open it, or it should go to somebody else, answer to who "
        "asked you at the council.\n",
        contributor.name, again ? "This is a reminder. " : "", council_name, reference,
        questions == 1 ? "is one question" : fmt::format("are {} questions", questions), spoken(contributor.due),
        contributor.link, spoken(contributor.expires_on));
}

}  // namespace heed::complaints
