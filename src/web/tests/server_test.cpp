#include <doctest/doctest.h>

#include <atomic>
#include <csignal>
#include <future>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "web/compress.hpp"
#include "web/tests/running.hpp"

using namespace heed;
using namespace heed::web;
using namespace std::chrono_literals;

namespace {

/// Says back what it understood.
Response echo(Request const& request) {
    if (request.path == "/breaks") {
        throw std::runtime_error("the shelf fell down");
    }
    if (request.path == "/long") {
        return page(std::string(20'000, 'x'));
    }
    if (request.path == "/slow") {
        std::this_thread::sleep_for(300ms);
    }
    std::string said = fmt::format("path={} peer={}", request.path, request.peer);
    for (auto const& field : request.query) {
        said += fmt::format(" ?{}={}", field.name, field.value);
    }
    for (auto const& field : request.form) {
        said += fmt::format(" {}={}", field.name, field.value);
    }
    for (auto const& upload : request.uploads) {
        said += fmt::format(" file:{}:{}:{}", upload.field, upload.file_name, upload.bytes.size());
    }
    return plain_text(said + " cookies=" + std::string(request.header("cookie")));
}

ServerOptions hasty() {
    ServerOptions options;
    options.patience = {.header = 200ms, .body = 200ms, .idle = 300ms, .answer = 500ms, .farewell = 200ms, .stop = 8s};
    return options;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view body_of(std::string_view answer) {
    auto const end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string_view() : answer.substr(end + 4);
}

int count_of(std::string_view text, std::string_view part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

}  // namespace

TEST_SUITE("web: the server answers") {
    TEST_CASE("a page is answered with its length, its date, its reference and the headers that protect its reader") {
        Running const server(echo);
        auto const answer = server.ask(asking("/tell-us?theme=housing&name=Amira+B"));
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(has(answer, "path=/tell-us peer=127.0.0.1 ?theme=housing ?name=Amira B"));
        for (auto const header :
             {"\r\ncontent-length: ", " GMT\r\n", "\r\nx-request-id: ",
              "\r\ncontent-security-policy: default-src 'none'; ", "require-trusted-types-for 'script'\r\n",
              "\r\nx-content-type-options: nosniff\r\n", "\r\nreferrer-policy: same-origin\r\n",
              "\r\ncross-origin-opener-policy: same-origin\r\n", "\r\ncross-origin-resource-policy: same-origin\r\n",
              "\r\npermissions-policy: ", "\r\nx-frame-options: DENY\r\n", "\r\ncache-control: no-store\r\n",
              "\r\nconnection: close\r\n"}) {
            CHECK_MESSAGE(has(answer, header), header);
        }
        CHECK_FALSE(has(answer, "strict-transport-security"));
    }

    TEST_CASE("a form is read, with letters beyond English") {
        Running const server(echo);
        auto const answer = server.ask(sending("/tell-us", "story=It+was+%C3%A9lan+%26+care",
                                               "Content-Type: application/x-www-form-urlencoded\r\n"));
        CHECK(has(answer, "story=It was élan & care"));
    }

    TEST_CASE("a form with a file is read") {
        Running const server(echo);
        std::string const body =
            "--edge\r\nContent-Disposition: form-data; name=\"story\"\r\n\r\nkind\r\n--edge\r\nContent-Disposition: "
            "form-data; "
            "name=\"paper\"; filename=\"letter.pdf\"\r\nContent-Type: application/pdf\r\n\r\n12345\r\n--edge--\r\n";
        auto const answer = server.ask(
            sending("/tell-us", body, "Content-Type: multipart/form-data; boundary=edge\r\n"));
        CHECK(has(answer, "story=kind file:paper:letter.pdf:5"));
    }

    TEST_CASE("the head of a page has the length of the page and no page") {
        Running const server(echo);
        auto const answer = server.ask("HEAD /long HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        CHECK(has(answer, "content-length: 20000\r\n"));
        CHECK(body_of(answer).empty());
    }

    TEST_CASE("one line carries several requests, even sent at once, and answers them in their order") {
        Running const server(echo);
        Line line(server.port());
        line.say("GET /slow HTTP/1.1\r\nHost: h\r\n\r\nGET /second HTTP/1.1\r\nHost: h\r\n\r\n" + asking("/third"));
        auto const answers = line.hear();
        CHECK(count_of(answers, "HTTP/1.1 200 OK") == 3);
        CHECK(answers.find("path=/slow") < answers.find("path=/second"));
        CHECK(answers.find("path=/second") < answers.find("path=/third"));
        CHECK(count_of(answers, "connection: close") == 1);
    }

    TEST_CASE("an old reader's line is closed unless it asks to keep it") {
        Running const server(echo);
        CHECK(has(server.ask("GET / HTTP/1.0\r\n\r\n"), "connection: close\r\n"));
        Line line(server.port());
        line.say("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        CHECK(has(line.hear("cookies="), "connection: keep-alive\r\n"));
    }

    TEST_CASE("text of more than a kilobyte is compressed for who takes it, and says that it depends") {
        Running const server(echo);
        auto const answer = server.ask(asking("/long", "Accept-Encoding: br, gzip;q=0.8\r\n"));
        CHECK(has(answer, "\r\ncontent-encoding: gzip\r\n"));
        CHECK(has(answer, "\r\nvary: Accept-Encoding\r\n"));
        CHECK(body_of(answer).starts_with("\x1F\x8B"));
        CHECK(body_of(answer).size() < 1000);
        auto const plain = server.ask(asking("/long", "Accept-Encoding: gzip;q=0\r\n"));
        CHECK_FALSE(has(plain, "content-encoding"));
        CHECK(has(plain, "\r\nvary: Accept-Encoding\r\n"));
        CHECK_FALSE(has(server.ask(asking("/", "Accept-Encoding: gzip\r\n")), "content-encoding"));
    }

    TEST_CASE("several Cookie lines are one") {
        Running const server(echo);
        CHECK(has(server.ask(asking("/", "Cookie: a=1\r\nCookie: b=2\r\n")), "cookies=a=1; b=2"));
    }

    TEST_CASE("what breaks is answered with a reference and says nothing about the inside") {
        Running const server(echo);
        auto const answer = server.ask(asking("/breaks"));
        CHECK(answer.starts_with("HTTP/1.1 500 "));
        CHECK(has(answer, "Reference: "));
        CHECK_FALSE(has(answer, "shelf"));
        CHECK(has(answer, "content-security-policy"));
    }
}

TEST_SUITE("web: the proxy in front") {
    TEST_CASE("a proxy's word is believed only where we were told to") {
        auto const asked = asking("/", "X-Forwarded-For: 10.9.8.7, 192.0.2.33\r\nX-Forwarded-Proto: https\r\n");
        Running const alone(echo);
        CHECK(has(alone.ask(asked), "peer=127.0.0.1"));
        CHECK_FALSE(has(alone.ask(asked), "strict-transport-security"));
        ServerOptions options;
        options.trust_proxy = true;
        Running const behind(echo, options);
        CHECK(has(behind.ask(asked), "peer=192.0.2.33"));
        CHECK(has(behind.ask(asked), "strict-transport-security: max-age="));
        CHECK(has(behind.ask(asking("/", "X-Forwarded-For: <script>\r\n")), "peer=127.0.0.1"));
    }
}

TEST_SUITE("web: the guard") {
    TEST_CASE("what could be read in two ways is refused, and the line is closed") {
        Running const server(echo);
        struct Case {
            std::string_view request;
            std::string_view status;
        };
        std::string const long_header = "GET / HTTP/1.1\r\nHost: h\r\nX-A: " + std::string(20'000, 'a') + "\r\n\r\n";
        std::string const long_target = "GET /" + std::string(10'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n";
        for (auto const& [request, status] : {
                 Case{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                      "400"},
                 Case{"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
                 Case{"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n", "411"},
                 Case{"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "411"},
                 Case{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\nhello", "400"},
                 Case{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +5\r\n\r\nhello", "400"},
                 Case{"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3, 3\r\n\r\nabc", "400"},
                 Case{"GET / HTTP/1.1\r\n\r\n", "400"},
                 Case{"GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", "400"},
                 Case{"GET / HTTP/1.1\r\nHost: h<script>\r\n\r\n", "400"},
                 Case{"GET / HTTP/1.1\r\nHost : h\r\n\r\n", "400"},
                 Case{"GET / HTTP/1.1\nHost: h\n\n", "400"},
                 Case{"GET / HTTP/1.2\r\nHost: h\r\n\r\n", "505"},
                 Case{"GET / HTTP/1.1\r\nHost: h\r\nExpect: a-miracle\r\n\r\n", "417"},
                 Case{"GET /../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
                 Case{"GET /%2e%2e/etc HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
                 Case{"GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
                 Case{"GET /?a=%zz HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
                 Case{"GET http://elsewhere.example/ HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
                 Case{"CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n", "400"},
                 Case{long_header, "431"},
                 Case{long_target, "414"},
             }) {
            Line line(server.port());
            line.say(request);
            auto const answer = line.hear();
            CAPTURE(request.substr(0, 100));
            CHECK(answer.substr(0, 12) == "HTTP/1.1 " + std::string(status));
            CHECK(has(answer, "connection: close\r\n"));
            CHECK(has(answer, "content-security-policy: "));
            CHECK(count_of(answer, "HTTP/1.1 ") == 1);
            CHECK(line.closed());
        }
    }

    TEST_CASE("a whole address is the same as its path") {
        Running const server(echo);
        CHECK(
            has(server.ask("GET http://h/tell-us HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"), "path=/tell-us"));
    }

    TEST_CASE("what is too big is refused before it is read, and an upload may be bigger") {
        auto const most = [](Method method, std::string_view path) -> std::size_t {
            return method == Method::post && path == "/upload" ? 4'000 : 1'000;
        };
        Running const server(echo, {}, most);
        auto const big = server.ask("POST /form HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n");
        CHECK(big.starts_with("HTTP/1.1 413 "));
        CHECK(has(big, "too big"));
        CHECK(server.ask(sending("/upload", std::string(4'000, 'x'))).starts_with("HTTP/1.1 200 "));
        CHECK(server.ask(sending("/upload", std::string(4'001, 'x'))).starts_with("HTTP/1.1 413 "));
    }

    TEST_CASE("who asks whether to go on is told to, and who is too big is not") {
        Running const server(echo);
        Line line(server.port());
        line.say(
            "POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\nConnection: close\r\n\r\n");
        CHECK(line.hear("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
        line.say("hello");
        CHECK(line.hear().starts_with("HTTP/1.1 200 OK\r\n"));
        auto const big = server.ask(
            "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
        CHECK(big.starts_with("HTTP/1.1 413 "));
    }

    TEST_CASE("a header that does not come to its end is not waited for") {
        Running const server(echo, hasty());
        Line line(server.port());
        line.say("GET / HTTP/1.1\r\nHost: h\r\nX-Slow: a");
        CHECK(line.hear().starts_with("HTTP/1.1 408 "));
        CHECK(line.closed());
        Line silent(server.port());
        CHECK(silent.hear().empty());
        CHECK(silent.closed());
    }

    TEST_CASE("a body that does not come to its end is not waited for") {
        Running const server(echo, hasty());
        CHECK(server.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc").starts_with("HTTP/1.1 408 "));
    }

    TEST_CASE("a line that is not used is closed") {
        Running const server(echo, hasty());
        Line line(server.port());
        line.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK(line.hear().starts_with("HTTP/1.1 200 "));
        CHECK(line.closed());
    }

    TEST_CASE("a reader who does not read is not waited for") {
        std::size_t const length = 30'000'000;
        auto options = hasty();
        options.patience.answer = 300ms - 915s;  // 30 MB have 915 s more
        Running const server([&](Request const&) { return page(std::string(length, 'x')); }, options);
        Line line(server.port());
        line.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        std::this_thread::sleep_for(900ms);
        CHECK(line.hear().size() < length);
        CHECK(line.closed());
    }

    TEST_CASE("an answer cannot be split in two by what somebody typed") {
        Running const server(
            [](Request const& request) { return see("/thank-you?for=" + std::string(request.asked("name"))); });
        auto const answer = server.ask(asking("/?name=a%0d%0aSet-Cookie:%20stolen=1"));
        CHECK(answer.starts_with("HTTP/1.1 500 "));
        CHECK_FALSE(has(answer, "stolen"));
    }

    TEST_CASE("there are only so many lines, and when one is free again the next is let in") {
        ServerOptions options;
        options.most_connections = 2;
        Running const server(echo, options);
        {
            Line first(server.port());
            Line second(server.port());
            first.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            second.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            CHECK(has(first.hear("cookies="), "200 OK"));
            CHECK(has(second.hear("cookies="), "200 OK"));
            CHECK(server.ask(asking("/")).empty());
        }
        std::this_thread::sleep_for(50ms);
        CHECK(has(server.ask(asking("/")), "200 OK"));
    }
}

TEST_SUITE("web: under load and at the end") {
    TEST_CASE("with too many requests waiting the next is asked to come back later") {
        std::promise<void> open;
        auto const gate = open.get_future().share();
        std::atomic<int> inside = 0;
        ServerOptions options;
        options.handler_threads = 1;
        options.most_waiting = 1;
        Running server(
            [&](Request const&) {
                ++inside;
                gate.wait();
                return plain_text("served");
            },
            options);
        Line first(server.port());
        first.say(asking("/"));
        while (inside == 0) {
            std::this_thread::sleep_for(1ms);
        }
        Line second(server.port());
        second.say(asking("/"));
        while (!has(server.ask(asking("/metrics")), "heed_waiting_for_a_handler 1\n")) {
        }
        auto const third = server.ask(asking("/"));
        CHECK(third.starts_with("HTTP/1.1 503 "));
        CHECK(has(third, "\r\nretry-after: 10\r\n"));
        CHECK(has(server.ask(asking("/health")), "alive"));
        open.set_value();
        CHECK(has(first.hear(), "served"));
        CHECK(has(second.hear(), "served"));
    }

    TEST_CASE("a graceful stop lets a slow request finish, closes who asks nothing, and takes nobody new") {
        Running server(echo, hasty());
        Line slow(server.port());
        Line idle(server.port());
        slow.say("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
        std::this_thread::sleep_for(50ms);
        server.begin_to_stop();
        auto const answer = slow.hear();
        CHECK(has(answer, "path=/slow"));
        CHECK(has(answer, "connection: close\r\n"));
        CHECK(idle.hear().empty());
        CHECK(server.stop());
        CHECK_FALSE(Line(server.port()).connected());
    }

    TEST_CASE("SIGTERM stops the server gracefully") {
        ServerOptions options;
        options.stop_on_signals = true;
        Running server(echo, options);
        CHECK(has(server.ask(asking("/health")), "alive"));
        std::raise(SIGTERM);
        CHECK(server.stop());
    }

    TEST_CASE("the health, the readiness and the figures are answered by the server itself") {
        std::atomic<bool> ready = false;
        ServerOptions options;
        options.ready = [&] { return ready.load(); };
        Running const server(echo, options);
        CHECK(has(server.ask(asking("/health")), "\r\n\r\nalive\n"));
        CHECK(server.ask(asking("/ready")).starts_with("HTTP/1.1 503 "));
        ready = true;
        CHECK(has(server.ask(asking("/ready")), "\r\n\r\nready\n"));
        auto const figures = server.ask(asking("/metrics"));
        CHECK(has(figures, "heed_requests_total{method=\"GET\",status=\"2xx\"} 2\n"));
        CHECK(has(figures, "heed_requests_total{method=\"GET\",status=\"5xx\"} 1\n"));
        CHECK(has(figures, "heed_request_seconds_bucket{le=\"+Inf\"} 3\n"));
        CHECK(has(figures, "heed_connections_open "));
        CHECK(has(figures, "process_resident_memory_bytes "));
    }

    TEST_CASE("the figures are for this machine only") {
        Running const server(echo);
        for (auto const proxy :
             {"X-Forwarded-For: 192.0.2.1\r\n", "Forwarded: for=192.0.2.1\r\n", "Via: 1.1 front\r\n"}) {
            CHECK(server.ask(asking("/metrics", proxy)).starts_with("HTTP/1.1 404 "));
        }
    }

    TEST_CASE("a port that somebody else listens on is said plainly") {
        Running const server(echo);
        ServerOptions options;
        options.port = server.port();
        CHECK_THROWS_AS(Server(options, echo, {}), Unavailable);
        options.address = "no address";
        CHECK_THROWS_AS(Server(options, echo, {}), Unavailable);
    }
}
