// The page of a survey: how many answered, what they said of the outcome and of the service, and how sure that is.

#include <fmt/format.h>

#include "areas/surveys/asking.hpp"
#include "areas/surveys/results_parts.hpp"
#include "areas/surveys/staff_parts.hpp"
#include "areas/surveys/watching.hpp"
#include "kernel/text.hpp"
#include "loop/picture/export.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Html;
using web::Request;
using web::Response;

// ---- the page

struct QuestionView {
    std::string id;
    std::string heading;
    Html sentences;
    Html chart;
    Html tables;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (id, heading, sentences, chart, tables))

struct SurveyView {
    Html back;
    std::string name;
    std::string when;
    Html buttons;
    Html years;
    std::string year;
    Html who;
    std::optional<std::string> waiting;
    std::vector<QuestionView> questions;
    Html more;
    Html written;
    Html words;
    Html versions;
    Html files;
};
BOOST_DESCRIBE_STRUCT(SurveyView, (),
                      (back, name, when, buttons, years, year, who, waiting, questions, more, written, words, versions,
                       files))
web::Template<SurveyView> const survey_page{"areas/surveys/views/survey.html"};

Day year_asked(std::string_view year, Here const& here) {
    auto const asked = parse_day(fmt::format("{}-04-01", year));
    auto const now = year_of(here.today);
    return asked && *asked <= now ? *asked : now;
}

QuestionView question_view(Here const& here, Told const& told, QuestionKind kind, std::string heading) {
    auto const year = told.of(kind);
    return {std::string(name_of(kind)), std::move(heading), sentences_of(told, year, kind),
            chart_of(here, told.survey, kind), tables_of(here, told, year, kind)};
}

Html years_of(Here const& here, Survey const& survey, Day shown) {
    Html items;
    auto const first = year_of(first_quarter(here.db, survey.id).value_or(here.today));
    for (auto year = year_of(here.today); year >= first; year = months_after(year, -12)) {
        auto const number = static_cast<int>(year.date().year());
        auto const words = spoken_year(year);
        auto const inside = year == shown ? govuk::element("strong").with("aria-current", "true").holding(words)
                                          : loop::link(fmt::format("{}?year={}", path_of(survey.id), number), words);
        items += govuk::element("li").holding(inside);
    }
    return govuk::element("ul").classes("govuk-list heed-choices").holding(items);
}

Html end_form(Here const& here, Survey const& survey) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", path_of(survey.id) + "/end")
        .holding(here.form_fields() + govuk::button({.text = "End this survey", .classes = "govuk-button--warning"}));
}

/// The measure that can prove a learning point, or the way to begin it.
Html measure_of(Here const& here, Survey const& survey) {
    if (survey.run != 0) {
        return loop::paragraph(Html{"Its quarters are the points of "} +
                               loop::link(fmt::format("/measures/{}", survey.run), "a measure") +
                               Html{" that can prove a learning point."});
    }
    if (!here.may(may::write_learning)) {
        return {};
    }
    return govuk::element("form")
        .with("method", "post")
        .with("action", path_of(survey.id) + "/measure")
        .holding(here.form_fields() +
                 govuk::button({.text = "Watch the outcome as a measure", .classes = "govuk-button--secondary"}));
}

Response watch(Request const& request, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    return people::change(request, here, [&](store::Writing& db) {
        watch_outcome(db, survey_there(db, survey.id), doing_now(here));
        return web::see(path_of(id));
    });
}

Html buttons_of(Here const& here, Survey const& survey) {
    Html buttons;
    auto const number = [&](Next next) {
        auto const count = count_to_do(here.db, survey.id, next);
        return count >= 100 ? std::string("100 and more") : std::to_string(count);
    };
    if (here.may(may::run_surveys)) {
        buttons += loop::button_link(fmt::format("Letters to print ({})", number(Next::print)),
                                     path_of(survey.id) + "/letters");
    }
    if (here.may(may::enter_survey_answers)) {
        buttons += loop::button_link(fmt::format("People to ring ({})", number(Next::ring)),
                                     path_of(survey.id) + "/calls");
    }
    if (here.may(may::run_surveys) && !survey.ended_on) {
        buttons += loop::button_link("Change it", path_of(survey.id) + "/edit");
    }
    return buttons.empty() ? buttons : govuk::element("div").classes("govuk-button-group").holding(buttons);
}

/// Their words are signals from when they are counted, apart from what they answered.
Html what_people_wrote(Here const& here) {
    auto words = loop::paragraph(
        "Where somebody lets us, what they wrote becomes a signal when it is counted: without names, and linked to "
        "themes like everything else that is heard. It does not say what they answered.");
    if (here.may(may::see_signals)) {
        words += govuk::element("p")
                     .classes("govuk-body")
                     .holding(loop::link("/signals?kind=survey_answer", "What people wrote in surveys"));
    }
    return words;
}

