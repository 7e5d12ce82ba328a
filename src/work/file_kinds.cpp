#include "work/file_kinds.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::work {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_name = 80;
/// The names of a zip's first files stand near its beginning, those of all at its end.
constexpr std::size_t looked_at_in_zip = 1 << 20;

bool holds(std::string_view bytes, std::string_view what) { return bytes.find(what) != std::string_view::npos; }

/// An office document is a zip of parts; one that carries macros says so in the names of its parts.
std::optional<FileKind> kind_of_zip(std::string_view bytes) {
    auto const beginning = bytes.substr(0, looked_at_in_zip);
    auto const ending = bytes.substr(bytes.size() - std::min(bytes.size(), looked_at_in_zip));
    auto const names = [&](std::string_view what) { return holds(beginning, what) || holds(ending, what); };
    if (names("vbaProject") || names("Basic/script-lc.xml") || names("Scripts/")) {
        return std::nullopt;
    }
    if (bytes.substr(0, 120).find("mimetypeapplication/vnd.oasis.opendocument.text") != std::string_view::npos) {
        return FileKind::odt;
    }
    if (!names("[Content_Types].xml")) {
        return std::nullopt;
    }
    return names("word/document.xml") ? std::optional(FileKind::docx)
           : names("xl/workbook.xml") ? std::optional(FileKind::xlsx)
                                      : std::nullopt;
}

