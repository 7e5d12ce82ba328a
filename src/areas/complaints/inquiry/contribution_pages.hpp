#pragma once
// What somebody outside the council opens with their link and their code: their questions and their answers, and nothing else.
// No account and no cookie; the code is posted each time. A wrong code, a link that never was, one that is over and one that
// was ended are answered alike, with the same work; tries are counted by link and by network.

#include "people/site.hpp"

namespace heed::complaints {

void mount_contributions(people::Site& at);

}  // namespace heed::complaints
