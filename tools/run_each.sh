#!/usr/bin/env bash
# Runs each test program named, one after the other; each prints "N passed, N failed" as its last line.
# Debian's own python3, because the Python packages of tools/packages.txt are its.
failed=0
for program in "$@"; do
    [ -f "$program" ] || continue
    case "$(basename "$program")" in _*) continue ;; esac
    echo "== $program"
    case "$program" in
        *.py) /usr/bin/python3 "$program" ;;
        *.mjs) node "$program" ;;
    esac || failed=1
done
exit $failed
