#include "areas/surveys/code.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "store/hash.hpp"
#include "web/random.hpp"

namespace heed::surveys {

namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t letters_of_a_code = 12;
constexpr std::size_t most_typed = 60;
constexpr std::size_t letters_of_a_mark = 32;
constexpr std::size_t letters_of_a_seal = 16;

int hexadecimal(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Without spaces and punctuation, in small letters; what is not ASCII stays.
std::string plainly(std::string_view text) {
    auto plain = lowered(text);
    std::erase_if(plain, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_letter_or_digit(c); });
    return plain;
}

/// +44 and 0044 begin the same number as 0 does.
std::string digits_of(std::string_view phone) {
    std::string digits;
    std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    for (std::string_view const abroad : {"0044", "44"}) {
        if (digits.starts_with(abroad)) {
            return "0" + digits.substr(abroad.size());
        }
    }
    return digits;
}

std::string mark(std::string_view server_key, std::string_view how, std::string_view plain) {
    return web::keyed_hash(server_key, fmt::format("survey mark {} {}", how, plain)).substr(0, letters_of_a_mark);
}

std::string seal_of(std::string_view server_key, std::string_view mark) {
    return web::keyed_hash(server_key, fmt::format("survey stop {}", mark)).substr(0, letters_of_a_seal);
}

}  // namespace

std::string code_of(std::string_view server_key, std::string_view nonce) {
    auto const hash = web::keyed_hash(server_key, fmt::format("survey code {}", nonce));
    std::string code;
    for (std::size_t i = 0; i < letters_of_a_code; ++i) {
        auto const byte = static_cast<unsigned>(hexadecimal(hash[2 * i]) * 16 + hexadecimal(hash[2 * i + 1]));
        code += i > 0 && i % 4 == 0 ? "-" : "";
        code += letters[byte % letters.size()];
    }
    return code;
}

std::string kept_code(std::string_view typed) {
    std::string read;
    for (char const c : typed.substr(0, most_typed)) {
        if (is_letter_or_digit(c)) {
            auto const upper = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
            read += upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
        }
    }
    return store::sha256("survey code " + read);
}

std::string mark_of_email(std::string_view server_key, std::string_view email) {
    return mark(server_key, "email", lowered(trimmed(email)));
}

std::string mark_of_phone(std::string_view server_key, std::string_view phone) {
    return mark(server_key, "phone", digits_of(phone));
}

std::string mark_of_address(std::string_view server_key, std::string_view name, std::string_view address) {
    return mark(server_key, "address", plainly(name) + " " + plainly(address));
}

std::string stop_token_of(std::string_view server_key, std::string_view mark) {
    return std::string(mark) + seal_of(server_key, mark);
}

std::optional<std::string> mark_of_stop_token(std::string_view server_key, std::string_view token) {
    if (token.size() != letters_of_a_mark + letters_of_a_seal) {
        return std::nullopt;
    }
    std::string mark(token.substr(0, letters_of_a_mark));
    bool const is_ours = web::equal_in_constant_time(token.substr(letters_of_a_mark), seal_of(server_key, mark));
    return is_ours ? std::optional(std::move(mark)) : std::nullopt;
}

}  // namespace heed::surveys
