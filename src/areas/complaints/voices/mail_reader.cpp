#include "areas/complaints/voices/mail_reader.hpp"

#include <memory>

#include <gmime/gmime.h>

#include "areas/complaints/voices/mail_text.hpp"
#include "kernel/text.hpp"
#include "store/hash.hpp"

namespace heed::complaints {

namespace {

struct Release {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

void begin_gmime() {
    static bool const begun = [] {
        g_mime_init();
        return true;
    }();
    (void)begun;
}

Held<GMimeMessage> message_in(std::string_view bytes) {
    begin_gmime();
    Held<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    Held<GMimeParser> const parser(g_mime_parser_new_with_stream(stream.get()));
    return Held<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

/// What was found on the way through the parts; a message that is attached is gone into.
struct Found {
    std::string plain;
    std::string html;
    std::string inner_sender;
    int depth = 0;
};

std::string text_in(GMimeTextPart* part) {
    std::unique_ptr<char, decltype(&g_free)> const text(g_mime_text_part_get_text(part), g_free);
    return text && g_utf8_validate(text.get(), -1, nullptr) ? std::string(text.get()) : std::string();
}

std::string sender_of(GMimeMessage* message) {
    auto* const list = g_mime_message_get_from(message);
    if (list == nullptr || internet_address_list_length(list) == 0) {
        return {};
    }
    auto const* const name = internet_address_get_name(internet_address_list_get_address(list, 0));
    return name != nullptr && g_utf8_validate(name, -1, nullptr) ? std::string(name) : std::string();
}

void look_at(GMimeObject*, GMimeObject* part, gpointer to) {
    auto& found = *static_cast<Found*>(to);
    if (GMIME_IS_MESSAGE_PART(part)) {
        if (auto* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
            inner != nullptr && found.depth < 5) {
            Found deeper;
            deeper.depth = found.depth + 1;
            g_mime_message_foreach(inner, look_at, &deeper);
            if (!deeper.plain.empty() || !deeper.html.empty()) {
                found = deeper;
                found.inner_sender = deeper.inner_sender.empty() ? sender_of(inner) : deeper.inner_sender;
            }
        }
        return;
    }
    if (!GMIME_IS_TEXT_PART(part)) {
        return;
    }
    auto* const type = g_mime_object_get_content_type(part);
    if (found.plain.empty() && g_mime_content_type_is_type(type, "text", "plain")) {
        found.plain = text_in(GMIME_TEXT_PART(part));
    } else if (found.html.empty() && g_mime_content_type_is_type(type, "text", "html")) {
        found.html = text_in(GMIME_TEXT_PART(part));
    }
}

std::string header_of(GMimeMessage* message, char const* name) {
    auto const* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    return value == nullptr ? std::string() : lowered(trimmed(value));
}

constexpr std::size_t most_addresses = 50;

void add_address(std::vector<std::string>& to, char const* address) {
    auto plain = address == nullptr ? std::string() : lowered(trimmed(address));
    std::erase_if(plain, [](char c) { return c == '<' || c == '>'; });
    if (!plain.empty() && to.size() < most_addresses && is_plain_text(plain)) {
        to.push_back(std::move(plain));
    }
}

std::vector<std::string> delivered_to(GMimeMessage* message) {
    std::vector<std::string> found;
    auto* const headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
        auto* const header = g_mime_header_list_get_header_at(headers, i);
        auto const name = lowered(g_mime_header_get_name(header));
        if (name == "x-original-to" || name == "delivered-to" || name == "envelope-to") {
            add_address(found, g_mime_header_get_value(header));
        }
    }
    return found;
}

std::vector<std::string> addressed_to(GMimeMessage* message) {
    std::vector<std::string> found;
    for (auto* const list : {g_mime_message_get_to(message), g_mime_message_get_cc(message)}) {
        for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
            auto* const one = internet_address_list_get_address(list, i);
            if (INTERNET_ADDRESS_IS_MAILBOX(one)) {
                add_address(found, internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
            }
        }
    }
    return found;
}

bool is_automatic(GMimeMessage* message) {
    auto const automatic = header_of(message, "Auto-Submitted");
    auto const precedence = header_of(message, "Precedence");
    auto* const type = g_mime_object_get_content_type(GMIME_OBJECT(message));
    return (!automatic.empty() && automatic != "no") || precedence == "bulk" || precedence == "list" ||
           precedence == "junk" || header_of(message, "Return-Path") == "<>" ||
           !header_of(message, "X-Auto-Response-Suppress").empty() || !header_of(message, "List-Id").empty() ||
           (type != nullptr && g_mime_content_type_is_type(type, "multipart", "report"));
}

bool has_headers(std::string_view text) {
    auto const lines = lines_of(text.substr(0, 2000));
    for (auto const line : lines) {
        auto const small = lowered(line);
        if (small.starts_with("message-id:") || small.starts_with("mime-version:") || small.starts_with("received:")) {
            return true;
        }
        if (trimmed(line).empty()) {
            return false;
        }
    }
    return false;
}

Outcome<ReadMail> with_words(ReadMail mail, Forwarded const& kept, std::string const& sender) {
    mail.words = shortened(kept.words, most_said_in_mail);
    mail.sender = shortened(kept.sender.empty() ? sender : kept.sender, 200);
    if (mail.words.empty() || !is_plain_text(mail.words)) {
        return problem("mail", "There are no words in this e-mail that can be read");
    }
    if (!is_plain_text(mail.sender)) {
        mail.sender.clear();
    }
    return mail;
}

}  // namespace

Outcome<ReadMail> read_mail(std::string_view bytes) {
    if (bytes.size() > most_bytes_of_mail) {
        return problem("mail", "The e-mail is larger than 10 MB: paste its words instead");
    }
    auto const message = message_in(bytes);
    if (!message || !has_headers(bytes)) {
        return problem("mail", "This is no e-mail. Save it as .eml, or paste its words");
    }
    Found found;
    g_mime_message_foreach(message.get(), look_at, &found);
    auto const* const id = g_mime_message_get_message_id(message.get());
    ReadMail mail;
    mail.message = store::sha256(id != nullptr && *id != '\0' ? std::string_view(id) : bytes);
    mail.is_automatic = is_automatic(message.get());
    mail.delivered_to = delivered_to(message.get());
    mail.addressed_to = addressed_to(message.get());
    auto const text = found.plain.empty() ? text_of_html(found.html) : found.plain;
    return with_words(std::move(mail), without_forwarding(text),
                      found.inner_sender.empty() ? sender_of(message.get()) : found.inner_sender);
}

Outcome<ReadMail> read_pasted(std::string_view text) {
    if (has_headers(text)) {
        return read_mail(text);
    }
    if (trimmed(text).empty()) {
        return problem("mail", "Paste the e-mail, or choose the file");
    }
    ReadMail mail;
    mail.message = store::sha256(text);
    return with_words(std::move(mail), without_forwarding(text), "");
}

}  // namespace heed::complaints
