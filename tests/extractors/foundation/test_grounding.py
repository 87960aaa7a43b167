"""What a model says must stand on the pages, be of the right type, and in no other role; the page's own text counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.foundation.grounding import Found, Ungrounded, ground
from extractors.foundation.pages import Pages, pages_of
from extractors.foundation.roles import Role, role_of
from schemas import Claim, Layer
from tests.extractors.grid import reading

PAGE = """
Northwind Pumps Ltd                                       INVOICE
1 Harbour Road
Leeds LS1 4AB
VAT No GB 980 7806 84

Bill to                                    Invoice Number        NP-2024-117
Contrail Bakery &                          Order No              PO 88-12
Sons Holding                               Invoice Date          14 March 2024
22 Mill Lane                               Delivery Date         12 March 2024
                                           Due Date              13 April 2024

Item                                       Qty       Price       Amount
Gasket                                     2         £200.00     £400.00

                                            Subtotal          £400.00
                                            VAT 20%           £80.00
                                            Total             £480.00
IBAN GB82 WEST 1234 5698 7654 32
"""


@pytest.fixture(scope="module")
def pages() -> Pages:
    found = pages_of(reading(PAGE), "en")
    assert found is not None
    return found


def places(term: str, said: str, pages: Pages) -> list[Found]:
    found = ground(term, said, pages.sheet)
    assert not isinstance(found, Ungrounded), found
    return list(found)


@pytest.mark.parametrize(
    ("term", "said", "value", "raw"),
    [
        ("totals.gross", "480.00", Decimal("480.00"), "£480.00"),
        ("totals.gross", "£ 480.00", Decimal("480.00"), "£480.00"),
        ("issue_date", "14 March 2024", date(2024, 3, 14), "14 March 2024"),
        ("issue_date", "2024-03-14", date(2024, 3, 14), "14 March 2024"),
        ("invoice_number", "np-2024 117", "NP-2024-117", "NP-2024-117"),
        ("purchase_order_reference", "PO88-12", "PO 88-12", "PO 88-12"),
        ("seller.name", "NORTHWIND PUMPS LTD.", "Northwind Pumps Ltd", "Northwind Pumps Ltd"),
        ("buyer.name", "Contrail Bakery & Sons Holding", "Contrail Bakery & Sons Holding", None),
        ("payment.iban", "GB82WEST12345698765432", "GB82WEST12345698765432", "GB82 WEST 1234 5698 7654 32"),
        ("seller.vat_id", "GB980780684", "GB980780684", None),
        ("currency", "GBP", "GBP", "£"),
    ],
)
def test_what_stands_there_is_found_with_its_boxes(
    pages: Pages, term: str, said: str, value: object, raw: str | None
) -> None:
    found = places(term, said, pages)[0]
    assert found.value == value
    assert raw is None or found.raw == raw
    assert found.page == 1
    assert found.boxes
    assert all(box.x1 > box.x0 for box in found.boxes)


@pytest.mark.parametrize(
    ("term", "said", "why"),
    [
        ("totals.gross", "481.00", "does not stand"),
        ("totals.gross", "four hundred", "no amount"),
        ("totals.gross", "approve", "no amount"),
        ("issue_date", "15 March 2024", "does not stand"),
        ("issue_date", "NP-2024-117", "no date"),
        ("invoice_number", "NP-2024-118", "does not stand"),
        ("invoice_number", "2024-117", "does not stand"),
        ("invoice_number", "14 March 2024", "another kind"),
        ("invoice_number", "£480.00", "another kind"),
        ("invoice_number", "INVOICE", "form of a number"),
        ("seller.name", "Northwind Pumps", "does not stand"),
        ("seller.name", "480.00", "form of a name"),
        ("payment.iban", "GB82WEST12345698765433", "no IBAN"),
        ("payment.iban", "DE89370400440532013000", "does not stand"),
        ("seller.vat_id", "hello", "form of a VAT"),
        ("currency", "gold", "no currency"),
        ("currency", "USD", "does not stand"),
    ],
)
def test_what_does_not_is_refused_with_a_reason(pages: Pages, term: str, said: str, why: str) -> None:
    if (term, said) == ("seller.name", "Northwind Pumps"):
        # Whole words are matched: a part of a name is a run of words too, and stands there.
        assert places(term, said, pages)[0].value == "Northwind Pumps"
        return
    found = ground(term, said, pages.sheet)
    assert isinstance(found, Ungrounded), found
    assert why in found.why


def role(pages: Pages, term: str, said: str, certain: dict[str, Claim] | None = None) -> Role:
    return role_of(term, places(term, said, pages), pages, certain or {})


@pytest.mark.parametrize(
    ("term", "said", "label"),
    [
        ("totals.gross", "480.00", "Total"),
        ("totals.tax", "80.00", "VAT"),
        ("issue_date", "14 March 2024", "Invoice Date"),
        ("due_date", "13 April 2024", "Due Date"),
        ("invoice_number", "NP-2024-117", "Invoice Number"),
    ],
)
def test_a_label_that_names_it_so_is_its_witness(pages: Pages, term: str, said: str, label: str) -> None:
    found = role(pages, term, said)
    assert found.another is None
    assert label in (found.label or "")


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("totals.gross", "80.00"),
        ("totals.tax", "480.00"),
        ("issue_date", "13 April 2024"),
        ("issue_date", "12 March 2024"),
        ("due_date", "12 March 2024"),
        ("invoice_number", "PO 88-12"),
        ("purchase_order_reference", "NP-2024-117"),
        ("buyer.name", "Northwind Pumps Ltd"),
    ],
)
def test_a_label_that_names_it_otherwise_speaks_against_it(pages: Pages, term: str, said: str) -> None:
    assert role(pages, term, said).another is not None


def test_a_place_that_is_taken_for_certain_speaks_against_it(pages: Pages) -> None:
    box = places("invoice_number", "NP-2024-117", pages)[0]
    taken = Claim(
        term="payment.reference", value="NP-2024-117", raw="NP-2024-117", layer=Layer.RULES, score=0.95, page=1,
        boxes=box.boxes,
    )  # fmt: skip
    assert "payment.reference" in (
        role(pages, "invoice_number", "NP-2024-117", {"payment.reference": taken}).another or ""
    )


def test_an_ambiguous_label_vouches_for_its_likeliest_meaning_alone(pages: Pages) -> None:
    assert role(pages, "totals.gross", "480.00").label == "Total"
    assert role(pages, "totals.net", "480.00").label is None


def test_an_ambiguous_date_keeps_its_doubt() -> None:
    pages = pages_of(reading("Invoice Date    03/04/2024\n\nTotal   12.00"), "en")
    assert pages is not None
    assert places("issue_date", "2024-04-03", pages)[0].doubt is not None


def test_pages_without_words_are_none() -> None:
    assert pages_of(reading(" "), "en") is None
