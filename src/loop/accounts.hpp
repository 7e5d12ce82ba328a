#pragma once
// What an area accounts for in a report about a period that anybody may read, without a person in it: plain counts, each
// with what it is a count of, and sentences that are the same whoever complained. The reports area composes what the areas
// offer here, hides small numbers of people, and works out every percentage itself from two whole numbers.
//
//     loop::accounts().add("complaints", 100, account_of_complaints);     // once, in the area's mount()

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// Both days belong to it.
struct Period {
    Day first;
    Day last;
    bool operator==(Period const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Period, (), (first, last))

struct AccountFor {
    Period period;
    bool see_kept_from_worker = false;  ///< otherwise those are left out of every number
    Day today;                          ///< the day of making: for what is "late" or "lapsed" now
};

/// people: small numbers of them are hidden, and others to protect them. things: learning points, courses, procedures.
enum class CountOf { people, things };
BOOST_DESCRIBE_ENUM(CountOf, people, things)

/// in_period: each belongs to one day (received on, decided on), so the counts of two periods that adjoin add up to the
/// count of both; this is what lets a new report be checked against those published before. on_last_day: how things stood.
enum class Taken { in_period, on_last_day };
BOOST_DESCRIBE_ENUM(Taken, in_period, on_last_day)

/// One share of a division: a row, or a column.
struct Group {
    std::string key;    ///< the same in every period: "service-3", "upheld"
    std::string label;  ///< "Homecare"
    std::string
        says{};  ///< completes "12 of 40 complaints decided (30 %) ...": "were upheld". Empty: only in the table
};

/// The counted, divided without a remainder: each belongs to one row (and one column). Cases kept from a worker stand in a
/// row of their own kind ("Not shown by service"), never under what would tell whom they are about.
struct Division {
    std::string key;       ///< "by_service"
    std::string title;     ///< "Complaints received, by service"
    std::string rows_are;  ///< the heading of the first column: "Service"
    std::vector<Group> rows;
    std::vector<Group> columns{};        ///< none: plain counts
    std::vector<std::int64_t> counts{};  ///< row after row; as many as rows times columns (or rows, without columns)
    std::string asked_by{};              ///< the rule that asks for it: "Regulation 18: ..."; may be empty
    bool as_chart = false;               ///< bars beside the table; only without columns
};

/// Everything of one kind in the period: the whole that each of its divisions divides, and so the denominator of each share.
struct Counted {
    std::string key;    ///< "complaints.received"
    std::string name;   ///< lower case and plural, as a denominator is named: "complaints received"
    std::string means;  ///< one sentence: which are in it, by which day, and which are not
    CountOf of = CountOf::people;
    Taken taken = Taken::in_period;
    std::int64_t number = 0;
    std::vector<Division> divisions{};
    std::string asked_by{};
    bool year_by_year = false;  ///< a report about several years shows it for each of them
    /// on_last_day: the keys of what is counted in the period and makes it more or fewer. Who knows how things stood before
    /// and after, and all of these but one, knows that one too.
    std::vector<std::string> moved_by{};
};

/// "For each complaint received there were 2.3 concerns received (92 and 40)": two of the counted by their keys, also of
/// another area.
struct Ratio {
    std::string of;      ///< "concerns.received"
    std::string to_one;  ///< "complaints.received"
    std::string says;    ///< a sentence beside it, or empty
};

/// "Half of the 40 complaints answered took 27 working days or fewer": said where the whole may be shown and is 10 or more.
struct Half {
    std::string counted;  ///< the key of the whole: "complaints.answered"
    std::string says;     ///< "took", "waited"
    std::int64_t value = 0;
    std::string unit;  ///< "working days"
};

/// A list in words that the area publishes anyway, such as a self-assessment: nothing in it counts people, and nobody is
/// recognisable in it.
struct Listed {
    std::string key;    ///< "code"
    std::string title;  ///< "What the Code asks, and whether we do it"
    std::vector<std::string> head{};
    std::vector<std::vector<std::string>> rows{};  ///< as many cells each as the head has
    std::string asked_by{};                        ///< as a division's
};

/// What an area says about the period: one section of the report, in this order.
struct Account {
    std::string title;  ///< "Complaints"
    std::vector<std::string>
        sentences{};  ///< under the title, without a number that counts people and without free text
    std::vector<Counted> counted{};
    std::vector<Ratio> ratios{};
    std::vector<Half> halves{};
    std::vector<std::string> improvements{};  ///< what was changed and is public already, a sentence each
    std::vector<Listed> lists{};
    bool only_code = false;  ///< only in a report that serves the Complaint Handling Code too
};

using Accounting = std::function<Account(store::Reading const&, AccountFor const&)>;

class Accounts {
public:
    struct Entry {
        std::string key;  ///< of the area: small letters
        int order = 0;    ///< where its section stands: complaints 100, ombudsman 200, surveys 300, procedures 400 ...
        Accounting make;
    };

    /// In the place of an earlier one of this key.
    void add(std::string key, int order, Accounting make);
    /// By their order.
    std::vector<Entry> const& all() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

/// The program's one registry: filled before the server starts, only read afterwards.
Accounts& accounts();

/// A bug where a division does not divide: too many or too few counts, a count below zero, a sum that is not the whole.
void must_add_up(Account const& account);

}  // namespace heed::loop
