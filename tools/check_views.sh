#!/usr/bin/env bash
# Every template names only what its view has: the suite "views" of the unit tests.
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
tests=${1:-build/release/heed_tests}
[ -x "$tests" ] || { echo "$tests is not built" && exit 77; }
if "$tests" -ltc -ts=views -c 2>/dev/null | grep -q 'the current filters: 0$'; then
    echo "there is no suite called views yet"
    exit 77
fi
"$tests" -ts=views
