#include "areas/ombudsman/tests/acts.hpp"

#include <fmt/format.h>

#include "loop/parts.hpp"
#include "loop/themes/theme_store.hpp"

namespace heed::ombudsman::tests {

std::vector<web::Field> with_day(std::vector<web::Field> fields, std::string const& name, Day day) {
    for (auto const& field : loop::day_as_typed(name, day)) {
        fields.push_back(field);
    }
    return fields;
}

std::string number_of(Stage& stage, CastMember const& who) { return std::to_string(stage.member(who).id.number); }

std::string open_a_case(Stage& stage, std::string const& reference, std::string const& ours,
                        CastMember const& officer) {
    auto const answer = stage.as(people::dev)
                            .post("/ombudsman/new",
                                  with_day({{"reference", reference},
                                            {"our_reference", ours},
                                            {"category", "Adult care services"},
                                            {"sub_category", "Assessment and care plan"},
                                            {"about", "A year went by without a review in Thornmere."},
                                            {"officer", number_of(stage, officer)}},
                                           "opened_on", stage.clock.today() - 40));
    must(answer.status == 303, "the case was not taken: " + answer.text());
    return answer.location;
}

Answer ask(Stage& stage, std::string const& path, Day due, CastMember const& answerer) {
    auto const fields = with_day(
        {{"asks", "Send the care plan and the records of the reviews"}, {"answerer", number_of(stage, answerer)}},
        "asked_on", stage.clock.today() - 20);
    return stage.as(people::dev).post(path + "/enquiries/new", with_day(fields, "due", due));
}

Answer receive_draft(Stage& stage, std::string const& path, Day due) {
    auto const fields = with_day(
        {{"proposes", "It would uphold the complaint"}, {"commenter", number_of(stage, people::dev)}}, "received_on",
        stage.clock.today());
    return stage.as(people::dev).post(path + "/drafts/new", with_day(fields, "comments_due", due));
}

Answer uphold(Stage& stage, std::string const& path) {
    return stage.as(people::dev)
        .post(path + "/decision", with_day({{"category", "upheld"},
                                            {"summary", "No review for a year."},
                                            {"fault", "The plan was not reviewed."},
                                            {"injustice", "The person went without support."}},
                                           "decided_on", stage.clock.today() - 3));
}

Answer agree(Stage& stage, std::string const& path, std::string const& kind, std::string const& what, Day due) {
    return stage.as(people::dev)
        .post(path + "/remedies/new", with_day({{"kind", kind},
                                                {"type", "changed_procedure"},
                                                {"what", what},
                                                {"owner", number_of(stage, people::callum)}},
                                               "due", due));
}

Answer show_done(Stage& stage, std::string const& path, int remedy) {
    auto const today = stage.clock.today();
    auto const fields = with_day({{"says", "The letter of apology"}}, "done_on", today);
    return stage.as(people::dev)
        .post(fmt::format("{}/remedies/{}/evidence", path, remedy), with_day(fields, "sent_on", today));
}

Answer begin_learning(Stage& stage, std::string const& place) {
    auto const theme = stage.write([&](store::Writing& db) {
        loop::Theme reviews;
        reviews.name = "Reviews of care plans";
        reviews.definition = "A plan is not reviewed when it should be";
        reviews.owner = stage.member(people::dev).id;
        reviews.made_at = stage.clock.now();
        return loop::add_theme(db, reviews);
    });
    return stage.as(people::dev)
        .post(place, {{"theme", std::to_string(theme.number)},
                      {"sentence", "Every plan is reviewed within 12 months"},
                      {"keep_as_it_is", "yes"},
                      {"owner", number_of(stage, people::dev)}});
}

KnownComplaint::KnownComplaint(std::string reference, bool kept_from_worker) {
    auto const* known = loop::offers().find("complaint");
    before_ = known == nullptr ? loop::Offer{} : *known;
    loop::Offer offer;
    offer.path = [](std::int64_t id) { return fmt::format("/complaints/{}", id); };
    offer.find = [=](store::Reading const&, std::string_view typed) {
        return typed == reference ? std::optional(loop::SourceFound{77, kept_from_worker}) : std::nullopt;
    };
    offer.reference = [=](std::int64_t) { return reference; };
    offer.with_the_ombudsman = [this](store::Writing&, std::int64_t id, std::string const& theirs, Day, Instant,
                                      std::int64_t) { told_ = fmt::format("{} has {}", theirs, id); };
    loop::offers().add("complaint", offer);
}

KnownComplaint::~KnownComplaint() { loop::offers().add("complaint", before_); }

}  // namespace heed::ombudsman::tests
