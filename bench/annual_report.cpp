// How long the annual report takes over ten years with 50,000 complaints, concerns and compliments, beside the nine reports
// that were published before. Prints rows for docs/performance.md.

#include <chrono>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "areas/complaints/complaint.hpp"
#include "areas/reports/screens.hpp"
#include "kernel/dice.hpp"
#include "kernel/must.hpp"
#include "program/site_map.hpp"
#include "store/rows.hpp"

namespace {

using namespace heed;

constexpr int years = 10;
constexpr int services = 12;
constexpr int themes = 30;

double milliseconds_of(auto const& work) {
    auto const began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

struct Invented {
    store::Writing& db;
    Dice dice{50};
    Day first = *day_of(2016, 4, 1);

    void names() {
        for (int i = 1; i <= services; ++i) {
            store::act(db, "insert into services (council, id, name) values (:council, :id, :name)", db.council(),
                       std::int64_t{i}, fmt::format("Service {}", i));
        }
        for (int i = 1; i <= themes; ++i) {
            store::act(db,
                       "insert into themes (council, id, name, definition, includes, excludes, owner, made_at, made_by,"
                       " code) values (:council, :id, :name, '', '', '', 0, 0, 0, :code)",
                       db.council(), std::int64_t{i}, fmt::format("Theme {}", i), fmt::format("T{}", i));
        }
    }

    void one(std::int64_t id) {
        complaints::Case said;
        said.id = {id};
        said.kind = dice.chance(50)   ? complaints::Kind::complaint
                    : dice.chance(50) ? complaints::Kind::concern
                                      : complaints::Kind::compliment;
        said.track = said.kind == complaints::Kind::complaint ? complaints::Track::statutory : complaints::Track::none;
        said.received_on = first + static_cast<int>(dice.below(std::int64_t{years} * 365));
        said.service = dice.below(services + 1);
        said.kept_from_worker = dice.chance(3);
        said.signal = id;
        said.closed_on = said.received_on + 30;
        store::insert(db, "cases", said);
        store::act(
            db,
            "insert into signals (council, id, kind, source, source_id, said, service, heard_on,"
            " kept_from_worker, recorded_at, recorded_by, stage) values (:council, :id, 'complaint', 'complaint',"
            " :source, '', 0, :heard, 0, 0, 0, 'heard')",
            db.council(), id, id, said.received_on);
        store::act(db,
                   "insert into theme_signals (council, theme, signal, heard_on, at, by)"
                   " values (:council, :theme, :signal, :heard, 0, 0)",
                   db.council(), 1 + dice.below(themes), id, said.received_on);
        if (said.kind == complaints::Kind::complaint) {
            answer(said);
        }
    }

    void answer(complaints::Case const& said) {
        store::act(db,
                   "insert into case_acknowledgements (council, case_id, on_day, how, discussion, by, at)"
                   " values (:council, :id, :on_day, 'phone', 'held', 0, 0)",
                   db.council(), said.id, said.received_on + static_cast<int>(dice.below(6)));
        if (dice.chance(10)) {
            store::act(db,
                       "insert into case_closings (council, case_id, ending, on_day, reason, by, at)"
                       " values (:council, :id, 'withdrawn', :on_day, '', 0, 0)",
                       db.council(), said.id, said.received_on + 9);
            return;
        }
        store::act(db,
                   "insert into case_answers (council, case_id, how_considered, conclusions, action_needed, action,"
                   " ombudsman, signatory, signed_as, sent_on, late_reason, by, at) values (:council, :id, '', '',"
                   " 'taken', '', '', '', 'authorised', :sent_on, '', 0, 0)",
                   db.council(), said.id, said.received_on + 20 + static_cast<int>(dice.below(60)));
        store::act(db,
                   "insert into case_findings (council, case_id, number, issue, verdict, by, at)"
                   " values (:council, :id, 1, 'x', :verdict, 0, 0)",
                   db.council(), said.id, std::string(dice.chance(60) ? "upheld" : "not_upheld"));
        store::act(db,
                   "insert into case_plans (council, case_id, number, answer_due, agreed_with, agreed_on, how, by, at)"
                   " values (:council, :id, 1, :due, 'person', :agreed, '', 0, 0)",
                   db.council(), said.id, said.received_on + 50, said.received_on);
    }
};

void fill(store::Store& store, CouncilId council, std::int64_t number) {
    store::housekeeping(store, council, [&](store::Writing& db) {
        Invented invented{db};
        invented.names();
        for (std::int64_t id = 1; id <= number; ++id) {
            invented.one(id);
        }
    });
}

void publish_year(store::Store& store, CouncilId council, int year) {
    store::in_one_go(store, council, [&](store::Writing& db) {
        reports::Report report;
        report.first_day = *day_of(2016 + year, 4, 1);
        report.last_day = *day_of(2017 + year, 3, 31);
        report.made_on = report.last_day + 60;
        reports::Doing const doing{report.made_on, start_of(report.made_on), -1};
        auto const id = reports::add_report(db, report, doing);
        auto const made = reports::report_there(db, id);
        reports::make_final(db, made, reports::figures_now(db, made, true, doing.today),
                            reports::published_beside(db, made), doing);
        reports::publish(db, reports::report_there(db, id), {}, doing);
    });
}

void print(store::Store& store, CouncilId council, std::string_view what) {
    reports::Report decade;
    decade.first_day = *day_of(2016, 4, 1);
    decade.last_day = *day_of(2026, 3, 31);
    decade.made_on = decade.last_day + 1;
    reports::ReportText text{decade, "Thornmere Council", {}, {}};
    auto const counting = milliseconds_of([&] {
        text.figures = store::read(
            store, council, [&](store::Reading& db) { return reports::figures_now(db, decade, true, decade.made_on); });
    });
    std::size_t bytes = 0;
    auto const writing = milliseconds_of([&] { bytes = web::as_pdf(reports::as_document(text)).size(); });
    auto const page = milliseconds_of([&] { bytes += reports::as_page(reports::parts_of(text)).text.size(); });
    fmt::print("| annual report over 10 years, {} | {:.0f} | {:.0f} | {:.0f} |\n", what, counting, page, writing);
}

}  // namespace

int main() {
    constexpr std::int64_t cases = 50'000;
    auto const file = std::filesystem::temp_directory_path() / fmt::format("heed-annual-report-{}.db", ::getpid());
    {
        auto store = store::open_sqlite(file, 2);
        must(store.has_value(), "a store of its own");
        (*store)->migrate();
        auto const council = store::add_council(**store, "thornmere", "Thornmere Council");
        RunningClock const clock;
        people::Site site(**store, clock);
        program::mount_everything(site);
        fill(**store, council, cases);
        fmt::print("| Report | Counting and hiding, ms | The page, ms | The PDF, ms |\n| --- | --- | --- | --- |\n");
        print(**store, council, "50,000 cases");
        for (int year = 0; year < years - 1; ++year) {
            publish_year(**store, council, year);
        }
        print(**store, council, "beside nine published ones");
    }
    for (auto const* const ending : {"", "-wal", "-shm", ".lock"}) {
        std::filesystem::remove(file.string() + ending);
    }
    return 0;
}
