#pragma once
// A complaint that crosses organisations (reg. 9): one leads, each answers its part, and the person gets one answer. And
// one that came to the wrong organisation (reg. 6).

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

struct JointDraft {
    std::optional<bool> we_lead{};
    std::string lead_body{};
    std::optional<Consent> consent{};
    std::optional<Day> consent_on{};
    std::optional<bool> single_response{};
};
Outcome<Joint> joined(Story const& story, JointDraft const& draft, Day today);
void join(store::Writing& db, Story const& seen, Joint const& joint, Doing const& doing);

/// Nothing of the matter may go to another organisation before the person agreed to it.
bool may_be_shared(Story const& story);

struct BodyDraft {
    std::int64_t number = 0;  ///< 0: another one
    std::string name{};
    std::string part{};
    std::optional<Day> asked_on{};
    std::optional<Day> wanted_by{};
    std::optional<Day> answered_on{};
    std::string says{};
};
Outcome<Body> body_set(Story const& story, BodyDraft const& draft, Day today);
void set_body(store::Writing& db, Story const& seen, Body const& body, Doing const& doing);

/// The organisations whose part of the one answer is still missing; none where each answers for itself.
std::vector<std::string> parts_missing(Story const& story);

/// Reg. 6: it is another organisation's and counts as made to that one on the day that it gets it.
struct SendingOn {
    std::string to{};
    std::optional<Day> on{};
    std::optional<bool> agreed{};
    std::string reason{};
};
Outcome<Closing> sent_to_right_body(Story const& story, SendingOn const& sending, Day today);

/// Reg. 5: who speaks for the person is not the one to; told in writing, with the reasons.
Outcome<Closing> representative_refused(Story const& story, std::string const& reason, std::optional<Day> told_on,
                                        Day today);

}  // namespace heed::complaints
