#pragma once
// What Dev does on the pages of a case, one function an act, for the tests.

#include <string>

#include "loop/offers.hpp"
#include "people/tests/stage.hpp"

namespace heed::ombudsman::tests {

using people::Answer;
using people::CastMember;
using people::Stage;

std::vector<web::Field> with_day(std::vector<web::Field> fields, std::string const& name, Day day);
std::string number_of(Stage& stage, CastMember const& who);

/// Its path.
std::string open_a_case(Stage& stage, std::string const& reference = "26 001 234",
                        std::string const& ours = "C-7K3M9QXP", CastMember const& officer = people::dev);
Answer ask(Stage& stage, std::string const& path, Day due, CastMember const& answerer = people::callum);
Answer receive_draft(Stage& stage, std::string const& path, Day due);
Answer uphold(Stage& stage, std::string const& path);
/// Callum does it.
Answer agree(Stage& stage, std::string const& path, std::string const& kind, std::string const& what, Day due);
Answer show_done(Stage& stage, std::string const& path, int remedy);
/// A theme, and the learning point at that place.
Answer begin_learning(Stage& stage, std::string const& place);
/// While it lives, there is one complaint, 77, that an area knows by this reference.
class KnownComplaint {
public:
    explicit KnownComplaint(std::string reference, bool kept_from_worker = false);
    ~KnownComplaint();
    KnownComplaint(KnownComplaint const&) = delete;
    KnownComplaint& operator=(KnownComplaint const&) = delete;

    /// What its area was told: "26 001 234 has 77".
    std::string const& told() const { return told_; }

private:
    loop::Offer before_;
    std::string told_;
};

}  // namespace heed::ombudsman::tests
