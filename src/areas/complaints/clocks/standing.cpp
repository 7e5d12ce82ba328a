#include "areas/complaints/clocks/standing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace {

std::optional<Day> acknowledged_on(Story const& story) {
    return story.acknowledgement ? std::optional(story.acknowledgement->on_day) : std::nullopt;
}

std::optional<Day> ended_on(Story const& story) {
    if (story.answer) {
        return story.answer->sent_on;
    }
    return story.closing ? std::optional(story.closing->on_day) : std::nullopt;
}

std::optional<Day> start_of_clock(ClockRule const& rule, Story const& story) {
    return rule.from == From::received ? std::optional(story.said.received_on) : acknowledged_on(story);
}

/// Only an answer of DPA 2018 s.164A may come without an acknowledgement before it: one reply then does both.
std::optional<Day> done_on(ClockRule const& rule, Story const& story) {
    if (rule.clock != "acknowledge" || acknowledged_on(story)) {
        return rule.clock == "acknowledge" ? acknowledged_on(story) : ended_on(story);
    }
    return story.said.track == Track::data_protection ? ended_on(story) : std::nullopt;
}

ClockStanding standing_of(ClockRule const& rule, Day start, Story const& story, Clocks const& clocks) {
    ClockStanding standing{.clock = rule.clock,
                           .due = due_from(rule, start, story.holds, clocks.days()),
                           .done = done_on(rule, story),
                           .still = stands_still(rule, story.holds),
                           .outer = rule.clock == "limit" || rule.clock == "target",
                           .rule = spoken(rule)};
    if (rule.clock == "answer" && !story.extensions.empty()) {
        standing.due = std::max(standing.due, story.extensions.back().until);
        standing.rule = rule.source + ": longer time, and the person was told why";
    }
    return standing;
}

std::vector<ClockStanding> statutory_clocks(Story const& story, Clocks const& clocks) {
    auto const of = [&](std::string_view clock) -> ClockRule const& { return clocks.rule(Track::statutory, 1, clock); };
    auto const received = story.said.received_on;
    std::vector<ClockStanding> all{standing_of(of("acknowledge"), received, story, clocks)};
    auto const& answer = of("answer");
    if (story.acknowledgement && story.plans.empty()) {
        auto plan = standing_of(of("plan"), story.acknowledgement->on_day, story, clocks);
        all.push_back(std::move(plan));
    } else if (!story.plans.empty()) {
        auto const& last = story.plans.back();
        all.push_back({.clock = "answer",
                       .due = last.answer_due,
                       .done = ended_on(story),
                       .still = stands_still(answer, story.holds),
                       .rule = last.agreed_with == AgreedWith::person ? "agreed with the person" : "set by us"});
    }
    auto const limit = answer_limit(received, story.plans);
    all.push_back({.clock = "limit",
                   .due = limit,
                   .done = ended_on(story),
                   .still = stands_still(of("limit"), story.holds),
                   .outer = true,
                   .rule = limit > answer_limit(received) ? "regulation 14: longer time agreed" : spoken(of("limit"))});
    return all;
}

std::optional<NextStep> earlier(std::optional<NextStep> one, std::optional<NextStep> other) {
    if (!one || !other) {
        return one ? one : other;
    }
    return other->due < one->due ? other : one;
}

}  // namespace

Day acknowledgement_due(Day received_on, WorkingDays const& days) {
    return due_from(Clocks(days).rule(Track::statutory, 1, "acknowledge"), received_on, days);
}

Day quick_resolution_due(Day received_on, WorkingDays const& days) {
    return due_from(Clocks(days).rule(Track::statutory, 1, "quick"), received_on, days);
}

Day answer_limit(Day received_on) { return months_after(received_on, 6) - 1; }

Day answer_limit(Day received_on, std::vector<Plan> const& plans) {
    auto const six_months = answer_limit(received_on);
    auto limit = six_months;
    for (auto const& plan : plans) {
        if (plan.agreed_with == AgreedWith::person && plan.agreed_on <= six_months) {
            limit = std::max(limit, plan.answer_due);
        }
    }
    return limit;
}

