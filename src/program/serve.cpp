#include "program/serve.hpp"

#include <csignal>
#include <iostream>
#include <optional>

#include <fmt/format.h>
#include <unistd.h>

#include "program/commands.hpp"
#include "program/door.hpp"
#include "program/first_council.hpp"
#include "program/night.hpp"
#include "program/site_map.hpp"
#include "web/log.hpp"
#include "web/server.hpp"

namespace heed::program {

namespace {

web::ServerOptions options_of(Line const& line, store::Store& store) {
    web::ServerOptions options;
    options.address = line.address;
    options.port = static_cast<std::uint16_t>(line.port);
    options.trust_proxy = line.behind_proxy;
    options.stop_on_signals = true;
    options.ready = [&store] { return store.answers(); };
    return options;
}

/// A command that came through the door, carried out with the server's own store. Links that it prints begin with the
/// server's own address unless the command says another.
Answered carry_out_here(Asked const& asked, store::Store& store, Clock const& clock, std::string const& address) {
    auto understood = understand(asked.words);
    if (auto const* said = std::get_if<Say>(&understood)) {
        return {said->exit_code, said->out, said->error};
    }
    auto& line = std::get<Line>(understood);
    line.base = line.base.empty() ? address : line.base;
    try {
        return carry_out(line, asked.input, store, clock);
    } catch (std::exception const& failed) {
        return {1, "", fmt::format("heed: {}\n", failed.what())};
    }
}

std::string address_of(Line const& line, std::uint16_t port) { return fmt::format("http://{}:{}", line.address, port); }

int serve_from(Line const& line, store::Store& store) {
    RunningClock const clock;
    store.migrate();
    auto const first = make_first_council(line, store, clock);
    if (!first) {
        std::cerr << "heed: " << first.error().front().says << "\n";
        return 2;
    }
    people::Site site(store, clock);
    mount_everything(site);
    web::Server server(
        options_of(line, store), [&site](web::Request const& request) { return site.answer(request); },
        [&site](web::Method method, std::string_view path) { return site.most_body(method, path); });
    auto const address = address_of(line, server.port());
    auto const reached_at = line.base.empty() ? address : line.base;
    std::optional<Door> door;
    if (!line.place.on_postgresql()) {
        door.emplace(line.place.socket(),
                     [&](Asked const& asked) { return carry_out_here(asked, store, clock, reached_at); });
    }
    Night night(store, clock, work::read_clamd(line.clamd));
    std::cout << said_at_start(store, reached_at, *first) << "Heed is ready at " << address << std::endl;
    bool const all_answered = server.run();
    web::flush_log();
    if (!all_answered) {
        ::_exit(1);
    }
    return 0;
}

}  // namespace

int serve(Line const& line) {
    std::signal(SIGPIPE, SIG_IGN);
    auto const opened = open(line.place, true);
    if (!opened) {
        std::cerr << "heed: " << opened.error().front().says << "\n";
        return 2;
    }
    return serve_from(line, **opened);
}

}  // namespace heed::program
