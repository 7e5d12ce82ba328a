#pragma once
// Files that people send with what they tell us. Each is held until it was scanned: nobody gets its bytes before. What a
// file is, its first bytes say; its name is the sender's word, is shown and never used as a path. The bytes stand in the
// store, in pieces (docs/decisions/2026-11-22-files-in-the-store.md).
//
//     auto const arrived = work::arrived(upload.file_name, upload.bytes);      // a pure rule: Outcome
//     auto const file = work::hold(here.store, council, *arrived, by, now);    // before the transaction: it may be 25 MiB
//     work::attach(db, file, "case", id.number);                               // in the transaction that notes the event

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "store/store.hpp"
#include "work/file_kinds.hpp"

namespace heed::work {

constexpr std::int64_t most_file_bytes = std::int64_t{25} << 20;

/// held: nobody has it before it was scanned. clean: may be given to who may see the case. destroyed: something bad was found
/// in it, and its bytes are gone.
enum class Scanned { held, clean, destroyed };
BOOST_DESCRIBE_ENUM(Scanned, held, clean, destroyed)

struct HeldFile {
    Id<HeldFile> id;  ///< at random, so that a file that is hidden leaves no gap
    std::string
        subject;  ///< "draft", "case": whose it is; "" as long as it is nobody's, and then forgotten after a day
    std::int64_t subject_id = 0;
    std::string name;  ///< as `shown_name` made it
    FileKind kind = FileKind::pdf;
    std::int64_t bytes = 0;
    std::string sha256;
    Scanned standing = Scanned::held;
    Instant received_at;
    std::int64_t received_by = 0;  ///< 0: the public
    std::optional<Instant> scanned_at;
    std::string found;  ///< what the scanner calls it, where it was destroyed
    std::int64_t tries = 0;
    Instant next_try;
    std::string last_error;  ///< why it is still held: one plain sentence, or ""
};
BOOST_DESCRIBE_STRUCT(HeldFile, (),
                      (id, subject, subject_id, name, kind, bytes, sha256, standing, received_at, received_by,
                       scanned_at, found, tries, next_try, last_error))

/// A file as it came; the bytes are the caller's and must live on until it is held.
struct Arrived {
    std::string name;
    FileKind kind = FileKind::pdf;
    std::string_view bytes;
};

/// Not empty, not larger than 25 MiB, and of a kind that we take. The problem names `field`, in words for a resident.
Outcome<Arrived> arrived(std::string_view typed_name, std::string_view bytes, std::string_view field);

/// Puts the bytes into the store, piece by piece, so that nobody else waits long; the file is nobody's yet.
Id<HeldFile> hold(store::Store& store, CouncilId council, Arrived const& file, std::int64_t by, Instant now);

/// The same inside a transaction, for what is small and made by the program itself.
Id<HeldFile> hold(store::Writing& db, Arrived const& file, std::int64_t by, Instant now);
/// Takes it as found clean: for demonstrations, whose files the program made.
void take_as_clean(store::Writing& db, Id<HeldFile> id, Instant now);

/// Gives it to its record. The caller notes the event (a draft's is housekeeping).
void attach(store::Writing& db, Id<HeldFile> id, std::string_view subject, std::int64_t subject_id);
/// All files of one record become those of another: a draft that is sent.
void move_files(store::Writing& db, std::string_view from, std::int64_t from_id, std::string_view to,
                std::int64_t to_id);

/// The bytes of all files of records of this kind; a figure for a limit, not for a page.
std::int64_t bytes_held_for(store::Reading const& db, std::string_view subject);

std::vector<HeldFile> files_of(store::Reading const& db, std::string_view subject, std::int64_t subject_id);
/// The file, if it belongs to that record.
std::optional<HeldFile> find_file(store::Reading const& db, Id<HeldFile> id, std::string_view subject,
                                  std::int64_t subject_id);

/// The whole file. Only of a file that was found clean: anything else is a bug.
std::string bytes_of(store::Reading const& db, HeldFile const& file);

/// Row and bytes are gone (the store overwrites them: secure_delete on SQLite).
void forget_file(store::Writing& db, Id<HeldFile> id);
void forget_files_of(store::Writing& db, std::string_view subject, std::int64_t subject_id);
/// What was sent and never given to a record, a day ago or more. At most 100 at once; answers how many.
int forget_files_of_nobody(store::Writing& db, Instant now);

/// "waits to be checked for viruses", "checked: no virus was found", "destroyed: it held a virus".
std::string spoken(Scanned standing);

/// Called in the transaction in which a file of such a record was destroyed, to tell staff and the person. Filled when the
/// program starts.
using WhenDestroyed = std::function<void(store::Writing&, HeldFile const&, Instant now)>;
void when_destroyed(std::string const& subject, WhenDestroyed tell);

}  // namespace heed::work
