#pragma once
// A real mail server for one test: Debian's python3-aiosmtpd on a free port, which keeps what it is given in a folder.

#include <filesystem>
#include <string>
#include <vector>

#include "work/smtp.hpp"

namespace heed::work {

class MailServer {
public:
    MailServer();
    MailServer(MailServer const&) = delete;
    MailServer& operator=(MailServer const&) = delete;
    ~MailServer();

    /// Whether aiosmtpd is there; bin/test installs it. Says so on the console when it is not.
    static bool is_there();

    Smtp smtp() const;
    /// Every message that has arrived, in no order, as it came over the line.
    std::vector<std::string> arrived() const;

private:
    std::filesystem::path folder_;
    int port_ = 0;
    int pid_ = 0;
};

/// A port of this machine that nothing listens on.
int free_port();

}  // namespace heed::work
