#include "areas/surveys/results_parts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/surveys/staff_parts.hpp"
#include "kernel/text.hpp"
#include "measure/interval.hpp"
#include "measure/shares.hpp"
#include "measure/silent.hpp"
#include "people/members.hpp"
#include "web/charts.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
using people::Here;
using web::Html;

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

govuk::Records share_records(std::string const& caption, std::string const& first) {
    return {.caption = caption,
            .head = {{.text = first}, {.text = "Satisfied"}, {.text = "The true share is likely to be"}},
            .when_empty = "Too few have answered."};
}

void add_share(govuk::Records& records, std::string_view name, Share const& share) {
    records.rows.push_back({{.text = name}, {.text = in_words(share)}, {.text = likely(share)}});
}

Html table_shown(std::string const& first, Year const& year, Table const& table, NameOf const& name_of) {
    auto records = share_records("By " + lowered(first), first);
    records.when_empty = fmt::format("By {}: too few answered to tell them apart.", lowered(first));
    for (auto const& group : table) {
        add_share(records, name_of_line(group, name_of), group.share);
    }
    if (!table.empty()) {
        add_share(records, "All", year.all);
    }
    return govuk::records(records);
}

Html answers_given(Year const& year, QuestionKind kind) {
    govuk::Records records{.caption = "What was answered",
                           .head = {{.text = "Answer"}, {.text = "How many", .format = "numeric"}}};
    for (auto const& [answer, number] : year.given) {
        records.rows.push_back(
            {{.text = spoken(kind, answer, false)}, {.text = std::to_string(number), .format = "numeric"}});
    }
    return year.given.empty() ? Html{} : govuk::records(records);
}

/// Every quarter that can be shown, of the last five years.
struct Quarters {
    std::vector<std::string> labels;
    std::vector<measure::FunnelUnit> shares;
};

Quarters quarters_to_draw(Here const& here, Survey const& survey, QuestionKind kind) {
    constexpr int years_drawn = 5;
    Quarters drawn;
    auto const now = year_of(here.today);
    auto const first = std::max(year_of(first_quarter(here.db, survey.id).value_or(now)),
                                months_after(now, -12 * (years_drawn - 1)));
    auto const tallies = tallies_by_place(here.db, survey.id, first, months_after(now, 9));
    for (auto year = first; year <= now; year = months_after(year, 12)) {
        auto const quarters = quarters_of(year, here.today, days_answers_come(survey));
        auto const told = surveys::year_of(tallies, {}, kind, quarters);
        for (auto const& group : told.quarters) {
            drawn.labels.push_back(brief_quarter(quarters.at(static_cast<std::size_t>(group.ids.front()))));
            drawn.shares.push_back({group.share.satisfied, group.share.said});
        }
    }
    return drawn;
}

std::string told_apart(measure::Apart apart, std::int64_t target) {
    switch (apart) {
        case measure::Apart::above: return fmt::format("This is above the target of {}%. ", target);
        case measure::Apart::below: return fmt::format("This is below the target of {}%. ", target);
        case measure::Apart::cannot_be_told_apart: break;
    }
    return fmt::format("This cannot be told apart from the target of {}%. ", target);
}

Html folded(std::string const& summary, Html const& tables) {
    return govuk::details({.summary = summary, .text = tables});
}

/// How many of those who were asked answered, in each quarter that is over.
Html response_chart(Here const& here, Survey const& survey) {
    constexpr int years_drawn = 5;
    auto const now = quarter_of(here.today);
    std::map<Day, Reach> by_quarter;
    for (auto const& line : asked_lines(here.db, survey.id, months_after(now, -12 * years_drawn), now - 1)) {
        by_quarter[line.quarter].add(line);
    }
    web::ShareChart chart{.frame = {.id = "response",
                                    .title = "Answered of those asked, by quarter",
                                    .says = "The share of those asked who answered, in each quarter that is over.",
                                    .x_label = "Quarter",
                                    .y_label = "Answered"}};
    for (auto const& [quarter, reach] : by_quarter) {
        chart.labels.push_back(brief_quarter(quarter));
        chart.periods.push_back({reach.answered, reach.asked});
    }
    if (chart.periods.size() < 2) {
        return {};
    }
    chart.told = measure::share_in_time(chart.periods).value();
    return web::share_chart(chart);
}

}  // namespace

