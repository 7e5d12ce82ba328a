#include "work/tests/clamd.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/must.hpp"

namespace heed::work {

namespace {

constexpr char const* program = "/usr/sbin/clamd";

std::string hexadecimal(std::string const& bytes) {
    std::string text;
    for (unsigned char const byte : bytes) {
        text += fmt::format("{:02x}", byte);
    }
    return text;
}

}  // namespace

std::string eicar() {
    return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$") + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
}

bool ClamdServer::is_there() { return ::access(program, X_OK) == 0; }

ClamdServer::ClamdServer() {
    std::string folder = (std::filesystem::temp_directory_path() / "heed-clamd-XXXXXX").string();
    must(::mkdtemp(folder.data()) != nullptr, "no folder for the scanner of a test");
    folder_ = folder;
    std::filesystem::create_directory(folder_ + "/signatures");
    std::ofstream(folder_ + "/signatures/test.ndb") << fmt::format("Heed.Test.Eicar:0:*:{}\n", hexadecimal(eicar()));
    std::ofstream(folder_ + "/clamd.conf") << fmt::format(
        "LocalSocket {0}/clamd.socket\nDatabaseDirectory {0}/signatures\nForeground yes\nLogFile {0}/log\nUser {1}\n"
        "PidFile {0}/pid\nStreamMaxLength 26M\n",
        folder_,
        ::getuid() == 0                  ? "root"
        : std::getenv("USER") != nullptr ? std::getenv("USER")
                                         : "nobody");
    pid_ = ::fork();
    if (pid_ == 0) {
        auto const nowhere = ::open("/dev/null", O_RDWR);
        ::dup2(nowhere, 0);
        ::dup2(nowhere, 1);
        ::dup2(nowhere, 2);
        ::execl(program, program, "-c", (folder_ + "/clamd.conf").c_str(), nullptr);
        ::_exit(127);
    }
    for (int i = 0; i < 200; ++i) {
        if (scan(at(), [] { return std::string(); }).is == Verdict::Is::clean) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    must(false, "the scanner of a test did not start");
}

void ClamdServer::stop() {
    if (pid_ > 0) {
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
        pid_ = -1;
        std::filesystem::remove_all(folder_);
    }
}

Clamd ClamdServer::at() const {
    Clamd clamd;
    clamd.socket = folder_ + "/clamd.socket";
    return clamd;
}

}  // namespace heed::work
