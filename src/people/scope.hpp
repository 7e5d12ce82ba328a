#pragma once
// What a token lets another system do. There is no scope for signals whose teller said "don't tell my worker": who
// makes tokens may not see those either, and so cannot give that away.

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "kernel/described.hpp"

namespace heed::people {

enum class Scope {
    any_token,      ///< no more than a token that stands: the names of services and themes
    write_signals,  ///< tell Heed what was heard
    tell_events,    ///< tell Heed that something happened after which people are asked how it was; nothing can be read
    read_signals,   ///< signals, but for those that are kept from a worker
    read_learning,  ///< learning points with their actions, shares and proofs
    read_events,    ///< what moved, when; no words
};
BOOST_DESCRIBE_ENUM(Scope, any_token, write_signals, tell_events, read_signals, read_learning, read_events)

/// "signals:write": the word in the description and in the answer 403. Empty for any_token.
std::string_view word_of(Scope scope);
/// "Send us what was heard": the words on the page.
std::string_view spoken(Scope scope);

/// The scopes of a token as they are kept: their names with a space between.
std::string kept_scopes(std::set<Scope> const& scopes);
std::set<Scope> scopes_from(std::string_view kept);

}  // namespace heed::people
