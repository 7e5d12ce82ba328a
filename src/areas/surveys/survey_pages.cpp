// The list of surveys, and the form in which one is written.

#include <algorithm>

#include <fmt/format.h>

#include "areas/surveys/staff_parts.hpp"
#include "kernel/text.hpp"
#include "measure/reading_age.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using loop::Typed;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

struct ListView {
    Html buttons;
    Html records;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (buttons, records))
web::Template<ListView> const list_page{"areas/surveys/views/surveys.html"};

std::vector<govuk::Cell> record_of(Survey const& survey) {
    auto const standing = survey.ended_on ? govuk::badge({.text = fmt::format("Ended on {}", brief(*survey.ended_on))})
                                          : govuk::badge({.text = "Running", .standing = govuk::Standing::good});
    return {{.text = loop::link(path_of(survey.id), survey.name)},
            {.text = spoken(survey.event)},
            {.text = standing},
            {.text = fmt::format("{}%", survey.target), .format = "numeric"}};
}

Response list(Request const&, Here& here) {
    govuk::Records records{.caption = "Surveys, the one begun last first",
                           .head = {{.text = "Survey"},
                                    {.text = "When people are asked"},
                                    {.text = "Stands"},
                                    {.text = "Target", .format = "numeric"}},
                           .when_empty = "No survey yet."};
    for (auto const& survey : list_surveys(here.db)) {
        records.rows.push_back(record_of(survey));
    }
    Html buttons;
    if (here.may(may::run_surveys)) {
        buttons += loop::button_link("Ask after events", "/surveys/events", true) +
                   loop::button_link("Begin a survey", "/surveys/new");
    }
    if (here.may(may::enter_survey_answers)) {
        buttons += loop::button_link("Type in a paper form", "/surveys/enter");
    }
    auto const group = buttons.empty() ? Html{} : govuk::element("div").classes("govuk-button-group").holding(buttons);
    return people::show(here, "Surveys", list_page({group, govuk::records(records)}));
}

// ---- writing one

std::vector<web::Field> fields_of(SurveyDraft const& draft) {
    std::vector<web::Field> fields{{"name", draft.name},
                                   {"event", draft.event ? std::string(name_of(*draft.event)) : ""},
                                   {"intro", draft.intro},
                                   {"easy_intro", draft.easy_intro},
                                   {"outcome", draft.outcome},
                                   {"easy_outcome", draft.easy_outcome},
                                   {"service", draft.service},
                                   {"easy_service", draft.easy_service},
                                   {"target", draft.target},
                                   {"remind_after", draft.remind_after},
                                   {"closes_after", draft.closes_after},
                                   {"not_again_within", draft.not_again_within},
                                   {"address", draft.address}};
    if (draft.asks_what_matters) {
        fields.push_back({"more", "matters"});
    }
    for (auto const kind : draft.more) {
        fields.push_back({"more", std::string(name_of(kind))});
    }
    return fields;
}

SurveyDraft read_draft(web::Form const& form) {
    SurveyDraft draft;
    draft.name = form.text("name");
    draft.event = form.choice<EventKind>("event");
    draft.intro = form.text("intro");
    draft.easy_intro = form.text("easy_intro");
    draft.outcome = form.text("outcome");
    draft.easy_outcome = form.text("easy_outcome");
    draft.service = form.text("service");
    draft.easy_service = form.text("easy_service");
    draft.asks_what_matters = false;
    for (auto const& word : form.all("more")) {
        auto const kind = named<QuestionKind>(word);
        draft.asks_what_matters = draft.asks_what_matters || kind == QuestionKind::matters;
        if (kind && *kind > QuestionKind::matters && std::ranges::count(draft.more, *kind) == 0) {
            draft.more.push_back(*kind);
        }
    }
    draft.target = form.text("target");
    draft.remind_after = form.text("remind_after");
    draft.closes_after = form.text("closes_after");
    draft.not_again_within = form.text("not_again_within");
    draft.address = form.text("address");
    return draft;
}

Html more_questions(Typed const& typed) {
    govuk::Checkboxes boxes{
        .name = "more",
        .fieldset = govuk::Fieldset{.legend = {.text = "What else is asked?", .classes = "govuk-fieldset__legend--s"}},
        .hint = "Each is asked in the same words in every survey. Fewer questions are answered by more people.",
        .error = typed.error("more"),
        .values = web::Form(typed.fields).all("more")};
    for_each_value<QuestionKind>([&](QuestionKind kind) {
        if (kind != QuestionKind::outcome && kind != QuestionKind::service) {
            auto const hint = kind == QuestionKind::matters
                                  ? "Only of who said before what matters to them; their own words are asked back."
                                  : "";
            boxes.items.push_back({.value = std::string(name_of(kind)), .text = question_of(kind).words, .hint = hint});
        }
    });
    return govuk::checkboxes(boxes);
}

Html words_fields(Typed const& typed) {
    return govuk::lines(
        {loop::heading("The words"), loop::text_field(typed, {"intro", "Why we ask"}, 3),
         loop::text_field(typed, {"easy_intro", "Why we ask, in Easy Read words", "Short sentences, one thought each"},
                          3),
         loop::line_field(typed, {"outcome", "The outcome: did it help with what mattered?"}),
         loop::line_field(typed, {"easy_outcome", "The same in Easy Read words"}),
         loop::line_field(typed, {"service", "The service: how were they treated?"}),
         loop::line_field(typed, {"easy_service", "The same in Easy Read words"}), more_questions(typed)});
}

