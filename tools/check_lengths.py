#!/usr/bin/env python3
"""Refuses a C++ function of more than 60 lines, from its opening to its closing brace."""

import re
import sys
from pathlib import Path

from source_text import code_only, line_of

LONGEST = 60
SCOPE = re.compile(r"(^|\s)(namespace|class|struct|union|enum|extern)\b")
CALLABLE = re.compile(r"\)[^()]*$|\)\s*->[^;]*$", re.S)


def opens_scope(opening):
    return opening.startswith("TEST_SUITE(") or bool(SCOPE.search(opening)) and not CALLABLE.search(opening)


def kind_of(opening, inside):
    if opens_scope(opening):
        return "scope"
    return "function" if CALLABLE.search(opening) and not inside else "other"


def name_of(opening):
    found = re.search(r"([~\w:]+)\s*\(", opening)
    return found[1] if found else "a function"


def functions_of(text):
    """(name, first line, lines) of each outermost function body; what is nested counts for the function around it."""
    code = code_only(text)
    stack, since = [], 0
    for position, letter in enumerate(code):
        if letter == "{":
            opening = code[since:position].strip()
            inside = any(kind == "function" for kind, _, _ in stack)
            stack.append((kind_of(opening, inside), position, opening))
            since = position + 1
        elif letter == "}" and stack:
            kind, begun, opening = stack.pop()
            since = position + 1
            if kind == "function":
                first = line_of(code, begun)
                yield name_of(opening), first, line_of(code, position) - first + 1
        elif letter == ";":
            since = position + 1


def check(root):
    complaints = []
    for folder in ("src", "tests", "tools", "bench"):
        for file in sorted((root / folder).rglob("*.?pp")):
            for name, line, lines in functions_of(file.read_text(encoding="utf-8")):
                if lines > LONGEST:
                    complaints.append(f"{file.relative_to(root)}:{line}: {name} has {lines} lines, more than {LONGEST}")
    return complaints


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    complaints = check(root)
    print("\n".join(complaints) or f"no function is longer than {LONGEST} lines")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