/// ISO base media: a length, "ftyp", and the brand that says what is in it.
std::optional<FileKind> kind_of_media(std::string_view bytes) {
    static constexpr std::array<std::pair<std::string_view, FileKind>, 14> brands{{{"heic", FileKind::heic},
                                                                                   {"heix", FileKind::heic},
                                                                                   {"mif1", FileKind::heic},
                                                                                   {"M4A ", FileKind::m4a},
                                                                                   {"M4B ", FileKind::m4a},
                                                                                   {"isom", FileKind::mp4},
                                                                                   {"iso2", FileKind::mp4},
                                                                                   {"mp41", FileKind::mp4},
                                                                                   {"mp42", FileKind::mp4},
                                                                                   {"avc1", FileKind::mp4},
                                                                                   {"qt  ", FileKind::mp4},
                                                                                   {"3gp4", FileKind::mp4},
                                                                                   {"3gp5", FileKind::mp4},
                                                                                   {"3gp6", FileKind::mp4}}};
    auto const brand = bytes.substr(std::min<std::size_t>(8, bytes.size()), 4);
    for (auto const& [name, kind] : brands) {
        if (brand == name) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<FileKind> kind_of_riff(std::string_view bytes) {
    auto const form = bytes.substr(std::min<std::size_t>(8, bytes.size()), 4);
    return form == "WEBP"   ? std::optional(FileKind::webp)
           : form == "WAVE" ? std::optional(FileKind::wav)
                            : std::nullopt;
}

/// The header of an MPEG audio frame: eleven set bits, a version, layer three, and a rate that there is.
bool is_mpeg_audio(std::string_view bytes) {
    if (bytes.starts_with("ID3")) {
        return true;
    }
    if (bytes.size() < 4 || bytes[0] != '\xff') {
        return false;
    }
    auto const second = static_cast<unsigned char>(bytes[1]);
    auto const third = static_cast<unsigned char>(bytes[2]);
    return (second & 0xe6U) == 0xe2U && (second & 0x18U) != 0x08U && (third & 0xf0U) != 0xf0U &&
           (third & 0x0cU) != 0x0cU;
}

struct Signature {
    std::string_view begins;
    FileKind kind;
};

constexpr std::array signatures{Signature{"\xff\xd8\xff"sv, FileKind::jpeg},
                                Signature{"\x89PNG\r\n\x1a\n"sv, FileKind::png},
                                Signature{"GIF87a"sv, FileKind::gif},
                                Signature{"GIF89a"sv, FileKind::gif},
                                Signature{"%PDF-"sv, FileKind::pdf},
                                Signature{"{\\rtf"sv, FileKind::rtf},
                                Signature{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, FileKind::doc},
                                Signature{"#!AMR"sv, FileKind::amr},
                                Signature{"OggS"sv, FileKind::ogg},
                                Signature{"\x1a\x45\xdf\xa3"sv, FileKind::webm}};

/// A browser or a shell would run it, whatever it is served as.
bool looks_like_a_program(std::string_view bytes) {
    auto const beginning = lowered(trimmed(bytes).substr(0, 512));
    return beginning.starts_with('<') || beginning.starts_with("#!") || holds(beginning, "<script") ||
           holds(beginning, "<html") || holds(beginning, "<svg");
}

struct KindWords {
    FileKind kind;
    std::string_view type;
    std::string_view says;
};

constexpr std::array kind_words{
    KindWords{FileKind::jpeg, "image/jpeg", "photograph"},
    KindWords{FileKind::png, "image/png", "picture"},
    KindWords{FileKind::gif, "image/gif", "picture"},
    KindWords{FileKind::webp, "image/webp", "picture"},
    KindWords{FileKind::heic, "image/heic", "photograph"},
    KindWords{FileKind::pdf, "application/pdf", "PDF"},
    KindWords{FileKind::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "document"},
    KindWords{FileKind::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet"},
    KindWords{FileKind::odt, "application/vnd.oasis.opendocument.text", "document"},
    KindWords{FileKind::doc, "application/x-ole-storage", "older document"},
    KindWords{FileKind::rtf, "application/rtf", "document"},
    KindWords{FileKind::txt, "text/plain; charset=utf-8", "text"},
    KindWords{FileKind::mp3, "audio/mpeg", "recording"},
    KindWords{FileKind::m4a, "audio/mp4", "recording"},
    KindWords{FileKind::mp4, "video/mp4", "recording"},
    KindWords{FileKind::amr, "audio/amr", "recording"},
    KindWords{FileKind::ogg, "audio/ogg", "recording"},
    KindWords{FileKind::wav, "audio/wav", "recording"},
    KindWords{FileKind::webm, "video/webm", "recording"}};

KindWords const& words_of(FileKind kind) { return *std::ranges::find(kind_words, kind, &KindWords::kind); }

/// Marks of UTF-8 that are not seen or turn the direction of what is read: U+200B to U+200F, U+2028 to U+202E, U+2060 to
/// U+206F, U+FEFF.
bool is_unseen_mark(std::string_view mark) {
    if (mark == "\xef\xbb\xbf") {
        return true;
    }
    if (mark.size() != 3 || mark[0] != '\xe2') {
        return false;
    }
    auto const second = static_cast<unsigned char>(mark[1]);
    auto const third = static_cast<unsigned char>(mark[2]);
    return (second == 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xa8 && third <= 0xae))) ||
           (second == 0x81 && third >= 0xa0 && third <= 0xaf);
}

std::size_t length_of_character(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

std::string plain_characters(std::string_view text) {
    std::string plain;
    std::size_t characters = 0;
    while (!text.empty() && characters < longest_name) {
        auto const mark = text.substr(0, length_of_character(text.front()));
        text.remove_prefix(mark.size());
        bool const control = mark.size() == 1 && (static_cast<unsigned char>(mark[0]) < 0x20 || mark[0] == 0x7f);
        if (!control && !is_unseen_mark(mark)) {
            plain += mark;
            ++characters;
        }
    }
    return plain;
}

}  // namespace

std::optional<FileKind> kind_of_file(std::string_view bytes) {
    for (auto const& one : signatures) {
        if (bytes.starts_with(one.begins)) {
            return one.kind;
        }
    }
    if (bytes.starts_with("PK\x03\x04"sv)) {
        return kind_of_zip(bytes);
    }
    if (bytes.starts_with("RIFF")) {
        return kind_of_riff(bytes);
    }
    if (bytes.substr(std::min<std::size_t>(4, bytes.size()), 4) == "ftyp") {
        return kind_of_media(bytes);
    }
    if (is_mpeg_audio(bytes)) {
        return FileKind::mp3;
    }
    bool const is_text = !trimmed(bytes).empty() && is_plain_text(bytes) && !looks_like_a_program(bytes);
    return is_text ? std::optional(FileKind::txt) : std::nullopt;
}

std::string_view content_type_of(FileKind kind) { return words_of(kind).type; }

std::string_view spoken(FileKind kind) { return words_of(kind).says; }

std::string_view kinds_in_words() {
    return "Photographs and pictures (JPEG, PNG, GIF, WebP, HEIC), documents (PDF, Word without macros, OpenDocument, "
           "Excel "
           "without macros, RTF, plain text) and recordings (MP3, M4A, MP4, AMR, Ogg, WAV, WebM)";
}

std::string shown_name(std::string_view typed, FileKind kind) {
    auto name = is_plain_text(typed) ? plain_characters(typed.substr(0, 2000)) : std::string();
    if (auto const slash = name.find_last_of("/\\:"); slash != std::string::npos) {
        name.erase(0, slash + 1);
    }
    if (auto const dot = name.rfind('.'); dot != std::string::npos) {
        name.erase(dot);
    }
    std::string const kept(trimmed(name));
    bool const says_something = kept.find_first_not_of(". ") != std::string::npos;
    return fmt::format("{}.{}", says_something ? kept : "file", name_of(kind) == "jpeg" ? "jpg" : name_of(kind));
}

std::string spoken_size(std::int64_t bytes) {
    if (bytes < 1'000'000) {
        return fmt::format("{} kB", std::max<std::int64_t>(1, (bytes + 500) / 1000));
    }
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1'000'000);
}

}  // namespace heed::work
