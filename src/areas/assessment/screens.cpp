#include "areas/assessment/screens.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/assessment/suggested_themes.hpp"
#include "kernel/text.hpp"
#include "people/members.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::assessment {

namespace {

namespace govuk = web::govuk;
using people::Here;
using web::Html;

constexpr std::int64_t the_program = -1;

struct ListView {
    bool may_decide = false;
    Html table;
    Html pages;
};
BOOST_DESCRIBE_STRUCT(ListView, (), (may_decide, table, pages))
web::Template<ListView> const list_page{"areas/assessment/views/assessments.html"};

struct NewView {
    Html back;
    Html errors;
    Html form_fields;
    Html text;
    Html file;
    Html title;
    Html published;
    Html button;
};
BOOST_DESCRIBE_STRUCT(NewView, (), (back, errors, form_fields, text, file, title, published, button))
web::Template<NewView> const new_page{"areas/assessment/views/new_assessment.html"};

struct ReadyView {
    std::string says;
    std::string path;
    Html form_fields;
    Html also;
    Html button;
};
BOOST_DESCRIBE_STRUCT(ReadyView, (), (says, path, form_fields, also, button))

struct ThemesView {
    std::string path;
    Html form_fields;
    Html choice;
    Html button;
};
BOOST_DESCRIBE_STRUCT(ThemesView, (), (path, form_fields, choice, button))

struct NextView {
    std::string next_path;
    std::string next_text;
    std::optional<std::string> sure_path;
};
BOOST_DESCRIBE_STRUCT(NextView, (), (next_path, next_text, sure_path))

struct ChoiceView {
    std::string text;
    std::optional<std::string> href;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (text, href))

struct VerdictView {
    Html badge;
    std::string who;
};
BOOST_DESCRIBE_STRUCT(VerdictView, (), (badge, who))

struct ConfirmView {
    std::string action;
    std::string number;
    Html fields;
};
BOOST_DESCRIBE_STRUCT(ConfirmView, (), (action, number, fields))

struct FindingLine {
    int n = 0;
    std::string text;
    std::vector<std::string> figures;
    Html kind;
    std::string systems;
    std::optional<std::string> sure;
    std::optional<VerdictView> verdict;
    std::optional<ConfirmView> confirm;
    std::string href;
    std::string link;
    std::optional<std::string> signal;
};
BOOST_DESCRIBE_STRUCT(FindingLine, (), (n, text, figures, kind, systems, sure, verdict, confirm, href, link, signal))

struct SectionView {
    std::optional<std::string> heading;
    std::vector<FindingLine> findings;
};
BOOST_DESCRIBE_STRUCT(SectionView, (), (heading, findings))

struct AssessmentView {
    Html back;
    Html errors;
    Html banner;
    std::string title;
    Html about;
    Html in_loop;
    std::optional<ThemesView> themes;
    std::optional<ReadyView> ready;
    std::string progress;
    std::int64_t looked_at = 0;
    std::int64_t all = 0;
    std::string kinds;
    std::optional<NextView> next;
    std::vector<ChoiceView> choices;
    std::optional<std::string> nothing;
    std::vector<SectionView> sections;
};
BOOST_DESCRIBE_STRUCT(AssessmentView, (),
                      (back, errors, banner, title, about, in_loop, themes, ready, progress, looked_at, all, kinds,
                       next, choices, nothing, sections))
web::Template<AssessmentView> const assessment_page{"areas/assessment/views/assessment.html"};

struct FindingForm {
    std::string action;
    Html quick_fields;
    Html confirm;
    Html leave_out;
    std::optional<std::string> pass;
    bool open = false;
    Html fields;
    Html kind;
    Html systems;
    Html save;
};
BOOST_DESCRIBE_STRUCT(FindingForm, (),
                      (action, quick_fields, confirm, leave_out, pass, open, fields, kind, systems, save))

struct FindingView {
    Html back;
    Html errors;
    std::string assessment;
    int n = 0;
    std::int64_t all = 0;
    std::optional<std::string> before;
    std::string text;
    std::optional<std::string> after;
    Html read;
    Html standing;
    std::optional<FindingForm> form;
    Html history;
};
BOOST_DESCRIBE_STRUCT(FindingView, (),
                      (back, errors, assessment, n, all, before, text, after, read, standing, form, history))
web::Template<FindingView> const finding_page{"areas/assessment/views/finding.html"};

struct ConfirmForm {
    std::string action;
    Html fields;
    Html findings;
    Html button;
};
BOOST_DESCRIBE_STRUCT(ConfirmForm, (), (action, fields, findings, button))

struct ConfirmSeveralView {
    Html back;
    Html errors;
    std::string assessment;
    std::string path;
    int misread = 0;
    Html sure;
    Html show;
    std::optional<ConfirmForm> form;
    std::optional<std::string> nothing;
};
BOOST_DESCRIBE_STRUCT(ConfirmSeveralView, (), (back, errors, assessment, path, misread, sure, show, form, nothing))
web::Template<ConfirmSeveralView> const confirm_page{"areas/assessment/views/confirm_findings.html"};

Html kind_tag(Kind kind) {
    static constexpr std::array<std::string_view, kinds> colours = {"green", "red", "purple", "blue", "grey"};
    auto const colour = colours.at(static_cast<std::size_t>(kind));
    return govuk::tag({.text = with_capital(name_of(kind)), .classes = fmt::format("govuk-tag--{}", colour)});
}

/// The first choice of a group has the group's name as its id, and a date begins with its day.
std::string anchor_of(std::string const& field) { return field == "published" ? "#published-day" : "#" + field; }

Html errors_of(Problems const& problems) {
    if (problems.empty()) {
        return {};
    }
    govuk::ErrorSummary summary;
    for (auto const& problem : problems) {
        summary.errors.push_back({.text = problem.says, .href = problem.field.empty() ? "" : anchor_of(problem.field)});
    }
    return govuk::error_summary(summary);
}

Html back_to(std::string path, std::string_view where) {
    return govuk::back_link({.text = where, .href = std::move(path)});
}

Html hidden(std::string_view name, std::string const& value) {
    return govuk::element("input").with("type", "hidden").with("name", name).with("value", value).alone();
}

std::string with_order(std::string path, Order order) {
    return order == Order::report ? path : fmt::format("{}?order={}", path, heed::name_of(order));
}

bool may_decide(Here const& here, Whole const& whole) {
    return here.may(people::May::import_reports) && !whole.in_loop;
}

Html badge_of(Verdict const& verdict) {
    switch (verdict.ruling) {
        case Ruling::confirmed: return govuk::badge({.text = "Confirmed", .standing = govuk::Standing::good});
        case Ruling::corrected: return govuk::badge({.text = "Corrected", .standing = govuk::Standing::good});
        case Ruling::left_out: break;
    }
    return govuk::badge({.text = "Left out", .standing = govuk::Standing::neutral});
}

std::string in_words(Verdict const& verdict) {
    auto const reading = fmt::format("{}, about {}", name_of(verdict.judgement.kind),
                                     systems_in_words(verdict.judgement.systems));
    switch (verdict.ruling) {
        case Ruling::confirmed: return "Confirmed: " + reading;
        case Ruling::corrected: return "Corrected: " + reading;
        case Ruling::left_out: break;
    }
    return "Left out of the loop";
}

// The list of assessments.

Html standing_of(Listed const& listed) {
    if (listed.put_into_loop_at) {
        return govuk::badge({.text = "In the loop", .standing = govuk::Standing::good});
    }
    bool const done = listed.looked_at == listed.findings;
    return govuk::badge(
        {.text = done ? "Ready for the loop" : "Being looked at", .standing = govuk::Standing::waiting});
}

std::vector<govuk::Cell> row_of(Listed const& listed) {
    auto const title = govuk::element("a").classes("govuk-link").with("href", path_of(listed.id)).holding(listed.title);
    return {{.text = title},
            {.text = listed.council_name.empty() ? "Not named" : listed.council_name},
            {.text = listed.score ? std::to_string(*listed.score) : "Not given"},
            {.text = brief(day_in_england(listed.read_at))},
            {.text = in_words(Progress{listed.looked_at, listed.findings})},
            {.text = standing_of(listed)}};
}

// One assessment.

std::string count_by_kind(std::vector<KeptFinding> const& findings) {
    std::array<std::int64_t, kinds> counts{};
    for (auto const& finding : findings) {
        bool const left_out = finding.verdict && finding.verdict->ruling == Ruling::left_out;
        counts.at(static_cast<std::size_t>(standing(finding).kind)) += left_out ? 0 : 1;
    }
    return fmt::format("{}, {}, {} mixed, {} planned, {} only context", counted(counts[0], "strength", "strengths"),
                       counted(counts[1], "shortfall", "shortfalls"), counts[2], counts[3], counts[4]);
}

Html about_it(Here const& here, Whole const& whole) {
    auto const& about = whole.about;
    govuk::SummaryList list;
    auto const add = [&](std::string_view key, std::string const& value) {
        list.rows.push_back({.key = key, .value = value});
    };
    add("Council", about.council_name.empty() ? "The text does not name one" : about.council_name);
    add("Statement", about.statement);
    add("Score", score_in_words(about.score));
    if (about.published_on) {
        add("Published", spoken(*about.published_on));
    }
    add("Read in by", who_and_when(here.db, about.read_by, about.read_at));
    return govuk::summary_list(list);
}

std::string number_of_signals(Whole const& whole, Wanted wanted) {
    return counted(
        std::ranges::count_if(whole.findings, [&](auto const& each) { return becomes_signal(each, wanted); }),
        "finding becomes a signal", "findings become signals");
}

/// Mixed findings and strengths that no one left out.
std::int64_t of_kind(Whole const& whole, Kind kind) {
    return std::ranges::count_if(whole.findings, [&](KeptFinding const& finding) {
        return standing(finding).kind == kind && becomes_signal(finding, {true, true});
    });
}

std::optional<ReadyView> ready_to_go(Here const& here, Whole const& whole) {
    if (!may_decide(here, whole) || !progress_of(whole.findings).complete()) {
        return std::nullopt;
    }
    govuk::Checkboxes also{
        .name = "also",
        .fieldset = govuk::Fieldset{.legend = {.text = "Also as signals", .classes = "govuk-fieldset__legend--s"}},
        .values = {"mixed"}};
    also.items = {{.value = "mixed", .text = counted(of_kind(whole, Kind::mixed), "mixed finding", "mixed findings")},
                  {.value = "strengths",
                   .text = counted(of_kind(whole, Kind::strength), "strength", "strengths"),
                   .hint = "What works, so that it can be spread"}};
    return ReadyView{fmt::format("{}: every shortfall and every plan.", number_of_signals(whole, {false, false})),
                     path_of(whole.about.id), here.form_fields(), govuk::checkboxes(also),
                     govuk::button({.text = "Put into the loop", .prevent_double_click = true})};
}

Html in_the_loop(Here const& here, Whole const& whole) {
    if (!whole.in_loop) {
        return {};
    }
    auto const signals = std::ranges::count_if(whole.findings,
                                               [](auto const& finding) { return bool(finding.signal); });
    auto const says = fmt::format("{} of its findings became {}. Put in by {}.", signals,
                                  signals == 1 ? "a signal" : "signals",
                                  who_and_when(here.db, whole.in_loop->by, whole.in_loop->at));
    return govuk::standing_panel({.standing = govuk::Standing::good, .title = "In the loop", .text = says});
}

std::string state_of(SuggestedTheme const& suggested) {
    auto const signals = counted(static_cast<std::int64_t>(suggested.signals.size()), "signal", "signals");
    if (!suggested.theme) {
        return signals + "; a theme of this name will be made, and be yours";
    }
    return suggested.not_linked.empty() ? signals + ", all linked" : signals + "; the theme is there";
}

std::optional<ThemesView> themes_to_link(Here const& here, Whole const& whole) {
    if (!whole.in_loop || !here.may(people::May::import_reports) || !here.may(people::May::manage_themes)) {
        return std::nullopt;
    }
    govuk::Checkboxes boxes{
        .name = "themes",
        .fieldset = govuk::Fieldset{.legend = {.text = "Themes", .classes = "govuk-fieldset__legend--s"}},
        .classes = "govuk-checkboxes--small heed-columns"};
    bool any = false;
    for (auto const& suggested : suggested_themes(here.db, whole.findings)) {
        bool const done = suggested.not_linked.empty();
        any = any || !done;
        boxes.items.push_back({.value = std::to_string(suggested.system),
                               .text = suggested.name,
                               .hint = state_of(suggested),
                               .checked = !done,
                               .disabled = done});
    }
    if (!any) {
        return std::nullopt;
    }
    return ThemesView{path_of(whole.about.id), here.form_fields(), govuk::checkboxes(boxes),
                      govuk::button({.text = "Link the signals to these themes", .prevent_double_click = true})};
}

std::optional<NextView> what_is_next(Here const& here, Whole const& whole, Looking const& looking) {
    auto const next = next_waiting(in_order(whole.findings, looking.order), {});
    if (!may_decide(here, whole) || !next) {
        return std::nullopt;
    }
    bool const begun = progress_of(whole.findings).looked_at > 0;
    return NextView{with_order(path_of(whole.about.id, next->id), looking.order),
                    begun ? "Look at the next finding" : "Look at the first finding",
                    path_of(whole.about.id) + "/confirm"};
}

std::vector<ChoiceView> choices_of(Whole const& whole, Looking const& looking) {
    std::vector<ChoiceView> choices;
    auto const offer = [&](std::string text, Order order, bool waiting_only) {
        bool const here = looking.order == order && looking.waiting_only == waiting_only;
        auto const href = fmt::format("{}?order={}{}#findings", path_of(whole.about.id), heed::name_of(order),
                                      waiting_only ? "&show=waiting" : "");
        choices.push_back({std::move(text), here ? std::nullopt : std::optional(href)});
    };
    offer("All, as in the report", Order::report, false);
    offer("All, least sure first", Order::least_sure, false);
    if (!progress_of(whole.findings).complete()) {
        offer("Waiting, as in the report", Order::report, true);
        offer("Waiting, least sure first", Order::least_sure, true);
    }
    return choices;
}

FindingLine line_of(Here const& here, Whole const& whole, KeptFinding const& finding, Order order) {
    auto const reading = standing(finding);
    auto const path = path_of(whole.about.id, finding.id);
    FindingLine line{finding.read.n,
                     finding.read.text,
                     figures_in_words(finding.read),
                     kind_tag(reading.kind),
                     systems_in_words(reading.systems),
                     {},
                     {},
                     {},
                     with_order(path, order),
                     "See",
                     {}};
    if (finding.verdict) {
        line.verdict = {badge_of(*finding.verdict),
                        "by " + who_and_when(here.db, finding.verdict->by, finding.verdict->at)};
    } else {
        line.sure = how_sure(finding.read.confidence);
    }
    if (finding.signal) {
        line.signal = fmt::format("/signals/{}", finding.signal.number);
    }
    if (may_decide(here, whole)) {
        line.link = finding.verdict ? "Change" : "Correct or leave out";
    }
    if (may_decide(here, whole) && finding.waits()) {
        line.confirm = {path, std::to_string(finding.read.n),
                        here.form_fields() + hidden("ruling", "as_read") +
                            hidden("seen", std::to_string(finding.version())) +
                            hidden("order", std::string(heed::name_of(order))) + hidden("then", "list")};
    }
    return line;
}

std::vector<SectionView> sections_of(Here const& here, Whole const& whole, Looking const& looking) {
    std::vector<SectionView> sections;
    for (auto const& finding : in_order(whole.findings, looking.order)) {
        if (looking.waiting_only && !finding.waits()) {
            continue;
        }
        bool const by_section = looking.order == Order::report;
        auto const heading = by_section ? std::optional(finding.read.section) : std::nullopt;
        if (sections.empty() || sections.back().heading != heading) {
            sections.push_back({heading, {}});
        }
        sections.back().findings.push_back(line_of(here, whole, finding, looking.order));
    }
    return sections;
}

// One finding.

std::optional<std::string> neighbour(Whole const& whole, Finding const& read, int steps) {
    auto const found = std::ranges::find_if(whole.findings, [&](KeptFinding const& other) {
        return other.read.n == read.n + steps && other.read.section == read.section;
    });
    return found == whole.findings.end() ? std::nullopt : std::optional(found->read.text);
}

Html as_paragraphs(std::vector<std::string> const& texts) {
    Html all;
    for (auto const& text : texts) {
        govuk::add_line(all, govuk::element("p").classes("govuk-body govuk-!-margin-bottom-1").holding(text));
    }
    return all;
}

Html as_it_was_read(Finding const& read) {
    govuk::SummaryList list;
    list.rows = {{.key = "Section", .value = read.section},
                 {.key = "Read as", .value = kind_tag(read.kind) + Html{" "} + web::escaped(how_sure(read.confidence))},
                 {.key = "About", .value = systems_in_words(read.systems)}};
    if (!read.figures.empty()) {
        list.rows.push_back({.key = "Figures", .value = as_paragraphs(figures_in_words(read))});
    }
    return govuk::summary_list(list);
}

Html standing_of(Here const& here, KeptFinding const& finding) {
    if (!finding.verdict) {
        return {};
    }
    auto const& verdict = *finding.verdict;
    auto text =
        govuk::element("p").classes("govuk-body").holding("By " + who_and_when(here.db, verdict.by, verdict.at) + ".");
    if (finding.signal) {
        auto const link =
            govuk::element("a").classes("govuk-link").with("href", fmt::format("/signals/{}", finding.signal.number));
        text += govuk::element("p").classes("govuk-body").holding(link.holding("See the signal that it became"));
        auto const entry = fmt::format("/register/new?signal={}", finding.signal.number);
        text +=
            govuk::element("p")
                .classes("govuk-body")
                .holding(
                    govuk::element("a").classes("govuk-link").with("href", entry).holding("Put it in the register"));
    }
    auto const kind = verdict.ruling == Ruling::left_out ? govuk::Standing::neutral : govuk::Standing::good;
    return govuk::standing_panel({.standing = kind, .title = in_words(verdict), .text = text});
}

Html kind_choice(TypedJudgement const& typed, Problems const& problems) {
    govuk::Radios radios{.name = "kind",
                         .fieldset = govuk::Fieldset{.legend = {.text = "What did the report find here?",
                                                                .classes = "govuk-fieldset__legend--m"}},
                         .error = web::error_of(problems, "kind"),
                         .value = typed.kind};
    for (auto const kind : {Kind::strength, Kind::shortfall, Kind::mixed, Kind::planned, Kind::context}) {
        radios.items.push_back(
            {.value = std::string(name_of(kind)), .text = with_capital(name_of(kind)), .hint = meaning_of(kind)});
    }
    radios.classes = "govuk-radios--small";
    return govuk::radios(radios);
}

Html systems_choice(TypedJudgement const& typed, Problems const& problems) {
    govuk::Checkboxes boxes{
        .name = "systems",
        .fieldset = govuk::Fieldset{.legend = {.text = "What is it about?", .classes = "govuk-fieldset__legend--m"}},
        .hint = "As many as the sentence is about, or none.",
        .error = web::error_of(problems, "systems"),
        .values = typed.systems,
        .classes = "govuk-checkboxes--small heed-columns"};
    for (int number = 1; number <= systems; ++number) {
        boxes.items.push_back({.value = std::to_string(number), .text = with_capital(name_of_system(number))});
    }
    return govuk::checkboxes(boxes);
}

std::optional<std::string> way_past(Whole const& whole, KeptFinding const& finding, Order order) {
    auto const next = next_waiting(in_order(whole.findings, order), finding.id);
    if (!next || next->id == finding.id) {
        return std::nullopt;
    }
    return with_order(path_of(whole.about.id, next->id), order);
}

FindingForm form_of(Here const& here, Whole const& whole, KeptFinding const& finding, Order order,
                    TypedJudgement const& typed, Problems const& problems) {
    auto const seen = hidden("seen", std::to_string(finding.version())) +
                      hidden("order", std::string(heed::name_of(order)));
    bool const corrected = finding.verdict && finding.verdict->ruling == Ruling::corrected;
    FindingForm form;
    form.action = path_of(whole.about.id, finding.id);
    form.quick_fields = here.form_fields() + seen;
    form.confirm = govuk::button({.text = "Confirm and go on", .name = "ruling", .value = "as_read"});
    form.leave_out = govuk::button(
        {.text = "Leave it out", .classes = "govuk-button--secondary", .name = "ruling", .value = "left_out"});
    form.pass = way_past(whole, finding, order);
    form.open = corrected || !problems.empty();
    form.fields = here.form_fields() + seen;
    form.kind = kind_choice(typed, problems);
    form.systems = systems_choice(typed, problems);
    form.save = govuk::button({.text = "Save the correction and go on", .prevent_double_click = true});
    return form;
}

Html history_of(Here const& here, Whole const& whole, KeptFinding const& finding) {
    if (finding.version() < 2) {
        return {};
    }
    govuk::Timeline timeline;
    for (auto const& verdict : verdicts_on(here.db, whole.about.id, finding.id)) {
        timeline.events.push_back(
            {.title = in_words(verdict),
             .by = verdict.by == the_program ? "Heed" : people::name_of_member(here.db, verdict.by),
             .when = spoken(verdict.at),
             .datetime = iso(verdict.at)});
    }
    return govuk::element("h2").classes("govuk-heading-m").holding("What people decided") + govuk::timeline(timeline);
}

// Several findings at once.

Html sure_choice(int at_least) {
    govuk::Select select{
        .name = "sure", .label = {.text = "The reader is at least"}, .value = std::to_string(at_least)};
    for (auto const sure : {95, 90, 85, 80, 70}) {
        select.items.push_back({.value = std::to_string(sure), .text = fmt::format("{}% sure", sure)});
    }
    return govuk::select(select);
}

ConfirmForm several(Here const& here, Whole const& whole, std::vector<KeptFinding> const& sure, int at_least,
                    Problems const& problems) {
    govuk::Checkboxes boxes{
        .name = "finding",
        .fieldset = govuk::Fieldset{.legend = {.text = counted(static_cast<std::int64_t>(sure.size()), "finding",
                                                               "findings"),
                                               .classes = "govuk-fieldset__legend--m"}},
        .error = web::error_of(problems, "finding"),
        .classes = "govuk-checkboxes--small"};
    for (auto const& finding : sure) {
        auto const id = std::to_string(finding.id.number);
        auto const about = Html{" "} + web::escaped(systems_in_words(finding.read.systems) + ", " +
                                                    how_sure(finding.read.confidence));
        boxes.items.push_back({.value = id,
                               .text = fmt::format("{}. {}", finding.read.n, finding.read.text),
                               .hint = kind_tag(finding.read.kind) + about,
                               .checked = problems.empty()});
    }
    return {path_of(whole.about.id) + "/confirm", here.form_fields() + hidden("sure", std::to_string(at_least)),
            govuk::checkboxes(boxes), govuk::button({.text = "Confirm what is ticked", .prevent_double_click = true})};
}

}  // namespace

