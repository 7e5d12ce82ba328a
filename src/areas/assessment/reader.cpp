#include "areas/assessment/reader.hpp"

#include <algorithm>
#include <span>

#include "areas/assessment/council.hpp"
#include "areas/assessment/figures.hpp"
#include "areas/assessment/kind_reader.hpp"
#include "areas/assessment/plain_text.hpp"
#include "areas/assessment/report_text.hpp"
#include "areas/assessment/systems_reader.hpp"

namespace heed::assessment {

namespace {

using Paragraph = std::span<Passage const>;

// Nobody can be certain of a sentence that was read by a rule.
constexpr double surest = 0.99;

std::vector<std::string> texts_of(Paragraph paragraph) {
    std::vector<std::string> texts;
    for (auto const& passage : paragraph) {
        texts.push_back(passage.text);
    }
    return texts;
}

void read_paragraph(Report& report, Paragraph paragraph) {
    auto const chances = kind_reader().read(texts_of(paragraph));
    Surroundings around;
    for (std::size_t sentence = 0; sentence < paragraph.size(); ++sentence) {
        auto const& passage = paragraph[sentence];
        Finding finding;
        finding.n = static_cast<int>(report.findings.size()) + 1;
        finding.section = passage.section;
        finding.text = passage.text;
        finding.kind = likeliest(chances[sentence]);
        finding.confidence = std::min(surest, std::ranges::max(chances[sentence]));
        finding.systems = systems_of(passage.text, around);
        finding.figures = figures_of(passage.text,
                                     sentence == 0 ? std::vector<Figure>{} : report.findings.back().figures);
        around.before = finding.systems;
        around.paragraph.insert(around.paragraph.end(), finding.systems.begin(), finding.systems.end());
        report.findings.push_back(std::move(finding));
    }
}

}  // namespace

Outcome<Report> read_report(std::string_view text) {
    auto page = structure_of(text);
    if (!page) {
        return tl::make_unexpected(std::move(page.error()));
    }
    Report report;
    report.statement = page->statement.empty() ? "Learning, improvement and innovation" : page->statement;
    report.score = page->score;
    report.council = council_named_in(as_plain_text(text).value_or(std::string()));
    auto const passages = Paragraph(page->passages);
    for (std::size_t begin = 0; begin < passages.size();) {
        auto const end = std::find_if(
            passages.begin() + static_cast<std::ptrdiff_t>(begin), passages.end(),
            [&](auto const& passage) { return passage.paragraph != passages[begin].paragraph; });
        auto const size = static_cast<std::size_t>(end - passages.begin()) - begin;
        read_paragraph(report, passages.subspan(begin, size));
        begin += size;
    }
    return report;
}

}  // namespace heed::assessment
