#include "program/mail_in.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "areas/complaints/voices/mail_store.hpp"
#include "kernel/text.hpp"

namespace heed::program {

namespace {

using complaints::ReadMail;

Answered later(std::string_view sentence) { return {try_again_later, "", fmt::format("heed: {}\n", sentence)}; }

std::vector<MailAddresses> mail_addresses(store::Store& store) {
    std::vector<MailAddresses> all;
    for (auto const& council : store::councils(store)) {
        auto addresses = store::read(store, council.id,
                                     [](store::Reading& db) { return complaints::mail_addresses(db); });
        all.push_back({council.id, council.slug, std::move(addresses)});
    }
    return all;
}

/// The councils that have one of these addresses.
std::vector<CouncilId> who_has(std::vector<MailAddresses> const& councils, std::vector<std::string> const& sent_to) {
    std::vector<CouncilId> found;
    for (auto const& council : councils) {
        bool const has = std::ranges::any_of(sent_to, [&](std::string const& address) {
            return std::ranges::find(council.addresses, address) != council.addresses.end();
        });
        if (has) {
            found.push_back(council.id);
        }
    }
    return found;
}

Outcome<CouncilId> council_named(std::vector<MailAddresses> const& councils, std::string const& slug) {
    auto const found = std::ranges::find(councils, lowered(slug), &MailAddresses::slug);
    return found != councils.end() ? Outcome<CouncilId>(found->id)
                                   : problem("council", fmt::format("There is no council \"{}\" here.", slug));
}

}  // namespace

Outcome<CouncilId> council_for(std::vector<MailAddresses> const& councils, MailWishes const& wishes,
                               ReadMail const& mail) {
    if (!wishes.council.empty()) {
        return council_named(councils, wishes.council);
    }
    if (councils.size() == 1) {
        return councils.front().id;
    }
    auto const on_the_line = wishes.to.empty() ? std::vector<std::string>() : std::vector{lowered(wishes.to)};
    for (auto const& sent_to : {on_the_line, mail.delivered_to, mail.addressed_to}) {
        auto const found = who_has(councils, sent_to);
        if (found.size() > 1) {
            return problem("to", "This e-mail was sent to the addresses of several councils. Name one with --council.");
        }
        if (!found.empty()) {
            return found.front();
        }
    }
    return problem("to", "This e-mail was sent to no council's address. Name the address on the page \"Compliments by "
                         "e-mail\", or the council with --council.");
}

Answered take_in_mail(MailWishes const& wishes, std::string const& text, store::Store& store, Clock const& clock) {
    auto const mail = complaints::read_mail(text);
    if (!mail) {
        return {0, fmt::format("Left out: {}.\n", mail.error().front().says), ""};
    }
    auto const council = council_for(mail_addresses(store), wishes, *mail);
    if (!council) {
        return later(council.error().front().says);
    }
    auto const taken = complaints::take_in(store, *council, *mail, clock.now());
    switch (taken) {
        case complaints::TakenIn::waits: return {0, "It waits for somebody to look at it.\n", ""};
        case complaints::TakenIn::came_before: return {0, "Left out: it came before.\n", ""};
        case complaints::TakenIn::automatic: return {0, "Left out: a machine sent it.\n", ""};
        case complaints::TakenIn::full: break;
    }
    return later("Too many e-mails wait to be looked at.");
}

}  // namespace heed::program
