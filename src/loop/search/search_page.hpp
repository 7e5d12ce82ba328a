#pragma once
// The page that finds: GET /search?q=...&kind=...&below=...

#include "people/site.hpp"

namespace heed::loop {

void mount_search(people::Site& at);

/// The search box alone, for the home page; nothing for who may see neither signals nor learning points.
web::Html search_box(people::Here const& here);

}  // namespace heed::loop
