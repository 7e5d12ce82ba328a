#pragma once
// Files that travel inside the binary: templates, migrations, data and built assets.

#include <string_view>
#include <vector>

namespace heed {

/// The content of a file that was embedded at build time, by its path below src/ ("loop/views/signals.html");
/// built front-end assets are under "assets/". A name that was not embedded is a bug.
std::string_view embedded(std::string_view path);

/// Every embedded path that begins with `prefix`, sorted.
std::vector<std::string_view> embedded_paths(std::string_view prefix);

}  // namespace heed
