#include "store/search.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "kernel/stems.hpp"
#include "kernel/text.hpp"
#include "store/rows.hpp"
#include "store/search_engines.hpp"

namespace heed::store {

namespace {

constexpr std::size_t most_words_asked = 12;
constexpr int bits_of_id = 32;
constexpr int bits_of_day = 17;

std::vector<std::string> words_of(std::string_view text, std::size_t most) {
    std::vector<std::string> words;
    std::set<std::string_view> seen;
    auto const stems = stems_of(text);
    for (auto const& one : stems) {
        if (words.size() < most && !is_small_word(one.stem) && seen.insert(one.stem).second) {
            words.push_back(one.stem);
        }
    }
    return words;
}

bool is_plain_kind(std::string_view kind) {
    return !kind.empty() && std::ranges::all_of(kind, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::string token(Audience audience, std::string_view word) { return std::string{audience, '~'} + std::string(word); }
std::string token_of_kind(Audience audience, std::string_view kind) { return token(audience, "=" + std::string(kind)); }

}  // namespace

std::vector<std::string> tokens_of(Audience audience, std::string_view kind, std::string_view words) {
    std::vector<std::string> tokens{token_of_kind(audience, kind)};
    for (auto const word : split(words, ' ')) {
        if (!word.empty()) {
            tokens.push_back(token(audience, word));
        }
    }
    return tokens;
}

std::int64_t place_of(CouncilId council, Day day, std::int64_t id) {
    static Day const first = *day_of(1900, 1, 1);
    auto const last = (std::int64_t{1} << bits_of_day) - 1;
    auto const days = std::clamp<std::int64_t>(day - first, 0, last);
    must(id < std::int64_t{1} << bits_of_id, "more texts than a place can number");
    return (((council.number << bits_of_day) + days) << bits_of_id) + id;
}

namespace {

// The number of a text that is no longer there is never given again, so that who has read up to a number misses nothing.
constexpr std::string_view last_number = "";

void drop(Writing& db, std::string_view subject, std::int64_t subject_id) {
    is_on_sqlite(db) ? drop_on_sqlite(db, subject, subject_id) : drop_on_postgresql(db, subject, subject_id);
}

std::int64_t next_number(Writing& db) {
    return std::max(db.next_number("search_texts"), search_progress(db, last_number) + 1);
}

void keep(Writing& db, SearchText const& text, std::int64_t id) {
    must(text.audience >= 'a' && text.audience <= 'z' && is_plain_kind(text.kind),
         "an audience or a kind that is none");
    constexpr std::size_t all = 1000;
    std::string words;
    for (auto const& word : words_of(text.text, all)) {
        (words += words.empty() ? "" : " ") += word;
    }
    KeptText const kept{id, place_of(db.council(), text.day, id), text, words,
                        tokens_of(text.audience, text.kind, words)};
    is_on_sqlite(db) ? keep_on_sqlite(db, kept) : keep_on_postgresql(db, kept);
}

}  // namespace

void put_new_in(Writing& db, SearchText const& text) { keep(db, text, next_number(db)); }

void put_in(Writing& db, SearchText const& text) {
    auto const id = next_number(db);
    drop(db, text.subject, text.subject_id);
    keep(db, text, id);
}

void take_out(Writing& db, std::string_view subject, std::int64_t subject_id) {
    if (is_in(db, subject, subject_id)) {
        set_search_progress(db, last_number, next_number(db) - 1);
        drop(db, subject, subject_id);
    }
}

bool is_in(Reading const& db, std::string_view subject, std::int64_t subject_id) {
    return value_if_any<std::int64_t>(db,
                                      "select id from search_texts where council = :council and subject = :subject"
                                      " and subject_id = :id",
                                      db.council(), subject, subject_id)
        .has_value();
}

std::vector<std::string> words_asked_for(std::string_view typed) { return words_of(typed, most_words_asked); }

std::vector<SearchHit> search(Reading const& db, SearchQuestion const& question, int most) {
    if (question.words.empty() || question.audiences.empty()) {
        return {};
    }
    TokenGroups groups;
    auto const add = [&](auto const& token_for) {
        auto& group = groups.emplace_back();
        for (auto const audience : question.audiences) {
            group.push_back(token_for(audience));
        }
    };
    for (auto const& word : question.words) {
        add([&](Audience audience) { return token(audience, word); });
    }
    if (!question.kind.empty()) {
        add([&](Audience audience) { return token_of_kind(audience, question.kind); });
    }
    auto const behind_all = (db.council().number + 1) << (bits_of_day + bits_of_id);
    auto const below = std::min(question.below.value_or(behind_all), behind_all);
    return is_on_sqlite(db) ? search_on_sqlite(db, groups, below, most) : search_on_postgresql(db, groups, below, most);
}

std::optional<std::int64_t> place_in(std::string_view text) {
    std::int64_t place = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    bool const is_place = error == std::errc() && end == text.data() + text.size() && place >= 0;
    return is_place ? std::optional(place) : std::nullopt;
}

std::vector<SearchNumber> put_in_since(Reading const& db, std::int64_t number, int most) {
    return rows<SearchNumber>(db,
                              "select id as number, subject, subject_id from search_texts"
                              " where council = :council and id > :number order by id limit :most",
                              db.council(), number, most);
}

std::int64_t last_put_in(Reading const& db) {
    return value<std::int64_t>(db, "select coalesce(max(id), 0) from search_texts where council = :council",
                               db.council());
}

std::int64_t search_progress(Reading const& db, std::string_view subject) {
    return value_if_any<std::int64_t>(
               db, "select done_until from search_progress where council = :council and subject = :subject",
               db.council(), subject)
        .value_or(0);
}

void set_search_progress(Writing& db, std::string_view subject, std::int64_t done_until) {
    act(db,
        "insert into search_progress (council, subject, done_until) values (:council, :subject, :until)"
        " on conflict (council, subject) do update set done_until = excluded.done_until",
        db.council(), subject, done_until);
}

}  // namespace heed::store
