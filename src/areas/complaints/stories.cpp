// What is known of one case: its own rows, and those of the contact that it came with.

#include "areas/complaints/store.hpp"

namespace heed::complaints {

namespace {

void add_what_was_done(store::Reading const& db, Story& story) {
    auto const council = db.council();
    auto const id = story.said.id;
    story.acknowledgement = store::row<Acknowledgement>(
        db, "select on_day, how, discussion from case_acknowledgements where council = :council and case_id = :id",
        council, id);
    story.plans = store::rows<Plan>(db,
                                    "select number, answer_due, agreed_with, agreed_on, how, who, sent_on"
                                    " from case_plans where council = :council and case_id = :id order by number",
                                    council, id);
    story.findings = store::rows<Finding>(db,
                                          "select number, issue, verdict, reason, relied_on from case_findings"
                                          " where council = :council and case_id = :id order by number",
                                          council, id);
    story.answer = store::row<Answer>(db,
                                      "select how_considered, conclusions, action_needed, action, ombudsman, "
                                      "signatory, signed_as, sent_on, late_reason, on_behalf_of"
                                      " from case_answers where council = :council and case_id = :id",
                                      council, id);
    story.closing = store::row<Closing>(
        db, "select ending, on_day, reason, notice_on from case_closings where council = :council and case_id = :id",
        council, id);
    story.lateness = store::row<Lateness>(
        db, "select good_reason, still_fair from case_latenesses where council = :council and case_id = :id", council,
        id);
}

void add_what_it_waits_for(store::Reading const& db, Story& story) {
    auto const council = db.council();
    auto const id = story.said.id;
    story.holds = store::rows<Hold>(db,
                                    "select number, why, from_day, look_again_on, reason, told, ended_on, ended_because"
                                    " from case_holds where council = :council and case_id = :id order by number",
                                    council, id);
    story.extensions = store::rows<Extension>(db,
                                              "select number, until, told_on, reason, rights_told from case_extensions"
                                              " where council = :council and case_id = :id order by number",
                                              council, id);
    story.bodies = store::rows<Body>(db,
                                     "select number, name, part, asked_on, wanted_by, answered_on, says"
                                     " from case_bodies where council = :council and case_id = :id order by number",
                                     council, id);
    story.joint = store::row<Joint>(db,
                                    "select lead_body, consent, consent_on, single_response from case_joints"
                                    " where council = :council and case_id = :id",
                                    council, id);
}

void add_what_is_known(store::Reading const& db, Story& story) {
    story.representation = store::row<Representation>(
                               db,
                               "select made_by, capacity_note, advocate, advocate_offered_on, advocate_name"
                               " from case_representations where council = :council and case_id = :contact",
                               db.council(), story.said.contact)
                               .value_or(Representation{});
    story.facts = store::row<Facts>(db,
                                    "select provider, sent_by_body, ombudsman_reference,"
                                    " ombudsman_told_on from case_facts where council = :council and case_id = :id",
                                    db.council(), story.said.id)
                      .value_or(Facts{});
}

}  // namespace

std::optional<Story> find_story(store::Reading const& db, Id<Case> id, bool see_kept) {
    auto said = store::row<Case>(
        db,
        "select id, kind, track, stage, contact, follows, channel, said, wanted, about, happened_on, noticed_on,"
        " noticed_words, received_on, received_at, received_by, kept_from_worker, doubt, officer, service, signal, "
        "version, next_step,"
        " next_due, closed_on from cases where council = :council and id = :id",
        db.council(), id);
    if (!said || (said->kept_from_worker && !see_kept)) {
        return std::nullopt;
    }
    Story story;
    story.said = std::move(*said);
    story.teller = *store::row<Teller>(
        db,
        "select case_id, name, answer_by, email, phone, address, safe_to_contact, safe_note, wants_to_hear, basis,"
        " whose_name, relationship, large_print, easy_read, british_sign_language, advocate, interpreter_language,"
        " somebody_to_ring, other_needs from case_tellers where council = :council and case_id = :contact",
        db.council(), story.said.contact);
    add_what_was_done(db, story);
    add_what_it_waits_for(db, story);
    add_what_is_known(db, story);
    if (story.said.track != Track::statutory && story.said.track != Track::none) {
        static WorkingDays const days;
        story.answer_by = latest_answer(story, council_clocks(db, days));
    }
    return story;
}

std::vector<Entry> entries_of(store::Reading const& db, Id<Case> id) {
    return store::rows<Entry>(db,
                              "select number, version, what, says, for_person, by, at from case_entries"
                              " where council = :council and case_id = :id order by number",
                              db.council(), id);
}

std::string secret_of(store::Reading const& db, Id<Case> id) {
    return store::value_if_any<std::string>(db,
                                            "select secret from cases join case_secrets on case_secrets.council = "
                                            "cases.council and case_id = contact"
                                            " where cases.council = :council and id = :id",
                                            db.council(), id)
        .value_or("");
}

std::vector<Part> parts_of(store::Reading const& db, Case const& said, bool see_kept) {
    return store::rows<Part>(db,
                             "select id, kind, track, stage, follows, next_step, next_due, closed_on, officer"
                             " from cases where council = :council and contact = :contact and kept_from_worker <= :kept"
                             " order by id limit 100",
                             db.council(), said.contact, see_kept);
}

Clocks council_clocks(store::Reading const& db, WorkingDays const& days) {
    return Clocks(days,
                  store::rows<ComplaintSetting>(
                      db, "select name, value from complaint_settings where council = :council order by name limit 200",
                      db.council()));
}

NextStep first_step(store::Reading const& db, Received const& received, WorkingDays const& days) {
    Story story;
    story.said = received.said;
    if (story.said.track == Track::none) {
        story.said.track = first_track(story.said.kind);
    }
    return *next_step(story, council_clocks(db, days));
}

std::string council_name(store::Reading const& db) {
    return store::value<std::string>(db, "select name from councils where id = :council", db.council());
}

}  // namespace heed::complaints
