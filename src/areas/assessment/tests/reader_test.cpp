#include "areas/assessment/reader.hpp"

#include <chrono>
#include <ctime>
#include <set>

#include <doctest/doctest.h>

#include "areas/assessment/evaluation.hpp"
#include "kernel/embedded.hpp"

using namespace heed::assessment;

namespace {

std::string const opening =
    "Learning, improvement and innovation\n\nScore: 3\n\nKey findings for this quality statement\n\n"
    "Learning from feedback\n\n";

Finding only_finding(std::string const& sentence) {
    auto const report = read_report(opening + "The local authority was assessed. \n\n" + sentence + "\n");
    REQUIRE(report);
    REQUIRE(report->findings.size() == 2);
    return report->findings.back();
}

Kind kind_of(std::string const& sentence) { return only_finding(sentence).kind; }

std::vector<int> systems_of_sentence(std::string const& sentence) { return only_finding(sentence).systems; }

std::string refusal_of(std::string const& text) {
    auto const report = read_report(text);
    REQUIRE_FALSE(report);
    REQUIRE(report.error().size() == 1);
    return report.error().front().says;
}

Report sample() {
    auto report = read_report(heed::embedded("areas/assessment/embedded/sample_assessment.txt"));
    REQUIRE(report);
    return *report;
}

}  // namespace

TEST_CASE("the assessment of an invented council is read as people read it") {
    auto const labels = labels_of(heed::embedded("areas/assessment/embedded/sample_labels.tsv"));
    auto const evaluation = evaluate(sample(), labels);
    for (auto const& error : evaluation.errors) {
        CAPTURE(error);
    }
    CHECK(evaluation.sentences == 57);
    CHECK(evaluation.missing == 0);
    CHECK(evaluation.kind_macro_f1() >= 0.90);
    CHECK(evaluation.systems_micro_f1() >= 0.90);
    CHECK(evaluation.systems_macro_f1() >= 0.85);
}

TEST_CASE("pages that no lesson was taken from are read as people read them") {
    Evaluation both;
    for (std::string const name : {"hexbury", "calder"}) {
        auto const file = "areas/assessment/embedded/unseen_" + name;
        auto const report = read_report(heed::embedded(file + ".txt"));
        REQUIRE(report);
        both.add(evaluate(*report, labels_of(heed::embedded(file + "_labels.tsv"))));
    }
    CHECK(both.sentences == 118);
    CHECK(both.missing == 0);
    CHECK(both.kind_macro_f1() >= 0.85);
    CHECK(both.systems_micro_f1() >= 0.80);
}

TEST_CASE("a denied gap is none, and what is lacking is not in place") {
    CHECK(kind_of("Staff did not have concerns about raising problems with their managers.") == Kind::strength);
    CHECK(kind_of("There was a lack of evidence of learning from good practice.") == Kind::shortfall);
}

TEST_CASE("a council that is not one of the 153 is not named") {
    CHECK_FALSE(sample().council);
    CHECK(sample().score == 2);
    CHECK(sample().statement == "Learning, improvement and innovation");
}

TEST_CASE("what is in place is a strength, what is missing a shortfall") {
    CHECK(kind_of("Staff had access to regular supervision and a wide range of training.") == Kind::strength);
    CHECK(kind_of("There was a lack of evidence that learning from audits had been shared.") == Kind::shortfall);
    CHECK(kind_of("No such scheme was offered to occupational therapists.") == Kind::shortfall);
    CHECK(kind_of("People told us they did not know how to complain.") == Kind::shortfall);
}

TEST_CASE("a gap and its opposite in one sentence is mixed") {
    CHECK(kind_of("Staff valued the forum, but it did not always take place.") == Kind::mixed);
    CHECK(kind_of("Although most teams had a good offer, some staff could not attend.") == Kind::mixed);
}

