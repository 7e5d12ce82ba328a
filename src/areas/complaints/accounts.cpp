#include "areas/complaints/accounts.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/clocks/standing.hpp"
#include "areas/complaints/complaint.hpp"
#include "kernel/working_days.hpp"
#include "loop/heard/signal.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

using loop::Counted;
using loop::Division;
using loop::Group;

constexpr std::string_view kept_apart = "kept";

/// Cases of one sort that came in the period.
struct CameFigure {
    Kind kind = Kind::complaint;
    Channel channel = Channel::web_form;
    std::int64_t service = 0;
    std::int64_t kept = 0;
    std::int64_t quick = 0;  ///< ended by regulation 8(1)(c)
    std::int64_t theme = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(CameFigure, (), (kind, channel, service, kept, quick, theme, number))

/// Which cases count: not what a machine may have sent, unless somebody confirmed it; not what turned out to be none.
constexpr std::string_view counts_sql =
    "cases.kept_from_worker <= :see_kept and cases.track in ('statutory', 'none')"
    " and (cases.doubt not in ('hidden_field_filled', 'sent_too_fast') or cases.signal <> 0)"
    " and not exists (select 1 from case_closings none_at_all where none_at_all.council = cases.council"
    " and none_at_all.case_id = cases.id and none_at_all.ending = 'not_a_message')";

std::vector<CameFigure> came(store::Reading const& db, loop::AccountFor const& asked) {
    static auto const sql = fmt::format(
        "select kind, channel, service, kept, quick, theme, cast(count(*) as bigint) as number from"
        " (select kind, channel, service, kept_from_worker as kept,"
        " case when exists (select 1 from case_closings where case_closings.council = cases.council"
        " and case_closings.case_id = cases.id and ending = 'excluded_8_1_c') then 1 else 0 end as quick,"
        " coalesce((select min(theme) from theme_signals where theme_signals.council = cases.council"
        " and theme_signals.signal = cases.signal), 0) as theme"
        " from cases where council = :council and received_on >= :first and received_on <= :last"
        " and kind in ('complaint', 'concern', 'compliment') and {}) each_one"
        " group by kind, channel, service, kept, quick, theme",
        counts_sql);
    return store::rows<CameFigure>(db, sql, db.council(), asked.period.first, asked.period.last,
                                   static_cast<std::int64_t>(asked.see_kept_from_worker));
}

struct NamedGroup {
    std::int64_t id = 0;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedGroup, (), (id, name))

std::vector<NamedGroup> themes(store::Reading const& db) {
    return store::rows<NamedGroup>(db, "select id, name from themes where council = :council order by name, id",
                                   db.council());
}

std::vector<NamedGroup> services(store::Reading const& db) {
    std::vector<NamedGroup> named;
    for (auto const& service : loop::services(db)) {
        named.push_back({service.id.number, service.name});
    }
    return named;
}

/// Counts by key in the order of the rows, all of them or those that are not nothing.
Division divided(std::string key, std::string title, std::string rows_are, std::vector<Group> rows,
                 std::map<std::string, std::int64_t> const& counts) {
    Division division{
        .key = std::move(key), .title = std::move(title), .rows_are = std::move(rows_are), .rows = std::move(rows)};
    for (auto const& row : division.rows) {
        auto const found = counts.find(row.key);
        division.counts.push_back(found == counts.end() ? 0 : found->second);
    }
    return division;
}

/// Rows for what was named, then for what was not, and for what is kept apart; rows of nothing are left out.
std::vector<Group> rows_for(std::vector<NamedGroup> const& named, std::string const& not_named,
                            std::string const& why_kept, std::map<std::string, std::int64_t> const& counts) {
    std::vector<Group> rows;
    auto const add = [&](std::string const& key, std::string const& label) {
        if (counts.contains(key)) {
            rows.push_back({key, label});
        }
    };
    for (auto const& one : named) {
        add(std::to_string(one.id), one.name);
    }
    add("0", not_named);
    add(std::string(kept_apart), why_kept);
    return rows;
}

using Wanted = bool (*)(CameFigure const&);

bool is_complaint(CameFigure const& one) { return one.kind == Kind::complaint && one.quick == 0; }
bool is_concern(CameFigure const& one) {
    return one.kind == Kind::concern || (one.kind == Kind::complaint && one.quick == 1);
}
bool is_compliment(CameFigure const& one) { return one.kind == Kind::compliment; }

class Came {
public:
    Came(store::Reading const& db, loop::AccountFor const& asked)
        : figures_(came(db, asked)), services_(services(db)), themes_(themes(db)) {}

