// The page of a survey: how many answered, what they said of the outcome and of the service, and how sure that is.

#include <algorithm>

#include <fmt/format.h>

#include "areas/surveys/asking.hpp"
#include "areas/surveys/results_store.hpp"
#include "areas/surveys/staff_parts.hpp"
#include "kernel/text.hpp"
#include "measure/shares.hpp"
#include "measure/silent.hpp"
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

// ---- words

std::string per_cent(std::int64_t count, std::int64_t of) {
    return of == 0 ? "" : fmt::format("{:.0f}%", 100.0 * static_cast<double>(count) / static_cast<double>(of));
}

/// "38 of 50 (76%)"
std::string in_words(Share const& share) {
    if (share.hidden) {
        return "not shown";
    }
    return share.said == 0
               ? "none"
               : fmt::format("{} of {} ({})", share.satisfied, share.said, per_cent(share.satisfied, share.said));
}

std::string_view satisfied_means(QuestionKind kind) {
    return kind == QuestionKind::outcome   ? "said that it helped"
           : kind == QuestionKind::service ? "said that they were treated well"
                                           : "gave one of the two best answers";
}

// ---- who answered

struct Reach {
    std::int64_t asked = 0;
    std::int64_t answered = 0;

    void add(AskedLine const& line) {
        asked += line.asked;
        answered += line.answered;
    }
};

std::vector<govuk::Cell> reach_row(std::string const& name, Reach const& reach) {
    return {{.text = name},
            {.text = std::to_string(reach.asked), .format = "numeric"},
            {.text = std::to_string(reach.answered), .format = "numeric"},
            {.text = per_cent(reach.answered, reach.asked), .format = "numeric"}};
}

govuk::Records reach_records(std::string const& caption, std::string const& first) {
    return {.caption = caption,
            .head = {{.text = first},
                     {.text = "Asked", .format = "numeric"},
                     {.text = "Answered", .format = "numeric"},
                     {.text = "Of those asked", .format = "numeric"}},
            .when_empty = "Nobody was asked."};
}

Html who_answered(Here const& here, std::vector<AskedLine> const& asked, std::vector<Day> const& quarters) {
    std::map<Day, Reach> by_quarter;
    std::map<Way, Reach> by_way;
    std::map<std::int64_t, Reach> by_team;
    Reach all;
    for (auto const& line : asked) {
        by_quarter[line.quarter].add(line);
        by_way[line.way].add(line);
        by_team[line.team].add(line);
        all.add(line);
    }
    auto quarter_table = reach_records("By quarter in which they were asked", "Quarter");
    for (auto const quarter : quarters) {
        quarter_table.rows.push_back(reach_row(spoken_quarter(quarter), by_quarter[quarter]));
    }
    quarter_table.rows.push_back(reach_row("The year", all));
    auto way_table = reach_records("By the way in which they were asked", "Way");
    for (auto const& [way, reach] : by_way) {
        way_table.rows.push_back(reach_row(std::string(spoken(way)), reach));
    }
    auto team_table = reach_records("By team", "Team");
    auto const teams = people::teams(here.db);
    for (auto const& [team, reach] : by_team) {
        team_table.rows.push_back(reach_row(team_name(teams, team), reach));
    }
    return govuk::records(quarter_table) + govuk::records(way_table) + govuk::records(team_table);
}

// ---- what they said

