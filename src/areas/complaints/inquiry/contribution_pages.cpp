#include "areas/complaints/inquiry/contribution_pages.hpp"

#include <fmt/format.h>

#include "areas/complaints/fields.hpp"
#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/pace.hpp"
#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "store/hash.hpp"
#include "web/random.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

constexpr std::int64_t wrong_tries_of_network = 20;
constexpr std::int64_t wrong_tries_of_link = 10;

struct ContributionView {
    Html problems;
    Html banner;
    std::string heading;
    Html main;
};
BOOST_DESCRIBE_STRUCT(ContributionView, (), (problems, banner, heading, main))
web::Template<ContributionView> const contribution_page{"areas/complaints/views/contribution.html"};

struct Opened {
    Contributor contributor;
    Story story;
};

Html form_to(Here const& here, std::string const& path, Html const& fields, std::string const& button,
             bool with_files = false) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", path)
        .with("enctype", with_files ? "multipart/form-data" : "")
        .flag("novalidate", true)
        .holding(here.form_fields() + fields + govuk::button({.text = button, .prevent_double_click = true}));
}

std::string path_of(std::string const& key) { return "/contributions/" + key; }

/// Only what a link of ours is made of goes back into the page.
bool looks_like_key(std::string_view key) {
    return key.size() == 32 && key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Response show_door(Here const& here, std::string const& key, Typed const& typed) {
    auto const says = paragraph(fmt::format("{} asked you for help with a complaint. You need the code that somebody "
                                            "from the council gave you by telephone.",
                                            here.council.name));
    auto const fields = line_field(typed, {"code", "Code", "8 letters and numbers, for example K7MQ-2XPD"},
                                   "govuk-input--width-10", "off");
    ContributionView const view{.problems = summary_of(typed.problems),
                                .banner = {},
                                .heading = "Answer our questions",
                                .main = says + form_to(here, path_of(looks_like_key(key) ? key : "0"), fields, "Open")};
    return people::show_resident(here, view.heading, contribution_page(view), typed.problems);
}

std::vector<std::string> counted_for(Request const& request, Here const& here, std::string const& key) {
    return {"contribution from " + network_of(here.server_key, request.peer),
            "contribution " + store::sha256(key).substr(0, 32)};
}

bool has_tried_too_often(Here const& here, std::vector<std::string> const& who) {
    return tries_of(here.db, who[0], tries_stretch, here.now) >= wrong_tries_of_network ||
           tries_of(here.db, who[1], tries_stretch, here.now) >= wrong_tries_of_link;
}

/// What this link and this code open; nothing for any reason, which is counted.
std::optional<Opened> open_with(Request const& request, Here& here, std::string const& key, web::Form const& form) {
    auto const who = counted_for(request, here, key);
    if (has_tried_too_often(here, who)) {
        throw TooMany();
    }
    auto const contributor = contributor_with_key(here.db, key);
    auto const typed = kept_code(here.server_key, key, form.text("code"));
    bool const right = web::equal_in_constant_time(typed, contributor ? contributor->code_hash : std::string(64, '-'));
    auto const story = find_story(here.db, contributor ? contributor->case_id : Id<Case>{}, true);
    if (right && contributor && story && opens(*contributor, *story, here.today)) {
        return Opened{*contributor, *story};
    }
    store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
        for (auto const& one : who) {
            count_try(db, one, tries_stretch, here.now);
        }
    });
    return std::nullopt;
}

Response not_opened(Here const& here, std::string const& key, web::Form const&) {
    static std::vector<web::Field> const nothing;
    return show_door(
        here, key,
        {web::Form(nothing),
         {{"code", "This did not open. Check the code. If the day in the e-mail has gone by, ask us for a new "
                   "link"}}});
}

// ---- what they see

std::string field_of(OutsideQuestion const& question) { return fmt::format("answer-{}", question.number); }

Html question_fields(Typed const& typed, std::vector<OutsideQuestion> const& questions) {
    Html html;
    for (auto const& question : questions) {
        auto const label = fmt::format("{}. {}", question.number, question.question);
        html += question.answered_at ? govuk::element("h2").classes("govuk-heading-s").holding(label) +
                                           with_line_breaks(question.answer) +
                                           govuk::element("p").classes("govuk-hint").holding("You answered this.")
                                     : text_field(typed, {field_of(question), label}, 5);
    }
    return html;
}

Html what_it_is(Here const& here, Opened const& opened) {
    auto const& [contributor, story] = opened;
    auto const whom = contributor.person_named && !story.teller.name.empty()
                          ? fmt::format("It is about the complaint of {}, who agreed that you know this.",
                                        story.teller.name)
                          : std::string("We do not tell you who complained. Please do not try to find out.");
    return paragraph(fmt::format("{} looks into a complaint. Our reference is {}. {}", here.council.name,
                                 reference_of(story.said.id), whom)) +
           paragraph(
               fmt::format("Please answer by {}. You can answer some now and others later, with the same link and "
                           "code. Write only what is needed to answer, and no more about anybody than that.",
                           spoken(contributor.due)));
}

