#include "areas/complaints/invented_cases.hpp"

#include <array>

#include <fmt/format.h>

#include "areas/complaints/clocks/split.hpp"
#include "areas/complaints/complaint.hpp"
#include "kernel/dice.hpp"
#include "people/members.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::complaints {

namespace {

constexpr int days_round_today = 120;
constexpr std::int64_t first_id = std::int64_t{1} << 39;  // above half of those that references are made of

constexpr std::array said = {"The carer came two hours late and nobody rang.",
                             "The letter about what I pay is wrong again.", "You sent my file to somebody else.",
                             "I want to see what you keep about me.",
                             "Thank you for the kind nurse who came on Sunday."};
constexpr std::array steps = {"acknowledge", "plan", "answer", "answer", "look_again"};

class Inventing {
public:
    Inventing(store::Writing& db, Instant now) : db_(db), today_(day_in_england(now)) {
        for (auto const& member : people::members_with(db, people::Role::complaints_officer)) {
            officers_.push_back(member.id.number);
        }
        officers_.push_back(0);
    }

    void add(std::int64_t number) {
        Case one;
        one.id = one.contact = {first_id + number};
        one.track = named<Track>(name_of(static_cast<Track>(dice_.below(8)))).value_or(Track::statutory);
        one.kind = one.track == Track::none && dice_.chance(50) ? Kind::compliment : kind_of(one.track);
        one.channel = Channel::letter;
        one.said = dice_.pick(said);
        one.received_on = today_ - static_cast<int>(dice_.below(days_round_today));
        one.received_at = start_of(one.received_on);
        one.kept_from_worker = dice_.chance(10);
        one.officer = dice_.pick(officers_);
        one.next_step = one.track == Track::none ? "look_at" : dice_.pick(steps);
        one.next_due = today_ - days_round_today + static_cast<int>(dice_.below(std::int64_t{2} * days_round_today));
        store::insert(db_, "cases", one);
        Teller teller;
        teller.case_id = one.id;
        teller.large_print = dice_.chance(10);
        store::insert(db_, "case_tellers", teller);
    }

private:
    store::Writing& db_;
    Day today_;
    Dice dice_{20261122};
    std::vector<std::int64_t> officers_;
};

}  // namespace

void add_invented_cases(store::Writing& db, std::int64_t number, Instant now) {
    Inventing inventing(db, now);
    for (std::int64_t i = 0; i < number; ++i) {
        inventing.add(i);
    }
    store::note(db, {"complaint", first_id, "invented", fmt::format("{} cases to measure with", number), -1, now});
}

}  // namespace heed::complaints
