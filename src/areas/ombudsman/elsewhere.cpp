#include "areas/ombudsman/elsewhere.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "areas/ombudsman/rules.hpp"
#include "areas/ombudsman/typed_days.hpp"
#include "kernel/csv.hpp"
#include "kernel/text.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::size_t longest_name = 200;

/// The text behind "Decision date :" or "Decision date:"; nothing where the line begins otherwise.
std::optional<std::string_view> after_label(std::string_view line, std::string_view label) {
    line = trimmed(line);
    if (line.size() <= label.size() || lowered(line.substr(0, label.size())) != label) {
        return std::nullopt;
    }
    auto const rest = trimmed(line.substr(label.size()));
    return rest.starts_with(':') ? std::optional(trimmed(rest.substr(1))) : std::nullopt;
}

/// "Essex County Council (21 008 070)": the body and the reference.
void take_title(PublishedDecision& found, std::string_view line) {
    auto const open = line.rfind('(');
    auto const close = line.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return;
    }
    auto const reference = reference_in(line.substr(open + 1, close - open - 1));
    if (!reference.empty()) {
        found.reference = reference;
        found.body = shortened(trimmed(line.substr(0, open)), longest_name);
    }
}

/// A line that begins another section of a decision's page.
bool is_heading(std::string_view line) {
    constexpr std::array<std::string_view, 14> headings{"the complaint",
                                                        "the ombudsman's role and powers",
                                                        "the ombudsman’s role and powers",
                                                        "how i considered this complaint",
                                                        "what i found",
                                                        "what happened",
                                                        "analysis",
                                                        "my findings",
                                                        "agreed action",
                                                        "agreed actions",
                                                        "recommended action",
                                                        "final decision",
                                                        "decision",
                                                        "investigator's decision on behalf of the ombudsman"};
    return std::ranges::find(headings, lowered(trimmed(line))) != headings.end();
}

bool begins_agreed_action(std::string_view line) {
    auto const low = lowered(trimmed(line));
    return low == "agreed action" || low == "agreed actions" || low == "recommended action";
}

void add_line(std::string& text, std::string_view line, std::size_t most) {
    line = trimmed(line);
    if (!line.empty() && text.size() < most * 4) {
        text += (text.empty() ? "" : "\n") + std::string(line);
    }
}

/// Which part of the page the lines are of.
enum class Part { top, summary, agreed_action, other };

void take_line(PublishedDecision& found, Part& part, std::string_view line) {
    if (found.reference.empty()) {
        take_title(found, line);
    }
    if (auto const summary = after_label(line, "summary")) {
        part = Part::summary;
        add_line(found.summary, *summary, longest_summary);
    } else if (begins_agreed_action(line)) {
        part = Part::agreed_action;
    } else if (is_heading(line)) {
        part = Part::other;
    } else if (part == Part::summary) {
        add_line(found.summary, line, longest_summary);
    } else if (part == Part::agreed_action) {
        add_line(found.agreed_action, line, longest_agreed_action);
    } else if (auto const date = after_label(line, "decision date")) {
        found.decided_on = published_day_in(*date);
    } else if (auto const category = after_label(line, "category")) {
        found.category = shortened(*category, longest_name);
    } else if (auto const decision = after_label(line, "decision")) {
        found.decision = shortened(*decision, longest_name);
    }
}

}  // namespace

std::optional<Day> published_day_in(std::string_view text) {
    text = trimmed(text);
    if (auto const day = parse_day(text)) {
        return day;
    }
    std::string plain{text};
    std::ranges::replace(plain, '/', ' ');
    auto const parts = split(plain, ' ');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    auto const day = web::day_from({std::string(parts[0]), std::string(parts[1]), std::string(parts[2])}, "", "");
    return day ? std::optional(*day) : std::nullopt;
}

PublishedDecision read_page(std::string_view pasted) {
    PublishedDecision found;
    auto part = Part::top;
    for (auto const line : lines_of(pasted.substr(0, most_pasted))) {
        take_line(found, part, line);
    }
    found.summary = shortened(found.summary, longest_summary);
    found.agreed_action = shortened(found.agreed_action, longest_agreed_action);
    return found;
}

// ---- a file

