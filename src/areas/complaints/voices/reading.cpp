#include "areas/complaints/voices/reading.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/rules.hpp"
#include "areas/complaints/voices/reading_store.hpp"
#include "areas/complaints/voices/voices_parts.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr std::size_t most_words = 2000;

std::vector<std::string> names_in(Teller const& teller) {
    std::vector<std::string> names;
    for (auto const& name : {teller.name, teller.whose_name, teller.somebody_to_ring}) {
        if (!trimmed(name).empty()) {
            names.push_back(name);
        }
    }
    return names;
}

/// Who can act on it and is no worker of the service: practice, directors and the complaints team.
std::vector<people::Member> who_can_act(store::Reading const& db) {
    std::vector<people::Member> all;
    for (auto const role :
         {people::Role::principal_social_worker, people::Role::director, people::Role::complaints_officer}) {
        for (auto const& member : people::members_with(db, role)) {
            all.push_back(member);
        }
    }
    return all;
}

bool is_kept_and_open(Story const& story, Here const&) { return story.said.kept_from_worker && is_open(story); }

// ---- reading first

web::Html no_fields(Story const&, Here const&, Typed const&) {
    return paragraph("It shows that somebody who is not of the service has read it before anything was done.");
}

Outcome<Do> judge_reading(Story const& story, Here const&, web::Form const&) {
    return Do([=](store::Writing& db, Doing const& doing) { mark_as_read(db, story, doing); });
}

// ---- passing on

web::Html pass_on_fields(Story const& story, Here const& here, Typed const& typed) {
    std::vector<Option> members{{"0", "Choose a person"}};
    for (auto const& member : who_can_act(here.db)) {
        members.push_back({fmt::format("{}", member.id.number), member.name});
    }
    auto const without = loop::made_anonymous(story.said.said, names_in(story.teller));
    return govuk::lines(
        {paragraph(
             "They read these words, the service and the month. They cannot open this page and do not learn which "
             "it is. Take out days, places and turns of phrase by which the person could be known."),
         text_field(typed, {"words", "What may they know?", "", without}, 8),
         pick_from(typed, {"for_member", "Who is to act on it?"}, members)});
}

Outcome<Do> judge_passing_on(Story const& story, Here const& here, web::Form const& form) {
    web::Checking checking;
    auto const words = checking.take(words_without_names(form.text("words"), story.teller));
    auto const member = form.number("for_member").value_or(0);
    auto const able = who_can_act(here.db);
    checking.expect(std::ranges::any_of(able, [&](auto const& one) { return one.id.number == member; }), "for_member",
                    "Choose who is to act on it");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Do([=, text = *words](store::Writing& db, Doing const& doing) { pass_on(db, story, text, member, doing); });
}

}  // namespace

Outcome<std::string> words_without_names(std::string const& words, Teller const& teller) {
    web::Checking checking;
    checking.expect_text(words, "words", "Enter what may be known", most_words);
    if (!checking.fine()) {
        return checking.problems();
    }
    auto const without = loop::made_anonymous(words, names_in(teller));
    checking.expect(without == words, "words",
                    "It still holds a name, an address, a number or a date by which the person could be known");
    return checking.fine() ? Outcome<std::string>(words) : checking.problems();
}

Act const read_it_first{"reading",
                        "Say that you have read it first",
                        "I have read it",
                        [](Story const& story, Here const& here) {
                            return is_kept_and_open(story, here) && !reading_of(here.db, story.said.id);
                        },
                        no_fields,
                        judge_reading,
                        May::see_kept_from_worker};
Act const pass_it_on_without_names{
    "passing-on",     "Pass it on without names", "Pass it on", is_kept_and_open, pass_on_fields,
    judge_passing_on, May::see_kept_from_worker};

web::Html show_reading(Story const& story, Here const& here) {
    if (!story.said.kept_from_worker) {
        return {};
    }
    loop::Names names(here.db);
    auto const reading = reading_of(here.db, story.said.id);
    govuk::SummaryList list;
    list.rows.push_back({.key = "Read first",
                         .value = reading ? fmt::format("by {}, {}", names.of(reading->by), spoken(reading->at))
                                          : std::string("not yet")});
    for (auto const& passed : passed_on_of(here.db, story.said.id)) {
        list.rows.push_back(
            {.key = fmt::format("Passed on to {}", names.of(passed.for_member)),
             .value = passed.done.empty() ? std::string("They have not said yet what they did") : passed.done});
    }
    return govuk::summary_list(list);
}

// ---- pages

