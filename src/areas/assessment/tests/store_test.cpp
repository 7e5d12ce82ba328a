#include "areas/assessment/store.hpp"

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "kernel/failure.hpp"
#include "loop/heard/signal_store.hpp"
#include "store/events.hpp"
#include "store/tests/fresh_store.hpp"

namespace heed::assessment {

namespace {

using store::ashcombe;
using store::thornmere;

constexpr std::int64_t esther = 5;
constexpr std::int64_t kiran = 11;
Instant const morning{1'795'341'600};

Finding finding(int n, Kind kind, std::string text) {
    Finding found;
    found.n = n;
    found.section = "Learning from feedback";
    found.text = std::move(text);
    found.kind = kind;
    found.confidence = 0.9 + n / 1000.0;
    found.systems = {7, 14};
    return found;
}

Report four_findings() {
    Report report;
    report.council = "Thornmere";
    report.statement = "Learning, improvement and innovation";
    report.score = 2;
    report.findings = {finding(1, Kind::shortfall, "Compliments were not recorded."),
                       finding(2, Kind::mixed, "Staff were proud but some felt unheard."),
                       finding(3, Kind::strength, "Boards were active."),
                       finding(4, Kind::context, "There were 9 boards.")};
    auto& figures = report.findings[0].figures;
    figures.push_back({"89%",
                       89,
                       "percent",
                       "decided complaints",
                       "in 2024",
                       Comparator{"80%", 80, "others"},
                       Share{8, 9, measure::wilson(8, 9)},
                       {}});
    figures.push_back({"58%", 58, "percent", "complaints", {}, {}, {}, "no whole number of 70 gives 58%"});
    return report;
}

Source source_of(std::string_view text) { return {"", {}, hash_of_text(text)}; }

Id<Assessment> read_in(store::Store& store, CouncilId council = thornmere) {
    return store::in_one_go(store, council, [](store::Writing& db) {
        return import_report(db, four_findings(), source_of("a page"), esther, morning).id;
    });
}

std::vector<KeptFinding> findings(store::Store& store, Id<Assessment> assessment, CouncilId council = thornmere) {
    return store::read(store, council, [&](store::Reading& db) { return findings_of(db, assessment); });
}

void decide_one(store::Store& store, Id<Assessment> assessment, Decision const& decision, std::int64_t by) {
    store::in_one_go(store, thornmere, [&](store::Writing& db) { decide(db, assessment, decision, by, morning); });
}

std::int64_t confirm_everything(store::Store& store, Id<Assessment> assessment) {
    std::vector<Id<KeptFinding>> ids;
    std::ranges::transform(findings(store, assessment), std::back_inserter(ids), &KeptFinding::id);
    return store::in_one_go(store, thornmere,
                            [&](store::Writing& db) { return confirm_each(db, assessment, ids, esther, morning); });
}

std::int64_t put_in(store::Store& store, Id<Assessment> assessment, Wanted wanted) {
    return store::in_one_go(store, thornmere,
                            [&](store::Writing& db) { return put_into_loop(db, assessment, wanted, kiran, morning); });
}

std::int64_t signals_in(store::Store& store, CouncilId council = thornmere) {
    return store::read(store, council, [](store::Reading& db) { return loop::count_signals(db, {}); });
}

}  // namespace

TEST_SUITE("assessment: the store") {
    TEST_CASE("a report is kept with every finding and figure as it was read") {
        store::FreshStore store;
        auto const id = read_in(store);
        auto const about = store::read(store, thornmere, [&](store::Reading& db) { return find_assessment(db, id); });
        CHECK(about.title == "Thornmere: Learning, improvement and innovation");
        CHECK(about.score == 2);
        CHECK(about.findings == 4);
        CHECK(about.read_by == esther);
        auto const kept = findings(store, id);
        auto const read = four_findings().findings;
        REQUIRE(kept.size() == read.size());
        for (std::size_t at = 0; at < read.size(); ++at) {
            CHECK(kept[at].waits());
            CHECK(kept[at].read.n == read[at].n);
            CHECK(kept[at].read.text == read[at].text);
            CHECK(kept[at].read.section == read[at].section);
            CHECK(kept[at].read.kind == read[at].kind);
            CHECK(kept[at].read.systems == read[at].systems);
            CHECK(kept[at].read.confidence == doctest::Approx(read[at].confidence));
            CHECK(kept[at].read.figures == read[at].figures);
        }
    }

    TEST_CASE("the same text read in twice makes one assessment, and says so") {
        store::FreshStore store;
        auto const first = read_in(store);
        auto const second = store::in_one_go(store, thornmere, [](store::Writing& db) {
            return import_report(db, four_findings(), source_of("a\r\n  page "), kiran, morning);
        });
        CHECK(second.was_there);
        CHECK(second.id == first);
        CHECK(findings(store, first).size() == 4);
        auto const events = store::read(
            store, thornmere, [&](store::Reading& db) { return store::events_of(db, "assessment", first.number); });
        REQUIRE(events.size() == 2);
        CHECK(events.back().what == "read_again");
    }

    TEST_CASE("another council reads the same text in for itself and sees nothing of the first") {
        store::FreshStore store;
        auto const ours = read_in(store);
        auto const theirs = read_in(store, ashcombe);
        decide_one(store, ours, {findings(store, ours).front().id, Ruling::left_out, {}, 0}, esther);
        CHECK(findings(store, theirs, ashcombe).front().waits());
    }

    TEST_CASE("a person's verdict is kept with who gave it and when, and a later one stands for it") {
        store::FreshStore store;
        auto const id = read_in(store);
        auto const first = findings(store, id).front().id;
        decide_one(store, id, {first, Ruling::confirmed, {Kind::shortfall, {7, 14}}, 0}, esther);
        decide_one(store, id, {first, Ruling::corrected, {Kind::planned, {7}}, 1}, kiran);
        auto const verdict = findings(store, id).front().verdict;
        REQUIRE(verdict.has_value());
        CHECK(verdict->ruling == Ruling::corrected);
        CHECK(verdict->judgement == Judgement{Kind::planned, {7}});
        CHECK(verdict->by == kiran);
        CHECK(verdict->at == morning);
        auto const all = store::read(store, thornmere, [&](store::Reading& db) { return verdicts_on(db, id, first); });
        REQUIRE(all.size() == 2);
        CHECK(all.front().by == esther);
    }

    TEST_CASE("when two people decide about a finding at once, the second is told and nothing is overwritten") {
        store::FreshStore store;
        auto const id = read_in(store);
        auto const first = findings(store, id).front().id;
        decide_one(store, id, {first, Ruling::confirmed, {Kind::shortfall, {7, 14}}, 0}, esther);
        CHECK_THROWS_AS(decide_one(store, id, {first, Ruling::left_out, {}, 0}, kiran), Conflict);
        CHECK(findings(store, id).front().verdict->by == esther);
    }

    TEST_CASE("confirming together leaves alone what somebody has decided already") {
        store::FreshStore store;
        auto const id = read_in(store);
        decide_one(store, id, {findings(store, id)[1].id, Ruling::left_out, {Kind::mixed, {}}, 0}, kiran);
        CHECK(confirm_everything(store, id) == 3);
        auto const kept = findings(store, id);
        CHECK(progress_of(kept).complete());
        CHECK(kept[0].verdict->ruling == Ruling::confirmed);
        CHECK(kept[0].verdict->judgement == Judgement{Kind::shortfall, {7, 14}});
        CHECK(kept[1].verdict->ruling == Ruling::left_out);
    }

    TEST_CASE("a finding of another assessment cannot be decided through this one") {
        store::FreshStore store;
        auto const id = read_in(store);
        CHECK_THROWS_AS(decide_one(store, {id.number + 1}, {findings(store, id).front().id, {}, {}, 0}, esther),
                        NotFound);
        CHECK_THROWS_AS(decide_one(store, id, {{4711}, {}, {}, 0}, esther), NotFound);
    }

    TEST_CASE("confirmed shortfalls and mixed findings become signals, each of its finding") {
        store::FreshStore store;
        auto const id = read_in(store);
        confirm_everything(store, id);
        CHECK(put_in(store, id, {}) == 2);
        auto const kept = findings(store, id);
        REQUIRE(kept[0].signal);
        CHECK(kept[1].signal);
        CHECK(!kept[2].signal);
        CHECK(!kept[3].signal);
        auto const signal = store::read(
            store, thornmere, [&](store::Reading& db) { return loop::find_signal(db, kept[0].signal, false); });
        REQUIRE(signal.has_value());
        CHECK(signal->kind == loop::SignalKind::assessment_finding);
        CHECK(signal->source == "assessment_finding");
        CHECK(signal->source_id == kept[0].id.number);
        CHECK(signal->said == "Compliments were not recorded.");
        CHECK(signal->heard_on == day_in_england(morning));
    }

    TEST_CASE("strengths become signals too where they are wanted") {
        store::FreshStore store;
        auto const id = read_in(store);
        confirm_everything(store, id);
        CHECK(put_in(store, id, {.mixed = false, .strengths = true}) == 2);
        CHECK(findings(store, id)[2].signal);
    }

    TEST_CASE("putting an assessment into the loop twice doubles nothing") {
        store::FreshStore store;
        auto const id = read_in(store);
        confirm_everything(store, id);
        put_in(store, id, {});
        CHECK(put_in(store, id, {.mixed = true, .strengths = true}) == 2);
        CHECK(signals_in(store) == 2);
    }

    TEST_CASE("nothing reaches the loop before a person has looked at every finding") {
        store::FreshStore store;
        auto const id = read_in(store);
        CHECK_THROWS(put_in(store, id, {}));
        CHECK(signals_in(store) == 0);
    }

    TEST_CASE("once in the loop, a verdict is not changed any more") {
        store::FreshStore store;
        auto const id = read_in(store);
        confirm_everything(store, id);
        put_in(store, id, {});
        CHECK_THROWS_AS(decide_one(store, id, {findings(store, id).front().id, Ruling::left_out, {}, 1}, esther),
                        Conflict);
        CHECK_THROWS_AS(confirm_everything(store, id), Conflict);
    }

    TEST_CASE("the list shows the latest first, page by page, with how far each is") {
        store::FreshStore store;
        auto const id = read_in(store);
        auto const later = store::in_one_go(store, thornmere, [](store::Writing& db) {
            return import_report(db, four_findings(), source_of("another page"), esther, morning).id;
        });
        decide_one(store, id, {findings(store, id).front().id, Ruling::left_out, {}, 0}, esther);
        auto const first = store::read(store, thornmere,
                                       [](store::Reading& db) { return latest_assessments(db, {}, 1); });
        REQUIRE(first.size() == 1);
        CHECK(first.front().id == later);
        CHECK(first.front().looked_at == 0);
        auto const next = store::read(store, thornmere,
                                      [&](store::Reading& db) { return latest_assessments(db, later, 5); });
        REQUIRE(next.size() == 1);
        CHECK(next.front().looked_at == 1);
        CHECK(!next.front().put_into_loop_at);
    }
}

}  // namespace heed::assessment
