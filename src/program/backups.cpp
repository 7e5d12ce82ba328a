#include "program/backups.hpp"

#include <fmt/format.h>

#include "store/events.hpp"
#include "store/migrations.hpp"
#include "web/router.hpp"

namespace heed::program {

namespace files = std::filesystem;

namespace {

Answered refused(std::string sentence) { return {2, "", "heed: " + sentence + "\n"}; }

Answered failed(std::string sentence) { return {1, "", "heed: " + sentence + "\n"}; }

bool is_sound(store::Reading& db) {
    auto const says = store::values<std::string>(db, "pragma integrity_check");
    return says.size() == 1 && says.front() == "ok";
}

/// What is wrong with the records in this file, as one sentence; empty when they are whole.
std::string flaw_in(files::path const& file) {
    auto const opened = store::open_sqlite(file, 1);
    if (!opened) {
        return opened.error().front().says;
    }
    auto& store = **opened;
    if (!store.answers()) {
        return "This is not a backup of Heed.";
    }
    for (auto const& council : store::councils(store)) {
        bool const sound = store::read(store, council.id, is_sound);
        auto const verified = store::read(store, council.id,
                                          [](store::Reading& db) { return store::verify_events(db); });
        if (!sound || verified.broken) {
            return fmt::format("The backup is damaged: {}.",
                               verified.broken ? verified.broken->says : "its pages do not hold together");
        }
    }
    return {};
}

void remove_with_companions(files::path const& file) {
    std::error_code ignored;
    for (auto const* ending : {"", "-wal", "-shm", ".lock"}) {
        files::remove(file.string() + ending, ignored);
    }
}

}  // namespace

Answered back_up(store::Store& store, files::path const& file) {
    std::error_code error;
    if (files::exists(file, error)) {
        return refused(fmt::format("{} is there already. Name a new file.", file.string()));
    }
    auto const unfinished = files::path(file.string() + ".unfinished");
    remove_with_companions(unfinished);
    store.copy_to(unfinished);
    if (auto const flaw = flaw_in(unfinished); !flaw.empty()) {
        remove_with_companions(unfinished);
        return failed(flaw);
    }
    files::rename(unfinished, file, error);
    remove_with_companions(unfinished);
    if (error) {
        return failed(fmt::format("{} cannot be written: {}.", file.string(), error.message()));
    }
    files::permissions(file, files::perms::owner_read | files::perms::owner_write, error);
    return {0, fmt::format("Copied and checked: {} ({} bytes).\n", file.string(), files::file_size(file, error)), ""};
}

Answered restore_from(files::path const& backup, Place const& place, bool replace, Instant now) {
    std::error_code error;
    if (!files::is_regular_file(backup, error)) {
        return refused(fmt::format("There is no backup at {}.", backup.string()));
    }
    bool const there = files::exists(place.file(), error);
    if (there && !replace) {
        return refused(fmt::format("{} already holds records. Add --replace to put the backup in their place; they are "
                                   "kept beside it.",
                                   place.folder.string()));
    }
    if (there && !store::open_sqlite(place.file(), 1)) {
        return refused(fmt::format("A server is using {}. Stop it first.", place.folder.string()));
    }
    files::create_directories(place.folder, error);
    files::permissions(place.folder, files::perms::owner_all, error);
    auto const arriving = files::path(place.file().string() + ".arriving");
    remove_with_companions(arriving);
    if (!files::copy_file(backup, arriving, error)) {
        return failed(fmt::format("The backup cannot be copied to {}: {}.", place.folder.string(), error.message()));
    }
    if (auto const flaw = flaw_in(arriving); !flaw.empty()) {
        remove_with_companions(arriving);
        return failed(flaw);
    }
    if (there) {
        files::rename(place.file(), fmt::format("{}.before-{}", place.file().string(), iso(now)), error);
    }
    files::rename(arriving, place.file(), error);
    remove_with_companions(arriving);
    return error
               ? failed(fmt::format("The backup cannot be put in place: {}.", error.message()))
               : Answered{0, fmt::format("The records of {} are back in {}.\n", backup.string(), place.folder.string()),
                          ""};
}

Answered verify_audit(store::Store& store, std::string const& checkpoint) {
    std::int64_t number = 0;
    std::string hash;
    if (!checkpoint.empty()) {
        auto const colon = checkpoint.find(':');
        number = web::parse_id(std::string_view(checkpoint).substr(0, colon)).value_or(0);
        hash = colon == std::string::npos ? "" : checkpoint.substr(colon + 1);
        if (number <= 0 || hash.size() != 64) {
            return refused("A checkpoint is a number, a colon and 64 letters and digits, as verify-audit prints it.");
        }
    }
    Answered answered;
    for (auto const& council : store::councils(store)) {
        auto const verified = store::read(store, council.id,
                                          [&](store::Reading& db) { return store::verify_events(db, number, hash); });
        if (verified.broken) {
            answered.exit_code = 1;
            answered.error += fmt::format("heed: {}: {}.\n", council.name, verified.broken->says);
        } else {
            answered.out += fmt::format("{}: {} events, none changed, none missing. Checkpoint {}:{}\n", council.name,
                                        verified.events, verified.events, verified.head);
        }
    }
    return answered;
}

}  // namespace heed::program
