#pragma once
// A real ClamAV daemon for one test, on a socket of its own, with a database of one signature that names the EICAR test file.

#include <string>

#include <sys/types.h>

#include "work/clamd.hpp"

namespace heed::work {

/// The 68 letters that every scanner takes for a virus, put together so that this program is not taken for one.
std::string eicar();

class ClamdServer {
public:
    /// Whether the daemon is installed here (Debian: clamav-daemon).
    static bool is_there();

    /// Starts it and waits until it answers.
    ClamdServer();
    ClamdServer(ClamdServer const&) = delete;
    ClamdServer& operator=(ClamdServer const&) = delete;
    ~ClamdServer() { stop(); }

    void stop();
    Clamd at() const;

private:
    std::string folder_;
    pid_t pid_ = -1;
};

}  // namespace heed::work
