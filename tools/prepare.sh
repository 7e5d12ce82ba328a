# What bin/run, bin/heed, bin/test and bin/check share: installing what is missing, and building. Sourced with the
# project's folder as the working directory.

export DEBIAN_FRONTEND=noninteractive PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
export ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-16
export LSAN_OPTIONS=suppressions=$PWD/tools/leaks.txt:print_suppressions=0
export NINJA_STATUS="[%f/%t] "

# give_up SENTENCE: one sentence for the person, and the end.
give_up() {
    printf '%s\n' "$1" >&2
    exit "${2:-1}"
}

# packages_of SECTION...: the packages that tools/packages.txt lists there and that this machine may need.
packages_of() {
    local section= line name word command
    while read -r line; do
        case "$line" in
            '' | '#'*) continue ;;
            '['*) section=${line//[][]/} && continue ;;
        esac
        [[ " $* " == *" $section "* ]] || continue
        read -r name word command <<<"$line"
        [ -n "$command" ] && command -v "$command" >/dev/null && continue
        printf '%s\n' "$name"
    done <tools/packages.txt
}

# missing_packages SECTION...: those of them that are not installed.
missing_packages() {
    local wanted installed
    mapfile -t wanted < <(packages_of "$@")
    # dpkg-query fails when it knows one of them not, and still tells of the others.
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^ii  *//p' || true)
    printf '%s\n' "${wanted[@]}" | grep -vxF -e "${installed:-none}" || true
}

install_packages() {
    local missing
    command -v dpkg-query >/dev/null || give_up "Heed is built on Debian 12, and this machine has no dpkg: use Debian 12, or a Debian 12 container."
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        give_up "Packages are missing; install them with: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    echo "Installing ${#missing[@]} Debian packages that are missing: ${missing[*]}."
    quietly apt-get "apt-get update failed" apt-get update -q
    quietly apt-get "apt-get could not install the packages" apt-get install -y --no-install-recommends "${missing[@]}"
}

install_front_end() {
    [ -f package-lock.json ] || return 0
    [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ] && return 0
    echo "Installing the front-end packages of package-lock.json into node_modules."
    quietly npm "npm ci failed" npm ci --no-audit --no-fund
    touch node_modules/.package-lock.json
}

# build PRESET TARGET...: configures once, then builds; ninja sees by itself what has changed.
build() {
    local preset=$1
    shift
    export CCACHE_DIR=${CCACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-$PWD/build}/.cache}/ccache}
    if [ ! -f "build/$preset/build.ninja" ]; then
        quietly "configure-$preset" "Configuring the build failed" cmake --preset "$preset"
    fi
    quietly "build-$preset" "Building failed" ninja -C "build/$preset" "$@"
}

# quietly LOG SENTENCE COMMAND...: shows the command's progress on a terminal; elsewhere keeps it in build/logs and
# shows its end only when the command fails.
quietly() {
    local log=build/logs/$1.log sentence=$2
    shift 2
    mkdir -p build/logs
    if [ -t 1 ]; then
        "$@" || give_up "$sentence; what it said is above."
    elif ! "$@" </dev/null >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        give_up "$sentence; all that it said is in $log."
    fi
}
