#include "areas/complaints/inquiry/contributor_store.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "areas/complaints/case_change.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "kernel/text.hpp"
#include "store/hidden.hpp"
#include "web/random.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

namespace {

constexpr std::string_view subject = "case_contributor";
constexpr int days_before_due_to_remind = 2;
constexpr std::int64_t most_at_once = 100;

constexpr std::string_view columns =
    "select id, case_id, organisation, name, email, person_named, consent_on, consent_how, link_key, link, code_hash, "
    "due, expires_on, asked_on, reminded_on, revoked_on, answered_at, files, by, at from case_contributors";

struct OutsideQuestionRow : OutsideQuestion {
    Id<Contributor> contributor;
};
BOOST_DESCRIBE_STRUCT(OutsideQuestionRow, (OutsideQuestion), (contributor))

void add_question(store::Writing& db, Id<Contributor> contributor, OutsideQuestion const& question) {
    OutsideQuestionRow row;
    static_cast<OutsideQuestion&>(row) = question;
    row.contributor = contributor;
    store::insert(db, "case_questions", row);
}

void mail_link(store::Writing& db, Contributor const& contributor, std::size_t questions, std::string const& about,
               bool again, Instant now) {
    auto const council = council_name(db);
    work::send_later(db,
                     {.to = contributor.email,
                      .subject = "A message from " + council,
                      .text = asking_words(contributor, council, reference_of(contributor.case_id), questions, again),
                      .about = fmt::format("contribution/{}/{}", contributor.id.number, about)},
                     now);
}

void set_clock(store::Writing& db, Story const& story, Contributor const& contributor) {
    work::set_deadline(
        db, {std::string(subject), contributor.id.number, "answer",
             fmt::format("An answer from outside is due: complaint {}", reference_of(story.said.id)),
             fmt::format("/complaints/{}/contributors/{}", story.said.id.number, contributor.id.number),
             story.said.kept_from_worker ? "see_kept_from_worker" : "see_cases", contributor.due, story.said.officer});
}

void meet_clock(store::Writing& db, Contributor const& contributor, Day today) {
    work::meet_deadline(db, subject, contributor.id.number, "answer", today);
}

}  // namespace

std::vector<Contributor> contributors_of(store::Reading const& db, Id<Case> id) {
    return store::rows<Contributor>(
        db, fmt::format("{} where council = :council and case_id = :id order by id", columns), db.council(), id);
}

std::optional<Contributor> find_contributor(store::Reading const& db, Id<Case> case_id, Id<Contributor> id) {
    return store::row<Contributor>(db,
                                   fmt::format("{} where council = :council and id = :id and case_id = :case", columns),
                                   db.council(), id, case_id);
}

std::optional<Contributor> contributor_with_key(store::Reading const& db, std::string_view link_key) {
    return store::row<Contributor>(db, fmt::format("{} where council = :council and link_key = :key", columns),
                                   db.council(), link_key);
}

std::vector<OutsideQuestion> questions_of(store::Reading const& db, Id<Contributor> id) {
    return store::rows<OutsideQuestion>(db,
                                        "select number, question, answer, answered_at from case_questions"
                                        " where council = :council and contributor = :id order by number",
                                        db.council(), id);
}

LinkAndCode fresh_link(std::string const& site) {
    auto const key = web::random_key();
    return {key, fmt::format("{}/contributions/{}", site, key), fresh_code()};
}

Id<Contributor> ask_outside(store::Writing& db, Story const& seen, AskedOutside asked, LinkAndCode const& link,
                            std::string const& server_key, Doing const& doing) {
    auto const version = next_version(db, seen);
    auto& contributor = asked.contributor;
    contributor.id = seen.said.kept_from_worker ? store::hidden_id<Contributor>()
                                                : store::next_id<Contributor>(db, "case_contributors");
    contributor.case_id = seen.said.id;
    contributor.link_key = link.link_key;
    contributor.link = link.link;
    contributor.code_hash = kept_code(server_key, link.link_key, link.code);
    contributor.by = doing.by;
    contributor.at = doing.now;
    store::insert(db, "case_contributors", contributor);
    std::int64_t number = 0;
    for (auto const& question : asked.questions) {
        add_question(db, contributor.id, {++number, question, "", {}});
    }
    mail_link(db, contributor, asked.questions.size(), "asked", false, doing.now);
    set_clock(db, seen, contributor);
    done(db, seen, {"asked_outside", fmt::format("{}, by {}", contributor.organisation, spoken(contributor.due))},
         version, doing);
    return contributor.id;
}

