"""What is filled in the fields of a PDF: programs draw it each in its own way, and nobody reads it with the page.

What a person sees counts: of a choice the words that are shown for its value, and of a rich text, which some programs
show in place of the plain one, its words without their style.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pikepdf

from extractors.readers.attachments import unpacked
from extractors.readers.inspect.spoken import first_unsaid
from schemas import Page, Signal, SignalCode

_FIELDS = frozenset({"/Tx", "/Ch"})  # texts and choices
_INHERITED = ("/FT", "/V", "/RV", "/Opt")
_FIELD = frozenset({"/T", "/Kids"})  # what a field has, if its kind is said nowhere above
_DEEPEST = 32  # fields within fields
_LONGEST = 100_000  # bytes of a text that is a stream
_STEPS = 100_000  # fields, those above them, options and values of a file that are looked at
_ALL, _EACH = 1_000_000, 50  # letters of all texts of a file, and what one of them counts at least
_PAIR = 2  # an option with another value than is shown
_STYLE = re.compile(r"<[^<>]*>")
_FILLED = 'A field of this PDF is filled with "{}", which does not stand on its pages: not all programs show it.'
_UNREAD = "a field whose text is too long, or cannot be unpacked"
_MANY = "more fields, or more text in them, than are looked through"
_DEEP = "a field that is a part of more others than are looked through"


class Fields:
    """What the fields of a PDF are filled with, each text once, as its dictionaries are come upon.

    A file may hold as many as it likes: behind the bounds no more is looked at, which is said.
    """

    def __init__(self) -> None:
        self._found: dict[str, None] = {}
        self._steps, self._left = _STEPS, _ALL
        self._unknown = ""

    def see(self, one: Any) -> None:
        """Look at the entries of one dictionary. What inherits all that it is, is looked at where that stands."""
        if self._unknown or not any(key in one for key in _INHERITED):
            return
        for text in self._texts(one):
            if text is None:
                self._unknown = _UNREAD
            elif text not in self._found:
                self._left -= max(len(text), _EACH)
                self._found[text] = None
            if self._unknown or self._left < 0:
                break
        if self._left < 0 or self._steps < 0:
            self._unknown = self._unknown or _MANY

    @property
    def found(self) -> tuple[str, ...]:
        """Every text that a field is filled with, up to what is unknown."""
        return tuple(self._found)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Why not all of them are known, if they are not."""
        return (self._unknown,) if self._unknown else ()

    def _texts(self, field: Any) -> Iterator[str | None]:
        """What shows of a field; None for a text that is too long or cannot be unpacked."""
        entries = self._entries(field)
        kind = str(entries.get("/FT", ""))
        if kind not in _FIELDS and (kind or not any(key in field for key in _FIELD)):
            return
        shown = self._shown(entries.get("/Opt"))
        for part in self._parts(entries.get("/V")):
            text = _text(part)
            yield from shown.get(text, (text,)) if text is not None else (None,)
        for part in self._parts(entries.get("/RV")):
            text = _text(part)
            yield None if text is None else html.unescape(_STYLE.sub(" ", text))

    def _entries(self, field: Any) -> dict[str, Any]:
        """What a field is, and what it inherits from those that it is a part of."""
        found: dict[str, Any] = {}
        for _ in range(_DEEPEST):
            self._steps -= 1
            if not isinstance(field, dict | pikepdf.Dictionary | pikepdf.Stream):
                return found
            found = {key: field[key] for key in _INHERITED if key in field} | found
            if len(found) == len(_INHERITED) or self._steps < 0:
                return found
            field = field.get("/Parent")
        self._unknown = self._unknown or (_DEEP if isinstance(field, pikepdf.Dictionary) else "")
        return found

    def _shown(self, options: Any) -> dict[str | None, dict[str, None]]:
        """The words that are shown for the values of a choice, where they are others."""
        found: dict[str | None, dict[str, None]] = {}
        for option in self._parts(options):
            if isinstance(option, pikepdf.Array) and len(option) == _PAIR:
                value, words = (_text(one) for one in option)
                found.setdefault(value, {})[words or ""] = None
        return found

    def _parts(self, value: Any) -> Iterator[Any]:
        """A value, or each of several, no more than may still be looked at."""
        several = isinstance(value, pikepdf.Array)
        for part in islice(value if several else (value,), max(self._steps, 0) + 1):
            self._steps -= 1
            if isinstance(part, pikepdf.String | pikepdf.Stream | pikepdf.Array):
                yield part


def _text(value: Any) -> str | None:
    if isinstance(value, pikepdf.Stream):
        content = unpacked(value, _LONGEST + 1)
        return None if content is None or len(content) > _LONGEST else str(pikepdf.String(content))
    return str(value) if isinstance(value, pikepdf.String) else None


def unprinted(filled: Sequence[str], pages: Iterable[Page]) -> Iterator[Signal]:
    """A signal for the first of the texts `filled` in that does not stand on `pages`."""
    if (found := first_unsaid(filled, pages)) is not None:
        yield Signal(code=SignalCode.VIEWS_DIFFER, message=_FILLED.format(found))
