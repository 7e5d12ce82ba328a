#include "program/line.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace heed::program {

namespace {

class Reader {
public:
    explicit Reader(Line& line) : line_(line) {
        app_.require_subcommand(1);
        app_.set_version_flag("--version", "heed 0.1.0");
        app_.set_help_all_flag("--help-all", "Show the help of every command");
        app_.footer("Every command has its own help: heed serve --help\n"
                    "Exit codes: 0 done, 1 could not be done, 2 the command line is wrong (nothing was changed).");
        serve();
        migrate();
        user();
        reports();
        backups();
        audit();
    }

    CLI::App& app() { return app_; }

    /// Whether the first word is an option or a command that there is.
    bool begins_well(std::string const& word) const {
        auto const commands = app_.get_subcommands([](CLI::App const*) { return true; });
        return word.starts_with('-') ||
               std::ranges::any_of(commands, [&](CLI::App const* each) { return each->get_name() == word; });
    }

private:
    CLI::App* command(CLI::App& under, std::string const& name, std::string const& says, Command command) {
        auto* const added = under.add_subcommand(name, says);
        added->callback([this, command] { line_.command = command; });
        return added;
    }

    void add_place(CLI::App* to) {
        to->add_option("--data", line_.place.folder, "The folder with the council's records (default: data)")
            ->envname("HEED_DATA");
        to->add_option("--postgresql", line_.place.postgresql,
                       "Use this PostgreSQL server instead, by a libpq connection string")
            ->envname("HEED_POSTGRESQL");
        to->add_option("--from-folder", line_.folder, "What relative file names are relative to")->group("");
    }

    void serve() {
        auto* const to = command(app_, "serve", "Serve a council's pages until Ctrl-C", Command::serve);
        add_place(to);
        to->add_option("--port", line_.port, "Listen on this port; 0 takes any free one (default: 8080)")
            ->check(CLI::Range(0, 65535));
        to->add_option("--address", line_.address, "Listen on this address (default: 127.0.0.1)");
        auto* const shown = to->add_flag("--demonstration", line_.demonstration,
                                         "If the folder is new, fill it with an invented council");
        to->add_flag("--empty", line_.empty, "If the folder is new, make an empty council and its first administrator")
            ->excludes(shown);
        to->add_option("--council", line_.council, "The name of that empty council");
        to->add_flag("--behind-proxy", line_.behind_proxy, "Believe X-Forwarded-For and X-Forwarded-Proto");
        to->add_option("--base", line_.base, "How people reach this server, for links in messages")
            ->envname("HEED_BASE");
    }

    void migrate() {
        auto* const to = command(app_, "migrate", "Bring the records' schema up to date", Command::migrate);
        add_place(to);
        to->add_flag("--print-schema", line_.print_schema,
                     "Print the schema that a new SQLite file gets, and change nothing");
    }

    void user() {
        auto* const group = app_.add_subcommand("user", "Members of staff");
        group->require_subcommand(1);
        auto* const to = command(*group, "add",
                                 "Add a member of staff and print the one-time link to their first sign-in",
                                 Command::user_add);
        add_place(to);
        to->add_option("--name", line_.name, "Their name")->required();
        to->add_option("--email", line_.email, "Their e-mail address")->required();
        to->add_option("--role", line_.role, "Their role, such as complaints_officer or administrator")->required();
        to->add_option("--base", line_.base, "How people reach the server, for the link")->envname("HEED_BASE");
    }

    void reports() {
        auto* const read = command(app_, "read-report", "Read a published CQC assessment page and print what it says",
                                   Command::read_report);
        read->add_option("file", line_.file, "The page as plain text, or - for standard input")->required();
        read->add_flag("--json", line_.json, "Print JSON instead of text");
        auto* const import = command(app_, "import-report",
                                     "Read a published assessment into the records, for a person to confirm",
                                     Command::import_report);
        add_place(import);
        import->add_option("file", line_.file, "The page as plain text, or - for standard input")->required();
        import->add_option("--base", line_.base, "How people reach the server, for the link")->envname("HEED_BASE");
    }

    void backups() {
        auto* const backup = command(app_, "backup", "Copy the records into a new file, also while a server runs",
                                     Command::backup);
        add_place(backup);
        backup->add_option("file", line_.file, "The new file")->required();
        auto* const restore = command(app_, "restore", "Put a backup into a data folder, after checking it",
                                      Command::restore);
        add_place(restore);
        restore->add_option("file", line_.file, "The backup")->required();
        restore->add_flag("--replace", line_.replace, "Replace the records that are there (they are kept beside it)");
    }

    void audit() {
        auto* const to = command(app_, "verify-audit", "Check that nobody changed the event log",
                                 Command::verify_audit);
        add_place(to);
        to->add_option("--checkpoint", line_.checkpoint,
                       "NUMBER:HASH, as printed earlier and kept outside; finds a log that was cut off");
        auto* const signals = command(app_, "add-signals",
                                      "Add invented signals to a demonstration council, to measure with",
                                      Command::add_signals);
        add_place(signals);
        signals->add_option("count", line_.count, "How many")->required()->check(CLI::Range(1, 2000000));
    }

    Line& line_;
    CLI::App app_{"Heed: what a council hears, learns, changes and proves in adult social care", "heed"};
};

std::string one_sentence(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    while (text.ends_with(' ')) {
        text.pop_back();
    }
    return text.ends_with('.') ? text : text + ".";
}

Say wrong(std::string const& sentence) {
    return {2, "", fmt::format("heed: {} Type heed --help to see what it takes.\n", sentence)};
}

}  // namespace

std::variant<Line, Say> understand(std::vector<std::string> const& words) {
    Line line;
    line.folder = std::filesystem::current_path();
    Reader reader(line);
    if (words.empty() || !reader.begins_well(words.front())) {
        return wrong(words.empty() ? "Say what to do."
                                   : fmt::format("There is no command called \"{}\".", words.front()));
    }
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    try {
        reader.app().parse(reversed);
    } catch (CLI::CallForHelp const&) {
        return Say{0, reader.app().help(), ""};
    } catch (CLI::CallForVersion const&) {
        return Say{0, reader.app().version() + "\n", ""};
    } catch (CLI::CallForAllHelp const&) {
        return Say{0, reader.app().help("", CLI::AppFormatMode::All), ""};
    } catch (CLI::ParseError const& error) {
        return wrong(one_sentence(error.what()));
    }
    return line;
}

bool needs_records(Line const& line) {
    switch (line.command) {
        case Command::migrate: return !line.print_schema;
        case Command::user_add:
        case Command::import_report:
        case Command::backup:
        case Command::verify_audit:
        case Command::add_signals: return true;
        case Command::serve:
        case Command::read_report:
        case Command::restore: return false;
    }
    return false;
}

}  // namespace heed::program
