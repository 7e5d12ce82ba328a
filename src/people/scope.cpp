#include "people/scope.hpp"

#include "kernel/text.hpp"

namespace heed::people {

std::string_view word_of(Scope scope) {
    switch (scope) {
        case Scope::any_token: return "";
        case Scope::write_signals: return "signals:write";
        case Scope::tell_events: return "survey-events:write";
        case Scope::read_signals: return "signals:read";
        case Scope::read_learning: return "learning:read";
        case Scope::read_events: return "events:read";
    }
    return {};
}

std::string_view spoken(Scope scope) {
    switch (scope) {
        case Scope::any_token: return "Read the names of services and themes";
        case Scope::write_signals: return "Send us what was heard";
        case Scope::tell_events: return "Say that something happened, so that people are asked how it was";
        case Scope::read_signals: return "Read signals";
        case Scope::read_learning: return "Read learning points, with their actions, shares and proofs";
        case Scope::read_events: return "Read what moved and when, without words";
    }
    return {};
}

std::string kept_scopes(std::set<Scope> const& scopes) {
    std::string kept;
    for (auto const scope : scopes) {
        (kept += kept.empty() ? "" : " ") += name_of(scope);
    }
    return kept;
}

std::set<Scope> scopes_from(std::string_view kept) {
    std::set<Scope> scopes;
    for (auto const word : split(kept, ' ')) {
        if (auto const scope = named<Scope>(word)) {
            scopes.insert(*scope);
        }
    }
    return scopes;
}

}  // namespace heed::people
