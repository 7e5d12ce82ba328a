#include "loop/demonstration/demonstration_years.hpp"

#include <algorithm>
#include <array>

#include "kernel/embedded.hpp"
#include "kernel/text.hpp"
#include "loop/heard/signal_store.hpp"
#include "loop/themes/theme_store.hpp"
#include "loop/told/telling.hpp"
#include "people/cast.hpp"
#include "people/members.hpp"
#include "store/rows.hpp"

namespace heed::loop {

namespace {

constexpr int days_back = 3 * 365;
constexpr int signals_for_each_theme = 26;
constexpr int days_until_linked = 3;
constexpr std::uint64_t seed = 20261122;

}  // namespace

std::vector<std::vector<std::string>> invented_table(std::string_view path) {
    std::vector<std::vector<std::string>> rows;
    bool header = true;
    for (auto const line : lines_of(embedded(path))) {
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        auto const parts = split(line, '\t');
        if (!header) {
            rows.emplace_back(parts.begin(), parts.end());
        }
        header = false;
    }
    return rows;
}

std::vector<InventedTheme> invented_themes() {
    std::vector<InventedTheme> themes;
    for (auto const& row : invented_table("loop/embedded/demonstration_themes.tsv")) {
        must(row.size() == 9, "a line of the demonstration's themes has nine columns");
        InventedTheme one{row[0], {}, row[2], row[3], std::stoi(row[4]), {}};
        one.theme.name = row[1];
        one.theme.definition = row[6];
        one.theme.includes = row[7];
        one.theme.excludes = row[8];
        for (auto const word : split(row[5], ',')) {
            one.words.emplace_back(word);
        }
        themes.push_back(std::move(one));
    }
    return themes;
}

std::vector<InventedWords> invented_words() {
    std::vector<InventedWords> words;
    for (auto const& row : invented_table("loop/embedded/demonstration_signals.tsv")) {
        auto const kind = row.size() == 3 ? named<SignalKind>(row[1]) : std::nullopt;
        must(kind.has_value(), "a line of the demonstration's signals has a key, a kind and a sentence");
        words.push_back({row[0], *kind, row[2]});
    }
    return words;
}

std::string filled_in(std::string text, Dice& dice) {
    for (auto const& [hole, low, high] : {std::tuple{"{n}", 2, 9}, std::tuple{"{weeks}", 4, 26}}) {
        if (auto const at = text.find(hole); at != std::string::npos) {
            text.replace(at, std::string_view(hole).size(), std::to_string(dice.between(low, high)));
        }
    }
    return text;
}

Years::Years(store::Writing& db, Instant now) : db_(db), now_(now), today_(day_in_england(now)), dice_{seed} {}

std::int64_t Years::id_of(std::string_view first) {
    auto& id = people_[std::string(first)];
    if (id == 0) {
        auto const all = people::cast();
        auto const who = std::ranges::find_if(
            all, [&](people::CastMember const& one) { return lowered(one.first) == lowered(first); });
        must(who != all.end(), "the demonstration needs its cast");
        id = people::find_member_by_email(db_, who->email("thornmere"))->id.number;
    }
    return id;
}

Id<Service> Years::service(std::string const& name) {
    auto& id = services_[name];
    if (!id) {
        auto const known = loop::services(db_);
        auto const found = std::ranges::find(known, name, &Service::name);
        id = found == known.end() ? add_service(db_, name, now_ - std::chrono::hours(24 * days_back), -1) : found->id;
    }
    return id;
}

void Years::at(int days_ago, std::function<void(Instant)> act) {
    auto const moment = start_of(today_ - days_ago) + std::chrono::hours(9) + std::chrono::minutes(++planned_ % 400);
    moments_.push_back({moment, std::move(act)});
}

void Years::live_through() {
    std::ranges::stable_sort(moments_, {}, &Moment::at);
    for (auto const& moment : moments_) {
        if (moment.at <= now_) {
            moment.act(moment.at);
        }
    }
}

void Years::plan_themes() {
    auto const begun = now_ - std::chrono::hours(24 * (days_back + 1));
    for (auto& one : themes_) {
        one.theme.owner = {id_of(one.owner)};
        one.theme.made_at = begun;
        one.theme.made_by = id_of("esther");
        theme_ids_[one.key] = add_theme(db_, one.theme);
    }
}

namespace {

/// A complaint or concern that was there already.
struct Told {
    Id<Signal> id;
    std::string said;
    Day heard_on;
};
BOOST_DESCRIBE_STRUCT(Told, (), (id, said, heard_on))

}  // namespace

void Years::plan_complaints() {
    auto const told = store::rows<Told>(db_,
                                        "select id, said, heard_on from signals where council = :council"
                                        " and (kind = 'complaint' or kind = 'concern') order by id",
                                        db_.council());
    for (auto const& one : told) {
        auto const said = lowered(one.said);
        auto const theme = std::ranges::find_if(themes_, [&](InventedTheme const& theme) {
            return std::ranges::any_of(theme.words,
                                       [&](auto const& word) { return said.find(word) != std::string::npos; });
        });
        int const ago = today_ - one.heard_on - days_until_linked;
        if (theme != themes_.end() && ago > theme->until) {
            at(ago, [this, id = one.id, key = theme->key](Instant now) {
                link_to_theme(db_, id, theme_ids_[key], day_in_england(now), now, id_of("dev"));
            });
        }
    }
}

void Years::plan_one_signal(InventedWords const& words, InventedTheme const* theme, int days_ago) {
    static constexpr std::array<std::string_view, 4> who{"esther", "grace", "dev", "imani"};
    auto const by = std::string(dice_.pick(who));
    auto const said = filled_in(words.said, dice_);
    bool const is_linked = theme != nullptr && days_ago - days_until_linked > theme->until;
    at(days_ago, [=, this, kind = words.kind, key = theme == nullptr ? "" : theme->key,
                  where = theme == nullptr ? "" : theme->service](Instant now) {
        Signal signal;
        signal.kind = kind;
        signal.said = said;
        signal.service = where.empty() ? Id<Service>{} : service(where);
        signal.heard_on = day_in_england(now);
        signal.recorded_at = now;
        signal.recorded_by = id_of(by);
        auto const id = tell(db_, signal);
        if (is_linked) {
            link_to_theme(db_, id, theme_ids_[key], day_in_england(now), now, id_of("esther"));
        }
    });
}

void Years::plan_staff_signals() {
    auto const all = invented_words();
    for (auto const& theme : themes_) {
        std::vector<InventedWords> mine;
        std::ranges::copy_if(all, std::back_inserter(mine),
                             [&](InventedWords const& one) { return one.key == theme.key; });
        for (int i = 0; i < signals_for_each_theme; ++i) {
            // One throw a line: compilers differ in which argument of a call they work out first.
            auto const days_ago = static_cast<int>(dice_.between(theme.until, days_back - 1));
            plan_one_signal(dice_.pick(mine), &theme, days_ago);
        }
    }
    std::vector<InventedWords> others;
    std::ranges::copy_if(all, std::back_inserter(others), [](InventedWords const& one) { return one.key == "-"; });
    for (int i = 0; i < signals_for_each_theme; ++i) {
        auto const days_ago = static_cast<int>(dice_.between(1, 90));
        plan_one_signal(dice_.pick(others), nullptr, days_ago);
    }
}

void Years::plan_nights() {
    for (int ago = days_back; ago >= 0; --ago) {
        moments_.push_back({start_of(today_ - ago) + std::chrono::hours(3),
                            [this](Instant now) { reopen_what_lapsed(db_, day_in_england(now), now); }});
    }
}

void Years::learn(int ago, std::string const& key, std::string const& sentence, std::string const& owner) {
    at(ago, [=, this](Instant now) {
        auto const theme = std::ranges::find(themes_, key, &InventedTheme::key);
        LearningPoint point;
        point.sentence = sentence;
        point.theme = theme_ids_[key];
        point.service = service(theme->service);
        point.owner = {id_of(owner)};
        points_[key] = add_learning_point(db_, point, {}, doing(owner, now));
    });
}

void Years::promise(int ago, std::string const& key, ProofKind kind, std::string const& would_see, int sample,
                    int at_least, int due_ago) {
    at(ago, [=, this](Instant now) {
        Proof proof;
        proof.kind = kind;
        proof.would_see = would_see;
        proof.sample = sample;
        proof.at_least = at_least;
        proof.due = today_ - due_ago;
        proof.promised_on = day_in_england(now);
        add_promise(db_, points_[key], proof, doing("esther", now));
    });
}

void Years::plan(int ago, std::string const& key, std::string const& what, Strength strength, std::string const& who,
                 int due_ago) {
    at(ago, [=, this](Instant now) {
        Action action;
        action.what = what;
        action.owner = {id_of(who)};
        action.due = today_ - due_ago;
        action.strength = strength;
        action.added_on = day_in_england(now);
        add_action(db_, points_[key], action, doing("esther", now));
    });
}

void Years::finish(int ago, std::string const& key) {
    at(ago, [=, this](Instant now) {
        for (auto const& told : story_there(db_, points_[key]).actions) {
            if (!told.done) {
                mark_done(db_, points_[key], told.action.id, day_in_england(now), doing("esther", now));
            }
        }
    });
}

void Years::share(int ago, std::string const& key, ShareWay way, std::string const& to_whom, int reached,
                  int meant_for) {
    at(ago, [=, this](Instant now) {
        Share made;
        made.way = way;
        made.to_whom = to_whom;
        made.shared_on = day_in_england(now);
        made.reached = reached;
        made.meant_for = meant_for;
        add_share(db_, points_[key], made, doing("hugh", now));
    });
}

void Years::prove(int ago, std::string const& key, ProofKind kind, int seen, int looked_at) {
    at(ago, [=, this](Instant now) {
        auto const story = story_there(db_, points_[key]);
        auto const waits = std::ranges::find_if(story.proofs, [&](ProofTold const& told) {
            auto const state = standing_of(told, story, day_in_england(now)).state;
            return told.proof.kind == kind && state == ProofState::promised;
        });
        must(waits != story.proofs.end(), "the demonstration makes a proof that was promised");
        ProofResult result;
        result.proof = waits->proof.id;
        result.made_on = day_in_england(now);
        result.seen = seen;
        result.looked_at = looked_at;
        result.result = judge(waits->proof, seen, looked_at);
        result.note = "Every third record since the change, read by two auditors.";
        add_result(db_, points_[key], result, doing("esther", now));
    });
}

void Years::tell_people(int ago, std::string const& key, std::string const& what) {
    at(ago, [=, this](Instant now) {
        if (!change_now(story_there(db_, points_[key]), day_in_england(now)).empty()) {
            tell_back(db_, points_[key], what, doing("esther", now));
        }
    });
}

}  // namespace heed::loop
