#include "web/server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <malloc.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "web/arrival.hpp"
#include "web/assets.hpp"
#include "web/compress.hpp"
#include "web/departure.hpp"
#include "web/log.hpp"
#include "web/metrics.hpp"
#include "web/problem_answer.hpp"
#include "web/random.hpp"

namespace heed::web {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

using Steady = std::chrono::steady_clock;
using Executor = net::io_context::executor_type;
using Tcp = net::ip::tcp;
using Socket = net::basic_stream_socket<Tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<Tcp, Executor>;
using Timer = net::basic_waitable_timer<Steady, net::wait_traits<Steady>, Executor>;
using Parser = http::request_parser<http::string_body>;
using Continuing = net::use_awaitable_t<Executor>;

/// g++ 12 copies class temporaries that stand in a co_await expression bit by bit: what a coroutine is given there must be
/// a named variable, a reference or a plain number.
template <class T>
using Awaitable = net::awaitable<T, Executor>;

constexpr net::as_tuple_t<Continuing> outcome{Continuing{}};

constexpr std::size_t longest_header = 16 << 10;
constexpr std::size_t longest_target = 8 << 10;
constexpr std::size_t most_form_body = 1 << 20;
/// All bodies together that are being read or worked on.
constexpr std::size_t most_bodies = 256 << 20;
constexpr std::size_t most_farewell = 32 << 20;
constexpr std::size_t read_at_once = 8 << 10;
constexpr std::size_t least_speed_in = 128 << 10;
constexpr std::size_t least_speed_out = 32 << 10;
constexpr std::chrono::milliseconds look_round_every{100};
constexpr std::chrono::milliseconds accept_again_after{100};
constexpr std::chrono::seconds idle_when_crowded{2};

/// What listening, the store and the log keep for themselves.
constexpr std::size_t descriptors_of_our_own = 48;

/// One line to a reader. All time limits are this deadline, which the server looks at as it looks round: no timer is set
/// and taken back for each read.
struct Connection {
    Socket socket;
    std::string address;
    beast::flat_buffer buffer{64 << 10};
    Steady::time_point deadline = Steady::time_point::max();
    bool between_requests = true;  ///< may be closed without losing anything
};

/// Room for a body, given back when the request has been answered.
class Reserved {
public:
    Reserved(std::size_t& all, std::size_t length) : all_(all), length_(length) { all_ += length_; }
    ~Reserved() { all_ -= length_; }
    Reserved(Reserved const&) = delete;
    Reserved& operator=(Reserved const&) = delete;

private:
    std::size_t& all_;
    std::size_t length_;
};

/// What becomes of the connection after a request: another one, the end after the reader has had its answer, or the end.
enum class Next { another, farewell, gone };

struct Exchange {
    std::string id = random_letters(16);
    Steady::time_point begun = Steady::now();
    Method method = Method::other;
    std::string path;
    bool takes_gzip = false;
    bool secure = false;
    bool is_http_10 = false;
    bool keep_alive = false;
};

Reader reader_of(Exchange const& exchange) {
    return {exchange.id, exchange.takes_gzip, exchange.secure, is_for_systems(exchange.path)};
}

Method method_of(http::verb verb) {
    switch (verb) {
        case http::verb::get: return Method::get;
        case http::verb::head: return Method::head;
        case http::verb::post: return Method::post;
        default: return Method::other;
    }
}

/// 0 where nobody is left to be told.
int status_of(beast::error_code error, bool something_came) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return 431;
    }
    if (error == net::error::operation_aborted) {
        return something_came ? 408 : 0;
    }
    bool const is_of_http = error.category() == make_error_code(http::error::end_of_stream).category();
    bool const ended = error == http::error::end_of_stream || error == http::error::partial_message;
    return is_of_http && !ended ? 400 : 0;
}

