// What anybody types into the boxes of a form: a date, a number, the reference of what they told us. One line a box.

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "areas/complaints/intake/reference.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

using namespace heed;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    if (!is_plain_text(text)) {
        return 0;  // such a body never becomes a form
    }
    std::istringstream lines(text);
    std::vector<web::Field> boxes;
    for (auto const* const name : {"on-day", "on-month", "on-year", "number", "reference"}) {
        std::string typed;
        std::getline(lines, typed);
        boxes.push_back({name, typed});
    }
    web::Form const form(boxes);
    auto const day = web::day_from(form.typed_day("on"), "on", "Date received");
    must(day ? parse_day(iso(*day)) == *day : !day.error().front().says.empty(), "a day that cannot be kept");
    auto const number = form.number("number");
    must(!number || (*number >= 0 && *number <= 999999999), "a number that is too large");
    auto const id = complaints::id_of(form.text("reference"));
    must(!id || complaints::id_of(complaints::reference_of(*id)) == id, "a reference that leads elsewhere");
    must(complaints::kept_secret(form.text("reference")).size() == 64, "a secret that is kept otherwise");
    return 0;
}
