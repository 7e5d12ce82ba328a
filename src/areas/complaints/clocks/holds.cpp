#include "areas/complaints/clocks/holds.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "kernel/must.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_reason = 2000;
constexpr int months_ahead = 3;

void check_look_again(web::Checking& checking, std::optional<Day> on, Day today) {
    checking.expect(on.has_value(), "look", "Enter the day on which you look at it again");
    checking.expect(!on || *on > today, "look", "The day to look again must be after today");
    checking.expect(!on || *on <= months_after(today, months_ahead), "look",
                    "Look at it again within three months, so that nobody waits without an end");
}

void end_open(store::Writing& db, Story const& seen, std::string const& because, Doing const& doing) {
    store::act(db,
               "update case_holds set ended_on = :on, ended_because = :because"
               " where council = :council and case_id = :id and ended_on is null",
               doing.today(), because, db.council(), seen.said.id);
}

std::optional<Day> first_due(Story const& story, ClockRule const& rule, Clocks const& clocks) {
    auto const start = rule.from == From::received ? std::optional(story.said.received_on)
                       : story.acknowledgement     ? std::optional(story.acknowledgement->on_day)
                                                   : std::nullopt;
    return start ? std::optional(due_from(rule, *start, story.holds, clocks.days())) : std::nullopt;
}

std::string whose_details(Story const& story) {
    return story.said.track == Track::subject_access
               ? "Tell them that they may complain to the Information Commissioner"
               : "Give the person the Ombudsman's details when you take longer (Code 6.5)";
}

}  // namespace

std::vector<HoldReason> reasons_to_hold(Track track) {
    std::vector<HoldReason> reasons{HoldReason::safeguarding, HoldReason::police, HoldReason::court,
                                    HoldReason::ombudsman};
    if (track == Track::subject_access) {
        reasons.push_back(HoldReason::scope);
        reasons.push_back(HoldReason::identity);
    }
    return reasons;
}

Outcome<Hold> held(Story const& story, HoldDraft const& draft, Day today) {
    web::Checking checking;
    auto const offered = reasons_to_hold(story.said.track);
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(draft.why && std::ranges::find(offered, *draft.why) != offered.end(), "why",
                    "Choose what it waits for");
    checking.expect_text(draft.reason, "hold_reason", "Enter why it must wait", most_reason);
    checking.expect_text(draft.told, "told", "Enter what the person is told", most_reason);
    check_look_again(checking, draft.look_again_on, today);
    return checking.fine() ? Outcome<Hold>(Hold{0, *draft.why, today, *draft.look_again_on, draft.reason, draft.told})
                           : checking.problems();
}

Outcome<Hold> held_longer(Story const& story, std::optional<Day> look_again_on, std::string const& reason,
                          std::string const& told, Day today) {
    auto const* open = open_hold(story.holds);
    return open == nullptr ? problem("", "It does not wait any more")
                           : held(story, {open->why, look_again_on, reason, told}, today);
}

Outcome<std::string> hold_ended(Story const& story, std::string const& because) {
    web::Checking checking;
    checking.expect(open_hold(story.holds) != nullptr, "", "It does not wait any more");
    checking.expect_text(because, "because", "Enter why it goes on, as the person is told it", most_reason);
    return checking.fine() ? Outcome<std::string>(because) : checking.problems();
}

void put_on_hold(store::Writing& db, Story const& seen, Hold const& hold, Doing const& doing) {
    auto const version = next_version(db, seen);
    bool const goes_on = open_hold(seen.holds) != nullptr;
    end_open(db, seen, "looked at again", doing);
    auto numbered = hold;
    numbered.number = next_in_case(db, "case_holds", seen.said.id);
    insert_of_case(db, "case_holds", seen.said.id, numbered, doing);
    auto const says = fmt::format("{} We look at it again by {}.", hold.told, spoken(hold.look_again_on));
    mail(db, seen, says + "\n", fmt::format("hold/{}", numbered.number), doing.now);
    done(db, seen, {goes_on ? "still_on_hold" : "put_on_hold", says, true}, version, doing);
}

