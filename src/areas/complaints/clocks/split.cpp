#include "areas/complaints/clocks/split.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/clocks/holds.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/must.hpp"
#include "kernel/text.hpp"
#include "web/form.hpp"

namespace heed::complaints {

namespace {

constexpr std::size_t most_reason = 2000;

bool holds(std::vector<Part> const& parts, Track track) {
    return std::ranges::find(parts, track, &Part::track) != parts.end();
}

void check_part(web::Checking& checking, PartDraft const& part, std::vector<Track> const& offered) {
    auto const field = fmt::format("words_{}", name_of(part.track));
    checking.expect(std::ranges::find(offered, part.track) != offered.end(), "track",
                    "One of these was split off already");
    checking.expect_text(part.words, field,
                         fmt::format("Say which words are the {}", what_it_is(kind_of(part.track), part.track, 1)),
                         most_said);
}

/// The id and the reference of a part: at random, and again the same for a form that is sent twice.
Id<Case> id_for(store::Reading const& db, std::string const& server_key, std::string const& form_key) {
    for (int attempt = 0;; ++attempt) {
        auto const pair = pair_of(server_key, form_key, attempt);
        if (secret_of(db, pair.id).empty()) {
            return pair.id;
        }
    }
}

Case part_of(Case const& whole, Track track, std::string const& words) {
    Case part;
    part.kind = kind_of(track);
    part.track = track;
    part.contact = whole.contact;
    part.channel = whole.channel;
    part.said = words;
    part.about = whole.about;
    part.happened_on = whole.happened_on;
    part.noticed_on = whole.noticed_on;
    part.noticed_words = whole.noticed_words;
    part.noticed_on = whole.noticed_on;
    part.received_on = whole.received_on;
    part.received_at = whole.received_at;
    part.received_by = whole.received_by;
    part.kept_from_worker = whole.kept_from_worker;
    part.officer = whole.officer;
    part.service = whole.service;
    return part;
}

std::string came_as_part(Case const& whole, Case const& part) {
    return fmt::format("This is a part of what you told us on {} ({}). We deal with it as a {}.",
                       spoken(whole.received_on), reference_of(whole.contact), what_it_is(part));
}

Story receive_follower(store::Writing& db, Story const& seen, Follow const& follow, std::string const& server_key,
                       Doing const& doing) {
    auto part = part_of(seen.said, follow.track, follow.words);
    part.id = id_for(db, server_key, fmt::format("follow/{}/{}", seen.said.id.number, seen.said.version));
    part.stage = follow.stage;
    part.follows = seen.said.id;
    part.received_on = follow.on_day;
    part.received_at = doing.now;
    part.received_by = doing.by;
    part.officer = follow.officer;
    auto const says = follow.stage == 2
                          ? fmt::format("You were not satisfied with our answer to {}. Somebody else now looks at it.",
                                        reference_of(seen.said.id))
                          : fmt::format("Your {} {} is now a complaint.", what_it_is(seen.said),
                                        reference_of(seen.said.id));
    return receive_part(db, part, says, follow.stage == 1, doing);
}

}  // namespace

Kind kind_of(Track track) {
    switch (track) {
        case Track::none:
        case Track::safeguarding: return Kind::concern;
        case Track::subject_access:
        case Track::financial_review:
        case Track::service_request: return Kind::request;
        default: return Kind::complaint;
    }
}

std::vector<Track> tracks_to_split(Story const& story, std::vector<Part> const& parts) {
    std::vector<Track> tracks;
    for_each_value<Track>([&](Track track) {
        if (track != Track::none && track != story.said.track && !holds(parts, track)) {
            tracks.push_back(track);
        }
    });
    return tracks;
}

Outcome<Splitting> split_into(Story const& story, std::vector<Part> const& before, std::vector<PartDraft> const& drafts,
                              WaitDraft const& wait, Day today) {
    web::Checking checking;
    auto const offered = tracks_to_split(story, before);
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(!drafts.empty(), "track", "Choose what else it holds");
    for (auto const& part : drafts) {
        check_part(checking, part, offered);
    }
    Splitting splitting{drafts, {}};
    if (wait.wanted) {
        HoldDraft const draft{HoldReason::safeguarding, wait.look_again_on, wait.reason, wait.told};
        if (auto const hold = checking.take(held(story, draft, today))) {
            splitting.wait = *hold;
        }
    }
    return checking.fine() ? Outcome<Splitting>(splitting) : checking.problems();
}

void split(store::Writing& db, Story const& seen, Splitting const& splitting, std::string const& server_key,
           Doing const& doing) {
    auto const version = next_version(db, seen);
    auto says = fmt::format("What you told us holds more than one matter. We go on with this {}, and deal with apart:",
                            what_it_is(seen.said));
    for (auto const& draft : splitting.parts) {
        auto part = part_of(seen.said, draft.track, draft.words);
        part.id = id_for(db, server_key,
                         fmt::format("part/{}/{}/{}", seen.said.id.number, seen.said.version, name_of(draft.track)));
        auto const story = receive_part(db, part, came_as_part(seen.said, part), true, doing);
        if (splitting.wait && draft.track != Track::safeguarding) {
            put_on_hold(db, story, *splitting.wait, doing);
        }
        says += fmt::format("\n{} – {}", reference_of(part.id), what_it_is(part));
    }
    done(db, seen, {"split", says, true}, version, doing);
    if (splitting.wait) {
        put_on_hold(db, *find_story(db, seen.said.id, true), *splitting.wait, doing);
    }
}

bool may_go_to_stage_2(Story const& story, std::vector<Part> const& parts) {
    return story.said.track == Track::corporate_code && story.said.stage == 1 && story.answer &&
           std::ranges::none_of(parts, [&](Part const& part) { return part.follows == story.said.id; });
}

Outcome<Follow> taken_to_stage_2(Story const& story, std::vector<Part> const& parts, std::string const& words,
                                 std::optional<std::int64_t> officer, std::optional<Day> on, Day today) {
    web::Checking checking;
    checking.expect(may_go_to_stage_2(story, parts), "",
                    "Only an answered stage 1 of the Code has a stage 2, and only one; a complaint about adult social "
                    "care has one stage");
    checking.expect_text(words, "words", "Enter what they are not satisfied with", most_said);
    checking.expect(officer.has_value(), "officer", "Choose who looks at it");
    checking.expect(officer != story.said.officer || story.said.officer == 0, "officer",
                    "Choose somebody who did not look at stage 1");
    checking.expect(on.has_value(), "on", "Enter the day on which they said so");
    checking.expect(!on || (*on >= story.said.received_on && *on <= today), "on",
                    "The day must lie between the first complaint and today");
    return checking.fine() ? Outcome<Follow>(Follow{Track::corporate_code, 2, words, *officer, *on})
                           : checking.problems();
}

Outcome<Follow> made_a_complaint(Story const& story, std::optional<Track> track, std::string const& words, Day today) {
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(story.said.kind == Kind::request, "", "Only a request can become a complaint");
    checking.expect(track == Track::statutory || track == Track::corporate_code || track == Track::data_protection,
                    "track", "Choose what kind of complaint it is");
    checking.expect_text(words, "words", "Enter what they are not satisfied with", most_said);
    return checking.fine() ? Outcome<Follow>(Follow{*track, 1, words, story.said.officer, today}) : checking.problems();
}

void take_to_stage_2(store::Writing& db, Story const& seen, Follow const& follow, std::string const& server_key,
                     Doing const& doing) {
    auto const version = next_version(db, seen);
    auto const second = receive_follower(db, seen, follow, server_key, doing);
    done(db, seen,
         {"taken_further",
          fmt::format("You were not satisfied. It is looked at again as {}.", reference_of(second.said.id)), true},
         version, doing);
}

void make_a_complaint(store::Writing& db, Story const& seen, Follow const& follow, std::string const& server_key,
                      Doing const& doing) {
    auto const complaint = receive_follower(db, seen, follow, server_key, doing);
    close(db, seen,
          {Ending::became_a_complaint, follow.on_day,
           fmt::format("You were not satisfied, so we take it as a complaint: {}.", reference_of(complaint.said.id)),
           follow.on_day},
          doing);
}

Outcome<Move> moved_to(Story const& story, std::optional<Track> track, std::string const& reason) {
    web::Checking checking;
    checking.expect(is_open(story), "", "This is closed");
    checking.expect(track && *track != Track::none && *track != story.said.track, "track", "Choose what it is");
    checking.expect_text(reason, "reason", "Enter the reason, as the person is told it", most_reason);
    checking.expect(story.findings.empty() && story.extensions.empty(), "",
                    "Its investigation has begun: split it instead");
    return checking.fine() ? Outcome<Move>(Move{*track, reason}) : checking.problems();
}

void move_to_track(store::Writing& db, Story const& seen, Move const& move, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "update cases set track = :track, kind = :kind where council = :council and id = :id", move.track,
               kind_of(move.track), db.council(), seen.said.id);
    auto const says = fmt::format("We deal with this as a {}. {}", what_it_is(kind_of(move.track), move.track, 1),
                                  move.reason);
    mail(db, seen, says + "\n", fmt::format("track/{}", version), doing.now);
    done(db, seen, {"track_changed", says, true}, version, doing);
}

}  // namespace heed::complaints
