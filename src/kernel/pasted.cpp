#include "kernel/pasted.hpp"

namespace heed {

namespace {

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

}  // namespace

std::string without_control_characters(std::string text) {
    for (char& c : text) {
        if (is_control(c)) {
            c = c == '\v' || c == '\f' ? '\n' : ' ';
        }
    }
    return text;
}

}  // namespace heed
