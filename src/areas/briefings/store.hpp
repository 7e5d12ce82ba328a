#pragma once
// Briefings in the store: their template, their words and versions, and the lists.

#include "areas/briefings/rules.hpp"
#include "loop/learning/learning_store.hpp"

namespace heed::briefings {

using loop::Doing;

struct TemplateNow {
    Id<Template> id;  ///< 0: the program's own
    std::vector<TemplateBox> boxes;
};
TemplateNow template_now(store::Reading const& db);
/// The next version of the template; briefings that were written keep theirs.
Id<Template> add_template(store::Writing& db, std::vector<TemplateBox> const& boxes, Doing const& doing);

/// A draft. The learning points must be there.
Id<Briefing> add_briefing(store::Writing& db, Id<Template> its_template, Words const& words, Weight const& weight,
                          std::vector<Id<LearningPoint>> const& points, Doing const& doing);
/// Its next version. Throws Conflict unless it is still at `version`.
void write_version(store::Writing& db, Id<Briefing> id, Words const& words, Weight const& weight, std::int64_t version,
                   Doing const& doing);

std::optional<Briefing> find_briefing(store::Reading const& db, Id<Briefing> id);
Words words_of(store::Reading const& db, Briefing const& briefing, std::int64_t version);
/// The last one first.
std::vector<Version> versions_of(store::Reading const& db, Id<Briefing> id);
std::vector<Sending> sendings_of(store::Reading const& db, Id<Briefing> id);
std::vector<Topic> topics_of(store::Reading const& db, Id<Briefing> id);
std::optional<OverBudget> over_budget_of(store::Reading const& db, Id<Briefing> id);

/// The place in the list of what was sent: by the day, then by the number.
struct SentPlace {
    Day sent_on;
    Id<Briefing> briefing;
};
/// What was sent before that place, or the last ones; the last first.
std::vector<Briefing> list_sent(store::Reading const& db, std::optional<SentPlace> before, int most);
/// Drafts, the one begun last first.
std::vector<Briefing> list_drafts(store::Reading const& db, Id<Briefing> before, int most);

/// A briefing as lists name it.
struct BriefingLine {
    Id<Briefing> id;
    std::string title;
    std::int64_t minutes = 0;
    Day day;  ///< when it was sent, or read
};
BOOST_DESCRIBE_STRUCT(BriefingLine, (), (id, title, minutes, day))

/// Of those sent to the member, what is not read yet: the one sent first comes first.
std::vector<BriefingLine> to_read(store::Reading const& db, Id<Member> member, int most);
/// What the member was asked about and has not answered, asked on or after that day.
std::vector<BriefingLine> to_answer(store::Reading const& db, Id<Member> member, Day asked_since, int most);
/// Of these briefings, those that the member has read.
std::optional<Receipt> receipt_of(store::Reading const& db, Id<Member> member, Id<Briefing> briefing);
std::optional<Use> use_of(store::Reading const& db, Id<Member> member, Id<Briefing> briefing);

}  // namespace heed::briefings