void end_hold(store::Writing& db, Story const& seen, std::string const& because, Doing const& doing) {
    auto const version = next_version(db, seen);
    end_open(db, seen, because, doing);
    mail(db, seen, because + "\n", fmt::format("hold-ended/{}", version), doing.now);
    done(db, seen, {"hold_ended", because, true}, version, doing);
}

std::vector<std::string> what_stands_still(Story const& story, Clocks const& clocks) {
    std::vector<std::string> says;
    for (auto const& clock : clocks_of(story, clocks)) {
        if (!clock.done) {
            says.push_back(clock.still ? fmt::format("Stands still – {}.", clock.rule)
                                       : fmt::format("Runs on until {} – {}.", spoken(clock.due), clock.rule));
        }
    }
    return says;
}

ClockRule const* rule_to_lengthen(Story const& story, Clocks const& clocks) {
    auto const* rule = clocks.find(story.said.track, story.said.stage, "answer");
    return rule != nullptr && rule->longer > 0 && is_open(story) && first_due(story, *rule, clocks) ? rule : nullptr;
}

Day longest_of(Story const& story, Clocks const& clocks) {
    auto const* rule = rule_to_lengthen(story, clocks);
    must(rule != nullptr, "only a clock that may be lengthened has a longest day");
    auto const start = rule->from == From::received ? story.said.received_on : story.acknowledgement->on_day;
    return longest(*rule, start, story.holds, clocks.days());
}

Outcome<Extension> lengthened(Story const& story, ExtensionDraft const& draft, Clocks const& clocks, Day today) {
    auto const* rule = rule_to_lengthen(story, clocks);
    if (rule == nullptr) {
        return problem("", "The time to answer cannot be made longer here");
    }
    web::Checking checking;
    auto const first = *first_due(story, *rule, clocks);
    auto const now = story.extensions.empty() ? first : std::max(first, story.extensions.back().until);
    auto const most = longest_of(story, clocks);
    checking.expect(draft.until.has_value(), "until", "Enter the day by which it will be answered");
    checking.expect(!draft.until || *draft.until > now, "until",
                    fmt::format("It must be later than {}, when it is due now", spoken(now)));
    checking.expect(!draft.until || *draft.until <= most, "until",
                    fmt::format("It can be no later than {} ({}: {} longer at most)", spoken(most), rule->source,
                                spoken_length(rule->longer, rule->unit)));
    checking.expect(draft.told_on.has_value(), "told_on", "Enter the day on which the person was told");
    checking.expect(!draft.told_on || (*draft.told_on >= story.said.received_on && *draft.told_on <= today), "told_on",
                    "The day must lie between the day it came and today");
    checking.expect(!draft.told_on || *draft.told_on <= first, "told_on",
                    fmt::format("They had to be told by {}, before the first time ended", spoken(first)));
    checking.expect_text(draft.reason, "reason", "Enter the reason, as the person is told it", most_reason);
    checking.expect(draft.rights_told, "rights", whose_details(story));
    return checking.fine() ? Outcome<Extension>(Extension{0, *draft.until, *draft.told_on, draft.reason, true})
                           : checking.problems();
}

void lengthen(store::Writing& db, Story const& seen, Extension const& extension, Doing const& doing) {
    auto const version = next_version(db, seen);
    auto numbered = extension;
    numbered.number = next_in_case(db, "case_extensions", seen.said.id);
    insert_of_case(db, "case_extensions", seen.said.id, numbered, doing);
    auto const says = fmt::format("We need more time, until {}. {} {}", spoken(extension.until), extension.reason,
                                  rights_paragraph(seen.said.track));
    mail(db, seen, says + "\n", fmt::format("longer/{}", numbered.number), doing.now);
    done(db, seen, {"lengthened", says, true}, version, doing);
}

}  // namespace heed::complaints
