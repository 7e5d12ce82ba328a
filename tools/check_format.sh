#!/usr/bin/env bash
# Every committed C++ file stands as .clang-format would write it. "tools/check_format.sh --mend [PATH...]" writes all,
# or what is named, so.
set -euo pipefail
cd "${HEED_ROOT:-$(dirname "$(readlink -f "$0")")/..}"
if [ "${1:-}" = --mend ]; then
    shift
    find "${@:-.}" -name '*.?pp' -not -path './build/*' -not -path './node_modules/*' -exec clang-format-16 -i {} +
    exit
fi
mapfile -t files < <(git ls-files '*.cpp' '*.hpp')
[ "${#files[@]}" -gt 0 ] || exit 0
if unlike=$(clang-format-16 --dry-run --Werror "${files[@]}" 2>&1); then
    exit
fi
printf '%s\n' "$unlike" | sed -n 's/^\([^:]*\):\([0-9]*\):[0-9]*: error:.*/\1:\2/p' | sort -u
echo "these lines are not as .clang-format writes them: tools/check_format.sh --mend [PATH...]"
exit 1
