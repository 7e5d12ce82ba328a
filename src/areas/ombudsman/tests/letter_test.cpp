#include "areas/ombudsman/letter.hpp"

#include <doctest/doctest.h>

#include "areas/ombudsman/account.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/ombudsman/tests/acts.hpp"
#include "areas/ombudsman/tests/stories.hpp"
#include "people/tests/examples.hpp"

using namespace heed;
using namespace heed::ombudsman;
using namespace heed::ombudsman::tests;

namespace {

LetterDraft a_letter() {
    LetterDraft draft;
    draft.year = "2025";
    draft.came_on = typed(monday - 120);
    draft.investigated = "9";
    draft.upheld = "8";
    draft.remedies_due = "14";
    draft.remedies_done = "14";
    draft.remedied_already = "0";
    return draft;
}

std::vector<web::Field> letter_fields(Stage& stage) {
    return with_day({{"year", "2025"},
                     {"investigated", "9"},
                     {"upheld", "8"},
                     {"remedies_due", "14"},
                     {"remedies_done", "14"},
                     {"remedied_already", "0"},
                     {"per_100_000", "2.6"}},
                    "came_on", stage.clock.today() - 120);
}

Answer send_sheet(Stage& stage, std::string const& csv) {
    return stage.as(people::dev)
        .upload("/ombudsman/letters/2025/decided",
                {{"reference", "LGSCO ref"}, {"outcome", "Outcome"}, {"on_day", "Decided"}},
                {{"file", "decided.csv", "text/csv", csv}});
}

std::vector<OwnRow> ours(std::vector<std::string> const& references) {
    std::vector<OwnRow> rows;
    for (auto const& reference : references) {
        rows.push_back({reference, "Upheld"});
    }
    return rows;
}

}  // namespace

TEST_SUITE("the Ombudsman’s yearly letter") {
    TEST_CASE("its three headline statistics come with what they are of, and of a year that is over") {
        REQUIRE(letter_from(a_letter(), monday));
        auto draft = a_letter();
        draft.upheld = "10";
        CHECK(first_problem(letter_from(draft, monday)) == "No more can be upheld than were investigated in detail");
        draft = a_letter();
        draft.year = "2026";
        CHECK(first_problem(letter_from(draft, monday)) == "Select a financial year that is over");
        draft = a_letter();
        draft.remedies_done = "15";
        CHECK(first_problem(letter_from(draft, monday)) == "No more can be complied with than were due");
        draft = a_letter();
        draft.per_100_000 = "a lot";
        CHECK_FALSE(letter_from(draft, monday));
    }

    TEST_CASE("our own books say 9, the letter says 8: the 2 that differ are named") {
        std::vector<std::string> references;
        std::vector<SheetRow> theirs;
        for (int i = 0; i < 9; ++i) {
            references.push_back("25 001 00" + std::to_string(i));
            if (i < 8) {
                theirs.push_back({references.back(), i == 3 ? "Not upheld" : "UPHELD", std::nullopt});
            }
        }
        auto const compared = compare_sheet(ours(references), theirs);
        CHECK(spoken(compared) == "Our own books say 9, the letter says 8: these 2 differ.");
        REQUIRE(compared.differ.size() == 2);
        CHECK(compared.differ.front().says == "The letter says “Not upheld”, we say “Upheld”");
        CHECK(compared.differ.back().reference == "25 001 008");
        CHECK(compared.differ.back().says == "Only our own books have it");
    }

    TEST_CASE("two books with the same number can still hold other cases") {
        auto const compared = compare_sheet(ours({"25 001 001"}), {{"25 001 002", "Upheld", std::nullopt}});
        CHECK(spoken(compared) == "Our own books and the letter both say 1: these 2 differ.");
        CHECK(spoken(compare_sheet(ours({"25 001 001"}), {{"25 001 001", "", std::nullopt}})) ==
              "Our own books and the letter both say 1, and they are the same.");
    }

    TEST_CASE("the columns of a spreadsheet are called as the council says, because nobody has seen their names") {
        SheetColumns const names{"LGSCO ref", "Outcome", ""};
        auto const rows = sheet_from("Outcome,lgsco ref\nUpheld,25001001\nUpheld,25 001 001\n", names);
        REQUIRE(rows);
        REQUIRE(rows->size() == 1);
        CHECK(rows->front().reference == "25 001 001");
        CHECK(first_problem(sheet_from("Outcome\nUpheld\n", names)) ==
              "The first line has no column “LGSCO ref”. Say above how the file calls it");
        CHECK(first_problem(sheet_from("Outcome,lgsco ref\nUpheld,25001001\nNot upheld,25001001\n", names)) ==
              "Line 3: 25 001 001 comes twice and says two things");
        CHECK(first_problem(sheet_from("Outcome,lgsco ref\nUpheld,25\n", names)) ==
              "Line 2: the reference is not eight digits");
        CHECK_FALSE(sheet_from("a\nb\n", {"", "", ""}));
    }

    TEST_CASE("a letter stands beside our own books, and its spreadsheet shows what differs") {
        Stage stage;
        stage.mount(ombudsman::mount);
        REQUIRE(stage.as(people::dev).post("/ombudsman/letters/new", letter_fields(stage)).status == 303);
        auto const page = stage.as(people::dev).get("/ombudsman/letters/2025");
        CHECK(page.says("8 of 9 (89%)"));
        CHECK(page.says("They differ"));
        REQUIRE(send_sheet(stage, "LGSCO ref,Outcome,Decided\n25001001,Upheld,25/04/2025\n").status == 303);
        CHECK(stage.as(people::dev).get("/ombudsman/letters/2025").says("Only the letter has it"));
        auto const form = stage.as(people::dev).get("/ombudsman/letters/2025/decided");
        CHECK(form.field("reference") == "LGSCO ref");
        CHECK(send_sheet(stage, "nothing").status == 422);
    }

    TEST_CASE("who may not see what is kept from a worker sees the letter and not our own count") {
        Stage stage;
        stage.mount(ombudsman::mount);
        stage.as(people::dev).post("/ombudsman/letters/new", letter_fields(stage));
        auto const page = stage.as(people::kiran).get("/ombudsman/letters/2025");
        CHECK(page.says("8 of 9 (89%)"));
        CHECK_FALSE(page.says("Our own books"));
        CHECK_FALSE(page.says("Complaints decided"));
        CHECK(stage.as(people::kiran).get("/ombudsman/letters/2025/decided").status == 403);
        CHECK(stage.as(people::dev).get("/ombudsman/letters/2019").status == 404);
        CHECK(stage.as(people::dev).get("/ombudsman/letters/2025/nonsense").status == 404);
    }
}

