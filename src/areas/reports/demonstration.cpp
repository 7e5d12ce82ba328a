#include "areas/reports/demonstration.hpp"

#include <array>

#include "areas/reports/screens.hpp"
#include "kernel/must.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"

namespace heed::reports {

namespace {

constexpr int years_told = 3;

/// What the council wrote; the forewords from the last year back.
constexpr std::array<std::string_view, years_told> forewords{
    "This year more people told us early what worried them, and fewer had to complain. Late and missed visits are "
    "still "
    "what people meet most often. We have changed how coordinators are told of a late carer, and we look each month at "
    "whether it helps.",
    "People waited too long for a financial assessment, and bills came before anybody had explained them. We say "
    "sorry. "
    "Remedies that the Ombudsman asked for were late in this year, and the director now sees each date a month before.",
    "We began to record compliments and concerns beside complaints in November of this year. So the numbers of its "
    "first "
    "months are missing, and years should not be compared with it.",
};

struct Wrote {
    Passage passage = Passage::foreword;
    std::string_view text;
};

constexpr std::array wrote{
    Wrote{
        Passage::subjects,
        "Three things come back each year: **delay** (in assessments, reviews and equipment), **charging** (bills that "
        "were wrong or came without a word) and **visits** that were late, short or missed. Behind many of them is the "
        "same thing: nobody rang."},
    Wrote{Passage::general_importance,
          "- Families heard of a delay only when they asked.\n- What was agreed on the telephone did not reach the "
          "provider.\n- A complaint about a provider was answered by the provider alone, and we did not check the "
          "answer."},
    Wrote{Passage::actions,
          "We will ring before a visit is late, send assessment reports within ten days, and give everybody a written "
          "figure before care begins. Each of these has a date, a person and a proof that was promised before the work "
          "began."},
    Wrote{Passage::refused,
          "We refused complaints that had been investigated before, that came after twelve months without a reason, or "
          "that were about requests for information. Each person was told why in writing, and that they may go to the "
          "Ombudsman."},
    Wrote{Passage::non_compliance,
          "Our own check found acknowledgements that did not offer to discuss how the complaint would be looked into. "
          "The "
          "form now asks for it. The Ombudsman made no finding of non-compliance with the Code."},
    Wrote{
        Passage::self_assessment,
        "We assessed ourselves against the Code in May and meet it but for two paragraphs: we did not yet publish this "
        "report with the committee's response, and our letters did not always name the law that we relied on."},
    Wrote{Passage::ombudsman_letter,
          "The letter of July says how many of our cases were upheld and how many remedies were late. With numbers as "
          "small "
          "as ours it cannot be told apart from councils like us, and the letter says so too."},
    Wrote{Passage::response,
          "The adults committee read this report in July. It welcomes that people are told what changed, asks for the "
          "wait "
          "for financial assessments to be reported to each meeting, and thanks everybody who spoke up."},
};

std::vector<Words> words_of_year(std::size_t years_back, bool with_response) {
    std::vector<Words> words{{Passage::foreword, std::string(forewords.at(years_back))}};
    for (auto const& one : wrote) {
        if (one.passage != Passage::response || with_response) {
            words.push_back({one.passage, std::string(one.text)});
        }
    }
    return words;
}

Doing doing_on(Day day, std::int64_t by) {
    constexpr auto in_the_morning = std::chrono::hours(9);
    return {day, start_of(day) + in_the_morning, by};
}

Id<Report> begun(store::Writing& db, loop::Period const& period, Doing const& doing) {
    Report report;
    report.first_day = period.first;
    report.last_day = period.last;
    report.made_on = doing.today;
    return add_report(db, report, doing);
}

/// Begun in May, final in June, published in July.
void tell_of(store::Writing& db, loop::Period const& year, std::size_t years_back, std::int64_t by) {
    auto const this_year = static_cast<int>(year.last.date().year());
    auto const in_june = doing_on(*day_of(this_year, 6, 12), by);
    auto const in_july = doing_on(*day_of(this_year, 7, 16), by);
    auto const id = begun(db, year, doing_on(*day_of(this_year, 5, 14), by));
    write_words(db, report_there(db, id), words_of_year(years_back, false), 1, in_june);
    auto const report = report_there(db, id);
    make_final(db, report, figures_now(db, report, true, in_june.today), published_beside(db, report), in_june);
    auto const words = words_of_year(years_back, true);
    write_words(db, report, words, report_there(db, id).version, in_july);
    publish(db, report_there(db, id), words_of(db, id), in_july);
}

}  // namespace

void demonstrate(store::Writing& db, Instant now) {
    auto const dev = people::find_member_by_email(db, people::dev.email("thornmere"));
    must(dev.has_value(), "the cast is there before the demonstration");
    auto const today = day_in_england(now);
    auto const last = last_year(today - 120);  // its report was published in July
    for (auto back = years_told; back-- > 0;) {
        loop::Period const year{months_after(last.first, -12 * back), months_after(last.first, 12 - 12 * back) - 1};
        tell_of(db, year, static_cast<std::size_t>(back), dev->id.number);
    }
    begun(db, {last.last + 1, today - 1}, doing_on(today - 3, dev->id.number));
}

}  // namespace heed::reports
