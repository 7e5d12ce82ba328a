#pragma once
// Decisions about other councils that the Ombudsman published, read in as near-misses: what went wrong there could go wrong
// here. Each is put to a named person with a date: could this happen here? Pure; the store is elsewhere_store.hpp.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"
#include "kernel/outcome.hpp"
#include "people/member.hpp"
#include "web/form.hpp"

namespace heed::ombudsman {

/// A published decision, as the Ombudsman's page has it.
struct PublishedDecision {
    std::string reference;  ///< "21 008 070"
    std::string body;       ///< the council that it is about
    std::string category;   ///< "Adult care services > Assessment and care plan"
    std::string decision;   ///< "Upheld", in the page's own word
    std::optional<Day> decided_on;
    std::string summary;        ///< at most 2,000 characters
    std::string agreed_action;  ///< at most 3,000 characters; may be empty
};
BOOST_DESCRIBE_STRUCT(PublishedDecision, (), (reference, body, category, decision, decided_on, summary, agreed_action))

constexpr std::size_t most_pasted = 200'000;
constexpr std::size_t longest_summary = 2000;
constexpr std::size_t longest_agreed_action = 3000;
constexpr std::size_t most_decisions_of_a_file = 200;

/// What can be found in the text of a decision's page, with what cannot left empty: the body and the reference in brackets,
/// the lines "Category :", "Decision :" and "Decision date :", what follows "Summary:", and the section "Agreed action".
PublishedDecision read_page(std::string_view pasted);

/// A file with the columns reference, council, category, decision, date, summary, agreed action, in any order; reference and
/// summary are needed. Problems name the lines, on the field "pasted".
Outcome<std::vector<PublishedDecision>> read_table(std::string_view csv);

/// The first line names columns, as a file's does and a page's does not.
bool looks_like_a_table(std::string_view pasted);

/// "25 Apr 2022", "25 April 2022", "25/04/2022", "2022-04-25".
std::optional<Day> published_day_in(std::string_view text);

/// As it was typed, once the page was read.
struct PublishedDraft {
    std::string reference{};
    std::string body{};
    std::string category{};
    std::string decision{};
    web::TypedDay decided_on{};  ///< may be empty
    std::string summary{};
    std::string agreed_action{};
};
Outcome<PublishedDecision> checked(PublishedDraft const& draft, Day today);

/// To whom it is put, and until when.
struct PutTo {
    Id<people::Member> member;
    Day due;
};
struct PutToDraft {
    std::int64_t member = 0;
    web::TypedDay due{};
};
Outcome<PutTo> put_to(PutToDraft const& draft, Day today);

/// Could this happen here?
enum class CouldHappen { yes, partly, no, do_not_know };
BOOST_DESCRIBE_ENUM(CouldHappen, yes, partly, no, do_not_know)
/// "Partly".
std::string_view spoken(CouldHappen answer);
/// Yes and partly are near-misses: the loop hears them.
bool is_near_miss(CouldHappen answer);

struct NearMissAnswer {
    std::int64_t number = 0;
    CouldHappen answer = CouldHappen::do_not_know;
    std::string looked_at;  ///< what they looked at
    Day answered_on;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(NearMissAnswer, (), (number, answer, looked_at, answered_on, by))

struct AnswerDraft {
    std::optional<CouldHappen> answer{};
    std::string looked_at{};
};
/// Every answer says what was looked at: also a no.
Outcome<NearMissAnswer> answered(AnswerDraft const& draft, Day today);

}  // namespace heed::ombudsman
