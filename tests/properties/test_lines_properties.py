from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Box, Claim, Invoice, Layer, Line, Page, Reading, Word, assemble, xpath_round
from validators.judge import examine
from validators.rule import Facts
from validators.rules.lines import RULES

PITCH, CHAR = 12.0, 6.0
HEAD = ("Description", "Qty", "Unit Price", "Amount")
LEFTS = (40.0, 250.0, 330.0, 430.0)
DISCOUNTED = ("Description", "Qty", "Unit Price", "Discount", "Amount"), (40.0, 200.0, 260.0, 360.0, 450.0)

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


def table(
    cells: tuple[str, ...], row: float, head: tuple[str, ...] = HEAD, lefts: tuple[float, ...] = LEFTS
) -> list[Word]:
    """The words of a row: names to the left, numbers to the right edge of their head."""
    return [
        word(text, x0 if x0 == lefts[0] else x0 + 5 + CHAR * (len(named) - len(text)), row)
        for text, x0, named in zip(cells, lefts, head, strict=True)
        if text
    ]


def read(words: list[Word]) -> Reading:
    page = Page(number=1, width=595.0, height=842.0, words=tuple(words))
    return Reading(sha256="0" * 64, reader="drawn", page_count=1, parts=(page,))


def lines_of(words: list[Word], total: Decimal) -> tuple[dict[str, Claim], tuple[Line, ...]]:
    """The claims on lines that add up to the net `total`, and the lines that they amount to."""
    claim = Claim(term="totals.net", value=total, raw=str(total), layer=Layer.RULES, score=0.9)
    claims = propose_lines(Sheet(Layout(read(words)), "en"), {"totals.net": claim})
    return claims, assemble({path: claim.value for path, claim in claims.items()}).lines


@given(st.lists(st.tuples(texts, places), max_size=60))
@settings(max_examples=60)
def test_whatever_stands_on_a_page_gives_claims_that_are_lines_or_none(
    drawn: list[tuple[str, tuple[int, int]]],
) -> None:
    words = [word(text, 40.0 + CHAR * column, row) for text, (column, row) in drawn]
    claims = propose_lines(Sheet(Layout(read(words)), "en"), {})
    invoice = assemble({path: claim.value for path, claim in claims.items()})
    assert {int(path.split("[")[1].split("]")[0]) for path in claims} == set(range(len(invoice.lines)))
    assert all(path == claim.term and claim.label and claim.boxes for path, claim in claims.items())


@given(st.data(), names)
@settings(max_examples=60)
def test_every_row_of_a_clean_table_is_read(data: st.DataObject, items: list[str]) -> None:
    words = table(HEAD, 0)
    expected = []
    for row, name in enumerate(items):
        quantity, price = data.draw(quantities), data.draw(prices)
        net = quantity * price
        words += table((name, str(quantity), f"{price:.2f}", f"{net:.2f}"), 2 + 2 * row)
        expected.append((name, Decimal(quantity), price, net))
    claims, lines = lines_of(words, sum((net for *_, net in expected), Decimal(0)))
    assert [(line.description, line.quantity, line.unit_price, line.net) for line in lines] == expected
    assert not any(claim.doubt for claim in claims.values())


@given(
    st.lists(st.tuples(quantities, prices, st.integers(1, 99)), min_size=1, max_size=6),
    st.sampled_from(("percentage", "for the line")),
    st.sampled_from((1, -1)),
)
@settings(max_examples=60)
def test_every_discount_of_a_clean_table_is_an_allowance(
    drawn: list[tuple[int, Decimal, int]], printed: str, sign: int
) -> None:
    words, expected = table(DISCOUNTED[0], 0, *DISCOUNTED), []
    for row, (count, price, percent) in enumerate(drawn):
        quantity = sign * count
        net = xpath_round(quantity * price * (100 - percent) / 100)
        off = xpath_round(quantity * price) - net
        cell = f"{percent} %" if printed == "percentage" else f"{abs(off):.2f}"
        cells = ("Garden bench", str(quantity), f"{price:.2f}", cell, f"{net:.2f}")
        words += table(cells, 2 + 2 * row, *DISCOUNTED)
        expected.append((quantity, price, net, (off,) if off else ()))
    claims, lines = lines_of(words, sum((net for *_, net, _ in expected), Decimal(0)))
    assert [
        (line.quantity, line.unit_price, line.net, tuple(one.amount for one in line.allowances)) for line in lines
    ] == expected
    assert {claim.value for path, claim in claims.items() if path.endswith("percent")} <= {one[2] for one in drawn}
    assert not any(claim.doubt for claim in claims.values())
    (product,) = (rule for rule in RULES if rule.id == "PEPPOL-R120")
    assert examine(product, Facts(invoice=Invoice(lines=lines))) == []