    Counted count(Wanted wanted, std::string key, std::string name, std::string means) const {
        Counted counted{.key = std::move(key), .name = std::move(name), .means = std::move(means)};
        counted.year_by_year = true;
        for (auto const& one : figures_) {
            counted.number += wanted(one) ? one.number : 0;
        }
        return counted;
    }

    void by_service(Wanted wanted, Counted& counted) const {
        auto const counts = counts_by(wanted, [](CameFigure const& one) { return one.service; });
        counted.divisions.push_back(divided("by_service", counted_title(counted, "by service"), "Service",
                                            rows_for(services_, "Service not known", "Told in confidence", counts),
                                            counts));
        counted.divisions.back().as_chart = true;
    }

    void by_theme(Wanted wanted, Counted& counted) const {
        auto const counts = counts_by(wanted, [](CameFigure const& one) { return one.theme; });
        counted.divisions.push_back(divided("by_theme", counted_title(counted, "by theme"), "Theme",
                                            rows_for(themes_, "No theme yet", "Told in confidence", counts), counts));
        counted.divisions.back().as_chart = true;
    }

    void by_channel(Wanted wanted, Counted& counted) const {
        std::map<std::string, std::int64_t> counts;
        for (auto const& one : figures_) {
            counts[std::string(name_of(one.channel))] += wanted(one) ? one.number : 0;
        }
        std::vector<Group> rows;
        for_each_value<Channel>([&](Channel channel) {
            auto label = spoken(channel);
            label.front() = static_cast<char>(label.front() >= 'a' ? label.front() - 'a' + 'A' : label.front());
            rows.push_back({std::string(name_of(channel)), label});
        });
        counted.divisions.push_back(
            divided("by_channel", counted_title(counted, "by how they came"), "How it came", std::move(rows), counts));
    }

    void by_quickness(Counted& counted) const {
        std::map<std::string, std::int64_t> counts;
        for (auto const& one : figures_) {
            counts[one.quick == 1 ? "quick" : "raised"] += is_concern(one) ? one.number : 0;
        }
        counted.divisions.push_back(
            divided("by_how", counted_title(counted, "by what they were"), "It was",
                    {{"raised", "Raised as a concern"},
                     {"quick", "A spoken complaint that was put right by the end of the next working day",
                      "were complaints that were put right by the end of the next working day (regulation 8(1)(c))"}},
                    counts));
    }

private:
    static std::string counted_title(Counted const& counted, std::string_view how) {
        auto title = fmt::format("{}, {}", counted.name, how);
        title.front() = 'C';  // complaints, concerns, compliments
        return title;
    }

    template <class By>
    std::map<std::string, std::int64_t> counts_by(Wanted wanted, By const& by) const {
        std::map<std::string, std::int64_t> counts;
        for (auto const& one : figures_) {
            if (wanted(one)) {
                counts[one.kept == 1 ? std::string(kept_apart) : std::to_string(by(one))] += one.number;
            }
        }
        return counts;
    }

