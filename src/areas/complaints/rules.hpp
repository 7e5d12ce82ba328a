#pragma once
// The verbs and questions of complaints, pure: today is passed in. After SI 2009/309 ("reg."), as read for this project;
// where the reading is our own it says so. Its clocks are in clocks/standing.hpp.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/clocks/standing.hpp"
#include "areas/complaints/complaint.hpp"
#include "areas/complaints/recourse.hpp"
#include "kernel/outcome.hpp"
#include "kernel/working_days.hpp"

namespace heed::complaints {

constexpr std::size_t most_said = 10'000;  ///< characters of what somebody tells us
constexpr std::size_t most_line = 200;     ///< characters of a name or another single line

// ---- what people tell us

/// What a person, or the member of staff who logs it for them, has said. Days and choices may be absent.
struct Told {
    std::optional<Kind> kind;
    std::optional<Channel> channel;
    std::string said;
    std::string wanted;
    std::string about;
    std::optional<Day> happened_on;
    std::optional<Day> noticed_on{};
    std::string noticed_words{};  ///< a day, or "about last spring": nothing is refused for it
    std::optional<Day> received_on;
    std::optional<bool> worker_may_know;
    std::optional<AnswerBy> answer_by;
    std::optional<bool> for_self;
    std::optional<bool> safe;  ///< to contact them in the way that they chose
    Teller teller;             ///< its `basis` and `answer_by` are taken from below
    std::optional<Basis> basis;
};

struct Received {
    Case said;
    Teller teller;
};

/// From a form of the residents: a complaint or a concern must say what happened and whether the worker may be told;
/// a compliment must only say what went well.
Outcome<Received> received_from_person(Told const& told, Instant now);

/// From a member of staff, on the telephone or with a letter in hand: the kind, how it came and what was said.
Outcome<Received> received_by_staff(Told const& told, std::int64_t by, Instant now);

/// "27 3 2026" or "27 March 2026", where the words are a whole day and nothing else.
std::optional<Day> day_in_words(std::string const& words);

/// What is wrong with how they are to be answered, and with the length of what was typed of them.
Problems wrong_with_contact(Told const& told);

/// Something more from the person.
Outcome<std::string> added(std::string const& text);

// ---- what staff do

Outcome<Acknowledgement> acknowledged(Story const& story, std::optional<Day> on, std::optional<Channel> how,
                                      std::optional<Discussion> discussion, Day today);

struct PlanDraft {
    std::optional<Day> answer_due;
    std::optional<AgreedWith> agreed_with;
    std::optional<Day> agreed_on;
    std::string how;
    std::string who{};
    std::optional<Day> sent_on{};
};

/// Reg. 13 and 14. A time beyond the six months must be agreed with the person, on a day within the six months.
Outcome<Plan> planned(Story const& story, PlanDraft const& draft, Day today);

/// Whether the complaint counts as well-founded in the annual report (reg. 18): any issue upheld, wholly or partly.
bool is_well_founded(std::vector<Finding> const& findings);

struct AnswerDraft {
    std::string how_considered;
    std::string conclusions;
    std::optional<ActionNeeded> action_needed;
    std::string action;
    std::string ombudsman;
    std::string signatory;
    std::optional<SignedAs> signed_as;
    std::optional<Day> sent_on;
    std::string late_reason;
    std::string on_behalf_of{};
};

/// What the written response of reg. 14 still lacks, one sentence each; of another track, it names where that one leads.
Problems missing_from(AnswerDraft const& draft, Recourse recourse = Recourse::ombudsman);

/// Whole, signed, in time or with its reason (reg. 14); each issue has its finding.
Outcome<Answer> answered(Story const& story, AnswerDraft const& draft, Day today);

/// How something that was said aloud was put right at once.
struct QuickEnd {
    std::optional<Day> on;
    bool satisfied = false;
    std::string how{};
    std::optional<Day> notice_on{};  ///< when they were told in writing that it is not taken as a complaint, and why
};
/// Reg. 8(1)(c): oral, and put right to the person's satisfaction by the end of the next working day. Reg. 8(2A), which we
/// believe to spare (c) from the notice in writing: with `notice_needed` a council gives it all the same.
Outcome<Closing> resolved_quickly(Story const& story, QuickEnd const& end, bool notice_needed, WorkingDays const& days,
                                  Day today);
bool may_be_resolved_quickly(Story const& story, WorkingDays const& days, Day today);

/// Reg. 8(1), but for (c): with the reason that the person is given in writing.
/// `notice_on`: when the person was told in writing. Of another council service (the Code) the only code is
/// refused_under_code, and the person reads where they may take it (Code 2.4).
Outcome<Closing> excluded(Story const& story, std::optional<Ending> code, std::string const& reason,
                          std::optional<Day> notice_on, Day today);
std::vector<Ending> exclusions_of(Case const& said);

/// Reg. 12: taken all the same, for both reasons; or refused, with the reason that the person is given in writing.
Outcome<Lateness> taken_though_late(Story const& story, Lateness const& reasons);
Outcome<Closing> refused_as_late(Story const& story, std::string const& reason, Day today);
/// It was made too late, and nothing was decided about that yet.
bool lateness_is_undecided(Story const& story);

/// The end of a concern or a compliment; a complaint can only be withdrawn, or turn out to be no message.
Outcome<Closing> closed(Story const& story, std::optional<Ending> ending, std::string const& reason, Day today);
std::vector<Ending> endings_of(Case const& said);

bool is_open(Story const& story);

/// A machine may have sent it: the loop is told once somebody has looked.
bool looks_like_a_machine(Doubt doubt);

/// Whether we may write an e-mail to this person on our own: they want e-mail, gave an address, and say that it is safe.
bool may_be_mailed(Teller const& teller);

}  // namespace heed::complaints
