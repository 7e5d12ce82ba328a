#pragma once
// Reading a form: what was typed, trimmed and with one kind of line end. Rules judge it; what was typed is kept so that
// the form can be shown again.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/outcome.hpp"
#include "web/request.hpp"

namespace heed::web {

/// The three boxes of a date as they were typed.
struct TypedDay {
    std::string day;
    std::string month;
    std::string year;

    bool empty() const { return day.empty() && month.empty() && year.empty(); }
};
BOOST_DESCRIBE_STRUCT(TypedDay, (), (day, month, year))

class Form {
public:
    explicit Form(Request const& request) : fields_(request.form) {}
    explicit Form(std::vector<Field> const& fields) : fields_(fields) {}

    /// The first value of that name, trimmed, line ends as LF; "" where there is none.
    std::string text(std::string_view name) const;
    /// Every value of that name (checkboxes), trimmed, without empty ones.
    std::vector<std::string> all(std::string_view name) const;
    bool ticked(std::string_view name) const { return !text(name).empty(); }
    bool has(std::string_view name) const;

    /// The enumerator that was chosen; nothing if none was, or it is not one that we know.
    template <DescribedEnum E>
    std::optional<E> choice(std::string_view name) const {
        return named<E>(text(name));
    }

    /// The boxes "<name>-day", "<name>-month" and "<name>-year", as govuk::date_input names them.
    TypedDay typed_day(std::string_view name) const;

    /// A whole number without sign or spaces, at most 9 digits.
    std::optional<int> number(std::string_view name) const;

private:
    std::vector<Field> const& fields_;
};

/// The day in the three boxes, or the sentence that says what is missing. `what` begins the sentence: "Date received"
/// gives "Date received must include a month". The month may be a number or a name.
Outcome<Day> day_from(TypedDay const& typed, std::string_view field, std::string_view what);

/// The problem that this field has, or "" (what the GOV.UK parts take as `.error`).
std::string error_of(Problems const& problems, std::string_view field);

/// Collects problems while a rule checks its fields.
class Checking {
public:
    void expect(bool holds, std::string_view field, std::string_view says) {
        if (!holds) {
            problems_.push_back({std::string(field), std::string(says)});
        }
    }
    /// Not empty, and no longer than `most` characters. `enter` is the whole sentence: "Enter what happened".
    void expect_text(std::string const& value, std::string_view field, std::string_view enter, std::size_t most);
    /// No longer than `most` characters; may be empty.
    void expect_at_most(std::string const& value, std::string_view field, std::string_view what, std::size_t most);
    template <class T>
    std::optional<T> take(Outcome<T> outcome) {
        if (outcome) {
            return std::move(*outcome);
        }
        problems_.insert(problems_.end(), outcome.error().begin(), outcome.error().end());
        return std::nullopt;
    }
    bool fine() const { return problems_.empty(); }
    tl::unexpected<Problems> problems() const { return tl::make_unexpected(problems_); }

private:
    Problems problems_;
};

}  // namespace heed::web
