"""Amounts that labels call totals: beside their label, under it, or where a total row meets a column head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.items.table.rows import Kind, kind_of
from extractors.languages import spoken
from extractors.meanings.changes import is_if_late
from extractors.meanings.deposits import names_a_surety
from extractors.page import Line, PageLayout, Segment, Span
from extractors.page.claims import claim
from extractors.page.labels import Mark, wordings
from extractors.page.layout import COLUMN
from extractors.page.naming import FILLER, TOTAL_WORDS, Naming
from extractors.page.roles import (
    ALLOWANCES,
    BALANCE,
    CHARGES,
    DUE,
    DUE_DATE,
    GROSS,
    LINE_NET,
    NET,
    OTHER,
    PAID,
    ROUNDING,
    TAX,
    TOTAL_ROLES,
    WITHHELD,
)
from extractors.page.sheet import Sheet
from extractors.page.spans import FULL_STOP
from extractors.page.values import Money
from extractors.parsing import parse_amount, unit_code
from extractors.parsing.folding import compact
from extractors.rules.date_sentences import is_less_discount
from extractors.rules.payments_told import (
    LETTERS,
    another_behind,
    is_amount,
    is_conditional,
    is_deposited,
    is_to_come,
    payment,
)
from extractors.rules.taxes import Row
from schemas import Claim, Word
from schemas.grades import FIRM, LIKELY, NAMED, PROVED
from schemas.regimes import usual_rates

_RATES = usual_rates()
_UNDER_HEAD = 0.55  # an amount under a label is more often a cell of a column than a total
_LONG_TABLE = 40.0  # and above one in a row that some word for a total begins
_SUMS = TOTAL_ROLES - {ALLOWANCES, CHARGES, PAID, ROUNDING}
_CROSSING = PROVED  # a total row and a column head name an amount together
_BOXED = LIKELY  # a label over one amount alone
_CALLED = 0.90  # of the strength of a date's label that names the amount due on it
_PAID = FIRM  # words for a payment before its date
_ROW = NAMED  # a tax and its base that fit the rate in their label
_RATED_TAX = re.compile(rf"(?i)\b(?:{spoken('tax_name')})\b\s*\d")
_NEAR = 2.5  # line heights within which another amount makes a column of them
_OF_DAYS = frozenset(
    {f"{OTHER}.period"}
)  # what may begin days names no amount with its currency: "the rest of 50.00 euros"
_NET_TO_GROSS = [frozenset({NET}), frozenset({GROSS})]
_COLUMNS = 2  # of net and gross at least, in a bill that takes off what was billed before
_MEASURES = frozenset({"MTR", "KMT", "MTK", "MTQ", "GRM", "KGM", "TNE", "LTR", "KWH", "MWH"})
_TERMS = 0.3  # share of its strength of a balance in the terms: told, and not heard as an open one
_ENDS, _ABBREVIATED = (".", "!", ";"), 2  # what ends a sentence, and words that are too few for one: "Open bal."
_STACKED = 1.0  # line heights between the words of one head
_LOW = 0.08  # totals of long documents stand on the last page


def propose_totals(sheet: Sheet, rows: Sequence[Row] = ()) -> Iterator[Claim]:
    """Claims for every role that a label gives an amount; labels that name something else give the role "other".

    `rows` of the tax table tell a tax from its base where the label holds both its rate and its base.
    """
    last = max((money.span.page for money in sheet.money), default=1)
    told = dict(named for row in rows for named in _of_row(row))
    carried = _carried(sheet)
    for money in sheet.money:
        if money.amount.decimals > 2 or _key(money) in carried or _is_measured(sheet, money):
            continue
        early = _LOW if money.span.page < last else 0.0
        roles = told.get(_key(money), _in_columns(sheet, money))
        for role, (strength, label) in (_roles(sheet, money) if roles is None else roles).items():
            if role != PAID or not is_deposited(sheet, money):
                yield claim(role, money.value, money.amount.raw, money.span, strength - early, label)


def _carried(sheet: Sheet) -> frozenset[tuple[int, int, int]]:
    """The sums that a long table carries from one page to the next, where they stand again: no balance is brought
    forward, and none of them is a total."""
    found = [money for money in sheet.money if kind_of(_line(sheet, money), sheet.language) is Kind.CARRIED]
    places = {(money.span.page, money.value) for money in found}
    over = {(page, value) for page, value in places if (page + 1, value) in places}
    again = over | {(page + 1, value) for page, value in over}
    return frozenset(_key(money) for money in found if (money.span.page, money.value) in again)


def _is_measured(sheet: Sheet, money: Money) -> bool:
    """Whether a number is so much of a weight, a length or the like: the unit stands right behind it ("371 kg gross,
    2.47 m3"), or ends the head of its column, all of which adds up to it: the total of what meters count."""
    behind = money.span.segment.words[money.span.stop : money.span.stop + 1]
    return money.amount.symbol is None and (any(map(_is_measure, behind)) or _sums_measured(sheet, money))


def _sums_measured(sheet: Sheet, money: Money) -> bool:
    """Whether a number is the sum of those between it and a head that ends with a unit: "Used kWh"."""
    over: list[Decimal] = []
    for cell in sheet.layout.page(money.span.page).above(money.span.box, _LONG_TABLE):
        amount = parse_amount(cell.text, sheet.style)
        if amount is None:
            return bool(over) and _is_measure(cell.words[-1]) and sum(over) == money.value
        over.append(amount.value)
    return False


def _is_measure(word: Word) -> bool:
    return unit_code(word.text.strip(".,;()[]")) in _MEASURES


def _line(sheet: Sheet, money: Money) -> Line:
    return sheet.layout.page(money.span.page).lines[money.span.segment.line]


def _key(money: Money) -> tuple[int, int, int]:
    return money.span.page, money.span.segment.index, money.span.start


def _of_row(row: Row) -> Iterator[tuple[tuple[int, int, int], Mapping[str, tuple[float, str]]]]:
    """The tax of a row whose base stands behind the rate in one label, and that its base is none:
    "VAT 20 % on 50.00    10.00"."""
    base, tax, rate = row.base, row.amount, row.rate_span
    if base is None or row.label is None or not row.rate:
        return
    labelled = base.span.segment is rate.segment and base.span.start > rate.start
    if labelled and (tax.span.segment is not base.span.segment or tax.span.start > base.span.start):
        yield _key(base), {}
        yield _key(tax), {TAX: (_ROW, row.label)}


def _roles(sheet: Sheet, money: Money) -> Mapping[str, tuple[float, str]]:
    """Role -> strength and label. The nearest label decides; in a row of totals, what its columns say."""
    found: dict[str, tuple[float, str]] = {}
    beside = next((naming for naming in money.namings if naming.position != "above"), None)
    paid = payment(sheet, money)
    ending = beside is not None and beside.mark.start > 0 and money.value < 0  # "less what was paid (gross)"
    if paid is not None and (beside is None or ending or not TOTAL_ROLES & beside.mark.roles.keys()):
        return {PAID: (_PAID, paid)}
    summed = beside is not None and _names_a_row(sheet, beside, money)
    head = _column_head(sheet, money, COLUMN) or _head_of_sums(sheet, money, summed=summed)
    if beside is not None and DUE in beside.mark.roles and is_less_discount(money.span, sheet):
        return {}
    if beside is not None and _is_guaranteed(beside, money):
        return {}
    if beside is not None and not (head is not None and summed):
        if _calls_due(beside.mark):
            return {DUE: (_CALLED * beside.strength, beside.wording)}
        if TAX in beside.mark.roles and money.amount.raw.startswith("(") and abs(money.value) in _RATES:
            return {}  # "VAT (23,00)" is a rate
        right_before = money.amount.symbol is not None and beside.position == "inline"
        for role, strength in beside.of(_spoken(beside) - (_OF_DAYS if right_before else set())):
            if role != PAID or not (
                is_conditional(beside.mark.segment.text, beside.mark) or is_to_come(sheet, beside.mark, money)
            ):
                heard = _TERMS * strength if role == BALANCE and _is_of_terms(beside.mark) else strength
                _keep(found, _by_rate(role, beside), heard, beside.wording)
        if found:
            return _by_ending(sheet, money, found)
    if head is not None:
        share = (
            _CROSSING
            if _in_total_row(sheet, money)
            else _BOXED
            if _boxed(sheet, money, head) or _summarised(sheet, money, head)
            else _UNDER_HEAD
        )
        naming = Naming(head, "above", share)
        if _calls_due(head):
            return {DUE: (_CALLED * share, naming.wording)}
        for role, strength in naming.of(TOTAL_ROLES | _beside_totals(money, alone=share > _UNDER_HEAD)):
            _keep(found, role, strength, head.wording)
    return found


def _is_guaranteed(beside: Naming, money: Money) -> bool:
    """Whether the sentence of a label behind other words tells of a surety or an insurance: "Financial guarantee: Bank
    AG, amount 182 000 €"."""
    before = FULL_STOP.split(Span(money.span.segment, 0, money.span.start).text)[-1]
    return beside.position == "inline" and beside.mark.start > 0 and names_a_surety(before)


def _is_of_terms(mark: Mark) -> bool:
    """Whether a label stands behind another sentence of its piece of text, or in one of who pays late: in the terms
    ("Late payment: 3 times the legal rate. Lump sum: 40 €."), and not in a row of an account."""
    before = mark.segment.words[: mark.start]
    if len(before) <= _ABBREVIATED:
        return False
    return before[-1].text.endswith(_ENDS) or is_if_late(FULL_STOP.split(Span(mark.segment, 0, mark.start).text)[-1])


def _beside_totals(money: Money, *, alone: bool) -> frozenset[str]:
    """What a head may call an amount beside the totals: where it is no cell of a column, or is taken off."""
    return frozenset({BALANCE, WITHHELD} if alone else {WITHHELD} if money.value < 0 else ())


def _calls_due(mark: Mark) -> bool:
    """Whether it is the label of a date that names the amount due on it: "Amount due by 1 May"."""
    return DUE_DATE in mark.roles and bool(TOTAL_WORDS.search(mark.wording))


def _names_a_row(sheet: Sheet, beside: Naming, money: Money) -> bool:
    """Whether a word for some total begins a row of several amounts: it does not say which is which."""
    if beside.position != "left" or len(TOTAL_ROLES & beside.mark.roles.keys()) < 2:
        return False
    return another_behind(sheet, money)


def _by_ending(sheet: Sheet, money: Money, found: Mapping[str, tuple[float, str]]) -> Mapping[str, tuple[float, str]]:
    """`found` as the words behind the amount tell it: "Total 100.00 net", "Total 119,00 € TTC"."""
    span = money.span
    behind = next((mark for mark in sheet.marks_in(span.segment) if mark.start >= span.stop), None)
    if behind is None or len(found) < 2:
        return found
    between = " ".join(word.text for word in span.segment.words[span.stop : behind.start])
    said = {NET, GROSS} & behind.roles.keys()
    if len(said) != 1 or not FILLER.fullmatch(between):
        return found
    against = {NET: {GROSS, DUE}, GROSS: {NET, LINE_NET}}[said.pop()]
    return {role: named for role, named in found.items() if role not in against}


def _boxed(sheet: Sheet, money: Money, head: Mark) -> bool:
    """Whether an amount stands alone under a label that names one thing, and no amount beside it: in a summary of what
    is to be paid."""
    if len(head.roles) > 1 or not {DUE_DATE, DUE, PAID, BALANCE, WITHHELD} & head.roles.keys():
        return False
    page = sheet.layout.page(money.span.page)
    if any(is_amount(sheet, segment) for segment in page.rights(head.segment)):
        return False
    over = next(iter(page.above(money.span.box)), None)
    below = page.below(money.span.box, _NEAR)
    return over is head.segment and not any(is_amount(sheet, segment) for segment in below)


def _summarised(sheet: Sheet, money: Money, head: Mark) -> bool:
    """Whether an amount stands in the one row under a row of heads that lead from the net total to what is due: "Net",
    "VAT", "Rounding", "To pay"."""
    page = sheet.layout.page(money.span.page)
    called = [
        TOTAL_ROLES & mark.roles.keys()
        for one in page.lines[head.segment.line].segments
        for mark in sheet.marks_in(one)
    ]
    said = {role for roles in called if len(roles) == 1 for role in roles}
    below = page.below(money.span.box, _NEAR)
    return len(head.roles) == 1 and {NET, TAX, DUE} <= said and not any(is_amount(sheet, one) for one in below)


def _keep(found: dict[str, tuple[float, str]], role: str, strength: float, label: str) -> None:
    if strength > found.get(role, (0.0, ""))[0]:
        found[role] = (strength, label)


def _spoken(naming: Naming) -> frozenset[str]:
    """The total roles of a label, or its competing roles where it has no total role."""
    totals = TOTAL_ROLES & naming.mark.roles.keys()
    return frozenset(totals or {role for role in naming.mark.roles if role.startswith(OTHER)})


def _by_rate(role: str, naming: Naming) -> str:
    """ "Total (20 %)" beside an amount is still a total; a tax word with a rate is a tax."""
    return TAX if role == GROSS and _RATED_TAX.search(naming.mark.segment.text) else role


def _column_head(sheet: Sheet, money: Money, reach: float) -> Mark | None:
    """The label over the column of an amount; nothing but other amounts may stand between."""
    page = sheet.layout.page(money.span.page)
    nearest = sheet.head_of_column(money.span)
    nearest = None if nearest is not None and _is_of_rates(nearest) else nearest
    for segment in page.above(money.span.box, reach):
        if nearest is not None and segment.line < nearest.segment.line:
            break
        marks = [m for m in sheet.marks_in(segment) if m.cover > 0.5]
        if any(map(_is_of_rates, marks)):
            return None
        if marks:
            return _stacked(page, segment) or max(marks, key=lambda m: m.cover)
        if sum(character.isalpha() for character in segment.text) > LETTERS:
            break
    return nearest


def _is_of_rates(head: Mark) -> bool:
    """Whether a percent sign is all that stands behind the label of a head: "VAT %" is over rates, and no amounts."""
    behind = head.segment.words[head.stop :]
    return [word.text for word in behind] == ["%"]


def _stacked(page: PageLayout, segment: Segment) -> Mark | None:
    """The label that a head makes with the word right above it: "Tax" over "Amount"."""
    over = next(iter(page.above(segment.box, _STACKED)), None)
    if over is None:
        return None
    text = f"{over.text} {segment.text}"
    roles = wordings().get(compact(text))
    return None if roles is None else Mark(segment, 0, len(segment.words), text, roles, 1.0)


def _head_of_sums(sheet: Sheet, money: Money, *, summed: bool) -> Mark | None:
    """The head of a long table that names one total, and not just some amount, over one in a row of totals."""
    far = _column_head(sheet, money, _LONG_TABLE) if summed or _is_summed(sheet, money) else None
    return far if far is not None and len(TOTAL_ROLES & far.roles.keys()) == 1 else None


def _is_summed(sheet: Sheet, money: Money) -> bool:
    """Whether a word for some total begins the row of an amount, and another amount stands between the two."""
    first, *others = sheet.layout.page(money.span.page).lines[money.span.segment.line].segments
    vague = any(len(TOTAL_ROLES & mark.roles.keys()) > 1 for mark in sheet.marks_in(first))
    return vague and any(s.box.x1 < money.span.box.x0 and is_amount(sheet, s) for s in others)


def _in_columns(sheet: Sheet, money: Money) -> Mapping[str, tuple[float, str]] | None:
    """What an amount is between a head of net and one of gross, in a row that a label calls due and nothing else, or
    that was paid: the last is due or paid, and the others are parts of it; None elsewhere."""
    first, *others = sheet.layout.page(money.span.page).lines[money.span.segment.line].segments
    amounts = [cell for cell in others if is_amount(sheet, cell)]
    if len(amounts) < _COLUMNS or money.span.segment not in amounts:
        return None
    least, *_, last = (sheet.money_in(cell)[0] for cell in amounts)
    heads = [_column_head(sheet, one, COLUMN) for one in (least, last)]
    if [frozenset() if head is None else TOTAL_ROLES & head.roles.keys() for head in heads] != _NET_TO_GROSS:
        return None
    due = next((mark for mark in sheet.marks_in(first) if TOTAL_ROLES & mark.roles.keys() == {DUE}), None)
    if due is not None:
        return {DUE: (_CROSSING, due.wording)} if money is last else {}
    paid = payment(sheet, least) if least.value < 0 else None
    if paid is not None:
        return {PAID: (_PAID, paid)} if money is last else {}
    return None


def _in_total_row(sheet: Sheet, money: Money) -> bool:
    """Whether the row of an amount begins with a word for totals."""
    first = sheet.layout.page(money.span.page).lines[money.span.segment.line].segments[0]
    return first is not money.span.segment and any(_SUMS & m.roles.keys() for m in sheet.marks_in(first))
