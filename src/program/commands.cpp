#include "program/commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "areas/assessment/import_rules.hpp"
#include "areas/assessment/reader.hpp"
#include "areas/assessment/report_json.hpp"
#include "areas/assessment/store.hpp"
#include "areas/complaints/invented_cases.hpp"
#include "loop/demonstration/demonstration.hpp"
#include "people/invitations.hpp"
#include "people/members.hpp"
#include "program/backups.hpp"
#include "program/mail_in.hpp"

namespace heed::program {

namespace {

constexpr std::int64_t by_the_program = -1;

Answered refused(std::string_view sentence) { return {2, "", fmt::format("heed: {}\n", sentence)}; }

std::vector<std::string_view> role_names() {
    std::vector<std::string_view> names;
    for_each_value<people::Role>([&](people::Role role) { names.push_back(name_of(role)); });
    return names;
}

/// The council that a command means: the only one, where there is one.
std::optional<store::CouncilRecord> only_council(store::Store& store) {
    auto const councils = store::councils(store);
    return councils.size() == 1 ? std::optional(councils.front()) : std::nullopt;
}

Answered add_user(Line const& line, store::Store& store, Clock const& clock) {
    auto const council = only_council(store);
    if (!council) {
        return refused("Members are added from here where there is one council.");
    }
    people::NewMember member;
    member.name = line.name;
    member.email = people::kept_email(line.email);
    auto const role = named<people::Role>(line.role);
    if (!role) {
        return refused(
            fmt::format("There is no role \"{}\". The roles are: {}.", line.role, fmt::join(role_names(), ", ")));
    }
    member.roles = {*role};
    if (member.name.empty() || !people::looks_like_email(member.email)) {
        return refused(fmt::format("\"{}\" is no e-mail address, such as name@council.gov.uk.", line.email));
    }
    auto const path = store::in_one_go(store, council->id, [&](store::Writing& db) -> std::optional<std::string> {
        if (people::find_member_by_email(db, member.email)) {
            return std::nullopt;
        }
        return people::add_and_invite(db, member, clock.now(), by_the_program);
    });
    if (!path) {
        return refused(fmt::format("{} is a member already.", member.email));
    }
    return {0, fmt::format("Added {}. This link works once, within three days: {}{}\n", member.name, line.base, *path),
            ""};
}

Answered import_report(Line const& line, std::string const& text, store::Store& store, Clock const& clock) {
    auto const council = only_council(store);
    if (!council) {
        return refused("Reports are read into a folder with one council.");
    }
    auto const report = assessment::read_report(text);
    if (!report) {
        return refused(report.error().front().says);
    }
    auto const source = assessment::checked({"", std::nullopt, assessment::hash_of_text(text)}, *report, clock.today());
    if (!source) {
        return refused(source.error().front().says);
    }
    auto const imported = store::in_one_go(store, council->id, [&](store::Writing& db) {
        return assessment::import_report(db, *report, *source, by_the_program, clock.now());
    });
    auto const path = fmt::format("{}/assessments/{}", line.base, imported.id.number);
    return {0,
            imported.was_there
                ? fmt::format("This text had been read in before; nothing was doubled. See {}\n", path)
                : fmt::format("Read {} findings. Confirm or correct each one at {}\n", report->findings.size(), path),
            ""};
}

Answered add_signals(Line const& line, store::Store& store, Clock const& clock) {
    auto const council = only_council(store);
    if (!council || !council->demonstration) {
        return refused("Invented signals are added to a demonstration council and to no other.");
    }
    auto const seed = static_cast<std::uint64_t>(line.count);
    store::in_one_go(store, council->id,
                     [&](store::Writing& db) { loop::add_invented_signals(db, line.count, seed, clock.now()); });
    return {0, fmt::format("Added {} invented signals.\n", line.count), ""};
}

Answered add_cases(Line const& line, store::Store& store, Clock const& clock) {
    auto const council = only_council(store);
    if (!council || !council->demonstration) {
        return refused("Invented complaints are added to a demonstration council and to no other.");
    }
    store::in_one_go(store, council->id,
                     [&](store::Writing& db) { complaints::add_invented_cases(db, line.count, clock.now()); });
    return {0, fmt::format("Added {} invented complaints.\n", line.count), ""};
}

}  // namespace

Answered carry_out(Line const& line, std::string const& input, store::Store& store, Clock const& clock) {
    switch (line.command) {
        case Command::migrate: store.migrate(); return {0, "The records' schema is up to date.\n", ""};
        case Command::user_add: return add_user(line, store, clock);
        case Command::import_report: return import_report(line, input, store, clock);
        case Command::mail_in: return take_in_mail(line.mail, input, store, clock);
        case Command::backup: return back_up(store, line.path_of(line.file));
        case Command::add_signals: return add_signals(line, store, clock);
        case Command::add_cases: return add_cases(line, store, clock);
        case Command::verify_audit: return verify_audit(store, line.checkpoint);
        default: return refused("This command does not work on records.");
    }
}

Answered read_report(Line const& line, std::string const& input) {
    auto const report = assessment::read_report(input);
    if (!report) {
        return refused(report.error().front().says);
    }
    return {0, (line.json ? assessment::as_json(*report) : assessment::as_text(*report)) + "\n", ""};
}

Answered restore(Line const& line, Clock const& clock) {
    if (line.place.on_postgresql()) {
        return refused("On PostgreSQL, restore with pg_restore or pgBackRest.");
    }
    return restore_from(line.path_of(line.file), line.place, line.replace, clock.now());
}

Answered print_schema() {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("heed-schema-{}", ::getpid());
    Place place;
    place.folder = folder;
    Answered answered;
    if (auto const store = open(place, true, 1)) {
        (*store)->migrate();
        answered.out = (*store)->schema();
    } else {
        answered = refused(store.error().front().says);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return answered;
}

}  // namespace heed::program
