"""A first page that counts more pages than there are says that some are missing."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.rules import propose
from extractors.rules.page_count import missing_pages
from tests.extractors.grid import reading


def told(*pages: str) -> list[str]:
    return [one.text for one in missing_pages(sheet_of(reading(*pages)))]


@pytest.mark.parametrize(
    "text", ["Page 1 of 2", "Page 1/2", "Seite 1 von 2", "Page 1 sur 2", "Sida  1 (2)", "1. oldal / 2", "1. lapa no 2"]
)
def test_a_first_page_alone_misses_the_second(text: str) -> None:
    assert told(f"INVOICE  4711\n\n{text}") == ["1 / 2"]


@pytest.mark.parametrize(
    "pages",
    [
        ("INVOICE  4711\n\nPage 1 of 1",),
        ("INVOICE  4711\n\nPage 1 of 2", "Page 2 of 2"),
        ("INVOICE  4711\n\nPage 1 of 2", "Conditions of sale"),
        ("INVOICE  4711\n\nPage 17 of 40",),  # of a batch
        ("INVOICE  4711\n\nPage 1 of 2\n\nPage 1 of 3",),  # of what it speaks
        ("INVOICE  4711",),
    ],
)
def test_a_whole_document_misses_none(pages: tuple[str, ...]) -> None:
    assert told(*pages) == []


@pytest.mark.parametrize("counter", ["1. oldal / 1", "1 (1)", "Page 1 of 1", "1. lapa no 1"])
def test_a_counter_below_a_title_is_no_number_of_the_document(counter: str) -> None:
    text = f"*SZÁMLA                    Számlaszám: BK26/000312\n                           {counter}"
    claims = [c for c in propose(sheet_of(reading(text))).claims if c.term == "invoice_number"]
    assert {c.value for c in claims} == {"BK26/000312"}
