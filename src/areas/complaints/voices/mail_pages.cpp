// Compliments that came by e-mail: forwarded, pasted, or handed in by the council's mail server. What will be kept is shown
// before it is kept. And thanks passed on to those they are about.

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/intake/receipt.hpp"
#include "areas/complaints/judging.hpp"
#include "areas/complaints/rules.hpp"
#include "areas/complaints/voices/mail_store.hpp"
#include "areas/complaints/voices/thanks.hpp"
#include "areas/complaints/voices/voices_parts.hpp"
#include "kernel/failure.hpp"
#include "kernel/text.hpp"
#include "store/events.hpp"

namespace heed::complaints {

namespace govuk = web::govuk;
namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view page_path = "/voices/compliments-by-mail";
constexpr std::string_view addresses_path = "/voices/mail-addresses";

struct MailView {
    web::Html links;
    web::Html problems;
    web::Html come_in;
    web::Html form;
    web::Html waiting;
};
BOOST_DESCRIBE_STRUCT(MailView, (), (links, problems, come_in, form, waiting))
web::Template<MailView> const mail_page{"areas/complaints/views/compliments_by_mail.html"};

web::Html paste_form(Here const& here, loop::Typed const& typed) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", page_path)
        .with("enctype", "multipart/form-data")
        .with("novalidate", "")
        .holding(here.form_fields() +
                 govuk::lines({loop::text_field(typed, {"mail", "Paste the e-mail", "As it was forwarded to you"}, 8),
                               govuk::file_upload({.name = "file",
                                                   .id = "file",
                                                   .label = {.text = "Or choose the file", .classes = "govuk-label--s"},
                                                   .hint = "Saved as .eml, at most 10 MB",
                                                   .error = typed.error("file")}),
                               govuk::button({.text = "Show what will be kept"})}));
}

web::Html waiting_table(Here const& here) {
    govuk::Records table{.caption = "E-mails that wait for somebody to look at them",
                         .head = {{.text = "What it says"}, {.text = "From"}, {.text = "Came in"}},
                         .when_empty = "None waits."};
    for (auto const& mail : mail_that_waits(here.db)) {
        table.rows.push_back(
            {{.text = loop::link(fmt::format("{}/{}", page_path, mail.id.number), shortened(mail.said, 90))},
             {.text = mail.sender},
             {.text = brief(day_in_england(mail.at)), .classes = "heed-nowrap"}});
    }
    return govuk::records(table);
}

/// What comes in by itself, and, for who may change it, where that is said.
web::Html come_in(Here const& here) {
    auto const addresses = mail_addresses(here.db);
    web::Html words;
    if (!addresses.empty()) {
        words = loop::paragraph(
            fmt::format("E-mails to {} come in by themselves, and wait below.", fmt::join(addresses, " and ")));
    }
    if (here.may(may::oversee_complaints)) {
        words += govuk::element("p")
                     .classes("govuk-body")
                     .holding(loop::link(addresses_path, "The addresses that e-mails come in by"));
    }
    return words;
}

Response show_mail_with(Here const& here, loop::Typed const& typed) {
    MailView const view{.links = voices_links(here),
                        .problems = summary_of(typed.problems),
                        .come_in = come_in(here),
                        .form = paste_form(here, typed),
                        .waiting = waiting_table(here)};
    return people::show(here, "Compliments by e-mail", mail_page(view), typed.problems);
}

Response show_mail(Request const&, Here& here) { return show_mail_with(here, {}); }

// ---- what will be kept

web::Html away_form(Here const& here, std::int64_t waiting, std::string const& message) {
    return govuk::element("form")
        .with("method", "post")
        .with("action", fmt::format("{}/{}/away", page_path, waiting))
        .holding(here.form_fields() + loop::hidden("message", message) +
                 govuk::button({.text = "Throw it away: it is no compliment", .classes = "govuk-button--secondary"}));
}

