#include "areas/complaints/intake/draft.hpp"

#include <algorithm>

#include "areas/complaints/intake/case_files.hpp"
#include "areas/complaints/intake/suggestion_counts.hpp"
#include "store/rows.hpp"
#include "work/attachments.hpp"

namespace heed::complaints {

namespace {

/// Ten thousand characters of four bytes each are 120,000 once they are encoded, and there are several fields.
constexpr std::size_t most_kept = 400'000;
constexpr int forgotten_at_once = 100;

struct UnsentRow : Unsent {
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(UnsentRow, (Unsent), (secret))

}  // namespace

std::string form_encoded(std::vector<web::Field> const& fields) {
    std::string text;
    for (auto const& field : fields) {
        auto const pair = web::percent_encoded(field.name) + "=" + web::percent_encoded(field.value);
        if (text.size() + pair.size() < most_kept) {
            (text += text.empty() ? "" : "&") += pair;
        }
    }
    return text;
}

std::vector<web::Field> fields_of(Unsent const& draft) {
    return web::parse_urlencoded(draft.answers).value_or(std::vector<web::Field>{});
}

std::vector<web::Field> with_answers(Unsent const& draft, std::vector<std::string> const& names,
                                     std::vector<web::Field> const& typed) {
    auto fields = fields_of(draft);
    auto const is_of_question = [&](web::Field const& field) {
        return std::ranges::find(names, field.name) != names.end();
    };
    std::erase_if(fields, is_of_question);
    std::ranges::copy_if(typed, std::back_inserter(fields), is_of_question);
    return fields;
}

std::optional<Unsent> find_draft(store::Reading const& db, Id<Case> id) {
    return store::row<Unsent>(db,
                              "select id, kind, easy, answers, started_at, changed_at, forget_on from drafts"
                              " where council = :council and id = :id",
                              db.council(), id);
}

std::string secret_of_draft(store::Reading const& db, Id<Case> id) {
    return store::value_if_any<std::string>(db, "select secret from drafts where council = :council and id = :id",
                                            db.council(), id)
        .value_or("");
}

void keep_draft(store::Writing& db, Unsent const& draft, std::string const& kept_secret) {
    auto const changed = store::act(db,
                                    "update drafts set answers = :answers, easy = :easy, changed_at = :now,"
                                    " forget_on = :day where council = :council and id = :id",
                                    draft.answers, draft.easy, draft.changed_at, draft.forget_on, db.council(),
                                    draft.id);
    if (changed == 0) {
        store::insert(db, "drafts", UnsentRow{draft, kept_secret});
    }
}

void forget_draft(store::Writing& db, Id<Case> id) {
    work::forget_files_of(db, draft_subject, id.number);
    store::act(db, "delete from drafts where council = :council and id = :id", db.council(), id);
}

void draft_became_case(store::Writing& db, Id<Case> id) {
    work::move_files(db, draft_subject, id.number, files_of_person, id.number);
    store::act(db, "delete from drafts where council = :council and id = :id", db.council(), id);
}

void forget_old_drafts(store::Store& store, CouncilId council, Instant now) {
    auto const forget_some = [&](store::Writing& db) {
        auto const old = store::values<Id<Case>>(
            db,
            "select id from drafts where council = :council and forget_on <= :today"
            " order by forget_on, id limit :most",
            db.council(), day_in_england(now), forgotten_at_once);
        for (auto const id : old) {
            settle_suggestions(db, id, {Ended::left});
            forget_draft(db, id);
        }
        return static_cast<int>(old.size()) + work::forget_files_of_nobody(db, now);
    };
    while (store::housekeeping(store, council, forget_some) >= forgotten_at_once) {
    }
}

}  // namespace heed::complaints
