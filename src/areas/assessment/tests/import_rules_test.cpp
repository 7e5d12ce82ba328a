#include "areas/assessment/import_rules.hpp"

#include <doctest/doctest.h>

namespace heed::assessment {

namespace {

KeptFinding finding(std::int64_t n, Kind kind, double confidence) {
    KeptFinding kept;
    kept.id = {n};
    kept.read.n = static_cast<int>(n);
    kept.read.kind = kind;
    kept.read.confidence = confidence;
    return kept;
}

KeptFinding decided(std::int64_t n, Ruling ruling, Kind kind) {
    auto kept = finding(n, kind, 0.9);
    kept.verdict = Verdict{1, ruling, {kind, {}}, 4, {}};
    return kept;
}

Figure percentage(std::string text, double value, std::string of) {
    Figure figure;
    figure.text = std::move(text);
    figure.value = value;
    figure.unit = "percent";
    figure.of = std::move(of);
    return figure;
}

Day const november{*day_of(2026, 11, 22)};

Report report_with(std::size_t findings) {
    Report report;
    report.statement = "Learning, improvement and innovation";
    report.findings.resize(findings);
    return report;
}

}  // namespace

TEST_SUITE("assessment: the rules of reading a report in") {
    TEST_CASE("how sure the reader is stands in words and in per cent, and never reaches certainty") {
        CHECK(how_sure(0.932) == "quite sure, 93%");
        CHECK(how_sure(0.999) == "very sure, 99%");
        CHECK(how_sure(0.71) == "fairly sure, 71%");
        CHECK(how_sure(0.55) == "not very sure, 55%");
        CHECK(how_sure(0.3) == "mostly guessing, 30%");
    }

    TEST_CASE("a share of few is shown with the count behind it and how far off it may be") {
        auto figure = percentage("89%", 89, "decided complaints");
        figure.share = Share{8, 9, measure::wilson(8, 9)};
        CHECK(in_words(figure) == "89% of decided complaints: 8 of 9, between 57% and 98%");
    }

    TEST_CASE("a small share is not told apart from an average that it may equal") {
        auto figure = percentage("89%", 89, "decided complaints");
        figure.share = Share{8, 9, measure::wilson(8, 9)};
        figure.comparator = Comparator{"80%", 80, "similar authorities"};
        CHECK(in_words(figure) ==
              "89% of decided complaints: 8 of 9, between 57% and 98%, which cannot be told apart from 80% "
              "for similar authorities");
        figure.comparator = Comparator{"30%", 30, "similar authorities"};
        CHECK(in_words(figure).ends_with("which is truly different from 30% for similar authorities"));
    }

    TEST_CASE("a percentage that fits no whole number is shown as such") {
        auto figure = percentage("58%", 58, "received complaints");
        figure.note = "No whole number of 70 makes 58%.";
        CHECK(in_words(figure) == "58% of received complaints: no whole number of 70 makes 58%");
    }

    TEST_CASE("a count keeps its period and a comparison without counts is only repeated") {
        Figure figure{"70", 70, "count", "complaints", "between February 2023 and January 2024", {}, {}, {}};
        CHECK(in_words(figure) == "70 complaints (between February 2023 and January 2024)");
        auto rate = percentage("50%", 50, "");
        rate.comparator = Comparator{"", 80.12, "other local authorities of its type"};
        CHECK(in_words(rate) == "50%, compared with 80.12% for other local authorities of its type");
    }

    TEST_CASE("a rate is not of itself, and what a figure is compared with is not a figure of its own") {
        Finding finding;
        finding.figures = {percentage("50%", 50, "uphold rate"),
                           percentage("80.12%", 80.12, "other local authorities")};
        finding.figures[0].period = "In July 2024";
        finding.figures[0].comparator = Comparator{"80.12%", 80.12, "other local authorities"};
        CHECK(figures_in_words(finding) ==
              std::vector<std::string>{
                  "50% uphold rate (in July 2024), compared with 80.12% for other local authorities"});
    }

    TEST_CASE("agreeing with the reader confirms a finding and anything else corrects it") {
        Finding read;
        read.kind = Kind::shortfall;
        read.systems = {7, 14};
        CHECK(ruling_of(read, {Kind::shortfall, {7, 14}}) == Ruling::confirmed);
        CHECK(ruling_of(read, {Kind::planned, {7, 14}}) == Ruling::corrected);
        CHECK(ruling_of(read, {Kind::shortfall, {7}}) == Ruling::corrected);
    }

    TEST_CASE("systems are chosen once each and from the list only") {
        auto const judgement = judgement_of("planned", {"14", "7", "14"});
        REQUIRE(judgement.has_value());
        CHECK(judgement->systems == std::vector<int>{7, 14});
        for (auto const* wrong : {"0", "20", "-1", "7 ", "complaints", "99999999999999999999"}) {
            auto const refused = judgement_of("planned", {wrong});
            REQUIRE(!refused.has_value());
            CHECK(refused.error().front().field == "systems");
        }
    }

    TEST_CASE("a finding needs a kind") {
        for (auto const* wrong : {"", "good", "Shortfall"}) {
            auto const refused = judgement_of(wrong, {});
            REQUIRE(!refused.has_value());
            CHECK(refused.error().front().says == "Select what the report found here");
        }
    }

    TEST_CASE(
        "whoever works through the findings is led to the next that waits and round to those that were passed over") {
        std::vector const findings{finding(1, Kind::strength, 0.9), decided(2, Ruling::confirmed, Kind::strength),
                                   finding(3, Kind::strength, 0.9)};
        CHECK(next_waiting(findings, {1})->id.number == 3);
        CHECK(next_waiting(findings, {2})->id.number == 3);
        CHECK(next_waiting(findings, {3})->id.number == 1);
        CHECK(next_waiting(findings, {})->id.number == 1);
        CHECK(!next_waiting({decided(1, Ruling::left_out, Kind::context)}, {1}));
    }

    TEST_CASE("the least sure findings can come first") {
        auto const ordered = in_order(
            {finding(1, Kind::strength, 0.9), finding(2, Kind::strength, 0.4), finding(3, Kind::mixed, 0.4)},
            Order::least_sure);
        CHECK(ordered[0].id.number == 2);
        CHECK(ordered[1].id.number == 3);
        CHECK(ordered[2].id.number == 1);
    }

    TEST_CASE("only findings that nobody has looked at are offered for confirming together") {
        auto const sure = sure_enough({finding(1, Kind::strength, 0.949), finding(2, Kind::strength, 0.944),
                                       decided(3, Ruling::confirmed, Kind::strength)},
                                      95);
        REQUIRE(sure.size() == 1);
        CHECK(sure.front().id.number == 1);
    }

    TEST_CASE("shortfalls and plans become signals, context and what was left out never do") {
        Wanted const everything{true, true};
        Wanted const nothing{false, false};
        for (auto const kind : {Kind::shortfall, Kind::planned}) {
            CHECK(becomes_signal(decided(1, Ruling::confirmed, kind), nothing));
            CHECK(!becomes_signal(decided(1, Ruling::left_out, kind), everything));
            CHECK(!becomes_signal(finding(1, kind, 0.99), everything));
        }
        CHECK(becomes_signal(decided(1, Ruling::corrected, Kind::mixed), Wanted{}));
        CHECK(!becomes_signal(decided(1, Ruling::corrected, Kind::mixed), nothing));
        CHECK(!becomes_signal(decided(1, Ruling::confirmed, Kind::strength), Wanted{}));
        CHECK(becomes_signal(decided(1, Ruling::confirmed, Kind::strength), everything));
        CHECK(!becomes_signal(decided(1, Ruling::confirmed, Kind::context), everything));
    }

    TEST_CASE("a text without findings, or with far too many, is refused in one sentence beside the text") {
        for (auto const findings : {std::size_t{0}, most_findings + 1}) {
            auto const refused = checked({"", {}, "x"}, report_with(findings), november);
            REQUIRE(!refused.has_value());
            REQUIRE(refused.error().size() == 1);
            CHECK(refused.error().front().field == "text");
        }
        CHECK(checked({"", {}, "x"}, report_with(most_findings), november).has_value());
    }

    TEST_CASE("a report cannot have been published tomorrow") {
        CHECK(!checked({"", november + 1, "x"}, report_with(1), november).has_value());
        CHECK(checked({"", november, "x"}, report_with(1), november).has_value());
    }

    TEST_CASE("a report without a title is called by its council and its statement") {
        auto report = report_with(1);
        report.council = "Thornmere";
        CHECK(checked({"", {}, "x"}, report, november)->title == "Thornmere: Learning, improvement and innovation");
        CHECK(checked({"Our CQC report", {}, "x"}, report, november)->title == "Our CQC report");
    }

    TEST_CASE("a score is shown with what it means") {
        CHECK(score_in_words(3) == "3: evidence shows a good standard");
        CHECK(score_in_words({}) == "Not given");
        CHECK(score_in_words(9) == "Not given");
    }
}

}  // namespace heed::assessment
