#include "areas/complaints/inquiry/demonstration.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/contributor_store.hpp"
#include "areas/complaints/inquiry/issue_store.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "kernel/dice.hpp"
#include "kernel/text.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/hash.hpp"

namespace heed::complaints {

namespace {

using namespace std::chrono_literals;

constexpr std::array more_issues{"Nobody told me before it happened", "Nobody rang me back when I asked why",
                                 "The letter about it was hard to understand",
                                 "I was asked the same things three times"};
constexpr std::array relied_on{"The care and support plan, and the homecare contract, part 4 (missed visits)",
                               "The care and support statutory guidance, chapter 8 (charging)",
                               "Care Act 2014, section 9 (assessment of needs)",
                               "The council’s own standard: a call is returned within two working days"};
constexpr std::array upheld{"The records show that it happened as you say, and the manager agrees.",
                            "There is no record that anybody did what we had promised.",
                            "Two people remember it as you do, and the dates in the log agree with yours."};
constexpr std::array partly{
    "Part of it is in the records. For the rest the accounts differ, and we cannot tell which is "
    "right.",
    "It happened once, and not each time; once is still too often."};
constexpr std::array not_upheld{"The records show that it was done on the day that was agreed.",
                                "The decision followed the guidance. We should have explained it better."};

struct Looked {
    EvidenceKind kind;
    char const* what;
    char const* with_whom;
    char const* says;
};
constexpr std::array looked_at{
    Looked{EvidenceKind::record, "Visit records of four weeks", "", "Times in and out, and who came."},
    Looked{EvidenceKind::interview, "What happened that week", "The coordinator of the agency",
           "A round was one carer short, and nobody told the families."},
    Looked{EvidenceKind::interview, "Who was told, and when", "The team manager", "A note was left and not read."},
    Looked{EvidenceKind::document, "The letter that was sent", "", "It names the amount and not how it is worked out."},
    Looked{EvidenceKind::policy, "What we promise", "", "A call is returned within two working days."}};

struct Promise {
    RemedyKind kind;
    Redress redress;
    std::int64_t pence;
    char const* what;
    int days;
    int weight;  ///< of 58, as one county reported them for a year
};
constexpr std::array promises{
    Promise{RemedyKind::apology, Redress::none, 0, "We write to you and say sorry.", 7, 17},
    Promise{RemedyKind::financial_redress, Redress::distress, 25'000, "A payment for the trouble that this was.", 28,
            20},
    Promise{RemedyKind::financial_redress, Redress::loss_of_service, 60'000,
            "A payment for the visits that did not happen.", 28, 7},
    Promise{RemedyKind::financial_redress, Redress::quantifiable_loss, 11'240, "We pay back what you were charged.", 21,
            3},
    Promise{RemedyKind::new_decision, Redress::none, 0, "We look at the charge again, from the first letter.", 30, 3},
    Promise{RemedyKind::procedure_change, Redress::none, 0, "We ring before a visit that is more than 20 minutes late.",
            60, 7},
    Promise{RemedyKind::reassessment, Redress::none, 0, "Somebody who does not know the case assesses it anew.", 40,
            1}};

Promise const& pick_promise(Dice& dice) {
    auto roll = dice.below(58);
    for (auto const& promise : promises) {
        roll -= promise.weight;
        if (roll < 0) {
            return promise;
        }
    }
    return promises.front();
}

std::string reason_for(Verdict verdict, Dice& dice) {
    switch (verdict) {
        case Verdict::upheld: return dice.pick(upheld);
        case Verdict::partly: return dice.pick(partly);
        case Verdict::not_upheld: break;
    }
    return dice.pick(not_upheld);
}

std::int64_t member(store::Reading const& db, people::CastMember const& who) {
    auto const found = people::find_member_by_email(db, who.email("thornmere"));
    must(found.has_value(), "the cast is there before its demonstration");
    return found->id.number;
}

/// It is given up, once it is so late.
constexpr int days_until_given_up = 45;

/// What becomes of a promise, so many days after the answer.
struct Kept {
    int days = 0;
    bool never = false;
};

/// What one complaint's life is made of, thrown before it begins.
struct Life {
    Id<Case> id;
    std::vector<std::string> more;
    std::vector<Evidence> evidence;
    std::vector<Finding> findings;
    std::vector<Remedy> remedies;
    std::vector<Kept> kept;  ///< beside each remedy
    std::string late_reason;
    std::int64_t dev = 0;
    std::int64_t esther = 0;
    std::int64_t kiran = 0;
    bool asks_outside = false;
    bool outside_answers = false;
};

void add_promises(Life& life, Dice& dice) {
    bool const put_right = std::ranges::any_of(
        life.findings, [](Finding const& finding) { return finding.verdict != Verdict::not_upheld; });
    auto const many = put_right ? dice.between(1, 2) : 0;
    for (std::int64_t i = 0; i < many; ++i) {
        auto const& promise = pick_promise(dice);
        Remedy remedy;
        remedy.kind = promise.kind;
        remedy.redress = promise.redress;
        remedy.pence = promise.pence;
        remedy.what = promise.what;
        life.remedies.push_back(remedy);
        // Four in five are done in time; a few are never done.
        auto const roll = dice.below(100);
        life.kept.push_back(roll < 77   ? Kept{static_cast<int>(dice.between(promise.days / 3, promise.days))}
                            : roll < 97 ? Kept{promise.days + static_cast<int>(dice.between(2, 40))}
                                        : Kept{promise.days + days_until_given_up, true});
    }
}

Life throw_life(store::Reading const& db, Id<Case> id, Verdict verdict, std::string const& late_reason) {
    Dice dice{static_cast<std::uint64_t>(id.number)};
    Life life;
    life.id = id;
    life.late_reason = late_reason;
    life.dev = member(db, people::dev);
    life.esther = member(db, people::esther);
    life.kiran = member(db, people::kiran);
    auto const issues = dice.between(1, 3);
    for (std::int64_t i = 0; i < issues; ++i) {
        auto const found = i == 0            ? verdict
                           : dice.chance(50) ? Verdict::upheld
                           : dice.chance(40) ? Verdict::partly
                                             : Verdict::not_upheld;
        life.findings.push_back({i + 1, "", found, reason_for(found, dice), dice.pick(relied_on)});
        if (i > 0) {
            life.more.emplace_back(more_issues[static_cast<std::size_t>(dice.below(2) + (i - 1) * 2)]);
        }
        auto const& looked = dice.pick(looked_at);
        life.evidence.push_back({0, i + 1, looked.kind, looked.what, looked.with_whom, {}, looked.says, "", 0});
    }
    add_promises(life, dice);
    life.asks_outside = dice.chance(25);
    life.outside_answers = dice.chance(80);
    return life;
}

void set_out(store::Writing& db, Story const& story, Life const& life, Doing const& doing) {
    auto const reread = [&] { return *find_story(db, life.id, true); };
    bool const agreed = story.acknowledgement && story.acknowledgement->discussion == Discussion::held;
    Issue issue{0, shortened(story.said.said, 120), agreed ? Agreed::agreed : Agreed::declined,
                agreed ? std::optional(doing.today()) : std::nullopt, ""};
    set_issue(db, reread(), issue, doing);
    for (auto const& more : life.more) {
        issue.issue = more;
        set_issue(db, reread(), issue, doing);
    }
    name_investigator(db, reread(), story.said.kept_from_worker ? life.dev : life.esther, doing);
}

void look(store::Writing& db, Life const& life, Doing const& doing) {
    for (auto evidence : life.evidence) {
        evidence.on_day = doing.today();
        add_evidence(db, *find_story(db, life.id, true), evidence, doing);
    }
}

// The code of a link is nobody's here: the demonstration's people do not exist.
void ask_agency(store::Writing& db, Story const& story, Life const& life, Doing const& doing) {
    AskedOutside asked{{}, {"Who came on the days in question, and when?", "Who was told that it would be late?"}};
    auto& contributor = asked.contributor;
    contributor.organisation = "Brightside Homecare";
    contributor.name = "Jess Tran";
    contributor.email = "jess.tran@example.org";
    contributor.asked_on = doing.today();
    contributor.due = doing.today() + 10;
    contributor.expires_on = contributor.due + days_after_due;
    auto const key = store::sha256(fmt::format("demonstration {}", life.id.number)).substr(0, 32);
    ask_outside(db, story, asked, {key, "https://thornmere.example/contributions/" + key, key}, std::string(64, '0'),
                doing);
}

void agency_answers(store::Writing& db, Story const& story, Doing const& doing) {
    auto const asked = contributors_of(db, story.said.id);
    if (!asked.empty() && !asked.front().answered_at && !asked.front().revoked_on) {
        keep_answers(db, story, asked.front(),
                     {{1, "", "Two carers, at 10.40 and at 18.05. The list of visits is with our records.", {}},
                      {2, "", "Nobody. The coordinator was ill and her work was not covered.", {}}},
                     "", 0, {-1, doing.now, doing.working_days});
    }
}

void find_and_promise(store::Writing& db, Life const& life, Doing const& doing) {
    auto const reread = [&] { return *find_story(db, life.id, true); };
    auto const inquiry = inquiry_of(db, life.id);
    for (auto finding : life.findings) {
        if (auto const* const issue = inquiry.issue(finding.number)) {
            finding.issue = issue->issue;
            record_finding(db, reread(), finding, doing);
        }
    }
    for (std::size_t i = 0; i < life.remedies.size(); ++i) {
        auto remedy = life.remedies[i];
        auto const days = std::ranges::find(promises, std::string_view(remedy.what), [](Promise const& one) {
                              return std::string_view(one.what);
                          })->days;
        bool const by_team = remedy.kind == RemedyKind::apology || remedy.kind == RemedyKind::financial_redress;
        remedy.owner = by_team || reread().said.kept_from_worker ? life.dev : life.esther;
        remedy.promised_on = doing.today();
        remedy.due = doing.today() + days;
        add_remedy(db, reread(), remedy, doing);
    }
}

void respond(store::Writing& db, Life const& life, Doing const& doing) {
    auto const reread = [&] { return *find_story(db, life.id, true); };
    auto const story = reread();
    bool const nothing = life.remedies.empty();
    bool const is_late = doing.today() > answer_limit(story);
    Draft const draft{
        0,
        "We read the records, spoke to those who were there, and compared it with what we promise.",
        nothing
            ? "What was done is what had been agreed. We should have explained it better, and we are sorry for that."
            : "It happened as you say, and it should not have. We are sorry. It needs to be put right.",
        nothing ? ActionNeeded::none_needed : ActionNeeded::will_be_taken,
        "",
        ombudsman_paragraph(),
        is_late ? life.late_reason : "",
        0,
        {}};
    save_draft(db, story, draft, doing);
    auto const kiran = signatories(db).front();
    keep_signature(db, reread(),
                   {1,
                    kiran.id,
                    kiran.name + ", " + kiran.position,
                    kiran.signed_as,
                    doing.today(),
                    SignedHow::in_heed,
                    "",
                    0,
                    {}},
                   {life.kiran, doing.now, doing.working_days});
    auto const response = response_of(db, life.id);
    answer(db, reread(), as_answer(*response.draft, response.signature, remedies_of(db, life.id), doing.today()),
           doing);
}

void send_forms(store::Writing& db, Life const& life, Doing const& doing) {
    for (auto const& form : answer_forms_of(db, life.id)) {
        if (!form.sent_on) {
            mark_form_sent(db, *find_story(db, life.id, true), form, form.way, doing.today(), "", doing);
        }
    }
}

void carry_out(store::Writing& db, Life const& life, std::int64_t number, bool never, Doing const& doing) {
    auto remedy = find_remedy(db, life.id, number);
    if (remedy && state_of(*remedy) == RemedyState::open) {
        if (never) {
            remedy->not_done_because = "The agency closed, and nobody else does this. We are sorry.";
            give_up_remedy(db, *find_story(db, life.id, true), *remedy, doing);
            return;
        }
        remedy->done_on = doing.today();
        remedy->evidence = remedy->pence > 0 ? "Paid: see the ledger." : "The letter is with the records.";
        mark_carried_out(db, *find_story(db, life.id, true), *remedy, doing);
    }
}

Instant days_later(Instant from, int days) { return from + 24h * days; }

/// The morning of that day.
Instant in_the_morning(Instant at) { return start_of(day_in_england(at)) + 10h; }

}  // namespace

void demonstrate_signatories(store::Writing& db, Instant now) {
    static WorkingDays const days;
    Doing const doing{-1, now, days};
    auto const kiran = people::find_member_by_email(db, people::kiran.email("thornmere"));
    add_signatory(db,
                  {{},
                   people::kiran.name(),
                   "Director of adult social care",
                   SignedAs::authorised,
                   kiran ? kiran->id.number : 0,
                   {},
                   0,
                   {}},
                  doing);
    add_signatory(db, {{}, "Morgan Hale", "Chief executive", SignedAs::responsible_person, 0, {}, 0, {}}, doing);
}

std::vector<InquiryMoment> plan_inquiry(store::Reading const& db, Id<Case> id, Instant agreed_at, Instant answered_at,
                                        Verdict verdict, std::string const& late_reason) {
    auto const life = throw_life(db, id, verdict, late_reason);
    auto const between = std::chrono::seconds((answered_at.seconds - agreed_at.seconds) / 4);
    std::vector<InquiryMoment> moments;
    auto const while_open = [&](Instant at, auto what) {
        moments.push_back({at, [life, what](store::Writing& writing, Story const& story, Doing const& doing) {
                               if (is_open(story) && story.acknowledgement) {
                                   what(writing, story, life, doing);
                               }
                           }});
    };
    while_open(agreed_at + 30min,
               [](auto& w, auto const& story, auto const& l, auto const& d) { set_out(w, story, l, d); });
    while_open(in_the_morning(agreed_at + between) + 24h,
               [](auto& w, auto const&, auto const& l, auto const& d) { look(w, l, d); });
    if (life.asks_outside) {
        while_open(in_the_morning(agreed_at + between) + 24h, [](auto& w, auto const&, auto const& l, auto const& d) {
            ask_agency(w, *find_story(w, l.id, true), l, d);
        });
    }
    if (life.asks_outside && life.outside_answers) {
        while_open(in_the_morning(agreed_at + 3 * between),
                   [](auto& w, auto const& story, auto const&, auto const& d) { agency_answers(w, story, d); });
    }
    while_open(answered_at, [](auto& w, auto const&, auto const& l, auto const& d) { find_and_promise(w, l, d); });
    while_open(answered_at + 10min, [](auto& w, auto const&, auto const& l, auto const& d) { respond(w, l, d); });
    auto const after_answer = [&](Instant at, auto what) {
        moments.push_back({at, [life, what](store::Writing& writing, Story const& story, Doing const& doing) {
                               if (story.answer) {
                                   what(writing, life, doing);
                               }
                           }});
    };
    after_answer(days_later(answered_at, 2), [](auto& w, auto const& l, auto const& d) { send_forms(w, l, d); });
    for (std::size_t i = 0; i < life.remedies.size(); ++i) {
        after_answer(days_later(answered_at, life.kept[i].days) + 20min,
                     [number = static_cast<std::int64_t>(i) + 1, never = life.kept[i].never](
                         auto& w, auto const& l, auto const& d) { carry_out(w, l, number, never, d); });
    }
    return moments;
}

}  // namespace heed::complaints
