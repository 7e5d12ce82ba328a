#include "areas/complaints/demonstration.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/inquiry/demonstration.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/told_back.hpp"
#include "kernel/dice.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

namespace {

using namespace std::chrono_literals;

constexpr int how_many = 520;
constexpr int days_back = 3 * 365;

constexpr std::array first_names = {"Amira",  "Bola",    "Carmel", "Daljit",  "Edwin",  "Farida",  "Gwen",
                                    "Harold", "Ines",    "Joseph", "Kavita",  "Leroy",  "Maureen", "Nasreen",
                                    "Oleg",   "Parveen", "Rosa",   "Stanley", "Thandi", "Yusuf"};
constexpr std::array last_names = {"Abbott", "Begum",  "Chowdhury", "Doyle", "Eze",   "Farrell",
                                   "Grant",  "Haddad", "Ivanova",   "Joshi", "Kelly", "Lewis",
                                   "Mensah", "Noor",   "Osei",      "Patel", "Reid",  "Silva"};
constexpr std::array languages = {"Somali", "Punjabi", "Polish", "Arabic", "Tamil"};
constexpr std::array relationships = {"daughter", "son", "neighbour", "wife", "husband", "friend", "sister"};
constexpr std::array wishes = {"I want somebody to ring me and say what happens next.", "I want it put right.",
                               "An apology, and that it does not happen to the next person.", ""};
constexpr std::array additions = {"It happened again yesterday.", "I have found the letter and can send it.",
                                  "Thank you for ringing me. I would rather have a letter."};
constexpr std::array reasons_for_delay = {
    "We waited for the agency's visit records.",
    "The manager who had to be asked was away, and we should have asked somebody else."};

struct Words {
    Kind kind{};
    std::string service;
    std::string said;
};

std::vector<Words> read_words() {
    std::vector<Words> all;
    for (auto const line : lines_of(embedded("areas/complaints/embedded/demonstration_words.tsv"))) {
        auto const parts = split(line, '\t');
        auto const kind = parts.size() == 3 ? named<Kind>(parts[0]) : std::nullopt;
        if (kind) {
            all.push_back({*kind, std::string(parts[1]), std::string(parts[2])});
        }
    }
    return all;
}

std::string filled_in(std::string text, Dice& dice) {
    for (auto const& [hole, low, high] : {std::tuple{"{weeks}", 4, 22}, std::tuple{"{times}", 2, 6}}) {
        if (auto const at = text.find(hole); at != std::string::npos) {
            text.replace(at, std::string_view(hole).size(), fmt::format("{}", dice.between(low, high)));
        }
    }
    return text;
}

/// What is to be done on record at a moment of the three years.
struct Moment {
    Instant at;
    std::function<void(store::Writing&, Instant)> what;
};

class Years {
public:
    Years(store::Writing& db, Instant now) : db_(db), now_(now), words_(read_words()) {
        dev_ = people::find_member_by_email(db, people::dev.email("thornmere"))->id.number;
        grace_ = people::find_member_by_email(db, people::grace.email("thornmere"))->id.number;
    }

    void live_through() {
        demonstrate_signatories(db_, now_ - 24h * days_back);
        for (int i = 0; i < how_many; ++i) {
            plan_one(i);
        }
        std::ranges::stable_sort(moments_, {}, &Moment::at);
        for (auto const& moment : moments_) {
            if (moment.at <= now_) {
                moment.what(db_, moment.at);
            }
        }
        work::take_as_sent(db_, now_ - 48h);
    }

private:
    Doing doing(std::int64_t by, Instant at) const { return {by, at, days_}; }
    Story seen(Id<Case> id) const { return *find_story(db_, id, true); }

    /// Does it, unless the case is closed by then.
    void at(Instant when, Id<Case> id, std::function<void(store::Writing&, Story const&, Doing const&)> what) {
        moments_.push_back({when, [this, id, what = std::move(what)](store::Writing& db, Instant now) {
                                auto const story = seen(id);
                                if (is_open(story)) {
                                    what(db, story, doing(dev_, now));
                                }
                            }});
    }

    /// A working moment `days` working days after that one.
    Instant later(Instant from, int working_days) {
        return start_of(days_.after(day_in_england(from), working_days)) + 9h +
               std::chrono::minutes(dice_.between(0, 420));
    }

    std::int64_t service_named(std::string const& name) {
        if (services_.empty()) {
            for (auto const& service : loop::services(db_)) {
                services_[service.name] = service.id.number;
            }
        }
        auto const found = services_.find(name);
        return found != services_.end() ? found->second
                                        : services_[name] = loop::add_service(db_, name, now_, -1).number;
    }

    Words const& pick_words() {
        // Four complaints in ten, a fifth concerns, the rest thanks.
        auto const roll = dice_.below(10);
        auto const kind = roll < 4 ? Kind::complaint : roll < 6 ? Kind::concern : Kind::compliment;
        for (;;) {
            auto const& words = dice_.pick(words_);
            if (words.kind == kind) {
                return words;
            }
        }
    }

