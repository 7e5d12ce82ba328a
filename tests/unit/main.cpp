// The one test program: every src/**/tests/*.cpp is linked in.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "plans.hpp"

int main(int argc, char** argv) {
    heed::watch_every_plan();
    doctest::Context context(argc, argv);
    auto const result = context.run();
    return result != 0 || context.shouldExit() ? result : heed::statements_without_index();
}
