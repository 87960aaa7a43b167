"""Sentences that say no more than that all is due as the totals show it change nothing; a word more may."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.languages import LANGUAGES
from extractors.sentences.said_again import says_it_stands
from schemas import Claim, Layer, Value
from tests.extractors.sentences.twins import Twins, cases

STANDS: Twins = {  # and a twin that says something else
    "bg": ("Цялата сума е дължима.", "Половината сума е дължима."),
    "cs": ("Celá částka je splatná.", "Celá částka není splatná."),
    "da": ("Hele beløbet er til os.", "Hele beløbet er til banken."),
    "de": ("Der gesamte Betrag geht an uns.", "Der gesamte Betrag geht an unsere Bank."),
    "el": ("Το ποσό οφείλεται εξ ολοκλήρου.", "Το ποσό δεν οφείλεται."),
    "en": ("All sums are due in full.", "All sums are due in part."),
    "es": ("El total es el importe a ingresar.", "El total es el importe a devolver."),
    "et": ("Kogu summa kuulub meile.", "Kogu summa kuulub pangale."),
    "fi": ("Koko summa on maksettava.", "Koko summa on jo maksettu."),
    "fr": ("La créance n'est pas cédée à un tiers.", "La créance est cédée à un tiers."),
    "hr": ("Cijeli iznos je za plaćanje.", "Cijeli iznos nije za plaćanje."),
    "hu": ("A számla euróban fizetendő.", "A számla forintban fizetendő."),
    "it": ("L'importo è dovuto per intero.", "L'importo è dovuto al notaio."),
    "lt": ("Visa suma yra mokėtina.", "Visa suma yra sumokėta."),
    "lv": ("Visa summa ir maksājama.", "Visa summa nav maksājama."),
    "nl": ("Er is geen G-rekening.", "Er is een G-rekening."),
    "no": ("Kravet tilhører oss og er ikke overdratt til andre.", "Kravet tilhører andre og er overdratt."),
    "pl": ("Cała kwota jest płatna w euro.", "Cała kwota jest płatna w złotych."),
    "pt": ("A fatura é devida na totalidade.", "A fatura é devida ao banco."),
    "ro": ("Suma este datorată integral.", "Suma nu este datorată."),
    "sk": ("Celá suma je splatná.", "Celá suma nie je splatná."),
    "sl": ("Celoten znesek je za plačilo.", "Celoten znesek ni za plačilo."),
    "sv": ("Hela beloppet är att betala till oss.", "Hela beloppet är betalt."),
    "tr": ("Tutar tamamen bize aittir.", "Tutar tamamen bankaya aittir."),
}


def _claim(term: str, value: Value) -> Claim:
    return Claim(term=term, value=value, raw=str(value), page=1, layer=Layer.RULES, score=1.0)


def _taken(**more: Decimal) -> dict[str, Claim]:
    values: dict[str, Value] = {"totals.gross": Decimal("120.00"), "totals.due": Decimal("120.00"), "currency": "EUR"}
    values |= {f"totals.{name}": value for name, value in more.items()}
    return {term: _claim(term, value) for term, value in values.items()}


def test_every_language_has_its_pair() -> None:
    assert set(STANDS) == set(LANGUAGES)


@cases(STANDS)
def test_what_the_totals_show_is_said_again(said: str, twin: str) -> None:
    assert says_it_stands(said, _taken())
    assert not says_it_stands(twin, _taken())


@pytest.mark.parametrize(
    "taken",
    [{}, _taken(due=Decimal("60.00")), _taken(paid=Decimal("60.00")), _taken(withheld=Decimal("20.00"))],
    ids=["nothing known", "less is due", "paid in part", "kept back"],
)
def test_the_totals_must_show_it_too(taken: dict[str, Claim]) -> None:
    assert not says_it_stands("All sums are due in full.", taken)


@pytest.mark.parametrize(
    "text",
    [
        "The invoice is payable in US dollars.",
        "The net total is due.",
        "The balance is due in full.",
        "The claim is assigned to others.",
        "120.00 is due in full.",
        "All sums are due in full to the agent.",
        "A számla Eurofactornak fizetendő.",
        "Faktura płatna Eurofaktorowi.",
        "Factura de crédito.",
        "Fatura de crédito.",
        "Fattura di credito.",
        "Le total HT est à payer.",
        "Totaal excl. BTW is te betalen.",
        "U ontvangt terug het hele bedrag.",
        "The corrected total is payable to us.",
        "The whole is the credit total.",
        "O valor cobrado é o total.",
        "Il nuovo totale è da pagare.",
        "Die Rechnung ist Barrechnung.",
        "A fatura é devida a Eurobank.",
        "La créance est de Eurofactor.",
        "",
    ],
)
def test_a_word_more_says_something_else(text: str) -> None:
    assert not says_it_stands(text, _taken())


@pytest.mark.parametrize(
    "text",
    [
        "El crédito no ha sido cedido a terceros.",
        "El total de esta factura es debido.",
        "O crédito não foi cedido a terceiros.",
        "Il credito non è ceduto a terzi.",
        "A fatura é devida em euros.",
        "Az összeg euróban fizetendő.",
    ],
)
def test_what_is_the_sellers_own_and_due_is_said_again(text: str) -> None:
    assert says_it_stands(text, _taken())
