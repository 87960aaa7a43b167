"""Headings of parties and the rows that belong to them: detached colons, several languages, slips, aligned blocks."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.sections import Section, labelled_sections
from schemas import Page
from tests.extractors.grid import CHAR, page, reading


def sections(text: str | Page) -> list[Section]:
    return list(labelled_sections(Sheet(Layout(reading(text)), "en")))


def rows(section: Section) -> list[str]:
    return [row.text for row in section.rows]


ADDRESS = "Oak Cafe Ltd\n2 Leaf Street\nYork YO1 7HH"


@pytest.mark.parametrize("heading", ["Sold By :", "Sold By:", "Sold By"])
def test_a_colon_may_stand_apart_from_its_heading(heading: str) -> None:
    (section,) = sections(f"{heading}\n{ADDRESS}")
    assert (section.role, rows(section)) == ("seller", ADDRESS.split("\n"))


def test_a_heading_with_a_detached_colon_may_have_its_name_behind_it() -> None:
    (section,) = sections("Sold By : Oak Cafe Ltd\n          2 Leaf Street\n          York YO1 7HH")
    assert (section.role, rows(section)[0]) == ("seller", "Oak Cafe Ltd")


def right_aligned(*lines: str) -> Page:
    return page("\n".join(line.rjust(60) for line in lines))


def test_a_block_that_is_aligned_on_the_right() -> None:
    (section,) = sections(right_aligned("Bill to", "Oak Cafe and Company Ltd", "2 Leaf Street", "York YO1 7HH"))
    assert (section.role, rows(section)) == ("buyer", ["Oak Cafe and Company Ltd", "2 Leaf Street", "York YO1 7HH"])


def test_rows_with_neither_edge_in_common_are_no_block() -> None:
    text = "Bill to" + " " * 20 + "Invoice 17\n" + " " * 14 + "Thank you"
    assert [rows(section) for section in sections(text) if "Thank you" in rows(section)] == []
    assert CHAR * 14 > 40  # as far as no indent goes


def test_a_company_under_a_heading_is_no_label_of_the_block_beside_it() -> None:
    left = ["Invoice to", "Accounts desk", "Oak Cafe Ltd", "2 Leaf Street", "York YO1 7HH"]
    right = ["Collect / deliver", "Ash Crafts", "Elm Depot", "Attn: G. Reed", ""]
    (section,) = sections("\n".join(f"{one:24}{other}" for one, other in zip(left, right, strict=True)))
    assert rows(section) == left[1:]


@pytest.mark.parametrize(("said", "items"), [("attending at the school on 2 May, viz.", True), ("Oak Cafe", False)])
def test_what_is_charged_for_is_no_party(said: str, *, items: bool) -> None:
    text = f"For {said}\n    Tuning of a piano          £372.00\n    New strings                £190.00"
    assert bool(sections(text)) is not items


@pytest.mark.parametrize("heading", ["Spett.le / Messrs / Firma", "Kunde / Customer"])
def test_a_heading_in_several_languages(heading: str) -> None:
    (section,) = sections(f"{heading}\n{ADDRESS}")
    assert (section.role, rows(section)) == ("buyer", ADDRESS.split("\n"))


@pytest.mark.parametrize("text", ["Customer / Order 17", "Customer / Pine Tools Ltd"])
def test_a_slash_before_a_value_makes_no_heading(text: str) -> None:
    assert [rows(section) for section in sections(f"{text}\n{ADDRESS}") if rows(section)[0] == "Oak Cafe Ltd"] == []


@pytest.mark.parametrize("title", ["REMITTANCE ADVICE", "Payment slip", "Zahlungsabschnitt", "Talon de paiement"])
def test_a_slip_goes_back_from_the_buyer_to_the_seller(title: str) -> None:
    found = sections(
        f"To:\nOak Cafe Ltd\n2 Leaf Street\n\n\n{title}\nTo:\nPine Tools Ltd\n1 Saw Road\n\nFrom:\nOak Cafe Ltd"
    )
    assert [(section.role, rows(section)[0]) for section in found] == [
        ("buyer", "Oak Cafe Ltd"),
        ("seller", "Pine Tools Ltd"),
        ("buyer", "Oak Cafe Ltd"),
    ]


def test_a_salutation_over_an_address_heads_the_buyer() -> None:
    letter = "Tessitura Rossi S.r.l.\nVia Manzoni 8, 20831 Seregno MB\n\n\n"
    window = "Spett.le Sartoria di E. Zanin\nCastello 44, 30122 Venezia"
    (section,) = labelled_sections(Sheet(Layout(reading(letter + window)), "it"))
    assert (section.role, section.rows[0].text) == ("buyer", "Sartoria di E. Zanin")


@pytest.mark.parametrize("address", ["Address / Adresse", "Address / العنوان"])
def test_a_form_of_labels_in_two_languages_has_its_values_beside_them(address: str) -> None:
    form = f"Customer / Client       Oak Cafe Ltd\n{address:24}2 Leaf Street\nCustomer TRN            100417733600003"
    (section,) = sections(form)
    assert (section.role, rows(section)[:2]) == ("buyer", ["Oak Cafe Ltd", "2 Leaf Street"])


def test_rows_that_all_have_values_beside_them_are_labels_whatever_they_say() -> None:
    (section,) = sections("Guest       Ada Owen\nRoom        214\nKeycards    2")
    assert rows(section) == ["Ada Owen", "214", "2"]


def test_who_has_an_account_right_under_its_name_receives_the_money() -> None:
    payee = "Recipient: Pine Tools Ltd\n           IBAN: GB33BUKB20201555555555"
    assert [section.role for section in sections(payee)] == ["seller"]
    assert [section.role for section in sections(f"Recipient: {ADDRESS}")] == ["buyer"]


def test_attention_under_the_name_of_a_company_begins_no_party() -> None:
    assert sections("Oak Cafe Ltd\nAttn: Ada Owen\n2 Leaf Street\nYork YO1 7HH") == []


def test_a_head_of_a_table_that_is_called_name_is_no_row_of_a_form() -> None:
    (section,) = sections(
        f"Sold By\n{ADDRESS}\n\nName             Quantity     Price\nTea              2            3.00"
    )
    assert section.name_row is None
    (form,) = sections("Sold By\nName             Oak Cafe Ltd\nAddress          2 Leaf Street, York YO1 7HH")
    assert form.name_row is not None
    assert form.name_row.text == "Oak Cafe Ltd"


@pytest.mark.parametrize(("letter", "found"), [("A", []), ("B", []), ("À :", ["buyer"])])
def test_a_letter_before_a_row_of_items_is_for_nobody(letter: str, found: list[str]) -> None:
    text = f"""
