#pragma once
// What staff do to a case: each act has a page of its own with a form, a rule that judges what was typed, and what is then
// done in one transaction. Two who act on the same case at once: the second is shown what the first did, and their own
// words, and sends them again or not (409).

#include <functional>

#include "areas/complaints/fields.hpp"
#include "areas/complaints/store.hpp"
#include "people/site.hpp"

namespace heed::complaints {

using Do = std::function<void(store::Writing&, Doing const&)>;

struct Act {
    std::string_view word;     ///< the end of its path: "acknowledge"
    std::string_view heading;  ///< "Acknowledge it"
    std::string_view button;
    /// Whether it can be done now; what cannot is not offered.
    bool (*offered)(Story const&, people::Here const&);
    web::Html (*fields)(Story const&, people::Here const&, Typed const&);
    Outcome<Do> (*judged)(Story const&, people::Here const&, web::Form const&);
    people::May may = people::May::answer_complaints;  ///< who is shown it; narrower rules are the act's own
    std::string_view group = "What you can do";        ///< the heading under which it is offered
};

extern Act const acknowledge_it;
extern Act const agree_a_plan;
extern Act const resolve_quickly;
extern Act const decide_on_lateness;
extern Act const exclude_it;
extern Act const write_words;
extern Act const give_to_officer;
extern Act const choose_service;
extern Act const close_it;
extern Act const confirm_it;

/// The acts that the page of a case offers at its side, in their order; the others stand in the panels that they are about.
std::vector<Act const*> const& all_acts();

/// The page of an act, and its doing. What stands in the address fills the form in: "/complaints/12/findings?issue=2".
web::Response show_act(web::Request const& request, people::Here const& here, Act const& act, Id<Case> id);
web::Response do_act(web::Request const& request, people::Here& here, Act const& act, Id<Case> id);

/// Two handlers for the site map, from one act.
template <Act const& act>
web::Response act_form(web::Request const& request, people::Here& here, Id<Case> id) {
    return show_act(request, here, act, id);
}
template <Act const& act>
web::Response act_done(web::Request const& request, people::Here& here, Id<Case> id) {
    return do_act(request, here, act, id);
}

template <Act const& act>
void mount_act(people::Site& at) {
    auto const path = "/complaints/{id}/" + std::string(act.word);
    at.get(path, act.may, act_form<act>);
    at.post(path, act.may, act_done<act>);
}

/// The story, for those who may see it; 404 for everybody else, as if there were none.
Story must_find(people::Here const& here, Id<Case> id);

std::string path_of(Id<Case> id);

/// What anybody who opens a page about this person must see first: support, safety, who must not know.
web::Html flags_of(Story const& story);

/// "Complaint C-7K3M9QXP".
std::string title_of(Story const& story);

}  // namespace heed::complaints
