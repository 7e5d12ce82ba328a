#include "areas/complaints/voices/about_you.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/equality_store.hpp"
#include "people/tests/stage.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

constexpr std::string_view groups_of_thornmere =
    "dimension,group,people\nAge,18 to 64,1000\nAge,65 and over,3000\nFirst language,English,3500\n"
    "First language,Another language,500\n";

struct EqualityStage : Stage {
    EqualityStage() {
        mount(complaints::mount);
        write([&](store::Writing& db) {
            keep_people_supported(db, clock.today() - 900, "a test", *people_supported_from(groups_of_thornmere), -1,
                                  clock.now());
        });
    }

    /// Somebody tells us something and gets the receipt.
    people::Answer tell(bool worker_may_know = true) {
        auto const shown = anybody().get("/tell-us/complaint").field("shown");
        clock.pass(std::chrono::minutes(1));
        return anybody().post("/tell-us/complaint", {{"said", "Nobody came."},
                                                     {"for_self", "yes"},
                                                     {"worker", worker_may_know ? "yes" : "no"},
                                                     {"answer_by", "no_reply"},
                                                     {"safe", "yes"},
                                                     {"shown", shown}});
    }
    std::string ticket(bool worker_may_know = true) { return tell(worker_may_know).field("ticket"); }

    std::int64_t sum(bool see_kept = true) {
        std::int64_t all = 0;
        for (auto const& figure : figures(see_kept)) {
            all += figure.number;
        }
        return all;
    }
    std::vector<EqualityFigure> figures(bool see_kept = true) {
        return read([&](store::Reading& db) { return equality_figures(db, "2026-Q1", "2026-Q4", see_kept); });
    }
};

}  // namespace

TEST_SUITE("complaints: the questions about you") {
    TEST_CASE("after a complaint one may answer questions about oneself, and only sums are kept") {
        EqualityStage stage;
        auto const ticket = stage.ticket();
        REQUIRE(!ticket.empty());
        auto const page = stage.anybody().post("/about-you", {{"ticket", ticket}});
        CHECK(page.status == 200);
        CHECK(page.says("You do not have to answer"));
        CHECK(page.says("65 and over"));
        CHECK(page.header("set-cookie").empty());
        auto const sent = stage.anybody().post("/about-you/answers",
                                               {{"ticket", ticket}, {"group-1", "2"}, {"group-2", "0"}});
        CHECK(sent.location == "/about-you/thanks");
        CHECK(stage.sum() == 1);
        CHECK(stage.anybody().get("/about-you/thanks").says("Thank you"));
    }

    TEST_CASE("an answer leaves no event, no form key and no row of its own") {
        EqualityStage stage;
        auto const first = stage.ticket();
        auto const second = stage.ticket();
        auto const rows = [&] {
            return stage.read([](store::Reading& db) {
                return store::value<std::int64_t>(
                    db, "select count(*) /* counted by a test */ from equality_tallies where council = :council",
                    db.council());
            });
        };
        auto const keys = [&] {
            return stage.read([](store::Reading& db) {
                return store::value<std::int64_t>(
                    db, "select count(*) /* counted by a test */ from answers where council = :council", db.council());
            });
        };
        stage.anybody().post("/about-you/answers", {{"ticket", first}, {"group-1", "2"}});
        auto const events = stage.events();
        auto const there = rows();
        auto const keys_there = keys();
        CHECK(there == 8);  // every group, kept and not kept, made at once
        stage.anybody().post("/about-you/answers", {{"ticket", second}, {"group-1", "1"}, {"group-2", "1"}});
        CHECK(stage.events() == events);
        CHECK(rows() == there);
        CHECK(keys() == keys_there);
        CHECK(stage.sum() == 3);
    }

    TEST_CASE("a ticket counts once, and one that we did not sign, or of an older day, counts nothing") {
        EqualityStage stage;
        auto const ticket = stage.ticket();
        for (int i = 0; i < 3; ++i) {
            stage.anybody().post("/about-you/answers", {{"ticket", ticket}, {"group-1", "1"}});
        }
        CHECK(stage.sum() == 1);
        auto forged = stage.ticket();
        forged[0] = forged[0] == 'a' ? 'b' : 'a';
        for (auto const& wrong : {std::string(), std::string("...."), forged, std::string(10000, '.')}) {
            CHECK(stage.anybody().post("/about-you/answers", {{"ticket", wrong}, {"group-1", "1"}}).status == 303);
            CHECK(stage.anybody().post("/about-you", {{"ticket", wrong}}).says("There are no questions to answer now"));
        }
        auto const late = stage.ticket();
        stage.clock.pass(std::chrono::hours(49));
        stage.anybody().post("/about-you/answers", {{"ticket", late}, {"group-1", "1"}});
        CHECK(stage.sum() == 1);
    }

    TEST_CASE("a form that is sent again gets its receipt again, and no second chance to be counted") {
        EqualityStage stage;
        auto const shown = stage.anybody().get("/tell-us/complaint").field("shown");
        stage.clock.pass(std::chrono::minutes(1));
        auto const send = [&] {
            return stage.anybody().post("/tell-us/complaint", {{"said", "Nobody came."},
                                                               {"for_self", "yes"},
                                                               {"worker", "yes"},
                                                               {"answer_by", "no_reply"},
                                                               {"safe", "yes"},
                                                               {"shown", shown},
                                                               {"once", "0123456789abcdef0123456789abcdef"}});
        };
        CHECK(!send().field("ticket").empty());
        auto const again = send();
        CHECK(again.says("We have your complaint"));
        CHECK(again.field("ticket").empty());
    }

    TEST_CASE("nonsense chosen is nothing said") {
        EqualityStage stage;
        for (auto const* const wrong : {"3", "-1", "99999999999", "two", "<script>", "🙂"}) {
            stage.anybody().post("/about-you/answers", {{"ticket", stage.ticket()}, {"group-1", wrong}});
        }
        CHECK(stage.sum() == 0);
    }

    TEST_CASE("what somebody said who asked us not to tell their worker is counted only for those who may see it") {
        EqualityStage stage;
        stage.anybody().post("/about-you/answers", {{"ticket", stage.ticket(false)}, {"group-1", "2"}});
        CHECK(stage.sum(true) == 1);
        CHECK(stage.sum(false) == 0);
    }

    TEST_CASE("the ticket says whether it is kept and the day, and nothing that leads to what was told") {
        EqualityStage stage;
        auto const page = stage.tell();
        auto const ticket = read_ticket(stage.read([](store::Reading&) { return std::string(64, '0'); }),
                                        page.field("ticket"), stage.clock.today());
        CHECK(!ticket);  // another key does not read it
        auto const again = ticket_text(std::string(64, '1'), {std::string(32, 'a'), true, stage.clock.today()});
        auto const read = read_ticket(std::string(64, '1'), again, stage.clock.today());
        REQUIRE(read);
        CHECK(read->kept_from_worker);
        CHECK(read->day == stage.clock.today());
        CHECK(!read_ticket(std::string(64, '1'), again, stage.clock.today() + 2));
        CHECK(!read_ticket(std::string(64, '1'), again, stage.clock.today() - 1));
    }

    TEST_CASE("thanks are not asked about, nor anybody where the council has no groups") {
        EqualityStage stage;
        auto const shown = stage.anybody().get("/tell-us/compliment").field("shown");
        stage.clock.pass(std::chrono::minutes(1));
        CHECK(stage.anybody()
                  .post("/tell-us/compliment", {{"said", "She is kind."}, {"shown", shown}})
                  .field("ticket")
                  .empty());
        Stage bare;
        bare.mount(complaints::mount);
        auto const before = bare.anybody().get("/tell-us/complaint").field("shown");
        bare.clock.pass(std::chrono::minutes(1));
        CHECK(bare.anybody()
                  .post("/tell-us/complaint", {{"said", "Nobody came."},
                                               {"for_self", "yes"},
                                               {"worker", "yes"},
                                               {"answer_by", "no_reply"},
                                               {"shown", before}})
                  .field("ticket")
                  .empty());
    }
}

