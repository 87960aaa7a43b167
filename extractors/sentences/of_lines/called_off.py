"""What is printed anywhere on a page, also by hand or turned, and calls a line off or takes its amount off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.languages import LANGUAGES, everyday_words, spoken
from extractors.meanings.negations import denies
from extractors.meanings.payments import names_paying
from extractors.page import PageLayout, Segment
from extractors.page.claims import Row, amount_of
from extractors.page.roles import GROSS, NET, TAX
from extractors.page.sheet import Sheet
from extractors.parsing import find_amounts
from extractors.parsing.folding import compact, fold, pieces
from extractors.sentences.of_lines.unowed import UNOWED, bare_clauses, is_unowed
from schemas import Claim

_FREE = re.compile(rf"(?:{fold(spoken('free'))})(?!\w)")
_MINUS = re.compile(r"[-\u2013\u2212]\d")
_LETTERS = 5  # of a name at least
_WORDS = 12  # of a name at most, by which it is called
_MOST = 0.5  # of the letters of a name
_ROWS = 3  # below the top of the last line
_SUMS = frozenset({NET, GROSS, TAX})

_Names = Mapping[tuple[str, ...], Claim]


def called_off(sheet: Sheet, lines: Sequence[Row]) -> Iterator[tuple[str, Claim]]:
    """What calls one of the `lines` by the first words of its name and says that it is not owed: "Assembly
    cancelled"."""
    names = _names(lines)
    for page in sheet.layout.pages:
        area = _area(page, lines)
        printed = (*((one.text, one.box) for one in page.segments), *((one.text, one.box) for one in page.imprints))
        for text, box in printed if names else ():
            within = area is not None and area[0] <= box.middle <= area[1]
            told = (_called(clause.split(), names, within=within) for clause in bare_clauses(text))
            place = next((claim for claim in told if claim is not None), None)
            if place is not None:
                yield text, place.model_copy(update={"page": page.number, "boxes": (box,)})


def taken_off(sheet: Sheet, lines: Sequence[Row], claims: Mapping[str, Claim]) -> Iterator[tuple[str, Claim]]:
    """What takes the amount of one of the `lines` off in words and a number that was taken for nothing else: "by hand
    -216 net". What is paid, or labelled as anything but a sum, is no line: "Balance before: -216"."""
    known = {box for claim in claims.values() for box in claim.boxes}
    amounts = {-amount_of(amount): amount for amount in map(_amount, lines) if amount is not None}
    for page in sheet.layout.pages:
        for segment in page.segments:
            minus = [at for at, one in enumerate(segment.words) if _MINUS.match(one.text) and one.box not in known]
            values = [(at, amount.value) for at in minus for amount in find_amounts(segment.words[at].text)]
            told = ((at, amounts[value]) for at, value in values if value in amounts)
            place = next((claim for at, claim in told if not _is_labelled(sheet, segment, at)), None)
            if place is not None and any(map(str.isalpha, segment.text)):
                yield segment.text, place.model_copy(update={"page": page.number, "boxes": (segment.box,)})


def _is_labelled(sheet: Sheet, segment: Segment, at: int) -> bool:
    """Whether a text is of paying, or calls the amount at a word of it anything but a sum before. What denies that it
    is paid calls it nothing, "not to pay, returned -216", and what says that a line is not owed calls it off."""
    if names_paying(segment.text):
        own = LANGUAGES.get(sheet.language or "")
        return own is None or not denies(own, pieces(segment.text))
    before = (mark for mark in sheet.marks_in(segment) if mark.stop <= at)
    named = ((mark, " ".join(one.text for one in segment.words[mark.start : mark.stop])) for mark in before)
    called = (mark for mark, words in named if not is_unowed(words, sheet.language))
    return any(not mark.roles.keys() & _SUMS for mark in called)


def _names(lines: Sequence[Row]) -> _Names:
    """The first words of each line's name, as many as call it, with the shortest name that they begin."""
    named = [line["description"] for line in lines if "description" in line]
    found: dict[tuple[str, ...], Claim] = {}
    for claim in sorted(named, key=lambda one: len(str(one.value))):
        words = pieces(str(claim.value))[:_WORDS]
        for stop in range(1, len(words) + 1):
            found.setdefault(words[:stop], claim)
    return found


def _called(said: Sequence[str], names: _Names, *, within: bool) -> Claim | None:
    """The line whose name a clause begins with, where it says no more of it than that it is not owed, "is cancelled". A
    free one is another line, "Delivery free of charge", `within` the rows of the lines, and where the clause does not
    call most of the name."""
    words = tuple(word.rstrip(".:") for word in said[:_WORDS])
    same = next((stop for stop in range(len(words)) if words[: stop + 1] not in names), len(words))
    letters = len("".join(words[:same]))
    if letters < _LETTERS:
        return None
    linked = same + 1 if words[same : same + 1] and words[same] in everyday_words() else same
    claim = names[words[:same]]
    may_be_free = not within and letters >= _MOST * len(compact(str(claim.value)))
    rests = (" ".join(said[start:]) for start in {same, linked} if start < len(said))
    told = any(UNOWED.fullmatch(rest) and (may_be_free or _FREE.match(rest) is None) for rest in rests)
    return claim if told else None


def _area(page: PageLayout, lines: Sequence[Row]) -> tuple[float, float] | None:
    """From where to where the rows of the lines stand on a page."""
    amounts = (amount for amount in map(_amount, lines) if amount is not None)
    boxes = [amount.boxes[0] for amount in amounts if amount.page == page.number and amount.boxes]
    return (min(box.top for box in boxes), max(box.top + _ROWS * box.height for box in boxes)) if boxes else None


def _amount(line: Row) -> Claim | None:
    return next((line[leaf] for leaf in ("net", "gross") if leaf in line), None)
