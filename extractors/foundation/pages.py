"""What stands on the pages that a model is asked about: layout, labelled values, the candidates of the rules."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.page import Layout
from extractors.page.values import Values
from extractors.rules import Proposals, propose, values_of
from schemas import Reading


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages as the rules layer sees them: the witnesses of what a model says."""

    layout: Layout
    values: Values
    proposals: Proposals


def pages_of(reading: Reading, language: str | None) -> Pages | None:
    """The pages of a reading with its words, None where there is no text."""
    layout = Layout(reading)
    if not layout.segments:
        return None
    return Pages(layout, values_of(layout, language), propose(layout, language))
