#include "areas/assessment/report_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "areas/assessment/plain_text.hpp"
#include "areas/assessment/sentences.hpp"
#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

using namespace std::string_view_literals;

// Key (in lower case, letters only) and CQC's usual spelling: the labels vary from page to page.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> statements = {{
    {"learningimprovementandinnovation", "Learning, improvement and innovation"},
    {"assessingneeds", "Assessing needs"},
    {"supportingpeopletolivehealthierlives", "Supporting people to live healthier lives"},
    {"supportingpeopletoleadhealthierlives", "Supporting people to live healthier lives"},
    {"equityinexperienceandoutcomes", "Equity in experience and outcomes"},
    {"careprovisionintegrationandcontinuity", "Care provision, integration and continuity"},
    {"partnershipsandcommunities", "Partnerships and communities"},
    {"safesystemspathwaysandtransitions", "Safe systems, pathways and transitions"},
    {"safepathwayssystemsandtransitions", "Safe systems, pathways and transitions"},
    {"safeguarding", "Safeguarding"},
    {"governancemanagementandsustainability", "Governance, management and sustainability"},
    {"governance", "Governance, management and sustainability"},
}};

constexpr std::array known_sub_headings = {
    "continuous learning, improvement and professional development"sv,
    "learning from feedback"sv,
    "innovation and new ways of working"sv,
};

// Lines of the website around the page: whole lines, or beginnings where a name or date follows.
constexpr std::array navigation = {
    "downloads"sv,
    "contents"sv,
    "on this page"sv,
    "share this page"sv,
    "print this page"sv,
    "back to"sv,
    "next page"sv,
    "previous page"sv,
    "next:"sv,
    "previous:"sv,
    "page last updated"sv,
    "published:"sv,
    "overall summary"sv,
    "skip to"sv,
    "home"sv,
    "search"sv,
    "menu"sv,
    "breadcrumb"sv,
    "theme "sv,
    "related "sv,
    "about this"sv,
    "local authority rating"sv,
    "quality statement scores"sv,
    "email"sv,
    "facebook"sv,
    "twitter"sv,
    "linkedin"sv,
    "give feedback"sv,
    "help us improve"sv,
    "cookies"sv,
};

std::string letters_of(std::string_view line) {
    std::string letters;
    for (auto letter : lowered(line)) {
        if (letter >= 'a' && letter <= 'z') {
            letters += letter;
        }
    }
    return letters;
}

std::string_view statement_in(std::string_view line) {
    auto const letters = letters_of(line);
    for (auto const& [key, name] : statements) {
        if (letters == key || letters == std::string(key) + "score") {
            return name;
        }
    }
    return {};
}

std::optional<int> digit_of_score(std::string_view line) {
    auto const at = line.find_first_of("1234");
    bool const alone = at != std::string_view::npos &&
                       (at + 1 == line.size() || line[at + 1] < '0' || line[at + 1] > '9');
    return alone ? std::optional(line[at] - '0') : std::nullopt;
}

bool is_score_line(std::string_view line) {
    auto const lower = lowered(line);
    bool const says_score = lower.starts_with("score") || lower.starts_with("indicative score");
    bool const says_evidence = line.size() < 80 && digit_of_score(line.substr(0, 2)) &&
                               lower.find("evidence shows") != std::string::npos;
    return (says_score && line.size() < 40) || says_evidence;
}

bool is_navigation(std::string_view line) {
    auto const lower = lowered(line);
    return line.size() < 120 && std::ranges::any_of(navigation, [&](auto start) {
               return lower == start || (start.size() > 7 && lower.starts_with(start)) ||
                      ((start.ends_with(' ') || start.ends_with(':')) && lower.starts_with(start));
           });
}

bool ends_like_a_sentence(std::string_view line) {
    for (auto mark : {"\"", "'", ")", "\xE2\x80\x9D", "\xE2\x80\x99"}) {
        if (line.ends_with(mark)) {
            line.remove_suffix(std::string_view(mark).size());
        }
    }
    return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(';');
}

constexpr std::array bullets = {"\xE2\x80\xA2"sv, "\xC2\xB7"sv, "- "sv, "* "sv, "\xE2\x80\x93 "sv, "o "sv};

std::string_view without_bullet(std::string_view line) {
    for (auto bullet : bullets) {
        if (line.starts_with(bullet)) {
            return trimmed(line.substr(bullet.size()));
        }
    }
    return line;
}

bool is_heading(std::string_view line) {
    return line.size() <= 100 && !ends_like_a_sentence(line) && !line.ends_with(',') &&
           std::ranges::count(line, ' ') < 14;
}

bool starts_in_lower_case(std::string_view line) { return line.front() >= 'a' && line.front() <= 'z'; }

// Text that an editor broke at some width: every line but the last is long, and some line breaks off in mid-sentence.
bool is_wrapped(std::vector<std::string> const& lines) {
    if (lines.size() < 2) {
        return false;
    }
    auto const body = std::span(lines).first(lines.size() - 1);
    return std::ranges::all_of(body, [](auto const& line) { return line.size() >= 50 && line.size() <= 130; }) &&
           !std::ranges::all_of(body, ends_like_a_sentence);
}

