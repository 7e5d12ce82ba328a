#pragma once
// The way in as data: one question a page, in plain words and in Easy Read words, in the order in which they are asked. The
// fields are those of `read_telling`, so the rules of rules.hpp judge a draft as they judge a form on one page.

#include <string>
#include <string_view>
#include <vector>

#include "areas/complaints/intake/draft.hpp"
#include "areas/complaints/intake/telling.hpp"

namespace heed::complaints {

/// The same thing said plainly (reading age nine), and in Easy Read (at most 15 words a sentence, one idea each).
struct Say {
    std::string_view plain;
    std::string_view easy;
    std::string_view in(bool easy_read) const { return easy_read && !easy.empty() ? easy : plain; }
};

struct Choosable {
    std::string_view value;
    Say text;
    Say hint{};
};

/// How a question is answered. help and files have pages of their own.
enum class Asks { text, line, day, one, person, safe, needs, help, files };

/// One question of it.
struct Step {
    std::string_view step;  ///< "worker": posted with the answer
    Asks asks = Asks::text;
    std::vector<std::string> fields;
    Say title;
    Say hint;
    std::string_view in_short;  ///< on "Check your answers"
    std::string_view picture;   ///< of the Easy Read page: "write" is easy-write.svg
    std::vector<Choosable> choices{};
    /// Whether it is asked, given what was answered before; absent: always.
    bool (*asked)(Kind, web::Form const&) = nullptr;
    std::string_view autocomplete{};
};

std::vector<Step> const& all_questions();
Step const* find_question(std::string_view step, Kind kind);

/// The questions that are asked in this draft, in order.
std::vector<Step const*> questions_of(Kind kind, web::Form const& answers);

/// The one before and the one after; nothing at the ends.
Step const* question_before(Kind kind, web::Form const& answers, std::string_view step);
Step const* question_after(Kind kind, web::Form const& answers, std::string_view step);

/// What is wrong with the answer to this question; of all answers, what is wrong at all.
Problems problems_of(Step const& question, Kind kind, web::Form const& answers, Instant now);
Problems problems_of(Kind kind, web::Form const& answers, Instant now);

/// Its fields, whose label or legend is the page's heading.
web::Html shown(Step const& question, bool easy, Typed const& typed);

/// The answer as "Check your answers" says it.
std::string in_words(Step const& question, bool easy, web::Form const& answers);

}  // namespace heed::complaints
