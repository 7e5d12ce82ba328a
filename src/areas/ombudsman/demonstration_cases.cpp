#include "areas/ombudsman/demonstration_cases.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>

#include "areas/ombudsman/into_the_loop.hpp"
#include "areas/ombudsman/store.hpp"
#include "areas/ombudsman/table.hpp"
#include "kernel/must.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/learning/share_store.hpp"
#include "loop/offers.hpp"
#include "loop/told/telling.hpp"

namespace heed::ombudsman {

namespace {

using loop::Years;

constexpr int days_from_case_to_decision = 150;
constexpr int days_to_apologise = 28;
constexpr int days_to_improve = 91;

struct InventedCase {
    int year_back = 0;
    int day = 0;
    Decision decision;
    OmbudsmanCase about;
    std::string service;
};

std::vector<InventedCase> invented_cases() {
    std::vector<InventedCase> all;
    for (auto const& row : table_rows("areas/ombudsman/embedded/demonstration_cases.tsv", 10)) {
        InventedCase one;
        one.year_back = std::stoi(row[0]);
        one.day = std::stoi(row[1]);
        one.decision.category = row[2];
        one.about.sub_category = row[3];
        one.service = row[4];
        one.about.about = row[5];
        one.decision.summary = row[6];
        one.decision.fault = row[7];
        one.decision.injustice = row[8];
        one.decision.remedied_already = row[9] == "yes";
        all.push_back(one);
    }
    return all;
}

/// The Ombudsman's reference: two digits of the year, and invented ones.
std::string reference_for(Day opened_on, int number) {
    return fmt::format("{:02} 9{:02} {:03}", static_cast<int>(opened_on.date().year()) % 100, number % 100,
                       (number * 373) % 1000);
}

/// A complaint that came some months before, which anybody may see: the case follows it.
void follow_a_complaint(Years& years, OmbudsmanCase& about) {
    auto const* offer = loop::offers().find("complaint");
    if (offer == nullptr || !offer->reference) {
        return;
    }
    constexpr int soonest = 90;
    constexpr int latest = 240;
    loop::SignalFilter filter;
    filter.kind = loop::SignalKind::complaint;
    filter.service = {about.service};
    filter.heard_from = about.opened_on - latest;
    filter.heard_to = about.opened_on - soonest;
    for (auto const& line : loop::list_signals(years.db(), filter, 1)) {
        auto const signal = loop::find_signal(years.db(), line.id, false);
        if (signal && signal->source == "complaint") {
            about.complaint = signal->source_id;
            about.our_reference = offer->reference(signal->source_id);
        }
    }
}

Id<OmbudsmanCase> open_case(Years& years, OmbudsmanCase about, std::string const& service, int number, Instant now) {
    about.category = "Adult care services";
    about.service = years.service(service).number;
    about.officer = {years.id_of("dev")};
    about.opened_on = day_in_england(now);
    about.reference = reference_for(about.opened_on, number);
    follow_a_complaint(years, about);
    return add_case(years.db(), about, years.doing("dev", now));
}

void ask(Years& years, Id<OmbudsmanCase> id, std::string const& asks, int days_to_answer, std::string_view who,
         Instant now) {
    auto const number = static_cast<std::int64_t>(find_story(years.db(), id, true)->enquiries.size()) + 1;
    auto const today = day_in_england(now);
    add_enquiry(years.db(), id, {number, asks, today, today + days_to_answer, {years.id_of(who)}, std::nullopt},
                years.doing("dev", now));
}

Remedy remedy_for(Years& years, Id<OmbudsmanCase> id, RemedyKind kind, RemedyType type, std::string what, Day due,
                  std::string_view who) {
    Remedy remedy;
    remedy.case_id = id;
    remedy.kind = kind;
    remedy.type = type;
    remedy.what = std::move(what);
    remedy.due = due;
    remedy.owner = {years.id_of(who)};
    return remedy;
}

/// The Ombudsman's words of a service improvement for each service.
std::string improvement_for(std::string const& service) {
    if (service == "Homecare") {
        return "The Council should compare the records of visits with what it pays for, each month, and act on what "
               "it finds.";
    }
    if (service == "Financial assessment") {
        return "The Council should tell people in writing what care is likely to cost before it begins.";
    }
    if (service == "Carers' support") {
        return "The Council should offer carers an assessment of their own at every review.";
    }
    return "The Council should list everybody who waits longer than it promises, and ring them.";
}

std::string theme_for(std::string const& service) {
    if (service == "Homecare") {
        return "late_visits";
    }
    if (service == "Financial assessment") {
        return "charges";
    }
    return service == "Carers' support" ? "carers" : "assessment_wait";
}

void show_and_accept(Years& years, Id<OmbudsmanCase> id, Id<Remedy> remedy, std::string const& says, Instant now) {
    auto const today = day_in_england(now);
    auto const story = *find_story(years.db(), id, true);
    auto const found = *std::ranges::find(story.remedies, remedy, &Remedy::id);
    if (found.shown_on) {
        return;
    }
    Evidence evidence{remedy.number, 1, today, says, today, std::nullopt, std::nullopt, {}};
    add_evidence(years.db(), found, evidence, years.doing("dev", now));
    evidence.accepted_on = today;
    add_reply(years.db(), found, evidence, years.doing("dev", now));
}

/// A learning point of our own for the improvement, with the Ombudsman's words as its origin.
IntoTheLoop new_point(Years& years, Story const& story, Remedy const& remedy, std::string const& theme,
                      std::string const& sentence, Day today) {
    constexpr int days_to_see_it = 300;
    IntoTheLoop way;
    way.entry = loop::Entry{};
    auto& entry = *way.entry;
    entry.point.sentence = sentence;
    entry.point.theme = years.theme(theme);
    entry.point.service = {story.about.service};
    entry.point.owner = {years.id_of("esther")};
    entry.point.testable = true;
    entry.form.counted = "records that show it";
    entry.form.sample = "20 records, every third";
    entry.form.by_when = today + days_to_see_it;
    entry.origin.kind = loop::OriginKind::ombudsman;
    entry.origin.author = "Local Government and Social Care Ombudsman";
    entry.origin.document = "Decision " + story.about.reference;
    entry.origin.place = "Agreed action";
    entry.origin.made_on = story.decision->decided_on;
    entry.origin.own_words = remedy.what;
    entry.origin.decide_by = today + loop::days_to_decide;
    return way;
}

/// Into the learning point of its theme in its service, where there is one and `own` is not wished; otherwise one is begun.
Id<loop::LearningPoint> begin_point(Years& years, Id<OmbudsmanCase> id, Id<Remedy> remedy, std::string const& theme,
                                    std::string const& sentence, bool own, Instant now) {
    auto const story = *find_story(years.db(), id, true);
    auto const found = *std::ranges::find(story.remedies, remedy, &Remedy::id);
    auto const there = loop::points_of_theme(years.db(), years.theme(theme), {story.about.service});
    IntoTheLoop way;
    if (!own && !there.empty()) {
        way.joins = there.front();
    } else {
        way = new_point(years, story, found, theme, sentence, day_in_england(now));
    }
    auto const point = enter_the_loop(years.db(), way, story, years.doing("esther", now));
    name_learning_point(years.db(), found, point, years.doing("esther", now));
    return point;
}

void plan_remedies(Years& years, std::shared_ptr<Id<OmbudsmanCase>> const& id, InventedCase const& invented, int number,
                   int decided_ago) {
    auto const apology_ago = decided_ago - days_to_apologise;
    bool const late = invented.year_back == 1 && invented.day == 130;  // the one that the year is remembered for
    years.at(decided_ago, [&years, id, invented, number](Instant now) {
        auto const today = day_in_england(now);
        add_remedy(years.db(),
                   remedy_for(years, *id, RemedyKind::personal,
                              number % 3 == 0 ? RemedyType::payment_for_distress : RemedyType::apology,
                              number % 3 == 0 ? "Apologise, and pay £300 for the distress and the time"
                                              : "Apologise in writing for what went wrong",
                              today + days_to_apologise, "dev"),
                   years.doing("dev", now));
        if (number % 2 == 0) {
            add_remedy(years.db(),
                       remedy_for(years, *id, RemedyKind::service_improvement, RemedyType::changed_procedure,
                                  improvement_for(invented.service), today + days_to_improve, "esther"),
                       years.doing("dev", now));
        }
    });
    years.at(apology_ago + (late ? -11 : 6), [&years, id](Instant now) {
        auto const story = find_story(years.db(), *id, true);
        show_and_accept(years, *id, story->remedies.front().id, "The letter that was sent", now);
    });
    years.at(decided_ago - 20, [&years, id, invented](Instant now) {
        auto const story = find_story(years.db(), *id, true);
        if (story->remedies.size() > 1) {
            begin_point(years, *id, story->remedies.back().id, theme_for(invented.service),
                        improvement_for(invented.service), false, now);
        }
    });
    years.at(decided_ago - days_to_improve + 5, [&years, id](Instant now) {
        auto const story = find_story(years.db(), *id, true);
        if (story->remedies.size() > 1) {
            show_and_accept(years, *id, story->remedies.back().id, "The new procedure and who has read it", now);
        }
    });
    years.at(decided_ago - days_to_improve - 30, [&years, id, late](Instant now) {
        set_compliance(years.db(), *id,
                       {late ? Complied::satisfied_late : Complied::satisfied, day_in_england(now), ""},
                       years.doing("dev", now));
    });
}

void plan_one_case(Years& years, InventedCase const& invented, int number) {
    auto const year = financial_year(years.today()) - invented.year_back;
    auto const decided_ago = years.today() - (days_of_year(year).first + invented.day);
    auto const id = std::make_shared<Id<OmbudsmanCase>>();
    auto const* category = find_category(invented.decision.category);
    must(category != nullptr, "an invented decision is of a category that there is");
    auto const opened_ago = decided_ago + (category->investigated ? days_from_case_to_decision : 20);
    years.at(opened_ago, [&years, id, invented, number](Instant now) {
        *id = open_case(years, invented.about, invented.service, number, now);
    });
    if (category->investigated) {
        years.at(opened_ago - 20, [&years, id](Instant now) {
            ask(years, *id, "Send the care plan, the records of contact and your answer to the complaint", 28, "callum",
                now);
        });
        years.at(opened_ago - 44, [&years, id](Instant now) {
            answer_enquiry(years.db(), *id, 1, day_in_england(now), years.doing("dev", now));
        });
    }
    years.at(decided_ago, [&years, id, invented](Instant now) {
        auto decision = invented.decision;
        decision.decided_on = day_in_england(now);
        add_decision(years.db(), *id, decision, years.doing("dev", now));
    });
    years.at(decided_ago - 42, [&years, id](Instant now) {
        publish_decision(years.db(), *id, day_in_england(now), years.doing("dev", now));
    });
    if (category->upheld) {
        plan_remedies(years, id, invented, number, decided_ago);
    }
}

}  // namespace

void plan_cases(Years& years) {
    int number = 0;
    for (auto const& one : invented_cases()) {
        plan_one_case(years, one, ++number);
    }
}

namespace {

OmbudsmanCase about(std::string sub_category, std::string says) {
    OmbudsmanCase one;
    one.sub_category = std::move(sub_category);
    one.about = std::move(says);
    return one;
}

void plan_a_moved_enquiry(Years& years) {
    auto const id = std::make_shared<Id<OmbudsmanCase>>();
    years.at(48, [&years, id](Instant now) {
        *id = open_case(years, about("Assessment and care plan", "Seven months from a fall to a first visit."),
                        "Assessment", 81, now);
        ask(years, *id, "Send the record of each contact, and say how people who wait are looked at again", 40,
            "callum", now);
    });
    years.at(12, [&years, id](Instant now) {
        auto const due = find_story(years.db(), *id, true)->enquiries.front().due;
        extend(years.db(), *id,
               {Dated::enquiry, 1, 1, due, due + 11, day_in_england(now), "The provider’s records came late."},
               years.doing("dev", now));
    });
}

void plan_a_draft(Years& years) {
    auto const id = std::make_shared<Id<OmbudsmanCase>>();
    years.at(140, [&years, id](Instant now) {
        *id = open_case(years, about("Charging", "A first bill came after nine months of care."),
                        "Financial assessment", 82, now);
    });
    years.at(9, [&years, id](Instant now) {
        auto const today = day_in_england(now);
        add_draft(years.db(), *id,
                  {1,
                   today,
                   "It would uphold the complaint: the cost was not given in writing before care began.",
                   today + 14,
                   {years.id_of("dev")},
                   "",
                   std::nullopt},
                  years.doing("dev", now));
    });
}

/// Decided a short while ago: an apology is nearly due, and the improvement is not in the loop yet.
void plan_a_fresh_decision(Years& years) {
    auto const id = std::make_shared<Id<OmbudsmanCase>>();
    years.at(160, [&years, id](Instant now) {
        *id = open_case(years, about("Domiciliary care", "Carers who changed every day, and a key that was lost."),
                        "Homecare", 83, now);
    });
    years.at(18, [&years, id](Instant now) {
        auto const today = day_in_england(now);
        Decision decision;
        decision.category = "upheld";
        decision.decided_on = today;
        decision.summary = "31 different carers came in ten weeks, and nobody asked why.";
        decision.fault = "The council did not watch how many carers each person sees.";
        decision.injustice = "She did not know who would be in her home.";
        add_decision(years.db(), *id, decision, years.doing("dev", now));
        add_remedy(years.db(),
                   remedy_for(years, *id, RemedyKind::personal, RemedyType::apology, "Apologise in writing",
                              today + days_to_apologise, "callum"),
                   years.doing("dev", now));
        add_remedy(years.db(),
                   remedy_for(years, *id, RemedyKind::service_improvement, RemedyType::changed_procedure,
                              "The Council should agree with each provider how many carers a person sees in a month, "
                              "and look at it each quarter.",
                              today + days_to_improve, "esther"),
                   years.doing("dev", now));
    });
}

}  // namespace

void plan_open_cases(Years& years) {
    plan_a_moved_enquiry(years);
    plan_a_draft(years);
    plan_a_fresh_decision(years);
    years.at(6, [&years](Instant now) {
        open_case(years, about("Direct payments", "A payment that was reduced after a review by telephone."),
                  "Direct payments", 84, now);
    });
}

namespace {

void promise(Years& years, Id<loop::LearningPoint> point, loop::ProofKind kind, std::string const& would_see,
             int due_ago, Instant now) {
    loop::Proof proof;
    proof.kind = kind;
    proof.would_see = would_see;
    proof.sample = 20;
    proof.at_least = 16;
    proof.due = years.today() - due_ago;
    proof.promised_on = day_in_england(now);
    loop::add_promise(years.db(), point, proof, years.doing("esther", now));
}

void record(Years& years, Id<loop::LearningPoint> point, loop::ProofKind kind, int seen, Instant now) {
    auto const story = loop::story_there(years.db(), point);
    for (auto const& told : story.proofs) {
        if (told.proof.kind == kind && !told.result) {
            loop::ProofResult result;
            result.proof = told.proof.id;
            result.made_on = day_in_england(now);
            result.seen = seen;
            result.looked_at = 20;
            result.result = loop::judge(told.proof, seen, 20);
            loop::add_result(years.db(), point, result, years.doing("callum", now));
            return;
        }
    }
}

void plan_the_work(Years& years, std::shared_ptr<Id<loop::LearningPoint>> const& point) {
    years.at(355, [&years, point](Instant now) {
        promise(years, *point, loop::ProofKind::records,
                "the day of the call in the record, before the payment was stopped", 150, now);
        promise(years, *point, loop::ProofKind::experience,
                "people who say that they were rung before their payment stopped", 140, now);
        loop::Action action;
        action.what = "The system cannot stop a payment before the day of a call has been typed in";
        action.owner = {years.id_of("callum")};
        action.due = day_in_england(now) + 60;
        action.strength = loop::Strength::strong;
        action.added_on = day_in_england(now);
        loop::add_action(years.db(), *point, action, years.doing("esther", now));
    });
    years.at(300, [&years, point](Instant now) {
        auto const action = loop::story_there(years.db(), *point).actions.front().action.id;
        loop::mark_done(years.db(), *point, action, day_in_england(now), years.doing("callum", now));
    });
    years.at(290, [&years, point](Instant now) {
        loop::tell_back(years.db(), *point,
                        "No direct payment is stopped any more before we have rung the person who depends on it.",
                        years.doing("esther", now));
    });
    years.at(280, [&years, point](Instant now) {
        loop::Share share;
        share.way = loop::ShareWay::procedure;
        share.to_whom = "Everybody who works with direct payments";
        share.shared_on = day_in_england(now);
        share.reached = 31;
        share.meant_for = 34;
        loop::add_share(years.db(), *point, share, years.doing("hugh", now));
    });
    years.at(236, [&years, point](Instant now) {
        loop::ShareUse use;
        use.share = loop::story_there(years.db(), *point).shares.front().id;
        use.asked = 20;
        use.used = 16;
        use.on_day = day_in_england(now);
        loop::set_use(years.db(), *point, use, years.doing("hugh", now));
    });
    years.at(150, [&years, point](Instant now) { record(years, *point, loop::ProofKind::records, 18, now); });
    years.at(140, [&years, point](Instant now) { record(years, *point, loop::ProofKind::experience, 17, now); });
}

}  // namespace

void plan_embedded_improvement(Years& years) {
    auto const id = std::make_shared<Id<OmbudsmanCase>>();
    auto const point = std::make_shared<Id<loop::LearningPoint>>();
    constexpr int decided_ago = 380;
    years.at(decided_ago + 170, [&years, id](Instant now) {
        *id = open_case(years, about("Direct payments", "A direct payment stopped for eight weeks, and nobody rang."),
                        "Direct payments", 71, now);
    });
    years.at(decided_ago, [&years, id](Instant now) {
        Decision decision;
        decision.category = "upheld";
        decision.decided_on = day_in_england(now);
        decision.summary = "A direct payment was stopped because a form was late, and nobody rang before or after.";
        decision.fault = "The payment stops by itself when a form is late, whatever that means for the person.";
        decision.injustice = "His assistant could not be paid and left, and he stayed in bed until his sister came.";
        add_decision(years.db(), *id, decision, years.doing("dev", now));
    });
    years.at(decided_ago - 2, [&years, id](Instant now) {
        add_remedy(
            years.db(),
            remedy_for(years, *id, RemedyKind::service_improvement, RemedyType::changed_procedure,
                       "The Council should stop no direct payment before it has rung the person and written down what "
                       "would follow.",
                       day_in_england(now) + days_to_improve, "esther"),
            years.doing("dev", now));
    });
    years.at(decided_ago - 10, [&years, id, point](Instant now) {
        auto const remedy = find_story(years.db(), *id, true)->remedies.front().id;
        *point = begin_point(
            years, *id, remedy, "payments",
            "No direct payment is stopped before the person was rung, and the day of the call is in the record", true,
            now);
    });
    plan_the_work(years, point);
    years.at(295, [&years, id](Instant now) {
        auto const remedy = find_story(years.db(), *id, true)->remedies.front().id;
        show_and_accept(years, *id, remedy, "The changed system, and the records of the first month", now);
    });
}

}  // namespace heed::ombudsman
