#pragma once
// The bytes of held files: rows of base64, so that both engines keep any byte and a scanner on the host that looks at the
// database's own file finds no virus in it. Only attachments and scanning use this.

#include <optional>
#include <string>
#include <string_view>

#include "work/attachments.hpp"

namespace heed::work {

/// So many bytes stand in one row, written in a transaction of its own.
constexpr std::size_t bytes_of_a_piece = 768 << 10;

void write_piece(store::Writing& db, Id<HeldFile> id, std::int64_t number, std::string_view bytes);
/// Piece 0, 1, 2 ...; nothing behind the last.
std::optional<std::string> piece_of(store::Reading const& db, Id<HeldFile> id, std::int64_t number);
void forget_pieces(store::Writing& db, Id<HeldFile> id);

std::optional<HeldFile> find_file(store::Reading const& db, Id<HeldFile> id);

/// Calls who asked to be told when a file of such a record is destroyed.
void tell_of_destroyed(store::Writing& db, HeldFile const& file, Instant now);

}  // namespace heed::work
