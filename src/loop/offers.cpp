#include "loop/offers.hpp"

namespace heed::loop {

Offers& offers() {
    static Offers all;
    return all;
}

}  // namespace heed::loop
