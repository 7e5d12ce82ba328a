#!/usr/bin/env python3
"""Refuses names that say nothing (STYLE.md), and words of docs/words.md that the product no longer uses.

A name is refused where it is written bare; after ".", "->" or "::" it may be a library's, and our own was bare once, in
its declaration.
"""

import re
import sys
from pathlib import Path

from source_text import code_only, line_of

BANNED = {"manager", "helper", "helpers", "util", "utils", "base", "impl", "process", "handle", "data", "info"}
NAME = re.compile(r"(?<![\w.])(?P<after>(?:\.|->|::)\s*)?(?P<name>[A-Za-z_]\w*)")
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*")
FOLDERS = ("src", "tests", "tools", "bin", "bench", "cmake")


def words_of(name):
    return {word.lower() for word in WORD.findall(name)}


def read_allowed(path):
    """Names that may stay everywhere, and "file:name" for those that may stay in one file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = [line.split(None, 1) for line in lines if line.strip() and not line.startswith("#")]
    for pair in pairs:
        if len(pair) < 2:
            sys.exit(f"{path}: {pair[0]} has no reason")
    return {name for name, _ in pairs}


def files_of(root):
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file


def bad_names_in(path, text, allowed):
    code = code_only(text)
    told = set()
    for found in NAME.finditer(code):
        name = found["name"]
        before = code[: found.start("name")].rstrip()
        if before.endswith((".", "->", "::")) or {name, f"{path}:{name}"} & allowed or name in told:
            continue
        if bad := words_of(name) & BANNED:
            told.add(name)
            yield line_of(code, found.start("name")), name, sorted(bad)


def check_names(root):
    allowed = read_allowed(root / "tools/words_allowed.txt")
    complaints = []
    for file in files_of(root):
        path = file.relative_to(root)
        if file.name not in allowed and (bad := words_of(file.stem) & BANNED):
            complaints.append(f"{path}: the file's name holds {', '.join(sorted(bad))}")
        if file.suffix in (".cpp", ".hpp"):
            for line, name, bad in bad_names_in(path, file.read_text(encoding="utf-8"), allowed):
                complaints.append(f"{path}:{line}: {name} holds {', '.join(bad)}")
    return complaints


def explained_words(text):
    """The first column of each table row: "| signal | ..." explains signal."""
    rows = re.findall(r"^\|\s*([^|\n]+?)\s*\|", text, re.M)
    words = [row.strip("*` ").lower() for row in rows if not set(row) <= set("-: ")]
    return [word for word in words if word not in ("word", "words")]


def check_glossary(root):
    glossary = root / "docs/words.md"
    if not glossary.is_file():
        return []
    product = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in sorted((root / "src").rglob("*"))
                        if file.suffix in (".cpp", ".hpp", ".html", ".sql")).lower()
    product = re.sub(r"[^a-z0-9]+", " ", product)
    complaints = []
    for word in explained_words(glossary.read_text(encoding="utf-8")):
        if f"{re.sub(r'[^a-z0-9]+', ' ', word).strip()}" not in product:
            complaints.append(f'docs/words.md explains "{word}", which the product does not use')
    return complaints


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent)
    complaints = check_names(root) + check_glossary(root)
    print("\n".join(complaints) or "every name says something")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
