// E-mails that the mail server hands in: whose they are, and a folder of them, in real folders.

#include "program/mail_in.hpp"

#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include "areas/complaints/voices/mail_store.hpp"
#include "store/tests/fresh_store.hpp"

using namespace heed;
using namespace heed::program;
using store::FreshStore;

namespace files = std::filesystem;

namespace {

std::string mail(std::string_view id, std::string_view headers = "", std::string_view words = "Rosa is kind.") {
    return fmt::format("Message-ID: <{}@example.org>\r\nFrom: Bola Haddad <bola@example.org>\r\n{}"
                       "Content-Type: text/plain\r\n\r\n{}\r\n",
                       id, headers, words);
}

std::vector<MailAddresses> const two{{{1}, "thornmere", {"thanks@thornmere.example"}},
                                     {{2}, "ashcombe", {"thanks@ashcombe.example", "praise@ashcombe.example"}}};

std::int64_t whose(std::string_view headers, MailWishes const& wishes = {}) {
    auto const read = complaints::read_mail(mail("one", headers));
    REQUIRE(read);
    auto const council = council_for(two, wishes, *read);
    return council ? council->number : 0;
}

/// A store with two councils, each with its address, and a Maildir beside it.
struct Post {
    FreshStore store;
    StandingClock clock{Instant{1'795'000'000}};
    files::path folder = files::temp_directory_path() / fmt::format("heed-maildir-{}-{}", ::getpid(), made++);
    inline static int made = 0;

    Post() {
        for (auto const* const part : {"new", "cur", "tmp"}) {
            files::create_directories(folder / part);
        }
        name_address(store::thornmere, "thanks@thornmere.example");
        name_address(store::ashcombe, "thanks@ashcombe.example");
    }
    Post(Post const&) = delete;
    Post& operator=(Post const&) = delete;
    ~Post() {
        std::error_code ignored;
        files::remove_all(folder, ignored);
    }

    void name_address(CouncilId council, std::string const& address) {
        store::in_one_go(*store, council,
                         [&](store::Writing& db) { complaints::set_mail_addresses(db, {address}, -1, clock.now()); });
    }
    void comes(std::string const& name, std::string const& text) {
        std::ofstream(folder / "new" / name, std::ios::binary) << text;
    }
    std::function<Answered(std::string const&)> take() {
        return [this](std::string const& text) { return take_in_mail({}, text, *store, clock); };
    }
    Answered run() { return take_in_maildir(folder, take()); }
    bool is_in(std::string const& part, std::string const& name) const { return files::exists(folder / part / name); }
    std::size_t waiting(CouncilId council) {
        return store::read(*store, council, [](store::Reading& db) { return complaints::mail_that_waits(db).size(); });
    }
};

std::string to_thornmere() { return "To: thanks@thornmere.example\r\n"; }

}  // namespace

TEST_SUITE("program: whose an e-mail is") {
    TEST_CASE("the address that an e-mail was sent to says which council's it is, however it was written") {
        CHECK(whose("To: Thanks <THANKS@Thornmere.example>\r\n") == 1);
        CHECK(whose("To: dev@thornmere.example\r\nCc: praise@ashcombe.example\r\n") == 2);
        CHECK(whose("Delivered-To: thanks@ashcombe.example\r\n") == 2);
        CHECK(whose("X-Original-To: <thanks@ashcombe.example>\r\nDelivered-To: heed@localhost\r\n") == 2);
    }

    TEST_CASE("what was named on the command line wins over the mail server's words, and those over the sender's") {
        auto const both = "Delivered-To: thanks@ashcombe.example\r\nTo: thanks@thornmere.example\r\n";
        CHECK(whose(both) == 2);
        CHECK(whose(both, {"", "Thanks@Thornmere.example"}) == 1);
        CHECK(whose(both, {"Thornmere", "thanks@ashcombe.example"}) == 1);
        CHECK(whose(both, {"nowhere", ""}) == 0);
    }

    TEST_CASE("an e-mail to no council's address, or to two councils', is nobody's") {
        CHECK(whose("To: dev@thornmere.example\r\n") == 0);
        CHECK(whose("To: thanks@thornmere.example, thanks@ashcombe.example\r\n") == 0);
        CHECK(whose("") == 0);
    }

    TEST_CASE("where there is one council, every e-mail is its own") {
        auto const read = complaints::read_mail(mail("one"));
        REQUIRE(read);
        CHECK(council_for({{{7}, "alone", {}}}, {}, *read).value() == CouncilId{7});
    }

    TEST_CASE("of an e-mail that is nobody's the mail server is asked to try again later, and nothing is kept") {
        Post post;
        auto const answered = take_in_mail({}, mail("one"), *post.store, post.clock);
        CHECK(answered.exit_code == 75);
        CHECK(answered.error.find("no council's address") != std::string::npos);
        CHECK(post.waiting(store::thornmere) + post.waiting(store::ashcombe) == 0);
        CHECK(take_in_mail({"ashcombe", ""}, mail("one"), *post.store, post.clock).exit_code == 0);
        CHECK(post.waiting(store::ashcombe) == 1);
    }
}

TEST_SUITE("program: a folder of e-mails") {
    TEST_CASE("each e-mail is taken once, for its own council, and moved to cur") {
        Post post;
        post.comes("1795000001.a.host", mail("one", to_thornmere()));
        post.comes("1795000002.b.host", mail("two", "To: thanks@ashcombe.example\r\n"));
        auto const answered = post.run();
        CHECK(answered.exit_code == 0);
        CHECK(answered.out == "2 e-mails were taken in.\n");
        CHECK(answered.error.empty());
        CHECK(post.waiting(store::thornmere) == 1);
        CHECK(post.waiting(store::ashcombe) == 1);
        CHECK(post.is_in("cur", "1795000001.a.host:2,S"));
        CHECK_FALSE(post.is_in("new", "1795000001.a.host"));
        CHECK(post.run().out == "0 e-mails were taken in.\n");
    }

    TEST_CASE("stopped between taking and moving, the next run moves it and keeps it once") {
        Post post;
        post.comes("1795000001.a.host", mail("one", to_thornmere()));
        CHECK(post.take()(mail("one", to_thornmere())).exit_code == 0);
        CHECK(post.run().exit_code == 0);
        CHECK(post.waiting(store::thornmere) == 1);
        CHECK(post.is_in("cur", "1795000001.a.host:2,S"));
        post.comes("1795000009.again.host", mail("one", to_thornmere()));
        CHECK(post.run().exit_code == 0);
        CHECK(post.waiting(store::thornmere) == 1);
    }

    TEST_CASE("what failed stays in new with a sentence that names its file, and does not keep the others out") {
        Post post;
        post.comes("1795000001.nobody", mail("one"));
        post.comes("1795000002.nonsense", "nonsense");
        post.comes("1795000003.empty", mail("three", to_thornmere(), " "));
        post.comes("1795000004.large", mail("four", to_thornmere()) + std::string(complaints::most_bytes_of_mail, 'x'));
        post.comes("1795000005.good", mail("five", to_thornmere()));
        auto const answered = post.run();
        CHECK(answered.exit_code == 75);
        CHECK(answered.out == "1 e-mail was taken in; 4 stay in new.\n");
        CHECK(answered.error.find("new/1795000001.nobody stays there. This e-mail was sent to no council's address") !=
              std::string::npos);
        CHECK(answered.error.find("new/1795000002.nonsense stays there. This is no e-mail") != std::string::npos);
        CHECK(answered.error.find("new/1795000003.empty stays there. There are no words") != std::string::npos);
        CHECK(answered.error.find("new/1795000004.large stays there. The e-mail is larger than 10 MB") !=
              std::string::npos);
        CHECK(post.is_in("new", "1795000001.nobody"));
        CHECK(post.is_in("cur", "1795000005.good:2,S"));
    }

    TEST_CASE("a machine's answer is left out for good and does not stay") {
        Post post;
        post.comes("1795000001.a", mail("one", "Auto-Submitted: auto-replied\r\n" + to_thornmere()));
        CHECK(post.run().exit_code == 0);
        CHECK(post.waiting(store::thornmere) == 0);
        CHECK(post.is_in("cur", "1795000001.a:2,S"));
    }

    TEST_CASE("a link, a folder and a hidden file in new are no e-mails, and a file in cur is never written over") {
        Post post;
        std::ofstream(post.folder / "elsewhere") << mail("one", to_thornmere());
        files::create_symlink(post.folder / "elsewhere", post.folder / "new" / "1795000001.link");
        files::create_directory(post.folder / "new" / "1795000002.folder");
        post.comes(".hidden", mail("two", to_thornmere()));
        CHECK(post.run().out == "0 e-mails were taken in.\n");
        CHECK(post.waiting(store::thornmere) == 0);

        std::ofstream(post.folder / "cur" / "1795000003.a:2,S") << "kept";
        post.comes("1795000003.a", mail("three", to_thornmere()));
        CHECK(post.run().exit_code == 75);
        CHECK(files::file_size(post.folder / "cur" / "1795000003.a:2,S") == 4);
    }

    TEST_CASE("what is no Maildir is refused, and records that cannot be opened stop the run at the first") {
        Post post;
        CHECK(take_in_maildir(post.folder / "cur", post.take()).exit_code == 2);
        post.comes("1795000001.a", mail("one", to_thornmere()));
        post.comes("1795000002.b", mail("two", to_thornmere()));
        auto const answered = take_in_maildir(post.folder, [](std::string const&) {
            return Answered{2, "", "heed: Away.\n"};
        });
        CHECK(answered.exit_code == 1);
        CHECK(answered.error == "heed: new/1795000001.a stays there. Away.\n");
        CHECK(post.is_in("new", "1795000002.b"));
    }
}
