#include "areas/complaints/clocks/demonstration.hpp"

#include <array>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/clocks/bodies.hpp"
#include "areas/complaints/clocks/corrections.hpp"
#include "areas/complaints/clocks/holds.hpp"
#include "areas/complaints/clocks/reminders.hpp"
#include "areas/complaints/clocks/split.hpp"
#include "areas/complaints/inquiry/issue_store.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/dice.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/rows.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

namespace {

using namespace std::chrono_literals;

constexpr int how_many = 96;
constexpr int days_back = 3 * 365;
constexpr std::string_view key = "the demonstration's own key of tracks";

struct Words {
    Track track;
    std::string_view said;
    std::string_view also;  ///< the words of the part that is split off
};

constexpr std::array several{
    Words{Track::data_protection, "The visits are late every week, and you sent my letter to the house next door.",
          "You sent my letter to the house next door."},
    Words{Track::subject_access, "Nobody explained the charge. I want to see what you have written about me.",
          "I want to see what you have written about me."},
    Words{Track::financial_review,
          "The carer stayed ten minutes, and you charge me for thirty. Please work it out again.",
          "Please work out again what I pay."},
    Words{Track::corporate_code, "The carer was late, and nobody answers the council's telephone.",
          "Nobody answers the council's telephone."},
    Words{Track::safeguarding, "The care is poor, and I am afraid of the man who comes with her.",
          "I am afraid of the man who comes with her."},
    Words{Track::service_request, "The charge is wrong. And could somebody fit a rail by the bath?",
          "Could somebody fit a rail by the bath?"},
    Words{Track::data_protection,
          "Nobody rang when the visit was called off. My son was told things that were only mine.",
          "My son was told things that were only mine."},
    Words{Track::subject_access, "The assessment says things I never said. Please send me all that you have about me.",
          "Please send me all that you have about me."},
    Words{Track::financial_review, "I was not told that I would have to pay. My savings are less than you counted.",
          "My savings are less than you counted."},
    Words{Track::corporate_code, "My review was forgotten, and the website sent me round in circles.",
          "The website sent me round in circles."},
    Words{Track::safeguarding, "The night carer shouts, and my mother has bruises that nobody can explain.",
          "My mother has bruises that nobody can explain."},
    Words{Track::service_request, "I waited a year for a review. Please put the key safe where the nurse can reach it.",
          "Please put the key safe where the nurse can reach it."}};

class Lives {
public:
    Lives(store::Writing& db, Instant now) : db_(db), now_(now) {
        dev_ = people::find_member_by_email(db, people::dev.email("thornmere"))->id.number;
    }

    void live_through() {
        for (int i = 0; i < how_many; ++i) {
            plan_contact(i);
        }
        while (!moments_.empty() && moments_.begin()->first <= now_) {
            auto const moment = moments_.extract(moments_.begin());
            moment.mapped()(moment.key());
        }
        for (int back = 6; back >= 2; --back) {
            auto const day = day_in_england(now_) - back;
            remind(db_, days_, day, start_of(day) + 7h);
        }
        work::take_as_sent(db_, now_ - 48h);
    }

private:
    using Living = std::function<void(Story const&, Doing const&)>;

    Doing doing(Instant at) const { return {dev_, at, days_}; }
    Story story(Id<Case> id) const { return *find_story(db_, id, true); }
    Instant later(Instant from, int working_days) {
        return start_of(days_.after(day_in_england(from), working_days)) + 10h;
    }

    /// Does it then, unless the case is closed.
    void at(Instant when, Id<Case> id, Living what) {
        moments_.emplace(when, [this, id, what = std::move(what)](Instant now) {
            if (auto const now_is = story(id); is_open(now_is)) {
                what(now_is, doing(now));
            }
        });
    }

    void plan_contact(int i) {
        auto const& words = several[static_cast<std::size_t>(i) % several.size()];
        auto const came = start_of(day_in_england(now_) - static_cast<int>(dice_.below(i % 7 == 0 ? 40 : days_back))) +
                          9h + std::chrono::minutes(i);
        auto const pair = pair_of(std::string(key), fmt::format("{}", i), 0);
        Received received;
        received.said.channel = Channel::letter;
        received.said.said = words.said;
        received.said.received_on = day_in_england(came);
        received.said.received_at = came;
        received.said.received_by = dev_;
        received.said.officer = i % 9 == 0 ? 0 : dev_;
        received.said.kept_from_worker = i % 11 == 0;
        received.teller.name = fmt::format("Resident {} of Thornmere", i + 1);
        received.teller.answer_by = AnswerBy::no_reply;
        moments_.emplace(came, [this, received, pair](Instant now) {
            receive(db_, received, pair.id, kept_secret(pair.secret), doing(now));
        });
        at(later(came, 1), pair.id,
           [this, &words](Story const& now_is, Doing const& how) { split_off(now_is, words, how); });
        live_statutory(pair.id, came, i);
    }

    void split_off(Story const& whole, Words const& words, Doing const& how) {
        Splitting splitting{{{words.track, std::string(words.also)}}, {}};
        if (words.track == Track::safeguarding) {
            splitting.wait = Hold{0,
                                  HoldReason::safeguarding,
                                  how.today(),
                                  days_.after(how.today(), 10),
                                  "The enquiry must not be warned.",
                                  "We make sure first that everybody is safe. Then we go on with the rest."};
            at(later(how.now, 9), whole.said.id, [this](Story const& now_is, Doing const& then) {
                end_hold(db_, now_is, "Everybody is safe. We go on with your complaint.", then);
            });
        }
        split(db_, whole, splitting, std::string(key), how);
        for (auto const& part : parts_of(db_, whole.said, true)) {
            if (part.id != whole.said.id) {
                live_part(part.id, part.track, how.now);
            }
        }
    }

