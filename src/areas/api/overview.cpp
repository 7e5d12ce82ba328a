#include "areas/api/overview.hpp"

#include "areas/api/pages.hpp"
#include "web/govuk/all.hpp"
#include "web/view.hpp"

namespace heed::api {

namespace govuk = web::govuk;
using people::Here;
using people::Request;
using people::Response;
using web::Html;

namespace {

constexpr int tokens_a_page = 50;
constexpr int most_webhooks = 100;

struct OverviewView {
    Html tokens;
    Html new_token;
    Html more;
    Html webhooks;
    Html new_webhook;
};
BOOST_DESCRIBE_STRUCT(OverviewView, (), (tokens, new_token, more, webhooks, new_webhook))
web::Template<OverviewView> const overview_page{"areas/api/views/overview.html"};

Response show_overview(Request const& request, Here& here) {
    auto const before = web::parse_id(request.asked("before")).value_or(0);
    auto const tokens = people::list_tokens(here.db, {before}, tokens_a_page);
    OverviewView view{.tokens = table_of_tokens(here, tokens),
                      .new_token = govuk::button({.text = "Let a system in", .href = "/other-systems/tokens/new"}),
                      .more = {},
                      .webhooks = table_of_webhooks(here.db, work::list_webhooks(here.db, most_webhooks)),
                      .new_webhook = govuk::button({.text = "Tell a system what moved",
                                                    .classes = "govuk-button--secondary",
                                                    .href = "/other-systems/webhooks/new"})};
    if (tokens.size() == tokens_a_page) {
        auto const older = fmt::format("/other-systems?before={}", tokens.back().id.number);
        view.more = govuk::pagination({.next = {.href = older}});
    }
    return people::show(here, "Other systems", overview_page(view));
}

}  // namespace

void mount_overview(people::Site& at) { at.get("/other-systems", people::may::manage_tokens, show_overview); }

}  // namespace heed::api
