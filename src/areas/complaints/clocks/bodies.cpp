#include "areas/complaints/clocks/bodies.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_part = 2000;

void expect_not_later(web::Checking& checking, std::optional<Day> day, Day today, std::string_view field) {
    checking.expect(!day || *day <= today, field, "The day cannot be in the future");
}

Body const* body_numbered(Story const& story, std::int64_t number) {
    auto const found = std::ranges::find(story.bodies, number, &Body::number);
    return found == story.bodies.end() ? nullptr : &*found;
}

std::string what_happened(Body const& body, bool is_new) {
    if (body.answered_on) {
        return fmt::format("{} answered its part on {}.", body.name, spoken(*body.answered_on));
    }
    return body.asked_on ? fmt::format("We asked {} on {}: {}", body.name, spoken(*body.asked_on), body.part)
                         : fmt::format("{} {}: {}", is_new ? "It is also about" : "Changed:", body.name, body.part);
}

}  // namespace

Outcome<Joint> joined(Story const& story, JointDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(draft.we_lead.has_value(), "lead", "Choose who leads");
    if (draft.we_lead == false) {
        checking.expect_text(draft.lead_body, "lead_body", "Enter the organisation that leads", most_line);
    }
    checking.expect(draft.consent.has_value(), "consent",
                    "Say whether the person agrees that it is shared with the others (regulation 9)");
    checking.expect(draft.consent != Consent::given || draft.consent_on.has_value(), "consent_on",
                    "Enter the day on which they agreed");
    expect_not_later(checking, draft.consent_on, today, "consent_on");
    checking.expect(draft.single_response.has_value(), "single", "Say whether the person gets one answer");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Joint{*draft.we_lead ? std::string() : draft.lead_body, *draft.consent,
                 draft.consent == Consent::given ? draft.consent_on : std::nullopt, *draft.single_response};
}

void join(store::Writing& db, Story const& seen, Joint const& joint, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db,
               "insert into case_joints (council, case_id, lead_body, consent, consent_on, single_response)"
               " values (:council, :id, :lead, :consent, :on, :single) on conflict (council, case_id) do update set"
               " lead_body = excluded.lead_body, consent = excluded.consent, consent_on = excluded.consent_on,"
               " single_response = excluded.single_response",
               db.council(), seen.said.id, joint.lead_body, joint.consent, joint.consent_on, joint.single_response);
    auto const lead = joint.lead_body.empty() ? std::string("This council leads")
                                              : fmt::format("{} leads", joint.lead_body);
    done(db, seen,
         {"joined",
          fmt::format("{}. You get {}.", lead,
                      joint.single_response ? "one answer from all of them" : "an answer from each of them"),
          true},
         version, doing);
}

bool may_be_shared(Story const& story) { return story.joint && story.joint->consent == Consent::given; }

Outcome<Body> body_set(Story const& story, BodyDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(draft.number == 0 || body_numbered(story, draft.number) != nullptr, "body",
                    "Choose one of the organisations");
    checking.expect_text(draft.name, "name", "Enter the name of the organisation", most_line);
    checking.expect_text(draft.part, "part", "Enter which part it answers", most_part);
    checking.expect(!draft.asked_on || may_be_shared(story), "asked_on",
                    "The person must agree before their complaint is shared with it (regulation 9)");
    expect_not_later(checking, draft.asked_on, today, "asked_on");
    checking.expect(!draft.wanted_by || draft.asked_on, "asked_on", "Enter the day on which it was asked");
    checking.expect(!draft.wanted_by || !draft.asked_on || *draft.wanted_by > *draft.asked_on, "wanted_by",
                    "It must be after the day on which it was asked");
    expect_not_later(checking, draft.answered_on, today, "answered_on");
    checking.expect(!draft.answered_on || (draft.asked_on && *draft.answered_on >= *draft.asked_on), "answered_on",
                    "It cannot have answered before it was asked");
    checking.expect(!draft.answered_on || !draft.says.empty(), "says",
                    "Enter what it answered, or why no answer is waited for");
    checking.expect_at_most(draft.says, "says", "The answer", most_said);
    return checking.fine() ? Outcome<Body>(Body{draft.number, draft.name, draft.part, draft.asked_on, draft.wanted_by,
                                                draft.answered_on, draft.says})
                           : checking.problems();
}

void set_body(store::Writing& db, Story const& seen, Body const& body, Doing const& doing) {
    auto const version = next_version(db, seen);
    auto numbered = body;
    bool const is_new = body.number == 0;
    if (is_new) {
        numbered.number = next_in_case(db, "case_bodies", seen.said.id);
        insert_of_case(db, "case_bodies", seen.said.id, numbered, doing);
    } else {
        store::act(db,
                   "update case_bodies set name = :name, part = :part, asked_on = :asked, wanted_by = :wanted,"
                   " answered_on = :answered, says = :says where council = :council and case_id = :id"
                   " and number = :number",
                   body.name, body.part, body.asked_on, body.wanted_by, body.answered_on, body.says, db.council(),
                   seen.said.id, body.number);
    }
    done(db, seen, {"organisation_named", what_happened(numbered, is_new), true}, version, doing);
}

std::vector<std::string> parts_missing(Story const& story) {
    std::vector<std::string> missing;
    if (story.joint && story.joint->single_response && story.joint->lead_body.empty()) {
        for (auto const& body : story.bodies) {
            if (!body.answered_on) {
                missing.push_back(body.name);
            }
        }
    }
    return missing;
}

Outcome<Closing> sent_to_right_body(Story const& story, SendingOn const& sending, Day today) {
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect_text(sending.to, "to", "Enter the organisation whose matter it is", most_line);
    checking.expect(sending.on.has_value(), "on", "Enter the day on which it was sent to them");
    checking.expect(!sending.on || (*sending.on >= story.said.received_on && *sending.on <= today), "on",
                    "The day must lie between the day it came and today");
    checking.expect(sending.agreed == true, "agreed",
                    "Ask the person first. If they do not want it sent, tell them where to turn and close it");
    checking.expect_text(sending.reason, "reason", "Enter why it is theirs, as the person is told it", most_part);
    if (!checking.fine()) {
        return checking.problems();
    }
    return Closing{
        Ending::sent_to_right_body, today,
        fmt::format("We sent this to {} on {}, whose matter it is. It counts as made to them on that day. {}",
                    sending.to, spoken(*sending.on), sending.reason),
        today};
}

Outcome<Closing> representative_refused(Story const& story, std::string const& reason, std::optional<Day> told_on,
                                        Day today) {
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(story.teller.basis != Basis::speaks_for_self, "",
                    "They speak for themselves, so there is no representative to refuse");
    checking.expect_text(reason, "reason",
                         "Enter the reasons, as they are given in writing to who speaks for the person (regulation 5)",
                         most_part);
    checking.expect(told_on.has_value(), "told_on", "Enter the day on which they were told in writing");
    checking.expect(!told_on || (*told_on >= story.said.received_on && *told_on <= today), "told_on",
                    "The day must lie between the day it came and today");
    return checking.fine() ? Outcome<Closing>(Closing{Ending::representative_refused, today, reason, told_on})
                           : checking.problems();
}

}  // namespace heed::complaints
