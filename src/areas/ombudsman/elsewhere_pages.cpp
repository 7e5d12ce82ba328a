// Decisions about other councils: pasted, checked, put to somebody, answered.

#include <algorithm>

#include <fmt/format.h>

#include "areas/ombudsman/elsewhere_store.hpp"
#include "areas/ombudsman/pages.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/around_links.hpp"
#include "loop/before/seen_before_parts.hpp"
#include "loop/offers.hpp"
#include "people/members.hpp"

namespace heed::ombudsman {

namespace may = people::may;
namespace govuk = web::govuk;
using loop::day_field;
using loop::line_field;
using loop::link;
using loop::paragraph;
using loop::pick_from;
using loop::text_field;
using loop::Typed;
using people::Here;
using people::May;
using people::Request;
using people::Response;
using web::Html;

namespace {

constexpr int days_to_answer = 28;

std::string path_of(Id<Elsewhere> id) { return fmt::format("/ombudsman/elsewhere/{}", id.number); }

Elsewhere elsewhere_there(Here const& here, Id<Elsewhere> id) {
    auto const found = find_elsewhere(here.db, id);
    if (!found) {
        throw NotFound();
    }
    return *found;
}

// ---- the list

Html answer_badge(Elsewhere const& one, Day today) {
    if (one.answer.empty()) {
        return govuk::badge({"Not answered", govuk::Standing::waiting}) + due_badge(one.due, today);
    }
    auto const answer = named<CouldHappen>(one.answer).value_or(CouldHappen::do_not_know);
    return govuk::badge({spoken(answer), is_near_miss(answer) ? govuk::Standing::late : govuk::Standing::neutral});
}

Html table_of(std::string const& caption, std::vector<Elsewhere> const& all, Here const& here,
              std::string const& when_empty) {
    loop::Names names(here.db);
    govuk::Records table{.caption = caption,
                         .head = {{.text = "Decision"},
                                  {.text = "About"},
                                  {.text = "What happened there"},
                                  {.text = "Put to"},
                                  {.text = "Could it happen here?"}},
                         .when_empty = when_empty};
    for (auto const& one : all) {
        table.rows.push_back({{.text = link(path_of(one.id), one.reference), .classes = "heed-nowrap"},
                              {.text = one.body},
                              {.text = shortened(one.summary, 160)},
                              {.text = names.of(one.asked.number)},
                              {.text = answer_badge(one, here.today)}});
    }
    return govuk::records(table);
}

struct ElsewhereListView {
    Html back;
    Html paste;
    Html waiting;
    Html all;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ElsewhereListView, (), (back, paste, waiting, all, pages))
web::Template<ElsewhereListView> const list_page{"areas/ombudsman/views/elsewhere_list.html"};

Response list(Request const& request, Here& here) {
    auto const around = loop::around_asked(request);
    auto const page = loop::one_page(list_elsewhere(here.db, around, loop::page_length + 1), around);
    auto const waiting = unanswered_elsewhere(here.db, loop::page_length);
    ElsewhereListView const view{
        here.may(May::see_cases) ? govuk::back_link({.text = "Cases with the Ombudsman", .href = "/ombudsman"})
                                 : Html{},
        here.may(May::write_learning) ? loop::button_link("Read in a decision", "/ombudsman/elsewhere/new", true)
                                      : Html{},
        waiting.empty() ? Html{} : table_of("Not answered, the first due first", waiting, here, ""),
        table_of("Every decision that was read in", page.lines, here, "No decision about another council was read in."),
        loop::links_around("/ombudsman/elsewhere", page, [](auto const& one) { return one.id.number; })};
    return people::show(here, "Could this happen here?", list_page(view));
}

// ---- read in

std::vector<loop::Option> those_asked(store::Reading const& db) {
    std::vector<loop::Option> options;
    for (auto const& member : people::list_members(db, {}, 500)) {
        if (!member.ended_at && member.may(May::see_learning)) {
            options.push_back({fmt::format("{}", member.id.number), member.name});
        }
    }
    return options;
}

std::int64_t asked_member(store::Reading const& db, web::Form const& form) {
    auto const id = loop::member_chosen(db, form, "member");
    auto const member = id == 0 ? std::nullopt : people::find_member(db, {id});
    return member && member->may(May::see_learning) ? id : 0;
}

Html asking_fields(Here const& here, Typed const& typed) {
    return govuk::lines({pick_from(typed, {"member", "Who is asked whether this could happen here?"},
                                   those_asked(here.db), "Select a person"),
                         day_field(typed, {"due", "By when do they answer?"})});
}

Response show_paste(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Read in a decision about another council",
                        .back = "/ombudsman/elsewhere",
                        .path = "/ombudsman/elsewhere/new",
                        .button = "Read it"};
    page.before = paragraph(
        "Paste the whole text of a decision from the Ombudsman’s site. You check what was read before it is put to "
        "anybody. Or paste a CSV of several: its first line names the columns reference, council, category, decision, "
        "date, summary, agreed action; these are put to one person at once.");
    page.fields = govuk::lines(
        {text_field(typed, {"pasted", "Text of the decision, or CSV"}, 12), asking_fields(here, typed)});
    return loop::show_form(here, page, typed.problems);
}

Response show_paste_form(Request const&, Here& here) {
    return show_paste(here, {loop::day_as_typed("due", here.today + days_to_answer), {}});
}

/// The fields of the second form, filled with what was read.
Html read_fields(Here const& here, Typed const& typed) {
    return govuk::lines(
        {line_field(typed, {"reference", "The Ombudsman’s reference", "", "govuk-input--width-10"}),
         line_field(typed, {"body", "Which council is it about?"}),
         line_field(typed, {"category", "Category (optional)"}), line_field(typed, {"decision", "Decision (optional)"}),
         day_field(typed, {"decided_on", "Date of the decision (optional)"}),
         text_field(typed, {"summary", "What happened there?"}, 6),
         text_field(typed, {"agreed_action", "What was agreed? (optional)"}, 6), asking_fields(here, typed)});
}

Response show_check(Here& here, Typed const& typed) {
    loop::FormPage page{.title = "Check what was read",
                        .back = "/ombudsman/elsewhere/new",
                        .path = "/ombudsman/elsewhere/check",
                        .button = "Put it to them"};
    page.fields = read_fields(here, typed);
    return loop::show_form(here, page, typed.problems);
}

std::vector<web::Field> as_typed(PublishedDecision const& one, std::vector<web::Field> const& form) {
    std::vector<web::Field> fields{{"reference", one.reference}, {"body", one.body},
                                   {"category", one.category},   {"decision", one.decision},
                                   {"summary", one.summary},     {"agreed_action", one.agreed_action}};
    if (one.decided_on) {
        auto const day = loop::day_as_typed("decided_on", *one.decided_on);
        fields.insert(fields.end(), day.begin(), day.end());
    }
    for (auto const& field : form) {
        if (field.name == "member" || field.name.starts_with("due-")) {
            fields.push_back(field);
        }
    }
    return fields;
}

/// Several at once; those that are here already are left out.
Response take_table(Request const& request, Here& here, std::string const& pasted) {
    web::Form const form(request);
    auto const all = read_table(pasted);
    auto const to = put_to({asked_member(here.db, form), form.typed_day("due")}, here.today);
    if (!all || !to) {
        Problems problems = all ? Problems{} : all.error();
        if (!to) {
            problems.insert(problems.end(), to.error().begin(), to.error().end());
        }
        return show_paste(here, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        for (auto const& one : *all) {
            if (!elsewhere_referred(db, one.reference)) {
                add_elsewhere(db, one, *to, doing_now(here));
            }
        }
        return web::see("/ombudsman/elsewhere");
    });
}

Response read_it(Request const& request, Here& here) {
    auto const pasted = web::Form(request).text("pasted");
    if (pasted.empty() || pasted.size() > most_pasted) {
        return show_paste(here, {request.form,
                                 {{"pasted", pasted.empty() ? "Paste the text of a decision"
                                                            : "The text must be 200,000 characters or fewer"}}});
    }
    if (looks_like_a_table(pasted)) {
        return take_table(request, here, pasted);
    }
    return show_check(here, {as_typed(read_page(pasted), request.form), {}});
}

Response check_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto const decision = checked(
        {form.text("reference"), form.text("body"), form.text("category"), form.text("decision"),
         form.typed_day("decided_on"), form.text("summary"), form.text("agreed_action")},
        here.today);
    auto const to = put_to({asked_member(here.db, form), form.typed_day("due")}, here.today);
    Problems problems = decision ? Problems{} : decision.error();
    if (!to) {
        problems.insert(problems.end(), to.error().begin(), to.error().end());
    }
    if (decision && elsewhere_referred(here.db, decision->reference)) {
        problems.push_back({"reference", "This decision was read in already"});
    }
    if (!problems.empty()) {
        return show_check(here, {request.form, problems});
    }
    return people::change(request, here, [&](store::Writing& db) {
        return web::see(path_of(add_elsewhere(db, *decision, *to, doing_now(here))));
    });
}

