#include "program/line.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "kernel/csv.hpp"
#include "work/clamd.hpp"

namespace heed::program {

namespace {

constexpr std::string_view about_measures =
    "\n\nThe file is CSV (RFC 4180) in UTF-8, with a heading line, up to 16 MiB and 200,000 lines. Numbers are "
    "written\n"
    "as the shortest decimals that read back as the same number; what cannot be told is an empty field. Where a line\n"
    "is wrong, nothing is written, each wrong line is answered with one sentence, and the exit code is 2.";

constexpr std::string_view about_run_charts =
    "Columns: series,x,y and, where limits begin anew, rebase_group. Points are taken in the order of the file; x is\n"
    "only passed on. Written: series,x,y,mean,lpl,upl,special_cause, where special_cause is none, outside, trend,\n"
    "two_in_three or shift. With --summary: series,points,rebase_groups,mean,lpl,upl,limits,special_causes,variation,\n"
    "assurance; limits are trial limits below 12 points. Rules: NHS England's Making Data Count, as NHSRplotthedots\n"
    "codes them, with screening off unless it is asked for.\n\n"
    "Example:\n"
    "  $ printf 'series,x,y\\nA,2026-01,5\\nA,2026-02,7\\n' | heed measure xmr -\n"
    "  series,x,y,mean,lpl,upl,special_cause\n"
    "  A,2026-01,5,6,0.6799999999999997,11.32,none\n"
    "  A,2026-02,7,6,0.6799999999999997,11.32,none";

constexpr std::string_view about_funnels =
    "Columns: unit,numerator,denominator. Written: those and share,centre,lower_95,upper_95,lower_998,upper_998,\n"
    "verdict,exact_tail. Verdicts are UKHSA's: Low (0.001), Low (0.025), Not significant, High (0.025), High (0.001).\n"
    "exact_tail is the one-sided binomial chance of a share so far from the centre or further.\n\n"
    "Example:\n"
    "  $ printf 'unit,numerator,denominator\\nThornmere,8,9\\n' | heed measure funnel - --benchmark 0.8";

constexpr std::string_view about_intervals =
    "Columns: label,numerator and, for a share, denominator. Written: "
    "label,numerator,denominator,value,low,high,method.\n"
    "A share gets Wilson's interval; a count the exact Poisson interval below 10 and Byar's from 10 on.\n\n"
    "Example:\n"
    "  $ printf 'label,numerator,denominator\\nupheld,8,9\\n' | heed measure interval -";

constexpr std::string_view about_silent_ones =
    "Columns: label,asked,answered,satisfied. Written: those and target,needed_in_all,least_satisfied,enough_to_miss,\n"
    "decide: how many of all would have to be satisfied for the target, how many of those who did not answer, and how\n"
    "many of them would be enough to miss it. decide is it_hangs_on_them, met_whatever_they_say or\n"
    "missed_whatever_they_say.\n\n"
    "Example:\n"
    "  $ printf 'label,asked,answered,satisfied\\n2026,200,100,75\\n' | heed measure silent - --target 75";

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
        measures();
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
        to->add_option("--clamd", line_.clamd,
                       "Where the virus scanner (clamd) listens: a socket's path, or HOST:PORT. Without it, files that "
                       "people send stay held")
            ->envname("HEED_CLAMD")
            ->check([](std::string const& written) {
                return work::read_clamd(written) ? std::string()
                                                 : "must be a path such as /run/clamav/clamd.ctl or HOST:PORT";
            });
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
        mail();
    }

    void mail() {
        auto* const in = command(
            app_, "mail-in", "Take in a forwarded compliment from the council's mail server, for a person to look at",
            Command::mail_in);
        add_place(in);
        auto* const what = in->add_option_group("The e-mail", "Its file, or a folder of them");
        what->add_option("file", line_.file, "The e-mail as it came (RFC 5322), or - for standard input");
        what->add_option("--maildir", line_.maildir,
                         "Take each e-mail of this folder's \"new\" once, and move it to \"cur\"; what failed stays");
        what->require_option(1);
        in->add_option("--council", line_.mail.council,
                       "Whose e-mail it is, by the first word of that council's address: thornmere");
        in->add_option("--to", line_.mail.to,
                       "The address that the mail server took it in for; otherwise the e-mail's own words are read");
        in->footer(
            "Nothing is ever sent back. Automatic answers, lists and reports of delivery are left out, and so is\n"
            "an e-mail that came before. Where there are several councils, the address that an e-mail was sent to "
            "says\n"
            "whose it is; each council names its own on the page \"Compliments by e-mail\". Exit code 75 asks the "
            "mail\n"
            "server to try again later, or says that something stayed in the folder.");
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
        auto* const cases = command(app_, "add-cases",
                                    "Add invented open complaints to a demonstration council, to measure with",
                                    Command::add_cases);
        add_place(cases);
        cases->add_option("count", line_.count, "How many")->required()->check(CLI::Range(1, 2000000));
    }

