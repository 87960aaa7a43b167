"""What the desk costs and what it saves, in figures: sums over documents, never over people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from schemas.desk import Effort
from schemas.money import Frozen

_HUNDRED, _MINUTE = 100, 60


class Worked(Frozen):
    """Work on so many documents, in all."""

    documents: int = 0
    effort: Effort = Effort()

    @property
    def minutes_a_hundred(self) -> float | None:
        """Minutes of active work that a hundred such documents take; None where there was none."""
        return self.effort.seconds * _HUNDRED / (_MINUTE * self.documents) if self.documents else None


class Week(Frozen):
    """The documents that came in a week, by its Monday, and how many of them left without a person."""

    monday: date
    documents: int
    straight_through: int

    @property
    def rate(self) -> float:
        """The share that left without a person."""
        return self.straight_through / self.documents


class Learnt(Frozen):
    """What the memory of vendors' pages gave to documents that left without a person: how many of these had values of
    its, and how many values."""

    documents: int = 0
    values: int = 0


class DeskFigures(Frozen):
    """The statistics of the desk. `taken_in` counts the documents that were exported or that people had to look at;
    `vendors` and `rules` (what held a document first) are in the order of their work, the most first."""

    taken_in: int
    worked: Worked
    vendors: Mapping[str, Worked] = {}
    rules: Mapping[str, Worked] = {}
    weeks: tuple[Week, ...] = ()
    learnt: Learnt = Learnt()

    @property
    def minutes_a_hundred_taken_in(self) -> float | None:
        """Minutes of active work on a hundred documents that come in, those that need none counted too."""
        return Worked(documents=self.taken_in, effort=self.worked.effort).minutes_a_hundred

    @property
    def minutes_saved(self) -> float | None:
        """Minutes that people would have worked on the documents that the memory helped through, had these cost what
        others do: an estimate. None where no work is known."""
        each = self.worked.minutes_a_hundred
        return None if each is None else each * self.learnt.documents / _HUNDRED
