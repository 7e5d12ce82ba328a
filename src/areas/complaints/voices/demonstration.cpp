#include "areas/complaints/voices/demonstration.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "areas/complaints/charging/charging_store.hpp"
#include "areas/complaints/charging/waits_store.hpp"
#include "areas/complaints/voices/equality_store.hpp"
#include "areas/complaints/voices/mail_store.hpp"
#include "areas/complaints/voices/reading_store.hpp"
#include "kernel/dice.hpp"
#include "kernel/text.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

using namespace std::chrono_literals;

constexpr int years = 3;
constexpr int days_back = years * 365;

struct Named {
    std::string_view name;
    Sort sort;
    std::string_view service;
};
constexpr std::array about = {Named{"Swan Homecare", Sort::provider, "Homecare"},
                              Named{"Kingfisher Care", Sort::provider, "Homecare"},
                              Named{"Heron Support", Sort::provider, "Homecare"},
                              Named{"Northside locality team", Sort::team, "Assessment"},
                              Named{"Southside locality team", Sort::team, "Assessment"},
                              Named{"Income and charging", Sort::team, "Financial assessment"}};

struct PlacedCase {
    Id<Case> id;
    Kind kind = Kind::complaint;
    std::int64_t service = 0;
    Day received_on;
};
BOOST_DESCRIBE_STRUCT(PlacedCase, (), (id, kind, service, received_on))

/// How often a group speaks up beside what would be expected, in per cent.
struct InventedGroup {
    std::string_view dimension;
    std::string_view name;
    int people;
    int speaks;
};
constexpr std::array groups = {InventedGroup{"Age", "18 to 64", 1480, 130},
                               InventedGroup{"Age", "65 to 84", 2260, 105},
                               InventedGroup{"Age", "85 and over", 1410, 26},
                               InventedGroup{"Sex", "Women", 3020, 105},
                               InventedGroup{"Sex", "Men", 2130, 93},
                               InventedGroup{"Ethnic group", "White", 2690, 122},
                               InventedGroup{"Ethnic group", "Asian or Asian British", 1360, 70},
                               InventedGroup{"Ethnic group", "Black, Black British, Caribbean or African", 720, 85},
                               InventedGroup{"Ethnic group", "Mixed or another ethnic group", 380, 75},
                               InventedGroup{"First language", "English", 3890, 120},
                               InventedGroup{"First language", "Another language", 1180, 24},
                               InventedGroup{"First language", "British Sign Language", 80, 60},
                               InventedGroup{"Reason for support", "Physical", 3150, 112},
                               InventedGroup{"Reason for support", "Memory and understanding", 760, 72},
                               InventedGroup{"Reason for support", "Learning disability", 690, 66},
                               InventedGroup{"Reason for support", "Mental health", 550, 110}};

/// Somebody who draws on two of them is counted in both.
struct InventedSupport {
    std::string_view name;
    int people;
};
constexpr std::array by_service = {
    InventedSupport{"Homecare", 1640},          InventedSupport{"Reablement", 410},
    InventedSupport{"Assessment", 3320},        InventedSupport{"Financial assessment", 2890},
    InventedSupport{"Hospital discharge", 760}, InventedSupport{"Occupational therapy", 1120},
    InventedSupport{"Carers' support", 930},    InventedSupport{"Direct payments", 640}};

constexpr std::array kinds = {CareEventKind::missed_visit, CareEventKind::missed_visit,
                              CareEventKind::late_visit,   CareEventKind::late_visit,
                              CareEventKind::wrong_charge, CareEventKind::assessment_delay};

class Voices {
public:
    Voices(store::Writing& db, Instant now) : db_(db), now_(now), today_(day_in_england(now)) {
        dev_ = people::find_member_by_email(db, people::dev.email("thornmere"))->id.number;
        lena_ = people::find_member_by_email(db, people::lena.email("thornmere"))->id.number;
        esther_ = people::find_member_by_email(db, people::esther.email("thornmere"))->id.number;
        cases_ = store::rows<PlacedCase>(db_,
                                         "select id, kind, service, received_on from cases where council = :council"
                                         " and received_on >= :since order by received_on, id",
                                         db_.council(), today_ - days_back - 30);
        for (auto const& service : loop::services(db_)) {
            services_.push_back(service);
        }
    }

