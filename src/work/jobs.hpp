#pragma once
// Work without anybody asking: what is done every few seconds on each node, and what is done once a night for each
// council whichever node comes first. A job of the night is a row that a node leases; a node that dies leaves it to
// the others when the lease runs out, so a job must bear being begun twice.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kernel/day.hpp"
#include "store/store.hpp"

namespace heed::work {

using Work = std::function<void(store::Store&, CouncilId, Instant now)>;

/// Called with a sentence for the log when a job failed: its name and what it threw.
using Complain = std::function<void(std::string const&)>;

struct NightJob {
    std::string name;  ///< "lapse_proofs"
    int hour = 3;      ///< of the clock in England
    Work work;
};

/// The first moment after `now` at which clocks in England show that hour.
Instant next_night(Instant now, int hour);

constexpr std::chrono::minutes leased_for{30};

/// Takes the job if its time has come and nobody else holds it. The first time a job is seen, its time is tonight.
bool claim(store::Writing& db, NightJob const& job, std::string const& holder, Instant now);

/// Gives it back with its next time; `error` is "" when all went well.
void finish(store::Writing& db, NightJob const& job, std::string const& holder, std::string const& error, Instant now);

/// The thread that does it. Jobs are added before `start`; `stop` waits for the job in hand and no longer.
class Worker {
public:
    Worker(store::Store& store, Clock const& clock, Complain complain = {});
    Worker(Worker const&) = delete;
    Worker& operator=(Worker const&) = delete;
    ~Worker() { stop(); }

    /// Done for each council on every node; it must be safe for several nodes at once, as delivery is.
    void often(std::string name, std::chrono::seconds every, Work work);
    /// Done for each council once a night, on one node.
    void nightly(std::string name, int hour, Work work);

    void start();
    void stop();

    /// One round of what is due now, on the caller's thread.
    void run_due();

private:
    struct OftenJob {
        std::string name;
        std::chrono::seconds every;
        Work work;
        Instant next{};
    };

    void run_often(OftenJob& job, std::vector<store::CouncilRecord> const& councils, Instant now);
    void run_tonight(NightJob const& job, CouncilId council, Instant now);
    std::string attempt(std::string const& name, Work const& work, CouncilId council, Instant now);
    bool stopping() const { return stopping_; }

    store::Store& store_;
    Clock const& clock_;
    Complain complain_;
    std::string holder_;
    std::vector<OftenJob> often_;
    std::vector<NightJob> nightly_;
    Instant looked_at_{};  ///< when the jobs of the night were last looked at
    std::mutex mutex_;
    std::condition_variable wake_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace heed::work
