#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/mail_reader.hpp"
#include "areas/complaints/voices/mail_store.hpp"
#include "areas/complaints/voices/mail_text.hpp"
#include "people/tests/examples.hpp"
#include "people/tests/stage.hpp"

using namespace heed;
using namespace heed::complaints;
using people::Stage;

namespace {

ReadMail a_mail(std::string message, std::string words = "Rosa at Thornmere sings with my mother.") {
    return {std::move(message), std::move(words), "Bola Haddad", false};
}

people::ExamplesOf const examples{[](Stage& stage, people::Examples& of) {
    auto const taken = take_in(*stage.store, store::thornmere, a_mail("example"), stage.clock.now());
    must(taken == TakenIn::waits, "the e-mail of the examples was not taken");
    auto const waits = stage.read([](store::Reading& db) { return mail_that_waits(db); });
    of["/voices/compliments-by-mail/{mail}"] = fmt::format("/voices/compliments-by-mail/{}", waits.back().id.number);
}};

std::string mail(std::string_view headers, std::string_view body) {
    return fmt::format("Message-ID: <one@example.org>\r\nFrom: Callum Byrne <callum@example.org>\r\n{}\r\n{}", headers,
                       body);
}

constexpr std::string_view forwarded =
    "FYI, see below.\r\n\r\n-----Original Message-----\r\nFrom: Bola Haddad <bola@example.org>\r\nSent: 3 May 2026\r\n"
    "To: Callum Byrne\r\nSubject: Thank you\r\n\r\nDear Callum,\r\n\r\nRosa sings with my mother.\r\nShe is happy "
    "again.\r\n"
    "\r\n-- \r\nBola Haddad\r\n07700 900123\r\n";

}  // namespace

TEST_SUITE("complaints: forwarded e-mails") {
    TEST_CASE(
        "of a forwarded e-mail the words of the first writer remain, without forwarding, signature and addresses") {
        auto const read = read_mail(mail("Content-Type: text/plain; charset=utf-8\r\n", forwarded));
        REQUIRE(read);
        CHECK(read->words == "Dear Callum,\n\nRosa sings with my mother.\nShe is happy again.");
        CHECK(read->sender == "Bola Haddad");
        CHECK(!read->is_automatic);
        CHECK(read->message.size() == 64);
    }

    TEST_CASE("quotation marks, bold headers and a second forwarding are taken off") {
        auto const kept = without_forwarding(
            "---------- Forwarded message ---------\nFrom: Dev <dev@example.org>\nDate: today\n\n> Please log.\n>\n"
            "> *From:* \"Nasreen Grant\" <n@example.org>\n> *Sent:* 1 May\n> *Subject:* Thanks\n>\n> > The ramp is "
            "good.\n"
            "> Sent from my iPhone\n");
        CHECK(kept == Forwarded{"The ramp is good.", "Nasreen Grant"});
        CHECK(without_forwarding("Just thanks.\n") == Forwarded{"Just thanks.", ""});
        CHECK(without_forwarding("We came from: far away.\nAnd stayed.").words ==
              "We came from: far away.\nAnd stayed.");
        CHECK(name_in_address(" <bola@example.org>").empty());
        CHECK(name_in_address("bola@example.org").empty());
    }

    TEST_CASE("an e-mail of nothing but forwarding headers is read once, not once for each of them") {
        constexpr int lines = 300'000;
        std::string headers = "Thanks.\n";
        for (int i = 0; i < lines; ++i) {
            headers += "From: a\n";
        }
        CHECK(without_forwarding(headers).words.starts_with("Thanks.\nFrom: a"));
    }

    TEST_CASE("an e-mail in HTML, in another character set, or attached to another is read") {
        auto const html = read_mail(mail("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n",
                                         "<style>p{color:red}</style><p>Thank you &amp; well done.</p><p>Rosa</p>"));
        REQUIRE(html);
        CHECK(html->words == "Thank you & well done.\n\nRosa");
        auto const latin = read_mail(mail("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
                                          "Content-Transfer-Encoding: quoted-printable\r\n",
                                          "Caf=E9 visits are lovely."));
        REQUIRE(latin);
        CHECK(latin->words == "Café visits are lovely.");
        auto const attached = read_mail(
            mail("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
                 "--b\r\nContent-Type: text/plain\r\n\r\nPlease log.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
                 "From: Amira Haddad <amira@example.org>\r\nMessage-ID: <two@example.org>\r\n"
                 "Content-Type: text/plain\r\n\r\nShe was kind.\r\n--b--\r\n"));
        REQUIRE(attached);
        CHECK(attached->words == "She was kind.");
        CHECK(attached->sender == "Amira Haddad");
    }

    TEST_CASE("machines, lists and reports of delivery are known, so that no two machines ever answer each other") {
        for (auto const* const header : {"Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n",
                                         "Return-Path: <>\r\n", "List-Id: <all.example.org>\r\n"}) {
            CHECK_MESSAGE(read_mail(mail(header, "Thank you for your message."))->is_automatic, header);
        }
        CHECK(!read_mail(mail("Auto-Submitted: no\r\n", "Thank you."))->is_automatic);
    }

    TEST_CASE("what is too large, no e-mail or without words is refused in one sentence") {
        CHECK(read_mail(std::string(most_bytes_of_mail + 1, 'x')).error()[0].says.starts_with("The e-mail is larger"));
        CHECK(read_mail("nonsense").error()[0].says.starts_with("This is no e-mail"));
        CHECK(read_mail(mail("", " \r\n")).error()[0].says.starts_with("There are no words"));
        CHECK(read_pasted("").error()[0].says.starts_with("Paste the e-mail"));
        CHECK(read_pasted("Well done, Rosa.")->words == "Well done, Rosa.");
    }
}

