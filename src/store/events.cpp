#include "store/events.hpp"

#include <fmt/format.h>

#include "store/hash.hpp"

namespace heed::store {

namespace {

void add_json_string(std::string& out, std::string_view text) {
    out += '"';
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

// Keys in the order of the alphabet, no white space (the shape of RFC 8785 for strings and whole numbers).
std::string canonical(CouncilId council, std::int64_t number, Event const& event) {
    std::string json = fmt::format("{{\"at\":{},\"by\":{},\"council\":{},\"detail\":", event.at.seconds, event.by,
                                   council.number);
    add_json_string(json, event.detail);
    json += fmt::format(",\"number\":{},\"subject\":", number);
    add_json_string(json, event.subject);
    json += fmt::format(",\"subject_id\":{},\"what\":", event.subject_id);
    add_json_string(json, event.what);
    json += '}';
    return json;
}

std::string next_hash(std::string const& before, CouncilId council, std::int64_t number, Event const& event) {
    return sha256(before + canonical(council, number, event));
}

std::string hash_before(Writing const& db, std::int64_t number) {
    return value_if_any<std::string>(db, "select hash from events where council = :council and number = :number",
                                     db.council(), number - 1)
        .value_or("");
}

std::optional<Break> compare(CouncilId council, std::string& head, std::int64_t& last, NotedEvent const& event) {
    if (event.number != last + 1) {
        return Break{last + 1, fmt::format("event {} is missing", last + 1)};
    }
    auto const expected = next_hash(head, council, event.number, event);
    if (expected != event.hash) {
        return Break{event.number, fmt::format("event {} is not what was written", event.number)};
    }
    head = event.hash;
    last = event.number;
    return std::nullopt;
}

}  // namespace

void note(Writing& db, Event const& event) {
    NotedEvent noted{event, db.next_number("events"), ""};
    noted.hash = next_hash(hash_before(db, noted.number), db.council(), noted.number, event);
    insert(db, "events", noted);
    db.count_event();
}

std::vector<NotedEvent> events_of(Reading const& db, std::string_view subject, std::int64_t subject_id) {
    return rows<NotedEvent>(db,
                            "select subject, subject_id, what, detail, by, at, number, hash from events"
                            " where council = :council and subject = :subject and subject_id = :id order by number",
                            db.council(), subject, subject_id);
}

Verified verify_events(Reading const& db, std::int64_t checkpoint_number, std::string const& checkpoint_hash) {
    Verified verified;
    std::int64_t last = 0;
    constexpr std::int64_t page = 5000;
    for (;;) {
        auto const events = rows<NotedEvent>(
            db,
            "select subject, subject_id, what, detail, by, at, number, hash from events"
            " where council = :council and number > :last order by number limit :page",
            db.council(), last, page);
        if (events.empty()) {
            break;
        }
        for (auto const& event : events) {
            verified.broken = compare(db.council(), verified.head, last, event);
            if (verified.broken) {
                return verified;
            }
            ++verified.events;
            if (event.number == checkpoint_number && event.hash != checkpoint_hash) {
                verified.broken = Break{event.number, "the log was rewritten since the checkpoint"};
                return verified;
            }
        }
    }
    if (verified.events < checkpoint_number) {
        verified.broken = Break{verified.events + 1, "the log is shorter than it was at the checkpoint"};
    }
    return verified;
}

}  // namespace heed::store
