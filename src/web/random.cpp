#include "web/random.hpp"

#include <array>
#include <vector>

#include <sodium.h>

#include "kernel/must.hpp"

namespace heed::web {

namespace {

std::string hexadecimal(unsigned char const* bytes, std::size_t count) {
    std::string text(count * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, count);
    text.pop_back();
    return text;
}

}  // namespace

std::string random_hex(std::size_t bytes) {
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    return hexadecimal(random.data(), random.size());
}

std::string random_key() { return random_hex(16); }

std::string random_letters(std::size_t count) {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string text(count, '\0');
    randombytes_buf(text.data(), text.size());
    for (char& c : text) {
        c = letters[static_cast<unsigned char>(c) % letters.size()];
    }
    return text;
}

std::string keyed_hash(std::string_view key, std::string_view text) {
    std::array<unsigned char, crypto_auth_hmacsha256_KEYBYTES> raw{};
    std::size_t length = 0;
    auto const read = sodium_hex2bin(raw.data(), raw.size(), key.data(), key.size(), nullptr, &length, nullptr);
    must(read == 0 && length == raw.size(), "a key of another length");
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
    crypto_auth_hmacsha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size(), raw.data());
    return hexadecimal(hash.data(), hash.size());
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace heed::web
