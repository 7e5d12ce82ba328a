#include <boost/json.hpp>

#include "areas/reports/figures.hpp"
#include "areas/reports/store.hpp"

namespace heed::reports {

namespace json = boost::json;

std::string kept(Figures const& figures) { return json::serialize(json::value_from(figures)); }

Figures figures_from(std::string const& kept) {
    auto figures = json::parse(kept);
    for (auto& section : figures.at("sections").as_array()) {
        auto& fields = section.as_object();
        fields.emplace("lists", json::array());  // nothing where it is there already
        fields.emplace("only_code", false);
    }
    return json::value_to<Figures>(figures);
}

std::string kept(std::vector<Words> const& words) { return json::serialize(json::value_from(words)); }

std::vector<Words> words_from(std::string const& kept) { return json::value_to<std::vector<Words>>(json::parse(kept)); }

}  // namespace heed::reports
