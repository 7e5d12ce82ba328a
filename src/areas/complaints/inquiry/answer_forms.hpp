#pragma once
// "Sent in the format needed": the answer in each form that the person needs, how it goes to them, who makes it and by when,
// and that it went (Accessible Information Standard, DAPB1605: meet, and record that it was met). What the program can send
// by itself is sent at once; all else is a task of a named person.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "areas/complaints/store.hpp"

namespace heed::complaints {

enum class FormOfAnswer { letter, large_print, easy_read, braille, audio, british_sign_language, translation };
BOOST_DESCRIBE_ENUM(FormOfAnswer, letter, large_print, easy_read, braille, audio, british_sign_language, translation)
std::string_view spoken(FormOfAnswer form);

/// page: only where they follow it.
enum class SentBy { email, post, phone, in_person, page };
BOOST_DESCRIBE_ENUM(SentBy, email, post, phone, in_person, page)
std::string_view spoken(SentBy way);

struct NeededForm {
    FormOfAnswer form = FormOfAnswer::letter;
    std::string detail{};  ///< the language of a translation
    SentBy way = SentBy::page;
    bool at_once = false;  ///< the program does it when the answer is sent
    bool operator==(NeededForm const&) const = default;
};
/// What this person is sent, by what they asked for; where it is not safe to contact them, nothing leaves the house.
std::vector<NeededForm> forms_needed(Teller const& teller);

/// A local norm, not law: the other form follows within this many working days.
constexpr int working_days_to_make_a_form = 5;
/// A letter is posted, and somebody is rung, by the next working day.
constexpr int working_days_to_post = 1;

struct AnswerForm {
    Id<AnswerForm> id;
    Id<Case> case_id;
    FormOfAnswer form = FormOfAnswer::letter;
    std::string detail;
    SentBy way = SentBy::page;
    std::int64_t owner = 0;
    Day due;
    std::optional<Day> sent_on;
    std::string says;
    std::int64_t sent_by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(AnswerForm, (), (id, case_id, form, detail, way, owner, due, sent_on, says, sent_by, at))

/// "Translation into Somali, by post".
std::string title_of(AnswerForm const& form);

std::vector<AnswerForm> answer_forms_of(store::Reading const& db, Id<Case> id);
std::optional<AnswerForm> find_answer_form(store::Reading const& db, Id<Case> case_id, Id<AnswerForm> id);

/// Notes what was sent at once, and gives the rest to somebody with its clock.
void plan_forms(store::Writing& db, Story const& story, Doing const& doing);
/// It went to them. Throws Conflict if that is on record already.
void mark_form_sent(store::Writing& db, Story const& story, AnswerForm const& form, SentBy way, Day on,
                    std::string const& says, Doing const& doing);
void give_form_to(store::Writing& db, Story const& story, AnswerForm const& form, std::int64_t owner,
                  Doing const& doing);

}  // namespace heed::complaints
