"""Is it helping? What each layer gave, what people had to mend of it, and which layer does more harm than good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from reports.words import LAYERS, share
from schemas import Layer, OutcomeKind, Verdict
from schemas.helping import confirmed_claims, was_corrected

_ENOUGH = 5  # values looked at by people: fewer say nothing of a layer


class LayerRow(NamedTuple):
    """One layer in the run: documents it was asked about, values believed from it and their share, those of them that
    were exported, what it gave in vain, and what people made of its values."""

    layer: Layer
    asked: int
    values: int
    share: str
    exported: int
    dropped: int
    corrected: int
    confirmed: int

    @property
    def harm(self) -> str | None:
        """Why this layer does more harm than good, in a sentence; None where that cannot be said."""
        looked = self.corrected + self.confirmed
        if looked < _ENOUGH or self.corrected <= self.confirmed:
            return None
        name = LAYERS[self.layer]
        return (
            f"The layer “{name}” does more harm than good here: of {looked} values of it that people looked at, "
            f"{self.corrected} were wrong. “vouchline compare” measures with and without it."
        )


@dataclass
class Helping:
    """The layers of a run, counted one document at a time."""

    asked: Counter[Layer] = field(default_factory=Counter)
    values: Counter[Layer] = field(default_factory=Counter)
    exported: Counter[Layer] = field(default_factory=Counter)
    dropped: Counter[Layer] = field(default_factory=Counter)
    corrected: Counter[Layer] = field(default_factory=Counter)
    confirmed: Counter[Layer] = field(default_factory=Counter)

    def add(self, verdict: Verdict, kind: OutcomeKind, named: Collection[str] = ()) -> None:
        """Take in one document; `named` are the values that a person named as they stood."""
        for run in verdict.layers:
            self.asked[run.layer] += bool(run.asked)
            if run.layer is not Layer.HUMAN:  # there it is what was read against a person
                self.dropped[run.layer] += len(run.dropped)
        for claim in verdict.claims.values():
            self.values[claim.layer] += 1
            self.exported[claim.layer] += kind is OutcomeKind.EXPORTED
            if claim.layer is Layer.HUMAN and claim.rejected:
                counts = self.corrected if was_corrected(claim) else self.confirmed
                counts[claim.rejected[0].layer] += 1
        for claim in confirmed_claims(verdict.claims, named):
            self.confirmed[claim.layer] += 1

    def rows(self) -> list[LayerRow]:
        """The layers that were asked or gave anything, in the order of their evidence."""
        total = sum(self.values.values())
        return [
            LayerRow(
                layer,
                self.asked[layer],
                self.values[layer],
                share(self.values[layer], total),
                self.exported[layer],
                self.dropped[layer],
                self.corrected[layer],
                self.confirmed[layer],
            )
            for layer in Layer
            if self.asked[layer] or self.values[layer] or self.corrected[layer]
        ]


def hours(value: float | None) -> str:
    """A span of time as people say it."""
    if value is None:
        return "–"
    if value < 1:
        return f"{value * 60:.0f} min"
    return f"{value:.1f} h" if value < 48 else f"{value / 24:.1f} days"


def a_document(part: int, documents: int) -> str:
    """So many a document, to two decimals."""
    return f"{part / documents:.2f}" if documents else "–"
