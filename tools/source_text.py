"""C++ read as text, for the gates that need no compiler."""

import re

NOT_CODE = re.compile(r"""
      (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<raw>\b(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")
    | (?P<string>"(?:\\.|[^"\\\n])*")
    | (?P<letter>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')
    | (?P<directive>^[ \t]*\#(?:\\\n|[^\n])*)
""", re.X | re.S | re.M)


def code_only(text):
    """The text with comments, literals and directives blanked; every line keeps its number."""
    return NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]) if found["comment"] or found["directive"]
                        else '"' + re.sub(r"[^\n]", " ", found[0])[1:], text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1
