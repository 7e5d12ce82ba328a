#!/usr/bin/env python3
"""Refuses an include that goes against the arrows of tools/layers.txt, and any include cycle between files."""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def read_rules(path):
    arrows, keepers = {}, {}
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("only "):
            room, libraries = line[len("only "):].split(":")
            keepers |= {library: room.strip() for library in libraries.split()}
        elif line:
            room, allowed = line.split("->")
            arrows[room.strip()] = set(allowed.split())
    return arrows, keepers


def room_of(path):
    return path.parts[0]


def area_of(path):
    return path.parts[1] if room_of(path) == "areas" and len(path.parts) > 2 else None


def broken_arrow(path, target, arrows):
    here, there = room_of(path), room_of(target)
    if here not in arrows:
        return f"the room {here} is not in tools/layers.txt"
    if here == there:
        return "an area never includes another area" if area_of(path) != area_of(target) else None
    return None if there in arrows[here] else f"{here} may not include {there}"


def broken_library(path, name, keepers):
    for library, room in keepers.items():
        if name.startswith(library) and room_of(path) != room:
            return f"only {room} may include {library}"
    return None


def cycle_among(includes):
    """The first include cycle found, as a list of paths, or an empty list."""
    done, trail = set(), []

    def visit(path):
        if path in trail:
            return trail[trail.index(path):] + [path]
        if path in done:
            return []
        trail.append(path)
        for target in sorted(includes.get(path, ())):
            if found := visit(target):
                return found
        trail.pop()
        done.add(path)
        return []

    for path in sorted(includes):
        if found := visit(path):
            return found
    return []


def check(root):
    arrows, keepers = read_rules(root / "tools/layers.txt")
    source = root / "src"
    complaints, includes = [], {}
    if loop := cycle_among(arrows):
        complaints.append("tools/layers.txt has a cycle: " + " -> ".join(loop))
    for file in sorted(source.rglob("*.?pp")):
        path = file.relative_to(source)
        for match in INCLUDE.finditer(file.read_text(encoding="utf-8")):
            name = match[2]
            target = (source / name) if (source / name).is_file() else (file.parent / name).resolve()
            reason = broken_library(path, name, keepers)
            if target.is_file() and target.is_relative_to(source.resolve()) or (source / name).is_file():
                inside = target.resolve().relative_to(source.resolve())
                includes.setdefault(path, set()).add(inside)
                reason = reason or broken_arrow(path, inside, arrows)
            if reason:
                complaints.append(f"src/{path} includes {name}: {reason}")
    if loop := cycle_among(includes):
        complaints.append("include cycle: " + " -> ".join(map(str, loop)))
    return complaints


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    complaints = check(root)
    print("\n".join(complaints) or "every include follows the arrows")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
