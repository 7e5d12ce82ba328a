#pragma once
// What the pages of the way in are made of: the draft and its pair on the way from page to page, and the frame round a question.

#include <functional>

#include "areas/complaints/intake/draft.hpp"
#include "areas/complaints/intake/pair_door.hpp"
#include "areas/complaints/intake/question.hpp"
#include "areas/complaints/intake/suggestion.hpp"
#include "people/site.hpp"

namespace heed::complaints {

/// A draft in somebody's hands.
struct Journey {
    Unsent draft;
    std::vector<web::Field> answers;
    Pair pair;

    web::Form form() const { return web::Form(answers); }
};

/// Opens the draft of the posted pair and goes on with it. A wrong pair gets the page that asks for it; a draft that was sent
/// meanwhile, the page that says so.
web::Response with_journey(web::Request const& request, people::Here& here,
                           std::function<web::Response(Journey&, web::Form const&)> const& go_on);

/// For a step of what was sent meanwhile.
web::Response show_sent_before(people::Here const& here, Id<Case> id);

/// Keeps the answers as they now are. Housekeeping: nothing has been told yet.
void keep(people::Here& here, Journey& journey);

/// The page of one question; `then_check`: it was opened from "Check your answers" and leads back there.
struct QuestionToShow {
    Step const& question;
    Problems problems{};
    std::vector<web::Field> typed{};  ///< instead of the answers, where something is wrong with them
    bool then_check = false;
};
web::Response show_question(people::Here& here, Journey const& journey, QuestionToShow const& asked);

/// The question or page that follows, in order; "Check your answers" at the end.
web::Response show_next(people::Here& here, Journey const& journey, std::string_view step);
web::Response show_check(people::Here& here, Journey const& journey);
web::Response show_come_back_form(people::Here const& here, web::Form const& form, Problems const& problems);

web::Response show_files_of(people::Here& here, store::Reading const& db, Journey const& journey,
                            Problems const& problems, bool then_check);
web::Response show_files_question(people::Here& here, Journey const& journey, Problems const& problems,
                                  bool then_check);
web::Response show_help_question(people::Here& here, Journey const& journey, std::vector<Suggestion> const& found);
/// Help that fits what was said so far.
std::vector<Suggestion> help_for(store::Reading const& db, Journey const& journey);

/// One form with the pair, hidden fields and a body; `upload` makes it multipart.
web::Html form_of(people::Here const& here, Journey const& journey, std::string_view action, web::Html const& body,
                  bool upload = false);
/// A button that looks like a link.
web::Html link_button(std::string_view name, std::string_view value, std::string_view text,
                      std::string_view unseen = {});
/// A row of a summary list whose action is a button; and the list of such rows.
web::Html row_with_button(std::string_view key, web::Html const& value, web::Html const& button);
web::Html list_of_rows(web::Html const& rows);
/// Back, as a form of its own, so that Enter in a field does not go back.
web::Html back_form(people::Here const& here, Journey const& journey, std::string_view step, bool then_check);

/// A page of the way in: wider text and a picture in Easy Read. Browsers may keep it for their Back button.
struct WayInPage {
    std::string title;
    web::Html back{};
    web::Html main{};
    Problems problems{};
    bool easy = false;
    std::string_view picture{};
};
web::Response show_way_in(people::Here const& here, WayInPage const& page);

int days_kept(store::Reading const& db);

}  // namespace heed::complaints
