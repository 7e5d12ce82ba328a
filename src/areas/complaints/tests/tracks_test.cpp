#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/clocks/bodies.hpp"
#include "areas/complaints/clocks/corrections.hpp"
#include "areas/complaints/clocks/holds.hpp"
#include "areas/complaints/clocks/reminders.hpp"
#include "areas/complaints/clocks/settings.hpp"
#include "areas/complaints/clocks/split.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/pages.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/offers.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

using Fields = std::vector<web::Field>;

Day const monday = *day_of(2026, 11, 23);
WorkingDays const days;
Clocks const shipped(days);
std::string const secret = "K7MQ-2XPD-9HTR-4VWB";

Fields day_fields(std::string const& name, Day day) {
    auto const date = day.date();
    return {{name + "-day", fmt::format("{}", static_cast<unsigned>(date.day()))},
            {name + "-month", fmt::format("{}", static_cast<unsigned>(date.month()))},
            {name + "-year", fmt::format("{}", static_cast<int>(date.year()))}};
}

Fields joined(Fields first, Fields const& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

struct TracksStage : Stage {
    TracksStage() { mount(complaints::mount); }

    Doing doing(std::int64_t by = 0) const { return {by, clock.now(), days}; }
    Id<Case> receive_one(Kind kind = Kind::complaint, std::int64_t number = 12345, bool kept = false) {
        Received received;
        received.said.kind = kind;
        received.said.channel = Channel::letter;
        received.said.said = "The carer did not come, and you sent my file to my neighbour.";
        received.said.received_on = clock.today();
        received.said.received_at = clock.now();
        received.said.kept_from_worker = kept;
        received.teller.name = "Amira Haddad";
        write([&](store::Writing& db) { receive(db, received, {number}, kept_secret(secret), doing()); });
        return {number};
    }
    Story story(Id<Case> id) {
        return read([&](store::Reading& db) { return *find_story(db, id, true); });
    }
    std::vector<Part> parts(Id<Case> id, bool see_kept = true) {
        return read([&](store::Reading& db) { return parts_of(db, find_story(db, id, true)->said, see_kept); });
    }
    Id<Case> part(Id<Case> id, Track track) {
        for (auto const& one : parts(id)) {
            if (one.track == track) {
                return one.id;
            }
        }
        return {};
    }
    people::Answer act(Id<Case> id, std::string const& word, Fields fields) {
        auto const path = fmt::format("/complaints/{}/{}", id.number, word);
        fields.push_back({"version", as(people::dev).get(path).field("version")});
        return as(people::dev).post(path, fields);
    }
    people::Answer split_in_three(Id<Case> id, bool waits = false) {
        Fields fields{{"track", "data_protection"},
                      {"words_data_protection", "You sent my file to my neighbour."},
                      {"track", "safeguarding"},
                      {"words_safeguarding", "He waits at her door."},
                      {"wait", waits ? "yes" : "no"},
                      {"hold_reason", "The enquiry must not be warned."},
                      {"told", "We make sure first that everybody is safe."}};
        return act(id, "split", joined(fields, day_fields("look", monday + 14)));
    }
    people::Answer follow(Id<Case> id, std::string const& with = secret) {
        return anybody().post("/follow", {{"reference", reference_of(id)}, {"secret", with}});
    }
    void acknowledge_it(Id<Case> id) {
        write([&](store::Writing& db) {
            acknowledge(db, story(id), {clock.today(), Channel::phone, Discussion::held}, doing(1));
        });
    }
    void answer_it(Id<Case> id) {
        write([&](store::Writing& db) {
            Answer made;
            made.sent_on = clock.today();
            answer(db, story(id), made, doing(1));
        });
    }
    void move_to(Id<Case> id, Track track) {
        write([&](store::Writing& db) { move_to_track(db, story(id), {track, "It is about parking."}, doing(1)); });
    }
    std::int64_t listed(CaseFilter filter) {
        return read([&](store::Reading& db) { return count_cases(db, filter); });
    }
};

template <class T>
bool refuses(Outcome<T> const& outcome, std::string_view field, std::string_view words) {
    if (outcome) {
        return false;
    }
    for (auto const& problem : outcome.error()) {
        if (problem.field == field && problem.says.find(words) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_SUITE("complaints: one contact, several tracks") {
    TEST_CASE("one contact is split into three, each with its own reference and clock") {
        TracksStage stage;
        auto const id = stage.receive_one();
        CHECK(stage.split_in_three(id).status == 303);
        REQUIRE(stage.parts(id).size() == 3);
        auto const privacy = stage.story(stage.part(id, Track::data_protection));
        CHECK(privacy.said.next_due == *day_of(2026, 12, 23));
        CHECK(privacy.said.received_on == monday);
        CHECK(privacy.teller.name == "Amira Haddad");
        auto const safe = stage.story(stage.part(id, Track::safeguarding));
        CHECK(safe.said.next_step == "refer");
        CHECK(safe.said.kind == Kind::concern);
        CHECK(stage.story(id).said.next_due == *day_of(2026, 11, 26));
    }

    TEST_CASE("the person follows any one reference with one secret and sees every part in plain words") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id);
        for (auto const& part : stage.parts(id)) {
            auto const page = stage.follow(part.id);
            CHECK(page.status == 200);
            CHECK(page.says("Your complaint about social care"));
            CHECK(page.says("Your complaint about how we use what we know of you"));
            CHECK(page.says("Making sure that everybody is safe"));
        }
        CHECK_FALSE(stage.follow(stage.part(id, Track::data_protection), "AAAA-BBBB-CCCC-DDDD").status == 200);
    }

    TEST_CASE("safeguarding goes first: the others wait, with a day to look again and what the person is told") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id, true);
        auto const privacy = stage.story(stage.part(id, Track::data_protection));
        REQUIRE(privacy.holds.size() == 1);
        CHECK(privacy.holds[0].look_again_on == monday + 14);
        CHECK(privacy.said.next_step == "look_again");
        CHECK(stage.story(stage.part(id, Track::safeguarding)).holds.empty());
        CHECK(stage.story(id).said.next_step == "acknowledge");
        CHECK(stage.follow(id).says("We make sure first that everybody is safe."));
    }

    TEST_CASE("a part needs its words, and the same track is split off once") {
        TracksStage stage;
        auto const id = stage.receive_one();
        CHECK(stage.act(id, "split", {{"wait", "no"}}).says("Choose what else it holds"));
        auto const empty = stage.act(id, "split", {{"track", "subject_access"}, {"wait", "no"}});
        CHECK(empty.status == 422);
        CHECK(empty.says("Say which words are the request for records"));
        stage.split_in_three(id);
        CHECK(stage.split_in_three(id).status == 422);
    }

    TEST_CASE("a part that is a complaint is heard by the loop, a request is not") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.act(id, "split",
                  {{"track", "data_protection"},
                   {"words_data_protection", "You sent my file to my neighbour."},
                   {"track", "subject_access"},
                   {"words_subject_access", "I want to see my file."},
                   {"wait", "no"}});
        CHECK(stage.story(stage.part(id, Track::data_protection)).said.signal != 0);
        CHECK(stage.story(stage.part(id, Track::subject_access)).said.signal == 0);
    }

    TEST_CASE("an adult social care complaint has one stage; only an answered stage 1 of the Code has a second") {
        TracksStage stage;
        auto const statutory = stage.receive_one();
        stage.acknowledge_it(statutory);
        stage.answer_it(statutory);
        CHECK_FALSE(may_go_to_stage_2(stage.story(statutory), stage.parts(statutory)));
        auto const corporate = stage.receive_one(Kind::complaint, 222);
        stage.move_to(corporate, Track::corporate_code);
        CHECK_FALSE(may_go_to_stage_2(stage.story(corporate), stage.parts(corporate)));
        stage.acknowledge_it(corporate);
        stage.answer_it(corporate);
        CHECK(may_go_to_stage_2(stage.story(corporate), stage.parts(corporate)));
    }

    TEST_CASE("Code, stage 2: somebody else looks at it, with clocks from the day on which they asked") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.move_to(id, Track::corporate_code);
        stage.acknowledge_it(id);
        auto const dev = stage.member(people::dev).id.number;
        stage.write([&](store::Writing& db) { take_on(db, stage.story(id), dev, stage.doing(1)); });
        stage.answer_it(id);
        auto const story = stage.story(id);
        CHECK(refuses(taken_to_stage_2(story, stage.parts(id), "Not true", dev, monday, monday), "officer",
                      "did not look at stage 1"));
        auto const page = stage.act(id, "stage-2",
                                    joined(day_fields("on", monday), {{"words", "Not true"}, {"officer", "0"}}));
        CHECK(page.status == 303);
        REQUIRE(stage.parts(id).size() == 2);
        auto const second = stage.parts(id)[0].stage == 2 ? stage.parts(id)[0] : stage.parts(id)[1];
        CHECK(second.follows == id);
        CHECK(second.next_due == *day_of(2026, 11, 30));
        CHECK_FALSE(may_go_to_stage_2(stage.story(id), stage.parts(id)));
    }

    TEST_CASE("Code 1.8: a service request is kept apart from complaints, and becomes one when it does not satisfy") {
        TracksStage stage;
        auto const id = stage.receive_one(Kind::request);
        CHECK(stage.story(id).said.track == Track::service_request);
        CHECK(stage.story(id).said.signal == 0);
        CHECK(stage.act(id, "complain", {{"track", "corporate_code"}, {"words", "Nobody came."}}).status == 303);
        auto const complaint = stage.story(stage.part(id, Track::corporate_code));
        CHECK(complaint.said.follows == id);
        CHECK(complaint.said.kind == Kind::complaint);
        CHECK(stage.story(id).closing->ending == Ending::became_a_complaint);
    }

    TEST_CASE("a review of a financial assessment reminds the person that the complaint stays open") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.move_to(id, Track::financial_review);
        stage.write([&](store::Writing& db) {
            close(db, stage.story(id), {Ending::review_decided, monday, "The charge stands."}, stage.doing(1));
        });
        CHECK(stage.follow(id).says("You can still make a complaint about it"));
    }

    TEST_CASE("UK GDPR: who asked for their records is told of the Information Commissioner when it ends") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.move_to(id, Track::subject_access);
        stage.write([&](store::Writing& db) {
            close(db, stage.story(id), {Ending::records_refused, monday, "We keep nothing about you."}, stage.doing(1));
        });
        CHECK(stage.follow(id).says("you have the right to complain to the Information Commissioner"));
        CHECK_FALSE(stage.follow(id).says("Ombudsman"));
    }
}

