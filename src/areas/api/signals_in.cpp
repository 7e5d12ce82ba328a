// What another system heard, told to the loop.

#include <fmt/format.h>

#include "areas/api/once.hpp"
#include "areas/api/parts.hpp"
#include "areas/api/routes.hpp"
#include "areas/api/signal_body.hpp"
#include "areas/api/signals.hpp"
#include "areas/api/written.hpp"
#include "store/rows.hpp"

namespace heed::api {

namespace json = boost::json;
using people::Caller;
using people::Refusal;

namespace {

constexpr std::size_t most_at_once = 100;

struct Reference {
    Id<people::Token> token;
    std::string reference;
    Id<loop::Signal> signal;
};
BOOST_DESCRIBE_STRUCT(Reference, (), (token, reference, signal))

std::optional<std::int64_t> signal_of(store::Reading const& db, Caller const& caller, std::string const& reference) {
    return store::value_if_any<std::int64_t>(db,
                                             "select signal from signal_references where council = :council"
                                             " and token = :token and reference = :reference",
                                             db.council(), caller.token.id, reference);
}

/// A token that is for one service speaks of that service.
void settle_service(Sent& sent, Caller const& caller) {
    if (!sent.signal.service) {
        sent.signal.service = {caller.token.service};
    }
}

Id<loop::Signal> take_in(store::Writing& db, Caller const& caller, Sent sent) {
    settle_service(sent, caller);
    sent.signal.recorded_at = caller.now;
    sent.signal.recorded_by = caller.by();
    auto const id = loop::tell(db, sent.signal);
    if (!sent.reference.empty()) {
        store::insert(db, "signal_references", Reference{caller.token.id, sent.reference, id});
    }
    return id;
}

/// Said nowhere again: the answer is kept for two days, and the text belongs in one place.
json::object receipt(Id<loop::Signal> id, Sent const& sent) {
    json::object body{{"id", id.number}, {"kind", name_of(sent.signal.kind)}, {"heard_on", iso(sent.signal.heard_on)}};
    body["kept_from_worker"] = sent.signal.kept_from_worker;
    body["reference"] = sent.reference.empty() ? json::value(nullptr) : json::value(sent.reference);
    return body;
}

std::string came_before(std::int64_t signal) {
    return fmt::format("A signal with this reference came before: it is number {}.", signal);
}

Response receive_one(Request const& request, Caller& caller) {
    auto const body = object_in(request.body);
    std::vector<web::WrongPart> wrong;
    auto const sent = read_signal(body, "", services_for(caller), caller.today, wrong);
    if (!sent) {
        throw Refusal({.status = 422, .errors = std::move(wrong)});
    }
    return once(request, caller, [&](store::Writing& db) {
        auto const before = sent->reference.empty() ? std::nullopt : signal_of(db, caller, sent->reference);
        if (before) {
            throw Refusal({.status = 409, .detail = came_before(*before), .type = "known_reference"});
        }
        auto const id = take_in(db, caller, *sent);
        return Done{201, path_of_signal(id), written(receipt(id, *sent)) + "\n"};
    });
}

json::object refused(int status, std::vector<web::WrongPart> const& wrong) {
    json::array errors;
    for (auto const& part : wrong) {
        errors.push_back(json::object{{"pointer", part.pointer}, {"detail", part.says}});
    }
    return {{"status", status}, {"signal", nullptr}, {"errors", std::move(errors)}};
}

/// Each is judged alone: one that is wrong does not keep the others out.
json::object receive_of_many(store::Writing& db, Caller const& caller, json::value const& value, std::size_t place,
                             std::vector<loop::Service> const& known) {
    std::vector<web::WrongPart> wrong;
    auto const pointer = fmt::format("/signals/{}", place);
    auto const sent = read_signal(value, pointer, known, caller.today, wrong);
    if (!sent) {
        return refused(422, wrong);
    }
    auto const before = sent->reference.empty() ? std::nullopt : signal_of(db, caller, sent->reference);
    if (before) {
        return refused(409, {{.pointer = pointer + "/reference", .says = came_before(*before)}});
    }
    auto const id = take_in(db, caller, *sent);
    return {{"status", 201}, {"signal", receipt(id, *sent)}, {"errors", json::array()}};
}

json::array signals_in(json::object const& body) {
    auto const* const signals = body.if_contains("signals");
    if (body.size() != 1 || signals == nullptr || !signals->is_array()) {
        throw Refusal(
            {.status = 422, .errors = {{.pointer = "/signals", .says = "Send one member, a list of signals"}}});
    }
    auto const number = signals->get_array().size();
    if (number == 0 || number > most_at_once) {
        throw Refusal({.status = 422, .errors = {{.pointer = "/signals", .says = "Send 1 to 100 signals"}}});
    }
    return signals->get_array();
}

Response receive_many(Request const& request, Caller& caller) {
    auto const signals = signals_in(object_in(request.body));
    auto const known = services_for(caller);
    return once(request, caller, [&](store::Writing& db) {
        json::array results;
        for (std::size_t place = 0; place < signals.size(); ++place) {
            results.push_back(receive_of_many(db, caller, signals[place], place, known));
        }
        return Done{200, "", written(json::object{{"results", std::move(results)}}) + "\n"};
    });
}

}  // namespace

std::string reference_of(Caller const& caller, Id<loop::Signal> signal) {
    return store::value_if_any<std::string>(caller.db,
                                            "select reference from signal_references where council = :council"
                                            " and signal = :signal and token = :token",
                                            caller.db.council(), signal, caller.token.id)
        .value_or("");
}

void mount_signals_in(people::Site& at) {
    at.api_post("/api/v1/signals", people::scope::write_signals, receive_one);
    at.api_post("/api/v1/signals/batch", people::scope::write_signals, receive_many);
}

}  // namespace heed::api
