#include "loop/register/register.hpp"

#include "kernel/text.hpp"

namespace heed::loop {

namespace {

constexpr std::size_t longest_sentence = 300;

template <class T>
void add_problems(Problems& all, Outcome<T> const& outcome) {
    if (!outcome) {
        all.insert(all.end(), outcome.error().begin(), outcome.error().end());
    }
}

/// Where nobody wrote the testable form yet, their own words stand in for it, and it is not testable.
LearningDraft with_a_sentence(LearningDraft draft, std::string const& own_words) {
    if (draft.sentence.empty() && draft.keep_as_it_is) {
        draft.sentence = shortened(own_words, longest_sentence);
    }
    return draft;
}

}  // namespace

Outcome<TestableForm> testable_form(TestableDraft const& draft, std::string const& sentence, bool keep) {
    auto form = testable_form(draft);
    if (!form || keep) {
        return form;
    }
    Problems problems;
    for (auto const& doubt : why_not_testable(sentence, *form)) {
        if (doubt.field != "sentence") {  // `learn` says those
            problems.push_back({doubt.field, doubt.says});
        }
    }
    return problems.empty() ? form : tl::make_unexpected(problems);
}

Outcome<Entry> enter(EntryDraft const& draft, Day today) {
    auto const origin = origin_of(draft.origin, today);
    auto const point = learn(with_a_sentence(draft.point, draft.origin.own_words));
    auto const form = testable_form(draft.form, draft.point.sentence, draft.point.keep_as_it_is);
    Problems problems;
    add_problems(problems, origin);
    add_problems(problems, point);
    add_problems(problems, form);
    if (!problems.empty()) {
        return tl::make_unexpected(problems);
    }
    return Entry{*point, *form, *origin};
}

}  // namespace heed::loop
