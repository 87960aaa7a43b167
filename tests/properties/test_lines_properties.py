from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.fields.lines import propose_lines
from extractors.layout import Layout
from schemas import Box, Claim, Layer, Page, Reading, Word, assemble

PITCH, CHAR = 12.0, 6.0
HEAD = ("Description", "Qty", "Unit Price", "Amount")
LEFTS = (40.0, 250.0, 330.0, 430.0)

texts = st.sampled_from(
    (
        "Description",
        "Qty",
        "Price",
        "Amount",
        "Total",
        "Subtotal",
        "VAT",
        "Garden",
        "bench",
        "12.00",
        "3",
        "-4.50",
        "20",
        "%",
        ":",
        "€",
    )
)
places = st.tuples(st.integers(0, 90), st.integers(0, 60))
names = st.lists(st.sampled_from(("Garden bench", "Watering can", "Oak board", "Rope")), min_size=1, max_size=12)
quantities = st.integers(1, 99)
prices = st.decimals(min_value="0.01", max_value="999.99", places=2)


def word(text: str, x0: float, row: float) -> Word:
    top = 40.0 + PITCH * row
    return Word(text, Box(x0, top, x0 + CHAR * len(text), top + 10.0), 10.0)


def read(words: list[Word]) -> Reading:
    page = Page(number=1, width=595.0, height=842.0, words=tuple(words))
    return Reading(sha256="0" * 64, reader="drawn", page_count=1, parts=(page,))


@given(st.lists(st.tuples(texts, places), max_size=60))
@settings(max_examples=60)
def test_whatever_stands_on_a_page_gives_claims_that_are_lines_or_none(
    drawn: list[tuple[str, tuple[int, int]]],
) -> None:
    words = [word(text, 40.0 + CHAR * column, row) for text, (column, row) in drawn]
    claims = propose_lines(Layout(read(words)), "en", {})
    invoice = assemble({path: claim.value for path, claim in claims.items()})
    assert {int(path.split("[")[1].split("]")[0]) for path in claims} == set(range(len(invoice.lines)))
    assert all(path == claim.term and claim.label and claim.boxes for path, claim in claims.items())


@given(st.data(), names)
@settings(max_examples=60)
def test_every_row_of_a_clean_table_is_read(data: st.DataObject, items: list[str]) -> None:
    words = [word(text, x0 + 5 * bool(x0 > 40), 0) for text, x0 in zip(HEAD, LEFTS, strict=True)]
    expected = []
    for row, name in enumerate(items):
        quantity, price = data.draw(quantities), data.draw(prices)
        net = quantity * price
        cells = (name, str(quantity), f"{price:.2f}", f"{net:.2f}")
        for text, x0, head in zip(cells, LEFTS, HEAD, strict=True):
            right = x0 + 5 + CHAR * len(head)
            words.append(word(text, x0 if x0 == LEFTS[0] else right - CHAR * len(text), 2 + 2 * row))
        expected.append((name, Decimal(quantity), price, net))
    total = sum((net for *_, net in expected), Decimal(0))
    claim = Claim(term="totals.net", value=total, raw=str(total), layer=Layer.RULES, score=0.9)
    claims = propose_lines(Layout(read(words)), "en", {"totals.net": claim})
    lines = assemble({path: claim.value for path, claim in claims.items()}).lines
    assert [(line.description, line.quantity, line.unit_price, line.net) for line in lines] == expected
    assert not any(claim.doubt for claim in claims.values())
