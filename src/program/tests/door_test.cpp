#include "program/door.hpp"

#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace heed::program;

namespace {

namespace files = std::filesystem;

files::path a_socket() {
    static int count = 0;
    return files::temp_directory_path() / fmt::format("heed-door-{}-{}.sock", ::getpid(), ++count);
}

}  // namespace

TEST_SUITE("program: the local door") {
    TEST_CASE("what was typed arrives as it was typed, line ends and emptiness included") {
        Asked const asked{{"user", "add", "--name", "Zoë\nO'Neil", ""}, std::string("a\0b", 3)};
        auto const arrived = unpacked(packed(asked));
        REQUIRE(arrived);
        CHECK(arrived->words == asked.words);
        CHECK(arrived->input == asked.input);
    }

    TEST_CASE("a command that does not arrive whole is refused") {
        auto const whole = packed({{"backup", "file"}, "input"});
        for (std::size_t length = 0; length < whole.size(); ++length) {
            CHECK_FALSE(unpacked(std::string_view(whole).substr(0, length)));
        }
        CHECK_FALSE(unpacked(whole + "x"));
        CHECK_FALSE(unpacked("99999999999999999999\n"));
    }

    TEST_CASE("the server carries a command out and its answer comes back whole") {
        auto const socket = a_socket();
        Door const door(socket, [](Asked const& asked) { return Answered{7, asked.words.front() + "!", asked.input}; });
        auto const answered = knock(socket, {{"backup"}, std::string(1 << 20, 'x')});
        REQUIRE(answered);
        CHECK(answered->exit_code == 7);
        CHECK(answered->out == "backup!");
        CHECK(answered->error.size() == 1 << 20);
    }

    TEST_CASE("only the folder's owner can open the door, and it is gone when the server is") {
        auto const socket = a_socket();
        {
            Door const door(socket, [](Asked const&) { return Answered{}; });
            struct stat about {};
            REQUIRE(::stat(socket.c_str(), &about) == 0);
            CHECK((about.st_mode & 0777) == 0600);
        }
        CHECK_FALSE(files::exists(socket));
        CHECK_FALSE(knock(socket, {{"backup"}, ""}));
    }
}
