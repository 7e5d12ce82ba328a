#include "areas/about/pages.hpp"

#include "people/settings.hpp"
#include "web/view.hpp"

namespace heed::about {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

/// What a council sets under "contact_email" and "contact_phone"; the page says how else to reach it where it did not.
struct AboutView {
    std::string council;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    bool no_contact = false;
};
BOOST_DESCRIBE_STRUCT(AboutView, (), (council, email, phone, no_contact))

web::Template<AboutView> const accessibility_page{"areas/about/views/accessibility.html"};
web::Template<AboutView> const privacy_page{"areas/about/views/privacy.html"};

AboutView view_of(Here const& here) {
    AboutView view{here.council.name, people::setting(here.db, "contact_email"),
                   people::setting(here.db, "contact_phone")};
    view.no_contact = !view.email && !view.phone;
    return view;
}

Response show_accessibility(Request const&, Here& here) {
    return people::show_resident(here, "Accessibility statement", accessibility_page(view_of(here)));
}

Response show_privacy(Request const&, Here& here) {
    return people::show_resident(here, "Privacy", privacy_page(view_of(here)));
}

}  // namespace

void mount(people::Site& at) {
    at.get("/accessibility", may::anybody, show_accessibility);
    at.get("/privacy", may::anybody, show_privacy);
}

}  // namespace heed::about