Html versions_shown(Here const& here, Survey const& survey) {
    govuk::Records records{.caption = "Versions of the words",
                           .head = {{.text = "Version"}, {.text = "Asked from"}, {.text = "Written by"}}};
    loop::Names names(here.db);
    for (auto const& version : versions_of(here.db, survey.id)) {
        records.rows.push_back({{.text = std::to_string(version.number)},
                                {.text = brief(day_in_england(version.at))},
                                {.text = names.of(version.by)}});
    }
    return govuk::records(records);
}

Html export_of(Here const& here, Survey const& survey, Day year) {
    return loop::export_form(here, path_of(survey.id) + "/export", {{"year", iso(year).substr(0, 4)}});
}

Response show_survey(Request const& request, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    auto const told = told_of(here.db, survey, year_asked(request.asked("year"), here), here.today);
    SurveyView view{
        .back = govuk::back_link({.text = "Surveys", .href = "/surveys"}),
        .name = survey.name,
        .when = fmt::format("{}. Target: {} of 100 satisfied, with the outcome and with the service each.{}",
                            spoken(survey.event), survey.target, survey.ended_on ? " It has ended." : ""),
        .buttons = buttons_of(here, survey),
        .years = years_of(here, survey, told.year),
        .year = spoken_year(told.year),
        .who = who_answered(here, told),
        .waiting = told.waiting == 0 ? std::nullopt
                                     : std::optional(fmt::format(
                                           "{} to be counted. Answers are counted together, so that nobody's can "
                                           "be told by when it came.",
                                           counted(told.waiting, "answer waits", "answers wait"))),
        .questions = {question_view(here, told, QuestionKind::outcome, "The outcome: did it help?"),
                      question_view(here, told, QuestionKind::service, "The service: how were they treated?")},
        .more = other_questions(told),
        .written = what_people_wrote(here),
        .words = reading_ages(version_of(here.db, id, survey.version)),
        .versions = versions_shown(here, survey),
        .files = export_of(here, survey, told.year) + measure_of(here, survey)};
    if (here.may(may::run_surveys) && !survey.ended_on) {
        view.files += end_form(here, survey);
    }
    return people::show(here, survey.name, survey_page(view));
}

// ---- as a file: what is on the page, and nothing more

void write_table(web::TypedTable& table, std::string const& question, std::string const& by, Table const& shares,
                 NameOf const& name_of) {
    for (auto const& group : shares) {
        table.rows.push_back({{question},
                              {by},
                              {name_of_line(group, name_of)},
                              {group.share.satisfied},
                              {group.share.said},
                              {web::Share{group.share.satisfied, group.share.said}}});
    }
}

void write_question(store::Reading const& db, web::TypedTable& table, Told const& told, QuestionKind kind) {
    auto const year = told.of(kind);
    std::string const question(spoken(kind));
    if (year.all.said > 0) {
        write_table(table, question, "All", {{{0}, year.all}}, [](std::int64_t) { return std::string("All"); });
    }
    write_table(table, question, "Quarter", year.quarters, names_of_quarters(told));
    write_table(table, question, "Team", year.teams, names_of_teams(db));
    write_table(table, question, "Service", year.services, names_of_services(db));
    write_table(table, question, "Filled in", year.filled_by, names_of_filled_by());
}

Response export_results(Request const& request, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    auto const year = year_asked(web::Form(request).text("year"), here);
    auto const told = told_of(here.db, survey, year, here.today);
    web::TypedTable table{.name = "survey",
                          .title = fmt::format("{}, {}", survey.name, spoken_year(year)),
                          .columns = {{"Question", web::ColumnKind::text},
                                      {"By", web::ColumnKind::text},
                                      {"What", web::ColumnKind::text},
                                      {"Satisfied", web::ColumnKind::number},
                                      {"Of those who could say", web::ColumnKind::number},
                                      {"Share", web::ColumnKind::share}}};
    table.notes = {"Of quarters whose answers are all in. A share is shown from 10 answers on; a larger number is not "
                   "shown where a "
                   "small one could be worked out from it."};
    for (auto const kind : {QuestionKind::outcome, QuestionKind::service}) {
        write_question(here.db, table, told, kind);
    }
    return loop::export_table(request, here, "survey",
                              {{"survey", std::to_string(id.number)}, {"year", iso(year).substr(0, 4)}}, table);
}

}  // namespace

void mount_results(people::Site& at) {
    at.get("/surveys/{id}", may::see_learning, show_survey);
    at.post("/surveys/{id}/export", may::see_learning, export_results);
    at.post("/surveys/{id}/measure", may::write_learning, watch);
}

}  // namespace heed::surveys
