#pragma once
// Where somebody may turn who is not happy with what they were told: it differs by track, and a response must name it.

#include <string>
#include <string_view>

#include "areas/complaints/clocks/track.hpp"

namespace heed::complaints {

/// nobody: what follows no procedure, or a request that may still become a complaint. next_stage: stage 2 of the Code.
/// complaint: after a review of a financial assessment the statutory complaint stays open (statutory guidance 8.70).
enum class Recourse { nobody, ombudsman, commissioner, next_stage, complaint };
BOOST_DESCRIBE_ENUM(Recourse, nobody, ombudsman, commissioner, next_stage, complaint)

Recourse recourse_of(Track track, std::int64_t stage);

/// "The Ombudsman", "Looking at it again": above the paragraph; "" for nobody.
std::string heading_of(Recourse recourse);
/// The paragraph that a response begins with; "" for nobody.
std::string paragraph_of(Recourse recourse);
/// The same in Easy Read: a thought a line.
std::string easy_words_of(Recourse recourse);
/// Whether a paragraph says where they may turn, that they may, and how.
bool names(Recourse recourse, std::string_view paragraph);
/// What is wrong with a paragraph that does not: "Say that ...".
std::string ask_for(Recourse recourse);

/// The law or the norm by which this track is answered: "regulation 14", "Code 6.3".
std::string source_of_answer(Track track, std::int64_t stage);

/// Statutory guidance 8.70: who had a financial assessment looked at again is reminded that the complaint is still open.
std::string complaint_stays_open();
/// The paragraph about the Ombudsman that an answer begins with.
std::string ombudsman_paragraph();
/// Where somebody may turn who is not happy with a longer time, a wait or a refusal (Code 2.4, 6.5): no stage comes before.
std::string rights_paragraph(Track track);

}  // namespace heed::complaints
