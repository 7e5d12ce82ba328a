#include <algorithm>

#include <doctest/doctest.h>

#include "areas/complaints/inquiry/answer_forms.hpp"
#include "areas/complaints/inquiry/drafts.hpp"
#include "areas/complaints/inquiry/letter.hpp"
#include "areas/complaints/inquiry/remedy_store.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/tests/inquiry_stage.hpp"

using namespace heed;
using namespace heed::complaints;

namespace {

struct Case14 {
    Story story;
    Inquiry inquiry;
    std::vector<Remedy> remedies;
    Draft draft;
    std::vector<std::string> staff{"Callum Byrne"};
    Day today = monday;

    Case14() {
        story.said.kind = Kind::complaint;
        story.said.track = Track::statutory;
        story.said.received_on = monday - 30;
        story.teller.name = "Amira Haddad";
        story.acknowledgement = Acknowledgement{monday - 29, Channel::phone, Discussion::held};
        inquiry.issues = {{1, "The carer was late", Agreed::agreed, monday - 28, ""}};
        story.findings = {{1, "The carer was late", Verdict::upheld, "The records show it.", "The contract"}};
        draft = {1,
                 "We read the records.",
                 "You are right. We are sorry.",
                 ActionNeeded::taken,
                 "The round begins at 8.",
                 ombudsman_paragraph(),
                 "",
                 1,
                 {}};
        Remedy remedy;
        remedy.number = 1;
        remedy.kind = RemedyKind::procedure_change;
        remedy.what = "We ring before a late visit.";
        remedy.due = monday + 30;
        remedies = {remedy};
    }
    std::vector<Remark> remarks() const { return remarks_on({story, inquiry, remedies, draft, staff, today}); }
    bool says(std::string_view words, bool must) const {
        return std::ranges::any_of(remarks(), [&](Remark const& remark) {
            return remark.must == must && (remark.says + " " + remark.quoted).find(words) != std::string::npos;
        });
    }
};

FormFields a_response() {
    return {{"considered", "We read the records and spoke to the agency."},
            {"conclusions", "You are right. We are sorry."},
            {"action_needed", "taken"},
            {"action", "The round begins at 8am."},
            {"ombudsman", ombudsman_paragraph()}};
}

struct ResponseStage : InquiryStage {
    explicit ResponseStage(Teller const& teller = amira()) {
        receive_one(teller);
        add_issue("The carer came two hours late");
        find("1", "upheld");
        as(people::kiran)
            .post("/complaints/signing", {{"name", "Kiran Dhillon"},
                                          {"position", "Director"},
                                          {"signed_as", "authorised"},
                                          {"member", number_of(people::kiran)}});
    }
    people::Answer sign_as(people::CastMember const& who) {
        return act_as(who, "signature", joined(day_fields("on", clock.today()), {{"signatory", "1"}}));
    }
    people::Answer send() { return act("answer", day_fields("sent", clock.today())); }
    void send_it_all() {
        act("draft", a_response());
        sign_as(people::kiran);
        send();
    }
};

}  // namespace