Html all_fields(Typed const& typed, std::vector<OutsideQuestion> const& questions, std::string const& code) {
    auto const files = govuk::file_upload({.name = "files",
                                           .label = {.text = "Add a file (optional)", .classes = "govuk-label--s"},
                                           .hint = "Up to 25 MB. We check it for viruses before anybody opens it. " +
                                                   std::string(work::kinds_in_words()) + ".",
                                           .error = web::error_of(typed.problems, "files")});
    return govuk::lines(
        {question_fields(typed, questions), text_field(typed, {"more", "Anything else we should know? (optional)"}, 3),
         files, govuk::element("input").with("type", "hidden").with("name", "code").with("value", code).alone()});
}

std::string what_they_sent(Contributor const& contributor) {
    return contributor.files == 0 ? std::string()
                                  : fmt::format("You sent {}.", counted(contributor.files, "file", "files"));
}

Response show_part_of_theirs(Here const& here, store::Reading const& db, Opened const& opened, std::string const& code,
                             Typed const& typed, bool just_saved) {
    auto const questions = questions_of(db, opened.contributor.id);
    auto const path = path_of(opened.contributor.link_key) + "/answers";
    auto const sent = what_they_sent(*contributor_with_key(db, opened.contributor.link_key));
    ContributionView const view{
        .problems = summary_of(typed.problems),
        .banner = just_saved
                      ? govuk::notification_banner({.text = "Thank you. We have what you sent.", .is_success = true})
                      : Html{},
        .heading = fmt::format("Questions to {}", opened.contributor.organisation),
        .main = what_it_is(here, opened) + (sent.empty() ? Html{} : paragraph(sent)) +
                form_to(here, path, all_fields(typed, questions, code), "Send what you have answered", true)};
    return people::show_resident(here, view.heading, contribution_page(view), typed.problems);
}

Response show_link(Request const&, Here& here, std::string key) { return show_door(here, key, untyped()); }

Response open_link(Request const& request, Here& here, std::string key) {
    web::Form const form(request);
    auto const opened = open_with(request, here, key, form);
    return opened ? show_part_of_theirs(here, here.db, *opened, form.text("code"), untyped(), false)
                  : not_opened(here, key, form);
}

struct TheirAnswers {
    std::vector<OutsideQuestion> answers;
    std::string more;
};

Outcome<TheirAnswers> read_answers(web::Form const& form, std::vector<OutsideQuestion> const& questions,
                                   bool with_files) {
    web::Checking checking;
    TheirAnswers read{{}, form.text("more")};
    for (auto const& question : questions) {
        auto const answer = form.text(field_of(question));
        checking.expect_at_most(answer, field_of(question), "The answer", most_of_their_answer);
        if (!answer.empty() && !question.answered_at) {
            read.answers.push_back({question.number, question.question, answer, {}});
        }
    }
    checking.expect_at_most(read.more, "more", "What else you tell us", most_of_their_answer);
    checking.expect(questions.size() < 2 * most_questions || read.more.empty(), "more",
                    "You have told us a lot already. Ask who wrote to you for a new link");
    checking.expect(with_files || !read.answers.empty() || !read.more.empty(),
                    questions.empty() ? "more" : field_of(questions.front()), "Answer at least one question");
    return checking.fine() ? Outcome<TheirAnswers>(read) : checking.problems();
}

Problems room_for(Contributor const& contributor, std::size_t more) {
    bool const fits = contributor.files + static_cast<std::int64_t>(more) <= static_cast<std::int64_t>(2 * most_files);
    return fits ? Problems{} : Problems{{"files", "You have sent many files. Ring us if you have more"}};
}

Response take_answers(Request const& request, Here& here, std::string key) {
    web::Form const form(request);
    auto const opened = open_with(request, here, key, form);
    if (!opened) {
        return not_opened(here, key, form);
    }
    auto const code = form.text("code");
    auto const files = uploads_in(request, "files");
    auto read = read_answers(form, questions_of(here.db, opened->contributor.id), files && !files->empty());
    auto problems = files ? room_for(opened->contributor, files->size()) : files.error();
    if (!read) {
        problems.insert(problems.end(), read.error().begin(), read.error().end());
    }
    if (!problems.empty()) {
        return show_part_of_theirs(here, here.db, *opened, code, {form, problems}, false);
    }
    count_files(here, request, files->size());
    auto const held = hold_files(here, *files);
    return people::change(
        request, here,
        [&](store::Writing& db) {
            // Staff may have changed the case meanwhile, which is no matter of theirs.
            auto const story = find_story(db, opened->story.said.id, true).value();
            attach_files(db, held, files_of_staff, story.said.id);
            keep_answers(db, story, opened->contributor, read->answers, read->more,
                         static_cast<std::int64_t>(held.size()), {-1, here.now, here.working_days});
            return show_part_of_theirs(here, db, *opened, code, untyped(), true);
        },
        [&] { return show_part_of_theirs(here, here.db, *opened, code, untyped(), true); });
}

}  // namespace

void mount_contributions(people::Site& at) {
    at.get("/contributions/{key}", may::anybody, show_link);
    at.post("/contributions/{key}", may::anybody, open_link);
    at.upload("/contributions/{key}/answers", may::anybody, take_answers);
}

}  // namespace heed::complaints
