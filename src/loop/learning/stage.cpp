#include "loop/learning/stage.hpp"

#include <array>

namespace heed::loop {

std::string_view spoken(Stage stage) {
    constexpr std::array<std::string_view, 6> words{"Heard", "Understood", "Learned", "Acted on", "Shared", "Proved"};
    return words[static_cast<std::size_t>(stage)];
}

}  // namespace heed::loop
