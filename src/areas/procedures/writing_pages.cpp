// Writing: a procedure and its versions, and bringing them into force.

#include <fmt/format.h>

#include "areas/procedures/screens.hpp"
#include "kernel/failure.hpp"

namespace heed::procedures {

namespace {

Html naming_fields(Here const& here, Typed const& typed) {
    return govuk::lines(
        {loop::line_field(typed, {"name", "What is it called?", "For example, “Sending the report of an assessment”"}),
         loop::line_field(typed, {"purpose", "What is it for?", "One sentence"}),
         loop::pick_from(typed, {"service", "Service"}, loop::services_as_options(loop::services(here.db)),
                         "Every service"),
         loop::pick_from(typed, {"owner", "Who owns it?"}, loop::members_as_options(here.db), "Select somebody")});
}

Html version_fields(Typed const& typed, bool first) {
    return govuk::lines(
        {loop::text_field(typed,
                          {"text", "The procedure",
                           "Short lines: one step, one line. You can use **bold**, lists with - and headings with ##."},
                          16),
         loop::text_field(
             typed,
             {"why", first ? "Why was it made? (optional)" : "What was wrong before, and what is different?",
              "No case, and nobody's name"},
             3),
         loop::line_field(typed, {"learning_point", "Which learning point led to it? (optional)",
                                  "Its number. That is how a complaint or a decision of the Ombudsman is tied to it.",
                                  "govuk-input--width-5"})});
}

/// The version as judged, with a learning point that is there.
Outcome<ProcedureVersion> judged_version(Here const& here, web::Form const& form, bool first) {
    auto version = write_version({form.text("text"), form.text("why"), form.text("learning_point")}, first);
    if (version && version->learning_point && !loop::read_story(here.db, version->learning_point)) {
        return problem("learning_point", fmt::format("There is no learning point {}", version->learning_point.number));
    }
    return version;
}

// ---- a new one

Response show_new(Here const& here, Typed const& typed) {
    loop::FormPage page{
        .title = "Write a procedure", .back = "/procedures", .path = "/procedures/new", .button = "Keep the draft"};
    page.fields = naming_fields(here, typed) + version_fields(typed, true);
    return loop::show_form(here, page, typed.problems);
}

Response show_new_form(Request const& request, Here& here) {
    Typed typed;
    auto const point = loop::asked_id<LearningPoint>(request, "point");
    if (auto const story = point ? loop::read_story(here.db, point) : std::nullopt) {
        typed.fields = {{"learning_point", std::to_string(point.number)},
                        {"service", std::to_string(story->point.service.number)},
                        {"owner", std::to_string(story->point.owner.number)},
                        {"why", story->point.sentence}};
    }
    return show_new(here, typed);
}

Response begin(Request const& request, Here& here) {
    web::Form const form(request);
    auto const named = name_it({form.text("name"), form.text("purpose"), loop::service_chosen(here.db, form),
                                loop::member_chosen(here.db, form, "owner")});
    auto const version = judged_version(here, form, true);
    if (!named || !version) {
        Problems problems;
        for (auto const* list : {named ? nullptr : &named.error(), version ? nullptr : &version.error()}) {
            if (list != nullptr) {
                problems.insert(problems.end(), list->begin(), list->end());
            }
        }
        return show_new(here, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        return web::see(path_of(add_procedure(db, *named, *version, doing_now(here))));
    });
}

// ---- the draft of the next version

Procedure open_procedure(Here const& here, Id<Procedure> id) {
    auto procedure = procedure_there(here.db, id);
    if (procedure.withdrawn_on) {
        throw NotFound();
    }
    return procedure;
}

Response show_draft(Here const& here, Procedure const& procedure, Typed const& typed) {
    loop::FormPage page{.title = procedure.draft != 0 ? "Go on with the draft" : "Write a new version",
                        .back = path_of(procedure.id),
                        .path = path_of(procedure.id) + "/write",
                        .button = "Keep the draft"};
    page.fields = loop::hidden("edits", typed.text("edits")) + version_fields(typed, procedure.version == 0);
    return loop::show_form(here, page, typed.problems);
}

Response show_draft_form(Request const&, Here& here, Id<Procedure> id) {
    auto const procedure = open_procedure(here, id);
    auto const version = find_version(here.db, id, procedure.draft != 0 ? procedure.draft : procedure.version);
    Typed typed{{{"edits", std::to_string(procedure.edits)}}, {}};
    if (version) {
        typed.fields.push_back({"text", version->text});
        if (procedure.draft != 0) {
            typed.fields.push_back({"why", version->why});
            typed.fields.push_back({"learning_point", version->learning_point
                                                          ? std::to_string(version->learning_point.number)
                                                          : std::string()});
        }
    }
    return show_draft(here, procedure, typed);
}

Response keep_draft(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = open_procedure(here, id);
    web::Form const form(request);
    auto const version = judged_version(here, form, procedure.version == 0);
    if (!version) {
        return show_draft(here, procedure, {request.form, version.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        write_draft(db, procedure, *version, loop::id_in(form.text("edits")), doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- into force

Html roles_field(Typed const& typed) {
    govuk::Checkboxes boxes{
        .name = "roles",
        .fieldset = govuk::Fieldset{.legend = {.text = "Who must read it?", .classes = "govuk-fieldset__legend--s"}},
        .hint = "Each of them is asked to, and has four weeks.",
        .error = typed.error("roles"),
        .values = web::Form(typed.fields).all("roles"),
        .classes = "govuk-checkboxes--small"};
    for_each_value<people::Role>([&](people::Role role) {
        auto label = people::spoken(role);
        if (label.front() >= 'a' && label.front() <= 'z') {
            label.front() = static_cast<char>(label.front() - 'a' + 'A');
        }
        boxes.items.push_back({.value = std::string(name_of(role)), .text = label});
    });
    return govuk::checkboxes(boxes);
}

Response show_bring_in(Here const& here, Procedure const& procedure, Typed const& typed) {
    loop::FormPage page{.title = "Bring it into force",
                        .back = path_of(procedure.id),
                        .path = path_of(procedure.id) + "/bring-in",
                        .button = "Bring it into force"};
    page.fields = govuk::lines(
        {loop::day_field(typed, {"from", "In force from"}),
         loop::day_field(typed, {"review", "To be looked at again by", "Whoever owns it is reminded"}),
         roles_field(typed)});
    return loop::show_form(here, page, typed.problems);
}

Procedure with_draft(Here const& here, Id<Procedure> id) {
    auto procedure = open_procedure(here, id);
    if (procedure.draft == 0) {
        throw NotFound();
    }
    return procedure;
}

Response show_bring_in_form(Request const&, Here& here, Id<Procedure> id) {
    auto const procedure = with_draft(here, id);
    constexpr int a_year = 12;
    Typed typed{loop::day_as_typed("from", here.today), {}};
    auto const review = loop::day_as_typed("review", months_after(here.today, a_year));
    typed.fields.insert(typed.fields.end(), review.begin(), review.end());
    return show_bring_in(here, procedure, typed);
}

Response bring_it_in(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = with_draft(here, id);
    web::Form const form(request);
    auto const bring = bring_in({form.typed_day("from"), form.typed_day("review"), form.all("roles")}, here.today);
    if (!bring) {
        return show_bring_in(here, procedure, {request.form, bring.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        bring_into_force(db, procedure, *bring, doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- looked at again, withdrawn

Procedure in_force(Here const& here, Id<Procedure> id) {
    auto procedure = open_procedure(here, id);
    if (procedure.version == 0) {
        throw NotFound();
    }
    return procedure;
}

Response show_review(Here const& here, Procedure const& procedure, Typed const& typed) {
    loop::FormPage page{.title = "It stands as it is",
                        .back = path_of(procedure.id),
                        .path = path_of(procedure.id) + "/review",
                        .button = "It stands as it is"};
    page.before = loop::paragraph("You have looked at it again, with its checks and with what people told us since.");
    page.fields = loop::day_field(typed, {"review", "To be looked at again by"});
    return loop::show_form(here, page, typed.problems);
}

Response show_review_form(Request const&, Here& here, Id<Procedure> id) {
    constexpr int a_year = 12;
    return show_review(here, in_force(here, id), {loop::day_as_typed("review", months_after(here.today, a_year)), {}});
}

Response review_it(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = in_force(here, id);
    web::Checking checking;
    auto const until = checking.take(
        web::day_from(web::Form(request).typed_day("review"), "review", "To be looked at again by"));
    if (until) {
        checking.expect(
            *until > here.today && *until <= months_after(here.today, most_months_to_review), "review",
            fmt::format("To be looked at again by must be within the next {} months", most_months_to_review));
    }
    if (!checking.fine()) {
        return show_review(here, procedure, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        confirm_review(db, procedure, *until, doing_now(here));
        return web::see(path_of(id));
    });
}

Response show_withdraw(Here const& here, Procedure const& procedure, Typed const& typed) {
    loop::FormPage page{.title = "Withdraw the procedure",
                        .back = path_of(procedure.id),
                        .path = path_of(procedure.id) + "/withdraw",
                        .button = "Withdraw it"};
    page.fields = loop::text_field(typed, {"reason", "Why is it withdrawn?", "And what holds in its place"}, 3);
    return loop::show_form(here, page, typed.problems);
}

Response show_withdraw_form(Request const&, Here& here, Id<Procedure> id) {
    return show_withdraw(here, in_force(here, id), {});
}

Response withdraw_it(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = in_force(here, id);
    auto const reason = web::Form(request).text("reason");
    web::Checking checking;
    constexpr std::size_t longest_reason = 500;
    checking.expect_text(reason, "reason", "Write why it is withdrawn", longest_reason);
    if (!checking.fine()) {
        return show_withdraw(here, procedure, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        withdraw(db, procedure, reason, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_writing(people::Site& at) {
    at.get("/procedures/new", may::manage_procedures, show_new_form);
    at.post("/procedures/new", may::manage_procedures, begin);
    at.get("/procedures/{id}/write", may::manage_procedures, show_draft_form);
    at.post("/procedures/{id}/write", may::manage_procedures, keep_draft);
    at.get("/procedures/{id}/bring-in", may::manage_procedures, show_bring_in_form);
    at.post("/procedures/{id}/bring-in", may::manage_procedures, bring_it_in);
    at.get("/procedures/{id}/review", may::manage_procedures, show_review_form);
    at.post("/procedures/{id}/review", may::manage_procedures, review_it);
    at.get("/procedures/{id}/withdraw", may::manage_procedures, show_withdraw_form);
    at.post("/procedures/{id}/withdraw", may::manage_procedures, withdraw_it);
}

}  // namespace heed::procedures