KeptFinding const& Whole::finding(Id<KeptFinding> id) const {
    auto const found = std::ranges::find(findings, id, &KeptFinding::id);
    if (found == findings.end()) {
        throw NotFound("this assessment has no such finding");
    }
    return *found;
}

std::string path_of(Id<Assessment> assessment) { return fmt::format("/assessments/{}", assessment.number); }

std::string path_of(Id<Assessment> assessment, Id<KeptFinding> finding) {
    return fmt::format("/assessments/{}/findings/{}", assessment.number, finding.number);
}

std::string who_and_when(store::Reading const& db, std::int64_t by, Instant at) {
    auto const who = by == the_program ? "Heed" : people::name_of_member(db, by);
    return fmt::format("{} on {}", who, spoken(day_in_england(at)));
}

Html list_screen(Here const& here, std::vector<Listed> const& listed, bool more) {
    govuk::Records records{.caption = "Published assessments, the one read in last first",
                           .head = {{.text = "Report"},
                                    {.text = "Council"},
                                    {.text = "Score"},
                                    {.text = "Read in"},
                                    {.text = "Findings"},
                                    {.text = "Standing"}},
                           .when_empty = "No report has been read in yet.",
                           .caption_classes = "govuk-visually-hidden"};
    std::ranges::transform(listed, std::back_inserter(records.rows), row_of);
    Html pages;
    if (more) {
        auto const older = fmt::format("/assessments?before={}", listed.back().id.number);
        pages = govuk::pagination({.next = {.href = older, .text = "Read in before these"}});
    }
    return list_page({here.may(people::May::import_reports), govuk::records(records), pages});
}

