#include "areas/briefings/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "kernel/text.hpp"
#include "loop/heard/signal.hpp"
#include "web/form.hpp"
#include "web/markdown.hpp"

namespace heed::briefings {

std::string_view spoken(BeginsWith begins_with) {
    constexpr std::array<std::string_view, 6> words{"Nothing",
                                                    "What the theme is",
                                                    "How often it was heard",
                                                    "What the proofs showed",
                                                    "What changed, and what to do",
                                                    "Questions for the team"};
    return words[static_cast<std::size_t>(begins_with)];
}

std::string_view spoken(Answer answer) {
    constexpr std::array<std::string_view, 3> words{"I used it", "Not yet", "It does not concern my work"};
    return words[static_cast<std::size_t>(answer)];
}

Reach sum_of(std::vector<Reach> const& reaches) {
    Reach sum;
    for (auto const& one : reaches) {
        sum.needed += one.needed;
        sum.have_read += one.have_read;
        sum.others_read += one.others_read;
        sum.asked += one.asked;
        sum.used += one.used;
        sum.not_yet += one.not_yet;
        sum.does_not_concern_me += one.does_not_concern_me;
    }
    return sum;
}

std::vector<TemplateBox> boxes_to_begin_with() {
    return {{1, "Background", "What is this about? Two or three sentences.", BeginsWith::theme},
            {2, "Why it matters", "What it means for people who draw on care.", BeginsWith::how_often},
            {3, "What happened", "The story without names, ages, streets or dates that could tell who it was.",
             BeginsWith::nothing},
            {4, "What we found", "What was looked at, how many, and what was seen.", BeginsWith::proofs},
            {5, "Good practice", "What went well, and who can be asked about it.", BeginsWith::nothing},
            {6, "What to do", "What changed, and what each of us does from now on.", BeginsWith::what_to_do},
            {7, "Questions and further reading", "Two or three questions to talk about in the team.",
             BeginsWith::questions}};
}

namespace {

/// Where it is to stand; what is no number stands where it stood.
std::int64_t place_typed(TemplateBoxDraft const& draft, std::size_t index) {
    bool const digits = !draft.place.empty() && draft.place.size() <= 3 &&
                        std::ranges::all_of(draft.place, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::stoll(draft.place) : static_cast<std::int64_t>(index + 1);
}

void check_box(web::Checking& checking, TemplateBoxDraft const& draft, std::size_t number) {
    auto const field = [&](std::string_view name) { return fmt::format("{}-{}", name, number); };
    checking.expect_at_most(draft.title, field("title"), "The box’s name", 80);
    checking.expect_at_most(draft.hint, field("hint"), "The hint", 200);
    bool const is_place = draft.place.empty() ||
                          (draft.place.size() <= 3 &&
                           std::ranges::all_of(draft.place, [](char c) { return c >= '0' && c <= '9'; }));
    checking.expect(is_place, field("place"), "Enter the place as a number, such as 3");
}

}  // namespace

Outcome<std::vector<TemplateBox>> template_of(std::vector<TemplateBoxDraft> const& drafts) {
    web::Checking checking;
    std::vector<TemplateBox> boxes;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        check_box(checking, drafts[i], i + 1);
        if (!drafts[i].title.empty()) {
            boxes.push_back({place_typed(drafts[i], i), drafts[i].title, drafts[i].hint,
                             drafts[i].begins_with.value_or(BeginsWith::nothing)});
        }
    }
    checking.expect(!boxes.empty(), "title-1", "Name at least one box");
    checking.expect(boxes.size() <= most_boxes, "title-1", fmt::format("A briefing has at most {} boxes", most_boxes));
    if (!checking.fine()) {
        return checking.problems();
    }
    std::ranges::stable_sort(boxes, {}, &TemplateBox::place);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        boxes[i].place = static_cast<std::int64_t>(i + 1);
    }
    return boxes;
}

Outcome<Words> write_briefing(Words words) {
    web::Checking checking;
    checking.expect_text(words.title, "title", "Enter what the briefing is about", 120);
    std::size_t bytes = words.title.size();
    for (auto const& box : words.boxes) {
        auto const field = fmt::format("box-{}", box.place);
        checking.expect_at_most(box.says, field, fmt::format("“{}”", box.title), longest_box);
        bytes += box.says.size();
    }
    checking.expect(bytes <= longest_briefing, "title",
                    fmt::format("All boxes together must be {} kB or less", longest_briefing / 1024));
    if (!checking.fine()) {
        return checking.problems();
    }
    return words;
}

