"""The tax table: rows of a rate, its base and its tax, in any order of columns; and the evidence for zero tax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extractors.languages import spoken
from extractors.meanings import find_exemptions
from extractors.meanings.phrases import without_inserts
from extractors.meanings.tax_words import speaks_of_tax
from extractors.page import Line, Segment, Span
from extractors.page.roles import GROSS, NET, TAX
from extractors.page.sheet import Sheet
from extractors.page.spans import Run, span_at, whole
from extractors.page.sums import MOST_RATE
from extractors.page.values import Money
from extractors.parsing import find_rates, parse_rate
from extractors.parsing.folding import pieces, spaced
from schemas import CENT, xpath_round
from schemas.regimes import usual_rates

_RATES = usual_rates()
_CODED = re.compile(r"[^\W_]{1,2}\s?[/:=–]\s?(?P<rate>\d{1,2}[.,]\d{1,2})")  # of a cell without a percent sign
_RATED = re.compile(
    rf"(?i)\d\s?%\W{{0,3}}\b(?:{spoken('tax_name')})\b|\b(?:{spoken('tax_name')})\b\W{{0,3}}[\d.,]*[1-9][\d.,]*\s?%"
)

_FREED = re.compile(rf"(?i)(?P<subject>[^.,;:()]*?)\s(?:{spoken('are')})(?:\s[^.,;:]+)?\.?$")
_NO_SUPPLY = re.compile(rf"(?i)\b(?:{spoken('no_supply')})")
_SUPPLIED = re.compile(rf"(?i)\b(?:{spoken('supplied')})")
_NOUN = 5  # letters of a word that names something
_FEW = 4  # words of a cell, or of a heading


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a tax table. `base` is None where only the tax of a rate is printed ("VAT 20 % 5.00"). `label` is the
    wording that calls its amount a tax; None where a rate alone stands beside it.
    """

    rate: Decimal
    rate_span: Span
    base: Money | None
    amount: Money
    label: str | None


def tax_rows(sheet: Sheet) -> tuple[Row, ...]:
    """Every line that may be a row of the tax table: its amounts fit its rate, or a rate stands with its amount."""
    return _with_bases([row for page in sheet.layout.pages for line in page.lines for row in _rows(sheet, line)])


def _with_bases(rows: Sequence[Row]) -> tuple[Row, ...]:
    """`rows`, with what is taxed where it stands with its rate on a line of its own: "Net 20 %   50.00" over
    "VAT 20 %   10.00"."""
    found: dict[Row, Row] = {}
    for tax in (row for row in rows if row.base is None and row.label and row.rate):
        bases = [row for row in rows if row.base is None and row.label is None and row.rate == tax.rate]
        base = next((row for row in bases if row not in found and _pair(row.rate, [row.amount], tax.amount)), None)
        if base is not None:
            paid, amount = _of_one_sign(base.amount, tax.amount)
            found |= {tax: replace(tax, base=paid, amount=amount), base: base}
    return tuple(found.get(row, row) for row in rows if found.get(row) is not row)


def rates_apart(sheet: Sheet) -> Iterator[Row]:
    """Each rate with each amount called a tax, wherever they stand: "Tax rate 7 %" in one row, "Tax 5.00" in another.
    The totals must prove that they belong together, which nothing does of a tax of nothing.
    """
    rates = {percent.value: percent for percent in sheet.rates if 0 < percent.value <= MOST_RATE}
    taxes = {money.value: money for money in sheet.money if money.value and _tax_label(money) is not None}
    for rate, percent in rates.items():
        yield from (Row(rate, percent.span, None, tax, None) for tax in taxes.values())


