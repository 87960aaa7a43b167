from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import Proposals, propose
from tests.extractors.grid import reading

NOTE = """
{title}

Gutschriftsnr.      G-31
Belegdatum          27.11.2024
Rechnungsnr.        R-87
Rechnungsdatum      11.11.2024
"""


def proposals(title: str) -> Proposals:
    return propose(Sheet(Layout(reading(NOTE.format(title=title))), "de"))


def sure(found: Proposals, term: str) -> set[object]:
    return {claim.value for claim in found.claims if claim.term == term and claim.score > 0.8}


def test_a_credit_note_names_the_invoice_that_it_credits() -> None:
    found = proposals("Warengutschrift")
    assert sure(found, "invoice_number") == {"G-31"}
    assert sure(found, "preceding_invoice") == {"R-87"}
    assert sure(found, "issue_date") == {date(2024, 11, 27)}
    assert "R-87" in found.denied["invoice_number"]
    assert date(2024, 11, 11) in found.denied["issue_date"]


@pytest.mark.parametrize(
    "note",
    [
        "CREDIT NOTE\n\nCredit note no.     G-31\n\nInvoice no.     R-87",
        "AVOIR\n\nAvoir n°     G-31\n\nFacture n°     R-87",
        "Nota di credito\n\nNota di credito n.     G-31\n\nFattura n.     R-87",
        "Nota de crédito\n\nNota de crédito n.º     G-31\n\nFactura n.º     R-87",
    ],
)
def test_so_it_does_in_every_language(note: str) -> None:
    found = propose(Sheet(Layout(reading(note)), None))
    assert sure(found, "invoice_number") == {"G-31"}
    assert "R-87" in found.denied["invoice_number"]
    assert "G-31" in found.denied["preceding_invoice"]


def test_a_note_is_not_older_than_what_it_credits() -> None:
    text = "Credit note\n\nCredit note no.     G-31\n\nDate     1 May 2024\n\nInvoice date     3 May 2024"
    found = propose(Sheet(Layout(reading(text)), "en"))
    assert sure(found, "issue_date") == {date(2024, 5, 1), date(2024, 5, 3)}, "which one is a person's to say"


def test_an_invoice_keeps_its_own_number() -> None:
    found = proposals("Rechnung")
    assert "R-87" in sure(found, "invoice_number")
    assert not sure(found, "preceding_invoice")


def test_a_credit_note_without_labels_of_its_own_is_named_by_those_of_an_invoice() -> None:
    text = "Credit note\n\nInvoice no.     R-87\nInvoice date    1 May 2024"
    found = propose(Sheet(Layout(reading(text)), "en"))
    assert sure(found, "invoice_number") == {"R-87"}
    assert sure(found, "issue_date") == {date(2024, 5, 1)}


@pytest.mark.parametrize(
    "note",
    [
        "Rectif. nº     G-31\n\nFACTURA RECTIFICATIVA de la factura R-87",
        "Creditnummer     G-31\n\nCreditfactuur bij factuur R-87",
        "Nota di credito n.     G-31\n\nNota di credito relativa alla fattura R-87",
        "Credit note no.     G-31\n\nCredit note against invoice R-87",
    ],
)
def test_a_title_may_say_which_invoice_is_credited(note: str) -> None:
    found = propose(Sheet(Layout(reading(note)), None))
    assert sure(found, "invoice_number") == {"G-31"}
    assert sure(found, "preceding_invoice") == {"R-87"}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Hyvitys laskuun 26187: auto XYJ-903 palautettiin aikaisemmin", "fi"),
        ("Kreditering av faktura 26187: ABC-903 återlämnad", "sv"),
        ("Avoir pour la facture 26187: AB-903 rendu plus tôt", "fr"),
        ("Gutschrift auf Rechnung 26187: AB-903 früher zurück", "de"),
    ],
)
def test_a_number_ends_where_what_was_credited_is_told_behind_a_colon(line: str, language: str) -> None:
    found = propose(Sheet(Layout(reading(f"Credit note G-31\n\n{line}")), language))
    named = [claim for claim in found.claims if claim.term == "preceding_invoice"]
    assert max(named, key=lambda claim: claim.score).value == "26187"


@pytest.mark.parametrize(
    "row", ["Rif. ft. 401/E del 02/03/2026", "Storno ft. 401/E", "Piastra rotta, rif. ns. fatt. 401/E"]
)
def test_short_words_for_an_invoice_name_the_credited_one(row: str) -> None:
    text = f"*NOTA DI CREDITO\nNumero: 22/NC\nData: 29/04/2026\n{row}\n\nTotale a Vs. credito EUR 62,24"
    claims = extract(reading(text)).claims
    assert (claims["invoice_number"].value, claims["preceding_invoice"].value) == ("22/NC", "401/E")
