#include "work/clamd.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "kernel/text.hpp"

namespace heed::work {

namespace {

constexpr std::size_t longest_answer = 4096;
constexpr std::size_t most_at_once = 128 << 10;

/// A socket that closes itself.
class Line {
public:
    explicit Line(int number) : number_(number) {}
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;
    ~Line() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    bool open() const { return number_ >= 0; }
    int number() const { return number_; }

    void be_patient_for(std::chrono::seconds patience) const {
        timeval wait{};
        wait.tv_sec = patience.count();
        ::setsockopt(number_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        ::setsockopt(number_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    }

    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const sent = ::send(number_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Until a zero, the end, or more than an answer has.
    std::string receive() const {
        std::string answer;
        std::array<char, 512> part{};
        while (answer.size() < longest_answer) {
            auto const got = ::recv(number_, part.data(), part.size(), 0);
            if (got <= 0) {
                break;
            }
            answer.append(part.data(), static_cast<std::size_t>(got));
            if (auto const end = answer.find('\0'); end != std::string::npos) {
                answer.erase(end);
                break;
            }
        }
        return answer;
    }

private:
    int number_;
};

int connect_to_socket(Clamd const& clamd) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (clamd.socket.size() >= sizeof address.sun_path) {
        return -1;
    }
    std::memcpy(address.sun_path, clamd.socket.c_str(), clamd.socket.size() + 1);
    auto const number = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (number >= 0 && ::connect(number, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(number);
        return -1;
    }
    return number;
}

int connect_to_port(Clamd const& clamd) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(clamd.host.c_str(), fmt::format("{}", clamd.port).c_str(), &wanted, &found) != 0) {
        return -1;
    }
    int number = -1;
    for (auto const* each = found; each != nullptr && number < 0; each = each->ai_next) {
        number = ::socket(each->ai_family, each->ai_socktype | SOCK_CLOEXEC, each->ai_protocol);
        if (number >= 0 && ::connect(number, each->ai_addr, each->ai_addrlen) != 0) {
            ::close(number);
            number = -1;
        }
    }
    ::freeaddrinfo(found);
    return number;
}

std::string length_first(std::string_view piece) {
    auto const length = static_cast<std::uint32_t>(piece.size());
    std::string framed;
    for (int shift = 24; shift >= 0; shift -= 8) {
        framed += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xffU);
    }
    return framed.append(piece);
}

bool send_file(Line const& line, NextPiece const& next_piece) {
    if (!line.send(std::string_view("zINSTREAM\0", 10))) {
        return false;
    }
    for (auto piece = next_piece(); !piece.empty(); piece = next_piece()) {
        for (std::string_view rest = piece; !rest.empty(); rest.remove_prefix(std::min(rest.size(), most_at_once))) {
            if (!line.send(length_first(rest.substr(0, most_at_once)))) {
                return false;
            }
        }
    }
    return line.send(length_first({}));
}

}  // namespace

std::optional<Clamd> read_clamd(std::string_view written) {
    Clamd clamd;
    if (written.starts_with("unix:")) {
        written.remove_prefix(5);
    }
    if (written.starts_with('/')) {
        clamd.socket = written;
        return clamd;
    }
    if (written.starts_with("tcp:")) {
        written.remove_prefix(4);
    }
    auto const colon = written.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return std::nullopt;
    }
    clamd.host = written.substr(0, colon);
    auto const port = written.substr(colon + 1);
    auto const read = std::from_chars(port.data(), port.data() + port.size(), clamd.port);
    bool const sound = read.ec == std::errc() && read.ptr == port.data() + port.size() && clamd.port > 0 &&
                       clamd.port < 65'536;
    return sound ? std::optional(clamd) : std::nullopt;
}

Verdict read_verdict(std::string_view answer) {
    constexpr std::string_view begins = "stream: ";
    constexpr std::string_view found = " FOUND";
    answer = trimmed(answer);
    if (answer == "stream: OK") {
        return {Verdict::Is::clean, ""};
    }
    if (answer.starts_with(begins) && answer.ends_with(found) && answer.size() > begins.size() + found.size()) {
        auto const name = answer.substr(begins.size(), answer.size() - begins.size() - found.size());
        return {Verdict::Is::infected, is_plain_text(name) ? shortened(name, 100) : "something without a plain name"};
    }
    return {Verdict::Is::unknown, answer.empty() ? "The virus scanner did not answer."
                                  : is_plain_text(answer)
                                      ? fmt::format("The virus scanner said: {}", shortened(answer, 200))
                                      : "The virus scanner gave an answer that is no text."};
}

// A scanner that has heard enough (its limit of size) answers and hangs up before the file was sent: what it says counts.
Verdict scan(Clamd const& clamd, NextPiece const& next_piece) {
    Line const line(clamd.socket.empty() ? connect_to_port(clamd) : connect_to_socket(clamd));
    if (!line.open()) {
        return {Verdict::Is::unknown, "The virus scanner does not listen."};
    }
    line.be_patient_for(clamd.patience);
    bool const sent = send_file(line, next_piece);
    auto verdict = read_verdict(line.receive());
    if (!sent && verdict.is == Verdict::Is::clean) {
        verdict = {Verdict::Is::unknown, "The virus scanner answered before it had the whole file."};
    }
    return verdict;
}

}  // namespace heed::work
