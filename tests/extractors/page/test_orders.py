from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.orders import is_buyers, is_of_shop, order_in
from extractors.page.sheet import Sheet
from extractors.rules import Proposals, propose
from schemas import Claim, Layer
from tests.extractors.grid import reading

SHOP = "Order number: 4711\nOrder date: 1 May 2024\n\nPayment method: Visa"


def proposals(text: str, language: str = "en") -> Proposals:
    return propose(Sheet(Layout(reading(text)), language))


def values(text: str, term: str) -> list[object]:
    found = [claim for claim in proposals(text).claims if claim.term == term]
    return [claim.value for claim in sorted(found, key=lambda claim: -claim.score)]


def claimed(term: str, value: str, label: str | None = None) -> Claim:
    return Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=0.9, label=label)


def of_shop(text: str, *, label: str = "Order number", buyer: str = "Esra Yılmaz", receipt: bool = False) -> bool:
    chosen = {
        "purchase_order_reference": claimed("purchase_order_reference", "4711", label),
        "buyer.name": claimed("buyer.name", buyer),
    }
    return is_of_shop(chosen, Layout(reading(text)), receipt=receipt)


@pytest.mark.parametrize(
    "label",
    ["Your order", "Customer PO no.", "P.O. #", "Bestellung Nr. Kunde", "Votre commande", "Uw order", "Vs. ordine"],
)
def test_labels_of_the_buyers_order(label: str) -> None:
    assert is_buyers(label)


@pytest.mark.parametrize("label", ["Order no.", "Bestelnummer", "Ordine n.", "N° de commande", None])
def test_labels_of_either_sides_order(label: str | None) -> None:
    assert not is_buyers(label)


def test_the_order_of_a_person_who_paid_a_shop_is_the_shops() -> None:
    assert of_shop(SHOP)


@pytest.mark.parametrize(
    ("text", "label", "buyer"),
    [
        (SHOP, "Your order number", "Esra Yılmaz"),
        (SHOP, "Order number", "Yılmaz Trading Ltd"),
        ("Order number: 4711\nOrder date: 1 May 2024", "Order number", "Esra Yılmaz"),
        ("Order number: 4711\n\nPayment method: Visa", "Order number", "Esra Yılmaz"),
    ],
)
def test_any_other_order_stays(text: str, label: str, buyer: str) -> None:
    assert not of_shop(text, label=label, buyer=buyer)


def test_a_receipt_names_the_order_of_the_shop() -> None:
    assert of_shop("Order # 4711", receipt=True)
    assert not of_shop("Your PO 4711", label="Your PO", receipt=True)


def test_a_bare_order_yields_to_the_customers() -> None:
    text = "ORDER NO.      RMA NO.      CUSTOMER PO NO.\n1290447        RG20118      MRF-88120"
    assert values(text, "purchase_order_reference") == ["MRF-88120"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tilausnumero     90217\nViitteenne       SE-4410", "fi"),
        ("Order number     90217\nYour reference   SE-4410", "en"),
        ("Order number     WEB-90217", "en"),
        ("Bestellnummer    SHOP 90217", "de"),
        ("Bestilling       90217\nDeres ref.       SE-4410", "da"),
        ("Bestilling       90217\nDeres ref.       SE-4410", "no"),
        ("Beställning      90217\nEr referens      SE-4410", "sv"),
    ],
)
def test_an_order_that_may_be_the_sellers_is_nobodys(text: str, language: str) -> None:
    assert not {"90217", "WEB-90217", "SHOP 90217"} & set(values(text, "purchase_order_reference"))


@pytest.mark.parametrize(
    "text",
    [
        "Order number     90217\nYour reference   Ms Forsell",
        "Order number     90217\nCost centre      4410",
        "Your order       90217\nYour reference   SE-4410",
        "Your order       WEB-90217",
    ],
)
def test_an_order_beside_no_number_of_the_buyer_stays(text: str) -> None:
    assert values(text, "purchase_order_reference")[0] in ("90217", "WEB-90217")


