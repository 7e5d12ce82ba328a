#include "work/jobs.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace heed::work {

namespace {

std::string random_name() {
    std::array<unsigned char, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string name(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(name.data(), name.size(), bytes.data(), bytes.size());
    name.pop_back();
    return name;
}

struct JobRow {
    Instant next_run;
    Instant leased_until;
    std::string holder;
};
BOOST_DESCRIBE_STRUCT(JobRow, (), (next_run, leased_until, holder))

std::optional<JobRow> find(store::Reading const& db, std::string const& name) {
    return store::row<JobRow>(
        db, "select next_run, leased_until, holder from jobs where council = :council and name = :name", db.council(),
        name);
}

bool is_free(JobRow const& row, Instant now) { return row.next_run <= now && row.leased_until <= now; }

}  // namespace

Instant next_night(Instant now, int hour) {
    auto const today = day_in_england(now);
    for (int days = 0;; ++days) {
        auto at = start_of(today + days) + std::chrono::hours(hour);
        // In summer the clock shows an hour more than UTC.
        at = at - std::chrono::hours(in_england(at).hour - hour);
        if (at > now) {
            return at;
        }
    }
}

bool claim(store::Writing& db, NightJob const& job, std::string const& holder, Instant now) {
    auto const row = find(db, job.name);
    if (!row) {
        store::act(db,
                   "insert into jobs (council, name, next_run, leased_until, holder, last_error)"
                   " values (:council, :name, :next, 0, '', '')",
                   db.council(), job.name, next_night(now, job.hour));
        return false;
    }
    if (!is_free(*row, now)) {
        return false;
    }
    store::act(db, "update jobs set leased_until = :until, holder = :holder where council = :council and name = :name",
               now + leased_for, holder, db.council(), job.name);
    return true;
}

void finish(store::Writing& db, NightJob const& job, std::string const& holder, std::string const& error, Instant now) {
    store::act(db,
               "update jobs set leased_until = 0, holder = '', next_run = :next, last_run = :now, last_error = :error"
               " where council = :council and name = :name and holder = :holder",
               next_night(now, job.hour), now, error, db.council(), job.name, holder);
}

Worker::Worker(store::Store& store, Clock const& clock, Complain complain)
    : store_(store), clock_(clock), complain_(std::move(complain)), holder_(random_name()) {}

void Worker::often(std::string name, std::chrono::seconds every, Work work) {
    often_.push_back({std::move(name), every, std::move(work)});
}

void Worker::nightly(std::string name, int hour, Work work) {
    nightly_.push_back({std::move(name), hour, std::move(work)});
}

void Worker::start() {
    must(!thread_.joinable(), "the worker was started twice");
    stopping_ = false;
    thread_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            lock.unlock();
            attempt(
                "a round of work", [this](auto&&...) { run_due(); }, {}, clock_.now());
            lock.lock();
            wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stopping(); });
        }
    });
}

void Worker::stop() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Worker::run_due() {
    auto const now = clock_.now();
    std::vector<store::CouncilRecord> served;
    auto const councils = [&]() -> std::vector<store::CouncilRecord> const& {
        return served.empty() ? served = store::councils(store_) : served;
    };
    for (auto& job : often_) {
        if (job.next <= now && !stopping_) {
            run_often(job, councils(), now);
        }
    }
    // Once a minute is often enough to see that the night has come.
    static constexpr std::int64_t minute = 60;
    if (nightly_.empty() || now.seconds / minute == looked_at_.seconds / minute) {
        return;
    }
    looked_at_ = now;
    for (auto const& council : councils()) {
        for (auto const& job : nightly_) {
            if (!stopping_) {
                run_tonight(job, council.id, now);
            }
        }
    }
}

void Worker::run_often(OftenJob& job, std::vector<store::CouncilRecord> const& councils, Instant now) {
    job.next = now + job.every;
    for (auto const& council : councils) {
        attempt(job.name, job.work, council.id, now);
    }
}

void Worker::run_tonight(NightJob const& job, CouncilId council, Instant now) {
    bool const waits = store::read(store_, council, [&](store::Reading& db) {
        auto const row = find(db, job.name);
        return row && !is_free(*row, now);
    });
    if (waits ||
        !store::housekeeping(store_, council, [&](store::Writing& db) { return claim(db, job, holder_, now); })) {
        return;
    }
    auto const error = attempt(job.name, job.work, council, now);
    store::housekeeping(store_, council, [&](store::Writing& db) { finish(db, job, holder_, error, clock_.now()); });
}

// A job that fails must not take the others with it; it is tried again at its next time.
std::string Worker::attempt(std::string const& name, Work const& work, CouncilId council, Instant now) {
    try {
        work(store_, council, now);
        return {};
    } catch (std::exception const& thrown) {
        if (complain_) {
            complain_(fmt::format("{} failed: {}", name, thrown.what()));
        }
        return thrown.what();
    }
}

}  // namespace heed::work
