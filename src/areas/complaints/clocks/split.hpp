#pragma once
// One contact, several matters: the officer splits it into what it holds. Each part is a case of its own with its own
// reference and clocks; the contact's teller and secret serve all of them. Nothing of the case that came in is taken away.

#include <optional>
#include <string>
#include <vector>

#include "areas/complaints/store.hpp"

namespace heed::complaints {

/// What a track is kept as: a data protection complaint is a complaint, a request for records is a request.
Kind kind_of(Track track);

struct PartDraft {
    Track track = Track::none;
    std::string words;  ///< which of the person's words belong to it
};

/// Safeguarding goes first: the others may wait until a day.
struct WaitDraft {
    bool wanted = false;
    std::optional<Day> look_again_on{};
    std::string reason{};
    std::string told{};
};

struct Splitting {
    std::vector<PartDraft> parts;
    std::optional<Hold> wait{};  ///< for what is split and for every part but safeguarding
};

/// The tracks that this case can still be split into: all but its own and those that the contact holds already.
std::vector<Track> tracks_to_split(Story const& story, std::vector<Part> const& parts);

/// `field` of a part's words is "words_<track>", and the choice of the tracks is "track".
Outcome<Splitting> split_into(Story const& story, std::vector<Part> const& before, std::vector<PartDraft> const& drafts,
                              WaitDraft const& wait, Day today);

/// Each part gets its reference from the server's key; the person is told what was made of their contact.
void split(store::Writing& db, Story const& seen, Splitting const& splitting, std::string const& server_key,
           Doing const& doing);

// ---- what follows from another case

/// Code: who is not satisfied with stage 1 may have it looked at again, by a different person.
bool may_go_to_stage_2(Story const& story, std::vector<Part> const& parts);

/// A new case that follows this one: stage 2, or the complaint that a request became (Code 1.8).
struct Follow {
    Track track = Track::corporate_code;
    std::int64_t stage = 1;
    std::string words;         ///< what they are not satisfied with
    std::int64_t officer = 0;  ///< 0: nobody yet
    Day on_day;                ///< when they said so: its clocks start then
};
Outcome<Follow> taken_to_stage_2(Story const& story, std::vector<Part> const& parts, std::string const& words,
                                 std::optional<std::int64_t> officer, std::optional<Day> on, Day today);
Outcome<Follow> made_a_complaint(Story const& story, std::optional<Track> track, std::string const& words, Day today);

void take_to_stage_2(store::Writing& db, Story const& seen, Follow const& follow, std::string const& server_key,
                     Doing const& doing);
/// Closes the request, and opens the complaint that it became.
void make_a_complaint(store::Writing& db, Story const& seen, Follow const& follow, std::string const& server_key,
                      Doing const& doing);

/// It is of another kind than it was taken for: its clocks are those of the other track from the day it came.
struct Move {
    Track track = Track::statutory;
    std::string reason;  ///< as the person is told it
};
Outcome<Move> moved_to(Story const& story, std::optional<Track> track, std::string const& reason);
void move_to_track(store::Writing& db, Story const& seen, Move const& move, Doing const& doing);

}  // namespace heed::complaints
