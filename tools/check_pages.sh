#!/usr/bin/env bash
# The pages that the browser tests saved (build/pages/), or the files named, are valid HTML by .htmlvalidate.json.
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
[ -x node_modules/.bin/html-validate ] || { echo "html-validate is not installed (npm ci)" && exit 77; }
[ $# -gt 0 ] || set -- build/pages/*.html
[ -f "$1" ] || { echo "no pages were saved" && exit 77; }
node_modules/.bin/html-validate --config .htmlvalidate.json "$@"
