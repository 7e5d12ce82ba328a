#include <boost/json.hpp>

#include "areas/reports/figures.hpp"
#include "areas/reports/store.hpp"

namespace heed::reports {

namespace json = boost::json;

std::string kept(Figures const& figures) { return json::serialize(json::value_from(figures)); }

Figures figures_from(std::string const& kept) { return json::value_to<Figures>(json::parse(kept)); }

std::string kept(std::vector<Words> const& words) { return json::serialize(json::value_from(words)); }

std::vector<Words> words_from(std::string const& kept) { return json::value_to<std::vector<Words>>(json::parse(kept)); }

}  // namespace heed::reports
