#include "work/attachments.hpp"

#include <doctest/doctest.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"
#include "work/scanning.hpp"
#include "work/tests/clamd.hpp"

using namespace heed;
using namespace heed::work;
using store::FreshStore;
using store::thornmere;
using namespace std::string_view_literals;

namespace {

constexpr Instant morning{1'795'000'000};
std::string const picture = std::string("\x89PNG\r\n\x1a\n") + std::string(2'000'000, '\0') + "end";

Id<HeldFile> held(FreshStore& store, std::string_view name, std::string const& bytes, std::int64_t case_id = 7) {
    auto const file = arrived(name, bytes, "files");
    REQUIRE(file);
    auto const id = hold(*store, thornmere, *file, 0, morning);
    store::housekeeping(*store, thornmere, [&](store::Writing& db) { attach(db, id, "case", case_id); });
    return id;
}

HeldFile seen(FreshStore& store, Id<HeldFile> id) {
    return store::read(*store, thornmere, [&](store::Reading& db) { return *find_file(db, id, "case", 7); });
}

std::string bytes_of(FreshStore& store, Id<HeldFile> id) {
    return store::read(*store, thornmere,
                       [&](store::Reading& db) { return bytes_of(db, *find_file(db, id, "case", 7)); });
}

Clamd nobody_listens() {
    Clamd clamd;
    clamd.socket = "/nowhere/clamd.socket";
    return clamd;
}

}  // namespace

TEST_SUITE("attachments: what a file is") {
    TEST_CASE("the first bytes say what a file is, and its name does not") {
        CHECK(kind_of_file("\xff\xd8\xff\xe0....") == FileKind::jpeg);
        CHECK(kind_of_file("%PDF-1.7") == FileKind::pdf);
        CHECK(kind_of_file("\0\0\0\x18"
                           "ftypM4A \0\0\0\0"sv) == FileKind::m4a);
        CHECK(kind_of_file("\0\0\0\x18"
                           "ftyp3gp4\0\0\0\0"sv) == FileKind::mp4);
        CHECK(kind_of_file("#!AMR\n") == FileKind::amr);
        CHECK(kind_of_file("RIFF....WAVEfmt ") == FileKind::wav);
        CHECK(kind_of_file("Nobody came on Friday.") == FileKind::txt);
        auto const photo = arrived("letter.exe", "\xff\xd8\xff\xe0....", "files");
        REQUIRE(photo);
        CHECK(photo->name == "letter.jpg");
    }

    TEST_CASE("programs, pages, archives and office files with macros are not taken") {
        for (auto const bytes : {"MZ\x90\0\x03"sv,
                                 "\x7f"
                                 "ELF\x02"sv,
                                 "<html><script>"sv, "<svg onload=x>"sv, "#!/bin/sh\n"sv, "PK\x03\x04 anything"sv,
                                 "PK\x03\x04 [Content_Types].xml word/document.xml word/vbaProject.bin"sv,
                                 "\0\0\0\x18"
                                 "ftypevil"sv,
                                 ""sv, "\x01\x02\x03"sv}) {
            CHECK_FALSE(kind_of_file(bytes));
        }
        CHECK_FALSE(kind_of_file(std::string(600, ' ') + "<html><script>"));
        CHECK(kind_of_file("PK\x03\x04 [Content_Types].xml word/document.xml"sv) == FileKind::docx);
    }

    TEST_CASE("a name is only shown: no path, no unseen marks, not too long, with the ending of its kind") {
        CHECK(shown_name("../../etc/passwd", FileKind::pdf) == "passwd.pdf");
        CHECK(shown_name("C:\\letters\\care plan.docx", FileKind::docx) == "care plan.docx");
        CHECK(shown_name("photo\xe2\x80\xae"
                         "gpj.exe",
                         FileKind::jpeg) == "photogpj.jpg");
        CHECK(shown_name("...", FileKind::png) == "file.png");
        CHECK(shown_name("", FileKind::mp3) == "file.mp3");
        CHECK(shown_name(std::string(500, 'x'), FileKind::txt).size() == 84);
        CHECK(shown_name("Überweisung \xf0\x9f\x98\x80.pdf", FileKind::pdf) == "Überweisung \xf0\x9f\x98\x80.pdf");
    }

    TEST_CASE("an empty file and one larger than 25 MiB are refused in words") {
        CHECK(arrived("a.pdf", "", "files").error().front().says == "The file is empty. Choose another");
        std::string const large = "%PDF-" + std::string(most_file_bytes, 'x');
        CHECK(arrived("a.pdf", large, "files").error().front().says == "The file must be smaller than 25 MB");
        CHECK(arrived("a.pdf", std::string_view(large).substr(0, most_file_bytes), "files"));
    }
}

TEST_SUITE("attachments: held until scanned") {
    TEST_CASE("a file comes out of the store as it went in, and only when it was found clean") {
        if (!ClamdServer::is_there()) {
            return;
        }
        FreshStore store;
        ClamdServer const scanner;
        auto const id = held(store, "kitchen.png", picture);
        CHECK_THROWS_AS(bytes_of(store, id), Bug);
        CHECK(scan_what_waits(*store, thornmere, scanner.at(), morning) == 1);
        CHECK(seen(store, id).standing == Scanned::clean);
        CHECK(bytes_of(store, id) == picture);
    }

    TEST_CASE("an infected file is destroyed, its bytes are gone, and its record's people are told") {
        if (!ClamdServer::is_there()) {
            return;
        }
        FreshStore store;
        ClamdServer const scanner;
        std::string told;
        when_destroyed("case", [&](store::Writing&, HeldFile const& file, Instant) { told = file.name; });
        auto const id = held(store, "letter.txt", eicar());
        CHECK(scan_what_waits(*store, thornmere, scanner.at(), morning) == 1);
        auto const file = seen(store, id);
        CHECK(file.standing == Scanned::destroyed);
        CHECK(file.found == "Heed.Test.Eicar.UNOFFICIAL");
        CHECK(told == "letter.txt");
        auto const pieces = store::read(*store, thornmere, [&](store::Reading& db) {
            return store::value<std::int64_t>(
                db, "select count(*) from held_file_pieces where council = :council and file_id = :id", db.council(),
                id);
        });
        CHECK(pieces == 0);
        auto const events = store::read(*store, thornmere,
                                        [&](store::Reading& db) { return store::events_of(db, "file", id.number); });
        REQUIRE(events.size() == 1);
        CHECK(events.front().what == "destroyed");
        when_destroyed("case", [](store::Writing&, HeldFile const&, Instant) {});
    }

    TEST_CASE("where no scanner listens a file stays held, with the reason, and is tried again later") {
        FreshStore store;
        auto const id = held(store, "kitchen.png", picture);
        CHECK(scan_what_waits(*store, thornmere, std::nullopt, morning) == 0);
        CHECK(seen(store, id).tries == 0);
        CHECK(scan_what_waits(*store, thornmere, nobody_listens(), morning) == 0);
        CHECK(seen(store, id).standing == Scanned::held);
        CHECK(seen(store, id).last_error == "The virus scanner does not listen.");
        CHECK(scan_what_waits(*store, thornmere, nobody_listens(), morning + std::chrono::seconds(59)) == 0);
        CHECK(seen(store, id).tries == 1);
        scan_what_waits(*store, thornmere, nobody_listens(), morning + std::chrono::seconds(60));
        CHECK(seen(store, id).tries == 2);
    }

    TEST_CASE("a scanner that is stopped lets nothing through, and when it is back the file is scanned") {
        if (!ClamdServer::is_there()) {
            return;
        }
        FreshStore store;
        auto const id = held(store, "kitchen.png", picture);
        {
            ClamdServer scanner;
            auto const at = scanner.at();
            scanner.stop();
            scan_what_waits(*store, thornmere, at, morning);
        }
        CHECK(seen(store, id).standing == Scanned::held);
        ClamdServer const back;
        CHECK(scan_what_waits(*store, thornmere, back.at(), morning + std::chrono::hours(1)) == 1);
        CHECK(seen(store, id).standing == Scanned::clean);
    }

    TEST_CASE("an answer that is not understood is never taken for clean") {
        CHECK(read_verdict("stream: OK").is == Verdict::Is::clean);
        CHECK(read_verdict("stream: Win.Test.EICAR_HDB-1 FOUND").says == "Win.Test.EICAR_HDB-1");
        for (auto const answer :
             {"", "OK", "stream: OK?", "INSTREAM size limit exceeded. ERROR", "stream:  FOUND", "\xff\xfe"}) {
            CHECK(read_verdict(answer).is == Verdict::Is::unknown);
        }
    }

    TEST_CASE("where the scanner listens is read from a path or an address") {
        CHECK(read_clamd("/run/clamav/clamd.ctl")->socket == "/run/clamav/clamd.ctl");
        CHECK(read_clamd("unix:/run/c")->socket == "/run/c");
        CHECK(read_clamd("tcp:127.0.0.1:3310")->port == 3310);
        CHECK(read_clamd("scanner.example:3310")->host == "scanner.example");
        for (auto const wrong : {"", "here", "host:", ":3310", "host:0", "host:70000", "host:33x"}) {
            CHECK_FALSE(read_clamd(wrong));
        }
    }

    TEST_CASE("what belongs to nothing is forgotten after a day, and a draft's files go with it or move on") {
        FreshStore store;
        auto const file = arrived("a.png", picture, "files");
        hold(*store, thornmere, *file, 0, morning);
        auto const id = held(store, "b.png", picture);
        auto const forget = [&](Instant now) {
            return store::housekeeping(*store, thornmere,
                                       [&](store::Writing& db) { return forget_files_of_nobody(db, now); });
        };
        CHECK(forget(morning + std::chrono::hours(23)) == 0);
        CHECK(forget(morning + std::chrono::hours(25)) == 1);
        CHECK(seen(store, id).name == "b.png");
        store::housekeeping(*store, thornmere, [&](store::Writing& db) { move_files(db, "case", 7, "case", 8); });
        store::housekeeping(*store, thornmere, [&](store::Writing& db) { forget_files_of(db, "case", 8); });
        CHECK(store::read(*store, thornmere, [&](store::Reading& db) { return files_of(db, "case", 8).size(); }) == 0);
    }
}
