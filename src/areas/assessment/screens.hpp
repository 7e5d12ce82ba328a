#pragma once
// What the pages of this area show.

#include <optional>
#include <string>
#include <vector>

#include "areas/assessment/import.hpp"
#include "areas/assessment/import_rules.hpp"
#include "areas/assessment/store.hpp"
#include "people/here.hpp"
#include "web/form.hpp"

namespace heed::assessment {

/// An assessment with everything that its pages show.
struct Whole {
    Assessment about;
    std::vector<KeptFinding> findings;  ///< in the order of the report
    std::optional<PutIntoLoop> in_loop;

    /// Throws NotFound.
    KeptFinding const& finding(Id<KeptFinding> id) const;
};

std::string path_of(Id<Assessment> assessment);
std::string path_of(Id<Assessment> assessment, Id<KeptFinding> finding);

/// "Esther Amoah on 22 November 2026", with the name of the member of staff, or "Heed" for what the program did itself.
std::string who_and_when(store::Reading const& db, std::int64_t by, Instant at);

/// The form that reads a report in, as it was typed.
struct TypedReport {
    std::string title;
    web::TypedDay published;
    std::string text;
};

/// Which findings to show, and in which order.
struct Looking {
    Order order = Order::report;
    bool waiting_only = false;
};

/// The form of one finding, as it was chosen.
struct TypedJudgement {
    std::string kind;
    std::vector<std::string> systems;
};

web::Html list_screen(people::Here const& here, std::vector<Listed> const& listed, bool more);
web::Html new_screen(people::Here const& here, TypedReport const& typed, Problems const& problems);
web::Html assessment_screen(people::Here const& here, Whole const& whole, Looking const& looking, bool read_before,
                            Problems const& problems);
web::Html finding_screen(people::Here const& here, Whole const& whole, KeptFinding const& finding, Order order,
                         TypedJudgement const& typed, Problems const& problems);
web::Html confirm_screen(people::Here const& here, Whole const& whole, int at_least, Problems const& problems);

}  // namespace heed::assessment
