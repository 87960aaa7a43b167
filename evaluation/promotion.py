"""Whether a newly trained model takes the place of the one at work: only if it is no worse on documents held out."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.matching import same
from evaluation.train import LabelledReading
from extractors.model import Model
from extractors.page.sheet import sheet_of
from schemas import BY_PATH
from schemas.whole_folder import whole_folder

_HELD_OUT = 4  # of all vendors, every fourth by the hash of its name


class Score(NamedTuple):
    """Header values right among those that a model gave and those that are labelled."""

    right: int
    given: int
    labelled: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.given + self.labelled) if self.given + self.labelled else 0.0


def split(rows: Sequence[LabelledReading]) -> tuple[list[LabelledReading], list[LabelledReading]]:
    """The documents to learn from, and those held out: whole vendors, always the same ones."""
    held = [row for row in rows if _is_held_out(row)]
    return [row for row in rows if not _is_held_out(row)], held


def _is_held_out(row: LabelledReading) -> bool:
    name = row.template.casefold().encode()
    return int(hashlib.sha256(name).hexdigest()[:8], 16) % _HELD_OUT == 0


def score(model: Model, rows: Sequence[LabelledReading]) -> Score:
    """How `model` alone reads `rows`; a value it gives for a field without a label is not counted."""
    right = given = known = 0
    for row in rows:
        claims = {claim.term: claim for claim in model.propose(sheet_of(row.reading)).claims}
        wanted = {term: value for term, value in row.truth.values.items() if value is not None}
        known += len(wanted)
        for term, value in wanted.items():
            if term in claims:
                given += 1
                label = BY_PATH[term].gold
                right += label is not None and same(label, str(claims[term].value), str(value))
    return Score(right, given, known)


def put_in_place(trained: Path, home: Path) -> None:
    """Put the model in `trained` at `home`, whole or not at all, in the place of any that stands there."""
    with whole_folder(home, lambda _new, _old: False) as new:
        shutil.copytree(trained, new, dirs_exist_ok=True)
