#include "areas/ombudsman/settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "areas/ombudsman/categories.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::size_t most_sub_categories = 60;
constexpr int default_days_of_warning = 14;
constexpr int most_days_of_warning = 90;
constexpr ReminderDays default_ladder{};

std::string kept(store::Reading const& db, std::string_view name) { return people::setting(db, name).value_or(""); }

std::int64_t number_in(std::string const& text, std::int64_t otherwise) {
    std::int64_t number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string lines(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& one : all) {
        text += (text.empty() ? "" : "\n") + one;
    }
    return text;
}

std::vector<std::string> lines_in(std::string const& text) {
    std::vector<std::string> all;
    for (auto const line : lines_of(text)) {
        if (!trimmed(line).empty()) {
            all.emplace_back(trimmed(line));
        }
    }
    return all;
}

}  // namespace

std::string_view spoken(AuthorityType type) {
    constexpr std::array<std::string_view, 5> words{"County", "District", "Metropolitan", "Unitary", "London borough"};
    return words[static_cast<std::size_t>(type)];
}

std::optional<AuthorityType> authority_type_in(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, AuthorityType>, 6> beginnings{
        {{"county", AuthorityType::county},
         {"district", AuthorityType::district},
         {"met", AuthorityType::metropolitan},
         {"unitary", AuthorityType::unitary},
         {"london", AuthorityType::london_borough},
         {"lb", AuthorityType::london_borough}}};
    auto const low = lowered(trimmed(text));
    auto const found = std::ranges::find_if(beginnings, [&](auto const& one) { return low.starts_with(one.first); });
    return found == beginnings.end() ? std::nullopt : std::optional(found->second);
}

Settings settings_of(store::Reading const& db) {
    Settings settings;
    settings.population = number_in(kept(db, "ombudsman_population"), 0);
    settings.type = named<AuthorityType>(kept(db, "ombudsman_authority_type"));
    settings.published_name = kept(db, "ombudsman_published_name");
    settings.days_of_warning = days_of_warning(db);
    auto const ladder = reminder_days(db);
    settings.remind_by_email = ladder.on;
    settings.days_for_answers = ladder.before_answers;
    settings.days_for_overseers = ladder.overseers_before;
    settings.sub_categories = lines_in(kept(db, "ombudsman_sub_categories"));
    if (settings.sub_categories.empty()) {
        for (auto const& subject : subjects()) {
            settings.sub_categories.push_back(subject.name);
        }
    }
    return settings;
}

int days_of_warning(store::Reading const& db) {
    return static_cast<int>(number_in(kept(db, "ombudsman_days_of_warning"), default_days_of_warning));
}

ReminderDays reminder_days(store::Reading const& db) {
    auto const days = [&](std::string_view name, int otherwise) {
        return static_cast<int>(number_in(kept(db, name), otherwise));
    };
    return {kept(db, "ombudsman_remind_by_email") != "no", days_of_warning(db),
            days("ombudsman_days_for_answers", default_ladder.before_answers),
            days("ombudsman_days_for_overseers", default_ladder.overseers_before)};
}

namespace {

/// How many days before, from 1 to 90; what is wrong stands in `checking`.
int days_typed(web::Checking& checking, std::string const& typed, std::string_view field) {
    auto const days = loop::whole_number(typed);
    bool const fits = days && *days >= 1 && *days <= most_days_of_warning;
    checking.expect(fits, field, "Enter how many days before, from 1 to 90");
    return fits ? static_cast<int>(*days) : 0;
}

}  // namespace

Outcome<Settings> settings_from(SettingsDraft const& draft) {
    web::Checking checking;
    std::string digits = draft.population;
    std::erase_if(digits, [](char c) { return c == ',' || c == ' '; });
    constexpr std::size_t most_digits = 8;
    bool const is_number = digits.size() <= most_digits &&
                           std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    checking.expect(is_number, "population", "Enter the population as a whole number, such as 304,000");
    auto const before_remedies = days_typed(checking, draft.days_of_warning, "days_of_warning");
    auto const before_answers = days_typed(checking, draft.days_for_answers, "days_for_answers");
    auto const overseers_before = days_typed(checking, draft.days_for_overseers, "days_for_overseers");
    checking.expect(overseers_before <= std::min(before_remedies, before_answers) || !checking.fine(),
                    "days_for_overseers",
                    "The manager is reminded after the owner: enter no more days than for the owner");
    checking.expect_at_most(draft.published_name, "published_name", "The name", 200);
    auto const names = lines_in(draft.sub_categories);
    checking.expect(!names.empty() && names.size() <= most_sub_categories, "sub_categories",
                    "Enter the sub-categories, one on each line, at most 60");
    checking.expect(std::ranges::all_of(names, [](auto const& one) { return length_in_characters(one) <= 100; }),
                    "sub_categories", "Each sub-category must be 100 characters or fewer");
    if (!checking.fine()) {
        return checking.problems();
    }
    return Settings{is_number && !digits.empty() ? std::stoll(digits) : 0,
                    draft.type,
                    draft.published_name,
                    before_remedies,
                    names,
                    draft.remind_by_email,
                    before_answers,
                    overseers_before};
}

void set_settings(store::Writing& db, Settings const& settings, Instant now, std::int64_t by) {
    people::set_setting(db, "ombudsman_population", fmt::format("{}", settings.population));
    people::set_setting(db, "ombudsman_authority_type", settings.type ? name_of(*settings.type) : "");
    people::set_setting(db, "ombudsman_published_name", settings.published_name);
    people::set_setting(db, "ombudsman_days_of_warning", fmt::format("{}", settings.days_of_warning));
    people::set_setting(db, "ombudsman_sub_categories", lines(settings.sub_categories));
    people::set_setting(db, "ombudsman_remind_by_email", settings.remind_by_email ? "yes" : "no");
    people::set_setting(db, "ombudsman_days_for_answers", fmt::format("{}", settings.days_for_answers));
    people::set_setting(db, "ombudsman_days_for_overseers", fmt::format("{}", settings.days_for_overseers));
    store::note(
        db, {"ombudsman_settings", 0, "changed",
             fmt::format("population {}, {} days of warning", settings.population, settings.days_of_warning), by, now});
}

}  // namespace heed::ombudsman
