#pragma once
// The records behind a change, read by key; for the files of telling.

#include <vector>

#include "loop/told/telling.hpp"

namespace heed::loop {

/// A record behind one or several of the signals.
struct SourceRecord {
    std::string source;
    std::int64_t source_id = 0;
    bool kept_from_worker = false;
    Day heard_on;  ///< the first of its signals
};
BOOST_DESCRIBE_STRUCT(SourceRecord, (), (source, source_id, kept_from_worker, heard_on))

/// Which of them: without those who were told of this change, or of one that says more.
struct WhoWaits {
    LearningPoint const& point;
    std::string change;
    bool see_kept_from_worker = true;
    Id<Signal> only{};  ///< 0: every signal behind it
};
/// At most `most`, in the order of their keys, after that record.
std::vector<SourceRecord> records_that_wait(store::Reading const& db, WhoWaits const& who, int most,
                                            SourceRecord const& after = {});

}  // namespace heed::loop
