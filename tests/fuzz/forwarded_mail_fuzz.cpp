// E-mails that anybody may send to the council: none may crash the reader, and what is kept is plain text within its limits.

#include <cstdint>
#include <cstdlib>

#include "areas/complaints/voices/mail_reader.hpp"
#include "areas/complaints/voices/mail_text.hpp"
#include "kernel/text.hpp"

namespace {

void must_hold(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void look_at(heed::Outcome<heed::complaints::ReadMail> const& read) {
    if (!read) {
        must_hold(!read.error().empty() && !read.error().front().says.empty());
        return;
    }
    must_hold(heed::is_plain_text(read->words) && heed::is_plain_text(read->sender) && read->message.size() == 64);
    must_hold(heed::length_in_characters(read->words) <= heed::complaints::most_said_in_mail);
    must_hold(heed::length_in_characters(read->sender) <= 200);
    for (auto const& sent_to : {read->delivered_to, read->addressed_to}) {
        must_hold(sent_to.size() <= 50);
        for (auto const& address : sent_to) {
            must_hold(!address.empty() && heed::is_plain_text(address));
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(bytes), size);
    look_at(heed::complaints::read_mail(text));
    look_at(heed::complaints::read_mail("Message-ID: <a@example.org>\r\n" + text));
    look_at(heed::complaints::read_pasted(text));
    heed::complaints::text_of_html(text);
    auto const once = heed::complaints::without_forwarding(text);
    must_hold(once.words.size() <= text.size() + 1);
    return 0;
}
