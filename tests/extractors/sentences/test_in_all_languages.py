"""What takes a share or all of an invoice out of paying is heard in every language, and a twin beside it is not."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from extractors.languages import LANGUAGES
from extractors.meanings.changes import find_changes
from extractors.page.sheet import sheet_of
from extractors.sentences.already_paid import handed_over
from extractors.sentences.for_information import for_information
from extractors.sentences.secured import secured
from extractors.sentences.set_against import set_against
from schemas import Claim, Layer
from tests.extractors.grid import reading
from tests.extractors.sentences.twins import Twins, alone, cases

SECURED: Twins = {  # a share that is kept as a security, and one of something else
    "bg": ("От сумата се задържат 5 % като гаранция.", "Гаранция 24 месеца, ДДС 20 %."),
    "cs": ("Z fakturované částky se zadržuje 5 % jako záruka.", "Záruka 24 měsíců, DPH 21 %."),
    "da": ("Af beløbet tilbageholdes 5 % som sikkerhed.", "Garanti i 24 måneder, moms 25 %."),
    "de": (
        "Vom Rechnungsbetrag sind 5 % Sicherheitseinbehalt einzubehalten.",
        "5 % sind als Garantie nicht einbehalten.",
    ),
    "el": ("Από το ποσό παρακρατείται 5 % ως εγγύηση.", "Εγγύηση 24 μηνών, ΦΠΑ 24 %."),
    "en": ("5 % are withheld as a guarantee until final acceptance.", "Two years of warranty, 5 % off spare parts."),
    "es": ("Se retendrá un 5 % en concepto de garantía.", "Garantía de 24 meses, IVA del 21 %."),
    "et": ("Summast peetakse kinni 5 % tagatiseks.", "Garantii 24 kuud, käibemaks 22 %."),
    "fi": ("Summasta pidätetään 10 % takuuajan vakuutena.", "Takuu 24 kk, arvonlisävero 24 %."),
    "fr": ("Une garantie de 5 % est à retenir jusqu'à la réception.", "Garantie de 24 mois, TVA de 20 %."),
    "hr": ("Od iznosa zadržava se 5 % kao jamstvo.", "Jamstvo 24 mjeseca, PDV 25 %."),
    "hu": ("Az összegből 5 % garancia kerül visszatartásra.", "Garancia 24 hónap, áfa 27 %."),
    "it": ("Sull'importo si trattiene una garanzia del 5 %.", "Garanzia di 24 mesi, IVA del 22 %."),
    "lt": ("Iš sumos sulaikoma 5 % kaip garantija.", "Garantija 24 mėnesiai, PVM 21 %."),
    "lv": ("No summas tiek ieturēti 5 % kā garantija.", "Garantija 24 mēneši, PVN 21 %."),
    "nl": ("Van het bedrag wordt 5 % ingehouden als garantie.", "Garantie 24 maanden, btw 21 %."),
    "no": ("Av beløpet holdes tilbake 5 % som sikkerhet.", "Garanti i 24 måneder, mva 25 %."),
    "pl": ("Z kwoty należy zatrzymać 5 % kaucji gwarancyjnej.", "Gwarancja 24 miesiące, VAT 23 %."),
    "pt": ("Do valor serão retidos 5 % a título de garantia.", "Garantia de 24 meses, IVA de 23 %."),
    "ro": ("Din valoare se reține 5 % garanție de bună execuție.", "Garanție 24 de luni, TVA 19 %."),
    "sk": ("Zo sumy sa zadržiava 5 % ako záruka.", "Záruka 24 mesiacov, DPH 20 %."),
    "sl": ("Od zneska se zadrži 5 % kot varščina.", "Garancija 24 mesecev, DDV 22 %."),
    "sv": ("Av beloppet ska 5 % innehållas som säkerhet.", "Garanti i 24 månader, moms 25 %."),
    "tr": ("Tutardan % 5 kesin teminat kesilir.", "Garanti 24 ay, KDV % 20."),
}
FOR_INFORMATION: Twins = {  # a document that is for information alone, and one that informs as well
    "bg": ("Този документ е само за информация.", "Този документ съдържа информация за доставката."),
    "cs": ("Tento doklad slouží pouze pro informaci.", "Tento doklad obsahuje informace o dodávce."),
    "da": ("Dette dokument er kun til orientering.", "Til orientering: vi holder lukket i juli."),
    "de": ("Dieser Beleg dient Ihnen nur zur Kenntnis.", "Dieser Beleg dient nicht nur zur Information."),
    "el": ("Το παρόν τιμολόγιο είναι μόνο για ενημέρωση.", "Το παρόν τιμολόγιο εκδόθηκε για το έργο."),
    "en": ("This document is for your information only.", "For information only: we are closed on Friday."),
    "es": ("Este documento es solo para su información.", "Para su información: esta factura incluye el IVA."),
    "et": ("See dokument on ainult teadmiseks.", "Teadmiseks: oleme reedel suletud."),
    "fi": ("Tämä asiakirja on vain tiedoksi.", "Tiedoksi: olemme kiinni perjantaina."),
    "fr": ("Ce document vous est adressé à titre d'information uniquement.", "Ce document vous informe du prix."),
    "hr": ("Ovaj dokument je samo za informaciju.", "Za informaciju: u petak ne radimo."),
    "hu": ("Ez a dokumentum kizárólag tájékoztató jellegű.", "Tájékoztatásul: pénteken zárva vagyunk."),
    "it": ("Il presente documento è inviato solo per conoscenza.", "Per vostra conoscenza: chiusi venerdì."),
    "lt": ("Šis dokumentas yra tik informacinis.", "Jūsų žiniai: penktadienį nedirbame."),
    "lv": ("Šis dokuments ir tikai informatīvs.", "Jūsu zināšanai: piektdien nestrādājam."),
    "nl": ("Dit document is uitsluitend ter kennisgeving.", "Ter informatie: vrijdag zijn wij gesloten."),
    "no": ("Dette dokumentet er kun til orientering.", "Til orientering: vi holder stengt fredag."),
    "pl": ("Dokument służy wyłącznie do wiadomości.", "Do wiadomości: w piątek nieczynne."),
    "pt": ("Este documento destina-se apenas a conhecimento.", "Para seu conhecimento: fechados na sexta."),
    "ro": ("Acest document este doar cu titlu informativ.", "Pentru informare: vineri este închis."),
    "sk": ("Tento doklad slúži len na vedomie.", "Na vedomie: v piatok máme zatvorené."),
    "sl": ("Ta dokument je zgolj v vednost.", "V vednost: v petek je zaprto."),
    "sv": ("Detta dokument är endast för kännedom.", "För kännedom: vi har stängt på fredag."),
    "tr": ("Bu belge sadece bilgi amaçlıdır.", "Bilginize: cuma günü kapalıyız."),
}
SET_AGAINST: Twins = {  # an amount that is set off against an invoice, and a term that speaks of it
    "bg": ("Сумата е компенсирана с ваша фактура 88.", "Прихващане се допуска само с писмено съгласие."),
    "cs": ("Částka byla započtena proti vaší faktuře 88.", "Částka nebyla započtena proti faktuře 88."),
    "da": ("Beløbet modregnes i jeres faktura 88.", "Modregning kræver skriftlig aftale."),
    "de": ("Der Betrag wird mit Ihrer Rechnung 88 verrechnet.", "Die Aufrechnung ist ausgeschlossen."),
    "el": ("Το ποσό συμψηφίζεται με το τιμολόγιό σας 88.", "Ο συμψηφισμός δεν επιτρέπεται."),
    "en": ("Amount fully set off against your invoice 88.", "CO2 of this invoice was offset."),
    "es": ("Importe íntegramente compensado con su factura 88.", "La compensación queda excluida."),
    "et": ("Summa tasaarvestatakse teie arve 88 vastu.", "Tasaarvestus on välistatud."),
    "fi": ("Summa kuitataan laskuanne 88 vastaan.", "Kuittaus ei ole sallittu."),
    "fr": ("Montant intégralement compensé avec votre facture 88.", "Les émissions du transport sont compensées."),
    "hr": ("Iznos je prebijen s vašim računom 88.", "Prijeboj je isključen."),
    "hu": ("Az összeget beszámítottuk az Önök számlájába.", "A beszámítás kizárt."),
    "it": ("Importo interamente compensato con Vs. fattura 88.", "La compensazione è esclusa."),
    "lt": ("Suma įskaityta į jūsų sąskaitą 88.", "Įskaitymas negalimas."),
    "lv": ("Summa ieskaitīta pret jūsu rēķinu 88.", "Ieskaits nav pieļaujams."),
    "nl": ("Bedrag volledig verrekend met uw factuur 88.", "Verrekening is uitgesloten."),
    "no": ("Beløpet motregnes i deres faktura 88.", "Motregning er utelukket."),
    "pl": ("Kwota w całości skompensowana z Państwa fakturą 88.", "Kompensata jest wykluczona."),
    "pt": ("Valor integralmente compensado com a vossa fatura 88.", "A compensação está excluída."),
    "ro": ("Suma a fost compensată cu factura dvs. 88.", "Compensarea este exclusă."),
    "sk": ("Suma bola započítaná proti vašej faktúre 88.", "Započítanie je vylúčené."),
    "sl": ("Znesek je pobotan z vašim računom 88.", "Pobot je izključen."),
    "sv": ("Hela summan kvittas mot er faktura 88.", "Kvittning är utesluten."),
    "tr": ("Tutar 88 numaralı faturanızdan mahsup edilmiştir.", "Mahsup yapılamaz."),
}
HANDED: Twins = {  # one payment that was made by hand, and a way to pay
    "bg": ("Сумата е платена с карта на 28.10.2026.", "Плащане с карта до 28.10.2026."),
    "cs": ("Částka uhrazena kartou dne 28.10.2026.", "Lze uhradit kartou do 28.10.2026."),
    "da": ("Beløbet er betalt med kort den 28.10.2026.", "Betal venligst med kort den 28.10.2026."),
    "de": ("Der Betrag wurde am 28.10.2026 bar bezahlt.", "Zahlbar mit Karte bis 28.10.2026."),
    "el": ("Το ποσό εξοφλήθηκε με κάρτα στις 28/10/2026.", "Πληρωμή με κάρτα έως 28/10/2026."),
    "en": ("Amount settled by Visa card ending 4411.", "Please pay by card by 28 October 2026."),
    "es": ("Importe abonado con tarjeta VISA ****4411.", "El importe puede abonarse con tarjeta el 28/10/2026."),
    "et": ("Summa on makstud kaardiga 28.10.2026.", "Palun tasuge kaardiga 28.10.2026."),
    "fi": ("Summa maksettu kortilla 28.10.2026.", "Maksettavissa kortilla 28.10.2026."),
    "fr": (
        "Montant réglé par carte bancaire le 28/10/2026.",
        "La caution de 120 € a été réglée par carte le 28/10/2026.",
    ),
    "hr": ("Iznos je plaćen karticom 28.10.2026.", "Plaćanje karticom do 28.10.2026."),
    "hu": ("Az összeg bankkártyával kiegyenlítve 2026.10.28.", "Fizethető bankkártyával 2026.10.28."),
    "it": ("Saldato con assegno n. 0044171", "Da saldare con assegno entro il 28/10/2026."),
    "lt": ("Suma apmokėta kortele 2026-10-28.", "Mokėti kortele iki 2026-10-28."),
    "lv": ("Summa apmaksāta ar karti 28.10.2026.", "Maksāt ar karti līdz 28.10.2026."),
    "nl": ("Bedrag voldaan met pinpas op 28-10-2026.", "Betaalbaar met pinpas tot 28-10-2026."),
    "no": ("Beløpet er betalt med kort 28.10.2026.", "Vennligst betal med kort 28.10.2026."),
    "pl": ("Kwota zapłacona kartą w dniu 28.10.2026.", "Płatne kartą do 28.10.2026."),
    "pt": ("Valor pago com cartão em 28/10/2026.", "Pagamento com cartão até 28/10/2026."),
    "ro": ("Suma a fost achitată cu cardul la 28.10.2026.", "Plata cu cardul până la 28.10.2026."),
    "sk": ("Suma uhradená kartou dňa 28.10.2026.", "Úhrada kartou do 28.10.2026."),
    "sl": ("Znesek plačan s kartico 28.10.2026.", "Plačilo s kartico do 28.10.2026."),
    "sv": ("Beloppet betalat med kort 2026-10-28.", "Betala med kort senast 2026-10-28."),
    "tr": ("Tutar 28.10.2026 tarihinde kredi kartı ile ödenmiştir.", "Kredi kartı ile ödeme 28.10.2026."),
}
OFF_TOTAL: Twins = {  # something that goes off the total by its amount, and a rebate on what comes next
    "bg": ("Отстъпка за дефект: 380,00 EUR от сумата на фактурата", "Отстъпка 380,00 EUR за следваща поръчка"),
    "cs": ("Sleva za vadu: 380,00 EUR z fakturované částky", "Sleva 380,00 EUR na příští objednávku"),
    "da": ("Rabat for fejl: 380,00 EUR i fakturabeløbet", "Rabat på 380,00 EUR næste gang"),
    "de": ("Abzug wegen Nachbesserung: 380,00 EUR vom Rechnungsbetrag", "Kein Abzug vom Rechnungsbetrag zulässig"),
    "el": ("Έκπτωση λόγω βλάβης: 380,00 EUR από το σύνολο", "Έκπτωση 380,00 EUR στην επόμενη παραγγελία"),
    "en": ("Deduction for rework: 380.00 EUR from the invoice amount", "A rebate of 380.00 EUR on your next order"),
    "es": ("Descuento por defecto: 380,00 EUR del importe de la factura", "Descuento de 380,00 EUR en otro pedido"),
    "et": ("Soodustus vea eest: 380,00 EUR arve summast", "Soodustus 380,00 EUR tellimuselt"),
    "fi": ("Alennus viasta: 380,00 EUR laskun summasta", "Alennus 380,00 EUR seuraavasta tilauksesta"),
    "fr": ("Remise pour défaut : 380,00 EUR sur le montant de la facture", "Remise de 380,00 EUR à venir"),
    "hr": ("Popust zbog greške: 380,00 EUR od iznosa računa", "Popust 380,00 EUR na novu narudžbu"),
    "hu": ("Engedmény hiba miatt: 380,00 EUR a számla összegéből", "Kedvezmény 380,00 EUR új rendelésre"),
    "it": ("Sconto per difetti: 380,00 EUR dall'importo della fattura", "Sconto di 380,00 EUR su altri ordini"),
    "lt": ("Nuolaida dėl broko: 380,00 EUR iš sąskaitos sumos", "Nuolaida 380,00 EUR kitam užsakymui"),
    "lv": ("Atlaide par defektu: 380,00 EUR no rēķina summas", "Atlaide 380,00 EUR nākamreiz"),
    "nl": ("Korting wegens schade: 380,00 EUR van het factuurbedrag", "Korting van 380,00 EUR op een nieuwe order"),
    "no": ("Rabatt for feil: 380,00 EUR i fakturabeløpet", "Rabatt på 380,00 EUR neste gang"),
    "pl": ("Rabat za wady: 380,00 EUR od kwoty faktury", "Rabat 380,00 EUR na kolejne zamówienie"),
    "pt": ("Desconto por defeito: 380,00 EUR do valor da fatura", "Desconto de 380,00 EUR noutra encomenda"),
    "ro": ("Reducere pentru defect: 380,00 EUR din valoarea facturii", "Reducere 380,00 EUR la altă comandă"),
    "sk": ("Zľava za vadu: 380,00 EUR z fakturovanej sumy", "Zľava 380,00 EUR na novú objednávku"),
    "sl": ("Popust zaradi napake: 380,00 EUR od zneska računa", "Popust 380,00 EUR pri novem naročilu"),
    "sv": ("Avdrag för fel: 380,00 EUR från fakturabeloppet", "Rabatt på 380,00 EUR nästa gång"),
    "tr": ("Hata için indirim: 380,00 EUR fatura tutarından", "Yeni siparişte 380,00 EUR indirim"),
}
_ALL = (SECURED, FOR_INFORMATION, SET_AGAINST, HANDED, OFF_TOTAL)
_BILL = "*INVOICE 7\n\nNet          600.00\n\nTotal      714.00 EUR{more}\n\n{said}"


def _claims(**totals: str) -> Mapping[str, Claim]:
    return {
        f"totals.{name}": Claim(
            term=f"totals.{name}", value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, page=1
        )
        for name, value in totals.items()
    }


def _secured(text: str, more: str = "") -> bool:
    sheet = sheet_of(reading(_BILL.format(said="", more=more)))
    return bool(list(secured(alone(text), sheet, _claims(net="600.00", gross="714.00"))))


@pytest.mark.parametrize("twins", _ALL)
def test_every_language_has_a_case(twins: Twins) -> None:
    assert twins.keys() == LANGUAGES.keys()


@cases(SECURED)
def test_a_share_that_is_kept_as_a_security(said: str, twin: str) -> None:
    assert _secured(said)
    assert not _secured(twin)


@pytest.mark.parametrize("amount", ["-30.00", "35.70"])
def test_a_security_whose_amount_is_printed_is_in_the_totals(amount: str) -> None:
    assert not _secured(SECURED["de"][0], more=f"\n\nRetention      {amount}")
    assert _secured(SECURED["de"][0], more="\n\nPostage      31.00")


@pytest.mark.parametrize(
    "said",
    [
        "Retention of 5 % held until the end of the two year defects period.",
        "We agreed that 5 % be held back until the end of the warranty.",
        "5 % withheld, to be released when the defects period ends.",
        "Als Sicherheit behalten Sie 5 % ein.",
        "Als Sicherheit darf der Kunde 5 % behalten.",
        "Der Kunde darf 5 % des Betrags als Sicherheit behalten.",
        "Bis zur Abnahme behalten Sie bitte 5 % als Sicherheit zurück.",
        "U houdt 5 % in als garantie.",
        "As security for defects in the two years after completion the client may keep 5 % of the invoice.",
    ],
)
def test_a_share_beside_what_is_kept(said: str) -> None:
    assert _secured(said)


@pytest.mark.parametrize(
    "said",
    [
        "Retention of title and interest of 8 % apply in accordance with German law.",
        "Retention of title: goods held by you until paid, 8 % interest on arrears.",
        "Panels carry a 25 year warranty with 80 % residual capacity.",
        "Deposits with cancellation less than 7 days before arrival are refunded at 50 %.",
        "Bei Mängeln behalten Sie alle Rechte, bei Verzug 5 % Zinsen.",
        "Bei Verzug berechnen wir 9 % Zinsen und behalten uns weitere Sicherheiten vor.",
        "Auf die Module gewähren wir 10 Jahre Garantie, sie behalten 80 % der Leistung.",
        "La garanzia copre il prodotto per 24 mesi, trattenuta del 20 % per usura.",
        "Wij houden ons aan de garantie, 5 % korting in januari.",
    ],
)
def test_a_warranty_and_a_share_of_something_else(said: str) -> None:
    assert not _secured(said)


@cases(FOR_INFORMATION)
def test_a_document_for_information_alone(said: str, twin: str) -> None:
    assert list(for_information(alone(said)))
    assert not list(for_information(alone(twin)))


def test_emissions_are_set_off_by_no_invoice() -> None:
    assert not list(set_against(alone("The invoice amount is offset by CO2 certificates of our forest project.")))
    assert not list(set_against(alone("Der CO2-Ausstoß des Betrags dieser Rechnung wurde kompensiert.")))
    assert list(set_against(alone("The amount is offset against your invoice 88 for CO2 certificates.")))


@cases(SET_AGAINST)
def test_an_amount_that_is_set_off(said: str, twin: str) -> None:
    assert list(set_against(alone(said)))
    assert not list(set_against(alone(twin)))


@cases(OFF_TOTAL)
def test_what_goes_off_the_total(said: str, twin: str) -> None:
    assert list(find_changes(said))
    assert not list(find_changes(twin))


def test_a_credit_for_part_of_the_total() -> None:
    assert list(find_changes("Gutschrift für Mängel: 120,00 EUR vom Rechnungsbetrag"))
    assert not list(find_changes("Umsatzsteuer 19,00 EUR vom Gesamtbetrag"))


def test_what_was_set_off_with_an_earlier_invoice_is_not() -> None:
    assert not list(set_against(alone("Der Betrag wurde mit Ihrer letzten Rechnung verrechnet.")))


@cases(HANDED)
def test_a_payment_by_hand(said: str, twin: str) -> None:
    assert list(handed_over(alone(said), {}))
    assert not list(handed_over(alone(twin), {}))


def test_a_payment_of_the_whole_with_its_amount() -> None:
    claims = _claims(gross="714.00", due="714.00")
    assert list(handed_over(alone("Pagado 714,00 EUR con tarjeta el 28/10/2026."), claims))
    assert not list(handed_over(alone("Pagado 14,00 EUR con tarjeta el 28/10/2026."), claims))
    assert not list(handed_over(alone("Parking was paid by card on 28 October 2026."), claims))
    assert list(handed_over(alone("Paid on collection by bank cheque 4411."), {}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Corrispettivo regolato in contanti alla cassa della fiera.", True),
        ("Settled in cash at the fair", True),
        ("Rechnung bezahlt per Karte am Empfang", True),
        ("Contant betaald op de beurs", True),
        ("Réglé en espèces au salon", True),
        ("Betald kontant på mässan", True),
        ("Orders paid in cash are shipped at once.", False),
        ("Invoices paid by card carry a fee of 2 %.", False),
        ("Accepted payment: paid by card or transfer", False),
        ("Fatture pagate in contanti oltre 5.000 € non sono deducibili", False),
        ("Les factures réglées en espèces donnent lieu à un reçu.", False),
        ("Falls in bar bezahlt, bitte Quittung aufbewahren.", False),
        ("Amounts paid in cash require a receipt.", False),
        ("The total is paid in cash on delivery", False),
        ("The total has been paid in cash on delivery", True),
        ("The amounts were paid in cash at the fair", True),
        ("Die Rechnung wird bei Abholung bar bezahlt", False),
        ("Die Rechnung wurde am Stand bar bezahlt", True),
        ("Invoice is settled in cash at the fair", True),
        ("Die Rechnung ist bar bezahlt", True),
        ("La facture sera réglée en espèces à la livraison", False),
    ],
)
def test_a_payment_by_hand_without_a_day(text: str, told: bool) -> None:
    assert bool(list(handed_over(alone(text), {}))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Double pour vos archives – l’exemplaire à régler vous est parvenu par courrier.", True),
        ("Kopie für Ihre Unterlagen – das zur Zahlung bestimmte Original ist Ihnen per Post zugegangen.", True),
        ("Copy for your files; the original for payment was sent by post.", True),
        ("Copia para archivo; el ejemplar a pagar se le ha enviado por correo.", True),
        ("Copia per i vostri archivi: l'originale da pagare è stato spedito per posta.", True),
        ("Kopie voor uw dossier - het te betalen exemplaar is u per post toegezonden.", True),
        ("Kopia do akt, oryginał do zapłaty wysłano pocztą.", True),
        ("Kopia för arkivet; originalet att betala har skickats med post.", True),
        ("Exemplaire unique – merci de le conserver dans vos archives.", False),
        ("Facture à payer sous 30 jours.", False),
        ("Facture à régler à réception.", False),
        ("Die Rechnung zur Zahlung bis 30.09.2026.", False),
        ("Invoice for payment by bank transfer.", False),
        ("La fattura da pagare entro 30 giorni", False),
        ("La fattura da saldare è inviata tramite SDI.", False),
        ("Dokument do zapłaty przelewem", False),
        ("Oryginał do zapłaty w ciągu 14 dni od otrzymania", False),
        ("Oryginał do zapłaty w ciągu kilku dni od otrzymania", False),
        ("Oryginał do zapłaty otrzymali Państwo pocztą", True),
        ("Originál k úhradě do 14 dnů od doručení", False),
        ("Originál k úhradě byl zaslán poštou", True),
        ("Apmokėtina sąskaita per kelias dienas nuo gavimo", False),
        ("Apmokėtina sąskaita išsiųsta paštu", True),
        ("Maksettava lasku tulee maksaa ajoissa", False),
        ("Maksettava lasku on lähetetty postitse", True),
    ],
)
def test_a_copy_beside_the_one_to_pay(text: str, told: bool) -> None:
    assert bool(list(for_information(alone(text)))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Het factuurbedrag is op 29 oktober jl. bij aflevering met pin voldaan.", True),
        ("The invoice was paid by card on 3rd May on delivery.", True),
        ("La factura fue pagada con tarjeta el 29 de octubre a la entrega.", True),
        ("De factuur is bij aflevering met pin te voldoen.", False),
        ("Der Gesamtbetrag wird bei Lieferung bar bezahlt, Liefertermin 3. Mai.", False),
        ("Der Gesamtbetrag wurde bei Lieferung am 3. Mai bar bezahlt.", True),
        ("Payment: cash paid on delivery from 3 May", False),
        ("Payment: cash paid on 3 May 2026 on delivery", True),
        ("Paid by card on 3 May on collection of the goods", True),
        ("Paid by card from 3 May on collection of the goods", False),
        ("Paid in cash on delivery on 3 May", True),
        ("Payé en espèces le 3 mai à la livraison", True),
        ("Payé en espèces à partir du 3 mai à la livraison", False),
        ("Bar bezahlt bei Abholung am 3. Mai", True),
        ("Ab 3. Mai bar bezahlt bei Abholung", False),
        ("Contant betaald op 3 mei bij levering van de goederen", True),
        ("Contant betaald vanaf 3 mei bij levering van de goederen", False),
        ("Amounts paid in cash on 3 May", True),
        ("Set 2 paid by card", False),
        ("Paid by card on 2nd September", True),
        ("Beträge bar bezahlt", True),
        ("Zahlungen ohne Verwendungszweck werden als bar bezahlt gebucht.", False),
    ],
)
def test_a_payment_by_hand_on_a_day_without_a_year(text: str, *, told: bool) -> None:
    assert bool(list(handed_over(alone(text), {}))) is told
