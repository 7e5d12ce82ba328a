// What was typed, judged.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "loop/learning/learning.hpp"
#include "loop/learning/share_use.hpp"

namespace heed::loop {

namespace {

void expect_not_after(web::Checking& checking, std::optional<Day> day, Day today, std::string_view field,
                      std::string_view what) {
    checking.expect(!day || *day <= today, field, fmt::format("{} must be today or in the past", what));
}

}  // namespace

Outcome<Signal> log_signal(SignalDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.kind.has_value(), "kind", "Select what sort of thing was heard");
    checking.expect_text(draft.said, "said", "Enter what was said or seen", 4000);
    auto const heard_on = checking.take(day_from(draft.heard_on, "heard_on", "The date it was heard"));
    expect_not_after(checking, heard_on, today, "heard_on", "The date it was heard");
    if (!checking.fine()) {
        return checking.problems();
    }
    Signal signal;
    signal.kind = *draft.kind;
    signal.said = draft.said;
    signal.service = {draft.service};
    signal.heard_on = *heard_on;
    return signal;
}

Outcome<LearningPoint> learn(LearningDraft const& draft) {
    web::Checking checking;
    checking.expect_text(draft.sentence, "sentence", "Enter what we would do differently, in one sentence", 300);
    checking.expect(draft.theme > 0, "theme", "Select the theme that it is about");
    checking.expect(draft.owner > 0, "owner", "Select who owns it");
    if (checking.fine() && !draft.keep_as_it_is && !why_not_testable(draft.sentence).empty()) {
        checking.expect(false, "sentence",
                        "Write it so that it can be tested: " + why_not_testable(draft.sentence).front());
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    LearningPoint point;
    point.sentence = draft.sentence;
    point.theme = {draft.theme};
    point.service = {draft.service};
    point.owner = {draft.owner};
    return point;
}

std::string_view spoken(ShareWay way) {
    constexpr std::array<std::string_view, 6> words{"Seven-minute briefing", "Training",
                                                    "Changed procedure",     "Newsletter",
                                                    "Supervision",           "Team meeting or huddle"};
    return words[static_cast<std::size_t>(way)];
}

Outcome<Share> share(ShareDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.way.has_value(), "way", "Select how it was shared");
    checking.expect_text(draft.to_whom, "to_whom", "Enter who needed it", 200);
    auto const shared_on = checking.take(day_from(draft.shared_on, "shared_on", "The date it was shared"));
    expect_not_after(checking, shared_on, today, "shared_on", "The date it was shared");
    auto const reached = whole_number(draft.reached);
    auto const meant_for = whole_number(draft.meant_for);
    checking.expect(meant_for && *meant_for > 0, "meant_for",
                    "Enter how many people needed it, as a number such as 24");
    checking.expect(reached.has_value(), "reached", "Enter how many people it reached, as a number such as 18");
    checking.expect(!reached || !meant_for || *reached <= *meant_for, "reached",
                    "It cannot have reached more people than needed it");
    if (!checking.fine()) {
        return checking.problems();
    }
    Share made;
    made.way = *draft.way;
    made.to_whom = draft.to_whom;
    made.shared_on = *shared_on;
    made.reached = *reached;
    made.meant_for = *meant_for;
    return made;
}

Outcome<ShareUse> share_use(ShareUseDraft const& draft, Share const& share, Day today) {
    web::Checking checking;
    auto const asked_on = checking.take(day_from(draft.asked_on, "asked_on", "The date they were asked"));
    expect_not_after(checking, asked_on, today, "asked_on", "The date they were asked");
    checking.expect(!asked_on || *asked_on >= share.shared_on, "asked_on",
                    fmt::format("They cannot have been asked before {}, when it was shared", spoken(share.shared_on)));
    auto const asked = whole_number(draft.asked);
    auto const used = whole_number(draft.used);
    checking.expect(asked && *asked > 0, "asked", "Enter how many were asked, as a number such as 12");
    checking.expect(!asked || *asked <= share.meant_for, "asked",
                    fmt::format("Only {} needed it: no more can have been asked", share.meant_for));
    checking.expect(used.has_value(), "used", "Enter how many say that they used it, as a number such as 7");
    checking.expect(!used || !asked || *used <= *asked, "used", "No more can have used it than were asked");
    if (!checking.fine()) {
        return checking.problems();
    }
    ShareUse use;
    use.share = share.id;
    use.asked = *asked;
    use.used = *used;
    use.on_day = *asked_on;
    return use;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    bool const digits = !text.empty() && text.size() <= 6 &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional<std::int64_t>(std::stoll(std::string(text))) : std::nullopt;
}

}  // namespace heed::loop
