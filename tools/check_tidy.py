#!/usr/bin/env python3
"""Runs clang-tidy over the sources (not the tests), two at a time.

What passed is remembered by the content of the file, of every header of ours that it includes and of .clang-tidy, so
that only what changed is read again, in any clone. The headers come from ninja's own record of the build.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIDY = "clang-tidy-22"
NOISE = re.compile(r"^(\d+ (warnings?|errors?)( and \d+ errors?)? (generated|treated as errors?).*"
                   r"|Suppressed .*|Use -header-filter.*|Error while processing.*)$")
SKIPPED = 77


def cache_folder():
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "heed-tidy"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    except OSError:
        fallback = ROOT / "build/tidy"
        fallback.mkdir(parents=True, exist_ok=True)
        return fallback


def recorded_headers(build):
    """For each object file of the build, the files of ours that it was made from."""
    command = ["ninja", "-C", str(build), "-t", "deps"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    headers, current = {}, None
    for line in printed.splitlines():
        if line and not line.startswith((" ", "ninja:")):
            current = headers.setdefault(line.split(":")[0], [])
        elif line.strip() and current is not None:
            path = Path(os.path.normpath(build / line.strip()))
            if path.is_relative_to(ROOT):
                current.append(path)
    return headers


def key_of(unit, headers, version):
    digest = hashlib.sha256((version + unit["command"].replace(str(ROOT), "")).encode())
    for path in [ROOT / ".clang-tidy", Path(unit["file"]), *sorted(headers)]:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() if path.exists() else b"gone")
    return digest.hexdigest()


def read_again(unit, build, remembered):
    command = [TIDY, "--quiet", "--extra-arg=-Wno-unknown-warning-option",
               "--extra-arg=-Wno-deprecated-declarations", "-p", str(build), unit["file"]]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in (run.stdout + run.stderr).splitlines() if not NOISE.match(line)]
    if run.returncode == 0:
        if remembered:
            remembered.touch()
        return ""
    return "\n".join(lines).replace(f"{ROOT}/", "")


def each_once(complaints):
    """What a header does is told once, and not by every file that includes it."""
    said = {}
    for text in complaints:
        for one in re.split(r"\n(?=\S+:\d+:\d+: (?:error|warning):)", text):
            said.setdefault(one.splitlines()[0], one)
    return list(said.values())


def units_of(build):
    for unit in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = Path(unit["file"])
        if path.is_relative_to(ROOT / "src") and "tests" not in path.parts and path.exists():
            yield unit


def main():
    build = ROOT / (sys.argv[1] if len(sys.argv) > 1 else "build/release")
    if not (build / "compile_commands.json").is_file():
        print(f"{build} is not configured")
        return SKIPPED
    version = subprocess.run([TIDY, "--version"], capture_output=True, text=True, check=True).stdout
    headers, folder, waiting = recorded_headers(build), cache_folder(), []
    units = list(units_of(build))
    for unit in units:
        included = headers.get(re.search(r" -o (\S+)", unit["command"])[1], [])
        remembered = folder / key_of(unit, included, version) if included else None
        if remembered and remembered.exists():
            os.utime(remembered)
        else:
            waiting.append((unit, remembered))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        complaints = [text for text in pool.map(lambda each: read_again(each[0], build, each[1]), waiting) if text]
    print("\n".join(each_once(complaints)))
    print(f"{len(units)} files, {len(waiting)} read again, {len(complaints)} with complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
