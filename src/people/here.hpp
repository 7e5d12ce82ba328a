#pragma once
// What a handler is given besides the request: who is asking, of which council, when, and the council's records.

#include <functional>
#include <optional>

#include "kernel/day.hpp"
#include "kernel/failure.hpp"
#include "kernel/outcome.hpp"
#include "kernel/working_days.hpp"
#include "people/member.hpp"
#include "store/store.hpp"
#include "web/html.hpp"
#include "web/request.hpp"
#include "web/response.hpp"

namespace heed::people {

class Site;

struct Here {
    store::Store& store;
    store::Reading& db;  ///< one consistent view for this request
    store::CouncilRecord council;
    Instant now;
    Day today;
    WorkingDays const& working_days;
    std::optional<SignedIn> signed_in;
    Site const& site;
    std::string path;               ///< what was asked for; the navigation marks where one is
    std::string const& server_key;  ///< 64 hexadecimal digits; makes receipts and tokens, never leaves the server

    bool may(May permission) const { return signed_in && signed_in->member.may(permission); }
    /// The member who is signed in; only on routes that need one.
    Member const& me() const;

    /// The hidden fields that every form carries: the token that binds it to this session (none for a resident) and
    /// a fresh idempotency key.
    web::Html form_fields() const;
};

/// Does the work once for this form, in one transaction with its events: a form that is sent again (a double click, a
/// retry after a broken line) gets the first answer, and nothing happens twice. `work` notes its events itself.
/// `again` makes the answer of a repeated form whose first answer was a page and not a redirect.
web::Response change(web::Request const& request, Here& here, std::function<web::Response(store::Writing&)> const& work,
                     std::function<web::Response()> const& again = {});

/// The idempotency key that came with the form; empty if none did.
std::string once_key(web::Request const& request);

/// A page in the staff layout, or in the residents'. The title is the page's h1 in short; with problems the title says
/// "Error:" and the status is 422.
web::Response show(Here const& here, std::string title, web::Html main, Problems const& problems = {});
web::Response show_resident(Here const& here, std::string title, web::Html main, Problems const& problems = {});

}  // namespace heed::people
