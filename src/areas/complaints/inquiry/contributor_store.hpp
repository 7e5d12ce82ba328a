#pragma once
// Contributors and their answers in the store.

#include "areas/complaints/inquiry/contributors.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

std::vector<Contributor> contributors_of(store::Reading const& db, Id<Case> id);
std::optional<Contributor> find_contributor(store::Reading const& db, Id<Case> case_id, Id<Contributor> id);
std::optional<Contributor> contributor_with_key(store::Reading const& db, std::string_view link_key);
std::vector<OutsideQuestion> questions_of(store::Reading const& db, Id<Contributor> id);

/// Where the link leads and the code that goes with it; the code is known only now.
struct LinkAndCode {
    std::string link_key;
    std::string link;
    std::string code;
};
LinkAndCode fresh_link(std::string const& site);

/// Keeps the questions, puts the e-mail with the link into the outbox, and sets the clock.
Id<Contributor> ask_outside(store::Writing& db, Story const& seen, AskedOutside asked, LinkAndCode const& link,
                            std::string const& server_key, Doing const& doing);
/// The old code works no more.
void change_code(store::Writing& db, Story const& seen, Contributor const& contributor, std::string const& code,
                 std::string const& server_key, Doing const& doing);
void remind(store::Writing& db, Story const& seen, Contributor const& contributor, Doing const& doing);
void end_link(store::Writing& db, Story const& seen, Contributor const& contributor, Doing const& doing);

/// The complaint is closed: what was asked outside and is not answered is waited for no more.
void end_links_of(store::Writing& db, Id<Case> id, Day today);

/// What they answered, by question; a question that has an answer keeps it. `more`: what else they said. Answers how many
/// were new. `files`: how many came with it.
int keep_answers(store::Writing& db, Story const& seen, Contributor const& contributor,
                 std::vector<OutsideQuestion> const& answers, std::string const& more, std::int64_t files,
                 Doing const& doing);

/// Reminds everybody once whose answer is due within two days; for the nightly job.
void remind_contributors(store::Writing& db, Day today, Instant now);

}  // namespace heed::complaints
