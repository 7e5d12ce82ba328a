#include "areas/complaints/accounts.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "areas/complaints/complaint.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

loop::Period const the_year{*day_of(2025, 4, 1), *day_of(2026, 3, 31)};
Day const in_june = *day_of(2025, 6, 2);

/// Cases as rows, for counting.
struct Books : people::Stage {
    std::int64_t last = 0;

    Id<Case> add(Case said) {
        said.id = {++last};
        said.said = "Zebra";
        if (said.kind == Kind::complaint && said.track == Track::none) {
            said.track = Track::statutory;
        }
        if (said.received_on == Day{}) {
            said.received_on = in_june;
        }
        put([&](store::Writing& db) { store::insert(db, "cases", said); });
        return said.id;
    }
    Id<Case> add(Kind kind, Day on = in_june) {
        Case said;
        said.kind = kind;
        said.received_on = on;
        return add(said);
    }

    template <class Work>
    void put(Work const& work) {
        store::housekeeping(*store, store::thornmere, [&](store::Writing& db) { work(db); });
    }

    void answer(Id<Case> id, Day sent_on, std::vector<Verdict> const& verdicts, std::optional<Day> due = {}) {
        put([&](store::Writing& db) {
            store::act(db,
                       "insert into case_answers (council, case_id, how_considered, conclusions, action_needed, action,"
                       " ombudsman, signatory, signed_as, sent_on, late_reason, by, at) values (:council, :id, '', '',"
                       " 'taken', '', '', '', 'authorised', :sent_on, '', 0, 0)",
                       db.council(), id, sent_on);
            std::int64_t number = 0;
            for (auto const verdict : verdicts) {
                store::act(db,
                           "insert into case_findings (council, case_id, number, issue, verdict, by, at)"
                           " values (:council, :id, :number, 'x', :verdict, 0, 0)",
                           db.council(), id, ++number, verdict);
            }
            if (due) {
                store::act(db,
                           "insert into case_plans (council, case_id, number, answer_due, agreed_with, agreed_on, how,"
                           " by, at) values (:council, :id, 1, :due, 'person', '2025-06-02', '', 0, 0)",
                           db.council(), id, *due);
            }
        });
    }
    void close(Id<Case> id, Ending ending, Day on = in_june + 1) {
        put([&](store::Writing& db) {
            store::act(db,
                       "insert into case_closings (council, case_id, ending, on_day, reason, by, at)"
                       " values (:council, :id, :ending, :on_day, '', 0, 0)",
                       db.council(), id, ending, on);
        });
    }

    loop::Account account(bool see_kept = true, loop::Period const& period = the_year) {
        return read([&](store::Reading& db) {
            auto made = account_of_complaints(db, {period, see_kept, clock.today()});
            must_add_up(made);
            return made;
        });
    }
};

loop::Counted const& counted(loop::Account const& account, std::string_view key) {
    for (auto const& one : account.counted) {
        if (one.key == key) {
            return one;
        }
    }
    throw Bug("nothing was counted so");
}

std::int64_t row(loop::Account const& account, std::string_view key, std::string_view division, std::string_view of) {
    for (auto const& one : counted(account, key).divisions) {
        if (one.key == division) {
            for (std::size_t i = 0; i < one.rows.size(); ++i) {
                if (one.rows[i].key == of) {
                    return one.counts.at(i);
                }
            }
        }
    }
    return 0;
}

}  // namespace

