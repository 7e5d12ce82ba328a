#include "web/token.hpp"

#include <array>

#include <sodium.h>

#include "kernel/must.hpp"

namespace heed::web {

namespace {

constexpr std::size_t key_size = 32;

template <std::size_t size>
bool read_hexadecimal(std::string_view text, std::array<unsigned char, size>& bytes) {
    std::size_t length = 0;
    char const* end = nullptr;
    auto const read = sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &length, &end);
    return text.size() == size * 2 && read == 0 && length == size && end == text.data() + text.size();
}

}  // namespace

std::string form_token(std::string_view form_key) {
    must(sodium_init() >= 0, "libsodium cannot start");
    std::array<unsigned char, key_size> key{};
    must(read_hexadecimal(form_key, key), "a form key that is not 64 hexadecimal digits");
    std::array<unsigned char, 2 * key_size> token{};
    randombytes_buf(token.data(), key_size);
    for (std::size_t i = 0; i < key_size; ++i) {
        token[key_size + i] = token[i] ^ key[i];
    }
    std::string text(4 * key_size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), token.data(), token.size());
    text.pop_back();
    return text;
}

bool token_is_of(std::string_view token, std::string_view form_key) {
    std::array<unsigned char, key_size> key{};
    std::array<unsigned char, 2 * key_size> bytes{};
    if (!read_hexadecimal(form_key, key) || !read_hexadecimal(token, bytes)) {
        return false;
    }
    for (std::size_t i = 0; i < key_size; ++i) {
        bytes[i] ^= bytes[key_size + i];
    }
    return sodium_memcmp(bytes.data(), key.data(), key_size) == 0;
}

}  // namespace heed::web
