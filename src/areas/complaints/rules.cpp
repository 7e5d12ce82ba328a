#include "areas/complaints/rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/clocks/bodies.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

class Checks {
public:
    void expect(bool holds, std::string field, std::string says) {
        if (!holds) {
            problems_.push_back({std::move(field), std::move(says)});
        }
    }
    /// Something, and no more than `most` characters of it.
    void expect_text(std::string const& text, std::string const& field, std::string says,
                     std::size_t most = most_said) {
        expect(!trimmed(text).empty(), field, std::move(says));
        expect_at_most(text, field, most);
    }
    void expect_at_most(std::string const& text, std::string const& field, std::size_t most) {
        auto const length = length_in_characters(text);
        expect(length <= most, field, fmt::format("Use {} characters or fewer; you have used {}", most, length));
    }
    bool fine() const { return problems_.empty(); }
    tl::unexpected<Problems> problems() const { return tl::make_unexpected(problems_); }
    Problems const& all() const { return problems_; }

private:
    Problems problems_;
};

bool is_oral(Channel channel) { return channel == Channel::phone || channel == Channel::in_person; }

bool looks_like_email(std::string_view text) {
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
           text.size() <= 254 && text.find_first_of(" \t\r\n<>,;\"()") == std::string_view::npos &&
           text.find('@', at + 1) == std::string_view::npos && text.back() != '.' &&
           std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 127; });
}

void check_contact(Checks& checks, Told const& told) {
    auto const& teller = told.teller;
    if (told.answer_by == AnswerBy::email) {
        checks.expect(!teller.email.empty(), "email", "Enter an e-mail address, or choose another way to be answered");
    }
    checks.expect(teller.email.empty() || looks_like_email(teller.email), "email",
                  "Enter an e-mail address in the form name@example.com");
    if (told.answer_by == AnswerBy::phone) {
        checks.expect(!teller.phone.empty(), "phone", "Enter a telephone number, or choose another way to be answered");
    }
    if (told.answer_by == AnswerBy::letter) {
        checks.expect(!teller.address.empty(), "address", "Enter an address, or choose another way to be answered");
    }
}

void check_lengths(Checks& checks, Told const& told) {
    auto const& teller = told.teller;
    checks.expect_at_most(told.wanted, "wanted", 2000);
    checks.expect_at_most(told.about, "about", most_line);
    checks.expect_at_most(told.noticed_words, "noticed_words", most_line);
    checks.expect_at_most(teller.name, "name", most_line);
    checks.expect_at_most(teller.phone, "phone", 50);
    checks.expect_at_most(teller.address, "address", 500);
    checks.expect_at_most(teller.safe_note, "safe_note", 500);
    checks.expect_at_most(teller.whose_name, "whose_name", most_line);
    checks.expect_at_most(teller.relationship, "relationship", most_line);
    checks.expect_at_most(teller.interpreter_language, "language", 100);
    checks.expect_at_most(teller.somebody_to_ring, "ring", most_line);
}

/// Reg. 12 knows a day: only words that are one are taken for it, where it fits the other days.
std::optional<Day> noticed_by(Told const& told, Day received_on) {
    auto const day = told.noticed_on ? told.noticed_on : day_in_words(told.noticed_words);
    bool const fits = day && *day <= received_on && *day >= told.happened_on.value_or(*day);
    return fits ? day : std::nullopt;
}

Received received(Told const& told, Channel channel, Day on, std::int64_t by, Instant now) {
    Received made{{}, told.teller};
    made.said.kind = *told.kind;
    made.said.channel = channel;
    made.said.said = told.said;
    made.said.wanted = told.wanted;
    made.said.about = told.about;
    made.said.happened_on = told.happened_on;
    made.said.noticed_on = noticed_by(told, on);
    made.said.noticed_words = told.noticed_words;
    made.said.received_on = on;
    made.said.received_at = now;
    made.said.received_by = by;
    made.said.kept_from_worker = told.worker_may_know.has_value() && !*told.worker_may_know;
    made.teller.safe_to_contact = told.safe.value_or(true);
    made.teller.answer_by = told.answer_by.value_or(AnswerBy::no_reply);
    made.teller.basis = told.for_self.value_or(true) ? Basis::speaks_for_self
                                                     : told.basis.value_or(Basis::does_not_know);
    if (made.teller.basis == Basis::speaks_for_self) {
        made.teller.whose_name.clear();
        made.teller.relationship.clear();
    }
    return made;
}

