#include "areas/outbox/pages.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"
#include "work/outbox.hpp"

namespace heed::outbox {

namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;
using work::Delivery;

namespace {

namespace may = people::may;

constexpr int messages_a_page = 50;

struct MessageView {
    std::string id;
    std::string to;
    std::string subject;
    web::Html badge;
    std::string when;
    std::string trouble;
    std::optional<web::Html> words;
    bool can_try = false;
    web::Html form_fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(MessageView, (), (id, to, subject, badge, when, trouble, words, can_try, form_fields, button))

struct ShowLink {
    std::string text;
    std::string href;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(ShowLink, (), (text, href, current))

struct OutboxView {
    std::vector<ShowLink> shows;
    std::vector<MessageView> messages;
    web::Html more;
};
BOOST_DESCRIBE_STRUCT(OutboxView, (), (shows, messages, more))
web::Template<OutboxView> const outbox_page{"areas/outbox/views/outbox.html"};

std::string spoken(Delivery delivery) {
    switch (delivery) {
        case Delivery::waiting: return "Waiting";
        case Delivery::sent: return "Sent";
        case Delivery::gave_up: return "Given up";
    }
    return {};
}

govuk::Standing standing_of(Delivery delivery) {
    switch (delivery) {
        case Delivery::waiting: return govuk::Standing::waiting;
        case Delivery::sent: return govuk::Standing::good;
        case Delivery::gave_up: break;
    }
    return govuk::Standing::late;
}

/// Who looks after the machine needs the domain to mend delivery, and not the person.
std::string address_shown(std::string const& address, bool whole) {
    return whole ? address : "somebody" + address.substr(std::min(address.find('@'), address.size()));
}

web::Html words_of(work::OutboxEntry const& entry) {
    web::Html html;
    for (auto const line : lines_of(entry.text)) {
        html += web::escaped(line) + web::Html{"<br>"};
    }
    auto const text = govuk::element("p").classes("govuk-body").holding(html);
    return govuk::details({.summary = "Read the message", .text = text});
}

std::string when_of(work::OutboxEntry const& entry) {
    auto const written = "Written on " + heed::spoken(entry.made_at);
    if (entry.settled_at) {
        return fmt::format("{}. {} on {}.", written, spoken(entry.delivery), heed::spoken(*entry.settled_at));
    }
    return entry.tries == 0 ? written + "."
                            : fmt::format("{}. Tried {}; next on {}.", written, counted(entry.tries, "time", "times"),
                                          heed::spoken(entry.next_try));
}

MessageView view_of(work::OutboxEntry const& entry, Here const& here) {
    bool const whole = here.may(may::see_cases) && !work::is_private(entry.about);
    bool const forgotten = entry.recipient.empty();
    return {.id = fmt::format("{}", entry.id.number),
            .to = forgotten ? "somebody (the address is forgotten)" : address_shown(entry.recipient, whole),
            .subject = entry.subject,
            .badge = govuk::badge({.text = spoken(entry.delivery), .standing = standing_of(entry.delivery)}),
            .when = when_of(entry),
            .trouble = entry.last_error,
            .words = whole ? std::optional(words_of(entry)) : std::nullopt,
            .can_try = entry.delivery != Delivery::sent && !forgotten,
            .form_fields = here.form_fields(),
            .button = govuk::button({.text = "Try again now", .classes = "govuk-button--secondary"})};
}

Delivery read_show(Request const& request) {
    return named<Delivery>(request.asked("show")).value_or(Delivery::waiting);
}

std::vector<ShowLink> links(Delivery now, Here const& here) {
    std::vector<ShowLink> all;
    for_each_value<Delivery>([&](Delivery delivery) {
        auto const number = work::count_outbox(here.db, delivery);
        all.push_back({fmt::format("{} ({})", spoken(delivery), number),
                       fmt::format("/outbox?show={}", name_of(delivery)), delivery == now});
    });
    return all;
}

Response show_outbox(Request const& request, Here& here) {
    auto const show = read_show(request);
    auto const before = web::parse_id(request.asked("before")).value_or(0);
    auto const entries = work::outbox(here.db, show, {before}, messages_a_page);
    OutboxView view{.shows = links(show, here), .messages = {}, .more = {}};
    for (auto const& entry : entries) {
        view.messages.push_back(view_of(entry, here));
    }
    if (entries.size() == messages_a_page) {
        view.more = govuk::pagination(
            {.next = {.href = fmt::format("/outbox?show={}&before={}", name_of(show), entries.back().id.number)}});
    }
    return people::show(here, "Outbox", outbox_page(view));
}

Response try_again(Request const& request, Here& here, Id<work::Message> id) {
    return people::change(request, here, [&](store::Writing& db) {
        if (!work::outbox_entry(db, id)) {
            throw NotFound();
        }
        work::try_again(db, id, here.me().id.number, here.now);
        return web::see("/outbox");
    });
}

}  // namespace

void mount(people::Site& at) {
    at.menu(people::Section::council, "Outbox", "/outbox", may::see_outbox);
    at.get("/outbox", may::see_outbox, show_outbox);
    at.post("/outbox/{id}/again", may::see_outbox, try_again);
}

}  // namespace heed::outbox
