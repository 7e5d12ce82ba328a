#include "areas/complaints/intake/same_person.hpp"

#include "areas/complaints/clocks/corrections.hpp"
#include "areas/complaints/tests/intake_stage.hpp"
#include "work/deadlines.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

WorkingDays const days;
std::string const secret = "K7MQ-2XPD-9HTR-4VWB";

struct PersonStage : IntakeStage {
    Doing doing(std::int64_t by = 1) const { return {by, clock.now(), days}; }

    Id<Case> receive_from(std::int64_t number, Teller teller, bool kept = false) {
        Received received;
        received.said.kind = Kind::complaint;
        received.said.channel = Channel::phone;
        received.said.said = "The carer came late.";
        received.said.received_on = clock.today();
        received.said.received_at = clock.now();
        received.said.kept_from_worker = kept;
        received.teller = std::move(teller);
        write([&](store::Writing& db) {
            receive(db, received, {number}, kept_secret(secret), doing());
            begin_needs(db, received, {number}, doing());
        });
        return {number};
    }
    void join(Id<Case> one, Id<Case> other) {
        write([&](store::Writing& db) { say_same_person(db, *find_story(db, one, true), {other}, doing()); });
    }
    void change_needs(Id<Case> id, Teller const& needs) {
        write([&](store::Writing& db) {
            review(db, *find_story(db, id, true), needs, {0, "", Sharing::may_share, clock.today() + 30}, doing());
        });
    }
    Teller teller_of(Id<Case> id) { return story(id)->teller; }
    std::size_t entries(Id<Case> id) {
        return read([&](store::Reading& db) { return entries_of(db, id).size(); });
    }
    people::Answer page_of(Id<Case> id) { return as(people::dev).get(fmt::format("/complaints/{}", id.number)); }
};

Teller amira(std::string const& phone = "07700 900123") {
    Teller teller;
    teller.name = "Amira Haddad";
    teller.email = "amira@example.org";
    teller.phone = phone;
    return teller;
}

Teller signing(Teller teller) {
    teller.british_sign_language = true;
    teller.other_needs = "Braille";
    return teller;
}

}  // namespace

TEST_SUITE("complaints: what a person needs is recorded once") {
    TEST_CASE("a number is one number however it is written, and too few digits are none") {
        CHECK(spelt_phone("07700 900123") == "07700900123");
        CHECK(spelt_phone("+44 (0)7700-900123") == "07700900123");
        CHECK(spelt_phone("0044 7700 900123") == "07700900123");
        CHECK(spelt_phone("ext 12").empty());
        CHECK(spelt_email(" Amira@Example.org ") == "amira@example.org");
    }

    TEST_CASE(
        "an officer is asked whether somebody with the same number is the same person; nobody is joined by itself") {
        PersonStage stage;
        auto const first = stage.receive_from(101, signing(amira()));
        auto bola = amira("+44 7700 900123");
        bola.name = "Bola Haddad";
        bola.email = "";
        auto const second = stage.receive_from(102, bola);
        CHECK_FALSE(stage.teller_of(second).british_sign_language);
        CHECK(stage.page_of(second).says("1 other contact with the same e-mail address or telephone number."));
        auto const form = stage.as(people::dev).get("/complaints/102/same-person");
        CHECK(form.says(reference_of(first)));
        CHECK(form.says("Amira Haddad. The same telephone number, which others may use too."));
        CHECK(stage.act(second, "same-person", {}).says("Choose who is the same person"));
    }

    TEST_CASE("once the officer has said so, needs stand on both, and a change of the one changes the other") {
        PersonStage stage;
        auto const first = stage.receive_from(101, signing(amira()));
        auto const second = stage.receive_from(102, amira());
        CHECK(stage.act(second, "same-person", {{"same", reference_of(first)}}).status == 303);
        CHECK(stage.teller_of(second).british_sign_language);
        CHECK(stage.teller_of(second).other_needs == "Braille");
        CHECK(stage.page_of(second).says("The same person: " + reference_of(first)));
        auto needs = stage.teller_of(second);
        needs.british_sign_language = false;
        needs.easy_read = true;
        stage.change_needs(second, needs);
        CHECK(stage.teller_of(first).easy_read);
        CHECK_FALSE(stage.teller_of(first).british_sign_language);
        CHECK(stage.page_of(first).says("Easy Read"));
    }

    TEST_CASE("somebody is asked again once, not for each contact") {
        PersonStage stage;
        auto const first = stage.receive_from(101, signing(amira()));
        auto const second = stage.receive_from(102, amira());
        stage.join(second, first);
        stage.change_needs(second, signing(amira()));
        auto needs = signing(amira());
        needs.large_print = true;
        stage.change_needs(second, needs);
        auto const open = [&](Id<Case> id) {
            return stage.read([&](store::Reading& db) { return work::deadlines_of(db, "needs", id.number).size(); });
        };
        CHECK(open(first) == 0);
        CHECK(open(second) == 1);
    }

    TEST_CASE("of two languages the newer one stands, and of words in their own both") {
        Teller older = signing({});
        older.interpreter_language = "Somali";
        Teller newer;
        newer.interpreter_language = "Urdu";
        newer.other_needs = "Braille; A quiet room";
        auto const both = with_needs_of(newer, older);
        CHECK(both.interpreter_language == "Urdu");
        CHECK(both.other_needs == "Braille; A quiet room");
        CHECK(both.british_sign_language);
    }

    TEST_CASE("a contact can be named by its reference, and taken apart again") {
        PersonStage stage;
        auto other = signing({});
        other.name = "Amira Haddad";
        auto const first = stage.receive_from(101, other);
        auto const second = stage.receive_from(102, amira());
        CHECK(stage.act(second, "same-person", {{"reference", "C-00000000"}}).status == 422);
        CHECK(stage.act(second, "same-person", {{"reference", reference_of(second)}}).status == 422);
        CHECK(stage.act(second, "same-person", {{"reference", reference_of(first)}}).status == 303);
        CHECK(stage.act(second, "another-person", {}).status == 303);
        stage.change_needs(second, amira());
        CHECK(stage.teller_of(first).british_sign_language);
    }

    TEST_CASE("a number that was corrected is no longer alike") {
        PersonStage stage;
        stage.receive_from(101, amira());
        auto const second = stage.receive_from(102, amira());
        auto corrected = stage.teller_of(second);
        corrected.email = "somebody@example.org";
        corrected.phone = "07700 900999";
        stage.write(
            [&](store::Writing& db) { correct_teller(db, *find_story(db, second, true), corrected, stage.doing()); });
        CHECK_FALSE(stage.page_of(second).says("with the same e-mail address"));
    }
}

