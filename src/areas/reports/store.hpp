#pragma once
// Reports in the store: rows in, rows out; all of this area's SQL.

#include <optional>
#include <vector>

#include "areas/reports/report.hpp"
#include "loop/around.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::reports {

using loop::Doing;

struct Copy {
    std::string figures;  ///< see figures_from
    std::string hash;     ///< SHA-256 of it, 64 hexadecimal digits
    std::string beside;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Copy, (), (figures, hash, beside, on_day, at, by))

struct Publication {
    std::string words;  ///< see words_from
    std::string hash;   ///< SHA-256 of the figures and the words
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Publication, (), (words, hash, on_day, at, by))

struct Withdrawal {
    std::string reason;
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (reason, on_day, at, by))

std::optional<Report> find_report(store::Reading const& db, Id<Report> id);
/// The same; throws NotFound.
Report report_there(store::Reading const& db, Id<Report> id);
/// The one made last first.
std::vector<Report> list_reports(store::Reading const& db, loop::Around const& around, int most);
/// Published and not withdrawn, the latest period first.
std::vector<Report> list_published(store::Reading const& db, int most);
/// Published at any time, withdrawn ones too, about some of these days: whoever read them knows them. By their numbers.
std::vector<Report> published_about(store::Reading const& db, loop::Period const& period);

/// The last wording of each passage.
std::vector<Words> words_of(store::Reading const& db, Id<Report> id);
std::optional<Copy> copy_of(store::Reading const& db, Id<Report> id);
std::optional<Publication> publication_of(store::Reading const& db, Id<Report> id);
std::optional<Withdrawal> withdrawal_of(store::Reading const& db, Id<Report> id);

Id<Report> add_report(store::Writing& db, Report report, Doing const& doing);
/// The next edition of a final report, with its words but the response. Throws Conflict if it is a draft.
Id<Report> add_edition(store::Writing& db, Report const& of, Doing const& doing);
/// What differs becomes each passage's next wording. Throws Conflict unless the report is still at `version`.
void write_words(store::Writing& db, Report const& report, std::vector<Words> const& words, std::int64_t version,
                 Doing const& doing);
/// The figures of this moment become the report's, for good. Throws Conflict if they did already.
void make_final(store::Writing& db, Report const& report, Figures const& figures, std::vector<Id<Report>> const& beside,
                Doing const& doing);
/// Throws Conflict unless it is final and not published. An earlier edition that is published is replaced.
void publish(store::Writing& db, Report const& report, std::vector<Words> const& words, Doing const& doing);
/// Throws Conflict unless it is published and stands.
void withdraw(store::Writing& db, Report const& report, std::string const& reason, Doing const& doing);

std::string kept(std::vector<Words> const& words);
std::vector<Words> words_from(std::string const& kept);

}  // namespace heed::reports
