#include "areas/complaints/intake/ring_back.hpp"

#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

namespace {

Received received_from(loop::ConcernToOpen const& asked) {
    Received received;
    received.said.kind = Kind::concern;
    received.said.channel = asked.on_paper ? Channel::letter : asked.by == 0 ? Channel::web_form : Channel::phone;
    received.said.said = asked.said;
    received.said.wanted = "I would like somebody to ring me.";
    received.said.received_on = day_in_england(asked.now);
    received.said.received_at = asked.now;
    received.said.received_by = asked.by;
    received.said.kept_from_worker = !asked.worker_may_know;
    received.said.service = asked.service;
    received.teller.name = asked.name;
    received.teller.answer_by = AnswerBy::phone;
    received.teller.phone = asked.phone;
    received.teller.safe_note = asked.safe_note;
    return received;
}

}  // namespace

loop::ConcernOpened open_concern(store::Writing& db, loop::ConcernToOpen const& asked) {
    WorkingDays const days;
    Doing const doing{asked.by, asked.now, days};
    auto const received = received_from(asked);
    auto const ring_by = first_step(db, received, days).due;
    for (int attempt = 0;; ++attempt) {
        auto const pair = pair_of(asked.server_key, asked.form_key, attempt);
        auto const kept = secret_of(db, pair.id);
        bool const done_before = secret_matches(kept, pair.secret);
        if (done_before || (kept.empty() && receive(db, received, pair.id, kept_secret(pair.secret), doing))) {
            return {reference_of(pair.id), pair.secret, ring_by};
        }
    }
}

}  // namespace heed::complaints
