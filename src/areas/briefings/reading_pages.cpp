// The briefing itself on its permanent address, the button that says "I have read this", the question whether it was
// used, and whom it reached.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/briefings/screens.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/proof/proof.hpp"
#include "people/members.hpp"
#include "web/view.hpp"

namespace heed::briefings {

namespace {

struct BriefingView {
    Html back;
    Html badge;
    std::string title;
    std::string facts;
    Html article;
    std::string address;
    Html read;
    Html desk;
};
BOOST_DESCRIBE_STRUCT(BriefingView, (), (back, badge, title, facts, article, address, read, desk))
web::Template<BriefingView> const briefing_page{"areas/briefings/views/briefing.html"};

std::string facts_of(Here const& here, Briefing const& briefing, Weight const& weight, int words_a_minute) {
    auto says = spoken_weight(weight.words, weight.minutes, words_a_minute) + ".";
    auto const sendings = sendings_of(here.db, briefing.id);
    if (!sendings.empty()) {
        says += fmt::format(" Sent on {} to: {}.", heed::spoken(sendings.front().on_day), sendings.front().to_whom);
    }
    if (sendings.size() > 1) {
        says += fmt::format(" Corrected on {}.", heed::spoken(sendings.back().on_day));
    }
    return says;
}

Html form_of_one_button(Here const& here, std::string const& path, std::string_view text) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", path)
        .holding(here.form_fields() + govuk::button({.text = text, .prevent_double_click = true}));
}

/// What a reader may say: that they have read it, and later whether they used it.
Html read_of(Here const& here, Briefing const& briefing) {
    if (!is_sent(briefing)) {
        return {};
    }
    auto const receipt = receipt_of(here.db, here.me().id, briefing.id);
    if (!receipt) {
        return form_of_one_button(here, path_of(briefing.id) + "/read", "I have read this");
    }
    auto const use = use_of(here.db, here.me().id, briefing.id);
    auto const asked_on = receipt->read_on + days_until_asked;
    auto says = fmt::format("You read this on {}.", heed::spoken(receipt->read_on));
    if (receipt->version < briefing.sent_version) {
        says += " It has been corrected since.";
    }
    if (use) {
        says += fmt::format(" You answered on {}: {}.", heed::spoken(use->on_day), spoken(use->answer));
    } else if (asked_on > here.today) {
        says += fmt::format(" On {} you are asked whether you used it; you can say so before.", heed::spoken(asked_on));
    }
    return govuk::inset_text({.text = says}) +
           loop::button_link(use ? "Change what you answered" : "Say whether you used it",
                             path_of(briefing.id) + "/used");
}

Html versions_of_it(Here const& here, Briefing const& briefing) {
    loop::Names names(here.db);
    govuk::Records table{.caption = "Versions",
                         .head = {{.text = "Version"}, {.text = "Written by"}, {.text = "When"}, {.text = "Words"}}};
    for (auto const& one : versions_of(here.db, briefing.id)) {
        bool const seen = one.version == briefing.sent_version;
        auto const path = fmt::format("{}/versions/{}", path_of(briefing.id), one.version);
        table.rows.push_back(
            {{.text = loop::link(path, fmt::format("Version {}", one.version)) +
                      (seen ? Html{" "} + govuk::badge({"its readers see this one", govuk::Standing::good}) : Html{})},
             {.text = names.of(one.by)},
             {.text = heed::spoken(one.at)},
             {.text = std::to_string(one.words)}});
    }
    return govuk::records(table);
}

Html topics_shown(Here const& here, Briefing const& briefing) {
    std::vector<Topic> const topics = topics_of(here.db, briefing.id);
    if (topics.empty()) {
        return loop::paragraph("It is made from no learning point, so no share is kept for it.");
    }
    Html items;
    for (auto const& topic : topics) {
        items += govuk::element("li").holding(
            loop::link(fmt::format("/learning-points/{}", topic.learning_point.number), topic.sentence));
    }
    return loop::paragraph("Made from:") + govuk::element("ul").classes("govuk-list govuk-list--bullet").holding(items);
}

Html buttons_of(Briefing const& briefing) {
    auto links = loop::button_link(is_sent(briefing) ? "Correct it" : "Change it", path_of(briefing.id) + "/edit");
    if (!is_sent(briefing)) {
        links = loop::button_link("Send it", path_of(briefing.id) + "/send", true) + links;
    } else if (briefing.version > briefing.sent_version) {
        links = loop::button_link("Show the correction", path_of(briefing.id) + "/correct", true) + links;
    }
    return govuk::element("div").classes("govuk-button-group").holding(links);
}

/// What the writer sees besides: how it weighs, what it is made from, its versions.
Html desk_of(Here const& here, Briefing const& briefing, Weight const& weight) {
    if (!here.may(may::write_briefings)) {
        return {};
    }
    Html desk = loop::heading("For who writes it") + too_long(weight) + how_it_reads(weight) +
                topics_shown(here, briefing);
    if (auto const over = over_budget_of(here.db, briefing.id)) {
        desk += govuk::inset_text({.text = fmt::format("It was sent over the reading budget ({}). The reason: {}",
                                                       over->says, over->reason)});
    }
    return desk + buttons_of(briefing) + versions_of_it(here, briefing);
}

Html reach_line(Here const& here, Briefing const& briefing) {
    if (!is_sent(briefing) || !here.may(may::see_learning)) {
        return {};
    }
    auto const reach = sum_of(reach_of(here.db, briefing.id));
    return govuk::element("p")
        .classes("govuk-body")
        .holding(loop::link(path_of(briefing.id) + "/reach", fmt::format("{} of those who needed it have read it",
                                                                         counted_of(reach.have_read, reach.needed))));
}

/// Readers see the version that was sent; who writes sees the last one until then.
Response show_briefing(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    auto const words = words_of(here.db, briefing, is_sent(briefing) ? briefing.sent_version : briefing.version);
    auto const speed = read_budgets(here.db).words_a_minute;
    auto const weight = weigh(words, speed);
    BriefingView const view{
        govuk::back_link({.text = "Briefings", .href = is_sent(briefing) ? "/briefings" : "/briefings/drafts"}),
        is_sent(briefing) ? Html{}
                          : govuk::badge({"Draft: only who writes briefings sees it", govuk::Standing::waiting}),
        words.title,
        facts_of(here, briefing, weight, speed),
        article_of(words),
        fmt::format("{}{}", request.header("host"), path_of(id)),
        read_of(here, briefing) + reach_line(here, briefing),
        desk_of(here, briefing, weight)};
    return people::show(here, shortened(words.title, 70), briefing_page(view));
}

Response confirm(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    if (!is_sent(briefing) || receipt_of(here.db, here.me().id, id)) {
        return web::see(path_of(id));
    }
    return people::change(request, here, [&](store::Writing& db) {
        confirm_read(db, id, here.me(), doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- whether it was used

Response show_use(Here& here, Briefing const& briefing, Typed const& typed) {
    loop::FormPage page{.title = "Did you use it?",
                        .back = path_of(briefing.id),
                        .path = path_of(briefing.id) + "/used",
                        .button = "Say so"};
    page.before = loop::paragraph(fmt::format("“{}”. Your answer is counted for your team. Your name is not shown with "
                                              "it.",
                                              briefing.sent_title));
    page.fields = govuk::lines(
        {loop::one_of(typed, {"answer", "Have you used it in your work?"}, loop::options_of<Answer>()),
         loop::line_field(typed, {"how", "How? (optional)",
                                  "One line. No case, and nobody who draws on care. For example, “I rang before each "
                                  "visit that ran late”"})});
    return loop::show_form(here, page, typed.problems);
}

bool has_read_it(Here const& here, Briefing const& briefing) {
    return receipt_of(here.db, here.me().id, briefing.id).has_value();
}

Response show_use_form(Request const&, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    if (!has_read_it(here, briefing)) {
        return web::see(path_of(id));
    }
    auto const use = use_of(here.db, here.me().id, id);
    Typed typed;
    if (use) {
        typed.fields = {{"answer", std::string(name_of(use->answer))}, {"how", use->how}};
    }
    return show_use(here, briefing, typed);
}

Response keep_answer(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    if (!has_read_it(here, briefing)) {
        return web::see(path_of(id));
    }
    web::Form const form(request);
    auto use = say_whether_used({form.choice<Answer>("answer"), form.text("how")}, here.today);
    if (!use) {
        return show_use(here, briefing, {request.form, use.error()});
    }
    use->member = here.me().id;
    use->briefing = id;
    return people::change(request, here, [&](store::Writing& db) {
        keep_use(db, *use, doing_now(here));
        return web::see(path_of(id));
    });
}

// ---- whom it reached

struct ReachView {
    Html back;
    std::string title;
    std::string lead;
    Html used;
    Html teams;
    Html names;
    Html how;
};
BOOST_DESCRIBE_STRUCT(ReachView, (), (back, title, lead, used, teams, names, how))
web::Template<ReachView> const reach_page{"areas/briefings/views/reach.html"};

/// In a smaller team one could tell who has not read it, so their figures stand together for who may not see names.
constexpr std::int64_t smallest_team_shown = 5;

struct TeamLine {
    std::string name;
    Reach reach;
};

std::vector<TeamLine> team_lines(Here const& here, std::vector<Reach> const& reaches) {
    std::map<Id<Team>, std::string> names;
    for (auto const& team : people::teams(here.db)) {
        names[team.id] = team.name;
    }
    std::vector<TeamLine> lines;
    std::vector<Reach> small;
    for (auto const& reach : reaches) {
        if (reach.needed < smallest_team_shown && !here.may(may::write_briefings)) {
            small.push_back(reach);
        } else {
            auto const found = names.find(reach.team);
            lines.push_back({found == names.end() ? "No team" : found->second, reach});
        }
    }
    std::ranges::sort(lines, {}, &TeamLine::name);
    if (!small.empty()) {
        lines.push_back({fmt::format("Teams of fewer than {}, together", smallest_team_shown), sum_of(small)});
    }
    return lines;
}

std::string asked_words(Reach const& reach) {
    if (reach.asked == 0) {
        return "nobody asked yet";
    }
    auto const silent = reach.asked - reach.used - reach.not_yet - reach.does_not_concern_me;
    return fmt::format("{} used it, {} not yet, {} not concerned, {} did not answer", reach.used, reach.not_yet,
                       reach.does_not_concern_me, silent);
}

Html teams_table(Here const& here, Briefing const& briefing, std::vector<TeamLine> const& lines) {
    govuk::Records table{.caption = "By team",
                         .head = {{.text = "Team"},
                                  {.text = "Have read it"},
                                  {.text = "Others who read it", .format = "numeric"},
                                  {.text = "Asked", .format = "numeric"},
                                  {.text = "What they answered"}}};
    for (auto const& line : lines) {
        bool const named = here.may(may::write_briefings) && line.reach.needed > 0;
        auto const path = fmt::format("{}/reach?team={}#names", path_of(briefing.id), line.reach.team.number);
        table.rows.push_back({{.text = named ? govuk::Words(loop::link(path, line.name)) : govuk::Words(line.name)},
                              {.text = counted_of(line.reach.have_read, line.reach.needed)},
                              {.text = std::to_string(line.reach.others_read)},
                              {.text = std::to_string(line.reach.asked)},
                              {.text = asked_words(line.reach)}});
    }
    return govuk::records(table);
}

/// By name: only for who writes briefings, one team at a time.
Html names_table(Request const& request, Here const& here, Briefing const& briefing) {
    constexpr int most = 100;
    auto const team = loop::asked_id<Team>(request, "team");
    if (!here.may(may::write_briefings) || !team) {
        return {};
    }
    auto lines = readers_in(here.db, briefing.id, team, loop::asked_id<Member>(request, "after"), most + 1);
    bool const more = lines.size() > static_cast<std::size_t>(most);
    lines.resize(std::min<std::size_t>(lines.size(), most));
    govuk::Records table{.caption = "By name",
                         .head = {{.text = "Who"}, {.text = "Read on"}},
                         .when_empty = "Nobody of this team needed it."};
    for (auto const& line : lines) {
        table.rows.push_back(
            {{.text = line.name}, {.text = line.read_on ? heed::brief(*line.read_on) : std::string("not yet")}});
    }
    auto shown = govuk::records(table);
    if (more) {
        shown += govuk::pagination(
            {.next = {.href = fmt::format("{}/reach?team={}&after={}#names", path_of(briefing.id), team.number,
                                          lines.back().member.number),
                      .text = "More"}});
    }
    return shown;
}

Html how_used(Here const& here, Briefing const& briefing) {
    constexpr int most = 50;
    govuk::Records table{.caption = "How it was used", .head = {{.text = "How"}, {.text = "Answer"}, {.text = "On"}}};
    for (auto const& line : uses_of(here.db, briefing.id, most)) {
        if (!line.how.empty()) {
            table.rows.push_back({{.text = line.how},
                                  {.text = spoken(line.answer)},
                                  {.text = brief(line.on_day), .classes = "heed-nowrap"}});
        }
    }
    return table.rows.empty() ? Html{} : govuk::records(table);
}

std::string lead_of(std::vector<TeamLine> const& lines, Reach const& sum) {
    auto says = fmt::format("{} of those who needed it have read it.", counted_of(sum.have_read, sum.needed));
    for (auto const& line : lines) {
        if (lines.size() == 1 && line.reach.needed > 0) {
            says = fmt::format("{} in {} have read it.", counted_of(line.reach.have_read, line.reach.needed),
                               line.name);
        }
    }
    return says;
}

std::string used_of(Reach const& sum) {
    auto const concerned = sum.asked - sum.does_not_concern_me;
    if (concerned <= 0) {
        return fmt::format("Readers are asked {} weeks later whether they used it.", days_until_asked / 7);
    }
    return fmt::format(
        "Who says that they used it, of those who were asked and whose work it concerns: {}. Who did not "
        "answer is counted as not having used it.",
        loop::spoken_share(sum.used, concerned));
}

Response show_reach(Request const& request, Here& here, Id<Briefing> id) {
    auto const briefing = briefing_for(here, id);
    if (!is_sent(briefing)) {
        return web::see(path_of(id));
    }
    auto const reaches = reach_of(here.db, id);
    auto const lines = team_lines(here, reaches);
    auto const sum = sum_of(reaches);
    ReachView const view{govuk::back_link({.text = "The briefing", .href = path_of(id)}),
                         briefing.sent_title,
                         lead_of(lines, sum),
                         loop::paragraph(used_of(sum)),
                         teams_table(here, briefing, lines),
                         names_table(request, here, briefing),
                         how_used(here, briefing)};
    return people::show(here, "Whom it reached: " + shortened(briefing.sent_title, 60), reach_page(view));
}

}  // namespace

void mount_reading(people::Site& at) {
    at.get("/briefings/{id}", may::be_signed_in, show_briefing);
    at.post("/briefings/{id}/read", may::be_signed_in, confirm);
    at.get("/briefings/{id}/used", may::be_signed_in, show_use_form);
    at.post("/briefings/{id}/used", may::be_signed_in, keep_answer);
    at.get("/briefings/{id}/reach", may::see_learning, show_reach);
}

}  // namespace heed::briefings
