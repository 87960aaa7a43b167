"""What stands right behind the total or below it as a clerk writes it there, "Total 119.00  bez. bar 14.3.", or as an
account does: "Amount due 119.00 CR" is owed to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.languages import LANGUAGES
from extractors.meanings.notices import stamp_of
from extractors.meanings.phrases import worded_in
from extractors.page import PageLayout, Segment
from extractors.page.claims import amount_of
from extractors.page.roles import DUE, GROSS
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing import find_currencies
from extractors.parsing.folding import fold
from extractors.sentences.ways import is_a_noun
from schemas import Claim, Statement

_PAID = "paid"
_CREDIT = "credit"
_NEXT = 2.0  # heights between the total and what was written below it
_HEAD = 1.5  # heights between a head and its amount


def paid_beside_total(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """Every stamp of what was paid that is all that stands behind the total in its row, or all of the row below it, in
    whatever print; one with an amount beside or below it is the label of that."""
    totals = [taken[term] for term in (GROSS, DUE) if term in taken and taken[term].page == page.number]
    boxes = [box for claim in totals for box in claim.boxes]
    for segment in page.segments:
        ends = [at + 1 for at, word in enumerate(segment.words) if any(word.box == box for box in boxes)]
        if not ends:
            continue
        row = tuple(page.rights(segment))
        for told, cells in (
            (_behind(segment, max(ends), row), (segment, *row)),
            *(((one,), (one,)) for one in _alone_below(page, segment)),
        ):
            yield from _paid(sheet, page, told, cells)


def owed_to_reader(sheet: Sheet, page: PageLayout, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """Every row that a label of what is due leads, whose amount is the total with a sign or a mark of a credit,
    "Amount due 119.00 CR", "Zahlbetrag -119,00", where what was taken is owed by the reader."""
    due = taken.get(DUE)
    if due is None or amount_of(due) <= 0:
        return
    whole = {amount_of(taken[term]) for term in (GROSS, DUE) if term in taken}
    for segment in page.segments:
        if not any(mark.start == 0 and set(mark.roles) == {DUE} for mark in sheet.marks_in(segment)):
            continue  # as nearly all segments
        for cell in (segment, *page.rights(segment)):
            amounts = (one for one in sheet.money_in(cell) if abs(one.value) in whole)
            if any(_is_in_credit(page, one) for one in amounts):
                yield Statement(
                    kind=_CREDIT, language="", text=cell.text, page=page.number, boxes=(segment.box, cell.box)
                )


def _is_in_credit(page: PageLayout, money: Money) -> bool:
    """Whether an amount is less than nothing, or all that stands behind it in its row is a mark of a credit."""
    if money.value < 0:
        return True
    segment, stop = money.span.segment, money.span.stop
    told = (one if isinstance(one, str) else one.text for one in _behind(segment, stop, tuple(page.rights(segment))))
    said = fold(" ".join(told)).strip(" .()")
    return any(worded_in(code, "credit_mark").fullmatch(said) for code in LANGUAGES)


def _behind(segment: Segment, start: int, row: Sequence[Segment]) -> Sequence[Segment | str]:
    """What stands behind the total in its row, but for its currency."""
    own = [word.text for word in segment.words[start:]]
    own = own[1:] if own and find_currencies(own[0]) else own
    return (*((" ".join(own),) if own else ()), *row)


def _alone_below(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    below = page.lines[segment.line + 1 : segment.line + 2]
    for line in below:
        if len(line.segments) == 1 and line.box.top - segment.box.bottom <= _NEXT * segment.box.height:
            yield line.segments[0]


def _is_money(money: Money) -> bool:
    """Whether an amount is one, and no day without its year, "14.3."."""
    return bool(money.amount.symbol) or money.amount.decimals != 1


def _paid(
    sheet: Sheet, page: PageLayout, told: Sequence[Segment | str], cells: Sequence[Segment]
) -> Iterator[Statement]:
    """`told` as a stamp, if it names no amount."""
    segments = [one for one in told if isinstance(one, Segment)]
    beneath = [other for one in segments for other in page.below(one.box, _HEAD)]
    amounts = (one for one in beneath if not any(map(str.isalpha, one.text)))  # and no account in a row of its own
    if any(_is_money(money) for one in (*segments, *amounts) for money in sheet.money_in(one)):
        return
    said = " ".join(one if isinstance(one, str) else one.text for one in told)
    stamp = stamp_of(said)
    if stamp is not None and stamp.kind == _PAID and not is_a_noun(stamp, sheet.language):
        text = " ".join(one.text for one in cells)
        yield Statement(
            kind=_PAID, language=stamp.language, text=text, page=page.number, boxes=tuple(one.box for one in cells)
        )
