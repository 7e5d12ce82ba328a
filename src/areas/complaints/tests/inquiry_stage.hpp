#pragma once
// Where the tests of the investigation play: a complaint of Amira's that Dev acknowledged, and short ways to act on it.

#include <string>
#include <vector>

#include <fmt/format.h>

#include "areas/complaints/inquiry/issue_store.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "people/tests/stage.hpp"
#include "work/deadlines.hpp"
#include "work/outbox.hpp"

namespace heed::complaints {

using FormFields = std::vector<web::Field>;

inline Day const monday = *day_of(2026, 11, 23);

inline FormFields joined(FormFields first, FormFields const& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

inline FormFields with(FormFields fields, std::string const& name, std::string value) {
    std::erase_if(fields, [&](web::Field const& field) { return field.name == name; });
    fields.push_back({name, std::move(value)});
    return fields;
}

inline FormFields day_fields(std::string const& name, Day day) {
    auto const date = day.date();
    return {{name + "-day", fmt::format("{}", static_cast<unsigned>(date.day()))},
            {name + "-month", fmt::format("{}", static_cast<unsigned>(date.month()))},
            {name + "-year", fmt::format("{}", static_cast<int>(date.year()))}};
}

struct InquiryStage : people::Stage {
    static constexpr Id<Case> id{4242};
    WorkingDays days;

    InquiryStage() { mount(complaints::mount); }

    static Teller amira() {
        Teller teller;
        teller.name = "Amira Haddad";
        teller.answer_by = AnswerBy::email;
        teller.email = "amira@example.org";
        return teller;
    }

    /// Received and acknowledged today, unless `kept` from the worker or another teller is asked for.
    void receive_one(Teller const& teller = amira(), bool kept = false) {
        write([&](store::Writing& db) {
            Received received{{}, teller};
            received.said.said = "The carer came two hours late.";
            received.said.received_on = clock.today();
            received.said.received_at = clock.now();
            received.said.kept_from_worker = kept;
            Doing const doing{member(people::dev).id.number, clock.now(), days};
            receive(db, received, id, kept_secret("K7MQ-2XPD-9HTR-4VWB"), doing);
            acknowledge(db, *find_story(db, id, true), {clock.today(), Channel::phone, Discussion::held}, doing);
        });
    }

    std::string path(std::string const& word = {}) const {
        return fmt::format("/complaints/{}{}{}", id.number, word.empty() ? "" : "/", word);
    }
    people::Answer act_as(people::CastMember const& who, std::string const& word, FormFields fields) {
        auto const version = read([&](store::Reading& db) { return find_story(db, id, true)->said.version; });
        fields.push_back({"version", fmt::format("{}", version)});
        return as(who).post(path(word), fields);
    }
    people::Answer act(std::string const& word, FormFields fields) {
        return act_as(people::dev, word, std::move(fields));
    }

    Story story() {
        return read([&](store::Reading& db) { return *find_story(db, id, true); });
    }
    Inquiry inquiry() {
        return read([&](store::Reading& db) { return inquiry_of(db, id); });
    }
    std::string number_of(people::CastMember const& who) { return fmt::format("{}", member(who).id.number); }

    void add_issue(std::string const& words) {
        act("issues", joined(day_fields("on", monday), {{"issue", "0"}, {"words", words}, {"agreed", "agreed"}}));
    }
    people::Answer find(std::string const& issue, std::string const& verdict) {
        return act("findings", {{"issue", issue},
                                {"verdict", verdict},
                                {"reason", "The visit records show it."},
                                {"relied_on", "The homecare contract, part 4"}});
    }
    people::Answer follow() {
        return anybody().post("/follow", {{"reference", reference_of(id)}, {"secret", "K7MQ-2XPD-9HTR-4VWB"}});
    }
};

}  // namespace heed::complaints
