"""The sentences to learn from: invented ones in twenty-four languages, and those of honest documents of our own."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
HONEST = HERE / "honest.tsv"
APART = HERE / "apart"
PAGE = "page"  # the kind of those of honest documents


class Sentence(NamedTuple):
    """A sentence, whether it must stop a document, what kind of it it is, and its language or the set it is from."""

    stops: bool
    kind: str
    text: str
    origin: str


def invented() -> Sequence[Sentence]:
    """The invented sentences of all languages."""
    files = (path for path in sorted(HERE.glob("*.tsv")) if path != HONEST)
    return [Sentence(label == "stop", kind, text, path.stem) for path in files for label, kind, text in _rows(path)]


def honest() -> Sequence[Sentence]:
    """The free text of honest documents, each sentence of a set once."""
    return [Sentence(stops=False, kind=PAGE, text=text, origin=origin) for origin, text in _rows(HONEST)]


def apart() -> Sequence[Sentence]:
    """Those of authors from whom nothing is learnt, to measure by: a file each, which is their origin."""
    files = sorted(APART.glob("*.tsv"))
    return [Sentence(label == "stop", kind, text, path.stem) for path in files for _, label, kind, text in _rows(path)]


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
