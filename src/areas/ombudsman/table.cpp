#include "areas/ombudsman/table.hpp"

#include "kernel/embedded.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"

namespace heed::ombudsman {

std::vector<std::vector<std::string>> table_rows(std::string_view path, std::size_t columns) {
    std::vector<std::vector<std::string>> rows;
    bool heading = true;
    for (auto const line : lines_of(embedded(path))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        auto const parts = split(line, '\t');
        must(parts.size() == columns, "a line of a table has another number of columns than its heading");
        if (!heading) {
            rows.emplace_back(parts.begin(), parts.end());
        }
        heading = false;
    }
    return rows;
}

}  // namespace heed::ombudsman