TEST_SUITE("complaints: holds and longer times") {
    TEST_CASE("a hold needs what it waits for, a day within three months, and what the person is told") {
        TracksStage stage;
        auto const story = stage.story(stage.receive_one());
        CHECK(refuses(held(story, {HoldReason::police, {}, "x", "y"}, monday), "look", "Enter the day"));
        CHECK(refuses(held(story, {HoldReason::police, monday + 200, "x", "y"}, monday), "look", "three months"));
        CHECK(refuses(held(story, {HoldReason::police, monday + 7, "x", ""}, monday), "told", "told"));
        CHECK(refuses(held(story, {HoldReason::scope, monday + 7, "x", "y"}, monday), "why", "Choose"));
        CHECK(held(story, {HoldReason::court, monday + 7, "x", "y"}, monday).has_value());
    }

    TEST_CASE("each look at a hold is kept, and what ends it is told to the person") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.acknowledge_it(id);
        stage.act(id, "hold",
                  joined(day_fields("look", monday + 7),
                         {{"why", "police"}, {"hold_reason", "They ask us to."}, {"told", "We wait."}}));
        stage.clock.move_to(monday + 7);
        stage.act(id, "hold",
                  joined(day_fields("look", monday + 14),
                         {{"decision", "wait"}, {"hold_reason", "Not yet."}, {"told", "We still wait."}}));
        CHECK(stage.story(id).holds.size() == 2);
        stage.clock.move_to(monday + 10);
        stage.act(id, "hold", {{"decision", "go_on"}, {"because", "The police are done."}});
        CHECK(open_hold(stage.story(id).holds) == nullptr);
        CHECK(stage.follow(id).says("The police are done."));
    }

    TEST_CASE("Code 6.4 and 6.5: at most 10 working days longer, told in time, with the Ombudsman's details") {
        Story story;
        story.said.track = Track::corporate_code;
        story.said.received_on = monday;
        story.acknowledgement = Acknowledgement{monday, Channel::email, Discussion::held};
        auto const due = days.after(monday, 10);
        auto const longest = days.after(monday, 20);
        ExtensionDraft draft{longest, monday + 3, "The manager is away.", true};
        CHECK(lengthened(story, draft, shipped, monday + 3).has_value());
        draft.until = longest + 1;
        CHECK(refuses(lengthened(story, draft, shipped, monday + 3), "until", "no later than"));
        draft = {longest, due + 1, "The manager is away.", true};
        CHECK(refuses(lengthened(story, draft, shipped, due + 1), "told_on", "before the first time ended"));
        draft = {longest, monday + 3, "The manager is away.", false};
        CHECK(refuses(lengthened(story, draft, shipped, monday + 3), "rights", "Code 6.5"));
        draft = {longest, monday + 3, "", true};
        CHECK(refuses(lengthened(story, draft, shipped, monday + 3), "reason", "reason"));
    }

    TEST_CASE("subject access: up to three months from the start, and the person is told within the first") {
        Story story;
        story.said.kind = Kind::request;
        story.said.track = Track::subject_access;
        story.said.received_on = *day_of(2026, 1, 5);
        ExtensionDraft draft{*day_of(2026, 4, 8), *day_of(2026, 2, 5), "There are 4,000 pages.", true};
        CHECK(refuses(lengthened(story, draft, shipped, *day_of(2026, 2, 5)), "until", "no later than"));
        draft.until = *day_of(2026, 4, 2);
        CHECK(lengthened(story, draft, shipped, *day_of(2026, 2, 5)).has_value());
        draft.told_on = *day_of(2026, 2, 6);
        CHECK(refuses(lengthened(story, draft, shipped, *day_of(2026, 2, 6)), "told_on", "told by 5 February 2026"));
    }

    TEST_CASE("regulation 14: the six months cannot be made longer by the council alone") {
        TracksStage stage;
        auto const story = stage.story(stage.receive_one());
        CHECK(rule_to_lengthen(story, shipped) == nullptr);
        CHECK(refuses(lengthened(story, {}, shipped, monday), "", "cannot be made longer"));
    }

    TEST_CASE("regulation 17: whether the answer came in the time given is known, first and as it was changed") {
        Story story;
        story.said.track = Track::statutory;
        story.said.received_on = *day_of(2026, 1, 15);
        story.plans.push_back({1, *day_of(2026, 2, 13), AgreedWith::person, *day_of(2026, 1, 16), "x", "Amira", {}});
        story.plans.push_back({2, *day_of(2026, 3, 13), AgreedWith::person, *day_of(2026, 2, 10), "x", "Amira", {}});
        story.answer = Answer{};
        story.answer->sent_on = *day_of(2026, 3, 1);
        auto const time = in_time(story, shipped);
        CHECK_FALSE(time.in_first);
        CHECK(time.in_last);
        CHECK(time.in_latest);
        CHECK(time.latest == *day_of(2026, 7, 14));
    }
}