Response show_kept(Here const& here, loop::Typed const& typed, std::string const& message, std::int64_t waiting) {
    loop::FormPage page{.title = "This will be kept",
                        .back = std::string(page_path),
                        .path = fmt::format("{}/kept", page_path),
                        .button = "Keep it"};
    page.before = loop::paragraph("The forwarding, the signature and the addresses were taken out. Look at it, change "
                                  "what is not right, and keep "
                                  "it. Who sent it cannot be known for sure.");
    page.fields = govuk::lines({loop::hidden("message", message), loop::hidden("waiting", fmt::format("{}", waiting)),
                                loop::text_field(typed, {"said", "What went well?"}, 8),
                                loop::line_field(typed, {"about", "Who or which team is it about? (optional)"}),
                                loop::line_field(typed, {"name", "Who says so? (optional)"}),
                                loop::pick_from(typed, {"service", "Which service?"},
                                                loop::services_as_options(loop::services(here.db)), "Not known")});
    if (waiting != 0) {
        page.after = away_form(here, waiting, message);
    }
    return loop::show_form(here, page, typed.problems);
}

loop::Typed as_typed(ReadMail const& mail) { return {{{"said", mail.words}, {"name", mail.sender}}, {}}; }

Response take_mail(Request const& request, Here& here) {
    auto const mail = pasted_or_file<ReadMail>(request, "mail",
                                               [](std::string const& text) { return read_pasted(text); });
    if (!mail) {
        return show_mail_with(here, {request.form, mail.error()});
    }
    if (was_taken(here.db, mail->message)) {
        return show_mail_with(here, {request.form, {{"mail", "This e-mail was taken in before"}}});
    }
    return show_kept(here, as_typed(*mail), mail->message, 0);
}

WaitingMail waiting_there(Here const& here, Id<WaitingMail> id) {
    auto const mail = find_waiting(here.db, id);
    if (!mail) {
        throw NotFound();
    }
    return *mail;
}

Response show_waiting(Request const&, Here& here, Id<WaitingMail> id) {
    auto const mail = waiting_there(here, id);
    return show_kept(here, {{{"said", mail.said}, {"name", mail.sender}}, {}}, mail.message, id.number);
}

Response throw_away(Request const& request, Here& here, Id<WaitingMail> id) {
    waiting_there(here, id);
    auto const message = web::Form(request).text("message");
    return people::change(request, here, [&](store::Writing& db) {
        if (!forget_waiting(db, id, message)) {
            throw NotFound();
        }
        store::note(db, {"mail", id.number, "thrown_away", "", here.me().id.number, here.now});
        return web::see(std::string(page_path));
    });
}

Response keep_it(Request const& request, Here& here) {
    web::Form const form(request);
    auto const waiting = loop::id_in(form.text("waiting"));
    auto const message = form.text("message");
    Told told;
    told.kind = Kind::compliment;
    told.channel = Channel::email;
    told.said = form.text("said");
    told.about = form.text("about");
    told.teller.name = form.text("name");
    auto received = received_by_staff(told, here.me().id.number, here.now);
    if (!received) {
        return show_kept(here, {request.form, received.error()}, message, waiting);
    }
    received->said.service = loop::service_chosen(here.db, form);
    return keep_and_show_receipt(request, here, *received, [&](store::Writing& db, Id<Case>) {
        mark_as_taken(db, message.size() == 64 ? message : "", here.now);
        forget_waiting(db, {waiting}, message);
    });
}

// ---- whose an e-mail is

Response show_addresses_with(Here const& here, loop::Typed const& typed) {
    loop::FormPage page{.title = "The addresses that e-mails come in by",
                        .back = std::string(page_path),
                        .path = std::string(addresses_path),
                        .button = "Save"};
    page.before = loop::paragraph("Where several councils share this server, the address that an e-mail was sent to "
                                  "says whose it is. Whoever looks "
                                  "after the mail server hands the e-mails in.");
    page.fields = loop::text_field(
        typed, {"addresses", "Addresses", "One on each line. For example, compliments@example.gov.uk"}, 3);
    return loop::show_form(here, page, typed.problems);
}

