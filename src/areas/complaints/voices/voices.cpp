#include "areas/complaints/voices/voices.hpp"

namespace heed::complaints {

void mount_voices(people::Site& at) {
    mount_comparison(at);
    mount_patterns(at);
    mount_spoken_about(at);
}

}  // namespace heed::complaints
