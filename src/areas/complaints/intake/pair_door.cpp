#include "areas/complaints/intake/pair_door.hpp"

#include <vector>

#include "areas/complaints/intake/draft.hpp"
#include "areas/complaints/store.hpp"
#include "kernel/failure.hpp"
#include "loop/parts.hpp"

namespace heed::complaints {

namespace {

constexpr std::int64_t wrong_tries_of_network = 20;
constexpr std::int64_t wrong_tries_of_reference = 10;

/// Wrong pairs are counted by network, and by reference whether it exists or not.
std::vector<std::string> counted_for(web::Request const& request, people::Here const& here, web::Form const& form) {
    auto const id = id_of(form.text("reference"));
    return {"follow " + network_of(here.server_key, request.peer),
            "reference " + (id ? reference_of(*id) : std::string("none"))};
}

bool has_tried_too_often(people::Here const& here, std::vector<std::string> const& who) {
    return tries_of(here.db, who[0], tries_stretch, here.now) >= wrong_tries_of_network ||
           (who[1] != "reference none" &&
            tries_of(here.db, who[1], tries_stretch, here.now) >= wrong_tries_of_reference);
}

}  // namespace

std::optional<Id<Case>> opened_by_pair(web::Request const& request, people::Here& here, web::Form const& form) {
    auto const who = counted_for(request, here, form);
    if (has_tried_too_often(here, who)) {
        throw TooMany();
    }
    auto const id = id_of(form.text("reference")).value_or(Id<Case>{});
    if (secret_matches(secret_of_either(here.db, id), form.text("secret"))) {
        return id;
    }
    store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
        for (auto const& one : who) {
            count_try(db, one, tries_stretch, here.now);
        }
    });
    return std::nullopt;
}

std::string secret_of_either(store::Reading const& db, Id<Case> id) {
    auto const of_case = secret_of(db, id);
    auto const of_draft = secret_of_draft(db, id);
    return of_case.empty() ? of_draft : of_case;
}

Pair free_pair(store::Reading const& db, std::string const& server_key, std::string const& form_key) {
    for (int attempt = 0;; ++attempt) {
        auto pair = pair_of(server_key, form_key, attempt);
        auto const kept = secret_of_either(db, pair.id);
        if (kept.empty() || secret_matches(kept, pair.secret)) {
            return pair;
        }
    }
}

web::Html pair_fields(Pair const& pair) {
    return loop::hidden("reference", reference_of(pair.id)) + loop::hidden("secret", pair.secret);
}

Pair pair_in(web::Form const& form, Id<Case> id) { return {id, form.text("secret")}; }

}  // namespace heed::complaints