// ---- one decision

struct ElsewhereView {
    Html back;
    std::string reference;
    std::string body;
    Html standing;
    Html facts;
    Html answers;
    Html acts;
    Html alike;
};
BOOST_DESCRIBE_STRUCT(ElsewhereView, (), (back, reference, body, standing, facts, answers, acts, alike))
web::Template<ElsewhereView> const one_page{"areas/ombudsman/views/elsewhere.html"};

Html facts_of(Here const& here, Elsewhere const& one) {
    loop::Names names(here.db);
    govuk::SummaryList facts;
    facts.rows = {{.key = "What happened there", .value = one.summary},
                  {.key = "What was agreed", .value = one.agreed_action.empty() ? "Not read" : one.agreed_action},
                  {.key = "Category", .value = one.category.empty() ? "Not read" : one.category},
                  {.key = "Decision",
                   .value = fmt::format("{}{}", one.decision.empty() ? "Not read" : one.decision,
                                        one.decided_on ? ", " + heed::spoken(*one.decided_on) : "")},
                  {.key = "Put to",
                   .value = fmt::format("{}, to answer by {}", names.of(one.asked.number), heed::spoken(one.due))}};
    if (one.signal != 0 && here.may(May::see_signals)) {
        facts.rows.push_back(
            {.key = "In the loop", .value = link(fmt::format("/signals/{}", one.signal), "The near-miss")});
    }
    return govuk::summary_list(facts);
}

