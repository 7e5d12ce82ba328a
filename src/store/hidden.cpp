#include "store/hidden.hpp"

#include <sodium.h>

namespace heed::store {

std::int64_t hidden_number() {
    constexpr std::uint64_t end = std::uint64_t{1} << 52;
    constexpr std::uint64_t begin = least_hidden_number;
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return static_cast<std::int64_t>(begin + number % (end - begin));
}

}  // namespace heed::store
