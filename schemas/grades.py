"""The grades of evidence: all that a reading's own certainty is ever set to, in one table.

What of a grade was right, on vendors nobody made it for, `python -m evaluation.grades` measures (docs/evidence.md). A
reading may be worth a part of its grade, by how near its label stands or how much of a text is the label; no
certainty between the least and the strongest of these is written anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROVED: Final = 0.95  # its place, its form or a sum proves it
NAMED: Final = 0.90  # a label of its own names it, or a sentence
LIKELY: Final = 0.85  # its place and form speak for it, and nothing else is there
FIRM: Final = 0.80  # it may be meant, and it is heard: what passes an ordinary gate
ALONE: Final = 0.79  # one witness that cannot be asked why says so
VAGUE: Final = 0.75  # its label names several things
DOUBTED: Final = 0.70  # something speaks against it, or another reading is as good

GRADES: Mapping[str, float] = {
    "proved": PROVED,
    "named": NAMED,
    "likely": LIKELY,
    "firm": FIRM,
    "alone": ALONE,
    "vague": VAGUE,
    "doubted": DOUBTED,
}


def grade_of(score: float) -> str:
    """The strongest grade that `score` reaches; "guessed" below all of them."""
    return next((name for name, least in GRADES.items() if score >= least), "guessed")