TEST_SUITE("complaints: what a response must hold") {
    TEST_CASE("regulation 14: a response that holds all of it may be signed, and each part that lacks is named") {
        Case14 whole;
        CHECK(holds_all(whole.remarks()));
        Case14 of = whole;
        of.draft.how_considered = " ";
        CHECK(of.says("Say how the complaint was considered (regulation 14)", true));
        of = whole;
        of.draft.conclusions = "";
        CHECK(of.says("Say what was concluded", true));
        of = whole;
        of.draft.action = "";
        of.remedies.clear();
        CHECK(of.says("Say what action was taken", true));
        of.draft.action_needed = ActionNeeded::none_needed;
        CHECK_FALSE(of.says("Say what action was taken", true));
    }

    TEST_CASE("regulation 14: the right to go to the Ombudsman names which, says that one may, and how to reach it") {
        CHECK(names(Recourse::ombudsman, ombudsman_paragraph()));
        CHECK(
            names(Recourse::ombudsman, "You can go to the Local Government and Social Care Ombudsman: 0300 061 0614."));
        CHECK_FALSE(names(Recourse::ombudsman, "You have the right to go to the Ombudsman: www.lgo.org.uk."));
        CHECK_FALSE(
            names(Recourse::ombudsman, "You have the right to go to the Local Government and Social Care Ombudsman."));
        CHECK_FALSE(names(Recourse::ombudsman, "The Local Government and Social Care Ombudsman is at www.lgo.org.uk."));
        Case14 of;
        of.draft.ombudsman = "Write to us again.";
        CHECK(of.says("has the right to go to the Local Government and Social Care Ombudsman", true));
    }

    TEST_CASE("regulation 14: a late response says why it is late") {
        Case14 of;
        of.today = monday + 300;
        CHECK(of.says("Say why it is late", true));
        of.draft.late_reason = "We waited for records.";
        CHECK_FALSE(of.says("Say why it is late", true));
    }

    TEST_CASE("the Code, 6.7: every issue is answered with its reason; one that was left out needs no answer") {
        Case14 of;
        of.inquiry.issues.push_back({2, "Nobody rang", Agreed::agreed, monday, ""});
        CHECK(of.says("Issue 2 is not answered: “Nobody rang” (Code 6.7)", true));
        of.inquiry.issues[1].left_out_because = "They dropped it.";
        CHECK_FALSE(of.says("Issue 2", true));
        of.story.findings[0].reason = "";
        CHECK(of.says("Issue 1 has no reason", true));
        of.story.findings.clear();
        CHECK(of.says("Set out the issues", true));
    }

    TEST_CASE("the Code, 6.6: what will be done is promised with who does it and by when") {
        Case14 of;
        of.draft.action_needed = ActionNeeded::will_be_taken;
        CHECK(holds_all(of.remarks()));
        of.remedies.clear();
        CHECK(of.says("Promise each thing with who does it and by when", true));
    }

    TEST_CASE("an apology for how somebody felt is pointed out, and never refused") {
        for (auto const* const none : {"I am sorry that you felt you had to complain.",
                                       "We are sorry you feel that way.", "We apologise for any inconvenience.",
                                       "We are sorry if this upset you.", "We are sorry to hear that you are unhappy.",
                                       "I regret any distress.", "We are sorry, but rules are rules."}) {
            CHECK_MESSAGE(!apologies_that_are_none(none).empty(), none);
        }
        for (auto const* const real :
             {"We are sorry that the carer came late.", "I apologise for the missed visits.",
              "We are sorry that you were kept waiting for two hours.", "Sorry. It was our mistake."}) {
            CHECK_MESSAGE(apologies_that_are_none(real).empty(), real);
            CHECK_MESSAGE(says_sorry(real), real);
        }
        Case14 of;
        of.draft.conclusions = "It is upheld. We are sorry that you felt ignored.";
        CHECK(of.says("We are sorry that you felt ignored.", false));
        CHECK(of.says("does not say sorry", false));
        CHECK(holds_all(of.remarks()));
    }

    TEST_CASE("long sentences, hard words and other people's names are hints") {
        Case14 of;
        of.draft.conclusions =
            "We are sorry. Mrs Jones and Callum Byrne, who had at that time been allocated responsibility for the "
            "coordination of your domiciliary provision, omitted notwithstanding established operational procedures to "
            "undertake the communication of anticipated delays.";
        CHECK(of.says("Two short ones are easier", false));
        CHECK(of.says("for the age of", false));
        CHECK(of.says("It names Mrs Jones", false));
        CHECK(of.says("It names Callum Byrne", false));
        CHECK(holds_all(of.remarks()));
        CHECK(names_in("Dear Mrs Haddad, Dr", {}, {"Amira Haddad"}).empty());
    }

    TEST_CASE("sentences are split where people end them, and not inside an address") {
        CHECK(sentences_in("See www.lgo.org.uk for more. Ring us!\nBye").size() == 3);
        CHECK(sentences_in("").empty());
        CHECK(sentences_in("...").size() == 1);
    }
}

