#pragma once
// The procedures that a contact can hold, and what the clocks of each ask to be kept. One contact may hold several: each
// is a case of its own, with its own reference, clocks and end, joined by the contact that it came with.

#include <optional>
#include <string>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"

namespace heed::complaints {

/// none: a concern or a compliment, which follow no procedure of law. statutory: SI 2009/309, one stage. corporate_code:
/// the Complaint Handling Code, two stages, never for adult social care. data_protection: DPA 2018 section 164A.
/// subject_access: somebody asks for what is kept about them. financial_review: of a financial assessment, while the
/// statutory complaint stays open to them. service_request: something asked for, which is no complaint (Code 1.8).
/// safeguarding: somebody may be at risk, which goes before everything else.
enum class Track {
    none,
    statutory,
    corporate_code,
    data_protection,
    subject_access,
    financial_review,
    service_request,
    safeguarding,
};
BOOST_DESCRIBE_ENUM(Track, none, statutory, corporate_code, data_protection, subject_access, financial_review,
                    service_request, safeguarding)

/// Why a case waits. scope and identity: the person is asked what exactly they want, or to show who they are, which is
/// what stops the clock of a subject access request.
enum class HoldReason { safeguarding, police, court, ombudsman, scope, identity };
BOOST_DESCRIBE_ENUM(HoldReason, safeguarding, police, court, ombudsman, scope, identity)

/// A stretch of waiting. Going on with it ends this one and begins the next, so that each look at it is kept.
struct Hold {
    std::int64_t number = 0;
    HoldReason why = HoldReason::safeguarding;
    Day from_day;
    Day look_again_on;
    std::string reason;  ///< for us
    std::string told;    ///< what the person is told
    std::optional<Day> ended_on{};
    std::string ended_because{};
};
BOOST_DESCRIBE_STRUCT(Hold, (), (number, why, from_day, look_again_on, reason, told, ended_on, ended_because))

/// A longer time that the council may take by itself: Code 6.4, or two more months for a subject access request.
struct Extension {
    std::int64_t number = 0;
    Day until;
    Day told_on;
    std::string reason;        ///< as the person is told it
    bool rights_told = false;  ///< where to complain: the Ombudsman's details (Code 6.5), or the ICO's
};
BOOST_DESCRIBE_STRUCT(Extension, (), (number, until, told_on, reason, rights_told))

/// Another organisation that the matter is about too, and the part of it that it answers (reg. 9).
struct Body {
    std::int64_t number = 0;
    std::string name;
    std::string part;
    std::optional<Day> asked_on{};
    std::optional<Day> wanted_by{};
    std::optional<Day> answered_on{};
    std::string says{};  ///< what it answered, or why no answer is waited for
};
BOOST_DESCRIBE_STRUCT(Body, (), (number, name, part, asked_on, wanted_by, answered_on, says))

/// Whether the person agrees that the matter is shared with the other organisations.
enum class Consent { asked, given, refused };
BOOST_DESCRIBE_ENUM(Consent, asked, given, refused)

/// How several organisations answer together.
struct Joint {
    std::string lead_body;  ///< who leads; empty: this council
    Consent consent = Consent::asked;
    std::optional<Day> consent_on{};
    bool single_response = true;
};
BOOST_DESCRIBE_STRUCT(Joint, (), (lead_body, consent, consent_on, single_response))

/// Reg. 5: in which standing somebody complains.
enum class MadeBy { self, affected, representative };
BOOST_DESCRIBE_ENUM(MadeBy, self, affected, representative)

enum class AdvocateAnswer { not_offered, offered, accepted, declined };
BOOST_DESCRIBE_ENUM(AdvocateAnswer, not_offered, offered, accepted, declined)

/// What staff have learned of who complains and what help they need to do it; of the contact, so of all its parts.
struct Representation {
    MadeBy made_by = MadeBy::self;
    std::string capacity_note;
    AdvocateAnswer advocate = AdvocateAnswer::not_offered;
    std::optional<Day> advocate_offered_on{};
    std::string advocate_name{};
};
BOOST_DESCRIBE_STRUCT(Representation, (), (made_by, capacity_note, advocate, advocate_offered_on, advocate_name))

/// What else is known of one case.
struct Facts {
    std::string provider;      ///< who provided the service for the council
    std::string sent_by_body;  ///< who passed it to us; reg. 6: made to us on the day it reached us
    std::string ombudsman_reference;
    std::optional<Day> ombudsman_told_on{};  ///< when we were told that it went to the Ombudsman (reg. 18)
};
BOOST_DESCRIBE_STRUCT(Facts, (), (provider, sent_by_body, ombudsman_reference, ombudsman_told_on))

/// "Adult social care complaint", "Data protection complaint": as a choice and in a list.
std::string spoken(Track track);
std::string spoken(HoldReason why);
std::string spoken(Consent consent);
std::string spoken(MadeBy made_by);
std::string spoken(AdvocateAnswer answer);

/// The hold that it waits under now.
Hold const* open_hold(std::vector<Hold> const& holds);

}  // namespace heed::complaints
