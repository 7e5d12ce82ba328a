#pragma once
// The local door. While a server runs on a data folder, only the server writes the file, so a command hands itself in at
// a Unix socket in that folder, which only the folder's owner can open, and the server carries it out.
//
// One exchange a connection. Asked: the number of words, each word and then the input, every one as "<bytes>\n<bytes>".
// Answered: "<exit code>\n", then what goes to standard output and to standard error, in the same form.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace heed::program {

/// A command as it was typed, without the program's name, and the file that it reads, if it reads one.
struct Asked {
    std::vector<std::string> words;
    std::string input;
};

struct Answered {
    int exit_code = 0;
    std::string out;
    std::string error;
};

/// Listens at the socket until it is destroyed; `carry_out` is called for one command at a time.
class Door {
public:
    using CarryOut = std::function<Answered(Asked const&)>;

    Door(std::filesystem::path socket, CarryOut carry_out);
    Door(Door const&) = delete;
    Door& operator=(Door const&) = delete;
    ~Door();

private:
    void serve();

    std::filesystem::path socket_;
    CarryOut carry_out_;
    int listener_ = -1;
    int stop_[2] = {-1, -1};
    std::thread thread_;
};

/// Hands the command to the server behind the socket; nothing if no server listens there.
std::optional<Answered> knock(std::filesystem::path const& socket, Asked const& asked);

/// The form of the exchange, for its tests. Both refuse more than 64 MiB.
std::string packed(Asked const& asked);
std::optional<Asked> unpacked(std::string_view bytes);

}  // namespace heed::program
