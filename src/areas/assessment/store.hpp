#pragma once
// Assessments, their findings and what people decided about them: rows in, rows out.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/assessment/import.hpp"
#include "areas/assessment/import_rules.hpp"
#include "store/store.hpp"

namespace heed::assessment {

/// SHA-256 of the words of a text, so that other line ends, spaces or a byte order mark do not make another text of it.
std::string hash_of_text(std::string_view text);

struct Imported {
    Id<Assessment> id;
    bool was_there = false;  ///< the same text had been read in before; nothing was doubled
};

/// Keeps the report and its findings, in this transaction, with its event. `source` is what `checked` gave. The same
/// text again answers with the assessment that is there, and notes that it was read again.
Imported import_report(store::Writing& db, Report const& report, Source const& source, std::int64_t by, Instant now);

/// The assessment that was read from this text, if one was.
std::optional<Id<Assessment>> assessment_with(store::Reading const& db, std::string const& text_hash);

/// Throws NotFound.
Assessment find_assessment(store::Reading const& db, Id<Assessment> id);

/// The assessment that this finding is of; throws NotFound.
Id<Assessment> assessment_of(store::Reading const& db, Id<KeptFinding> finding);

/// A line of the list.
struct Listed : Assessment {
    std::int64_t looked_at = 0;
    std::optional<Instant> put_into_loop_at;
};
BOOST_DESCRIBE_STRUCT(Listed, (Assessment), (looked_at, put_into_loop_at))

/// Latest first; only those with a smaller id than `before` where it is given. At most `most`.
std::vector<Listed> latest_assessments(store::Reading const& db, Id<Assessment> before, int most);

/// Every finding in the order of the report, with its figures, the verdict that stands, and its signal.
std::vector<KeptFinding> findings_of(store::Reading const& db, Id<Assessment> assessment);

/// Every verdict on one finding, the first one first.
std::vector<Verdict> verdicts_on(store::Reading const& db, Id<Assessment> assessment, Id<KeptFinding> finding);

/// What a person decided, and which verdict (0: none) they had before their eyes when they did.
struct Decision {
    Id<KeptFinding> finding;
    Ruling ruling = Ruling::confirmed;
    Judgement judgement;
    int seen_version = 0;
};

/// Keeps the verdict, with its event. Throws Conflict when somebody has decided since, or when the assessment has been
/// put into the loop; NotFound when the finding is not one of this assessment.
void decide(store::Writing& db, Id<Assessment> assessment, Decision const& decision, std::int64_t by, Instant now);

/// Confirms each of these findings as it was read; those that somebody has decided already stay as they are. Answers how
/// many were confirmed. Throws Conflict when the assessment has been put into the loop.
std::int64_t confirm_each(store::Writing& db, Id<Assessment> assessment, std::vector<Id<KeptFinding>> const& findings,
                          std::int64_t by, Instant now);

std::optional<PutIntoLoop> put_into_loop_of(store::Reading const& db, Id<Assessment> assessment);

/// Makes a signal of each finding that becomes one, in this transaction, heard on the day of publication (today where it
/// is not known). Every finding must have been looked at: see progress_of. A second time makes nothing. Answers how many
/// signals the assessment has made.
std::int64_t put_into_loop(store::Writing& db, Id<Assessment> assessment, Wanted wanted, std::int64_t by, Instant now);

}  // namespace heed::assessment