TEST_SUITE("complaints: the account for the annual report") {
    TEST_CASE("regulation 18: the number received counts complaints by the day on which they came") {
        Books books;
        books.add(Kind::complaint);
        books.add(Kind::complaint, the_year.first);
        books.add(Kind::complaint, the_year.last);
        books.add(Kind::complaint, the_year.last + 1);
        books.add(Kind::complaint, the_year.first - 1);
        books.add(Kind::concern);
        auto const account = books.account();
        CHECK(counted(account, "complaints.received").number == 3);
        CHECK(counted(account, "complaints.received").asked_by == "Regulation 18: the number received");
        CHECK(counted(account, "concerns.received").number == 1);
    }

    TEST_CASE("regulation 18: the number well-founded is of complaints answered, wholly or partly upheld") {
        Books books;
        books.answer(books.add(Kind::complaint), in_june + 20, {Verdict::upheld, Verdict::not_upheld});
        books.answer(books.add(Kind::complaint), in_june + 20, {Verdict::partly});
        books.answer(books.add(Kind::complaint), in_june + 20, {Verdict::not_upheld});
        books.answer(books.add(Kind::complaint, the_year.first - 30), in_june + 20, {Verdict::upheld});
        books.add(Kind::complaint);
        auto const account = books.account();
        CHECK(counted(account, "complaints.answered").number == 4);
        CHECK(counted(account, "complaints.received").number == 4);  // not the same four
        CHECK(row(account, "complaints.answered", "by_finding", "well_founded") == 3);
        CHECK(row(account, "complaints.answered", "by_finding", "not_well_founded") == 1);
    }

    TEST_CASE("regulation 18: the number that we were told went to the Ombudsman, by the day of telling") {
        Books books;
        auto const id = books.add(Kind::complaint, the_year.first - 200);
        auto const other = books.add(Kind::complaint);
        books.put([&](store::Writing& db) {
            for (auto const& [one, day] : {std::pair(id, in_june), std::pair(other, the_year.last + 1)}) {
                store::act(db,
                           "insert into case_facts (council, case_id, provider, sent_by_body,"
                           " ombudsman_reference, ombudsman_told_on) values (:council, :id, '', '', '', :day)",
                           db.council(), one, day);
            }
        });
        CHECK(counted(books.account(), "complaints.to_ombudsman").number == 1);
    }

    TEST_CASE("regulation 18: the subject matter is told by theme and by service, and nobody is left over") {
        Books books;
        Case about;
        about.kind = Kind::complaint;
        books.put([&](store::Writing& db) { about.service = loop::add_service(db, "Equipment store", {}, -1).number; });
        books.add(about);
        books.add(Kind::complaint);
        auto const account = books.account();
        CHECK(row(account, "complaints.received", "by_service", std::to_string(about.service)) == 1);
        CHECK(row(account, "complaints.received", "by_service", "0") == 1);
        CHECK(row(account, "complaints.received", "by_theme", "0") == 2);
    }

    TEST_CASE("regulation 17: an answer came in time when it came by the day that the person was given") {
        Books books;
        books.answer(books.add(Kind::complaint), in_june + 20, {Verdict::upheld}, in_june + 20);
        books.answer(books.add(Kind::complaint), in_june + 21, {Verdict::upheld}, in_june + 20);
        books.answer(books.add(Kind::complaint), *day_of(2025, 12, 1), {Verdict::upheld});  // six months, reg. 14
        books.answer(books.add(Kind::complaint), *day_of(2025, 12, 2), {Verdict::upheld});
        auto const account = books.account();
        CHECK(row(account, "complaints.answered", "by_time", "in_time") == 2);
        CHECK(row(account, "complaints.answered", "by_time", "late") == 2);
    }

    TEST_CASE("regulation 8(1)(c): what was put right by the end of the next working day counts as a concern") {
        Books books;
        books.close(books.add(Kind::complaint), Ending::excluded_8_1_c);
        books.add(Kind::concern);
        auto const account = books.account();
        CHECK(counted(account, "complaints.received").number == 0);
        CHECK(counted(account, "complaints.ended_otherwise").number == 0);
        CHECK(counted(account, "concerns.received").number == 2);
        CHECK(row(account, "concerns.received", "by_how", "quick") == 1);
    }

    TEST_CASE("regulation 13: acknowledged by the end of the third working day after receipt, or later, or not yet") {
        Books books;
        for (auto const days : {3, 4}) {
            auto const id = books.add(Kind::complaint);  // Monday 2 June 2025
            books.put([&](store::Writing& db) {
                store::act(db,
                           "insert into case_acknowledgements (council, case_id, on_day, how, discussion, by, at)"
                           " values (:council, :id, :on_day, 'phone', 'held', 0, 0)",
                           db.council(), id, in_june + days);
            });
        }
        books.add(Kind::complaint);
        auto const account = books.account();
        CHECK(row(account, "complaints.received", "by_acknowledgement", "in_time") == 1);
        CHECK(row(account, "complaints.received", "by_acknowledgement", "late") == 1);
        CHECK(row(account, "complaints.received", "by_acknowledgement", "not_yet") == 1);
    }

    TEST_CASE("Code 8.1: the types of complaint that were refused are told by their reason") {
        Books books;
        books.close(books.add(Kind::complaint), Ending::excluded_8_1_g);
        books.close(books.add(Kind::complaint), Ending::out_of_time);
        books.close(books.add(Kind::complaint), Ending::withdrawn);
        books.close(books.add(Kind::concern), Ending::looked_into);
        auto const account = books.account();
        CHECK(counted(account, "complaints.ended_otherwise").number == 3);
        CHECK(row(account, "complaints.ended_otherwise", "by_ending", "excluded_8_1_g") == 1);
        CHECK(row(account, "complaints.ended_otherwise", "by_ending", "out_of_time") == 1);
    }

    TEST_CASE("what is kept from a worker is counted in the whole and stands under no service and no theme") {
        Books books;
        Case kept;
        kept.kind = Kind::complaint;
        kept.kept_from_worker = true;
        books.put([&](store::Writing& db) { kept.service = loop::add_service(db, "Night care", {}, -1).number; });
        books.add(kept);
        books.add(Kind::complaint);
        auto const account = books.account();
        CHECK(counted(account, "complaints.received").number == 2);
        CHECK(row(account, "complaints.received", "by_service", "kept") == 1);
        CHECK(row(account, "complaints.received", "by_service", std::to_string(kept.service)) == 0);
        CHECK(row(account, "complaints.received", "by_theme", "kept") == 1);
        auto const without = books.account(false);
        CHECK(counted(without, "complaints.received").number == 1);
        CHECK(counted(without, "complaints.open").number == 1);
    }

    TEST_CASE("what a machine may have sent counts when somebody has looked; what turned out to be none never does") {
        Books books;
        Case doubtful;
        doubtful.kind = Kind::complaint;
        doubtful.doubt = Doubt::sent_too_fast;
        books.add(doubtful);
        doubtful.signal = 7;  // confirmed: the loop was told
        books.add(doubtful);
        books.close(books.add(Kind::complaint), Ending::not_a_message);
        CHECK(counted(books.account(), "complaints.received").number == 1);
    }

    TEST_CASE("remedies are told by what was promised, and by whether it was done by its day: not the same ones") {
        Books books;
        auto const id = books.add(Kind::complaint);
        std::int64_t number = 0;
        for (auto const& [done_on, because] :
             {std::pair("2025-07-01", ""), std::pair("2025-07-02", ""), std::pair("", "They moved away")}) {
            books.put([&](store::Writing& db) {
                store::act(
                    db,
                    "insert into case_remedies (council, case_id, number, kind, redress, pence, what, owner, due,"
                    " promised_on, done_on, evidence, not_done_because, learning_point, action, by, at)"
                    " values (:council, :id, :number, 'apology', 'none', 0, 'x', 0, '2025-07-01', '2025-03-01',"
                    " :done_on, '', :because, 0, 0, 0, 0)",
                    db.council(), id, ++number, parse_day(done_on), std::string(because));
            });
        }
        auto const account = books.account();
        CHECK(counted(account, "complaints.remedies").number == 0);  // promised in the year before
        CHECK(counted(account, "complaints.remedies_due").number == 3);
        CHECK(row(account, "complaints.remedies_due", "by_state", "on_time") == 1);
        CHECK(row(account, "complaints.remedies_due", "by_state", "late") == 1);
        CHECK(row(account, "complaints.remedies_due", "by_state", "not_done") == 1);
    }

    TEST_CASE("nothing that anybody wrote is in it") {
        Books books;
        Case said;
        said.kind = Kind::complaint;
        said.about = "Nightingale team";
        books.answer(books.add(said), in_june + 20, {Verdict::upheld});
        auto const account = books.account();
        auto const says_nothing = [](std::string const& text) {
            CHECK(text.find("Zebra") == std::string::npos);
            CHECK(text.find("Nightingale") == std::string::npos);
        };
        std::ranges::for_each(account.sentences, says_nothing);
        std::ranges::for_each(account.improvements, says_nothing);
        for (auto const& one : account.counted) {
            says_nothing(one.name + one.means);
            for (auto const& division : one.divisions) {
                says_nothing(division.title);
                std::ranges::for_each(division.rows,
                                      [&](auto const& group) { says_nothing(group.label + group.says); });
            }
        }
    }

    TEST_CASE("other procedures are not in the numbers of the statutory one") {
        Books books;
        Case corporate;
        corporate.kind = Kind::complaint;
        corporate.track = Track::corporate_code;
        books.add(corporate);
        CHECK(counted(books.account(), "complaints.received").number == 0);
    }

    TEST_CASE("the counts of two periods that adjoin add up to those of both") {
        Books books;
        for (int i = 0; i < 40; ++i) {
            auto const day = the_year.first + i * 9;
            auto const id = books.add(i % 3 == 0 ? Kind::concern : Kind::complaint, day);
            if (i % 2 == 0) {
                books.answer(id, day + 30, {i % 4 == 0 ? Verdict::upheld : Verdict::not_upheld});
            }
        }
        auto const middle = the_year.first + 140;
        auto const all = books.account();
        auto const first = books.account(true, {the_year.first, middle});
        auto const second = books.account(true, {middle + 1, the_year.last});
        for (auto const& one : all.counted) {
            if (one.taken == loop::Taken::in_period) {
                CAPTURE(one.key);
                CHECK(one.number == counted(first, one.key).number + counted(second, one.key).number);
            }
        }
    }
}
