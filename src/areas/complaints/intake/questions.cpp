#include "areas/complaints/intake/question.hpp"

namespace heed::complaints {

namespace {

bool for_complaint(Kind kind, web::Form const&) { return kind == Kind::complaint; }
bool for_concern(Kind kind, web::Form const&) { return kind == Kind::concern; }
bool for_somebody_else(Kind, web::Form const& answers) { return answers.text("for_self") == "no"; }
bool by_email(Kind, web::Form const& answers) { return answers.text("answer_by") == "email"; }
bool by_phone(Kind, web::Form const& answers) { return answers.text("answer_by") == "phone"; }
bool by_letter(Kind, web::Form const& answers) { return answers.text("answer_by") == "letter"; }
bool by_any(Kind kind, web::Form const& answers) {
    return by_email(kind, answers) || by_phone(kind, answers) || by_letter(kind, answers);
}

std::vector<Step> about_what_happened() {
    return {
        {.step = "said",
         .asks = Asks::text,
         .fields = {"said"},
         .title = {"What went wrong?", "What went wrong?"},
         .hint = {"Use your own words. Tell us what happened, and what it did to you.",
                  "Use your own words. Tell us what happened."},
         .in_short = "What went wrong",
         .picture = "write",
         .asked = for_complaint},
        {.step = "said",
         .asks = Asks::text,
         .fields = {"said"},
         .title = {"What worries you?", "What worries you?"},
         .hint = {"You do not have to be sure. Use your own words.", "You do not have to be sure. Use your own words."},
         .in_short = "What worries you",
         .picture = "write",
         .asked = for_concern},
        {.step = "happened",
         .asks = Asks::day,
         .fields = {"happened-day", "happened-month", "happened-year", "noticed_words"},
         .title = {"When did it happen?", "When did it happen?"},
         .hint = {"A day near it is fine. Leave it empty if you do not know. For example, 27 3 2026.",
                  "You can guess the day. You can leave this empty."},
         .in_short = "When it happened",
         .picture = "day"},
        {.step = "wanted",
         .asks = Asks::text,
         .fields = {"wanted"},
         .title = {"What would you like us to do?", "What do you want us to do?"},
         .hint = {"You can leave this empty.", "You can leave this empty."},
         .in_short = "What you would like",
         .picture = "wish"},
        {.step = "help",
         .asks = Asks::help,
         .fields = {},
         .title = {"Could one of these help you now?", "This may help you now"},
         .hint = {},
         .in_short = "",
         .picture = "help"},
    };
}

std::vector<Step> about_whom() {
    return {
        {.step = "whose",
         .asks = Asks::one,
         .fields = {"for_self"},
         .title = {"Who is this about?", "Who is this about?"},
         .hint = {},
         .in_short = "Who it is about",
         .picture = "people",
         .choices = {{"yes", {"Me", "Me"}}, {"no", {"Somebody else", "Another person"}}}},
        {.step = "whom",
         .asks = Asks::person,
         .fields = {"whose_name", "relationship"},
         .title = {"Who do you speak for?", "Who do you speak for?"},
         .hint = {"You can leave these empty.", "You can leave these empty."},
         .in_short = "Who you speak for",
         .picture = "people",
         .asked = for_somebody_else},
        {.step = "basis",
         .asks = Asks::one,
         .fields = {"basis"},
         .title = {"Do they know that you are telling us?", "Do they know that you tell us?"},
         .hint = {},
         .in_short = "Do they know?",
         .picture = "people",
         .choices = {{"consent", {"Yes, and they agree", "Yes. They say it is OK."}},
                     {"best_interests",
                      {"They cannot decide this, so I act for them", "They cannot decide this. I act for them."}},
                     {"lasting_power_of_attorney",
                      {"I have lasting power of attorney for them", "I have lasting power of attorney for them."},
                      {"A legal paper that lets you act for them", "This is a paper. It lets you act for them."}},
                     {"deputy", {"The court made me their deputy", "The court made me their deputy."}},
                     {"child", {"They are under 18", "They are under 18."}},
                     {"death", {"They have died", "They have died."}},
                     {"does_not_know", {"No, they do not know", "No. They do not know."}}},
         .asked = for_somebody_else},
        {.step = "worker",
         .asks = Asks::one,
         .fields = {"worker"},
         .title = {"May we tell the worker?", "May we tell the worker?"},
         .hint = {"The worker is the person from the council who helps you. If you say no, they will not see this. "
                  "They will "
                  "not know that you told us.",
                  "The worker is the person who helps you. Say no, and they will not see this."},
         .in_short = "May we tell the worker?",
         .picture = "worker",
         .choices = {{"yes", {"Yes", "Yes"}}, {"no", {"No, do not tell my worker", "No. Do not tell my worker."}}}},
    };
}

std::vector<Step> about_the_answer() {
    return {{.step = "name",
             .asks = Asks::line,
             .fields = {"name"},
             .title = {"What is your name?", "What is your name?"},
             .hint = {"You do not have to say who you are.", "You do not have to say."},
             .in_short = "Your name",
             .picture = "name",
             .autocomplete = "name"},
            {.step = "answer_by",
             .asks = Asks::one,
             .fields = {"answer_by"},
             .title = {"How do you want us to answer?", "How do you want us to answer?"},
             .hint = {},
             .in_short = "How we answer",
             .picture = "answer",
             .choices = {{"email", {"By e-mail", "By e-mail"}},
                         {"phone", {"By phone", "By phone"}},
                         {"letter", {"By letter", "By letter"}},
                         {"no_reply",
                          {"I will look here", "I will look here"},
                          {"You can read our answer on this site. We do not need your name.",
                           "You can read our answer here. We do not need your name."}}}}};
}

std::vector<Step> about_reaching_them() {
    return {
        {.step = "email",
         .asks = Asks::line,
         .fields = {"email"},
         .title = {"What is your e-mail address?", "What is your e-mail address?"},
         .hint = {},
         .in_short = "E-mail",
         .picture = "answer",
         .asked = by_email,
         .autocomplete = "email"},
        {.step = "phone",
         .asks = Asks::line,
         .fields = {"phone"},
         .title = {"What is your phone number?", "What is your phone number?"},
         .hint = {},
         .in_short = "Phone",
         .picture = "answer",
         .asked = by_phone,
         .autocomplete = "tel"},
        {.step = "address",
         .asks = Asks::text,
         .fields = {"address"},
         .title = {"What is your address?", "What is your address?"},
         .hint = {},
         .in_short = "Address",
         .picture = "answer",
         .asked = by_letter,
         .autocomplete = "street-address"},
        {.step = "safe",
         .asks = Asks::safe,
         .fields = {"safe", "safe_note"},
         .title = {"Is it safe to reach you like this?", "Is it safe to reach you like this?"},
         .hint = {"For example, does somebody else read your post or pick up your phone?",
                  "Does another person read your post? Do they pick up your phone?"},
         .in_short = "Is it safe?",
         .picture = "safe",
         .choices = {{"yes", {"Yes", "Yes"}},
                     {"no",
                      {"No", "No"},
                      {"We will not get in touch. You can read our answer on this site.",
                       "We will not get in touch. You can read our answer here."}}},
         .asked = by_any},
    };
}

std::vector<Step> about_needs() {
    return {
        {.step = "needs",
         .asks = Asks::needs,
         .fields = {"support", "other_need"},
         .title = {"What would make this easier for you?", "What helps you?"},
         .hint = {"Choose all that you need, or none.", "Choose all that you need. You can choose none."},
         .in_short = "What you need",
         .picture = "needs"},
        {.step = "language",
         .asks = Asks::line,
         .fields = {"language"},
         .title = {"Do you need an interpreter?", "Do you want us to talk in your language?"},
         .hint = {"Tell us which language. Leave this empty if you do not need one.",
                  "Tell us your language. You can leave this empty."},
         .in_short = "Interpreter",
         .picture = "people",
         .autocomplete = "language"},
        {.step = "ring",
         .asks = Asks::line,
         .fields = {"ring"},
         .title = {"Should we ring somebody else for you?", "Should we ring another person for you?"},
         .hint = {"Give us their name and phone number, or leave this empty.",
                  "Tell us their name. Tell us their phone number. You can leave this empty."},
         .in_short = "Who to ring",
         .picture = "phone"},
        {.step = "hear",
         .asks = Asks::one,
         .fields = {"hear"},
         .title = {"Do you want to hear what we change?", "Do you want to hear what we change?"},
         .hint = {"It can take some months.", "It can take some months."},
         .in_short = "Hear what we change",
         .picture = "change",
         .choices = {{"yes", {"Yes", "Yes"}}, {"no", {"No", "No"}}}},
        {.step = "files",
         .asks = Asks::files,
         .fields = {},
         .title = {"Do you want to add a photo, a paper or a recording?",
                   "Do you want to add a photo, a paper or a recording?"},
         .hint = {},
         .in_short = "Photos, papers, recordings",
         .picture = "photo"},
    };
}

}  // namespace

std::vector<Step> const& all_questions() {
    static std::vector<Step> const all = [] {
        std::vector<Step> questions;
        for (auto const& part :
             {about_what_happened(), about_whom(), about_the_answer(), about_reaching_them(), about_needs()}) {
            questions.insert(questions.end(), part.begin(), part.end());
        }
        return questions;
    }();
    return all;
}

}  // namespace heed::complaints
