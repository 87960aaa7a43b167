"""What else stands under a label that names the same term: a second number, date, total, identifier or currency.

Whose a second identifier is, only reference data can tell, unless the text around it says so: the rules ask them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.languages import LANGUAGES
from extractors.meanings.changes import sentences_with
from extractors.page import PageLayout, Segment
from extractors.page.labels import means_only
from extractors.page.names import LEGAL_FORM, is_of_another_form
from extractors.page.roles import BUYER, DUE, DUE_DATE, ISSUE, NUMBER, PRECEDING, TOTAL_ROLES
from extractors.page.sheet import Sheet
from extractors.parsing import codes_of
from extractors.parsing.folding import compact, is_within
from extractors.parsing.quantities import MEASURES, unit_code
from extractors.resolve.amounts import Amounts, second_amounts
from extractors.resolve.asked import asked_amounts
from extractors.resolve.balanced import balanced
from extractors.resolve.by_date import by_date
from extractors.resolve.forms import amounts_on_forms
from extractors.resolve.headed import headed
from extractors.resolve.monies import other_currencies, stated_currencies
from extractors.resolve.numbered_apart import numbered_apart
from extractors.resolve.unlabelled import further
from extractors.resolve.unread import unread_amounts, unread_days
from extractors.resolve.worded import in_words
from extractors.rules.currency import tells_worth
from extractors.sentences.of_another import settles_another
from schemas import Claim, Rival
from schemas.grades import DOUBTED, FIRM, LIKELY
from schemas.keys import number_forms

_LABELLED = LIKELY  # a value beside or under a label of its own
_LEAST = {"seller.vat_id": DOUBTED, "buyer.name": DOUBTED}  # whose it is, the label of one does not say
_BUYER, _VAT_ID = "buyer.name", "seller.vat_id"
_TERMS = (NUMBER, ISSUE, DUE_DATE, _VAT_ID, _BUYER)
_NUMBER = 3  # signs of a document's number
_WORDED = 5  # letters of a label that dates the invoice and no more: "vom", "dated" date anything


def rivals(
    chosen: Mapping[str, Claim], claims: Sequence[Claim], lines: Mapping[str, Claim], sheet: Sheet
) -> tuple[Rival, ...]:
    """The values that labels name as surely as the `chosen` ones, each once."""
    firm = [one for one in claims if one.score >= _LEAST.get(one.term, _LABELLED) and one.label]
    amounts = Amounts(chosen, claims, firm, lines, sheet)
    asked = (*asked_amounts(amounts), *amounts_on_forms(amounts), *by_date(amounts))
    found = (*_values(chosen, firm, sheet), *numbered_apart(chosen, claims, sheet), *second_amounts(amounts), *asked)
    money = (*_currencies(chosen, sheet), *other_currencies(chosen, sheet), *stated_currencies(chosen, sheet))
    told = (
        *map(_rival, found),
        *money,
        *further(chosen, lines, sheet),
        *balanced(chosen, sheet),
        *in_words(chosen, sheet),
    )
    told = (*told, *unread_days(chosen, sheet), *unread_amounts(chosen, sheet), *headed(chosen, lines, sheet))
    return tuple(
        {(one.term, compact(one.value)): one for one in reversed(told) if not _is_told(one, chosen, sheet)}.values()
    )


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
        if one.term not in _TERMS or own is None or _same(one, own, sheet) or _taken(one, chosen):
            continue
        if _names_it(one, own, sheet):
            yield one


def _is_told(one: Rival, chosen: Mapping[str, Claim], sheet: Sheet) -> bool:
    """Whether the page tells what a value is: the seller's own name on a slip, the buyer's number behind the buyer's
    name, a number in a list that repeats the document's own, or of an invoice that the page says was paid; digits of
    the account, which a speck on a scan makes an amount of."""
    page = next((page for page in sheet.layout.pages if page.number == one.page), None)
    rows = () if page is None else [row for row in page.segments if any(word.box in one.boxes for word in row.words)]
    if page is None or not rows:
        return False
    seller, buyer = (str(chosen[term].value) if term in chosen else "" for term in ("seller.name", _BUYER))
    if one.term == _BUYER:
        longer = LEGAL_FORM.search(seller) is not None and is_within(seller, one.value)
        return bool(seller) and (longer or is_within(one.value, seller))
    if one.term == _VAT_ID:
        before = page.block_of(rows[0]).text.partition(one.raw)[0]
        named = is_within(buyer, before) if buyer else LEGAL_FORM.search(before) is not None
        return named and not (seller and is_within(seller, before))
    if one.term != NUMBER:
        return one.term in TOTAL_ROLES and _is_of_account(one, chosen)
    own = chosen[NUMBER]
    if all(settles_another(text, str(own.value)) for text in sentences_with(one.raw, page.block_of(rows[0]).text)):
        return True
    taken = own.boxes if own.page == page.number else ()
    listed = [row for row in page.segments if is_within(str(own.value), row.text) and row.line != rows[0].line]
    again = [row for row in listed if not any(word.box in taken for word in row.words)]
    return any(_are_listed(rows[0], row, page, sheet) for row in again)


def _is_of_account(one: Rival, chosen: Mapping[str, Claim]) -> bool:
    """Whether what is named stands within the account to pay to."""
    account = chosen.get("payment.iban")
    if account is None or account.page != one.page:
        return False
    return bool(one.boxes) and all(box in account.boxes for box in one.boxes)


def _are_listed(one: Segment, other: Segment, page: PageLayout, sheet: Sheet) -> bool:
    """Whether two cells stand one below the other, each in a row that ends with amounts."""
    ending = all(any(sheet.money_in(cell) for cell in page.rights(row)) for row in (one, other))
    return ending and abs(one.box.x0 - other.box.x0) < 1


def _same(one: Claim, own: Claim, sheet: Sheet) -> bool:
    """Whether two values are one, or one is the other with what may be left out of it: of an identifier its country or
    branch, of a name a contact person, of a number its series."""
    said, known = compact(str(one.value)), compact(str(own.value))
    if one.term == _VAT_ID and number_forms(str(one.value)) & number_forms(str(own.value)):
        return True
    if said not in known and known not in said:
        return False
    if one.term == NUMBER:
        return said == known or _is_one_number(one, said, known, sheet)
    named = str(one.value), str(own.value)
    return one.term != _BUYER or not (is_of_another_form(*named) or is_of_another_form(*reversed(named)))


def _is_one_number(one: Claim, said: str, known: str, sheet: Sheet) -> bool:
    """Whether what one of two numbers has more is a series in letters ("RE 101", "101"), or the one that is `said` is a
    part of what is known: its end stands in the next row, or its label may be of another paper."""
    before, _, behind = max(said, known, key=len).partition(min(said, known, key=len))
    if not any(map(str.isdigit, before + behind)):
        return True
    return said in known and (not _of_invoice(one) or (not before and _goes_on(one, behind, sheet)))


def _goes_on(one: Claim, rest: str, sheet: Sheet) -> bool:
    """Whether a value ends its row, and the next one begins with the `rest` of it."""
    pages = [page for page in sheet.layout.pages if page.number == one.page]
    own = ((page, row) for page in pages for row in page.segments if row.words[-1].box in one.boxes)
    return any(compact(below.text).startswith(rest) for page, row in own for below in page.below(row.box)[:1])


def _taken(one: Claim, chosen: Mapping[str, Claim]) -> bool:
    """Whether another term has the value at this place: the buyer's number, the delivery's date. What a label calls the
    number of an invoice is that of another paper only where this is firm, and of an earlier invoice where it is likely.
    """
    named = one.term == NUMBER and _of_invoice(one)
    return any(
        term != one.term
        and (other.value, other.page, other.boxes) == (one.value, one.page, one.boxes)
        and not (named and other.certainty < (DOUBTED if term == PRECEDING else FIRM))
        for term, other in chosen.items()
    )


def _names_it(one: Claim, own: Claim, sheet: Sheet) -> bool:
    """Whether a label names this term alone: no date of anything, no number of another paper beside the invoice's."""
    if one.term == ISSUE:
        label = compact(one.label or "")
        worded = len(label) > _WORDED or (len(label) == _WORDED and _begins(one, label, sheet))
        return worded and means_only(one.label, (ISSUE,))
    if one.term == _BUYER:  # contact persons and departments have no legal form
        return means_only(one.label, (BUYER,)) and LEGAL_FORM.search(str(one.value)) is not None
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


def _currencies(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Other currencies of what a label calls due; a code that measures as well ("Total weight 3,918.0 KGS") is none,
    nor is what one of a currency is worth, "1 EUR = 391.48 HUF", and no total."""
    own = chosen.get("currency")
    if own is None:
        return
    totals = {claim.value for term, claim in chosen.items() if term in TOTAL_ROLES}
    for money in sheet.money:
        symbol = money.amount.symbol or ""
        codes = () if unit_code(symbol) in MEASURES else codes_of(symbol)
        label = next((one for one in money.namings[:1] if DUE in one.mark.roles), None)
        worth = money.value not in totals and tells_worth(money)
        if label is not None and codes and own.value not in codes and not worth:
            yield Rival(
                term="currency",
                value=codes[0],
                raw=money.amount.raw,
                label=label.wording,
                page=money.span.page,
                boxes=(money.span.box,),
            )
