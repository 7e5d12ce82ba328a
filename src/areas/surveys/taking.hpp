#pragma once
// A form that was filled in, taken: by the person on the web, by staff from paper or from the telephone.

#include <functional>

#include "areas/surveys/letterbox.hpp"
#include "loop/parts.hpp"

namespace heed::surveys {

struct Taking {
    Channel channel = Channel::web;
    std::int64_t by = 0;  ///< the member who types it in; 0: the person
    /// The invitation that is answered; nothing where the code is wrong, used or too old. Asked once more within the change.
    std::function<std::optional<Invitation>(store::Reading const&)> find;
    /// The questions again, with what was typed and what is missing.
    std::function<web::Response(Invitation const&, loop::Typed const&)> ask_again;
    std::function<web::Response(std::optional<loop::ConcernOpened> const&)> thank;
    std::function<web::Response()> not_found;
};

/// Judges the form and takes its answers, once: a form that is sent again is thanked again. Where the form says so
/// ("stop_asking"), the person is not asked again.
web::Response take_form(web::Request const& request, people::Here& here, Taking const& taking);

}  // namespace heed::surveys
