#include <charconv>

#include <fmt/format.h>

#include "areas/procedures/procedure.hpp"
#include "kernel/text.hpp"

namespace heed::procedures {

std::string standing_of(Procedure const& procedure, Day today) {
    if (procedure.withdrawn_on) {
        return fmt::format("Withdrawn on {}", heed::spoken(*procedure.withdrawn_on));
    }
    if (!procedure.in_force_from) {
        return "Draft";
    }
    return *procedure.in_force_from > today ? fmt::format("From {}", heed::spoken(*procedure.in_force_from))
                                            : fmt::format("In force since {}", heed::spoken(*procedure.in_force_from));
}

Outcome<Procedure> name_it(ProcedureDraft const& draft) {
    constexpr std::size_t longest_name = 120;
    constexpr std::size_t longest_purpose = 300;
    web::Checking checking;
    checking.expect_text(draft.name, "name", "Enter what the procedure is called", longest_name);
    checking.expect_text(draft.purpose, "purpose", "Enter what it is for, in one sentence", longest_purpose);
    checking.expect(draft.owner != 0, "owner", "Select who owns it");
    if (!checking.fine()) {
        return checking.problems();
    }
    Procedure procedure;
    procedure.name = draft.name;
    procedure.purpose = draft.purpose;
    procedure.service = {draft.service};
    procedure.owner = {draft.owner};
    return procedure;
}

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr std::int64_t most = 1'000'000;
    bool const is_fine = read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0 &&
                         number <= most;
    return is_fine ? std::optional(number) : std::nullopt;
}

}  // namespace

Outcome<ProcedureVersion> write_version(VersionDraft const& draft, bool first) {
    constexpr std::size_t longest_why = 1000;
    web::Checking checking;
    checking.expect_text(draft.text, "text", "Write the procedure", longest_text);
    if (first) {
        checking.expect_at_most(draft.why, "why", "Why it was made", longest_why);
    } else {
        checking.expect_text(draft.why, "why", "Write what was wrong before, and what is different now", longest_why);
    }
    auto const point = draft.learning_point.empty() ? std::optional<std::int64_t>(0)
                                                    : whole_number(draft.learning_point);
    checking.expect(point.has_value(), "learning_point", "Enter the number of the learning point, such as 12");
    if (!checking.fine()) {
        return checking.problems();
    }
    ProcedureVersion version;
    version.text = draft.text;
    version.why = draft.why;
    version.learning_point = {*point};
    return version;
}

Outcome<BringIn> bring_in(BringInDraft const& draft, Day today) {
    constexpr int days_back = 366;
    constexpr int days_ahead = 90;
    web::Checking checking;
    auto const from = checking.take(web::day_from(draft.from, "from", "In force from"));
    auto const review = checking.take(web::day_from(draft.review, "review", "To be looked at again by"));
    if (from) {
        checking.expect(*from >= today - days_back && *from <= today + days_ahead, "from",
                        "In force from must be a day of the last year or of the next 90 days");
    }
    if (from && review) {
        checking.expect(*review > *from && *review > today, "review",
                        "To be looked at again by must be after today and after it is in force");
        checking.expect(*review <= months_after(*from, most_months_to_review), "review",
                        fmt::format("A version is looked at again within {} months", most_months_to_review));
    }
    BringIn bring;
    for (auto const& text : draft.roles) {
        if (auto const role = named<people::Role>(text)) {
            bring.roles.insert(*role);
        }
    }
    checking.expect(!bring.roles.empty(), "roles", "Select who must read it");
    if (!checking.fine()) {
        return checking.problems();
    }
    bring.from = *from;
    bring.review = *review;
    return bring;
}

Outcome<SampleCheck> check(CheckDraft const& draft, Day in_force_from, Day today) {
    constexpr std::size_t longest_note = 1000;
    web::Checking checking;
    auto const on_day = checking.take(web::day_from(draft.on_day, "on_day", "The day of the check"));
    if (on_day) {
        checking.expect(*on_day <= today, "on_day", "The day of the check must be today or in the past");
        checking.expect(*on_day >= in_force_from, "on_day", "The day of the check must be after it came into force");
    }
    auto const looked_at = whole_number(draft.looked_at);
    auto const followed = whole_number(draft.followed);
    checking.expect(looked_at && *looked_at > 0, "looked_at", "Enter how many records were looked at, such as 20");
    checking.expect(followed.has_value(), "followed", "Enter how many of them were done as the procedure says");
    if (looked_at && followed) {
        checking.expect(*followed <= *looked_at, "followed", "Not more can be done so than were looked at");
    }
    checking.expect_at_most(draft.note, "note", "What was seen", longest_note);
    if (!checking.fine()) {
        return checking.problems();
    }
    SampleCheck made;
    made.on_day = *on_day;
    made.looked_at = *looked_at;
    made.followed = *followed;
    made.note = draft.note;
    return made;
}

std::string spoken(std::set<people::Role> const& roles) {
    std::string says;
    std::size_t at = 0;
    for (auto const role : roles) {
        says += at == 0 ? "" : at + 1 == roles.size() ? " and " : ", ";
        says += people::spoken(role) + "s";
        ++at;
    }
    if (!says.empty() && says.front() >= 'a' && says.front() <= 'z') {
        says.front() = static_cast<char>(says.front() - 'a' + 'A');
    }
    return says;
}

}  // namespace heed::procedures
