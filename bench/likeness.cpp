// How well and how fast recommendations that say the same are found. Prints the tables of docs/performance.md.

#include <algorithm>
#include <chrono>
#include <cstdio>

#include <fmt/format.h>

#include "loop/before/likeness_trial.hpp"

namespace {

using namespace heed::loop;

void print_recall(std::string_view name, Weighing weighing) {
    for (bool const unseen : {false, true}) {
        for (bool const few : {false, true}) {
            auto const recall = recall_of(weighing, {unseen, few});
            auto const mistyped = recall_of(weighing, {unseen, few}, true);
            fmt::print("| {} | {}, {} | {} | {} | {} |\n", name, unseen ? "unseen" : "tuned with",
                       few ? "few words shared" : "all", spoken_recall(recall.first, recall.asked),
                       spoken_recall(recall.among_first_5, recall.asked),
                       spoken_recall(mistyped.among_first_5, mistyped.asked));
        }
    }
}

double milliseconds_of(auto const& work) {
    auto const began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

void print_speed(std::size_t number) {
    auto const said = invented_recommendations(number, 1);
    Likeness known;
    auto const put = milliseconds_of([&] {
        for (std::size_t i = 0; i < said.size(); ++i) {
            known.put(static_cast<std::int64_t>(i), said[i]);
        }
    });
    std::vector<double> took;
    for (auto const& question : invented_recommendations(1000, 2)) {
        took.push_back(milliseconds_of([&] { known.nearest(question, 5); }));
    }
    std::ranges::sort(took);
    fmt::print("| {} | {:.0f} | {:.2f} | {:.2f} | {:.2f} |\n", number, put, took[took.size() / 2],
               took[took.size() * 95 / 100], took.back());
}

}  // namespace

int main() {
    fmt::print("| Weighing | Pairs | First | Among the first five | The same, two words mistyped |\n"
               "| --- | --- | --- | --- | --- |\n");
    print_recall("plain word overlap", Weighing::plain_overlap);
    print_recall("BM25 without synonyms", Weighing::words_only);
    print_recall("whole", Weighing::whole);
    fmt::print(
        "\n| Recommendations | Put in, ms | p50, ms | p95, ms | longest, ms |\n| --- | --- | --- | --- | --- |\n");
    for (std::size_t const number : {1'000U, 10'000U, 100'000U}) {
        print_speed(number);
    }
    return 0;
}
