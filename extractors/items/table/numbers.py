"""The cells of an item table as numbers: amounts, quantities with units, rates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from unicodedata import numeric

from extractors.languages import spoken
from extractors.page import Segment, Span
from extractors.page.spans import span_at
from extractors.parsing import (
    Amount,
    NumberStyle,
    Quantity,
    find_amounts,
    find_rates,
    parse_quantity,
    parse_rate,
    unit_code,
)
from extractors.parsing.characters import digits_of
from extractors.parsing.currencies import HUNDREDTHS
from extractors.parsing.folding import compact
from extractors.parsing.quantities import PIECES, UNITS, one_of

_BARE = re.compile(r"[^\w%]*-?[\d][\d.,' ]*-?[^\w%]*")
CODE = re.compile(r"(?<![\d.,' ])\d{7,}(?![\d.,'])")  # an article number: nobody writes millions without a mark
# "14,00 / 1000", "Price per 100", "Preis je 100 Stück"
PER = rf"(?:/|(?<!\w)(?:{spoken('per')})\.?)\s*"
_BASE = re.compile(PER + r"(?P<base>10{1,2}|1[.,' ]?000)(?![\d.,]*\d)", re.IGNORECASE)
LETTERS = {"C": Decimal(100), "M": Decimal(1000)}  # of American price lists: for how many pieces a price is
_PIECES = re.compile(r"(?P<many>10{2,3})(?P<unit>[^\W\d_]{1,6})\.?")  # "100 pcs", folded
_PRICED = {letter.lower(): many for letter, many in LETTERS.items()} | {"100": Decimal(100), "1000": Decimal(1000)}
_LARGE = re.compile(PER + r"(?P<unit>kg|l|m)(?!\w)", re.IGNORECASE)
_PARTS = {"GRM": ("kg", 1000), "MLT": ("l", 1000), "CLT": ("l", 100), "MMT": ("m", 1000), "CMT": ("m", 100)}
PACKS = re.compile(r"(\d{1,4})\s*[x×]\s*(\d{1,4})")
# "35.00 kr/month", "74.18 p/kWh": a price of a unit
_EACH = re.compile(r"[^\w%]*\d[\d.,' ]*\s?(?:[^\s\d/]{1,4})?\s?/\s?(?P<unit>[^\W\d_]{1,8}[23²³]?)\.?")
_HOUR = 60
_CENTS = 2  # decimals
_HOURS = "|".join(re.escape(word) for word in sorted(UNITS, key=len, reverse=True) if UNITS[word] == "HUR")
CLOCK = rf"(?P<hours>\d{{1,4}})\s?(?:{_HOURS})\.?\s?(?P<minutes>\d\d)"  # "12 h 45", in any case
_CLOCK = re.compile(rf"{CLOCK}(?:\s?min\.?)?", re.IGNORECASE)
_FREE = re.compile(rf"\.*(?:{spoken('free')})\.*", re.IGNORECASE)
_UNITED = re.compile(r"(?<=\d)/(?=[^\W\d_]{1,6}\.?$)")  # "35.00/pc": what the price is of
_TAXED = re.compile(r"(?<=\d[.,]\d\d)[TN]$")  # set close to an amount: it is taxed, or not
_TIGHT = 0.45  # em: a blank between the thousands of one number, not between two
_MOST_LETTERS = 3  # before a quantity: "ca. 5"; more are words with a number
_UNIT = re.compile(r"[^\W\d_][\w.²³/()]*")
_CHAINED = re.compile(
    r"\d{1,2}(?:[.,]\d{1,2})?\s?%?(?:\s?[+]\s?\d{1,2}(?:[.,]\d{1,2})?\s?%?){1,3}"
)  # "30+5", "50 % + 10 %"
_FRACTION = re.compile(r"(?:(?P<whole>\d{1,4})\s*)??(?:(?P<over>[1-7])\s?[/⁄]\s?(?P<under>[248])|(?P<sign>[¼½¾⅛⅜⅝⅞]))")


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number in a cell: its readings (the best first), decimals, raw text and words; `computed` from several."""

    values: tuple[Decimal, ...]
    decimals: int
    raw: str
    spans: tuple[Span, ...]
    is_rate: bool = False
    computed: bool = False

    def for_one(self, pieces: Decimal) -> Number:
        """The price of one piece, where this is that of so many."""
        return replace(self, values=tuple(value / pieces for value in self.values), decimals=self.decimals + 3)

    def read_as(self, value: Decimal) -> Number:
        """The number with the one reading that arithmetic settled."""
        return self if self.values == (value,) else replace(self, values=(value,))

    @property
    def value(self) -> Decimal:
        return self.values[0]