void Reach::add(AskedLine const& line) {
    asked += line.asked;
    answered += line.answered;
}

Reach Told::reach() const {
    Reach reach;
    for (auto const& line : asked) {
        if (std::ranges::count(quarters, line.quarter) > 0) {
            reach.add(line);
        }
    }
    return reach;
}

Told told_of(store::Reading const& db, Survey const& survey, Day year, Day today) {
    auto const last = months_after(year, 9);
    return {survey,
            year,
            quarters_of(year, today, days_answers_come(survey)),
            tallies_by_place(db, survey.id, year, last),
            tallies_by_who(db, survey.id, year, last),
            asked_lines(db, survey.id, year, last),
            count_letters(db, survey.id)};
}

std::string per_cent(std::int64_t count, std::int64_t of) {
    return of == 0 ? "" : fmt::format("{:.0f}%", 100.0 * static_cast<double>(count) / static_cast<double>(of));
}

std::string in_words(Share const& share) {
    return share.said == 0
               ? "none"
               : fmt::format("{} of {} ({})", share.satisfied, share.said, per_cent(share.satisfied, share.said));
}

std::string likely(Share const& share) {
    if (share.said == 0) {
        return "";
    }
    auto const interval = measure::wilson(share.satisfied, share.said);
    return fmt::format("{:.0f}% to {:.0f}%", interval.low * 100, interval.high * 100);
}

std::string_view satisfied_means(QuestionKind kind) {
    return kind == QuestionKind::outcome   ? "said that it helped"
           : kind == QuestionKind::service ? "said that they were treated well"
                                           : "gave one of the two best answers";
}

Html who_answered(Here const& here, Told const& told) {
    std::map<Day, Reach> by_quarter;
    std::map<Way, Reach> by_way;
    std::map<std::int64_t, Reach> by_team;
    Reach all;
    for (auto const& line : told.asked) {
        by_quarter[line.quarter].add(line);
        by_way[line.way].add(line);
        by_team[line.team].add(line);
        all.add(line);
    }
    auto quarters = reach_records("By quarter in which they were asked", "Quarter");
    for (auto const& [quarter, reach] : by_quarter) {
        bool const is_in = std::ranges::count(told.quarters, quarter) > 0;
        quarters.rows.push_back(reach_row(spoken_quarter(quarter) + (is_in ? "" : ", answers still come"), reach));
    }
    quarters.rows.push_back(reach_row("The year", all));
    auto ways = reach_records("By the way in which they were asked", "Way");
    for (auto const& [way, reach] : by_way) {
        ways.rows.push_back(reach_row(std::string(spoken(way)), reach));
    }
    auto teams = reach_records("By the team that they were asked about", "Team");
    auto const names = people::teams(here.db);
    for (auto const& [team, reach] : by_team) {
        teams.rows.push_back(reach_row(team_name(names, team), reach));
    }
    auto const says = fmt::format("{} of {} who were asked have answered ({}).", all.answered,
                                  counted(all.asked, "person", "people"), per_cent(all.answered, all.asked));
    return govuk::element("p").classes("govuk-body-l").holding(all.asked == 0 ? "Nobody was asked." : says) +
           response_chart(here, told.survey) + govuk::records(quarters) +
           folded("By the way in which they were asked, and by team", govuk::records(ways) + govuk::records(teams));
}