    void measures() {
        auto* const group = app_.add_subcommand("measure",
                                                "Measure a CSV file: run charts, funnels, intervals, silent ones");
        group->require_subcommand(1);
        group->footer("Each command has its own help with an example: heed measure xmr --help");
        run_chart(*group);
        funnel_plot(*group);
        intervals(*group);
        silent_ones(*group);
    }

    CLI::App* measure(CLI::App& group, std::string const& name, std::string const& says, Command command,
                      std::string const& footer) {
        auto* const to = this->command(group, name, says, command);
        to->add_option("file", line_.file, "The CSV file, or - for standard input")->required();
        to->footer(footer + std::string(about_measures));
        return to;
    }

    /// CLI11 takes "nan" for a number in any range.
    static std::string is_a_number(std::string const& word) {
        return typed_number(word) ? "" : "must be a number such as 0.8";
    }

    /// An option that takes one of a few words; `take` answers whether it knows the word.
    static CLI::Option* words(CLI::App* to, std::string const& name, std::string const& allowed,
                              std::function<bool(std::string const&)> take, std::string const& says) {
        auto const read = [name, allowed, take = std::move(take)](std::string const& word) {
            if (!take(word)) {
                throw CLI::ValidationError(name, "must be one of " + allowed);
            }
        };
        return to->add_option_function<std::string>(name, read, says)->type_name(allowed);
    }

    static std::function<bool(std::string const&)> on_or_off(bool& wish) {
        return [&wish](std::string const& word) {
            wish = word == "on";
            return wish || word == "off";
        };
    }

    void run_chart(CLI::App& group) {
        auto* const to = measure(group, "xmr", "Tell special causes from noise in series of points (XmR)",
                                 Command::measure_xmr, std::string(about_run_charts));
        auto& wishes = line_.measure;
        words(to, "--screen", "on|off", on_or_off(wishes.xmr.screening),
              "Leave moving ranges of 3.267 times their mean or more out of the limits (default: off)");
        to->add_option("--fix-after", wishes.xmr.fix_after,
                       "Take the limits from the first N points of each group; N is 12 or more (default: from all)")
            ->check(CLI::Range(measure::fewest_for_lasting_limits, std::size_t{1000000}))
            ->type_name("N");
        auto const better = [&wishes](std::string const& word) {
            auto const found = named<measure::Better>(word);
            wishes.xmr.better = found.value_or(wishes.xmr.better);
            return found.has_value();
        };
        words(to, "--better", "up|down|neutral", better,
              "Which way is an improvement, for --summary (default: neutral)");
        to->add_option("--target", wishes.xmr.target, "What the measure should reach, for --summary")
            ->check(is_a_number)
            ->type_name("Y");
        to->add_flag("--summary", wishes.summary, "One line for each series, with what its last point says");
    }

    void funnel_plot(CLI::App& group) {
        auto* const to = measure(group, "funnel", "Tell which units differ from the others by more than their size",
                                 Command::measure_funnel, std::string(about_funnels));
        to->add_option("--benchmark", line_.measure.benchmark,
                       "The centre, from 0 to 1 (default: all units of the file together)")
            ->check(is_a_number)
            ->check(CLI::Range(0.0, 1.0))
            ->type_name("P");
        words(to, "--overdispersion", "on|off", on_or_off(line_.measure.overdispersion),
              "Widen the limits by what differs between all units (default: off)");
    }

    void silent_ones(CLI::App& group) {
        auto* const to = measure(group, "silent", "Say what those who did not answer decide about a target",
                                 Command::measure_silent, std::string(about_silent_ones));
        to->add_option("--target", line_.measure.target, "Per cent who should be satisfied (default: 75)")
            ->check(CLI::Range(0, 100))
            ->type_name("PERCENT");
    }

    void intervals(CLI::App& group) {
        auto* const to = measure(group, "interval", "Say how sure shares and counts can be", Command::measure_interval,
                                 std::string(about_intervals));
        to->add_option("--confidence", line_.measure.confidence, "Between 0.5 and 0.9999 (default: 0.95)")
            ->check(is_a_number)
            ->check(CLI::Range(0.5, 0.9999))
            ->type_name("C");
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
        case Command::mail_in:
        case Command::backup:
        case Command::verify_audit:
        case Command::add_signals:
        case Command::add_cases: return true;
        case Command::serve:
        case Command::read_report:
        case Command::restore:
        case Command::measure_xmr:
        case Command::measure_funnel:
        case Command::measure_interval:
        case Command::measure_silent: return false;
    }
    return false;
}

}  // namespace heed::program
