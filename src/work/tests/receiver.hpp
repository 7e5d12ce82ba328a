#pragma once
// A receiver of webhooks on this machine, for one test: it keeps what it is sent and answers as it is told.

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace heed::work {

class Receiver {
public:
    Receiver();
    Receiver(Receiver const&) = delete;
    Receiver& operator=(Receiver const&) = delete;
    ~Receiver();

    std::string url(std::string const& path = "/heed") const;
    /// From now on this is the whole answer, head and body; empty: none, the line is held until the asker gives up.
    void answers(std::string answer);
    /// Everything that came, each a whole request, in order.
    std::vector<std::string> came() const;

private:
    void serve();
    void serve_one(int line);

    int listening_ = -1;
    int port_ = 0;
    std::atomic<bool> stopping_{false};
    mutable std::mutex mutex_;
    std::string answer_ = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    std::vector<std::string> came_;
    std::thread thread_;
};

/// The value of a header of a request as it came, or "".
std::string header_in(std::string const& request, std::string const& name);
std::string body_of(std::string const& request);

}  // namespace heed::work
