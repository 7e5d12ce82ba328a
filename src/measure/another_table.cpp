#include "measure/another_table.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

namespace heed::measure {

namespace {

constexpr std::array most_changes{2, 4, 6, 8, 10, 14};
constexpr int most_tries = 30000;

/// Changes one atom, and then, as long as a known sum is broken, an atom of that sum the other way.
class Search {
public:
    Search(std::vector<std::int64_t> const& atoms, std::vector<Known> const& known, std::vector<std::size_t> const& of)
        : atoms_(atoms), known_(known), of_(of), change_(atoms.size()), settled_(atoms.size()), in_(atoms.size()) {
        for (std::size_t k = 0; k < known.size(); ++k) {
            auto& sum = sums_.emplace_back();
            for (auto const atom : known[k].atoms) {
                sum += atoms[atom];
                in_[atom].push_back(k);
            }
            if (known[k].atoms.size() == 1 && known[k].low == known[k].high) {
                settled_[known[k].atoms.front()] = true;
            }
        }
        for (auto const& each : known) {
            std::ranges::copy_if(each.atoms, std::back_inserter(open_.emplace_back()),
                                 [&](auto atom) { return !settled_[atom]; });
        }
    }

    bool finds() {
        for (auto const most : most_changes) {
            for (auto const atom : of_) {
                if (tries_with(atom, 1, most) || tries_with(atom, -1, most)) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    bool can_change(std::size_t atom, int by) const {
        return !settled_[atom] && change_[atom] == 0 && atoms_[atom] + by >= 0;
    }

    void apply(std::size_t atom, int by) {
        change_[atom] = by;
        changed_.push_back(atom);
        for (auto const k : in_[atom]) {
            sums_[k] += by;
        }
    }

    void undo() {
        auto const atom = changed_.back();
        changed_.pop_back();
        for (auto const k : in_[atom]) {
            sums_[k] -= change_[atom];
        }
        change_[atom] = 0;
    }

    bool tries_with(std::size_t atom, int by, int left) {
        if (!can_change(atom, by) || ++tries_ > most_tries) {
            return false;
        }
        apply(atom, by);
        bool const found = mends(left - 1);
        undo();
        return found;
    }

    /// The way in which a broken sum must go: +1, -1; 0: it is not broken.
    int wanted(std::size_t k) const { return sums_[k] < known_[k].low ? 1 : sums_[k] > known_[k].high ? -1 : 0; }

    std::size_t ways_to_mend(std::size_t k, std::size_t enough) const {
        std::size_t ways = 0;
        for (auto const atom : open_[k]) {
            if (can_change(atom, wanted(k)) && ++ways >= enough) {
                break;
            }
        }
        return ways;
    }

    bool gives_another_sum() const {
        int change = 0;
        for (auto const atom : of_) {
            change += change_[atom];
        }
        return change != 0;
    }

    bool mends(int left) {
        auto hardest = known_.size();
        auto fewest = std::numeric_limits<std::size_t>::max();
        for (auto const atom : changed_) {
            for (auto const k : in_[atom]) {
                if (wanted(k) == 0) {
                    continue;
                }
                if (auto const ways = ways_to_mend(k, fewest); ways < fewest) {
                    hardest = k;
                    fewest = ways;
                }
            }
        }
        if (hardest == known_.size()) {
            return gives_another_sum();
        }
        if (left == 0 || fewest == 0) {
            return false;
        }
        auto const by = wanted(hardest);
        for (auto const atom : open_[hardest]) {
            if (tries_with(atom, by, left)) {
                return true;
            }
        }
        return false;
    }

    std::vector<std::int64_t> const& atoms_;
    std::vector<Known> const& known_;
    std::vector<std::size_t> const& of_;
    std::vector<int> change_;
    std::vector<std::size_t> changed_;
    std::vector<bool> settled_;
    std::vector<std::vector<std::size_t>> in_;    ///< what is known of each atom
    std::vector<std::vector<std::size_t>> open_;  ///< of each known sum, the atoms that are not known alone
    std::vector<std::int64_t> sums_;
    int tries_ = 0;
};

}  // namespace

bool another_table_fits(std::vector<std::int64_t> const& atoms, std::vector<Known> const& known,
                        std::vector<std::size_t> const& of) {
    return Search(atoms, known, of).finds();
}

}  // namespace heed::measure
