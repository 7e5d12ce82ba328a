#include "areas/ombudsman/case_fields.hpp"

#include <algorithm>

#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/rules.hpp"
#include "areas/ombudsman/settings.hpp"
#include "loop/offers.hpp"

namespace heed::ombudsman {

namespace govuk = web::govuk;
using loop::line_field;
using loop::pick_from;
using loop::Typed;
using people::Here;
using people::May;
using web::Html;

namespace {

std::vector<loop::Option> sub_categories_of(Here const& here, std::string const& typed) {
    std::vector<loop::Option> options;
    auto names = settings_of(here.db).sub_categories;
    if (!typed.empty() && std::ranges::find(names, typed) == names.end()) {
        names.push_back(typed);
    }
    for (auto const& name : names) {
        options.push_back({name, name});
    }
    return options;
}

Html kept_field(Typed const& typed) {
    govuk::Checkboxes kept{.name = "kept_from_worker", .classes = "govuk-checkboxes--small"};
    if (!typed.text("kept_from_worker").empty()) {
        kept.values = {"yes"};
    }
    kept.items.push_back({.value = "yes",
                          .text = "Keep it from the person’s worker",
                          .hint = "It is kept by itself where the complaint that it follows is."});
    return govuk::checkboxes(kept);
}

std::optional<loop::SourceFound> complaint_called(Here const& here, std::string const& reference) {
    auto const* offer = loop::offers().find("complaint");
    if (reference.empty() || offer == nullptr || !offer->find) {
        return std::nullopt;
    }
    auto const found = offer->find(here.db, reference);
    // Whoever may not see it gets no hint that it is there.
    return found && (!found->kept_from_worker || here.may(May::see_kept_from_worker)) ? found : std::nullopt;
}

std::string reference_of_complaint(std::int64_t complaint, std::string const& typed) {
    auto const* offer = loop::offers().find("complaint");
    return offer == nullptr || !offer->reference ? typed : offer->reference(complaint);
}

}  // namespace

Html case_fields(Here const& here, Typed const& typed, bool may_be_kept) {
    return govuk::lines(
        {line_field(typed, {"reference", "The Ombudsman’s reference", "Eight digits, such as 26 001 234",
                            "govuk-input--width-10"}),
         line_field(typed, {"our_reference", "Which of our complaints does it follow? (optional)",
                            "Its reference, such as C-7K3M9QXP", "govuk-input--width-10"}),
         line_field(typed, {"category", "Category", "As the Ombudsman gives it"}),
         pick_from(typed, {"sub_category", "Sub-category"}, sub_categories_of(here, typed.text("sub_category")),
                   "None"),
         text_field(typed, {"about", "What is the complaint?", std::string(without_names)}, 4),
         pick_from(typed, {"service", "Service"}, loop::services_as_options(loop::services(here.db)), "Not known"),
         pick_from(typed, {"officer", "Who looks after it?"},
                   members_for(here.db, !typed.text("kept_from_worker").empty()), "Select a person"),
         day_field(typed, {"opened_on", "When did it come?"}), may_be_kept ? kept_field(typed) : Html{}});
}

std::vector<web::Field> case_as_typed(OmbudsmanCase const& about) {
    auto fields = loop::day_as_typed("opened_on", about.opened_on);
    fields.insert(fields.end(), {{"reference", about.reference},
                                 {"our_reference", about.our_reference},
                                 {"category", about.category},
                                 {"sub_category", about.sub_category},
                                 {"about", about.about},
                                 {"service", std::to_string(about.service)},
                                 {"officer", std::to_string(about.officer.number)},
                                 {"kept_from_worker", about.kept_from_worker ? "yes" : ""},
                                 {"version", std::to_string(about.version)}});
    return fields;
}

Outcome<OmbudsmanCase> case_typed(Here const& here, web::Form const& form, std::optional<Story> const& story) {
    auto const complaint = complaint_called(here, form.text("our_reference"));
    bool const told = story && story->decision;
    bool const kept = told ? story->about.kept_from_worker
                           : form.ticked("kept_from_worker") || (complaint && complaint->kept_from_worker);
    auto made = opened({form.text("reference"), form.text("our_reference"), form.text("category"),
                        form.text("sub_category"), form.text("about"), loop::service_chosen(here.db, form),
                        member_for(here.db, form, "officer", kept), form.typed_day("opened_on"), kept},
                       here.today);
    if (!made) {
        return made;
    }
    made->complaint = complaint ? complaint->source_id : 0;
    if (complaint) {
        made->our_reference = reference_of_complaint(complaint->source_id, made->our_reference);
    }
    if (!story) {
        return made;
    }
    if (made->reference != story->about.reference || made->opened_on != story->about.opened_on) {
        return problem("reference", "The reference and the day on which it came stay as they were recorded");
    }
    made->id = story->about.id;
    return made;
}

}  // namespace heed::ombudsman