    std::vector<CameFigure> figures_;
    std::vector<NamedGroup> services_;
    std::vector<NamedGroup> themes_;
};

// ---- regulation 13: acknowledged in time

struct AcknowledgedFigure {
    Day received_on;
    std::string on_day;  ///< empty: not yet
    std::int64_t answered = 0;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(AcknowledgedFigure, (), (received_on, on_day, answered, number))

std::vector<AcknowledgedFigure> acknowledged_figures(store::Reading const& db, loop::AccountFor const& asked) {
    static auto const sql = fmt::format(
        "select received_on, on_day, answered, cast(count(*) as bigint) as number from"
        " (select received_on, coalesce((select on_day from case_acknowledgements where"
        " case_acknowledgements.council = cases.council and case_id = cases.id), '') as on_day,"
        " case when closed_on is null then 0 else 1 end as answered"
        " from cases where council = :council and received_on >= :first and received_on <= :last"
        " and kind = 'complaint' and {} and not exists (select 1 from case_closings where"
        " case_closings.council = cases.council and case_closings.case_id = cases.id"
        " and ending = 'excluded_8_1_c')) each_one group by received_on, on_day, answered",
        counts_sql);
    return store::rows<AcknowledgedFigure>(db, sql, db.council(), asked.period.first, asked.period.last,
                                           static_cast<std::int64_t>(asked.see_kept_from_worker));
}

Division acknowledged_in_time(store::Reading const& db, loop::AccountFor const& asked) {
    WorkingDays const days;
    std::map<std::string, std::int64_t> counts;
    for (auto const& one : acknowledged_figures(db, asked)) {
        auto const on = parse_day(one.on_day);
        auto const due = acknowledgement_due(one.received_on, days);
        counts[on ? (*on <= due ? "in_time" : "late") : (one.answered == 1 ? "ended" : "not_yet")] += one.number;
    }
    return divided("by_acknowledgement", "Complaints received, by when they were acknowledged", "Acknowledged",
                   {{"in_time", "Within three working days", "were acknowledged within three working days"},
                    {"late", "Later"},
                    {"ended", "Ended before it was acknowledged"},
                    {"not_yet", "Not yet"}},
                   counts);
}

// ---- answered

/// A complaint that was answered in the period; nothing of who or what.
struct AnsweredLine {
    Day received_on;
    Day sent_on;
    std::string promised_for;  ///< empty: no plan was made
    std::int64_t service = 0;
    std::int64_t kept = 0;
    std::int64_t findings = 0;
    std::int64_t well_founded = 0;
};
BOOST_DESCRIBE_STRUCT(AnsweredLine, (), (received_on, sent_on, promised_for, service, kept, findings, well_founded))

std::vector<AnsweredLine> answered_lines(store::Reading const& db, loop::AccountFor const& asked) {
    static auto const sql = fmt::format(
        "select received_on, sent_on, coalesce((select answer_due from case_plans where"
        " case_plans.council = cases.council and case_plans.case_id = cases.id order by number desc limit 1), '')"
        " as promised_for, service, kept_from_worker as kept,"
        " (select cast(count(*) as bigint) from case_findings where case_findings.council = cases.council"
        " and case_findings.case_id = cases.id) as findings,"
        " (select cast(count(*) as bigint) from case_findings where case_findings.council = cases.council"
        " and case_findings.case_id = cases.id and verdict in ('upheld', 'partly')) as well_founded"
        " from case_answers join cases on cases.council = case_answers.council and cases.id = case_answers.case_id"
        " where case_answers.council = :council and sent_on >= :first and sent_on <= :last and kind = 'complaint'"
        " and {}",
        counts_sql);
    return store::rows<AnsweredLine>(db, sql, db.council(), asked.period.first, asked.period.last,
                                     static_cast<std::int64_t>(asked.see_kept_from_worker));
}

std::string finding_of(AnsweredLine const& line) {
    return line.well_founded > 0 ? "well_founded" : line.findings > 0 ? "not_well_founded" : "no_finding";
}

std::vector<Group> finding_groups() {
    return {{"well_founded", "Well-founded, wholly or partly", "were well-founded, wholly or partly"},
            {"not_well_founded", "Not well-founded"},
            {"no_finding", "No finding recorded"}};
}

Division findings_of(std::vector<AnsweredLine> const& lines) {
    std::map<std::string, std::int64_t> counts;
    for (auto const& line : lines) {
        ++counts[finding_of(line)];
    }
    auto division = divided("by_finding", "Complaints answered, by what was found", "Finding", finding_groups(),
                            counts);
    division.asked_by = "Regulation 18: the number that were well-founded";
    return division;
}

/// Regulation 17: whether the response came within the period that the person was given, or the six months.
Division answered_in_time(std::vector<AnsweredLine> const& lines) {
    std::map<std::string, std::int64_t> counts;
    for (auto const& line : lines) {
        auto const promised = parse_day(line.promised_for);
        ++counts[line.sent_on <= promised.value_or(answer_limit(line.received_on)) ? "in_time" : "late"];
    }
    auto division = divided(
        "by_time", "Complaints answered, by whether the answer came in time", "The answer came",
        {{"in_time", "In the time that was agreed", "were answered in the time that was agreed"}, {"late", "Later"}},
        counts);
    division.asked_by = "Regulation 17: whether the response came within its period";
    return division;
}

Division findings_by_service(std::vector<AnsweredLine> const& lines, std::vector<NamedGroup> const& named) {
    std::map<std::string, std::int64_t> by_service;
    std::map<std::pair<std::string, std::string>, std::int64_t> cells;
    for (auto const& line : lines) {
        auto const service = line.kept == 1 ? std::string(kept_apart) : std::to_string(line.service);
        ++by_service[service];
        ++cells[{service, finding_of(line)}];
    }
    Division division{.key = "by_service",
                      .title = "Complaints answered, by service and by what was found",
                      .rows_are = "Service",
                      .rows = rows_for(named, "Service not known", "Told in confidence", by_service),
                      .columns = finding_groups()};
    for (auto const& row : division.rows) {
        for (auto const& column : division.columns) {
            auto const found = cells.find({row.key, column.key});
            division.counts.push_back(found == cells.end() ? 0 : found->second);
        }
    }
    return division;
}

Counted answered(store::Reading const& db, loop::AccountFor const& asked, loop::Account& account) {
    auto const lines = answered_lines(db, asked);
    Counted counted{
        .key = "complaints.answered",
        .name = "complaints answered",
        .means = "Complaints whose written answer (regulation 14) was sent in the period, whenever they came. "
                 "So they are not the same complaints as those received in it.",
        .number = static_cast<std::int64_t>(lines.size())};
    counted.year_by_year = true;
    counted.divisions = {findings_of(lines), answered_in_time(lines), findings_by_service(lines, services(db))};
    std::vector<int> days;
    std::ranges::transform(lines, std::back_inserter(days),
                           [](auto const& line) { return line.sent_on - line.received_on; });
    if (!days.empty()) {
        auto const middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
        std::ranges::nth_element(days, middle);
        account.halves.push_back({counted.key, "took", *middle, "days"});
    }
    return counted;
}

// ---- what ended otherwise, went on or stands open

struct KeyFigure {
    std::string key;
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(KeyFigure, (), (key, number))

/// The Code, 8.1: the types of complaint that were refused; and those that ended in another way without an answer.
Counted ended_otherwise(store::Reading const& db, loop::AccountFor const& asked) {
    static auto const sql = fmt::format(
        "select ending as key, cast(count(*) as bigint) as number from case_closings ended"
        " join cases on cases.council = ended.council and cases.id = ended.case_id"
        " where ended.council = :council and ended.on_day >= :first and ended.on_day <= :last"
        " and ended.ending <> 'excluded_8_1_c' and cases.kind = 'complaint' and {} group by ending",
        counts_sql);
    Counted counted{
        .key = "complaints.ended_otherwise",
        .name = "complaints that ended without an answer",
        .means = "Complaints that were refused, withdrawn or sent to the right body in the period; not those "
                 "put right by the end of the next working day, which are counted as concerns."};
    std::map<std::string, std::int64_t> counts;
    for (auto const& one : store::rows<KeyFigure>(db, sql, db.council(), asked.period.first, asked.period.last,
                                                  static_cast<std::int64_t>(asked.see_kept_from_worker))) {
        counts[one.key] = one.number;
        counted.number += one.number;
    }
    std::vector<Group> rows;
    for_each_value<Ending>([&](Ending ending) {
        if (counts.contains(std::string(name_of(ending)))) {
            auto label = spoken(ending);
            label.front() = static_cast<char>(label.front() >= 'a' ? label.front() - 'a' + 'A' : label.front());
            rows.push_back({std::string(name_of(ending)), label});
        }
    });
    counted.divisions.push_back(
        divided("by_ending", "Complaints that ended without an answer, by why", "Why", std::move(rows), counts));
    counted.asked_by = "Code 8.1: the types of complaint that were refused";
    return counted;
}

Counted to_ombudsman(store::Reading const& db, loop::AccountFor const& asked) {
    static auto const sql = fmt::format(
        "select cast(count(*) as bigint) from case_facts join cases on cases.council = case_facts.council"
        " and cases.id = case_facts.case_id where case_facts.council = :council and ombudsman_told_on is not null"
        " and ombudsman_told_on >= :first and ombudsman_told_on <= :last and cases.kind = 'complaint' and {}",
        counts_sql);
    Counted counted{
        .key = "complaints.to_ombudsman",
        .name = "complaints on whose record it stands that they went to the Ombudsman",
        .means = "As the person or the Ombudsman told whoever had the complaint, by the day of telling. What "
                 "the Ombudsman opened with us is counted in its own section."};
    counted.number = store::value<std::int64_t>(db, sql, db.council(), asked.period.first, asked.period.last,
                                                static_cast<std::int64_t>(asked.see_kept_from_worker));
    return counted;
}

Counted open_at_the_end(store::Reading const& db, loop::AccountFor const& asked) {
    static auto const sql = fmt::format(
        "select cast(count(*) as bigint) from cases where council = :council and received_on <= :last"
        " and (closed_on is null or closed_on > :end) and kind = 'complaint' and {}",
        counts_sql);
    Counted counted{
        .key = "complaints.open",
        .name = "complaints open on the last day",
        .means = "Complaints that had come by the end of the last day and were not answered or ended by then.",
        .taken = loop::Taken::on_last_day,
        .moved_by = {"complaints.received", "complaints.answered", "complaints.ended"}};
    counted.number = store::value<std::int64_t>(db, sql, db.council(), asked.period.last, asked.period.last,
                                                static_cast<std::int64_t>(asked.see_kept_from_worker));
    return counted;
}

}  // namespace

loop::Account account_of_complaints(store::Reading const& db, loop::AccountFor const& asked) {
    loop::Account account{
        .title = "Complaints, concerns and compliments",
        .sentences = {"Complaints received, complaints answered and complaints still open are not the same complaints: "
                      "one that came in March is often answered in May. So each figure says of which it is a part."}};
    Came const came(db, asked);
    auto received = came.count(
        is_complaint, "complaints.received", "complaints received",
        "Every complaint about adult social care that came in the period, whatever became of it; "
        "not those put right by the end of the next working day.");
    received.asked_by = "Regulation 18: the number received";
    came.by_theme(is_complaint, received);
    received.divisions.back().asked_by = "Regulation 18: the subject matter";
    came.by_service(is_complaint, received);
    came.by_channel(is_complaint, received);
    received.divisions.push_back(acknowledged_in_time(db, asked));
    auto concerns = came.count(is_concern, "concerns.received", "concerns received",
                               "Everything that worried somebody and was not made a complaint, by the day on which it "
                               "came; also spoken complaints put right by the end of the next working day.");
    came.by_quickness(concerns);
    came.by_service(is_concern, concerns);
    came.by_theme(is_concern, concerns);
    auto compliments = came.count(is_compliment, "compliments.received", "compliments received",
                                  "Everything that people praised, by the day on which it came.");
    came.by_service(is_compliment, compliments);
    came.by_theme(is_compliment, compliments);
    account.counted = {received,
                       answered(db, asked, account),
                       to_ombudsman(db, asked),
                       ended_otherwise(db, asked),
                       open_at_the_end(db, asked),
                       concerns,
                       compliments};
    for (auto& remedies : remedies_counted(db, asked)) {
        account.counted.push_back(std::move(remedies));
    }
    account.ratios = {{"concerns.received", "complaints.received",
                       "Many concerns for each complaint can mean that people speak up early and are heard."},
                      {"compliments.received", "complaints.received", ""}};
    return account;
}

}  // namespace heed::complaints
