"""How many were delivered of what a line bills, where that is printed: in its own rows, or in a column of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.languages import LANGUAGES, spoken
from extractors.page import PageLayout
from extractors.page.claims import Row, amount_of
from extractors.page.heads import Head, heads_of
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold
from extractors.parsing.quantities import unit_code
from schemas import Claim

_OF = fold(spoken("delivered_of"))
# "delivered: 2", of a line of four; a day or an amount says nothing of how many.
_DELIVERED = re.compile(
    rf"(?<!\w)(?:{_OF})\W{{1,3}}(\d{{1,4}})"
    rf"(?![\w/%]|[.,:-]\s?\d|\s*[-/.]\s*\d|\s+[^\W\d_]+\s+(?:19|20)\d\d)"
)
# "only 3 units delivered", of a line of four.
_ONLY = "|".join(
    re.escape(fold(wording))
    for wording in sorted({one for own in LANGUAGES.values() for one in own.payments["limits"]}, key=len, reverse=True)
)
# What is counted is the line's, in pieces or another unit, and no part of it: not "only 1 valve delivered".
_COUNTED = "|".join(
    re.escape(wording)
    for wording in sorted(
        {
            fold(wording)
            for own in LANGUAGES.values()
            for wording in (*own.words, *(one for named in own.units.values() for one in named))
        },
        key=len,
        reverse=True,
    )
)
_BEEN = fold(spoken("been"))
_ONLY_SO_MANY = re.compile(
    rf"(?<!\w)(?:{_ONLY})\W+(\d{{1,4}})(?![\w/%]|[.,:-]\d)(?:\W+(?:{_COUNTED}|{_BEEN})(?!\w)){{0,2}}?\W+(?:{_OF})(?!\w)"
)
# "2 of 4 returned", "2 heures sur 3": a part of what the line bills.
_PART = re.compile(
    rf"(?<![\w.,/])(\d{{1,4}})(?: [^\W\d_]+)? (?:{fold(spoken('of_total'))}) (\d{{1,4}})(?![\w%/]|[.,]\d)"
)
_IN_UNITS = re.compile(r"(?<![\w.,/])(\d{1,3})[.,](\d{1,2})\s?([^\W\d_]+)")  # three may be thousands
_WORDS = re.compile(r"[^\W\d_]{3,}")
_BESIDE = 2  # words
_SINGULAR = 4  # letters
_HEAD = re.compile(rf"(?<!\w)(?:{_OF})(?!\w)")
_COUNT = re.compile(r"\d{1,4}")


def is_of_fewer(text: str, quantity: Decimal | None) -> bool:
    """Whether a text says that fewer were delivered than the quantity that is billed."""
    if quantity is None:
        return False
    said = fold(text)
    told = (found for pattern in (_DELIVERED, _ONLY_SO_MANY) for found in pattern.finditer(said))
    return any(Decimal(found[1]) < quantity for found in told)


def is_a_thousandth(text: str, quantity: Decimal | None, unit: str | None) -> bool:
    """Whether a text holds, with its decimals, a thousandth of the quantity in its own unit, whose mark was meant for
    another: "1,5 l", of a line of 1.500 litres. What a pack holds is none, where many make the quantity: "25,0 kg
    Sack"."""
    if quantity is None or unit is None:
        return False
    found = (one for one in _IN_UNITS.finditer(text) if unit_code(one[3]) == unit)
    return any(1000 * Decimal(f"{one[1]}.{one[2]}") == quantity and not _is_packed(one) for one in found)


def _is_packed(found: re.Match[str]) -> bool:
    """Whether one of the words beside a quantity is another unit, as packs are, be it with a letter for many."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    beside = (*_WORDS.findall(before)[-_BESIDE:], *_WORDS.findall(behind)[:_BESIDE])
    named = (unit_code(word) or (unit_code(word[:-1]) if len(word) > _SINGULAR else None) for word in beside)
    return any(code not in {None, unit_code(found[3])} for code in named)


def is_of_a_part(text: str, quantities: Sequence[Decimal | None]) -> bool:
    """Whether a text speaks of a part of one of the quantities that are billed."""
    parts = (found for found in _PART.finditer(fold(text)) if int(found[1]) < int(found[2]))
    return any(Decimal(found[2]) in quantities for found in parts)


def fewer_in_column(sheet: Sheet, lines: Sequence[Row]) -> Iterator[tuple[str, Claim]]:
    """The lines that bill more than stands in their row under a head such as "Shipped", with that number."""
    told = (row["quantity"] for row in lines if "quantity" in row)
    counts = [one for one in told if one.boxes and isinstance(one.value, Decimal)]
    for page in sheet.layout.pages:
        own = [one for one in counts if one.page == page.number]
        if own:
            yield from _fewer_on(page, sheet.language, own)


def _fewer_on(page: PageLayout, language: str | None, counts: Sequence[Claim]) -> Iterator[tuple[str, Claim]]:
    heads = [head for head in heads_of(page, language) if head.of_items]
    words = [word for cell in page.segments for word in cell.words if _COUNT.fullmatch(word.text)]
    for counted in counts:
        middle, quantity = counted.boxes[0].middle, amount_of(counted)
        for left, right in _reaches(page, heads, counted.boxes[0].top):
            for word in words:
                level = word.box.top <= middle <= word.box.bottom
                if level and left < word.box.centre < right and Decimal(word.text) < quantity:
                    yield word.text, counted.model_copy(update={"boxes": (word.box,)})


def _reaches(page: PageLayout, heads: Sequence[Head], top: float) -> Iterator[tuple[float, float]]:
    """From where to where heads of what was delivered reach, in the last of the rows of `heads` above `top`."""
    above = [head for head in heads if page.lines[head.last].box.bottom <= top]
    for cell in above[-1].cells if above else ():
        if _HEAD.search(fold(cell.text)) is not None and not any(map(str.isdigit, cell.text)):
            yield cell.box.x0 - cell.box.height / 2, cell.box.x1 + cell.box.height / 2
