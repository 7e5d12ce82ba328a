#include "areas/assessment/import_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::assessment {

namespace {

/// 58 and not 58.0; 80.12 stays.
std::string plain(double number) { return fmt::format("{:.10g}", number); }

std::string with_unit(double value, std::string const& unit) {
    return unit == "percent" ? plain(value) + "%" : unit == "pounds" ? "£" + plain(value) : plain(value);
}

/// The first word in lower case, as inside a sentence; the name of a month stays as it is.
std::string with_small(std::string_view text) {
    static constexpr std::array<std::string_view, 7> begins = {"Between", "In ", "Since", "During",
                                                               "From",    "No ", "Over"};
    std::string words(text);
    if (std::ranges::any_of(begins, [&](auto begin) { return text.starts_with(begin); })) {
        words.front() = static_cast<char>(words.front() - 'A' + 'a');
    }
    return words;
}

std::string whole_percent(double share) { return fmt::format("{:.0f}%", share * 100); }

std::string against(Figure const& figure, Comparator const& comparator) {
    auto const other = comparator.text.empty() ? with_unit(comparator.value, figure.unit) : comparator.text;
    auto const whose = comparator.of.empty() ? other : other + " for " + comparator.of;
    if (!figure.share) {
        return "compared with " + whose;
    }
    auto const& interval = figure.share->interval;
    auto const value = comparator.value / 100;
    bool const apart = value < interval.low || value > interval.high;
    return (apart ? "which is truly different from " : "which cannot be told apart from ") + whose;
}

std::string behind(Figure const& figure) {
    if (figure.share) {
        auto const& [count, of, interval] = *figure.share;
        return fmt::format("{} of {}, between {} and {}", count, of, whole_percent(interval.low),
                           whole_percent(interval.high));
    }
    auto note = figure.note.value_or("");
    if (note.ends_with('.')) {
        note.pop_back();
    }
    return with_small(note);
}

/// "50% uphold rate", but "58% of received complaints".
std::string counted_thing(Figure const& figure) {
    if (figure.of.empty()) {
        return {};
    }
    bool const is_rate = figure.of.ends_with("rate") || figure.of.find("rate ") != std::string::npos;
    return (figure.unit == "percent" && !is_rate ? " of " : " ") + figure.of;
}

std::string named_figure(Figure const& figure) {
    auto const words = figure.text + counted_thing(figure);
    return figure.period ? fmt::format("{} ({})", words, with_small(*figure.period)) : words;
}

bool is_compared_with(Figure const& figure, Figure const& other) {
    return figure.comparator && figure.comparator->text == other.text;
}

bool less_sure(KeptFinding const& a, KeptFinding const& b) {
    return std::pair(percent(a.read.confidence), a.read.n) < std::pair(percent(b.read.confidence), b.read.n);
}

std::optional<int> system_numbered(std::string const& text) {
    for (int number = 1; number <= systems; ++number) {
        if (text == std::to_string(number)) {
            return number;
        }
    }
    return std::nullopt;
}

}  // namespace

Outcome<Source> checked(Source source, Report const& report, Day today) {
    web::Checking checking;
    checking.expect_at_most(source.title, "title", "Title", longest_title);
    checking.expect(!source.published_on || *source.published_on <= today, "published",
                    "The day of publication must be today or in the past");
    checking.expect(
        !report.findings.empty(), "text",
        "No findings were found in this text. Paste the whole page of the quality statement, with its headings");
    checking.expect(report.findings.size() <= most_findings, "text",
                    fmt::format("This text has {} sentences, and a page about one quality statement has fewer than {}. "
                                "Paste one page at a time",
                                report.findings.size(), most_findings));
    if (!checking.fine()) {
        return checking.problems();
    }
    source.title = title_of(source, report);
    return source;
}

std::string title_of(Source const& source, Report const& report) {
    if (!source.title.empty()) {
        return source.title;
    }
    auto const whose = report.council.value_or("A council whose name the text does not say");
    return shortened(whose + ": " + report.statement, longest_title);
}

std::string score_in_words(std::optional<int> score) {
    static constexpr std::array<std::string_view, 4> meanings = {
        "evidence shows significant shortfalls", "evidence shows some shortfalls", "evidence shows a good standard",
        "evidence shows an exceptional standard"};
    if (!score || *score < 1 || *score > 4) {
        return "Not given";
    }
    return fmt::format("{}: {}", *score, meanings.at(static_cast<std::size_t>(*score - 1)));
}

int percent(double confidence) { return std::clamp(static_cast<int>(std::lround(confidence * 100)), 0, 99); }

std::string how_sure(double confidence) {
    auto const sure = percent(confidence);
    auto const word = sure >= 95   ? "very sure"
                      : sure >= 85 ? "quite sure"
                      : sure >= 70 ? "fairly sure"
                      : sure >= 50 ? "not very sure"
                                   : "mostly guessing";
    return fmt::format("{}, {}%", word, sure);
}