Html sentences_of(Survey const& survey, Year const& year, QuestionKind kind, Reach const& reach, std::int64_t waiting) {
    auto const& share = year.all.year;
    if (share.hidden || share.said < fewest_to_show) {
        return loop::paragraph(fmt::format("Fewer than {} people have said something, or so few that others could be "
                                           "worked out: nothing is shown yet.",
                                           fewest_to_show));
    }
    auto const target = static_cast<double>(survey.target) / 100.0;
    auto const compared = measure::compare(share.satisfied, share.said, target);
    Html html = govuk::element("p")
                    .classes("govuk-body-l")
                    .holding(fmt::format("{} of {} ({}) {}.", share.satisfied, share.said,
                                         per_cent(share.satisfied, share.said), satisfied_means(kind)));
    html += loop::paragraph(measure::spoken(compared, share.satisfied, share.said, target) + ".");
    auto const silent = std::max<std::int64_t>(0, reach.asked - share.said - year.could_not_say - waiting);
    html += loop::paragraph(
        measure::spoken(measure::silent_ones(share.satisfied, share.said, silent, survey.target), survey.target));
    if (year.could_not_say > 0) {
        html += loop::paragraph(fmt::format("{} answered that they could not say. They are in no share.",
                                            counted(year.could_not_say, "person", "people")));
    }
    return html;
}

std::vector<govuk::Cell> line_cells(std::string const& name, Line const& line) {
    std::vector<govuk::Cell> cells{{.text = name}};
    for (auto const& share : line.quarters) {
        cells.push_back({.text = in_words(share)});
    }
    cells.push_back({.text = in_words(line.year)});
    return cells;
}

bool says_something(Line const& line) {
    auto const says = [](Share const& share) { return !share.hidden && share.said > 0; };
    return says(line.year) || std::ranges::any_of(line.quarters, says);
}

template <class NameOf>
Html table_shown(std::string const& caption, std::string const& first, Year const& year, Table const& table,
                 NameOf const& name_of_line) {
    govuk::Records records{.caption = caption, .head = {{.text = first}}, .when_empty = "Nobody has answered."};
    for (auto const quarter : year.quarters) {
        records.head.push_back({.text = brief_quarter(quarter)});
    }
    records.head.push_back({.text = "The year"});
    for (auto const& line : table.lines) {
        records.rows.push_back(line_cells(name_of_line(line.id), line));
    }
    if (says_something(table.together)) {
        records.rows.push_back(line_cells("Those not shown by themselves, together", table.together));
    }
    if (!table.lines.empty()) {
        records.rows.push_back(line_cells("All", year.all));
    }
    return govuk::records(records);
}

Html who_filled_it_in(Year const& year) {
    if (year.filled_by.empty()) {
        return loop::paragraph("Who filled it in is not shown: too few answered to tell them apart.");
    }
    govuk::Records records{.caption = "By who filled it in, in the year",
                           .head = {{.text = "Filled in"}, {.text = "Satisfied"}}};
    for (auto const& [filled_by, share] : year.filled_by) {
        records.rows.push_back({{.text = spoken(filled_by)}, {.text = in_words(share)}});
    }
    return govuk::records(records);
}

Html answers_given(Year const& year, QuestionKind kind) {
    govuk::Records records{.caption = "What was answered, in the year",
                           .head = {{.text = "Answer"}, {.text = "How many", .format = "numeric"}}};
    for (auto const& [answer, number] : year.given) {
        records.rows.push_back(
            {{.text = spoken(kind, answer, false)}, {.text = std::to_string(number), .format = "numeric"}});
    }
    return year.given.empty() ? Html{} : govuk::records(records);
}

// ---- the page

struct QuestionView {
    std::string id;
    std::string heading;
    Html sentences;
    Html tables;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (id, heading, sentences, tables))

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
    Html words;
    Html versions;
    Html files;
};
BOOST_DESCRIBE_STRUCT(SurveyView, (),
                      (back, name, when, buttons, years, year, who, waiting, questions, more, words, versions, files))
web::Template<SurveyView> const survey_page{"areas/surveys/views/survey.html"};

/// What a page of one year is made from.
struct Told {
    Survey survey;
    Version version;
    Day year;
    std::vector<Day> quarters;
    std::vector<TallyLine> by_place;
    std::vector<TallyLine> by_who;
    std::vector<AskedLine> asked;
    std::int64_t waiting = 0;

    Year of(QuestionKind kind) const { return surveys::year_of(by_place, by_who, kind, quarters); }
};

