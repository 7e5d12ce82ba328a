#include "program/site_map.hpp"

#include "areas/about/pages.hpp"
#include "areas/api/pages.hpp"
#include "areas/assessment/pages.hpp"
#include "areas/briefings/pages.hpp"
#include "areas/complaints/pages.hpp"
#include "areas/ombudsman/pages.hpp"
#include "areas/outbox/pages.hpp"
#include "areas/procedures/pages.hpp"
#include "areas/reports/pages.hpp"
#include "areas/surveys/pages.hpp"
#include "loop/pages.hpp"
#include "people/pages.hpp"

namespace heed::program {

void mount_everything(people::Site& at) {
    loop::mount(at);
    complaints::mount(at);
    surveys::mount(at);
    assessment::mount(at);
    briefings::mount(at);
    ombudsman::mount(at);
    procedures::mount(at);
    reports::mount(at);
    outbox::mount(at);
    api::mount(at);
    about::mount(at);
    people::mount(at);
}

}  // namespace heed::program
