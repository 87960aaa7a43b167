"""Totals of which only a part is taxed."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest

from extractors.page.printed import Place, Printed, gather
from extractors.resolve.partly import Seen, may_tax, taxes_something
from schemas import Box, Claim, Layer


def _claim(term: str, value: str, score: float, box: Box) -> Claim:
    return Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=score, page=1, boxes=(box,))


@pytest.mark.parametrize(("charge", "taxed"), [(0.2, True), (0.55, False)])
def test_a_contribution_of_some_percent_taxes_nothing(charge: float, taxed: bool) -> None:
    base, tax = Box(100, 100, 140, 110), Box(200, 100, 240, 110)
    named = [
        _claim("totals.net", "1500.00", 0.5, base),
        _claim("totals.tax", "60.00", 0.3, tax),
        _claim("totals.charges", "60.00", charge, tax),
    ]
    places = [Place(Decimal(value), value, 1, (box,)) for value, box in (("1500.00", base), ("60.00", tax))]
    row = SimpleNamespace(rate=_claim("rate", "4", 0.9, tax), amount=_claim("amount", "60.00", 0.9, tax))
    seen = SimpleNamespace(amounts=gather(places, named), tax_rows=[row])
    assert taxes_something(cast(Seen, seen)) is taxed


def _outlays(tax: str, layer: Layer, called: str = "net") -> tuple[Seen, Printed, Printed]:
    """A fee, a sum of outlays that a layer calls a tax without any label, and the total of both."""
    gross = str(Decimal(1000) + Decimal(tax))
    told = [("1000.00", "net", Layer.RULES), (tax, "tax", layer), (tax, called, Layer.RULES)]
    told.append((gross, "gross", Layer.RULES))
    boxes = {value: Box(100, 100 + 20 * row, 140, 110 + 20 * row) for row, (value, *_) in enumerate(told)}
    named = [
        _claim(f"totals.{role}", value, 0.6, boxes[value]).model_copy(update={"layer": by}) for value, role, by in told
    ]
    amounts = gather((Place(Decimal(value), value, 1, (box,)) for value, box in boxes.items()), named)
    seen = SimpleNamespace(amounts=amounts, rates=frozenset())
    return cast(Seen, seen), amounts[Decimal(tax)], amounts[Decimal(gross)]


@pytest.mark.parametrize(
    ("tax", "called", "taxes"), [("271.60", "net", False), ("271.60", "charges", True), ("190.00", "net", True)]
)
def test_a_sum_that_the_model_alone_calls_a_tax_is_one_where_a_rate_makes_it(
    tax: str, called: str, taxes: bool
) -> None:
    seen, outlay, gross = _outlays(tax, Layer.MODEL, called)
    assert may_tax(seen, outlay, gross, said=False) is taxes
    assert not may_tax(seen, outlay, gross, said=True)


def test_what_words_call_a_tax_may_be_one_at_any_rate() -> None:
    seen, tax, gross = _outlays("271.60", Layer.RULES)
    assert may_tax(seen, tax, gross, said=True)
