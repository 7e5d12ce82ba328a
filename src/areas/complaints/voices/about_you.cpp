#include "areas/complaints/voices/about_you.hpp"

#include <fmt/format.h>

#include "areas/complaints/rules.hpp"
#include "areas/complaints/voices/by_service.hpp"
#include "areas/complaints/voices/equality_store.hpp"
#include "kernel/text.hpp"
#include "loop/parts.hpp"
#include "store/store.hpp"
#include "web/random.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view page_path = "/about-you";

std::string signature(std::string const& server_key, std::string_view text) {
    return web::keyed_hash(server_key, fmt::format("about you {}", text));
}

std::vector<Dimension> asked_now(store::Reading const& db, Day today) {
    auto const version = people_supported_on(db, today);
    return version ? asked_of_people(dimensions_of(groups_of(db, version->id))) : std::vector<Dimension>{};
}

struct QuestionsView {
    web::Html problems;
    web::Html form_fields;
    web::Html fields;
    web::Html button;
};
BOOST_DESCRIBE_STRUCT(QuestionsView, (), (problems, form_fields, fields, button))
web::Template<QuestionsView> const questions_page{"areas/complaints/views/about_you.html"};

struct ThanksView {
    bool counted = false;
};
BOOST_DESCRIBE_STRUCT(ThanksView, (), (counted))
web::Template<ThanksView> const thanks_page{"areas/complaints/views/about_you_thanks.html"};

std::string field_of(std::size_t dimension) { return fmt::format("group-{}", dimension + 1); }

web::Html questions(std::vector<Dimension> const& dimensions) {
    web::Html all;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        govuk::Radios radios{
            .name = field_of(i),
            .fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = dimensions[i].name,
                                                                .classes = "govuk-fieldset__legend--m"}},
            .classes = "govuk-radios--small"};
        for (std::size_t j = 0; j < dimensions[i].groups.size(); ++j) {
            radios.items.push_back({.value = fmt::format("{}", j + 1), .text = dimensions[i].groups[j].people_group});
        }
        radios.items.push_back({.value = "0", .text = "I would rather not say"});
        govuk::add_line(all, govuk::radios(radios));
    }
    return all;
}

Response show_questions(Request const& request, Here& here) {
    auto const text = web::Form(request).text("ticket");
    auto const dimensions = asked_now(here.db, here.today);
    if (!read_ticket(here.server_key, text, here.today) || dimensions.empty()) {
        return people::show_resident(here, "Thank you", thanks_page({}));
    }
    QuestionsView const view{.problems = {},
                             .form_fields = here.form_fields() + loop::hidden("ticket", text),
                             .fields = questions(dimensions),
                             .button = govuk::button({.text = "Send", .prevent_double_click = true})};
    return people::show_resident(here, "A few questions about you", questions_page(view));
}

/// A place that there is not is taken as nothing said: nobody is sent back over a question that need not be answered.
Chosen chosen_in(web::Form const& form, std::vector<Dimension> const& dimensions) {
    Chosen chosen;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        auto const place = form.number(field_of(i)).value_or(0);
        bool const said = place >= 1 && static_cast<std::size_t>(place) <= dimensions[i].groups.size();
        chosen.push_back(said ? std::optional(static_cast<std::size_t>(place - 1)) : std::nullopt);
    }
    return chosen;
}

// Not through people::change: that keeps the form's key with its time, and an event has a moment.
Response take_answers(Request const& request, Here& here) {
    web::Form const form(request);
    auto const ticket = read_ticket(here.server_key, form.text("ticket"), here.today);
    auto const dimensions = asked_now(here.db, here.today);
    if (ticket && !dimensions.empty()) {
        store::housekeeping(here.store, here.council.id, [&](store::Writing& db) {
            count_answer(db, ticket->nonce, dimensions, chosen_in(form, dimensions), ticket->kept_from_worker,
                         here.today);
        });
    }
    return web::see("/about-you/thanks");
}

Response show_thanks(Request const&, Here& here) {
    return people::show_resident(here, "Thank you", thanks_page({.counted = true}));
}

Response show_start_again(Request const&, Here&) { return web::see("/"); }

}  // namespace

std::string ticket_text(std::string const& server_key, Ticket const& ticket) {
    auto const text = fmt::format("{}.{}.{}", ticket.nonce, ticket.kept_from_worker ? 1 : 0, iso(ticket.day));
    return fmt::format("{}.{}", text, signature(server_key, text));
}

std::optional<Ticket> read_ticket(std::string const& server_key, std::string_view text, Day today) {
    auto const parts = split(text, '.');
    if (parts.size() != 4 || parts[0].size() != 32 || (parts[1] != "0" && parts[1] != "1")) {
        return std::nullopt;
    }
    auto const signed_text = text.substr(0, text.rfind('.'));
    auto const day = parse_day(parts[2]);
    if (!day || *day > today || today - *day > 1 ||
        !web::equal_in_constant_time(parts[3], signature(server_key, signed_text))) {
        return std::nullopt;
    }
    return Ticket{std::string(parts[0]), parts[1] == "1", *day};
}

web::Html about_you_offer(Here const& here, Case const& said) {
    if (said.kind == Kind::compliment || said.doubt == Doubt::hidden_field_filled ||
        asked_now(here.db, here.today).empty()) {
        return {};
    }
    Ticket const ticket{web::random_hex(16), said.kept_from_worker, here.today};
    auto const words =
        said.received_by == 0
            ? "Some groups of people hardly ever tell us when something is wrong. A few questions about "
              "you help us see who. You do not have to answer. Your answers are only counted: they are "
              "never kept with what you told us."
            : "If they would like to answer a few questions about themselves, read them out. The answers "
              "are only counted, and never kept with what they told us.";
    return govuk::element("form")
        .with("method", "post")
        .with("action", page_path)
        .holding(loop::heading(said.received_by == 0 ? "Help us hear everybody" : "Questions about them") +
                 loop::paragraph(words) + here.form_fields() +
                 loop::hidden("ticket", ticket_text(here.server_key, ticket)) +
                 govuk::button({.text = "Answer the questions", .classes = "govuk-button--secondary"}));
}

void mount_about_you(people::Site& at) {
    at.get("/about-you", may::anybody, show_start_again);
    at.post("/about-you", may::anybody, show_questions);
    at.post("/about-you/answers", may::anybody, take_answers);
    at.get("/about-you/thanks", may::anybody, show_thanks);
}

}  // namespace heed::complaints
