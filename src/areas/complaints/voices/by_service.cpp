#include "areas/complaints/voices/by_service.hpp"

#include <algorithm>

#include "kernel/text.hpp"

namespace heed::complaints {

bool is_by_service(Dimension const& dimension) { return lowered(dimension.name) == "service"; }

std::vector<Dimension> asked_of_people(std::vector<Dimension> dimensions) {
    std::erase_if(dimensions, is_by_service);
    return dimensions;
}

DimensionHeard heard_by_service(Dimension const& dimension, std::vector<loop::Service> const& services,
                                std::vector<VoiceFigure> const& figures) {
    DimensionHeard heard{dimension, {}};
    for (auto const& group : dimension.groups) {
        auto const service = std::ranges::find(services, group.people_group, &loop::Service::name);
        std::int64_t told = 0;
        for (auto const& figure : figures) {
            bool const is_its = service != services.end() && figure.about == service->id.number;
            told += is_its && figure.kind != Kind::compliment ? figure.number : 0;
        }
        heard.told.push_back(told);
    }
    return heard;
}

std::optional<std::string> unknown_service(std::vector<Dimension> const& dimensions,
                                           std::vector<loop::Service> const& services) {
    for (auto const& dimension : dimensions) {
        for (auto const& group : dimension.groups) {
            bool const is_known = std::ranges::find(services, group.people_group, &loop::Service::name) !=
                                  services.end();
            if (is_by_service(dimension) && !is_known) {
                return group.people_group;
            }
        }
    }
    return std::nullopt;
}

}  // namespace heed::complaints
