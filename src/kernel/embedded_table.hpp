#pragma once
// The table that the build writes (cmake/Embed.cmake); only embedded.cpp reads it.

#include <span>
#include <string_view>

namespace heed {

struct EmbeddedFile {
    std::string_view path;
    std::string_view content;
};

/// Sorted by path.
std::span<EmbeddedFile const> embedded_table();

}  // namespace heed
