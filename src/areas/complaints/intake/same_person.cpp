#include "areas/complaints/intake/same_person.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t fewest_digits = 7;
constexpr std::int64_t most_contacts = 20;
constexpr std::string_view follows = "needs_follow";

constexpr std::string_view other_columns =
    "select cases.id as contact, kind, received_on, kept_from_worker, name, whose_name";

void add_reach(store::Writing& db, std::string_view way, std::string const& spelt, Id<Case> contact) {
    if (!spelt.empty()) {
        store::act(db,
                   "insert into case_reaches (council, way, spelt, contact) values (:council, :way, :spelt, :contact)",
                   db.council(), std::string(way), spelt, contact);
    }
}

std::vector<OtherContact> reached_by(store::Reading const& db, Case const& said, std::string const& way,
                                     std::string const& spelt) {
    return spelt.empty() ? std::vector<OtherContact>{}
                         : store::rows<OtherContact>(
                               db,
                               fmt::format("{}, way from case_reaches"
                                           " join cases on cases.council = case_reaches.council"
                                           " and cases.id = case_reaches.contact"
                                           " join case_tellers on case_tellers.council = case_reaches.council"
                                           " and case_tellers.case_id = case_reaches.contact"
                                           " where case_reaches.council = :council and way = :way and spelt = :spelt"
                                           " and case_reaches.contact <> :self and kept_from_worker <= :kept"
                                           " order by case_reaches.contact limit :most",
                                           other_columns),
                               db.council(), way, spelt, said.contact, said.kept_from_worker, most_contacts);
}

std::optional<std::int64_t> person_of(store::Reading const& db, Id<Case> contact) {
    return store::value_if_any<std::int64_t>(
        db, "select person from case_persons where council = :council and contact = :contact", db.council(), contact);
}

std::vector<OtherContact> of_the_person(store::Reading const& db, Id<Case> contact, bool see_kept) {
    auto const person = person_of(db, contact);
    return person ? store::rows<OtherContact>(
                        db,
                        fmt::format("{}, '' as way from case_persons"
                                    " join cases on cases.council = case_persons.council"
                                    " and cases.id = case_persons.contact"
                                    " join case_tellers on case_tellers.council = case_persons.council"
                                    " and case_tellers.case_id = case_persons.contact"
                                    " where case_persons.council = :council and person = :person"
                                    " and case_persons.contact <> :self and kept_from_worker <= :kept"
                                    " order by case_persons.contact limit :most",
                                    other_columns),
                        db.council(), *person, contact, see_kept, most_contacts)
                  : std::vector<OtherContact>{};
}

void put_with(store::Writing& db, Id<Case> contact, std::int64_t person, Doing const& doing) {
    auto const before = person_of(db, contact);
    if (before) {
        store::act(db, "update case_persons set person = :person where council = :council and person = :before", person,
                   db.council(), *before);
    } else {
        store::act(db,
                   "insert into case_persons (council, contact, person, by, at)"
                   " values (:council, :contact, :person, :by, :at)",
                   db.council(), contact, person, doing.by, doing.now);
    }
}

std::int64_t new_person(store::Reading const& db) {
    return store::value<std::int64_t>(
        db, "select coalesce(max(person), 0) + 1 from case_persons where council = :council", db.council());
}

std::string needs_in_words(Teller const& teller) {
    std::string words;
    for (auto const& need : support_needs(teller)) {
        (words += words.empty() ? "" : "; ") += need;
    }
    return words;
}

std::string both_in_words(std::string const& newer, std::string const& older) {
    auto all = newer;
    for (auto const part : split(older, ';')) {
        auto const need = trimmed(part);
        bool const there = std::ranges::any_of(split(newer, ';'), [&](auto one) { return trimmed(one) == need; });
        if (!need.empty() && !there) {
            (all += all.empty() ? "" : "; ") += need;
        }
    }
    return all;
}

bool need_the_same(Teller const& one, Teller const& other) {
    return needs_in_words(one) == needs_in_words(other) && one.advocate == other.advocate;
}

/// What was agreed with them before goes on; else the first review is due as for anybody new.
NeedsReview review_of_all(store::Reading const& db, Case const& said, Day today) {
    auto before = last_review(db, said.id);
    for (auto const& other : known_the_same(db, said)) {
        before = before ? before : last_review(db, other.contact);
    }
    auto const first = today + days_to_first_review;
    return {0, "", before ? before->sharing : Sharing::not_asked,
            before && before->review_on > today ? before->review_on : first};
}

}  // namespace

std::string spelt_email(std::string_view typed) { return lowered(trimmed(typed)); }

std::string spelt_phone(std::string_view typed) {
    std::string digits;
    for (char const one : typed) {
        if (one >= '0' && one <= '9') {
            digits += one;
        }
    }
    if (trimmed(typed).starts_with("+44") || digits.starts_with("0044")) {
        auto const national = digits.substr(digits.starts_with("0044") ? 4 : 2);
        digits = national.starts_with('0') ? national : "0" + national;
    }
    return digits.size() < fewest_digits ? std::string() : digits;
}

