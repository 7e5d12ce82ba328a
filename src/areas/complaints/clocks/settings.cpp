#include "areas/complaints/clocks/settings.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "areas/complaints/clocks/clock_changes.hpp"
#include "areas/complaints/inquiry/response_store.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr int most_length = 366;
constexpr int most_days_before = 20;

std::optional<int> whole_number(std::string const& text) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

void expect_between(web::Checking& checking, ComplaintSetting const& setting, int least, int most) {
    auto const number = whole_number(setting.value);
    checking.expect(number && *number >= least && *number <= most, setting.name,
                    fmt::format("Enter a whole number from {} to {}", least, most));
}

bool is_of_a_clock(ComplaintSetting const& setting, Clocks const& clocks, std::string_view what) {
    return std::ranges::any_of(
        clocks.rules(), [&](ClockRule const& rule) { return !rule.fixed && setting.name == setting_name(rule, what); });
}

void check(web::Checking& checking, ComplaintSetting const& setting, Clocks const& clocks) {
    if (setting.name == chosen::responsible_person) {
        checking.expect_at_most(setting.value, setting.name, "The name", most_line);
    } else if (setting.name == chosen::complaints_lead) {
        checking.expect(whole_number(setting.value).has_value(), setting.name, "Choose a member of staff, or nobody");
    } else if (setting.name == chosen::remind_before) {
        expect_between(checking, setting, 0, most_days_before);
    } else if (setting.name == chosen::notice_of_quick_endings) {
        checking.expect(setting.value == "yes" || setting.value == "no", setting.name, "Choose yes or no");
    } else if (is_of_a_clock(setting, clocks, "length")) {
        expect_between(checking, setting, 1, most_length);
    } else if (is_of_a_clock(setting, clocks, "longer")) {
        expect_between(checking, setting, 0, most_length);
    } else if (is_of_a_clock(setting, clocks, "stops")) {
        checking.expect(named<Stops>(setting.value).has_value(), setting.name, "Choose what makes it stand still");
    } else {
        checking.expect(false, setting.name, "There is no such setting");
    }
}

/// The responsible person signs responses, so they stand on the list of who may.
void list_as_signatory(store::Writing& db, std::string const& name, Doing const& doing) {
    bool const listed = std::ranges::any_of(signatories(db), [&](Signatory const& one) { return one.name == name; });
    if (!name.empty() && !listed) {
        Signatory signatory;
        signatory.name = name;
        signatory.position = "Responsible person";
        signatory.signed_as = SignedAs::responsible_person;
        add_signatory(db, std::move(signatory), doing);
    }
}

}  // namespace

std::vector<ComplaintSetting> complaint_settings(store::Reading const& db) {
    return store::rows<ComplaintSetting>(
        db, "select name, value from complaint_settings where council = :council order by name limit 200",
        db.council());
}

ComplaintChoices complaint_choices(store::Reading const& db) {
    ComplaintChoices choices;
    for (auto const& setting : complaint_settings(db)) {
        if (setting.name == chosen::responsible_person) {
            choices.responsible_person = setting.value;
        } else if (setting.name == chosen::complaints_lead) {
            choices.complaints_lead = whole_number(setting.value).value_or(0);
        } else if (setting.name == chosen::remind_before) {
            choices.remind_before = whole_number(setting.value).value_or(choices.remind_before);
        } else if (setting.name == chosen::notice_of_quick_endings) {
            choices.notice_of_quick_endings = setting.value == "yes";
        }
    }
    return choices;
}

Outcome<std::vector<ComplaintSetting>> settings_from(std::vector<ComplaintSetting> const& typed, Clocks const& clocks) {
    web::Checking checking;
    for (auto const& setting : typed) {
        check(checking, setting, clocks);
    }
    return checking.fine() ? Outcome<std::vector<ComplaintSetting>>(typed) : checking.problems();
}

void set_complaint_settings(store::Writing& db, std::vector<ComplaintSetting> const& settings, Doing const& doing) {
    auto const changed = what_would_move(settings, council_clocks(db, doing.working_days), doing.now);
    for (auto const& setting : settings) {
        store::act(db,
                   "insert into complaint_settings (council, name, value) values (:council, :name, :value)"
                   " on conflict (council, name) do update set value = excluded.value",
                   db.council(), setting.name, setting.value);
    }
    store::note(db, {"complaint_settings", 0, "set", "", doing.by, doing.now});
    list_as_signatory(db, complaint_choices(db).responsible_person, doing);
    begin_clock_changes(db, changed, doing);
}

}  // namespace heed::complaints
