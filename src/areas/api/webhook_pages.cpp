// Where an administrator says which system is told what moved, and sees whether it arrives.

#include <algorithm>

#include <fmt/format.h>

#include "areas/api/feed.hpp"
#include "areas/api/overview.hpp"
#include "areas/api/pages.hpp"
#include "areas/api/webhook_tales.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "people/members.hpp"
#include "work/webhooks.hpp"

namespace heed::api {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using people::Request;
using people::Response;
using web::Html;
using work::Webhook;
using work::WebhookDelivery;
using work::WebhookTold;

namespace {

constexpr int deliveries_shown = 50;

struct SecretView {
    std::string name;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(SecretView, (), (name, secret))
web::Template<SecretView> const secret_page{"areas/api/views/webhook_made.html"};

struct ActView {
    std::string heading;
    std::string says;
    std::string action;
    Html form_fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(ActView, (), (heading, says, action, form_fields, button))

struct WebhookView {
    Html back;
    std::string name;
    Html summary;
    std::vector<ActView> acts;
    Html deliveries;
};
BOOST_DESCRIBE_STRUCT(WebhookView, (), (back, name, summary, acts, deliveries))
web::Template<WebhookView> const webhook_page{"areas/api/views/webhook.html"};

struct AgainView {
    std::string action;
    Html form_fields;
    Html button;
};
BOOST_DESCRIBE_STRUCT(AgainView, (), (action, form_fields, button))
web::Template<AgainView> const again_form{"areas/api/views/send_again.html"};

std::string path_of(Id<Webhook> id) { return fmt::format("/other-systems/webhooks/{}", id.number); }

WebhookTold must_find(store::Reading const& db, Id<Webhook> id) {
    auto webhook = work::find_webhook(db, id);
    if (!webhook) {
        throw NotFound();
    }
    return *webhook;
}

/// What is said rests on the last try, also where that was a test.
Html standing_of(store::Reading const& db, WebhookTold const& webhook) {
    if (webhook.removed_at) {
        return govuk::badge({.text = "Removed"});
    }
    if (webhook.rests_since) {
        return govuk::badge({.text = "Given up", .standing = govuk::Standing::late});
    }
    auto const last = work::deliveries_of(db, webhook.id, 1);
    if (last.empty()) {
        return govuk::badge({.text = "Nothing sent yet", .standing = govuk::Standing::waiting});
    }
    return webhook.tries > 0 || !last.front().error.empty()
               ? govuk::badge({.text = "Does not arrive", .standing = govuk::Standing::late})
               : govuk::badge({.text = "Told in order", .standing = govuk::Standing::good});
}

std::string_view spoken_type(std::string_view type) {
    auto const found = std::ranges::find(event_words, type, &EventWord::type);
    return found == event_words.end() ? "A test" : found->spoken;
}

Html event_choices(loop::Typed const& typed) {
    govuk::Checkboxes boxes{
        .name = "events",
        .fieldset = govuk::Fieldset{.legend = {.text = "What it is told", .classes = "govuk-fieldset__legend--s"}},
        .hint = "Only that it happened, and to which record: never a word that anybody wrote.",
        .error = typed.error("events"),
        .values = web::Form(typed.fields).all("events")};
    for (auto const& word : event_words) {
        boxes.items.push_back({.value = std::string(word.type), .text = word.spoken});
    }
    return govuk::checkboxes(boxes);
}

Response new_page(Here const& here, loop::Typed const& typed) {
    auto fields = loop::line_field(typed, {"name", "Name of the system", "“Case system”, as staff call it"});
    fields += loop::line_field(typed, {"url", "Address", "It begins with https:// and is on the public internet"});
    fields += event_choices(typed);
    return loop::show_form(here,
                           {.title = "Tell a system what moved",
                            .back = "/other-systems",
                            .path = "/other-systems/webhooks",
                            .button = "Begin to tell it",
                            .fields = fields},
                           typed.problems);
}

Response show_new(Request const&, Here& here) { return new_page(here, {}); }

work::WebhookDraft read_draft(web::Form const& form) {
    auto types = form.all("events");
    std::erase_if(types, [](std::string const& type) {
        return std::ranges::find(event_words, type, &EventWord::type) == event_words.end();
    });
    return {form.text("name"), form.text("url"), std::move(types)};
}

Response was_shown(Here const& here) {
    auto const words = loop::heading("The secret was shown already") +
                       loop::paragraph("It is shown once only. If you have not got it, remove it and begin again.") +
                       loop::link("/other-systems", "Other systems");
    return people::show(here, "The secret was shown already", words);
}

Response make_webhook(Request const& request, Here& here) {
    auto const webhook = work::plan_webhook(read_draft(web::Form(request)), work::reach_by_environment());
    if (!webhook) {
        return new_page(here, {request.form, webhook.error()});
    }
    return people::change(
        request, here,
        [&](store::Writing& db) {
            auto const made = work::add_webhook(db, *webhook, last_event(db), here.now, here.me().id.number);
            return people::show(here, "The secret for " + made.name, secret_page({made.name, made.secret}));
        },
        [&] { return was_shown(here); });
}

ActView act(Here const& here, std::string heading, std::string says, std::string action, std::string_view words,
            bool warning) {
    return {std::move(heading), std::move(says), std::move(action), here.form_fields(),
            govuk::button({.text = words, .classes = warning ? "govuk-button--warning" : "govuk-button--secondary"})};
}

std::vector<ActView> acts_on(Here const& here, WebhookTold const& webhook) {
    auto const path = path_of(webhook.id);
    std::vector<ActView> acts;
    if (webhook.removed_at) {
        return acts;
    }
    if (webhook.rests_since || webhook.tries > 0) {
        acts.push_back(act(here, "Try now",
                           "It goes on from where it stopped: nothing that happened in between is left out.",
                           path + "/start-again", "Try now", false));
    }
    acts.push_back(act(here, "Send a test", "A message of the type heed.test, with no record in it.", path + "/test",
                       "Send a test", false));
    acts.push_back(act(here, "Remove it", "From that moment it is told nothing. This cannot be taken back.",
                       path + "/remove", "Remove it", true));
    return acts;
}

std::string result_of(WebhookDelivery const& delivery) {
    return delivery.error.empty() ? fmt::format("Taken ({}), in {} ms", delivery.status, delivery.milliseconds)
                                  : delivery.error;
}

Html button_of(Here const& here, WebhookTold const& webhook, WebhookDelivery const& delivery) {
    if (delivery.event == 0 || webhook.removed_at) {
        return {};
    }
    auto const hidden = govuk::element("span")
                            .classes("govuk-visually-hidden")
                            .holding(fmt::format(": {} on {}", spoken_type(delivery.what), spoken(delivery.at)));
    return again_form({.action = fmt::format("{}/deliveries/{}/again", path_of(webhook.id), delivery.id.number),
                       .form_fields = here.form_fields(),
                       .button = govuk::button({.text = web::escaped("Send again") + hidden,
                                                .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})});
}

Html table_of(Here const& here, WebhookTold const& webhook) {
    govuk::Records records{.caption = "The last deliveries, the newest first",
                           .head = {{.text = "What"}, {.text = "When"}, {.text = "Result"}, {.text = "Act"}},
                           .rows = {},
                           .when_empty = "Nothing was sent yet."};
    for (auto const& delivery : work::deliveries_of(here.db, webhook.id, deliveries_shown)) {
        records.rows.push_back({{.text = spoken_type(delivery.what)},
                                {.text = spoken(delivery.at)},
                                {.text = result_of(delivery)},
                                {.text = button_of(here, webhook, delivery)}});
    }
    return govuk::records(records);
}

std::string types_spoken(Webhook const& webhook) {
    std::string words;
    for (auto const type : split(webhook.events, ' ')) {
        (words += words.empty() ? "" : "; ") += spoken_type(type);
    }
    return words;
}

std::string trouble_of(WebhookTold const& webhook) {
    if (webhook.rests_since) {
        return fmt::format("{} Tried for 5 days and given up on {}.", webhook.last_error, spoken(*webhook.rests_since));
    }
    return webhook.tries == 0 ? "None"
                              : fmt::format("{} Tried {}; next on {}.", webhook.last_error,
                                            counted(webhook.tries, "time", "times"), spoken(webhook.next_try));
}

Response show_webhook(Request const&, Here& here, Id<Webhook> id) {
    auto const webhook = must_find(here.db, id);
    auto const summary = govuk::summary_list(
        {.rows = {{.key = "Standing", .value = standing_of(here.db, webhook)},
                  {.key = "Trouble", .value = trouble_of(webhook)},
                  {.key = "Address", .value = webhook.url, .value_classes = "govuk-!-text-break-word"},
                  {.key = "Is told", .value = types_spoken(webhook)},
                  {.key = "Made",
                   .value = fmt::format("{} by {}", spoken(webhook.made_at),
                                        people::name_of_member(here.db, webhook.made_by))}}});
    return people::show(here, webhook.name,
                        webhook_page({.back = govuk::back_link({.href = "/other-systems"}),
                                      .name = webhook.name,
                                      .summary = summary,
                                      .acts = acts_on(here, webhook),
                                      .deliveries = table_of(here, webhook)}));
}

Response test(Request const& request, Here& here, Id<Webhook> id) {
    return people::change(request, here, [&](store::Writing& db) {
        work::ask_for(db, id, 0, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response send_again(Request const& request, Here& here, Id<Webhook> id, Id<WebhookDelivery> which) {
    auto const delivery = work::find_delivery(here.db, which);
    if (!delivery || delivery->webhook != id || delivery->event == 0) {
        throw NotFound();
    }
    return people::change(request, here, [&](store::Writing& db) {
        work::ask_for(db, id, delivery->event, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response start_again(Request const& request, Here& here, Id<Webhook> id) {
    return people::change(request, here, [&](store::Writing& db) {
        work::start_again(db, id, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

Response remove(Request const& request, Here& here, Id<Webhook> id) {
    return people::change(request, here, [&](store::Writing& db) {
        work::remove_webhook(db, id, here.now, here.me().id.number);
        return web::see(path_of(id));
    });
}

}  // namespace

Html table_of_webhooks(store::Reading const& db, std::vector<WebhookTold> const& webhooks) {
    govuk::Records records{.caption = "Systems that are told, the newest first",
                           .head = {{.text = "System"}, {.text = "Standing"}, {.text = "Trouble"}},
                           .rows = {},
                           .when_empty = "No other system is told yet."};
    for (auto const& webhook : webhooks) {
        records.rows.push_back({{.text = loop::link(path_of(webhook.id), webhook.name)},
                                {.text = standing_of(db, webhook)},
                                {.text = trouble_of(webhook)}});
    }
    return govuk::records(records);
}

void mount_webhooks(people::Site& at) {
    at.get("/other-systems/webhooks/new", may::manage_tokens, show_new);
    at.post("/other-systems/webhooks", may::manage_tokens, make_webhook);
    at.get("/other-systems/webhooks/{id}", may::manage_tokens, show_webhook);
    at.post("/other-systems/webhooks/{id}/test", may::manage_tokens, test);
    at.post("/other-systems/webhooks/{id}/start-again", may::manage_tokens, start_again);
    at.post("/other-systems/webhooks/{id}/remove", may::manage_tokens, remove);
    at.post("/other-systems/webhooks/{id}/deliveries/{delivery}/again", may::manage_tokens, send_again);
}

}  // namespace heed::api
