#include "work/file_pieces.hpp"

#include <sodium.h>

#include "kernel/must.hpp"

namespace heed::work {

namespace {

constexpr int variant = sodium_base64_VARIANT_ORIGINAL;

std::string encoded(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
                      variant);
    text.pop_back();
    return text;
}

std::string decoded(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    auto const failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                          text.size(), nullptr, &length, nullptr, variant);
    must(failed == 0, "a piece of a file is no base64");
    bytes.resize(length);
    return bytes;
}

}  // namespace

void write_piece(store::Writing& db, Id<HeldFile> id, std::int64_t number, std::string_view bytes) {
    store::act(db,
               "insert into held_file_pieces (council, file_id, number, bytes)"
               " values (:council, :id, :number, :bytes)",
               db.council(), id, number, encoded(bytes));
}

std::optional<std::string> piece_of(store::Reading const& db, Id<HeldFile> id, std::int64_t number) {
    auto const piece = store::value_if_any<std::string>(
        db, "select bytes from held_file_pieces where council = :council and file_id = :id and number = :number",
        db.council(), id, number);
    return piece ? std::optional(decoded(*piece)) : std::nullopt;
}

void forget_pieces(store::Writing& db, Id<HeldFile> id) {
    store::act(db, "delete from held_file_pieces where council = :council and file_id = :id", db.council(), id);
}

}  // namespace heed::work