    Teller invent_teller(Kind kind) {
        Teller teller;
        if (dice_.chance(15)) {
            return teller;
        }
        std::string const first = dice_.pick(first_names);
        std::string const last = dice_.pick(last_names);
        teller.name = first + " " + last;
        if (kind == Kind::compliment) {
            return teller;
        }
        add_ways(teller, lowered(first + "." + last));
        add_needs(teller);
        return teller;
    }

    void add_ways(Teller& teller, std::string const& mailbox) {
        teller.answer_by = dice_.pick(
            std::array{AnswerBy::email, AnswerBy::email, AnswerBy::phone, AnswerBy::letter, AnswerBy::no_reply});
        teller.email = teller.answer_by == AnswerBy::email ? mailbox + "@example.org" : "";
        teller.phone = dice_.chance(60) ? fmt::format("020 7946 0{:03}", dice_.below(1000)) : "";
        teller.address = teller.answer_by == AnswerBy::letter
                             ? fmt::format("{} Marigold Road, Thornmere", dice_.between(1, 90))
                             : "";
        teller.safe_to_contact = !dice_.chance(4);
        teller.wants_to_hear = dice_.chance(70);
    }

    void add_needs(Teller& teller) {
        if (dice_.chance(40)) {
            teller.basis = dice_.pick(std::array{Basis::consent, Basis::consent, Basis::lasting_power_of_attorney,
                                                 Basis::best_interests, Basis::does_not_know});
            teller.relationship = dice_.pick(relationships);
        }
        teller.large_print = dice_.chance(6);
        teller.easy_read = dice_.chance(5);
        teller.british_sign_language = dice_.chance(3);
        teller.advocate = dice_.chance(8);
        teller.interpreter_language = dice_.chance(7) ? dice_.pick(languages) : "";
    }

    void plan_one(int i) {
        auto const& words = pick_words();
        auto const today = day_in_england(now_);
        // More of the last weeks than of other weeks, so that there is something to do.
        auto const days_ago = static_cast<int>(dice_.below(dice_.chance(10) ? 30 : days_back));
        auto const came = start_of(today - days_ago) + 8h + std::chrono::minutes(dice_.between(0, 600));
        Received received;
        received.teller = invent_teller(words.kind);
        auto& said = received.said;
        said.kind = words.kind;
        said.channel = dice_.pick(std::array{Channel::web_form, Channel::web_form, Channel::phone, Channel::phone,
                                             Channel::letter, Channel::email});
        said.said = filled_in(words.said, dice_);
        said.wanted = words.kind == Kind::complaint ? dice_.pick(wishes) : "";
        said.received_on = day_in_england(came);
        said.received_at = came;
        said.received_by = said.channel == Channel::web_form ? 0 : grace_;
        said.happened_on = words.kind == Kind::complaint && dice_.chance(70)
                               ? std::optional(said.received_on -
                                               static_cast<int>(dice_.between(1, dice_.chance(3) ? 500 : 60)))
                               : std::nullopt;
        said.kept_from_worker = words.kind != Kind::compliment && dice_.chance(12);
        auto const pair = pair_of("the demonstration's own key", fmt::format("{}", i), 0);
        moments_.push_back({came, [this, received, pair](store::Writing& db, Instant at) {
                                receive(db, received, pair.id, kept_secret(pair.secret),
                                        doing(received.said.received_by, at));
                            }});
        plan_its_life(pair.id, words, came);
    }

    void plan_its_life(Id<Case> id, Words const& words, Instant came) {
        auto const taken = later(came, 1);
        at(taken, id, [this](auto& db, auto const& story, auto const& how) { take_on(db, story, dev_, how); });
        auto const service = service_named(words.service);
        if (dice_.chance(92)) {
            at(taken + 5min, id,
               [service](auto& db, auto const& story, auto const& how) { name_service(db, story, service, how); });
        }
        if (dice_.chance(12)) {
            std::string const more = dice_.pick(additions);
            moments_.push_back({came + 80h, [this, id, more](store::Writing& db, Instant now) {
                                    add_from_person(db, seen(id), more, doing(0, now));
                                }});
        }
        words.kind == Kind::complaint ? plan_complaint(id, came) : plan_end(id, words.kind, came);
    }

    void plan_end(Id<Case> id, Kind kind, Instant came) {
        bool const thanks = kind == Kind::compliment;
        Closing const closing{thanks ? Ending::passed_on : Ending::looked_into,
                              {},
                              thanks ? "Read out in the team's meeting."
                                     : "We spoke to the person and to the team, and agreed what changes."};
        at(later(came, static_cast<int>(dice_.between(1, thanks ? 4 : 6))), id,
           [closing](auto& db, auto const& story, auto const& how) {
               auto dated = closing;
               dated.on_day = how.today();
               close(db, story, dated, how);
           });
    }

