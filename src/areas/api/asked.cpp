#include "areas/api/asked.hpp"

#include <algorithm>

#include "areas/api/cursor.hpp"
#include "web/router.hpp"

namespace heed::api {

Asked::Asked(web::Request const& request, std::initializer_list<std::string_view> known) : request_(request) {
    for (auto const& field : request.query) {
        expect(std::ranges::find(known, std::string_view(field.name)) != known.end(), field.name,
               "There is no such parameter in the description");
        expect(std::ranges::count(request.query, field.name, &web::Field::name) == 1, field.name, "It came twice");
    }
}

void Asked::expect(bool holds, std::string_view name, std::string_view says) {
    if (!holds) {
        wrong_.push_back({.parameter = std::string(name), .says = std::string(says)});
    }
}

std::int64_t Asked::number(std::string_view name) {
    auto const text = request_.asked(name);
    auto const number = web::parse_id(text);
    expect(text.empty() || number, name, "It must be the number of a record");
    return number.value_or(0);
}

std::optional<Day> Asked::day(std::string_view name) {
    auto const text = request_.asked(name);
    auto const day = parse_day(text);
    expect(text.empty() || day, name, "It must be a day, written 2026-11-22");
    return day;
}

int Asked::limit() {
    auto const text = request_.asked("limit");
    auto const number = web::parse_id(text);
    bool const fits = number && *number <= longest_page;
    expect(text.empty() || fits, "limit", "It must be a whole number from 1 to 100");
    return fits ? static_cast<int>(*number) : usual_page;
}

std::optional<std::string> Asked::place(people::Caller const& caller, std::string_view list) {
    auto const cursor = request_.asked("after");
    if (cursor.empty()) {
        return std::nullopt;
    }
    auto place = unsealed(caller.server_key, list, cursor);
    expect(place.has_value(), "after", "It is no cursor of this list. Leave it out to begin again");
    return place;
}

void Asked::must_be_fine() const {
    if (!wrong_.empty()) {
        throw people::Refusal({.status = 400,
                               .detail = "Something in the query must be put right. The errors name each parameter.",
                               .errors = wrong_});
    }
}

}  // namespace heed::api
