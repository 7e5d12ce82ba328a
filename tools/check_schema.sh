#!/usr/bin/env bash
# docs/schema.sql is what the migrations make. "tools/check_schema.sh --mend" writes it anew.
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
program=${HEED_PROGRAM:-build/release/heed}
document=${HEED_SCHEMA:-docs/schema.sql}
[ -x "$program" ] || { echo "$program is not built" && exit 77; }
schema=$("$program" migrate --print-schema) || { echo "heed migrate --print-schema failed" && exit 1; }
if [ "${1:-}" = --mend ]; then
    printf '%s\n' "$schema" >"$document"
elif ! diff -u "$document" <(printf '%s\n' "$schema"); then
    echo "$document is not what the migrations make: run tools/check_schema.sh --mend and read the difference."
    exit 1
fi
