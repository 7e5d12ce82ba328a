#include "areas/ombudsman/letter_store.hpp"

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "people/settings.hpp"
#include "store/events.hpp"
#include "store/rows.hpp"

namespace heed::ombudsman {

namespace {

constexpr std::string_view columns =
    "year, came_on, investigated, upheld, remedies_due, remedies_done, remedied_already, per_100_000";

struct LetterRow : Letter {
    Instant at;
    std::int64_t by = 0;
};
BOOST_DESCRIBE_STRUCT(LetterRow, (Letter), (at, by))

struct RowOfSheet : SheetRow {
    std::int64_t year = 0;
    Sheet sheet = Sheet::received;
};
BOOST_DESCRIBE_STRUCT(RowOfSheet, (SheetRow), (year, sheet))

std::string setting_name(Sheet sheet) { return fmt::format("ombudsman_columns_{}", name_of(sheet)); }

SheetColumns usual_columns(Sheet sheet) {
    switch (sheet) {
        case Sheet::received: return {"Reference", "", "Received"};
        case Sheet::decided: return {"Reference", "Decision", "Decided"};
        case Sheet::compliance: break;
    }
    return {"Reference", "", ""};
}

}  // namespace

std::vector<Letter> list_letters(store::Reading const& db) {
    return store::rows<Letter>(
        db,
        fmt::format(
            "select {} from ombudsman_letters where council = :council and year > 0 order by year desc limit 50",
            columns),
        db.council());
}

std::optional<Letter> find_letter(store::Reading const& db, int year) {
    return store::row<Letter>(
        db, fmt::format("select {} from ombudsman_letters where council = :council and year = :year", columns),
        db.council(), year);
}

void keep_letter(store::Writing& db, Letter const& letter, loop::Doing const& doing) {
    store::act(db, "delete from ombudsman_letters where council = :council and year = :year", db.council(),
               letter.year);
    LetterRow row;
    static_cast<Letter&>(row) = letter;
    row.at = doing.now;
    row.by = doing.by;
    store::insert(db, "ombudsman_letters", row);
    store::note(db, {"ombudsman_letter", letter.year, "kept",
                     fmt::format("{} upheld of {}", letter.upheld, letter.investigated), doing.by, doing.now});
}

std::vector<SheetRow> sheet_of(store::Reading const& db, int year, Sheet sheet) {
    return store::rows<SheetRow>(db,
                                 "select reference, outcome, on_day from ombudsman_letter_rows"
                                 " where council = :council and year = :year and sheet = :sheet order by reference",
                                 db.council(), year, sheet);
}

void keep_sheet(store::Writing& db, int year, Sheet sheet, std::vector<SheetRow> const& rows,
                loop::Doing const& doing) {
    store::act(db, "delete from ombudsman_letter_rows where council = :council and year = :year and sheet = :sheet",
               db.council(), year, sheet);
    for (auto const& one : rows) {
        RowOfSheet row;
        static_cast<SheetRow&>(row) = one;
        row.year = year;
        row.sheet = sheet;
        store::insert(db, "ombudsman_letter_rows", row);
    }
    store::note(db, {"ombudsman_letter", year, "sheet_read", fmt::format("{}, {} rows", name_of(sheet), rows.size()),
                     doing.by, doing.now});
}

SheetColumns columns_of(store::Reading const& db, Sheet sheet) {
    auto const kept = people::setting(db, setting_name(sheet));
    if (!kept) {
        return usual_columns(sheet);
    }
    auto const parts = lines_of(*kept);
    auto const part = [&](std::size_t i) { return i < parts.size() ? std::string(parts[i]) : std::string(); };
    return {part(0), part(1), part(2)};
}

void set_columns(store::Writing& db, Sheet sheet, SheetColumns const& columns_now) {
    people::set_setting(db, setting_name(sheet),
                        fmt::format("{}\n{}\n{}", columns_now.reference, columns_now.outcome, columns_now.on_day));
}

}  // namespace heed::ombudsman