void keep_reaches(store::Writing& db, Teller const& teller) {
    store::act(db, "delete from case_reaches where council = :council and contact = :contact", db.council(),
               teller.case_id);
    add_reach(db, "email", spelt_email(teller.email), teller.case_id);
    add_reach(db, "phone", spelt_phone(teller.phone), teller.case_id);
}

std::vector<OtherContact> perhaps_the_same(store::Reading const& db, Story const& story) {
    auto all = reached_by(db, story.said, "email", spelt_email(story.teller.email));
    auto const known = known_the_same(db, story.said);
    for (auto& one : reached_by(db, story.said, "phone", spelt_phone(story.teller.phone))) {
        if (std::ranges::find(all, one.contact, &OtherContact::contact) == all.end()) {
            all.push_back(std::move(one));
        }
    }
    std::erase_if(all, [&](OtherContact const& one) {
        return std::ranges::find(known, one.contact, &OtherContact::contact) != known.end();
    });
    return all;
}

std::vector<OtherContact> known_the_same(store::Reading const& db, Case const& said) {
    return of_the_person(db, said.contact, said.kept_from_worker);
}

Teller with_needs_of(Teller newer, Teller const& older) {
    newer.large_print = newer.large_print || older.large_print;
    newer.easy_read = newer.easy_read || older.easy_read;
    newer.british_sign_language = newer.british_sign_language || older.british_sign_language;
    newer.advocate = newer.advocate || older.advocate;
    if (newer.interpreter_language.empty()) {
        newer.interpreter_language = older.interpreter_language;
    }
    newer.other_needs = both_in_words(newer.other_needs, older.other_needs);
    return newer;
}

Outcome<std::vector<Id<Case>>> chosen_as_same(store::Reading const& db, Story const& story,
                                              std::vector<std::string> const& ticked, std::string const& reference) {
    std::vector<Id<Case>> chosen;
    auto const& said = story.said;
    auto const offered = perhaps_the_same(db, story);
    for (auto const& one : offered) {
        if (std::ranges::find(ticked, reference_of(one.contact)) != ticked.end()) {
            chosen.push_back(one.contact);
        }
    }
    web::Checking checking;
    if (!trimmed(reference).empty()) {
        auto const id = id_of(reference);
        auto const named = id ? find_story(db, *id, said.kept_from_worker) : std::nullopt;
        checking.expect(named && named->said.contact != said.contact, "reference",
                        "Enter the reference of another contact that may be joined to this one");
        if (named) {
            chosen.push_back(named->said.contact);
        }
    }
    checking.expect(!chosen.empty() || !checking.fine(), "same", "Choose who is the same person, or enter a reference");
    return checking.fine() ? Outcome<std::vector<Id<Case>>>(chosen) : checking.problems();
}

void say_same_person(store::Writing& db, Story const& seen, std::vector<Id<Case>> const& others, Doing const& doing) {
    auto const version = next_version(db, seen);
    auto const person = person_of(db, seen.said.contact).value_or(new_person(db));
    put_with(db, seen.said.contact, person, doing);
    for (auto const other : others) {
        put_with(db, other, person, doing);
    }
    auto needs = seen.teller;
    for (auto const& other : known_the_same(db, seen.said)) {
        needs = with_needs_of(needs, find_story(db, other.contact, true)->teller);
    }
    done(db, seen, {"same_person", "The same person told us before."}, version, doing);
    auto const agreed = review_of_all(db, seen.said, doing.today());
    if (!need_the_same(needs, seen.teller)) {
        record_review(db, *find_story(db, seen.said.id, true), needs, agreed, AskAgain::here, follows, doing);
    }
    let_needs_follow(db, seen, needs, agreed, doing);
}

void say_another_person(store::Writing& db, Story const& seen, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "delete from case_persons where council = :council and contact = :contact", db.council(),
               seen.said.contact);
    done(db, seen, {"another_person", "It came from somebody else after all."}, version, doing);
}

// Whoever changes the one need not know of what is kept from a worker: it follows, and they are told nothing of it.
void let_needs_follow(store::Writing& db, Story const& seen, Teller const& needs, NeedsReview const& review,
                      Doing const& doing) {
    for (auto const& other : of_the_person(db, seen.said.contact, true)) {
        bool const crosses_the_wall = seen.said.kept_from_worker && !other.kept_from_worker;
        auto const story = *find_story(db, other.contact, true);
        if (!crosses_the_wall && !need_the_same(needs, story.teller)) {
            record_review(db, story, needs, review, AskAgain::elsewhere, follows, doing);
        }
    }
}

}  // namespace heed::complaints
