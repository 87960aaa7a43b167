"""What a number looks like, whatever its letters and digits are."""

from __future__ import annotations

import re

LONGEST_SHAPE = 14  # signs
_RUNS = re.compile(r"[^\W\d_]+|\d+|\s+|[^\w\s]")


def shape_of(text: str) -> str:
    """The shape of a text: letters as A or a, digits as 9, each run once ("RE-2024/17" is "A-9/9")."""
    return "".join(_run(run) for run in _RUNS.findall(text))[:LONGEST_SHAPE]


def _run(run: str) -> str:
    if run[0].isdigit():
        return "9"
    if run[0].isspace():
        return "_"
    return ("A" if run.isupper() else "a") if run[0].isalpha() else run


def form_of(text: str) -> str:
    """The shape of a text sign by sign: "RE-2024/17" is "AA-9999/99"."""
    return "".join(shape_of(sign) for sign in text)
