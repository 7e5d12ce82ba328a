#include "areas/complaints/intake/needs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/same_person.hpp"
#include "kernel/text.hpp"
#include "work/deadlines.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view clock_of_needs = "needs";

bool has_need(Teller const& teller, std::string_view need) {
    return std::ranges::any_of(split(teller.other_needs, ';'), [&](auto part) { return trimmed(part) == need; });
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string all;
    for (auto const& part : parts) {
        (all += all.empty() ? "" : between) += part;
    }
    return all;
}

void set_review_clock(store::Writing& db, Case const& said, Day due) {
    work::set_deadline(db,
                       {std::string(clock_of_needs), said.id.number, "review",
                        fmt::format("Ask again what the person needs: {} {}", spoken(said.kind), reference_of(said.id)),
                        fmt::format("/complaints/{}/needs", said.id.number),
                        said.kept_from_worker ? "see_kept_from_worker" : "see_cases", due, said.officer});
}

}  // namespace

std::vector<Format> formats_needed(Teller const& teller) {
    std::vector<Format> formats;
    auto const add = [&](bool needed, Format format) {
        if (needed) {
            formats.push_back(format);
        }
    };
    add(teller.large_print, Format::large_print);
    add(teller.easy_read, Format::easy_read);
    add(has_need(teller, needs_braille), Format::braille);
    add(has_need(teller, needs_audio), Format::audio);
    add(teller.british_sign_language, Format::british_sign_language);
    add(!teller.interpreter_language.empty(), Format::other_language);
    return formats;
}

std::string spoken(Format format, Teller const& teller) {
    switch (format) {
        case Format::large_print: return "large print";
        case Format::easy_read: return "Easy Read";
        case Format::braille: return "Braille";
        case Format::audio: return "audio";
        case Format::british_sign_language: return "British Sign Language";
        case Format::other_language: return "in " + teller.interpreter_language;
    }
    return {};
}

std::vector<std::string> forms_to_make(Teller const& teller) {
    std::vector<std::string> forms;
    for (auto const format : formats_needed(teller)) {
        if (format != Format::large_print) {
            forms.push_back(spoken(format, teller));
        }
    }
    return forms;
}

std::string needs_line(Teller const& teller) {
    std::vector<std::string> forms;
    for (auto const format : formats_needed(teller)) {
        forms.push_back(spoken(format, teller));
    }
    auto const needs = joined(support_needs(teller), "; ");
    if (needs.empty()) {
        return {};
    }
    return forms.empty() ? fmt::format("Needs: {}.", needs)
                         : fmt::format("Send this in this form: {}. Needs: {}.", joined(forms, ", "), needs);
}

std::string spoken(Sharing sharing) {
    switch (sharing) {
        case Sharing::may_share: return "yes";
        case Sharing::must_not_share: return "no";
        case Sharing::not_asked: break;
    }
    return "not asked yet";
}

std::optional<NeedsReview> last_review(store::Reading const& db, Id<Case> id) {
    return store::row<NeedsReview>(db,
                                   "select number, says, sharing, review_on from case_needs_reviews"
                                   " where council = :council and case_id = :id order by number desc limit 1",
                                   db.council(), id);
}

std::vector<NeedMet> needs_met(store::Reading const& db, Id<Case> id) {
    return store::rows<NeedMet>(db,
                                "select number, what, how, was_met, on_day from case_needs_met"
                                " where council = :council and case_id = :id order by number",
                                db.council(), id);
}

void begin_needs(store::Writing& db, Received const& received, Id<Case> id, Doing const& doing) {
    auto const needs = support_needs(received.teller);
    if (needs.empty()) {
        return;
    }
    auto said = received.said;
    said.id = id;
    NeedsReview const review{1, joined(needs, "; "), Sharing::not_asked, doing.today() + days_to_first_review};
    insert_of_case(db, "case_needs_reviews", id, review, doing);
    set_review_clock(db, said, review.review_on);
}

void record_as_met(store::Writing& db, Id<Case> id, NeedMet met, Doing const& doing) {
    met.number = next_in_case(db, "case_needs_met", id);
    insert_of_case(db, "case_needs_met", id, met, doing);
}

std::string note_of_needs(Teller const& teller) {
    auto const forms = forms_to_make(teller);
    return forms.empty()
               ? std::string()
               : fmt::format("\nYou told us what you need: {}. We will send you this in that form. Tell us if it "
                             "does not come.\n",
                             joined(forms, ", "));
}

void record_plain_mail(store::Writing& db, Story const& story, Instant now) {
    auto const forms = forms_to_make(story.teller);
    if (!forms.empty()) {
        static WorkingDays const days;
        record_as_met(db, story.said.id,
                      {0, "An e-mail", "A plain e-mail was sent. Still to be made: " + joined(forms, ", "), false,
                       day_in_england(now)},
                      {-1, now, days});
    }
}

void review(store::Writing& db, Story const& seen, Teller const& needs, NeedsReview review, Doing const& doing) {
    record_review(db, seen, needs, review, AskAgain::here, "needs_reviewed", doing);
    let_needs_follow(db, seen, needs, review, doing);
}

void record_review(store::Writing& db, Story const& seen, Teller const& needs, NeedsReview review, AskAgain ask,
                   std::string_view what, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db,
               "update case_tellers set large_print = :large, easy_read = :easy, british_sign_language = :bsl,"
               " advocate = :advocate, interpreter_language = :language, other_needs = :other"
               " where council = :council and case_id = :id",
               needs.large_print, needs.easy_read, needs.british_sign_language, needs.advocate,
               needs.interpreter_language, needs.other_needs, db.council(), seen.said.contact);
    auto const words = joined(support_needs(needs), "; ");
    review.says = words.empty() ? "none" : words;
    review.number = next_in_case(db, "case_needs_reviews", seen.said.id);
    insert_of_case(db, "case_needs_reviews", seen.said.id, review, doing);
    if (words.empty() || ask == AskAgain::elsewhere) {
        work::meet_deadline(db, clock_of_needs, seen.said.id.number, "review", doing.today());
    } else {
        set_review_clock(db, seen.said, review.review_on);
    }
    done(db, seen, {what, fmt::format("What they need: {}", review.says)}, version, doing);
}

void meet(store::Writing& db, Story const& seen, NeedMet const& met, Doing const& doing) {
    auto const version = next_version(db, seen);
    record_as_met(db, seen.said.id, met, doing);
    done(db, seen,
         {met.was_met ? "need_met" : "need_not_met",
          fmt::format("{}: {}{}", met.what, met.was_met ? "" : "not in the form they need. ", met.how)},
         version, doing);
}

}  // namespace heed::complaints
