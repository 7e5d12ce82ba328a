#include "areas/complaints/voices/voices.hpp"

#include "areas/complaints/voices/about_you.hpp"
#include "areas/complaints/voices/reading.hpp"
#include "areas/complaints/voices/thanks.hpp"

namespace heed::complaints {

void mount_voices(people::Site& at) {
    mount_comparison(at);
    mount_patterns(at);
    mount_who_speaks(at);
    mount_spoken_about(at);
    mount_about_you(at);
    mount_reading(at);
    mount_compliments(at);
}

}  // namespace heed::complaints
