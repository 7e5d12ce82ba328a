#include "work/webhook_line.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::work {

namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t longest_url = 500;
constexpr std::size_t most_of_an_answer = 64 << 10;

struct Network {
    std::uint32_t address;
    int bits;
};

constexpr std::uint32_t ipv4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return (a << 24) | (b << 16) | (c << 8) | d;
}

constexpr std::array<Network, 16> not_public{{{ipv4(0, 0, 0, 0), 8},
                                              {ipv4(10, 0, 0, 0), 8},
                                              {ipv4(100, 64, 0, 0), 10},
                                              {ipv4(127, 0, 0, 0), 8},
                                              {ipv4(169, 254, 0, 0), 16},
                                              {ipv4(172, 16, 0, 0), 12},
                                              {ipv4(192, 0, 0, 0), 24},
                                              {ipv4(192, 0, 2, 0), 24},
                                              {ipv4(192, 31, 196, 0), 24},
                                              {ipv4(192, 88, 99, 0), 24},
                                              {ipv4(192, 168, 0, 0), 16},
                                              {ipv4(198, 18, 0, 0), 15},
                                              {ipv4(198, 51, 100, 0), 24},
                                              {ipv4(203, 0, 113, 0), 24},
                                              {ipv4(224, 0, 0, 0), 4},
                                              {ipv4(240, 0, 0, 0), 4}}};

bool is_public(std::uint32_t address) {
    return std::ranges::none_of(
        not_public, [&](Network const& network) { return (address ^ network.address) >> (32 - network.bits) == 0; });
}

/// Only 2000::/3 is given out for the public internet; within it Teredo and the rest of 2001::/23, the examples of
/// 2001:db8::/32 and 3fff::/20, and 6to4, which may lead to any IPv4 address, are left out.
bool is_public(std::array<unsigned char, 16> const& a) {
    bool const given_out = (a[0] & 0xE0) == 0x20;
    bool const protocols = a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02;
    bool const example = (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8) ||
                         (a[0] == 0x3F && a[1] == 0xFF && (a[2] & 0xF0) == 0);
    bool const six_to_four = a[0] == 0x20 && a[1] == 0x02;
    return given_out && !protocols && !example && !six_to_four;
}

bool is_loopback(std::array<unsigned char, 16> const& a) {
    return std::all_of(a.begin(), a.end() - 1, [](unsigned char byte) { return byte == 0; }) && a[15] == 1;
}

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    std::string found;
    if (curl_url_get(url, part, &text, 0) == CURLUE_OK && text != nullptr) {
        found = text;
    }
    curl_free(text);
    return found;
}