Html new_screen(Here const& here, TypedReport const& typed, Problems const& problems) {
    NewView view;
    view.back = back_to("/assessments", "Published assessments");
    view.errors = errors_of(problems);
    view.form_fields = here.form_fields();
    view.text = govuk::textarea({.name = "text",
                                 .label = {.text = "Text of the page", .classes = "govuk-label--m"},
                                 .hint = "Paste the whole page, with its headings.",
                                 .error = web::error_of(problems, "text"),
                                 .value = typed.text,
                                 .rows = 12,
                                 .spellcheck = false});
    view.file = govuk::file_upload({.name = "file",
                                    .label = {.text = "Or a file", .classes = "govuk-label--m"},
                                    .hint = "A plain text file (.txt).",
                                    .error = web::error_of(problems, "file"),
                                    .attributes = {{"accept", ".txt,text/plain"}}});
    view.title = govuk::input({.name = "title",
                               .label = {.text = "What staff call it (optional)", .classes = "govuk-label--m"},
                               .hint = "Empty: the council and the quality statement.",
                               .error = web::error_of(problems, "title"),
                               .value = typed.title});
    view.published = govuk::date_input(
        {.name = "published",
         .id = "published",
         .fieldset = govuk::Fieldset{.legend = {.text = "When was it published? (optional)",
                                                .classes = "govuk-fieldset__legend--m"}},
         .hint = "Its signals are then heard on that day. For example, 27 3 2026.",
         .error = web::error_of(problems, "published"),
         .day = {.name = "day", .value = typed.published.day},
         .month = {.name = "month", .value = typed.published.month},
         .year = {.name = "year", .value = typed.published.year}});
    view.button = govuk::button({.text = "Read it in", .prevent_double_click = true});
    return new_page(view);
}

