// Patterns of concerns: what is watched, what stands out, and the press that tells the loop.

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/voices/voices.hpp"
#include "areas/complaints/voices/voices_parts.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::May;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view page_path = "/voices/patterns";

struct PatternsView {
    web::Html links;
    std::string lead;
    web::Html standing;
    std::string when;
    web::Html rule;
    web::Html table;
    web::Html change;
};
BOOST_DESCRIBE_STRUCT(PatternsView, (), (links, lead, standing, when, rule, table, change))
web::Template<PatternsView> const patterns_page{"areas/complaints/views/patterns.html"};

std::string complaints_in_words(WatchedLine const& line) {
    return line.complaints == 0 ? "Nobody has complained in that time."
                                : fmt::format("There {} {} in that time too.", line.complaints == 1 ? "was" : "were",
                                              counted(line.complaints, "complaint", "complaints"));
}

/// What the loop is told; anybody may read it.
std::string sentence_of(WatchedLine const& line, std::string const& name, Look const& look) {
    return fmt::format("A pattern of concerns about {}: {} (from {} to {}). {}", name,
                       spoken(line.watched, line.pattern), spoken(look.window_from), spoken(look.window_to),
                       complaints_in_words(line));
}

web::Html tell_button(Here const& here, WatchedLine const& line) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", page_path)
        .holding(here.form_fields() + loop::hidden("by", name_of(line.by)) +
                 loop::hidden("about", fmt::format("{}", line.about)) +
                 govuk::button({.text = "Send it into the loop", .prevent_double_click = true}));
}

web::Html sent_link(Id<loop::Signal> signal) {
    return govuk::element("p")
        .classes("govuk-body")
        .holding(loop::link(fmt::format("/signals/{}", signal.number), "It is in the loop as a signal"));
}

web::Html standing_one(Here const& here, WatchedLine const& line, std::string const& name, Look const& look) {
    auto const told = told_pattern(here.db, line, look.monday, here.may(May::see_kept_from_worker));
    auto const kept = line.has_kept ? govuk::badge({.text = "Some are kept from the worker",
                                                    .standing = govuk::Standing::restricted})
                                    : web::Html{};
    return govuk::element("div")
        .classes("govuk-!-margin-bottom-6")
        .holding(loop::heading(name) +
                 govuk::standing_panel({.standing = govuk::Standing::waiting,
                                        .title = spoken(line.watched, line.pattern),
                                        .text = complaints_in_words(line)}) +
                 kept + (told ? sent_link(told) : tell_button(here, line)));
}

web::Html table_of(Watch const& watch, NamesOfAbout const& names) {
    govuk::Records table{.caption = "What is watched, the least likely by chance first",
                         .head = {{.text = "Service, team or provider"},
                                  {.text = "Concerns in 28 days", .format = "numeric"},
                                  {.text = "Expected", .format = "numeric"},
                                  {.text = "Concerns before", .format = "numeric"},
                                  {.text = "Complaints in 28 days", .format = "numeric"},
                                  {.text = "Chance alone gives so many"},
                                  {.text = "Says"}},
                         .when_empty = "No concern came in the days that are looked at."};
    for (auto const& line : watch.lines) {
        auto const says = line.pattern.stands
                              ? govuk::badge({.text = "A pattern", .standing = govuk::Standing::waiting})
                              : govuk::element("span").holding("Can be chance");
        table.rows.push_back({{.text = names.of(line.by, line.about)},
                              {.text = fmt::format("{}", line.watched.recent), .format = "numeric"},
                              {.text = fmt::format("{:.1f}", line.pattern.expected), .format = "numeric"},
                              {.text = fmt::format("{}", line.watched.earlier), .format = "numeric"},
                              {.text = fmt::format("{}", line.complaints), .format = "numeric"},
                              {.text = once_in(line.pattern.chance) + " weeks"},
                              {.text = says}});
    }
    return govuk::records(table);
}

std::string rule_in_words(Watch const& watch) {
    return fmt::format(
        "Every Monday the concerns of the 28 days before are compared with those of up to 364 days before that, for "
        "each "
        "service, team and provider. A pattern needs at least {}, and so many that chance alone would bring them "
        "{} weeks or more rarely. With {} watched, that is {} a year at the most that mean nothing; in truth fewer, "
        "because concerns come in whole numbers.",
        counted(watch.rule.fewest, "concern", "concerns"), once_in(watch.threshold), watch.lines.size(),
        counted(watch.rule.false_alarms, "pattern", "patterns"));
}

std::string lead_of(Watch const& watch, std::int64_t standing) {
    if (!watch.look) {
        return "There must be 12 weeks of records before the last 4 weeks: until then nobody can say what is usual.";
    }
    if (standing == 0) {
        return "No service, team or provider has more concerns than chance explains.";
    }
    return fmt::format("{} more concerns than chance explains.",
                       standing == 1 ? "One service, team or provider has"
                                     : fmt::format("{} services, teams or providers have", standing));
}

