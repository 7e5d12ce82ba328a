#pragma once
// Reading what another system sent: JSON from a stranger. At most 256 kB (the server refuses more before it reads it),
// nested at most 8 deep, well-formed UTF-8 without control characters. Every mistake is named with its JSON pointer.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>
#include <tl/expected.hpp>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "web/problem_answer.hpp"

namespace heed::api {

/// The value, or one sentence that says where reading stopped.
tl::expected<boost::json::value, std::string> read_json(std::string_view text);

/// The object that a body must be; throws people::Refusal (400).
boost::json::object object_in(std::string_view body);

/// One object of what was sent, and what is wrong with it.
class Members {
public:
    /// `pointer` is where the object stands: "" for the whole body, "/signals/3".
    Members(boost::json::object const& object, std::string pointer, std::vector<web::WrongPart>& wrong)
        : object_(object), pointer_(std::move(pointer)), wrong_(wrong) {}

    /// Names every member that is none of these: a member that is spelt wrongly would otherwise be lost in silence.
    void only(std::initializer_list<std::string_view> names);

    /// Each answers nothing where the member is not there or null, and names it where it is of another kind.
    std::optional<std::string> text(std::string_view name);
    std::optional<std::int64_t> number(std::string_view name);
    std::optional<bool> yes_or_no(std::string_view name);
    std::optional<Day> day(std::string_view name);
    template <DescribedEnum E>
    std::optional<E> choice(std::string_view name) {
        auto const word = text(name);
        auto const found = word ? named<E>(*word) : std::nullopt;
        if (word && !found) {
            wrong(name, "It is none of the words that the description lists");
        }
        return found;
    }

    void wrong(std::string_view name, std::string says);
    bool is_wrong(std::string_view name) const;

private:
    boost::json::value const* find(std::string_view name) const;

    boost::json::object const& object_;
    std::string pointer_;
    std::vector<web::WrongPart>& wrong_;
};

/// A member's name as part of a JSON pointer (RFC 6901: "~" and "/" are escaped).
std::string pointer_to(std::string_view before, std::string_view name);

}  // namespace heed::api
