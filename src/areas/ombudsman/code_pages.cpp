// The self-assessment against the Complaint Handling Code, for staff, and the published one for anybody.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/categories.hpp"
#include "areas/ombudsman/code_store.hpp"
#include "areas/ombudsman/pages.hpp"
#include "kernel/failure.hpp"
#include "loop/accounts.hpp"
#include "loop/around_links.hpp"
#include "loop/offers.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::day_field;
using loop::link;
using loop::paragraph;
using loop::text_field;
using loop::Typed;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::Html;

namespace {

std::string path_of(Id<CodeAssessment> id) { return fmt::format("/ombudsman/code/{}", id.number); }

AssessmentTold assessment_there(Here const& here, Id<CodeAssessment> id) {
    auto told = find_assessment(here.db, id);
    if (!told) {
        throw NotFound();
    }
    return std::move(*told);
}

CodeParagraph paragraph_there(AssessmentTold const& told, std::string const& code) {
    auto const all = code_paragraphs(static_cast<int>(told.about.year));
    auto const found = std::ranges::find(all, code, &CodeParagraph::code);
    if (found == all.end()) {
        throw NotFound();
    }
    return *found;
}

govuk::Standing standing_for(Keeps keeps) {
    switch (keeps) {
        case Keeps::yes: return govuk::Standing::good;
        case Keeps::partly: return govuk::Standing::waiting;
        case Keeps::no: break;
    }
    return govuk::Standing::late;
}

// ---- the list

Html standing_of(CodeAssessment const& one) {
    if (one.taken_off_on) {
        return govuk::badge({"Taken off", govuk::Standing::neutral});
    }
    if (one.published_on) {
        return govuk::badge({"Published", govuk::Standing::good});
    }
    return govuk::badge({one.finished_on ? "Finished" : "Being made", govuk::Standing::waiting});
}

struct CodeListView {
    Html back;
    Html begin;
    Html open_page;
    Html all;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(CodeListView, (), (back, begin, open_page, all, pages))
web::Template<CodeListView> const list_page{"areas/ombudsman/views/code_list.html"};

Response list(Request const& request, Here& here) {
    auto const around = loop::around_asked(request);
    auto const page = loop::one_page(list_assessments(here.db, around, loop::page_length + 1), around);
    govuk::Records table{.caption = "Self-assessments, the newest first",
                         .head = {{.text = "Year"},
                                  {.text = "Occasion"},
                                  {.text = "Begun"},
                                  {.text = "We keep the Code"},
                                  {.text = "Stands"}},
                         .when_empty = "No self-assessment has been made."};
    for (auto const& one : page.lines) {
        table.rows.push_back({{.text = link(path_of(one.id), spoken_year(static_cast<int>(one.year)))},
                              {.text = spoken(one.occasion)},
                              {.text = brief(one.begun_on), .classes = "heed-nowrap"},
                              {.text = in_short(assessment_there(here, one.id))},
                              {.text = standing_of(one)}});
    }
    CodeListView const view{
        here.may(May::see_cases) ? govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"})
                                 : Html{},
        here.may(May::make_reports) ? loop::button_link("Begin a self-assessment", "/ombudsman/code/new", true)
                                    : Html{},
        paragraph(link("/complaint-handling-code", "The page that anybody can read")), govuk::records(table),
        loop::links_around("/ombudsman/code", page, [](auto const& one) { return one.id.number; })};
    return people::show(here, "Complaint Handling Code", list_page(view));
}

Response show_begin(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Begin a self-assessment",
                        .back = "/ombudsman/code",
                        .path = "/ombudsman/code/new",
                        .button = "Begin it"};
    page.before = paragraph("Once a year, and again after a restructure or a change of procedure.");
    page.fields = govuk::lines(
        {one_of(typed, {"occasion", "Why is it made?"}, loop::options_of<Occasion>()),
         text_field(typed, {"what_changed", "If it is made again: what changed, and when?"}, 3)});
    return loop::show_form(here, page, typed.problems);
}

Response show_begin_form(Request const&, Here& here) { return show_begin(here, {}); }

Response begin(Request const& request, Here& here) {
    web::Form const form(request);
    auto const made = begun({form.choice<Occasion>("occasion"), form.text("what_changed")}, here.today);
    if (!made) {
        return show_begin(here, {request.form, made.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        return web::see(path_of(begin_assessment(db, *made, doing_now(here))));
    });
}

// ---- one of them

bool may_answer(Here const& here, AssessmentTold const& told) {
    return here.may(May::make_reports) && !told.about.finished_on;
}

Html improvement_of(Here const& here, AssessmentTold const& told, CodeAnswer const& answer) {
    if (answer.answer == Keeps::yes) {
        return {};
    }
    if (answer.signal != 0) {
        return here.may(May::see_signals) ? link(fmt::format("/signals/{}", answer.signal), "In the loop")
                                          : govuk::element("span").holding("In the loop");
    }
    return here.may(May::write_learning)
               ? link(fmt::format("{}/paragraphs/{}/improve", path_of(told.about.id), answer.paragraph),
                      "Begin an improvement")
               : govuk::badge({"Not in the loop yet", govuk::Standing::waiting});
}

/// How we know; where it is not kept, what will change and by when.
Html explained(CodeAnswer const& answer) {
    Html out = govuk::element("span").holding(answer.evidence);
    if (!answer.will_change.empty() && answer.change_by) {
        govuk::add_line(out,
                        govuk::element("p")
                            .classes("govuk-body-s")
                            .holding(fmt::format("By {}: {}", heed::spoken(*answer.change_by), answer.will_change)));
    }
    return out;
}

Html paragraphs_of(Here const& here, AssessmentTold const& told) {
    loop::Names names(here.db);
    govuk::Records table{.caption = "The Code, paragraph by paragraph",
                         .head = {{.text = "What it asks, in our words"},
                                  {.text = "Do we keep it?"},
                                  {.text = "How we know"},
                                  {.text = "Who said so"},
                                  {.text = "Improvement"}}};
    for (auto const& one : code_paragraphs(static_cast<int>(told.about.year))) {
        auto const* answer = answer_to(told, one.code);
        auto const path = fmt::format("{}/paragraphs/{}", path_of(told.about.id), one.code);
        Html kept = answer == nullptr ? govuk::badge({"Not answered", govuk::Standing::neutral})
                                      : govuk::badge({spoken(answer->answer), standing_for(answer->answer)});
        if (may_answer(here, told)) {
            govuk::add_line(kept, govuk::element("p")
                                      .classes("govuk-body-s")
                                      .holding(link(path, answer == nullptr ? "Answer it" : "Change it")));
        }
        table.rows.push_back(
            {{.text = said(one) + (one.read ? "" : " (We know this only from what councils say of it.)")},
             {.text = kept},
             {.text = answer == nullptr ? Html{} : explained(*answer)},
             {.text = answer == nullptr ? std::string()
                                        : fmt::format("{}, {}", names.of(answer->by), brief(answer->answered_on))},
             {.text = answer == nullptr ? Html{} : improvement_of(here, told, *answer)}});
    }
    return govuk::records(table);
}

/// What the areas account for in the year: the numbers to judge by, from their own clocks.
Html numbers_of(Here const& here, AssessmentTold const& told) {
    auto const [first, last] = days_of_year(static_cast<int>(told.about.year));
    loop::AccountFor const asked{{first, std::min(last, here.today)}, here.may(May::see_kept_from_worker), here.today};
    govuk::SummaryList list;
    for (auto const& area : loop::accounts().all()) {
        if (area.key != "complaints" && area.key != "ombudsman") {
            continue;
        }
        for (auto const& counted : area.make(here.db, asked).counted) {
            list.rows.push_back({.key = counted.name, .value = fmt::format("{}. {}", counted.number, counted.means)});
        }
    }
    return list.rows.empty() ? paragraph("No area accounts for this year.") : govuk::summary_list(list);
}

struct CodeView {
    Html back;
    std::string year;
    std::string occasion;
    std::string what_changed;
    Html standing;
    std::string in_short;
    Html acts;
    Html paragraphs;
    Html numbers;
    std::string response;
};
BOOST_DESCRIBE_STRUCT(CodeView, (),
                      (back, year, occasion, what_changed, standing, in_short, acts, paragraphs, numbers, response))
web::Template<CodeView> const code_page{"areas/ombudsman/views/code.html"};

Html acts_of(Here const& here, AssessmentTold const& told) {
    auto const path = path_of(told.about.id);
    Html buttons;
    if (may_answer(here, told) && unanswered(told).empty()) {
        buttons += loop::button_link("Finish it", path + "/finish", true);
    }
    bool const stands = told.about.published_on && !told.about.taken_off_on;
    if (here.may(May::publish_learning) && told.about.finished_on) {
        buttons += stands ? loop::button_link("Take it off the public page", path + "/take-off")
                          : loop::button_link("Publish it", path + "/publish", true);
    }
    return govuk::element("div").classes("govuk-button-group").holding(buttons);
}

Response show_one(Request const&, Here& here, Id<CodeAssessment> id) {
    auto const told = assessment_there(here, id);
    CodeView const view{govuk::back_link({.text = "Complaint Handling Code", .href = "/ombudsman/code"}),
                        spoken_year(static_cast<int>(told.about.year)),
                        std::string(spoken(told.about.occasion)),
                        told.about.what_changed,
                        standing_of(told.about),
                        in_short(told),
                        acts_of(here, told),
                        paragraphs_of(here, told),
                        numbers_of(here, told),
                        told.about.response};
    return people::show(here, "Complaint Handling Code, " + view.year, code_page(view));
}

// ---- answering

AssessmentTold unfinished(Here const& here, Id<CodeAssessment> id) {
    auto told = assessment_there(here, id);
    if (told.about.finished_on) {
        throw Conflict();
    }
    return told;
}

Response show_answer(Here& here, AssessmentTold const& told, CodeParagraph const& one, Typed const& typed) {
    loop::FormPage page{.title = "Do we keep this?",
                        .back = path_of(told.about.id),
                        .path = fmt::format("{}/paragraphs/{}", path_of(told.about.id), one.code),
                        .button = "Save"};
    page.before = govuk::inset_text({.text = said(one)}) +
                  paragraph("These are our own short words. Read the paragraph in the Code before you answer.");
    page.fields = govuk::lines(
        {one_of(typed, {"answer", "Do we keep it?"}, loop::options_of<Keeps>()),
         text_field(typed,
                    {"evidence", "How do we know?",
                     "With numbers and where they come from. This is published: no names of people."},
                    5),
         text_field(typed,
                    {"will_change", "What will change?",
                     "Where we keep it partly or not. It is published too, and stands in the yearly report."},
                    3),
         day_field(typed, {"change_by", "By when?", "Where we keep it partly or not"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_answer_form(Request const&, Here& here, Id<CodeAssessment> id, std::string code) {
    auto const told = unfinished(here, id);
    auto const one = paragraph_there(told, code);
    auto const* before = answer_to(told, code);
    std::vector<web::Field> fields;
    if (before != nullptr) {
        fields = {{"answer", std::string(name_of(before->answer))},
                  {"evidence", before->evidence},
                  {"will_change", before->will_change}};
        if (before->change_by) {
            auto const day = loop::day_as_typed("change_by", *before->change_by);
            fields.insert(fields.end(), day.begin(), day.end());
        }
    }
    return show_answer(here, told, one, {fields, {}});
}

Response answer_it(Request const& request, Here& here, Id<CodeAssessment> id, std::string code) {
    auto const told = unfinished(here, id);
    auto const one = paragraph_there(told, code);
    web::Form const form(request);
    auto const answer = answered(
        {form.choice<Keeps>("answer"), form.text("evidence"), form.text("will_change"), form.typed_day("change_by")},
        one, here.today);
    if (!answer) {
        return show_answer(here, told, one, {request.form, answer.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        answer_paragraph(db, id, *answer, doing_now(here));
        return web::see(path_of(id));
    });
}

CodeAnswer to_improve(AssessmentTold const& told, std::string const& code) {
    auto const* answer = answer_to(told, code);
    if (answer == nullptr || answer->answer == Keeps::yes || answer->signal != 0) {
        throw Conflict();
    }
    return *answer;
}

Response ask_to_improve(Request const&, Here& here, Id<CodeAssessment> id, std::string code) {
    auto const told = assessment_there(here, id);
    auto const one = paragraph_there(told, code);
    auto const answer = to_improve(told, code);
    loop::FormPage page{.title = "Begin an improvement",
                        .back = path_of(id),
                        .path = fmt::format("{}/paragraphs/{}/improve", path_of(id), code),
                        .button = "Begin it"};
    page.before = govuk::inset_text({.text = said(one)}) +
                  paragraph(fmt::format("{}: {}", spoken(answer.answer), answer.evidence)) +
                  paragraph("The loop hears it as a finding, and the form of a learning point opens.");
    return loop::show_form(here, page, {});
}

Response improve_it(Request const& request, Here& here, Id<CodeAssessment> id, std::string code) {
    auto const told = assessment_there(here, id);
    auto const one = paragraph_there(told, code);
    auto const answer = to_improve(told, code);
    return people::change(request, here, [&](store::Writing& db) {
        auto const signal = begin_improvement(db, id, one, answer, doing_now(here));
        return web::see(fmt::format("/register/new?signal={}", signal.number));
    });
}

// ---- finished, published, taken off

Response show_finishing(Here& here, AssessmentTold const& told, Problems const& problems) {
    loop::FormPage page{.title = "Finish the self-assessment",
                        .back = path_of(told.about.id),
                        .path = path_of(told.about.id) + "/finish",
                        .button = "Finish it"};
    page.before = paragraph(in_short(told) + ".") +
                  paragraph("Nothing of it can be changed afterwards. The next one is due in a year.");
    return loop::show_form(here, page, problems);
}

Response ask_to_finish(Request const&, Here& here, Id<CodeAssessment> id) {
    return show_finishing(here, unfinished(here, id), {});
}

Response finish_it(Request const& request, Here& here, Id<CodeAssessment> id) {
    auto const told = unfinished(here, id);
    auto const done = finished(told, here.today);
    if (!done) {
        return show_finishing(here, told, done.error());
    }
    return people::change(request, here, [&](store::Writing& db) {
        finish_assessment(db, id, doing_now(here));
        return web::see(path_of(id));
    });
}

Response show_publishing(Here& here, AssessmentTold const& told, Typed const& typed) {
    loop::FormPage page{.title = "Publish the self-assessment",
                        .back = path_of(told.about.id),
                        .path = path_of(told.about.id) + "/publish",
                        .button = "Publish it"};
    page.before = paragraph("Anybody can then read every answer and how we know. It replaces the one before.");
    page.fields = text_field(typed, {"response", "What is the governing body’s response?", "Paragraph 8.2"}, 5);
    return loop::show_form(here, page, typed.problems);
}

Response show_publishing_form(Request const&, Here& here, Id<CodeAssessment> id) {
    auto const told = assessment_there(here, id);
    if (!told.about.finished_on) {
        throw Conflict();
    }
    return show_publishing(here, told, {{{"response", told.about.response}}, {}});
}

Response publish_it(Request const& request, Here& here, Id<CodeAssessment> id) {
    auto const told = assessment_there(here, id);
    auto const response = ready_to_publish(told, web::Form(request).text("response"));
    if (!response) {
        return show_publishing(here, told, {request.form, response.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        publish_assessment(db, id, *response, doing_now(here));
        return web::see(path_of(id));
    });
}

Response ask_to_take_off(Request const&, Here& here, Id<CodeAssessment> id) {
    assessment_there(here, id);
    loop::FormPage page{.title = "Take the self-assessment off the public page",
                        .back = path_of(id),
                        .path = path_of(id) + "/take-off",
                        .button = "Take it off"};
    page.before = paragraph("The one that was published before it is shown again, if there is one.");
    return loop::show_form(here, page, {});
}

Response take_it_off(Request const& request, Here& here, Id<CodeAssessment> id) {
    assessment_there(here, id);
    return people::change(request, here, [&](store::Writing& db) {
        take_off_assessment(db, id, doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- for anybody

struct PublicCodeView {
    std::string council;
    bool some = false;
    std::string year;
    std::string published;
    std::string in_short;
    std::string response;
    Html paragraphs;
};
BOOST_DESCRIBE_STRUCT(PublicCodeView, (), (council, some, year, published, in_short, response, paragraphs))
web::Template<PublicCodeView> const public_page{"areas/ombudsman/views/code_public.html"};

Html public_paragraphs(AssessmentTold const& told) {
    govuk::Records table{.caption = "What the Code asks, and whether we do it",
                         .head = {{.text = "What the Code asks, in our words"},
                                  {.text = "Do we do it?"},
                                  {.text = "How we know, and what will change"}}};
    for (auto const& one : code_paragraphs(static_cast<int>(told.about.year))) {
        if (auto const* answer = answer_to(told, one.code)) {
            table.rows.push_back({{.text = said(one)},
                                  {.text = govuk::badge({spoken(answer->answer), standing_for(answer->answer)})},
                                  {.text = explained(*answer)}});
        }
    }
    return govuk::records(table);
}

Response show_to_anybody(Request const&, Here& here) {
    auto const told = published_assessment(here.db);
    PublicCodeView view;
    view.council = here.council.name;
    if (told) {
        view.some = true;
        view.year = spoken_year(static_cast<int>(told->about.year));
        view.published = heed::spoken(*told->about.published_on);
        view.in_short = in_short(*told);
        view.response = told->about.response;
        view.paragraphs = public_paragraphs(*told);
    }
    return people::show_resident(here, "How we handle complaints: the Ombudsman’s Code", public_page(view));
}

}  // namespace

void mount_code(people::Site& at) {
    loop::offers().add("ombudsman_code", {.path = [](std::int64_t id) { return path_of(Id<CodeAssessment>{id}); }});
    at.get("/complaint-handling-code", may::anybody, show_to_anybody);
    at.get("/ombudsman/code", may::see_learning, list);
    at.get("/ombudsman/code/new", may::make_reports, show_begin_form);
    at.post("/ombudsman/code/new", may::make_reports, begin);
    at.get("/ombudsman/code/{id}", may::see_learning, show_one);
    at.get("/ombudsman/code/{id}/paragraphs/{paragraph}", may::make_reports, show_answer_form);
    at.post("/ombudsman/code/{id}/paragraphs/{paragraph}", may::make_reports, answer_it);
    at.get("/ombudsman/code/{id}/paragraphs/{paragraph}/improve", may::write_learning, ask_to_improve);
    at.post("/ombudsman/code/{id}/paragraphs/{paragraph}/improve", may::write_learning, improve_it);
    at.get("/ombudsman/code/{id}/finish", may::make_reports, ask_to_finish);
    at.post("/ombudsman/code/{id}/finish", may::make_reports, finish_it);
    at.get("/ombudsman/code/{id}/publish", may::publish_learning, show_publishing_form);
    at.post("/ombudsman/code/{id}/publish", may::publish_learning, publish_it);
    at.get("/ombudsman/code/{id}/take-off", may::publish_learning, ask_to_take_off);
    at.post("/ombudsman/code/{id}/take-off", may::publish_learning, take_it_off);
}

}  // namespace heed::ombudsman
