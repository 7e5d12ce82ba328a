#include "areas/api/cursor.hpp"

#include <array>
#include <vector>

#include <sodium.h>

#include "kernel/must.hpp"

namespace heed::api {

namespace {

constexpr std::size_t longest_cursor = 200;
constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;
using Bytes = std::vector<unsigned char>;

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

Key key_of(std::string_view server_key, std::string_view list) {
    Key key{};
    auto const about = "cursor of " + std::string(list);
    must(crypto_generichash(key.data(), key.size(), bytes_of(about), about.size(), bytes_of(server_key),
                            server_key.size()) == 0,
         "a server key of another length");
    return key;
}

}  // namespace

std::string sealed(std::string_view server_key, std::string_view list, std::string_view place) {
    auto const key = key_of(server_key, list);
    Bytes box(around + place.size());
    randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, bytes_of(place), place.size(), box.data(),
                          key.data());
    std::string text(sodium_base64_ENCODED_LEN(box.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), box.data(), box.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();
    return text;
}

std::optional<std::string> unsealed(std::string_view server_key, std::string_view list, std::string_view cursor) {
    if (cursor.size() > longest_cursor) {
        return std::nullopt;
    }
    Bytes box(cursor.size());
    std::size_t length = 0;
    auto const read = sodium_base642bin(box.data(), box.size(), cursor.data(), cursor.size(), nullptr, &length, nullptr,
                                        sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (read != 0 || length < around) {
        return std::nullopt;
    }
    auto const key = key_of(server_key, list);
    std::string place(length - around, '\0');
    auto const opened = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(place.data()),
                                                   box.data() + crypto_secretbox_NONCEBYTES,
                                                   length - crypto_secretbox_NONCEBYTES, box.data(), key.data());
    return opened == 0 ? std::optional(std::move(place)) : std::nullopt;
}

}  // namespace heed::api
