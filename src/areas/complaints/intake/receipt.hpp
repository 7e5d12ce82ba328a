#pragma once
// The page after something was told: the reference and the secret, once, to write down or to print.

#include <functional>

#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/rules.hpp"
#include "people/site.hpp"
#include "web/html.hpp"

namespace heed::complaints {

/// Keeps what was received and answers with its receipt; the same form sent again is answered with the same receipt.
/// `also` is done in the same transaction.
web::Response keep_and_show_receipt(web::Request const& request, people::Here& here, Received const& received,
                                    std::function<void(store::Writing&, Id<Case>)> const& also = {});

/// The same under a pair that was given before, to a draft.
web::Response keep_and_show_receipt(web::Request const& request, people::Here& here, Received const& received,
                                    Pair const& pair, std::function<void(store::Writing&)> const& also = {});

/// The receipt once more, for who has the pair. The questions about themselves are offered with the first one only: each
/// offer can be answered, and would be counted.
web::Response show_receipt_again(people::Here const& here, Received const& received, Pair const& pair);

/// Text of several lines as paragraphs and line breaks.
web::Html with_line_breaks(std::string_view text);

}  // namespace heed::complaints