TEST_SUITE("complaints: who is not complaining, the pages") {
    TEST_CASE("only those who watch equality see who is silent, in whole years, with what was looked at") {
        EqualityStage stage;
        stage.write([&](store::Writing& db) {
            for (auto const& figure : {EqualityFigure{"Age", "18 to 64", 30}, EqualityFigure{"Age", "65 and over", 20},
                                       EqualityFigure{"First language", "English", 46},
                                       EqualityFigure{"First language", "Another language", 2}}) {
                add_to_equality(db, "2025-Q3", figure, false);
            }
            store::note(db, {"setting", 0, "made_for_a_test", "", -1, stage.clock.now()});
        });
        auto const page = stage.as(people::esther).get("/voices/who");
        CHECK(page.status == 200);
        CHECK(page.says("In April 2025 to March 2026"));
        CHECK(page.says("65 and over 3000 20 37.5 6.7"));
        CHECK(page.says("Fewer than expected"));
        CHECK(page.says("4 groups were looked at"));
        CHECK(!page.says("Another language 500 2"));
        CHECK(stage.as(people::callum).get("/voices/who").status == 403);
        CHECK(stage.as(people::esther).get("/voices/who.csv").body.find("65 and over") != std::string::npos);
        CHECK(stage.as(people::esther).get("/voices/who.xlsx").status == 200);
        CHECK(stage.as(people::esther).get("/voices/who?year=2026").says("April 2025"));
    }

    TEST_CASE("people supported are put in as text or as a file, and each version is kept") {
        EqualityStage stage;
        auto const esther = stage.as(people::esther);
        auto const form = [&](std::string groups) {
            return std::vector<web::Field>{{"as_of-day", "1"},
                                           {"as_of-month", "4"},
                                           {"as_of-year", "2026"},
                                           {"source", "The yearly return"},
                                           {"groups", std::move(groups)}};
        };
        auto const wrong = esther.upload("/voices/people-supported", form("Age,18 to 64,many\nAge,b,1"), {});
        CHECK(wrong.status == 422);
        CHECK(wrong.says("Line 1: the third column must be a whole number of people"));
        CHECK(esther.upload("/voices/people-supported", form("Sex,Women,700\nSex,Men,300"), {}).status == 303);
        CHECK(esther.get("/voices/people-supported").says("Women Sex 700"));
        CHECK(esther.get("/voices/people-supported").says("a test"));
        web::Upload const file{"file", "groups.csv", "text/csv", "Sex,Women,\nSex,Men,1\n"};
        CHECK(esther.upload("/voices/people-supported", form(""), {file}).says("Line 1"));
        CHECK(esther.upload("/voices/people-supported", form("a,b,1"), {file}).says("not both"));
        auto future = form("Sex,Women,700\nSex,Men,300");
        future[2].value = "2031";
        CHECK(esther.upload("/voices/people-supported", future, {}).says("The day cannot be in the future"));
    }
}
