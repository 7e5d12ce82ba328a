#pragma once
// The Ombudsman's yearly letters in the store.

#include <optional>
#include <vector>

#include "areas/ombudsman/letter.hpp"
#include "loop/learning/learning_store.hpp"
#include "store/store.hpp"

namespace heed::ombudsman {

/// The newest year first.
std::vector<Letter> list_letters(store::Reading const& db);
std::optional<Letter> find_letter(store::Reading const& db, int year);
/// Instead of what was typed of that year before.
void keep_letter(store::Writing& db, Letter const& letter, loop::Doing const& doing);

std::vector<SheetRow> sheet_of(store::Reading const& db, int year, Sheet sheet);
/// Instead of the rows that were read before.
void keep_sheet(store::Writing& db, int year, Sheet sheet, std::vector<SheetRow> const& rows, loop::Doing const& doing);

/// How the council's files call the columns of this sheet.
SheetColumns columns_of(store::Reading const& db, Sheet sheet);
void set_columns(store::Writing& db, Sheet sheet, SheetColumns const& columns);

}  // namespace heed::ombudsman