TEST_SUITE("complaints: from draft to letter") {
    TEST_CASE("each save is a version, and what was signed is that version alone") {
        ResponseStage stage;
        stage.act("draft", a_response());
        CHECK(stage.sign_as(people::kiran).status == 303);
        stage.act("draft", with(a_response(), "conclusions", "You are right. We are very sorry."));
        auto const response = stage.read([&](store::Reading& db) { return response_of(db, InquiryStage::id); });
        CHECK(response.draft->number == 2);
        CHECK_FALSE(response.signature);
        CHECK(stage.send().says("It must be signed first"));
    }

    TEST_CASE("regulation 14: only who stands on the council's list signs; the team records a signature on paper") {
        ResponseStage stage;
        stage.act("draft", a_response());
        CHECK(stage.sign_as(people::esther).says("Only who stands on the list signs it"));
        CHECK(stage.act("signature", joined(day_fields("on", monday), {{"signatory", "99"}})).status == 422);
        CHECK(stage.sign_as(people::dev).status == 303);
        auto const on_paper = stage.read([&](store::Reading& db) { return response_of(db, InquiryStage::id); });
        CHECK(on_paper.signature->how == SignedHow::on_paper);
        CHECK(stage.sign_as(people::kiran).status == 303);
        auto const here = stage.read([&](store::Reading& db) { return response_of(db, InquiryStage::id); });
        CHECK(here.signature->how == SignedHow::in_heed);
        CHECK(here.signature->name == "Kiran Dhillon, Director");
        stage.as(people::kiran).post("/complaints/signing/1/end");
        CHECK(stage.sign_as(people::kiran).says("Choose somebody who may sign"));
    }

    TEST_CASE("nobody signs a response to a complaint about them") {
        ResponseStage stage;
        stage.act("draft", a_response());
        stage.act("named-staff", {{"member", stage.number_of(people::kiran)}});
        CHECK(stage.sign_as(people::kiran).status == 422);
        CHECK(stage.sign_as(people::dev).says("It is about Kiran Dhillon"));
    }

    TEST_CASE(
        "where the council asks for it, somebody else than who wrote it looks at the response before it is signed") {
        ResponseStage stage;
        CHECK(stage.as(people::kiran).post("/complaints/signing/second-look", {{"needed", "perhaps"}}).status == 422);
        stage.as(people::kiran).post("/complaints/signing/second-look", {{"needed", "yes"}});
        stage.act("draft", a_response());
        CHECK(stage.sign_as(people::kiran).says("Somebody else must look at this version first"));
        CHECK(stage.act("quality-check", {{"fine", "yes"}}).says("Ask somebody else"));
        CHECK(stage.act_as(people::callum, "quality-check", {{"fine", "yes"}}).status == 422);
        CHECK(stage.act_as(people::esther, "quality-check", {{"fine", "no"}}).says("Say what should change"));
        CHECK(stage.act_as(people::esther, "quality-check", {{"fine", "no"}, {"says", "Say sorry first."}}).status ==
              303);
        CHECK(stage.sign_as(people::kiran).status == 422);
        CHECK(stage.act_as(people::esther, "quality-check", {{"fine", "yes"}}).status == 303);
        CHECK(stage.sign_as(people::kiran).status == 303);
        CHECK(stage.send().status == 303);
    }

    TEST_CASE("the letter holds each issue with its reason, what was promised with its day, and who signed") {
        ResponseStage stage;
        stage.act("remedies", joined(day_fields("due", monday + 30), {{"what", "We ring before a late visit."},
                                                                      {"kind", "procedure_change"},
                                                                      {"owner", stage.number_of(people::esther)}}));
        stage.act("draft", a_response());
        CHECK(stage.as(people::dev).get(stage.path("letter")).says("This is a draft. It was not sent."));
        stage.sign_as(people::kiran);
        CHECK(stage.send().status == 303);
        auto const page = stage.as(people::dev).get(stage.path("letter"));
        CHECK(page.says("1. The carer came two hours late: Upheld."));
        CHECK(page.says("The visit records show it."));
        CHECK(page.says("We relied on: The homecare contract, part 4."));
        CHECK(page.says("We ring before a late visit. We will do this by 23 December 2026."));
        CHECK(page.says("Kiran Dhillon, Director on behalf of the responsible person, Thornmere Council"));
        CHECK_FALSE(page.says("This is a draft"));
        auto const mails = stage.read(
            [](store::Reading& db) { return work::outbox(db, work::Delivery::waiting, {}, 50); });
        REQUIRE(mails.size() == 1);
        CHECK(mails[0].text.find("We relied on: The homecare contract") != std::string::npos);
        CHECK(stage.follow().says("Our answer"));
        CHECK(stage.as(people::dev).get(stage.path("letter?form=large")).body.find("heed-letter--large") !=
              std::string::npos);
        auto const easy = stage.as(people::dev).get(stage.path("letter?form=easy"));
        CHECK(easy.says("You are right."));
        CHECK(easy.says("The Ombudsman is not part of the council."));
    }

    TEST_CASE("every part of the Easy Read start is said in sentences of at most 15 words") {
        Case14 const of;
        Answer const answer{"a", "b", ActionNeeded::none_needed, "", "d", "K", SignedAs::authorised, monday, "late"};
        for (auto const& part : easy_read_of(of.story, answer)) {
            for (auto const& sentence : sentences_in(part.text)) {
                CHECK_MESSAGE(std::ranges::count(sentence, ' ') < 15, sentence);
            }
        }
    }
}

