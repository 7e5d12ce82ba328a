#include "store/migrations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "store/hash.hpp"

namespace heed::store {

namespace {

std::string_view file_name(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    path.remove_suffix(std::string_view(".sql").size());
    return path;
}

/// The other engine's file has one for this engine beside it.
void must_have_its_fellow(std::string_view path, std::string_view engine) {
    auto const in_folder = path.substr(0, path.rfind('/') + 1);
    auto const name = file_name(path);
    auto const fellow = fmt::format("{}{}.{}.sql", in_folder, name.substr(0, name.find('.')), engine);
    must(embedded_paths(fellow).size() == 1, fmt::format("the migration {} is missing", fellow));
}

}  // namespace

std::vector<Migration> migrations(std::string_view engine) {
    std::vector<Migration> found;
    for (auto const path : embedded_paths("")) {
        if (path.find("/migrations/") == std::string_view::npos || !path.ends_with(".sql")) {
            continue;
        }
        auto const file = file_name(path);
        auto const name = file.substr(0, file.find('.'));
        if (auto const for_engine = file.substr(name.size()); for_engine.empty() || for_engine.substr(1) == engine) {
            auto const sql = embedded(path);
            found.push_back({std::string(name), sql, sha256(sql)});
        } else {
            must_have_its_fellow(path, engine);
        }
    }
    std::ranges::sort(found, {}, &Migration::name);
    return found;
}

std::vector<std::string> statements_of(std::string_view script) {
    std::vector<std::string> statements(1);
    bool quoted = false;
    for (auto line : lines_of(script)) {
        if (!quoted && trimmed(line).starts_with("--")) {
            continue;
        }
        for (char const c : line) {
            quoted ^= c == '\'';
            if (c == ';' && !quoted) {
                statements.emplace_back();
            } else {
                statements.back() += c;
            }
        }
        statements.back() += '\n';
    }
    std::erase_if(statements, [](std::string const& statement) { return trimmed(statement).empty(); });
    for (auto& statement : statements) {
        statement = trimmed(statement);
    }
    return statements;
}

}  // namespace heed::store
