#!/usr/bin/env python3
"""Refuses two types of one name in one namespace that stand in different files (the one-definition rule).

No compiler and no linker says so: the two are one type to the linker, which keeps one copy of what templates make of
them, and the program fails when it runs. What stands in an unnamed namespace is its file's own.
"""

import re
import sys
from pathlib import Path

from source_text import code_only, line_of

NAMESPACE = re.compile(r"\bnamespace\s*((?:inline\s+)?[\w:]*)$")
TYPE = re.compile(r"(?:^|[>\]])\s*(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(?:alignas\([^)]*\)\s*)?"
                  r"([A-Za-z_][\w:]*(?:\s*<.*>)?)\s*(?:final\s*)?(?::(?!:).*)?$", re.S)


def scope_of(opening):
    """The namespace that this opens: "" for one without a name of its own, None where it is no namespace."""
    if opening.startswith(("TEST_SUITE(", "extern")):
        return ""
    found = NAMESPACE.search(opening)
    return found and (found[1] or "(unnamed)")


def types_of(text):
    """(full name, line) of each type that is defined at namespace scope and seen by the linker."""
    code = code_only(text)
    scopes, since = [], 0
    for position, letter in enumerate(code):
        if letter == "{":
            opening = code[since:position].strip()
            found = TYPE.search(opening)
            if found and None not in scopes and "(unnamed)" not in scopes:
                yield "::".join([*filter(None, scopes), re.sub(r"\s+", "", found[1])]), line_of(code, position)
            scopes.append(scope_of(opening))
        elif letter == "}" and scopes:
            scopes.pop()
        if letter in "{};":
            since = position + 1


def check(root):
    places = {}
    for folder in ("src", "tests/unit"):
        for file in sorted((root / folder).rglob("*.?pp")):
            for name, line in types_of(file.read_text(encoding="utf-8")):
                places.setdefault(name, {}).setdefault(file.relative_to(root), line)
    return [f"{name} is two types: " + ", ".join(f"{file}:{line}" for file, line in found.items()) +
            "; give one another name, or an unnamed namespace if its file alone uses it"
            for name, found in places.items() if len(found) > 1]


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    complaints = check(root)
    print("\n".join(complaints) or "each type has its name to itself")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