TEST_CASE("what has no result yet is planned") {
    CHECK(kind_of("The local authority was developing a new co-production strategy.") == Kind::planned);
    CHECK(kind_of("This piece of work was ongoing.") == Kind::planned);
}

TEST_CASE("a figure counts by its comparator, and without one it is context") {
    CHECK(kind_of("The uphold rate of 60% was lower than the average of 80% for similar authorities.") ==
          Kind::strength);
    CHECK(kind_of("The uphold rate was 90%, above the average of 80% for similar authorities.") == Kind::shortfall);
    CHECK(kind_of("In the last 12 months 9 complaints were made to the Ombudsman, of which 89% were upheld.") ==
          Kind::context);
    CHECK(kind_of("Satisfaction was 71%, which was better than the England average of 64%.") == Kind::strength);
}

TEST_CASE("the systems are those that the words name") {
    CHECK(systems_of_sentence("Daily MARAC meetings were in place.") == std::vector{11});
    CHECK(systems_of_sentence("A quarterly newsletter was sent to carers.") == std::vector{15});
    CHECK(systems_of_sentence("The contact centre had clear call scripts.") == std::vector{10});
    CHECK(systems_of_sentence("The uphold rate for complaints to the Ombudsman was high.") == std::vector{8});
    CHECK(systems_of_sentence("Following an Ombudsman complaint the council updated its letters.") ==
          std::vector{7, 8});
    CHECK(systems_of_sentence("The council was piloting an assistive technology device.") == std::vector{18});
}

TEST_CASE("a sentence that names no system is about what the one before it was about") {
    auto const report = read_report(opening +
                                    "The local authority ran a training academy. This was valued by everyone.\n\n"
                                    "This was a new paragraph.\n");
    REQUIRE(report);
    CHECK(report->findings.at(1).systems == std::vector{1});
    CHECK(report->findings.at(2).systems.empty());
}

TEST_CASE("every finding says how sure the reader is, and is numbered in order") {
    int n = 0;
    for (auto const& finding : sample().findings) {
        CHECK(finding.n == ++n);
        CHECK(finding.confidence > 0.2);
        CHECK(finding.confidence <= 1);
        CHECK_FALSE(finding.section.empty());
    }
}

TEST_CASE("reading the same page twice gives the same answer") {
    auto const first = sample();
    auto const second = sample();
    for (std::size_t finding = 0; finding < first.findings.size(); ++finding) {
        CHECK(first.findings[finding].confidence == second.findings[finding].confidence);
    }
}

TEST_CASE("a file that cannot be read gets one clear sentence") {
    CHECK(refusal_of("") == "The file is empty.");
    CHECK(refusal_of(" \n\t ") == "The file is empty.");
    CHECK(refusal_of(std::string("\x7F"
                                 "ELF\0\1\2\3",
                                 8)) == "The file is not plain text; save the assessment page as text and try again.");
    CHECK(refusal_of("<!DOCTYPE html><html><body><p>Learning, improvement and innovation</p></body></html>")
              .starts_with("The file is a web page with its HTML code"));
    CHECK(refusal_of("Take two eggs.\n\nBeat them well.\n") ==
          "The file does not look like a published CQC assessment of a local authority.");
    CHECK(refusal_of("Learning, improvement and innovation\n\nScore: 3\n\n3 - Evidence shows a good standard\n") ==
          "The page has headings but no findings to read.");
}

TEST_CASE("ten megabytes of one line are turned away at once") {
    std::string const line(10'000'000, 'a');
    auto const begin = std::chrono::steady_clock::now();
    CHECK(refusal_of(line).starts_with("The file is too long to be a published assessment page"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}

TEST_CASE("the longest page that is accepted is read in a few seconds, even as one line") {
    std::string page = opening;
    while (page.size() < 900'000) {
        page += "The local authority had a good offer of training, but 5% of staff did not know of it. ";
    }
    // The processor's own time: what else the machine does is no fault of the reader's.
    auto const begin = std::clock();
    CHECK(read_report(page));
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 20);
}
