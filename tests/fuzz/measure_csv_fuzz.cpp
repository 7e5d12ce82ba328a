// What strangers send as a file to be measured: no file may crash the reader, and whatever is answered can be read again.

#include <cstdint>
#include <cstdlib>

#include "kernel/csv.hpp"
#include "program/measure_command.hpp"

namespace {

void must(bool condition) {
    if (!condition) {
        std::abort();
    }
}

template <class Measured>
void look_at(Measured const& measured, std::size_t columns) {
    if (!measured) {
        must(!measured.error().empty() && !measured.error().front().says.empty());
        return;
    }
    auto const records = heed::read_csv(*measured);
    must(records.has_value() && !records->empty());
    for (auto const& record : *records) {
        must(record.fields.size() == columns);
    }
}

void measure(std::string const& text) {
    heed::program::MeasureWishes wishes;
    look_at(heed::program::measured_xmr(text, wishes), 7);
    wishes.summary = true;
    wishes.xmr.screening = true;
    wishes.xmr.fix_after = 12;
    look_at(heed::program::measured_xmr(text, wishes), 10);
    wishes.overdispersion = true;
    look_at(heed::program::measured_funnel(text, wishes), 11);
    look_at(heed::program::measured_intervals(text, wishes), 7);
    look_at(heed::program::measured_silent(text, wishes), 9);
    heed::program::remarks_on_xmr(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    measure(text);
    measure("series,x,y,rebase_group\n" + text);
    measure("unit,numerator,denominator\n" + text);
    measure("label,numerator,denominator\n" + text);
    measure("label,asked,answered,satisfied\n" + text);
    return 0;
}
