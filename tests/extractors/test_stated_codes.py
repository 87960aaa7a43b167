"""Codes of no standard: what they state of the document that they number, and nothing of any other."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from extractors.readers.stated import stated_in

_PRINTED = "INVOICEHX114271TOTAL1998.00"


@pytest.mark.parametrize(
    ("text", "void", "left"),
    [
        ("HARTSMERE|HX114271|STATUS=CREDITED|CN=HX114273", True, None),
        ("HX114271;annulée", True, None),
        ("nr:HX114271;stan:anulowana", True, None),
        ('{"invoice": "HX114271", "state": "void"}', True, None),
        ('{"invoice": {"no": "HX114271", "state": "void"}, "by": "Hartsmere"}', True, None),
        ('[{"invoice": "HX114271", "balance": 0.10}]', False, Decimal("0.10")),
        ('{"invoice": "HX114271", "state": "void", "state": "open"}', True, None),
        ("|".join(("HX114271", *map(str, range(60)), "STATUS=CREDITED")), True, None),
        ("HX114271|BALANCE=0.00", False, Decimal(0)),
        ("HX114271&Saldo=1998,00", False, Decimal(1998)),
        ("HX114271|BALANCE=0.00 EUR", False, Decimal(0)),
        ("HX114271|BALANCE=EUR 0.00", False, Decimal(0)),
        ("HX114271|BALANCE=1,190.00", False, Decimal(1190)),
        ("HX114271|Saldo=1.190,00 €", False, Decimal(1190)),
        ("HX114271|BALANCE=0", False, Decimal(0)),
        ("HX114271|BALANCE=1998.00|BALANCE=0.00", False, Decimal(0)),
        ("HX114271|BALANCE=0.00|REMAINING=1998.00", False, Decimal(0)),
    ],
)
def test_what_is_void_or_left_to_pay_is_stated(text: str, void: bool, left: Decimal | None) -> None:
    said = stated_in(text, _PRINTED)
    assert said is not None
    assert (said.cancelled, said.amount) == (void, left)


@pytest.mark.parametrize(
    "text",
    [
        "HARTSMERE|HX114271|STATUS=OPEN",
        "HX114271",
        "cancelled",
        "HX114272|STATUS=CREDITED",  # another document
        "HX114271;1998.00",
        "https://example.org/HX114271?from=qr&lang=en",
        "HX114271|BALANCE=open",
        "HX114271|BALANCE=17 days",
        "HX114271|BALANCE=2024-03-12",
        "HX114271|NET=1665.00|VAT=333.00",
        "",
    ],
)
def test_all_other_codes_state_nothing(text: str) -> None:
    assert stated_in(text, _PRINTED) is None


def test_a_field_of_blanks_takes_no_time() -> None:
    started = time.process_time()
    assert stated_in(f"HX114271|{' ' * 4000}x", _PRINTED) is None
    assert time.process_time() - started < 1