def number_of(found: Amount | Quantity, raw: str, spans: Sequence[Span]) -> Number:
    """What was found in the text `raw` of `spans` as a number with all its readings."""
    return Number((found.value, *found.alternatives), found.decimals, raw, tuple(spans))


def text_of(spans: Sequence[Span]) -> str:
    """The text of the words in `spans`."""
    return " ".join(span.text for span in spans)


def base_in(text: str) -> tuple[str, Decimal] | None:
    """What stands before "/ 1000" or "per 100" in the text of a price, and for how many pieces that is, or None."""
    found = _BASE.search(text)
    return None if found is None else (text[: found.start()], Decimal(digits_of(found["base"])))


def is_price_of_many(head: str) -> bool:
    """Whether all that a head says is for how many pieces a price is: "per 100"."""
    base = base_in(head)
    return base is not None and not base[0].strip()


def pieces_in(cells: Iterable[Sequence[Span]]) -> Iterator[Decimal]:
    """For how many pieces `cells` that have no other role may say that a price is: "C", "M", "100 pcs" or "1,000"."""
    for cell in cells:
        text = compact(text_of(cell))
        counted = _PIECES.fullmatch(text)
        text = counted["many"] if counted is not None and unit_code(counted["unit"]) is not None else text
        yield from (_PRICED[text],) if text in _PRICED else ()


def parts_of(unit: str, text: str) -> Decimal | None:
    """How many of a small `unit` (its code) make the one that the text of a price names: 1000 g of "EUR/kg"."""
    found = _LARGE.search(text)
    large, parts = _PARTS.get(unit, ("", 1))
    return Decimal(parts) if found is not None and found["unit"].lower() == large else None


def is_of_a_unit(text: str) -> bool:
    """Whether `text` is a price for one of a unit: "74.18 p/kWh"."""
    return _EACH.fullmatch(text.strip()) is not None


def is_unlike(price: str, quantity: str) -> bool:
    """Whether the text of a price says that it is for one of a unit that is none of those in the text of a quantity, or
    in its head: "118.80 £/year" for "182 days"; not where either is not known, nor of one piece by two names."""
    each = _EACH.fullmatch(price.strip())
    code = unit_code(each["unit"]) if each is not None else None
    counted = {PIECES.get(known, known) for word in _UNIT.findall(quantity) if (known := unit_code(word)) is not None}
    return code is not None and bool(counted) and PIECES.get(code, code) not in counted


def nothing_in(spans: Sequence[Span]) -> Number | None:
    """The amount of a cell that says that nothing is charged: "n/c", "included"; None where it says something else."""
    text = text_of(spans).strip(" -–*")
    return Number((Decimal(0),), 2, text, tuple(spans)) if _FREE.fullmatch(text) else None


def amount_in(spans: Sequence[Span], style: NumberStyle | None) -> Number | None:
    """The amount of a cell: the last one where several stand there, but for the pieces that a price is of, and without
    the letter or the figure behind it that says how it is taxed ("770.00T", "369.20 2")."""
    text = _UNITED.sub(" /", _TAXED.sub("", text_of(spans).strip()))
    base = base_in(text)
    own = text.partition("/")[0] if is_of_a_unit(text) else text
    found = (find_amounts(base[0], style) if base is not None else ()) or find_amounts(own, style)
    return number_of(found[-2 if _is_coded(found) else -1], text, spans) if found else None


def _is_coded(found: Sequence[Amount]) -> bool:
    """Whether the last of the amounts in a cell is one figure behind cents: the code of a tax."""
    return len(found) > 1 and found[-2].decimals == _CENTS and len(found[-1].raw) == 1


