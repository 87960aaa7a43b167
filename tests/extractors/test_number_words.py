"""Numbers in words, in the languages that have a vocabulary, and what is none."""

from __future__ import annotations

import pytest
from num2words import CONVERTER_CLASSES, num2words

from extractors.languages import LANGUAGES
from extractors.meanings.number_words import find_numbers, names_money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred nineteen", 119),
        ("One Hundred and Nineteen Euros", 119),
        ("two hundred and nineteen thousand", 219_000),
        ("One Lakh Twenty Three Thousand Four Hundred Fifty Six Only", 123_456),
        ("zweihundert Euro", 200),
        ("einhundertundneunzehn", 119),
        ("eintausendeinhundertneunzehn", 1119),
        ("deux cent quatre-vingt-dix-neuf euros", 299),
        ("duemilacentodiciannove/00", 2119),
        ("ciento diecinueve euros", 119),
        ("cento e dezanove euros", 119),
        ("honderdnegentien", 119),
        ("dwieście dziewiętnaście tysięcy czterysta złotych", 219_400),
        ("et hundrede og nitten kroner", 119),
        ("tvåhundra kronor", 200),
        ("dvě stě korun", 200),
        ("ikibinyüzondokuz", 2119),
        ("siedem cztery siedem siedem EUR 25/100", 7477),
        ("jeden cztery zero pięć trzy EUR 13/100", 14_053),
        ("one hundred and five", 105),
        ("kétezer-háromszáz euró", 2300),
        ("kétmillió forint", 2_000_000),
        ("huszonkétezer forint", 22_000),
        ("eleven hundred ninety dollars", 1190),
        ("elfhonderd negentig euro", 1190),
        ("mille cent nonante euros", 1190),
        ("deux cent mille euros", 200_000),
        ("quatre-vingt mille euros", 80_000),
        ("et tusind et hundrede nitten kroner", 1119),
        ("ciento treinta y un euros", 131),
        ("veintiún mil euros", 21_000),
        ("ventuno mila euro", 21_000),
        ("ventunomila", 21_000),
        ("un millón doscientos mil", 1_200_000),
        ("cento e dezenove reais", 119),
        ("doscientas veintiuna libras", 221),
        ("duzentas e dezenove libras", 219),
        ("cent vingt et une livres", 121),
    ],
)
def test_a_number_in_words_is_read(text: str, value: int) -> None:
    assert [one.value for one in find_numbers(text)][:1] == [value]


@pytest.mark.parametrize("text", ["Garden spade", "Please pay by transfer", "119.00 EUR", ""])
def test_other_words_are_none(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_it_says_where_it_stands() -> None:
    (one,) = find_numbers("the sum of two hundred dollars")
    assert (one.start, one.stop, one.languages) == (3, 5, {"en"})


def test_words_of_currencies_are_known_in_all_their_forms() -> None:
    named = (
        "euros",
        "dollars",
        "zlotych",
        "korun",
        "kronor",
        "canadian dollars",
        "dolares canadienses",
        "schweizer franken",
    )
    assert all(names_money(name.split()) for name in named)
    assert not any(names_money(name.split()) for name in ("spade", "canadian offices", "schweizer kunden", ""))
    assert not names_money(("canadian",))  # the text ends there


def test_a_language_that_the_library_cannot_count_in_has_no_numbers() -> None:
    assert list(find_numbers("sada kakskümmend kolm eurot")) == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code in CONVERTER_CLASSES])
def test_every_language_reads_what_it_spells(language: str) -> None:
    for number in (17, 119, 200, 999, 1234) if language in CONVERTER_CLASSES else ():
        assert [one.value for one in find_numbers(num2words(number, lang=language))][:1] == [number]
    assert LANGUAGES[language].payments.keys() >= {"enough", "limits", "before_tax", "parts"}
