#pragma once
// The page on which an administrator sees every system that is let in or told.

#include <vector>

#include "people/site.hpp"
#include "people/tokens.hpp"
#include "work/webhooks.hpp"

namespace heed::api {

web::Html table_of_tokens(people::Here const& here, std::vector<people::TokenTold> const& tokens);
web::Html table_of_webhooks(store::Reading const& db, std::vector<work::WebhookTold> const& webhooks);

}  // namespace heed::api
