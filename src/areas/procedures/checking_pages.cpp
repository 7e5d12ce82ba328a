// Whether a procedure is used: the measure that would show it, samples of records, and what the loop was promised.

#include <fmt/format.h>

#include "areas/procedures/screens.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/proof/run_parts.hpp"

namespace heed::procedures {

namespace {

constexpr int most_checks_shown = 20;
constexpr int most_measures = 100;

/// The first version that the same learning point led to: what changed with it is what the measure should show.
std::optional<ProcedureVersion> changed_by(Here const& here, Procedure const& procedure) {
    auto found = find_version(here.db, procedure.id, procedure.version);
    if (found && found->learning_point) {
        for (auto const& one : versions_of(here.db, procedure.id)) {
            if (one.in_force_from && one.learning_point == found->learning_point && one.version < found->version) {
                found = one;
            }
        }
    }
    return found;
}

Html measure_shown(Here const& here, Procedure const& procedure) {
    if (!procedure.run) {
        return loop::paragraph("No measure shows yet whether it is used.");
    }
    auto const told = loop::find_run(here.db, procedure.run);
    if (!told) {
        return {};
    }
    auto const path = loop::path_of(procedure.run);
    auto shown = loop::paragraph(here.may(may::see_learning) ? loop::link(path, told->run.name)
                                                             : web::escaped(told->run.name));
    if (told->points.empty()) {
        return shown + loop::paragraph("It has no point yet.");
    }
    auto const since = changed_by(here, procedure);
    shown += loop::chart_shown(*told);
    if (since && since->in_force_from) {
        shown += loop::paragraph(fmt::format("Since version {} came into force on {}: {}", since->version,
                                             heed::spoken(*since->in_force_from),
                                             loop::judge(*told, since->in_force_from).says));
    }
    return shown;
}

Html samples_shown(Here const& here, Procedure const& procedure) {
    govuk::Records table{
        .caption = "Records that were looked at",
        .head = {{.text = "On"}, {.text = "Version"}, {.text = "Done as it says"}, {.text = "What was seen"}},
        .when_empty = "No records have been looked at yet.",
        .caption_classes = "govuk-table__caption--s"};
    for (auto const& check : checks_of(here.db, procedure.id, most_checks_shown)) {
        table.rows.push_back({{.text = brief(check.on_day), .classes = "heed-nowrap"},
                              {.text = std::to_string(check.version)},
                              {.text = loop::spoken_share(check.followed, check.looked_at)},
                              {.text = check.note}});
    }
    return govuk::records(table);
}

/// The loop's proofs of the kind "records show it" of what led to this version.
Html promises_shown(Here const& here, Procedure const& procedure) {
    auto const version = find_version(here.db, procedure.id, procedure.version);
    if (!version || !version->learning_point || !here.may(may::see_learning)) {
        return {};
    }
    auto const story = loop::read_story(here.db, version->learning_point);
    if (!story) {
        return {};
    }
    Html items;
    auto const path = fmt::format("/learning-points/{}", version->learning_point.number);
    for (auto const& told : story->proofs) {
        auto const& proof = told.proof;
        if (proof.kind == loop::ProofKind::records && !proof.follows) {
            items += govuk::element("li").holding(
                loop::link(path, fmt::format("We would see {} in {} of {}, by {}", proof.would_see, proof.at_least,
                                             proof.sample, heed::spoken(proof.due))));
        }
    }
    if (items.empty()) {
        return loop::paragraph(loop::link(path, "Nothing was promised yet of what the records would show."));
    }
    return loop::heading("What was promised before the work began") +
           govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

Procedure in_force(Here const& here, Id<Procedure> id) {
    auto procedure = procedure_there(here.db, id);
    if (procedure.version == 0 || procedure.withdrawn_on) {
        throw NotFound();
    }
    return procedure;
}

// ---- a sample

Response show_check(Here const& here, Procedure const& procedure, Typed const& typed) {
    loop::FormPage page{.title = "Add a check",
                        .back = path_of(procedure.id),
                        .path = path_of(procedure.id) + "/checks/new",
                        .button = "Add the check"};
    page.before = loop::paragraph("Take records at random from the time since it came into force, and count those that "
                                  "were done as it says.");
    page.fields = govuk::lines(
        {loop::day_field(typed, {"on_day", "The day of the check"}),
         loop::number_field(typed, {"looked_at", "How many records were looked at?", "", "govuk-input--width-5"}),
         loop::number_field(typed, {"followed", "How many of them were done as it says?", "", "govuk-input--width-5"}),
         loop::text_field(typed, {"note", "What was seen? (optional)", "No case, and nobody's name"}, 3)});
    return loop::show_form(here, page, typed.problems);
}

Response show_check_form(Request const&, Here& here, Id<Procedure> id) {
    return show_check(here, in_force(here, id), {loop::day_as_typed("on_day", here.today), {}});
}

Response add_one(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = in_force(here, id);
    web::Form const form(request);
    auto const made = check(
        {form.typed_day("on_day"), form.text("looked_at"), form.text("followed"), form.text("note")},
        *procedure.in_force_from, here.today);
    if (!made) {
        return show_check(here, procedure, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        add_check(db, procedure, *made, doing_now(here));
        return web::see(path_of(id) + "#checks");
    });
}

// ---- its measure

Response show_measure(Here const& here, Procedure const& procedure, Typed const& typed) {
    loop::FormPage page{.title = "Choose its measure",
                        .back = path_of(procedure.id),
                        .path = path_of(procedure.id) + "/measure",
                        .button = "Use this measure"};
    page.before = loop::paragraph(
        web::escaped("A number that is counted again and again, such as the days from a completed assessment to its "
                     "report. If there is none yet, ") +
        loop::link("/measures/new", "watch a new measure") + web::escaped(" and come back."));
    std::vector<loop::Option> options;
    for (auto const& run : loop::list_runs(here.db, {}, most_measures)) {
        options.push_back({std::to_string(run.id.number), run.name});
    }
    page.fields = loop::pick_from(typed, {"run", "Measure"}, options, "Select a measure");
    return loop::show_form(here, page, typed.problems);
}

Response show_measure_form(Request const&, Here& here, Id<Procedure> id) {
    auto const procedure = in_force(here, id);
    return show_measure(here, procedure, {{{"run", std::to_string(procedure.run.number)}}, {}});
}

Response choose_measure(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = in_force(here, id);
    Id<loop::Run> const run{loop::id_in(web::Form(request).text("run"))};
    if (!run || !loop::find_run(here.db, run)) {
        return show_measure(here, procedure, {request.form, {{"run", "Select a measure"}}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        watch_by(db, procedure, run, doing_now(here));
        return web::see(path_of(id) + "#checks");
    });
}

}  // namespace

Html checks_shown(Here const& here, Procedure const& procedure) {
    if (procedure.version == 0) {
        return {};
    }
    return measure_shown(here, procedure) + samples_shown(here, procedure) + promises_shown(here, procedure);
}

void mount_checking(people::Site& at) {
    at.get("/procedures/{id}/checks/new", may::manage_procedures, show_check_form);
    at.post("/procedures/{id}/checks/new", may::manage_procedures, add_one);
    at.get("/procedures/{id}/measure", may::manage_procedures, show_measure_form);
    at.post("/procedures/{id}/measure", may::manage_procedures, choose_measure);
}

}  // namespace heed::procedures
