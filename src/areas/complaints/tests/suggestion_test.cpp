#include "areas/complaints/intake/suggestion.hpp"

#include "areas/complaints/intake/suggestion_counts.hpp"
#include "areas/complaints/tests/intake_stage.hpp"
#include "store/events.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

Suggestion a_suggestion(std::int64_t id, std::string title, std::string words) {
    Suggestion suggestion;
    suggestion.id = {id};
    suggestion.title = std::move(title);
    suggestion.says = "Ring us, and it is in the post the next day.";
    suggestion.shown_for = std::move(words);
    return suggestion;
}

Id<Suggestion> add(IntakeStage& stage, std::string const& title, std::string const& words) {
    return stage.write(
        [&](store::Writing& db) { return keep_suggestion(db, a_suggestion(0, title, words), 1, stage.clock.now()); });
}

SuggestionCounts counts(IntakeStage& stage, Id<Suggestion> id) {
    return stage.read([&](store::Reading& db) { return counts_of(db, id); });
}

/// Up to the page on which help is shown.
Resident up_to_help(IntakeStage& stage, std::string const& said) {
    auto who = stage.resident();
    who.begin("complaint", said).answer().answer();
    return who;
}

}  // namespace

TEST_SUITE("complaints: help that is there already") {
    TEST_CASE(
        "it is found by the words that were typed, whatever their endings, the best fitting first and three at most") {
        std::vector<Suggestion> const all{a_suggestion(1, "Bills", "bill, invoice"),
                                          a_suggestion(2, "Missed visits", "missed visit, carer late, late"),
                                          a_suggestion(3, "Parking", "parking"), a_suggestion(4, "Visits", "visit"),
                                          a_suggestion(5, "Carers", "carer")};
        auto const found = fitting(all, "The carers were LATE and missed two visits");
        REQUIRE(found.size() == 3);
        CHECK(found[0].title == "Missed visits");
        CHECK(found[1].title == "Visits");
        CHECK(found[2].title == "Carers");
        CHECK(fitting(all, "Nobody rang").empty());
        CHECK(fitting(all, "").empty());
        auto hidden = all;
        hidden[1].is_shown = false;
        CHECK(fitting(hidden, "carers missed visits late").front().title == "Visits");
    }

    TEST_CASE("a link that a browser would run is refused, and so are words that mean nothing") {
        auto suggestion = a_suggestion(0, "Bills", "bill");
        for (auto const* link :
             {"javascript:alert(1)", "http://example.org", "//example.org", "https://a b", "data:x"}) {
            suggestion.link = link;
            CHECK_FALSE(judged(suggestion));
        }
        for (auto const* link : {"", "/you-said-we-did", "https://www.example.org/bills?a=1"}) {
            suggestion.link = link;
            CHECK(judged(suggestion));
        }
        suggestion.shown_for = "the, of, and";
        CHECK_FALSE(judged(suggestion));
    }

    TEST_CASE("help that is shown never blocks sending, and what became of it is counted once for each journey") {
        IntakeStage stage;
        auto const bills = add(stage, "Understand your bill", "bill");
        auto const visits = add(stage, "Missed visits", "visit");

        auto sent = up_to_help(stage, "My bill is wrong and a visit was missed.");
        CHECK(sent.says("Understand your bill"));
        CHECK(sent.says("Missed visits"));
        sent.go("back").answer();
        CHECK(sent.says("Missed visits"));
        sent.post("/tell-us/help", {{"go", "on"}});
        sent.answer({{"for_self", "yes"}}).answer({{"worker", "yes"}}).answer().answer({{"answer_by", "no_reply"}});
        sent.answer().answer().answer().answer({{"hear", "yes"}}).answer().send();
        CHECK(sent.says("We have your complaint"));

        auto helped = up_to_help(stage, "My bill is wrong and a visit was missed.");
        helped.post("/tell-us/help", {{"open", fmt::format("{}", bills.number)}});
        CHECK(helped.says("it is in the post the next day"));
        helped.post("/tell-us/help", {{"open", fmt::format("{}", bills.number)}});
        helped.post("/tell-us/help", {{"answered", fmt::format("{}", bills.number)}});
        CHECK(helped.says("We have forgotten what you typed"));
        CHECK_FALSE(stage.draft(helped.id()));

        auto left = up_to_help(stage, "My bill is wrong.");
        auto open = up_to_help(stage, "A visit was missed.");
        auto unshown = stage.resident();
        unshown.begin("complaint", "Nobody rang.").answer().answer();
        CHECK(unshown.says("Who is this about?"));
        stage.clock.move_to(stage.clock.today() + 14);
        open.go("back");
        open.answer({{"wanted", "Ring me"}, {"step", "wanted"}});
        forget_old_drafts(*stage.store, store::thornmere, stage.clock.now());

        auto const of_bills = counts(stage, bills);
        CHECK(of_bills.shown == 3);
        CHECK(of_bills.opened == 1);
        CHECK(of_bills.answered == 1);
        CHECK(of_bills.sent == 1);
        CHECK(of_bills.left == 1);
        CHECK(of_bills.still_open() == 0);
        auto const of_visits = counts(stage, visits);
        CHECK(of_visits.shown == 3);
        CHECK(of_visits.beside == 1);
        CHECK(of_visits.sent == 1);
        CHECK(of_visits.still_open() == 1);
        auto const of_all = counts(stage, {});
        CHECK(of_all.shown == 4);
        CHECK(of_all.answered + of_all.sent + of_all.left + of_all.still_open() == 4);

        auto const page = stage.as(people::dev).get("/suggestions");
        CHECK(page.says("Help was shown to 4 people. It ended the matter, by their own word, for 1 of 4 (25%; between "
                        "5% and 70%)."));
        CHECK(page.says("1 of 3 (33%; between 6% and 79%)"));
    }

    TEST_CASE("nobody counts help that was not shown to them") {
        IntakeStage stage;
        auto const bills = add(stage, "Understand your bill", "bill");
        auto who = stage.resident();
        who.begin("complaint", "Nobody rang.").answer();
        who.post("/tell-us/help", {{"answered", fmt::format("{}", bills.number)}});
        who.post("/tell-us/help", {{"open", fmt::format("{}", bills.number)}});
        who.post("/tell-us/help", {{"open", "999"}, {"answered", "-1"}});
        CHECK(stage.draft(who.id()));
        CHECK(counts(stage, bills).opened == 0);
        CHECK(counts(stage, bills).answered == 0);
    }

    TEST_CASE("Dev adds and changes help, nobody else does, and nonsense is answered in words") {
        IntakeStage stage;
        CHECK(stage.as(people::callum).get("/suggestions").status == 403);
        CHECK(stage.as(people::dev).post("/suggestions", {}).status == 422);
        Answers const good{{"title", "Understand your bill"}, {"says", "Ring us."}, {"shown_for", "bill"}};
        CHECK(stage.as(people::dev).post("/suggestions", good).status == 303);
        auto const page = stage.as(people::dev).get("/suggestions/1");
        CHECK(page.says("Understand your bill"));
        CHECK(stage.as(people::dev)
                  .post("/suggestions/1",
                        {{"title", "Your bill"}, {"says", "Ring us."}, {"shown_for", "bill"}, {"is_shown", "no"}})
                  .status == 303);
        CHECK(stage.as(people::dev).get("/suggestions").says("Your bill (not shown)"));
        CHECK(stage.as(people::dev).get("/suggestions/2").status == 404);
        CHECK(stage.as(people::frank).get("/suggestions/1").status == 404);
        auto const wrong = stage.as(people::dev)
                               .post("/suggestions/1", {{"title", "<script>"},
                                                        {"says", std::string(10'000, 'x')},
                                                        {"shown_for", "\xf0\x9f\x98\x80"}});
        CHECK(wrong.status == 422);
        CHECK(wrong.body.find("<script>\"") == std::string::npos);
    }
}