std::string enter_what(std::optional<Kind> kind) {
    switch (kind.value_or(Kind::complaint)) {
        case Kind::compliment: return "Tell us what went well";
        case Kind::concern: return "Tell us what worries you";
        case Kind::request: return "Tell us what you need";
        case Kind::complaint: break;
    }
    return "Tell us what went wrong";
}

void expect_day_between(Checks& checks, std::optional<Day> day, Day from, Day to, std::string const& field,
                        std::string const& what) {
    checks.expect(day.has_value(), field, fmt::format("Enter the day on which {}", what));
    if (day) {
        checks.expect(*day >= from, field,
                      fmt::format("It cannot be before {}, the day it was received", spoken(from)));
        checks.expect(*day <= to, field, "It cannot be in the future");
    }
}

void expect_open(Checks& checks, Story const& story) {
    checks.expect(is_open(story), "", fmt::format("This {} is closed", spoken(story.said.kind)));
}

}  // namespace

Outcome<Received> received_from_person(Told const& told, Instant now) {
    Checks checks;
    auto const today = day_in_england(now);
    bool const compliment = told.kind == Kind::compliment;
    checks.expect(told.kind.has_value(), "", "Choose what you want to tell us");
    checks.expect_text(told.said, "said", enter_what(told.kind));
    if (!compliment) {
        checks.expect(!told.happened_on || *told.happened_on <= today, "happened",
                      "The day that it happened cannot be in the future");
        checks.expect(told.for_self.has_value(), "for_self", "Say whether this is about you or somebody else");
        checks.expect(told.for_self.value_or(true) || told.basis, "basis",
                      "Say whether the other person knows that you are telling us");
        checks.expect(told.worker_may_know.has_value(), "worker", "Say whether we may tell the worker");
        checks.expect(told.answer_by.has_value(), "answer_by", "Choose how you want us to answer");
        checks.expect(told.safe || told.answer_by.value_or(AnswerBy::no_reply) == AnswerBy::no_reply, "safe",
                      "Say whether it is safe for us to contact you in this way");
        check_contact(checks, told);
    }
    check_lengths(checks, told);
    return checks.fine() ? Outcome<Received>(received(told, Channel::web_form, today, 0, now)) : checks.problems();
}

Outcome<Received> received_by_staff(Told const& told, std::int64_t by, Instant now) {
    Checks checks;
    auto const today = day_in_england(now);
    checks.expect(told.kind.has_value(), "kind", "Choose whether it is a complaint, a concern or a compliment");
    checks.expect(told.channel.has_value(), "channel", "Choose how it came");
    checks.expect_text(told.said, "said", "Enter what was said");
    auto const on = told.received_on.value_or(today);
    checks.expect(on <= today, "received", "The day on which it came cannot be in the future");
    checks.expect(!told.happened_on || *told.happened_on <= on, "happened",
                  "It cannot have happened after it was received");
    check_contact(checks, told);
    check_lengths(checks, told);
    return checks.fine() ? Outcome<Received>(received(told, *told.channel, on, by, now)) : checks.problems();
}

std::optional<Day> day_in_words(std::string const& words) {
    std::vector<std::string> parts;
    for (auto const part : split(words, ' ')) {
        if (!trimmed(part).empty()) {
            parts.emplace_back(trimmed(part));
        }
    }
    if (parts.size() != 3) {
        return std::nullopt;
    }
    auto const day = web::day_from({parts[0], parts[1], parts[2]}, "", "");
    return day ? std::optional(*day) : std::nullopt;
}

