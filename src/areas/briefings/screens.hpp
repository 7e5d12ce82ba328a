#pragma once
// What the pages of this area share.

#include "areas/briefings/reach.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::briefings {

using loop::hidden;
using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;
namespace govuk = web::govuk;
namespace may = people::may;

/// "/briefings/12".
std::string path_of(Id<Briefing> id);
Doing doing_now(Here const& here);

/// Everybody who is signed in reads what was sent; drafts are for who writes briefings. Throws NotFound.
Briefing briefing_for(Here const& here, Id<Briefing> id);

/// "4 minutes to read: 730 words at 200 a minute".
std::string spoken_weight(std::int64_t words, std::int64_t minutes, int words_a_minute);

/// The words as they are read on the screen and on paper.
Html article_of(Words const& words);

/// How hard it is to read, its longest sentences and its hard words.
Html how_it_reads(Weight const& weight);
/// What is too long, as a warning; nothing up to seven minutes.
Html too_long(Weight const& weight);

/// What would be taken out, loudly, and the fields in which the writer decides; nothing where there is no doubt.
Html what_names_people(Words const& words, Typed const& typed);
/// Whether the writer has decided; and the words as decided.
Problems undecided(Words const& words, web::Form const& form);
Words as_decided(Words words, web::Form const& form);

std::string minutes_said(std::int64_t minutes);

void mount_library(people::Site& at);
void mount_writing(people::Site& at);
void mount_reading(people::Site& at);
void mount_sending(people::Site& at);
void mount_settings(people::Site& at);

}  // namespace heed::briefings