/// Beast says the same of an unknown version and of a version behind which the line does not end as it must.
bool asks_for_another_version(beast::flat_buffer const& buffer) {
    std::string_view const text(static_cast<char const*>(buffer.data().data()), buffer.data().size());
    auto const line = text.substr(0, text.find_first_of("\r\n"));
    auto const version = line.substr(line.rfind(' ') + 1);
    auto const ended = text.substr(line.size()).starts_with("\r\n");
    return ended && version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.';
}

/// A browser over HTTP/2 may send its cookies in several lines, and a proxy may pass them on so.
void add_header(std::vector<Field>& headers, std::string name, std::string_view value) {
    if (name == "cookie") {
        auto const first = std::ranges::find(headers, name, &Field::name);
        if (first != headers.end()) {
            (first->value += "; ") += value;
            return;
        }
    }
    headers.push_back({std::move(name), std::string(value)});
}

std::vector<Field> headers_of(Parser const& parser) {
    std::vector<Field> headers;
    for (auto const& field : parser.get()) {
        auto const name = field.name_string();
        auto const value = field.value();
        add_header(headers, lowered({name.data(), name.size()}), {value.data(), value.size()});
    }
    return headers;
}

/// Raises what the process may open to what it is allowed to raise it to, and answers how many connections that bears.
std::size_t bearable_connections(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return wanted;
    }
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    auto const open = static_cast<std::size_t>(limit.rlim_cur);
    return std::min(wanted, open > 2 * descriptors_of_our_own ? open - descriptors_of_our_own : open / 4 + 1);
}

/// Each page is some tens of kilobytes, made and freed again. Left alone, glibc gives that memory back to the kernel and
/// takes it anew for the next page, which doubled the time that a list page takes.
void keep_freed_memory() {
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
    mallopt(M_MMAP_THRESHOLD, 2 << 20);
}

std::string date_line(std::time_t now) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(parts.tm_wday)],
                       parts.tm_mday, months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::chrono::seconds time_for(std::size_t bytes, std::size_t least_speed) {
    return std::chrono::seconds(bytes / least_speed);
}

}  // namespace

class Server::Wire {
public:
    Wire(ServerOptions options, Answer answer, MostBody most_body);

    std::uint16_t port() const { return acceptor_port_; }
    bool run();
    void stop() noexcept;

private:
    void listen();
    Awaitable<void> accept_all();
    Awaitable<void> wait_for_stop();
    Awaitable<void> wait_for_signal();
    Awaitable<void> keep_looking_round();
    void begin_to_stop();
    void look_round();
    void end_if_done();

    void complain(beast::error_code error);
    void take(Socket socket, Tcp::endpoint const& from) noexcept;
    Awaitable<void> serve(Socket socket, std::string address);
    Awaitable<Next> exchange(Connection& at);
    Awaitable<bool> begin(Connection& at);
    Awaitable<Next> answer(Connection& at, Exchange& now, Parser& parser, Arrival& arrival);
    int read_header(Connection const& at, Exchange& now, Parser const& parser, Arrival& arrival) const;
    Awaitable<int> read_body(Connection& at, Parser& parser, std::size_t length);
    Awaitable<Next> refuse(Connection& at, Exchange& now, int status);
    Awaitable<bool> send(Connection& at, Exchange const& now, Response const& response);
    Awaitable<void> part(Connection& at);

    std::optional<Response> answered_at_once(Exchange const& now, Arrival const& arrival) const;
    Awaitable<Response> response_to(Exchange const& now, Arrival& arrival);
    template <class Work>
    Awaitable<Response> on_a_handler_thread(Work work);
    Response from_the_site(Exchange const& now, Arrival& arrival) noexcept;
    Response readiness(Exchange const& now) noexcept;
    Response made_here(Exchange const& now, Response response) const;

    std::size_t most_body_of(Method method, std::string_view path) const noexcept;
    std::chrono::milliseconds idle_time() const;
    std::string const& date();
    void note(Exchange const& now, Response const& response);

