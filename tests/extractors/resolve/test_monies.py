"""A currency that a label or a column's head names beside amounts of another one is a second value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.sheet import sheet_of
from extractors.resolve.monies import other_currencies, stated_currencies
from schemas import Claim, Layer
from tests.extractors.grid import reading

_PAGE = """\
Description      {head}
Spade            EUR 70.00

{label}          EUR 119.00
"""


def _found(head: str = "Amount", label: str = "Total due", own: str = "EUR") -> list[str]:
    sheet = sheet_of(reading(_PAGE.format(head=head, label=label)))
    chosen = {"currency": Claim(term="currency", value=own, raw=own, layer=Layer.RULES, score=1.0)}
    for term, raw in (("lines[0].net", "70.00"), ("totals.gross", "119.00")):
        segment = next(one for one in sheet.layout.segments if raw in one.text)
        boxes = tuple(word.box for word in segment.words)
        chosen[term] = Claim(
            term=term, value=next(m.value for m in sheet.money if m.span.segment is segment), raw=raw,
            layer=Layer.RULES, score=1.0, page=1, boxes=boxes,
        )  # fmt: skip
    return sorted({one.value for one in other_currencies(chosen, sheet)})


@pytest.mark.parametrize("label", ["Total due USD", "Total due ($)", "Total due in US$"])
def test_another_currency_in_the_label_of_a_total_is_told(label: str) -> None:
    assert _found(label=label) == ["USD"]


@pytest.mark.parametrize("head", ["Amount CHF", "Amount (CHF)", "CHF"])
def test_another_currency_in_the_head_of_a_column_is_told(head: str) -> None:
    assert _found(head=head) == ["CHF"]


@pytest.mark.parametrize("label", ["Total due", "Total due EUR", "Total due (€)", "Total due EUR / USD"])
def test_the_own_currency_is_none(label: str) -> None:
    assert _found(label=label) == []


def test_words_that_are_codes_as_well_are_none() -> None:
    assert _found(head="STD amount", label="Total due ALL") == []


@pytest.mark.parametrize("head", ["Paleta CHF zwrotna", "Amount"])
def test_a_word_within_a_head_is_none(head: str) -> None:
    assert _found(head=head) == []


@pytest.mark.parametrize(
    ("row", "other"),
    [
        ("Total due      EUR      119.00      USD      128.52", []),
        ("Total due      119.00      EUR      128.52      USD", []),
        ("Total due      USD      119.00      EUR      110.19", ["USD"]),
        ("Total due      119.00      USD      110.19      EUR", ["USD"]),
        ("Total due      EUR      119.00      USD", ["USD"]),
        ("Total due      119.00      USD      128.52", ["USD"]),
    ],
)
def test_in_a_row_of_several_currencies_a_mark_is_of_the_amount_on_its_own_side(row: str, other: list[str]) -> None:
    sheet = sheet_of(reading(f"Description      Amount\nSpade            70.00\n\n{row}"))
    total = next(one for one in sheet.layout.segments if one.text == "119.00")
    chosen = {
        "currency": Claim(term="currency", value="EUR", raw="EUR", layer=Layer.RULES, score=1.0),
        "totals.gross": Claim(
            term="totals.gross", value=Decimal("119.00"), raw="119.00", layer=Layer.RULES, score=1.0, page=1,
            boxes=tuple(word.box for word in total.words),
        ),
    }  # fmt: skip
    assert [one.value for one in other_currencies(chosen, sheet)] == other


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("Currency: FKP", ["FKP"]),
        ("Currency: EUR", []),
        ("Currency   FKP", ["FKP"]),
        ("Currency: USD (US dollar)", ["USD"]),
        ("Currency: usd", ["USD"]),
        ("Currency: US dollars", ["USD"]),
        ("Currency: eur", []),
        ("Currency: EUR (US dollars on request)", []),
        ("Currency: Euro", []),
        ("Currency: Euro, in US dollars on request", []),
        ("Currency: see above", []),
        ("Currency: USD only", ["USD"]),
        ("Currency: USD, rate 1.0842", ["USD"]),
        ("Currency: usd 119.00", ["USD"]),
        ("Currency: zł", ["PLN"]),
        ("Currency: aed", ["AED"]),
        ("Currency: TRY", ["TRY"]),
        ("Currency: PEN", ["PEN"]),
        ("Currency: try", []),
        ("Currency: Pen", []),
        ("Currency: All", []),
        ("Currency: all (see above)", []),
        ("Currency: EUR, not USD", []),
    ],
)
def test_a_code_that_a_label_calls_the_currency_is_another(row: str, codes: list[str]) -> None:
    sheet = sheet_of(reading(f"{row}\n\nTotal due      EUR 119.00"))
    chosen = {"currency": Claim(term="currency", value="EUR", raw="EUR", layer=Layer.RULES, score=1.0)}
    assert [one.value for one in stated_currencies(chosen, sheet)] == codes
