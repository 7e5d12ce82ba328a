#pragma once
// The rules of looking at findings before they go into the loop. Pure: no database, no web, today is passed in.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/assessment/import.hpp"
#include "kernel/outcome.hpp"

namespace heed::assessment {

/// A page about one quality statement has 60 to 80 findings; what has more than this is not such a page.
inline constexpr std::size_t most_findings = 1'000;
inline constexpr std::size_t longest_title = 150;

/// What somebody who reads a report in says about it.
struct Source {
    std::string title;  ///< may be empty: title_of then makes one
    std::optional<Day> published_on;
    std::string text_hash;
};

/// The report as it may be kept, or what is wrong with it: nothing found, far too much found, a title too long, a day
/// that is still to come. Fields: "text", "title", "published".
Outcome<Source> checked(Source source, Report const& report, Day today);

/// The title that was given, or one from the text: "Ealing: Learning, improvement and innovation".
std::string title_of(Source const& source, Report const& report);

/// "3: evidence shows a good standard" (Care Quality Commission, how we determine ratings); "Not given".
std::string score_in_words(std::optional<int> score);

/// How sure the reader is, as a whole percentage below 100: nothing that a program reads is certain.
int percent(double confidence);

/// "quite sure, 93%".
std::string how_sure(double confidence);

/// The figure so that nobody reads more into it than it says. "89% of decided complaints: 8 of 9, between 57% and 98%,
/// which cannot be told apart from 80% for similar authorities"; "58% of received complaints: no whole number of 70
/// makes 58%".
std::string in_words(Figure const& figure);

/// Every figure of a finding, without those that only stand beside another one to compare it with.
std::vector<std::string> figures_in_words(Finding const& finding);

/// "3, 7 and 14" as the names of the systems, joined by commas; "no one system" for none.
std::string systems_in_words(std::vector<int> const& systems_read);

/// "Daily MARAC" from "daily MARAC", for the beginning of a line.
std::string with_capital(std::string_view text);

/// What each kind means, for whoever has to choose: "Something missing, weak, uneven, late, unclear or overlooked".
std::string_view meaning_of(Kind kind);

/// The systems of those that were chosen; a number that is none of 1 to 19 is a problem of that field.
Outcome<std::vector<int>> systems_from(std::vector<std::string> const& chosen, std::string const& field);

/// What was chosen on the form. Fields: "kind", "systems".
Outcome<Judgement> judgement_of(std::string_view kind, std::vector<std::string> const& chosen_systems);

/// Confirmed when the person reads what the program read, otherwise corrected.
Ruling ruling_of(Finding const& read, Judgement const& judgement);

/// What stands: the person's judgement where there is one, otherwise what the program read.
Judgement standing(KeptFinding const& finding);

enum class Order { report, least_sure };
BOOST_DESCRIBE_ENUM(Order, report, least_sure)

/// In the order of the report, or the least sure first (those alike in the order of the report).
std::vector<KeptFinding> in_order(std::vector<KeptFinding> findings, Order order);

/// The next finding after this one that nobody has looked at, round the end to the beginning; nothing when all are done.
std::optional<KeptFinding> next_waiting(std::vector<KeptFinding> const& in_order, Id<KeptFinding> after);

/// Those that wait and that the reader is at least so sure of, in whole per cent.
std::vector<KeptFinding> sure_enough(std::vector<KeptFinding> const& findings, int at_least);

struct Progress {
    std::int64_t looked_at = 0;
    std::int64_t all = 0;
    bool complete() const { return looked_at == all; }
};
Progress progress_of(std::vector<KeptFinding> const& findings);

/// "61 of 76 looked at".
std::string in_words(Progress const& progress);

/// Which findings become signals: shortfalls and plans always; what is good in part or whole where that is wanted.
/// What was left out and what is context never do.
struct Wanted {
    bool mixed = true;
    bool strengths = false;
};
bool becomes_signal(KeptFinding const& finding, Wanted wanted);

}  // namespace heed::assessment
