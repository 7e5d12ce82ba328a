#include "program/mail.hpp"

#include <cstdlib>

#include "web/router.hpp"

namespace heed::program {

namespace {

std::string environment(char const* name, std::string const& otherwise = {}) {
    auto const* const value = std::getenv(name);
    return value == nullptr || *value == '\0' ? otherwise : value;
}

}  // namespace

std::optional<work::Smtp> mail_server() {
    work::Smtp smtp;
    smtp.host = environment("HEED_SMTP_HOST");
    if (smtp.host.empty()) {
        return std::nullopt;
    }
    smtp.port = static_cast<int>(web::parse_id(environment("HEED_SMTP_PORT", "587")).value_or(0));
    smtp.from = environment("HEED_SMTP_FROM", "heed@localhost");
    smtp.from_name = environment("HEED_SMTP_FROM_NAME");
    smtp.user = environment("HEED_SMTP_USER");
    smtp.password = environment("HEED_SMTP_PASSWORD");
    smtp.starttls = environment("HEED_SMTP_STARTTLS", "yes") != "no";
    return smtp;
}

}  // namespace heed::program
