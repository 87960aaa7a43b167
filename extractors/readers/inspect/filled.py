"""What is filled in the fields of a PDF: programs draw it each in its own way, and nobody reads it with the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pikepdf

from extractors.readers.inspect.spoken import first_unsaid
from schemas import Page, Signal, SignalCode

_FIELDS = frozenset({"/Tx", "/Ch"})  # texts and choices
_FILLED = 'A field of this PDF is filled with "{}", which does not stand on its pages: not all programs show it.'


def filled_in(one: Any) -> Iterator[str]:
    """What a dictionary is filled with, if it is a field of text."""
    if str(one.get("/FT", "")) in _FIELDS and isinstance(value := one.get("/V"), pikepdf.String):
        yield str(value)


def unprinted(filled: Sequence[str], pages: Iterable[Page]) -> Iterator[Signal]:
    """A signal for the first of the texts `filled` in that does not stand on `pages`."""
    if (found := first_unsaid(filled, pages)) is not None:
        yield Signal(code=SignalCode.VIEWS_DIFFER, message=_FILLED.format(found))