TEST_SUITE("ombudsman: what the area accounts for") {
    TEST_CASE("a year adds up: received, decided by category, investigated, and remedies by what became of them") {
        Stage stage;
        stage.mount(ombudsman::mount);
        auto const path = open_a_case(stage);
        uphold(stage, path);
        auto const today = stage.clock.today();
        agree(stage, path, "personal", "Apologise to the person", today);
        agree(stage, path, "personal", "Pay what was lost", today + 400);
        show_done(stage, path, 1);
        loop::AccountFor const asked{{today - 60, today}, false, today};
        auto const account = stage.read([&](store::Reading& db) { return account_of(db, asked); });
        loop::must_add_up(account);
        REQUIRE(account.counted.size() == 4);
        CHECK(account.counted[0].number == 1);
        CHECK(account.counted[1].number == 1);
        CHECK(account.counted[2].divisions.front().counts == std::vector<std::int64_t>{1, 0});
        CHECK(account.counted[3].number == 1);
        CHECK(account.counted[3].divisions.front().counts == std::vector<std::int64_t>{1, 0, 0});
    }

    TEST_CASE("a case that is kept from a worker is accounted for only where it may be") {
        Stage stage;
        stage.mount(ombudsman::mount);
        KnownComplaint const kept("C-7K3M9QXP", true);
        uphold(stage, open_a_case(stage));
        auto const today = stage.clock.today();
        for (bool const see_kept : {false, true}) {
            auto const account = stage.read([&](store::Reading& db) {
                return account_of(db, {{today - 60, today}, see_kept, today});
            });
            CHECK(account.counted[0].number == (see_kept ? 1 : 0));
            CHECK(account.counted[1].number == (see_kept ? 1 : 0));
        }
    }
}

namespace {

void make_examples_of_letters(Stage& stage, people::Examples& of) {
    stage.as(people::dev).post("/ombudsman/letters/new", letter_fields(stage));
    of["/ombudsman/letters/{year}"] = "/ombudsman/letters/2025";
    of["/ombudsman/letters/{year}/{sheet}"] = "/ombudsman/letters/2025/decided";
}

people::ExamplesOf const examples{make_examples_of_letters};

}  // namespace
