"""Totals of which only a part is taxed."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest

from extractors.page.printed import Place, gather
from extractors.resolve.partly import Seen, taxes_something
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
