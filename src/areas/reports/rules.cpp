#include <algorithm>

#include <fmt/format.h>

#include "areas/reports/report.hpp"
#include "kernel/text.hpp"
#include "loop/told/public_rules.hpp"

namespace heed::reports {

std::string_view spoken(Serves serves) {
    return serves == Serves::both ? "Regulation 18 and the Complaint Handling Code, in one report"
                                  : "Regulation 18 only";
}

loop::Period period_of(Report const& report) { return {report.first_day, report.last_day}; }

std::string title_of(Report const& report) {
    auto const year = static_cast<int>(report.first_day.date().year());
    bool const is_the_year = report.first_day == *day_of(year, 4, 1) && report.last_day == *day_of(year + 1, 3, 31);
    auto const title = is_the_year ? fmt::format("Annual complaints report {} to {}", year, year + 1)
                                   : fmt::format("Complaints report, {} to {}", spoken(report.first_day),
                                                 spoken(report.last_day));
    return report.edition == 1 ? title : fmt::format("{} (version {})", title, report.edition);
}

std::string standing_of(Report const& report) {
    if (report.withdrawn_on) {
        return "Withdrawn";
    }
    if (report.published_on) {
        return report.replaced_by ? "Replaced by a newer version" : "Published";
    }
    return report.final_on ? "Final, not published" : "Draft";
}

std::vector<PassageRule> const& passage_rules() {
    static std::vector<PassageRule> const rules{
        {Passage::foreword, "Foreword", "", "Who is responsible for complaints, and what this year was like."},
        {Passage::subjects, "What people complained about", "Regulation 18: a summary of the subject matter",
         "What lies behind the figures by service and by theme. No single case.", Needed::final_copy},
        {Passage::general_importance, "Matters of general importance",
         "Regulation 18: matters of general importance that arose from the complaints or from how they were handled",
         "What more than one person met, and what complaints told us about how we work.", Needed::final_copy},
        {Passage::actions, "What we have done and will do",
         "Regulation 18: action taken, or to be taken, to improve "
         "services",
         "The figures and what stands on “You said, we did” come below by themselves.", Needed::final_copy},
        {Passage::refused, "Complaints that we did not take", "Code 8.1: the types of complaint that were refused",
         "Which kinds, and why. The numbers come by themselves.", Needed::final_copy, true},
        {Passage::non_compliance, "Where we did not keep the Code", "Code 8.1: findings of non-compliance",
         "What the Ombudsman or our own checks found. If nothing was found, say so.", Needed::final_copy, true},
        {Passage::self_assessment, "Our self-assessment against the Code",
         "Code 8.1 and 8.3: self-assessment, again after a restructure or a new procedure",
         "What it means for us. The self-assessment itself comes below by itself, paragraph by paragraph.",
         Needed::never, true},
        {Passage::ombudsman_letter, "The Ombudsman's annual letter and reports",
         "Code 8.1: the Ombudsman's annual letter and other reports",
         "What the letter of July says about us, with its numbers, and any public report.", Needed::final_copy, true},
        {Passage::response, "The response of the governing body",
         "Code 8.2: published with the governing body's response",
         "What the committee or the member responsible for complaints said, and on which day.", Needed::publication,
         true},
    };
    return rules;
}

PassageRule const& rule_of(Passage passage) { return passage_rules().at(static_cast<std::size_t>(passage)); }

std::string text_of(std::vector<Words> const& words, Passage passage) {
    auto const found = std::ranges::find(words, passage, &Words::passage);
    return found == words.end() ? std::string() : found->text;
}

Outcome<Report> begin(PeriodDraft const& draft, Day today) {
    web::Checking checking;
    auto const first = checking.take(web::day_from(draft.first, "first", "The first day"));
    auto const last = checking.take(web::day_from(draft.last, "last", "The last day"));
    checking.expect(draft.serves.has_value(), "serves", "Select what the report is for");
    if (first && last) {
        constexpr int most_months = 120;
        checking.expect(*first <= *last, "last", "The last day must not be before the first");
        checking.expect(*first <= today, "first", "The first day must be today or in the past");
        checking.expect(*last < months_after(*first, most_months), "last", "A report is about ten years at most");
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    Report report;
    report.first_day = *first;
    report.last_day = *last;
    report.serves = *draft.serves;
    report.made_on = today;
    return report;
}

loop::Period last_year(Day today) {
    auto const year = static_cast<int>(today.date().year());
    auto const end = today > *day_of(year, 3, 31) ? year : year - 1;
    return {*day_of(end - 1, 4, 1), *day_of(end, 3, 31)};
}

Outcome<std::vector<Words>> write_words(std::vector<Words> words) {
    web::Checking checking;
    Problems named;
    for (auto const& one : words) {
        auto const field = std::string(name_of(one.passage));
        checking.expect_at_most(one.text, field, rule_of(one.passage).heading, longest_passage);
        auto const found = loop::what_names_somebody(field, one.text);
        named.insert(named.end(), found.begin(), found.end());
    }
    if (!checking.fine()) {
        return checking.problems();
    }
    if (!named.empty()) {
        return tl::make_unexpected(named);
    }
    return words;
}

namespace {

void expect_passages(Report const& report, std::vector<Words> const& words, Needed needed, Problems& problems) {
    for (auto const& rule : passage_rules()) {
        bool const is_needed = rule.needed == needed && (!rule.only_code || report.serves == Serves::both);
        if (is_needed && text_of(words, rule.passage).empty()) {
            problems.push_back(
                {std::string(name_of(rule.passage)), fmt::format("Write “{}”: {}", rule.heading, rule.asked_by)});
        }
    }
}

}  // namespace

Problems why_not_final(Report const& report, std::vector<Words> const& words, bool sees_every_case, Day today) {
    Problems problems;
    if (report.last_day >= today) {
        problems.push_back(
            {"", fmt::format("The period ends on {}: make it final after that", spoken(report.last_day))});
    }
    if (!sees_every_case) {
        problems.push_back({"", "Only somebody who sees every case can make it final, because the report must count "
                                "every complaint: ask the complaints officer"});
    }
    expect_passages(report, words, Needed::final_copy, problems);
    return problems;
}

Problems why_not_published(Report const& report, std::vector<Words> const& words, std::string const& beside,
                           std::string const& now) {
    Problems problems;
    if (report.last_day - report.first_day + 1 < fewest_days_published) {
        problems.push_back({"", fmt::format("A report about fewer than {} days is not published: beside another one it "
                                            "could tell who complained",
                                            fewest_days_published)});
    }
    if (beside != now) {
        problems.push_back({"", "Another report about some of these days was published since this one was made final. "
                                "Make a new version, so that both together give nobody away"});
    }
    expect_passages(report, words, Needed::publication, problems);
    return problems;
}

std::string listed(std::vector<Id<Report>> const& reports) {
    std::string text;
    for (auto const report : reports) {
        text += (text.empty() ? "" : ",") + std::to_string(report.number);
    }
    return text;
}

}  // namespace heed::reports
