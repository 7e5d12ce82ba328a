#include "areas/assessment/suggested_themes.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/assessment/import_rules.hpp"
#include "areas/assessment/store.hpp"
#include "kernel/text.hpp"
#include "loop/themes/theme_store.hpp"
#include "store/events.hpp"

namespace heed::assessment {

namespace {

using ThemesOfSignals = std::map<Id<loop::Signal>, std::vector<loop::ThemeLine>>;

bool links(std::vector<loop::ThemeLine> const& themes, Id<loop::Theme> theme) {
    return std::ranges::find(themes, theme, &loop::ThemeLine::id) != themes.end();
}

Id<loop::Theme> make_theme(store::Writing& db, SuggestedTheme const& suggested, std::int64_t by, Instant now) {
    auto theme = loop::define(
        {.name = suggested.name,
         .definition = fmt::format("What is said or seen of this: {}.", name_of_system(suggested.system)),
         .owner = by});
    must(theme.has_value(), "the name of a system makes a theme");
    theme->made_at = now;
    theme->made_by = by;
    return loop::add_theme(db, *theme);
}

}  // namespace

std::vector<SuggestedTheme> suggested_themes(store::Reading const& db, std::vector<KeptFinding> const& findings) {
    std::map<int, SuggestedTheme> by_system;
    ThemesOfSignals linked;
    for (auto const& finding : findings) {
        if (!finding.signal) {
            continue;
        }
        linked[finding.signal] = loop::themes_of(db, finding.signal);
        for (auto const number : standing(finding).systems) {
            by_system[number].signals.push_back(finding.signal);
        }
    }
    std::vector<SuggestedTheme> suggested;
    for (auto& [number, each] : by_system) {
        each.system = number;
        each.name = with_capital(name_of_system(number));
        each.theme = loop::theme_named(db, each.name).value_or(Id<loop::Theme>{});
        std::ranges::copy_if(each.signals, std::back_inserter(each.not_linked),
                             [&](auto signal) { return !links(linked[signal], each.theme); });
        suggested.push_back(std::move(each));
    }
    return suggested;
}

std::int64_t link_to_themes(store::Writing& db, Id<Assessment> assessment, std::vector<int> const& systems,
                            std::int64_t by, Instant now) {
    std::int64_t made = 0;
    for (auto const& suggested : suggested_themes(db, findings_of(db, assessment))) {
        if (std::ranges::find(systems, suggested.system) == systems.end() || suggested.not_linked.empty()) {
            continue;
        }
        auto const theme = suggested.theme ? suggested.theme : make_theme(db, suggested, by, now);
        for (auto const signal : suggested.not_linked) {
            made += loop::link_to_theme(db, signal, theme, day_in_england(now), now, by).is_new ? 1 : 0;
        }
    }
    store::note(db, {"assessment", assessment.number, "linked_to_themes", counted(made, "link", "links"), by, now});
    return made;
}

}  // namespace heed::assessment
