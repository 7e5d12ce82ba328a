#pragma once

#include <optional>

#include "work/smtp.hpp"

namespace heed::program {

/// The mail server that the environment names (HEED_SMTP_HOST and the rest, see docs/operate.md); nothing without one.
std::optional<work::Smtp> mail_server();

}  // namespace heed::program