    void live_through() {
        say_about_cases();
        count_people();
        let_people_say();
        put_events_on_record();
        let_people_wait();
        read_first_and_pass_on();
        pass_thanks_around();
        let_mail_come();
    }

private:
    Doing doing(std::int64_t by, Instant at) const { return {by, at, days_}; }

    std::int64_t service_named(std::string_view name) const {
        auto const found = std::ranges::find(services_, name, &loop::Service::name);
        return found == services_.end() ? 0 : found->id.number;
    }

    void say_about_cases() {
        auto const there = now_ - std::chrono::hours(24 * days_back);
        for (auto const& one : about) {
            auto const id = add_spoken_about(db_, {{}, std::string(one.name), one.sort, {}, 0}, dev_, there);
            placed_.push_back({id, service_named(one.service)});
        }
        for (auto const& one : cases_) {
            std::vector<Id<SpokenAbout>> fitting;
            for (auto const& [id, service] : placed_) {
                if (service != 0 && service == one.service) {
                    fitting.push_back(id);
                }
            }
            if (!fitting.empty() && dice_.chance(80)) {
                Story story;
                story.said.id = one.id;
                story.said.kind = one.kind;
                say_about(db_, story, dice_.pick(fitting), doing(dev_, start_of(one.received_on) + 30h));
            }
        }
    }

    void count_people() {
        auto const known = loop::services(db_);
        auto const this_year = static_cast<int>(today_.date().year());
        for (int back = years; back >= 0; --back) {
            auto const day = *day_of(this_year - back, 3, 31);
            if (day > today_) {
                continue;
            }
            std::vector<SupportedGroup> counted;
            for (auto const& group : groups) {
                counted.push_back(
                    {std::string(group.dimension), std::string(group.name), group.people * (100 - 2 * back) / 100});
            }
            for (auto const& group : by_service) {
                if (std::ranges::find(known, group.name, &loop::Service::name) != known.end()) {
                    counted.push_back({"Service", std::string(group.name), group.people * (100 - 2 * back) / 100});
                }
            }
            keep_people_supported(db_, day, "Client-level data return, people with long-term support", counted, esther_,
                                  start_of(day) + 35 * 24h);
        }
    }

    /// Six in ten say something of themselves, each question on its own.
    void let_people_say() {
        for (auto const& one : cases_) {
            if (one.kind == Kind::compliment || !dice_.chance(66)) {
                continue;
            }
            std::string_view asked;
            for (auto const& group : groups) {
                if (group.dimension != asked) {
                    asked = group.dimension;
                    say_one(asked, quarter_of(one.received_on));
                }
            }
        }
    }

    void say_one(std::string_view dimension, std::string const& quarter) {
        if (dice_.chance(10)) {
            return;
        }
        std::int64_t all = 0;
        for (auto const& group : groups) {
            all += group.dimension == dimension ? std::int64_t{group.people} * group.speaks : 0;
        }
        auto place = dice_.below(all);
        for (auto const& group : groups) {
            if (group.dimension == dimension) {
                place -= std::int64_t{group.people} * group.speaks;
                if (place < 0) {
                    add_to_equality(db_, quarter, {std::string(dimension), std::string(group.name), 1}, false);
                    return;
                }
            }
        }
    }