namespace {

std::string column_key(std::string_view heading) {
    static std::map<std::string, std::string, std::less<>> const same{
        {"body", "council"}, {"authority", "council"}, {"decision date", "date"}, {"agreed actions", "agreed action"}};
    auto key = lowered(trimmed(heading));
    std::ranges::replace(key, '_', ' ');
    auto const found = same.find(key);
    return found == same.end() ? key : found->second;
}

using Places = std::map<std::string, std::size_t, std::less<>>;

std::string field_of(CsvRecord const& record, Places const& places, std::string_view column) {
    auto const found = places.find(column);
    return found == places.end() || found->second >= record.fields.size()
               ? std::string()
               : std::string(trimmed(record.fields[found->second]));
}

Outcome<PublishedDecision> decision_of(CsvRecord const& record, Places const& places) {
    PublishedDecision one;
    one.reference = reference_in(field_of(record, places, "reference"));
    if (one.reference.empty()) {
        return problem("pasted", fmt::format("Line {}: the reference is not eight digits", record.line));
    }
    one.summary = shortened(field_of(record, places, "summary"), longest_summary);
    if (one.summary.empty()) {
        return problem("pasted", fmt::format("Line {}: there is no summary", record.line));
    }
    auto const date = field_of(record, places, "date");
    one.decided_on = published_day_in(date);
    if (!date.empty() && !one.decided_on) {
        return problem("pasted", fmt::format("Line {}: the date is none, such as 25 April 2022", record.line));
    }
    one.body = shortened(field_of(record, places, "council"), longest_name);
    one.category = shortened(field_of(record, places, "category"), longest_name);
    one.decision = shortened(field_of(record, places, "decision"), longest_name);
    one.agreed_action = shortened(field_of(record, places, "agreed action"), longest_agreed_action);
    return one;
}

}  // namespace

bool looks_like_a_table(std::string_view pasted) {
    auto const first = pasted.substr(0, pasted.find_first_of("\r\n"));
    auto const heading = read_csv(first, {std::size_t{1} << 12, 2});
    if (!heading || heading->empty()) {
        return false;
    }
    auto const has = [&](std::string_view name) {
        return std::ranges::any_of(heading->front().fields,
                                   [&](std::string const& field) { return column_key(field) == name; });
    };
    return has("reference") && has("summary");
}

Outcome<std::vector<PublishedDecision>> read_table(std::string_view csv) {
    auto const records = read_csv(csv, {std::size_t{1} << 20, most_decisions_of_a_file + 1});
    if (!records) {
        return problem("pasted", records.error().front().says);
    }
    if (records->size() < 2) {
        return problem("pasted", "There is no line below the first");
    }
    Places places;
    for (std::size_t i = 0; i < records->front().fields.size(); ++i) {
        places.emplace(column_key(records->front().fields[i]), i);
    }
    std::vector<PublishedDecision> all;
    Problems problems;
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        auto const one = decision_of(*record, places);
        if (one) {
            all.push_back(*one);
        } else if (problems.size() < 20) {
            problems.push_back(one.error().front());
        }
    }
    return problems.empty() ? Outcome<std::vector<PublishedDecision>>(std::move(all)) : tl::make_unexpected(problems);
}

// ---- the forms

Outcome<PublishedDecision> checked(PublishedDraft const& draft, Day today) {
    web::Checking checking;
    PublishedDecision one{reference_in(draft.reference),
                          draft.body,
                          draft.category,
                          draft.decision,
                          std::nullopt,
                          draft.summary,
                          draft.agreed_action};
    checking.expect(!one.reference.empty(), "reference",
                    "Enter the Ombudsman’s reference: eight digits, such as 21 008 070");
    checking.expect_text(draft.body, "body", "Enter which council it is about", longest_name);
    checking.expect_at_most(draft.category, "category", "The category", longest_name);
    checking.expect_at_most(draft.decision, "decision", "The decision", longest_name);
    checking.expect_text(draft.summary, "summary", "Enter what happened there", longest_summary);
    checking.expect_at_most(draft.agreed_action, "agreed_action", "What was agreed", longest_agreed_action);
    if (!draft.decided_on.empty()) {
        one.decided_on = day_in_the_past(checking, draft.decided_on, "decided_on", "The date of the decision", today);
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    return one;
}

Outcome<PutTo> put_to(PutToDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.member > 0, "member", "Select who is asked");
    auto const due = checking.take(web::day_from(draft.due, "due", "The day by which they answer"));
    checking.expect(!due || *due >= today, "due", "The day by which they answer must be today or in the future");
    if (!checking.fine()) {
        return checking.problems();
    }
    return PutTo{{draft.member}, *due};
}

std::string_view spoken(CouldHappen answer) {
    constexpr std::array<std::string_view, 4> words{"Yes", "Partly", "No", "We do not know"};
    return words[static_cast<std::size_t>(answer)];
}

bool is_near_miss(CouldHappen answer) { return answer == CouldHappen::yes || answer == CouldHappen::partly; }

Outcome<NearMissAnswer> answered(AnswerDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.answer.has_value(), "answer", "Select whether this could happen here");
    checking.expect_text(draft.looked_at, "looked_at", "Enter what you looked at, also where the answer is no",
                         most_words);
    if (!checking.fine()) {
        return checking.problems();
    }
    return NearMissAnswer{0, *draft.answer, draft.looked_at, today, 0};
}

}  // namespace heed::ombudsman
