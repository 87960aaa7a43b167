"""What was stamped on a document with a day, under the buyer's own name or turned, is asked about unless it is what
every house stamps; a card's slip and a credit beside the total are, whatever the words."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from extractors.page.sheet import sheet_of
from extractors.sentences.house_stamps import house_stamps
from schemas import Box, Claim, Imprint, Layer, Reading
from tests.extractors.grid import page, reading

INVOICE = """
Nordwerk Technik GmbH
Hafenstraße 4, 20457 Hamburg

Invoice to:
Falkenried Apparatebau GmbH
Ladestraße 27
28197 Bremen

Invoice number: HES-07719
Invoice date: 12 Oct 2026
Due date: 11 Nov 2026

Description            Qty      Unit price   Amount
Stand build            10       10.00        100.00

Net total                                    100.00
VAT 20 %                                     20.00
Gross total                                  120.00 EUR
Amount due                                   {due}

{said}

IBAN: DE89370400440532013000
"""


def notices(said: str = "", due: str = "120.00 EUR") -> list[tuple[str, str]]:
    found = extract(reading(INVOICE.format(said=said, due=due)), rules=True).notices
    return [(one.kind, one.text) for one in found]


@pytest.mark.parametrize(
    ("told", "usual"),
    [
        ("QUERIED WITH SUPPLIER", "RECEIVED IN POST ROOM"),
        ("RÜCKFRAGE LIEFERANT", "EINGEGANGEN POSTSTELLE"),
        ("RETURNED TO SENDER", "SCANNED AND FILED"),
        ("UNKLARE MENGEN", "SACHLICH GEPRÜFT"),
        ("RECEIVED - on hold", "RECEIVED"),
        ("NOT RECEIVED", "GOODS RECEIVED"),
        ("GOODS DAMAGED", "Received, Accounts Payable"),
        ("WRONG GOODS, PRICE TOO HIGH", "GOODS SEEN"),
        ("WARE NICHT GELIEFERT", "WARE GELIEFERT"),
        ("WARENMANGEL", "WARENEINGANG"),
        ("GEPRÜFT: FALSCH", "GEPRÜFT, Buchhaltung"),
        ("NICHT BESTELLT, EINGEGANGEN", "EINGEGANGEN\nKostenstelle 4711"),
        ("Received, but order unknown", "Received and filed"),
        ("INVOICE REFUSED", "INVOICE HES-07719"),
        ("PAID", "Kundennummer 4711"),
        ("DEVOLVIDA, conferida: M. Reis", "Entrada, conferida: M. Reis"),
        ("Checked: wrong", "Checked: K. Byrne"),
        ("Abgelehnt: M. Reis", "Geprüft: M. Reis"),
        ("Invoice: wrong", "Invoice: HES-07719"),
        ("Kundennummer: bestreiten", "Kundennummer: 4711"),
        ("REJECTED\nKundennummer: 4711", "APPROVED FOR PAYMENT\nKundennummer: 4711"),
        ("Zahlung verweigert", "Zur Zahlung freigegeben"),
    ],
)
def test_a_stamp_of_the_buyers_own_house_is_asked_about(told: str, usual: str) -> None:
    stamp = "\n\nFalkenried Apparatebau GmbH\n{}\n01 Nov 2026 CK\n"
    said = told.replace("\n", " ")
    assert notices(stamp.format(told)) == [("unclear", f"{said} 01 Nov 2026 CK")]
    assert notices(stamp.format(usual)) == []


def test_a_stamp_that_heads_its_day_is_asked_about() -> None:
    stamp = "\n\nFalkenried Apparatebau GmbH\n{}: 01 Nov 2026\n"
    assert [kind for kind, _ in notices(stamp.format("Rejected"))] == ["unclear"]
    assert notices(stamp.format("Received")) == []


@pytest.mark.parametrize(
    "block",
    [
        "Deliver to\nFalkenried Apparatebau GmbH\nLadestraße 27\n01 Nov 2026",
        "Falkenried Apparatebau GmbH\nLadestraße 27\n28197 Bremen",
        "Falkenried Apparatebau GmbH\nOrdered on: 01 Nov 2026",
        "Falkenried Apparatebau GmbH\nLeistungszeitraum 01.11.2026 - 30.11.2026",
        "Falkenried Apparatebau GmbH\nWartungsvertrag vom 01.03.2024",
        "Falkenried Apparatebau GmbH\nLieferung 05.10.2026 Halle 3",
        "Falkenried Apparatebau GmbH\nHamburg, 12 Oct 2026\nUnterschrift",
        "Falkenried Apparatebau GmbH\nLadestraße 27\n28197 Bremen\nOrder of 01 Oct 2026",
        "Falkenried Apparatebau GmbH\nRechnung HES-07719 vom 12.10.2026\nSeite 2 von 2",
    ],
)
def test_an_address_or_a_head_is_no_stamp(block: str) -> None:
    assert not [one for one in notices(f"\n{block}\n") if one[0] == "unclear"]


def _turned(*rows: str) -> Reading:
    sheet = page("Page")
    imprints = tuple(Imprint(row, Box(300, 500 + 20 * at, 400, 515 + 20 * at), 10.0) for at, row in enumerate(rows))
    return reading(sheet.model_copy(update={"imprints": imprints}))


@pytest.mark.parametrize(
    ("told", "usual"),
    [("ΑΚΥΡΟ", "ΠΑΡΕΛΗΦΘΗ"), ("RECIBÍ en metálico", "REGISTRO DE ENTRADA"), ("Zoberte späť", "Došlo podateľňa")],
)
def test_a_turned_stamp_with_a_day_is_asked_about(told: str, usual: str) -> None:
    assert list(house_stamps(sheet_of(_turned(told, "04/11/2026")), {}))
    assert not list(house_stamps(sheet_of(_turned(usual, "04/11/2026")), {}))


def test_words_of_the_buyers_name_say_nothing() -> None:
    buyer = {"buyer.name": Claim(term="buyer.name", value="Halden Optik GmbH", raw="", layer=Layer.RULES, score=0.9)}
    assert not list(house_stamps(sheet_of(_turned("HALDEN OPTIK", "Entrada: 04/11/2026")), buyer))
    assert list(house_stamps(sheet_of(_turned("HALDEN OPTIK", "Devolvida: 04/11/2026")), buyer))


def test_no_other_stamp_of_a_page_makes_one_usual() -> None:
    received, long = "received 03/11/2026", " ".join(["word"] * 20)
    assert list(house_stamps(sheet_of(_turned("CANCELLED", received)), {}))
    assert list(house_stamps(sheet_of(_turned("CANCELLED", received, long)), {}))
    assert not list(house_stamps(sheet_of(_turned("RECEIVED", received, long)), {}))


def test_a_stamp_was_put_on_after_the_issue_and_says_more_than_a_title() -> None:
    issued = {"issue_date": Claim(term="issue_date", value=date(2026, 11, 4), raw="", layer=Layer.RULES, score=0.9)}
    assert list(house_stamps(sheet_of(_turned("Ungültig", "04.11.2026")), issued))
    assert not list(house_stamps(sheet_of(_turned("Vordruck", "03.11.2026")), issued))
    assert list(house_stamps(sheet_of(_turned("Stornorechnung 04.11.2026")), issued))
    assert not list(house_stamps(sheet_of(_turned("Rechnung vom 04.11.2026")), issued))


def test_print_along_a_margin_is_none() -> None:
    sheet = page("Page").model_copy(update={"imprints": (Imprint("Gedruckt 04.11.2026", Box(19, 289, 26, 642), 7.0),)})
    assert not list(house_stamps(sheet_of(reading(sheet)), {}))
    assert not list(house_stamps(sheet_of(_turned("Vordruck 2031/4 – Druckerei Holm, Salzburg")), {}))


def test_a_slip_of_a_card_with_the_total_is_asked_about() -> None:
    slip = "VISA •••• 1187 08.11.2026 Autor. 604418 120.00 EUR"
    assert ("unclear", slip) in notices(slip)
    assert notices("VISA •••• 1187 is kept on file for your next order.") == []
    assert notices("VISA •••• 1187 08.11.2026 Autor. 604418 35.00 EUR") == []


@pytest.mark.parametrize("due", ["120.00 CR", "120.00 EUR CR", "-120.00 EUR", "120.00- EUR", "120.00 H"])
def test_a_credit_beside_what_is_due_is_owed_to_the_reader(due: str) -> None:
    assert "credit" in [kind for kind, _ in notices(due=due)]


@pytest.mark.parametrize("said", ["Account: FAL/CR-114", "Customer CR", "Hall H"])
def test_letters_elsewhere_are_no_credit(said: str) -> None:
    assert notices(said) == []


@pytest.mark.parametrize(
    ("told", "usual"),
    [("Példány: Másodlat", "Példány: 1. eredeti"), ("Ausfertigung: Zweitschrift", "Ausfertigung: Original")],
)
def test_which_copy_it_is(told: str, usual: str) -> None:
    assert [kind for kind, _ in notices(told)] == ["copy"]
    assert notices(usual) == []


@pytest.mark.parametrize(
    ("stamp", "sentence"),
    [
        ("QUITTIERT 20.10.2026", "Stunden laut Regiebericht, vom Bauleiter quittiert."),
        ("Encaissé le 20/10/2026", "Le chèque sera encaissé à réception."),
    ],
)
def test_a_receipt_is_a_stamp_and_no_word_of_sentences(stamp: str, sentence: str) -> None:
    assert notices(stamp) == [("paid", stamp)]
    assert notices(sentence) == []


@pytest.mark.parametrize(
    ("cut", "printed", "asked"),
    [
        ("CEIVED", "RECEIVED", False),
        ("CEIVED", "RECEIVED\n\nNOT", True),
        ("CEIVED", "", True),
        ("CHECKED", "UNCHECKED", True),
        ("NGELANGT", "EINGELANGT", False),
        ("Alder Tools", "", False),
    ],
)
def test_a_stamp_aslant_is_read_as_the_page_reads_the_word_there(cut: str, printed: str, asked: bool) -> None:
    sheet = page(printed)
    rows = printed.split("\n\n")
    places = [(cut, Box(30.0, 30.0, 140.0, 60.0)), ("01 Nov 2026", Box(30.0, 300.0, 140.0, 320.0))]
    texts = [*places, *((row, Box(30.0, 400.0, 140.0, 420.0)) for row in rows[1:])]
    stamped = sheet.model_copy(update={"imprints": tuple(Imprint(text, box, 12.0) for text, box in texts)})
    seller = Claim(term="seller.name", value="Alder Tools Ltd", raw="", layer=Layer.RULES, score=0.9)
    found = list(house_stamps(sheet_of(reading(stamped)), {"seller.name": seller}))
    assert bool(found) is asked
