"""Numbers of other papers and of things are not the number of the invoice."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import Proposals, propose
from schemas.grades import FIRM
from tests.extractors.grid import reading


def proposed(text: str) -> Proposals:
    return propose(Sheet(Layout(reading(text)), "en"))


def number(text: str) -> object:
    """The number that the rules are surest of, without those that they deny."""
    claims = [claim for claim in proposed(text).claims if claim.term == "invoice_number"]
    return max(claims, key=lambda claim: claim.score).value if claims else None


def denied(text: str) -> set[object]:
    return set(proposed(text).denied.get("invoice_number", ()))


OWN = "Invoice number     SI-2604-107\n\n"


@pytest.mark.parametrize(
    ("row", "other"),
    [
        ("Value of goods USD 22,418.60 (invoice ML/25-26/0912 of 11 April 2026), CIP", "ML/25-26/0912"),
        ("Goods as of (Invoice no. 991204)", "991204"),
        ("Pro forma invoice Q-7714 of 2 May 2026", "Q-7714"),
    ],
)
def test_a_paper_in_brackets_and_one_of_another_kind_is_not_this_one(row: str, other: str) -> None:
    assert other in denied(OWN + row)
    assert number(OWN + row) == "SI-2604-107"


def test_a_number_in_brackets_is_the_document_s_where_no_other_is_named() -> None:
    assert number("Bill for March (invoice 991204)\n\nTotal     12.00") == "991204"
    assert "991204" not in denied("Bill for March (invoice 991204)\n\nTotal     12.00")


LIST = "\n\n".join(f"Number 0470 11 82 0{n}\n06/05 13:38     7:15     0.49" for n in (4, 5, 9))


def test_what_one_word_numbers_over_and_over_is_no_invoice() -> None:
    assert number(f"Invoice\n\nInvoice no. 2605 4411\n\n{LIST}") == "2605 4411"
    assert {"0470 11 82 04", "0470 11 82 05"} <= denied(f"Invoice no. 2605 4411\n\n{LIST}")


def test_a_number_that_is_printed_twice_is_not_listed() -> None:
    assert denied("No. 4711\n\nInvoice no. 4711\n\nNo. 4711") == set()


PAID = "Pro forma invoice 12/2025 of 2 December 2025, paid by transfer: we issue our invoice no."


def test_the_number_that_a_sentence_names_in_its_next_line() -> None:
    """A person looks: a sentence may speak of an earlier invoice as well."""
    text = f"{PAID}\n3/2026/PA\n\nSubject: works of May"
    found = next(claim for claim in proposed(text).claims if claim.value == "3/2026/PA")
    assert found.score < FIRM
    assert number(text) == "3/2026/PA"


@pytest.mark.parametrize("row", ["Please quote our invoice no.\n\n\n\n3/2026/PA", "Invoice no.\nR-12     R-13"])
def test_a_line_that_stands_apart_or_alone_under_a_label_goes_on_with_no_sentence(row: str) -> None:
    assert all(claim.label != "invoice no." or claim.score > 0.75 for claim in proposed(row).claims)


def test_a_bill_that_is_set_off_is_not_this_one_though_no_other_is_named() -> None:
    rows = "Milk of August     1,200.00\nSet off: invoice 771204 of Oak Feeds Ltd     -142.00"
    assert "771204" in denied(f"Invoice\n\n{rows}\nPayable     1,058.00")


OWN_AND_ANOTHER = "Invoice\n\nInvoice number     BT-2024-0117\n\nDocument number: 4711\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Please quote our reference (invoice BT-2024-0117).",
        "Replaces pro forma BT-2024-0117",
        "Delivery note BT-2024-0117 is enclosed",
        "Order confirmation BT-2024-0117",
        "No. BT-2024-0117\n\nNo. 12\n\nNo. 13",
    ],
)
def test_what_is_said_elsewhere_leaves_a_number_under_its_own_label(said: str) -> None:
    """Both numbers stay, so that a person sees that two are named."""
    found = proposed(OWN_AND_ANOTHER + said)
    assert "BT-2024-0117" not in {str(value).strip(")") for value in found.denied["invoice_number"]}
    named = {claim.value for claim in found.claims if claim.term == "invoice_number" and claim.score >= FIRM}
    assert {"BT-2024-0117", "4711"} <= named


@pytest.mark.parametrize(
    "head",
    [
        "Invoice for May (invoice no. BT-2024-0117)\n\nDocument number: 4711",
        "Garden goods (invoice no. BT-2024-0117)     Document number: 4711",
        "Invoice\n\nNo. BT-2024-0117\n\nDocument number: 4711\n\nNo. 12\n\nNo. 13",
    ],
)
def test_what_stands_above_the_number_that_is_named_may_be_the_document_s(head: str) -> None:
    assert not any(str(value).startswith("BT-") for value in denied(head))
