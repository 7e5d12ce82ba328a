#include "kernel/embedded.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/embedded_table.hpp"
#include "kernel/must.hpp"

namespace heed {

std::string_view embedded(std::string_view path) {
    auto const table = embedded_table();
    auto const found = std::ranges::lower_bound(table, path, {}, &EmbeddedFile::path);
    must(found != table.end() && found->path == path, fmt::format("no file \"{}\" was embedded", path));
    return found->content;
}

std::vector<std::string_view> embedded_paths(std::string_view prefix) {
    std::vector<std::string_view> found;
    for (auto const& file : embedded_table()) {
        if (file.path.starts_with(prefix)) {
            found.push_back(file.path);
        }
    }
    return found;
}

}  // namespace heed
