#include "areas/procedures/difference.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "kernel/text.hpp"

namespace heed::procedures {

namespace {

constexpr std::size_t most_lines = 2000;

std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    for (auto const line : heed::lines_of(text)) {
        auto const plain = trimmed(line);
        if (!plain.empty()) {
            lines.emplace_back(plain);
        }
    }
    return lines;
}

/// at(i, j): how many lines the longest common run of before[i..] and after[j..] has.
class Lengths {
public:
    Lengths(std::vector<std::string> const& before, std::vector<std::string> const& after)
        : width_(after.size() + 1), lengths_((before.size() + 1) * width_) {
        for (auto i = before.size(); i-- > 0;) {
            for (auto j = after.size(); j-- > 0;) {
                lengths_[i * width_ + j] = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                                 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    std::uint16_t at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

private:
    std::size_t width_;
    std::vector<std::uint16_t> lengths_;
};

/// Whether these are one line, reworded: at least a third of the words of the longer one stand in both.
bool is_reworded(std::vector<loop::PieceOfText> const& words) {
    std::size_t same = 0;
    std::size_t before = 0;
    std::size_t after = 0;
    for (auto const& piece : words) {
        auto const number = heed::split(piece.text, ' ').size();
        same += piece.piece == loop::Piece::same ? number : 0;
        before += piece.piece != loop::Piece::added ? number : 0;
        after += piece.piece != loop::Piece::taken_out ? number : 0;
    }
    return same * 3 >= std::max(before, after);
}

/// A stretch in which no line stayed: what was taken out, and what stands in its place.
class Gap {
public:
    void take_out(std::string const& line) { before_.push_back(line); }
    void add(std::string const& line) { after_.push_back(line); }

    /// Lines are paired in their order: each old line with the first new one that it could have become.
    void close(std::vector<ChangedLine>& lines) {
        std::size_t next = 0;
        for (auto const& old : before_) {
            auto const found = partner_of(old, next);
            if (!found) {
                lines.push_back({LineKind::taken_out, old, ""});
                continue;
            }
            for (; next < *found; ++next) {
                lines.push_back({LineKind::added, "", after_[next]});
            }
            lines.push_back({LineKind::reworded, old, after_[next], loop::word_difference(old, after_[next])});
            ++next;
        }
        for (; next < after_.size(); ++next) {
            lines.push_back({LineKind::added, "", after_[next]});
        }
        before_.clear();
        after_.clear();
    }

private:
    std::optional<std::size_t> partner_of(std::string const& old, std::size_t from) const {
        constexpr std::size_t farthest = 20;
        for (auto i = from; i < std::min(after_.size(), from + farthest); ++i) {
            if (is_reworded(loop::word_difference(old, after_[i]))) {
                return i;
            }
        }
        return std::nullopt;
    }

    std::vector<std::string> before_;
    std::vector<std::string> after_;
};

}  // namespace

std::vector<ChangedLine> text_difference(std::string_view before, std::string_view after) {
    auto const old_lines = lines_in(before);
    auto const new_lines = lines_in(after);
    if (old_lines.size() > most_lines || new_lines.size() > most_lines) {
        return {{LineKind::taken_out, std::string(before), ""}, {LineKind::added, "", std::string(after)}};
    }
    Lengths const lengths(old_lines, new_lines);
    std::vector<ChangedLine> lines;
    Gap gap;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < old_lines.size() || j < new_lines.size()) {
        bool const both = i < old_lines.size() && j < new_lines.size();
        if (both && old_lines[i] == new_lines[j]) {
            gap.close(lines);
            lines.push_back({LineKind::same, old_lines[i], new_lines[j]});
            ++i;
            ++j;
        } else if (i < old_lines.size() && (!both || lengths.at(i + 1, j) >= lengths.at(i, j + 1))) {
            gap.take_out(old_lines[i++]);
        } else {
            gap.add(new_lines[j++]);
        }
    }
    gap.close(lines);
    return lines;
}

ChangeCount count_changes(std::vector<ChangedLine> const& lines) {
    auto const of = [&](LineKind kind) { return std::ranges::count(lines, kind, &ChangedLine::kind); };
    return {of(LineKind::reworded), of(LineKind::taken_out), of(LineKind::added)};
}

std::string spoken(ChangeCount const& count) {
    std::vector<std::string> parts;
    for (auto const& [number, how] : {std::pair(count.reworded, "reworded"), std::pair(count.taken_out, "taken out"),
                                      std::pair(count.added, "added")}) {
        if (number > 0) {
            parts.push_back(fmt::format("{} {}", counted(number, "line", "lines"), how));
        }
    }
    return parts.empty() ? "Nothing but spaces" : fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace heed::procedures
