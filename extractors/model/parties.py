"""The blocks of seller and buyer as found first: what stands in or near one of them probably belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.page import Layout, Segment
from extractors.page.candidates import Candidate
from schemas import Box

_ROWS = 9
_REACH = 14.0  # in em: how far below its name a party's data may stand
_SURE = 0.5
_LEAST = 0.05
_PLACES = 2


@dataclass(frozen=True, slots=True, eq=False)
class PartyBlock:
    """A party's name on a page with the box of what stands under it, and the probability of the name."""

    role: str
    page: int
    name: Segment
    box: Box
    probability: float
    text: str


class Blocks:
    """Where seller and buyer stand; gives facts about candidates in relation to them."""

    def __init__(self, layout: Layout, found: Mapping[str, Sequence[tuple[Candidate, float]]]) -> None:
        self._layout = layout
        self.blocks = [
            _block(layout, role, candidate, probability)
            for role, rows in found.items()
            for candidate, probability in rows
        ]
        self._texts = {block.role: block.text.casefold() for block in self.blocks}
        self._named: dict[tuple[int, int], list[str]] = {}

    def flags(self, candidate: Candidate) -> Iterator[str]:
        """Facts about `candidate`: in, beside or below which party's block, and how far."""
        inside = set()
        for block in self.blocks:
            sure = "sure" if block.probability > _SURE else "unsure"
            relation = self._relation(block, candidate)
            yield f"{block.role} {relation}"
            yield f"{block.role} {relation} {sure}"
            if relation in ("in block", "same row", "same line"):
                inside.add(block.role)
        yield f"in:{'+'.join(sorted(inside)) or 'none'}"
        yield from self._named_on(candidate.page, candidate.span.segment.line)

    def _named_on(self, page: int, number: int) -> list[str]:
        """The parties whose names stand on a line, by page and its number there."""
        if (page, number) not in self._named:
            line = self._layout.page(page).lines[number].text.casefold()
            named = [f"{role} named on line" for role, text in self._texts.items() if text and text in line]
            self._named[page, number] = named
        return self._named[page, number]

    def _relation(self, block: PartyBlock, candidate: Candidate) -> str:
        if candidate.page != block.page:
            return "other page"
        segment, box = candidate.span.segment, candidate.span.box
        if segment is block.name:
            return "same row"
        if segment.line == block.name.line:
            return "same line"
        if block.box.x0 - 3 <= box.x0 <= block.box.x1 and block.box.top - 2 <= box.middle <= block.box.bottom + 2:
            return "in block"
        below = box.top - block.box.bottom
        if block.box.x0 - 12 <= box.x0 <= block.box.x1 + 60 and 0 <= below < 6 * block.name.size:
            return "under block"
        return "above" if box.middle < block.name.box.top else "far below"


def _block(layout: Layout, role: str, candidate: Candidate, probability: float) -> PartyBlock:
    """What stands under a name: rows that begin near its left edge without a wide gap between them."""
    page = layout.page(candidate.page)
    name = candidate.span.segment
    box = name.box
    rows = 0
    for line in page.lines[name.line + 1 :]:
        if (
            rows == _ROWS
            or line.box.top - box.bottom > 1.6 * name.size
            or line.box.top - name.box.bottom > _REACH * name.size
        ):
            break
        row = next((s for s in line.segments if abs(s.box.x0 - name.box.x0) < 1.5 * page.body), None)
        if row is None:
            continue
        rows += 1
        box = Box(min(box.x0, row.box.x0), box.top, max(box.x1, row.box.x1), max(box.bottom, row.box.bottom))
    return PartyBlock(role, candidate.page, name, box, probability, str(candidate.value))


def blocks_of(layout: Layout, names: Sequence[Candidate], probabilities: NDArray[np.float32]) -> Blocks:
    """The blocks of the likeliest seller and buyer, in any of their places."""
    found: dict[str, list[tuple[Candidate, float]]] = {}
    for column, role in enumerate(("seller", "buyer")):
        chances = probabilities[:, column]
        if not len(chances) or chances.max() < _LEAST:
            continue
        best = int(chances.argmax())
        places = [n for n in range(len(names)) if names[n].value == names[best].value]
        total = float(chances[places].sum())
        places.sort(key=lambda n: (-chances[n], n))
        found[role] = [(names[n], total) for n in places[:_PLACES]]
    return Blocks(layout, found)
