#include "areas/complaints/intake/case_files.hpp"

#include "areas/complaints/tests/intake_stage.hpp"
#include "work/scanning.hpp"
#include "work/tests/clamd.hpp"

using namespace heed;
using namespace heed::complaints;
using namespace std::string_view_literals;

namespace {

std::string const photo = std::string("\x89PNG\r\n\x1a\n") + std::string(1000, 'p');

Resident one_who_sent_a_photo(IntakeStage& stage) {
    auto who = stage.resident();
    who.begin("complaint", "The kitchen is wet.");
    who.change("files").upload("/tell-us/files", "../kitchen.png", photo);
    CHECK(who.says("kitchen.png (picture, 1 kB)"));
    CHECK(who.says("We check it for viruses before we open it."));
    who.go("back");
    who.change("whose").answer({{"for_self", "yes"}}).answer({{"worker", "yes"}});
    who.change("answer_by").answer({{"answer_by", "no_reply"}}).send();
    CHECK(who.says("We have your complaint"));
    return who;
}

std::vector<work::HeldFile> files(IntakeStage& stage, Id<Case> id) {
    return stage.read([&](store::Reading& db) { return work::files_of(db, files_of_person, id.number); });
}

void scan(IntakeStage& stage, work::ClamdServer const& scanner) {
    work::scan_what_waits(*stage.store, store::thornmere, scanner.at(), stage.clock.now());
}

std::string path_of_file(Id<Case> id, work::HeldFile const& file) {
    return fmt::format("/complaints/{}/files/{}", id.number, file.id.number);
}

}  // namespace