std::string in_words(Figure const& figure) {
    auto words = named_figure(figure);
    if (auto const more = behind(figure); !more.empty()) {
        words += ": " + more;
    }
    return figure.comparator ? words + ", " + against(figure, *figure.comparator) : words;
}

std::vector<std::string> figures_in_words(Finding const& finding) {
    std::vector<std::string> words;
    for (auto const& figure : finding.figures) {
        bool const beside = std::ranges::any_of(finding.figures,
                                                [&](auto const& other) { return is_compared_with(other, figure); });
        if (!beside) {
            words.push_back(in_words(figure));
        }
    }
    return words;
}

std::string systems_in_words(std::vector<int> const& systems_read) {
    if (systems_read.empty()) {
        return "no one system";
    }
    std::string words;
    for (auto number : systems_read) {
        (words += words.empty() ? "" : ", ") += name_of_system(number);
    }
    return words;
}

std::string with_capital(std::string_view text) {
    std::string word(text);
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') {
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    }
    return word;
}

std::string_view meaning_of(Kind kind) {
    switch (kind) {
        case Kind::strength: return "In place, working, improved, praised or done";
        case Kind::shortfall: return "Missing, weak, uneven, late, unclear, overlooked or criticised";
        case Kind::mixed: return "A strength and a shortfall in the same sentence";
        case Kind::planned: return "Intended or in progress, without a result yet";
        case Kind::context: break;
    }
    return "A fact or a reference that judges nothing";
}

Outcome<std::vector<int>> systems_from(std::vector<std::string> const& chosen, std::string const& field) {
    std::vector<int> numbers;
    for (auto const& text : chosen) {
        auto const number = system_numbered(text);
        if (!number) {
            return problem(field, "Select systems from the list");
        }
        numbers.push_back(*number);
    }
    std::ranges::sort(numbers);
    auto const repeats = std::ranges::unique(numbers);
    numbers.erase(repeats.begin(), repeats.end());
    return numbers;
}

Outcome<Judgement> judgement_of(std::string_view kind, std::vector<std::string> const& chosen_systems) {
    web::Checking checking;
    auto const known = kind_named(kind);
    checking.expect(known.has_value(), "kind", "Select what the report found here");
    auto const numbers = checking.take(systems_from(chosen_systems, "systems"));
    if (!checking.fine()) {
        return checking.problems();
    }
    return Judgement{*known, *numbers};
}

Ruling ruling_of(Finding const& read, Judgement const& judgement) {
    bool const same = read.kind == judgement.kind && read.systems == judgement.systems;
    return same ? Ruling::confirmed : Ruling::corrected;
}

Judgement standing(KeptFinding const& finding) {
    return finding.verdict ? finding.verdict->judgement : Judgement{finding.read.kind, finding.read.systems};
}

std::vector<KeptFinding> in_order(std::vector<KeptFinding> findings, Order order) {
    if (order == Order::least_sure) {
        std::ranges::sort(findings, less_sure);
    } else {
        std::ranges::sort(findings, {}, [](KeptFinding const& finding) { return finding.read.n; });
    }
    return findings;
}

std::optional<KeptFinding> next_waiting(std::vector<KeptFinding> const& in_order, Id<KeptFinding> after) {
    auto const here = std::ranges::find(in_order, after, &KeptFinding::id);
    auto const from = here == in_order.end() ? in_order.begin() : here + 1;
    auto found = std::find_if(from, in_order.end(), [](auto const& finding) { return finding.waits(); });
    if (found == in_order.end()) {
        found = std::find_if(in_order.begin(), from, [](auto const& finding) { return finding.waits(); });
        return found == from ? std::nullopt : std::optional(*found);
    }
    return *found;
}

std::vector<KeptFinding> sure_enough(std::vector<KeptFinding> const& findings, int at_least) {
    std::vector<KeptFinding> sure;
    std::ranges::copy_if(findings, std::back_inserter(sure), [&](KeptFinding const& finding) {
        return finding.waits() && percent(finding.read.confidence) >= at_least;
    });
    return sure;
}

Progress progress_of(std::vector<KeptFinding> const& findings) {
    auto const waiting = std::ranges::count_if(findings, &KeptFinding::waits);
    auto const all = static_cast<std::int64_t>(findings.size());
    return {all - waiting, all};
}

std::string in_words(Progress const& progress) {
    return fmt::format("{} of {} looked at", progress.looked_at, progress.all);
}

bool becomes_signal(KeptFinding const& finding, Wanted wanted) {
    if (!finding.verdict || finding.verdict->ruling == Ruling::left_out) {
        return false;
    }
    switch (finding.verdict->judgement.kind) {
        case Kind::shortfall:
        case Kind::planned: return true;
        case Kind::mixed: return wanted.mixed;
        case Kind::strength: return wanted.strengths;
        case Kind::context: break;
    }
    return false;
}

}  // namespace heed::assessment
