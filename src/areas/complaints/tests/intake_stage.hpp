#pragma once
// Residents on the way in: one question a page, without an account or a cookie.

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "areas/complaints/intake/draft.hpp"
#include "areas/complaints/intake/reference.hpp"
#include "areas/complaints/pages.hpp"
#include "areas/complaints/store.hpp"
#include "people/tests/stage.hpp"

namespace heed::complaints {

using Answers = std::vector<web::Field>;

/// The page that somebody has before them; each answer goes where its form goes, with its hidden fields.
class Resident {
public:
    explicit Resident(people::Stage& stage) : stage_(stage) {}

    Resident& open(std::string const& path) {
        page = stage_.anybody().get(path);
        return *this;
    }

    /// Opens the way in and says what happened; a minute passes.
    Resident& begin(std::string const& kind, std::string const& said) {
        open("/tell-us/" + kind);
        stage_.clock.pass(std::chrono::minutes(1));
        page = stage_.anybody().post("/tell-us/" + kind, joined({{"step", "said"},
                                                                 {"shown", page.field("shown")},
                                                                 {"easy", page.field("easy")},
                                                                 {"once", page.field("once")}},
                                                                {{"said", said}}));
        return *this;
    }

    Resident& answer(Answers const& fields = {}) { return post("/tell-us/question", joined(step(), fields)); }
    Resident& go(std::string const& where) { return answer({{"go", where}}); }
    Resident& change(std::string const& step) { return post("/tell-us/question", {{"change", step}}); }
    Resident& send() { return post("/tell-us/send", {{"once", page.field("once")}}); }

    /// With the pair of the page.
    Resident& post(std::string const& path, Answers const& fields) {
        remember_pair();
        page = stage_.anybody().post(path, joined({{"reference", reference}, {"secret", secret}}, fields));
        return *this;
    }

    Resident& upload(std::string const& path, std::string const& name, std::string const& bytes, Answers more = {}) {
        remember_pair();
        page = stage_.anybody().upload(path, joined({{"reference", reference}, {"secret", secret}}, more),
                                       {{"file", name, "application/octet-stream", bytes}});
        return *this;
    }

    /// From "what would you like" to "check your answers" with the shortest answers.
    Resident& answer_shortly() {
        answer().answer();
        skip_help();
        answer({{"for_self", "yes"}}).answer({{"worker", "yes"}}).answer().answer({{"answer_by", "no_reply"}});
        return answer().answer().answer().answer({{"hear", "yes"}}).answer();
    }

    Resident& remember() {
        remember_pair();
        return *this;
    }

    void skip_help() {
        if (page.says("Could one of these help you now?")) {
            post("/tell-us/help", {{"go", "on"}});
        }
    }

    bool says(std::string_view words) const { return page.says(words); }

    Id<Case> id() {
        remember_pair();
        return id_of(reference).value_or(Id<Case>{});
    }

    people::Answer page;
    std::string reference;
    std::string secret;

private:
    static Answers joined(Answers first, Answers const& second) {
        first.insert(first.end(), second.begin(), second.end());
        return first;
    }
    Answers step() const { return {{"step", page.field("step")}, {"then", page.field("then")}}; }

    void remember_pair() {
        if (auto const shown = page.field("reference"); !shown.empty()) {
            reference = shown;
            secret = page.field("secret");
        }
    }

    people::Stage& stage_;
};

struct IntakeStage : people::Stage {
    IntakeStage() { mount(complaints::mount); }

    Resident resident() { return Resident(*this); }
    std::optional<Story> story(Id<Case> id) {
        return read([&](store::Reading& db) { return find_story(db, id, true); });
    }
    std::optional<Unsent> draft(Id<Case> id) {
        return read([&](store::Reading& db) { return find_draft(db, id); });
    }
    people::Answer follow(Resident const& who) {
        return anybody().post("/follow", {{"reference", who.reference}, {"secret", who.secret}});
    }
    people::Answer act(Id<Case> id, std::string const& word, Answers fields) {
        auto const path = fmt::format("/complaints/{}/{}", id.number, word);
        fields.push_back({"version", as(people::dev).get(path).field("version")});
        return as(people::dev).post(path, fields);
    }
};

inline Answers day_fields(std::string const& name, Day day) {
    auto const date = day.date();
    return {{name + "-day", fmt::format("{}", static_cast<unsigned>(date.day()))},
            {name + "-month", fmt::format("{}", static_cast<unsigned>(date.month()))},
            {name + "-year", fmt::format("{}", static_cast<int>(date.year()))}};
}

}  // namespace heed::complaints
