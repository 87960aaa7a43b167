"""The tax table: rows of a rate, its base and its tax, in any order of columns; and the evidence for zero tax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.folding import spaced
from extractors.fields.roles import TAX
from extractors.fields.spans import span_at
from extractors.fields.values import Money, Values
from extractors.languages import find_exemptions
from extractors.layout import Line, Span
from extractors.parsing import find_rates, parse_rate
from schemas import CENT, xpath_round

_MOST = Decimal(35)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a tax table. `base` is None where only the tax of a rate is printed ("VAT 20 % 5.00"); `label` is the
    wording that names its amount, or its role: base times rate is what it says.
    """

    rate: Decimal
    rate_span: Span
    base: Money | None
    amount: Money
    label: str


def tax_rows(values: Values) -> tuple[Row, ...]:
    """Every line that may be a row of the tax table: its amounts fit its rate, or a tax label names its amount."""
    return tuple(row for page in values.layout.pages for line in page.lines for row in _rows(values, line))


def _rows(values: Values, line: Line) -> Iterator[Row]:
    own = [money for segment in line.segments for money in values.money_in(segment)]
    rates = list(_rates(line)) if own else []
    for rate, span in rates:
        pair = _pair(rate, [m for m in own if m.span.segment is not span.segment or m.span.start != span.start])
        if pair is not None:
            yield Row(rate, span, *pair, _tax_label(pair[1]) or "tax row")
            return
    for rate, span in rates:
        named = [m for m in own if any(n.position != "above" and TAX in n.mark.roles for n in m.namings)]
        if named and len(own) == 1:
            yield Row(rate, span, None, named[-1], _tax_label(named[-1]) or "tax row")


def _tax_label(money: Money) -> str | None:
    """The wording of the label that calls an amount a tax."""
    return next((naming.wording for naming in money.namings if TAX in naming.mark.roles), None)


def _rates(line: Line) -> Iterator[tuple[Decimal, Span]]:
    """Printed percentages of a line, then bare numbers in cells of their own that could be rates."""
    for segment in line.segments:
        for rate in find_rates(segment.text):
            if 0 <= rate.value <= _MOST:
                yield rate.value, span_at(segment, *rate.span)
    for segment in line.segments:
        bare = parse_rate(segment.text)
        if bare is not None and "%" not in segment.text and 0 <= bare.value <= _MOST:
            yield bare.value, Span(segment, 0, len(segment.words))


def _pair(rate: Decimal, own: Sequence[Money]) -> tuple[Money, Money] | None:
    """A base and a tax among the amounts of a line, base x rate = tax to the cent; a zero rate needs both printed."""
    for base in own:
        for tax in own:
            if tax is base or (rate and abs(tax.value) >= abs(base.value)) or base.value == 0:
                continue
            if abs(xpath_round(base.value * rate / 100) - tax.value) <= CENT and (rate or tax.value == 0):
                return base, tax
    return None


def exemption(values: Values) -> Span | None:
    """Printed words that exempt from tax (reverse charge, intra-community supply ...), or None."""
    wordings = [f" {spaced(phrase.wording)} " for phrase in find_exemptions(values.layout.text)]
    for segment in values.layout.segments if wordings else ():
        text = f" {spaced(segment.text)} "
        if any(wording in text for wording in wordings):
            return Span(segment, 0, len(segment.words))
    return None