def of_hundredths(price: Number, *, told: bool = False) -> Number | None:
    """A price that a mark calls one in hundredths of the currency, in whole units: "24.85 p" is 0.2485; or that is
    `told` to be one."""
    if not told and not HUNDREDTHS.search(price.raw):
        return None
    return Number(tuple(value.scaleb(-2) for value in price.values), price.decimals + 2, price.raw, price.spans)


def quantity_in(spans: Sequence[Span], style: NumberStyle | None) -> Number | None:
    """The quantity of a cell: with a unit, or the first number in it."""
    text = text_of(spans)
    if CODE.search(text):
        return None
    packs = PACKS.fullmatch(text.strip())
    if packs is not None:  # "2 x 6": as many pieces or as many packs as the price is of
        count, each = Decimal(packs[1]), Decimal(packs[2])
        return Number((count, count * each), 0, text, tuple(spans))
    quantity = parse_quantity(text, style)
    if quantity is not None:
        return number_of(quantity, text, spans)
    part = fraction_in(text.strip()) or _hours_in(text.strip())
    if part is not None:
        return Number((part,), 0, text, tuple(spans))
    found = find_amounts(text, style)
    if not found or sum(c.isalpha() for c in text[: found[0].span[0]]) > _MOST_LETTERS:
        return None
    return number_of(found[0], text, spans)


def fraction_in(text: str) -> Decimal | None:
    """A count in halves, quarters or eighths: "2 1/2", "½"."""
    match = _FRACTION.fullmatch(text)
    if match is None:
        return None
    part = Decimal(str(numeric(match["sign"]))) if match["sign"] else Decimal(match["over"]) / Decimal(match["under"])
    return Decimal(match["whole"] or 0) + part


def _hours_in(text: str) -> Decimal | None:
    """Hours and minutes as hours: "12 h 45"."""
    match = _CLOCK.fullmatch(text)
    if match is None or int(match["minutes"]) >= _HOUR:
        return None
    return Decimal(match["hours"]) + (Decimal(match["minutes"]) / _HOUR).quantize(Decimal("0.0001")).normalize()


def unit_in(spans: Sequence[Span]) -> str | None:
    """The UN/ECE code of the first known unit among the words of a cell, or one that it may have."""
    words = (word for span in spans for part in span.words for word in _UNIT.findall(part.text))
    return next((code for word in words if (code := unit_code(word) or one_of(word)) is not None), None)


def rate_in(spans: Sequence[Span]) -> Number | None:
    """The percentage of a cell, with or without its sign."""
    text = text_of(spans)
    found = find_rates(text)
    rate = found[0] if found else parse_rate(text)
    return None if rate is None else Number((rate.value,), 0, text, tuple(spans), is_rate=bool(found))


def reduction_in(spans: Sequence[Span]) -> Number | None:
    """The percentage that a cell of discounts takes off; of several behind each other what they come to ("30+5")."""
    text = text_of(spans)
    if _CHAINED.fullmatch(text.strip()) is None:
        return rate_in(spans)
    left = Decimal(1)
    for share in text.split("+"):
        rate = parse_rate(share.strip(" %"))
        if rate is None:
            return None
        left *= 1 - rate.value / 100
    return Number((100 * (1 - left),), 0, text, tuple(spans), is_rate=True, computed=True)


def wholes(segment: Segment) -> list[int]:
    """For each word of `segment` the number of the first word of its amount: "12 666,00" is one, set closely."""
    firsts = list(range(len(segment.words)))
    if sum(any(c.isdigit() for c in word.text) for word in segment.words) < 2:
        return firsts
    for amount in find_amounts(segment.text):
        span = span_at(segment, *amount.number_span)
        words = span.words
        gaps = (right.box.x0 - left.box.x1 for left, right in pairwise(words))
        if len(words) > 1 and all(gap < _TIGHT * segment.size for gap in gaps):
            firsts[span.start : span.stop] = [span.start] * len(words)
    return firsts


def is_number(text: str) -> bool:
    """Whether `text` is a number with marks at most, and no other word."""
    return any(c.isdigit() for c in text) and (_BARE.fullmatch(text) is not None or bool(_money(text)))


def _money(text: str) -> bool:
    found = find_amounts(text)
    return len(found) == 1 and found[0].span[1] - found[0].span[0] >= len(text.strip()) - 1
