#pragma once

#include "people/site.hpp"

namespace heed::complaints {

people::Response show_settings(people::Request const& request, people::Here& here);
people::Response set_settings(people::Request const& request, people::Here& here);

}  // namespace heed::complaints
