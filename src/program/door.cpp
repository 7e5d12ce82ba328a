#include "program/door.hpp"

#include <array>
#include <charconv>
#include <cstring>

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "kernel/failure.hpp"

namespace heed::program {

namespace {

constexpr std::size_t most_bytes = 64 << 20;

void add_piece(std::string& to, std::string_view piece) {
    to += fmt::format("{}\n", piece.size());
    to += piece;
}

std::optional<std::size_t> take_number(std::string_view& from) {
    auto const line = from.substr(0, from.find('\n'));
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc{} || end != line.data() + line.size() || line.size() == from.size() || number > most_bytes) {
        return std::nullopt;
    }
    from.remove_prefix(line.size() + 1);
    return number;
}

std::optional<std::string> take_piece(std::string_view& from) {
    auto const size = take_number(from);
    if (!size || *size > from.size()) {
        return std::nullopt;
    }
    std::string piece(from.substr(0, *size));
    from.remove_prefix(*size);
    return piece;
}

/// A socket's file descriptor, closed when it is left.
class Connected {
public:
    explicit Connected(int descriptor) : descriptor_(descriptor) {}
    Connected(Connected const&) = delete;
    Connected& operator=(Connected const&) = delete;
    ~Connected() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

sockaddr_un address_of(std::filesystem::path const& socket) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    auto const path = socket.string();
    if (path.size() >= sizeof address.sun_path) {
        throw Unavailable(
            fmt::format("The path {} is too long for a local socket. Choose a shorter data folder.", path));
    }
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

bool send_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string receive_all(int descriptor) {
    std::string bytes;
    std::array<char, 65536> piece;
    for (;;) {
        auto const received = ::recv(descriptor, piece.data(), piece.size(), 0);
        if (received <= 0 || bytes.size() > most_bytes) {
            return bytes;
        }
        bytes.append(piece.data(), static_cast<std::size_t>(received));
    }
}

std::string packed(Answered const& answered) {
    auto bytes = fmt::format("{}\n", answered.exit_code);
    add_piece(bytes, answered.out);
    add_piece(bytes, answered.error);
    return bytes;
}

}  // namespace

std::string packed(Asked const& asked) {
    auto bytes = fmt::format("{}\n", asked.words.size());
    for (auto const& word : asked.words) {
        add_piece(bytes, word);
    }
    add_piece(bytes, asked.input);
    return bytes;
}

std::optional<Asked> unpacked(std::string_view bytes) {
    Asked asked;
    auto const words = take_number(bytes);
    for (std::size_t i = 0; words && i < *words; ++i) {
        auto word = take_piece(bytes);
        if (!word) {
            return std::nullopt;
        }
        asked.words.push_back(std::move(*word));
    }
    auto input = words ? take_piece(bytes) : std::nullopt;
    if (!input || !bytes.empty()) {
        return std::nullopt;
    }
    asked.input = std::move(*input);
    return asked;
}

Door::Door(std::filesystem::path socket, CarryOut carry_out)
    : socket_(std::move(socket)), carry_out_(std::move(carry_out)) {
    auto const address = address_of(socket_);
    ::unlink(address.sun_path);
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    // The folder is its owner's alone already; the mask makes the socket so from its first moment.
    auto const mask = ::umask(0177);
    auto const bound = ::bind(listener_, reinterpret_cast<sockaddr const*>(&address), sizeof address);
    ::umask(mask);
    if (bound != 0 || ::listen(listener_, 8) != 0 || ::pipe(stop_) != 0) {
        throw Unavailable(fmt::format("The local socket {} cannot be made.", socket_.string()));
    }
    thread_ = std::thread([this] { serve(); });
}

Door::~Door() {
    [[maybe_unused]] auto const told = ::write(stop_[1], "x", 1);
    thread_.join();
    ::close(stop_[0]);
    ::close(stop_[1]);
    ::close(listener_);
    ::unlink(socket_.c_str());
}

void Door::serve() {
    for (;;) {
        std::array<pollfd, 2> waiting{{{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        if (waiting[1].revents != 0) {
            return;
        }
        if (waiting[0].revents == 0) {
            continue;
        }
        Connected const visitor(::accept(listener_, nullptr, nullptr));
        timeval const patience{10, 0};
        ::setsockopt(visitor.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        auto const asked = unpacked(receive_all(visitor.get()));
        auto const answered = asked ? carry_out_(*asked)
                                    : Answered{2, "", "The command did not arrive whole. Try again.\n"};
        send_all(visitor.get(), packed(answered));
    }
}

std::optional<Answered> knock(std::filesystem::path const& socket, Asked const& asked) {
    Connected const visitor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    auto const address = address_of(socket);
    if (::connect(visitor.get(), reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
        return std::nullopt;
    }
    auto const bytes = packed(asked);
    if (!send_all(visitor.get(), bytes) || ::shutdown(visitor.get(), SHUT_WR) != 0) {
        return Answered{1, "", "The server closed the door before the command was handed in. Try again.\n"};
    }
    auto const reply = receive_all(visitor.get());
    std::string_view rest = reply;
    auto const code = take_number(rest);
    auto out = code ? take_piece(rest) : std::nullopt;
    auto error = out ? take_piece(rest) : std::nullopt;
    if (!error) {
        return Answered{1, "", "The server stopped before it answered. Look at what it did, then try again.\n"};
    }
    return Answered{static_cast<int>(*code), std::move(*out), std::move(*error)};
}

}  // namespace heed::program
