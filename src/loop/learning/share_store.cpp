#include "loop/learning/share_store.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "people/may.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"
#include "work/deadlines.hpp"

namespace heed::loop {

namespace {

constexpr std::string_view noun = "share";
constexpr std::string_view question = "ask_who_used_it";

struct SourceRow {
    Id<Share> share;
    std::string source;
    std::int64_t source_id = 0;
};
BOOST_DESCRIBE_STRUCT(SourceRow, (), (share, source, source_id))

}  // namespace

std::map<Id<Share>, ShareKnown> known_of_shares(store::Reading const& db, Id<LearningPoint> point) {
    std::map<Id<Share>, ShareKnown> known;
    for (auto const& use :
         store::rows<ShareUse>(db,
                               "select share, asked, used, on_day, share_uses.at as at, share_uses.by as by from shares"
                               " join share_uses on share_uses.council = shares.council and share = id"
                               " where shares.council = :council and learning_point = :point",
                               db.council(), point)) {
        known[use.share].use = use;
    }
    for (auto& one :
         store::rows<SourceRow>(db,
                                "select share, source, source_id from shares"
                                " join share_sources on share_sources.council = shares.council and share = id"
                                " where shares.council = :council and learning_point = :point",
                                db.council(), point)) {
        known[one.share].source = {std::move(one.source), one.source_id};
    }
    return known;
}

void set_reach(store::Writing& db, Id<LearningPoint> point, Id<Share> share, std::int64_t reached, Doing const& doing) {
    auto const changed = store::act(db,
                                    "update shares set reached = :reached where council = :council and id = :id"
                                    " and learning_point = :point and reached <> :now and meant_for >= :most",
                                    reached, db.council(), share, point, reached, reached);
    if (changed > 0) {
        note(db, point, "reached", fmt::format("share {}, {}", share.number, reached), doing);
        settle(db, point, doing);
    }
}

void set_use(store::Writing& db, Id<LearningPoint> point, ShareUse use, Doing const& doing) {
    use.at = doing.now;
    use.by = doing.by;
    store::act(db,
               "insert into share_uses (council, share, asked, used, on_day, at, by)"
               " values (:council, :share, :asked, :used, :on_day, :at, :by)"
               " on conflict (council, share) do update set asked = excluded.asked, used = excluded.used,"
               " on_day = excluded.on_day, at = excluded.at, by = excluded.by",
               db.council(), use.share, use.asked, use.used, use.on_day, use.at, use.by);
    work::meet_deadline(db, noun, use.share.number, question, use.on_day);
    note(db, point, "use_told", fmt::format("share {}, {} of {}", use.share.number, use.used, use.asked), doing);
}

void follow_up(store::Writing& db, LearningPoint const& point, Share const& share, ShareSource const& source) {
    if (source) {
        store::insert(db, "share_sources", SourceRow{share.id, source.source, source.source_id});
        return;
    }
    work::set_deadline(
        db, {std::string(noun), share.id.number, std::string(question),
             fmt::format("Ask who used what was shared: {}", shortened(point.sentence, 90)),
             fmt::format("/learning-points/{}/shares/{}/use", point.id.number, share.id.number),
             std::string(name_of(people::May::write_learning)), share.shared_on + days_until_use_is_asked, share.by});
}

}  // namespace heed::loop