def _rows(sheet: Sheet, line: Line) -> Iterator[Row]:
    own = [money for segment in line.segments for money in sheet.money_in(segment)]
    if not own:
        return
    printed = list(_percentages(line.segments))
    coded = list(_coded(line))
    rates = [*printed, *coded, *_bare(line)]
    own = [money for money in own if all(money.span.segment is not span.segment for _, span in coded)]
    for rate, span in rates:
        pair = _pair(rate, [m for m in own if m.span.segment is not span.segment or m.span.start != span.start])
        if pair is not None:
            yield Row(rate, span, *_of_one_sign(*pair), _tax_label(pair[1]) or _tax_word(sheet, span.segment))
            return
    if rates and len(own) == 1:
        for rate, span in rates:
            if span.segment is not own[0].span.segment or "%" in span.text:
                named = any(n.position != "above" and TAX in n.mark.roles for n in own[0].namings)
                yield Row(rate, span, None, own[0], _tax_label(own[0]) if named else None)
    for money in own:
        yield from _under_rate(sheet, money)
    if not printed:
        yield from _without_rate(sheet, own)


def _under_rate(sheet: Sheet, money: Money) -> Iterator[Row]:
    """The row of an amount whose label above holds the rate: "VAT 20 %" over "5.00"."""
    above = {n.mark.segment.index: n.mark.segment for n in money.namings if n.position == "above"}
    above |= {segment.index: segment for segment in _head(sheet, money.span.segment)}
    for segment in (s for s in above.values() if not sheet.money_in(s)):
        label = next((mark.wording for mark in sheet.marks_in(segment) if TAX in mark.roles), None)
        for rate, span in _percentages([segment]):
            yield Row(rate, span, None, money, label)


def _head(sheet: Sheet, cell: Segment) -> Iterator[Segment]:
    """What stands over a cell of a row of amounts, where the line above has as many cells, however they are aligned."""
    page = sheet.layout.page(cell.page)
    own = page.lines[cell.line].segments
    over = page.lines[cell.line - 1].segments if cell.line else ()
    if len(own) == len(over) > 1 and all(sheet.money_in(segment) for segment in own):
        yield over[own.index(cell)]


def _without_rate(sheet: Sheet, own: Sequence[Money]) -> Iterator[Row]:
    """A row of base and tax, where the rate that they fit is printed elsewhere. A tax of nothing fits any that is small
    enough: "0.05 % a day for late payment"."""
    for percent in sheet.rates:
        for tax in filter(lambda money: money.value, own):
            label = _tax_label(tax)
            pair = None if label is None else _pair(percent.value, own, tax)
            if pair is not None and percent.value:
                yield Row(percent.value, percent.span, *_of_one_sign(*pair), label)
                return


def _tax_label(money: Money) -> str | None:
    """The wording of the label that calls an amount a tax."""
    return next((naming.wording for naming in money.namings if TAX in naming.mark.roles), None)


def _tax_word(sheet: Sheet, segment: Segment) -> str | None:
    """The label in `segment` that calls something a tax."""
    return next((mark.wording.strip(" :") for mark in sheet.marks_in(segment) if TAX in mark.roles), None)


def _is_of_something_else(sheet: Sheet, text: str) -> bool:
    """Whether what a sentence calls free of tax is something else than what was sold, which the pages do not name.

    That is a deposit, a fee of reminders and the like or, where the total holds a tax, all that is called no supply.
    Where an article of law is cited it is believed.
    """
    told = _FREED.match(text)
    if told is None or any(map(str.isdigit, text)):
        return False
    other = _NO_SUPPLY.search(told["subject"])
    if other is None and (_SUPPLIED.search(told["subject"]) is not None or not _includes_tax(sheet)):
        return False
    said = pieces(sheet.layout.text)
    words = [word for word in pieces(told["subject"]) if len(word) >= _NOUN] if other is None else pieces(other[0])
    nouns = [word[:_NOUN] for word in words]
    return bool(nouns) and not any(sum(word.startswith(noun) for word in said) > 1 for noun in nouns)


def _includes_tax(sheet: Sheet) -> bool:
    """Whether the label of a total says that a tax is in it."""
    return any(
        speaks_of_tax(naming.wording) for money in sheet.money for naming in money.namings if GROSS in naming.mark.roles
    )