TEST_SUITE("complaints: files") {
    TEST_CASE(
        "a photo that was sent is held, and nobody opens it before it was checked, neither staff nor the person") {
        IntakeStage stage;
        auto who = one_who_sent_a_photo(stage);
        auto const file = files(stage, who.id()).at(0);
        CHECK(stage.as(people::dev).get(path_of_file(who.id(), file)).status == 404);
        auto const page = stage.as(people::dev).get(fmt::format("/complaints/{}", who.id().number));
        CHECK(page.says("Held: nobody can open it before it was checked for viruses."));
        who.page = stage.follow(who);
        CHECK(who.says("We check it for viruses"));
        who.post("/follow/file", {{"file", fmt::format("{}", file.id.number)}});
        CHECK(who.page.status == 404);
    }

    TEST_CASE("a clean file is served to keep, under a name of ours, in a sandbox, to who may see the case") {
        if (!work::ClamdServer::is_there()) {
            return;
        }
        IntakeStage stage;
        work::ClamdServer const scanner;
        auto who = one_who_sent_a_photo(stage);
        scan(stage, scanner);
        auto const file = files(stage, who.id()).at(0);
        auto const answer = stage.as(people::dev).get(path_of_file(who.id(), file));
        CHECK(answer.status == 200);
        CHECK(answer.body == photo);
        CHECK(answer.header("content-type") == "image/png");
        CHECK(answer.header("content-disposition").starts_with("attachment; filename=\"" + who.reference));
        CHECK(answer.header("x-content-type-options") == "nosniff");
        CHECK(answer.header("content-security-policy").find("sandbox") != std::string::npos);
        CHECK(answer.header("cache-control") == "no-store");
        CHECK(stage.as(people::callum).get(path_of_file(who.id(), file)).status == 200);
        CHECK(stage.as(people::mo).get(path_of_file(who.id(), file)).status == 403);
        CHECK(stage.as(people::frank).get(path_of_file(who.id(), file)).status == 404);
        CHECK(stage.anybody().get(path_of_file(who.id(), file)).status == 303);
        CHECK(stage.as(people::dev).get(path_of_file({77}, file)).status == 404);
        who.page = stage.follow(who);
        who.post("/follow/file", {{"file", fmt::format("{}", file.id.number)}});
        CHECK(who.page.body == photo);
    }

    TEST_CASE("an infected file is destroyed; staff read why, and the person that they can send another copy") {
        if (!work::ClamdServer::is_there()) {
            return;
        }
        IntakeStage stage;
        work::ClamdServer const scanner;
        auto who = one_who_sent_a_photo(stage);
        who.page = stage.follow(who);
        who.upload("/follow/add-file", "letter.txt", work::eicar());
        CHECK(who.says("We have added it"));
        scan(stage, scanner);
        auto const page = stage.as(people::dev).get(fmt::format("/complaints/{}", who.id().number));
        CHECK(page.says("the scanner found Heed.Test.Eicar.UNOFFICIAL in it"));
        CHECK(page.says("A file was destroyed"));
        auto const followed = stage.follow(who);
        CHECK(followed.says("There was a virus in it, so we destroyed it. You can send another copy."));
        CHECK(followed.says("We did not keep it."));
    }

    TEST_CASE("what staff add is seen by staff alone, or by the person too") {
        if (!work::ClamdServer::is_there()) {
            return;
        }
        IntakeStage stage;
        work::ClamdServer const scanner;
        auto who = one_who_sent_a_photo(stage);
        auto const path = fmt::format("/complaints/{}/files", who.id().number);
        auto const add = [&](std::string const& name, std::string const& whom) {
            return stage.as(people::dev)
                .upload(path, {{"for", whom}}, {{"file", name, "application/pdf", "%PDF-1.4 " + name}});
        };
        CHECK(add("rota.pdf", "staff").status == 303);
        CHECK(add("answer.pdf", "person").status == 303);
        CHECK(add("answer.pdf", "").status == 422);
        CHECK(stage.as(people::dev).upload(path, {{"for", "staff"}}, {}).status == 422);
        CHECK(stage.as(people::callum).upload(path, {{"for", "staff"}}, {}).status == 403);
        scan(stage, scanner);
        auto const followed = stage.follow(who);
        CHECK(followed.says("answer.pdf"));
        CHECK(followed.says("We sent you this."));
        CHECK_FALSE(followed.says("rota.pdf"));
        CHECK(stage.as(people::dev).get(path).says("rota.pdf"));
    }

    TEST_CASE("the files of what is kept from a worker are not there for the worker") {
        IntakeStage stage;
        auto who = one_who_sent_a_photo(stage);
        auto kept = stage.resident();
        kept.begin("concern", "I am afraid.");
        kept.change("files").upload("/tell-us/files", "a.png", photo);
        kept.change("whose").answer({{"for_self", "yes"}}).answer({{"worker", "no"}});
        kept.change("answer_by").answer({{"answer_by", "no_reply"}}).send();
        auto const file = files(stage, kept.id()).at(0);
        CHECK(stage.as(people::callum).get(path_of_file(kept.id(), file)).status == 404);
        CHECK(stage.as(people::callum).get(path_of_file(who.id(), file)).status == 404);
    }

    TEST_CASE("one form with a file, sent again and again, does not fill the store") {
        IntakeStage stage;
        auto who = one_who_sent_a_photo(stage);
        who.page = stage.follow(who);
        auto const held = [&] { return stage.read([](store::Reading& db) { return work::bytes_held_for(db, ""); }); };
        for (int i = 0; i < 39; ++i) {
            who.upload("/follow/add-file", "again.png", photo, {{"once", "0123456789abcdef0123456789abcdef"}});
            CHECK(who.page.status == 200);
        }
        auto const before = held();
        who.upload("/follow/add-file", "again.png", photo, {{"once", "0123456789abcdef0123456789abcdef"}});
        CHECK(who.page.status == 429);
        CHECK(held() == before);
    }

    TEST_CASE("from all networks together a thousand files a day are taken, and no more") {
        IntakeStage stage;
        auto who = one_who_sent_a_photo(stage);
        who.page = stage.follow(who);
        store::housekeeping(*stage.store, store::thornmere, [&](store::Writing& db) {
            for (int i = 0; i < 999; ++i) {
                count_try(db, "files of everybody", 24 * 60 * 60, stage.clock.now());
            }
        });
        who.upload("/follow/add-file", "more.png", photo + "1");
        CHECK(who.page.status == 429);
        stage.clock.pass(std::chrono::hours(24));
        who.page = stage.follow(who);
        who.upload("/follow/add-file", "more.png", photo + "1");
        CHECK(who.says("We have added it"));
    }

    TEST_CASE("to one case thirty lines are added in an hour, and no more") {
        IntakeStage stage;
        auto who = one_who_sent_a_photo(stage);
        auto const add = [&](int i) {
            who.page = stage.follow(who);
            who.post("/follow/add", {{"more", fmt::format("And this, number {}.", i)}});
            return who.page.status;
        };
        for (int i = 0; i < 30; ++i) {
            CHECK(add(i) == 200);
        }
        CHECK(add(30) == 429);
        stage.clock.pass(std::chrono::hours(1));
        CHECK(add(31) == 200);
    }

    TEST_CASE("a person adds ten files and no more, takes one off, and the same file twice is one") {
        IntakeStage stage;
        auto who = stage.resident();
        who.begin("complaint", "The kitchen is wet.");
        who.change("files");
        for (int i = 0; i < 10; ++i) {
            who.upload("/tell-us/files", fmt::format("{}.png", i), photo + fmt::format("{}", i));
        }
        who.upload("/tell-us/files", "same.png", photo + "3");
        CHECK(who.page.status == 422);
        CHECK(who.says("You can add 10 files. Take one off first"));
        auto const first = stage.read(
            [&](store::Reading& db) { return work::files_of(db, draft_subject, who.id().number); });
        REQUIRE(first.size() == 10);
        who.post("/tell-us/files", {{"remove", fmt::format("{}", first[0].id.number)}});
        CHECK_FALSE(who.says(first[0].name));
        who.upload("/tell-us/files", "same.png", photo + fmt::format("{}", first[1].name.front()));
        CHECK(stage.read(
                  [&](store::Reading& db) { return work::files_of(db, draft_subject, who.id().number).size(); }) == 9);
        for (auto const bytes : {""sv, "MZ\0\x03 program"sv, "<html>"sv}) {
            who.upload("/tell-us/files", "x.pdf", std::string(bytes));
            CHECK(who.page.status == 422);
        }
        auto other = stage.resident();
        other.begin("complaint", "Somebody else's.");
        other.change("files");
        other.post("/tell-us/files", {{"remove", fmt::format("{}", first[1].id.number)}});
        CHECK(stage.read(
                  [&](store::Reading& db) { return work::files_of(db, draft_subject, who.id().number).size(); }) == 9);
    }

    TEST_CASE("several files are chosen at once; each is judged by itself, and says beside it why it was not added") {
        IntakeStage stage;
        auto who = stage.resident();
        who.begin("complaint", "The kitchen is wet.");
        who.change("files");
        auto const two = std::string("%PDF-1.4 bill");
        std::string const program = "MZ\x90";
        who.page = stage.anybody().upload("/tell-us/files", {{"reference", who.reference}, {"secret", who.secret}},
                                          {{"file", "kitchen.png", "image/png", photo},
                                           {"file", "C:\\bill.exe", "application/pdf", program},
                                           {"file", "empty.pdf", "application/pdf", ""},
                                           {"file", "bill.pdf", "application/pdf", two}});
        CHECK(who.page.status == 422);
        CHECK(who.says("kitchen.png (picture, 1 kB)"));
        CHECK(who.says("bill.pdf"));
        CHECK(who.says("bill.exe"));
        CHECK(who.says("Not added. We cannot take this kind of file."));
        CHECK(who.says("Not added. The file is empty."));
        CHECK(who.says("2 files were not added. Read why beside each"));
        auto const held = stage.read(
            [&](store::Reading& db) { return work::files_of(db, draft_subject, who.id().number); });
        CHECK(held.size() == 2);
    }

    TEST_CASE("no more than ten files are taken, however many are chosen at once") {
        IntakeStage stage;
        auto who = stage.resident();
        who.begin("complaint", "The kitchen is wet.");
        who.change("files");
        std::vector<web::Upload> many;
        for (int number = 0; number < 12; ++number) {
            many.push_back(
                {"file", fmt::format("page{}.pdf", number), "application/pdf", fmt::format("%PDF-1.4 {}", number)});
        }
        who.page = stage.anybody().upload("/tell-us/files", {{"reference", who.reference}, {"secret", who.secret}},
                                          many);
        CHECK(who.says("Not added. You can add 10 files. Take one off first."));
        auto const held = stage.read(
            [&](store::Reading& db) { return work::files_of(db, draft_subject, who.id().number); });
        CHECK(held.size() == 10);
    }
}
