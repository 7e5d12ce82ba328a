#pragma once
// What somebody needs so as to read, hear and be understood, after the Accessible Information Standard (DAPB1605): six
// steps. Identify: the way in asks. Record: `Teller`, once. Flag: `flags_of` on every screen, `needs_line` on every letter.
// Share: what they agreed to. Meet: what was given in which form, as evidence. Review: a date that stands in the lists.

#include <string>
#include <vector>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// The form that something written must have for this person.
enum class Format { large_print, easy_read, braille, audio, british_sign_language, other_language };
BOOST_DESCRIBE_ENUM(Format, large_print, easy_read, braille, audio, british_sign_language, other_language)

/// Every one that they asked for, in the order above; none: print or e-mail as it is.
std::vector<Format> formats_needed(Teller const& teller);

/// "large print", "in Somali".
std::string spoken(Format format, Teller const& teller);

/// The same without large print, which the program makes by itself: a person must make the others first.
std::vector<std::string> forms_to_make(Teller const& teller);

/// The line that stands on every letter and page made for them, for those who send it: "Send this in large print, and in
/// Somali. Needs: ...". Empty where they need nothing.
std::string needs_line(Teller const& teller);

/// Words that may stand in `Teller::other_needs` and are asked for by name.
constexpr std::string_view needs_braille = "Braille";
constexpr std::string_view needs_audio = "Audio";
constexpr std::string_view needs_hearing_loop = "A hearing loop";
constexpr std::string_view needs_text_relay = "Calls through a relay service";

/// May those who work with them be told what they need?
enum class Sharing { not_asked, may_share, must_not_share };
BOOST_DESCRIBE_ENUM(Sharing, not_asked, may_share, must_not_share)
std::string spoken(Sharing sharing);

constexpr int days_to_first_review = 90;

/// What was agreed at one time; the last counts.
struct NeedsReview {
    std::int64_t number = 0;
    std::string says;  ///< the needs as they then were, or "none"
    Sharing sharing = Sharing::not_asked;
    Day review_on;
};
BOOST_DESCRIBE_STRUCT(NeedsReview, (), (number, says, sharing, review_on))

/// Evidence that something was given in the form that they need, or was not.
struct NeedMet {
    std::int64_t number = 0;
    std::string what;  ///< "The answer"
    std::string how;   ///< "large print, by post"
    bool was_met = true;
    Day on_day;
};
BOOST_DESCRIBE_STRUCT(NeedMet, (), (number, what, how, was_met, on_day))

std::optional<NeedsReview> last_review(store::Reading const& db, Id<Case> id);
std::vector<NeedMet> needs_met(store::Reading const& db, Id<Case> id);

/// Sets the first review, in the transaction in which a case with needs is received.
void begin_needs(store::Writing& db, Received const& received, Id<Case> id, Doing const& doing);

/// For other rooms, inside a change of theirs: "the letter of 3 May was sent in large print". Its number is given here.
void record_as_met(store::Writing& db, Id<Case> id, NeedMet met, Doing const& doing);

/// The end of an e-mail to somebody who needs another form than an e-mail has, in words for them; else empty. And the
/// evidence that it went out as it is, so that staff see what is still to be made.
std::string note_of_needs(Teller const& teller);
void record_plain_mail(store::Writing& db, Story const& story, Instant now);

/// Of what one person told us several times, one stands in the lists to be asked again.
enum class AskAgain { here, elsewhere };
/// What they need, on this contact alone; `what` is the entry's code word. `review` below lets the others of the person follow.
void record_review(store::Writing& db, Story const& seen, Teller const& needs, NeedsReview review, AskAgain ask,
                   std::string_view what, Doing const& doing);

/// What staff found out when they asked again, and what they sent: each is a change of the case.
void review(store::Writing& db, Story const& seen, Teller const& needs, NeedsReview review, Doing const& doing);
void meet(store::Writing& db, Story const& seen, NeedMet const& met, Doing const& doing);

}  // namespace heed::complaints
