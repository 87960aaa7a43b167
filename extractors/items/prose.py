"""Lines in words: "Glossary, 4.5 hrs @ $85 = $382.50", "Filing fee, $435.00.", as they are written where nobody draws a
table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.items.claims import claims_of
from extractors.items.table.columns import Columns
from extractors.items.table.items import Item, Items
from extractors.items.table.names import Name
from extractors.items.table.naming import SURE, UNCLEAR, WRAPPED, Named
from extractors.items.table.numbers import CLOCK, Number, amount_in, quantity_in, unit_in
from extractors.items.table.products import multiplies
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind, kind_of
from extractors.languages import spoken
from extractors.page import PageLayout, Segment, Span
from extractors.page.claims import derived, doubted
from extractors.page.roles import (
    ALLOWANCES,
    BALANCE,
    CHARGES,
    DUE,
    DUE_DATE,
    GROSS,
    LINE_NET,
    NET,
    PAID,
    ROUNDING,
    TAX,
    WITHHELD,
)
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.parsing import NumberStyle, codes_of, find_currencies, unit_code
from schemas import Claim, xpath_round
from schemas.grades import DOUBTED

_LONGEST = 300  # characters of a line in words; trying every place of a long one takes long
_HANGING = 2.0  # sizes from one row of a line in a list to the next
_SET_IN = 3.0  # sizes from the edge of a row to that of one set in under it
_MOST_ROWS = 3  # over which a sentence goes on
_MOST_ITEMS = 30
_LEAST_LETTERS = 5  # of what a sentence names
_EDGE = 4.0  # points: right edges of one column agree this well
_SUMS = (LINE_NET, NET, GROSS, TAX, DUE, "tax_breakdown", "other.tax")
_OWED = (BALANCE, DUE, DUE_DATE, PAID)
_NOT_SOLD = (*_SUMS, *_OWED, ALLOWANCES, CHARGES, ROUNDING, WITHHELD)  # "withheld: 20 % of 1,560.00"
_MONEY = r"[^\w\s]{0,3}\s?\d[\d.,'’ ]*(?:\s?(?:[^\w\s]|[^\W\d_]{2,4}))?"
_COUNT = rf"(?:{CLOCK}(?=\s)|\d{{1,3}}(?: \d{{3}})+|\d[\d.,]*[½¼¾]?)"
_AT = rf"(?:{spoken('at_price')})"
_PRICE = rf"(?:(?!\s(?:{_AT})\s)[^=@:;])"  # "chapters 2 to 5: 12 380 words at 0.10": a number of the name is no count
_MARK = r"(?:[^\d\s=@:;][^\d=@:;]{0,5})"  # of a currency, before a price
_LINE = re.compile(
    rf"\W*(?P<name>\S.*?\S)[\s,;:–-]+(?P<count>{_COUNT}\s*(?:[^\W\d_]{{1,10}}\.?)?)\s*"
    rf"(?:@|[x×*]|\b{_AT}(?:\s{_AT})?\b)\s*(?P<price>{_MARK}?\d{_PRICE}*?)\s*"
    rf"(?:(?:(?:{spoken('per')}|a)\s|(?:{spoken('each')})\s?|/\s?)\w+)?"
    rf"(?:\s*=\s*(?P<net>\S.*)|(?:\s*[,;:–-]\s+|\s+)(?:(?:{spoken('comes_to')})\s+)?(?P<said>{_MONEY})[.:]?|[.:,]?)",
    re.IGNORECASE,
)
# "41 hours of joinery at 95.00": its name stands between the two.
_COUNTED = re.compile(
    rf"\W*(?P<count>{_COUNT}(?:\s[^\W\d_]{{1,5}}\.?)?)\s+(?P<name>[^\W\d_].*?[^\s,;:–-])[\s,;:–-]+(?:@|\b{_AT}(?:\s{_AT})?)\s*"
    rf"(?P<price>{_MARK}?\d{_PRICE}*?)\s*(?P<net>(?!))?(?P<said>(?!))?[.:,]?",
    re.IGNORECASE,
)
_TIMES = ("x", "X", "×", "*")
_CENTS = re.compile(r"[.,]\d\d(?!\d)")
_LONE = re.compile(rf"\W*(?P<name>[^\W\d_].*?[^\s,;:–-])[\s,;:–-]+(?P<net>{_MONEY})\s?\.?")


@dataclass(frozen=True, slots=True, eq=False)
class WordedLine:
    """A line in words: its numbers, what names it, whether the sentence tells what it comes to, the sign before it
    where it is one of a list, and the right edge of an amount that is set apart from its words. `behind`: its name
    stands behind its count, where a unit may begin it."""

    item: Item
    name: tuple[Span, ...]
    told: bool
    bullet: str
    edge: float | None
    behind: bool = False

    @property
    def named(self) -> Named:
        """Its name: a heading may be the first of several rows of it, and terms of payment end with amounts, too."""
        unclear = self.item.fits is None or self.behind
        return Named(self.name, UNCLEAR if unclear else WRAPPED if len(self.name) > 1 else SURE)

    @property
    def amount(self) -> Decimal:
        """What it comes to, as printed or as the product of its factors."""
        if self.item.net is not None:
            return self.item.net.value
        assert self.item.quantity is not None
        assert self.item.unit_price is not None
        return xpath_round(self.item.quantity.value * self.item.unit_price.value)


def prose(sheet: Sheet, found: Sequence[WordedLine], totals: Mapping[str, Claim]) -> dict[str, Claim]:
    """Claims on the lines in words among those `found`, where each product holds and together they make a total.

    One line alone may leave its amount to the total. An amount without factors is in doubt: is it a line? Not where all
    lines are of one list, or their amounts are set in one column.
    """
    sums = (adding_up(found, abs(amount)) for term in (LINE_NET, NET, GROSS) if (amount := amount_of(totals, term)))
    lines = next((some for some in sums if some), ())
    if not any(line.told for line in lines):
        return {}
    claims = claims_on(lines, totals)
    if lines[0].item.net is None:
        factors = [claims[f"lines[0].{leaf}"] for leaf in ("quantity", "unit_price")]
        claims["lines[0].net"] = derived("lines[0].net", lines[0].amount, factors, SURE)
    listed = len(lines) > 1 and len({line.bullet or line for line in lines}) == 1
    return claims if listed or _is_column(sheet, lines) else in_doubt(lines, claims)


def with_worded(items: Items, names: Sequence[Name], style: NumberStyle | None) -> tuple[Items, Sequence[Name]]:
    """`items`, those of an amount alone with the count and the price in their names that make it, and `names` without
    them: "Surveyor, 17 hours at 1,150.00"."""
    read = [_worded(item, name, style) for item, name in zip(items.items, names, strict=True)]
    return replace(items, items=tuple(item for item, _ in read)), [name for _, name in read]


def _worded(item: Item, name: Name, style: NumberStyle | None) -> tuple[Item, Name]:
    rows = [span.segment for span in name.words]
    text = " ".join(row.text for row in rows)
    whole_rows = all(span.start <= 1 and span.stop == len(span.segment.words) for span in name.words)
    if item.net is None or item.quantity or item.unit_price or not whole_rows or len(text) > _LONGEST:
        return item, name
    found = (match for form in (_COUNTED, _LINE) if (match := form.fullmatch(text)) is not None)
    bare = (match for match in found if match["net"] is None and match["said"] is None)
    apart = (match for match in bare if _is_price(match) and _names_a_thing(match))
    line = next(filter(None, (_multiplied(rows, match, item.net, style) for match in apart)), None)
    if line is None:
        return item, name
    told = replace(item, quantity=line.item.quantity, unit_price=line.item.unit_price, unit=line.item.unit, fits=True)
    return told, name._replace(words=line.name)


def _names_a_thing(match: re.Match[str]) -> bool:
    """Whether the name in a line is more than the unit of its count: "2 pcs at 1,450.00"."""
    name = match["name"]
    return sum(map(str.isalpha, name)) >= _LEAST_LETTERS and unit_code(name) is None


def _is_price(match: re.Match[str]) -> bool:
    """Whether the second factor of a line is money, and no measure: "30 x 40 cm" is a size, "12 x 4" a pack."""
    price = match["price"]
    if find_currencies(price):
        return True
    times = match.string[match.end("count") : match.start("price")].strip() in _TIMES
    return not any(map(str.isalpha, price)) and (not times or _CENTS.search(price) is not None)


def one_thing(sheet: Sheet, found: Sequence[WordedLine], totals: Mapping[str, Claim]) -> dict[str, Claim]:
    """The one line of a letter that sells one thing: the only sentence `found` that ends with the net total and names
    nothing but what was sold. Its amount is in doubt: is it a line?"""
    amount = amount_of(totals, NET)
    own = (line for line in found if amount and line.told and line.item.net and line.amount == abs(amount))
    lines = [line for line in own if not _speaks_of(sheet, line, _NOT_SOLD)]
    return in_doubt(lines, claims_on(lines, totals)) if len(lines) == 1 else {}


def claims_on(lines: Sequence[WordedLine], totals: Mapping[str, Claim]) -> dict[str, Claim]:
    items = Items(tuple(line.item for line in lines), adds_up=True)
    return claims_of(Columns((), ()), Roles(), items, [line.named for line in lines], totals)


def in_doubt(lines: Sequence[WordedLine], claims: dict[str, Claim]) -> dict[str, Claim]:
    """`claims` on lines with the amounts in doubt that no factors make."""
    for number, line in enumerate(lines):
        term = f"lines[{number}].net"
        if line.item.fits is None:
            claims[term] = doubted(claims[term], f"{claims[term].raw} stands in a sentence: is it a line?", DOUBTED)
    return claims


def _is_column(sheet: Sheet, lines: Sequence[WordedLine]) -> bool:
    """Whether all amounts stand apart from their words at one right edge, and no line speaks of what was paid or is
    due: parts of a total are no lines."""
    edges = [line.edge for line in lines if line.edge is not None]
    aligned = len(edges) == len(lines) > 1 and max(edges) - min(edges) < _EDGE
    return aligned and not any(_speaks_of(sheet, line, _OWED) for line in lines)


def _speaks_of(sheet: Sheet, line: WordedLine, roles: tuple[str, ...]) -> bool:
    """Whether words of a line are a label of one of the `roles`."""
    rows = {(row.page, row.index): row for span in line.name for row in (span.segment,)}.values()
    return any(role.startswith(roles) for row in rows for mark in sheet.marks_in(row) for role in mark.roles)


def worded_lines(sheet: Sheet) -> Sequence[WordedLine]:
    """The sentences that may be lines, of all pages."""
    return [line for page in sheet.layout.pages for line in _lines(sheet, page)][:_MOST_ITEMS]


def amount_of(totals: Mapping[str, Claim], term: str) -> Decimal | None:
    value = totals[term].value if term in totals else None
    return value if isinstance(value, Decimal) else None


def adding_up(lines: Sequence[WordedLine], total: Decimal) -> Sequence[WordedLine]:
    """The most lines in a row that add up to `total`, each with its amount; of one alone the product may be it.
    Those of one page go first: the last parts of a bill and the first of its detail on the next page add up, too."""
    for count in range(len(lines), 0, -1):
        runs = (lines[start : start + count] for start in range(len(lines) - count + 1))
        if found := [some for some in runs if _adds_up(some, total)]:
            return min(found, key=lambda some: len({line.name[0].page for line in some}))
    return ()


def _adds_up(lines: Sequence[WordedLine], total: Decimal) -> bool:
    single = len(lines) == 1 and lines[0].item.fits
    several = len(lines) > 1 and all(line.item.net is not None for line in lines)
    return bool(single or several) and abs(sum(line.amount for line in lines)) == total


def _lines(sheet: Sheet, page: PageLayout) -> Iterator[WordedLine]:
    """The lines in words of a page; a sentence may go on over some rows of its block, or under the words of a list."""
    for paragraph in paragraphs_of(page):
        rows = [row for row in paragraph if not _names_a_sum(sheet, page, row)]
        number = 0
        while number < len(rows):
            found, count = _at(page, rows[number : number + _MOST_ROWS], sheet.style)
            if found is not None:
                yield found
            number += count


def paragraphs_of(page: PageLayout) -> Iterator[list[Segment]]:
    """The rows of each block, with those of the block below where they hang under the first word behind a bullet, or
    are set in under a row with nothing beside it."""
    rows: list[Segment] = []
    for block in page.blocks:
        if rows and not _hangs(page, block.rows[0], rows):
            yield rows
            rows = []
        rows.extend(block.rows)
    yield rows


def _hangs(page: PageLayout, row: Segment, above: Sequence[Segment]) -> bool:
    """Whether `row` goes on right under the last of the rows `above`, the first of which is one of a list; or is set in
    under that last one."""
    first, last = above[0], above[-1]
    if not 0 < row.box.top - last.box.top < _HANGING * max(last.size, 1.0):
        return False
    if _bullet(above) and len(first.words) > 1:
        return abs(row.box.x0 - first.words[1].box.x0) < last.size / 2
    return 0 < row.box.x0 - last.box.x0 < _SET_IN * last.size and next(iter(page.rights(last)), None) is None


def _names_a_sum(sheet: Sheet, page: PageLayout, row: Segment) -> bool:
    """Whether a row begins with a label of a total or of tax, or is one of a table: "plus 20 % VAT   EUR   895.00"."""
    named = (mark for mark in sheet.marks_in(row) if mark.start == 0)
    if any(role.startswith(_SUMS) for mark in named for role in mark.roles):
        return True
    beside = _beside(page, row)
    return beside is not None and kind_of(page.lines[row.line], sheet.language) is Kind.TOTAL


def _beside(page: PageLayout, row: Segment) -> Segment | None:
    """What stands beside a row, if anything does, behind the mark of a currency with a column of its own."""
    rights = list(page.rights(row))
    marked = len(rights) > 1 and bool(codes_of(rights[0].text))
    return next(iter(rights[marked:]), None)


def _at(page: PageLayout, rows: Sequence[Segment], style: NumberStyle | None) -> tuple[WordedLine | None, int]:
    """The line that begins with the first of `rows`, and over how many of them it goes: on to its amount, where a row
    ends with its price."""
    short: tuple[WordedLine | None, int] = (None, 1)
    for count in range(1, len(rows) + 1):
        found = _line(page, rows[:count], style)
        if found is not None and found.item.net is not None and (short[0] is None or _goes_on(short[0], found)):
            return found, count
        if found is not None and short[0] is None:
            short = found, count
        if rows[count - 1].text[-1:] in ".:;!?" or next(iter(page.rights(rows[count - 1])), None) is not None:
            break
    return short


def _goes_on(short: WordedLine, found: WordedLine) -> bool:
    """Whether a line is another one with its amount behind it: no sentence of its own stands between."""
    factors = [(one.item.quantity, one.item.unit_price) for one in (short, found)]
    (own, price), (count, each) = factors
    same = own and price and count and each and (own.value, price.value) == (count.value, each.value)
    return bool(same) and [span.text for span in short.name] == [span.text for span in found.name]


def _line(page: PageLayout, rows: Sequence[Segment], style: NumberStyle | None) -> WordedLine | None:
    text = " ".join(row.text for row in rows)
    if len(text) > _LONGEST:
        return None
    right = _beside(page, rows[-1])
    beside = None if right is None or not re.fullmatch(_MONEY, right.text) else amount_in((whole(right),), style)
    if right is not None and beside is None:
        return None
    first = beside is not None and next(iter(page.lefts(rows[0])), None) is None  # a cell beside it may hold the name
    counted = _COUNTED.fullmatch(text) if first else None
    line = _multiplied(rows, counted, beside, style) if counted is not None and _names_a_thing(counted) else None
    if line is not None:
        return replace(line, behind=True)
    found = _LINE.fullmatch(text)
    return _lone(rows, text, beside, style) if found is None else _multiplied(rows, found, beside, style)


def _multiplied(
    rows: Sequence[Segment], found: re.Match[str], beside: Number | None, style: NumberStyle | None
) -> WordedLine | None:
    """A line with its factors, and their product if it is printed."""
    name, count, price = (spans_of(rows, *found.span(part)) for part in ("name", "count", "price"))
    quantity, each = quantity_in(count, style), amount_in(price, style)
    if quantity is None or each is None or not _alone(price):
        return None
    part = next((part for part in ("net", "said") if found[part] is not None), None)
    own = None if part is None else spans_of(rows, *found.span(part))
    net = beside if own is None else amount_in(own, style)
    if (own is not None and (net is None or not _alone(own))) or (net and multiplies(quantity, each, net) is None):
        return None
    code = unit_in(count)
    unit = (code, count) if code else None
    item = Item(0, 0, quantity, each, net, None, unit, fits=True)
    return WordedLine(item, name, told=True, bullet=_bullet(rows), edge=_edge(beside) if own is None else None)


def _lone(rows: Sequence[Segment], text: str, beside: Number | None, style: NumberStyle | None) -> WordedLine | None:
    """What a sentence names, and the amount that it ends with or that stands beside it."""
    found = _LONE.fullmatch(text) if beside is None else None
    name = (
        spans_of(rows, *found.span("name")) if found is not None else spans_of(rows, 2 * bool(_bullet(rows)), len(text))
    )
    amount = (
        amount_in(own, style) if found is not None and _alone(own := spans_of(rows, *found.span("net"))) else beside
    )
    if amount is None or amount.decimals != 2 or sum(c.isalpha() for span in name for c in span.text) < _LEAST_LETTERS:
        return None
    item = Item(0, 0, None, None, amount, None, None, fits=None)
    return WordedLine(item, name, told=found is not None, bullet=_bullet(rows), edge=_edge(beside))


def _edge(beside: Number | None) -> float | None:
    return beside.spans[-1].box.x1 if beside is not None else None


def _bullet(rows: Sequence[Segment]) -> str:
    """The sign that stands before a line of a list, with a blank behind it; "" where none does."""
    first = rows[0].words[0].text
    return first if len(first) == 1 and not first.isalnum() else ""


def spans_of(rows: Sequence[Segment], start: int, stop: int) -> tuple[Span, ...]:
    """The words of `rows` that hold the characters from `start` to `stop` of their joined text."""
    found = []
    for row in rows:
        first, last = max(start, 0), min(stop, len(row.text))
        if first < last:
            found.append(span_at(row, first, last))
        start, stop = start - len(row.text) - 1, stop - len(row.text) - 1
    return tuple(found)


def _alone(spans: Sequence[Span]) -> bool:
    """Whether they hold one amount and no word of some length beside it."""
    return sum(map(str.isalpha, "".join(span.text for span in spans))) <= 4
