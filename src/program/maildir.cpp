#include <algorithm>
#include <fstream>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "program/mail_in.hpp"

namespace heed::program {

namespace {

namespace files = std::filesystem;

/// The e-mails of "new", the first that came first: a Maildir's names begin with the second in which they came. What is no
/// plain file (a link to somewhere else, a folder) is none.
std::vector<std::string> names_in(files::path const& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (files::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        auto const name = entry->path().filename().string();
        std::error_code gone;
        if (!name.starts_with('.') && files::is_regular_file(entry->symlink_status(gone))) {
            names.push_back(name);
        }
    }
    std::ranges::sort(names);
    names.resize(std::min(names.size(), most_mails_a_run));
    return names;
}

/// One byte more than may be taken at the most, so that what is too large is seen to be.
Outcome<std::string> content_of(files::path const& file) {
    std::ifstream from(file, std::ios::binary);
    std::string text(complaints::most_bytes_of_mail + 1, '\0');
    from.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(from.gcount(), 0)));
    return from.bad() || (!from.eof() && from.fail()) ? problem("file", "It cannot be read.")
                                                      : Outcome<std::string>(std::move(text));
}

/// Nothing when it was taken; otherwise why it stays. A code that is none of the mail server's stops the run.
struct Stays {
    std::string why{};
    bool stops = false;
};

std::string sentence_in(std::string_view error) {
    auto const words = trimmed(error);
    return std::string(words.starts_with("heed: ") ? words.substr(6) : words);
}

std::optional<Stays> take_one(files::path const& file, std::function<Answered(std::string const&)> const& take) {
    auto const text = content_of(file);
    if (!text) {
        return Stays{text.error().front().says};
    }
    if (auto const mail = complaints::read_mail(*text); !mail) {
        return Stays{mail.error().front().says + "."};
    }
    auto const answered = take(*text);
    if (answered.exit_code == 0) {
        return std::nullopt;
    }
    return Stays{sentence_in(answered.error), answered.exit_code != try_again_later};
}

/// To "cur", with the mark of one that was seen. Another run that was quicker has done it already.
std::optional<Stays> move_to_cur(files::path const& folder, std::string const& name) {
    auto const to = folder / "cur" / (name.find(":2,") == std::string::npos ? name + ":2,S" : name);
    std::error_code error;
    if (files::exists(to, error)) {
        return Stays{"It was taken in, and cur has a file of this name already."};
    }
    files::rename(folder / "new" / name, to, error);
    return !error || error == std::errc::no_such_file_or_directory
               ? std::nullopt
               : std::optional(Stays{fmt::format("It was taken in, and cannot be moved to cur: {}.", error.message())});
}

bool is_maildir(files::path const& folder) {
    std::error_code error;
    return files::is_directory(folder / "new", error) && files::is_directory(folder / "cur", error);
}

}  // namespace

Answered take_in_maildir(files::path const& folder, std::function<Answered(std::string const&)> const& take) {
    if (!is_maildir(folder)) {
        return {2, "", fmt::format("heed: {} is no Maildir: it needs the folders new and cur.\n", folder.string())};
    }
    Answered all{0, "", ""};
    std::int64_t taken = 0;
    std::int64_t left = 0;
    for (auto const& name : names_in(folder / "new")) {
        auto stays = take_one(folder / "new" / name, take);
        taken += stays ? 0 : 1;
        stays = stays ? stays : move_to_cur(folder, name);
        if (stays) {
            ++left;
            all.exit_code = try_again_later;
            all.error += fmt::format("heed: new/{} stays there. {}\n", name, stays->why);
        }
        if (stays && stays->stops) {
            all.exit_code = 1;
            break;
        }
    }
    all.out = fmt::format("{} taken in{}.\n", counted(taken, "e-mail was", "e-mails were"),
                          left == 0 ? "" : fmt::format("; {} in new", counted(left, "stays", "stay")));
    return all;
}

}  // namespace heed::program
