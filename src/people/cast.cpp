#include "people/cast.hpp"

#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::people {

std::string CastMember::name() const { return fmt::format("{} {}", first, last); }

std::string CastMember::email(std::string_view council_slug) const {
    return fmt::format("{}@{}.example", lowered(first), council_slug);
}

std::span<CastMember const> cast() {
    static constexpr std::array everybody{callum, dev, esther, grace, hugh, imani, jo, kiran, lena, mo};
    return everybody;
}

}  // namespace heed::people