Ref     Description                            Amount
{letter:<7} Scaffold to block C                  7,360.00
"""
    assert [section.role for section in sections(text)] == found
    above = f"{letter:<7} Oak Cafe Ltd\n{text}"
    assert [section.role for section in sections(above)][:1] == (["buyer"] if letter != "B" else [])


def test_what_stands_apart_below_a_row_with_a_whole_address_is_another_party() -> None:
    text = "Sold by: Oak Cafe Ltd, 2 Leaf Street, York YO1 7HH\n\nPine Tools Ltd\n1 Saw Road"
    (section,) = sections(text)
    assert rows(section) == ["Oak Cafe Ltd, 2 Leaf Street, York YO1 7HH"]


@pytest.mark.parametrize(
    ("above", "label", "role"),
    [
        ("Debited from your account ending xx4471", "Account holder: Oak Cafe Ltd", "buyer"),
        ("Please pay to account 4471 8820", "Account holder: Oak Cafe Ltd", "seller"),
        ("Debited from your account ending xx4471", "Creditor: Oak Cafe Ltd", None),
    ],
)
def test_who_holds_the_account_that_is_debited_is_the_buyer(above: str, label: str, role: str | None) -> None:
    assert next((section.role for section in sections(f"{above}\n{label}")), None) == role


def test_to_and_from_among_the_heads_of_a_table_name_nobody() -> None:
    table = "Date       From     To       Cage     Hours\n1 May      07:00    15:30    3        8.5"
    assert not sections(table)
    assert sections("To\n" + ADDRESS)


@pytest.mark.parametrize("others", [("Invoice number", "Invoice date"), ("Page", "Desk")])
def test_to_and_from_beside_other_heads_are_those_of_the_parties(others: tuple[str, str]) -> None:
    columns = (
        ("From", "Pine Tools Ltd", "1 Saw Road", "Leeds LS1 4AP"),
        ("To", *ADDRESS.split("\n")),
        (others[0], "2031", "", ""),
        (others[1], "15 May 2024", "", ""),
    )
    text = "\n".join("".join(f"{cell:24}" for cell in row).rstrip() for row in zip(*columns, strict=True))
    assert [(section.role, rows(section)[0]) for section in sections(text)] == [
        ("seller", "Pine Tools Ltd"),
        ("buyer", "Oak Cafe Ltd"),
    ]


@pytest.mark.parametrize("head", ["Customer", "Invoice date"])
def test_to_and_from_beside_a_party_or_a_date_head_places_all_the_same(head: str) -> None:
    rides = (head, "From", "To", "Fare"), ("A. Reed", "Leeds", "York", "70.00")
    text = "\n".join("".join(f"{cell:16}" for cell in row).rstrip() for row in rides)
    assert not {row for section in sections(text) for row in rows(section)} & {"Leeds", "York"}


@pytest.mark.parametrize(("title", "size", "ends"), [("Invoice 4711", 16, True), ("Invoice 4711", 10, False)])
@pytest.mark.parametrize("more", ["", " Depot Ltd"])
def test_the_title_of_the_document_under_an_address_is_none_of_its_rows(
    title: str, size: int, more: str, *, ends: bool
) -> None:
    drawn = page(f"Bill to\n{ADDRESS}\n{title}{more}")
    words = [word._replace(size=size) if word.box.top > 80 else word for word in drawn.words]
    (section,) = sections(drawn.model_copy(update={"words": tuple(words)}))
    titled = [f"{title}{more}"] if not ends or more else []
    assert rows(section) == [*ADDRESS.split("\n"), *titled]


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Invoice no. 4711 of 3 May 2024", True),
        ("Fattura n. 417/E del 14/05/2024", True),
        ("Invoice 4711", True),
        ("Credit note 4711", True),
        ("Invoice", False),
        ("Invoice address of the customer 12", False),
        ("Invoice AG 12", False),
        ("Offer 4711", False),
        ("Statement 5", False),
    ],
)
def test_a_title_with_its_number_apart_under_an_address_is_none_of_its_rows(title: str, *, ends: bool) -> None:
    (section,) = sections(f"Bill to\n{ADDRESS}\n\n{title}")
    assert rows(section) == [*ADDRESS.split("\n"), *([] if ends else [title])]


@pytest.mark.parametrize("title", ["Order 4711", "Bill 12", "Invoice 4711"])
def test_a_title_that_an_address_still_follows_is_one_of_its_rows(title: str) -> None:
    (section,) = sections(f"Bill to\nNorthwind Ltd\n\n{title}\n12 Mill Lane\nLeeds LS1 4AP")
    assert rows(section) == ["Northwind Ltd", title, "12 Mill Lane", "Leeds LS1 4AP"]


@pytest.mark.parametrize(
    ("title", "ends"), [("Invoice", True), ("Bill Co", False), ("Note AG", False), ("Offer", False)]
)
def test_a_name_that_begins_with_a_title_is_one_of_its_rows_however_large(title: str, *, ends: bool) -> None:
    drawn = page(f"Bill to\n{ADDRESS}\n{title}")
    words = [word._replace(size=16.0) if word.box.top > 80 else word for word in drawn.words]
    (section,) = sections(drawn.model_copy(update={"words": tuple(words)}))
    assert rows(section) == [*ADDRESS.split("\n"), *([] if ends else [title])]


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Week                 11 / 2026", []),
        ("Week", ["buyer"]),
        ("Oak Cafe Ltd         11 / 2026", ["buyer"]),
        ("Oak Cafe         11 / 2026", ["buyer"]),
    ],
)
def test_a_number_beside_a_heading_in_a_form_whose_values_end_at_one_edge_begins_no_block(
    below: str, found: list[str]
) -> None:
    assert [section.role for section in sections(f"Debiteur                  4027\n{below}")] == found
