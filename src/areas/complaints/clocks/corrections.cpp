#include "areas/complaints/clocks/corrections.hpp"

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/same_person.hpp"
#include "areas/complaints/whom_it_may_reach.hpp"
#include "kernel/failure.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_note = 2000;

void expect_not_later(web::Checking& checking, std::optional<Day> day, Day today, std::string_view field) {
    checking.expect(!day || *day <= today, field, "The day cannot be in the future");
}

}  // namespace

void set_kept_from_worker(store::Writing& db, Story const& seen, bool kept, std::string const& because,
                          Doing const& doing) {
    auto const version = next_version(db, seen);
    for (auto const& part : parts_of(db, seen.said, true)) {
        auto const story = *find_story(db, part.id, true);
        store::act(db, "update cases set kept_from_worker = :kept where council = :council and id = :id", kept,
                   db.council(), part.id);
        for (auto const follow : follow_who_may_see()) {
            follow(db, story, kept, doing);
        }
        if (part.id != seen.said.id) {
            bring_up_to_date(db, part.id, doing);
        }
    }
    done(db, seen, {kept ? "kept_from_worker" : "not_kept_from_worker", because}, version, doing);
}

Outcome<Teller> corrected(Story const& story, Told const& told) {
    auto const problems = wrong_with_contact(told);
    if (!problems.empty()) {
        return tl::make_unexpected(problems);
    }
    auto teller = story.teller;
    teller.name = told.teller.name;
    teller.answer_by = told.answer_by.value_or(teller.answer_by);
    teller.email = told.teller.email;
    teller.phone = told.teller.phone;
    teller.address = told.teller.address;
    teller.safe_to_contact = told.safe.value_or(teller.safe_to_contact);
    teller.safe_note = told.teller.safe_note;
    teller.wants_to_hear = told.teller.wants_to_hear;
    teller.basis = told.basis.value_or(teller.basis);
    bool const for_self = teller.basis == Basis::speaks_for_self;
    teller.whose_name = for_self ? "" : told.teller.whose_name;
    teller.relationship = for_self ? "" : told.teller.relationship;
    return teller;
}

void correct_teller(store::Writing& db, Story const& seen, Teller const& teller, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db,
               "update case_tellers set name = :name, answer_by = :by, email = :email, phone = :phone,"
               " address = :address, safe_to_contact = :safe, safe_note = :note, wants_to_hear = :hear, basis = :basis,"
               " whose_name = :whose, relationship = :relationship where council = :council and case_id = :contact",
               teller.name, teller.answer_by, teller.email, teller.phone, teller.address, teller.safe_to_contact,
               teller.safe_note, teller.wants_to_hear, teller.basis, teller.whose_name, teller.relationship,
               db.council(), seen.said.contact);
    auto corrected = teller;
    corrected.case_id = seen.said.contact;
    keep_reaches(db, corrected);
    done(db, seen, {"contact_corrected", "How to reach them, or who they speak for, was corrected."}, version, doing);
}

Outcome<Representation> represented(RepresentationDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.made_by.has_value(), "made_by", "Choose who makes it (regulation 5)");
    checking.expect_at_most(draft.capacity_note, "capacity", "The note", most_note);
    checking.expect(draft.advocate.has_value(), "advocate", "Say whether an advocate was offered");
    auto const advocate = draft.advocate.value_or(AdvocateAnswer::not_offered);
    bool const offered = advocate != AdvocateAnswer::not_offered;
    checking.expect(!offered || draft.advocate_offered_on.has_value(), "offered_on",
                    "Enter the day on which an advocate was offered");
    expect_not_later(checking, draft.advocate_offered_on, today, "offered_on");
    checking.expect_at_most(draft.advocate_name, "advocate_name", "The name", most_line);
    return checking.fine()
               ? Outcome<Representation>(Representation{
                     *draft.made_by, draft.capacity_note, advocate, offered ? draft.advocate_offered_on : std::nullopt,
                     advocate == AdvocateAnswer::accepted ? draft.advocate_name : ""})
               : checking.problems();
}

