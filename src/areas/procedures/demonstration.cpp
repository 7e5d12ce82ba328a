#include "areas/procedures/demonstration.hpp"

#include "areas/procedures/store.hpp"
#include "kernel/dice.hpp"
#include "kernel/must.hpp"
#include "loop/proof/run_store.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/rows.hpp"

namespace heed::procedures {

namespace {

constexpr std::uint64_t seed = 18;

constexpr std::string_view sending_first = "## When the assessment is complete\n\n"
                                           "- Write the report within 28 days of the last visit.\n"
                                           "- The team manager signs it.\n"
                                           "- Send it to the person by second class post.\n\n"
                                           "## If it takes longer\n\n"
                                           "- Tell the team manager.\n";

constexpr std::string_view sending_second =
    "## When the assessment is complete\n\n"
    "- Write the report within 20 days of the last visit.\n"
    "- Send it to the person on the day on which it is written, in the form that they asked for.\n"
    "- The team manager reads one report in five after it was sent.\n\n"
    "## If it takes longer\n\n"
    "- Ring the person before the day passes, and say when it will come.\n"
    "- Tell the team manager.\n";

constexpr std::string_view sending_third =
    "## When the assessment is complete\n\n"
    "- Write the report within 20 days of the last visit.\n"
    "- Send it to the person on the day on which it is written, in the form that they asked for.\n"
    "- Send it to their carer or advocate too, if the person agreed.\n"
    "- The team manager reads one report in five after it was sent.\n\n"
    "## If it takes longer\n\n"
    "- Ring the person before the day passes, and say when it will come.\n"
    "- Write the new day into the record, where the next person who is rung can see it.\n"
    "- Tell the team manager.\n";

constexpr std::string_view ringing =
    "- When a carer will be more than 30 minutes late, ring the person before the visit was due.\n"
    "- If nobody answers, ring the person whom they named.\n"
    "- Write down the time of the call.\n";

constexpr std::string_view figure = "- Give everybody a written figure before they agree to care, even a rough one.\n"
                                    "- Say what could change it, and when they will know more.\n";

constexpr std::string_view figure_draft =
    "- Give everybody a written figure before they agree to care, even a rough one.\n"
    "- Say what could change it, and by which day they will know more.\n"
    "- Ring them on that day.\n";

class Telling {
public:
    Telling(store::Writing& db, Instant now) : db_(db), today_(day_in_england(now)), dice_(seed) {}

    void tell() {
        sending();
        others();
    }

private:
    Id<Member> id_of(people::CastMember const& who) const {
        auto const member = people::find_member_by_email(db_, who.email("thornmere"));
        must(member.has_value(), "the cast is there before the demonstration");
        return member->id;
    }

    Doing on(int ago, people::CastMember const& who = people::esther) const {
        constexpr auto at_eleven = std::chrono::hours(11);
        auto const day = today_ - ago;
        return {day, start_of(day) + at_eleven, id_of(who).number};
    }

    Id<LearningPoint> point_that_begins(std::string const& words) const {
        auto const found = store::values<Id<LearningPoint>>(
            db_, "select id from learning_points where council = :council and sentence like :words order by id limit 1",
            db_.council(), words + "%");
        return found.empty() ? Id<LearningPoint>{} : found.front();
    }

    Id<loop::Run> run_named(std::string_view name) const {
        constexpr int most = 20;
        for (auto const& run : loop::list_runs(db_, {}, most)) {
            if (run.name == name) {
                return run.id;
            }
        }
        return {};
    }

    Id<Procedure> begin(int ago, std::string name, std::string purpose, std::string_view text,
                        people::CastMember const& owner) {
        Procedure procedure;
        procedure.name = std::move(name);
        procedure.purpose = std::move(purpose);
        procedure.owner = id_of(owner);
        ProcedureVersion version;
        version.text = text;
        return add_procedure(db_, procedure, version, on(ago));
    }

    void write(int ago, Id<Procedure> id, std::string_view text, std::string why, Id<LearningPoint> point) {
        auto const procedure = procedure_there(db_, id);
        ProcedureVersion version;
        version.text = text;
        version.why = std::move(why);
        version.learning_point = point;
        write_draft(db_, procedure, version, procedure.edits, on(ago));
    }

