#include "areas/complaints/intake/reference.hpp"

#include <array>
#include <charconv>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <sodium.h>

#include "kernel/text.hpp"
#include "store/hash.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::int64_t ids = std::int64_t{1} << 40;
using Mac = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;

Mac keyed(std::string const& key, std::string_view text) {
    crypto_auth_hmacsha256_state state;
    Mac mac{};
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<unsigned char const*>(key.data()), key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(text.data()), text.size());
    crypto_auth_hmacsha256_final(&state, mac.data());
    return mac;
}

std::string hexadecimal(Mac const& mac) {
    std::string text;
    for (auto const byte : mac) {
        text += fmt::format("{:02x}", byte);
    }
    return text;
}

std::string read_letters(std::string_view typed) {
    std::string read;
    for (char const c : typed) {
        auto letter = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        letter = letter == 'O' ? '0' : letter == 'I' || letter == 'L' ? '1' : letter;
        if (letter != '-' && letter != ' ') {
            read += letter;
        }
    }
    return read;
}

std::int64_t number_from(Mac const& mac) {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        number = number * 256 + mac.at(i);
    }
    return std::max<std::int64_t>(number % ids, 1);
}

}  // namespace

std::string reference_of(Id<Case> id) {
    std::string text(8, '0');
    auto rest = id.number;
    for (auto place = text.rbegin(); place != text.rend(); ++place) {
        *place = letters[static_cast<std::size_t>(rest % 32)];
        rest /= 32;
    }
    return "C-" + text;
}

std::optional<Id<Case>> id_of(std::string_view typed) {
    auto text = read_letters(typed.substr(0, 40));
    if (text.size() == 9 && text.front() == 'C') {
        text.erase(0, 1);
    }
    std::int64_t number = 0;
    for (char const c : text) {
        auto const value = letters.find(c);
        if (value == std::string_view::npos || text.size() != 8) {
            return std::nullopt;
        }
        number = number * 32 + static_cast<std::int64_t>(value);
    }
    return number > 0 ? std::optional(Id<Case>{number}) : std::nullopt;
}

Pair pair_of(std::string const& server_key, std::string_view form_key, int attempt) {
    auto const mac = keyed(server_key, fmt::format("case {} {}", attempt, form_key));
    std::string secret;
    for (std::size_t i = 0; i < 16; ++i) {
        secret += i > 0 && i % 4 == 0 ? "-" : "";
        secret += letters[mac.at(8 + i) % 32];
    }
    return {{number_from(mac)}, secret};
}

std::string kept_secret(std::string_view typed) { return store::sha256(read_letters(typed.substr(0, 100))); }

bool secret_matches(std::string const& kept, std::string_view typed) {
    auto const given = kept_secret(typed);
    auto const known = kept.size() == given.size() ? kept : std::string(given.size(), '-');
    return sodium_memcmp(known.data(), given.data(), given.size()) == 0;
}

std::string network_of(std::string const& server_key, std::string_view peer) {
    std::string network(peer);
    if (in6_addr address{}; inet_pton(AF_INET6, network.c_str(), &address) == 1) {
        network.assign(reinterpret_cast<char const*>(&address), 8);
    }
    return hexadecimal(keyed(server_key, "network " + network)).substr(0, 32);
}

std::string time_stamp(std::string const& server_key, Instant shown) {
    return fmt::format("{}.{}", shown.seconds,
                       hexadecimal(keyed(server_key, fmt::format("shown {}", shown.seconds))).substr(0, 32));
}

std::optional<std::int64_t> seconds_since(std::string const& server_key, std::string_view stamp, Instant now) {
    Instant shown;
    auto const dot = std::min(stamp.find('.'), stamp.size());
    auto const read = std::from_chars(stamp.data(), stamp.data() + dot, shown.seconds);
    if (read.ec != std::errc() || time_stamp(server_key, shown) != stamp) {
        return std::nullopt;
    }
    return now.seconds - shown.seconds;
}

}  // namespace heed::complaints
