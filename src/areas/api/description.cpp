// The description that machines read (OpenAPI 3.1), and the page that says it to people.

#include "areas/api/pages.hpp"
#include "areas/api/routes.hpp"
#include "kernel/embedded.hpp"
#include "web/view.hpp"

namespace heed::api {

using people::Caller;
using people::Here;
using people::Request;
using people::Response;

namespace {

struct AboutView {
    std::string council;
    int per_minute = 0;
    int kilobytes = 0;
};
BOOST_DESCRIBE_STRUCT(AboutView, (), (council, per_minute, kilobytes))
web::Template<AboutView> const about_page{"areas/api/views/about.html"};

Response show_description(Request const&, Caller&) {
    Response response;
    response.with_lasting_body("application/json", embedded("areas/api/embedded/openapi.json"));
    return response;
}

Response show_about(Request const&, Here& here) {
    return people::show_resident(here, "For other systems",
                                 about_page({here.council.name, people::requests_per_token.most,
                                             static_cast<int>(people::most_api_body / 1024)}));
}

}  // namespace

void mount_description(people::Site& at) {
    at.get("/api", people::may::anybody, show_about);
    at.api_open("/api/v1/openapi.json", show_description);
}

}  // namespace heed::api
