"""A total that is paid on several accounts, an amount on each, is due whole; an amount beside it is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.over_accounts import parts_over_accounts
from tests.extractors.grid import reading

_ONE, _OTHER = "NL91 ABNA 0417 1643 00", "NL20 INGB 0001 2345 67"
_TOTALS = """Factuur 2031
Totaal excl. btw        1.000,00
Btw 21%                   210,00
Factuurbedrag           1.210,00



"""
_SENTENCE = f"""Betaling binnen 14 dagen. Wij verzoeken u € {{part}} (25%) over te maken op onze
G-rekening {_ONE} en het restant ad € {{rest}} op rekening {_OTHER}."""


def _parts(text: str) -> frozenset[Decimal]:
    return parts_over_accounts(Sheet(Layout(reading(_TOTALS + text)), "nl"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_SENTENCE.format(part="302,50", rest="907,50"), True),
        (f"Auf das Konto {_ONE} zahlen Sie EUR 302,50\nund auf das Konto {_OTHER} EUR 907,50.", True),
        (_SENTENCE.format(part="302,50", rest="900,00"), False),
        (f"€ 302,50 is al betaald op {_ONE}, wij verzoeken u € 907,50 over te maken.", False),
        (f"Van de € 302,50 en € 907,50 gaat alles naar {_ONE} of {_OTHER}.", False),
        (f"€ 302,50 over te maken op {_ONE} en € 907,50 op {_ONE}.", False),
        (f"Already paid into {_ONE}: 302,50 EUR\nAlready paid into {_OTHER}: 907,50 EUR", False),
        (f"Zahlen Sie auf {_ONE} EUR 110,00\nund auf {_OTHER} EUR 100,00.", False),  # the tax, which is no total
    ],
)
def test_parts_that_several_accounts_take_turns_with(text: str, told: bool) -> None:
    assert _parts(text) == (frozenset(map(Decimal, ("302.50", "907.50"))) if told else frozenset())


def test_such_a_total_is_due_whole_and_nothing_of_it_was_paid() -> None:
    whole = extract(reading(_TOTALS + _SENTENCE.format(part="302,50", rest="907,50")))
    assert whole.claims["totals.due"].value == Decimal("1210.00")
    assert "totals.paid" not in whole.claims
    assert [one.value for one in whole.rivals if one.term == "totals.due"] == []
    other = extract(reading(_TOTALS + _SENTENCE.format(part="302,50", rest="900,00")))
    assert other.claims["totals.due"].value != Decimal("1210.00") or other.rivals
