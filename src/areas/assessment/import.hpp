#pragma once
// The nouns of reading a published assessment into the loop: the assessment, its findings as they were read by the
// program, and what a person says of each. Nothing reaches the loop before a person has looked at every finding.

#include <optional>
#include <string>
#include <vector>

#include "areas/assessment/finding.hpp"
#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/id.hpp"

namespace heed::loop {
struct Signal;
}

namespace heed::assessment {

/// A published assessment that was read in.
struct Assessment {
    Id<Assessment> id;
    std::string title;                ///< what staff call it
    std::string council_name;         ///< whose assessment it is, as the text says; "" when it does not
    std::string statement;            ///< the quality statement: "Learning, improvement and innovation"
    std::optional<int> score;         ///< 1 to 4
    std::optional<Day> published_on;  ///< when whoever read it in knew
    std::string text_hash;            ///< of the text that was read, see hash_of_text
    std::int64_t findings = 0;
    std::int64_t read_by = 0;  ///< the member of staff; -1 the program itself
    Instant read_at;
};
BOOST_DESCRIBE_STRUCT(Assessment, (),
                      (id, title, council_name, statement, score, published_on, text_hash, findings, read_by, read_at))

/// What a person reads in a finding.
struct Judgement {
    Kind kind = Kind::context;
    std::vector<int> systems;  ///< sorted, no repeats
    bool operator==(Judgement const&) const = default;
};

enum class Ruling {
    confirmed,  ///< the program read it rightly
    corrected,  ///< it means something else
    left_out,   ///< it is no finding, or nothing that this council can learn from
};
BOOST_DESCRIBE_ENUM(Ruling, confirmed, corrected, left_out)

/// What a person decided about a finding. A later one stands for the earlier, and both are kept.
struct Verdict {
    int version = 0;  ///< 1, 2, 3 ...
    Ruling ruling = Ruling::confirmed;
    Judgement judgement;  ///< as confirmed or corrected
    std::int64_t by = 0;
    Instant at;
};

/// A finding as it was read, and what has become of it.
struct KeptFinding {
    Id<KeptFinding> id;
    Finding read;
    std::optional<Verdict> verdict;
    Id<loop::Signal> signal;  ///< 0: it has made no signal

    bool waits() const { return !verdict; }
    int version() const { return verdict ? verdict->version : 0; }
};

/// Who put the assessment into the loop, and when.
struct PutIntoLoop {
    std::int64_t by = 0;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(PutIntoLoop, (), (by, at))

}  // namespace heed::assessment
