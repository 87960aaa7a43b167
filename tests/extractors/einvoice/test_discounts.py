"""Discounts for paying in time: small, for a time, and what their percentage comes to; others are named."""

from __future__ import annotations

import pytest

from evaluation.synthetic import generate
from evaluation.synthetic.einvoice import stated
from evaluation.synthetic.samples_pages import plain
from evaluation.synthetic.xml_cii import cii
from extractors.extract import extract
from extractors.readers.einvoice import einvoice_in
from extractors.rules.date_sentences import granted as granted_by
from schemas import Limits, Reading

FACTS = stated(generate(503, plain("fr", "FR", "title right", lines=3)).facts)
END = b"</ram:SpecifiedTradePaymentTerms>"
DAYS = '<ram:BasisPeriodMeasure unitCode="DAY">10</ram:BasisPeriodMeasure>'


def granted(percent: str, amount: str) -> list[str]:
    """What is named of a discount in a CII, and as what."""
    inside = DAYS + "".join(
        f"<ram:{name}>{value}</ram:{name}>"
        for name, value in (("CalculationPercent", percent), ("ActualDiscountAmount", amount))
        if value
    )
    terms = f"<ram:ApplicableTradePaymentDiscountTerms>{inside}</ram:ApplicableTradePaymentDiscountTerms>"
    xml = cii(FACTS)
    assert END in xml
    part = einvoice_in(xml.replace(END, terms.encode() + END, 1), Limits())
    found = extract(Reading(sha256="", reader="einvoice", parts=(part,))).rivals
    return [f"{one.term}: {one.label} {one.raw}" for one in found]


def share(percent: int) -> str:
    assert FACTS.totals.gross is not None
    return f"{FACTS.totals.gross * percent / 100:.2f}"


@pytest.mark.parametrize(("percent", "amount"), [("2", ""), ("2", share(2)), ("", share(2)), ("10", "")])
def test_what_is_granted_for_paying_in_time_is_ordinary(percent: str, amount: str) -> None:
    assert granted(percent, amount) == []


@pytest.mark.parametrize(
    ("percent", "amount", "label"),
    [
        ("40", "", "CalculationPercent"),
        ("", share(40), "ActualDiscountAmount"),
        ("2", share(4), "CalculationPercent"),
    ],
)
def test_what_is_more_is_named(percent: str, amount: str, label: str) -> None:
    assert [one.split()[:2] for one in granted(percent, amount)] == [["totals.due:", label]]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Bei Zahlung bis 25.11.2026 gewähren wir 3 % Skonto.", ["3 %"]),
        ("10 Tage 2,5% Skonto, 30 Tage netto", ["2,5%"]),
        ("Escompte de 2 % pour paiement sous 8 jours", ["2 %"]),
        ("5 % Rabatt auf alle Pumpen bis 31.12.2026", []),
        ("Interest of 8 % is charged on what is paid after 30 days", []),
        ("Zahlbar bis 25.11.2026 zzgl. 19 % MwSt., kein Skonto", []),
    ],
)
def test_what_a_sentence_grants_for_paying_in_time(text: str, shares: list[str]) -> None:
    assert list(granted_by(text)) == shares
