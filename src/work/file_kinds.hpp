#pragma once
// What a file is, by its first bytes and never by its name; and the name that it is shown under. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "kernel/described.hpp"

namespace heed::work {

/// What people may send: pictures, documents, recordings. Nothing that a browser or an office runs by itself: no HTML, no
/// SVG, no archive, and no office file that carries macros.
enum class FileKind {
    jpeg,
    png,
    gif,
    webp,
    heic,
    pdf,
    docx,
    xlsx,
    odt,
    doc,
    rtf,
    txt,
    mp3,
    m4a,
    mp4,
    amr,
    ogg,
    wav,
    webm
};
BOOST_DESCRIBE_ENUM(FileKind, jpeg, png, gif, webp, heic, pdf, docx, xlsx, odt, doc, rtf, txt, mp3, m4a, mp4, amr, ogg,
                    wav, webm)

/// The kind of a whole file; nothing if it is none of those, or is empty.
std::optional<FileKind> kind_of_file(std::string_view bytes);

/// "image/jpeg": what it is served as.
std::string_view content_type_of(FileKind kind);

/// "photograph", "document", "recording": as the screens say it.
std::string_view spoken(FileKind kind);

/// The kinds as a sentence for people: "photographs (JPEG, PNG ...), ...".
std::string_view kinds_in_words();

/// What the sender called it, for showing only: its last part, without control characters and marks that turn the direction
/// of text, at most 80 characters, with the ending that its kind has. "file.pdf" where nothing is left.
std::string shown_name(std::string_view typed, FileKind kind);

/// "340 kB", "1.2 MB".
std::string spoken_size(std::int64_t bytes);

}  // namespace heed::work
