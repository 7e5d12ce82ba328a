#pragma once
// What is promised to put things right, each with who does it and by when, tracked until it is done. Pure. The kinds are
// those that councils report, after the Ombudsman's guidance on remedies: an apology, corrective action, quantifiable loss,
// a symbolic payment, and always whether a service is to be improved. The answer is given when it is known, not when the
// actions end; these are followed to their end, with updates to the person (Code 6.6).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/complaints/complaint.hpp"
#include "kernel/outcome.hpp"

namespace heed::complaints {

enum class RemedyKind {
    apology,
    financial_redress,
    new_decision,  ///< a new appeal or review, or a decision made again
    procedure_change,
    reassessment,
    something_else,
};
BOOST_DESCRIBE_ENUM(RemedyKind, apology, financial_redress, new_decision, procedure_change, reassessment,
                    something_else)
std::string_view spoken(RemedyKind kind);

/// What a payment is for; none where there is no payment.
enum class Redress { none, distress, loss_of_service, quantifiable_loss };
BOOST_DESCRIBE_ENUM(Redress, none, distress, loss_of_service, quantifiable_loss)
std::string_view spoken(Redress redress);

struct Remedy {
    std::int64_t number = 0;
    RemedyKind kind = RemedyKind::apology;
    Redress redress = Redress::none;
    std::int64_t pence = 0;
    std::string what;  ///< as the person reads it
    std::int64_t owner = 0;
    Day due;
    Day promised_on;
    std::optional<Day> done_on;
    std::string evidence;          ///< how one sees that it was done
    std::string not_done_because;  ///< not empty: it will not be done
    std::int64_t learning_point = 0;
    std::int64_t action = 0;  ///< of that learning point
};
BOOST_DESCRIBE_STRUCT(Remedy, (),
                      (number, kind, redress, pence, what, owner, due, promised_on, done_on, evidence, not_done_because,
                       learning_point, action))

/// The four that the Ombudsman's compliance figures know; what is open and past its day is late, and still open.
enum class RemedyState { open, done_on_time, done_late, not_done };
BOOST_DESCRIBE_ENUM(RemedyState, open, done_on_time, done_late, not_done)
RemedyState state_of(Remedy const& remedy);
bool is_late(Remedy const& remedy, Day today);

/// "To do, 3 days left", "Late: 2 days", "Done on 3 May 2026, late": as staff read it.
std::string spoken_state(Remedy const& remedy, Day today);
/// "We will do this by 3 May 2026.": as the person reads it.
std::string promised_words(Remedy const& remedy, Day today);

/// A local norm, not law: the complaints team is warned this many days before a remedy is late.
constexpr int days_of_warning = 7;
/// The day of the warning; never before the promise was made.
Day warned_on(Remedy const& remedy);

/// "£1,250.50".
std::string pounds(std::int64_t pence);
/// "1250", "£1,250.50"; nothing for what is no amount between 1 penny and a million pounds.
std::optional<std::int64_t> pence_in(std::string_view typed);

struct RemedyDraft {
    std::optional<RemedyKind> kind{};
    std::optional<Redress> redress{};
    std::string amount{};
    std::string what{};
    std::int64_t owner = 0;
    std::optional<Day> due{};
};
/// Fields "kind", "redress", "amount", "what", "owner", "due".
Outcome<Remedy> promised(Story const& story, RemedyDraft const& draft, Day today);

/// Fields "on", "evidence".
Outcome<Remedy> carried_out(Remedy remedy, std::optional<Day> on, std::string const& evidence, Day today);
/// Another day, with the reason that the person is told. Fields "due", "reason".
Outcome<Remedy> moved(Remedy remedy, std::optional<Day> due, std::string const& reason, Day today);
/// It will not be done, with the reason that the person is told. Field "because".
Outcome<Remedy> given_up(Remedy remedy, std::string const& because);

}  // namespace heed::complaints
