#pragma once
// Reading the query of a request: filters, the cursor, the length of a page. What is not in the description is refused,
// because a filter that is spelt wrongly would otherwise answer with everything.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "people/api.hpp"

namespace heed::api {

constexpr int usual_page = 50;
constexpr int longest_page = 100;

class Asked {
public:
    /// `known` are the parameters that this path takes.
    Asked(web::Request const& request, std::initializer_list<std::string_view> known);

    template <DescribedEnum E>
    std::optional<E> choice(std::string_view name) {
        auto const word = request_.asked(name);
        auto const found = named<E>(word);
        expect(word.empty() || found.has_value(), name, "It is none of the words that the description lists");
        return found;
    }
    /// A record's number, or 0 where none was asked for.
    std::int64_t number(std::string_view name);
    std::optional<Day> day(std::string_view name);
    /// How many items a page may have: 1 to 100, 50 where nothing was asked for.
    int limit();
    /// The place that the cursor holds; nothing where none came.
    std::optional<std::string> place(people::Caller const& caller, std::string_view list);

    /// Throws people::Refusal (400) with everything that was found.
    void must_be_fine() const;

private:
    void expect(bool holds, std::string_view name, std::string_view says);

    web::Request const& request_;
    std::vector<web::WrongPart> wrong_;
};

}  // namespace heed::api
