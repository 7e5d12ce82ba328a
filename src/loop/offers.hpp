#pragma once
// The registry of what areas offer the loop: the only place where areas meet. main.cpp fills it; nobody else does.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.hpp"
#include "kernel/described.hpp"
#include "kernel/outcome.hpp"
#include "store/store.hpp"

namespace heed::loop {

/// How somebody is told. page: only where they follow what they told us.
enum class Way { none, email, page, phone, letter };
BOOST_DESCRIBE_ENUM(Way, none, email, page, phone, letter)

/// How one record stands towards one change. waits: a member of staff has been given it to do. not_reached: they tried.
/// Of those who asked to hear, all but not_asked are counted.
enum class ToldState { told, waits, not_asked, not_safe, no_way, not_reached };
BOOST_DESCRIBE_ENUM(ToldState, told, waits, not_asked, not_safe, no_way, not_reached)

struct ToldHow {
    ToldState state = ToldState::not_asked;
    Way way = Way::none;
};

/// How the person behind a record could be told if it were now.
struct Reach : ToldHow {
    std::vector<std::string> forms{};  ///< "Easy Read", "in Somali": what they need besides
    std::string person{};  ///< equal for two records of one person; empty where the area cannot know. No plain contact.
};

struct ToTell {
    std::int64_t source_id = 0;
    std::string text;          ///< what to say: the same for everybody, without a case
    std::string about;         ///< the outbox's key: one for each change and person
    std::int64_t telling = 0;  ///< for `told_by_hand` in telling.hpp
    std::int64_t by = 0;       ///< who approved the words
    Instant now;
};

/// Tells the person behind one source record what changed, in the form that they asked for, through the outbox or by
/// a task for a named person. Never where it is not safe to contact them.
using TellBack = std::function<ToldHow(store::Writing&, ToTell const&)>;

/// What TellBack would do; nothing is written.
using HowToReach = std::function<Reach(store::Reading const&, std::int64_t source_id)>;

/// The page of the record behind a signal, for those who may open it: "/complaints/12".
using PathOfSource = std::function<std::string(std::int64_t source_id)>;

/// Where a record of an area is begun from a learning point: "/briefings/new?point=12".
using BeginFrom = std::function<std::string(std::int64_t learning_point)>;

/// A record that an area knows by the reference that people have for it.
struct SourceFound {
    std::int64_t source_id = 0;
    bool kept_from_worker = false;  ///< whatever follows from it is kept from them too
};
/// The record called "C-7K3M9QXP", however it was typed; nothing if the area has none of that name.
using FindSource = std::function<std::optional<SourceFound>(store::Reading const&, std::string_view reference)>;

/// The reference of a record, as people write it: "C-7K3M9QXP".
using ReferenceOf = std::function<std::string(std::int64_t source_id)>;

/// Writes beside the record that the Ombudsman has it, under this reference, and since when we know.
using WithTheOmbudsman = std::function<void(store::Writing&, std::int64_t source_id, std::string const& reference,
                                            Day told_on, Instant now, std::int64_t by)>;

/// What an area can do as an action of a learning point: "Change a letter or a procedure".
using AsAction = std::string;

/// Somebody who answered an area's questions asks to be rung. What is opened is a concern of its own: it never says what
/// they answered.
struct ConcernToOpen {
    std::string said;
    std::string name;  ///< empty: they did not want to say
    std::string phone;
    std::string safe_note;         ///< when or how it is safe to ring
    bool worker_may_know = false;  ///< "don't tell my worker" unless they said that we may
    bool on_paper = false;
    std::int64_t service = 0;  ///< 0: not known
    std::int64_t by = 0;       ///< the member of staff who took it down; 0: the person, on the web
    std::string server_key;
    std::string form_key;  ///< the form's own, so that a form that is sent twice opens one concern
    Instant now;
};
struct ConcernOpened {
    std::string reference;
    std::string secret;
    Day ring_by;
};
using OpenConcern = std::function<ConcernOpened(store::Writing&, ConcernToOpen const&)>;

/// Something that happened to somebody, as another system says it: each part by its name, as text.
struct Happened {
    std::map<std::string, std::string, std::less<>> parts;
    std::int64_t by = 0;
    std::string server_key;
    Day today;
    Instant now;
};
/// Asks the person how it was, if they may be asked. Answers whether anybody is asked after such a thing at all, and never
/// says whether this person is: who knows of them must not learn whether others asked them, or that they want to be left
/// alone.
using AskAfter = std::function<bool(store::Writing&)>;
/// Judges what came, each problem under the part's name, and answers what is left to do in a transaction.
using HearOfEvent = std::function<Outcome<AskAfter>(store::Reading const&, Happened const&)>;

struct Offer {
    TellBack tell_back{};
    PathOfSource path{};
    std::vector<AsAction> as_actions{};
    HowToReach reach{};  ///< none: nobody of this area can be told
    BeginFrom begin_from{};
    OpenConcern open_concern{};   ///< offered by the area that looks into concerns
    HearOfEvent hear_of_event{};  ///< offered by the area that asks people how it was
    FindSource find{};
    ReferenceOf reference{};
    WithTheOmbudsman with_the_ombudsman{};
};

class Offers {
public:
    void add(std::string source, Offer offer) { offers_.insert_or_assign(std::move(source), std::move(offer)); }
    Offer const* find(std::string const& source) const {
        auto const found = offers_.find(source);
        return found == offers_.end() ? nullptr : &found->second;
    }

    /// The way to open a concern; nothing where no area looks into concerns.
    OpenConcern const* open_concern() const { return first(&Offer::open_concern); }
    /// The way to ask people after something; nothing where no area asks.
    HearOfEvent const* hear_of_event() const { return first(&Offer::hear_of_event); }

    /// What all areas can do, by the key of the area, each area's in its own order.
    std::vector<std::pair<std::string, AsAction>> as_actions() const {
        std::vector<std::pair<std::string, AsAction>> all;
        for (auto const& [source, offer] : offers_) {
            for (auto const& one : offer.as_actions) {
                all.emplace_back(source, one);
            }
        }
        return all;
    }

private:
    template <class What>
    What const* first(What Offer::*what) const {
        for (auto const& [source, offer] : offers_) {
            if (offer.*what) {
                return &(offer.*what);
            }
        }
        return nullptr;
    }

    std::map<std::string, Offer> offers_;
};

/// The program's one registry: filled before the server starts, only read afterwards.
Offers& offers();

}  // namespace heed::loop