    void live_part(Id<Case> id, Track track, Instant from) {
        auto const late = dice_.chance(18) ? 25 : 0;
        switch (track) {
            case Track::data_protection: return live_complaint(id, from, 12 + late);
            case Track::corporate_code:
                at(later(from, 9), id, [this](Story const& now_is, Doing const& how) { take_longer(now_is, how); });
                return live_complaint(id, from, 11 + late);
            case Track::subject_access: return live_request(id, from, late);
            case Track::financial_review:
                acknowledge_at(later(from, 1), id);
                return end_at(later(from, 15 + late), id, Ending::review_decided,
                              "We worked it out again and it is less.");
            case Track::service_request:
                return end_at(later(from, 6 + late), id, Ending::done_as_asked, "The rail was fitted.");
            case Track::safeguarding:
                return end_at(later(from, 0) + 2h, id, Ending::referred_to_safeguarding,
                              "The team took it up at once.");
            default: return;
        }
    }

    void live_request(Id<Case> id, Instant from, int late) {
        if (dice_.chance(40)) {
            at(later(from, 2), id, [this](Story const& now_is, Doing const& how) {
                put_on_hold(db_, now_is,
                            {0, HoldReason::scope, how.today(), how.today() + 14, "Which years?",
                             "Please tell us which years you want to see."},
                            how);
            });
            at(later(from, 5), id, [this](Story const& now_is, Doing const& how) {
                end_hold(db_, now_is, "You told us which years. We go on.", how);
            });
        }
        end_at(later(from, 18 + late), id, Ending::records_given, "The records were sent, with two names taken out.");
    }

    void live_complaint(Id<Case> id, Instant from, int working_days) {
        acknowledge_at(later(from, 3), id);
        answer_at(later(from, working_days), id);
    }

    void live_statutory(Id<Case> id, Instant came, int i) {
        acknowledge_at(later(came, i % 8 == 0 ? 5 : 2), id);
        at(later(came, 4), id, [this](Story const& now_is, Doing const& how) {
            agree(db_, now_is,
                  {0, days_.after(now_is.said.received_on, 25), AgreedWith::person, how.today(),
                   "We read the records and speak to the agency.", now_is.teller.name, how.today()},
                  how);
        });
        if (i % 5 == 0) {
            cross_organisations(id, came);
        }
        answer_at(later(came, i % 7 == 0 ? 32 : 22), id);
    }

    void cross_organisations(Id<Case> id, Instant came) {
        at(later(came, 5), id, [this](Story const& now_is, Doing const& how) {
            join(db_, now_is, {"", Consent::given, how.today(), true}, how);
        });
        at(later(came, 6), id, [this](Story const& now_is, Doing const& how) {
            set_body(db_, now_is,
                     {0, "Thornmere Hospital", "When and how she was sent home", how.today(), how.today() + 14, {}, ""},
                     how);
        });
        at(later(came, 15), id, [this](Story const& now_is, Doing const& how) {
            auto body = now_is.bodies.front();
            body.answered_on = how.today();
            body.says = "The ward sent the letter two days late and has changed its list.";
            set_body(db_, now_is, body, how);
        });
    }

    void acknowledge_at(Instant when, Id<Case> id) {
        at(when, id, [this](Story const& now_is, Doing const& how) {
            if (!now_is.acknowledgement) {
                acknowledge(db_, now_is, {how.today(), Channel::phone, Discussion::held}, how);
            }
        });
    }

    void take_longer(Story const& now_is, Doing const& how) {
        Clocks const clocks(days_);
        if (rule_to_lengthen(now_is, clocks) != nullptr && dice_.chance(40)) {
            lengthen(db_, now_is, {0, longest_of(now_is, clocks), how.today(), "The person who knows is away.", true},
                     how);
        }
    }

    void answer_at(Instant when, Id<Case> id) {
        at(when, id, [this](Story const& now_is, Doing const& how) {
            record_finding(db_, now_is, {0, now_is.said.said, Verdict::upheld}, how);
        });
        at(when + 10min, id, [this](Story const& now_is, Doing const& how) {
            bool const late = how.today() > answer_limit(now_is);
            answer(db_, now_is,
                   {"We read the records and spoke to those who were there.",
                    "It happened as you say, and it should not have.", ActionNeeded::taken, "It is put right.",
                    rights_paragraph(now_is.said.track), "Kiran Dhillon", SignedAs::responsible_person, how.today(),
                    late ? "We waited too long for one answer." : ""},
                   how);
            if (now_is.said.track == Track::corporate_code && now_is.said.stage == 1 && dice_.chance(35)) {
                go_further(story(now_is.said.id), how);
            }
        });
    }

    void go_further(Story const& now_is, Doing const& how) {
        take_to_stage_2(db_, now_is, {Track::corporate_code, 2, "Nobody has rung me back since.", 0, how.today()},
                        std::string(key), how);
        for (auto const& part : parts_of(db_, now_is.said, true)) {
            if (part.follows == now_is.said.id) {
                live_complaint(part.id, how.now, 15);
            }
        }
    }

    void end_at(Instant when, Id<Case> id, Ending ending, std::string reason) {
        at(when, id, [this, ending, reason = std::move(reason)](Story const& now_is, Doing const& how) {
            close(db_, now_is, {ending, how.today(), reason, how.today()}, how);
        });
    }

    store::Writing& db_;
    Instant now_;
    WorkingDays days_;
    Dice dice_{20261124};
    std::int64_t dev_ = 0;
    std::multimap<Instant, std::function<void(Instant)>> moments_;
};

}  // namespace

void demonstrate_tracks(store::Writing& db, Instant now) { Lives(db, now).live_through(); }

}  // namespace heed::complaints