    void plan_complaint(Id<Case> id, Instant came) {
        auto const fate = dice_.below(100);
        if (fate < 4) {
            plan_closing(id, later(came, 3), Ending::withdrawn, "They rang and said that it is settled.");
        } else if (fate < 7) {
            plan_closing(id, later(came, 2), Ending::excluded_8_1_e,
                         "We investigated the same matter last year and answered it then.");
        } else if (fate < 14) {
            plan_quick(id, later(came, 1));
        }
        plan_handling(id, came);
    }

    void plan_closing(Id<Case> id, Instant when, Ending ending, std::string reason) {
        at(when, id, [ending, reason = std::move(reason)](auto& db, auto const& story, auto const& how) {
            close(db, story, {ending, how.today(), reason}, how);
        });
    }

    void plan_quick(Id<Case> id, Instant when) {
        at(when, id, [this](auto& db, auto const& story, auto const& how) {
            if (may_be_resolved_quickly(story, days_, how.today())) {
                close(db, story,
                      {Ending::excluded_8_1_c, how.today(),
                       "We rang the agency while they waited, and the visit was made."},
                      how);
            }
        });
    }

    void plan_handling(Id<Case> id, Instant came) {
        auto const acknowledged_at = later(
            came, static_cast<int>(dice_.chance(92) ? dice_.between(2, 3) : dice_.between(4, 7)));
        auto const discussion = dice_.chance(80) ? Discussion::held : Discussion::declined;
        at(acknowledged_at, id, [discussion](auto& db, auto const& story, auto const& how) {
            acknowledge(db, story, {how.today(), Channel::phone, discussion}, how);
        });
        auto const agreed_at = later(acknowledged_at, static_cast<int>(dice_.between(0, 3)));
        auto const due = days_.after(day_in_england(came),
                                     static_cast<int>(dice_.pick(std::array{15, 20, 25, 30, 60})));
        plan_agreement(id, agreed_at, due, discussion);
        // Most answers come within the time that was agreed; some after it, and a few after the six months.
        auto const roll = dice_.below(100);
        // What is still open is late by weeks and not by months: somebody would have noticed.
        bool const is_over = answer_limit(day_in_england(came)) + 9 < day_in_england(now_);
        constexpr int two_weeks = 14;
        auto const answered_on = roll < 78   ? due - static_cast<int>(dice_.between(0, 6))
                                 : roll < 96 ? due + static_cast<int>(dice_.between(1, 20))
                                 : is_over   ? answer_limit(day_in_england(came)) + 9
                                             : due + two_weeks;
        plan_answer(id, agreed_at, std::max(later(agreed_at, 2), start_of(answered_on) + 15h));
    }

    void plan_agreement(Id<Case> id, Instant when, Day due, Discussion discussion) {
        auto const with = discussion == Discussion::held ? AgreedWith::person : AgreedWith::nobody;
        at(when, id, [due, with](auto& db, auto const& story, auto const& how) {
            agree(db, story, {0, due, with, how.today(), "We read the records and speak to the team and the agency."},
                  how);
        });
    }

    void plan_answer(Id<Case> id, Instant agreed_at, Instant when) {
        auto const verdict = dice_.pick(
            std::array{Verdict::upheld, Verdict::upheld, Verdict::partly, Verdict::not_upheld});
        std::string const late = dice_.pick(reasons_for_delay);
        for (auto& moment : plan_inquiry(db_, id, agreed_at, when, verdict, late)) {
            moments_.push_back({moment.at, [this, id, what = std::move(moment.what)](store::Writing& db, Instant now) {
                                    what(db, seen(id), doing(dev_, now));
                                }});
        }
    }

    store::Writing& db_;
    Instant now_;
    std::vector<Words> words_;
    WorkingDays days_;
    Dice dice_{20261122};
    std::int64_t dev_ = 0;
    std::int64_t grace_ = 0;
    std::map<std::string, std::int64_t> services_;
    std::vector<Moment> moments_;
};

}  // namespace

void demonstrate(store::Writing& db, Instant now) { Years(db, now).live_through(); }

namespace {

/// Tasks that nobody has ended, of whom it is time that somebody did.
std::vector<TellingTask> tasks_to_end(store::Reading const& db, Instant before) {
    return store::rows<TellingTask>(
        db,
        "select id, case_id, telling, about, says, way, asked_with, due, owner, at, ended_on, ended_by, reached"
        " from case_tellings where council = :council and asked_with = 0 and ended_on is null and at < :before"
        " order by at, id",
        db.council(), before);
}

}  // namespace

void demonstrate_calls(store::Writing& db, Instant now) {
    Dice dice{20261123};
    auto const dev = people::find_member_by_email(db, people::dev.email("thornmere"));
    must(dev.has_value(), "the cast is there before its demonstration");
    for (auto const& task : tasks_to_end(db, now - 15 * 24h)) {
        auto const when = task.at + std::chrono::hours(24 * dice.between(1, 12));
        bool const reached = dice.chance(88);
        end_task(db, *find_story(db, task.case_id, true), task, reached, day_in_england(when), dev->id.number, when);
    }
}

}  // namespace heed::complaints
