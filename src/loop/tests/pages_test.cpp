#include "loop/pages.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "loop/heard/signal_store.hpp"
#include "loop/learning/learning_store.hpp"
#include "loop/offers.hpp"
#include "loop/themes/theme_store.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::loop;

namespace {

using Typings = std::vector<web::Field>;

void add_day(Typings& fields, std::string const& name, Day day) {
    auto const date = day.date();
    fields.push_back({name + "-day", std::to_string(static_cast<unsigned>(date.day()))});
    fields.push_back({name + "-month", std::to_string(static_cast<unsigned>(date.month()))});
    fields.push_back({name + "-year", std::to_string(static_cast<int>(date.year()))});
}

/// The pages of the loop with one service, Homecare, and what the cast does on them.
struct Loop : people::Stage {
    Id<Service> homecare;
    std::string dev_id;
    std::string esther_id;

    Loop() {
        mount(loop::mount);
        homecare = write([&](store::Writing& db) { return add_service(db, "Homecare", clock.now(), -1); });
        dev_id = std::to_string(member(people::dev).id.number);
        esther_id = std::to_string(member(people::esther).id.number);
    }

    Day today() const { return clock.today(); }

    /// A complaint reaches the loop, as its area would tell it.
    Id<Signal> heard(std::string const& said, SignalKind kind = SignalKind::complaint, bool kept = false) {
        Signal signal;
        signal.kind = kind;
        signal.source = "letter";
        signal.source_id = ++letters;
        signal.said = said;
        signal.service = homecare;
        signal.heard_on = today();
        signal.kept_from_worker = kept;
        signal.recorded_at = clock.now();
        return write([&](store::Writing& db) { return tell(db, signal); });
    }

    std::string define_theme() {
        auto const answer = as(people::dev)
                                .post("/themes/new", {{"name", "Late homecare visits"},
                                                      {"definition", "A visit began more than 30 minutes late"},
                                                      {"owner", dev_id}});
        REQUIRE(answer.status == 303);
        return answer.location.substr(answer.location.rfind('/') + 1);
    }

    void link(Id<Signal> signal, std::string const& theme) {
        auto const answer = as(people::dev).post(fmt::format("/signals/{}/themes", signal.number), {{"theme", theme}});
        REQUIRE(answer.status == 303);
    }

    std::string learn(std::string const& theme) {
        auto const answer = as(people::esther)
                                .post(
                                    "/learning-points/new",
                                    {{"sentence", "Every late visit is phoned through to the person within 30 minutes"},
                                     {"theme", theme},
                                     {"service", std::to_string(homecare.number)},
                                     {"owner", esther_id}});
        REQUIRE(answer.status == 303);
        return answer.location;
    }

    void promise(std::string const& point, std::string const& kind, Day due) {
        Typings fields{{"proof_kind", kind},
                       {"would_see", "the time of the call in the record"},
                       {"sample", "12"},
                       {"at_least", "9"}};
        add_day(fields, "proof_due", due);
        auto const answer = as(people::esther).post(point + "/proofs/new", fields);
        REQUIRE(answer.status == 303);
    }

    void plan_and_do(std::string const& point, int action) {
        Typings fields{{"what", "The rota system rings the person when a carer runs late"},
                       {"strength", "strong"},
                       {"owner", esther_id}};
        add_day(fields, "due", today() + 30);
        REQUIRE(as(people::esther).post(point + "/actions/new", fields).status == 303);
        clock.move_to(today() + 10);
        Typings done;
        add_day(done, "done_on", today());
        REQUIRE(as(people::esther).post(fmt::format("{}/actions/{}/done", point, action), done).status == 303);
    }

    void prove(std::string const& point, int proof, std::string const& seen = "10") {
        Typings fields{{"looked_at", "12"}, {"seen", seen}, {"note", "Every third record, by two auditors"}};
        add_day(fields, "made_on", today());
        auto const answer = as(people::esther).post(fmt::format("{}/proofs/{}/result", point, proof), fields);
        REQUIRE(answer.status == 303);
    }

