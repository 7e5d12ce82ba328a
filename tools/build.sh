#!/usr/bin/env bash
# tools/build.sh PRESET: configures anew and builds everything of the preset.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. tools/prepare.sh
cmake --preset "$1" </dev/null >/dev/null
build "$1"
