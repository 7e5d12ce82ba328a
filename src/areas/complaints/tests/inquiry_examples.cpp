// Records of the investigation for the tests of the whole site: they belong to the complaint of a teller in Thornmere.

#include <fmt/format.h>

#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/store.hpp"
#include "people/tests/examples.hpp"

namespace heed::complaints {

namespace {

Received somebody_in_thornmere(people::Stage& stage) {
    Received received;
    received.said.said = "The letter from Thornmere was late.";
    received.said.received_on = stage.clock.today();
    received.said.received_at = stage.clock.now();
    received.teller.answer_by = AnswerBy::letter;
    received.teller.address = "2 Mill Lane, Thornmere";
    return received;
}

void make_records(people::Stage& stage, people::Examples& of) {
    WorkingDays const days;
    Id<Case> const id{78};
    auto const dev = stage.member(people::dev).id.number;
    stage.write([&](store::Writing& db) {
        Doing const doing{dev, stage.clock.now(), days};
        auto const story = [&] { return *find_story(db, id, true); };
        receive(db, somebody_in_thornmere(stage), id, "none", doing);
        acknowledge(db, story(), {stage.clock.today(), Channel::phone, Discussion::held}, doing);
        Remedy remedy;
        remedy.what = "Thornmere writes within a week.";
        remedy.owner = dev;
        remedy.due = stage.clock.today() + 7;
        remedy.promised_on = stage.clock.today();
        add_remedy(db, story(), remedy, doing);
        save_draft(db, story(), {}, doing);
        plan_forms(db, story(), doing);
        AskedOutside asked{{}, {"When did the carer come to Thornmere Lane?"}};
        asked.contributor.organisation = "Care of Thornmere";
        asked.contributor.email = "care@example.org";
        asked.contributor.due = stage.clock.today() + 10;
        asked.contributor.expires_on = stage.clock.today() + 24;
        asked.contributor.asked_on = stage.clock.today();
        ask_outside(db, story(), asked, {"0123456789abcdef0123456789abcdef", "https://thornmere.example", "AAAA-BBBB"},
                    std::string(64, '0'), doing);
        add_signatory(db, {{}, "Kiran of Thornmere", "Director", SignedAs::authorised, 0, {}, 0, {}}, doing);
    });
    of["/complaints/{id}/letter"] = "/complaints/78/letter";
    of["/complaints/{id}/remedies/{remedy}"] = "/complaints/78/remedies/1";
    of["/complaints/{id}/answer-forms/{form}"] = "/complaints/78/answer-forms/1";
    of["/complaints/{id}/contributors/{contributor}"] = "/complaints/78/contributors/1";
    of["/contributions/{key}"] = "/contributions/0123456789abcdef0123456789abcdef";
    of["/complaints/signing/{signatory}"] = "/complaints/signing/1";
}

people::ExamplesOf const records{make_records};

}  // namespace

}  // namespace heed::complaints
