// Events: only what asking needs, and each mistake named where it is.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/surveys/event.hpp"

using namespace heed;
using namespace heed::surveys;

namespace {

Day const today = *parse_day("2026-11-23");
Known const known{{{"northside locality team", 7}}, {{"homecare", 3}}};

EventDraft a_draft() {
    return {{"event", "assessment_finished"},
            {"day", "2026-11-20"},
            {"team", "Northside locality team"},
            {"service", "Homecare"},
            {"name", "Amira Haddad"},
            {"email", " Amira@Example.org "},
            {"phone", "07700 900123"},
            {"address", "1 Mill Lane, Thornmere"}};
}

std::string wrong(std::string const& column, std::string const& value) {
    auto draft = a_draft();
    draft[column] = value;
    auto const event = event_from(draft, known, today);
    if (event) {
        return "";
    }
    for (auto const& problem : event.error()) {
        if (problem.field == column) {
            return problem.says;
        }
    }
    return event.error().front().field;
}

}  // namespace

TEST_SUITE("surveys: events") {
    TEST_CASE("an event keeps the one way that is used to ask, and nothing else") {
        auto const event = event_from(a_draft(), known, today).value();
        CHECK(event.way == Way::email);
        CHECK(event.email == "amira@example.org");
        CHECK(event.name.empty());
        CHECK(event.phone.empty());
        CHECK(event.address.empty());
        auto draft = a_draft();
        draft["way"] = "letter";
        auto const letter = event_from(draft, known, today).value();
        CHECK(letter.name == "Amira Haddad");
        CHECK(letter.address == "1 Mill Lane, Thornmere");
        CHECK(letter.email.empty());
        CHECK(letter.phone.empty());
    }

    TEST_CASE("without a way people are asked by e-mail, else by letter, else by telephone") {
        auto draft = a_draft();
        draft["email"] = "";
        CHECK(event_from(draft, known, today)->way == Way::letter);
        draft["address"] = "";
        CHECK(event_from(draft, known, today)->way == Way::phone);
        draft["phone"] = "";
        CHECK(event_from(draft, known, today).error().front().says ==
              "Enter an e-mail address, an address or a telephone number");
    }

    TEST_CASE("teams and services are known by their names in any letters") {
        auto draft = a_draft();
        draft["team"] = "NORTHSIDE locality team";
        auto const event = event_from(draft, known, today).value();
        CHECK(event.team == 7);
        CHECK(event.service == 3);
        CHECK(wrong("team", "Northside") == "There is no team “Northside”. Write its name as staff know it");
        CHECK(wrong("team", "") == "Enter the team");
    }

    TEST_CASE("the day is one that there is, not in the future, and not too long ago") {
        CHECK(wrong("day", "20/11/2026").empty());
        CHECK(wrong("day", "1/9/2026").empty());
        CHECK(wrong("day", "31/02/2026") == "Enter a day such as 2026-03-01 or 01/03/2026");
        CHECK(wrong("day", "2026-11-24") == "The day cannot be in the future");
        CHECK(wrong("day", "2026-08-25").empty());
        CHECK(wrong("day", "2026-08-24") == "It was more than 90 days ago: too long to ask about it now");
        CHECK(wrong("day", "") == "Enter the day on which it was");
        CHECK(wrong("day", "///") == "Enter a day such as 2026-03-01 or 01/03/2026");
    }

    TEST_CASE("what cannot be used to ask is said") {
        CHECK(wrong("event", "party") == "Write assessment_finished, review_finished or contact_closed");
        CHECK(wrong("way", "pigeon") == "Write email, letter or phone, or leave it empty");
        CHECK(wrong("email", "amira at example") == "Enter an e-mail address in the form name@example.com");
        CHECK(wrong("easy_read", "perhaps") == "Say yes or no, or leave it empty, in place of “perhaps”");
        CHECK(wrong("what_matters", std::string(301, 'x')) == "Use 300 characters or fewer; there are 301");
    }

    TEST_CASE("a file has a heading of known columns, each once, and none of the three is missing") {
        auto const says = [](std::string const& csv) {
            auto const events = events_from(csv, known, today);
            return events ? fmt::format("{} events", events->size()) : events.error().front().says;
        };
        std::string const line = "assessment_finished,2026-11-20,Northside locality team,amira@example.org\n";
        CHECK(says("event,day,team,email\n" + line + line) == "2 events");
        CHECK(says("\xEF\xBB\xBF"
                   "Event, Day ,TEAM,email\r\n" +
                   line) == "1 events");
        CHECK(says("event,day,email\n" + line) == "Line 1: the column “team” is missing");
        CHECK(says("event,day,team,shoe size\n" + line) ==
              "Line 1: the column “shoe size” is not known, or stands there twice");
        CHECK(says("event,day,team,day\n" + line) == "Line 1: the column “day” is not known, or stands there twice");
        CHECK(says("event,day,team,email\n") == "The file has no line below its heading");
        CHECK(says("") == "The file has no line below its heading");
        CHECK(says("event,day,team,email\nassessment_finished,2026-11-20\n") ==
              "Line 2, fields: There are 2 in place of 4");
    }

    TEST_CASE("of a file with many mistakes the first twenty are said") {
        std::string csv = "event,day,team,email\n";
        for (int i = 0; i < 100; ++i) {
            csv += "assessment_finished,2026-11-20,Nobody,amira@example.org\n";
        }
        CHECK(events_from(csv, known, today).error().size() == 20);
    }
}
