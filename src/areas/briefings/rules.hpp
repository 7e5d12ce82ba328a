#pragma once
// What was typed, judged; what a briefing weighs; and what would be taken out of it. Pure: nothing here reads or writes.

#include "areas/briefings/briefing.hpp"
#include "kernel/outcome.hpp"
#include "measure/reading_age.hpp"

namespace heed::briefings {

/// The seven boxes that a council begins with. UNCONFIRMED by a standard: boards differ, so the council changes them.
std::vector<TemplateBox> boxes_to_begin_with();

/// A box of the template as it was typed. An empty title takes the box out.
struct TemplateBoxDraft {
    std::string place{};
    std::string title{};
    std::string hint{};
    std::optional<BeginsWith> begins_with{};
};
/// The boxes in their order, numbered anew. Fields are "place-1", "title-1", "hint-1" ...
Outcome<std::vector<TemplateBox>> template_of(std::vector<TemplateBoxDraft> const& drafts);

/// A briefing's words: title and what stands in its boxes.
struct Words {
    std::string title{};
    std::vector<Box> boxes{};
};
/// Every box may be empty in a draft. Fields are "title" and "box-1", "box-2" ...
Outcome<Words> write_briefing(Words words);

/// What somebody reads: the title, the boxes' titles and their words. Boxes that are empty are not shown.
std::vector<std::string> read_aloud(Words const& words);

struct Weight {
    int words = 0;
    int minutes = 0;
    measure::ReadingAge age;  ///< of the boxes' words, without titles
};
Weight weigh(Words const& words, int words_a_minute);

/// What `loop::made_anonymous` would take out of a box or the title, line by line.
struct TakenOut {
    std::string where;   ///< the box's title
    std::string before;  ///< the line as it is
    std::string after;   ///< the line without it
};
std::vector<TakenOut> what_would_be_taken_out(Words const& words);
Words without_what_names_people(Words words);

/// Mr, Mrs, Miss, Ms, Mx or Dr with a name, and initials such as "Mrs P": no program can tell whose they are, so the
/// writer is asked.
std::vector<std::string> what_looks_like_a_name(Words const& words);

/// Why it cannot be sent yet, one problem each.
Problems why_not_ready(Words const& words);

struct UseDraft {
    std::optional<Answer> answer{};
    std::string how{};
};
Outcome<Use> say_whether_used(UseDraft const& draft, Day today);

/// "12 of 19".
std::string counted_of(std::int64_t some, std::int64_t all);

/// "2026-11".
std::string month_of(Day day);
/// "November 2026".
std::string spoken_month(Day day);

}  // namespace heed::briefings
