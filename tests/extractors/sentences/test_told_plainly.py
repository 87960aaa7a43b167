"""What changes everything about an invoice, told plainly below its total, is heard in each language, by its
lists or by the model of sentences.

`told_plainly.tsv` holds what is told, the language, and the sentence, a row each.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.languages import LANGUAGES
from tests.extractors.grid import reading

_PAGE = """
Muster GmbH                                          INVOICE
Invoice number:  R-17
Invoice date:    1 May 2024
Due date:        31 May 2024


Total due                                             714.00


{text}
"""
_TOLD = defaultdict[str, dict[str, str]](dict)
for _row in Path(__file__).with_name("told_plainly.tsv").read_text(encoding="utf-8").splitlines():
    _what, _language, _text = _row.split("\t")
    _TOLD[_what][_language] = _text


def _heard(text: str) -> list[str]:
    """What is said, and the terms that a second value is told of."""
    read = extract(reading(_PAGE.format(text=text)))
    return [*(one.kind for one in read.notices), *(one.term for one in read.rivals)]


@pytest.mark.parametrize("what", _TOLD)
def test_it_is_heard_in_every_language(what: str) -> None:
    assert _TOLD[what].keys() == LANGUAGES.keys()
    assert [code for code, text in _TOLD[what].items() if not _heard(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Payable in full by 2 May.",
        "Please pay in full by 2 May.",
        "Goods remain ours until paid in full.",
        "The goods were delivered in full on 2 May.",
        "Vorige factuur volledig voldaan op 2 mei, dank u.",
        "Your previous invoice was settled in full on 2 May, thank you.",
        "Faktura płatna w całości do 2 maja.",
        "Kopie des Lieferscheins vom 2. Mai liegt bei.",
        "Please keep a copy for your records.",
        "Bitte bewahren Sie eine Kopie für Ihre Unterlagen auf.",
        "Rechnungen können per Überweisung bezahlt werden.",
        "La cauzione Vi verrà restituita alla riconsegna.",
        "Le montant sera prélevé sur votre compte le 31 mai 2024.",
        "Kwota zostanie pobrana z Państwa rachunku 31 maja 2024.",
        "Sermayemiz 500 bin TL olup tamamı ödenmiştir.",
    ],
)
def test_what_is_like_it_and_changes_nothing_is_not(text: str) -> None:
    assert _heard(text) == []
