#include "program/night.hpp"

#include "areas/api/once.hpp"
#include "areas/api/webhook_tales.hpp"
#include "areas/briefings/reach.hpp"
#include "areas/complaints/charging/waits_store.hpp"
#include "areas/complaints/clocks/clock_changes.hpp"
#include "areas/complaints/clocks/reminders.hpp"
#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/intake/draft.hpp"
#include "areas/ombudsman/reminders.hpp"
#include "areas/surveys/night.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/picture/waits_store.hpp"
#include "loop/search/search_texts.hpp"
#include "loop/told/telling.hpp"
#include "people/forgetting.hpp"
#include "program/mail.hpp"
#include "store/answers.hpp"
#include "web/log.hpp"
#include "work/outbox.hpp"
#include "work/scanning.hpp"

namespace heed::program {

namespace {

using namespace std::chrono_literals;

void deliver(store::Store& store, CouncilId council, Instant now) {
    static auto const smtp = mail_server();
    work::deliver_what_waits(store, council, smtp ? &*smtp : nullptr, now);
}

void forget_old_answers(store::Store& store, CouncilId council, Instant now) {
    store::housekeeping(store, council, [&](store::Writing& db) {
        store::forget_answers_before(db, now - 48h);
        api::forget_old_keys(db, now);
        work::forget_old_deliveries(db, now);
    });
}

void reopen_what_lapsed(store::Store& store, CouncilId council, Instant now) {
    store::in_one_go(store, council,
                     [&](store::Writing& db) { loop::reopen_what_lapsed(db, day_in_england(now), now); });
}

/// Signals that were there before the tallies of their journeys, a thousand in one transaction.
void count_in_what_was_there(store::Store& store, CouncilId council, Instant) {
    constexpr int at_once = 1000;
    if (store::read(store, council, [](store::Reading& db) { return loop::is_all_counted(db); })) {
        return;
    }
    while (store::housekeeping(store, council, [](store::Writing& db) {
               return loop::count_in_what_was_there(db, at_once);
           }) == at_once) {
    }
}

void catch_up_search(store::Store& store, CouncilId council, Instant) { loop::catch_up_search(store, council); }

void ask_who_used_it(store::Store& store, CouncilId council, Instant now) {
    store::in_one_go(store, council,
                     [&](store::Writing& db) { briefings::ask_who_used_it(db, day_in_england(now), now); });
}

void remind_contributors(store::Store& store, CouncilId council, Instant now) {
    store::in_one_go(store, council,
                     [&](store::Writing& db) { complaints::remind_contributors(db, day_in_england(now), now); });
}

void bring_waits_up_to_date(store::Store& store, CouncilId council, Instant now) {
    auto const today = day_in_england(now);
    if (store::read(store, council, [&](store::Reading& db) { return complaints::waits_have_settled(db, today); })) {
        store::in_one_go(store, council,
                         [&](store::Writing& db) { complaints::bring_waits_up_to_date(db, today, now, -1); });
    }
}

void complain(std::string const& sentence) { web::log(web::LogLevel::error, sentence); }

}  // namespace

Night::Night(store::Store& store, Clock const& clock, std::optional<work::Clamd> clamd)
    : worker_(store, clock, complain), scanner_(store, clock, complain), webhooks_(store, clock, complain) {
    worker_.often("deliver", 10s, deliver);
    worker_.often("count_in_what_was_there", 60s, count_in_what_was_there);
    worker_.often("tell_who_still_waits", 30s, loop::tell_who_still_waits);
    worker_.often("catch_up_search", 600s, catch_up_search);
    worker_.nightly("reopen_what_lapsed", 2, reopen_what_lapsed);
    worker_.often("settle_after_changes", 5s, complaints::settle_after_changes);
    worker_.nightly("settle_open_cases", 4, complaints::settle_open_cases);
    worker_.nightly("remind_of_cases", 7, complaints::remind_of_cases);
    worker_.nightly("remind_of_ombudsman_cases", 7, ombudsman::remind_of_cases);
    worker_.nightly("ask_who_used_it", 4, ask_who_used_it);
    worker_.nightly("remind_contributors", 5, remind_contributors);
    worker_.nightly("count_survey_answers", 4, surveys::run_the_night);
    worker_.nightly("bring_waits_up_to_date", 5, bring_waits_up_to_date);
    worker_.nightly("forget_old_answers", 3, forget_old_answers);
    worker_.nightly("forget_what_is_over", 3, people::forget_what_is_over);
    worker_.nightly("forget_old_drafts", 3, complaints::forget_old_drafts);
    worker_.start();
    scanner_.often("scan_what_waits", 5s,
                   [clamd = std::move(clamd)](store::Store& held, CouncilId council, Instant now) {
                       work::scan_what_waits(held, council, clamd, now);
                   });
    scanner_.start();
    webhooks_.often("tell_webhooks", 5s, api::tell_webhooks);
    webhooks_.start();
}

}  // namespace heed::program
