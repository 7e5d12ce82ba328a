#include "areas/surveys/demonstration.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "areas/surveys/code.hpp"
#include "areas/surveys/letterbox.hpp"
#include "kernel/dice.hpp"
#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "people/settings.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::surveys {

namespace {

using namespace std::chrono_literals;

constexpr int weeks = 156;
constexpr int quarter_of_few_answers = 5;  ///< so many quarters ago

/// A team, how many it asks about in a hundred weeks, and how many of a hundred are satisfied with it.
struct DemonstrationTeam {
    std::string_view name;
    std::string_view service;
    int in_a_hundred_weeks;
    int satisfied;
};
constexpr std::array teams{DemonstrationTeam{"Northside locality team", "Assessment", 330, 82},
                           DemonstrationTeam{"Southside locality team", "Assessment", 300, 76},
                           DemonstrationTeam{"Hospital discharge team", "Homecare", 200, 74},
                           DemonstrationTeam{"Occupational therapy team", "Occupational therapy", 190, 86},
                           DemonstrationTeam{"Sensory support team", "Assessment", 45, 80}};

constexpr std::array matters{"To get to the mosque on Fridays",      "To stay in my own home",
                             "To cook for my grandchildren again",   "To sleep without being afraid of falling",
                             "To know who is coming in the morning", "To see my sister every week"};
constexpr std::array first_names{"Ada", "Bernard", "Chidi", "Doreen", "Eamon", "Farida", "George", "Halima"};
constexpr std::array last_names{"Abbott", "Begum", "Chowdhury", "Doyle", "Eze", "Farrell", "Grant", "Haddad"};

struct Words {
    bool satisfied = false;
    std::string service;
    std::string said;
};

std::vector<Words> read_words() {
    std::vector<Words> all;
    for (auto const line : lines_of(embedded("areas/surveys/embedded/demonstration_words.tsv"))) {
        auto const parts = split(line, '\t');
        if (parts.size() == 3 && (parts[0] == "yes" || parts[0] == "no")) {
            all.push_back({parts[0] == "yes", std::string(parts[1]), std::string(parts[2])});
        }
    }
    return all;
}

/// Somebody who will answer, and when.
struct Expected {
    std::string code;
    Day on;
    std::size_t team = 0;
    Way way = Way::letter;
    bool has_matters = false;
};

class Years {
public:
    Years(store::Writing& db, Instant now)
        : db_(db), now_(now), today_(day_in_england(now)), key_(people::server_key(db)), words_(read_words()) {
        owner_ = people::find_member_by_email(db, people::esther.email("thornmere"))->id.number;
        find_places();
    }

    void live_through() {
        auto const first = today_ - weeks * 7;
        begin("How was your assessment?", EventKind::assessment_finished, first);
        for (auto day = first; day <= today_; day = day + 7) {
            if (day == today_ - 52 * 7) {
                begin("How was your review?", EventKind::review_finished, day);
            }
            live_through_week(day);
        }
        take_a_call();
        work::take_as_sent(db_, now_ - 48h);
    }

private:
    Doing doing(Day day, std::int64_t by) const { return {day, std::min(start_of(day) + 9h, now_), by}; }

    void find_places() {
        for (auto const& service : loop::services(db_)) {
            services_[service.name] = service.id.number;
        }
        for (auto const& team : teams) {
            auto const known = people::find_team(db_, team.name);
            team_ids_.push_back(known ? known->id.number
                                      : people::add_team(db_, std::string(team.name), now_, -1).number);
            std::string const service(team.service);
            if (!services_.contains(service)) {
                services_[service] = loop::add_service(db_, service, now_, -1).number;
            }
        }
    }

    void begin(std::string const& name, EventKind event, Day day) {
        auto draft = fresh_draft("https://thornmere.example");
        draft.name = name;
        draft.event = event;
        draft.more = {QuestionKind::listened, QuestionKind::next_step};
        auto made = written(draft).value();
        made.survey.owner = owner_;
        surveys_.push_back(begin_survey(db_, made, doing(day, owner_)));
    }

    void live_through_week(Day day) {
        answer_until(day);
        auto const night = doing(day, -1);
        forget(db_, night);
        remind(db_, key_, night);
        empty_letterbox(db_, night);
        if (day + 7 <= today_) {
            send_letters(day);
        }
        ask_in_week(day);
    }

    void send_letters(Day day) {
        for (auto const survey : surveys_) {
            std::vector<Id<Invitation>> ids;
            for (auto const& invitation : to_do(db_, survey, Next::print, {}, 500)) {
                ids.push_back(invitation.id);
            }
            if (!ids.empty()) {
                letters_sent(db_, survey_there(db_, survey), ids, doing(day, owner_));
            }
        }
    }

    void ask_in_week(Day day) {
        for (std::size_t team = 0; team < teams.size(); ++team) {
            auto const many = teams.at(team).in_a_hundred_weeks;
            auto const number = many / 100 + (dice_.chance(many % 100) ? 1 : 0);
            for (int i = 0; i < number; ++i) {
                ask_somebody(day, team);
            }
        }
    }

