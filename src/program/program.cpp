#include "program/program.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include "kernel/failure.hpp"
#include "kernel/must.hpp"
#include "program/commands.hpp"
#include "program/line.hpp"
#include "program/mail_in.hpp"
#include "program/serve.hpp"

namespace heed::program {

namespace {

int say(Answered const& answered) {
    std::cout << answered.out << std::flush;
    std::cerr << answered.error << std::flush;
    return answered.exit_code;
}

Answered refused(std::string_view sentence) { return {2, "", fmt::format("heed: {}\n", sentence)}; }

bool measures(Line const& line) {
    return line.command == Command::measure_xmr || line.command == Command::measure_funnel ||
           line.command == Command::measure_interval || line.command == Command::measure_silent;
}

Answered measure(Line const& line, std::string const& input) {
    auto const measured = line.command == Command::measure_xmr      ? measured_xmr(input, line.measure)
                          : line.command == Command::measure_funnel ? measured_funnel(input, line.measure)
                          : line.command == Command::measure_silent ? measured_silent(input, line.measure)
                                                                    : measured_intervals(input, line.measure);
    if (measured) {
        return {0, *measured, line.command == Command::measure_xmr ? remarks_on_xmr(input) : ""};
    }
    std::string sentences;
    for (auto const& problem : measured.error()) {
        sentences += fmt::format("heed: {}{}\n", problem.says, problem.says.ends_with('.') ? "" : ".");
    }
    return {2, "", sentences};
}

bool reads_a_file(Line const& line) {
    return line.command == Command::read_report || line.command == Command::import_report ||
           line.command == Command::mail_in || measures(line);
}

/// A file that is to be measured is read one byte too far at the most, so that its limit is seen to be passed.
std::string read_all(std::istream& from, Line const& line) {
    if (!measures(line)) {
        return {std::istreambuf_iterator<char>(from), {}};
    }
    std::string text(largest_measure_file + 1, '\0');
    from.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(from.gcount()));
    from.clear();
    return text;
}

Outcome<std::string> content_of(Line const& line) {
    if (line.file == "-") {
        return read_all(std::cin, line);
    }
    std::error_code error;
    if (!std::filesystem::is_regular_file(line.path_of(line.file), error)) {
        return problem("file", fmt::format("There is no file {}.", line.file));
    }
    std::ifstream file(line.path_of(line.file), std::ios::binary);
    auto text = read_all(file, line);
    if (!file) {
        return problem("file", fmt::format("{} cannot be read.", line.file));
    }
    return text;
}

/// Where commands on records are carried out: by the server that runs on this folder; otherwise by the command, which opens
/// the records itself, once.
class Records {
public:
    explicit Records(Line const& line) : line_(line) {}

    Answered carry_out(std::vector<std::string> const& words, Line const& line, std::string const& input) {
        if (auto const answered = opened_ ? std::nullopt : at_the_door(words, input)) {
            return *answered;
        }
        if (!opened_) {
            auto store = open(line_.place, line.command == Command::migrate, 2);
            if (!store) {
                return refused(store.error().front().says);
            }
            opened_ = std::move(*store);
        }
        RunningClock const clock;
        return program::carry_out(line, input, *opened_, clock);
    }

private:
    std::optional<Answered> at_the_door(std::vector<std::string> words, std::string const& input) const {
        if (line_.place.on_postgresql()) {
            return std::nullopt;
        }
        words.insert(words.end(), {"--from-folder", line_.folder.string()});
        return knock(line_.place.socket(), {words, input});
    }

    Line const& line_;
    std::unique_ptr<store::Store> opened_;
};

/// Each e-mail is handed in alone, as a mail server would.
Answered take_folder(Line const& line) {
    auto one = line;
    one.maildir.clear();
    one.file = "-";
    std::vector<std::string> const words{"mail-in", "-", "--council", line.mail.council, "--to", line.mail.to};
    Records records(line);
    return take_in_maildir(line.path_of(line.maildir),
                           [&](std::string const& mail) { return records.carry_out(words, one, mail); });
}

Answered obey(std::vector<std::string> const& words, Line const& line) {
    if (line.command == Command::mail_in && !line.maildir.empty()) {
        return take_folder(line);
    }
    std::string input;
    if (reads_a_file(line)) {
        auto content = content_of(line);
        if (!content) {
            return refused(content.error().front().says);
        }
        input = std::move(*content);
    }
    switch (line.command) {
        case Command::read_report: return read_report(line, input);
        case Command::restore: return restore(line, RunningClock());
        case Command::measure_xmr:
        case Command::measure_funnel:
        case Command::measure_interval:
        case Command::measure_silent: return measure(line, input);
        case Command::migrate:
            if (line.print_schema) {
                return print_schema();
            }
            break;
        default: break;
    }
    return Records(line).carry_out(words, line, input);
}

}  // namespace

int run(std::vector<std::string> const& words) {
    ::umask(0077);  // what this program writes is its owner's alone
    must(sodium_init() >= 0, "the cryptographic library does not start");
    auto const understood = understand(words);
    if (auto const* said = std::get_if<Say>(&understood)) {
        return say({said->exit_code, said->out, said->error});
    }
    auto const& line = std::get<Line>(understood);
    try {
        return line.command == Command::serve ? serve(line) : say(obey(words, line));
    } catch (Failure const& failure) {
        return say({1, "", fmt::format("heed: {}\n", failure.what())});
    } catch (std::exception const& bug) {
        return say({1, "", fmt::format("heed: This should not have happened: {}\n", bug.what())});
    }
}

}  // namespace heed::program