    CareEvent invent_event(int number, Day day) {
        CareEvent event;
        event.kind = dice_.pick(kinds);
        event.from_day = event.to_day = day;
        bool const visit = event.kind == CareEventKind::missed_visit || event.kind == CareEventKind::late_visit;
        bool const charge = event.kind == CareEventKind::wrong_charge;
        auto const place = visit ? dice_.below(3) : charge ? 5 : dice_.between(3, 4);
        event.provider = placed_[static_cast<std::size_t>(place)].first.number;
        event.service = placed_[static_cast<std::size_t>(place)].second;
        if (visit || charge) {
            event.pence = charge ? dice_.between(2'000, 64'000) : dice_.between(850, 2'450);
        }
        event.how_known = visit ? "Provider’s visit records" : charge ? "Invoice run" : "Case records";
        event.reference = fmt::format("EV-{:05}", number);
        return event;
    }

    void put_events_on_record() {
        constexpr int how_many = 420;
        std::vector<CareEvent> events;
        for (int i = 0; i < how_many; ++i) {
            events.push_back(invent_event(i + 1, today_ - days_back + i * days_back / how_many));
        }
        add_events(db_, events, dev_, now_ - 2h);
        auto const there = list_events(db_, {}, how_many);
        for (auto const& one : cases_) {
            bool const charging = one.service == service_named("Financial assessment");
            if (one.kind != Kind::complaint || (!charging && one.service != service_named("Homecare")) ||
                !dice_.chance(70)) {
                continue;
            }
            auto const found = std::ranges::find_if(there, [&](CareEvent const& event) {
                return event.from_day <= one.received_on && (event.kind == CareEventKind::wrong_charge) == charging;
            });
            if (found != there.end()) {
                Story story;
                story.said.id = one.id;
                story.said.kind = one.kind;
                join_to_event(db_, story, found->id, true, doing(dev_, now_ - 1h));
            }
        }
    }

    /// Long, and shorter since the forms went online eighteen months ago.
    void let_people_wait() {
        std::vector<FinancialWait> waits;
        int number = 0;
        for (int back = days_back; back >= 0; --back) {
            for (auto many = dice_.below(2); many > 0; --many) {
                auto const usual = back > 540 ? 46 : 31;
                auto const took = static_cast<int>(usual * dice_.between(45, 110) / 100 +
                                                   (dice_.chance(12) ? dice_.between(20, 80) : 0));
                auto const asked = today_ - back;
                auto const done = asked + took;
                waits.push_back(
                    {fmt::format("FA-{:05}", ++number), asked, done <= today_ ? std::optional(done) : std::nullopt});
            }
        }
        keep_waits(db_, waits, dev_, now_ - 2h);
    }

    void read_first_and_pass_on() {
        int number = 0;
        for (auto const& one : cases_to_read(db_)) {
            if (++number % 4 != 0) {
                mark_as_read(db_, *find_story(db_, one.id, true), doing(lena_, now_ - 20h));
            }
            if (number == 1) {
                pass_on(
                    db_, *find_story(db_, one.id, true),
                    "Somebody is afraid that what they say reaches the worker it is about. Please look at how notes of "
                    "visits are shared in this team.",
                    esther_, doing(lena_, now_ - 19h));
            }
        }
    }

    void pass_thanks_around() {
        for (auto const& one : cases_) {
            if (one.kind != Kind::compliment || !dice_.chance(60) || one.received_on + 3 >= today_) {
                continue;
            }
            auto const story = *find_story(db_, one.id, true);
            if (story.closing) {
                auto const service = std::ranges::find(services_, Id<loop::Service>{one.service}, &loop::Service::id);
                pass_thanks_on(db_, story,
                               {0, service == services_.end() ? "Contact centre" : service->name + " team",
                                dice_.chance(70) ? "In the team’s meeting" : "To the person, with their manager",
                                story.closing->on_day, 0},
                               doing(dev_, start_of(story.closing->on_day) + 15h));
            }
        }
    }

    void let_mail_come() {
        take_in(db_,
                {"demonstration-1",
                 "Please tell the night sitters that my father slept through for the first time in "
                 "months. We all did.",
                 "Maureen Kelly", false},
                now_ - 26h);
        take_in(db_,
                {"demonstration-2",
                 "The stair lift came a week early, and the fitter showed my aunt how to use it "
                 "three times without a sigh.",
                 "", false},
                now_ - 3h);
    }

    store::Writing& db_;
    Instant now_;
    Day today_;
    Dice dice_{20261122};
    WorkingDays days_;
    std::int64_t dev_ = 0;
    std::int64_t lena_ = 0;
    std::int64_t esther_ = 0;
    std::vector<PlacedCase> cases_;
    std::vector<loop::Service> services_;
    std::vector<std::pair<Id<SpokenAbout>, std::int64_t>> placed_;
};

}  // namespace

void demonstrate_voices(store::Writing& db, Instant now) { Voices(db, now).live_through(); }

}  // namespace heed::complaints
