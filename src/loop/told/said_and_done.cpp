#include "loop/told/said_and_done.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "loop/told/public_standing.hpp"
#include "loop/told/telling.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "web/router.hpp"

namespace heed::loop {

namespace {

constexpr std::string_view columns =
    "select id, learning_point, year, service, theme, said, did, looked_for, people, on_day, at, by from said_and_done"
    " where council = :council and not exists (select 1 from said_and_done_taken_off where"
    " said_and_done_taken_off.council = said_and_done.council and item = said_and_done.id)";

void add_words(std::vector<std::string>& known, std::string const& name) {
    for (auto const word : split(name, ' ')) {
        known.emplace_back(word);
    }
}

/// Words with a capital that everybody knows: the council and its services.
std::vector<std::string> known_words(store::Reading const& db) {
    std::vector<std::string> known;
    for (auto const& service : services(db)) {
        add_words(known, service.name);
    }
    add_words(known, store::value<std::string>(db, "select name from councils where id = :council", db.council()));
    return known;
}

struct Field {
    std::string name;
    std::string const& text;
};

Problems what_cannot_be_said(store::Reading const& db, Story const& story, Field const& field) {
    auto problems = what_names_somebody(field.name, field.text);
    for (auto const& word : words_like_names(field.text, known_words(db))) {
        problems.push_back(
            {field.name, fmt::format("“{}” looks like a name. Take it out, or write it without a capital "
                                     "letter if it is none",
                                     word)});
    }
    if (auto const quoted = quoted_from_a_signal(db, story.point, field.text)) {
        problems.push_back({field.name, fmt::format("Say it in other words: “{}” is what somebody told us, and they "
                                                    "could be recognised",
                                                    *quoted)});
    }
    return problems;
}

Problems problems_of(store::Reading const& db, Story const& story, PublicDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(may_be_published(story, today), "theme",
                    "This is not closed yet: it can be published when it is proved, has failed, came back, was closed "
                    "or was rejected");
    checking.expect_text(draft.theme, "theme", "Enter what it is about, in words for the public", 80);
    checking.expect_text(draft.said, "said", "Enter what people told us", 500);
    checking.expect_text(draft.did, "did", "Enter what we did", 1000);
    checking.expect_at_most(draft.looked_for, "looked_for", "What we looked for", 200);
    auto problems = checking.fine() ? Problems{} : checking.problems().value();
    for (auto const& field : {Field{"theme", draft.theme}, Field{"said", draft.said}, Field{"did", draft.did},
                              Field{"looked_for", draft.looked_for}}) {
        auto more = what_cannot_be_said(db, story, field);
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

std::int64_t number_in(std::optional<std::string> const& text, std::int64_t otherwise) {
    auto const number = web::parse_id(text.value_or("")).value_or(0);
    return number >= 2 && number <= 100 ? number : otherwise;
}

}  // namespace

Outcome<SaidAndDone> for_the_public(store::Reading const& db, Story const& story, PublicDraft const& draft, Day today) {
    if (auto problems = problems_of(db, story, draft, today); !problems.empty()) {
        return tl::make_unexpected(std::move(problems));
    }
    SaidAndDone item;
    item.learning_point = story.point.id;
    item.year = static_cast<int>(last_turn(story, today).date().year());
    item.service = story.point.service;
    item.theme = draft.theme;
    item.said = draft.said;
    item.did = draft.did;
    item.looked_for = draft.looked_for;
    item.people = people_who_told_us(db, story.point);
    item.on_day = today;
    return item;
}

Id<SaidAndDone> publish(store::Writing& db, SaidAndDone item, Doing const& doing) {
    if (published_of(db, item.learning_point)) {
        throw Conflict();
    }
    item.id = store::next_id<SaidAndDone>(db, "said_and_done");
    item.on_day = doing.today;
    item.at = doing.now;
    item.by = doing.by;
    store::insert(db, "said_and_done", item);
    store::note(db, {"learning_point", item.learning_point.number, "published", "", doing.by, doing.now});
    return item.id;
}

void take_off(store::Writing& db, SaidAndDone const& item, std::string const& reason, Doing const& doing) {
    auto const added = store::act(db,
                                  "insert into said_and_done_taken_off (council, item, reason, on_day, at, by)"
                                  " values (:council, :item, :reason, :on, :at, :by) on conflict do nothing",
                                  db.council(), item.id, reason, doing.today, doing.now, doing.by);
    if (added == 0) {
        throw Conflict();
    }
    store::note(db, {"learning_point", item.learning_point.number, "taken_off", "", doing.by, doing.now});
}

std::optional<SaidAndDone> find_published(store::Reading const& db, Id<SaidAndDone> id) {
    return store::row<SaidAndDone>(db, fmt::format("{} and id = :id", columns), db.council(), id);
}

std::optional<SaidAndDone> published_of(store::Reading const& db, Id<LearningPoint> point) {
    return store::row<SaidAndDone>(db, fmt::format("{} and learning_point = :point", columns), db.council(), point);
}

std::vector<SaidAndDone> list_published(store::Reading const& db, PublicFilter const& filter, int most) {
    std::string sql(columns);
    std::vector<store::Value> values{store::Kept<CouncilId>::bind(db.council())};
    auto const where = [&](std::string_view condition, std::initializer_list<std::int64_t> numbers) {
        (sql += " and ") += condition;
        values.insert(values.end(), numbers.begin(), numbers.end());
    };
    if (filter.year > 0) {
        where("year = :year", {filter.year});
    }
    if (filter.service) {
        where("service = :service", {filter.service->number});
    }
    if (filter.after) {
        auto const& [year, service, id] = *filter.after;
        where("(year < :before or (year = :in_year and (service > :after or (service = :in_service and id < :id))))",
              {year, year, service.number, service.number, id.number});
    }
    sql += " order by year desc, service, id desc limit :most";
    values.emplace_back(std::int64_t{most});
    auto cursor = db.ask(sql, values, store::columns_of<SaidAndDone>());
    std::vector<SaidAndDone> found;
    while (cursor.next()) {
        found.push_back(store::read_row<SaidAndDone>(cursor));
    }
    return found;
}

std::vector<YearFigure> published_by_year(store::Reading const& db) {
    return store::rows<YearFigure>(
        db,
        "select year, cast(count(*) as bigint) as number from said_and_done where council = :council and not exists"
        " (select 1 from said_and_done_taken_off where said_and_done_taken_off.council = said_and_done.council"
        " and item = said_and_done.id) group by year order by year desc",
        db.council());
}

SmallNumbers small_numbers(store::Reading const& db) {
    SmallNumbers rule;
    rule.fewest = number_in(people::setting(db, "public_fewest"), rule.fewest);
    rule.rounding = number_in(people::setting(db, "public_rounding"), rule.rounding);
    return rule;
}

}  // namespace heed::loop