TEST_SUITE("complaints: compliments by e-mail") {
    TEST_CASE("whoever oversees complaints says which addresses are this council's, and who answers them sees it") {
        Stage stage;
        stage.mount(complaints::mount);
        auto const dev = stage.as(people::dev);
        CHECK_FALSE(dev.get("/voices/compliments-by-mail").says("come in by themselves"));
        auto const overseer = stage.as(people::esther);
        auto const wrong = overseer.post("/voices/mail-addresses", {{"addresses", "thanks at thornmere"}});
        CHECK(wrong.status == 422);
        CHECK(wrong.says("is no e-mail address"));
        auto const right = overseer.post("/voices/mail-addresses",
                                         {{"addresses", "Thanks@Thornmere.example,\nthanks@thornmere.example"}});
        CHECK(right.status == 303);
        CHECK(dev.get("/voices/compliments-by-mail").says("E-mails to thanks@thornmere.example come in by themselves"));
        CHECK(mail_addresses_from("").value().empty());
        CHECK(mail_addresses_from("a@b.example c@d.example").value().size() == 2);
        CHECK(!mail_addresses_from("a@b.example a b c d e f g h i j k"));
    }

    TEST_CASE("where an e-mail was sent is read from what the mail server wrote and what the sender wrote") {
        auto const read = read_mail(mail("X-Original-To: <Thanks@Thornmere.example>\r\nDelivered-To: heed@localhost\r\n"
                                         "To: Dev <dev@thornmere.example>, all: a@b.example;\r\nCc: c@d.example\r\n",
                                         "Thank you."));
        REQUIRE(read);
        CHECK(read->delivered_to == std::vector<std::string>{"thanks@thornmere.example", "heed@localhost"});
        CHECK(read->addressed_to == std::vector<std::string>{"dev@thornmere.example", "c@d.example"});
    }

    TEST_CASE("what will be kept is shown before it is kept, and one e-mail is kept once") {
        Stage stage;
        stage.mount(complaints::mount);
        auto const dev = stage.as(people::dev);
        auto const text = mail("Content-Type: text/plain\r\n", forwarded);
        auto const shown = dev.upload("/voices/compliments-by-mail", {},
                                      {{"file", "thanks.eml", "message/rfc822", text}});
        CHECK(shown.status == 200);
        CHECK(shown.says("This will be kept"));
        CHECK(shown.says("Rosa sings with my mother."));
        CHECK(!shown.says("07700 900123"));
        CHECK(stage.read([](store::Reading& db) { return count_cases(db, {}); }) == 0);
        auto const kept = dev.post("/voices/compliments-by-mail/kept", {{"message", shown.field("message")},
                                                                        {"waiting", "0"},
                                                                        {"said", "Rosa sings with my mother."},
                                                                        {"name", "Bola Haddad"}});
        CHECK(kept.says("It is on record"));
        CaseFilter filter;
        filter.kind = Kind::compliment;
        CHECK(stage.read([&](store::Reading& db) { return count_cases(db, filter); }) == 1);
        CHECK(dev.upload("/voices/compliments-by-mail", {{"mail", text}}, {}).says("This e-mail was taken in before"));
        CHECK(dev.upload("/voices/compliments-by-mail", {}, {}).status == 422);
    }

    TEST_CASE(
        "what a mail server hands in waits for a person, once for each Message-ID, and is forgotten when it is done") {
        Stage stage;
        stage.mount(complaints::mount);
        CHECK(take_in(*stage.store, store::thornmere, a_mail("a"), stage.clock.now()) == TakenIn::waits);
        CHECK(take_in(*stage.store, store::thornmere, a_mail("a"), stage.clock.now()) == TakenIn::came_before);
        auto machine = a_mail("b");
        machine.is_automatic = true;
        CHECK(take_in(*stage.store, store::thornmere, machine, stage.clock.now()) == TakenIn::automatic);
        CHECK(take_in(*stage.store, store::thornmere, a_mail("c", "Buy our pills."), stage.clock.now()) ==
              TakenIn::waits);
        auto const dev = stage.as(people::dev);
        CHECK(dev.get("/voices/compliments-by-mail").says("Rosa at Thornmere sings"));
        auto const page = dev.get("/voices/compliments-by-mail/1");
        CHECK(page.says("Who sent it cannot be known for sure"));
        dev.post("/voices/compliments-by-mail/kept",
                 {{"message", page.field("message")}, {"waiting", "1"}, {"said", "Rosa sings."}, {"name", ""}});
        CHECK(dev.get("/voices/compliments-by-mail/1").status == 404);
        auto const pills = dev.get("/voices/compliments-by-mail/2").field("message");
        CHECK(dev.post("/voices/compliments-by-mail/2/away", {{"message", pills}}).status == 303);
        CHECK(dev.get("/voices/compliments-by-mail").says("None waits."));
        CHECK(take_in(*stage.store, store::thornmere, a_mail("c"), stage.clock.now()) == TakenIn::came_before);
    }

    TEST_CASE(
        "what somebody throws away, or keeps, is the e-mail that they saw, not one that has got its number since") {
        Stage stage;
        stage.mount(complaints::mount);
        auto const dev = stage.as(people::dev);
        take_in(*stage.store, store::thornmere, a_mail(std::string(64, 'a'), "Buy our pills."), stage.clock.now());
        auto const seen = dev.get("/voices/compliments-by-mail/1").field("message");
        dev.post("/voices/compliments-by-mail/1/away", {{"message", seen}});
        take_in(*stage.store, store::thornmere, a_mail(std::string(64, 'b')), stage.clock.now());
        CHECK(dev.post("/voices/compliments-by-mail/1/away", {{"message", seen}}).status == 404);
        dev.post("/voices/compliments-by-mail/kept",
                 {{"message", seen}, {"waiting", "1"}, {"said", "They sent us pills."}, {"name", ""}});
        CHECK(dev.get("/voices/compliments-by-mail").says("Rosa at Thornmere sings"));
    }

    TEST_CASE("that thanks were passed on is recorded with to whom, how and when, and closes the compliment") {
        Stage stage;
        stage.mount(complaints::mount);
        WorkingDays const days;
        Received received;
        received.said.kind = Kind::compliment;
        received.said.said = "She is kind.";
        received.said.received_on = stage.clock.today();
        received.said.received_at = stage.clock.now();
        stage.write([&](store::Writing& db) { receive(db, received, {9}, "none", {0, stage.clock.now(), days}); });
        auto const dev = stage.as(people::dev);
        auto const version = dev.get("/complaints/9/thanks-passed-on").field("version");
        auto const empty = dev.post("/complaints/9/thanks-passed-on", {{"version", version}});
        CHECK(empty.status == 422);
        CHECK(empty.says("Enter the team or the person"));
        CHECK(dev.post("/complaints/9/thanks-passed-on", {{"version", version},
                                                          {"to_whom", "Northside locality team"},
                                                          {"how", "In writing"},
                                                          {"on-day", "23"},
                                                          {"on-month", "11"},
                                                          {"on-year", "2026"}})
                  .status == 303);
        auto const page = dev.get("/complaints/9");
        CHECK(page.says("Northside locality team In writing, 23 November 2026"));
        CHECK(stage.read([&](store::Reading& db) { return find_story(db, {9}, true)->closing.has_value(); }));
    }
}
