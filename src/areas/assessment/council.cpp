#include "areas/assessment/council.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "kernel/embedded.hpp"
#include "kernel/text.hpp"

namespace heed::assessment {

namespace {

using namespace std::string_view_literals;

struct Council {
    std::string_view name;
    bool everyday_word = false;
};

constexpr std::array sure_before = {"London Borough of "sv, "Royal Borough of "sv,       "City of "sv,
                                    "Borough of "sv,        "Council of the "sv,         "people of "sv,
                                    "residents of "sv,      "Metropolitan Borough of "sv};
constexpr std::array sure_after = {" Council"sv,          " City Council"sv,    " County Council"sv,
                                   " Borough Council"sv,  " Metropolitan "sv,   " Unitary "sv,
                                   ": local authority"sv, " local authority"sv, " adult social care"sv,
                                   " Social Care"sv,      " Safeguarding"sv};
constexpr std::array likely_before = {"in "sv, "across "sv, "for "sv, "within "sv, "In "sv, "Across "sv};
constexpr std::array likely_after = {"'s "sv, "\xE2\x80\x99s "sv, " had "sv, " was "sv, " has "sv, " were "sv};
// The name is part of another body's name, or of a list of others.
constexpr std::array other_before = {"University of "sv, "such as "sv, "neighbouring "sv,
                                     "like "sv,          "visited "sv, "including "sv};
constexpr std::array other_after = {
    " University"sv, " NHS"sv,    " ICB"sv,  " Integrated Care"sv, " Hospital"sv,
    " College"sv,    " Police"sv, " Road"sv, " and the "sv,        " Partnership NHS"sv};

std::vector<Council> const& councils() {
    static std::vector<Council> const all = [] {
        std::vector<Council> list;
        auto const lines = lines_of(embedded("areas/assessment/embedded/councils.tsv"));
        for (std::size_t line = 1; line < lines.size(); ++line) {
            if (auto const columns = split(lines[line], '\t'); columns.size() == 2) {
                list.push_back({columns[0], columns[1].ends_with('*')});
            }
        }
        // Longest first, so that "North Lincolnshire" is not read as "Lincolnshire".
        std::ranges::sort(list, {}, [](Council const& council) { return -static_cast<int>(council.name.size()); });
        return list;
    }();
    return all;
}

bool is_letter(char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; }

template <class List>
bool ends_with_one_of(std::string_view text, List const& list) {
    return std::ranges::any_of(list, [&](auto ending) { return text.ends_with(ending); });
}

template <class List>
bool starts_with_one_of(std::string_view text, List const& list) {
    return std::ranges::any_of(list, [&](auto beginning) { return text.starts_with(beginning); });
}

int weight_of(std::string_view before, std::string_view after, bool everyday_word) {
    if (ends_with_one_of(before, other_before) || starts_with_one_of(after, other_after)) {
        return 0;
    }
    if (ends_with_one_of(before, sure_before) || starts_with_one_of(after, sure_after)) {
        return 4;
    }
    bool const likely = ends_with_one_of(before, likely_before) || starts_with_one_of(after, likely_after);
    return everyday_word ? 0 : likely ? 2 : 1;
}

// Blanks each mention out, so that a shorter name inside it is not counted again.
int weigh_and_blank(std::string& text, Council const& council) {
    int weight = 0;
    for (auto at = text.find(council.name); at != std::string::npos;
         at = text.find(council.name, at + council.name.size())) {
        auto const end = at + council.name.size();
        bool const whole = (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
        if (whole) {
            auto const all = std::string_view(text);
            weight += weight_of(all.substr(0, at), all.substr(end), council.everyday_word);
            std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), council.name.size(), '#');
        }
    }
    return weight;
}

}  // namespace

std::optional<std::string> council_named_in(std::string_view text) {
    std::string rest(text);
    int most = 0;
    int second = 0;
    std::string_view named;
    for (auto const& council : councils()) {
        auto const weight = weigh_and_blank(rest, council);
        if (weight > most) {
            second = most;
            most = weight;
            named = council.name;
        } else {
            second = std::max(second, weight);
        }
    }
    bool const clear = most >= 2 && most * 2 >= second * 3 + 1;
    return clear ? std::optional<std::string>(named) : std::nullopt;
}

}  // namespace heed::assessment
