#include "store/migrations.hpp"

#include <algorithm>

#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "store/hash.hpp"

namespace heed::store {

namespace {

std::string_view file_name(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    path.remove_suffix(std::string_view(".sql").size());
    return path;
}

}  // namespace

std::vector<Migration> migrations() {
    std::vector<Migration> found;
    for (auto const path : embedded_paths("")) {
        if (path.find("/migrations/") != std::string_view::npos && path.ends_with(".sql")) {
            auto const sql = embedded(path);
            found.push_back({std::string(file_name(path)), sql, sha256(sql)});
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
