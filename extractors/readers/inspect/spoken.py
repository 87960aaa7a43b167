"""What a PDF says that its pages say, to programs and to people who have them read out: it must stand on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.parsing.folding import compact, pieces
from schemas import Page, Signal, SignalCode

_TELLING = 3  # letters and digits of a word; what is shorter may be a hyphen's or a ligature's part
_SAID = 'The file says that a part of its pages reads "{}", which does not stand on them.'
_MOST = 60  # characters of it that a message repeats


def misspoken(spoken: Sequence[str], pages: Iterable[Page]) -> Iterator[Signal]:
    """A signal for the first of the texts `spoken` of which a word or a number does not stand on `pages`."""
    known = list(pages)
    if (said := first_unsaid(spoken, known)) is not None:
        number = known[0].number if len(known) == 1 else None
        yield Signal(code=SignalCode.REMAPPED_TEXT, message=_SAID.format(said), page=number)


def first_unsaid(texts: Sequence[str], pages: Iterable[Page]) -> str | None:
    """The beginning of the first of the `texts` of which a word or a number does not stand on `pages`."""
    if not texts:
        return None
    shown = "".join(compact(word.text) for page in pages for word in page.words)
    strange = (
        text for text in texts if compact(text) not in shown and any(word not in shown for word in _telling(text))
    )
    found = next(strange, None)
    return None if found is None else "".join(sign for sign in found[:_MOST] if sign.isprintable())


def _telling(text: str) -> Iterator[str]:
    """The words of a text that must stand on the pages; a number is one, whatever signs stand in it: "2,546.00"."""
    yield from (compact(word) for word in text.split() if _has_digit(word))
    # Of all of it: "P A I D" is one.
    yield from (piece for piece in pieces(text) if len(piece) >= _TELLING and not _has_digit(piece))


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
