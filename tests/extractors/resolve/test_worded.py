"""Amounts in words beside the total in figures: the same, another, and words that only look like numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from num2words import CONVERTER_CLASSES, num2words

from extractors.languages import LANGUAGES
from extractors.page.roles import DUE
from extractors.page.sheet import Sheet, sheet_of
from extractors.resolve.worded import in_words
from schemas import Claim, Layer
from tests.extractors.grid import reading

_AMOUNTS = (
    "17.00",
    "21.00",
    "119.00",
    "131.00",
    "200.00",
    "999.00",
    "1121.31",
    "2000.50",
    "2380.00",
    "21000.00",
    "80200.00",
)
_COUNTED = tuple(one for one in LANGUAGES if one in CONVERTER_CLASSES)
_UNTOLD = ("tr", "sv", "da", "no", "ro", "sl")  # for which num2words has no form of amounts in euros


def said(text: str, total: str, language: str | None = "en") -> list[str]:
    """What in `text`, all of a page in `language`, is an amount in words that is not `total`."""
    claim = Claim(term=DUE, value=Decimal(total), raw=total, layer=Layer.RULES, score=0.9)
    sheet = Sheet(sheet_of(reading(text)).layout, language)
    return [one.value for one in in_words({DUE: claim}, sheet)]


@pytest.mark.parametrize("language", _COUNTED)
def test_a_right_amount_is_told_and_any_other_is_a_rival(language: str) -> None:
    for amount in map(Decimal, _AMOUNTS):
        whole = int(amount)
        for label in ("Amount in words: ", ""):
            text = f"{label}{num2words(whole, lang=language)} euro"
            assert said(text, str(amount), language) == [], text
            for more in (1, 100, 3000):
                assert said(f"{label}{num2words(whole + more, lang=language)} euro", str(amount), language), (
                    text,
                    more,
                )


@pytest.mark.parametrize("language", [one for one in _COUNTED if one not in _UNTOLD])
def test_a_right_amount_with_its_cents_is_told_and_with_others_is_a_rival(language: str) -> None:
    for amount in map(Decimal, _AMOUNTS):
        text = num2words(amount, lang=language, to="currency", currency="EUR")
        assert said(f"Amount in words: {text}", str(amount), language) == [], text
        other = amount + (Decimal("0.03") if amount % 1 else Decimal("1.03"))
        assert said(f"Amount in words: {text}", str(other), language), text


@pytest.mark.parametrize(
    ("text", "total", "language"),
    [
        ("Összeg betűvel: kétezer-háromszáz euró", "2300.00", "hu"),
        ("Összeg betűvel: huszonkétezer-háromszáz euró", "22300.00", "hu"),
        ("Bedrag in letters: honderdnegentien euro en vijftig cent", "119.50", "nl"),
        ("Son: ciento treinta y un euros", "131.00", "es"),
        ("Son: veintiún mil euros", "21000.00", "es"),
        ("Amount in words: eleven hundred ninety dollars", "1190.00", "en"),
        ("Bedrag in letters: elfhonderd negentig euro", "1190.00", "nl"),
        ("Amount in words: mille cent nonante euros", "1190.00", "fr"),
        ("Amount in words: mille cent septante euros", "1170.00", "fr"),
        ("Amount in words: mille cent huitante francs", "1180.00", "fr"),
        ("Amount in words: deux cent mille euros", "200000.00", "fr"),
        ("Amount in words: quatre-vingt mille euros", "80000.00", "fr"),
        ("Amount in words: ett hundre og nitten kroner", "119.00", "no"),
        ("Amount in words: ett tusen ett hundre og nitten kroner", "1119.00", "no"),
        ("Beløb i bogstaver: et tusind et hundrede nitten kroner", "1119.00", "da"),
        ("Importo in lettere: ventuno mila euro", "21000.00", "it"),
        ("Amount in words: Rupees Two Lakhs Fifty Thousand Only", "250000.00", "en"),
        ("Amount in words: doscientas diecinueve libras", "219.00", "es"),
        ("Amount in words: to pay on demand one hundred nineteen euros", "119.00", "en"),
        ("Amount in words: siedem cztery siedem siedem EUR 25/100", "7477.25", "pl"),
        ("Amount in words: three forint, thirty-two fillér", "3.32", "en"),
        ("Amount in words: three euro, thirty-two cents", "3.32", "en"),
        ("Amount in words: ciento noventa y una libras con noventa y siete peniques", "191.97", "es"),
        ("Balance on USD account", "119.00", "en"),
        ("Prices on EUR basis", "119.00", "en"),
        ("Ich bin Euro Partner", "119.00", "de"),
        ("Onze euro rekening", "119.00", "nl"),
    ],
)
def test_no_part_of_a_number_and_no_word_of_another_language_is_an_amount(text: str, total: str, language: str) -> None:
    assert said(text, total, language) == []


@pytest.mark.parametrize(
    ("text", "total", "language"),
    [
        ("Összeg betűvel: kétezer-háromszáz euró", "1300.00", "hu"),
        ("Son: ciento treinta y un euros", "130.00", "es"),
        ("Amount in words: eleven hundred ninety dollars", "11.00", "en"),
        ("Amount in words: two hundred only", "119.00", "en"),
        ("Amount in words: on demand two hundred euros", "119.00", "en"),
        ("Bedrag in letters: honderdnegentien euro en vijftig cent", "119.00", "nl"),
        ("Slovy: sto korun a padesát haléřů", "100.00", "cs"),
        ("Kettőszáz euró", "119.00", "hu"),
        ("Kétszáz euró", "119.00", "hu"),
        ("elf Euro", "119.00", "de"),
        ("Please pay two hundred euros.", "119.00", "en"),
        ("Please pay zweihundert Euro.", "119.00", "en"),
    ],
)
def test_another_amount_in_words_is_a_rival(text: str, total: str, language: str) -> None:
    assert said(text, total, language) != []
