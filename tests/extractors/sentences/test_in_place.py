"""What a document says of an earlier invoice: that it replaces it, or that it was the last bill."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.sentences.in_place import in_place
from schemas import Claim, Layer
from tests.extractors.grid import reading

_BILL = """
Muster GmbH                                          INVOICE
Invoice number:  R-17
Invoice date:    1 May 2024
{text}

Total due                                             714.00
"""


def _told(text: str) -> list[tuple[str, str]]:
    notices = extract(reading(_BILL.format(text=text))).notices
    return [(one.kind, one.text) for one in notices if one.kind in ("replaces", "last_bill")]


@pytest.mark.parametrize(
    "text",
    [
        "In plaats van RE-2606136, die vervalt.",
        "In place of RE-2606136.",
        "This invoice is issued in place of\ninvoice no. RE-2606136 of 3 March.",
        "Ersetzt Rechnung RE-2606136",
        "Anstelle der Rechnung RE-2606136",
        "Corrected version of RE-2606136",
        "Sostituisce la fattura RE-2606136 del 3 maggio.",
        "Annule et remplace la facture RE-2606136",
        "Sustituye a la factura RE-2606136",
        "Zastępuje fakturę RE-2606136",
        "Ersätter faktura RE-2606136",
        "Korvaa laskun RE-2606136",
        "Tritt an die Stelle der Rechnung RE-2606136",
        "Se substitue à notre facture RE-2606136",
        "Treedt in de plaats van factuur RE-2606136",
        "Reissue of invoice RE-2606136",
        "RE-2606136 helyett",
        "RE-2606136 yerine",
    ],
)
def test_what_is_replaced_is_told_with_its_number(text: str) -> None:
    told = _told(text)
    assert told
    assert all(kind == "replaces" for kind, _ in told)
    assert any("re-2606136" in said for _, said in told)


@pytest.mark.parametrize(
    "text",
    [
        "Previous invoice R-2024-10, payment received - thank you",
        "Letzte Rechnung: RE-2606136",
        "as delivered with invoice RE-2606136",
        "Open items: RE-2606136 100.00",
        "We replaced the filter of your boiler.",
    ],
)
def test_what_is_mentioned_is_not(text: str) -> None:
    assert not [said for kind, said in _told(text) if kind == "replaces"]


@pytest.mark.parametrize("text", ["Vorherige Rechnung: RE-2606136", "Previous invoice number: RE-2606136"])
def test_a_label_of_the_last_bill_is_told(text: str) -> None:
    assert _told(text) == [("last_bill", "RE-2606136")]


def test_notes_of_an_e_invoice_are_heard() -> None:
    note = "Questa fattura sostituisce la RE-2606136."
    claim = Claim(term="notes[0].text", value=note, raw=note, layer=Layer.EINVOICE, score=1.0)
    assert [one.kind for one in in_place({"notes[0].text": claim})] == ["replaces"]
