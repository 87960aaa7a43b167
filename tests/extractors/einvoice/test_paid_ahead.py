"""A property of a line that is the label of a payment which no total knows; and those that are of what was sold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.einvoice import paid_ahead
from schemas import Claim, Layer


def _claims(values: dict[str, str]) -> dict[str, Claim]:
    return {
        term: Claim(term=term, value=value, raw=value, layer=Layer.EINVOICE, score=1.0)
        for term, value in values.items()
    }


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ACCONTO", "Acconto versato il 20/10 da scomputare", ["ACCONTO: Acconto versato il 20/10 da scomputare"]),
        ("Anzahlung", "150.00", ["Anzahlung: 150.00"]),
        ("DISEGNO", "Disegno cliente 4471 rev. B", []),
        ("Pfand", "0.25", []),
        ("ACCONTO", "Acconto già versato", ["ACCONTO: Acconto già versato"]),
        ("ACCONTO", "0.00", []),
        ("Anzahlung", "0,00", []),
        ("Bezahlt", "nein", []),
        ("Acconto", "no", []),
        ("Deposit", "Yes", []),
        ("Colour", "red", []),
        ("Amount paid", "fully", ["Amount paid: fully"]),
        ("Bereits bezahlt", "vollständig", ["Bereits bezahlt: vollständig"]),
        ("Anzahlung", "siebenhundertfünfzig", ["Anzahlung: siebenhundertfünfzig"]),
        ("Anzahlung", "ja", []),
        ("Anzahlung", "keine", []),
        ("Anzahlung", "null", []),
        ("Prepayment", "cheque", ["Prepayment: cheque"]),
        ("Prepayment", "zero", []),
        ("Prepayment", "none", []),
        ("Prepaid", "everything", ["Prepaid: everything"]),
        ("Prepayment", "-", []),
    ],
)
def test_a_payment_among_the_properties_of_a_line(name: str, value: str, told: list[str]) -> None:
    claims = _claims({"lines[0].attributes[1].name": name, "lines[0].attributes[1].value": value})
    assert [one.text for one in paid_ahead(claims)] == told
    assert not list(paid_ahead(claims | _claims({"totals.paid": "150.00"})))


def test_a_stated_payment_of_nought_takes_nothing_off() -> None:
    claims = _claims({"lines[0].attributes[0].name": "ACCONTO", "lines[0].attributes[0].value": "150.00"})
    stated = {
        amount: Claim(term="totals.paid", value=Decimal(amount), raw=amount, layer=Layer.EINVOICE, score=1.0)
        for amount in ("0.00", "150.00")
    }
    assert [one.text for one in paid_ahead({**claims, "totals.paid": stated["0.00"]})] == ["ACCONTO: 150.00"]
    assert not list(paid_ahead({**claims, "totals.paid": stated["150.00"]}))
