"""What is filled in the fields of a PDF: programs draw it each in its own way, and nobody reads it with the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pikepdf

from extractors.readers.attachments import unpacked
from extractors.readers.inspect.spoken import first_unsaid
from schemas import Page, Signal, SignalCode

_FIELDS = frozenset({"/Tx", "/Ch"})  # texts and choices
_DEEPEST = 32  # fields within fields
_LONGEST = 100_000  # bytes of a text that is a stream
_FILLED = 'A field of this PDF is filled with "{}", which does not stand on its pages: not all programs show it.'


def filled_in(one: Any) -> Iterator[str | None]:
    """What a dictionary is filled with, if it is a field of text; None for what is too long or cannot be unpacked."""
    value = _of_field(one, "/V")
    if value is None or str(_of_field(one, "/FT")) not in _FIELDS:
        return
    for part in value if isinstance(value, pikepdf.Array) else (value,):  # several choices
        if isinstance(part, pikepdf.Stream):
            yield _of_stream(part)
        elif isinstance(part, pikepdf.String):
            yield str(part)


def _of_field(field: Any, key: str) -> Any:
    """What an entry of a field is: its own, or that of a field which it is a part of."""
    for _ in range(_DEEPEST):
        if not isinstance(field, pikepdf.Dictionary | pikepdf.Stream):
            break
        if key in field:
            return field[key]
        field = field.get("/Parent")
    return None


def _of_stream(text: pikepdf.Stream) -> str | None:
    content = unpacked(text, _LONGEST + 1)
    return None if content is None or len(content) > _LONGEST else str(pikepdf.String(content))


def unprinted(filled: Sequence[str], pages: Iterable[Page]) -> Iterator[Signal]:
    """A signal for the first of the texts `filled` in that does not stand on `pages`."""
    if (found := first_unsaid(filled, pages)) is not None:
        yield Signal(code=SignalCode.VIEWS_DIFFER, message=_FILLED.format(found))