Html assessment_screen(Here const& here, Whole const& whole, Looking const& looking, bool read_before,
                       Problems const& problems) {
    auto const progress = progress_of(whole.findings);
    AssessmentView view;
    view.back = back_to("/assessments", "Published assessments");
    view.errors = errors_of(problems);
    if (read_before) {
        view.banner = govuk::notification_banner(
            {.text = "This text had been read in before, so nothing was added. Here it is."});
    }
    view.title = whole.about.title;
    view.about = about_it(here, whole);
    view.in_loop = in_the_loop(here, whole);
    view.themes = themes_to_link(here, whole);
    view.ready = ready_to_go(here, whole);
    view.progress = in_words(progress);
    view.looked_at = progress.looked_at;
    view.all = progress.all;
    view.kinds = count_by_kind(whole.findings);
    view.next = what_is_next(here, whole, looking);
    view.choices = choices_of(whole, looking);
    view.sections = sections_of(here, whole, looking);
    if (view.sections.empty()) {
        view.nothing = "Every finding has been looked at.";
    }
    return assessment_page(view);
}

Html finding_screen(Here const& here, Whole const& whole, KeptFinding const& finding, Order order,
                    TypedJudgement const& typed, Problems const& problems) {
    FindingView view;
    view.back = back_to(with_order(path_of(whole.about.id), order) + fmt::format("#finding-{}", finding.read.n),
                        "All findings");
    view.errors = errors_of(problems);
    view.assessment = whole.about.title;
    view.n = finding.read.n;
    view.all = whole.about.findings;
    view.before = neighbour(whole, finding.read, -1);
    view.text = finding.read.text;
    view.after = neighbour(whole, finding.read, 1);
    view.read = as_it_was_read(finding.read);
    view.standing = standing_of(here, finding);
    if (may_decide(here, whole)) {
        view.form = form_of(here, whole, finding, order, typed, problems);
    }
    view.history = history_of(here, whole, finding);
    return finding_page(view);
}

Html confirm_screen(Here const& here, Whole const& whole, int at_least, Problems const& problems) {
    auto const sure = sure_enough(whole.findings, at_least);
    ConfirmSeveralView view;
    view.back = back_to(path_of(whole.about.id), "All findings");
    view.errors = errors_of(problems);
    view.assessment = whole.about.title;
    view.path = path_of(whole.about.id) + "/confirm";
    view.misread = 100 - at_least;
    view.sure = sure_choice(at_least);
    view.show = govuk::button({.text = "Show", .classes = "govuk-button--secondary"});
    if (sure.empty()) {
        view.nothing = fmt::format("No finding that waits is read with at least {}% sureness.", at_least);
    } else {
        view.form = several(here, whole, sure, at_least, problems);
    }
    return confirm_page(view);
}

}  // namespace heed::assessment