TEST_SUITE("complaints: several organisations") {
    TEST_CASE("regulation 9: nothing goes to another organisation before the person agreed") {
        TracksStage stage;
        auto story = stage.story(stage.receive_one());
        story.joint = Joint{"", Consent::asked, {}, true};
        BodyDraft draft{0, "Thornmere Hospital", "The discharge", monday, monday + 14, {}, ""};
        CHECK(refuses(body_set(story, draft, monday), "asked_on", "must agree"));
        story.joint->consent = Consent::given;
        CHECK(body_set(story, draft, monday).has_value());
    }

    TEST_CASE("regulation 9: the one answer waits for every part, or for why it is not waited for") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.acknowledge_it(id);
        stage.act(id, "lead",
                  joined(day_fields("consent_on", monday), {{"lead", "us"}, {"consent", "given"}, {"single", "one"}}));
        stage.act(id, "organisation",
                  joined(day_fields("asked_on", monday), {{"name", "Thornmere Hospital"}, {"part", "The discharge"}}));
        auto story = stage.story(id);
        CHECK(parts_missing(story) == std::vector<std::string>{"Thornmere Hospital"});
        CHECK(refuses(answered(story, {}, monday), "", "Thornmere Hospital"));
        stage.act(id, "organisation",
                  joined(joined(day_fields("asked_on", monday), day_fields("answered_on", monday)),
                         {{"body", "1"},
                          {"name", "Thornmere Hospital"},
                          {"part", "The discharge"},
                          {"says", "The letter was sent late."}}));
        CHECK(parts_missing(stage.story(id)).empty());
        CHECK(stage.as(people::dev).get(fmt::format("/complaints/{}", id.number)).says("Thornmere Hospital"));
    }

    TEST_CASE("regulation 6: what is another organisation's is sent there with the person's agreement") {
        TracksStage stage;
        auto const story = stage.story(stage.receive_one());
        CHECK(refuses(sent_to_right_body(story, {"The hospital", monday, false, "Theirs"}, monday), "agreed", "Ask"));
        auto const sent = sent_to_right_body(story, {"The hospital", monday, true, "It is about a ward."}, monday);
        REQUIRE(sent.has_value());
        CHECK(sent->reason.find("counts as made to them on that day") != std::string::npos);
    }

    TEST_CASE("regulation 5: who is refused as a representative is told in writing, with the reasons") {
        TracksStage stage;
        auto story = stage.story(stage.receive_one());
        CHECK(refuses(representative_refused(story, "Reasons", monday, monday), "", "speak for themselves"));
        story.teller.basis = Basis::best_interests;
        CHECK(refuses(representative_refused(story, "", monday, monday), "reason", "regulation 5"));
        CHECK(refuses(representative_refused(story, "Reasons", {}, monday), "told_on", "in writing"));
        CHECK(representative_refused(story, "Reasons", monday, monday)->notice_on == monday);
    }
}

