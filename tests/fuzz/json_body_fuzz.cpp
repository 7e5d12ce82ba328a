#include <cstdint>
#include <string_view>

#include "areas/api/json_body.hpp"
#include "areas/api/signal_body.hpp"
#include "areas/api/written.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

/// Whatever another system sends: what is read is written and read again the same, and a signal that passes is one that
/// staff could have logged.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    auto const value = api::read_json({reinterpret_cast<char const*>(bytes), size});
    if (!value) {
        must(!value.error().empty(), "a refusal that says nothing");
        return 0;
    }
    auto const again = api::read_json(api::written(*value));
    must(again.has_value(), "what we write cannot be read");
    std::vector<web::WrongPart> wrong;
    auto const sent = api::read_signal(*value, "", {{{3}, "Homecare"}}, *day_of(2026, 11, 23), wrong);
    must(sent.has_value() == wrong.empty(), "a signal is either right or its mistakes are named");
    if (sent) {
        must(is_plain_text(sent->signal.said) && length_in_characters(sent->signal.said) <= 4000,
             "a text that is none");
        must(sent->signal.heard_on <= *day_of(2026, 11, 23), "heard tomorrow");
    }
    return 0;
}