    /// Comes into force, and so many in a hundred of its readers read it in the four weeks after.
    void bring_in(int ago, Id<Procedure> id, int review_after, std::set<people::Role> const& roles, int in_a_hundred) {
        auto const from = today_ - ago;
        bring_into_force(db_, procedure_there(db_, id), {from, from + review_after, roles}, on(ago));
        auto const procedure = procedure_there(db_, id);
        constexpr int most_readers = 1000;
        for (auto const& reader : readers_of(db_, id, procedure.version, {}, most_readers)) {
            auto const in_time = static_cast<int>(dice_.below(days_to_read));
            // Who has not read it in time is rung, and reads it in the weeks after.
            bool const reads_in_time = dice_.chance(in_a_hundred);
            auto const read_ago = ago - 1 - in_time - (reads_in_time ? 0 : days_to_read);
            if (read_ago >= 0) {
                auto const member = people::find_member(db_, reader.member);
                auto doing = on(read_ago);
                doing.by = reader.member.number;
                confirm_read(db_, procedure, *member, doing);
            }
        }
    }

    void look(int ago, Id<Procedure> id, std::int64_t followed, std::int64_t looked_at, std::string note) {
        SampleCheck check;
        check.on_day = today_ - ago;
        check.followed = followed;
        check.looked_at = looked_at;
        check.note = std::move(note);
        add_check(db_, procedure_there(db_, id), check, on(ago));
    }

    void sending() {
        std::set const practitioners{people::Role::practitioner};
        auto const id = begin(900, "Sending the report of an assessment",
                              "People have the report while they still remember the talk.", sending_first,
                              people::esther);
        bring_in(890, id, 365, practitioners, 70);
        look(700, id, 9, 20, "Reports lay in the tray for the second signature.");
        auto const point = point_that_begins("Every report of an assessment is sent within 20 days");
        write(345, id, sending_second,
              "The Ombudsman found that a family waited eleven weeks for the report. The second signature is gone, and "
              "the person is rung before the day passes.",
              point);
        bring_in(330, id, 365, practitioners, 82);
        watch_by(db_, procedure_there(db_, id), run_named("Days from completed assessment to report sent"), on(320));
        look(230, id, 15, 20, "Five were late, and in four of those the person had been rung.");
        look(90, id, 18, 20, "Two were late; both people had been rung.");
        write(30, id, sending_third, "Carers wrote that they never saw the report, although the person had agreed.",
              point);
        bring_in(12, id, 365, practitioners, 60);
    }

    void others() {
        std::set const advisers{people::Role::contact_adviser, people::Role::practitioner};
        auto const rung = begin(140, "Ringing before a visit is late", "Nobody sits and waits for a carer.", ringing,
                                people::esther);
        bring_in(135, rung, 400, advisers, 75);
        look(40, rung, 16, 20, "Four calls came after the visit was due.");
        auto const charges = begin(420, "A written figure before care begins",
                                   "Nobody agrees to care without knowing what it may cost.", figure, people::dev);
        bring_in(410, charges, 365, {people::Role::practitioner}, 66);
        look(300, charges, 11, 20, "Nine had no figure on the day; six of those had one within a week.");
        look(96, charges, 15, 20, "Three of the five without a figure were urgent.");
        confirm_review(db_, procedure_there(db_, charges), today_ + 320, on(50, people::dev));
        write(9, charges, figure_draft, "People were told that they would know more soon, and never when.",
              point_that_begins("Everybody is given a written figure"));
        auto const letters = begin(1000, "Sending letters by second class post",
                                   "Letters go out on the day on which they are written.",
                                   "- Use the tray by the door.\n", people::dev);
        bring_in(990, letters, 730, {people::Role::contact_adviser}, 90);
        withdraw(db_, procedure_there(db_, letters),
                 "Letters go out from the print room by themselves since the spring.", on(200));
    }

    store::Writing& db_;
    Day today_;
    Dice dice_;
};

}  // namespace

void demonstrate(store::Writing& db, Instant now) { Telling(db, now).tell(); }

}  // namespace heed::procedures