    ServerOptions options_;
    Answer answer_;
    MostBody most_body_;
    Metrics metrics_;
    std::size_t most_connections_;
    std::set<Connection*> open_;
    std::size_t bodies_ = 0;
    bool stopping_ = false;
    Steady::time_point stop_at_ = Steady::time_point::max();
    Steady::time_point complain_again_at_ = Steady::time_point::min();
    std::time_t dated_ = 0;
    std::string date_;
    std::atomic<std::size_t> waiting_{0};
    std::atomic<std::size_t> unfinished_{0};
    std::uint16_t acceptor_port_ = 0;
    int stop_descriptor_ = -1;
    net::io_context io_{1};
    Acceptor acceptor_{io_};
    net::posix::stream_descriptor stop_asked_{io_};
    net::signal_set signals_{io_};
    net::thread_pool handlers_;
};

Server::Wire::Wire(ServerOptions options, Answer answer, MostBody most_body)
    : options_(std::move(options)),
      answer_(std::move(answer)),
      most_body_(std::move(most_body)),
      most_connections_(bearable_connections(options_.most_connections)),
      handlers_(std::max<std::size_t>(1, options_.handler_threads)) {
    stop_descriptor_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (stop_descriptor_ < 0) {
        throw Unavailable("no file can be opened any more");
    }
    stop_asked_.assign(stop_descriptor_);
    if (options_.stop_on_signals) {
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
    }
    try {
        listen();
    } catch (boost::system::system_error const& error) {
        throw Unavailable(
            fmt::format("cannot listen on {} port {}: {}", options_.address, options_.port, error.code().message()));
    }
}

void Server::Wire::listen() {
    Tcp::endpoint const where(net::ip::make_address(options_.address), options_.port);
    acceptor_.open(where.protocol());
    acceptor_.set_option(net::socket_base::reuse_address(true));
    acceptor_.bind(where);
    acceptor_.listen(1024);
    acceptor_port_ = acceptor_.local_endpoint().port();
}

bool Server::Wire::run() {
    keep_freed_memory();
    co_spawn(io_, accept_all(), net::detached);
    co_spawn(io_, wait_for_stop(), net::detached);
    co_spawn(io_, keep_looking_round(), net::detached);
    if (options_.stop_on_signals) {
        co_spawn(io_, wait_for_signal(), net::detached);
    }
    io_.run();
    if (!open_.empty() && unfinished_ > 0) {
        return false;
    }
    handlers_.join();
    return true;
}

void Server::Wire::stop() noexcept {
    std::uint64_t const one = 1;
    [[maybe_unused]] auto const written = ::write(stop_descriptor_, &one, sizeof one);
}

Awaitable<void> Server::Wire::wait_for_stop() {
    co_await stop_asked_.async_wait(net::posix::stream_descriptor::wait_read, outcome);
    begin_to_stop();
}

Awaitable<void> Server::Wire::wait_for_signal() {
    auto const [error, signal] = co_await signals_.async_wait(outcome);
    if (!error) {
        begin_to_stop();
    }
}

void Server::Wire::begin_to_stop() {
    if (stopping_) {
        return;
    }
    log(LogLevel::info, "stopping");
    stopping_ = true;
    stop_at_ = Steady::now() + options_.patience.stop;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    look_round();
}

Awaitable<void> Server::Wire::keep_looking_round() {
    Timer timer(io_);
    for (;;) {
        timer.expires_after(look_round_every);
        co_await timer.async_wait(outcome);
        look_round();
    }
}

void Server::Wire::look_round() {
    auto const now = Steady::now();
    for (auto* const at : open_) {
        if (at->deadline < now || (stopping_ && at->between_requests)) {
            boost::system::error_code ignored;
            at->socket.cancel(ignored);
        }
    }
    end_if_done();
}

void Server::Wire::end_if_done() {
    if (stopping_ && (open_.empty() || Steady::now() > stop_at_)) {
        io_.stop();
    }
}

void Server::Wire::complain(beast::error_code error) {
    if (!stopping_ && Steady::now() > complain_again_at_) {
        complain_again_at_ = Steady::now() + std::chrono::seconds(10);
        log(LogLevel::warning, "cannot accept", {{"because", std::string_view(error.message())}});
    }
}

