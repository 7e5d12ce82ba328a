#include "people/may.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::people {

namespace {

using Table = std::set<std::pair<Role, May>>;

std::vector<Role> read_heading(std::string_view line) {
    std::vector<Role> roles;
    for (auto const column : split(line, '\t')) {
        if (column != "permission") {
            auto const role = named<Role>(column);
            must(role.has_value(), fmt::format("permissions.tsv: no role is called \"{}\"", column));
            roles.push_back(*role);
        }
    }
    return roles;
}

void read_line(Table& table, std::vector<Role> const& roles, std::string_view line) {
    auto const cells = split(line, '\t');
    auto const permission = named<May>(cells.front());
    must(permission && cells.size() == roles.size() + 1, fmt::format("permissions.tsv: cannot be read: \"{}\"", line));
    for (std::size_t i = 0; i < roles.size(); ++i) {
        must(cells[i + 1] == "yes" || cells[i + 1] == "-", "permissions.tsv: a cell is neither \"yes\" nor \"-\"");
        if (cells[i + 1] == "yes") {
            table.emplace(roles[i], *permission);
        }
    }
}

Table read_table() {
    Table table;
    std::vector<Role> roles;
    for (auto const line : lines_of(embedded("people/embedded/permissions.tsv"))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        if (roles.empty()) {
            roles = read_heading(line);
        } else {
            read_line(table, roles, line);
        }
    }
    return table;
}

}  // namespace

std::string spoken(Role role) {
    std::string words(name_of(role));
    std::ranges::replace(words, '_', ' ');
    return role == Role::marac_coordinator ? "MARAC coordinator" : words;
}

bool allows(Role role, May permission) {
    static auto const table = read_table();
    return permission == May::anybody || table.contains({role, permission});
}

}  // namespace heed::people
