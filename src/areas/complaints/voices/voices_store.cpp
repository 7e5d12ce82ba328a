#include "areas/complaints/voices/voices_store.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "kernel/text.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view fewest_setting = "pattern_fewest";
constexpr std::string_view alarms_setting = "pattern_false_alarms";

/// What a machine seems to have sent; nobody's voice until somebody has confirmed it.
std::string doubts_of_machines() {
    std::string names;
    for_each_value<Doubt>([&](Doubt doubt) {
        if (looks_like_a_machine(doubt)) {
            names += fmt::format("{}'{}'", names.empty() ? "" : ", ", name_of(doubt));
        }
    });
    return names;
}

std::string_view kept_condition(bool see_kept) { return see_kept ? "" : " and kept_from_worker = 0"; }

std::vector<VoiceFigure> ask(store::Reading const& db, std::string const& sql, Days const& days) {
    return store::rows<VoiceFigure>(db, sql, db.council(), days.from, days.to);
}

std::vector<VoiceFigure> all_voices(store::Reading const& db, By by, Days const& days, bool see_kept) {
    bool const service = by == By::service;
    return ask(db,
               fmt::format("select {} as about, kind, kept_from_worker, cast(count(*) as bigint) as number from cases{}"
                           " where cases.council = :council and received_on >= :since and received_on <= :until"
                           " and doubt not in ({}){} group by {}, kind, kept_from_worker",
                           service ? "service" : "about_of.about",
                           service ? ""
                                   : " join case_spoken_about about_of on about_of.council = cases.council"
                                     " and about_of.case_id = cases.id",
                           doubts_of_machines(), kept_condition(see_kept), service ? "service" : "about_of.about"),
               days);
}

std::vector<VoiceFigure> no_messages(store::Reading const& db, By by, Days const& days, bool see_kept) {
    bool const service = by == By::service;
    return ask(db,
               fmt::format("select {} as about, kind, kept_from_worker, cast(count(*) as bigint) as number"
                           " from case_closings join cases on cases.council = case_closings.council"
                           " and cases.id = case_closings.case_id{}"
                           " where case_closings.council = :council and ending = 'not_a_message'"
                           " and received_on >= :since and received_on <= :until and doubt not in ({}){}"
                           " group by {}, kind, kept_from_worker",
                           service ? "service" : "about_of.about",
                           service ? ""
                                   : " join case_spoken_about about_of on about_of.council = cases.council"
                                     " and about_of.case_id = cases.id",
                           doubts_of_machines(), kept_condition(see_kept), service ? "service" : "about_of.about"),
               days);
}

}  // namespace

// ---- teams and providers

std::vector<SpokenAbout> all_spoken_about(store::Reading const& db) {
    return store::rows<SpokenAbout>(db,
                                    "select id, name, sort, added_at, added_by from spoken_about"
                                    " where council = :council order by id limit :most",
                                    db.council(), std::int64_t{most_spoken_about});
}

Outcome<SpokenAbout> spoken_about(std::string const& name, std::optional<Sort> sort,
                                  std::vector<SpokenAbout> const& there) {
    web::Checking checking;
    checking.expect_text(name, "name", "Enter the name of the team or provider", most_line);
    checking.expect(std::ranges::none_of(there, [&](auto const& one) { return lowered(one.name) == lowered(name); }),
                    "name", "This name is there already");
    checking.expect(sort.has_value(), "sort", "Say whether it is a team or a provider");
    checking.expect(there.size() < static_cast<std::size_t>(most_spoken_about), "name",
                    fmt::format("There can be at most {}", most_spoken_about));
    return checking.fine() ? Outcome<SpokenAbout>(SpokenAbout{{}, name, *sort, {}, 0}) : checking.problems();
}

Id<SpokenAbout> add_spoken_about(store::Writing& db, SpokenAbout one, std::int64_t by, Instant now) {
    one.id = store::next_id<SpokenAbout>(db, "spoken_about");
    one.added_at = now;
    one.added_by = by;
    store::insert(db, "spoken_about", one);
    store::note(db, {"spoken_about", one.id.number, "added", std::string(name_of(one.sort)), by, now});
    return one.id;
}

std::optional<SpokenAbout> about_of_case(store::Reading const& db, Id<Case> id) {
    return store::row<SpokenAbout>(db,
                                   "select id, name, sort, added_at, added_by from case_spoken_about join spoken_about"
                                   " on spoken_about.council = case_spoken_about.council and id = about"
                                   " where case_spoken_about.council = :council and case_id = :case_id",
                                   db.council(), id);
}

void say_about(store::Writing& db, Story const& story, Id<SpokenAbout> about, Doing const& doing) {
    store::act(db, "delete from case_spoken_about where council = :council and case_id = :id", db.council(),
               story.said.id);
    if (about) {
        store::act(db,
                   "insert into case_spoken_about (council, case_id, about, by, at)"
                   " values (:council, :case_id, :about, :by, :at)",
                   db.council(), story.said.id, about, doing.by, doing.now);
    }
    store::note(db, {std::string(name_of(story.said.kind)), story.said.id.number, "about_said",
                     about ? fmt::format("team or provider {}", about.number) : "nobody", doing.by, doing.now});
}

// ---- counts

std::vector<VoiceFigure> count_voices(store::Reading const& db, By by, Days const& days, bool see_kept) {
    auto figures = all_voices(db, by, days, see_kept);
    for (auto const& none : no_messages(db, by, days, see_kept)) {
        auto const same = std::ranges::find_if(figures, [&](VoiceFigure const& one) {
            return one.about == none.about && one.kind == none.kind && one.kept_from_worker == none.kept_from_worker;
        });
        must(same != figures.end(), "more was taken out than was counted");
        same->number -= none.number;
    }
    std::erase_if(figures, [](VoiceFigure const& one) { return one.number == 0; });
    return figures;
}

