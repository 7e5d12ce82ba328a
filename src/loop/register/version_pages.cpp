// Two versions of a learning point's wording, and what changed between them, word by word.

#include <algorithm>

#include <fmt/format.h>

#include "kernel/failure.hpp"
#include "loop/learning/act_parts.hpp"
#include "loop/pages.hpp"
#include "loop/register/word_diff.hpp"

namespace heed::loop {

namespace may = people::may;
using people::Here;
using web::Request;
using web::Response;

namespace {

Html hidden_words(std::string_view text) {
    return govuk::element("span").classes("govuk-visually-hidden").holding(text);
}

/// "<del>old</del> <ins>new</ins>", each said in words too for who cannot see how they are drawn.
Html difference(std::string_view before, std::string_view after) {
    Html shown;
    for (auto const& [piece, text] : word_difference(before, after)) {
        auto const words = web::escaped(text);
        if (piece == Piece::taken_out) {
            shown += govuk::element("del").holding(hidden_words("taken out: ") + words + hidden_words(".")) + Html{" "};
        } else if (piece == Piece::added) {
            shown += govuk::element("ins").holding(hidden_words("added: ") + words + hidden_words(".")) + Html{" "};
        } else {
            shown += words + Html{" "};
        }
    }
    return shown;
}

struct Version {
    Wording wording;
    TestableForm form;
    std::string service;
    std::string owner;
};

class Comparing {
public:
    Comparing(Version const& from, Version const& to) : from_(from), to_(to) {}

    Html shown() {
        add("What would be different", from_.wording.sentence, to_.wording.sentence);
        add("Service", from_.service, to_.service);
        add("Owner", from_.owner, to_.owner);
        add("Where", from_.form.place, to_.form.place);
        add("What is counted", from_.form.counted, to_.form.counted);
        add("On which sample", from_.form.sample, to_.form.sample);
        add("By when", day(from_.form), day(to_.form));
        add("Before", from_.form.baseline, to_.form.baseline);
        add("Must be", from_.form.target, to_.form.target);
        add("What was found", from_.form.finding, to_.form.finding);
        add("Systemic risk", from_.form.systemic_risk, to_.form.systemic_risk);
        add("How it works", from_.form.how_it_works, to_.form.how_it_works);
        return govuk::records(table_);
    }

private:
    static std::string day(TestableForm const& form) { return form.by_when ? spoken(*form.by_when) : std::string(); }

    void add(std::string_view what, std::string const& before, std::string const& after) {
        if (!before.empty() || !after.empty()) {
            table_.rows.push_back(
                {{.text = what},
                 {.text = before == after ? govuk::Words(after) : govuk::Words(difference(before, after))},
                 {.text = before == after ? "The same" : "Changed"}});
        }
    }

    Version const& from_;
    Version const& to_;
    govuk::Records table_{.caption = "What changed between the two versions",
                          .head = {{.text = "Part"}, {.text = "Words"}, {.text = "Changed"}},
                          .caption_classes = "govuk-visually-hidden"};
};

struct VersionsView {
    Html back;
    std::string path;
    Html choices;
    std::string says;
    Html table;
};
BOOST_DESCRIBE_STRUCT(VersionsView, (), (back, path, choices, says, table))
web::Template<VersionsView> const versions_page{"loop/views/versions.html"};

/// The version that was asked for, or `otherwise`, where there is none of that number.
std::int64_t asked_version(Request const& request, std::string_view name, std::int64_t last, std::int64_t otherwise) {
    auto const asked = id_in(request.asked(name));
    return asked >= 1 && asked <= last ? asked : otherwise;
}

Version version_of(Here const& here, std::vector<Wording> const& wordings, std::int64_t number, Names& names) {
    auto const& wording = wordings.at(static_cast<std::size_t>(number - 1));
    return {wording, form_of(here.db, wording.learning_point, number),
            service_name(services(here.db), wording.service, "Every service"), names.of(wording.owner.number)};
}

std::string written(Version const& version, Names& names) {
    return fmt::format("version {} by {} on {}", version.wording.version, names.of(version.wording.by),
                       spoken(day_in_england(version.wording.at)));
}

Html choices_of(std::vector<Wording> const& wordings, std::int64_t from, std::int64_t to) {
    std::vector<Option> options;
    for (auto const& wording : wordings) {
        options.push_back({std::to_string(wording.version),
                           fmt::format("Version {}, {}", wording.version, spoken(day_in_england(wording.at)))});
    }
    Typed const typed{{{"from", std::to_string(from)}, {"to", std::to_string(to)}}, {}};
    return govuk::lines({pick_from(typed, {"from", "Compare"}, options, "The version before"),
                         pick_from(typed, {"to", "With"}, options, "The last version"),
                         govuk::button({.text = "Compare", .classes = "govuk-button--secondary"})});
}

Response show_versions(Request const& request, Here& here, Id<LearningPoint> id) {
    story_there(here.db, id);
    auto const wordings = wordings_of(here.db, id);
    auto const last = static_cast<std::int64_t>(wordings.size());
    auto const to = asked_version(request, "to", last, last);
    auto const from = asked_version(request, "from", last, std::max<std::int64_t>(1, to - 1));
    Names names(here.db);
    auto const before = version_of(here, wordings, from, names);
    auto const after = version_of(here, wordings, to, names);
    VersionsView const view{
        govuk::back_link({.href = path_of(id)}), path_of(id) + "/versions", choices_of(wordings, from, to),
        last == 1 ? fmt::format("There is one version, {}.", written(after, names))
                  : fmt::format("From {} to {}. What was taken out is struck through; what was added is underlined.",
                                written(before, names), written(after, names)),
        Comparing(before, after).shown()};
    return people::show(here, "Versions of the wording", versions_page(view));
}

}  // namespace

void mount_versions(people::Site& at) { at.get("/learning-points/{id}/versions", may::see_learning, show_versions); }

}  // namespace heed::loop