    Event event_of(Day day, std::size_t team) {
        Event event;
        bool const reviews = surveys_.size() > 1;
        event.kind = reviews && dice_.chance(30) ? EventKind::review_finished : EventKind::assessment_finished;
        event.on = day;
        event.team = team_ids_[team];
        event.service = services_[std::string(teams.at(team).service)];
        std::string const first = dice_.pick(first_names);
        std::string const last = dice_.pick(last_names);
        auto const number = ++asked_;
        auto const roll = dice_.below(100);
        event.way = roll < 45 ? Way::email : roll < 88 ? Way::letter : Way::phone;
        event.name = event.way == Way::email ? "" : first + " " + last;
        event.email = event.way == Way::email ? lowered(fmt::format("{}.{}{}@example.org", first, last, number)) : "";
        event.address = event.way == Way::letter ? fmt::format("{} Marigold Road, Thornmere", number) : "";
        event.phone = event.way == Way::phone ? fmt::format("07700 {:06}", 900000 + number % 1000) : "";
        event.easy_read = dice_.chance(6);
        event.large_print = dice_.chance(6);
        event.language = dice_.chance(4) ? "Somali" : "";
        event.matters = dice_.chance(40) ? dice_.pick(matters) : "";
        return event;
    }

    void ask_somebody(Day day, std::size_t team) {
        auto const event = event_of(day, team);
        ask_after(db_, key_, {event}, doing(day, owner_));
        auto const few = quarter_of(day) == quarter_of(months_after(today_, -3 * quarter_of_few_answers));
        auto const likely = event.way == Way::phone ? 62 : event.way == Way::email ? 36 : 31;
        if (dice_.chance(few ? likely / 2 : likely)) {
            expected_.push_back({code_of(key_, newest_nonce()), day + static_cast<int>(dice_.between(2, 30)), team,
                                 event.way, !event.matters.empty()});
        }
    }

    std::string newest_nonce() const {
        return store::value<std::string>(
            db_, "select nonce from survey_invitations where council = :council order by id desc limit 1",
            db_.council());
    }

    void answer_until(Day day) {
        auto const later = std::ranges::stable_partition(expected_, [&](auto const& one) { return one.on > day; });
        std::vector<Expected> const now(later.begin(), later.end());
        expected_.erase(later.begin(), later.end());
        for (auto const& one : now) {
            if (auto const invitation = invitation_of(db_, one.code)) {
                auto const channel = one.way == Way::phone    ? Channel::phone
                                     : one.way == Way::letter ? Channel::paper
                                                              : Channel::web;
                take_answer(db_, *invitation, answered_by(one),
                            {channel, 0, key_, "", std::min(start_of(day) + 11h, now_)});
            }
        }
    }

    Answer an_answer(bool satisfied) {
        if (dice_.chance(4)) {
            return Answer::cannot_say;
        }
        if (satisfied) {
            return dice_.chance(55) ? Answer::best : Answer::good;
        }
        return dice_.pick(std::array{Answer::middle, Answer::middle, Answer::bad, Answer::worst});
    }

    Answered answered_by(Expected const& one) {
        auto const& team = teams.at(one.team);
        auto const roll = dice_.below(100);
        auto const filled_by = roll < 58 ? FilledBy::self : roll < 83 ? FilledBy::helped : FilledBy::proxy;
        auto const likely = team.satisfied - (filled_by == FilledBy::proxy ? 9 : 0);
        bool const helped = dice_.chance(likely);
        bool const treated = dice_.chance(helped ? 95 : 62);
        Answered answer;
        answer.filled_by = filled_by;
        answer.answers = {{QuestionKind::outcome, an_answer(helped)},
                          {QuestionKind::service, an_answer(treated)},
                          {QuestionKind::listened, an_answer(treated)},
                          {QuestionKind::next_step, an_answer(dice_.chance(66))}};
        if (one.has_matters) {
            answer.answers[QuestionKind::matters] = an_answer(helped);
        }
        answer.words = words_of(helped, team.service);
        return answer;
    }

    std::string words_of(bool satisfied, std::string_view service) {
        if (!dice_.chance(14)) {
            return {};
        }
        std::vector<std::string> fitting;
        for (auto const& words : words_) {
            if (words.satisfied == satisfied && words.service == service) {
                fitting.push_back(words.said);
            }
        }
        return fitting.empty() ? std::string() : dice_.pick(fitting);
    }

    /// One who was asked this week wants to be rung.
    void take_a_call() {
        for (auto const& one : expected_) {
            auto const invitation = invitation_of(db_, one.code);
            if (invitation && one.way == Way::email) {
                auto answer = answered_by(one);
                answer.words.clear();
                answer.ring = Ring{"Doreen Grant", "07700 900321",
                                   "The new chair is too low, and I cannot get up from it.", "In the morning", false};
                take_answer(db_, *invitation, answer, {Channel::web, 0, key_, "a call that was asked for", now_ - 20h});
                return;
            }
        }
    }

    store::Writing& db_;
    Instant now_;
    Day today_;
    std::string key_;
    std::vector<Words> words_;
    Dice dice_{20261124};
    std::int64_t owner_ = 0;
    std::int64_t asked_ = 0;
    std::vector<std::int64_t> team_ids_;
    std::map<std::string, std::int64_t> services_;
    std::vector<Id<Survey>> surveys_;
    std::vector<Expected> expected_;
};

}  // namespace

void demonstrate(store::Writing& db, Instant now) { Years(db, now).live_through(); }

}  // namespace heed::surveys
