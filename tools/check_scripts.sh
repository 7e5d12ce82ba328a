#!/usr/bin/env bash
# Every script can at least be read by what runs it, and bin/ and .ci/ can be executed.
cd "${HEED_ROOT:-$(dirname "$(readlink -f "$0")")/..}" || exit 1
failed=0
complain() { echo "$1" && failed=1; }
for file in bin/* .ci/* tools/*.sh; do
    [ -f "$file" ] || continue
    [ -x "$file" ] || case "$file" in tools/prepare.sh) ;; *) complain "$file cannot be executed" ;; esac
    bash -n "$file" || complain "$file is not bash"
done
for file in tools/*.py tests/gates/*.py tests/faults/*.py; do
    [ -f "$file" ] || continue
    python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' "$file" || complain "$file is not Python"
done
for file in tools/*.mjs tests/browser/*.mjs tests/faults/*.mjs; do
    [ -f "$file" ] || continue
    node --check "$file" || complain "$file is not JavaScript"
done
exit $failed