Response show_patterns(Request const&, Here& here) {
    auto const watch = watch_concerns(here.db, here.today, here.may(May::see_kept_from_worker));
    NamesOfAbout const names(here.db);
    web::Html standing;
    std::int64_t many = 0;
    for (auto const& line : watch.lines) {
        if (line.pattern.stands) {
            standing += standing_one(here, line, names.of(line.by, line.about), *watch.look);
            ++many;
        }
    }
    PatternsView const view{
        .links = voices_links(here),
        .lead = lead_of(watch, many),
        .standing = standing,
        .when = watch.look ? fmt::format("Looked at on Monday {}: {} to {}, and the {} days before.",
                                         spoken(watch.look->monday), spoken(watch.look->window_from),
                                         spoken(watch.look->window_to), watch.look->days_before())
                           : std::string(),
        .rule = govuk::details({.summary = "The rule", .text = rule_in_words(watch)}),
        .table = watch.look ? table_of(watch, names) : web::Html{},
        .change = here.may(May::oversee_complaints) ? loop::button_link("Change the rule", "/voices/patterns/rule")
                                                    : web::Html{}};
    return people::show(here, "Patterns of concerns", patterns_page(view));
}

// ---- into the loop

std::optional<WatchedLine> standing_line(Watch const& watch, By by, std::int64_t about) {
    auto const found = std::ranges::find_if(watch.lines, [&](WatchedLine const& line) {
        return line.by == by && line.about == about && line.pattern.stands;
    });
    return found == watch.lines.end() ? std::nullopt : std::optional(*found);
}

/// Without those that are kept from a worker if it stands without them: then everybody may know of it.
struct ToTell {
    WatchedLine line;
    Look look;
};
ToTell pattern_to_tell(Here const& here, By by, std::int64_t about) {
    for (bool const see_kept : {false, true}) {
        if (see_kept && !here.may(May::see_kept_from_worker)) {
            break;
        }
        auto const watch = watch_concerns(here.db, here.today, see_kept);
        if (auto const line = standing_line(watch, by, about)) {
            return {*line, *watch.look};
        }
    }
    throw NotFound();
}

Response tell_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto const by = form.choice<By>("by");
    auto const about = loop::id_in(form.text("about"));
    if (!by || about == 0) {
        throw NotFound();
    }
    auto const [line, look] = pattern_to_tell(here, *by, about);
    if (was_told(here.db, line, look.monday)) {
        return web::see(std::string(page_path));
    }
    auto const sentence = sentence_of(line, NamesOfAbout(here.db).of(*by, about), look);
    return people::change(request, here, [&](store::Writing& db) {
        tell_pattern(db, line, look.monday, sentence, {here.me().id.number, here.now, here.working_days});
        return web::see(std::string(page_path));
    });
}

// ---- the rule

Response show_rule_form(Here const& here, loop::Typed const& typed) {
    loop::FormPage page{.title = "When concerns are a pattern",
                        .back = std::string(page_path),
                        .path = "/voices/patterns/rule",
                        .button = "Save"};
    page.fields = govuk::lines(
        {loop::line_field(typed,
                          {"fewest", "At least how many concerns in 28 days?",
                           "With fewer, people could be recognised and chance is too strong", "govuk-input--width-3"}),
         loop::line_field(typed,
                          {"false_alarms", "How many patterns a year may mean nothing?",
                           "Over all services, teams and providers together. Fewer means that true ones are seen "
                           "later",
                           "govuk-input--width-3"})});
    return loop::show_form(here, page, typed.problems);
}

Response show_rule(Request const&, Here& here) {
    auto const rule = pattern_rule_of(here.db);
    return show_rule_form(
        here,
        {{{"fewest", fmt::format("{}", rule.fewest)}, {"false_alarms", fmt::format("{}", rule.false_alarms)}}, {}});
}

Response change_rule(Request const& request, Here& here) {
    web::Form const form(request);
    auto const rule = pattern_rule(form.text("fewest"), form.text("false_alarms"));
    if (!rule) {
        return show_rule_form(here, {request.form, rule.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_pattern_rule(db, *rule, here.me().id.number, here.now);
        return web::see(std::string(page_path));
    });
}

}  // namespace

void mount_patterns(people::Site& at) {
    at.get("/voices/patterns", may::see_cases, show_patterns);
    at.post("/voices/patterns", may::see_cases, tell_it);
    at.get("/voices/patterns/rule", may::oversee_complaints, show_rule);
    at.post("/voices/patterns/rule", may::oversee_complaints, change_rule);
}

}  // namespace heed::complaints
