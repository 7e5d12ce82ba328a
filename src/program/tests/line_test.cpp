#include <doctest/doctest.h>

#include "program/line.hpp"

using namespace heed::program;

namespace {

Say said(std::vector<std::string> const& words) {
    auto const understood = understand(words);
    auto const* say = std::get_if<Say>(&understood);
    return say == nullptr ? Say{-1, "", ""} : *say;
}

}  // namespace

TEST_SUITE("program: the command line") {
    TEST_CASE("each command has a help that a newcomer can work from") {
        for (auto const command :
             {"serve", "migrate", "user", "read-report", "import-report", "backup", "restore", "verify-audit"}) {
            CAPTURE(command);
            auto const help = said({command, "--help"});
            CHECK(help.exit_code == 0);
            CHECK(help.out.find("Usage: heed") != std::string::npos);
            CHECK(help.error.empty());
        }
        CHECK(said({"user", "add", "--help"}).out.find("--email") != std::string::npos);
    }

    TEST_CASE("the program says which version it is") { CHECK(said({"--version"}).out.starts_with("heed ")); }

    TEST_CASE("a wrong command line gets one sentence on standard error and exit code 2") {
        for (std::vector<std::string> const& words :
             std::vector<std::vector<std::string>>{{},
                                                   {"frobnicate"},
                                                   {"serve", "--port", "seventy"},
                                                   {"serve", "--port", "70000"},
                                                   {"serve", "--clamd", "somewhere"},
                                                   {"serve", "--demonstration", "--empty"},
                                                   {"read-report"},
                                                   {"user", "add", "--name", "Dev"},
                                                   {"backup", "a.db", "b.db"}}) {
            auto const say = said(words);
            CHECK(say.exit_code == 2);
            CHECK(say.out.empty());
            CHECK(std::count(say.error.begin(), say.error.end(), '\n') == 1);
        }
    }

    TEST_CASE("the virus scanner is named by its socket, or by host and port") {
        for (std::string const at : {"/run/clamav/clamd.ctl", "127.0.0.1:3310"}) {
            CHECK(std::get<Line>(understand({"serve", "--clamd", at})).clamd == at);
        }
    }

    TEST_CASE("an e-mail comes from a file or from a folder, and whose it is can be said") {
        auto const one = std::get<Line>(understand({"mail-in", "-", "--to", "thanks@thornmere.example"}));
        CHECK(one.file == "-");
        CHECK(one.mail.to == "thanks@thornmere.example");
        auto const many = std::get<Line>(understand({"mail-in", "--maildir", "Mail", "--council", "thornmere"}));
        CHECK(many.maildir == "Mail");
        CHECK(many.mail.council == "thornmere");
        CHECK(many.council == "Your council");
        CHECK(std::get<Line>(understand({"mail-in", "-", "--council", "", "--to", ""})).mail.council.empty());
        CHECK(said({"mail-in"}).exit_code == 2);
        CHECK(said({"mail-in", "-", "--maildir", "Mail"}).exit_code == 2);
    }

    TEST_CASE("a command that reads or changes records is carried out by the server, if one runs") {
        CHECK(needs_records(std::get<Line>(understand({"backup", "a.db"}))));
        CHECK(needs_records(std::get<Line>(understand({"import-report", "page.txt"}))));
        CHECK_FALSE(needs_records(std::get<Line>(understand({"read-report", "page.txt"}))));
        CHECK_FALSE(needs_records(std::get<Line>(understand({"migrate", "--print-schema"}))));
    }
}
