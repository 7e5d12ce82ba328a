#pragma once
// The wire: sockets, the guard in front of every request, and the threads that answer. Behind it there are only Request
// and Response. Meant to stand behind a proxy that speaks TLS and HTTP/2.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/request.hpp"
#include "web/response.hpp"

namespace heed::web {

/// How long the server waits for a stranger. An upload gets a second more for each 128 KiB, an answer for each 32 KiB.
struct Patience {
    std::chrono::milliseconds header{10'000};
    std::chrono::milliseconds body{30'000};
    std::chrono::milliseconds idle{65'000};    ///< between two requests; 2 s when three quarters of the lines are taken
    std::chrono::milliseconds answer{10'000};  ///< until the reader has taken it
    std::chrono::milliseconds farewell{5'000};  ///< reading on after a refusal, so that the reader sees why
    std::chrono::milliseconds stop{9'000};
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;     ///< 0: any free port
    bool trust_proxy = false;      ///< whether X-Forwarded-For and X-Forwarded-Proto are believed
    bool stop_on_signals = false;  ///< SIGTERM and SIGINT stop the server gracefully
    std::size_t handler_threads = 4;
    std::size_t most_connections =
        1000;                        ///< fewer where the process may open fewer files; those above are closed at once
    std::size_t most_waiting = 512;  ///< requests waiting for a thread; those above get 503
    Patience patience{};
    std::function<bool()> ready{};  ///< asked by /ready, on a handler thread
};

/// Gives the answer; called on several threads at once and may block. What it throws becomes a 500.
using Answer = std::function<Response(Request const&)>;

/// How many bytes of body this request may bring; asked after the header, before the body is read. 1 MiB if empty.
using MostBody = std::function<std::size_t(Method, std::string_view path)>;

/// Answers by itself: /health (alive, no questions asked), /ready (503 when not ready or stopping), /metrics (only from
/// this machine, otherwise 404), /assets/... What it refuses: 400, 408, 411, 413, 414, 417, 431, 503, 505; a refusal
/// always closes the connection.
class Server {
public:
    /// Listens from here on; nothing is answered before run(). Throws Unavailable if the address cannot be listened on.
    Server(ServerOptions options, Answer answer, MostBody most_body);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;

    /// Serves until stop(). True if every request in flight was answered; false if a handler was still at work when
    /// patience ended: its thread goes on, so the caller ends the process without taking down what handlers use.
    bool run();

    /// Stops listening, lets requests in flight end, closes the rest; run() returns within patience.stop. From any thread,
    /// any number of times, and from a signal handler.
    void stop() noexcept;

private:
    class Wire;
    std::unique_ptr<Wire> wire_;
};

}  // namespace heed::web
