#pragma once
// A seven-minute briefing: one topic that a team reads and talks about. The technique is credited to the FBI; safeguarding
// boards publish one for each review. Its boxes are a template that the council changes; a briefing keeps those that it
// was written with.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "loop/learning/learning.hpp"
#include "loop/learning/share.hpp"
#include "people/member.hpp"

namespace heed::briefings {

using loop::LearningPoint;
using people::Member;
using people::Team;

struct Template;

/// What a box begins with when a briefing is made from learning points.
enum class BeginsWith { nothing, theme, how_often, proofs, what_to_do, questions };
BOOST_DESCRIBE_ENUM(BeginsWith, nothing, theme, how_often, proofs, what_to_do, questions)

/// "What the theme is".
std::string_view spoken(BeginsWith begins_with);

struct TemplateBox {
    std::int64_t place = 0;  ///< 1, 2, 3 ...
    std::string title;
    std::string hint;
    BeginsWith begins_with = BeginsWith::nothing;
};
BOOST_DESCRIBE_STRUCT(TemplateBox, (), (place, title, hint, begins_with))

struct Box {
    std::int64_t place = 0;
    std::string title;
    std::string hint;
    std::string says;  ///< Markdown
};
BOOST_DESCRIBE_STRUCT(Box, (), (place, title, hint, says))

struct Briefing {
    Id<Briefing> id;
    Id<Template> its_template;  ///< the template's version; 0: the program's own
    Instant made_at;
    std::int64_t made_by = 0;
    std::string title;
    std::int64_t version = 1;       ///< of its words; a change makes the next one
    std::int64_t minutes = 0;       ///< to read that version
    std::int64_t sent_version = 0;  ///< what its readers see; 0: it is a draft
    std::string sent_title;
    std::optional<Day> sent_on;  ///< when it was sent first
};
BOOST_DESCRIBE_STRUCT(Briefing, (),
                      (id, its_template, made_at, made_by, title, version, minutes, sent_version, sent_title, sent_on))

inline bool is_sent(Briefing const& briefing) { return briefing.sent_version > 0; }

/// A version of its words.
struct Version {
    std::int64_t version = 1;
    std::string title;
    std::int64_t words = 0;
    std::int64_t minutes = 0;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Version, (), (version, title, words, minutes, at, by))

struct Sending {
    std::int64_t version = 1;
    std::string to_whom;  ///< "Practitioners in Northside locality team"; of a correction, ""
    Day on_day;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(Sending, (), (version, to_whom, on_day, at, by))

struct OverBudget {
    std::string says;  ///< "practitioner: 37 of 30 minutes"
    std::string reason;
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(OverBudget, (), (says, reason, at, by))

/// A learning point that it is made from, and the share that its sending made; 0 before.
struct Topic {
    Id<LearningPoint> learning_point;
    Id<loop::Share> share;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(Topic, (), (learning_point, share, sentence))

/// Somebody who read it, and said so by pressing a button.
struct Receipt {
    Id<Member> member;
    Id<Briefing> briefing;
    std::int64_t version = 1;
    Id<Team> team;
    bool needed = true;  ///< it was meant for them; others may read it too
    Day read_on;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (member, briefing, version, team, needed, read_on, at))

enum class Answer { used, not_yet, does_not_concern_me };
BOOST_DESCRIBE_ENUM(Answer, used, not_yet, does_not_concern_me)

/// "I used it".
std::string_view spoken(Answer answer);

struct Use {
    Id<Member> member;
    Id<Briefing> briefing;
    Answer answer = Answer::used;
    std::string how;  ///< one line, or empty
    Day on_day;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(Use, (), (member, briefing, answer, how, on_day, at))

/// Whom it reached, of one team or of all.
struct Reach {
    Id<Team> team;
    std::int64_t needed = 0;
    std::int64_t have_read = 0;    ///< of those who needed it
    std::int64_t others_read = 0;  ///< of those who did not
    std::int64_t asked = 0;        ///< whether they used it
    std::int64_t used = 0;
    std::int64_t not_yet = 0;
    std::int64_t does_not_concern_me = 0;
};
BOOST_DESCRIBE_STRUCT(Reach, (), (team, needed, have_read, others_read, asked, used, not_yet, does_not_concern_me))

Reach sum_of(std::vector<Reach> const& reaches);

/// A briefing is read in seven minutes.
constexpr int longest_minutes = 7;
/// How long somebody has to read it.
constexpr int days_to_read = 28;
/// When a reader is asked whether they used it, how long they have to answer, and when nobody asks any more.
constexpr int days_until_asked = 42;
constexpr int days_to_answer = 14;
constexpr int days_until_dropped = 42;

constexpr std::size_t most_boxes = 12;
constexpr std::size_t longest_box = 8000;         ///< characters
constexpr std::size_t longest_briefing = 65'536;  ///< bytes, all boxes together

}  // namespace heed::briefings
