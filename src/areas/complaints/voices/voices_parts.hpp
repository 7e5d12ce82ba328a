#pragma once
// What the pages of this room share: their names for services, teams and providers, the stretch of time that is looked at,
// and the tables that are shown and kept.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "areas/complaints/voices/voices_store.hpp"
#include "loop/parts.hpp"
#include "people/here.hpp"
#include "web/table_file.hpp"

namespace heed::complaints {

/// The names of what things are counted by, each read once.
class NamesOfAbout {
public:
    explicit NamesOfAbout(store::Reading const& db);
    /// "Homecare"; "Service not known" for 0.
    std::string of(By by, std::int64_t about) const;

private:
    std::map<std::pair<By, std::int64_t>, std::string> names_;
};

/// A stretch of time that a page offers.
struct Period {
    std::string_view value;
    std::string_view words;  ///< "the last 12 months"
    int months;
};
std::vector<Period> const& periods();
/// What was asked for as "period"; otherwise the last 12 months.
Period const& period_asked(web::Request const& request);
/// The first of a month up to today.
Days days_of(Period const& period, Day today);
/// The choice of a period, with a button.
web::Html period_form(std::string const& path, Period const& period);

/// "Download as CSV or XLSX", below a table whose files are at "<path>.csv" and "<path>.xlsx".
web::Html keep_links(std::string const& path, std::string const& query, web::TypedTable const& table);
/// The table, its files, and how it was counted.
web::Html table_section(std::string const& path, std::string const& query, web::TypedTable const& table);

/// What was chosen as "file", or "".
std::string file_text(web::Request const& request);
/// The text that was pasted in this field, or the file; what was wrong with a file stands beside the file.
template <class T, class Read>
Outcome<T> pasted_or_file(web::Request const& request, std::string const& field, Read read) {
    auto const pasted = web::Form(request).text(field);
    auto const file = file_text(request);
    if (!pasted.empty() && !file.empty()) {
        return problem(field, "Paste it or choose a file, not both");
    }
    auto outcome = read(file.empty() ? pasted : file);
    if (!outcome && !file.empty()) {
        for (auto& one : outcome.error()) {
            one.field = "file";
        }
    }
    return outcome;
}

/// Links between the pages about voices; the one that is open is marked.
web::Html voices_links(people::Here const& here);

}  // namespace heed::complaints