Html answers_shown(Here const& here, Elsewhere const& one) {
    loop::Names names(here.db);
    govuk::Records table{
        .caption = "Answers, the first first",
        .head = {{.text = "Could it happen here?"}, {.text = "What was looked at"}, {.text = "Who"}, {.text = "When"}},
        .when_empty = "Nobody has answered yet."};
    for (auto const& answer : answers_of(here.db, one.id)) {
        table.rows.push_back({{.text = spoken(answer.answer)},
                              {.text = answer.looked_at},
                              {.text = names.of(answer.by)},
                              {.text = brief(answer.answered_on), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

bool may_answer(Here const& here, Elsewhere const& one) {
    return here.may(May::write_learning) || here.me().id == one.asked;
}

Html acts_of(Here const& here, Elsewhere const& one) {
    Html buttons;
    if (may_answer(here, one)) {
        buttons += loop::button_link(one.answer.empty() ? "Answer it" : "Answer it again", path_of(one.id) + "/answer",
                                     one.answer.empty());
    }
    if (here.may(May::write_learning)) {
        if (one.signal != 0) {
            buttons += loop::button_link("Begin a learning point", fmt::format("/register/new?signal={}", one.signal));
        }
        buttons += loop::button_link("Put it to somebody", path_of(one.id) + "/put-to");
    }
    return govuk::element("div").classes("govuk-button-group").holding(buttons);
}

/// What we said and found ourselves that is alike: the first thing to look at.
Html alike_of(Here const& here, Elsewhere const& one) {
    std::optional<loop::Said> of;
    if (one.signal != 0) {
        of = loop::said(Id<loop::Signal>{one.signal});
    }
    auto const seen = loop::seen_before(here, {one.summary, of, here.today});
    return seen.empty() ? paragraph("Nothing of ours is alike enough to show.")
                        : loop::cards_of(here, one.summary, seen);
}

Response show_one(Request const&, Here& here, Id<Elsewhere> id) {
    auto const one = elsewhere_there(here, id);
    ElsewhereView const view{govuk::back_link({.text = "Could this happen here?", .href = "/ombudsman/elsewhere"}),
                             one.reference,
                             one.body,
                             answer_badge(one, here.today),
                             facts_of(here, one),
                             answers_shown(here, one),
                             acts_of(here, one),
                             alike_of(here, one)};
    return people::show(here, "Could this happen here? " + one.reference, one_page(view));
}

// ---- answered, and put to somebody

Response show_answer(Here& here, Elsewhere const& one, Typed const& typed) {
    loop::FormPage page{.title = "Could this happen here?",
                        .back = path_of(one.id),
                        .path = path_of(one.id) + "/answer",
                        .button = "Answer"};
    page.before = govuk::inset_text({.text = one.summary}) +
                  paragraph("Yes and partly are near-misses: the loop hears them, and a learning point can follow. If "
                            "we do not know, the question comes back in 28 days.");
    page.fields = govuk::lines(
        {one_of(typed, {"answer", "Could it?"}, loop::options_of<CouldHappen>()),
         text_field(typed,
                    {"looked_at", "What did you look at?",
                     "For example: 12 reviews of last month; the letter that we send; two teams. " +
                         std::string(without_names)},
                    4)});
    return loop::show_form(here, page, typed.problems);
}

Elsewhere to_be_answered(Here const& here, Id<Elsewhere> id) {
    auto const one = elsewhere_there(here, id);
    if (!may_answer(here, one)) {
        throw Forbidden();
    }
    return one;
}

Response show_answer_form(Request const&, Here& here, Id<Elsewhere> id) {
    return show_answer(here, to_be_answered(here, id), {});
}

Response answer_it(Request const& request, Here& here, Id<Elsewhere> id) {
    auto const one = to_be_answered(here, id);
    web::Form const form(request);
    auto const answer = answered({form.choice<CouldHappen>("answer"), form.text("looked_at")}, here.today);
    if (!answer) {
        return show_answer(here, one, {request.form, answer.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        answer_elsewhere(db, one, *answer, doing_now(here));
        return web::see(path_of(id));
    });
}

Response show_putting(Here& here, Elsewhere const& one, Typed const& typed) {
    loop::FormPage page{.title = "Put the question to somebody",
                        .back = path_of(one.id),
                        .path = path_of(one.id) + "/put-to",
                        .button = "Put it to them"};
    page.fields = asking_fields(here, typed);
    return loop::show_form(here, page, typed.problems);
}

Response show_putting_form(Request const&, Here& here, Id<Elsewhere> id) {
    return show_putting(here, elsewhere_there(here, id), {loop::day_as_typed("due", here.today + days_to_answer), {}});
}

Response put_it(Request const& request, Here& here, Id<Elsewhere> id) {
    auto const one = elsewhere_there(here, id);
    web::Form const form(request);
    auto const to = put_to({asked_member(here.db, form), form.typed_day("due")}, here.today);
    if (!to) {
        return show_putting(here, one, {request.form, to.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        put_elsewhere_to(db, one, *to, doing_now(here));
        return web::see(path_of(id));
    });
}

}  // namespace

void mount_elsewhere(people::Site& at) {
    loop::offers().add("ombudsman_elsewhere", {.path = [](std::int64_t id) { return path_of(Id<Elsewhere>{id}); }});
    at.get("/ombudsman/elsewhere", may::see_learning, list);
    at.get("/ombudsman/elsewhere/new", may::write_learning, show_paste_form);
    at.post("/ombudsman/elsewhere/new", may::write_learning, read_it);
    at.post("/ombudsman/elsewhere/check", may::write_learning, check_it);
    at.get("/ombudsman/elsewhere/{id}", may::see_learning, show_one);
    at.get("/ombudsman/elsewhere/{id}/answer", may::see_learning, show_answer_form);
    at.post("/ombudsman/elsewhere/{id}/answer", may::see_learning, answer_it);
    at.get("/ombudsman/elsewhere/{id}/put-to", may::write_learning, show_putting_form);
    at.post("/ombudsman/elsewhere/{id}/put-to", may::write_learning, put_it);
}

}  // namespace heed::ombudsman
