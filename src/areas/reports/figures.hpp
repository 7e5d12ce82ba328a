#pragma once
// The figures of a report as anybody may see them: what the areas account for, with small numbers of people hidden. A value
// of its own, so that it can be kept exactly as it was published. There is no percentage in it: each is worked out from two
// whole numbers where it is printed, beside both and the name of the whole.

#include <optional>
#include <string>
#include <vector>

#include "kernel/described.hpp"
#include "loop/accounts.hpp"

namespace heed::reports {

struct ShownNumber {
    bool hidden = false;
    std::int64_t value = 0;  ///< 0 where it is hidden
    bool operator==(ShownNumber const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShownNumber, (), (hidden, value))

struct ShownGroup {
    std::string key;
    std::string label;
    std::string says;
};
BOOST_DESCRIBE_STRUCT(ShownGroup, (), (key, label, says))

struct ShownDivision {
    std::string key;
    std::string title;
    std::string rows_are;
    std::vector<ShownGroup> rows;
    std::vector<ShownGroup> columns;
    std::vector<ShownNumber> counts;         ///< row after row
    std::vector<ShownNumber> row_totals;     ///< only with columns
    std::vector<ShownNumber> column_totals;  ///< only with columns
    std::string asked_by;
    bool as_chart = false;
};
BOOST_DESCRIBE_STRUCT(ShownDivision, (),
                      (key, title, rows_are, rows, columns, counts, row_totals, column_totals, asked_by, as_chart))

struct ShownYear {
    std::string first;  ///< "2025-04-01"
    std::string last;
    ShownNumber number;
};
BOOST_DESCRIBE_STRUCT(ShownYear, (), (first, last, number))

/// A whole that was counted: the denominator of its divisions.
struct ShownWhole {
    std::string key;
    std::string name;
    std::string means;
    bool of_people = true;
    bool on_last_day = false;
    ShownNumber number;
    std::vector<ShownYear> years;  ///< of a report about several years; otherwise none
    std::vector<ShownDivision> divisions;
    std::string asked_by;
};
BOOST_DESCRIBE_STRUCT(ShownWhole, (), (key, name, means, of_people, on_last_day, number, years, divisions, asked_by))

struct ShownList {
    std::string key;
    std::string title;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::string asked_by;
};
BOOST_DESCRIBE_STRUCT(ShownList, (), (key, title, head, rows, asked_by))

struct ShownSection {
    std::string key;
    std::string title;
    std::vector<std::string> sentences;
    std::vector<ShownWhole> wholes;
    std::vector<std::string> comparisons;  ///< ratios and halves, in sentences
    std::vector<std::string> improvements;
    std::vector<ShownList> lists{};  ///< of reports that were kept before there were lists: none
    bool only_code = false;
};
BOOST_DESCRIBE_STRUCT(ShownSection, (), (key, title, sentences, wholes, comparisons, improvements, lists, only_code))

struct Figures {
    std::int64_t fewest = 5;  ///< numbers of people below this are hidden
    std::vector<ShownSection> sections;
};
BOOST_DESCRIBE_STRUCT(Figures, (), (fewest, sections))

ShownWhole const* find_whole(Figures const& figures, std::string_view key);
ShownDivision const* find_division(ShownWhole const& whole, std::string_view key);
/// The number of a row; nothing where there is no such row.
std::optional<ShownNumber> row_of(ShownDivision const& division, std::string_view key);

/// Figures that anybody has seen already.
struct Published {
    loop::Period period;
    Figures figures;
};

/// An area's account of a period.
struct Accounted {
    std::string key;
    loop::Account account;
};
using AccountsOf = std::function<std::vector<Accounted>(loop::Period const&)>;

/// The figures of this period; `before` is all that was published, about whatever time. Nothing hidden in them, and nothing that was hidden in what was published before, can be worked
/// out of all of them together: for that, `accounts_of` is asked for each stretch of time that the periods cut out as well.
Figures compose(loop::Period const& period, AccountsOf const& accounts_of, std::vector<Published> const& before,
                std::int64_t fewest);

/// The years to 31 March (regulation 18) in a period, the first and the last as long as it has them; none for one year or less.
std::vector<loop::Period> years_of(loop::Period const& period);

/// As text to keep, and read again; a text that is none is a bug.
std::string kept(Figures const& figures);
Figures figures_from(std::string const& kept);

}  // namespace heed::reports
