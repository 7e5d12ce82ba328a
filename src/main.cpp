#include "program/program.hpp"

int main(int count, char** words) { return heed::program::run({words + 1, words + count}); }
