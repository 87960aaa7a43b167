"""Second amounts: what a label calls a total, or paid, taken off or charged, beside the totals that were taken.

What such an amount is may be plain: a part of the total, a cell of a row, a correction's value before and after it, the
total before a discount or for who pays late, an earlier balance. Otherwise it is a rival.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from extractors.languages import spoken
from extractors.meanings import find_exemptions
from extractors.meanings.changes import is_conditional, is_if_late, is_of_some
from extractors.meanings.deposits import tells_of_a_deposit
from extractors.meanings.payments import asks_to_pay
from extractors.page import Segment
from extractors.page.claims import amount_of, claim, place_of
from extractors.page.labels import means_only
from extractors.page.roles import (
    ALLOWANCES,
    BALANCE,
    CHARGES,
    DUE,
    DUE_DATE,
    GROSS,
    LINE_NET,
    NET,
    OWED,
    PAID,
    TAX,
    WITHHELD,
)
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing import codes_of, find_currencies
from extractors.parsing.folding import compact
from extractors.resolve.annexed import is_of_annex
from extractors.resolve.cells import Cells, cells_of, converted_cells, stands_in
from extractors.resolve.in_detail import heads_items, sums_in_detail
from extractors.resolve.late_payers import is_for_late_payers
from extractors.resolve.running import CENTS, WORDS, begun_above
from extractors.rules.converted import rates_in
from extractors.rules.payments_told import LETTERS, names_no_total
from schemas import Claim, xpath_round
from schemas.grades import LIKELY

_KIN: Mapping[str, tuple[str, ...]] = {GROSS: (GROSS, DUE), DUE: (GROSS, DUE), NET: (NET, LINE_NET), TAX: (TAX,)}
_SUMS = frozenset({GROSS, DUE, NET, LINE_NET, TAX})
_MOVING = frozenset({ALLOWANCES, CHARGES, "other.gift"})
_MOST_PARTS = 4  # a total is the sum of so many others at most, or of all of them
_MOST_OTHERS = 12
_FEW = 3  # amounts below the total: more are a list of what it is made of
_ALIGNED = 3.0  # points between the right edges of amounts in one column
_CAPITAL = re.compile(rf"(?i)\b(?:{spoken('capital')})")
_WORTH = re.compile(rf"(?i)\b(?:{spoken('worth')})\b")  # what a fee is reckoned from


@dataclass(frozen=True)
class Amounts:
    """What was taken, what labels say, and which amounts are printed."""

    chosen: Mapping[str, Claim]
    claims: Sequence[Claim]
    firm: Sequence[Claim]
    lines: Mapping[str, Claim]
    sheet: Sheet

    @cached_property
    def totals(self) -> Mapping[str, Decimal]:
        """The totals that were taken, without their signs."""
        return {term: abs(amount_of(one)) for term, one in self.chosen.items() if term.startswith("totals.")}

    @cached_property
    def cells(self) -> Cells:
        """The cells of items, of the rows of taxes, and of those that convert the totals."""
        rows = (one for term, one in self.chosen.items() if term.startswith(("tax_breakdown[", "lines[")))
        taxes = {(one.page or 0, box) for one in rows for box in one.boxes}
        return cells_of(self.lines) | taxes | converted_cells(self.sheet)

    @cached_property
    def printed(self) -> frozenset[Decimal]:
        """The amounts on the pages that are neither a total nor of a line."""
        sums = [claim for term, claim in self.chosen.items() if term in _SUMS]
        told = {abs(one.value) for one in (*sums, *self.lines.values()) if isinstance(one.value, Decimal)}
        return frozenset(self.figures) - told

    @cached_property
    def figures(self) -> set[Decimal]:
        """All amounts on the pages."""
        return {abs(money.value) for money in self.sheet.money}

    @cached_property
    def balances(self) -> frozenset[Decimal]:
        """What labels call a balance of before."""
        return frozenset(abs(amount_of(one)) for one in self.claims if one.term == BALANCE)

    @cached_property
    def payable(self) -> frozenset[Decimal]:
        """The totals that may be what is to be paid, without their signs."""
        return frozenset(amount for term, amount in self.totals.items() if term in OWED)

    @property
    def own(self) -> Claim | None:
        """What is to be paid."""
        return self.chosen.get(DUE, self.chosen.get(GROSS))

    def rows(self, one: Claim) -> Iterator[Segment]:
        """The pieces of text that hold an amount, and those on its left."""
        for page in self.sheet.layout.pages:
            for segment in page.segments if page.number == one.page else ():
                if any(word.box in one.boxes for word in segment.words):
                    yield from (segment, *page.lefts(segment))


def second_amounts(seen: Amounts) -> Iterator[Claim]:
    """A claim for each amount that may be meant instead of a total that was taken."""
    yield from _named(seen)
    yield from _paid(seen)
    yield from _moved(seen)
    yield from _below_zero(seen)
    yield from _strange(seen)


def _named(seen: Amounts) -> Iterator[Claim]:
    """Amounts under the label of a total."""
    named = [one for one in seen.firm if one.term in _KIN and amount_of(one) and not stands_in(one, seen.cells)]
    for term, kin in _KIN.items():
        own = {seen.totals[other] for other in kin if other in seen.totals}
        others = [one for one in named if one.term == term and abs(amount_of(one)) not in own]
        parts = {abs(amount_of(one)) for one in others}
        for one in others if own else ():
            value = abs(amount_of(one))
            certain = term in OWED and (means_only(one.label, (DUE,)) or _is_of_all(one, kin, seen))
            below = value < max(own) and not certain  # of a rate, a section, a line: a part of the whole
            known = value in seen.totals.values() and (not certain or _is_before(one, named, kin, seen))
            if known or below or not _is_total(one, seen, kin) or _is_part(value, parts, own):
                continue
            plain = (_leads_to(one, own, seen), *(says(one, seen) for says in _PLAIN))
            if not any(plain) and not is_of_annex(one, seen.own, seen.lines, seen.totals.values(), seen.sheet):
                yield one


def _paid(seen: Amounts) -> Iterator[Claim]:
    """Amounts that a label calls paid, where nothing was taken for that and no earlier balance explains them."""
    own = seen.own
    if PAID in seen.chosen or own is None:
        return
    for one in seen.firm:
        value = abs(amount_of(one)) if one.term == PAID else Decimal(0)
        known = {0, abs(amount_of(own)), *seen.balances}
        earlier = any(balance - value in seen.printed for balance in seen.balances)
        if value not in known and not earlier and means_only(one.label, (PAID,)):
            yield one.model_copy(update={"term": own.term})


def _moved(seen: Amounts) -> Iterator[Claim]:
    """Amounts below the total that a label calls a discount, a charge or a gift, where none that is printed leads to a
    total by them."""
    own = seen.own
    if own is None:
        return
    told = {amount for term, amount in seen.totals.items() if term in {*_SUMS, PAID}}
    below = {abs(money.value) for money in seen.sheet.money if money.place > place_of(own)} - told
    for one in seen.firm if len(below) <= _FEW else ():
        if one.term not in _MOVING or place_of(one) < place_of(own) or stands_in(one, seen.cells):
            continue
        if not _counts(one, told, seen) and not _says_in_general(one, seen):
            yield one.model_copy(update={"term": own.term})


def _below_zero(seen: Amounts) -> Iterator[Claim]:
    """Amounts below zero under what is to be paid, in its column, that lead from it to none that is printed: whatever
    their row says, something comes off."""
    own = seen.own
    if own is None or not own.boxes or amount_of(own) <= 0:
        return
    told, edge = {*seen.totals.values()}, own.boxes[-1].x1
    under = [one for one in seen.sheet.money if one.span.page == own.page and one.place > place_of(own)]
    column = [one for one in under if abs(one.span.box.x1 - edge) < _ALIGNED and abs(one.value) not in told]
    for money in column if len({one.value for one in column}) <= _FEW else ():
        rest = amount_of(own) + money.value
        if money.value < 0 and money.amount.decimals == CENTS and rest not in {one.value for one in under}:
            text = " ".join(one.text for one in _row(money, seen))
            if is_of_some(text):
                continue
            yield claim(own.term, money.value, money.amount.raw, money.span, LIKELY, label_of(text, money.amount.raw))


def _strange(seen: Amounts) -> Iterator[Claim]:
    """Amounts outside the items in a short row of their own, whose words no list has: "Your share: 59.50"."""
    own = seen.own
    if own is None:
        return
    sums = sums_in_detail(seen.sheet, seen.lines)
    known = {Decimal(0), *seen.totals.values(), *seen.balances, *_figures(seen), *sums}
    items = [place_of(one) for one in seen.lines.values() if one.page is not None]
    beside = [money for money in seen.sheet.money if abs(money.value) not in known and _is_outside(money, own, items)]
    for money in beside if len({abs(money.value) for money in beside}) <= _FEW else ():
        row = _row(money, seen)
        text = " ".join(one.text for one in row)
        told = bool(_CAPITAL.search(text) or _WORTH.search(text)) or _is_a_deposit(row, text, seen)
        plain = told or not _is_unnamed(row, seen) or _is_general(text) or _is_if_late(money, seen.sheet)
        one = claim(own.term, abs(money.value), money.amount.raw, money.span, LIKELY, label_of(text, money.amount.raw))
        plain = plain or heads_items(money, seen.lines) or _is_converted(money, own, seen)
        if not plain and not _leads_to(one, {abs(amount_of(own))}, seen):
            yield one


def _is_if_late(money: Money, sheet: Sheet) -> bool:
    """Whether the sentence of an amount begins in the row above with who pays late, and asks nobody to pay now."""
    begun = begun_above(money, sheet)
    return is_if_late(begun) and not asks_to_pay(money.span.segment.text)


def _is_a_deposit(row: Sequence[Segment], text: str, seen: Amounts) -> bool:
    """Whether a row says of a surety that it was given, and may not call anything a total."""
    return tells_of_a_deposit(text) and all(names_no_total(one, seen.sheet) for one in row)


def _is_converted(money: Money, own: Claim, seen: Amounts) -> bool:
    """Whether it is the total in another currency, to the cent, at a rate that is printed between the marks of both:
    "1 EUR = 5,0911 RON ... equivalent 17.207,92 RON"."""
    currency = seen.chosen.get("currency")
    codes = set(codes_of(money.amount.symbol or "")) - {str(currency.value) if currency is not None else ""}
    if currency is None or currency.value in codes_of(money.amount.symbol or ""):
        return False
    texts = (row.text for row in seen.sheet.layout.segments) if codes else ()
    for text in texts:
        marked = {code for mark in find_currencies(text) for code in mark.codes}
        told = currency.value in marked and codes & marked
        if told and any(xpath_round(abs(amount_of(own)) * rate) == abs(money.value) for rate in rates_in(text)):
            return True
    return False


def _figures(seen: Amounts) -> Iterator[Decimal]:
    """The amounts of the items and of the rows of taxes."""
    rows = (one for term, one in seen.chosen.items() if term.startswith("tax_breakdown["))
    return (abs(one.value) for one in (*rows, *seen.lines.values()) if isinstance(one.value, Decimal))


def _is_outside(money: Money, own: Claim, items: Sequence[tuple[float, float, float]]) -> bool:
    """Whether an amount of cents stands below the total, or with its currency above all items, these above the total:
    otherwise a list of what the total is made of stands there.
    """
    if money.value.as_tuple().exponent != -CENTS:
        return False
    above = bool(items) and money.place < min(items) < place_of(own) and bool(money.amount.symbol)
    return above or (money.place > place_of(own) and not any(one > place_of(own) for one in items))


def _row(money: Money, seen: Amounts) -> Sequence[Segment]:
    page, segment = seen.sheet.layout.page(money.span.page), money.span.segment
    return (*reversed(list(page.lefts(segment))), segment, *page.rights(segment))


def _is_unnamed(row: Sequence[Segment], seen: Amounts) -> bool:
    """Whether a row is of one amount, no other figures, and a few words that begin with no label, nor hold the sure one
    of a total.
    """
    marks = [mark for one in row for mark in seen.sheet.marks_in(one)]
    begun = any(mark.segment is row[0] and mark.start == 0 for mark in marks)
    named = begun or any(len(mark.roles) == 1 and {*_SUMS, WITHHELD} & mark.roles.keys() for mark in marks)
    single = sum(len(seen.sheet.money_in(one)) for one in row) == 1
    figures = sum(any(map(str.isdigit, word.text)) for one in row for word in one.words)
    letters = sum(sign.isalpha() for one in row for sign in one.text)
    few = sum(len(one.words) for one in row) <= WORDS
    return single and few and figures == 1 and letters >= LETTERS and not named


def _is_general(text: str) -> bool:
    """Whether `text` is of some payers alone, or holds under a condition."""
    return is_of_some(text) or is_conditional(text)


def label_of(text: str, raw: str) -> str:
    """The words before an amount in its text, else all of that."""
    return text.partition(raw)[0].strip(" :") or text


def _counts(one: Claim, told: Collection[Decimal], seen: Amounts) -> bool:
    """Whether an amount is among the totals, or printed ones lead to these by it: with a charge, less a discount; or
    from it, less what is printed, where it is the total before a discount."""
    value = abs(amount_of(one))
    step = value if one.term == CHARGES else -value
    return value in {0, *told} or any(other + step in told or value - other in told for other in seen.figures)


def _says_in_general(one: Claim, seen: Amounts) -> bool:
    """Whether the row of an amount is a sentence, of who pays early or late, or holds under a condition."""
    return any(len(row.words) > WORDS or _is_general(row.text) for row in seen.rows(one))


def _is_of_all(one: Claim, kin: Sequence[str], seen: Amounts) -> bool:
    """Whether a label is of a total alone, and nothing stands before it: "of labour incl. VAT 100.00" is none."""
    if not means_only(one.label, kin):
        return False
    label = compact(one.label or "")
    return any(compact(row.text).startswith(label) for row in seen.rows(one)) or not any(
        label in compact(row.text) for row in seen.rows(one)
    )


def _is_before(one: Claim, named: Sequence[Claim], kin: Sequence[str], seen: Amounts) -> bool:
    """Whether a word like "Total", that does not say what is due, stands above the total: of sums before the tax."""
    own = [seen.chosen[term] for term in kin if term in seen.chosen]
    values = {abs(amount_of(other)) for other in own}
    last = max(place_of(other) for other in (*own, *named) if abs(amount_of(other)) in values)
    return place_of(one) < last and not means_only(one.label, (DUE,))


def _is_total(one: Claim, seen: Amounts, kin: Sequence[str]) -> bool:
    """Whether an amount has as many decimals as the totals, or a mark of money: no rate, quantity or year."""
    own = next(seen.chosen[term] for term in kin if term in seen.chosen)
    decimals = [amount_of(claim).as_tuple().exponent for claim in (one, own)]
    return decimals[0] == decimals[1] or not one.raw.replace(" ", "").strip("-+.,'").isdigit()


def _is_part(value: Decimal, parts: set[Decimal], own: set[Decimal]) -> bool:
    """Whether the amounts named so, this among them, add up to the total: those of rates, sections or countries."""
    rest = sorted(parts - {value})[:_MOST_OTHERS]
    sizes = range(1, min(_MOST_PARTS, len(rest) + 1))
    return sum(parts) in own or any(value + sum(some) in own for size in sizes for some in combinations(rest, size))


def _leads_to(one: Claim, own: set[Decimal], seen: Amounts) -> bool:
    """Whether a printed amount, which is neither a total nor of a line, leads from it to the total: a discount, a
    deposit, a part paid elsewhere; of a correction also the amount before it; an earlier balance with this invoice.
    Of less that is called due only the last is heard."""
    value, payable = abs(amount_of(one)), seen.own
    if GROSS in seen.totals and value + seen.totals[GROSS] == seen.totals.get(DUE):
        return True
    if payable is not None and value < abs(amount_of(payable)) and means_only(one.label, (DUE,)):
        return False
    printed = seen.printed - {value}
    if any(abs(value - total) in printed for total in own):
        return True
    gross = seen.chosen.get(GROSS)
    if gross is not None and amount_of(gross) < 0 and any(value + total in printed for total in own):
        return True
    return _by_moves(one, own, seen)


def _by_moves(one: Claim, own: set[Decimal], seen: Amounts) -> bool:
    """Whether the labelled discounts, charges and payments lead from a sum to its total, or, of the items of a shop
    with or without tax, to another sum."""
    told = [move for move in (*seen.firm, *seen.chosen.values()) if move.term in {*_MOVING, PAID}]
    moves = {place_of(move): move for move in told if not stands_in(move, seen.cells)}
    steps = [abs(amount_of(move)) * (1 if move.term == CHARGES else -1) for move in moves.values()][:_MOST_PARTS]
    sizes = range(1, len(steps) + 1)
    strict = one.term == TAX or means_only(one.label, (DUE,))
    ends = own if strict else {amount for term, amount in seen.totals.items() if term in _SUMS - {TAX}}
    value = abs(amount_of(one))
    return any(value + sum(some) in ends for size in sizes for some in combinations(steps, size))


def _in_other_money(one: Claim, seen: Amounts) -> bool:
    """Whether an amount stands under the head of another currency: the taxes in that of the seller's country."""
    own = seen.chosen.get("currency")
    money = next((m for m in seen.sheet.money if place_of(one) == m.place), None)
    if own is None or money is None or one.term in OWED:
        return False
    heads = (naming.mark.segment.text for naming in money.namings if naming.position == "above")
    return any(mark.code and mark.code != own.value for head in heads for mark in find_currencies(head))


def _is_owed_to_the_state(one: Claim, seen: Amounts) -> bool:
    """Whether it is the tax that the buyer reckons and pays: none is charged."""
    if one.term != TAX or seen.totals.get(TAX) != 0:
        return False
    return any(phrase.kind == "reverse_charge" for phrase in find_exemptions(seen.sheet.layout.text))


def is_asked_of_late_payers(one: Claim, seen: Amounts) -> bool:
    """Whether it is what is due after the due date, and more."""
    own, due = seen.own, seen.chosen.get(DUE_DATE)
    if own is None or due is None:
        return False
    return is_for_late_payers(list(seen.rows(one)), abs(amount_of(one)), abs(amount_of(own)), seen.sheet, due)


_PLAIN = (_in_other_money, _is_owed_to_the_state, is_asked_of_late_payers)
