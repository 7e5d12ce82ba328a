#include "areas/ombudsman/case_parts.hpp"

#include <fmt/format.h>

#include "areas/ombudsman/correction_parts.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/remedies.hpp"
#include "areas/ombudsman/rules.hpp"
#include "kernel/text.hpp"
#include "loop/before/seen_before_parts.hpp"
#include "loop/learning/act_parts.hpp"

namespace heed::ombudsman {

namespace govuk = web::govuk;
using loop::link;
using people::Here;
using people::May;
using web::Html;

bool may_act(Here const& here) { return here.may(May::answer_ombudsman); }

namespace {

/// "Moved from 3 March to 10 March 2026: two records were with the provider."
Html moves_of(Story const& story, Dated part, std::int64_t of) {
    Html out;
    for (auto const& one : story.extensions) {
        if (one.part == part && one.of == of) {
            auto const late = agreed_too_late(one) ? ", agreed after that day" : "";
            govuk::add_line(out,
                            govuk::element("p")
                                .classes("govuk-body-s")
                                .holding(fmt::format("Moved from {}{}: {}", brief(one.was_due), late, one.reason)));
        }
    }
    return out;
}

}  // namespace

Html due_of(Story const& story, Dated part, std::int64_t of, Day due) {
    Html out = govuk::element("span").classes("heed-nowrap").holding(brief(due));
    govuk::add_line(out, moves_of(story, part, of));
    return out;
}

Html offered(Here const& here, std::vector<std::pair<std::string, std::string>> const& links) {
    Html out;
    if (may_act(here)) {
        for (auto const& [path, text] : links) {
            govuk::add_line(out, govuk::element("p").classes("govuk-body-s").holding(link(path, text)));
        }
    }
    return out;
}

namespace {

govuk::Standing standing_for(RemedyState state) {
    switch (state) {
        case RemedyState::open: return govuk::Standing::waiting;
        case RemedyState::done_on_time: return govuk::Standing::good;
        case RemedyState::done_late: return govuk::Standing::neutral;
        case RemedyState::late:
        case RemedyState::not_done: break;
    }
    return govuk::Standing::late;
}

std::string ended(std::string const& says) { return std::string(without_full_stop(says)) + "."; }

std::string said_of(Evidence const& one) {
    auto said = fmt::format("Done {}, shown {}: {}", brief(one.done_on), brief(one.sent_on), ended(one.says));
    if (one.accepted_on) {
        said += fmt::format(" Accepted {}.", brief(*one.accepted_on));
    }
    if (one.refused_on) {
        said += fmt::format(" Not accepted {}: {}", brief(*one.refused_on), one.why_refused);
    }
    return said;
}

Html acts_of(Here const& here, Story const& story, Remedy const& one) {
    auto const path = fmt::format("{}/remedies/{}", path_of(story.about.id), one.id.number);
    if (one.not_done_on) {
        return {};
    }
    if (one.shown_on) {
        return one.accepted_on ? Html{} : offered(here, {{path + "/reply", "Record what the Ombudsman replied"}});
    }
    return offered(here, {{path + "/evidence", "Record that it is done"},
                          {path + "/extend", "Record a later date"},
                          {path + "/not-done", "Record that it will not be done"}});
}

Html stands_of(Here const& here, Story const& story, Remedy const& one) {
    auto const state = state_of(one, here.today);
    Html out = govuk::badge({spoken(state), standing_for(state)});
    if (state == RemedyState::open) {
        govuk::add_line(out, due_badge(one.due, here.today));
    }
    for (auto const& evidence : story.evidence) {
        if (evidence.remedy == one.id.number) {
            govuk::add_line(out, govuk::element("p").classes("govuk-body-s").holding(said_of(evidence)));
        }
    }
    if (one.not_done_on) {
        govuk::add_line(out, govuk::element("p")
                                 .classes("govuk-body-s")
                                 .holding(fmt::format("{}: {}", brief(*one.not_done_on), one.why_not)));
    }
    govuk::add_line(out, acts_of(here, story, one));
    return out;
}

/// "Held: 18 of 20 (90%), looked at on 3 March 2026", of the last proof that counts.
std::string last_look(loop::Story const& point, Day today) {
    loop::ProofResult const* last = nullptr;
    for (auto const& told : point.proofs) {
        bool const counts = told.result && loop::standing_of(told, point, today).state == loop::ProofState::holds;
        if (counts && (last == nullptr || told.result->made_on > last->made_on)) {
            last = &*told.result;
        }
    }
    return last == nullptr ? std::string()
                           : fmt::format("Held: {}, looked at on {}.", loop::spoken_share(last->seen, last->looked_at),
                                         heed::spoken(last->made_on));
}

/// Where a service improvement is in the loop, and whether it held: said by the loop's rules and by nobody's hand.
Html loop_of(Here const& here, Story const& story, Remedy const& one) {
    if (one.kind == RemedyKind::personal) {
        return {};
    }
    if (one.learning_point == 0) {
        Html out = govuk::badge({"Not in the loop yet", govuk::Standing::waiting});
        govuk::add_line(
            out, offered(here, {{fmt::format("{}/remedies/{}/learning-point", path_of(story.about.id), one.id.number),
                                 "Begin its learning point"}}));
        return out;
    }
    auto const point = loop::read_story(here.db, {one.learning_point});
    if (!point) {
        return {};
    }
    auto const held = loop::whether_it_held(*point, here.today);
    Html out = govuk::badge({held.badge, held.standing});
    auto const path = loop::path_of(Id<loop::LearningPoint>{one.learning_point});
    govuk::add_line(out, govuk::element("p")
                             .classes("govuk-body-s")
                             .holding(here.may(May::see_learning) ? link(path, "Learning point") : Html{}));
    for (auto const& said : {held.says, last_look(*point, here.today)}) {
        if (!said.empty()) {
            govuk::add_line(out, govuk::element("p").classes("govuk-body-s").holding(said));
        }
    }
    return out;
}

Html words_of(Here const& here, Story const& story, Remedy const& one) {
    Html out = govuk::element("span").holding(one.what);
    govuk::add_line(out, remedy_before(here, story, one));
    govuk::add_line(
        out,
        offered(here, {{fmt::format("{}/remedies/{}/correct", path_of(story.about.id), one.id.number), "Correct it"}}));
    return out;
}

}  // namespace

Html remedies_of(Here const& here, Story const& story, RemedyKind kind) {
    loop::Names names(here.db);
    bool const improves = kind == RemedyKind::service_improvement;
    govuk::Records table{
        .caption = improves ? "Service improvements" : "Remedies for the person",
        .head = {{.text = "What was agreed"}, {.text = "Sort"}, {.text = "Who"}, {.text = "Due"}, {.text = "Stands"}},
        .when_empty = improves ? "No service improvement has been agreed."
                               : "No remedy for the person has been agreed."};
    if (improves) {
        table.head.push_back({.text = "In the loop"});
    }
    for (auto const& one : story.remedies) {
        if (one.kind != kind) {
            continue;
        }
        table.rows.push_back({{.text = words_of(here, story, one)},
                              {.text = spoken(one.type)},
                              {.text = names.of(one.owner.number)},
                              {.text = due_of(story, Dated::remedy, one.id.number, one.due)},
                              {.text = stands_of(here, story, one)}});
        if (improves) {
            table.rows.back().push_back({.text = loop_of(here, story, one)});
        }
    }
    return govuk::records(table);
}

std::string rates_of(Story const& story, Day today) {
    auto const rates = remedy_rates(story.remedies, today);
    if (rates.due == 0) {
        return "No remedy has been due yet.";
    }
    return fmt::format("Done: {} of {} that have been due. Done by their date: {} of {}.", rates.done, rates.due,
                       rates.on_time, rates.due);
}

}  // namespace heed::ombudsman
