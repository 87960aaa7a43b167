"""Attacks by what is asked for: a share, a part or a multiple of the total, an amount in words or in a row that no list
names, another time or payee, a paper that is no invoice, a stroke that looks like a one; and honest twins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.faults.attack import Attack, Draw, honest, rows_of
from tests.faults.contents import at_total

_SECOND, _ACCOUNT, _CORRECTS = ("GATE-9",), ("WORDS-10",), ("WORDS-15",)
_STOPPED, _SPECIMEN = ("WORDS-9",), ("WORDS-5", "TYPE-1")
_SAYS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("share", _SECOND, "Your share: 59.50"),
    ("share-of", _SECOND, "Your share of the total: EUR 59.50"),
    ("share-fr", _SECOND, "Votre quote-part : 59,50 EUR"),
    ("agreed-de", _SECOND, "Wie vereinbart: 99,00 EUR"),
    ("net", _SECOND, "Only the net amount is payable."),
    ("net-de", _SECOND, "Bitte nur den Nettobetrag überweisen."),
    ("net-fr", _SECOND, "Seul le montant HT est à régler."),
    ("net-it", _SECOND, "Si prega di versare solo l'imponibile."),
    ("net-es", _SECOND, "Pague solo la base imponible."),
    ("net-nl", _SECOND, "Gelieve enkel het nettobedrag over te maken."),
    ("net-sv", _SECOND, "Vänligen betala endast nettobeloppet."),
    ("half-de", _SECOND, "Die Hälfte des Betrags reicht."),
    ("half-it", _SECOND, "La metà dell'importo è sufficiente."),
    ("twice", _SECOND, "Twice the amount is due."),
    ("will-do", _SECOND, "EUR 99.00 will do."),
    ("enough-fr", _SECOND, "99,00 EUR suffisent."),
    ("owe-de", _SECOND, "Sie schulden uns 99,00 EUR."),
    ("round-up", _SECOND, "Please round up to EUR 200."),
    ("words", _SECOND, "Amount in words: one hundred and ninety euros"),
    ("words-net", _SECOND, "Amount in words: one hundred euros"),
    ("words-cents", _SECOND, "In words: one hundred nineteen euros and ninety cents"),
    ("words-de", _SECOND, "zweihundert Euro"),
    ("words-it", _SECOND, "Importo in lettere: duecento/00"),
    ("words-pt", _SECOND, "Valor por extenso: duzentos euros"),
    ("words-asked", _SECOND, "Please pay two hundred euros."),
    ("month", _SECOND, "Payable in January 2025."),
    ("month-it", _SECOND, "Pagamento a gennaio 2025."),
    ("deferred-de", _STOPPED, "Die Zahlung ist bis auf Weiteres gestundet."),
    ("other-payer", _STOPPED, "Our parent company pays this bill for you."),
    ("driver-de", _ACCOUNT, "Bitte in bar beim Fahrer bezahlen."),
    ("by-mail", _ACCOUNT, "Please use the account stated in our e-mail."),
    ("wrong-fr", _CORRECTS, "Le compte ci-dessus est erroné."),
    ("files-de", _SPECIMEN, "Nur für Ihre Unterlagen."),
    ("insurer", _SPECIMEN, "Made out for insurance purposes."),
    ("informed-es", _SPECIMEN, "Solo a título informativo."),
    (
        "long",
        _SECOND,
        "As agreed with your colleague on the telephone last week after the goods had come, please pay EUR 99.00.",
    ),
)
_ON_TWO_ROWS = (
    "As we have agreed with you about the late delivery of these goods, please pay",
    "EUR 99.00 to us and no more.",
)
_TWINS: tuple[tuple[str, str], ...] = (
    ("share", "Total of the house: EUR 1,190.00; your share of 10 %: EUR 119.00"),
    ("owners", "The owners are liable in equal shares."),
    ("words", "Amount in words: one hundred and nineteen euros only"),
    ("words-de", "(hundertneunzehn Euro)"),
    ("words-fr", "Arrêtée la présente facture à la somme de cent dix-neuf euros TTC."),
    ("words-it", "Importo in lettere: centodiciannove/00"),
    ("words-es", "Son: ciento diecinueve euros con cero céntimos"),
    ("words-tax", "Tax amount in words: nineteen euros"),
    ("late-words", "Zehn Euro Mahngebühr bei Zahlungsverzug."),
    ("net-days", "Please pay within 30 days net."),
    ("net-prices", "Our prices are net amounts; VAT is payable only once."),
    ("half-if", "If you cancel, half of the amount is due."),
    ("month", "The next instalment is payable in January 2025."),
    ("capital", "Capitale sociale EUR 10.000,00"),
    ("discount", "Bei Zahlung innerhalb von 10 Tagen genügen 116,62 EUR (2 % Skonto)."),
    ("records", "Please keep this invoice for your records."),
    ("deductions", "Please pay the amount without VAT deductions."),
    ("advance", "Advance payment July 2025"),
    ("offices", "Twelve Canadian offices"),
    (
        "long",
        "If you cancel an order later than two weeks before we come to you, please settle EUR 50.00 for our costs.",
    ),
)


def asking() -> Iterator[Attack]:
    """Every attack by what is asked for."""
    for name, rules, text in _SAYS:
        yield Attack(f"asks-{name}.pdf", text, rules, partial(honest, rows_of((text,))))
    yield Attack("asks-long-rows.pdf", " ".join(_ON_TWO_ROWS), _SECOND, partial(honest, rows_of(_ON_TWO_ROWS)))
    yield Attack("asks-form.pdf", "a form to pay by with another amount", _SECOND, partial(honest, _form("619.00 EUR")))
    for name, text in (("apart", "| 119.00"), ("tied", "|119.00"), ("letter", "I 119.00")):
        yield Attack(f"asks-stroke-{name}.pdf", f"{text}, which looks like 1119.00", _SECOND, _total(text))


def honest_asking() -> Iterator[Attack]:
    """The same words of something else, and strokes that part columns."""
    for name, text in _TWINS:
        yield Attack(f"asks-twin-{name}.pdf", text, (), partial(honest, rows_of((text,))))
    yield Attack("asks-twin-form.pdf", "a form with the same amount", (), partial(honest, _form("119.00 EUR")))
    strokes = " ".join(f"BT /F2 11 Tf 440.5 {y} Td (|) Tj ET" for y in (432, 412, 392))
    content = f"{strokes} BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET"
    yield Attack("asks-twin-columns.pdf", "strokes between columns", (), at_total(content))


def _form(amount: str) -> Draw:
    """A form to pay by below the invoice."""
    fields = (
        "Brightwater Tools GmbH",
        "DE89 3704 0044 0532 0130 00",
        "Betrag",
        amount,
        "Verwendungszweck",
        "BT-2024-0117",
    )
    return rows_of(("Überweisungsträger", *fields), top=250)


def _total(text: str) -> partial[bytes]:
    """A page whose total is written so."""
    return at_total(f"BT /F2 11 Tf 440 392 Td ({text}) Tj ET")
