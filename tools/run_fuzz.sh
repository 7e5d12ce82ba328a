#!/usr/bin/env bash
set -o pipefail
# Gives each fuzz target its corpus (tests/fuzz/corpus/<name>/) and then HEED_FUZZ_SECONDS (10) of new inputs.
# What it finds is kept in build/fuzz/<name>/.
seconds=${HEED_FUZZ_SECONDS:-10}
passed=0 failed=0
for target in build/sanitize/fuzz/*_fuzz; do
    name=$(basename "$target" _fuzz)
    [ -f "tests/fuzz/${name}_fuzz.cpp" ] || continue
    found=build/fuzz/$name
    mkdir -p "$found/corpus"
    corpus=()
    [ -d "tests/fuzz/corpus/$name" ] && corpus=("tests/fuzz/corpus/$name")
    echo "== $name"
    if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$found/" "$found/corpus" "${corpus[@]}" 2>&1 | tail -n 40; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