TEST_SUITE("complaints: sent in the format needed") {
    TEST_CASE("DAPB1605, meet: whoever needs another form gets it, and until then a named person has it to do") {
        auto teller = InquiryStage::amira();
        teller.easy_read = true;
        teller.interpreter_language = "Somali";
        ResponseStage stage(teller);
        stage.send_it_all();
        auto const forms = stage.read([&](store::Reading& db) { return answer_forms_of(db, InquiryStage::id); });
        REQUIRE(forms.size() == 3);
        CHECK(forms[0].sent_on == monday);
        CHECK(title_of(forms[2]) == "translation into Somali, by e-mail");
        CHECK_FALSE(forms[1].sent_on);
        CHECK(forms[1].owner == stage.member(people::dev).id.number);
        auto const clock = stage.read(
            [&](store::Reading& db) { return work::deadlines_of(db, "case_answer_form", forms[1].id.number); });
        REQUIRE(clock.size() == 1);
        CHECK(clock[0].due == monday + 7);
        auto const path = stage.path(fmt::format("answer-forms/{}", forms[1].id.number));
        CHECK(
            stage.as(people::dev).post(path + "/sent", {{"way", "email"}}).says("Enter the day on which it was sent"));
        CHECK(stage.as(people::dev).post(path + "/owner", {{"owner", stage.number_of(people::esther)}}).status == 303);
        CHECK(stage.as(people::dev).get(path).says("Esther Amoah does it"));
        auto const sent = joined(day_fields("sent", monday), {{"way", "post"}, {"says", "With pictures"}});
        CHECK(stage.as(people::dev).post(path + "/sent", sent).status == 303);
        CHECK(stage.as(people::dev).post(path + "/sent", sent).says("is on record"));
        CHECK(stage.as(people::dev).get(stage.path()).says("Easy Read, by post"));
        auto const met = stage.read([&](store::Reading& db) { return needs_met(db, InquiryStage::id); });
        REQUIRE(met.size() == 2);  // the plain e-mail, which did not meet it, and this
        CHECK_FALSE(met[0].was_met);
        CHECK(met[1].how == "Easy Read, by post");
        CHECK(met[1].was_met);
    }

    TEST_CASE("large print is the form of a letter on paper; an e-mail is as large as its reader has it") {
        auto teller = InquiryStage::amira();
        teller.large_print = true;
        CHECK(forms_needed(teller) == std::vector<NeededForm>{{FormOfAnswer::letter, "", SentBy::email, true}});
        teller.answer_by = AnswerBy::letter;
        CHECK(forms_needed(teller) == std::vector<NeededForm>{{FormOfAnswer::large_print, "", SentBy::post, false}});
    }

    TEST_CASE("where it is not safe nothing leaves the house: they read it where they follow it") {
        auto teller = InquiryStage::amira();
        teller.easy_read = true;
        teller.safe_to_contact = false;
        CHECK(forms_needed(teller) == std::vector<NeededForm>{{FormOfAnswer::letter, "", SentBy::page, true}});
        ResponseStage stage(teller);
        stage.send_it_all();
        CHECK(stage.story().answer);
        CHECK(stage.read([](store::Reading& db) { return work::count_outbox(db, work::Delivery::waiting); }) == 0);
        CHECK(stage.follow().says("Our answer"));
    }
}
