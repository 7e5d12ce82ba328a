#include "areas/briefings/store.hpp"

#include <limits>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::briefings {

namespace {

struct TemplateRow {
    Id<Template> id;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(TemplateRow, (), (id, at, by))

void note(store::Writing& db, Id<Briefing> id, std::string what, std::string detail, Doing const& doing) {
    store::note(db, {"briefing", id.number, std::move(what), std::move(detail), doing.by, doing.now});
}

struct VersionRow {
    Id<Briefing> briefing;
    std::int64_t version = 1;
    std::string title;
    std::int64_t words = 0;
    std::int64_t minutes = 0;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (briefing, version, title, words, minutes, at, by))

struct BoxRow {
    Id<Briefing> briefing;
    std::int64_t version = 1;
    std::int64_t place = 0;
    std::string title;
    std::string hint;
    std::string says;
};
BOOST_DESCRIBE_STRUCT(BoxRow, (), (briefing, version, place, title, hint, says))

void keep_version(store::Writing& db, Id<Briefing> id, std::int64_t version, Words const& words, Weight const& weight,
                  Doing const& doing) {
    store::insert(db, "briefing_versions",
                  VersionRow{id, version, words.title, weight.words, weight.minutes, doing.now, doing.by});
    for (auto const& box : words.boxes) {
        store::insert(db, "briefing_boxes", BoxRow{id, version, box.place, box.title, box.hint, box.says});
    }
}

}  // namespace

TemplateNow template_now(store::Reading const& db) {
    auto const last = store::value_if_any<Id<Template>>(
        db, "select id from briefing_templates where council = :council order by id desc limit 1", db.council());
    if (!last) {
        return {{}, boxes_to_begin_with()};
    }
    return {*last, store::rows<TemplateBox>(db,
                                            "select place, title, hint, begins_with from briefing_template_boxes"
                                            " where council = :council and template = :template order by place",
                                            db.council(), *last)};
}

Id<Template> add_template(store::Writing& db, std::vector<TemplateBox> const& boxes, Doing const& doing) {
    auto const id = store::next_id<Template>(db, "briefing_templates");
    store::insert(db, "briefing_templates", TemplateRow{id, doing.now, doing.by});
    for (auto const& box : boxes) {
        store::act(db,
                   "insert into briefing_template_boxes (council, template, place, title, hint, begins_with)"
                   " values (:council, :template, :place, :title, :hint, :begins_with)",
                   db.council(), id, box.place, box.title, box.hint, box.begins_with);
    }
    store::note(
        db, {"briefing_template", id.number, "changed", fmt::format("{} boxes", boxes.size()), doing.by, doing.now});
    return id;
}

Id<Briefing> add_briefing(store::Writing& db, Id<Template> its_template, Words const& words, Weight const& weight,
                          std::vector<Id<LearningPoint>> const& points, Doing const& doing) {
    auto const id = store::next_id<Briefing>(db, "briefings");
    store::act(db,
               "insert into briefings (council, id, template, made_at, made_by, title, version, minutes,"
               " sent_version, sent_title, sent_on) values (:council, :id, :template, :made_at, :made_by, :title, 1,"
               " :minutes, 0, '', null)",
               db.council(), id, its_template, doing.now, doing.by, words.title, weight.minutes);
    keep_version(db, id, 1, words, weight, doing);
    for (auto const point : points) {
        store::act(db,
                   "insert into briefing_points (council, briefing, learning_point, share)"
                   " values (:council, :briefing, :point, 0) on conflict do nothing",
                   db.council(), id, point);
    }
    note(db, id, "begun", fmt::format("template {}, {} learning points", its_template.number, points.size()), doing);
    return id;
}

void write_version(store::Writing& db, Id<Briefing> id, Words const& words, Weight const& weight, std::int64_t version,
                   Doing const& doing) {
    auto const changed = store::act(db,
                                    "update briefings set title = :title, minutes = :minutes, version = version + 1"
                                    " where council = :council and id = :id and version = :version",
                                    words.title, weight.minutes, db.council(), id, version);
    if (changed == 0) {
        throw Conflict();
    }
    keep_version(db, id, version + 1, words, weight, doing);
    note(db, id, "written", fmt::format("version {}", version + 1), doing);
}

std::optional<Briefing> find_briefing(store::Reading const& db, Id<Briefing> id) {
    return store::row<Briefing>(db,
                                "select id, template as its_template, made_at, made_by, title, version, minutes,"
                                " sent_version, sent_title, sent_on from briefings"
                                " where council = :council and id = :id",
                                db.council(), id);
}

Words words_of(store::Reading const& db, Briefing const& briefing, std::int64_t version) {
    auto const title = store::value_if_any<std::string>(
        db, "select title from briefing_versions where council = :council and briefing = :id and version = :version",
        db.council(), briefing.id, version);
    if (!title) {
        throw NotFound();
    }
    return {*title, store::rows<Box>(db,
                                     "select place, title, hint, says from briefing_boxes"
                                     " where council = :council and briefing = :id and version = :version"
                                     " order by place",
                                     db.council(), briefing.id, version)};
}

std::vector<Version> versions_of(store::Reading const& db, Id<Briefing> id) {
    constexpr int most = 100;
    return store::rows<Version>(db,
                                "select version, title, words, minutes, at, by from briefing_versions"
                                " where council = :council and briefing = :id order by version desc limit :most",
                                db.council(), id, most);
}

std::vector<Sending> sendings_of(store::Reading const& db, Id<Briefing> id) {
    return store::rows<Sending>(db,
                                "select version, to_whom, on_day, at, by from briefing_sendings"
                                " where council = :council and briefing = :id order by version",
                                db.council(), id);
}

std::vector<Topic> topics_of(store::Reading const& db, Id<Briefing> id) {
    return store::rows<Topic>(
        db,
        "select learning_point, share, sentence from briefing_points join learning_points"
        " on learning_points.council = briefing_points.council and learning_points.id = learning_point"
        " where briefing_points.council = :council and briefing = :id order by learning_point",
        db.council(), id);
}

std::optional<OverBudget> over_budget_of(store::Reading const& db, Id<Briefing> id) {
    return store::row<OverBudget>(
        db, "select says, reason, at, by from briefings_over_budget where council = :council and briefing = :id",
        db.council(), id);
}

std::vector<Briefing> list_sent(store::Reading const& db, std::optional<SentPlace> before, int most) {
    constexpr std::string_view select =
        "select id, template as its_template, made_at, made_by, title, version, minutes, sent_version, sent_title,"
        " sent_on from briefings where council = :council and sent_version > 0";
    if (!before) {
        return store::rows<Briefing>(db, std::string(select) + " order by sent_on desc, id desc limit :most",
                                     db.council(), most);
    }
    return store::rows<Briefing>(db,
                                 std::string(select) + " and sent_on <= :day and (sent_on < :same or id < :id)"
                                                       " order by sent_on desc, id desc limit :most",
                                 db.council(), before->sent_on, before->sent_on, before->briefing, most);
}

std::vector<Briefing> list_drafts(store::Reading const& db, Id<Briefing> before, int most) {
    auto const last = before ? before.number : std::numeric_limits<std::int64_t>::max();
    return store::rows<Briefing>(db,
                                 "select id, template as its_template, made_at, made_by, title, version, minutes,"
                                 " sent_version, sent_title, sent_on from briefings where council = :council"
                                 " and sent_version = 0 and id < :last order by id desc limit :most",
                                 db.council(), last, most);
}

std::vector<BriefingLine> to_read(store::Reading const& db, Id<Member> member, int most) {
    return store::rows<BriefingLine>(
        db,
        "select briefings.id as id, sent_title as title, briefing_versions.minutes as minutes, sent_on as day"
        " from briefing_readers join briefings on briefings.council = briefing_readers.council"
        " and briefings.id = briefing_readers.briefing"
        " join briefing_versions on briefing_versions.council = briefings.council"
        " and briefing_versions.briefing = briefings.id and briefing_versions.version = sent_version"
        " where briefing_readers.council = :council and briefing_readers.member = :member and not exists"
        " (select 1 from briefing_receipts where briefing_receipts.council = briefing_readers.council"
        " and briefing_receipts.member = briefing_readers.member"
        " and briefing_receipts.briefing = briefing_readers.briefing)"
        " order by briefing_readers.briefing limit :most",
        db.council(), member, most);
}

std::vector<BriefingLine> to_answer(store::Reading const& db, Id<Member> member, Day asked_since, int most) {
    return store::rows<BriefingLine>(
        db,
        "select briefings.id as id, sent_title as title, minutes, asked_on as day"
        " from briefing_asks join briefings on briefings.council = briefing_asks.council"
        " and briefings.id = briefing_asks.briefing"
        " where briefing_asks.council = :council and briefing_asks.member = :member and asked_on >= :since"
        " and not exists"
        " (select 1 from briefing_uses where briefing_uses.council = briefing_asks.council"
        " and briefing_uses.member = briefing_asks.member and briefing_uses.briefing = briefing_asks.briefing)"
        " order by briefing_asks.briefing limit :most",
        db.council(), member, asked_since, most);
}

std::optional<Receipt> receipt_of(store::Reading const& db, Id<Member> member, Id<Briefing> briefing) {
    return store::row<Receipt>(db,
                               "select member, briefing, version, team, needed, read_on, at from briefing_receipts"
                               " where council = :council and member = :member and briefing = :briefing",
                               db.council(), member, briefing);
}

std::optional<Use> use_of(store::Reading const& db, Id<Member> member, Id<Briefing> briefing) {
    return store::row<Use>(db,
                           "select member, briefing, answer, how, on_day, at from briefing_uses"
                           " where council = :council and member = :member and briefing = :briefing",
                           db.council(), member, briefing);
}

}  // namespace heed::briefings
