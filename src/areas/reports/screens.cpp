#include "areas/reports/screens.hpp"

#include <charconv>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "people/settings.hpp"

namespace heed::reports {

std::string path_of(Id<Report> id) { return fmt::format("/reports/{}", id.number); }
std::string public_path_of(Id<Report> id) { return fmt::format("/annual-reports/{}", id.number); }

Doing doing_now(Here const& here) { return {here.today, here.now, here.me().id.number}; }

Report unpublished_there(Here const& here, Id<Report> id) {
    auto report = report_there(here.db, id);
    if (report.published_on) {
        throw NotFound();
    }
    return report;
}

std::int64_t fewest_shown(store::Reading const& db) {
    constexpr std::int64_t usual = 5;
    auto const text = people::setting(db, "report_fewest").value_or("");
    std::int64_t fewest = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), fewest);
    return read.ec == std::errc() && fewest >= least_fewest && fewest <= most_fewest ? fewest : usual;
}

std::vector<Id<Report>> published_beside(store::Reading const& db, Report const& report) {
    std::vector<Id<Report>> ids;
    for (auto const& one : published_about(db, period_of(report))) {
        ids.push_back(one.id);
    }
    return ids;
}

constexpr loop::Period all_time{Day{std::chrono::sys_days(std::chrono::year(1) / 1 / 1)},
                                Day{std::chrono::sys_days(std::chrono::year(9999) / 12 / 31)}};

Figures figures_now(store::Reading const& db, Report const& report, bool see_kept_from_worker, Day today) {
    auto const accounts_of = [&](loop::Period const& period) {
        std::vector<Accounted> all;
        for (auto const& entry : loop::accounts().all()) {
            all.push_back({entry.key, entry.make(db, {period, see_kept_from_worker, today})});
        }
        return all;
    };
    std::vector<Published> before;
    for (auto const& one : published_about(db, all_time)) {
        before.push_back({period_of(one), figures_from(copy_of(db, one.id)->figures)});
    }
    return compose(period_of(report), accounts_of, before, fewest_shown(db));
}

ReportText text_of(Here const& here, Report const& report) {
    ReportText text{report, here.council.name, {}, {}};
    auto const publication = publication_of(here.db, report.id);
    auto const copy = copy_of(here.db, report.id);
    text.words = publication ? words_from(publication->words) : words_of(here.db, report.id);
    text.figures = copy ? figures_from(copy->figures)
                        : figures_now(here.db, report, here.may(may::see_kept_from_worker), here.today);
    text.hash = publication ? publication->hash : copy ? copy->hash : "";
    return text;
}

namespace {

/// What anybody may ask for again and again is made once; the last few are kept.
class MadeOnce {
public:
    template <class Make>
    std::string bytes(std::string const& key, Make const& make) {
        {
            std::lock_guard const lock(mutex_);
            if (auto const found = known_.find(key); found != known_.end()) {
                return found->second;
            }
        }
        auto made = make();
        std::lock_guard const lock(mutex_);
        constexpr std::size_t most_kept = 20;
        if (known_.size() >= most_kept) {
            known_.clear();
        }
        known_.emplace(key, made);
        return made;
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::string> known_;
};

std::string file_name(ReportText const& text, std::string const& slug, std::string_view ending) {
    return fmt::format("{}-complaints-report-{}-to-{}.{}", slug, iso(text.report.first_day), iso(text.report.last_day),
                       ending);
}

}  // namespace

Response pdf_to_keep(ReportText const& text, std::string const& slug) {
    static MadeOnce made;
    auto const make = [&] { return web::as_pdf(as_document(text)); };
    auto const key = fmt::format("{}/{}/{}/{}", slug, text.report.id.number, text.report.published_on ? "p" : "f",
                                 text.hash);
    return web::download("application/pdf", file_name(text, slug, "pdf"),
                         text.hash.empty() ? make() : made.bytes(key, make));
}

Response spreadsheet_to_keep(ReportText const& text, std::string const& slug) {
    web::TableAbout const about{
        text.council,
        slug,
        text.report.final_on.value_or(text.report.made_on),
        {{"Report", title_of(text.report)},
         {"Standing", standing_of(text.report)},
         {"Not shown", fmt::format("Numbers of people below {}, and what would give them away", text.figures.fewest)}}};
    return web::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         file_name(text, slug, "xlsx"), web::as_xlsx(as_tables(text), about));
}

}  // namespace heed::reports
