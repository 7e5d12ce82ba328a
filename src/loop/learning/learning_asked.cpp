#include "loop/learning/learning_asked.hpp"

#include "loop/parts.hpp"

namespace heed::loop {

std::vector<web::Field> learning_query(web::Request const& request) {
    std::vector<web::Field> fields;
    for (std::string_view const name :
         {"stage", "standing", "late", "service", "theme", "mine", "owner", "origin", "decision", "testable"}) {
        fields.push_back({std::string(name), std::string(request.asked(name))});
    }
    for (auto const name : aspect_fields) {
        fields.push_back({std::string(name), std::string(request.asked(name))});
    }
    return fields;
}

LearningFilter learning_asked_for(web::Request const& request, people::Here const& here) {
    LearningFilter filter;
    filter.stage = named<Stage>(request.asked("stage"));
    filter.standing = named<Standing>(request.asked("standing"));
    filter.due_before = request.asked("late").empty() ? std::nullopt : std::optional(here.today);
    filter.service = asked_id<Service>(request, "service");
    filter.theme = asked_id<Theme>(request, "theme");
    filter.aspect = aspect_asked_for(request);
    filter.owner = request.asked("mine").empty() ? asked_id<people::Member>(request, "owner") : here.me().id;
    filter.origin = named<OriginKind>(request.asked("origin"));
    filter.decision = named<Decision>(request.asked("decision"));
    if (auto const testable = request.asked("testable"); testable == "yes" || testable == "no") {
        filter.testable = testable == "yes";
    }
    filter.before = asked_id<LearningPoint>(request, "before");
    filter.after = asked_id<LearningPoint>(request, "after");
    return filter;
}

}  // namespace heed::loop
