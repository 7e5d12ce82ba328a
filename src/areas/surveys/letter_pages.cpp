// What goes out on paper: letters with a code that can be typed, a code that a phone can read, and the form itself.

#include <fmt/format.h>

#include "areas/surveys/asking.hpp"
#include "areas/surveys/code.hpp"
#include "areas/surveys/question_parts.hpp"
#include "areas/surveys/staff_parts.hpp"
#include "kernel/text.hpp"
#include "people/totp.hpp"
#include "web/easy_read.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

constexpr int letters_a_page = 20;

/// Pictures and faces stand in Easy Read alone.
struct PaperQuestion {
    bool easy = false;
    Html picture;
    std::string words;
    std::optional<std::string> said;
    std::vector<Html> answers;
};
BOOST_DESCRIBE_STRUCT(PaperQuestion, (), (easy, picture, words, said, answers))

struct PaperLetter {
    std::string classes;
    bool easy = false;
    Html needs;
    std::string council;
    Html address;
    std::string day;
    std::string greeting;
    bool again = false;
    std::string intro;
    Html easy_first;
    std::string site;
    std::string code;
    Html qr;
    std::vector<PaperQuestion> questions;
};
BOOST_DESCRIBE_STRUCT(PaperLetter, (),
                      (classes, easy, needs, council, address, day, greeting, again, intro, easy_first, site, code, qr,
                       questions))

struct LettersView {
    Html back;
    std::string heading;
    std::string says;
    Html form;
    std::vector<PaperLetter> letters;
};
BOOST_DESCRIBE_STRUCT(LettersView, (), (back, heading, says, form, letters))
web::Template<LettersView> const letters_page{"areas/surveys/views/letters.html"};

Html with_breaks(std::string_view text) {
    Html html;
    for (auto const line : lines_of(text)) {
        html += html.empty() ? Html{} : Html{"<br>"};
        html += web::escaped(line);
    }
    return html;
}

std::vector<PaperQuestion> on_paper(Version const& version, Invitation const& invitation) {
    std::vector<PaperQuestion> all;
    bool const easy = invitation.easy_read;
    for (auto const& question : asked_of(version, invitation)) {
        PaperQuestion paper{easy,
                            easy ? web::easy_picture(picture_of(question.kind)) : Html{},
                            easy ? question.easy_words : question.words,
                            std::nullopt,
                            {}};
        if (question.kind == QuestionKind::matters) {
            paper.said = fmt::format("You said: “{}”", invitation.matters);
        }
        for_each_value<Answer>([&](Answer answer) {
            paper.answers.push_back((easy ? web::easy_face(face_of(answer)) : Html{}) +
                                    web::escaped(spoken(question.kind, answer, easy)));
        });
        all.push_back(std::move(paper));
    }
    return all;
}

/// What whoever prints must see, and the person need not.
Html needs_of(Invitation const& invitation) {
    Html needs;
    auto const add = [&](bool holds, std::string const& words) {
        if (holds) {
            needs += govuk::badge({.text = words, .standing = govuk::Standing::waiting}) + Html{" "};
        }
    };
    add(!invitation.language.empty(), "Have it put into " + invitation.language + " first");
    add(invitation.large_print, "Large print");
    add(invitation.easy_read, "Easy Read");
    return needs.empty() ? needs : govuk::element("p").classes("govuk-body heed-not-printed").holding(needs);
}

Html first_on_paper(std::string const& easy_intro) {
    return govuk::lines({web::easy_step("ask", {easy_intro}), web::easy_step("choose", {"You do not have to answer."}),
                         web::easy_step("safe", {"Your care will not change."}),
                         web::easy_step("secret", {"Nobody will know what you said."})});
}

PaperLetter letter_for(Here const& here, Survey const& survey, Invitation const& invitation) {
    auto const version = version_of(here.db, survey.id, invitation.version);
    auto const code = code_of(here.server_key, invitation.nonce);
    auto const whom = invitation.name.empty() ? invitation.address : invitation.name + "\n" + invitation.address;
    return {.classes = invitation.large_print ? "heed-letter heed-letter--large" : "heed-letter",
            .easy = invitation.easy_read,
            .needs = needs_of(invitation),
            .council = here.council.name,
            .address = with_breaks(whom),
            .day = heed::spoken(here.today),
            .greeting = invitation.name.empty() ? "Hello," : fmt::format("Dear {},", invitation.name),
            .again = invitation.reminded,
            .intro = invitation.easy_read ? version.easy_intro : version.intro,
            .easy_first = invitation.easy_read ? first_on_paper(version.easy_intro) : Html{},
            .site = survey.address + "/survey",
            .code = code,
            .qr = Html{people::qr_svg(link_of(survey, code), "Code that a phone can read: opens the questions")},
            .questions = on_paper(version, invitation)};
}

Html sent_form(Here const& here, Survey const& survey, std::vector<Invitation> const& invitations) {
    std::string numbers;
    for (auto const& invitation : invitations) {
        numbers += (numbers.empty() ? "" : " ") + std::to_string(invitation.id.number);
    }
    Html inside = here.form_fields() + loop::hidden("letters", numbers);
    inside += govuk::button({.text = "They are printed and sent", .prevent_double_click = true});
    return govuk::element("form")
        .with("method", "post")
        .with("action", path_of(survey.id) + "/letters")
        .classes("heed-not-printed")
        .holding(inside);
}

Response show_letters(Request const&, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    auto const invitations = to_do(here.db, id, Next::print, {}, letters_a_page);
    LettersView view{
        .back = govuk::back_link({.text = survey.name, .href = path_of(id)}),
        .heading = "Letters to print",
        .says = invitations.empty()
                    ? "No letter waits to be printed."
                    : fmt::format("Print this page: {}, each with its form. Whoever prints them should not "
                                  "be who types the answers in.",
                                  counted(static_cast<std::int64_t>(invitations.size()), "letter", "letters")),
        .form = invitations.empty() ? Html{} : sent_form(here, survey, invitations),
        .letters = {}};
    for (auto const& invitation : invitations) {
        view.letters.push_back(letter_for(here, survey, invitation));
    }
    return people::show(here, view.heading, letters_page(view));
}

Response letters_are_sent(Request const& request, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    std::vector<Id<Invitation>> ids;
    auto const numbers = web::Form(request).text("letters");
    for (auto const number : split(numbers, ' ')) {
        ids.push_back({loop::id_in(number)});
    }
    return people::change(request, here, [&](store::Writing& db) {
        letters_sent(db, survey, ids, doing_now(here));
        return web::see(path_of(id) + "/letters");
    });
}

}  // namespace

void mount_letters(people::Site& at) {
    at.get("/surveys/{id}/letters", may::run_surveys, show_letters);
    at.post("/surveys/{id}/letters", may::run_surveys, letters_are_sent);
}

}  // namespace heed::surveys
