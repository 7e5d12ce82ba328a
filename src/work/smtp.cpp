#include "work/smtp.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sodium.h>

#include "kernel/text.hpp"
#include "store/hash.hpp"

namespace heed::work {

namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// Visible ASCII, and nothing that could end the address in a header.
bool is_of_an_address(char c) { return c > 0x20 && c < 0x7f && c != '<' && c != '>' && c != ','; }

std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::ranges::replace_if(line, is_control, ' ');
    return line;
}

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.resize(text.size() - 1);
    return text;
}

/// The longest beginning of at most `most` bytes that does not cut a character in two.
std::string_view whole_characters(std::string_view text, std::size_t most) {
    auto end = std::min(most, text.size());
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;
    }
    return text.substr(0, end == 0 ? std::min(most, text.size()) : end);
}

/// RFC 2047: words of at most 75 characters, folded. Always encoded, so no text can be taken for anything else.
std::string header_words(std::string_view text) {
    constexpr std::size_t most_bytes = 42;
    std::string words;
    auto const line = on_one_line(text);
    for (std::string_view rest = line; !rest.empty();) {
        auto const part = whole_characters(rest, most_bytes);
        words += fmt::format("{}=?utf-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(part));
        rest.remove_prefix(part.size());
    }
    return words;
}

/// RFC 2045 quoted-printable for one line of text: lines of at most 76 characters, trailing white space kept.
void quote_line(std::string& out, std::string_view line) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        auto const byte = static_cast<unsigned char>(line[i]);
        bool const at_end = i + 1 == line.size();
        bool const plain = (byte > 32 && byte < 127 && byte != '=') || (byte == 32 && !at_end);
        std::size_t const takes = plain ? 1 : 3;
        if (width + takes > 75) {
            out += "=\r\n";
            width = 0;
        }
        width += takes;
        if (plain) {
            out += line[i];
        } else {
            out += fmt::format("={:02X}", byte);
        }
    }
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    for (auto const line : lines_of(text)) {
        quote_line(out, line);
        out += "\r\n";
    }
    return out;
}

/// "Sun, 22 Nov 2026 09:30:00 +0000" (RFC 5322).
std::string mail_date(Instant instant) {
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    auto const text = iso(instant);
    auto const day = *parse_day(std::string_view(text).substr(0, 10));
    auto const weekday = std::chrono::weekday(day.at).c_encoding();
    return fmt::format("{}, {} {} +0000", days.at(weekday), brief(day), text.substr(11, 8));
}

std::string_view domain_of(std::string_view address) {
    return address.substr(std::min(address.find('@'), address.size() - 1) + 1);
}

std::string sender(Smtp const& smtp) {
    return smtp.from_name.empty() ? fmt::format("<{}>", smtp.from)
                                  : fmt::format("{} <{}>", header_words(smtp.from_name), smtp.from);
}

std::string reason(CURLcode code, long reply) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST: return "The mail server's name was not found.";
        case CURLE_COULDNT_CONNECT: return "The mail server did not answer.";
        case CURLE_OPERATION_TIMEDOUT: return "The mail server took too long.";
        case CURLE_LOGIN_DENIED: return "The mail server refused our user name and password.";
        case CURLE_USE_SSL_FAILED: return "The mail server does not offer an encrypted line.";
        case CURLE_PEER_FAILED_VERIFICATION: return "The mail server's certificate is not one that we trust.";
        default: break;
    }
    if (reply >= 500) {
        return fmt::format("The mail server refused the message (its code was {}).", reply);
    }
    if (reply >= 400) {
        return fmt::format("The mail server asked us to try again later (its code was {}).", reply);
    }
    return "The line to the mail server broke.";
}

struct Upload {
    std::string_view left;
};

std::size_t next_piece(char* to, std::size_t size, std::size_t count, void* given) {
    auto& upload = *static_cast<Upload*>(given);
    auto const taken = std::min(size * count, upload.left.size());
    std::copy_n(upload.left.data(), taken, to);
    upload.left.remove_prefix(taken);
    return taken;
}

void start_curl_once() {
    static bool const started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    static_cast<void>(started);
}

using Line = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

void set_up(CURL* line, Smtp const& smtp) {
    curl_easy_setopt(line, CURLOPT_URL, fmt::format("smtp://{}:{}", smtp.host, smtp.port).c_str());
    curl_easy_setopt(line, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(line, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(line, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(line, CURLOPT_USE_SSL, static_cast<long>(smtp.starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(line, CURLOPT_MAIL_FROM, fmt::format("<{}>", smtp.from).c_str());
    if (!smtp.user.empty()) {
        curl_easy_setopt(line, CURLOPT_USERNAME, smtp.user.c_str());
        curl_easy_setopt(line, CURLOPT_PASSWORD, smtp.password.c_str());
    }
}

}  // namespace

bool is_address(std::string_view address) {
    auto const at = address.find('@');
    bool const shape = at != std::string_view::npos && at > 0 && at + 1 < address.size() && address.size() <= 254 &&
                       address.find('@', at + 1) == std::string_view::npos && address.front() != '-';
    return shape && std::ranges::none_of(address, [](char c) {
               return is_control(c) || static_cast<unsigned char>(c) > 126 ||
                      std::string_view(" <>()[],;:\\\"").find(c) != std::string_view::npos;
           });
}

std::string unsubscribe_headers(std::string_view address) {
    bool const is_web = address.starts_with("https://") || address.starts_with("http://");
    if (!is_web || address.size() > 900 || !std::ranges::all_of(address, is_of_an_address)) {
        return {};
    }
    auto header = fmt::format("List-Unsubscribe:\r\n <{}>\r\n", address);
    return address.starts_with("https://") ? header + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" : header;
}

std::string written_out(Smtp const& smtp, Mail const& mail) {
    return fmt::format("Date: {}\r\nFrom: {}\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}@{}>\r\n"
                       "Auto-Submitted: auto-generated\r\n{}MIME-Version: 1.0\r\n"
                       "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
                       mail_date(mail.written), sender(smtp), on_one_line(mail.to), header_words(mail.subject),
                       store::sha256(mail.key).substr(0, 40), domain_of(smtp.from),
                       unsubscribe_headers(mail.unsubscribe)) +
           quoted_printable(mail.text);
}

std::optional<std::string> send_mail(Smtp const& smtp, Mail const& mail) {
    if (!is_address(mail.to)) {
        return "This is not an address that e-mail can be sent to.";
    }
    start_curl_once();
    Line const line(curl_easy_init(), curl_easy_cleanup);
    set_up(line.get(), smtp);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> const to(
        curl_slist_append(nullptr, fmt::format("<{}>", mail.to).c_str()), curl_slist_free_all);
    curl_easy_setopt(line.get(), CURLOPT_MAIL_RCPT, to.get());
    auto const text = written_out(smtp, mail);
    Upload upload{text};
    curl_easy_setopt(line.get(), CURLOPT_READFUNCTION, next_piece);
    curl_easy_setopt(line.get(), CURLOPT_READDATA, &upload);
    curl_easy_setopt(line.get(), CURLOPT_UPLOAD, 1L);
    auto const code = curl_easy_perform(line.get());
    long reply = 0;
    curl_easy_getinfo(line.get(), CURLINFO_RESPONSE_CODE, &reply);
    return code == CURLE_OK ? std::nullopt : std::optional(reason(code, reply));
}

}  // namespace heed::work