namespace {

struct ReadingView {
    web::Html links;
    web::Html list;
};
BOOST_DESCRIBE_STRUCT(ReadingView, (), (links, list))
web::Template<ReadingView> const reading_page{"areas/complaints/views/reading.html"};

Response show_list(Request const&, Here& here) {
    govuk::Records table{
        .caption = "Kept from a worker and open, those that nobody has read first on top",
        .head = {{.text = "Reference"}, {.text = "It is a"}, {.text = "Received"}, {.text = "Read first"}},
        .when_empty = "Nothing that is kept from a worker is open."};
    for (auto const& one : cases_to_read(here.db)) {
        table.rows.push_back(
            {{.text = loop::link(path_of(one.id), reference_of(one.id))},
             {.text = spoken(one.kind)},
             {.text = brief(one.received_on), .classes = "heed-nowrap"},
             {.text = one.was_read ? govuk::badge({.text = "Read", .standing = govuk::Standing::good})
                                   : govuk::badge({.text = "Not yet", .standing = govuk::Standing::waiting})}});
    }
    return people::show(here, "To be read first", reading_page({voices_links(here), govuk::records(table)}));
}

struct PassedOnView {
    web::Html problems;
    std::string about;
    web::Html words;
    std::optional<std::string> done;
    web::Html form;
};
BOOST_DESCRIBE_STRUCT(PassedOnView, (), (problems, about, words, done, form))
web::Template<PassedOnView> const passed_on_page{"areas/complaints/views/passed_on.html"};

PassedOn passed_on_to_me(Here const& here, Id<PassedOn> id) {
    auto const passed = find_passed_on(here.db, id);
    if (!passed || (passed->for_member != here.me().id.number && !here.may(May::see_kept_from_worker))) {
        throw NotFound();
    }
    return *passed;
}

Response show_passed(Here const& here, PassedOn const& passed, loop::Typed const& typed) {
    auto const month = spoken(*parse_day(passed.month + "-01"));
    bool const asks = passed.done.empty() && passed.for_member == here.me().id.number;
    auto const form = govuk::element("form")
                          .with("method", "post")
                          .with("action", here.path)
                          .with("novalidate", "")
                          .holding(here.form_fields() +
                                   loop::text_field(typed,
                                                    {"done", "What did you do about it?",
                                                     "The independent reader reads this, and may tell the person"},
                                                    5) +
                                   govuk::button({.text = "Say so", .prevent_double_click = true}));
    PassedOnView const view{.problems = summary_of(typed.problems),
                            .about = fmt::format("{}, {}", NamesOfAbout(here.db).of(By::service, passed.service),
                                                 month.substr(month.find(' ') + 1)),
                            .words = govuk::inset_text({.text = with_line_breaks(passed.words)}),
                            .done = passed.done.empty() ? std::nullopt : std::optional(passed.done),
                            .form = asks ? form : web::Html{}};
    return people::show(here, "Passed on by an independent reader", passed_on_page(view), typed.problems);
}

Response show_one(Request const&, Here& here, Id<PassedOn> id) {
    return show_passed(here, passed_on_to_me(here, id), {});
}

Response take_done(Request const& request, Here& here, Id<PassedOn> id) {
    auto const passed = passed_on_to_me(here, id);
    if (passed.for_member != here.me().id.number || !passed.done.empty()) {
        throw Conflict();
    }
    auto const done = web::Form(request).text("done");
    web::Checking checking;
    checking.expect_text(done, "done", "Enter what you did", most_words);
    if (!checking.fine()) {
        return show_passed(here, passed, {request.form, checking.problems().value()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        say_what_was_done(db, passed, done, {here.me().id.number, here.now, here.working_days});
        return web::see(here.path);
    });
}

}  // namespace

void mount_reading(people::Site& at) {
    at.get("/voices/reading", may::see_kept_from_worker, show_list);
    at.get("/voices/passed-on/{passed}", may::see_cases, show_one);
    at.post("/voices/passed-on/{passed}", may::see_cases, take_done);
    at.get("/complaints/{id}/reading", may::see_kept_from_worker, act_form<read_it_first>);
    at.post("/complaints/{id}/reading", may::see_kept_from_worker, act_done<read_it_first>);
    at.get("/complaints/{id}/passing-on", may::see_kept_from_worker, act_form<pass_it_on_without_names>);
    at.post("/complaints/{id}/passing-on", may::see_kept_from_worker, act_done<pass_it_on_without_names>);
}

}  // namespace heed::complaints
