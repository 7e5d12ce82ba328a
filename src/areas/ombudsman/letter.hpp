#pragma once
// The Ombudsman's yearly letter (July, about the financial year before): its three headline statistics and its three
// spreadsheets, compared with our own books. The columns of the spreadsheets were not seen, so their names are a setting.
// Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/outcome.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

/// Complaints upheld, compliance with recommendations, satisfactory remedies provided already: each with its denominator.
struct Letter {
    std::int64_t year = 0;
    Day came_on;
    std::int64_t investigated = 0;
    std::int64_t upheld = 0;
    std::int64_t remedies_due = 0;
    std::int64_t remedies_done = 0;
    std::int64_t remedied_already = 0;  ///< of what was upheld
    std::optional<double> per_100_000;
};
BOOST_DESCRIBE_STRUCT(Letter, (),
                      (year, came_on, investigated, upheld, remedies_due, remedies_done, remedied_already, per_100_000))

/// As it was typed.
struct LetterDraft {
    std::string year{};
    web::TypedDay came_on{};
    std::string investigated{};
    std::string upheld{};
    std::string remedies_due{};
    std::string remedies_done{};
    std::string remedied_already{};
    std::string per_100_000{};  ///< may be empty
};
Outcome<Letter> letter_from(LetterDraft const& draft, Day today);

enum class Sheet { received, decided, compliance };
BOOST_DESCRIBE_ENUM(Sheet, received, decided, compliance)
std::string_view spoken(Sheet sheet);

/// How a sheet's file calls its columns; `outcome` and `on_day` may be empty: then they are not read.
struct SheetColumns {
    std::string reference = "Reference";
    std::string outcome = "Decision";
    std::string on_day = "Decision date";
};

struct SheetRow {
    std::string reference;  ///< "26 001 234"
    std::string outcome;
    std::optional<Day> on_day;
    bool operator==(SheetRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SheetRow, (), (reference, outcome, on_day))

constexpr std::size_t most_sheet_bytes = 1U << 20;

/// The rows by reference, or what is wrong with each line, on the field "file". A reference that comes twice is kept once
/// where it says the same (a case with two remedies), and refused where it does not.
Outcome<std::vector<SheetRow>> sheet_from(std::string_view csv, SheetColumns const& columns);

/// What our own books say of one case.
struct OwnRow {
    std::string reference;
    std::string outcome;  ///< in words, "" where it is not compared
};

struct Difference {
    std::string reference;
    std::string says;
};

struct SheetComparison {
    std::int64_t ours = 0;
    std::int64_t theirs = 0;
    std::vector<Difference> differ;
};
/// By reference: what only one of the two has, and where the outcomes differ (whatever the case of their letters).
SheetComparison compare_sheet(std::vector<OwnRow> const& ours, std::vector<SheetRow> const& theirs);

/// "Our own books say 9, the letter says 8: these 2 differ."
std::string spoken(SheetComparison const& comparison);

}  // namespace heed::ombudsman
