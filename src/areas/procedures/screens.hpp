#pragma once
// What the pages of this area share.

#include "areas/procedures/difference.hpp"
#include "areas/procedures/store.hpp"
#include "loop/parts.hpp"
#include "people/site.hpp"

namespace heed::procedures {

using loop::Typed;
using people::Here;
using people::Request;
using people::Response;
using web::Html;
namespace govuk = web::govuk;
namespace may = people::may;

/// "/procedures/4".
std::string path_of(Id<Procedure> id);
Doing doing_now(Here const& here);

/// Everybody who is signed in reads what is or was in force; a first draft is for who manages procedures. Throws NotFound.
Procedure procedure_for(Here const& here, Id<Procedure> id);

/// "12 of 40 have read it".
std::string spoken(Reach const& reach);
Html badge_of(Procedure const& procedure, Day today);

/// What changed, in one column: taken out and added words are marked, and said in words for who cannot see the marks.
Html marked(std::vector<ChangedLine> const& lines);
/// What changed, before on the left and after on the right; one below the other on a phone.
Html side_by_side(std::vector<ChangedLine> const& lines);

/// The check that a procedure is used: its measure, its samples, and what the loop was promised of it.
Html checks_shown(Here const& here, Procedure const& procedure);

void mount_reading(people::Site& at);
void mount_writing(people::Site& at);
void mount_checking(people::Site& at);

}  // namespace heed::procedures
