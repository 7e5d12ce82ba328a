#include "program/place.hpp"

#include <fmt/format.h>

namespace heed::program {

namespace files = std::filesystem;

Outcome<std::unique_ptr<store::Store>> open(Place const& place, bool make, int readers) {
    if (place.on_postgresql()) {
        return store::open_postgresql(place.postgresql, readers, readers);
    }
    std::error_code error;
    if (!files::exists(place.file(), error)) {
        if (!make) {
            return problem("data", fmt::format("There are no records in {}. Name the folder with --data, or start Heed "
                                               "there first with bin/run.",
                                               place.folder.string()));
        }
        files::create_directories(place.folder, error);
        files::permissions(place.folder, files::perms::owner_all, error);
        if (error) {
            return problem("data",
                           fmt::format("The folder {} cannot be made: {}.", place.folder.string(), error.message()));
        }
    }
    return store::open_sqlite(place.file(), readers);
}

}  // namespace heed::program
