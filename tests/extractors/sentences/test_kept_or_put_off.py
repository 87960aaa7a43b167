"""A share that the payer pays to somebody else, and a day before which nothing is to be paid, are heard in every
language; who says that nothing is kept back, and days of something else, are not."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.languages import LANGUAGES
from extractors.sentences.kept_back import kept_back
from extractors.sentences.put_off import put_off
from schemas import Claim, Layer
from tests.extractors.sentences.twins import Twins, alone, cases

KEPT_BACK: Twins = {
    "bg": ("Купувачът удържа данък 10 % при плащането.", "Купувачът плаща цялата сума, ДДС 20 %."),
    "cs": ("Objednatel odvede 15 % správci daně.", "Objednatel zaplatí celou částku, DPH 21 %."),
    "da": ("5 % indeholdes af hvervgiveren og indbetales.", "Moms 25 % indbetales af os."),
    "de": (
        "15 % sind vom Auftraggeber an das Finanzamt abzuführen.",
        "20 % Umsatzsteuer führen wir an das Finanzamt ab.",
    ),
    "el": ("Ο πελάτης παρακρατεί φόρο 20 %.", "Ο πελάτης εξοφλεί το ποσό, ΦΠΑ 24 %."),
    "en": ("20 % to be deducted from labour by the contractor.", "VAT of 20 % is included in the amount."),
    "es": (
        "El 15 % se ingresará en Hacienda por el pagador, a ingresar por el cliente.",
        "El IVA del 21 % está incluido.",
    ),
    "et": ("Ostja peab kinni 20 % tulumaksu.", "Ostja tasub kogu summa, käibemaks 22 %."),
    "fi": ("Tilaaja 13 % pidättää ennakonpidätyksenä.", "Summa sisältää arvonlisäveron 25,5 %."),
    "fr": ("5 % à retenir par le maître d'ouvrage.", "La TVA de 20 % est comprise dans le montant."),
    "hr": ("Kupac obustavlja porez po odbitku 15 %.", "Kupac plaća cijeli iznos, PDV 25 %."),
    "hu": ("A megrendelő az összeg 20 % részét levonja és befizeti.", "Az összeg 27 % áfát tartalmaz."),
    "it": ("Il 4 % è trattenuto dal committente e versato all'INPS.", "L'IVA del 22 % è compresa nell'importo."),
    "lt": ("Pirkėjas išskaičiuoja 15 % pajamų mokesčio.", "Pirkėjas sumoka visą sumą, PVM 21 %."),
    "lv": ("Pasūtītājs ietur 20 % nodokli.", "Pasūtītājs maksā visu summu, PVN 21 %."),
    "nl": ("40 % te storten op onze G-rekening.", "Het bedrag is inclusief 21 % btw."),
    "no": ("15 % trekkes av oppdragsgiveren og innbetales.", "Beløpet er inklusive 25 % mva."),
    "pl": ("Nabywca potrąca 20 % podatku.", "Kwota zawiera 23 % VAT."),
    "pt": ("25 % a reter pelo adquirente e a entregar ao Estado.", "O IVA de 23 % está incluído."),
    "ro": ("Clientul va reține 10 % impozit.", "Suma include TVA 19 %."),
    "sk": ("Objednávateľ odvedie 15 % správcovi dane.", "Objednávateľ zaplatí celú sumu, DPH 20 %."),
    "sl": ("Kupec odtegne 25 % davka.", "Kupec plača celoten znesek, DDV 22 %."),
    "sv": ("30 % innehålls av beställaren.", "Beloppet är inklusive 25 % moms."),
    "tr": ("Alıcı %20 stopaj kesintisi yapar.", "Tutara %20 KDV dahildir."),
}
PUT_OFF: Twins = {
    "bg": ("Моля, преведете сумата не по-рано от 17.01.2027.", "Следващият преглед е не по-рано от 17.01.2027."),
    "cs": ("Částku uhraďte nejdříve 17. 1. 2027.", "Další revize je nejdříve 17. 1. 2027."),
    "da": ("Overfør beløbet tidligst den 17.01.2027.", "Næste eftersyn er tidligst den 17.01.2027."),
    "de": ("Bitte frühestens am 17.01.2027 überweisen.", "Der Betrag wird frühestens am 17.01.2027 abgebucht."),
    "el": ("Η πληρωμής γίνεται όχι νωρίτερα από 17/01/2027.", "Ο έλεγχος γίνεται όχι νωρίτερα από 17/01/2027."),
    "en": ("Please release no earlier than 17 Jan 2027.", "The next visit is no earlier than 17 Jan 2027."),
    "es": ("Abone la factura no antes del 17/01/2027.", "La próxima visita no será antes del 17/01/2027."),
    "et": ("Palun tasuge mitte varem kui 17.01.2027.", "Järgmine hooldus on mitte varem kui 17.01.2027."),
    "fi": ("Lasku maksetaan aikaisintaan 17.1.2027.", "Seuraava huolto on aikaisintaan 17.1.2027."),
    "fr": ("À payer pas avant le 17/01/2027.", "La prochaine visite n'aura pas lieu avant le 17/01/2027."),
    "hr": ("Molimo platite ne prije 17.01.2027.", "Sljedeći pregled je ne prije 17.01.2027."),
    "hu": ("Kérjük, legkorábban 2027.01.17. utalja át.", "A következő szemle legkorábban 2027.01.17. lesz."),
    "it": ("Pagare non prima del 17/01/2027.", "La prossima visita è non prima del 17/01/2027."),
    "lt": ("Prašome sumokėkite ne anksčiau kaip 2027-01-17.", "Kita apžiūra ne anksčiau kaip 2027-01-17."),
    "lv": ("Lūdzu, samaksājiet ne agrāk kā 17.01.2027.", "Nākamā apkope ne agrāk kā 17.01.2027."),
    "nl": ("Gelieve niet eerder dan 17-01-2027 te betalen.", "De volgende keuring is niet eerder dan 17-01-2027."),
    "no": ("Overfør beløpet tidligst 17.01.2027.", "Neste kontroll er tidligst 17.01.2027."),
    "pl": ("Prosimy zapłacić nie wcześniej niż 17.01.2027.", "Następny przegląd nie wcześniej niż 17.01.2027."),
    "pt": ("Pagar não antes de 17/01/2027.", "A próxima visita não antes de 17/01/2027."),
    "ro": ("Achitați nu mai devreme de 17.01.2027.", "Următoarea revizie nu mai devreme de 17.01.2027."),
    "sk": ("Sumu uhraďte najskôr 17. 1. 2027.", "Ďalšia revízia je najskôr 17. 1. 2027."),
    "sl": ("Znesek nakažite ne pred 17.01.2027.", "Naslednji pregled ni predviden, ne pred 17.01.2027."),
    "sv": ("Betala beloppet tidigast 2027-01-17.", "Nästa besiktning är tidigast 2027-01-17."),
    "tr": ("Tutarı en erken 17.01.2027 ödeyin.", "Sonraki bakım en erken 17.01.2027."),
}


def test_every_language_has_its_pair() -> None:
    assert set(KEPT_BACK) == set(PUT_OFF) == set(LANGUAGES)


@cases(KEPT_BACK)
def test_a_share_that_is_paid_to_somebody_else_is_heard(said: str, twin: str) -> None:
    assert list(kept_back(alone(said)))
    assert not list(kept_back(alone(twin)))


@pytest.mark.parametrize(
    "text",
    [
        "CIS: we hold gross payment status, no deduction is to be made.",
        "Freistellungsbescheinigung nach § 48b EStG liegt vor, nichts ist vom Auftraggeber einzubehalten.",
        "Operación no sujeta a retención a cuenta.",
    ],
)
def test_that_nothing_is_kept_back_changes_nothing(text: str) -> None:
    assert not list(kept_back(alone(text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("20 % is payable to HMRC.", True),
        ("VAT (20%) is payable to HMRC by the contractor.", True),
        ("Including VAT, 20% is payable to HMRC.", True),
        ("VAT (20%) is payable to HMRC quarterly.", False),
        ("VAT of 20% is payable to HMRC.", False),
        ("20 % is paid to HMRC by us.", False),
        ("15 % sind an das Finanzamt abzuführen.", True),
        ("Quellensteuer 15 % ist an das Finanzamt abzuführen.", True),
        ("Umsatzsteuer 19 % ist vom Auftraggeber an das Finanzamt abzuführen.", True),
        ("Mehrwertsteuer 19%: wird von uns an das Finanzamt zu zahlen sein.", False),
        ("Umsatzsteuer (19 %) ist an das Finanzamt abzuführen.", False),
        ("15 % sind durch uns an das Finanzamt abzuführen.", False),
    ],
)
def test_vat_and_what_the_seller_pays_is_not_kept_back(text: str, *, told: bool) -> None:
    assert bool(list(kept_back(alone(text)))) is told


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("Kupec odtegne 25 % davka.", "Obrnjena davčna obveznost, kupec obračuna DDV 22 %."),
        ("Kupec odvede 25 % davka.", "Kupec odvede embalažo, popust 5 %."),
        ("Objednatel odvede 15 % správci daně.", "Objednatel odvede DPH 21 %, přenesená daňová povinnost."),
        ("Objednatel odvede DPH 21 % přímo správci daně.", "Plátce odvede DPH 21 % čtvrtletně."),
        ("Objednávateľ odvedie 15 % správcovi dane.", "Odberateľ odvedie DPH 23 %, prenos daňovej povinnosti."),
        ("Alıcı %20 stopaj kesintisi yapar.", "Alıcı stopaj kesintisi yapmaz."),
        ("Müşteri stopaj kesintisi yapacaktır.", "Müşteri hizmetleri: stopaj oranı bilgisi için arayın."),
        ("Купувачът внася данък 10 %.", "Купувачът внася 50 % аванс."),
        ("Kupac uplaćuje porez po odbitku 15 %.", "Kupac uplaćuje 50 % predujma prije isporuke."),
        ("Ostja peab kinni 20 % tulumaksu.", "Ostja peab kinni tähtajast, intress 0,1 % päevas."),
        ("Klientas sulaiko 15 % pajamų mokesčio.", "Klientas sulaiko prekes, delspinigiai 0,1 %."),
        ("Pircējs ietur 20 % nodokli.", "Pircējs ietur termiņu, procents 0,1 %."),
        ("20 % à reverser par le preneur.", "20 % TVA à reverser par le preneur, autoliquidation."),
    ],
)
def test_who_owes_vat_or_pays_ahead_keeps_nothing_back(text: str, twin: str) -> None:
    assert list(kept_back(alone(text)))
    assert not list(kept_back(alone(twin)))


@cases(PUT_OFF)
def test_a_day_before_which_nothing_is_paid_is_heard(said: str, twin: str) -> None:
    assert list(put_off(alone(said), {}))
    assert not list(put_off(alone(twin), {}))


@pytest.mark.parametrize(("due", "told"), [(date(2026, 11, 18), True), (date(2027, 1, 17), False)])
def test_a_day_that_is_the_due_date_says_nothing_new(due: date, *, told: bool) -> None:
    taken = {"due_date": Claim(term="due_date", value=due, raw="", layer=Layer.RULES, score=0.9)}
    assert bool(list(put_off(alone("Der Betrag ist erst zum 17.01.2027 zu zahlen."), taken))) is told


@pytest.mark.parametrize(("day", "told"), [("10/12/2026", True), ("10/11/2026", False)])
def test_a_day_that_may_be_a_later_one_is_asked_about(day: str, *, told: bool) -> None:
    due = Claim(term="due_date", value=date(2026, 11, 11), raw="", layer=Layer.RULES, score=0.9)
    assert bool(list(put_off(alone(f"Please do not release before {day}."), {"due_date": due}))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Process this invoice no earlier than 17 January 2027.", True),
        ("Please transfer not before 17 January 2027.", True),
        ("The payment is to be executed not before 17 January 2027.", True),
        ("Not before 17 January 2027 should the transfer be made.", True),
        ("The domain transfer is executed at the earliest on 5 January 2027.", False),
        ("Orders we execute no earlier than 5 January 2027.", False),
        ("Goods are dispatched no earlier than 20 December 2026 after payment.", False),
        ("Die Arbeiten sind frühestens am 05.01.2027 auszuführen.", False),
        ("Versand frühestens am 20.12.2026 nach Zahlung.", False),
        ("Zamówienia są realizowane nie wcześniej niż 5.01.2027.", False),
        ("Betalning bokförs tidigast 2026-12-01.", False),
        ("Betalning sker tidigast 2027-01-17.", True),
    ],
)
def test_only_what_the_reader_pays_is_put_off(text: str, *, told: bool) -> None:
    assert bool(list(put_off(alone(text), {}))) is told
