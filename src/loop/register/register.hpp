#pragma once
// The register: every recommendation and learning point, whatever its source. What is typed when one is entered.

#include "loop/learning/learning.hpp"

namespace heed::loop {

struct EntryDraft {
    LearningDraft
        point{};  ///< an empty sentence is only kept with `keep_as_it_is`: then their own words stand in for it
    TestableDraft form{};
    OriginDraft origin{};
};

struct Entry {
    LearningPoint point;
    TestableForm form;
    Origin origin;
};

/// The entry, or what is to be put right. What nobody could test is refused once, each reason beside its field: with
/// `keep_as_it_is` it passes.
Outcome<Entry> enter(EntryDraft const& draft, Day today);

/// The form as it was typed, or what is to be put right, with the reasons why nobody could test it unless `keep`.
Outcome<TestableForm> testable_form(TestableDraft const& draft, std::string const& sentence, bool keep);

}  // namespace heed::loop
