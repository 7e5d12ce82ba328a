#pragma once
// The command line: what was typed, understood or answered with one clear sentence.

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "program/measure_command.hpp"
#include "program/place.hpp"

namespace heed::program {

enum class Command {
    serve,
    migrate,
    user_add,
    read_report,
    import_report,
    mail_in,
    backup,
    restore,
    verify_audit,
    add_signals,
    add_cases,
    measure_xmr,
    measure_funnel,
    measure_interval,
    measure_silent
};

/// What `heed mail-in` was told about the e-mail, besides where it is.
struct MailWishes {
    std::string council;  ///< its slug: the first word of its host name
    std::string to;       ///< the address that the mail server took it in for
};

/// A command line that was understood.
struct Line {
    Command command = Command::serve;
    Place place;
    std::filesystem::path folder;  ///< what relative paths are relative to: where the command was typed

    std::string address = "127.0.0.1";
    int port = 8080;
    bool demonstration = false;
    bool empty = false;
    bool behind_proxy = false;
    std::string council = "Your council";
    std::string
        clamd;  ///< where the virus scanner listens: "/run/clamav/clamd.ctl" or "HOST:PORT"; empty: there is none
    std::string base;  ///< how people reach this server, for links in messages: "https://heed.example"

    std::string name;
    std::string email;
    std::string role;

    std::string file;  ///< the report, or the backup
    MailWishes mail;
    std::string maildir;  ///< a folder of e-mails in the place of one
    bool json = false;
    bool replace = false;
    bool print_schema = false;
    std::string checkpoint;  ///< "<number>:<hash>"
    int count = 0;
    MeasureWishes measure;

    std::filesystem::path path_of(std::string const& typed) const { return folder / typed; }
};

/// What is said instead of doing something: help on standard output, or one sentence on standard error with exit code 2.
struct Say {
    int exit_code = 0;
    std::string out;
    std::string error;
};

/// Reads the words after the program's name.
std::variant<Line, Say> understand(std::vector<std::string> const& words);

/// Whether the command reads or changes a council's records, so that a running server carries it out.
bool needs_records(Line const& line);

}  // namespace heed::program