namespace {

std::vector<std::string> words_of_boxes(Words const& words) {
    std::vector<std::string> blocks;
    for (auto const& box : words.boxes) {
        for (auto& block : web::words_without_marks(box.says)) {
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

}  // namespace

std::vector<std::string> read_aloud(Words const& words) {
    std::vector<std::string> blocks{words.title};
    for (auto const& box : words.boxes) {
        auto inside = web::words_without_marks(box.says);
        if (!inside.empty()) {
            blocks.push_back(box.title);
            std::ranges::move(inside, std::back_inserter(blocks));
        }
    }
    return blocks;
}

Weight weigh(Words const& words, int words_a_minute) {
    Weight weight;
    weight.words = measure::count_words(read_aloud(words));
    weight.minutes = measure::minutes_to_read(weight.words, words_a_minute);
    weight.age = measure::reading_age(words_of_boxes(words));
    return weight;
}

namespace {

constexpr std::string_view where_title = "Title";

void compare_lines(std::string const& where, std::string const& text, std::vector<TakenOut>& taken) {
    for (auto const line : lines_of(text)) {
        auto const after = loop::made_anonymous(line, {});
        if (after != line) {
            taken.push_back({where, std::string(line), after});
        }
    }
}

}  // namespace

std::vector<TakenOut> what_would_be_taken_out(Words const& words) {
    std::vector<TakenOut> taken;
    compare_lines(std::string(where_title), words.title, taken);
    for (auto const& box : words.boxes) {
        compare_lines(box.title, box.says, taken);
    }
    return taken;
}

Words without_what_names_people(Words words) {
    words.title = shortened(loop::made_anonymous(words.title, {}), 120);
    for (auto& box : words.boxes) {
        box.says = loop::made_anonymous(box.says, {});
    }
    return words;
}

namespace {

/// A form of address, whether or not it has its full stop.
bool is_form_of_address(std::string_view word) {
    constexpr std::array<std::string_view, 6> forms{"Mr", "Mrs", "Miss", "Ms", "Mx", "Dr"};
    if (word.ends_with('.')) {
        word.remove_suffix(1);
    }
    return std::ranges::find(forms, word) != forms.end();
}

void find_names(std::string const& text, std::vector<std::string>& found) {
    std::string spaced = text;
    std::ranges::replace(spaced, '\n', ' ');
    auto const words = split(spaced, ' ');
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        auto const next = words[i + 1];
        if (is_form_of_address(words[i]) && !next.empty() && next.front() >= 'A' && next.front() <= 'Z') {
            auto name = fmt::format("{} {}", words[i], next);
            while (!name.empty() && std::string_view(".,;:!?*_)").find(name.back()) != std::string_view::npos) {
                name.pop_back();
            }
            if (std::ranges::find(found, name) == found.end()) {
                found.push_back(std::move(name));
            }
        }
    }
}

}  // namespace

std::vector<std::string> what_looks_like_a_name(Words const& words) {
    std::vector<std::string> found;
    find_names(words.title, found);
    for (auto const& box : words.boxes) {
        find_names(box.says, found);
    }
    return found;
}

Problems why_not_ready(Words const& words) {
    bool const says_something = std::ranges::any_of(
        words.boxes, [](Box const& box) { return !web::words_without_marks(box.says).empty(); });
    return says_something ? Problems{} : Problems{{"", "Nothing is written in its boxes yet"}};
}

Outcome<Use> say_whether_used(UseDraft const& draft, Day today) {
    web::Checking checking;
    checking.expect(draft.answer.has_value(), "answer", "Select whether you used it");
    checking.expect_at_most(draft.how, "how", "How you used it", 200);
    checking.expect(loop::made_anonymous(draft.how, {}) == draft.how, "how",
                    "Leave out numbers, addresses and dates of birth: nobody who draws on care is named here");
    if (!checking.fine()) {
        return checking.problems();
    }
    Use use;
    use.answer = *draft.answer;
    use.how = draft.how;
    std::ranges::replace(use.how, '\n', ' ');
    use.on_day = today;
    return use;
}

std::string counted_of(std::int64_t some, std::int64_t all) { return fmt::format("{} of {}", some, all); }

std::string month_of(Day day) { return iso(day).substr(0, 7); }

std::string spoken_month(Day day) {
    auto const whole = heed::spoken(day);
    return whole.substr(whole.find(' ') + 1);
}

}  // namespace heed::briefings
