#include "areas/ombudsman/into_the_loop.hpp"

#include <fmt/format.h>

#include "loop/parts.hpp"
#include "loop/register/testable_fields.hpp"
#include "loop/themes/theme_store.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::string_view ombudsman_in_full = "Local Government and Social Care Ombudsman";

Outcome<IntoTheLoop> joined(people::Here const& here, std::string const& typed) {
    Id<loop::LearningPoint> const id{loop::id_in(typed)};
    auto const found = id ? loop::read_story(here.db, id) : std::nullopt;
    if (!found) {
        return problem("joins", "There is no learning point with this number");
    }
    return IntoTheLoop{std::nullopt, id};
}

web::TypedDay as_typed(Day day) {
    auto const fields = loop::day_as_typed("day", day);
    return web::Form(fields).typed_day("day");
}

}  // namespace

Outcome<IntoTheLoop> into_the_loop(people::Here const& here, web::Form const& form, Story const& story,
                                   Remedy const& remedy) {
    if (!form.text("joins").empty()) {
        return joined(here, form.text("joins"));
    }
    Id<loop::Theme> const theme{loop::id_in(form.text("theme"))};
    loop::EntryDraft draft;
    draft.point = {form.text("sentence"), loop::find_theme(here.db, theme) ? theme.number : 0,
                   loop::service_chosen(here.db, form), loop::member_chosen(here.db, form, "owner"),
                   form.ticked("keep_as_it_is")};
    draft.form = loop::testable_draft(form);
    draft.origin = {loop::OriginKind::ombudsman,
                    std::string(ombudsman_in_full),
                    "Decision " + story.about.reference,
                    "Agreed action",
                    story.decision ? as_typed(story.decision->decided_on) : web::TypedDay{},
                    remedy.what,
                    {}};
    auto entry = loop::enter(draft, here.today);
    if (!entry) {
        return tl::make_unexpected(entry.error());
    }
    return IntoTheLoop{std::move(*entry), {}};
}

Id<loop::LearningPoint> enter_the_loop(store::Writing& db, IntoTheLoop const& way, Story const& story,
                                       loop::Doing const& doing) {
    std::vector<Id<loop::Signal>> signals;
    if (story.decision && story.decision->signal != 0) {
        signals.push_back({story.decision->signal});
    }
    if (!way.entry) {
        for (auto const signal : signals) {
            loop::join(db, way.joins, signal, doing.now, doing.by);
        }
        return way.joins;
    }
    auto const& entry = *way.entry;
    auto const id = loop::add_learning_point(db, entry.point, signals, doing, entry.form, entry.origin);
    loop::DecisionCard card;
    card.decision = loop::Decision::accepted;
    card.reason = fmt::format("Agreed with the {} in its decision.", ombudsman_in_full);
    card.decided_by = "The council, with the Ombudsman";
    card.decided_on = doing.today;
    loop::decide_on(db, id, card, {}, doing);
    return id;
}

}  // namespace heed::ombudsman
