#include "work/attachments.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <sodium.h>

#include "kernel/must.hpp"
#include "store/hash.hpp"
#include "work/file_pieces.hpp"

namespace heed::work {

namespace {

constexpr std::chrono::hours forgotten_after{24};
constexpr int forgotten_at_once = 100;

constexpr std::string_view fields =
    "id, subject, subject_id, name, kind, bytes, sha256, standing, received_at, received_by, scanned_at, found, tries,"
    " next_try, last_error";

std::map<std::string, WhenDestroyed>& tellers() {
    static std::map<std::string, WhenDestroyed> all;
    return all;
}

/// 1 to 2^52: every number of it can be written in JSON.
Id<HeldFile> random_id() {
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return {static_cast<std::int64_t>(std::max<std::uint64_t>(1, number >> 12U))};
}

HeldFile row_of(Arrived const& file, std::int64_t by, Instant now) {
    HeldFile row;
    row.id = random_id();
    row.name = file.name;
    row.kind = file.kind;
    row.bytes = static_cast<std::int64_t>(file.bytes.size());
    row.sha256 = store::sha256(file.bytes);
    row.received_at = row.next_try = now;
    row.received_by = by;
    return row;
}

template <class Write>
void for_each_piece(std::string_view bytes, Write&& write) {
    for (std::int64_t number = 0; !bytes.empty(); ++number) {
        auto const piece = bytes.substr(0, bytes_of_a_piece);
        bytes.remove_prefix(piece.size());
        write(number, piece);
    }
}

}  // namespace

Outcome<Arrived> arrived(std::string_view typed_name, std::string_view bytes, std::string_view field) {
    if (bytes.empty()) {
        return problem(std::string(field), "The file is empty. Choose another");
    }
    if (static_cast<std::int64_t>(bytes.size()) > most_file_bytes) {
        return problem(std::string(field), "The file must be smaller than 25 MB");
    }
    auto const kind = kind_of_file(bytes);
    if (!kind) {
        return problem(std::string(field), "We cannot take this kind of file. Send a photo, a document or a recording");
    }
    return Arrived{shown_name(typed_name, *kind), *kind, bytes};
}

Id<HeldFile> hold(store::Store& store, CouncilId council, Arrived const& file, std::int64_t by, Instant now) {
    auto const row = row_of(file, by, now);
    store::housekeeping(store, council, [&](store::Writing& db) { store::insert(db, "held_files", row); });
    for_each_piece(file.bytes, [&](std::int64_t number, std::string_view bytes) {
        store::housekeeping(store, council, [&](store::Writing& db) { write_piece(db, row.id, number, bytes); });
    });
    return row.id;
}

Id<HeldFile> hold(store::Writing& db, Arrived const& file, std::int64_t by, Instant now) {
    auto const row = row_of(file, by, now);
    store::insert(db, "held_files", row);
    for_each_piece(file.bytes,
                   [&](std::int64_t number, std::string_view bytes) { write_piece(db, row.id, number, bytes); });
    return row.id;
}

void take_as_clean(store::Writing& db, Id<HeldFile> id, Instant now) {
    store::act(db,
               "update held_files set standing = 'clean', scanned_at = :now where council = :council and id = :id"
               " and standing = 'held'",
               now, db.council(), id);
}

void attach(store::Writing& db, Id<HeldFile> id, std::string_view subject, std::int64_t subject_id) {
    auto const changed = store::act(db,
                                    "update held_files set subject = :subject, subject_id = :subject_id"
                                    " where council = :council and id = :id and subject = ''",
                                    subject, subject_id, db.council(), id);
    must(changed == 1, "a file was attached that is not there or is another record's");
}

void move_files(store::Writing& db, std::string_view from, std::int64_t from_id, std::string_view to,
                std::int64_t to_id) {
    store::act(db,
               "update held_files set subject = :to, subject_id = :to_id"
               " where council = :council and subject = :from and subject_id = :from_id",
               to, to_id, db.council(), from, from_id);
}

std::int64_t bytes_held_for(store::Reading const& db, std::string_view subject) {
    return store::value<std::int64_t>(db,
                                      "select cast(coalesce(sum(bytes), 0) as bigint) from held_files where council = "
                                      ":council and subject = :subject",
                                      db.council(), subject);
}

std::vector<HeldFile> files_of(store::Reading const& db, std::string_view subject, std::int64_t subject_id) {
    return store::rows<HeldFile>(db,
                                 fmt::format("select {} from held_files where council = :council and subject = :subject"
                                             " and subject_id = :subject_id order by received_at, id",
                                             fields),
                                 db.council(), subject, subject_id);
}

std::optional<HeldFile> find_file(store::Reading const& db, Id<HeldFile> id) {
    return store::row<HeldFile>(
        db, fmt::format("select {} from held_files where council = :council and id = :id", fields), db.council(), id);
}

std::optional<HeldFile> find_file(store::Reading const& db, Id<HeldFile> id, std::string_view subject,
                                  std::int64_t subject_id) {
    auto found = find_file(db, id);
    bool const theirs = found && found->subject == subject && found->subject_id == subject_id;
    return theirs ? std::move(found) : std::nullopt;
}

std::string bytes_of(store::Reading const& db, HeldFile const& file) {
    must(file.standing == Scanned::clean, "a file was asked for that was not found clean");
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(file.bytes));
    for (std::int64_t number = 0;; ++number) {
        auto const piece = piece_of(db, file.id, number);
        if (!piece) {
            break;
        }
        bytes += *piece;
    }
    must(static_cast<std::int64_t>(bytes.size()) == file.bytes, "a file is not as long as it was");
    return bytes;
}

void forget_file(store::Writing& db, Id<HeldFile> id) {
    forget_pieces(db, id);
    store::act(db, "delete from held_files where council = :council and id = :id", db.council(), id);
}

void forget_files_of(store::Writing& db, std::string_view subject, std::int64_t subject_id) {
    for (auto const& file : files_of(db, subject, subject_id)) {
        forget_file(db, file.id);
    }
}

int forget_files_of_nobody(store::Writing& db, Instant now) {
    auto const old = store::values<Id<HeldFile>>(db,
                                                 "select id from held_files where council = :council and subject = ''"
                                                 " and received_at < :before order by received_at, id limit :most",
                                                 db.council(), now - forgotten_after, forgotten_at_once);
    for (auto const id : old) {
        forget_file(db, id);
    }
    return static_cast<int>(old.size());
}

std::string spoken(Scanned standing) {
    switch (standing) {
        case Scanned::clean: return "checked: no virus was found";
        case Scanned::destroyed: return "destroyed: a virus was found in it";
        case Scanned::held: break;
    }
    return "waits to be checked for viruses";
}

void when_destroyed(std::string const& subject, WhenDestroyed tell) {
    tellers().insert_or_assign(subject, std::move(tell));
}

void tell_of_destroyed(store::Writing& db, HeldFile const& file, Instant now) {
    if (auto const found = tellers().find(file.subject); found != tellers().end()) {
        found->second(db, file, now);
    }
}

}  // namespace heed::work
