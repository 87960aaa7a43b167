"""What a PDF is called beside its pages: its bookmarks, the title that programs show above it, and what its metadata
call the e-invoice in it. Where they call the document cancelled, paid or a draft and its pages do not, one person sees
that and another does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf

from extractors.meanings import match_title
from extractors.meanings.notices import find_notices, stamp_of
from extractors.parsing.folding import compact, pieces
from extractors.readers.attachments import unpacked
from schemas import Page, Signal, SignalCode

_PLACED = frozenset({"/Title", "/Parent"})  # keys of a bookmark: it need not lead anywhere
_PROPERTIES = ("/Title", "/Subject", "/Keywords")
_MADE = frozenset({"/Producer", "/Creator", "/CreationDate", "/Author"})  # keys of what describes a file
_TELLING = frozenset({"cancelled", "paid", "specimen", "do_not_pay", "pro_forma", "credit"})
_FORBIDDEN = "do_not_pay"
_KIND = re.compile(
    rb"<([\w.-]{1,20}):DocumentType(?:\s[^<>]{0,200})?>\s{0,20}([^<>]{1,60}?)\s{0,20}<"
    rb"|(?<![\w.-])([\w.-]{1,20}):DocumentType\s{0,20}=\s{0,20}[\"']\s{0,20}([^<>\"']{1,60}?)\s{0,20}[\"']"
)
_NAMED = re.compile(rb"xmlns:([\w.-]{1,20})\s{0,20}=\s{0,20}[\"']([^\"']{0,200})")  # a prefix, and what it stands for
# The space of a prefix that speaks of e-invoices, and the usual prefixes of it: archives have kinds of their own.
_OF_EINVOICES, _USUAL = re.compile(rb"(?i)factur-?x|ferd"), frozenset({b"fx", b"zf"})
_INVOICE = "invoice"
_METADATA = 200_000  # bytes of them that are looked at
_OF_ANOTHER_KIND = 'The metadata of this PDF call what it holds "{}", which is no invoice.'
_PARTS = re.compile(r"\s*[,;:/()|\[\]]\s*|\s+[-\u2013\u2014]\s+")
_DIGITS = 3  # of a number by which a title names this document; templates leave titles of others behind
_LEFT = 100_000  # characters of all titles that are looked at
_MOST = 300  # of one of them
_NOT_ALL = "This PDF has more bookmarks than are looked at: what they call it is not known."
_CALLED = 'This PDF is called "{}" beside its pages, which do not say so: not all programs show it.'


class Title(NamedTuple):
    """A title, and whether it is a bookmark."""

    text: str
    placed: bool


class Titles:
    """The titles of a PDF, as its dictionaries are come upon."""

    def __init__(self) -> None:
        self._found: dict[Title, None] = {}
        self._left, self._kind = _LEFT, ""

    def see(self, one: Any) -> None:
        """Look at the entries of one dictionary of the file."""
        placed = _PLACED.issubset(one.keys())
        if self._left < 0 or not (placed or not _MADE.isdisjoint(one.keys())):
            return
        for key in _PROPERTIES[:1] if placed else _PROPERTIES:
            if isinstance(text := one.get(key), pikepdf.String):
                title = Title(str(text)[:_MOST], placed)
                self._left -= len(title.text)
                self._found[title] = None

    def described(self, metadata: Any) -> None:
        """Look at what the metadata of the file say of the e-invoice in it."""
        content = unpacked(metadata, _METADATA) if isinstance(metadata, pikepdf.Stream) else None
        told = [(one[1] or one[3], one[2] or one[4]) for one in _KIND.finditer(content or b"")]
        if not told:
            return  # as nearly always
        spaces = [(one[1], one[2]) for one in _NAMED.finditer(content or b"")]
        ours = {prefix for prefix, space in spaces if _OF_EINVOICES.search(space)}
        ours |= _USUAL.difference(prefix for prefix, _ in spaces)
        for prefix, said in told:
            kind = said.decode("utf-8", "replace")
            if prefix in ours and ((title := match_title(kind)) is None or title.term != _INVOICE):
                self._kind = kind

    @property
    def found(self) -> tuple[Title, ...]:
        """Every title that was come upon."""
        return tuple(self._found)

    def signals(self) -> Iterator[Signal]:
        """That not all could be looked at, or is called another kind of document."""
        if self._left < 0:
            yield Signal(code=SignalCode.NOT_INSPECTED, message=_NOT_ALL)
        if self._kind:
            yield Signal(code=SignalCode.VIEWS_DIFFER, message=_OF_ANOTHER_KIND.format(self._kind))


def called_otherwise(titles: Sequence[Title], pages: Iterable[Page]) -> Iterator[Signal]:
    """A signal for the first of the titles that calls the document what its pages do not; one that is no bookmark has
    to name it by a number that is printed."""
    told = [(title, parts) for title in titles if (parts := _telling(title.text))]
    if not told:
        return  # as nearly always
    words = [word.text for page in pages for word in page.words]
    shown, numbers = frozenset(piece for word in words for piece in pieces(word)), "".join(map(compact, words))
    for title, parts in told:
        # "void" does not stand in "avoid"
        unsaid = any(not shown.issuperset(pieces(part)) for part in parts)
        if unsaid and (title.placed or _is_of(title.text, numbers) or _is_a_warning(title.text, parts)):
            called = "".join(sign for sign in title.text if sign.isprintable())
            yield Signal(code=SignalCode.VIEWS_DIFFER, message=_CALLED.format(called))
            return


def _telling(title: str) -> Sequence[str]:
    """The parts of a title that call a document so, or all of it where none does alone."""
    parts = [part for part in _PARTS.split(title) if _is_telling(part)]
    return parts or [title] * _is_telling(title)


def _is_telling(text: str) -> bool:
    return not _TELLING.isdisjoint(_kinds(text))


def _kinds(text: str) -> set[str]:
    return {notice.kind for notice in (stamp_of(text), *find_notices(text)) if notice is not None}


def _is_a_warning(title: str, parts: Sequence[str]) -> bool:
    """Whether all of a title warns, in more than one part or of paying: no template is called so."""
    several = len(parts) > 1 and compact("".join(parts)) == compact(title)
    return several or any(_FORBIDDEN in _kinds(part) for part in parts)


def _is_of(title: str, printed: str) -> bool:
    numbers = (word for word in title.split() if sum(map(str.isdigit, word)) >= _DIGITS)
    return any(compact(number) in printed for number in numbers)
