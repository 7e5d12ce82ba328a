#pragma once
// A report about complaints for anybody who asks: regulation 18 of SI 2009/309 (the year to 31 March) and paragraphs 8.1 and
// 8.2 of the Ombudsman's Complaint Handling Code (2024). A draft counts anew each time; a final report has a fixed copy of its
// figures; a published one stands on a public page as it was published, until it is withdrawn with a reason.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/reports/figures.hpp"
#include "kernel/day.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::reports {

/// regulation_18: the annual report that the law asks for. both: also the Code's performance and service improvement report.
enum class Serves { regulation_18, both };
BOOST_DESCRIBE_ENUM(Serves, regulation_18, both)

std::string_view spoken(Serves serves);

struct Report {
    Id<Report> id;
    Day first_day;
    Day last_day;
    Serves serves = Serves::both;
    Day made_on;
    Id<Report> follows;        ///< the report of which this is a new version; 0: it is the first
    std::int64_t edition = 1;  ///< 1, 2, 3 ... of the same period
    std::int64_t version = 1;  ///< grows with each change of its words; two who write at once are told
    std::optional<Day> final_on;
    std::optional<Day> published_on;
    std::optional<Day> withdrawn_on;
    Id<Report> replaced_by;  ///< the edition that was published after it; 0: none
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Report, (),
                      (id, first_day, last_day, serves, made_on, follows, edition, version, final_on, published_on,
                       withdrawn_on, replaced_by, at, by))

loop::Period period_of(Report const& report);
/// "Annual complaints report 2025 to 2026"; of another period "Complaints report, 1 January 2026 to 30 June 2026".
std::string title_of(Report const& report);
/// "Draft", "Final, not published", "Published", "Withdrawn".
std::string standing_of(Report const& report);

/// What a council writes beside the figures.
enum class Passage {
    foreword,
    subjects,
    general_importance,
    actions,
    refused,
    non_compliance,
    self_assessment,
    ombudsman_letter,
    response,
};
BOOST_DESCRIBE_ENUM(Passage, foreword, subjects, general_importance, actions, refused, non_compliance, self_assessment,
                    ombudsman_letter, response)

/// never: it may be left empty. final_copy: before the report is made final. publication: before it is published.
enum class Needed { never, final_copy, publication };

struct PassageRule {
    Passage passage = Passage::foreword;
    std::string_view heading;
    std::string_view asked_by;  ///< the rule that asks for it, or ""
    std::string_view hint;
    Needed needed = Needed::never;
    bool only_code = false;  ///< not in a report that serves regulation 18 only
};
/// In the order of the report; the response of the governing body is last.
std::vector<PassageRule> const& passage_rules();
PassageRule const& rule_of(Passage passage);

struct Words {
    Passage passage = Passage::foreword;
    std::string text;  ///< Markdown
};
BOOST_DESCRIBE_STRUCT(Words, (), (passage, text))

std::string text_of(std::vector<Words> const& words, Passage passage);

constexpr std::size_t longest_passage = 8000;  ///< characters

// ---- rules

struct PeriodDraft {
    web::TypedDay first{};
    web::TypedDay last{};
    std::optional<Serves> serves{};
};
/// Any period of at most ten years that has begun. Problems name "first", "last" and "serves".
Outcome<Report> begin(PeriodDraft const& draft, Day today);
/// The last year to 31 March that is over: what regulation 18 asks for next.
loop::Period last_year(Day today);

/// Judges what was typed: too long, or an address or a number that could name somebody (no free text from cases). Fields are
/// the names of the passages.
Outcome<std::vector<Words>> write_words(std::vector<Words> words);

/// What it lacks before it can be made final, one problem each; also that its period is over, and that whoever makes it final
/// sees every case, so that no complaint is missing from the numbers.
Problems why_not_final(Report const& report, std::vector<Words> const& words, bool sees_every_case, Day today);

/// Shorter periods are not published: with few days between them, two reports tell who came in between.
constexpr int fewest_days_published = 90;
/// `beside`: the published reports that its figures were checked against when they were fixed; `now`: those there are.
Problems why_not_published(Report const& report, std::vector<Words> const& words, std::string const& beside,
                           std::string const& now);

/// "12,15": the reports that a copy was checked against.
std::string listed(std::vector<Id<Report>> const& reports);

}  // namespace heed::reports
