// What is pasted as the Ombudsman's published decision: no text may crash the reader, and what it finds is bounded.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "areas/ombudsman/elsewhere.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/text.hpp"

namespace {

using namespace heed;
using namespace heed::ombudsman;

void must(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void look_at(PublishedDecision const& found) {
    must(found.reference.empty() || reference_in(found.reference) == found.reference);
    must(length_in_characters(found.summary) <= longest_summary);
    must(length_in_characters(found.agreed_action) <= longest_agreed_action);
}

void read(std::string const& text) {
    if (!is_plain_text(text)) {
        return;  // a form is refused before it is read
    }
    look_at(read_page(text));
    looks_like_a_table(text);
    if (auto const all = read_table(text)) {
        must(all->size() <= most_decisions_of_a_file);
        for (auto const& one : *all) {
            must(!one.reference.empty() && !one.summary.empty());
            look_at(one);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    read(text);
    read("reference,council,category,decision,date,summary,agreed action\n" + text);
    read("Oakshire (21 908 070)\nDecision date : " + text);
    return 0;
}
