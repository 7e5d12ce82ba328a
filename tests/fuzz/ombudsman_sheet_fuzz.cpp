// What is uploaded as one of the spreadsheets of the Ombudsman's yearly letter: no file may crash the reader.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "areas/ombudsman/letter.hpp"
#include "areas/ombudsman/rules.hpp"

namespace {

void must(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void read(std::string const& text) {
    auto const rows = heed::ombudsman::sheet_from(text, {"Reference", "Decision", "Decided"});
    if (!rows) {
        must(!rows.error().empty() && !rows.error().front().says.empty());
        return;
    }
    for (auto const& row : *rows) {
        must(heed::ombudsman::reference_in(row.reference) == row.reference && !row.reference.empty());
    }
    auto const compared = heed::ombudsman::compare_sheet({{"26 001 234", "Upheld"}}, *rows);
    must(compared.theirs == static_cast<std::int64_t>(rows->size()));
    must(!heed::ombudsman::spoken(compared).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    read(text);
    read("Reference,Decision,Decided\n" + text);
    return 0;
}
