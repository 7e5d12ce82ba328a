// Stands in for libFuzzer where clang is not there: gives every file named on the command line, and every file in every
// folder named, to the fuzz target once.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size);

namespace {

int replay(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::vector<char> const bytes{std::istreambuf_iterator<char>(in), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
    return 1;
}

int replay_all(std::filesystem::path const& path) {
    if (!std::filesystem::is_directory(path)) {
        return replay(path);
    }
    int count = 0;
    for (auto const& entry : std::filesystem::directory_iterator(path)) {
        count += entry.is_regular_file() ? replay(entry.path()) : 0;
    }
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    int count = 0;
    for (int i = 1; i < argc; ++i) {
        count += replay_all(argv[i]);
    }
    std::printf("replayed %d inputs\n", count);
}
