#include "loop/learning/learning_aspect.hpp"

#include <array>

#include <fmt/format.h>

namespace heed::loop {

std::string_view spoken(HowItStands how) {
    constexpr std::array<std::string_view, 7> words{"Embedded, and holds",
                                                    "Being worked on",
                                                    "Reopened: it was heard again",
                                                    "Reopened: a proof lapsed",
                                                    "Reopened: a proof did not hold",
                                                    "Reopened by hand",
                                                    "Closed without proof"};
    return words[static_cast<std::size_t>(how)];
}

std::string_view spoken(Strongest strongest) {
    constexpr std::array<std::string_view, 4> words{"No action yet", "Weak: people were reminded or trained",
                                                    "Medium: a checklist, software, or a smaller workload",
                                                    "Strong: the work was redesigned, or the cause removed"};
    return words[static_cast<std::size_t>(strongest)];
}

std::string const last_cause_sql =
    "coalesce((select cause from reopenings where reopenings.council = learning_points.council"
    " and reopenings.learning_point = learning_points.id and not exists (select 1 from reopenings_taken_back taken"
    " where taken.council = reopenings.council and taken.reopening = reopenings.id)"
    " order by reopenings.id desc limit 1), '')";

std::string const strongest_sql =
    "coalesce((select max(case strength when 'strong' then 3 when 'medium' then 2 else 1 end) from actions"
    " where actions.council = learning_points.council and actions.learning_point = learning_points.id"
    " and not exists (select 1 from actions_given_up given_up where given_up.council = actions.council"
    " and given_up.action = actions.id)), 0)";

namespace {

Condition how_it_stands(HowItStands how) {
    switch (how) {
        case HowItStands::embedded: return {"standing = 'open' and stage = :how_stage", std::string("proved")};
        case HowItStands::worked_on: return {"standing = 'open' and stage <> :how_stage", std::string("proved")};
        case HowItStands::closed: return {"standing = :how_standing", std::string("closed")};
        default: return {"standing = 'reopened' and " + last_cause_sql + " = :how_cause", std::string(name_of(how))};
    }
}

}  // namespace

std::vector<Condition> conditions_of(LearningAspect const& aspect) {
    std::vector<Condition> conditions;
    if (aspect.made_from) {
        conditions.push_back({"made_on >= :made_from", iso(*aspect.made_from)});
    }
    if (aspect.how) {
        conditions.push_back(how_it_stands(*aspect.how));
    }
    if (aspect.strongest) {
        conditions.push_back({strongest_sql + " = :strongest", static_cast<std::int64_t>(*aspect.strongest)});
    }
    if (aspect.told) {
        conditions.push_back({"stage in ('acted_on', 'shared', 'proved') and case when exists (select 1 from tellings"
                              " where tellings.council = learning_points.council"
                              " and tellings.learning_point = learning_points.id) then 1 else 0 end = :told",
                              static_cast<std::int64_t>(*aspect.told)});
    }
    return conditions;
}

LearningAspect aspect_asked_for(web::Request const& request) {
    LearningAspect aspect;
    aspect.made_from = parse_day(request.asked("made_from"));
    aspect.how = named<HowItStands>(request.asked("how"));
    aspect.strongest = named<Strongest>(request.asked("strongest"));
    auto const told = request.asked("told");
    aspect.told = told == "yes" ? std::optional(true) : told == "no" ? std::optional(false) : std::nullopt;
    return aspect;
}

std::string in_words(LearningAspect const& aspect) {
    std::vector<std::string> parts;
    if (aspect.made_from) {
        parts.push_back(fmt::format("made since {}", spoken(*aspect.made_from)));
    }
    if (aspect.how) {
        parts.push_back(fmt::format("that stand so: {}", spoken(*aspect.how)));
    }
    if (aspect.strongest) {
        parts.push_back(fmt::format("by their strongest action: {}", spoken(*aspect.strongest)));
    }
    if (aspect.told) {
        parts.emplace_back(*aspect.told ? "of which people were told what changed"
                                        : "that something was done about, and nobody was told");
    }
    return parts.empty() ? std::string() : fmt::format("Only those {}.", fmt::join(parts, "; "));
}

}  // namespace heed::loop