Problems wrong_with_contact(Told const& told) {
    Checks checks;
    check_contact(checks, told);
    check_lengths(checks, told);
    return checks.all();
}

Outcome<std::string> added(std::string const& text) {
    Checks checks;
    checks.expect_text(text, "more", "Enter what you want to add");
    return checks.fine() ? Outcome<std::string>(text) : checks.problems();
}

Outcome<Acknowledgement> acknowledged(Story const& story, std::optional<Day> on, std::optional<Channel> how,
                                      std::optional<Discussion> discussion, Day today) {
    Checks checks;
    expect_open(checks, story);
    checks.expect(!story.acknowledgement, "", "It was acknowledged before");
    expect_day_between(checks, on, story.said.received_on, today, "on", "it was acknowledged");
    checks.expect(how.has_value() && how != Channel::web_form, "how", "Choose how it was acknowledged");
    checks.expect(discussion.has_value(), "discussion",
                  "Say whether you discussed how it will be looked into, or they declined (regulation 13)");
    return checks.fine() ? Outcome<Acknowledgement>(Acknowledgement{*on, *how, *discussion}) : checks.problems();
}

Outcome<Plan> planned(Story const& story, PlanDraft const& draft, Day today) {
    Checks checks;
    auto const six_months = answer_limit(story.said.received_on);
    expect_open(checks, story);
    checks.expect(story.acknowledgement.has_value(), "", "Acknowledge it first");
    checks.expect(draft.answer_due.has_value(), "due", "Enter the day by which it will be answered");
    checks.expect(draft.agreed_with.has_value(), "agreed_with", "Say whether the person agreed to this day");
    expect_day_between(checks, draft.agreed_on, story.said.received_on, today, "agreed", "this was agreed or set");
    checks.expect_text(draft.how, "plan", "Enter how it will be looked into", 2000);
    if (draft.answer_due && draft.agreed_on) {
        checks.expect(*draft.answer_due >= *draft.agreed_on, "due", "The answer cannot be due before it was agreed");
    }
    if (draft.answer_due && *draft.answer_due > six_months) {
        checks.expect(draft.agreed_with == AgreedWith::person, "due",
                      fmt::format("Without the person's agreement it must be answered by {}, six months after it came "
                                  "(regulation 14)",
                                  spoken(six_months)));
        checks.expect(
            !draft.agreed_on || *draft.agreed_on <= six_months, "agreed",
            fmt::format("A longer time had to be agreed by {}, before the six months ended (regulation 14). Answer "
                        "as soon as you can, and say why it is late",
                        spoken(six_months)));
    }
    checks.expect_at_most(draft.who, "who", most_line);
    bool const set_by_us = draft.agreed_with == AgreedWith::nobody;
    checks.expect(!set_by_us || draft.sent_on, "sent",
                  "They did not want to discuss it: enter the day on which they were told in writing (regulation 13)");
    checks.expect(!draft.sent_on || *draft.sent_on <= today, "sent", "It cannot be in the future");
    return checks.fine() ? Outcome<Plan>(Plan{0, *draft.answer_due, *draft.agreed_with, *draft.agreed_on, draft.how,
                                              set_by_us ? "" : draft.who, draft.sent_on})
                         : checks.problems();
}

bool is_well_founded(std::vector<Finding> const& findings) {
    return std::ranges::any_of(findings, [](Finding const& finding) { return finding.verdict != Verdict::not_upheld; });
}

Problems missing_from(AnswerDraft const& draft, Recourse recourse) {
    Checks checks;
    checks.expect_text(draft.how_considered, "considered", "Say how the complaint was considered");
    checks.expect_text(draft.conclusions, "conclusions",
                       "Say what was concluded, and name anything that needs to be put right");
    checks.expect(draft.action_needed.has_value(), "action_needed",
                  "Say whether action was taken, will be taken or is not needed");
    checks.expect(draft.action_needed == ActionNeeded::none_needed || !trimmed(draft.action).empty(), "action",
                  "Say what action was taken or will be taken");
    checks.expect_at_most(draft.action, "action", most_said);
    checks.expect(names(recourse, draft.ombudsman), "ombudsman", ask_for(recourse));
    checks.expect_at_most(draft.ombudsman, "ombudsman", 2000);
    checks.expect_text(draft.signatory, "signatory", "Enter the name of the person who signs it", most_line);
    checks.expect(draft.signed_as.has_value(), "signed_as",
                  "Say whether the responsible person signs it, or somebody who is authorised to");
    return checks.all();
}

