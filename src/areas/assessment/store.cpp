#include "areas/assessment/store.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "areas/assessment/plain_text.hpp"
#include "areas/assessment/sentences.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "store/events.hpp"
#include "store/hash.hpp"

namespace heed::assessment {

namespace {

constexpr std::string_view finding_source = "assessment_finding";
constexpr std::size_t longest_signal = 4'000;

struct FindingRow {
    Id<KeptFinding> id;
    Id<Assessment> assessment;
    std::int64_t n = 0;
    std::string section;
    std::string text;
    std::string kind;
    double confidence = 0;
    std::string systems;
};
BOOST_DESCRIBE_STRUCT(FindingRow, (), (id, assessment, n, section, text, kind, confidence, systems))

struct FigureRow {
    Id<Assessment> assessment;
    Id<KeptFinding> finding;
    std::int64_t place = 0;
    std::string text;
    double value = 0;
    std::string unit;
    std::string counted;
    std::optional<std::string> period;
    std::optional<std::string> comparator_text;
    std::optional<double> comparator_value;
    std::optional<std::string> comparator_of;
    std::optional<std::int64_t> share_count;
    std::optional<std::int64_t> share_of;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(FigureRow, (),
                      (assessment, finding, place, text, value, unit, counted, period, comparator_text,
                       comparator_value, comparator_of, share_count, share_of, note))

struct VerdictRow {
    Id<Assessment> assessment;
    Id<KeptFinding> finding;
    int version = 0;
    Ruling ruling = Ruling::confirmed;
    std::string kind;
    std::string systems;
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(VerdictRow, (), (assessment, finding, version, ruling, kind, systems, by, at))

struct SignalRow {
    Id<Assessment> assessment;
    Id<KeptFinding> finding;
    Id<loop::Signal> signal;
};
BOOST_DESCRIBE_STRUCT(SignalRow, (), (assessment, finding, signal))

struct InLoopRow {
    Id<Assessment> assessment;
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(InLoopRow, (), (assessment, by, at))

std::string joined(std::vector<int> const& systems) { return fmt::format("{}", fmt::join(systems, ",")); }

std::vector<int> numbers_in(std::string const& joined_systems) {
    std::vector<int> numbers;
    for (auto const part : split(joined_systems, ',')) {
        if (!part.empty()) {
            numbers.push_back(std::stoi(std::string(part)));
        }
    }
    return numbers;
}

Kind kind_kept(std::string const& name) {
    auto const kind = kind_named(name);
    must(kind.has_value(), "the store holds a kind that the program does not know");
    return *kind;
}

FigureRow row_of(Figure const& figure) {
    FigureRow row;
    row.text = figure.text;
    row.value = figure.value;
    row.unit = figure.unit;
    row.counted = figure.of;
    row.period = figure.period;
    row.note = figure.note;
    if (figure.comparator) {
        row.comparator_text = figure.comparator->text;
        row.comparator_value = figure.comparator->value;
        row.comparator_of = figure.comparator->of;
    }
    if (figure.share) {
        row.share_count = figure.share->count;
        row.share_of = figure.share->of;
    }
    return row;
}

Figure figure_in(FigureRow const& row) {
    Figure figure{row.text, row.value, row.unit, row.counted, row.period, {}, {}, row.note};
    if (row.comparator_text) {
        figure.comparator = {*row.comparator_text, row.comparator_value.value_or(0), row.comparator_of.value_or("")};
    }
    if (row.share_count && row.share_of) {
        figure.share = {*row.share_count, *row.share_of, measure::wilson(*row.share_count, *row.share_of)};
    }
    return figure;
}

KeptFinding finding_in(FindingRow const& row) {
    KeptFinding finding;
    finding.id = row.id;
    finding.read = {static_cast<int>(row.n), row.section, row.text, kind_kept(row.kind), row.confidence,
                    numbers_in(row.systems), {}};
    return finding;
}

Verdict verdict_in(VerdictRow const& row) {
    return {row.version, row.ruling, {kind_kept(row.kind), numbers_in(row.systems)}, row.by, row.at};
}

void keep_finding(store::Writing& db, Id<Assessment> assessment, Finding const& finding) {
    auto const id = store::next_id<KeptFinding>(db, "assessment_findings");
    store::insert(db, "assessment_findings",
                  FindingRow{id, assessment, finding.n, finding.section, finding.text,
                             std::string(name_of(finding.kind)), finding.confidence, joined(finding.systems)});
    std::int64_t place = 0;
    for (auto const& figure : finding.figures) {
        auto row = row_of(figure);
        row.assessment = assessment;
        row.finding = id;
        row.place = ++place;
        store::insert(db, "assessment_figures", row);
    }
}

void note_of(store::Writing& db, Id<Assessment> assessment, std::string what, std::string detail, std::int64_t by,
             Instant now) {
    store::note(db, {"assessment", assessment.number, std::move(what), std::move(detail), by, now});
}

/// The findings by id, to give their figures, verdicts and signals to.
using ById = std::map<Id<KeptFinding>, KeptFinding*>;

void add_figures(store::Reading const& db, Id<Assessment> assessment, ById const& findings) {
    auto const figures = store::rows<FigureRow>(
        db,
        "select assessment, finding, place, text, value, unit, counted, period, comparator_text, comparator_value, "
        "comparator_of, share_count, share_of, note from assessment_figures "
        "where council = :council and assessment = :assessment order by finding, place",
        db.council(), assessment);
    for (auto const& row : figures) {
        findings.at(row.finding)->read.figures.push_back(figure_in(row));
    }
}

void add_verdicts(store::Reading const& db, Id<Assessment> assessment, ById const& findings) {
    auto const verdicts = store::rows<VerdictRow>(
        db,
        "select assessment, finding, version, ruling, kind, systems, by, at from assessment_verdicts "
        "where council = :council and assessment = :assessment order by finding, version",
        db.council(), assessment);
    for (auto const& row : verdicts) {
        findings.at(row.finding)->verdict = verdict_in(row);
    }
}

void add_signals(store::Reading const& db, Id<Assessment> assessment, ById const& findings) {
    auto const signals = store::rows<SignalRow>(
        db,
        "select assessment, finding, signal from assessment_signals "
        "where council = :council and assessment = :assessment order by finding",
        db.council(), assessment);
    for (auto const& row : signals) {
        findings.at(row.finding)->signal = row.signal;
    }
}

int latest_version(store::Reading const& db, Id<Assessment> assessment, Id<KeptFinding> finding) {
    return store::value<int>(db,
                             "select coalesce(max(version), 0) from assessment_verdicts "
                             "where council = :council and assessment = :assessment and finding = :finding",
                             db.council(), assessment, finding);
}

FindingRow find_row(store::Reading const& db, Id<Assessment> assessment, Id<KeptFinding> finding) {
    auto const row = store::row<FindingRow>(
        db,
        "select id, assessment, n, section, text, kind, confidence, systems from assessment_findings "
        "where council = :council and id = :finding",
        db.council(), finding);
    if (!row || row->assessment != assessment) {
        throw NotFound("this assessment has no such finding");
    }
    return *row;
}

void refuse_when_in_loop(store::Reading const& db, Id<Assessment> assessment) {
    if (put_into_loop_of(db, assessment)) {
        throw Conflict("the assessment has been put into the loop");
    }
}

void keep_verdict(store::Writing& db, Id<Assessment> assessment, Decision const& decision, std::int64_t by,
                  Instant now) {
    auto const& [finding, ruling, judgement, seen] = decision;
    store::insert(db, "assessment_verdicts",
                  VerdictRow{assessment, finding, seen + 1, ruling, std::string(name_of(judgement.kind)),
                             joined(judgement.systems), by, now});
    store::note(db, {std::string(finding_source), finding.number, std::string(heed::name_of(ruling)),
                     std::string(name_of(judgement.kind)), by, now});
}

loop::Signal signal_from(KeptFinding const& finding, Day heard_on, std::int64_t by, Instant now) {
    loop::Signal signal;
    signal.kind = loop::SignalKind::assessment_finding;
    signal.source = finding_source;
    signal.source_id = finding.id.number;
    signal.said = shortened(loop::made_anonymous(finding.read.text, {}), longest_signal);
    signal.heard_on = heard_on;
    signal.recorded_at = now;
    signal.recorded_by = by;
    return signal;
}

std::int64_t count_signals_of(store::Reading const& db, Id<Assessment> assessment) {
    return store::value<std::int64_t>(db,
                                      "select cast(count(*) as bigint) from assessment_signals "
                                      "where council = :council and assessment = :assessment",
                                      db.council(), assessment);
}

}  // namespace

std::string hash_of_text(std::string_view text) {
    return store::sha256(with_single_spaces(as_plain_text(text).value_or(std::string(text))));
}

Imported import_report(store::Writing& db, Report const& report, Source const& source, std::int64_t by, Instant now) {
    must(!source.text_hash.empty() && report.findings.size() <= most_findings, "only a checked report is kept");
    if (auto const there = assessment_with(db, source.text_hash)) {
        note_of(db, *there, "read_again", "the same text; nothing was doubled", by, now);
        return {*there, true};
    }
    auto const id = store::next_id<Assessment>(db, "assessments");
    auto const found = static_cast<std::int64_t>(report.findings.size());
    store::insert(db, "assessments",
                  Assessment{id, title_of(source, report), report.council.value_or(""), report.statement, report.score,
                             source.published_on, source.text_hash, found, by, now});
    for (auto const& finding : report.findings) {
        keep_finding(db, id, finding);
    }
    note_of(db, id, "read_in", counted(found, "finding", "findings"), by, now);
    return {id, false};
}

std::optional<Id<Assessment>> assessment_with(store::Reading const& db, std::string const& text_hash) {
    return store::value_if_any<Id<Assessment>>(
        db, "select id from assessments where council = :council and text_hash = :text_hash", db.council(), text_hash);
}

Assessment find_assessment(store::Reading const& db, Id<Assessment> id) {
    auto found = store::row<Assessment>(
        db,
        "select id, title, council_name, statement, score, published_on, text_hash, findings, read_by, read_at "
        "from assessments where council = :council and id = :id",
        db.council(), id);
    if (!found) {
        throw NotFound("no such assessment");
    }
    return std::move(*found);
}

Id<Assessment> assessment_of(store::Reading const& db, Id<KeptFinding> finding) {
    auto const found = store::value_if_any<Id<Assessment>>(
        db, "select assessment from assessment_findings where council = :council and id = :finding", db.council(),
        finding);
    if (!found) {
        throw NotFound("no such finding");
    }
    return *found;
}

std::vector<Listed> latest_assessments(store::Reading const& db, Id<Assessment> before, int most) {
    auto const first = before ? before.number : std::numeric_limits<std::int64_t>::max();
    return store::rows<Listed>(
        db,
        "select a.id as id, a.title as title, a.council_name as council_name, a.statement as statement, a.score as "
        "score, "
        "a.published_on as published_on, a.text_hash as text_hash, a.findings as findings, a.read_by as read_by, "
        "a.read_at as read_at, (select cast(count(*) as bigint) from assessment_verdicts v where v.council = a.council "
        "and v.assessment = a.id and v.version = 1) as looked_at, l.at as put_into_loop_at "
        "from assessments a left join assessments_in_loop l on l.council = a.council and l.assessment = a.id "
        "where a.council = :council and a.id < :before order by a.id desc limit :most",
        db.council(), first, most);
}

std::vector<KeptFinding> findings_of(store::Reading const& db, Id<Assessment> assessment) {
    auto const found = store::rows<FindingRow>(
        db,
        "select id, assessment, n, section, text, kind, confidence, systems from assessment_findings "
        "where council = :council and assessment = :assessment order by n",
        db.council(), assessment);
    std::vector<KeptFinding> findings;
    std::ranges::transform(found, std::back_inserter(findings), finding_in);
    ById by_id;
    for (auto& finding : findings) {
        by_id.emplace(finding.id, &finding);
    }
    add_figures(db, assessment, by_id);
    add_verdicts(db, assessment, by_id);
    add_signals(db, assessment, by_id);
    return findings;
}

std::vector<Verdict> verdicts_on(store::Reading const& db, Id<Assessment> assessment, Id<KeptFinding> finding) {
    auto const rows = store::rows<VerdictRow>(
        db,
        "select assessment, finding, version, ruling, kind, systems, by, at from assessment_verdicts "
        "where council = :council and assessment = :assessment and finding = :finding order by version",
        db.council(), assessment, finding);
    std::vector<Verdict> verdicts;
    std::ranges::transform(rows, std::back_inserter(verdicts), verdict_in);
    return verdicts;
}

void decide(store::Writing& db, Id<Assessment> assessment, Decision const& decision, std::int64_t by, Instant now) {
    find_row(db, assessment, decision.finding);
    refuse_when_in_loop(db, assessment);
    if (latest_version(db, assessment, decision.finding) != decision.seen_version) {
        throw Conflict("somebody has decided about this finding since");
    }
    keep_verdict(db, assessment, decision, by, now);
}

std::int64_t confirm_each(store::Writing& db, Id<Assessment> assessment, std::vector<Id<KeptFinding>> const& findings,
                          std::int64_t by, Instant now) {
    refuse_when_in_loop(db, assessment);
    std::int64_t confirmed = 0;
    for (auto const finding : findings) {
        auto const row = find_row(db, assessment, finding);
        if (latest_version(db, assessment, finding) == 0) {
            keep_verdict(db, assessment,
                         {finding, Ruling::confirmed, {kind_kept(row.kind), numbers_in(row.systems)}, 0}, by, now);
            ++confirmed;
        }
    }
    note_of(db, assessment, "confirmed_together", counted(confirmed, "finding", "findings"), by, now);
    return confirmed;
}

std::optional<PutIntoLoop> put_into_loop_of(store::Reading const& db, Id<Assessment> assessment) {
    return store::row<PutIntoLoop>(
        db, "select by, at from assessments_in_loop where council = :council and assessment = :assessment",
        db.council(), assessment);
}

std::int64_t put_into_loop(store::Writing& db, Id<Assessment> assessment, Wanted wanted, std::int64_t by, Instant now) {
    if (put_into_loop_of(db, assessment)) {
        note_of(db, assessment, "put_into_loop_again", "nothing was doubled", by, now);
        return count_signals_of(db, assessment);
    }
    auto const about = find_assessment(db, assessment);
    auto const findings = findings_of(db, assessment);
    must(progress_of(findings).complete(), "a finding that nobody has looked at must not reach the loop");
    std::int64_t made = 0;
    for (auto const& finding : findings) {
        if (becomes_signal(finding, wanted)) {
            auto const signal = loop::tell(
                db, signal_from(finding, about.published_on.value_or(day_in_england(now)), by, now));
            store::insert(db, "assessment_signals", SignalRow{assessment, finding.id, signal});
            ++made;
        }
    }
    store::insert(db, "assessments_in_loop", InLoopRow{assessment, by, now});
    note_of(db, assessment, "put_into_loop", counted(made, "signal", "signals"), by, now);
    return made;
}

}  // namespace heed::assessment