Html sentences_of(Told const& told, Year const& year, QuestionKind kind) {
    auto const& share = year.all;
    if (share.said == 0) {
        return loop::paragraph(fmt::format(
            "Fewer than {} people have answered in the quarters whose answers are all in: nothing is shown.",
            fewest_to_show));
    }
    auto const target = static_cast<double>(told.survey.target) / 100.0;
    auto const compared = measure::compare(share.satisfied, share.said, target);
    auto const silent = std::max<std::int64_t>(0, told.reach().asked - share.said - year.could_not_say);
    auto html = govuk::element("p")
                    .classes("govuk-body-l")
                    .holding(fmt::format("{} of {} ({}) {}.", share.satisfied, share.said,
                                         per_cent(share.satisfied, share.said), satisfied_means(kind)));
    html += loop::paragraph(fmt::format("These are people who were asked from {} to {}, answered, and could say.",
                                        heed::spoken(told.quarters.front()),
                                        heed::spoken(next_quarter(told.quarters.back()) - 1)));
    html += loop::paragraph(fmt::format("{}The true share is likely to be between {:.0f}% and {:.0f}%.",
                                        told_apart(compared.apart, told.survey.target), compared.likely.low * 100,
                                        compared.likely.high * 100));
    html += loop::paragraph(measure::spoken(
        measure::silent_ones(share.satisfied, share.said, silent, told.survey.target), told.survey.target));
    if (year.could_not_say > 0) {
        html += loop::paragraph(fmt::format("{} could not say. They are in no share.",
                                            counted(year.could_not_say, "person who answered", "people who answered")));
    }
    return html;
}

Html chart_of(Here const& here, Survey const& survey, QuestionKind kind) {
    auto const drawn = quarters_to_draw(here, survey, kind);
    auto const told = measure::share_in_time(drawn.shares);
    if (!told || drawn.shares.size() < 2) {
        return {};
    }
    return web::share_chart(
        {.frame = {.id = std::string(name_of(kind)),
                   .title = fmt::format("Satisfied, by quarter: {}", lowered(spoken(kind))),
                   .says = fmt::format("The share in each of {} quarters, from {} to {}, with the limits of each.",
                                       drawn.shares.size(), drawn.labels.front(), drawn.labels.back()),
                   .x_label = "Quarter",
                   .y_label = "Satisfied"},
         .labels = drawn.labels,
         .periods = drawn.shares,
         .told = *told,
         .target = static_cast<double>(survey.target) / 100.0});
}

Html tables_of(Here const& here, Told const& told, Year const& year, QuestionKind kind) {
    return table_shown("Team", year, year.teams, names_of_teams(here.db)) +
           table_shown("Who filled it in", year, year.filled_by, names_of_filled_by()) +
           folded("By quarter, by service, and what was answered",
                  table_shown("Quarter", year, year.quarters, names_of_quarters(told)) +
                      table_shown("Service", year, year.services, names_of_services(here.db)) +
                      answers_given(year, kind));
}

std::string name_of_line(Group const& group, NameOf const& name_of) {
    auto ids = group.ids;
    std::ranges::stable_partition(ids, [](std::int64_t id) { return id != 0; });  // what was not said stands last
    std::vector<std::string> names;
    std::ranges::transform(ids, std::back_inserter(names), name_of);
    return names.size() == 1 ? names.front() : fmt::format("{}, together", fmt::join(names, " and "));
}

NameOf names_of_quarters(Told const& told) {
    return [quarters = told.quarters](std::int64_t at) {
        return spoken_quarter(quarters.at(static_cast<std::size_t>(at)));
    };
}

NameOf names_of_teams(store::Reading const& db) {
    return [teams = people::teams(db)](std::int64_t id) { return id == 0 ? "Not said" : team_name(teams, id); };
}

NameOf names_of_services(store::Reading const& db) {
    return [services = loop::services(db)](std::int64_t id) { return loop::service_name(services, {id}, "Not said"); };
}

NameOf names_of_filled_by() {
    return [](std::int64_t value) { return std::string(spoken(static_cast<FilledBy>(value))); };
}

Html other_questions(Told const& told) {
    auto records = share_records("Satisfied, by question", "Question");
    records.when_empty = "No other question is asked.";
    for_each_value<QuestionKind>([&](QuestionKind kind) {
        bool const is_tallied = std::ranges::any_of(told.by_who, [&](auto const& line) { return line.kind == kind; });
        if (is_tallied && kind != QuestionKind::outcome && kind != QuestionKind::service) {
            add_share(records, question_of(kind).words, told.of(kind).all);
        }
    });
    return govuk::records(records);
}

}  // namespace heed::surveys