void set_representation(store::Writing& db, Story const& seen, Representation const& representation,
                        Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(
        db,
        "insert into case_representations (council, case_id, made_by, capacity_note, advocate,"
        " advocate_offered_on, advocate_name) values (:council, :contact, :made_by, :note, :advocate, :on, :name)"
        " on conflict (council, case_id) do update set made_by = excluded.made_by,"
        " capacity_note = excluded.capacity_note, advocate = excluded.advocate,"
        " advocate_offered_on = excluded.advocate_offered_on, advocate_name = excluded.advocate_name",
        db.council(), seen.said.contact, representation.made_by, representation.capacity_note, representation.advocate,
        representation.advocate_offered_on, representation.advocate_name);
    done(db, seen,
         {"representation_recorded",
          fmt::format("Made by {}. Advocate: {}.", spoken(representation.made_by), spoken(representation.advocate))},
         version, doing);
}

Outcome<KnownFacts> known(Story const& story, FactsDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect_at_most(draft.provider, "provider", "The provider", most_line);
    checking.expect_at_most(draft.sent_by_body, "sent_by", "The organisation", most_line);
    checking.expect_at_most(draft.ombudsman_reference, "ombudsman_reference", "The reference", 50);
    expect_not_later(checking, draft.ombudsman_told_on, today, "ombudsman_told_on");
    checking.expect(!draft.happened_on || *draft.happened_on <= story.said.received_on, "happened",
                    "It cannot have happened after it was received");
    checking.expect(!draft.noticed_on || *draft.noticed_on <= story.said.received_on, "noticed",
                    "They cannot have noticed it after they told us");
    checking.expect(!draft.noticed_on || !draft.happened_on || *draft.noticed_on >= *draft.happened_on, "noticed",
                    "They cannot have noticed it before it happened");
    return checking.fine() ? Outcome<KnownFacts>(KnownFacts{{draft.provider, draft.sent_by_body,
                                                             draft.ombudsman_reference, draft.ombudsman_told_on},
                                                            draft.happened_on,
                                                            draft.noticed_on})
                           : checking.problems();
}

void set_facts(store::Writing& db, Story const& seen, KnownFacts const& known, Doing const& doing) {
    auto const version = next_version(db, seen);
    auto const& facts = known.facts;
    store::act(db,
               "insert into case_facts (council, case_id, provider, sent_by_body, ombudsman_reference,"
               " ombudsman_told_on) values (:council, :id, :provider, :sent_by, :reference, :on)"
               " on conflict (council, case_id) do update set provider = excluded.provider,"
               " sent_by_body = excluded.sent_by_body, ombudsman_reference = excluded.ombudsman_reference,"
               " ombudsman_told_on = excluded.ombudsman_told_on",
               db.council(), seen.said.id, facts.provider, facts.sent_by_body, facts.ombudsman_reference,
               facts.ombudsman_told_on);
    store::act(db,
               "update cases set happened_on = :happened, noticed_on = :noticed where council = :council and id = :id",
               known.happened_on, known.noticed_on, db.council(), seen.said.id);
    done(db, seen, {"facts_recorded", ""}, version, doing);
}

void note_the_ombudsman(store::Writing& db, std::int64_t complaint, std::string const& reference, Day told_on,
                        Instant now, std::int64_t by) {
    auto const story = find_story(db, {complaint}, true);
    if (!story) {
        return;
    }
    static WorkingDays const days;
    KnownFacts known{story->facts, story->said.happened_on, story->said.noticed_on};
    known.facts.ombudsman_reference = reference;
    known.facts.ombudsman_told_on = known.facts.ombudsman_told_on.value_or(told_on);
    set_facts(db, *story, known, {by, now, days});
}

}  // namespace heed::complaints
