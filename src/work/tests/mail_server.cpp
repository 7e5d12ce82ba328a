#include "work/tests/mail_server.hpp"

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/must.hpp"

namespace heed::work {

namespace {

namespace files = std::filesystem;

constexpr char const* python = "/usr/bin/python3";

int begin(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t pid = 0;
    must(posix_spawn(&pid, python, nullptr, nullptr, arguments.data(), environ) == 0, "python3 did not start");
    return pid;
}

sockaddr_in here(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool listens(int port) {
    auto const address = here(port);
    int const line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool const answered = connect(line, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
    close(line);
    return answered;
}

}  // namespace

int free_port() {
    auto address = here(0);
    socklen_t length = sizeof address;
    int const line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(bind(line, reinterpret_cast<sockaddr const*>(&address), length) == 0, "no free port");
    getsockname(line, reinterpret_cast<sockaddr*>(&address), &length);
    close(line);
    return ntohs(address.sin_port);
}

bool MailServer::is_there() {
    static bool const there = [] {
        if (!files::exists(python)) {
            return false;
        }
        int status = 1;
        waitpid(begin({python, "-c", "import aiosmtpd"}), &status, 0);
        return status == 0;
    }();
    if (!there) {
        MESSAGE("left out: the Debian package python3-aiosmtpd is not installed (bin/test installs it)");
    }
    return there;
}

MailServer::MailServer()
    : folder_(files::temp_directory_path() / fmt::format("heed_mail_{}_{}", ::getpid(), free_port())),
      port_(free_port()) {
    files::create_directories(folder_);
    pid_ = begin({python, "-m", "aiosmtpd", "-n", "-l", fmt::format("127.0.0.1:{}", port_), "-c",
                  "aiosmtpd.handlers.Mailbox", (folder_ / "box").string()});
    for (int tries = 0; !listens(port_); ++tries) {
        must(tries < 200, "the mail server did not start");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

MailServer::~MailServer() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    std::error_code ignored;
    files::remove_all(folder_, ignored);
}

Smtp MailServer::smtp() const {
    return {.host = "127.0.0.1",
            .port = port_,
            .from = "heed@thornmere.example",
            .from_name = "Thornmere Council",
            .user = {},
            .password = {},
            .starttls = false};
}

std::vector<std::string> MailServer::arrived() const {
    std::vector<std::string> messages;
    std::error_code none;
    for (auto const& file : files::directory_iterator(folder_ / "box" / "new", none)) {
        std::ostringstream text;
        text << std::ifstream(file.path()).rdbuf();
        messages.push_back(text.str());
    }
    return messages;
}

}  // namespace heed::work
