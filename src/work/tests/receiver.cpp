#include "work/tests/receiver.hpp"

#include <array>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::work {

namespace {

bool is_whole(std::string const& request) {
    auto const end = request.find("\r\n\r\n");
    auto const length = header_in(request, "content-length");
    return end != std::string::npos && request.size() >= end + 4 + (length.empty() ? 0 : std::stoul(length));
}

bool has_something(int line) {
    pollfd waiting{line, POLLIN, 0};
    return ::poll(&waiting, 1, 50) > 0;
}

}  // namespace

Receiver::Receiver() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(::bind(listening_, reinterpret_cast<sockaddr const*>(&address), length) == 0 && ::listen(listening_, 8) == 0,
         "the receiver cannot listen");
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

Receiver::~Receiver() {
    stopping_ = true;
    thread_.join();
    ::close(listening_);
}

std::string Receiver::url(std::string const& path) const { return fmt::format("http://127.0.0.1:{}{}", port_, path); }

void Receiver::answers(std::string answer) {
    std::lock_guard const lock(mutex_);
    answer_ = std::move(answer);
}

std::vector<std::string> Receiver::came() const {
    std::lock_guard const lock(mutex_);
    return came_;
}

void Receiver::serve() {
    while (!stopping_) {
        if (has_something(listening_)) {
            int const line = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
            serve_one(line);
            ::close(line);
        }
    }
}

void Receiver::serve_one(int line) {
    std::string request;
    std::array<char, 4096> piece{};
    while (!is_whole(request)) {
        if (stopping_) {
            return;
        }
        if (!has_something(line)) {
            continue;
        }
        auto const length = ::recv(line, piece.data(), piece.size(), 0);
        if (length <= 0) {
            return;
        }
        request.append(piece.data(), static_cast<std::size_t>(length));
    }
    std::string answer;
    {
        std::lock_guard const lock(mutex_);
        came_.push_back(request);
        answer = answer_;
    }
    for (std::string_view rest = answer; !rest.empty();) {
        auto const sent = ::send(line, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return;
        }
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    while (answer.empty() && !stopping_ && !has_something(line)) {
    }
}

std::string header_in(std::string const& request, std::string const& name) {
    auto const head = lowered(request.substr(0, request.find("\r\n\r\n")));
    auto const at = head.find(fmt::format("\r\n{}: ", name));
    if (at == std::string::npos) {
        return {};
    }
    auto const from = at + name.size() + 4;
    return request.substr(
        from, head.find("\r\n", from) == std::string::npos ? head.size() - from : head.find("\r\n", from) - from);
}

std::string body_of(std::string const& request) { return request.substr(request.find("\r\n\r\n") + 4); }

}  // namespace heed::work
