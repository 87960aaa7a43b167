"""Totals of which only a part is taxed, beside words that call the rest free of tax."""

from __future__ import annotations

from tests.extractors.resolve.test_totals import GROSS, NET, TAX, choose, row, values

LABELS = [(NET, "2912.00"), (GROSS, "3616.64")]


def test_words_of_exemption_free_nothing_that_a_row_taxes() -> None:
    totals = choose(
        [*LABELS, (TAX, "640.64"), (NET, "640.64")], ("64.00",), exempt=True, rows=(row("22", None, "640.64"),)
    )
    assert values(totals) | {"due": ""} == {"net": "2976.00", "tax": "640.64", "gross": "3616.64", "due": ""}
    assert all(totals.claims[term].doubt for term in (NET, TAX, GROSS))


def test_without_the_amount_that_is_free_no_tax_of_nothing_is_concluded() -> None:
    totals = choose([*LABELS, (TAX, "640.64"), (NET, "640.64")], exempt=True, rows=(row("22", None, "640.64"),))
    assert values(totals).get("tax") != "0"


def test_what_no_label_calls_a_tax_is_none() -> None:
    totals = choose({NET: "100.00", GROSS: "100.00"}, ("2.00",), exempt=True, rows=(row("2", None, "2.00"),))
    assert values(totals)["tax"] == "0"