Outcome<Answer> answered(Story const& story, AnswerDraft const& draft, Day today) {
    Checks checks;
    expect_open(checks, story);
    for (auto const& problem : missing_from(draft, recourse_of(story.said.track, story.said.stage))) {
        checks.expect(false, problem.field, problem.says);
    }
    checks.expect(story.acknowledgement || story.said.track == Track::data_protection, "", "Acknowledge it first");
    for (auto const& body : parts_missing(story)) {
        checks.expect(false, "",
                      fmt::format("The part of {} has not come. Record what it said, or why it is not waited "
                                  "for (regulation 9)",
                                  body));
    }
    checks.expect(!story.findings.empty(), "", "Record what you found on each issue before you answer");
    expect_day_between(checks, draft.sent_on, story.said.received_on, today, "sent", "the answer was sent");
    auto const limit = answer_limit(story);
    checks.expect(!draft.sent_on || *draft.sent_on <= limit || !trimmed(draft.late_reason).empty(), "late_reason",
                  fmt::format("The answer was due by {}. Say why it is late; the person is told this in writing ({})",
                              spoken(limit), source_of_answer(story.said.track, story.said.stage)));
    checks.expect_at_most(draft.late_reason, "late_reason", 2000);
    if (!checks.fine()) {
        return checks.problems();
    }
    return Answer{draft.how_considered, draft.conclusions, *draft.action_needed,
                  draft.action,         draft.ombudsman,   draft.signatory,
                  *draft.signed_as,     *draft.sent_on,    *draft.sent_on <= limit ? "" : draft.late_reason,
                  draft.on_behalf_of};
}

Outcome<Closing> resolved_quickly(Story const& story, QuickEnd const& end, bool notice_needed, WorkingDays const& days,
                                  Day today) {
    Checks checks;
    auto const due = quick_resolution_due(story.said.received_on, days);
    expect_open(checks, story);
    checks.expect(story.said.kind == Kind::complaint && is_oral(story.said.channel), "",
                  "Only what was said on the telephone or in person can be closed in this way (regulation 8(1)(c))");
    expect_day_between(checks, end.on, story.said.received_on, today, "on", "it was put right");
    checks.expect(!end.on || *end.on <= due, "on",
                  fmt::format("It had to be put right by {}, the next working day (regulation 8(1)(c))", spoken(due)));
    checks.expect(end.satisfied, "satisfied",
                  "The person must be satisfied. If they are not, acknowledge the complaint");
    checks.expect_text(end.how, "reason", "Enter how it was put right", 2000);
    if (notice_needed || end.notice_on) {
        expect_day_between(checks, end.notice_on, story.said.received_on, today, "notice",
                           "the person was told in writing");
    }
    return checks.fine() ? Outcome<Closing>(Closing{Ending::excluded_8_1_c, *end.on, end.how, end.notice_on})
                         : checks.problems();
}

bool may_be_resolved_quickly(Story const& story, WorkingDays const& days, Day today) {
    return is_open(story) && story.said.kind == Kind::complaint && is_oral(story.said.channel) &&
           story.said.track == Track::statutory && today <= quick_resolution_due(story.said.received_on, days);
}

std::vector<Ending> exclusions_of(Case const& said) {
    if (said.track == Track::corporate_code) {
        return {Ending::refused_under_code};
    }
    if (said.track != Track::statutory) {
        return {};
    }
    return {Ending::excluded_8_1_a, Ending::excluded_8_1_b, Ending::excluded_8_1_d, Ending::excluded_8_1_e,
            Ending::excluded_8_1_f, Ending::excluded_8_1_g, Ending::excluded_8_1_h};
}