void change_code(store::Writing& db, Story const& seen, Contributor const& contributor, std::string const& code,
                 std::string const& server_key, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "update case_contributors set code_hash = :hash where council = :council and id = :id",
               kept_code(server_key, contributor.link_key, code), db.council(), contributor.id);
    done(db, seen, {"outside_code_changed", contributor.organisation}, version, doing);
}

void remind(store::Writing& db, Story const& seen, Contributor const& contributor, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db, "update case_contributors set reminded_on = :on where council = :council and id = :id",
               doing.today(), db.council(), contributor.id);
    auto const questions = questions_of(db, contributor.id);
    auto const open = std::ranges::count_if(questions, [](OutsideQuestion const& one) { return !one.answered_at; });
    mail_link(db, contributor, static_cast<std::size_t>(open), fmt::format("reminded/{}", iso(doing.today())), true,
              doing.now);
    done(db, seen, {"outside_reminded", contributor.organisation}, version, doing);
}

void end_link(store::Writing& db, Story const& seen, Contributor const& contributor, Doing const& doing) {
    auto const version = next_version(db, seen);
    store::act(db,
               "update case_contributors set revoked_on = :on where council = :council and id = :id and revoked_on is "
               "null",
               doing.today(), db.council(), contributor.id);
    meet_clock(db, contributor, doing.today());
    done(db, seen, {"outside_ended", contributor.organisation}, version, doing);
}

void end_links_of(store::Writing& db, Id<Case> id, Day today) {
    for (auto const& contributor : contributors_of(db, id)) {
        if (!contributor.answered_at && !contributor.revoked_on) {
            store::act(db, "update case_contributors set revoked_on = :on where council = :council and id = :id", today,
                       db.council(), contributor.id);
            meet_clock(db, contributor, today);
        }
    }
}

int keep_answers(store::Writing& db, Story const& seen, Contributor const& contributor,
                 std::vector<OutsideQuestion> const& answers, std::string const& more, std::int64_t files,
                 Doing const& doing) {
    int kept = 0;
    for (auto const& answer : answers) {
        kept += static_cast<int>(store::act(
            db,
            "update case_questions set answer = :answer, answered_at = :at where council = :council and contributor = "
            ":id and number = :number and answered_at is null",
            answer.answer, doing.now, db.council(), contributor.id, answer.number));
    }
    auto const questions = questions_of(db, contributor.id);
    if (!more.empty()) {
        add_question(db, contributor.id, {questions.back().number + 1, "What else they told us", more, doing.now});
        ++kept;
    }
    bool const all = std::ranges::all_of(questions,
                                         [](OutsideQuestion const& one) { return one.answered_at.has_value(); });
    store::act(db,
               "update case_contributors set files = files + :files, answered_at = :at where council = :council and id "
               "= :id",
               files, all ? std::optional(doing.now) : std::nullopt, db.council(), contributor.id);
    if (all) {
        meet_clock(db, contributor, doing.today());
    }
    done(db, seen,
         {"answered_outside", fmt::format("{}: {}{}", contributor.organisation, counted(kept, "answer", "answers"),
                                          files == 0 ? "" : fmt::format(", {}", counted(files, "file", "files")))},
         next_version(db, seen), doing);
    return kept;
}

void remind_contributors(store::Writing& db, Day today, Instant now) {
    static WorkingDays const days;
    auto const waiting = store::rows<Contributor>(
        db,
        fmt::format("{} where council = :council and answered_at is null and revoked_on is null and reminded_on is null"
                    " and due <= :soon and due >= :today order by due, id limit :most",
                    columns),
        db.council(), today + days_before_due_to_remind, today, most_at_once);
    for (auto const& contributor : waiting) {
        auto const story = find_story(db, contributor.case_id, true);
        if (story && opens(contributor, *story, today) && contributor.asked_on < today) {
            remind(db, *story, contributor, {-1, now, days});
        }
    }
}

}  // namespace heed::complaints
