// The register of procedures, one procedure, its versions and what changed, and who has read it.

#include <fmt/format.h>

#include "areas/procedures/screens.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/around_links.hpp"
#include "loop/learning/story_parts.hpp"
#include "web/markdown.hpp"
#include "web/view.hpp"

namespace heed::procedures {

namespace {

constexpr int procedures_a_page = 50;

// ---- the register

struct RegisterView {
    Html buttons;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(RegisterView, (), (buttons, table, pages))
web::Template<RegisterView> const register_page{"areas/procedures/views/procedures.html"};

Html you_and(Here const& here, Procedure const& one) {
    auto const mine = reading_of(here.db, one.id, one.version, here.me().id);
    if (!mine) {
        return web::escaped("need not");
    }
    return mine->read_on ? govuk::badge({"read", govuk::Standing::good})
                         : govuk::badge({"to read", govuk::Standing::waiting});
}

Html since(Procedure const& one) {
    auto const day = one.withdrawn_on ? one.withdrawn_on : one.in_force_from;
    return day ? web::escaped(fmt::format(" {} {}", one.withdrawn_on ? "on" : "from", brief(*day))) : Html{};
}

/// A page of a list from its beginning to its end; `found` was asked for with one more than a page.
template <class Line>
loop::ListPage<Line> in_order(std::vector<Line> found, int most, bool asked_back, bool asked_on) {
    loop::ListPage<Line> page;
    bool const more = found.size() > static_cast<std::size_t>(most);
    if (more) {
        found.erase(asked_back ? found.begin() : found.end() - 1);
    }
    page.has_newer = asked_back ? more : asked_on;
    page.has_older = asked_back || more;
    page.lines = std::move(found);
    return page;
}

template <class Line>
Html back_and_on(loop::ListPage<Line> const& page, std::string const& back, std::string const& on) {
    govuk::Pagination links;
    if (page.has_newer) {
        links.previous = {.href = back, .text = "Back"};
    }
    if (page.has_older) {
        links.next = {.href = on, .text = "More"};
    }
    return page.has_newer || page.has_older ? govuk::pagination(links) : Html{};
}

std::vector<govuk::Cell> record_of(Here const& here, Procedure const& one) {
    auto const is_late = one.review_due && *one.review_due < here.today && !one.withdrawn_on;
    auto const review = one.review_due && !one.withdrawn_on ? brief(*one.review_due) : std::string();
    return {{.text = loop::link(path_of(one.id), one.name)},
            {.text = badge_of(one, here.today) + since(one)},
            {.text = is_late ? govuk::Words(govuk::badge({"late: " + review, govuk::Standing::late}))
                             : govuk::Words(review),
             .classes = "heed-nowrap"},
            {.text = spoken(reach_of(here.db, one.id, one.version))},
            {.text = you_and(here, one)}};
}

Response show_register(Request const& request, Here& here) {
    bool const back = !request.asked("before").empty();
    Place const place{std::string(request.asked("name")), loop::asked_id<Procedure>(request, back ? "before" : "after"),
                      back};
    auto const page = in_order(list_procedures(here.db, place, procedures_a_page + 1), procedures_a_page, back,
                               static_cast<bool>(place.id));
    auto const there = [](Procedure const& one, std::string_view side) {
        return fmt::format("/procedures?{}{}={}", loop::query_of({{"name", one.name}}), side, one.id.number);
    };
    auto const pages = page.lines.empty()
                           ? Html{}
                           : back_and_on(page, there(page.lines.front(), "before"), there(page.lines.back(), "after"));
    govuk::Records table{.caption = "Procedures, by name",
                         .head = {{.text = "Procedure"},
                                  {.text = "Standing"},
                                  {.text = "Look at it again by"},
                                  {.text = "Have read it"},
                                  {.text = "You"}},
                         .when_empty = "No procedure has been written yet.",
                         .caption_classes = "govuk-visually-hidden"};
    for (auto const& one : page.lines) {
        if (one.version > 0 || here.may(may::manage_procedures)) {
            table.rows.push_back(record_of(here, one));
        }
    }
    RegisterView const view{
        here.may(may::manage_procedures) ? loop::button_link("Write a procedure", "/procedures/new", true) : Html{},
        govuk::records(table), pages};
    return people::show(here, "Procedures", register_page(view));
}

// ---- one procedure

struct ProcedureView {
    Html back;
    std::string name;
    std::string purpose;
    std::string standing;
    Html badge;
    Html read;
    Html text;
    Html facts;
    Html acts;
    Html versions;
    Html checks;
};
BOOST_DESCRIBE_STRUCT(ProcedureView, (),
                      (back, name, purpose, standing, badge, read, text, facts, acts, versions, checks))
web::Template<ProcedureView> const procedure_page{"areas/procedures/views/procedure.html"};

Html read_panel(Here const& here, Procedure const& procedure) {
    auto const mine = reading_of(here.db, procedure.id, procedure.version, here.me().id);
    if (!mine || procedure.withdrawn_on) {
        return {};
    }
    if (mine->read_on) {
        return loop::paragraph(
            fmt::format("You read version {} on {}.", procedure.version, heed::spoken(*mine->read_on)));
    }
    auto const form = govuk::element("form")
                          .with("method", "post")
                          .with("action", path_of(procedure.id) + "/read")
                          .holding(here.form_fields() + loop::hidden("version", std::to_string(procedure.version)) +
                                   govuk::button({.text = "I have read it", .prevent_double_click = true}));
    return govuk::standing_panel({govuk::Standing::waiting, fmt::format("Read version {}", procedure.version),
                                  loop::paragraph("It concerns your work. When you have read it, say so.") + form});
}

Html acts_of(Here const& here, Procedure const& procedure) {
    if (!here.may(may::manage_procedures) || procedure.withdrawn_on) {
        return {};
    }
    auto const path = path_of(procedure.id);
    Html acts = loop::button_link(procedure.draft != 0 ? "Go on with the draft" : "Write a new version",
                                  path + "/write");
    if (procedure.draft != 0) {
        acts += loop::button_link("Bring it into force", path + "/bring-in", true);
    }
    if (procedure.version > 0) {
        acts += loop::button_link("It stands as it is", path + "/review") +
                loop::button_link("Add a check", path + "/checks/new") +
                loop::button_link("Choose its measure", path + "/measure") +
                loop::button_link("Withdraw it", path + "/withdraw");
    }
    return govuk::element("div").classes("govuk-button-group heed-not-printed").holding(acts);
}

Html facts_of(Here const& here, Procedure const& procedure) {
    loop::Names names(here.db);
    govuk::SummaryList facts{.classes = "govuk-!-font-size-16"};
    facts.rows.push_back(
        {.key = "Service", .value = loop::service_name(loop::services(here.db), procedure.service, "Every service")});
    facts.rows.push_back({.key = "Owner", .value = names.of(procedure.owner.number)});
    if (auto const version = find_version(here.db, procedure.id, procedure.version)) {
        facts.rows.push_back({.key = "Who must read it", .value = version->to_whom});
        auto const reach = spoken(reach_of(here.db, procedure.id, procedure.version));
        facts.rows.push_back({.key = "Have read it", .value = loop::link(path_of(procedure.id) + "/readers", reach)});
    }
    if (procedure.review_due) {
        facts.rows.push_back({.key = "Look at it again by", .value = heed::spoken(*procedure.review_due)});
    }
    return govuk::summary_list(facts);
}

/// What led to a version: the learning point, and where that came from.
Html led_by(Here const& here, ProcedureVersion const& version) {
    if (!version.learning_point) {
        return {};
    }
    auto const story = loop::read_story(here.db, version.learning_point);
    if (!story || !here.may(may::see_learning)) {
        return web::escaped(fmt::format("learning point {}", version.learning_point.number));
    }
    auto shown = loop::link(fmt::format("/learning-points/{}", version.learning_point.number), story->point.sentence);
    if (auto const origin = loop::find_origin(here.db, version.learning_point)) {
        shown += Html{"<br>"} + web::escaped(loop::cited(*origin));
    }
    return shown;
}

/// What was heard that led to it: complaints, decisions of the Ombudsman, and what else the learning point took in.
Html heard_before(Here const& here, ProcedureVersion const& version) {
    auto const story = version.learning_point && here.may(may::see_signals)
                           ? loop::read_story(here.db, version.learning_point)
                           : std::nullopt;
    return story ? loop::heading("What was heard") + loop::signals_of(here, *story) : Html{};
}

Html versions_table(Here const& here, Procedure const& procedure) {
    govuk::Records table{
        .caption = "Versions, the last first",
        .head = {{.text = "Version"}, {.text = "In force from"}, {.text = "Why"}, {.text = "What led to it"}},
        .when_empty = "There is no version yet."};
    for (auto const& version : versions_of(here.db, procedure.id)) {
        if (!version.in_force_from && !here.may(may::manage_procedures)) {
            continue;
        }
        auto const path = fmt::format("{}/versions/{}", path_of(procedure.id), version.version);
        table.rows.push_back({{.text = loop::link(path, fmt::format("Version {}", version.version))},
                              {.text = version.in_force_from ? brief(*version.in_force_from) : std::string("draft"),
                               .classes = "heed-nowrap"},
                              {.text = version.why},
                              {.text = led_by(here, version)}});
    }
    return govuk::records(table);
}

Response show_procedure(Request const&, Here& here, Id<Procedure> id) {
    auto const procedure = procedure_for(here, id);
    auto const shown = procedure.version > 0 ? procedure.version : procedure.draft;
    auto const version = find_version(here.db, id, shown);
    ProcedureView view{govuk::back_link({.text = "Procedures", .href = "/procedures"}),
                       procedure.name,
                       procedure.purpose,
                       standing_of(procedure, here.today),
                       badge_of(procedure, here.today),
                       read_panel(here, procedure),
                       version ? web::marked_up(version->text) : Html{},
                       facts_of(here, procedure),
                       acts_of(here, procedure),
                       versions_table(here, procedure),
                       checks_shown(here, procedure)};
    if (procedure.withdrawn_on) {
        view.read = govuk::standing_panel({govuk::Standing::neutral,
                                           fmt::format("Withdrawn on {}", heed::spoken(*procedure.withdrawn_on)),
                                           why_withdrawn(here.db, id)});
    }
    return people::show(here, procedure.name, procedure_page(view));
}

Response confirm(Request const& request, Here& here, Id<Procedure> id) {
    auto const procedure = procedure_for(here, id);
    if (loop::id_in(web::Form(request).text("version")) != procedure.version) {
        throw Conflict();
    }
    if (!reading_of(here.db, id, procedure.version, here.me().id)) {
        throw NotFound();
    }
    return people::change(request, here, [&](store::Writing& db) {
        if (!confirm_read(db, procedure, here.me(), doing_now(here))) {
            throw Conflict();
        }
        return web::see(path_of(id));
    });
}

// ---- one version, and what changed

struct VersionView {
    Html back;
    std::string caption;
    std::string name;
    std::string why;
    Html led_by;
    Html heard;
    std::string changes;
    Html ways;
    Html difference;
    Html text;
};
BOOST_DESCRIBE_STRUCT(VersionView, (), (back, caption, name, why, led_by, heard, changes, ways, difference, text))
web::Template<VersionView> const version_page{"areas/procedures/views/version.html"};

Html ways_to_see(Id<Procedure> id, std::int64_t version, bool beside) {
    auto const path = fmt::format("{}/versions/{}", path_of(id), version);
    return loop::paragraph(beside ? loop::link(path, "Show the changes in one column")
                                  : loop::link(path + "?show=side", "Show before and after side by side"));
}

Response show_version(Request const& request, Here& here, Id<Procedure> id, std::string number) {
    auto const procedure = procedure_for(here, id);
    auto const version = find_version(here.db, id, loop::id_in(number));
    if (!version || (!version->in_force_from && !here.may(may::manage_procedures))) {
        throw NotFound();
    }
    VersionView view{govuk::back_link({.text = procedure.name, .href = path_of(id)}),
                     fmt::format("Version {}, {}", version->version,
                                 version->in_force_from ? "in force from " + heed::spoken(*version->in_force_from)
                                                        : std::string("draft")),
                     procedure.name,
                     version->why,
                     led_by(here, *version),
                     heard_before(here, *version),
                     "This is the first version.",
                     {},
                     {},
                     web::marked_up(version->text)};
    if (auto const before = find_version(here.db, id, version->version - 1)) {
        auto const lines = text_difference(before->text, version->text);
        bool const beside = request.asked("show") == "side";
        view.changes = fmt::format("Against version {}: {}.", before->version, spoken(count_changes(lines)));
        view.ways = ways_to_see(id, version->version, beside);
        view.difference = beside ? side_by_side(lines) : marked(lines);
    }
    return people::show(here, fmt::format("Version {} of {}", version->version, procedure.name), version_page(view));
}

// ---- who has read it

struct ReadersView {
    Html back;
    std::string name;
    std::string lead;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ReadersView, (), (back, name, lead, table, pages))
web::Template<ReadersView> const readers_page{"areas/procedures/views/readers.html"};

Response show_readers(Request const& request, Here& here, Id<Procedure> id) {
    constexpr int readers_a_page = 100;
    auto const procedure = procedure_for(here, id);
    auto const reach = reach_of(here.db, id, procedure.version);
    ReadersView view{
        govuk::back_link({.text = procedure.name, .href = path_of(id)}),
        procedure.name,
        fmt::format("{} of those who must have read version {}.",
                    reach.needed == 0 ? std::string("None") : loop::spoken_share(reach.have_read, reach.needed),
                    procedure.version),
        {},
        {}};
    if (here.may(may::manage_procedures)) {
        auto const around = loop::around_asked(request);
        auto const page = in_order(readers_of(here.db, id, procedure.version, around, readers_a_page + 1),
                                   readers_a_page, around.before != 0, around.after != 0);
        auto const there = [&](ReaderLine const& one, std::string_view side) {
            return fmt::format("{}/readers?{}={}", path_of(id), side, one.member.number);
        };
        view.pages = page.lines.empty()
                         ? Html{}
                         : back_and_on(page, there(page.lines.front(), "before"), there(page.lines.back(), "after"));
        govuk::Records table{.caption = "By name", .head = {{.text = "Who"}, {.text = "Read on"}}};
        for (auto const& one : page.lines) {
            table.rows.push_back(
                {{.text = one.name}, {.text = one.read_on ? brief(*one.read_on) : std::string("not yet")}});
        }
        view.table = govuk::records(table);
    }
    return people::show(here, "Who has read it: " + shortened(procedure.name, 60), readers_page(view));
}

}  // namespace

void mount_reading(people::Site& at) {
    at.get("/procedures", may::be_signed_in, show_register);
    at.get("/procedures/{id}", may::be_signed_in, show_procedure);
    at.post("/procedures/{id}/read", may::be_signed_in, confirm);
    at.get("/procedures/{id}/versions/{version}", may::be_signed_in, show_version);
    at.get("/procedures/{id}/readers", may::see_learning, show_readers);
}

}  // namespace heed::procedures