Awaitable<void> Server::Wire::accept_all() {
    Timer timer(io_);
    while (!stopping_) {
        Tcp::endpoint from;
        auto [error, socket] = co_await acceptor_.async_accept(from, outcome);
        if (error) {
            complain(error);
            timer.expires_after(accept_again_after);
            co_await timer.async_wait(outcome);
        } else if (open_.size() >= most_connections_) {
            metrics_.count_turned_away();
        } else {
            take(std::move(socket), from);
        }
    }
}

void Server::Wire::take(Socket socket, Tcp::endpoint const& from) noexcept {
    try {
        co_spawn(io_, serve(std::move(socket), from.address().to_string()), net::detached);
    } catch (std::exception const&) {
        metrics_.count_turned_away();
    }
}

Awaitable<void> Server::Wire::serve(Socket socket, std::string address) {
    Connection at{std::move(socket), std::move(address)};
    struct Listed {
        Wire& wire;
        Connection* at;
        ~Listed() { wire.open_.erase(at); }
    };
    {
        open_.insert(&at);
        Listed const listed{*this, &at};
        boost::system::error_code ignored;
        at.socket.set_option(Tcp::no_delay(true), ignored);
        at.buffer.reserve(read_at_once);
        at.deadline = Steady::now() + options_.patience.header;
        auto next = Next::another;
        while (next == Next::another) {
            next = co_await exchange(at);
        }
        if (next == Next::farewell) {
            co_await part(at);
        }
    }
    end_if_done();
}

/// Waits for the first byte of a request that follows another; the first of all has its time for the header only.
Awaitable<bool> Server::Wire::begin(Connection& at) {
    if (at.deadline != Steady::time_point::max() || at.buffer.size() > 0) {
        at.deadline = std::min(at.deadline, Steady::now() + options_.patience.header);
        co_return true;
    }
    at.deadline = Steady::now() + idle_time();
    auto const room = at.buffer.prepare(read_at_once);
    auto const [error, length] = co_await at.socket.async_read_some(room, outcome);
    at.buffer.commit(length);
    at.deadline = Steady::now() + options_.patience.header;
    co_return !error;
}

std::chrono::milliseconds Server::Wire::idle_time() const {
    bool const crowded = open_.size() > most_connections_ * 3 / 4;
    return crowded ? std::chrono::milliseconds(idle_when_crowded) : options_.patience.idle;
}

/// One request and its answer.
Awaitable<Next> Server::Wire::exchange(Connection& at) {
    at.between_requests = true;
    if (stopping_ || !co_await begin(at)) {
        co_return Next::gone;
    }
    Parser parser;
    parser.header_limit(longest_header);
    parser.body_limit(boost::none);
    auto const [error, length] = co_await http::async_read_header(at.socket, at.buffer, parser, outcome);
    at.between_requests = false;
    Exchange now;
    if (error) {
        auto const other_version = error == http::error::bad_version && asks_for_another_version(at.buffer);
        auto const status = other_version ? 505 : status_of(error, parser.got_some());
        co_return co_await refuse(at, now, stopping_ ? 0 : status);
    }
    Arrival arrival;
    if (auto const status = read_header(at, now, parser, arrival); status != 0) {
        co_return co_await refuse(at, now, status);
    }
    co_return co_await answer(at, now, parser, arrival);
}

/// 0, or the status with which the header is refused.
int Server::Wire::read_header(Connection const& at, Exchange& now, Parser const& parser, Arrival& arrival) const {
    arrival.headers = headers_of(parser);
    now.method = method_of(parser.get().method());
    now.takes_gzip = accepts_gzip(value_of(arrival.headers, "accept-encoding"));
    now.secure = came_through_tls(arrival.headers, options_.trust_proxy);
    now.is_http_10 = parser.get().version() == 10;
    now.keep_alive = parser.keep_alive();
    if (auto const status = refusal_of(parser.get().version(), arrival.headers); status != 0) {
        return status;
    }
    auto const written = parser.get().target();
    if (written.size() > longest_target) {
        return 414;
    }
    auto target = parse_target({written.data(), written.size()}, value_of(arrival.headers, "host"));
    if (!target) {
        return 400;
    }
    now.path = target->path;
    arrival.method = now.method;
    arrival.target = std::move(*target);
    arrival.address = at.address;
    arrival.id = now.id;
    return 0;
}

