#pragma once
// A server on a free port of this machine, and a reader that speaks to it byte by byte.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <thread>

#include "web/log.hpp"
#include "web/server.hpp"

namespace heed::web {

class Line {
public:
    explicit Line(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr const*>(&to), sizeof to) == 0;
    }
    ~Line() { ::close(socket_); }
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;

    bool connected() const { return connected_; }
    void say(std::string_view text) {
        [[maybe_unused]] auto const sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    }

    /// What has come when the other side closes, when `until` has come, or after two seconds.
    std::string hear(std::string_view until = {}) {
        std::string heard;
        pollfd watched{socket_, POLLIN, 0};
        while ((until.empty() || heard.find(until) == std::string::npos) && ::poll(&watched, 1, 2000) > 0) {
            char piece[16384];
            auto const length = ::recv(socket_, piece, sizeof piece, 0);
            if (length <= 0) {
                closed_ = true;
                break;
            }
            heard.append(piece, static_cast<std::size_t>(length));
        }
        return heard;
    }
    bool closed() const { return closed_; }

private:
    int socket_;
    bool connected_ = false;
    bool closed_ = false;
};

class Running {
public:
    explicit Running(Answer answer, ServerOptions options = {}, MostBody most_body = {})
        : server_(on_any_port(std::move(options)), std::move(answer), std::move(most_body)),
          thread_([this] { all_answered_ = server_.run(); }) {}
    ~Running() { stop(); }

    /// Everything that the server says to this until it closes.
    std::string ask(std::string_view text) const {
        Line line(port());
        line.say(text);
        return line.hear();
    }
    std::uint16_t port() const { return server_.port(); }
    void begin_to_stop() { server_.stop(); }
    bool stop() {
        server_.stop();
        if (thread_.joinable()) {
            thread_.join();
        }
        return all_answered_;
    }

private:
    static ServerOptions on_any_port(ServerOptions options) {
        set_log_level(LogLevel::quiet);
        options.port = 0;
        return options;
    }

    Server server_;
    bool all_answered_ = false;
    std::thread thread_;
};

/// "GET /path HTTP/1.1" with a Host, more headers, and the wish to close.
inline std::string asking(std::string_view path, std::string_view more = {}) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + std::string(more) +
           "\r\n";
}

inline std::string sending(std::string_view path, std::string_view body, std::string_view more = {}) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(more) + "\r\n" + std::string(body);
}

}  // namespace heed::web
