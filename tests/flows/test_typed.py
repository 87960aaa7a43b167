"""What a person types is read the way the document writes."""

from __future__ import annotations

import pytest

from extractors.parsing import DayMonth, NumberStyle
from flows.typed import Manner, understood
from schemas.deciding import Unfit

GERMAN = Manner(style=NumberStyle.COMMA, orders={".": DayMonth.DAY_FIRST, "/": DayMonth.DAY_FIRST})
AMERICAN = Manner(style=NumberStyle.POINT, orders={"/": DayMonth.MONTH_FIRST})


@pytest.mark.parametrize(
    ("path", "said", "manner", "value"),
    [
        ("totals.gross", "1.234,50 €", GERMAN, "1234.50"),
        ("totals.gross", "1.234", GERMAN, "1234"),
        ("totals.gross", "1.234", AMERICAN, "1.234"),
        ("totals.gross", "1234.50", GERMAN, "1234.50"),
        ("totals.gross", "(12.00)", AMERICAN, "-12.00"),
        ("lines[0].quantity", "1,5", GERMAN, "1.5"),
        ("lines[0].tax_rate", "19 %", GERMAN, "19"),
        ("due_date", "3.4.2024", GERMAN, "2024-04-03"),
        ("due_date", "03/04/2024", AMERICAN, "2024-03-04"),
        ("due_date", "2024-04-03", AMERICAN, "2024-04-03"),
        ("due_date", "5. März 2024", GERMAN, "2024-03-05"),
        ("currency", "€", GERMAN, "EUR"),
        ("currency", "usd", AMERICAN, "USD"),
        ("seller.address.country", "de", GERMAN, "DE"),
        ("payment.iban", "DE89 3704 0044 0532 0130 00", GERMAN, "DE89370400440532013000"),
        ("seller.name", "  Two   words ", GERMAN, "Two words"),
        ("invoice_number", "0012", GERMAN, "0012"),
    ],
)
def test_a_text_is_the_value_that_the_document_would_mean(path: str, said: str, manner: Manner, value: str) -> None:
    read = understood(path, said, manner)
    assert (read.text, read.doubt) == (value, "")


@pytest.mark.parametrize(
    ("path", "said", "other"),
    [("totals.gross", "1.234", "1.234"), ("due_date", "03/04/2024", "2024-"), ("currency", "$", "CAD")],
)
def test_what_may_be_read_in_two_ways_says_so(path: str, said: str, other: str) -> None:
    assert other in understood(path, said, Manner()).doubt


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("totals.gross", "twelve"),
        ("due_date", "soon"),
        ("due_date", "2024-02-30"),
        ("no.such", "1"),
        ("seller.name", ""),
    ],
)
def test_what_is_no_value_is_refused(path: str, said: str) -> None:
    with pytest.raises(Unfit):
        understood(path, said, GERMAN)
