#include "areas/api/signal_body.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal_draft.hpp"

namespace heed::api {

namespace {

constexpr std::size_t longest_reference = 64;

bool is_of_a_reference(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_./:").find(c) != std::string_view::npos;
}

web::TypedDay typed(std::optional<Day> day) {
    if (!day) {
        return {};
    }
    auto const date = day->date();
    return {fmt::format("{}", static_cast<unsigned>(date.day())),
            fmt::format("{}", static_cast<unsigned>(date.month())), fmt::format("{}", static_cast<int>(date.year()))};
}

std::string reference_of(Members& members) {
    auto reference = members.text("reference").value_or("");
    if (reference.size() > longest_reference || !std::ranges::all_of(reference, is_of_a_reference)) {
        members.wrong("reference", "It may have 64 letters, digits and -_./: and must not name a person");
    }
    return reference;
}

}  // namespace

std::optional<loop::Service> service_in(Members& members, std::vector<loop::Service> const& known) {
    auto const number = members.number("service").value_or(0);
    auto const found = std::ranges::find(known, Id<loop::Service>{number}, &loop::Service::id);
    if (number != 0 && found == known.end()) {
        members.wrong("service", "There is no service of this number, or this token is not for it");
    }
    return found == known.end() ? std::nullopt : std::optional(*found);
}

std::optional<Sent> read_signal(boost::json::value const& value, std::string const& pointer,
                                std::vector<loop::Service> const& known, Day today,
                                std::vector<web::WrongPart>& wrong) {
    if (!value.is_object()) {
        wrong.push_back({.pointer = pointer, .says = "It must be an object"});
        return std::nullopt;
    }
    auto const before = wrong.size();
    Members members(value.get_object(), pointer, wrong);
    members.only({"kind", "said", "service", "heard_on", "kept_from_worker", "reference"});
    loop::SignalDraft draft;
    draft.kind = members.choice<loop::SignalKind>("kind");
    draft.said = std::string(trimmed(members.text("said").value_or("")));
    draft.service = service_in(members, known).value_or(loop::Service{}).id.number;
    draft.heard_on = typed(members.day("heard_on"));
    auto const kept = members.yes_or_no("kept_from_worker").value_or(false);
    auto const reference = reference_of(members);
    auto signal = loop::log_signal(draft, today);
    if (!signal) {
        for (auto const& problem : signal.error()) {
            auto const field = problem.field.substr(0, problem.field.find('-'));
            if (!members.is_wrong(field)) {
                members.wrong(field, problem.says);
            }
        }
    }
    if (wrong.size() > before) {
        return std::nullopt;
    }
    signal->kept_from_worker = kept;
    return Sent{std::move(*signal), reference};
}

}  // namespace heed::api
