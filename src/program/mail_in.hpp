#pragma once
// `heed mail-in`: an e-mail that the council's mail server hands in waits for a person to look at it. Nothing is ever sent
// back, so nothing but "try again later" is said to the mail server.

#include <functional>
#include <string>
#include <vector>

#include "areas/complaints/voices/mail_reader.hpp"
#include "kernel/day.hpp"
#include "program/door.hpp"
#include "program/line.hpp"
#include "store/store.hpp"

namespace heed::program {

constexpr int try_again_later = 75;  ///< EX_TEMPFAIL of sysexits.h, which mail servers know

/// A council, and the addresses that it gave for e-mails to come in (small letters).
struct MailAddresses {
    CouncilId id;
    std::string slug;
    std::vector<std::string> addresses;
};

/// Whose e-mail this is: the council that was named; the only one that there is; or the one whose address it was sent to, as
/// the mail server said it on the command line, as the mail server wrote it when it delivered it, as its sender wrote it.
/// The first of these that names a council decides; a problem where it names two, or none does.
Outcome<CouncilId> council_for(std::vector<MailAddresses> const& councils, MailWishes const& wishes,
                               complaints::ReadMail const& mail);

/// One e-mail. What cannot be read is left out, and not refused: a mail server would answer somebody who may never have
/// written.
Answered take_in_mail(MailWishes const& wishes, std::string const& text, store::Store& store, Clock const& clock);

constexpr std::size_t most_mails_a_run = 1000;

/// Takes each e-mail of a Maildir's folder "new" once, the first that came first; `take` answers as take_in_mail does. What
/// was taken in, or left out for good, is moved to "cur" as seen. What failed stays in "new", with one sentence that names its
/// file, and the exit code is 75. Stopped between the two, it finds the e-mail again and knows it by its Message-ID.
Answered take_in_maildir(std::filesystem::path const& folder, std::function<Answered(std::string const&)> const& take);

}  // namespace heed::program
