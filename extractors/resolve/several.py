"""What else stands under a label that names the same term: a second number, date, total, identifier or currency.

What a second amount is may be plain: a part of the total, a cell of a row, the total before a discount. Whose a second
identifier is, only reference data can tell: that is left to the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from extractors.languages import LANGUAGES
from extractors.page.claims import amount_of
from extractors.page.labels import wordings
from extractors.page.names import LEGAL_FORM
from extractors.page.roles import BALANCE, BUYER, DUE, DUE_DATE, GROSS, ISSUE, LINE_NET, NET, NUMBER, PAID, TAX
from extractors.page.sheet import Sheet
from extractors.parsing import codes_of
from extractors.parsing.folding import compact
from extractors.resolve.cells import cells_of, stands_in
from extractors.resolve.unlabelled import further
from schemas import Claim, Rival
from schemas.grades import DOUBTED, LIKELY

_LABELLED = LIKELY  # a value beside or under a label of its own
_LEAST = {"seller.vat_id": DOUBTED, "buyer.name": DOUBTED}  # whose it is, the label of one does not say
_BUYER = "buyer.name"
_TERMS = (NUMBER, ISSUE, DUE_DATE, "seller.vat_id", _BUYER)
_NUMBER = 3  # signs of a document's number
_WORDED = 5  # letters of a label that dates the invoice and no more: "vom", "dated" date anything
_AMOUNTS: Mapping[str, tuple[str, ...]] = {GROSS: (GROSS, DUE), DUE: (GROSS, DUE), NET: (NET, LINE_NET), TAX: (TAX,)}
_SUMS = frozenset({GROSS, DUE, NET, LINE_NET, TAX})
_PAYABLE = frozenset({GROSS, DUE})
_MOST_PARTS = 4  # a total is the sum of so many others at most, or of all of them
_MOST_OTHERS = 12


def rivals(
    chosen: Mapping[str, Claim], claims: Sequence[Claim], lines: Mapping[str, Claim], sheet: Sheet
) -> tuple[Rival, ...]:
    """The values that labels name as surely as the `chosen` ones, each once."""
    firm = [one for one in claims if one.score >= _LEAST.get(one.term, _LABELLED) and one.label]
    found = (*_values(chosen, firm, sheet), *_amounts(chosen, firm, lines, sheet), *_paid(chosen, firm))
    told = (*map(_rival, found), *_currencies(chosen, sheet), *further(chosen, lines, sheet))
    return tuple({(one.term, compact(one.value)): one for one in reversed(told)}.values())


def _rival(claim: Claim) -> Rival:
    return Rival(
        term=claim.term,
        value=str(claim.value),
        raw=claim.raw,
        label=claim.label or "",
        page=claim.page,
        boxes=claim.boxes,
    )


def _values(chosen: Mapping[str, Claim], firm: Sequence[Claim], sheet: Sheet) -> Iterator[Claim]:
    for one in firm:
        own = chosen.get(one.term)
        if one.term not in _TERMS or own is None or _same(one, own) or _taken(one, chosen):
            continue
        if _names_it(one, own, sheet):
            yield one


def _same(one: Claim, own: Claim) -> bool:
    """Whether two values are one, or one is a part of the other: a branch behind a number, a number cut off."""
    said, known = compact(str(one.value)), compact(str(own.value))
    return said in known or known in said


def _taken(one: Claim, chosen: Mapping[str, Claim]) -> bool:
    """Whether another term has the value at this place: the buyer's number, the delivery's date."""
    return any(
        term != one.term and other.value == one.value and other.page == one.page and other.boxes == one.boxes
        for term, other in chosen.items()
    )


def _names_it(one: Claim, own: Claim, sheet: Sheet) -> bool:
    """Whether a label names this term alone: no date of anything, no number of another paper beside the invoice's."""
    if one.term == ISSUE:
        label = compact(one.label or "")
        return _only(one, (ISSUE,)) and (len(label) > _WORDED or (len(label) == _WORDED and _begins(one, label, sheet)))
    if one.term == _BUYER:  # contact persons and departments have no legal form
        return _only(one, (BUYER,)) and LEGAL_FORM.search(str(one.value)) is not None
    if one.term == NUMBER and len(compact(str(one.value))) < _NUMBER:
        return False
    return one.term != NUMBER or _of_invoice(one) or not _of_invoice(own)


def _begins(one: Claim, label: str, sheet: Sheet) -> bool:
    """Whether the label and the value are one piece of text."""
    own = (s for s in sheet.layout.segments if s.page == one.page and any(word.box in one.boxes for word in s.words))
    return any(compact(segment.text).startswith(label) for segment in own)


