#!/usr/bin/env bash
# Runs each test program named, one after the other; each prints "N passed, N failed" as its last line.
failed=0
for program in "$@"; do
    [ -f "$program" ] || continue
    case "$(basename "$program")" in _*) continue ;; esac
    echo "== $program"
    case "$program" in
        *.py) python3 "$program" ;;
        *.mjs) node "$program" ;;
    esac || failed=1
done
exit $failed
