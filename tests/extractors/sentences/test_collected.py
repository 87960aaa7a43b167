"""An account in the same row as a sentence that the amount is collected; and one that stands elsewhere."""

from __future__ import annotations

import pytest

from extractors.meanings.collected import says_it_is_collected
from extractors.page.sheet import sheet_of
from extractors.sentences.collected import collected_beside_account, collected_or_paid
from schemas import Claim, Layer, Page
from tests.extractors.grid import page, reading

_ACCOUNT = "DE89370400440532013000"


def _ticked(text: str) -> Page:
    """A page whose boxes before words with an "x" are ticked."""
    drawn, marked = page(text.replace("x:", "  ")), page(text)
    places = [word.box for word in marked.words if word.text.startswith("x:")]
    at = (word.box for word in drawn.words for box in places if box.x1 == word.box.x1 and box.top == word.box.top)
    return drawn.model_copy(update={"ticked": tuple(at)})


def _told(text: str) -> list[str]:
    """What is told of a page that pays to the account: kinds, and "doubt" where another way is offered, too."""
    read = reading(_ticked(text))
    boxes = tuple(word.box for word in read.pages[0].words if word.text.strip(".,") == _ACCOUNT)
    claim = Claim(term="payment.iban", value=_ACCOUNT, raw=_ACCOUNT, layer=Layer.RULES, score=1.0, page=1, boxes=boxes)
    sheet, taken = sheet_of(read), {claim.term: claim}
    doubted = ["doubt" for _ in collected_or_paid(sheet, taken)]
    return [*(one.kind for one in collected_beside_account(sheet, taken)), *doubted]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit on 1 December, account {_ACCOUNT}",
        f"Beløbet trækkes automatisk via Betalingsservice, konto {_ACCOUNT}",
        f"The amount is collected by direct debit on or after 1 December, account {_ACCOUNT}",
    ],
)
def test_an_account_in_the_same_breath(text: str) -> None:
    assert _told(text) == ["do_not_pay"]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit or paid by transfer to {_ACCOUNT}",
        f"The amount is collected by direct debit; alternatively pay by PayPal or to {_ACCOUNT}",
        f"Der Betrag wird eingezogen, sonst bitte auf das Konto zahlen: {_ACCOUNT}",
        f"Le montant est prélevé ou à régler sur le compte {_ACCOUNT}",
        f"L'importo viene addebitato sul conto oppure pagabile sul conto {_ACCOUNT}",
        f"Beløbet trækkes via Betalingsservice eller betales til konto {_ACCOUNT}",
    ],
)
def test_an_account_that_another_way_to_pay_is_offered_with_is_in_doubt(text: str) -> None:
    assert _told(text) == ["doubt"]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit on 1 December\n\n\n\nZorbl Ltd IBAN {_ACCOUNT}",
        f"Please pay the amount to {_ACCOUNT}",
        f"You may also pay by direct debit, account {_ACCOUNT}",
    ],
)
def test_an_account_elsewhere_and_a_direct_debit_that_is_offered(text: str) -> None:
    assert _told(text) == []


_PAY = f"Please pay 119.00 EUR by 1 December to our account\nIBAN {_ACCOUNT}\n\n\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Beloppet dras automatiskt från ert konto på förfallodagen.",
        "Der Betrag wird am 1. Dezember von Ihrem Konto abgebucht.",
        "Le montant sera prélevé automatiquement sur votre compte.",
        "L'importo verrà addebitato automaticamente sul vostro conto.",
        "Kwota zostanie automatycznie pobrana z Państwa rachunku.",
    ],
)
def test_an_amount_that_is_collected_elsewhere_on_a_page_that_asks_to_pay_it_is_in_doubt(text: str) -> None:
    assert _told(_PAY + text) == ["doubt"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Please pay by bank transfer by 1 December.", ["doubt"]),
        ("Bitte überweisen Sie den Betrag per Überweisung.", ["doubt"]),
        ("Payment by bank transfer by 1 December 2026.", ["doubt"]),
        ("Betalning via bank senast 2026-12-01.", ["doubt"]),
        ("You can also pay by bank transfer.", []),
        ("We also take bank transfers.", []),
        ("Bitte überweisen Sie nicht per Überweisung.", []),
        ("Bitte überweisen Sie andere Rechnungen per Überweisung auf unser Konto.", []),
        ("Please pay other invoices by bank transfer.", []),
        ("Please pay this invoice by bank transfer, not by cheque.", ["doubt"]),
    ],
)
def test_an_amount_that_is_collected_and_a_transfer_that_is_asked_for(asked: str, told: list[str]) -> None:
    collected = "The amount is collected by direct debit on 1 December."
    assert _told(f"Zorbl Ltd IBAN {_ACCOUNT}\n\n\n\n{asked}\n\n\n\n{collected}") == told


@pytest.mark.parametrize(
    "text",
    [
        "Den Betrag buchen wir am 1. Dezember von Ihrem bei uns hinterlegten Konto ab.",
        "Het bedrag wordt op 1 december afgeschreven van uw bij ons bekende rekening.",
        "Beløbet trækkes via Betalingsservice fra Deres konto ved forfald.",
    ],
)
def test_what_is_kept_with_somebody_is_no_condition(text: str) -> None:
    assert says_it_is_collected(text)


def test_an_account_apart_from_its_label_is_one_to_pay_to() -> None:
    asked = f"Due date 1 December. Account at Zorbl Bank:\nIBAN          {_ACCOUNT}\nTo state when paying: 7\n\n\n\n"
    assert _told(f"{asked}The amount will be debited from your account.") == ["doubt"]


@pytest.mark.parametrize(
    "text",
    [
        "If you gave us a mandate, the amount is collected by direct debit.",
        "Le montant est à régler par carte bancaire.",
        "El importe debe abonarse con tarjeta.",
        "The amount is not collected by direct debit.",
        "We also offer direct debit.",
        "Anmäl e-faktura på vår sida.",
    ],
)
def test_a_direct_debit_that_is_offered_beside_an_account_to_pay_to_is_not(text: str) -> None:
    assert _told(_PAY + text) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [("x:Autogiro      Transfer", ["doubt"]), ("Direct debit      x:Transfer", []), ("x:Cash      Direct debit", [])],
)
def test_a_box_that_is_ticked_for_a_direct_debit(row: str, told: list[str]) -> None:
    assert _told(_PAY + row) == told
    assert _told(f"Zorbl Ltd IBAN {_ACCOUNT}\n\n\n\n{row}") == []