TEST_SUITE("complaints: what is corrected after it came") {
    TEST_CASE("what somebody needs is asked again at one part, and stands at every part of their contact") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id);
        auto const part = stage.story(stage.part(id, Track::data_protection));
        auto needs = part.teller;
        needs.large_print = true;
        NeedsReview again;
        again.review_on = monday + 90;
        stage.write([&](store::Writing& db) { review(db, part, needs, again, stage.doing(1)); });
        CHECK(stage.story(id).teller.large_print);
        CHECK(stage.story(part.said.id).teller.large_print);
    }

    TEST_CASE("turned on later, \"don't tell my worker\" hides every part at once: list, page, deadlines and signals") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id);
        auto const esther_sees = [&] {
            return stage.as(people::esther).get(fmt::format("/complaints/{}", id.number)).status == 200;
        };
        auto const signals = [&](bool see_kept) {
            return stage.read([&](store::Reading& db) {
                loop::SignalFilter filter;
                filter.see_kept_from_worker = see_kept;
                return loop::count_signals(db, filter);
            });
        };
        auto const due = [&](std::string const& may) {
            return stage.read([&](store::Reading& db) { return work::count_due_until(db, monday + 400, {may}); });
        };
        CHECK(esther_sees());
        auto const heard = signals(false);
        CHECK(heard == 3);
        CHECK(due("see_cases") == 3);
        CHECK(stage.act(id, "worker", {{"worker", "no"}, {"because", "They rang and asked for it."}}).status == 303);
        CHECK_FALSE(esther_sees());
        CHECK(signals(false) == 0);
        CHECK(signals(true) == heard);
        CHECK(due("see_cases") == 0);
        CHECK(due("see_kept_from_worker") == 3);
        CaseFilter seen;
        CHECK(stage.listed(seen) == 0);
        seen.see_kept = true;
        CHECK(stage.listed(seen) == 3);
        CHECK(stage.parts(id, false).empty());
        stage.act(id, "worker", {{"worker", "yes"}, {"because", "They changed their mind."}});
        CHECK(signals(false) == heard);
    }

    TEST_CASE("contact and footing are corrected for every part, and the timeline names neither") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id);
        CHECK(stage
                  .act(id, "contact",
                       {{"name", "Bola Haddad"}, {"answer_by", "email"}, {"email", "nonsense"}, {"basis", "consent"}})
                  .status == 422);
        CHECK(stage
                  .act(id, "contact",
                       {{"name", "Bola Haddad"},
                        {"answer_by", "email"},
                        {"email", "bola@example.org"},
                        {"safe", "yes"},
                        {"basis", "consent"},
                        {"whose_name", "Amira"}})
                  .status == 303);
        auto const part = stage.story(stage.part(id, Track::data_protection));
        CHECK(part.teller.email == "bola@example.org");
        CHECK(part.teller.basis == Basis::consent);
        for (auto const& entry : stage.read([&](store::Reading& db) { return entries_of(db, id); })) {
            CHECK(entry.says.find("bola@") == std::string::npos);
        }
    }

    TEST_CASE("regulation 12: the 12 months begin when it came to the person's notice") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.act(id, "facts", day_fields("happened", *day_of(2025, 1, 10)));
        CHECK(lateness_is_undecided(stage.story(id)));
        stage.act(id, "facts",
                  joined(day_fields("happened", *day_of(2025, 1, 10)), day_fields("noticed", *day_of(2026, 3, 1))));
        CHECK_FALSE(lateness_is_undecided(stage.story(id)));
        CHECK(stage.act(id, "facts", day_fields("noticed", monday + 1)).status == 422);
    }

    TEST_CASE("an advocate that is offered, and what came of it, stands with the contact") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id);
        stage.act(
            id, "standing",
            joined(day_fields("offered_on", monday),
                   {{"made_by", "representative"}, {"advocate", "accepted"}, {"advocate_name", "Thornmere Voices"}}));
        auto const part = stage.story(stage.part(id, Track::data_protection));
        CHECK(part.representation.advocate == AdvocateAnswer::accepted);
        CHECK(part.representation.advocate_name == "Thornmere Voices");
    }
}