    /// What Amira said, as far as embedded: learning point 1 of theme 1, on the 90th day.
    std::string embedded() {
        auto const theme = define_theme();
        link(heard("The evening visit came at ten at night and nobody rang me"), theme);
        auto const point = learn(theme);
        auto const begin = today();
        promise(point, "recall", begin + 60);
        promise(point, "experience", begin + 90);
        plan_and_do(point, 1);
        clock.move_to(begin + 60);
        prove(point, 1);
        clock.move_to(begin + 90);
        prove(point, 2);
        return point;
    }

    std::int64_t letters = 0;
};

}  // namespace

TEST_SUITE("loop: pages") {
    TEST_CASE("what Amira said becomes embedded, and later reopens because it came back") {
        Loop loop;
        auto const point = loop.embedded();
        auto const esther = loop.as(people::esther);
        auto page = esther.get(point);
        CHECK(page.status == 200);
        CHECK(page.says("Two kinds of proof hold and none has lapsed"));
        CHECK(page.says("10 of 12 (83%); the true share is likely to be between 55% and 95%"));
        CHECK(esther.get("/learning-points?stage=proved").says("Every late visit is phoned through"));

        loop.clock.move_to(loop.today() + 20);
        auto const again = loop.heard("Nobody rang when the carer was an hour late");
        CHECK(esther.get(point).says("Two kinds of proof hold"));
        loop.link(again, "1");

        page = esther.get(point);
        CHECK_FALSE(page.says("Two kinds of proof hold and none has lapsed"));
        CHECK(page.says("The theme “Late homecare visits” was heard again in Homecare on 13 March 2027, after this was "
                        "called embedded on 21 February 2027."));
        auto const home = esther.get("/home");
        CHECK(home.says("Reopened: say what happens next"));
        CHECK(home.says("was heard again in Homecare"));
        CHECK(esther.get("/learning-points?standing=reopened").says("1 learning point,"));
    }

    TEST_CASE("a proof that does not hold reopens at once, and the page says what was seen") {
        Loop loop;
        auto const theme = loop.define_theme();
        auto const point = loop.learn(theme);
        loop.promise(point, "records", loop.today() + 60);
        loop.plan_and_do(point, 1);
        loop.clock.move_to(loop.today() + 50);
        loop.prove(point, 1, "3");
        auto const page = loop.as(people::esther).get(point);
        CHECK(page.says("does not hold: at least 9 of 12 were promised, and what was seen is 3 of 12 (25%)"));
        CHECK(page.says("Reopened on"));
    }

    TEST_CASE("a proof that is not made again lapses and reopens the learning point by itself, once") {
        Loop loop;
        auto const point = loop.embedded();
        auto const lapse = [&] {
            return loop.write(
                [&](store::Writing& db) { return reopen_what_lapsed(db, loop.today(), loop.clock.now()); });
        };
        loop.clock.move_to(*parse_day("2027-08-05"));  // made on 22 January, 6 months and 14 days ago
        CHECK(lapse() == 0);
        loop.clock.move_to(*parse_day("2027-08-06"));
        CHECK(lapse() == 1);
        CHECK(lapse() == 0);
        auto const page = loop.as(people::esther).get(point);
        CHECK(page.says("was to be made again by 22 July 2027. It was not, so it lapsed on 5 August 2027."));
        CHECK(page.says("Proof promised again: People recall it"));
        CHECK(loop.as(people::esther).get("/home").says("lapsed on 5 August 2027"));
    }

    TEST_CASE("the home page says what is late, what waits, and opens the list behind each figure") {
        Loop loop;
        auto const point = loop.learn(loop.define_theme());
        loop.promise(point, "records", loop.today() + 20);
        auto const esther = loop.as(people::esther);
        CHECK(esther.get("/home").says("Nothing is late. 1 thing is due within 30 days."));
        loop.clock.move_to(loop.today() + 21);
        auto const late = loop.as(people::esther).get("/home");
        CHECK(late.says("1 thing is late"));
        CHECK(late.says("1 day late"));
        CHECK(late.body.find("href=\"/learning-points?stage=learned\"") != std::string::npos);
        CHECK(loop.as(people::esther).get("/learning-points?late=yes").says("1 learning point,"));
        CHECK(loop.as(people::mo).get("/home").status == 200);
        CHECK(loop.as(people::callum).get("/home").says("Nothing is late, and nothing waits for you"));
    }

    TEST_CASE("a signal is logged in one form, and names and numbers are taken out of it") {
        Loop loop;
        Typings fields{{"said", "Board heard that nobody explains the means test; ring 020 7946 0123"},
                       {"kind", "board_issue"},
                       {"service", "1"}};
        add_day(fields, "heard_on", loop.today());
        auto const answer = loop.as(people::grace).post("/signals/new", fields);
        REQUIRE(answer.status == 303);
        auto const page = loop.as(people::grace).get(answer.location);
        CHECK(page.says("nobody explains the means test; ring [phone number]"));
        CHECK(page.says("Board issue"));
        CHECK(page.says("It has no theme yet"));
    }

    TEST_CASE("a form with mistakes is shown again with what was typed") {
        Loop loop;
        auto const answer = loop.as(people::grace)
                                .post("/signals/new", {{"said", "The board asked twice"},
                                                       {"heard_on-day", "31"},
                                                       {"heard_on-month", "2"},
                                                       {"heard_on-year", "2026"}});
        CHECK(answer.status == 422);
        CHECK(answer.says("There is a problem"));
        CHECK(answer.says("Select what sort of thing was heard"));
        CHECK(answer.says("must be a real date"));
        CHECK(answer.body.find("The board asked twice") != std::string::npos);
        CHECK(answer.body.find("href=\"#heard_on-day\"") != std::string::npos);
    }

    TEST_CASE("a sentence that cannot be tested is sent back once, with the reason and a way to keep it") {
        Loop loop;
        loop.define_theme();
        Typings fields{{"sentence", "Ensure carers are heard"}, {"theme", "1"}, {"owner", loop.esther_id}};
        auto const refused = loop.as(people::esther).post("/learning-points/new", fields);
        CHECK(refused.status == 422);
        CHECK(refused.says("“Ensure” says what should be so, not what will be done differently"));
        CHECK(refused.says("Keep it, though nobody can test it yet"));
        fields.push_back({"keep_as_it_is", "yes"});
        CHECK(loop.as(people::esther).post("/learning-points/new", fields).status == 303);
    }

    TEST_CASE("two people who change the wording at once: the second sees both versions, and nothing is lost") {
        Loop loop;
        auto const point = loop.learn(loop.define_theme());
        auto const change = [&](people::CastMember const& who, std::string const& sentence) {
            return loop.as(who).post(point + "/edit",
                                     {{"sentence", sentence}, {"owner", loop.esther_id}, {"version", "1"}});
        };
        CHECK(change(people::esther, "Every late visit is phoned through within 20 minutes").status == 303);
        auto const conflict = change(people::dev, "Every late visit is phoned through within 15 minutes");
        CHECK(conflict.status == 409);
        CHECK(conflict.says("within 20 minutes"));
        CHECK(conflict.says("within 15 minutes"));
        CHECK(conflict.field("version") == "2");
        CHECK(loop.as(people::dev)
                  .post(point + "/edit", {{"sentence", "Every late visit is phoned through within 15 minutes"},
                                          {"owner", loop.esther_id},
                                          {"version", "2"}})
                  .status == 303);
        CHECK(loop.as(people::dev).get(point).says("Reworded"));
    }

    TEST_CASE("a signal that is kept from the worker is in no list and no count of those who may not see it") {
        Loop loop;
        auto const theme = loop.define_theme();
        loop.link(loop.heard("The evening visit came at ten"), theme);
        auto const kept = loop.heard("I am afraid of my worker", SignalKind::concern, true);
        CHECK(loop.as(people::callum).get("/signals").says("1 signal,"));
        CHECK_FALSE(loop.as(people::callum).get("/signals").says("afraid"));
        CHECK(loop.as(people::callum).get(fmt::format("/signals/{}", kept.number)).status == 404);
        CHECK(loop.as(people::callum).get("/home").text().find("Heard 0") != std::string::npos);
        CHECK(loop.as(people::dev).get("/signals").says("2 signals,"));
        CHECK(loop.as(people::dev).get("/signals").says("Kept from the worker"));
        loop.link(kept, theme);
        CHECK(loop.as(people::callum).get("/themes").text().find("Dev Okafor 1 ") != std::string::npos);
        CHECK(loop.as(people::lena).get("/themes").text().find("Dev Okafor 2 ") != std::string::npos);
        auto const point = loop.learn(theme);
        CHECK(loop.as(people::callum).get(point).says("1 signal behind it"));
        CHECK_FALSE(loop.as(people::callum).get(point).says("afraid"));
    }

    TEST_CASE("Frank of another council sees nothing of it, and nobody without an account does") {
        Loop loop;
        auto const point = loop.embedded();
        CHECK(loop.as(people::frank).get(point).status == 404);
        CHECK(loop.as(people::frank).get("/signals/1").status == 404);
        CHECK(loop.as(people::frank).get("/signals").says("0 signals,"));
        CHECK(loop.anybody().get("/signals").status == 303);
    }

    TEST_CASE("who may not write learning points may read them, and may not act") {
        Loop loop;
        auto const point = loop.learn(loop.define_theme());
        CHECK(loop.as(people::callum).get(point).status == 200);
        CHECK_FALSE(loop.as(people::callum).get(point).says("Add an action"));
        CHECK(loop.as(people::callum).get(point + "/actions/new").status == 403);
        CHECK(loop.as(people::hugh).get(point + "/proofs/new").status == 403);
        CHECK(loop.as(people::mo).get("/signals").status == 403);
    }

    TEST_CASE("people are told once what changed, after a look at the words, and the page says who was told") {
        Loop loop;
        std::vector<std::string> told;
        auto const reach = [](store::Reading const&, std::int64_t id) {
            return id != 2 ? Reach{{ToldState::told, Way::email}} : Reach{{ToldState::no_way, Way::none}};
        };
        Offer letters;
        letters.reach = reach;
        letters.tell_back = [&](store::Writing& db, ToTell const& one) -> ToldHow {
            told.push_back(fmt::format("{} {} {}", one.source_id, one.about, one.text));
            return reach(db, one.source_id);
        };
        offers().add("letter", letters);
        auto const theme = loop.define_theme();
        loop.link(loop.heard("The evening visit came at ten"), theme);
        loop.link(loop.heard("Nobody rang about the morning visit"), theme);
        auto const point = loop.learn(theme);
        CHECK(loop.as(people::esther).get(point + "/tell-back").status == 409);
        loop.plan_and_do(point, 1);
        auto const esther = loop.as(people::esther);
        CHECK(esther.get("/home").says("Tell people what changed"));
        auto const preview = esther.post(point + "/tell-back", {{"what_changed", "The rota now rings you."}});
        CHECK(preview.status == 200);
        CHECK(preview.says("1 person will be told, each in the form that they chose: 1 person by e-mail"));
        CHECK(preview.says("1 cannot be told"));
        CHECK(preview.says("You told us something, and this changed because of it. The rota now rings you."));
        CHECK(told.empty());
        CHECK(
            esther.post(point + "/tell-back", {{"what_changed", "The rota now rings you."}, {"step", "send"}}).status ==
            303);
        REQUIRE(told.size() == 2);
        CHECK(told[0] ==
              "1 learning_point/1/acted_on/letter/1 You told us something, and this changed because of it.\n\n"
              "The rota now rings you.");
        CHECK(esther.get(point).says("1 person was told. “The rota now rings you.”"));
        CHECK(esther.get(point).says("Of those who asked to hear, 1 of 2 (50%) was told."));
        CHECK_FALSE(esther.get("/home").says("Tell people what changed"));
        CHECK(esther.post(point + "/tell-back", {{"what_changed", "Again."}, {"step", "send"}}).status == 303);
        CHECK(told.size() == 2);
        offers().add("letter", {});
    }

    TEST_CASE("an action is marked as done by who does it, though they may not write learning points") {
        Loop loop;
        auto const point = loop.learn(loop.define_theme());
        auto const callum = std::to_string(loop.member(people::callum).id.number);
        Typings fields{{"what", "Ring the ten people who were missed"}, {"strength", "weak"}, {"owner", callum}};
        add_day(fields, "due", loop.today() + 5);
        REQUIRE(loop.as(people::esther).post(point + "/actions/new", fields).status == 303);
        CHECK(loop.as(people::callum).get("/home").says("Do: Ring the ten people who were missed"));
        CHECK(loop.as(people::callum).get(point).says("Every action so far is weak"));
        Typings done;
        add_day(done, "done_on", loop.today());
        CHECK(loop.as(people::grace).post(point + "/actions/1/done", done).status == 403);
        CHECK(loop.as(people::callum).post(point + "/actions/1/done", done).status == 303);
        CHECK(loop.as(people::callum).post(point + "/actions/1/done", done).status == 409);
    }

    TEST_CASE(
        "a learning point that is closed by hand is not called embedded, and takes nothing in until it is reopened") {
        Loop loop;
        auto const point = loop.learn(loop.define_theme());
        CHECK(loop.as(people::esther).post(point + "/close", {{"reason", ""}}).status == 422);
        CHECK(loop.as(people::esther).post(point + "/close", {{"reason", "The contract ended"}}).status == 303);
        CHECK(loop.as(people::esther).get(point).says("Closed without proof on 23 November 2026"));
        CHECK(loop.as(people::esther).get(point + "/actions/new").status == 409);
        loop.clock.pass(std::chrono::hours(1));
        CHECK(loop.as(people::esther).post(point + "/reopen", {{"reason", "A new contract began"}}).status == 303);
        CHECK(loop.as(people::esther).get(point).says("A new contract began"));
    }

    TEST_CASE("two people who link the same theme, or join the same learning point, both find it done") {
        Loop loop;
        auto const theme = loop.define_theme();
        auto const signal = loop.heard("The evening visit came at ten at night");
        loop.link(signal, theme);
        loop.link(signal, theme);
        loop.learn(theme);
        auto const join = fmt::format("/signals/{}/learning-points", signal.number);
        CHECK(loop.as(people::esther).post(join, {{"point", "1"}}).status == 303);
        CHECK(loop.as(people::esther).post(join, {{"point", "1"}}).status == 303);
        auto const answer =
            loop.as(people::dev).post(fmt::format("/signals/{}/themes", signal.number), {{"theme", "nonsense"}});
        CHECK(answer.status == 422);
        CHECK(answer.says("There is a problem"));
    }

    TEST_CASE("learning points are asked for by all that a list can be narrowed by at once") {
        Loop loop;
        loop.embedded();
        for (auto const* how : {"embedded", "worked_on", "closed", "recurrence"}) {
            auto const path = fmt::format(
                "/learning-points?how={}&made_from=2020-01-01&stage=proved&standing=open&strongest=strong&told=no",
                how);
            CHECK(loop.as(people::esther).get(path).status == 200);
        }
    }

    TEST_CASE("the list of signals is read page by page, both ways, through every filter") {
        Loop loop;
        loop.define_theme();
        for (int i = 1; i <= 120; ++i) {
            auto const signal = loop.heard(fmt::format("Visit number {} was late", i),
                                           i % 2 == 0 ? SignalKind::complaint : SignalKind::observation);
            if (i % 3 == 0) {
                loop.write(
                    [&](store::Writing& db) { link_to_theme(db, signal, {1}, loop.today(), loop.clock.now(), 1); });
            }
        }
        auto const dev = loop.as(people::dev);
        auto const first = dev.get("/signals");
        CHECK(first.says("120 signals,"));
        CHECK(first.says("Visit number 120 was late"));
        CHECK(first.says("Visit number 71 was late"));
        CHECK_FALSE(first.says("Visit number 70 was late"));
        CHECK(first.body.find("/signals?before=2026-11-23.71") != std::string::npos);
        auto const last = dev.get("/signals?before=2026-11-23.21");
        CHECK(last.says("Visit number 1 was late"));
        CHECK(last.body.find("after=2026-11-23.20") != std::string::npos);
        auto const back = dev.get("/signals?after=2026-11-23.20");
        CHECK(back.says("Visit number 70 was late"));
        CHECK(back.says("Visit number 21 was late"));
        CHECK(dev.get("/signals?kind=complaint").says("60 signals,"));
        CHECK(dev.get("/signals?theme=1").says("40 signals,"));
        CHECK(dev.get("/signals?theme=1&kind=complaint&stage=understood&service=1").says("20 signals,"));
        CHECK(dev.get("/signals?stage=heard").says("80 signals,"));
        CHECK(dev.get("/signals?kind=nonsense&theme=x&before=-1").status == 200);
    }
}