Day answer_limit(Story const& story) {
    if (story.said.track == Track::statutory || story.said.track == Track::none) {
        return answer_limit(story.said.received_on, story.plans);
    }
    return story.answer_by.value_or(months_after(story.said.received_on, 12));
}

std::optional<Day> latest_answer(Story const& story, Clocks const& clocks) {
    if (story.said.track == Track::statutory) {
        return answer_limit(story.said.received_on, story.plans);
    }
    for (auto const& standing : clocks_of(story, clocks)) {
        if (standing.clock == "answer") {
            return standing.due;
        }
    }
    return std::nullopt;
}

Day answer_promised_for(Story const& story) {
    return story.plans.empty() ? answer_limit(story.said.received_on) : story.plans.back().answer_due;
}

bool is_out_of_time(Day received_on, Day happened_on, std::optional<Day> noticed_on) {
    return received_on > months_after(std::max(happened_on, noticed_on.value_or(happened_on)), 12);
}

std::vector<ClockStanding> clocks_of(Story const& story, Clocks const& clocks) {
    if (story.said.track == Track::statutory) {
        return statutory_clocks(story, clocks);
    }
    std::vector<ClockStanding> all;
    for (auto const& rule : clocks.rules()) {
        if (rule.track == story.said.track && rule.stage == story.said.stage) {
            if (auto const start = start_of_clock(rule, story)) {
                all.push_back(standing_of(rule, *start, story, clocks));
            }
        }
    }
    return all;
}

std::optional<NextStep> next_step(Story const& story, Clocks const& clocks) {
    if (!is_open(story)) {
        return std::nullopt;
    }
    std::optional<NextStep> next;
    if (auto const* hold = open_hold(story.holds)) {
        next = NextStep{"look_again", hold->look_again_on};
    }
    bool found_step = false;
    for (auto const& standing : clocks_of(story, clocks)) {
        bool const is_step = !standing.outer && !standing.done && !found_step;
        found_step = found_step || is_step;
        if (!standing.still && is_step) {
            next = earlier(next, NextStep{standing.clock, standing.due});
        }
        if (!standing.still && standing.clock == "limit") {
            next = earlier(next, NextStep{"answer", standing.due});
        }
    }
    must(next.has_value(), "what is open has a next step");
    return next;
}

std::string spoken_step(std::string_view what, Kind kind, Track track) {
    if (what == "acknowledge") {
        return "Acknowledge it";
    }
    if (what == "plan") {
        return "Agree a plan";
    }
    if (what == "look_again") {
        return "Look at the hold again";
    }
    if (what == "refer") {
        return "Tell safeguarding";
    }
    if (what == "look_at") {
        return kind == Kind::compliment ? "Pass it on" : "Look into it";
    }
    if (what != "answer") {
        return "Nothing more to do";
    }
    switch (track) {
        case Track::subject_access: return "Send their records";
        case Track::financial_review: return "Send the decision";
        case Track::service_request: return "Do what was asked for";
        default: return "Answer it";
    }
}

std::string act_of_step(std::string_view what, Kind kind) {
    if (what == "look_again") {
        return "hold";
    }
    return std::string(what == "acknowledge" || what == "plan" || kind == Kind::complaint ? what : "closing");
}

std::string days_left(Day due, Day today) {
    auto const left = due - today;
    if (left == 0) {
        return "due today";
    }
    return left > 0 ? counted(left, "day", "days") + " left" : counted(-left, "day", "days") + " late";
}

InTime in_time(Story const& story, Clocks const& clocks) {
    must(story.answer.has_value(), "only what is answered was in time or not");
    auto const sent = story.answer->sent_on;
    InTime result;
    result.latest = latest_answer(story, clocks).value_or(sent);
    result.last_given = result.latest;
    if (!story.plans.empty()) {
        result.first_given = story.plans.front().answer_due;
        result.last_given = story.plans.back().answer_due;
    }
    result.in_first = sent <= result.first_given.value_or(result.latest);
    result.in_last = sent <= result.last_given;
    result.in_latest = sent <= result.latest;
    return result;
}

}  // namespace heed::complaints