def test_a_reference_that_repeats_the_invoice_number_is_no_order() -> None:
    text = "Invoice No.    70034512\n\nPay to account 19460350, reference 70034512"
    assert not values(text, "purchase_order_reference")


def test_the_number_of_an_order_is_none_of_the_invoice() -> None:
    text = "Receipt\n\nOrder # 10482"
    assert "10482" in proposals(text).denied["invoice_number"]
    assert not values(text, "invoice_number")


@pytest.mark.parametrize(
    ("text", "term", "value"),
    [
        ("Your reference     Date\nCDE 45091          1 May 2024", "purchase_order_reference", "CDE 45091"),
        ("Your PO number\n4500091172", "purchase_order_reference", "4500091172"),
        (
            "VAT: DE318649023     Your PO number\n                     4500091172",
            "purchase_order_reference",
            "4500091172",
        ),
        ("Order reference\n# KX7P-QB", "purchase_order_reference", "KX7P-QB"),
        ("Fatura FT 2024A/2217", "invoice_number", "FT 2024A/2217"),
    ],
)
def test_numbers_with_their_own_letters(text: str, term: str, value: str) -> None:
    assert values(text, term)[0] == value


@pytest.mark.parametrize("text", ["Via Po 31", "Powder s/ pó M cx.100", "Carton BC      1500", "Invoice 60 days"])
def test_syllables_and_terms_name_no_number(text: str) -> None:
    assert not values(text, "purchase_order_reference")
    assert not values(text, "invoice_number")


def test_a_flat_is_no_invoice_number() -> None:
    text = "Invoice Number     TLC-25-1107\n\n10 Anson Road\n# 18-22 International Plaza"
    assert values(text, "invoice_number")[0] == "TLC-25-1107"
    assert "18-22" in proposals(text).denied["invoice_number"]
    assert "18-22" not in proposals("Invoice # 18-22").denied["invoice_number"]


def test_a_post_box_is_no_order() -> None:
    assert "Box 2190" in proposals("PO Box 2190").denied["purchase_order_reference"]


def test_the_heading_of_a_block_names_no_reference() -> None:
    assert not values("Vos références\nAPPT 12 BAT B", "buyer_reference")
    assert values("Vos références : A12", "buyer_reference") == ["A12"]


@pytest.mark.parametrize(
    ("reference", "order"),
    [
        ("PO445", "PO445"),
        ("HLS/PO/26-0093", "HLS/PO/26-0093"),
        ("WO-2025/88", None),
        ("KST 4410 / BST-77120", "BST-77120"),
        ("KST 4410 / HR", None),
        ("DEPOT-26", None),
        ("WORK 12", None),
    ],
)
def test_letters_that_stand_apart_make_a_reference_an_order(reference: str, order: str | None) -> None:
    assert order_in(reference) == order


def orders(text: str) -> set[object]:
    proposals = propose(Sheet(Layout(reading(text)), "en"))
    return {claim.value for claim in proposals.claims if claim.term == "purchase_order_reference"}


PARTIES = """
TO: Northern Lantern Pictures Inc.
1200 Dundas St. E., Stage 5
Toronto, ON M4M 1S2
{row}

FEE NOTE # GP-0061
"""


def test_an_order_within_the_rows_of_a_party_is_an_order() -> None:
    assert orders(PARTIES.format(row="Deal memo / PO NLP-88127")) == {"NLP-88127"}


@pytest.mark.parametrize(
    "row",
    ["PO Box 88127", "Registered no. 88127", "Account 88127", "Gate 7, P.O. 88127", "P.O. 88127, 1200 Dundas St."],
)
def test_other_numbers_within_them_are_the_partys(row: str) -> None:
    assert orders(PARTIES.format(row=row)) == set()


@pytest.mark.parametrize("row", ["2-year warranty on all tools", "30 days net", "24-hour hotline 0800 1234567"])
def test_thanks_for_an_order_do_not_name_what_begins_the_row_below(row: str) -> None:
    assert orders(f"INVOICE 12\n\nMany thanks for your order\n{row}") == set()
