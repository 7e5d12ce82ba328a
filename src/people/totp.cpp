#include "people/totp.hpp"

#include <array>
#include <memory>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <qrencode.h>
#include <sodium.h>

#include "kernel/must.hpp"
#include "web/html.hpp"
#include "web/random.hpp"
#include "web/request.hpp"

namespace heed::people {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t seconds_per_step = 30;
constexpr std::int64_t steps_either_side = 1;
constexpr std::size_t secret_size = 20;
constexpr int quiet_zone = 4;

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::array<unsigned char, 8> const& message) {
    std::array<unsigned char, 20> mac{};
    unsigned int length = 0;
    auto const* const made = HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
                                  mac.data(), &length);
    must(made != nullptr && length == mac.size(), "HMAC-SHA-1 cannot be made");
    return mac;
}

std::string without_spaces(std::string_view typed) {
    std::string text(typed);
    std::erase(text, ' ');
    return text;
}

std::string path_of(QRcode const& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width; ++x) {
            if ((code.data[y * code.width + x] & 1U) != 0) {
                path += fmt::format("M{} {}h1v1h-1z", x + quiet_zone, y + quiet_zone);
            }
        }
    }
    return path;
}

}  // namespace

std::int64_t step_of(Instant instant) { return instant.seconds / seconds_per_step; }

std::string code_for(std::string_view secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> message{};
    for (std::size_t i = 0; i < message.size(); ++i) {
        message[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    }
    auto const mac = hmac_sha1(secret, message);
    auto const offset = mac.back() & 0x0FU;
    std::uint32_t const number = (mac[offset] & 0x7FU) << 24U | mac[offset + 1] << 16U | mac[offset + 2] << 8U |
                                 mac[offset + 3];
    std::uint32_t modulus = 1;
    for (int i = 0; i < digits; ++i) {
        modulus *= 10;
    }
    return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view typed, Instant now,
                                         std::int64_t last_step) {
    auto const code = without_spaces(typed);
    std::optional<std::int64_t> found;
    for (auto step = step_of(now) - steps_either_side; step <= step_of(now) + steps_either_side; ++step) {
        if (web::equal_in_constant_time(code, code_for(secret, step)) && step > last_step) {
            found = step;
        }
    }
    return found;
}

std::string fresh_totp_secret() {
    std::string secret(secret_size, '\0');
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::string base32(std::string_view bytes) {
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const byte : bytes) {
        held = held << 8U | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) {
            text += letters[held >> (bits - 5) & 31U];
        }
    }
    if (bits > 0) {
        text += letters[held << (5 - bits) & 31U];
    }
    return text;
}

std::optional<std::string> from_base32(std::string_view text) {
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const c : text) {
        auto const value = letters.find(c);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        held = held << 5U | static_cast<std::uint32_t>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(held >> bits & 0xFFU);
        }
    }
    return bytes;
}

std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view account) {
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}", web::percent_encoded(issuer),
                       web::percent_encoded(account), base32(secret));
}

std::string qr_svg(std::string const& text, std::string_view label) {
    std::unique_ptr<QRcode, void (*)(QRcode*)> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                          QRcode_free);
    must(code != nullptr, "a QR code cannot be made");
    auto const size = code->width + 2 * quiet_zone;
    return fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 {0} {0}" role="img" )"
        R"(aria-label="{1}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>)",
        size, web::escaped(label).text, path_of(*code));
}

}  // namespace heed::people
