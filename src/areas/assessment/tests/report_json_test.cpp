#include "areas/assessment/report_json.hpp"

#include <doctest/doctest.h>

using namespace heed::assessment;

namespace {

Report small_report() {
    Report report;
    report.council = "Ealing";
    report.statement = "Learning, improvement and innovation";
    report.score = 3;
    Finding finding;
    finding.n = 1;
    finding.section = "Learning from feedback";
    finding.text = "58% of the received complaints were upheld.";
    finding.kind = Kind::context;
    finding.confidence = 0.9312;
    finding.systems = {7};
    finding.figures = {{"58%", 58, "percent", "received complaints", {}, {}, {}, {}}};
    report.findings.push_back(finding);
    return report;
}

}  // namespace

TEST_CASE("the JSON has exactly the promised members") {
    CHECK(
        as_json(small_report()) ==
        R"({"council":"Ealing","statement":"Learning, improvement and innovation","score":3,"findings":[{"n":1,)"
        R"("section":"Learning from feedback","text":"58% of the received complaints were upheld.","kind":"context",)"
        R"("confidence":0.93,"systems":[7],"figures":[{"text":"58%","value":58,"unit":"percent","of":"received complaints"}]}]})"
        "\n");
}

TEST_CASE("what is not known is null or left out") {
    auto report = small_report();
    report.council.reset();
    report.score.reset();
    auto const json = as_json(report);
    CHECK(json.find(R"("council":null)") != std::string::npos);
    CHECK(json.find(R"("score":null)") != std::string::npos);
    CHECK(json.find("period") == std::string::npos);
}

TEST_CASE("what is known of a figure is added to it") {
    auto report = small_report();
    auto& figure = report.findings[0].figures[0];
    figure.period = "in 2024";
    figure.comparator = Comparator{"80.12%", 80.12, "similar councils"};
    figure.share = Share{8, 9, {.56504, .9801}};
    auto const json = as_json(report);
    CHECK(json.find(R"("period":"in 2024")") != std::string::npos);
    CHECK(json.find(R"("count":8,"out_of":9,"low":57,"high":98)") != std::string::npos);
}

TEST_CASE("the text for a terminal says what was found in plain words") {
    auto const text = as_text(small_report());
    CHECK(text.find("Ealing") != std::string::npos);
    CHECK(text.find("1 finding\n") != std::string::npos);
    CHECK(text.find("   1  context") != std::string::npos);
    CHECK(text.find("7 complaints and feedback") != std::string::npos);
    CHECK(text.find("> 58% of received complaints") != std::string::npos);
}
