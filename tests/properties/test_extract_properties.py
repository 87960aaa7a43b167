"""What must hold for every invoice: totals are found whatever stands around them, and never when they do not add up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract
from schemas import Box, Extraction, Page, Reading, Word, xpath_round

CHAR, PITCH = 6.0, 14.0
NOISE = (
    "Thank you for your business",
    "Phone 0113 496 0000",
    "Our bank is closed on Sundays",
    "GLN 4012345001235",
    "Terms and conditions apply",
    "Registered office in Leeds",
)


def reading(rows: list[str]) -> Reading:
    words = []
    for number, row in enumerate(rows):
        column = 0
        for part in row.split(" "):
            if part:
                x0, top = 40 + CHAR * column, 40 + PITCH * number
                words.append(Word(part, Box(x0, top, x0 + CHAR * len(part), top + 10), 10.0))
            column += len(part) + 1
    page = Page(number=1, width=595, height=842, words=tuple(words))
    return Reading(sha256="0" * 64, reader="text", page_count=1, parts=(page,))


def totals(net: Decimal, tax: Decimal, gross: Decimal, rate: int) -> list[str]:
    return [
        f"{'Net total':<30}{net:>12}",
        f"{f'VAT {rate} %':<30}{tax:>12}",
        f"{'Grand total':<30}{gross:>12}",
    ]


def run(rows: list[str], noise: list[str]) -> Extraction:
    return extract(reading(["INVOICE", "Invoice No: A-17", "", *rows, "", "", "", *noise]))


NETS = st.decimals(min_value=Decimal("10.00"), max_value=Decimal("99999.99"), places=2)


@given(net=NETS, rate=st.sampled_from([5, 7, 19, 20, 21]), noise=st.permutations(NOISE))
@settings(max_examples=60)
def test_totals_are_found_whatever_stands_around_them(net: Decimal, rate: int, noise: list[str]) -> None:
    tax = xpath_round(net * rate / 100)
    extraction = run(totals(net, tax, net + tax, rate), noise)
    found = {term: extraction.claims[f"totals.{term}"].value for term in ("net", "tax", "gross")}
    assert found == {"net": net, "tax": tax, "gross": net + tax}
    assert extraction.triple_printed


@given(net=NETS, rate=st.sampled_from([5, 19, 20]), cents=st.integers(min_value=1, max_value=500))
@settings(max_examples=60)
def test_totals_that_do_not_add_up_are_kept_as_printed(net: Decimal, rate: int, cents: int) -> None:
    tax = xpath_round(net * rate / 100)
    gross = net + tax + Decimal(cents) / 100
    extraction = run(totals(net, tax, gross, rate), [])
    assert not extraction.triple_printed
    assert extraction.claims["totals.gross"].value - extraction.claims["totals.net"].value != tax


@given(rows=st.lists(st.text(alphabet="AbcTotalInvoice0123456789.,:€%/- ", max_size=60), max_size=25))
@settings(max_examples=80)
def test_any_text_gives_claims_that_fit_their_types(rows: list[str]) -> None:
    extraction = extract(reading(rows))
    extraction.invoice()
    assert all(0 <= claim.score <= 1 for claim in extraction.claims.values())
    assert all(claim.score < 0.8 for claim in extraction.claims.values() if claim.doubt)
