#include "loop/before/spelling.hpp"

#include <algorithm>

namespace heed::loop {

namespace {

constexpr std::size_t shortest = 6;
constexpr std::size_t longest = 30;
constexpr std::int64_t much_more_often = 50;

bool is_kept(std::string_view word) { return word.size() >= shortest && word.size() <= longest; }

std::string without_letter(std::string const& word, std::size_t at) {
    auto shorter = word;
    shorter.erase(at, 1);
    return shorter;
}

}  // namespace

bool is_one_slip_apart(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) {
        std::swap(one, other);
    }
    if (other.size() - one.size() > 1 || one == other) {
        return false;
    }
    auto const differs = static_cast<std::size_t>(std::ranges::mismatch(one, other).in1 - one.begin());
    auto const rest = one.substr(differs);
    auto const other_rest = other.substr(differs);
    if (one.size() < other.size()) {
        return rest == other_rest.substr(1);
    }
    bool const changed_places = rest.size() >= 2 && rest[0] == other_rest[1] && rest[1] == other_rest[0] &&
                                rest.substr(2) == other_rest.substr(2);
    return changed_places || rest.substr(1) == other_rest.substr(1);
}

void Spelling::see(std::string const& word) {
    if (!is_kept(word)) {
        return;
    }
    auto const [found, is_new] = numbers_.try_emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (is_new) {
        words_.push_back(word);
        seen_.push_back(0);
        remember_shortened(word, found->second);
    }
    ++seen_[found->second];
}

void Spelling::remember_shortened(std::string const& word, std::uint32_t number) {
    shortened_[word].push_back(number);
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (i == 0 || word[i] != word[i - 1]) {
            shortened_[without_letter(word, i)].push_back(number);
        }
    }
}

std::int64_t Spelling::times(std::string const& word) const {
    auto const found = numbers_.find(word);
    return found == numbers_.end() ? 0 : seen_[found->second];
}

std::vector<std::string> Spelling::near(std::string const& word) const {
    std::vector<std::string> found;
    if (!is_kept(word)) {
        return found;
    }
    auto const here = times(word);
    auto const take = [&](std::string const& shorter) {
        auto const numbers = shortened_.find(shorter);
        for (auto const number : numbers == shortened_.end() ? std::vector<std::uint32_t>{} : numbers->second) {
            auto const there = seen_[number];
            bool const is_a_slip = here >= much_more_often * there || there >= much_more_often * here;
            if (is_a_slip && is_one_slip_apart(word, words_[number])) {
                found.push_back(words_[number]);
            }
        }
    };
    take(word);
    for (std::size_t i = 0; i < word.size(); ++i) {
        take(without_letter(word, i));
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

}  // namespace heed::loop
