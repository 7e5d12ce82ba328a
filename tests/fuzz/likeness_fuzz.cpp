#include <cstdint>
#include <string_view>

#include "kernel/must.hpp"
#include "kernel/stems.hpp"
#include "kernel/text.hpp"
#include "loop/before/likeness.hpp"

/// Whatever is compared: words stand inside the text, likeness is a share, a text is most like itself, and what two
/// texts share is part of both.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    std::size_t behind = 0;
    for (auto const& one : stems_of(text)) {
        must(one.from >= behind && one.to > one.from && one.to <= size, "a word outside its text");
        must(!one.stem.empty() && one.stem.size() <= 64, "a stem that is none");
        behind = one.to;
    }
    auto const one = text.substr(0, size / 2);
    auto const other = text.substr(size / 2);
    loop::Likeness known;
    known.put(1, one);
    known.put(2, other);
    known.put(1, one);
    for (auto const& found : known.nearest(text, 5)) {
        must(found.likeness >= 0 && found.likeness <= 1.0001, "a share that is none");
    }
    must(known.size() == 2, "a text that was put in twice");
    for (auto const& shared : loop::shared_words(one, other)) {
        must(!shared.here.empty() && !shared.there.empty(), "a shared word that is none");
    }
    return 0;
}
