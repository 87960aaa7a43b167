"""For how many pieces a quantity and a price are: what their cells and heads say besides the number itself.

"Price per 100" over the price of one, "100 Stk" as a unit, "1/2" before a price: quantity x price makes the amount only
in the reading that the page gives. What does not fit it, or is not understood, is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.items.table.columns import Columns
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item
from extractors.items.table.numbers import LETTERS, PACKS, PER, base_in, fraction_in, text_of
from extractors.items.table.roles import Roles
from extractors.languages import spoken
from extractors.page import Span
from extractors.parsing import find_amounts, parse_quantity, unit_code
from extractors.parsing.characters import digits_of
from extractors.parsing.quantities import PIECES, one_of
from schemas import plain

_ONE, _UNTOLD = Decimal(1), Decimal(0)
_PARTED = re.compile(r"[¼-¾⅐-⅞]|(?<![/\w])\d[\d.,]*\s?[/⁄]\s?\w{1,4}(?![/\w])")  # "1/3", "35.00/C"; no day, no time
_SINGLE = "1"  # a price for one, or one of one piece: the amount is the same
_FEW = 24  # signs of a cell that may hold a number and little else
_MANY = re.compile(r"(?<![\w.,'’])(?:10{1,3}|12|1[.,' ]000)(?![\w.,'’]*\d|\s?[%‰])")
_WORDED = {
    Decimal(100): re.compile(rf"(?i)(?<!\w)(?:{spoken('hundred')})(?!\w)"),
    Decimal(1000): re.compile(rf"(?i)(?<!\w)(?:{spoken('thousand')})s?(?!\w)|‰|['’]000"),
}
_COUNT = re.compile(r"(?<![\w.,])\d{1,5}(?![.,'’]?\d)")
_UNIT = re.compile(PER + r"(?P<unit>[^\W\d_]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_POWER = re.compile(r"(?<=[^\W\d_])[²³]")  # of a unit: "2,430 m²wk"
_ANY = frozenset({"C62", "EA"})  # one of whatever is sold
# How many pieces one of a pack is nobody knows.
_PACKS = frozenset({"XPK", "XBX", "PA", "BG", "SET"})


class Heads(NamedTuple):
    """The words over quantities, units and prices."""

    quantity: str
    unit: str
    price: str


def heads_over(columns: Columns, roles: Roles) -> Heads:
    """The heads of columns by their roles."""
    quantity, unit, price = (
        "" if column is None else columns.cells[column].text
        for column in (roles.quantity, roles.unit, roles.unit_price)
    )
    return Heads(quantity, unit, price)


def unclear(figures: Figures, roles: Roles, heads: Heads, item: Item) -> str | None:
    """Why quantity and price of an item may be of other pieces than they seem, or None."""
    if item.net is None:
        return None
    for column, number in ((roles.quantity, item.quantity), (roles.unit_price, item.unit_price)):
        text = _text(figures, column, item)
        if number is None and len(text) <= _FEW and _PARTED.search(text):
            return f"{text!r} was not understood."
    if item.quantity is None or item.unit_price is None:
        return None
    count, price, name = item.quantity.raw, item.unit_price.raw, _text(figures, roles.description, item)
    for text, more in ((count, _beside_quantity(count)), (price, _beside_price(price))):
        if any(c.isnumeric() for c in more) and not (text is count and _is_priced(more.strip(), name)):
            return f"{text!r} holds more than one number."
    return _unlike(item, heads, _unit(figures, roles.unit, item))


def _unlike(item: Item, heads: Heads, unit: str) -> str | None:
    """What the page says of the pieces of quantity and price, where it does not make the amount."""
    assert item.quantity is not None
    assert item.unit_price is not None
    per = _per(item.unit_price.raw, heads.price)
    count = _count(item.quantity.raw, unit, heads)
    if per is None:
        counted = ("" if _is_named(unit) else unit, heads.quantity)
        many = next((text for text in counted if _counted(text) and text.strip() != _SINGLE), None)
        if item.unit is None and _is_many(heads.quantity):
            many = heads.quantity
        open_end = many is not None and count not in (None, _ONE) and item.pieces is None
        return f"{many!r} may be how many pieces each one has." if open_end else None
    if count == _UNTOLD:
        told = item.quantity.raw if unit == "" else unit
        return f"The price is that of one piece, but {told!r} is no piece." if per == _ONE else None
    pieces = per / (count or _ONE)
    if pieces == _ONE or item.is_for(pieces):
        return None
    return f"The price is printed as one for {plain(per)}, and the amount is not that of such a price."


def _per(price: str, head: str) -> Decimal | None:
    """Of how many pieces a price is, by its cell or its head; None where neither says so."""
    based = [found[1] for text in (price, head) if (found := base_in(text)) is not None]
    many = [Decimal(digits_of(found[0])) for found in _MANY.finditer(head)]
    worded = [number for number, words in _WORDED.items() if words.search(head)]
    letters = [LETTERS[found["unit"]] for found in _UNIT.finditer(price) if found["unit"] in LETTERS]
    units = [unit_code(found["unit"]) for text in (price, head) for found in _UNIT.finditer(text)]
    named = [PIECES[code] for code in units if code in PIECES.keys() - _ANY]
    return next(iter((*based, *many, *worded, *letters, *named)), None)


def _count(quantity: str, unit: str, heads: Heads) -> Decimal | None:
    """How many pieces one of a quantity is; `_UNTOLD` for packs, None where it is not said or of a measure."""
    behind = _COUNT.sub("", quantity, count=1)
    for text in (behind, unit, heads.quantity, heads.unit):
        words = [word.casefold() for word in _WORD.findall(text)]
        codes = {code for word in words if (code := unit_code(word)) is not None} - _ANY
        if codes and not codes <= {*PIECES, *_PACKS}:
            return None
        number = _counted(text)
        if number is not None:
            return number
        if any(map(one_of, words)) or codes & _PACKS:
            return _UNTOLD
        if codes:
            return next(PIECES[code] for code in sorted(codes))
    return None


def _is_many(head: str) -> bool:
    """Whether the head over quantities names a unit of several pieces."""
    words = _WORD.findall(head)
    return any(one_of(word) is not None or PIECES.get(unit_code(word) or "", _ONE) > _ONE for word in words)


def _counted(text: str) -> Decimal | None:
    """The number in what stands for a unit."""
    worded = next((number for number, words in _WORDED.items() if words.search(text)), None)
    number = _COUNT.search(text)
    return worded or (Decimal(number[0]) if number is not None else None)


def _is_named(unit: str) -> bool:
    """Whether a cell holds nothing but the name of a unit of several pieces, as of dozens: it is what is counted and
    priced."""
    worded = any(words.fullmatch(unit.strip(" .")) for words in _WORDED.values())
    return worded or PIECES.get(unit_code(unit) or "", _ONE) > _ONE


def _beside_quantity(text: str) -> str:
    """What a cell holds besides its quantity."""
    if parse_quantity(text) is not None or fraction_in(text.strip()) is not None or PACKS.fullmatch(text.strip()):
        return ""
    found = find_amounts(text)
    rest = text if not found else text[: found[0].span[0]] + text[found[0].span[1] :]
    return _POWER.sub("", rest)


def _is_priced(unit: str, name: str) -> bool:
    """Whether the name of a line says that its price is for the very unit that stands behind its quantity:
    "Requests (per 10k)" beside "587 10k"."""
    return bool(re.search(rf"(?i){PER}{re.escape(unit)}(?!\w)", name))


def _beside_price(text: str) -> str:
    """What a cell holds besides its price and the number of pieces that is of."""
    base = base_in(text)
    own = text if base is None else base[0]
    found = find_amounts(own) or find_amounts(text)
    return "" if not found else own[: found[-1].span[0]] + own[found[-1].span[1] :]


def _unit(figures: Figures, column: int | None, item: Item) -> str:
    """The text of an item's unit with what is written before it in one piece, "100 pcs", but for the numbers."""
    taken = {id(span.segment) for part in (item.quantity, item.unit_price) if part is not None for span in part.spans}
    spans = [span for row in range(item.first, item.last + 1) for span in _cell(figures, column, row)]
    return " ".join(span.text if id(span.segment) in taken else Span(span.segment, 0, span.stop).text for span in spans)


def _text(figures: Figures, column: int | None, item: Item) -> str:
    """The text of an item's cells in a column."""
    return text_of([span for row in range(item.first, item.last + 1) for span in _cell(figures, column, row)])


def _cell(figures: Figures, column: int | None, row: int) -> Sequence[Span]:
    return figures.rows[row].cells.get(column, ()) if column is not None else ()
