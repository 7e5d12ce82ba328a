#pragma once
// The registry of what areas offer the loop: the only place where areas meet. main.cpp fills it; nobody else does.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace heed::loop {

/// Tells the person behind one source record what changed, in the form that they asked for, through the outbox. Answers
/// whether they were told (false: they did not ask to hear, or it is not safe, or there is no way to reach them).
using TellBack = std::function<bool(store::Writing&, std::int64_t source_id, std::string const& what_changed,
                                    std::string const& about, Instant now)>;

/// The page of the record behind a signal, for those who may open it: "/complaints/12".
using PathOfSource = std::function<std::string(std::int64_t source_id)>;

/// What an area can do as an action of a learning point: "Change a letter or a procedure".
using AsAction = std::string;

struct Offer {
    TellBack tell_back{};
    PathOfSource path{};
    std::vector<AsAction> as_actions{};
};

class Offers {
public:
    void add(std::string source, Offer offer) { offers_.insert_or_assign(std::move(source), std::move(offer)); }
    Offer const* find(std::string const& source) const {
        auto const found = offers_.find(source);
        return found == offers_.end() ? nullptr : &found->second;
    }

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
    std::map<std::string, Offer> offers_;
};

/// The program's one registry: filled before the server starts, only read afterwards.
Offers& offers();

}  // namespace heed::loop
