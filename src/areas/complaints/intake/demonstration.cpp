#include "areas/complaints/intake/demonstration.hpp"

#include <array>

#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/draft.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/intake/suggestion_counts.hpp"
#include "kernel/dice.hpp"
#include "kernel/embedded.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"

namespace heed::complaints {

namespace {

using namespace std::chrono_literals;

struct Help {
    char const* title;
    char const* says;
    char const* link;
    char const* shown_for;
};

constexpr std::array helps{
    Help{"If your carer has not come today",
         "Ring the agency. The number is on your care plan. If nobody comes in an hour, ring us and we find somebody.",
         "", "carer late, missed visit, nobody came, visit missed"},
    Help{"Understand your care bill",
         "The bill shows each visit and what it costs. We can go through it with you on the phone. You do not have to "
         "pay "
         "while we look at it.",
         "", "bill, invoice, charge, charged twice"},
    Help{"How long an assessment takes",
         "Most take four weeks. If you have waited longer, or things got worse, ring us. We can come sooner.", "",
         "assessment wait, waiting for assessment, still waiting"},
    Help{"Get help to say what you want", "An advocate is on your side and costs you nothing. We can find one for you.",
         "", "advocate, alone, afraid"},
    Help{"What changed because people told us", "Read what others said, and what we did about it.", "/you-said-we-did",
         "nothing changes, again and again"}};

/// A journey of the last years in which help was shown: most people send what they came to send.
void live_through(store::Writing& db, std::int64_t journey, std::vector<Suggestion> const& shown, Dice& dice) {
    Id<Case> const id{journey};
    count_shown(db, id, shown);
    bool const opened = dice.chance(40);
    if (opened) {
        count_opened(db, id, shown.front().id);
    }
    bool const answered = opened && dice.chance(30);
    bool const left = !answered && dice.chance(12);
    settle_suggestions(db, id,
                       answered ? HowItEnded{Ended::answered, shown.front().id}
                       : left   ? HowItEnded{Ended::left}
                                : HowItEnded{Ended::sent});
}

void add_help(store::Writing& db, std::int64_t dev, Instant now) {
    std::vector<Suggestion> all;
    for (auto const& help : helps) {
        Suggestion suggestion;
        suggestion.title = help.title;
        suggestion.says = help.says;
        suggestion.link = help.link;
        suggestion.shown_for = help.shown_for;
        suggestion.id = keep_suggestion(db, suggestion, dev, now - 24h * 900);
        all.push_back(suggestion);
    }
    Dice dice(41);
    for (std::int64_t journey = 1; journey <= 240; ++journey) {
        auto const first = static_cast<std::size_t>(dice.between(0, 3));
        std::vector<Suggestion> shown{all[first]};
        if (dice.chance(30)) {
            shown.push_back(all[first + 1]);
        }
        live_through(db, journey, shown, dice);
    }
}

void add_draft(store::Writing& db, Kind kind, std::string const& said, int days_ago, Instant now) {
    auto const server_key = people::setting(db, "server_key").value_or(std::string(64, '0'));
    auto const pair = pair_of(server_key, said, 0);
    Unsent draft{.id = pair.id, .kind = kind};
    draft.answers = form_encoded({{"said", said}});
    draft.started_at = draft.changed_at = now - 24h * days_ago;
    draft.forget_on = day_in_england(now) + 14 - days_ago;
    keep_draft(db, draft, kept_secret(pair.secret));
}

void add_file_to(store::Writing& db, Id<Case> id, std::string_view name, std::string_view path, bool clean,
                 Instant at) {
    auto const file = work::arrived(name, embedded(path), "file");
    must(file.has_value(), "a file of the demonstration is of no kind that we take");
    auto const held = work::hold(db, *file, 0, at);
    work::attach(db, held, files_of_person, id.number);
    if (clean) {
        work::take_as_clean(db, held, at + 1min);
    }
    store::note(db, {"file", held.number, "received", "", 0, at});
}

void add_files(store::Writing& db, std::vector<CaseLine> const& cases, Instant now) {
    constexpr std::string_view wall = "areas/complaints/embedded/demonstration_wall.png";
    constexpr std::string_view bill = "areas/complaints/embedded/demonstration_bill.pdf";
    for (std::size_t i = 0; i < cases.size(); ++i) {
        auto const at = start_of(cases[i].received_on) + 12h;
        bool const last = i + 1 == cases.size();
        add_file_to(db, cases[i].id, i % 2 == 0 ? "The wall in the kitchen.png" : "Bill.pdf", i % 2 == 0 ? wall : bill,
                    !last, std::min(at, now));
    }
}

}  // namespace

void demonstrate_intake(store::Writing& db, Instant now) {
    auto const dev = people::find_member_by_email(db, people::dev.email("thornmere"))->id.number;
    add_help(db, dev, now);
    add_draft(db, Kind::complaint, "My carer did not come on Sunday and nobody picked up the phone.", 2, now);
    add_draft(db, Kind::concern, "The lift in the day centre stops between the floors.", 9, now);
    add_draft(db, Kind::complaint, "I was charged twice for the same week.", 0, now);
    CaseFilter filter;
    add_files(db, list_cases(db, filter, 7), now);
    people::set_setting(db, "way_in_phone", "07700 900140");
    people::set_setting(db, "way_in_paper_address", "Complaints team\nThornmere Council\nTown Hall\nThornmere");
}

}  // namespace heed::complaints
