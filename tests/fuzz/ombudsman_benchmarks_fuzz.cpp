// What is uploaded as published figures: no file may crash the reader, and what it takes adds up.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "areas/ombudsman/benchmarks.hpp"

namespace {

void must(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void read(std::string const& text) {
    auto const years = heed::ombudsman::benchmarks_from(text);
    if (!years) {
        must(!years.error().empty() && years.error().size() <= heed::ombudsman::most_problems + 1);
        must(!years.error().front().says.empty());
        return;
    }
    must(!years->empty());
    for (auto const& year : *years) {
        must(year.year >= 2010 && year.year <= 2100 && !year.rows.empty());
        for (auto const& row : year.rows) {
            must(row.upheld >= 0 && row.upheld <= row.investigations && !row.authority.empty());
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    read(text);
    read("council,type,year,investigations,upheld,received,compliance,late\n" + text);
    return 0;
}
