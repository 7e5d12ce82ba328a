#include "kernel/must.hpp"

#include <fmt/format.h>

namespace heed {

void found_a_bug(std::string_view what, std::source_location where) {
    throw Bug(fmt::format("{} ({}:{})", what, where.file_name(), where.line()));
}

}  // namespace heed
