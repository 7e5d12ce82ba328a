// Answers that staff type in: from a paper form, by its code, or on the telephone. Nobody rings for their own team.

#include <fmt/format.h>

#include "areas/surveys/answer_pages.hpp"
#include "areas/surveys/code.hpp"
#include "areas/surveys/question_parts.hpp"
#include "areas/surveys/staff_parts.hpp"
#include "areas/surveys/taking.hpp"
#include "kernel/failure.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::surveys {

namespace {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

constexpr int calls_a_page = 50;

// ---- from paper

Response show_code_form(Here& here, Typed const& typed) {
    loop::FormPage page{
        .title = "Type in a paper form", .back = "/surveys", .path = "/surveys/enter", .button = "Go on"};
    page.before = loop::paragraph("The code stands at the top of the form. Destroy the form when it is typed in.");
    page.fields = loop::line_field(typed, {"code", "Code on the form", "", "govuk-input--width-20"});
    return loop::show_form(here, page, typed.problems);
}

/// The form invites them to write so.
Html stop_box(Typed const& typed) {
    govuk::Checkboxes boxes{.name = "stop_asking", .values = web::Form(typed.fields).all("stop_asking")};
    boxes.items.push_back({.value = "yes", .text = "They wrote “Do not ask me again”"});
    return govuk::checkboxes(boxes);
}

Response show_entry(Here& here, Invitation const& invitation, Typed const& typed) {
    auto const version = version_of(here.db, invitation.survey, invitation.version);
    loop::FormPage page{.title = "The answers on the form",
                        .back = "/surveys/enter",
                        .path = "/surveys/enter/answers",
                        .button = "Keep the answers"};
    page.fields = loop::hidden("code", typed.text("code")) +
                  question_fields(typed, asked_of(version, invitation), invitation.matters, Asks::staff) +
                  stop_box(typed);
    return loop::show_form(here, page, typed.problems);
}

Response no_such_form(Here& here, web::Form const& form) {
    return show_code_form(here, {{{"code", form.text("code")}}, {{"code", std::string(no_such_code())}}});
}

Response show_enter(Request const&, Here& here) { return show_code_form(here, {}); }

Response enter(Request const& request, Here& here) {
    web::Form const form(request);
    if (form.text("code").empty()) {
        return show_code_form(here, {{}, {{"code", "Enter the code that stands on the form"}}});
    }
    auto const invitation = invitation_of(here.db, form.text("code"));
    if (!invitation) {
        count_wrong_code(request, here, form.text("code"));
        return no_such_form(here, form);
    }
    return show_entry(here, *invitation, {request.form, {}});
}

struct KeptView {
    Html panel;
    std::optional<std::string> concern;
    Html next;
};
BOOST_DESCRIBE_STRUCT(KeptView, (), (panel, concern, next))
web::Template<KeptView> const kept_page{"areas/surveys/views/kept.html"};

Response show_kept(Here const& here, std::optional<loop::ConcernOpened> const& opened, std::string const& next) {
    KeptView view{.panel = govuk::panel({.title = "The answers are in", .text = "They lead back to nobody now"}),
                  .concern = std::nullopt,
                  .next = loop::button_link("Go on", next, true) + loop::button_link("Surveys", "/surveys")};
    if (opened) {
        view.concern = fmt::format("A concern was opened: {}. Somebody rings them by {}.", opened->reference,
                                   heed::spoken(opened->ring_by));
    }
    return people::show(here, "The answers are in", kept_page(view));
}

Response enter_answers(Request const& request, Here& here) {
    web::Form const form(request);
    return take_form(request, here,
                     {.channel = Channel::paper,
                      .by = here.me().id.number,
                      .find = [&](store::Reading const& db) { return invitation_of(db, form.text("code")); },
                      .ask_again = [&](Invitation const& invitation,
                                       Typed const& typed) { return show_entry(here, invitation, typed); },
                      .thank =
                          [&](std::optional<loop::ConcernOpened> const& opened) {
                              return show_kept(here, opened, "/surveys/enter");
                          },
                      .not_found =
                          [&] {
                              count_wrong_code(request, here, form.text("code"));
                              return no_such_form(here, form);
                          }});
}

// ---- on the telephone

std::string path_of_call(Id<Survey> survey, Id<Invitation> id) {
    return fmt::format("{}/calls/{}", path_of(survey), id.number);
}

bool may_ring(Here const& here, Invitation const& invitation) {
    return invitation.next == Next::ring && invitation.team != here.me().team.number;
}

struct CallsView {
    Html back;
    Html records;
    Html more;
};
BOOST_DESCRIBE_STRUCT(CallsView, (), (back, records, more))
web::Template<CallsView> const calls_page{"areas/surveys/views/calls.html"};

Response show_calls(Request const& request, Here& here, Id<Survey> id) {
    auto const survey = survey_there(here.db, id);
    auto const calls = to_do(here.db, id, Next::ring, loop::asked_id<Invitation>(request, "after"), calls_a_page);
    govuk::Records records{.caption = "People to ring, those asked first on top",
                           .head = {{.text = "Whom"}, {.text = "Telephone"}, {.text = "They need"}, {.text = "Until"}},
                           .when_empty = "Nobody is to be rung."};
    for (auto const& call : calls) {
        if (may_ring(here, call)) {
            auto const name = call.name.empty() ? "Somebody who gave no name" : call.name;
            records.rows.push_back({{.text = loop::link(path_of_call(id, call.id), name)},
                                    {.text = call.phone, .classes = "heed-nowrap"},
                                    {.text = call.language},
                                    {.text = brief(call.closes_on)}});
        }
    }
    Html more;
    if (calls.size() == calls_a_page) {
        more = govuk::pagination(
            {.next = {.href = fmt::format("{}/calls?after={}", path_of(id), calls.back().id.number)}});
    }
    return people::show(
        here, "People to ring",
        calls_page({govuk::back_link({.text = survey.name, .href = path_of(id)}), govuk::records(records), more}));
}

Invitation must_find_call(Here const& here, Id<Survey> survey, Id<Invitation> id) {
    auto call = find_invitation(here.db, survey, id);
    if (!call || !may_ring(here, *call)) {
        throw NotFound();
    }
    return std::move(*call);
}

struct CallView {
    Html back;
    Html problems;
    std::string whom;
    std::string phone;
    Html needs;
    std::string council;
    std::string intro;
    std::string path;
    Html form_fields;
    Html fields;
    Html button;
    Html other_form_fields;
    Html other_buttons;
};
BOOST_DESCRIBE_STRUCT(CallView, (),
                      (back, problems, whom, phone, needs, council, intro, path, form_fields, fields, button,
                       other_form_fields, other_buttons))
web::Template<CallView> const call_page{"areas/surveys/views/call.html"};

Html problems_of(Problems const& problems) {
    govuk::ErrorSummary summary;
    for (auto const& one : problems) {
        summary.errors.push_back({.text = one.says, .href = "#" + one.field});
    }
    return problems.empty() ? Html{} : govuk::error_summary(summary);
}

Response show_call(Here& here, Invitation const& call, Typed const& typed) {
    auto const version = version_of(here.db, call.survey, call.version);
    auto const asks = call.easy_read ? Asks::staff_in_easy_read : Asks::staff;
    CallView const view{.back = govuk::back_link({.text = "People to ring", .href = path_of(call.survey) + "/calls"}),
                        .problems = problems_of(typed.problems),
                        .whom = call.name.empty() ? "somebody who gave no name" : call.name,
                        .phone = call.phone,
                        .needs = call.language.empty()
                                     ? Html{}
                                     : govuk::warning_text({.text = "Ring with an interpreter: " + call.language}),
                        .council = here.council.name,
                        .intro = call.easy_read ? version.easy_intro : version.intro,
                        .path = path_of_call(call.survey, call.id),
                        .form_fields = here.form_fields(),
                        .fields = question_fields(typed, asked_of(version, call), call.matters, asks),
                        .button = govuk::button({.text = "Keep the answers", .prevent_double_click = true}),
                        .other_form_fields = here.form_fields(),
                        .other_buttons = govuk::button({.text = "They do not want to answer",
                                                        .classes = "govuk-button--secondary",
                                                        .name = "ended",
                                                        .value = "declined"}) +
                                         govuk::button({.text = "They do not want to be asked again",
                                                        .classes = "govuk-button--secondary",
                                                        .name = "ended",
                                                        .value = "stop"})};
    return people::show(here, "Ring and ask", call_page(view), typed.problems);
}

Response show_call_form(Request const&, Here& here, Id<Survey> survey, Id<Invitation> id) {
    return show_call(here, must_find_call(here, survey, id), {});
}

Response enter_call(Request const& request, Here& here, Id<Survey> survey, Id<Invitation> id) {
    return take_form(
        request, here,
        {.channel = Channel::phone,
         .by = here.me().id.number,
         .find =
             [&](store::Reading const& db) {
                 auto call = find_invitation(db, survey, id);
                 return call && may_ring(here, *call) ? call : std::nullopt;
             },
         .ask_again = [&](Invitation const& call, Typed const& typed) { return show_call(here, call, typed); },
         .thank =
             [&](std::optional<loop::ConcernOpened> const& opened) {
                 return show_kept(here, opened, path_of(survey) + "/calls");
             },
         .not_found = []() -> Response { throw NotFound(); }});
}

Response end_call(Request const& request, Here& here, Id<Survey> survey, Id<Invitation> id) {
    auto const call = must_find_call(here, survey, id);
    bool const stop = web::Form(request).text("ended") == "stop";
    return people::change(request, here, [&](store::Writing& db) {
        if (stop) {
            stop_asking(db, call.mark, doing_now(here));
        } else {
            declined(db, call, doing_now(here));
        }
        return web::see(path_of(survey) + "/calls");
    });
}

}  // namespace

void mount_entry(people::Site& at) {
    at.get("/surveys/enter", may::enter_survey_answers, show_enter);
    at.post("/surveys/enter", may::enter_survey_answers, enter);
    at.post("/surveys/enter/answers", may::enter_survey_answers, enter_answers);
    at.get("/surveys/{id}/calls", may::enter_survey_answers, show_calls);
    at.get("/surveys/{id}/calls/{call}", may::enter_survey_answers, show_call_form);
    at.post("/surveys/{id}/calls/{call}", may::enter_survey_answers, enter_call);
    at.post("/surveys/{id}/calls/{call}/ended", may::enter_survey_answers, end_call);
}

}  // namespace heed::surveys