def charges_tax(sheet: Sheet) -> bool:
    """Whether a tax is named with a rate above zero: "incl. 19 % VAT", "VAT (20 %)". What is free of tax there is
    something else."""
    texts = (percent.span.segment.text for percent in sheet.rates if 0 < percent.value <= MOST_RATE)
    return any(_RATED.search(text) for text in texts)


def _percentages(segments: Iterable[Segment]) -> Iterator[tuple[Decimal, Span]]:
    """Printed percentages that could be rates."""
    for segment in segments:
        for rate in find_rates(segment.text):
            if 0 <= rate.value <= MOST_RATE:
                yield rate.value, span_at(segment, *rate.span)


def _bare(line: Line) -> Iterator[tuple[Decimal, Span]]:
    """Bare numbers in cells of their own that could be rates."""
    for segment in line.segments:
        bare = parse_rate(segment.text)
        if bare is not None and "%" not in segment.text and 0 <= bare.value <= MOST_RATE:
            yield bare.value, whole(segment)


def _coded(line: Line) -> Iterator[tuple[Decimal, Span]]:
    """Usual rates behind their codes in cells of their own: "2 / 20,00", "A: 5.5"."""
    for segment in line.segments:
        if (found := _CODED.fullmatch(segment.text.strip())) is not None:
            rate = parse_rate(found["rate"])
            if rate is not None and rate.value in _RATES:
                start = segment.text.rindex(found["rate"])
                yield rate.value, span_at(segment, start, start + len(found["rate"]))


def _pair(rate: Decimal, own: Sequence[Money], only: Money | None = None) -> tuple[Money, Money] | None:
    """A base and a tax (`only` this one) among the amounts of a line, base x rate = tax to the cent whatever their
    signs; a zero rate needs both printed, and every amount fits it: what a label calls net comes first."""
    for base in own if rate else sorted(own, key=lambda one: not _is_net(one)):
        for tax in own if only is None else (only,):
            if tax is base or (rate and abs(tax.value) >= abs(base.value)) or base.value == 0:
                continue
            reckoned = xpath_round(abs(base.value) * rate / 100)
            if abs(reckoned - abs(tax.value)) <= CENT and (tax.value != 0 if reckoned else rate or tax.value == 0):
                return base, tax
    return None


def _is_net(money: Money) -> bool:
    return any(NET in naming.mark.roles for naming in money.namings[:1])


def _of_one_sign(base: Money, tax: Money) -> tuple[Money | None, Money]:
    """Base and tax; without the base where a credit note prints it without the sign of the tax."""
    if base.value * tax.value < 0 and _is_aside(base):
        base = replace(base, amount=replace(base.amount, value=-base.value))
    return (base if base.value * tax.value >= 0 else None), tax


def _is_aside(money: Money) -> bool:
    """Whether brackets behind other words hold an amount: "VAT 9 % (81.60)" tells what is taxed, and takes nothing
    off."""
    raw, text = money.amount.raw, money.span.segment.text.strip()
    return raw.startswith("(") and not text.startswith(raw)


def exemptions(sheet: Sheet) -> Iterator[Run]:
    """Printed words that exempt from tax (reverse charge, intra-community supply ...); of a sentence that goes on in
    the next row of its block, both rows."""
    wordings = [f" {spaced(phrase.wording)} " for phrase in find_exemptions(sheet.layout.text)]
    for run in _rows_of_sentences(sheet) if wordings else ():
        text = f" {spaced(without_inserts(run.text))} "
        if any(wording in text for wording in wordings) and not _is_of_something_else(sheet, run.text):
            yield run


def _rows_of_sentences(sheet: Sheet) -> Iterator[Run]:
    """Each segment; then, of each block, the rows that a sentence runs over, two by two: a cell that ends in the
    row above goes on nowhere."""
    yield from (Run((whole(segment),)) for segment in sheet.layout.segments)
    blocks = (block for page in sheet.layout.pages for block in page.blocks)
    for one, other in (pair for block in blocks for pair in pairwise(block.rows)):
        if len(one.words) > _FEW and not one.text.endswith((".", ":")):
            yield Run((whole(one), whole(other)))
