#pragma once
// The questions as a form: the same for a person on the web and for staff who type in what came on paper or by telephone.

#include "areas/surveys/rules.hpp"
#include "loop/parts.hpp"

namespace heed::surveys {

using loop::Typed;
using web::Html;

/// Who the words of the form speak to. Staff who read Easy Read words out on the telephone see no pictures.
enum class Asks { person, person_in_easy_read, staff, staff_in_easy_read };

/// The picture of a question in Easy Read, and the face of an answer: "help", "face-good".
std::string_view picture_of(QuestionKind kind);
std::string_view face_of(Answer answer);

Html question_fields(Typed const& typed, std::vector<Question> const& questions, std::string const& matters, Asks asks);

AnswerDraft read_answer(web::Form const& form);

/// Yes or no; nothing where neither was chosen.
std::optional<bool> yes_or_no(web::Form const& form, std::string_view field);

}  // namespace heed::surveys
