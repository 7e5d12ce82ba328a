#include "areas/assessment/pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/assessment/plain_text.hpp"
#include "areas/assessment/reader.hpp"
#include "areas/assessment/screens.hpp"
#include "areas/assessment/suggested_themes.hpp"
#include "kernel/text.hpp"
#include "loop/offers.hpp"

namespace heed::assessment {

namespace {

namespace may = people::may;
using people::Here;
using people::May;
using people::Request;
using people::Response;

constexpr int on_a_page = 25;
constexpr int surest_unless_asked = 90;

Whole whole_of(store::Reading const& db, Id<Assessment> id) {
    return {find_assessment(db, id), findings_of(db, id), put_into_loop_of(db, id)};
}

Order order_of(std::string_view text) { return named<Order>(text).value_or(Order::report); }

Response list_assessments(Request const& request, Here& here) {
    auto const before = web::parse_id(request.asked("before")).value_or(0);
    auto listed = latest_assessments(here.db, {before}, on_a_page + 1);
    bool const more = listed.size() > on_a_page;
    listed.resize(std::min<std::size_t>(listed.size(), on_a_page));
    return people::show(here, "Published assessments", list_screen(here, listed, more));
}

// Reading a report in.

Response ask_for_report(Request const&, Here& here) {
    return people::show(here, "Read a report in", new_screen(here, {}, {}));
}

web::Upload const* chosen_file(Request const& request) {
    auto const found = std::ranges::find_if(
        request.uploads, [](web::Upload const& upload) { return upload.field == "file" && !upload.bytes.empty(); });
    return found == request.uploads.end() ? nullptr : &*found;
}

/// What was typed, with the text of the file in the place of the text: a browser forgets the file, the page must not.
Outcome<TypedReport> read_typed(Request const& request, TypedReport& typed) {
    web::Form const form(request);
    typed = {form.text("title"), form.typed_day("published"), form.text("text")};
    auto const* file = chosen_file(request);
    if (file == nullptr) {
        return typed.text.empty() ? problem("text", "Paste the text of the page, or choose a file")
                                  : Outcome<TypedReport>(typed);
    }
    if (!typed.text.empty()) {
        return problem("file", "Paste the text or choose a file, not both");
    }
    auto const text = as_plain_text(file->bytes);
    if (!text) {
        return problem("file", "The file is not plain text. Save the page as a .txt file, or paste its text");
    }
    typed.text = *text;
    return typed;
}

struct ReadReport {
    Report report;
    Source source;
};

/// The reader speaks of a file; here it is a text that was pasted, or that a file has become.
Problems beside_the_text(Problems problems) {
    for (auto& each : problems) {
        each.field = "text";
        if (each.says.starts_with("The file ")) {
            each.says.replace(0, std::string_view("The file").size(), "The text");
        }
        if (each.says.ends_with('.')) {
            each.says.pop_back();
        }
    }
    return problems;
}

Outcome<ReadReport> read_it(TypedReport const& typed, Day today) {
    web::Checking checking;
    auto report = checking.take(read_report(typed.text).map_error(beside_the_text));
    std::optional<Day> published;
    if (!typed.published.empty()) {
        published = checking.take(web::day_from(typed.published, "published", "The day of publication"));
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    auto source = checked({typed.title, published, hash_of_text(typed.text)}, *report, today);
    return source.map([&](Source const& fine) { return ReadReport{*report, fine}; });
}

Response read_in(Request const& request, Here& here) {
    TypedReport typed;
    auto const read = read_typed(request, typed).and_then([&](TypedReport const& all) {
        return read_it(all, here.today);
    });
    if (!read) {
        return people::show(here, "Read a report in", new_screen(here, typed, read.error()), read.error());
    }
    return people::change(request, here, [&](store::Writing& db) {
        auto const imported = import_report(db, read->report, read->source, here.me().id.number, here.now);
        return web::see(path_of(imported.id) + (imported.was_there ? "?read_before=yes" : ""));
    });
}

// Looking at the findings.

Response show_whole(Here const& here, Whole const& whole, Looking const& looking, bool read_before,
                    Problems const& problems = {}) {
    return people::show(here, whole.about.title, assessment_screen(here, whole, looking, read_before, problems),
                        problems);
}

Response show_assessment(Request const& request, Here& here, Id<Assessment> id) {
    Looking const looking{order_of(request.asked("order")), request.asked("show") == "waiting"};
    return show_whole(here, whole_of(here.db, id), looking, request.asked("read_before") == "yes");
}

TypedJudgement typed_from(Judgement const& judgement) {
    TypedJudgement typed{std::string(name_of(judgement.kind)), {}};
    std::ranges::transform(judgement.systems, std::back_inserter(typed.systems),
                           [](int number) { return std::to_string(number); });
    return typed;
}

Response show_one(Here const& here, Whole const& whole, KeptFinding const& finding, Order order,
                  TypedJudgement const& typed, Problems const& problems) {
    auto const title = fmt::format("Finding {} of {}", finding.read.n, whole.about.findings);
    return people::show(here, title, finding_screen(here, whole, finding, order, typed, problems), problems);
}

Response show_finding(Request const& request, Here& here, Id<Assessment> id, Id<KeptFinding> finding_id) {
    auto const whole = whole_of(here.db, id);
    auto const& finding = whole.finding(finding_id);
    return show_one(here, whole, finding, order_of(request.asked("order")), typed_from(standing(finding)), {});
}

Response find_finding(Request const&, Here& here, Id<KeptFinding> finding) {
    return web::see(path_of(assessment_of(here.db, finding), finding));
}

Outcome<Decision> decision_of(web::Form const& form, KeptFinding const& finding) {
    auto const ruling = form.text("ruling");
    auto const seen = form.number("seen").value_or(0);
    Judgement const as_read{finding.read.kind, finding.read.systems};
    if (ruling == "left_out") {
        return Decision{finding.id, Ruling::left_out, as_read, seen};
    }
    if (ruling == "as_read") {
        return Decision{finding.id, Ruling::confirmed, as_read, seen};
    }
    return judgement_of(form.text("kind"), form.all("systems")).map([&](Judgement const& judgement) {
        return Decision{finding.id, ruling_of(finding.read, judgement), judgement, seen};
    });
}

/// Where whoever decided goes on: to the next finding that waits, on its page or in the list.
std::string onward(Whole const& whole, Id<KeptFinding> decided, Order order, bool in_list) {
    auto findings = whole.findings;
    std::erase_if(findings, [&](KeptFinding const& each) { return each.id != decided && !each.waits(); });
    auto const next = next_waiting(in_order(std::move(findings), order), decided);
    auto const query = order == Order::report ? "" : fmt::format("?order={}", heed::name_of(order));
    if (!next || next->id == decided) {
        return path_of(whole.about.id) + query;
    }
    return in_list ? fmt::format("{}{}#finding-{}", path_of(whole.about.id), query, next->read.n)
                   : path_of(whole.about.id, next->id) + query;
}

/// What somebody else did while this person had the finding open.
Problems decided_meanwhile(Here const& here, Whole const& whole, KeptFinding const& finding) {
    if (whole.in_loop) {
        return {{"kind", "This assessment has been put into the loop, so its findings stay as they are"}};
    }
    if (!finding.verdict) {
        return {{"kind", "Somebody else decided about this finding at the same moment. Look at it again"}};
    }
    auto const says = fmt::format(
        "{} decided about this finding while you had it open. See below what was decided, and save "
        "only if you see it otherwise",
        who_and_when(here.db, finding.verdict->by, finding.verdict->at));
    return {{"kind", says}};
}

Response decide_finding(Request const& request, Here& here, Id<Assessment> id, Id<KeptFinding> finding_id) {
    auto const whole = whole_of(here.db, id);
    auto const& finding = whole.finding(finding_id);
    web::Form const form(request);
    auto const order = order_of(form.text("order"));
    auto const decision = decision_of(form, finding);
    TypedJudgement const typed{form.text("kind"), form.all("systems")};
    if (!decision) {
        return show_one(here, whole, finding, order, typed, decision.error());
    }
    try {
        return people::change(request, here, [&](store::Writing& db) {
            decide(db, id, *decision, here.me().id.number, here.now);
            return web::see(onward(whole, finding_id, order, form.text("then") == "list"));
        });
    } catch (Conflict const&) {
        return show_one(here, whole, finding, order, typed_from(decision->judgement),
                        decided_meanwhile(here, whole, finding));
    }
}

// Several at once.

int at_least_of(std::string_view text) {
    auto const number = web::parse_id(text);
    return number && *number < 100 ? static_cast<int>(*number) : surest_unless_asked;
}

Response show_several(Here const& here, Whole const& whole, int at_least, Problems const& problems = {}) {
    return people::show(here, "Confirm several at once", confirm_screen(here, whole, at_least, problems), problems);
}

Response ask_to_confirm(Request const& request, Here& here, Id<Assessment> id) {
    auto const whole = whole_of(here.db, id);
    if (whole.in_loop) {
        return web::see(path_of(id));
    }
    return show_several(here, whole, at_least_of(request.asked("sure")));
}

std::vector<Id<KeptFinding>> ticked(web::Form const& form) {
    std::vector<Id<KeptFinding>> findings;
    for (auto const& text : form.all("finding")) {
        if (auto const number = web::parse_id(text)) {
            findings.push_back({*number});
        }
    }
    return findings;
}

Response confirm_several(Request const& request, Here& here, Id<Assessment> id) {
    web::Form const form(request);
    auto const findings = ticked(form);
    if (findings.empty()) {
        Problems const problems{{"finding", "Select the findings that you have read and confirm"}};
        return show_several(here, whole_of(here.db, id), at_least_of(form.text("sure")), problems);
    }
    try {
        return people::change(request, here, [&](store::Writing& db) {
            confirm_each(db, id, findings, here.me().id.number, here.now);
            return web::see(path_of(id));
        });
    } catch (Conflict const&) {
        return web::see(path_of(id));
    }
}

// Into the loop.

Response put_in(Request const& request, Here& here, Id<Assessment> id) {
    auto const whole = whole_of(here.db, id);
    if (!progress_of(whole.findings).complete()) {
        Problems const problems{{"findings", "Look at every finding before the assessment goes into the loop: " +
                                                 in_words(progress_of(whole.findings))}};
        return show_whole(here, whole, {}, false, problems);
    }
    auto const also = web::Form(request).all("also");
    auto const has = [&](std::string_view what) { return std::ranges::find(also, what) != also.end(); };
    return people::change(request, here, [&](store::Writing& db) {
        put_into_loop(db, id, {has("mixed"), has("strengths")}, here.me().id.number, here.now);
        return web::see(path_of(id));
    });
}

Response link_themes(Request const& request, Here& here, Id<Assessment> id) {
    if (!here.may(May::manage_themes)) {
        throw Forbidden("themes are made and linked by those who manage them");
    }
    auto const whole = whole_of(here.db, id);
    auto const systems = systems_from(web::Form(request).all("themes"), "themes");
    if (!systems || systems->empty()) {
        return show_whole(here, whole, {}, false, {{"themes", "Select the themes that the signals are about"}});
    }
    return people::change(request, here, [&](store::Writing& db) {
        link_to_themes(db, id, *systems, here.me().id.number, here.now);
        return web::see(path_of(id));
    });
}

/// A published report has nobody behind it who could be told.
loop::ToldHow tell_nobody(store::Writing&, loop::ToTell const&) { return {}; }

std::string page_behind(std::int64_t finding) { return fmt::format("/assessments/findings/{}", finding); }

}  // namespace

void mount(people::Site& at) {
    at.menu(people::Section::heard, "Assessments", "/assessments", may::import_reports);
    at.get("/assessments", may::see_signals, list_assessments);
    at.get("/assessments/new", may::import_reports, ask_for_report);
    at.upload("/assessments", may::import_reports, read_in);
    at.get("/assessments/{id}", may::see_signals, show_assessment);
    at.post("/assessments/{id}/loop", may::import_reports, put_in);
    at.post("/assessments/{id}/themes", may::import_reports, link_themes);
    at.get("/assessments/{id}/confirm", may::import_reports, ask_to_confirm);
    at.post("/assessments/{id}/confirm", may::import_reports, confirm_several);
    at.get("/assessments/{id}/findings/{finding}", may::see_signals, show_finding);
    at.post("/assessments/{id}/findings/{finding}", may::import_reports, decide_finding);
    at.get("/assessments/findings/{finding}", may::see_signals, find_finding);
    loop::offers().add("assessment_finding", {tell_nobody, page_behind});
}

}  // namespace heed::assessment