Awaitable<Next> Server::Wire::answer(Connection& at, Exchange& now, Parser& parser, Arrival& arrival) {
    auto const length = static_cast<std::size_t>(parser.content_length().value_or(0));
    if (length > most_body_of(now.method, now.path)) {
        co_return co_await refuse(at, now, 413);
    }
    bool const no_thread = waiting_ >= options_.most_waiting && now.path != "/health" && now.path != "/metrics";
    if (no_thread || length > most_bodies - bodies_) {
        co_return co_await refuse(at, now, 503);
    }
    Reserved const reserved(bodies_, length);
    if (auto const status = co_await read_body(at, parser, length); status != 0) {
        co_return co_await refuse(at, now, status);
    }
    arrival.body = std::move(parser.get().body());
    at.deadline = Steady::time_point::max();
    auto const response = co_await response_to(now, arrival);
    now.keep_alive = now.keep_alive && !stopping_ && response.status() != 400;
    bool const sent = co_await send(at, now, response);
    co_return !sent ? Next::gone : now.keep_alive ? Next::another : Next::farewell;
}

/// 0, or the status with which the body is refused; -1 where nobody is left to be told.
Awaitable<int> Server::Wire::read_body(Connection& at, Parser& parser, std::size_t length) {
    if (length == 0) {
        co_return 0;
    }
    at.deadline = Steady::now() + options_.patience.body;
    if (length > most_form_body) {
        at.deadline += time_for(length, least_speed_in);
    }
    if (parser.get().find(http::field::expect) != parser.get().end() && at.buffer.size() == 0) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await net::async_write(at.socket, net::buffer(go_on), outcome);
    }
    auto const [error, read] = co_await http::async_read(at.socket, at.buffer, parser, outcome);
    if (!error) {
        co_return 0;
    }
    auto const status = status_of(error, true);
    co_return status == 0 ? -1 : status;
}

Awaitable<Next> Server::Wire::refuse(Connection& at, Exchange& now, int status) {
    if (status <= 0) {
        co_return Next::gone;
    }
    now.keep_alive = false;
    auto const response = refusal(status, reader_of(now));
    bool const sent = co_await send(at, now, response);
    co_return sent&& status != 408 ? Next::farewell : Next::gone;
}

/// Whether the reader has it all.
Awaitable<bool> Server::Wire::send(Connection& at, Exchange const& now, Response const& response) {
    auto const body = now.method == Method::head ? std::string_view() : response.body();
    auto const head = head_of(response, {now.keep_alive, now.is_http_10, date()});
    at.deadline = Steady::now() + options_.patience.answer + time_for(body.size(), least_speed_out);
    std::array<net::const_buffer, 2> const parts{net::buffer(head), net::buffer(body)};
    auto const [error, length] = co_await net::async_write(at.socket, parts, outcome);
    at.deadline = Steady::time_point::max();
    note(now, response);
    co_return !error;
}

void Server::Wire::note(Exchange const& now, Response const& response) {
    auto const took = std::chrono::duration<double>(Steady::now() - now.begun).count();
    metrics_.count(now.method, response.status(), took);
    log_answer({now.id, now.method, now.path, response.status(), took * 1000, response.body().size()});
}

/// Says that nothing more will come, and reads on for a while: whoever is still sending would otherwise lose the answer.
Awaitable<void> Server::Wire::part(Connection& at) {
    boost::system::error_code failed;
    at.socket.shutdown(net::socket_base::shutdown_send, failed);
    at.deadline = Steady::now() + options_.patience.farewell;
    at.between_requests = true;
    at.buffer.clear();
    auto const room = at.buffer.prepare(read_at_once);
    for (std::size_t total = 0; !failed && !stopping_ && total < most_farewell && Steady::now() < at.deadline;) {
        auto const [error, length] = co_await at.socket.async_read_some(room, outcome);
        total += length;
        failed = error;
    }
}