Response show_addresses(Request const&, Here& here) {
    return show_addresses_with(here,
                               {{{"addresses", fmt::format("{}", fmt::join(mail_addresses(here.db), "\n"))}}, {}});
}

Response change_addresses(Request const& request, Here& here) {
    auto const addresses = mail_addresses_from(web::Form(request).text("addresses"));
    if (!addresses) {
        return show_addresses_with(here, {request.form, addresses.error()});
    }
    return people::change(request, here, [&](store::Writing& db) {
        set_mail_addresses(db, *addresses, here.me().id.number, here.now);
        return web::see(std::string(page_path));
    });
}

// ---- passing thanks on

web::Html thanks_fields(Story const&, Here const& here, Typed const& typed) {
    std::vector<Option> hows{{"In the team’s meeting", "In the team’s meeting"},
                             {"To the person, with their manager", "To the person, with their manager"},
                             {"In writing", "In writing"},
                             {"To the provider", "To the provider"}};
    return govuk::lines({line_field(typed, {"to_whom", "To which team or person was it passed on?"}),
                         one_of(typed, {"how", "How?"}, hows), day_field(typed, {"on", "When?"}, here.today)});
}

Outcome<Do> judge_thanks(Story const& story, Here const& here, web::Form const& form) {
    auto const on = read_day(form, "on", "The day it was passed on");
    web::Checking checking;
    checking.expect_text(form.text("to_whom"), "to_whom", "Enter the team or the person", most_line);
    checking.expect_text(form.text("how"), "how", "Choose how it was passed on", most_line);
    checking.expect(on.day || !on.problems.empty(), "on", "Enter the day on which it was passed on");
    checking.expect(!on.day || (*on.day <= here.today && *on.day >= story.said.received_on), "on",
                    "The day must be between the day it came and today");
    auto const outcome = checking.fine() ? Outcome<bool>(true) : Outcome<bool>(checking.problems());
    return judged_with(outcome, {on}, [&](bool) -> Do {
        ThanksPassedOn const passed{0, form.text("to_whom"), form.text("how"), *on.day, here.me().id.number};
        return [=](store::Writing& db, Doing const& doing) { pass_thanks_on(db, story, passed, doing); };
    });
}

}  // namespace

Act const pass_thanks{
    "thanks-passed-on", "Record to whom it was passed on",
    "Record it",        [](Story const& story, Here const&) { return story.said.kind == Kind::compliment; },
    thanks_fields,      judge_thanks};

web::Html show_thanks(Story const& story, Here const& here) {
    govuk::SummaryList list;
    for (auto const& passed : passed_on_thanks(here.db, story.said.id)) {
        list.rows.push_back({.key = passed.to_whom, .value = fmt::format("{}, {}", passed.how, spoken(passed.on_day))});
    }
    return list.rows.empty() ? web::Html{} : govuk::summary_list(list);
}

void mount_compliments(people::Site& at) {
    at.get("/voices/compliments-by-mail", may::answer_complaints, show_mail);
    at.upload("/voices/compliments-by-mail", may::answer_complaints, take_mail);
    at.post("/voices/compliments-by-mail/kept", may::answer_complaints, keep_it);
    at.get("/voices/compliments-by-mail/{mail}", may::answer_complaints, show_waiting);
    at.post("/voices/compliments-by-mail/{mail}/away", may::answer_complaints, throw_away);
    at.get("/voices/mail-addresses", may::oversee_complaints, show_addresses);
    at.post("/voices/mail-addresses", may::oversee_complaints, change_addresses);
    at.get("/complaints/{id}/thanks-passed-on", may::answer_complaints, act_form<pass_thanks>);
    at.post("/complaints/{id}/thanks-passed-on", may::answer_complaints, act_done<pass_thanks>);
}

}  // namespace heed::complaints
