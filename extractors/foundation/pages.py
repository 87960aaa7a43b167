"""What stands on the pages that a model is asked about: layout, labelled values, the candidates of the rules."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import Proposals, propose
from schemas import Reading


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages as the rules layer sees them: the witnesses of what a model says."""

    sheet: Sheet
    proposals: Proposals


def pages_of(reading: Reading, language: str | None) -> Pages | None:
    """The pages of a reading with its words, None where there is no text."""
    sheet = Sheet(Layout(reading), language)
    return Pages(sheet, propose(sheet)) if sheet.layout.segments else None