Html settings_fields(Typed const& typed) {
    return govuk::lines(
        {loop::heading("How it is run"),
         loop::number_field(typed, {"target", "Target, in per cent", "How many of a hundred should be satisfied"}),
         loop::number_field(typed, {"remind_after", "Days until the one reminder", "0: nobody is reminded"}),
         loop::number_field(typed, {"closes_after", "Days until their code works no more",
                                    "Then the way to reach them is forgotten too"}),
         loop::number_field(typed, {"not_again_within", "Days in which nobody is asked a second time",
                                    "By any survey. Known by a keyed hash of how they were reached"}),
         loop::line_field(typed, {"address", "How people reach this server", "It stands in letters and e-mails"})});
}

Html event_field(Typed const& typed) {
    return loop::one_of(typed, {"event", "When are people asked?"}, loop::options_of<EventKind>());
}

Response show_new(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Begin a survey", .back = "/surveys", .path = "/surveys/new", .button = "Begin it"};
    page.fields = govuk::lines({loop::line_field(typed, {"name", "Name", "As staff know it"}), event_field(typed),
                                words_fields(typed), settings_fields(typed)});
    page.after = reading_ages(words_of(read_draft(web::Form(typed.fields))));
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const& request, Here& here) {
    return show_new(here, {fields_of(fresh_draft(fmt::format("https://{}", request.header("host")))), {}});
}

Response begin(Request const& request, Here& here) {
    auto made = written(read_draft(web::Form(request)));
    if (!made) {
        return show_new(here, {request.form, made.error()});
    }
    made->survey.owner = here.me().id.number;
    return people::change(
        request, here, [&](store::Writing& db) { return web::see(path_of(begin_survey(db, *made, doing_now(here)))); });
}

Response show_edit(Here& here, Survey const& survey, Typed const& typed) {
    loop::FormPage page{.title = "Change the survey",
                        .back = path_of(survey.id),
                        .path = path_of(survey.id) + "/edit",
                        .button = "Keep the changes"};
    page.after = reading_ages(words_of(read_draft(web::Form(typed.fields))));
    page.fields = govuk::lines(
        {loop::hidden("version", std::to_string(survey.version)), loop::line_field(typed, {"name", "Name"}),
         loop::paragraph(fmt::format("People are asked: {}. This stays. Other words are a new version; who was asked "
                                     "before answers the words that they were asked.",
                                     lowered(spoken(survey.event)))),
         words_fields(typed), settings_fields(typed)});
    return loop::show_form(here, page, typed.problems);
}

Response show_edit_form(Request const&, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    return show_edit(here, survey, {fields_of(draft_of(survey, version_of(here.db, id, survey.version))), {}});
}

Response change(Request const& request, Here& here, Id<Survey> id) {
    auto survey = survey_there(here.db, id);
    web::Form const form(request);
    auto draft = read_draft(form);
    draft.event = survey.event;
    auto const made = written(draft);
    if (!made) {
        return show_edit(here, survey, {request.form, made.error()});
    }
    survey.version = loop::id_in(form.text("version"));
    return people::change(request, here, [&](store::Writing& db) {
        change_survey(db, survey, *made, doing_now(here));
        return web::see(path_of(id));
    });
}

Response end(Request const& request, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    return people::change(request, here, [&](store::Writing& db) {
        end_survey(db, survey, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

std::string path_of(Id<Survey> id) { return fmt::format("/surveys/{}", id.number); }

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

std::string team_name(std::vector<people::Team> const& teams, std::int64_t id) {
    auto const found = std::ranges::find(teams, Id<people::Team>{id}, &people::Team::id);
    return found == teams.end() ? "No team" : found->name;
}

Html reading_ages(Version const& version) {
    govuk::Records table{.caption = "How hard the words are to read",
                         .head = {{.text = "Question"},
                                  {.text = "Reading age", .format = "numeric"},
                                  {.text = "In Easy Read words"},
                                  {.text = "Reading age", .format = "numeric"}}};
    auto const age = [](std::string const& words) {
        return std::to_string(measure::age_of_grade(measure::reading_age({words}).flesch_kincaid));
    };
    auto const add = [&](std::string const& words, std::string const& easy) {
        table.rows.push_back({{.text = words},
                              {.text = age(words), .format = "numeric"},
                              {.text = easy},
                              {.text = age(easy), .format = "numeric"}});
    };
    add(version.intro, version.easy_intro);
    for (auto const& question : version.questions) {
        add(question.words, question.easy_words);
    }
    return govuk::records(table) +
           loop::paragraph("Write for a reading age of 9. This only measures length: try the words out with people.");
}

void mount_surveys(people::Site& at) {
    at.menu(people::Section::heard, "Surveys", "/surveys", may::see_learning);
    at.get("/surveys", may::see_learning, list);
    at.get("/surveys/new", may::run_surveys, show_new_form);
    at.post("/surveys/new", may::run_surveys, begin);
    at.get("/surveys/{id}/edit", may::run_surveys, show_edit_form);
    at.post("/surveys/{id}/edit", may::run_surveys, change);
    at.post("/surveys/{id}/end", may::run_surveys, end);
}

}  // namespace heed::surveys
