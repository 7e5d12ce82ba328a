#include "areas/complaints/inquiry/remedies.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_of_a_remedy = 500;
constexpr std::size_t most_of_a_reason = 2000;
constexpr std::int64_t most_pence = 100'000'000;

bool is_open(Remedy const& remedy) { return state_of(remedy) == RemedyState::open; }

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void check_payment(web::Checking& checking, RemedyDraft const& draft) {
    if (draft.kind != RemedyKind::financial_redress) {
        return;
    }
    checking.expect(draft.redress && *draft.redress != Redress::none, "redress", "Choose what the payment is for");
    checking.expect(pence_in(draft.amount).has_value(), "amount",
                    "Enter the amount in pounds, for example 250 or 99.50");
}

}  // namespace

std::string_view spoken(RemedyKind kind) {
    switch (kind) {
        case RemedyKind::apology: return "Apology";
        case RemedyKind::financial_redress: return "Payment";
        case RemedyKind::new_decision: return "New appeal, review or decision";
        case RemedyKind::procedure_change: return "Change of a procedure or policy";
        case RemedyKind::reassessment: return "Reassessment";
        case RemedyKind::something_else: return "Something else";
    }
    return {};
}

std::string_view spoken(Redress redress) {
    switch (redress) {
        case Redress::none: return "";
        case Redress::distress: return "distress, or time and trouble";
        case Redress::loss_of_service: return "a service that was not given";
        case Redress::quantifiable_loss: return "money that was lost";
    }
    return {};
}

RemedyState state_of(Remedy const& remedy) {
    if (remedy.done_on) {
        return *remedy.done_on <= remedy.due ? RemedyState::done_on_time : RemedyState::done_late;
    }
    return remedy.not_done_because.empty() ? RemedyState::open : RemedyState::not_done;
}

bool is_late(Remedy const& remedy, Day today) { return is_open(remedy) && remedy.due < today; }

std::string spoken_state(Remedy const& remedy, Day today) {
    switch (state_of(remedy)) {
        case RemedyState::open: return "To do, " + days_left(remedy.due, today);
        case RemedyState::done_on_time: return fmt::format("Done on {}", spoken(*remedy.done_on));
        case RemedyState::done_late:
            return fmt::format("Done on {}, {} late", spoken(*remedy.done_on),
                               counted(*remedy.done_on - remedy.due, "day", "days"));
        case RemedyState::not_done: return "Will not be done";
    }
    return {};
}

std::string promised_words(Remedy const& remedy, Day today) {
    switch (state_of(remedy)) {
        case RemedyState::open:
            return remedy.due < today
                       ? fmt::format("We promised this by {}. It is late, and we are sorry.", spoken(remedy.due))
                       : fmt::format("We will do this by {}.", spoken(remedy.due));
        case RemedyState::done_on_time:
        case RemedyState::done_late: return fmt::format("We did this on {}.", spoken(*remedy.done_on));
        case RemedyState::not_done: return "We will not do this. " + remedy.not_done_because;
    }
    return {};
}

Day warned_on(Remedy const& remedy) { return std::max(remedy.due - days_of_warning, remedy.promised_on); }

std::string pounds(std::int64_t pence) {
    auto whole = fmt::format("{}", pence / 100);
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), ",");
    }
    return pence % 100 == 0 ? "£" + whole : fmt::format("£{}.{:02}", whole, pence % 100);
}

std::optional<std::int64_t> pence_in(std::string_view typed) {
    auto text = std::string(trimmed(typed));
    if (text.starts_with("£")) {
        text.erase(0, std::string_view("£").size());
    }
    std::erase(text, ',');
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const rest = point == std::string::npos ? std::string("00") : text.substr(point + 1);
    if (whole.empty() || whole.size() > 7 || rest.size() != 2 || !all_digits(whole) || !all_digits(rest)) {
        return std::nullopt;
    }
    auto const pence = std::stoll(whole) * 100 + std::stoll(rest);
    return pence > 0 && pence <= most_pence ? std::optional<std::int64_t>(pence) : std::nullopt;
}

Outcome<Remedy> promised(Story const& story, RemedyDraft const& draft, Day today) {
    web::Checking checking;
    bool const pays = draft.kind == RemedyKind::financial_redress;
    checking.expect(story.said.kind == Kind::complaint && !story.closing, "", "This is closed");
    checking.expect(draft.kind.has_value(), "kind", "Choose what is promised");
    check_payment(checking, draft);
    checking.expect_text(draft.what, "what", "Enter what is promised, as the person reads it", most_of_a_remedy);
    checking.expect(draft.owner != 0, "owner", "Choose who does it");
    checking.expect(draft.due.has_value(), "due", "Enter the day by which it is done");
    checking.expect(!draft.due || *draft.due >= today, "due", "The day by which it is done cannot be in the past");
    if (!checking.fine()) {
        return checking.problems();
    }
    Remedy remedy;
    remedy.kind = *draft.kind;
    remedy.redress = pays ? *draft.redress : Redress::none;
    remedy.pence = pays ? *pence_in(draft.amount) : 0;
    remedy.what = draft.what;
    remedy.owner = draft.owner;
    remedy.due = *draft.due;
    remedy.promised_on = today;
    return remedy;
}

Outcome<Remedy> carried_out(Remedy remedy, std::optional<Day> on, std::string const& evidence, Day today) {
    web::Checking checking;
    checking.expect(is_open(remedy), "", "It is not open any more");
    checking.expect(on.has_value(), "on", "Enter the day on which it was done");
    checking.expect(!on || *on <= today, "on", "The day cannot be in the future");
    checking.expect(!on || *on >= remedy.promised_on, "on",
                    fmt::format("It was promised on {}. It cannot have been done before", spoken(remedy.promised_on)));
    checking.expect_text(evidence, "evidence", "Say how one can see that it was done", most_of_a_reason);
    if (!checking.fine()) {
        return checking.problems();
    }
    remedy.done_on = on;
    remedy.evidence = evidence;
    return remedy;
}

Outcome<Remedy> moved(Remedy remedy, std::optional<Day> due, std::string const& reason, Day today) {
    web::Checking checking;
    checking.expect(is_open(remedy), "", "It is not open any more");
    checking.expect(due.has_value(), "due", "Enter the new day");
    checking.expect(!due || *due >= today, "due", "The new day cannot be in the past");
    checking.expect(!due || *due != remedy.due, "due", "This is the day that was promised");
    checking.expect_text(reason, "reason", "Enter the reason. The person is told it", most_of_a_reason);
    if (!checking.fine()) {
        return checking.problems();
    }
    remedy.due = *due;
    return remedy;
}

Outcome<Remedy> given_up(Remedy remedy, std::string const& because) {
    web::Checking checking;
    checking.expect(is_open(remedy), "", "It is not open any more");
    checking.expect_text(because, "because", "Enter why it will not be done. The person is told it", most_of_a_reason);
    if (!checking.fine()) {
        return checking.problems();
    }
    remedy.not_done_because = because;
    return remedy;
}

}  // namespace heed::complaints