std::optional<Response> Server::Wire::answered_at_once(Exchange const& now, Arrival const& arrival) const {
    if (now.path == "/health") {
        return made_here(now, plain_text("alive\n"));
    }
    if (now.path == "/ready" && stopping_) {
        return made_here(now, plain_text("stopping\n", 503));
    }
    if (now.path != "/metrics") {
        return std::nullopt;
    }
    if (!was_asked_from_this_machine(arrival)) {
        return refusal(404, reader_of(now));
    }
    return made_here(now, plain_text(metrics_.text({open_.size(), waiting_})));
}

Awaitable<Response> Server::Wire::response_to(Exchange const& now, Arrival& arrival) {
    auto at_once = answered_at_once(now, arrival);
    if (at_once) {
        co_return std::move(*at_once);
    }
    auto const work = [this, &now, &arrival] {
        return now.path == "/ready" ? readiness(now) : from_the_site(now, arrival);
    };
    co_return co_await on_a_handler_thread(work);
}

template <class Work>
Awaitable<Response> Server::Wire::on_a_handler_thread(Work work) {
    Continuing token;
    return net::async_initiate<Continuing, void(Response)>(
        [this](auto completion, Work work) {
            ++waiting_;
            ++unfinished_;
            net::post(handlers_, [this, completion = std::move(completion), work = std::move(work)]() mutable {
                --waiting_;
                auto response = work();
                net::post(io_, [completion = std::move(completion), response = std::move(response)]() mutable {
                    std::move(completion)(std::move(response));
                });
                --unfinished_;
            });
        },
        token, std::move(work));
}

Response Server::Wire::from_the_site(Exchange const& now, Arrival& arrival) noexcept {
    try {
        auto const request = understood(std::move(arrival), options_.trust_proxy);
        if (!request) {
            return refusal(request.error(), reader_of(now));
        }
        auto built = asset(*request);
        return made_here(now, built ? std::move(*built) : answer_(*request));
    } catch (std::exception const& bug) {
        log_bug(now.id, bug.what());
    } catch (...) {
        log_bug(now.id, "something that is no exception was thrown");
    }
    return refusal(500, reader_of(now));
}

Response Server::Wire::readiness(Exchange const& now) noexcept {
    try {
        bool const ready = !options_.ready || options_.ready();
        return made_here(now, ready ? plain_text("ready\n") : plain_text("not ready\n", 503));
    } catch (std::exception const& away) {
        log_bug(now.id, away.what());
        return made_here(now, plain_text("not ready\n", 503));
    }
}

Response Server::Wire::made_here(Exchange const& now, Response response) const {
    make_ready(response, reader_of(now));
    return response;
}

std::size_t Server::Wire::most_body_of(Method method, std::string_view path) const noexcept {
    try {
        return most_body_ ? most_body_(method, path) : most_form_body;
    } catch (std::exception const&) {
        return most_form_body;
    }
}

std::string const& Server::Wire::date() {
    auto const now = std::time(nullptr);
    if (now != dated_) {
        dated_ = now;
        date_ = date_line(now);
    }
    return date_;
}

Server::Server(ServerOptions options, Answer answer, MostBody most_body)
    : wire_(std::make_unique<Wire>(std::move(options), std::move(answer), std::move(most_body))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return wire_->port(); }

bool Server::run() {
    bool const all_answered = wire_->run();
    if (!all_answered) {
        log(LogLevel::warning, "stopped with a request unanswered");
        // A handler is still at work, and it uses what the wire holds.
        [[maybe_unused]] auto* const left_behind = wire_.release();
    }
    return all_answered;
}

void Server::stop() noexcept {
    if (wire_) {
        wire_->stop();
    }
}

}  // namespace heed::web
