#include <cstdint>
#include <string_view>

#include "areas/complaints/intake/draft.hpp"
#include "areas/complaints/intake/question.hpp"
#include "kernel/must.hpp"

/// A form as a stranger sends it to each question in turn: it is kept and read back as it was, the next question is always one
/// of those that are asked, and the whole is judged without falling over.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    using namespace heed;
    using namespace heed::complaints;
    auto const typed = web::parse_urlencoded({reinterpret_cast<char const*>(bytes), size});
    if (!typed) {
        return 0;
    }
    Unsent draft;
    for (auto const& question : all_questions()) {
        auto const fields = with_answers(draft, question.fields, *typed);
        draft.answers = form_encoded(fields);
        auto const kept = fields_of(draft);
        must(kept.size() <= fields.size(), "more was read back than was kept");
        web::Form const form(kept);
        for (auto const kind : {Kind::complaint, Kind::concern}) {
            problems_of(kind, form, Instant{1'795'000'000});
            in_words(question, size % 2 == 0, form);
            auto const* const next = question_after(kind, form, question.step);
            must(next == nullptr || next->asked == nullptr || next->asked(kind, form), "a question that is not asked");
        }
    }
    return 0;
}
