"""What pages say beside values, in the languages whose words came last: each kind is heard in every language, and a
twin of everyday words is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.languages import LANGUAGES
from extractors.page.sheet import sheet_of
from extractors.rules.taxes import exemptions
from extractors.sentences.former import former_accounts
from extractors.sentences.in_place import in_place
from extractors.sentences.of_lines.no_claim import no_claim
from schemas import Claim, Layer, Value
from tests.extractors.grid import reading
from tests.extractors.sentences.twins import Twins, cases

_IN_ALL = (
    "numbered", "credited", "unowed", "former", "replacing", "last_bill", "are", "supplied", "by_phone", "no_supply",
)  # fmt: skip
_ACCOUNT = "DE89370400440532013000"

NUMBERED: Twins = {
    "bg": ("ОФ-2026-12", "ФАК-2026-12"),
    "el": ("ΠΡΟΣΦ-12", "ΤΠΥ-12"),
    "et": ("PAKK-12", "ARVE-12"),
    "hr": ("PON-2026-12", "RAC-12"),
    "lt": ("PASIUL-12", "ISANK-12"),
    "lv": ("PIED-12", "REK-12"),
    "ro": ("OFER-12", "FACT-12"),
    "sk": ("CENP-12", "FAK-12"),
    "sl": ("PREDR-12", "IR-12"),
}
CREDITED: Twins = {
    "bg": ("Кредитно известие за върната стока", "Кредитна карта, такса"),
    "el": ("Πιστωτικό τιμολόγιο για επιστροφή", "Πιστωτική κάρτα, προμήθεια"),
    "et": ("Kreeditarve nr 12 kauba eest", "Kreeditkaardi tasu"),
    "hr": ("Odobrenje po računu 12", "Odobrenje za građenje, priprema"),
    "lt": ("Kreditinė sąskaita už grąžintas prekes", "Kreditinės kortelės mokestis"),
    "lv": ("Kredītrēķins par atgrieztām precēm", "Kredītkartes maksa"),
    "ro": ("Storno factura 12", "Credit bancar, comision"),
    "sk": ("Dobropis k faktúre 12", "Kreditná karta, poplatok"),
    "sl": ("Dobropis za vrnjeno blago", "Kreditna kartica, provizija"),
}
UNOWED: Twins = {
    "bg": ("Кабел, все още не е доставен", "Стая, закуска и безплатно паркиране"),
    "el": ("Καλώδιο, δεν έχει παραδοθεί", "Δωμάτιο, δωρεάν στάθμευση"),
    "et": ("Kaabel, veel tarnimata", "Tuba, tasuta parkimine"),
    "hr": ("Kabel (nije isporučen)", "Soba, besplatno parkiranje"),
    "lt": ("Kabelis, dar nepristatytas", "Kambarys, nemokamas internetas"),
    "lv": ("Kabelis, vēl nav piegādāts", "Numurs, bezmaksas autostāvvieta"),
    "ro": ("Cablu, nelivrat", "Cameră, parcare gratuită"),
    "sk": ("Kábel, zatiaľ nedodaný", "Izba, bezplatné parkovanie"),
    "sl": ("Kabel, še ni dobavljen", "Soba, brezplačno parkiranje"),
}
FORMER: Twins = {
    "bg": ("Стара сметка", "Стара Загора, сметка"),
    "el": ("Παλιός λογαριασμός", "Παλαιό Φάληρο, λογαριασμός"),
    "et": ("Vana konto", "Vana Tallinn OÜ konto"),
    "hr": ("Stari IBAN", "Stari Grad d.o.o., IBAN"),
    "lt": ("Sena sąskaita", "Senamiesčio bankas, sąskaita"),
    "lv": ("Vecais konts", "Vecais Ogres tirgus, konts"),
    "ro": ("IBAN vechi", "Vechiul Port SRL, IBAN"),
    "sk": ("Starý účet", "Starý Smokovec, účet"),
    "sl": ("Stari TRR", "Stari trg 5, TRR"),
}
REPLACING: Twins = {
    "bg": ("Тази фактура заменя фактура RE-2606136", "Доставено с фактура RE-2606136"),
    "el": ("Αντικαθιστά το τιμολόγιο RE-2606136", "Παραδόθηκε με το τιμολόγιο RE-2606136"),
    "et": ("Asendab arvet RE-2606136", "Tarnitud arvega RE-2606136"),
    "hr": ("Zamjenjuje račun RE-2606136", "Isporučeno uz račun RE-2606136"),
    "lt": ("Pakeičia sąskaitą RE-2606136", "Pristatymo vieta pagal sąskaitą RE-2606136"),
    "lv": ("Aizstāj rēķinu RE-2606136", "Piegādes vieta pēc rēķina RE-2606136"),
    "ro": ("Înlocuiește factura RE-2606136", "Livrat cu factura RE-2606136"),
    "sk": ("Nahrádza faktúru RE-2606136", "Miesto dodania podľa faktúry RE-2606136"),
    "sl": ("Nadomešča račun RE-2606136", "Dobavljeno z računom RE-2606136"),
}
LAST: Twins = {  # what a label calls the last bill, and what is credited
    "bg": ("Предишна фактура №", "Оригинална фактура №"),
    "cs": ("Předchozí faktura č.", "Původní faktura"),
    "da": ("Forrige fakturanr.", "Oprindelig faktura"),
    "de": ("Vorherige Rechnung", "Ursprungsrechnung"),
    "el": ("Αρ. προηγούμενου τιμολογίου", "Αρχικό τιμολόγιο"),
    "en": ("Previous invoice number", "Original invoice number"),
    "es": ("Nº factura anterior", "Factura original"),
    "et": ("Eelmise arve nr", "Algne arve"),
    "fi": ("Edellisen laskun numero", "Alkuperäinen lasku"),
    "fr": ("Facture précédente N°", "Facture d'origine"),
    "hr": ("Prethodni račun br.", "Izvorni račun br."),
    "hu": ("Előzmény számla", "Eredeti számla"),
    "it": ("N. fattura precedente", "Fattura originale"),
    "lt": ("Ankstesnės sąskaitos Nr.", "Pradinė sąskaita"),
    "lv": ("Iepriekšējā rēķina Nr.", "Sākotnējais rēķins"),
    "nl": ("Vorig factuurnummer", "Oorspronkelijke factuur"),
    "no": ("Forrige fakturanr.", "Opprinnelig faktura"),
    "pl": ("Poprzednia faktura nr", "Faktura pierwotna"),
    "pt": ("Nº da fatura anterior", "Fatura original"),
    "ro": ("Factura precedentă nr.", "Factura inițială nr."),
    "sk": ("Predchádzajúca faktúra č.", "Pôvodná faktúra č."),
    "sl": ("Prejšnji račun št.", "Prvotni račun št."),
    "sv": ("Föregående fakturanummer", "Ursprunglig faktura"),
    "tr": ("Önceki Fatura No", "Orijinal Fatura No"),
}
FREED: Twins = {  # what is free of tax: no supply, and what was sold
    "bg": ("Гаранцията е освободена доставка.", "Услугата е освободена доставка."),
    "el": ("Η εγγύηση απαλλάσσεται ΦΠΑ.", "Η παροχή υπηρεσιών απαλλάσσεται ΦΠΑ."),
    "et": ("Tagatisraha on käibemaksuvaba.", "Teenus on käibemaksuvaba."),
    "hr": ("Jamčevina ne podliježe oporezivanju.", "Usluga ne podliježe oporezivanju."),
    "hu": ("A kaució mentes az adó alól.", "A szolgáltatás mentes az adó alól."),
    "lt": ("Užstatas yra ne PVM objektas.", "Paslauga yra neapmokestinama PVM."),
    "lv": ("Depozīts ir atbrīvots no PVN.", "Pakalpojums ir atbrīvots no PVN."),
    "ro": ("Garanția este scutită de TVA.", "Prestarea este scutită de TVA."),
    "sk": ("Poštovné je oslobodené od DPH.", "Služby sú oslobodené od DPH."),
    "sl": ("Varščina ni predmet obdavčitve.", "Storitev ni predmet obdavčitve."),
    "tr": ("Depozito KDV'den muaftır.", "Hizmet KDV'den muaftır."),
}


def _lines(number: str = "R-1", line: str = "Work") -> list[str]:
    values: dict[str, Value] = {
        "invoice_number": number,
        "lines[0].description": "Work",
        "lines[0].net": Decimal(100),
        "lines[1].description": line,
        "lines[1].net": Decimal(20),
    }
    claims = {
        term: Claim(term=term, value=value, raw=str(value), layer=Layer.EINVOICE, score=1.0)
        for term, value in values.items()
    }
    return [one.kind for one in no_claim(claims)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_says_all_of_it(code: str) -> None:
    assert set(_IN_ALL) <= set(LANGUAGES[code].speech)


@cases(NUMBERED)
def test_a_number_of_another_kind(said: str, twin: str) -> None:
    assert _lines(number=said) == ["numbered"]
    assert not _lines(number=twin)


@cases(CREDITED)
def test_a_credit_with_a_plus(said: str, twin: str) -> None:
    assert _lines(line=said) == ["credited"]
    assert not _lines(line=twin)


@cases(UNOWED)
def test_what_is_not_owed_and_costs_something(said: str, twin: str) -> None:
    assert _lines(line=said) == ["unowed"]
    assert not _lines(line=twin)


@cases(FORMER)
def test_a_former_account(said: str, twin: str) -> None:
    assert _of_account(said) == ["account_closed"]
    assert not _of_account(twin)


def _of_account(label: str) -> list[str]:
    read = reading(f"Bank details\n{label} {_ACCOUNT}")
    sheet = sheet_of(read)
    (box,) = [word.box for one in sheet.layout.segments for word in one.words if word.text == _ACCOUNT]
    claim = Claim(term="payment.iban", value=_ACCOUNT, raw=_ACCOUNT, layer=Layer.RULES, score=1.0, page=1, boxes=(box,))
    return [one.kind for one in former_accounts({"payment.iban": claim}, sheet)]


@cases(REPLACING)
def test_what_is_replaced(said: str, twin: str) -> None:
    assert _of_earlier(said) == ["replaces"]
    assert not _of_earlier(twin)


def _of_earlier(text: str) -> list[str]:
    claim = Claim(term="notes[0].text", value=text, raw=text, layer=Layer.EINVOICE, score=1.0)
    return [one.kind for one in in_place({"notes[0].text": claim})]


_BILL = """
Muster GmbH                                          INVOICE
Invoice number:  R-17
Invoice date:    1 May 2024
{label}: RE-2606136

Total due                                             714.00
"""


@cases(LAST)
def test_the_last_bill(said: str, twin: str) -> None:
    told = [
        [one.text for one in extract(reading(_BILL.format(label=label))).notices if one.kind == "last_bill"]
        for label in (said, twin)
    ]
    assert told == [["RE-2606136"], []]


@cases(FREED)
def test_what_is_free_of_tax_and_was_not_sold(said: str, twin: str) -> None:
    for total in ("Total    119.00", "Total incl. VAT    119.00"):
        assert not any(exemptions(sheet_of(reading(f"Work    119.00\n\n{total}\n\n{said}"))))
        assert any(exemptions(sheet_of(reading(f"Work    119.00\n\n{total}\n\n{twin}"))))