// The lines between two empty lines, each as a paragraph unless it goes on in the next.
void add_block(std::vector<std::string>& paragraphs, std::vector<std::string>& block) {
    bool const wrapped = is_wrapped(block);
    for (std::size_t line = 0; line < block.size(); ++line) {
        bool const goes_on = line > 0 &&
                             (wrapped || (starts_in_lower_case(block[line]) && !block[line].starts_with("o ") &&
                                          block[line - 1].size() > 40 && !ends_like_a_sentence(block[line - 1])));
        if (goes_on) {
            paragraphs.back() += ' ' + block[line];
        } else {
            paragraphs.push_back(std::move(block[line]));
        }
    }
    block.clear();
}

std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> paragraphs;
    std::vector<std::string> block;
    for (auto line : lines_of(text)) {
        auto clean = with_single_spaces(line);
        if (clean.empty()) {
            add_block(paragraphs, block);
        } else {
            block.push_back(std::move(clean));
        }
    }
    add_block(paragraphs, block);
    return paragraphs;
}

// Walks down the page and keeps what is a finding.
class PageReader {
public:
    ReportText read(std::vector<std::string> const& paragraphs) {
        for (auto const& paragraph : paragraphs) {
            take(paragraph);
        }
        return std::move(page_);
    }
    int marks() const { return marks_; }

private:
    enum class Part { preamble, expectations, commitment, findings };

    void take(std::string const& paragraph) {
        if (auto const statement = statement_in(paragraph); !statement.empty() && page_.passages.empty()) {
            page_.statement = statement;
            marks_ += 2;
        } else if (is_score_line(paragraph)) {
            take_score(paragraph);
        } else if (awaits_score_ && paragraph.size() < 3) {
            take_score(paragraph);
        } else if (is_navigation(paragraph)) {
            return;
        } else if (is_heading(paragraph) && without_bullet(paragraph) == paragraph) {
            take_heading(paragraph);
        } else {
            take_text(without_bullet(paragraph));
        }
    }

    void take_score(std::string const& line) {
        auto const digit = digit_of_score(line);
        awaits_score_ = !digit;
        page_.score = page_.score ? page_.score : digit;
        marks_ += lowered(line).find("evidence shows") != std::string::npos ? 2 : 1;
    }

    void take_heading(std::string const& line) {
        auto const lower = lowered(line);
        if (lower.starts_with("what people expect")) {
            part_ = Part::expectations;
        } else if (lower.starts_with("the local authority commitment")) {
            part_ = Part::commitment;
            marks_ += 2;
        } else if (lower.starts_with("key findings")) {
            part_ = Part::findings;
            section_ = line;
            marks_ += 2;
        } else if (std::ranges::find(known_sub_headings, std::string_view(lower)) != known_sub_headings.end()) {
            part_ = Part::findings;
            section_ = line;
            marks_ += 2;
        } else if (lower.find("local authority assessment") != std::string::npos) {
            marks_ += 1;
        } else if (part_ == Part::findings) {
            section_ = line;
        }
    }

    void take_text(std::string_view paragraph) {
        bool const commitment = part_ == Part::commitment ||
                                (page_.passages.empty() && paragraph.starts_with("We focus on "));
        if (part_ == Part::expectations || commitment) {
            // One paragraph of commitment; what people expect goes on until its next heading.
            part_ = part_ == Part::expectations ? part_ : Part::preamble;
            marks_ += paragraph.starts_with("We focus on ") ? 2 : 0;
            return;
        }
        for (auto& sentence : sentences_of(paragraph)) {
            page_.passages.push_back({section_, std::move(sentence), paragraph_});
        }
        ++paragraph_;
    }

    ReportText page_;
    Part part_ = Part::preamble;
    std::string section_;
    std::size_t paragraph_ = 0;
    bool awaits_score_ = false;
    int marks_ = 0;
};

std::size_t times(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
        ++count;
    }
    return count;
}

// What the words say about the kind of page, where the headings say too little.
int marks_in(std::string_view lower) {
    int const authority = times(lower, "local authority") >= 3 ? 2 : times(lower, "local authority") > 0 ? 1 : 0;
    int const care = lower.find("social care") != std::string_view::npos ||
                     lower.find("care act") != std::string_view::npos;
    int const commission = lower.find("care quality commission") != std::string_view::npos ||
                           lower.find("cqc.org.uk") != std::string_view::npos;
    return authority + care + commission;
}

// The page is over at its copyright line, also where that was glued to the last sentence.
std::string_view before_copyright(std::string_view text) {
    return text.substr(0, text.find("\xC2\xA9 Care Quality Commission"));
}

tl::unexpected<Problems> cannot_read(std::string why) { return problem("file", std::move(why)); }

}  // namespace

Outcome<ReportText> structure_of(std::string_view file) {
    if (trimmed(file).empty()) {
        return cannot_read("The file is empty.");
    }
    if (file.size() > longest_page) {
        return cannot_read(
            fmt::format("The file is too long to be a published assessment page: it has {} bytes and we read "
                        "up to {}.",
                        file.size(), longest_page));
    }
    auto const text = as_plain_text(file);
    if (!text) {
        return cannot_read("The file is not plain text; save the assessment page as text and try again.");
    }
    auto const lower = lowered(*text);
    if (looks_like_html(lower)) {
        return cannot_read(
            "The file is a web page with its HTML code; copy the page's text into a plain text file and try "
            "again.");
    }
    PageReader reader;
    auto page = reader.read(paragraphs_of(before_copyright(*text)));
    if (reader.marks() + marks_in(lower) < 4 || lower.find("this service scored") != std::string::npos) {
        return cannot_read("The file does not look like a published CQC assessment of a local authority.");
    }
    if (page.passages.empty()) {
        return cannot_read("The page has headings but no findings to read.");
    }
    return page;
}

}  // namespace heed::assessment