def _of_invoice(claim: Claim) -> bool:
    label = compact(claim.label or "")
    return any(word in label for word in _invoice_words())


@cache
def _invoice_words() -> frozenset[str]:
    """What languages call an invoice or a credit note."""
    return frozenset(
        compact(word) for one in LANGUAGES.values() for kind in ("invoice", "credit_note") for word in one.titles[kind]
    )


def _only(claim: Claim, roles: Sequence[str]) -> bool:
    """Whether the label of a claim cannot mean anything but `roles`."""
    found = wordings().get(compact(claim.label or ""), {})
    return bool(found) and all(role in roles for role in found)


def _amounts(
    chosen: Mapping[str, Claim], firm: Sequence[Claim], lines: Mapping[str, Claim], sheet: Sheet
) -> Iterator[Claim]:
    totals = {term: abs(amount_of(claim)) for term, claim in chosen.items() if term.startswith("totals.")}
    rows = {(claim.page or 0, box) for term, claim in chosen.items() if _is_row(term) for box in claim.boxes}
    named = [
        one for one in firm if one.term in _AMOUNTS and amount_of(one) and not stands_in(one, cells_of(lines) | rows)
    ]
    sums = [claim for term, claim in chosen.items() if term in _SUMS]
    told = {abs(claim.value) for claim in (*sums, *lines.values()) if isinstance(claim.value, Decimal)}
    printed = {abs(money.value) for money in sheet.money} - told
    for term, kin in _AMOUNTS.items():
        own = {totals[other] for other in kin if other in totals}
        others = [one for one in named if one.term == term and abs(amount_of(one)) not in own]
        parts = {abs(amount_of(one)) for one in others}
        for one in others if own else ():
            value, certain = abs(amount_of(one)), _only(one, kin) and term in _PAYABLE
            below = value < max(own) and not certain  # of a rate, a section, a line: a part of the whole
            if value in totals.values() or below or not _is_total(one, chosen, kin):
                continue
            if not _is_part(value, parts, own) and not _differs_by(printed - {value}, value, own):
                yield one


def _paid(chosen: Mapping[str, Claim], firm: Sequence[Claim]) -> Iterator[Claim]:
    """Amounts that a label calls paid, where nothing was taken for that and no earlier balance explains them."""
    own = next((term for term in (DUE, GROSS) if term in chosen), None)
    if PAID in chosen or own is None:
        return
    balances = {abs(amount_of(one)) for one in firm if one.term == BALANCE}
    due = abs(amount_of(chosen[own]))
    for one in firm:
        if one.term == PAID and _only(one, (PAID,)) and abs(amount_of(one)) not in {0, due, *balances}:
            yield one.model_copy(update={"term": own})


def _is_row(term: str) -> bool:
    return term.startswith(("tax_breakdown[", "lines["))


def _is_total(one: Claim, chosen: Mapping[str, Claim], kin: Sequence[str]) -> bool:
    """Whether an amount has as many decimals as the totals, or a mark of money: no rate, quantity or year."""
    own = next(chosen[term] for term in kin if term in chosen)
    decimals = [amount_of(claim).as_tuple().exponent for claim in (one, own)]
    return decimals[0] == decimals[1] or not one.raw.replace(" ", "").strip("-+.,'").isdigit()


def _is_part(value: Decimal, parts: set[Decimal], own: set[Decimal]) -> bool:
    """Whether the amounts named so, this among them, add up to the total: those of rates, sections or countries."""
    rest = sorted(parts - {value})[:_MOST_OTHERS]
    sizes = range(1, min(_MOST_PARTS, len(rest) + 1))
    return sum(parts) in own or any(value + sum(some) in own for size in sizes for some in combinations(rest, size))


def _differs_by(printed: set[Decimal], value: Decimal, own: set[Decimal]) -> bool:
    """Whether a printed amount, which is neither a total nor of a line, leads from it to the total: a discount, a
    deposit, a part paid elsewhere."""
    return any(abs(value - total) in printed for total in own)


def _currencies(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Other currencies of what a label calls due."""
    own = chosen.get("currency")
    for money in sheet.money if own is not None else ():
        codes = codes_of(money.amount.symbol) if money.amount.symbol else ()
        label = next((one for one in money.namings[:1] if DUE in one.mark.roles), None)
        if own is not None and label is not None and codes and own.value not in codes:
            yield Rival(
                term="currency",
                value=codes[0],
                raw=money.amount.raw,
                label=label.wording,
                page=money.span.page,
                boxes=(money.span.box,),
            )