TEST_SUITE("complaints: reminders and settings") {
    TEST_CASE("regulation 18: a complaint that went to the Ombudsman says so, and keeps the day on which we were told "
              "first") {
        TracksStage stage;
        auto const id = stage.receive_one();
        auto const offer = *loop::offers().find("complaint");
        auto const go = [&](std::int64_t complaint, Day on) {
            stage.write([&](store::Writing& db) {
                offer.with_the_ombudsman(db, complaint, "26 001 234", on, stage.clock.now(), 1);
            });
        };
        go(id.number, monday);
        go(id.number, monday + 9);
        go(99, monday);
        CHECK(stage.story(id).facts.ombudsman_reference == "26 001 234");
        CHECK(stage.story(id).facts.ombudsman_told_on == monday);
    }

    TEST_CASE("the owner is reminded before it is due, and who oversees when it is late; once a day") {
        TracksStage stage;
        auto const id = stage.receive_one();
        auto const dev = stage.member(people::dev).id.number;
        stage.write([&](store::Writing& db) { take_on(db, stage.story(id), dev, stage.doing(1)); });
        auto const mails_on = [&](Day day) {
            stage.clock.move_to(day);
            auto const before = stage.read(
                [](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); });
            remind_of_cases(*stage.store, store::thornmere, stage.clock.now());
            remind_of_cases(*stage.store, store::thornmere, stage.clock.now());
            return stage.read([](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); }) -
                   before;
        };
        CHECK(mails_on(monday) == 0);
        CHECK(mails_on(monday + 1) == 1);
        CHECK(mails_on(monday + 5) == 0);
        CHECK(mails_on(monday + 7) == 3);  // Dev, and Esther and Kiran who oversee
        CHECK(stage.as(people::dev).get("/complaints/reminders").says(reference_of(id)));
    }

    TEST_CASE("what is kept from a worker is mailed to nobody who may not see it, and late unseen by nobody") {
        TracksStage stage;
        stage.receive_one(Kind::complaint, 12345, true);
        stage.clock.move_to(monday + 7);
        remind_of_cases(*stage.store, store::thornmere, stage.clock.now());
        auto const mails = stage.read(
            [](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 50); });
        CHECK_FALSE(mails.empty());
        for (auto const& mail : mails) {
            CHECK((mail.recipient.starts_with("dev@") || mail.recipient.starts_with("lena@")));
            CHECK(mail.text.find("Amira") == std::string::npos);
            CHECK(mail.text.find("carer") == std::string::npos);
        }
        CHECK_FALSE(stage.as(people::esther).get("/complaints/reminders").says(reference_of({12345})));
    }

    TEST_CASE("a council sets what no law fixes, and nonsense is refused beside its field") {
        TracksStage stage;
        auto const page = stage.as(people::esther).get("/complaints/settings");
        CHECK(page.says("What the law fixes"));
        CHECK(stage.as(people::dev).get("/complaints/settings").status == 403);
        auto const bad =
            stage.as(people::esther).post("/complaints/settings", {{"service_request.1.answer.length", "soon"}});
        CHECK(bad.status == 422);
        CHECK(bad.says("Enter a whole number from 1 to 366"));
        CHECK(stage.as(people::esther)
                  .post("/complaints/settings", {{"service_request.1.answer.length", "15"}, {"remind_before", "5"}})
                  .status == 303);
        auto const clocks = stage.read([](store::Reading& db) { return council_clocks(db, days); });
        CHECK(clocks.rule(Track::service_request, 1, "answer").length == 15);
        CHECK(stage.read([](store::Reading& db) { return complaint_choices(db).remind_before; }) == 5);
    }
}

TEST_SUITE("complaints: the officers' list") {
    TEST_CASE("the list shows the next step of every track, the most urgent first, one click from the act") {
        TracksStage stage;
        auto const id = stage.receive_one();
        stage.split_in_three(id);
        auto const page = stage.as(people::dev).get("/complaints");
        CHECK(page.says("Tell safeguarding"));
        CHECK(page.says("regulation 13: 3 working days"));
        CHECK(page.says("3 open, 0 late"));
        CHECK(page.body.find(fmt::format("/complaints/{}/acknowledge", id.number)) != std::string::npos);
        auto const one = stage.as(people::dev).get("/complaints?track=data_protection");
        CHECK(one.says("data protection complaint"));
        CHECK_FALSE(one.says("Tell safeguarding "));
        stage.clock.move_to(monday + 60);
        CHECK(stage.as(people::dev).get("/complaints?show=late").says("Late"));
        CHECK(stage.as(people::dev).get("/complaints?show=nobody&kind=concern").status == 200);
        CHECK(stage.as(people::dev).get("/complaints?show=mine&track=statutory").status == 200);
    }
}