bool is_plain_address(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

bool is_this_machine(std::string_view host) { return host == "127.0.0.1" || host == "[::1]" || host == "localhost"; }

std::string base64(unsigned char const* bytes, std::size_t count) {
    std::string text(sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, count, sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::vector<unsigned char> key_of(std::string_view secret) {
    must(secret.starts_with(secret_prefix), "a webhook's secret begins with whsec_");
    auto const text = secret.substr(secret_prefix.size());
    std::vector<unsigned char> key(text.size());
    std::size_t length = 0;
    auto const read = sodium_base642bin(key.data(), key.size(), text.data(), text.size(), nullptr, &length, nullptr,
                                        sodium_base64_VARIANT_ORIGINAL);
    must(read == 0, "a webhook's secret is base64");
    key.resize(length);
    return key;
}

/// What the call-backs of one call share.
struct Call {
    Reach reach;
    bool refused = false;
    bool cut_off = false;
    std::size_t answered = 0;
};

curl_socket_t open_if_in_reach(void* given, curlsocktype purpose, curl_sockaddr* address) {
    auto& call = *static_cast<Call*>(given);
    if (purpose != CURLSOCKTYPE_IPCXN || !may_be_reached(address->addr, call.reach)) {
        call.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_answer(char const*, std::size_t size, std::size_t count, void* given) {
    auto& call = *static_cast<Call*>(given);
    call.answered += size * count;
    call.cut_off = call.answered > most_of_an_answer;
    return call.cut_off ? 0 : size * count;
}

std::string trouble_of(CURLcode code, int status, Call const& call) {
    if (call.refused) {
        return "The address leads into a private network, and we send to the public internet only.";
    }
    if (code != CURLE_OK && !call.cut_off) {
        switch (code) {
            case CURLE_COULDNT_RESOLVE_HOST: return "The name of the address was not found.";
            case CURLE_COULDNT_CONNECT: return "Nobody answered at the address.";
            case CURLE_OPERATION_TIMEDOUT: return "The receiver took too long.";
            case CURLE_PEER_FAILED_VERIFICATION: return "The receiver's certificate is not one that we trust.";
            case CURLE_SSL_CONNECT_ERROR: return "An encrypted line could not be made.";
            default: return "The line to the receiver broke.";
        }
    }
    if (status >= 300 && status < 400) {
        return fmt::format("The receiver sends us elsewhere ({}). Give the address that it moved to.", status);
    }
    return status >= 200 && status < 300 ? "" : fmt::format("The receiver answered with {}.", status);
}

using Line = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Headers headers_of(Parcel const& parcel) {
    curl_slist* list = nullptr;
    for (auto const& line :
         {std::string("Content-Type: application/json"), std::string("Expect:"), "webhook-id: " + parcel.id,
          fmt::format("webhook-timestamp: {}", parcel.at.seconds), "webhook-signature: " + signature_of(parcel)}) {
        list = curl_slist_append(list, line.c_str());
    }
    return {list, curl_slist_free_all};
}

void keep_to_our_rules(CURL* line, Call& call) {
    curl_easy_setopt(line, CURLOPT_PROTOCOLS_STR, call.reach.loopback ? "https,http" : "https");
    curl_easy_setopt(line, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(line, CURLOPT_PROXY, "");
    curl_easy_setopt(line, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(line, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(line, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(line, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(line, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(line, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(line, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(call.reach.patience.count() / 2));
    curl_easy_setopt(line, CURLOPT_TIMEOUT_MS, static_cast<long>(call.reach.patience.count()));
    curl_easy_setopt(line, CURLOPT_OPENSOCKETFUNCTION, open_if_in_reach);
    curl_easy_setopt(line, CURLOPT_OPENSOCKETDATA, &call);
    curl_easy_setopt(line, CURLOPT_WRITEFUNCTION, take_answer);
    curl_easy_setopt(line, CURLOPT_WRITEDATA, &call);
    curl_easy_setopt(line, CURLOPT_USERAGENT, "Heed");
}

}  // namespace

Reach reach_by_environment() {
    auto const* const said = std::getenv("HEED_WEBHOOKS_TO_LOOPBACK");
    return {.loopback = said != nullptr && std::string_view(said) == "yes"};
}

Outcome<std::string> address_to_tell(std::string const& typed, Reach const& reach) {
    Url const url(curl_url(), curl_url_cleanup);
    if (typed.empty() || typed.size() > longest_url || !is_plain_address(typed) ||
        curl_url_set(url.get(), CURLUPART_URL, typed.c_str(), 0) != CURLUE_OK) {
        return problem("url", "Enter the whole address, such as https://cases.example.org/heed");
    }
    auto const scheme = part_of(url.get(), CURLUPART_SCHEME);
    auto const host = lowered(part_of(url.get(), CURLUPART_HOST));
    bool const in_reach = reach.loopback && is_this_machine(host);
    if (scheme != "https" && !(scheme == "http" && in_reach)) {
        return problem("url", "The address must begin with https://, so that nobody reads or changes what we send");
    }
    if (!part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_FRAGMENT).empty()) {
        return problem("url", "The address must have no user name and no # in it");
    }
    if (is_this_machine(host) && !in_reach) {
        return problem("url", "The address must be one of the public internet");
    }
    return typed;
}

bool may_be_reached(sockaddr const& address, Reach const& reach) {
    if (address.sa_family == AF_INET) {
        auto const host = ntohl(reinterpret_cast<sockaddr_in const&>(address).sin_addr.s_addr);
        return is_public(host) || (reach.loopback && host >> 24 == 127);
    }
    if (address.sa_family == AF_INET6) {
        std::array<unsigned char, 16> bytes{};
        std::copy_n(reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr.s6_addr, bytes.size(), bytes.begin());
        return is_public(bytes) || (reach.loopback && is_loopback(bytes));
    }
    return false;
}

HandedOver hand_over(Parcel const& parcel, Reach const& reach) {
    static bool const started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    must(started, "libcurl does not start");
    Line const line(curl_easy_init(), curl_easy_cleanup);
    Call call{.reach = reach};
    keep_to_our_rules(line.get(), call);
    auto const headers = headers_of(parcel);
    curl_easy_setopt(line.get(), CURLOPT_URL, parcel.url.c_str());
    curl_easy_setopt(line.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(line.get(), CURLOPT_POST, 1L);
    curl_easy_setopt(line.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(parcel.body.size()));
    curl_easy_setopt(line.get(), CURLOPT_POSTFIELDS, parcel.body.data());
    auto const code = curl_easy_perform(line.get());
    long status = 0;
    curl_off_t took = 0;
    curl_easy_getinfo(line.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(line.get(), CURLINFO_TOTAL_TIME_T, &took);
    bool const answered = code == CURLE_OK || call.cut_off;
    auto const said = answered ? static_cast<int>(status) : 0;
    return {said, took / 1000, trouble_of(code, said, call)};
}

std::string signature_of(Parcel const& parcel) {
    auto const key = key_of(parcel.secret);
    auto const text = fmt::format("{}.{}.{}", parcel.id, parcel.at.seconds, parcel.body);
    crypto_auth_hmacsha256_state state;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<unsigned char const*>(text.data()), text.size());
    crypto_auth_hmacsha256_final(&state, hash.data());
    return "v1," + base64(hash.data(), hash.size());
}

std::string new_webhook_secret() {
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return std::string(secret_prefix) + base64(bytes.data(), bytes.size());
}

}  // namespace heed::work