Outcome<Closing> excluded(Story const& story, std::optional<Ending> code, std::string const& reason,
                          std::optional<Day> notice_on, Day today) {
    Checks checks;
    auto const offered = exclusions_of(story.said);
    expect_open(checks, story);
    checks.expect(!offered.empty(), "", "There is no ground on which this can be excluded");
    checks.expect(code && std::ranges::find(offered, *code) != offered.end(), "code",
                  "Choose why it is excluded (regulation 8(1))");
    checks.expect_text(reason, "reason", "Enter the reason, as the person is told it in writing (regulation 8)", 2000);
    expect_day_between(checks, notice_on, story.said.received_on, today, "notice", "the person was told in writing");
    if (!checks.fine()) {
        return checks.problems();
    }
    auto const rights = *code == Ending::refused_under_code ? " " + rights_paragraph(story.said.track) : std::string();
    return Closing{*code, today, reason + rights, notice_on};
}

bool lateness_is_undecided(Story const& story) {
    return is_open(story) && story.said.kind == Kind::complaint && story.said.happened_on && !story.lateness &&
           is_out_of_time(story.said.received_on, *story.said.happened_on, story.said.noticed_on);
}

Outcome<Lateness> taken_though_late(Story const& story, Lateness const& reasons) {
    Checks checks;
    expect_open(checks, story);
    checks.expect_text(reasons.good_reason, "good_reason",
                       "Enter the good reasons for not complaining sooner (regulation 12)", 2000);
    checks.expect_text(reasons.still_fair, "still_fair",
                       "Enter why it can still be looked into effectively and fairly (regulation 12)", 2000);
    return checks.fine() ? Outcome<Lateness>(reasons) : checks.problems();
}

Outcome<Closing> refused_as_late(Story const& story, std::string const& reason, Day today) {
    Checks checks;
    expect_open(checks, story);
    checks.expect(lateness_is_undecided(story), "", "It was made within 12 months, or it was decided to take it");
    checks.expect_text(reason, "reason", "Enter the reason, as the person is told it in writing", 2000);
    return checks.fine() ? Outcome<Closing>(Closing{Ending::out_of_time, today, reason}) : checks.problems();
}

std::vector<Ending> endings_of(Case const& said) {
    switch (said.track) {
        case Track::subject_access: return {Ending::records_given, Ending::records_refused, Ending::withdrawn};
        case Track::financial_review: return {Ending::review_decided, Ending::withdrawn};
        case Track::service_request: return {Ending::done_as_asked, Ending::withdrawn, Ending::not_a_message};
        case Track::safeguarding: return {Ending::referred_to_safeguarding, Ending::looked_into};
        default: break;
    }
    switch (said.kind) {
        case Kind::concern: return {Ending::looked_into, Ending::withdrawn, Ending::not_a_message};
        case Kind::compliment: return {Ending::passed_on, Ending::not_a_message};
        default: return {Ending::withdrawn, Ending::not_a_message};
    }
}

Outcome<Closing> closed(Story const& story, std::optional<Ending> ending, std::string const& reason, Day today) {
    Checks checks;
    auto const offered = endings_of(story.said);
    expect_open(checks, story);
    checks.expect(ending && std::ranges::find(offered, *ending) != offered.end(), "ending", "Choose how it ended");
    checks.expect_text(reason, "reason", "Enter what was done", 2000);
    return checks.fine() ? Outcome<Closing>(Closing{*ending, today, reason}) : checks.problems();
}

bool is_open(Story const& story) { return !story.answer && !story.closing; }

bool looks_like_a_machine(Doubt doubt) { return doubt == Doubt::hidden_field_filled || doubt == Doubt::sent_too_fast; }

bool may_be_mailed(Teller const& teller) {
    return teller.safe_to_contact && teller.answer_by == AnswerBy::email && !teller.email.empty();
}

}  // namespace heed::complaints
