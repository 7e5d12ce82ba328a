#include "areas/assessment/demonstration.hpp"

#include <algorithm>
#include <array>

#include "areas/assessment/reader.hpp"
#include "areas/assessment/store.hpp"
#include "kernel/embedded.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"

namespace heed::assessment {

namespace {

using std::chrono::days;
using std::chrono::hours;

struct Correction {
    std::string_view begins;  ///< how the sentence begins
    Kind kind;
    int system;
};

constexpr std::array corrections = {
    Correction{"Findings of a safeguarding adults review", Kind::mixed, 6},
    Correction{"Staff did not know how feedback from surveys", Kind::shortfall, 7},
    Correction{"Staff described a friendly culture", Kind::strength, 19},
};

Imported read_in(store::Writing& db, std::string_view file, Source source, std::string council, std::int64_t by,
                 Instant now) {
    auto const text = embedded(file);
    auto report = read_report(text);
    must(report.has_value(), "the demonstration's own assessments can be read");
    report->council = std::move(council);
    source.text_hash = hash_of_text(text);
    return import_report(db, *report, source, by, now);
}

std::vector<Id<KeptFinding>> ids_of(std::vector<KeptFinding> const& findings) {
    std::vector<Id<KeptFinding>> ids;
    std::ranges::transform(findings, std::back_inserter(ids), &KeptFinding::id);
    return ids;
}

void correct_some(store::Writing& db, Id<Assessment> assessment, std::int64_t by, Instant now) {
    for (auto const& finding : findings_of(db, assessment)) {
        auto const found = std::ranges::find_if(corrections, [&](Correction const& correction) {
            return finding.read.text.starts_with(correction.begins);
        });
        if (found != corrections.end()) {
            Judgement const judgement{found->kind, {found->system}};
            decide(db, assessment, {finding.id, ruling_of(finding.read, judgement), judgement, 0}, by, now);
        }
    }
}

void show_one_in_the_loop(store::Writing& db, std::int64_t by, Instant now) {
    Source const source{"Our assessment", day_in_england(now - days(74)), ""};
    auto const [id, was_there] = read_in(db, "areas/assessment/embedded/thornmere_assessment.txt", source, "Thornmere",
                                         by, now - days(20));
    if (was_there) {
        return;
    }
    correct_some(db, id, by, now - days(19));
    confirm_each(db, id, ids_of(findings_of(db, id)), by, now - days(19) + hours(2));
    put_into_loop(db, id, {}, by, now - days(18));
}

void show_one_half_looked_at(store::Writing& db, std::int64_t by, Instant now) {
    Source const source{"Marlby's assessment, to learn from", day_in_england(now - days(31)), ""};
    auto const [id, was_there] = read_in(db, "areas/assessment/embedded/sample_assessment.txt", source, "Marlby", by,
                                         now - days(3));
    if (!was_there) {
        confirm_each(db, id, ids_of(sure_enough(findings_of(db, id), 95)), by, now - days(2));
    }
}

}  // namespace

void demonstrate(store::Writing& db, Instant now) {
    auto const esther = people::find_member_by_email(db, people::esther.email("thornmere"));
    must(esther.has_value(), "the cast is there before the demonstration");
    show_one_in_the_loop(db, esther->id.number, now);
    show_one_half_looked_at(db, esther->id.number, now);
}

}  // namespace heed::assessment