Day year_asked(Request const& request, Here const& here) {
    auto const asked = parse_day(fmt::format("{}-04-01", request.asked("year")));
    auto const now = year_of(here.today);
    return asked && *asked <= now ? *asked : now;
}

Told told_of(Here const& here, Id<Survey> id, Day year) {
    auto survey = survey_there(here.db, id);
    auto const last = months_after(year, 9);
    auto version = version_of(here.db, id, survey.version);
    return {std::move(survey),
            std::move(version),
            year,
            quarters_of(year, here.today),
            tallies_by_place(here.db, id, year, last),
            tallies_by_who(here.db, id, year, last),
            asked_lines(here.db, id, year, last),
            year == year_of(here.today) ? count_letters(here.db, id) : 0};
}

Reach reach_of(Told const& told) {
    Reach reach;
    for (auto const& line : told.asked) {
        reach.add(line);
    }
    return reach;
}

QuestionView question_view(Here const& here, Told const& told, QuestionKind kind, std::string heading) {
    auto const year = told.of(kind);
    auto const teams = people::teams(here.db);
    auto const services = loop::services(here.db);
    QuestionView view{std::string(name_of(kind)),
                      std::move(heading),
                      sentences_of(told.survey, year, kind, reach_of(told), told.waiting),
                      {}};
    view.tables = table_shown("By team", "Team", year, year.teams,
                              [&](auto id) { return id == 0 ? "Not said" : team_name(teams, id); }) +
                  table_shown("By service", "Service", year, year.services,
                              [&](auto id) { return loop::service_name(services, {id}, "Not said"); }) +
                  who_filled_it_in(year) + answers_given(year, kind);
    return view;
}

Html other_questions(Told const& told) {
    govuk::Records records{.caption = "The other questions, in the year",
                           .head = {{.text = "Question"}, {.text = "Satisfied"}},
                           .when_empty = "No other question is asked."};
    for_each_value<QuestionKind>([&](QuestionKind kind) {
        auto const is_tallied = std::ranges::any_of(told.by_who, [&](auto const& line) { return line.kind == kind; });
        if (is_tallied && kind != QuestionKind::outcome && kind != QuestionKind::service) {
            records.rows.push_back({{.text = question_of(kind).words}, {.text = in_words(told.of(kind).all.year)}});
        }
    });
    return govuk::records(records);
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

Response show_survey(Request const& request, Here& here, Id<Survey> id) {
    auto const told = told_of(here, id, year_asked(request, here));
    auto const& survey = told.survey;
    SurveyView view{
        .back = govuk::back_link({.text = "Surveys", .href = "/surveys"}),
        .name = survey.name,
        .when = fmt::format("{}. Target: {} of 100 satisfied, with the outcome and with the service each.{}",
                            spoken(survey.event), survey.target, survey.ended_on ? " It has ended." : ""),
        .buttons = buttons_of(here, survey),
        .years = years_of(here, survey, told.year),
        .year = spoken_year(told.year),
        .who = who_answered(here, told.asked, told.quarters),
        .waiting = told.waiting == 0 ? std::nullopt
                                     : std::optional(fmt::format(
                                           "{} to be counted. Answers are counted together, so that nobody's can "
                                           "be told by when it came.",
                                           counted(told.waiting, "answer waits", "answers wait"))),
        .questions = {question_view(here, told, QuestionKind::outcome, "The outcome: did it help?"),
                      question_view(here, told, QuestionKind::service, "The service: how were they treated?")},
        .more = other_questions(told),
        .words = reading_ages(told.version),
        .versions = versions_shown(here, survey),
        .files = {}};
    if (here.may(may::run_surveys) && !survey.ended_on) {
        view.files += end_form(here, survey);
    }
    return people::show(here, survey.name, survey_page(view));
}

}  // namespace

void mount_results(people::Site& at) { at.get("/surveys/{id}", may::see_learning, show_survey); }

}  // namespace heed::surveys
