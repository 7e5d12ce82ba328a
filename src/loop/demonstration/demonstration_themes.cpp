// What became of the demonstration council's themes: words sharpened, two that were one, one that was two, signals sorted
// by suggestion, and a tenth of them read twice.

#include "loop/demonstration/demonstration_themes.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "loop/demonstration/demonstration_years.hpp"
#include "loop/heard/agreement_store.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/heard/suggest_store.hpp"
#include "loop/themes/theme_moves.hpp"
#include "loop/themes/theme_store.hpp"

namespace heed::loop {

namespace {

/// A theme that somebody defined too quickly; it is merged before the story ends.
void plan_merge(Years& years) {
    auto const made = std::make_shared<Id<Theme>>();
    years.at(410, [&years, made](Instant now) {
        Theme theme;
        theme.name = "Lists that do not move";
        theme.definition = "Somebody heard nothing while they waited on a list.";
        theme.owner = {years.id_of("hugh")};
        theme.made_at = now;
        theme.made_by = years.id_of("hugh");
        *made = add_theme(years.db(), theme);
    });
    constexpr std::array<std::string_view, 4> said{
        "On the list since spring, and no letter to say where on it I am.",
        "The family asked three times how long the list is. Nobody knew.",
        "A provider keeps its own list of people who wait for us, because ours is not shared.",
        "A month went by without a word while my brother waited to be assessed."};
    for (std::size_t i = 0; i < said.size(); ++i) {
        years.at(380 - static_cast<int>(i) * 9, [&years, made, text = said[i]](Instant now) {
            Signal signal;
            signal.said = text;
            signal.service = years.service("Assessment");
            signal.heard_on = day_in_england(now);
            signal.recorded_at = now;
            signal.recorded_by = years.id_of("grace");
            auto const id = tell(years.db(), signal);
            sort_signal(years.db(), id, *made, false, years.doing("dev", now));
        });
    }
    years.at(330, [&years, made](Instant now) {
        merge_theme(years.db(), *made, years.theme("assessment_wait"),
                    "Two readers put the same signals under one or the other. A list that does not move is a wait.",
                    years.doing("esther", now));
    });
}

void plan_new_words(Years& years) {
    years.at(150, [&years](Instant now) {
        auto words = *find_theme(years.db(), years.theme("late_visits"));
        words.definition =
            "A homecare visit began more than 30 minutes late, ended before it was done, or did not take "
            "place.";
        words.excludes = "A different carer who came on time. A visit that the person cancelled.";
        reword_theme(years.db(), words.id, words, words.version,
                     "Two readers disagreed about visits that were cut short, and about visits that people cancelled.",
                     now, years.id_of("esther"));
    });
}

void plan_split(Years& years) {
    years.at(120, [&years](Instant now) {
        auto const old = years.theme("letters");
        Theme words;
        words.name = "Interpreters who were not booked";
        words.code = "INTERP";
        words.definition = "Somebody needed an interpreter or a signer for a visit or a call, and there was none.";
        words.includes = "A relative or a child who had to translate.";
        words.owner = {years.id_of("grace")};
        auto const id = prepare_split(years.db(), old, words,
                                      "A letter is mended by a template, an interpreter by a booking: the two need "
                                      "different learning.",
                                      years.doing("esther", now));
        auto const split = *find_split(years.db(), id);
        choose_words(years.db(), split, "caller who signs", true);
        make_split(years.db(), split, {}, years.doing("esther", now));
    });
}

struct Reading {
    std::string_view first;
    std::string_view second;
    std::string_view said;
};

/// What people said in the last weeks: who read it first, and what the second reader made of it.
constexpr std::array<Reading, 12> readings{{
    {"assessment_wait", "assessment_wait", "I was promised a visit in May and it is still not booked."},
    {"assessment_wait", "told_again", "I rang about the list, and nobody had written down that I rang before."},
    {"carers", "carers", "Nobody asked what I need so that I can go on looking after my husband."},
    {"carers", "carers", "I am her carer day and night and my own health was not mentioned."},
    {"capacity", "capacity", "The record says that he cannot decide and does not say how the worker knows."},
    {"capacity", "wishes", "Her wishes are missing from the best interests decision."},
    {"letters", "letters", "The letter came in small print, though large print is on my record."},
    {"letters", "letters", "Another letter that my screen reader cannot read."},
    {"supervision", "supervision", "No supervision since August, and my diary still shows four that were moved."},
    {"transition", "transition", "He is eighteen in March and nobody knows who will support him."},
    {"wishes", "wishes", "The enquiry never asked what my aunt wanted to happen."},
    {"told_again", "told_again", "I told my story to the third worker this month."},
}};

struct ReadTwice {
    std::string first;
    std::string second;
    std::string said;
};

/// The dozen above, and what staff and boards logged of the same themes, on which two people mostly agree.
std::vector<ReadTwice> all_readings() {
    constexpr std::size_t most = 44;
    constexpr std::size_t every = 9;
    std::vector<ReadTwice> all;
    for (auto const& one : readings) {
        all.push_back({std::string(one.first), std::string(one.second), std::string(one.said)});
    }
    Dice dice(77);
    for (auto const& words : invented_words()) {
        bool const fits = std::ranges::find(readings, words.key, &Reading::first) != readings.end();
        if (fits && all.size() < most) {
            auto const second = all.size() % every == 0 ? std::string("told_again") : words.key;
            all.push_back({words.key, second, filled_in(words.said, dice)});
        }
    }
    return all;
}

void plan_second_readings(Years& years) {
    constexpr int that_still_wait = 3;
    auto const all = all_readings();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const id = std::make_shared<Id<Signal>>();
        auto const ago = 112 - 2 * static_cast<int>(i);
        years.at(ago, [&years, id, one = all[i]](Instant now) {
            Signal signal;
            signal.said = one.said;
            signal.heard_on = day_in_england(now);
            signal.recorded_at = now;
            signal.recorded_by = years.id_of("grace");
            *id = tell(years.db(), signal);
            sort_signal(years.db(), *id, years.theme(one.first), true, years.doing("dev", now));
        });
        if (i + that_still_wait < all.size()) {
            years.at(ago - 1, [&years, id, one = all[i]](Instant now) {
                read_again(years.db(), *id, years.theme(one.second), years.doing("esther", now));
            });
        }
    }
}

}  // namespace

void plan_themes_story(Years& years) {
    plan_merge(years);
    plan_new_words(years);
    plan_split(years);
    plan_second_readings(years);
}

}  // namespace heed::loop
