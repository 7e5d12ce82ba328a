#include "areas/assessment/evaluation.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/assessment/reader.hpp"

using namespace heed::assessment;

namespace {

std::string content_of(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void print(std::string const& name, Evaluation const& evaluation) {
    MESSAGE(
        fmt::format("{}: {} sentences, {} not found; kind macro F1 {:.3f}; systems micro F1 {:.3f}, macro F1 {:.3f}",
                    name, evaluation.sentences, evaluation.missing, evaluation.kind_macro_f1(),
                    evaluation.systems_micro_f1(), evaluation.systems_macro_f1()));
}

}  // namespace

TEST_CASE("precision and recall count alike in the score") {
    Counts const counts{.right = 6, .wrong = 2, .missed = 2};
    CHECK(counts.f1() == doctest::Approx(0.75));
    CHECK(Counts{}.f1() == 1);
}

TEST_CASE("labels are read with their systems") {
    auto const labels = labels_of(
        "1\tLearning from feedback\tmixed\t7,14\tPeople were heard, but not told.\nnonsense\n");
    REQUIRE(labels.size() == 1);
    CHECK(labels[0].kind == Kind::mixed);
    CHECK(labels[0].systems == std::vector{7, 14});
}

// HEED_LABELLED_REPORTS is a folder with pages (<name>.txt) and their labels (<name>.labels.tsv); see docs/reader.md.
TEST_CASE("labelled reports outside the repository are read well enough") {
    auto const* folder = std::getenv("HEED_LABELLED_REPORTS");
    if (folder == nullptr || !std::filesystem::is_directory(folder)) {
        return;
    }
    Evaluation all;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto const name = entry.path().filename().string();
        if (!name.ends_with(".labels.tsv")) {
            continue;
        }
        auto const labels = labels_of(content_of(entry.path()));
        auto const page = entry.path().parent_path() / (name.substr(0, name.size() - 11) + ".txt");
        auto const report = read_report(std::filesystem::exists(page) ? content_of(page) : page_of(labels));
        REQUIRE(report);
        auto const evaluation = evaluate(*report, labels);
        print(name, evaluation);
        all.add(evaluation);
    }
    print("all", all);
    for (auto const& error : all.errors) {
        MESSAGE(error);
    }
    CHECK(all.missing == 0);
    CHECK(all.kind_macro_f1() >= 0.65);
    CHECK(all.systems_micro_f1() >= 0.80);
}