TEST_SUITE("complaints: a person who comes again, and the walls") {
    TEST_CASE(
        "on the page of a contact that is not kept from a worker, one that is kept is neither offered nor found") {
        PersonStage stage;
        auto const kept = stage.receive_from(101, signing(amira()), true);
        auto const open = stage.receive_from(102, amira());
        CHECK_FALSE(stage.page_of(open).says("with the same e-mail address"));
        CHECK(stage.act(open, "same-person", {{"same", reference_of(kept)}}).status == 422);
        CHECK(stage.act(open, "same-person", {{"reference", reference_of(kept)}}).status == 422);
    }

    TEST_CASE("from a contact that is kept from a worker nothing goes to one that is not, not even that it is there") {
        PersonStage stage;
        auto const kept = stage.receive_from(101, signing(amira()), true);
        auto const open = stage.receive_from(102, amira());
        auto const before = stage.entries(open);
        stage.join(kept, open);
        auto needs = signing(amira());
        needs.large_print = true;
        stage.change_needs(kept, needs);
        CHECK_FALSE(stage.teller_of(open).british_sign_language);
        CHECK_FALSE(stage.teller_of(open).large_print);
        CHECK(stage.entries(open) == before);
        CHECK_FALSE(stage.page_of(open).says("The same person"));
        CHECK_FALSE(stage.page_of(open).says(reference_of(kept)));
    }

    TEST_CASE("what is learned of somebody in the open reaches what they said in confidence") {
        PersonStage stage;
        auto const kept = stage.receive_from(101, amira(), true);
        auto const open = stage.receive_from(102, amira());
        stage.join(kept, open);
        stage.change_needs(open, signing(amira()));
        CHECK(stage.teller_of(kept).british_sign_language);
    }

    TEST_CASE("a resident learns nothing of who told us before") {
        PersonStage stage;
        auto const first = stage.receive_from(101, signing(amira()));
        auto const second = stage.receive_from(102, amira());
        auto const follow = [&] {
            return stage.anybody().post("/follow", {{"reference", reference_of(second)}, {"secret", secret}});
        };
        auto const before = follow();
        CHECK_FALSE(before.says(reference_of(first)));
        stage.join(second, first);
        auto const after = follow();
        CHECK_FALSE(after.says(reference_of(first)));
        CHECK_FALSE(after.says("told us before"));
        CHECK_FALSE(after.says("same person"));
    }
}