std::int64_t count_nameless(store::Reading const& db, Kind kind, Days const& days, bool see_kept) {
    return store::value<std::int64_t>(
        db,
        fmt::format("select count(*) from cases join case_tellers on case_tellers.council = cases.council"
                    " and case_tellers.case_id = cases.contact"
                    " where cases.council = :council and received_on >= :since and received_on <= :until"
                    " and kind = :kind and name = '' and doubt not in ({}){}"
                    " and not exists (select 1 from case_closings where case_closings.council = cases.council"
                    " and case_closings.case_id = cases.id and ending = 'not_a_message')",
                    doubts_of_machines(), kept_condition(see_kept)),
        db.council(), days.from, days.to, kind);
}

std::optional<Day> records_began(store::Reading const& db, bool see_kept) {
    return store::value_if_any<Day>(db,
                                    fmt::format("select received_on from cases where council = :council{}"
                                                " order by received_on limit 1",
                                                kept_condition(see_kept)),
                                    db.council());
}

// ---- patterns

PatternRule pattern_rule_of(store::Reading const& db) {
    PatternRule const usual;
    return pattern_rule(people::setting(db, fewest_setting).value_or(fmt::format("{}", usual.fewest)),
                        people::setting(db, alarms_setting).value_or(fmt::format("{}", usual.false_alarms)))
        .value_or(usual);
}

void set_pattern_rule(store::Writing& db, PatternRule const& rule, std::int64_t by, Instant now) {
    people::set_setting(db, fewest_setting, fmt::format("{}", rule.fewest));
    people::set_setting(db, alarms_setting, fmt::format("{}", rule.false_alarms));
    store::note(db, {"setting", 0, "pattern_rule_set",
                     fmt::format("at least {}, {} false alarms a year", rule.fewest, rule.false_alarms), by, now});
}

namespace {

using Lines = std::map<std::pair<By, std::int64_t>, WatchedLine>;

void count_in(Lines& lines, By by, std::vector<VoiceFigure> const& figures, bool recent) {
    for (auto const& figure : figures) {
        if (figure.about == 0) {
            continue;  // a service that nobody named is watched as nothing
        }
        auto& line = lines[{by, figure.about}];
        line.by = by;
        line.about = figure.about;
        if (figure.kind == Kind::concern) {
            (recent ? line.watched.recent : line.watched.earlier) += figure.number;
            line.has_kept = line.has_kept || (recent && figure.kept_from_worker);
        }
        line.complaints += recent && figure.kind == Kind::complaint ? figure.number : 0;
    }
}

}  // namespace

Watch watch_concerns(store::Reading const& db, Day today, bool see_kept) {
    Watch watch;
    watch.rule = pattern_rule_of(db);
    auto const began = records_began(db, see_kept);
    watch.look = began ? look_of(today, *began) : std::nullopt;
    if (!watch.look) {
        return watch;
    }
    Lines lines;
    for (auto const by : {By::service, By::spoken_about}) {
        count_in(lines, by, count_voices(db, by, {watch.look->window_from, watch.look->window_to}, see_kept), true);
        count_in(lines, by, count_voices(db, by, {watch.look->before_from, watch.look->window_from - 1}, see_kept),
                 false);
    }
    std::vector<Watched> watched;
    for (auto const& [key, line] : lines) {
        if (line.watched.recent + line.watched.earlier > 0) {
            watch.lines.push_back(line);
            watched.push_back(line.watched);
        }
    }
    auto const found = patterns(watched, watch.look->days_before(), watch.rule);
    for (std::size_t i = 0; i < found.size(); ++i) {
        watch.lines[i].pattern = found[i];
    }
    watch.threshold = pattern_threshold(watched.size(), watch.rule);
    std::ranges::stable_sort(watch.lines, {}, [](WatchedLine const& line) { return line.pattern.chance; });
    return watch;
}

Id<loop::Signal> told_pattern(store::Reading const& db, WatchedLine const& line, Day monday, bool see_kept) {
    return store::value_if_any<Id<loop::Signal>>(
               db,
               fmt::format("select signal from told_patterns where council = :council and sort = :sort"
                           " and about = :about and week = :week{} order by kept limit 1",
                           see_kept ? "" : " and kept = 0"),
               db.council(), line.by, line.about, monday)
        .value_or(Id<loop::Signal>{});
}

bool was_told(store::Reading const& db, WatchedLine const& line, Day monday) {
    return store::value_if_any<std::int64_t>(
               db,
               "select signal from told_patterns where council = :council and sort = :sort"
               " and about = :about and week = :week and kept = :kept",
               db.council(), line.by, line.about, monday, line.has_kept)
        .has_value();
}

void tell_pattern(store::Writing& db, WatchedLine const& line, Day monday, std::string const& sentence,
                  Doing const& doing) {
    if (was_told(db, line, monday)) {
        return;
    }
    loop::Signal signal;
    signal.kind = loop::SignalKind::observation;
    signal.said = sentence;
    signal.service = {line.by == By::service ? line.about : 0};
    signal.heard_on = doing.today();
    signal.kept_from_worker = line.has_kept;
    signal.recorded_at = doing.now;
    signal.recorded_by = doing.by;
    auto const id = loop::tell(db, signal);
    store::act(db,
               "insert into told_patterns (council, sort, about, week, kept, signal, by, at)"
               " values (:council, :sort, :about, :week, :kept, :signal, :by, :at)",
               db.council(), line.by, line.about, monday, line.has_kept, id, doing.by, doing.now);
    store::note(db, {"signal", id.number, "told_of_pattern", fmt::format("{} {}", name_of(line.by), line.about),
                     doing.by, doing.now});
}

}  // namespace heed::complaints
