#!/usr/bin/env bash
# Gives each fuzz target its corpus (tests/fuzz/corpus/<name>/) and then new inputs, as many targets at a time as there are
# processors: for HEED_FUZZ_SECONDS (15) what anybody may send without an account, for a third of that what staff or our own
# programs send. An input that fails stays in build/fuzz/<name>/, and the log says how to give it to the target again.
set -o pipefail
seconds=${HEED_FUZZ_SECONDS:-15}
anybody=" cookie file_kind forwarded_mail json_body multipart path typed_fields urlencoded "

try_one() {
    local target=$1 name found corpus=() time=$((seconds / 3 > 0 ? seconds / 3 : 1)) failed
    name=$(basename "$target" _fuzz)
    found=build/fuzz/$name
    [[ $anybody == *" $name "* ]] && time=$seconds
    mkdir -p "$found/corpus"
    [ -d "tests/fuzz/corpus/$name" ] && corpus=("tests/fuzz/corpus/$name")
    rm -f "$found/passed"
    touch "$found/begun"
    "$target" -max_total_time="$time" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$found/" "$found/corpus" "${corpus[@]}" >"$found/log" 2>&1 && touch "$found/passed"
    {
        echo "== $name, $time s"
        tail -n 40 "$found/log"
        for failed in $(find "$found" -maxdepth 1 -name '*-*' -newer "$found/begun"); do
            echo "again: $target $failed; once it is mended: cp $failed tests/fuzz/corpus/$name/"
        done
    } >"$found/told"
    cat "$found/told"
}
export -f try_one
export seconds anybody

targets=()
for target in build/sanitize/fuzz/*_fuzz; do
    [ -f "tests/fuzz/$(basename "$target").cpp" ] && targets+=("$target")
done
printf '%s\n' "${targets[@]}" | xargs -r -P "$(nproc)" -I{} bash -c 'try_one {}'
passed=0
for target in "${targets[@]}"; do
    [ -f "build/fuzz/$(basename "$target" _fuzz)/passed" ] && passed=$((passed + 1))
done
echo "$passed passed, $((${#targets[@]} - passed)) failed"
[ "$passed" -eq "${#targets[@]}" ]
