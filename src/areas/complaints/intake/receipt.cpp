#include "areas/complaints/intake/receipt.hpp"

#include <fmt/format.h>

#include "areas/complaints/intake/needs.hpp"
#include "areas/complaints/intake/pair_door.hpp"
#include "areas/complaints/store.hpp"
#include "areas/complaints/voices/about_you.hpp"
#include "kernel/text.hpp"
#include "web/govuk/all.hpp"
#include "web/random.hpp"
#include "web/view.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;

namespace {

struct ReceiptView {
    web::Html panel;
    std::string secret;
    bool for_staff = false;
    std::string next;
    std::string path;
    web::Html about_you;
};
BOOST_DESCRIBE_STRUCT(ReceiptView, (), (panel, secret, for_staff, next, path, about_you))
web::Template<ReceiptView> const receipt_page{"areas/complaints/views/receipt.html"};

std::string what_comes_next(Received const& received, people::Here const& here) {
    auto const due = spoken(first_step(here.db, received, here.working_days).due);
    switch (received.said.kind) {
        case Kind::compliment: return fmt::format("We will pass it on to the people it is about by {}.", due);
        case Kind::concern: return fmt::format("Somebody will look into it by {}.", due);
        default: break;
    }
    return fmt::format("By {} we will tell you that we have it, and offer to talk about how we look into it.", due);
}

web::Response show_receipt(people::Here const& here, Received const& received, Pair const& pair,
                           web::Html const& about_you) {
    auto const title = fmt::format("We have your {}", spoken(received.said.kind));
    auto const reference = govuk::element("strong").holding(reference_of(pair.id));
    bool const for_staff = received.said.received_by != 0;
    ReceiptView const view{.panel = govuk::panel({.title = for_staff ? "It is on record" : title,
                                                  .text = web::Html{"Reference<br>"} + reference}),
                           .secret = pair.secret,
                           .for_staff = for_staff,
                           .next = what_comes_next(received, here),
                           .path = fmt::format("/complaints/{}", pair.id.number),
                           .about_you = about_you};
    return for_staff ? people::show(here, "It is on record", receipt_page(view))
                     : people::show_resident(here, title, receipt_page(view));
}

using PairOf = std::function<Pair(store::Reading const&)>;

web::Response keep_under(web::Request const& request, people::Here& here, Received const& received,
                         PairOf const& pair_of, std::function<void(store::Writing&)> const& also) {
    Doing const doing{received.said.received_by, here.now, here.working_days};
    return people::change(
        request, here,
        [&](store::Writing& db) {
            auto const pair = pair_of(db);
            if (receive(db, received, pair.id, kept_secret(pair.secret), doing)) {
                begin_needs(db, received, pair.id, doing);
                if (also) {
                    also(db);
                }
            }
            return show_receipt(here, received, pair, about_you_offer(here, received.said));
        },
        [&] { return show_receipt_again(here, received, pair_of(here.db)); });
}

}  // namespace

web::Response show_receipt_again(people::Here const& here, Received const& received, Pair const& pair) {
    return show_receipt(here, received, pair, {});
}

web::Response keep_and_show_receipt(web::Request const& request, people::Here& here, Received const& received,
                                    std::function<void(store::Writing&, Id<Case>)> const& also) {
    auto form_key = people::once_key(request);
    if (form_key.empty()) {
        form_key = web::random_key();
    }
    auto const free_one = [&](store::Reading const& db) { return free_pair(db, here.server_key, form_key); };
    return keep_under(request, here, received, free_one, [&](store::Writing& db) {
        if (also) {
            also(db, free_one(db).id);
        }
    });
}

web::Response keep_and_show_receipt(web::Request const& request, people::Here& here, Received const& received,
                                    Pair const& pair, std::function<void(store::Writing&)> const& also) {
    return keep_under(
        request, here, received, [&](store::Reading const&) { return pair; }, also);
}

web::Html with_line_breaks(std::string_view text) {
    web::Html html;
    std::string paragraph;
    auto const end_paragraph = [&] {
        if (!paragraph.empty()) {
            html += govuk::element("p").classes("govuk-body").holding(web::Html{paragraph});
            paragraph.clear();
        }
    };
    for (auto const line : lines_of(text)) {
        if (trimmed(line).empty()) {
            end_paragraph();
        } else {
            (paragraph += paragraph.empty() ? "" : "<br>") += web::escaped(line).text;
        }
    }
    end_paragraph();
    return html;
}

}  // namespace heed::complaints
