"""What is said of the whole invoice is heard in every language, and a twin beside it is not: somebody has paid it, the
claim was sold, it is no more than an offer, it was issued again, it is wrong, it is not to be processed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from extractors.languages import LANGUAGES
from extractors.meanings.notices import find_notices
from extractors.sentences.already_paid import already_paid
from extractors.sentences.ceded import ceded
from extractors.sentences.free_text import Said
from extractors.sentences.of_another import names_another, settles_another
from extractors.sentences.of_lines.unowed import is_unowed
from extractors.sentences.secured import is_kept_from_payment
from extractors.sentences.stands_only import stands_only
from schemas import Claim, Layer
from tests.extractors.sentences.twins import Twins, alone, cases

HAS_BEEN_PAID: Twins = {
    "bg": ("Сумата е платена от организатора на панаира.", "Сумата се плаща от организатора."),
    "cs": ("Částka byla uhrazena pořadatelem veletrhu.", "Částka nebyla uhrazena."),
    "da": ("Beløbet er betalt af messens arrangør.", "Efter at fakturaen er betalt, leverer vi."),
    "de": ("Der Betrag wurde vom Veranstalter der Messe bezahlt.", "Wir liefern, nachdem die Rechnung bezahlt wurde."),
    "el": ("Το ποσό εξοφλήθηκε από τον διοργανωτή της έκθεσης.", "Εφόσον το ποσό εξοφλήθηκε, παραδίδουμε."),
    "en": ("The amount has been paid by the organiser of the fair.", "The deposit was paid in May."),
    "es": ("El importe ha sido abonado por el organizador de la feria.", "Cuando el importe ha sido abonado, va."),
    "et": ("Arve on messi korraldaja poolt tasutud.", "Arve ei ole tasutud."),
    "fi": ("Lasku on messujen järjestäjän maksettu.", "Laskua ei ole maksettu."),
    "fr": ("Le montant a été réglé par l'organisateur du salon.", "Le montant est réglé par virement à 30 jours."),
    "hr": ("Iznos je plaćen od organizatora sajma.", "Iznos nije plaćen."),
    "hu": ("A számla összege a szervező által kiegyenlítve.", "A számla nincs kiegyenlítve."),
    "it": ("L'importo è stato saldato dall'organizzatore della fiera.", "Dopo che l'importo è stato saldato, va."),
    "lt": ("Suma buvo apmokėta parodos organizatoriaus.", "Suma nebuvo apmokėta."),
    "lv": ("Summa ir samaksāta no izstādes rīkotāja.", "Summa nav samaksāta."),
    "nl": ("Het bedrag is door de organisator van de beurs voldaan.", "Nadat de factuur is betaald, leveren wij."),
    "no": ("Beløpet er betalt av messens arrangør.", "Etter at fakturaen er betalt, leverer vi."),
    "pl": ("Kwota została opłacona przez organizatora targów.", "Kwota nie została opłacona."),
    "pt": ("O valor foi pago pelo organizador da feira.", "O depósito foi pago em maio."),
    "ro": ("Suma a fost achitată de organizatorul târgului.", "Suma nu a fost achitată."),
    "sk": ("Suma bola uhradená organizátorom veľtrhu.", "Suma nebola uhradená."),
    "sl": ("Znesek je plačan s strani organizatorja.", "Znesek ni plačan."),
    "sv": ("Beloppet är betalt av mässans arrangör.", "Efter att fakturan är betald levererar vi."),
    "tr": ("Tutar fuar organizatörü tarafından ödenmiştir.", "Tutar organizatör tarafından ödenecektir."),
}  # fmt: skip
CEDED: Twins = {
    "bg": ("Вземането е прехвърлено на Факторинг ООД.", "Вземането не е прехвърлено на Факторинг ООД."),
    "cs": ("Pohledávka byla postoupena firmě Faktor a.s.", "Pohledávka nebyla postoupena firmě Faktor a.s."),
    "da": ("Fordringen er overdraget til Nordfaktor A/S.", "Varerne er solgt til Nordfaktor A/S."),
    "de": (
        "Diese Forderung ist an die Weser-Faktor Bank AG abgetreten.",
        "Forderungen aus dem Weiterverkauf gelten als an uns abgetreten.",
    ),
    "el": ("Η απαίτηση εκχωρήθηκε στην Factor A.E.", "Η απαίτηση δεν εκχωρήθηκε στην Factor A.E."),
    "en": ("This debt has been sold to Northwall Factors Ltd.", "Your order was assigned to Northwall Carriers Ltd."),
    "es": ("El crédito fue cedido a Factor Norte S.A.", "El crédito lo concede Factor Norte S.A."),
    "et": ("Nõue on loovutatud ettevõttele Faktor OÜ.", "Nõue ei ole loovutatud ettevõttele Faktor OÜ."),
    "fi": ("Laskusaatava on siirretty Pohjola Rahoitus Oy:lle.", "Saatavaa ei ole siirretty Pohjola Rahoitus Oy:lle."),
    "fr": ("Cette créance a été cédée à Nordfactor SA.", "Cette créance n'est pas cédée à Nordfactor SA."),
    "hr": ("Tražbina je ustupljena društvu Faktor d.o.o.", "Tražbina nije ustupljena društvu Faktor d.o.o."),
    "hu": ("A követelés engedményezve a Faktor Kft. részére.", "A követelés nem engedményezett, Faktor Kft."),
    "it": ("Il credito è stato ceduto a Banca Sistema S.p.A.", "Il credito non è stato ceduto a Banca Sistema S.p.A."),
    "lt": ("Reikalavimas perleistas UAB Faktoringas.", "Reikalavimas nėra perleistas UAB Faktoringas."),
    "lv": ("Prasījums cedēts SIA Faktorings.", "Prasījums nav cedēts SIA Faktorings."),
    "nl": ("Deze vordering is overgedragen aan Nordfactor B.V.", "De goederen zijn verkocht aan Nordfactor B.V."),
    "no": ("Fordringen er overdratt til Nordfaktor AS.", "Varene er solgt til Nordfaktor AS."),
    "pl": ("Wierzytelność scedowana na Faktor Sp. z o.o.", "Wierzytelność nie jest scedowana na Faktor Sp. z o.o."),
    "pt": ("O crédito foi cedido à Factor Norte, S.A.", "O crédito é da Factor Norte, S.A."),
    "ro": ("Creanța a fost cesionată societății Factor SRL.", "Creanța nu a fost cesionată societății Factor SRL."),
    "sk": ("Pohľadávka bola postúpená firme Faktor s.r.o.", "Pohľadávka nebola postúpená firme Faktor s.r.o."),
    "sl": ("Terjatev je odstopljena družbi Faktor d.o.o.", "Terjatev ni odstopljena družbi Faktor d.o.o."),
    "sv": ("Fordran har överlåtits till Nordfaktor AB.", "Varorna har sålts till Nordfaktor AB."),
    "tr": ("Alacak Faktör A.Ş. lehine temlik edilmiştir.", "Alacak Faktör A.Ş. lehine temlik edilmiş değildir."),
}  # fmt: skip
AN_OFFER: Twins = {
    "bg": ("Този документ служи като оферта.", "Този документ не служи като оферта."),
    "cs": ("Tento doklad slouží jako nabídka do potvrzení.", "Tento doklad neslouží jako upomínka."),
    "da": ("Dette dokument gælder som tilbud indtil bekræftelse.", "Dette dokument gælder ikke som tilbud."),
    "de": ("Dieses Dokument gilt bis zu Ihrer Bestätigung als Angebot.", "Diese Rechnung lautet wie als Angebot 12."),
    "el": ("Το παρόν έγγραφο ισχύει ως προσφορά.", "Το παρόν έγγραφο δεν ισχύει ως προσφορά."),
    "en": ("This document counts as a quotation until you confirm it.", "We sent as an offer what you asked for."),
    "es": ("Este documento vale como presupuesto.", "Este documento no vale como presupuesto."),
    "et": ("See dokument kehtib pakkumisena.", "See dokument ei kehti pakkumisena."),
    "fi": ("Tämä asiakirja toimii tarjouksena.", "Tämä asiakirja ei ole voimassa tarjouksena."),
    "fr": ("Ce document vaut devis jusqu'à votre confirmation.", "Ce document ne vaut pas devis."),
    "hr": ("Ovaj dokument vrijedi kao ponuda.", "Ovaj dokument ne vrijedi kao ponuda."),
    "hu": ("Ez a dokumentum ajánlatnak minősül.", "Ez a dokumentum nem minősül ajánlatnak."),
    "it": ("Il presente documento vale come preventivo.", "Il presente documento non vale come preventivo."),
    "lt": ("Šis dokumentas galioja kaip pasiūlymas.", "Šis dokumentas nėra galiojantis kaip pasiūlymas."),
    "lv": ("Šis dokuments ir spēkā kā piedāvājums.", "Šis dokuments nav spēkā kā piedāvājums."),
    "nl": ("Dit document geldt als offerte.", "Dit document geldt niet als offerte."),
    "no": ("Dette dokumentet gjelder som tilbud.", "Dette dokumentet gjelder ikke som tilbud."),
    "pl": ("Niniejszy dokument służy jako oferta.", "Niniejszy dokument nie służy jako oferta."),
    "pt": ("Este documento vale como orçamento.", "Este documento não vale como orçamento."),
    "ro": ("Acest document este valabil ca ofertă.", "Acest document nu este valabil ca ofertă."),
    "sk": ("Tento doklad slúži ako ponuka.", "Tento doklad nie je určený ako ponuka."),
    "sl": ("Ta dokument velja kot ponudba.", "Ta dokument ne velja kot ponudba."),
    "sv": ("Detta dokument gäller som offert.", "Detta dokument gäller inte som offert."),
    "tr": ("Bu belge teklif olarak geçerlidir.", "Bu belge teklif olarak değildir."),
}  # fmt: skip
NOTICED = (
    (
        "copy",
        "Re-issued at your request; the first was sent with our letter of 2 September.",
        "Cards are re-issued free.",
    ),
    ("copy", "Facture rééditée à votre demande.", "Les cartes perdues sont rééditées."),
    ("copy", "Auf Ihren Wunsch erneut ausgestellt.", "Ausgestellt auf Ihren Wunsch."),
    ("copy", "Faktura wystawiona ponownie.", "Faktura wystawiona elektronicznie."),
    ("credit", "Account balance: 420.00 in your favour", "Your favourite account: 420.00"),
    ("do_not_pay", "Account balance nil, no remittance required.", "Remittance advice required."),
    ("do_not_pay", "Por favor, no la tramiten.", "La factura se tramita en línea."),
    ("do_not_pay", "Merci de ne pas la comptabiliser.", "Merci de la comptabiliser."),
    ("do_not_pay", "Non registratela.", "Se non registrata, chiamate."),
    (
        "corrects",
        "La factura CE26-1318 contiene un error en las unidades.",
        "Si esta factura contiene un error, llame.",
    ),
    (
        "corrects",
        "Vorgang erledigt, Korrekturbeleg folgt.",
        "Falls die Rechnung 12 einen Fehler enthält, rufen Sie an.",
    ),
    ("corrects", "Invoice 4711 contains a mistake.", "If this invoice contains a mistake, please tell us."),
    ("corrects", "Faktura 12 zawiera błąd.", "Faktura zawiera podatek VAT."),
    (
        "corrects",
        "We will send you a corrected invoice shortly.",
        "Please report errors within 8 days and we will send a corrected invoice.",
    ),
    (
        "corrects",
        "The invoice amount is incorrect.",
        "Complaints that the invoice amount is incorrect must be made within 8 days.",
    ),
    (
        "corrects",
        "Wir senden Ihnen eine korrigierte Rechnung.",
        "Melden Sie Fehler binnen 8 Tagen, und wir senden Ihnen eine korrigierte Rechnung.",
    ),
    (
        "corrects",
        "Prześlemy korektę.",
        "Prosimy zgłaszać błędy w ciągu 8 dni, a prześlemy korektę.",
    ),
    ("copy", "This invoice was re-issued at your request.", "Passport re-issued at your request"),
    ("copy", "Faktura 12 wystawiona ponownie.", "Karta wystawiona ponownie."),
    (
        "do_not_pay",
        "Please do not process this invoice.",
        "Please do not process payments to any account other than the one above.",
    ),
    ("do_not_pay", "Prosím nezpracovávejte tuto fakturu.", "Prosím nezpracovávejte platby na jiný účet."),
    ("do_not_pay", "Bolaget försattes i konkurs den 30 oktober 2026.", "Konkursmodul för ekonomisystemet"),
    ("do_not_pay", "Selskabet er erklæret konkurs.", "Modul til behandling af konkurser"),
    ("do_not_pay", "Beløbet betales fremover til konkursboet.", "Advokatarbejde for konkursboet, november"),
    ("do_not_pay", "Beloppet tillhör konkursboet.", "Arvode avseende konkursboet Ask AB"),
    ("do_not_pay", "Konkursboet inndriver denne fordring.", "Levering til Konkursboet etter Ask AS"),
    ("do_not_pay", "Betala till konkursboet.", "Konkursboet efter Ash ApS"),
    (
        "do_not_pay",
        "Betaling kan kun ske med frigørende virkning til konkursboet.",
        "Rådgivning til konkursboet Ask ApS",
    ),
    ("do_not_pay", "Betaling bedes ske til konkursboet.", "Konkursboets aktiver, registrering"),
    ("do_not_pay", "Faktura betales til konkursboets bankkonto.", "Faktura til konkursboet Ask ApS"),
    ("do_not_pay", "Betalning kan endast ske till konkursboet.", "Frakt av inventarier till konkursboet Ask AB"),
    ("do_not_pay", "Fordringen tillhör numera konkursboet.", "Bokföring för konkursboet"),
    ("do_not_pay", "Fordringen tilhører nå konkursboet.", "Regnskap for konkursboet"),
    ("do_not_pay", "Beløpet bes betalt til konkursboet.", "Bistand til konkursboet Ask AS"),
    ("do_not_pay", "Alle betalinger skal ske til konkursboet.", "Bistand ved betaling af kreditorer i konkursboet"),
    ("cancelled", "Denne faktura er forkert og bedes makuleret.", "Gamle fakturaer bedes makuleret"),
    ("cancelled", "Fakturaen bedes makuleret.", "Gamle fakturaer bedes makuleret efter 5 år"),
    (
        "cancelled",
        "Fakturaen er udsendt ved en fejl og bedes makuleret.",
        "Fakturaen er udsendt den 14.11.2026.",
    ),
    ("cancelled", "Vorgang auf Kundenwunsch storniert.", "Vorgang auf Kundenwunsch beschleunigt."),
)

DISPUTED: Twins = {  # a note of a line, and one that only speaks of it
    "bg": ("Позицията е оспорена", "Позиция 3"),
    "cs": ("Položka je sporná", "Položka dle nabídky"),
    "da": ("Posten er bestridt", "Linje som aftalt"),
    "de": ("Position strittig, bis zur Klärung bitte abziehen", "Position wie im Angebot 2026-114 vereinbart"),
    "el": ("Η γραμμή είναι υπό αμφισβήτηση", "Γραμμή παραγωγής"),
    "en": ("Line in dispute, please deduct", "Line as agreed in the offer"),
    "es": ("Línea en disputa", "Línea de producción"),
    "et": ("Rida on vaidlustatud", "Rida 3"),
    "fi": ("Rivi on riitautettu", "Rivi tarjouksen mukaan"),
    "fr": ("Ligne contestée, à déduire", "Ligne de production"),
    "hr": ("Stavka je sporna", "Stavka prema ponudi"),
    "hu": ("Ez a tétel vitatott", "Tétel az ajánlat szerint"),
    "it": ("Riga contestata, da detrarre", "Riga come da preventivo"),
    "lt": ("Eilutė ginčijama", "Eilutė pagal pasiūlymą"),
    "lv": ("Pozīcija apstrīdēta", "Pozīcija saskaņā ar piedāvājumu"),
    "nl": ("Post betwist", "Post volgens offerte"),
    "no": ("Posten er bestridt", "Post etter tilbud"),
    "pl": ("Pozycja sporna", "Pozycja wg oferty"),
    "pt": ("Linha em disputa", "Linha de produção"),
    "ro": ("Linie contestată", "Linie de producție"),
    "sk": ("Položka je sporná", "Položka podľa ponuky"),
    "sl": ("Postavka je sporna", "Postavka po ponudbi"),
    "sv": ("Raden är tvistig", "Rad enligt offert"),
    "tr": ("Kalem ihtilaflıdır", "Kalem teklife göre"),
}


@pytest.mark.parametrize("twins", [HAS_BEEN_PAID, CEDED, AN_OFFER, DISPUTED])
def test_every_language_has_a_case(twins: Twins) -> None:
    assert twins.keys() == LANGUAGES.keys()


def _told(rule: Callable[[Iterable[Said]], Iterable[Said]], text: str) -> bool:
    return any(True for _ in rule(alone(text.rstrip("."))))


@cases(HAS_BEEN_PAID)
def test_somebody_has_paid_the_whole(said: str, twin: str) -> None:
    assert _told(already_paid, said)
    assert not _told(already_paid, twin)


@pytest.mark.parametrize(
    "text",
    [
        "The invoice has been sent to you by e-mail and is to be paid within 14 days.",
        "This invoice was created electronically and must be paid within 30 days.",
        "Die Rechnung ist innerhalb von 14 Tagen ohne Abzug beglichen.",
    ],
)
def test_what_was_sent_and_is_to_be_paid_is_not_paid(text: str) -> None:
    assert not _told(already_paid, text)


def test_what_was_issued_and_has_been_paid_is_paid() -> None:
    assert _told(already_paid, "The invoice has been issued to you and has been paid by the organiser.")
    assert _told(already_paid, "Der Betrag wurde am 28.10.2026 bar bezahlt.")


@cases(CEDED)
def test_a_claim_that_was_sold(said: str, twin: str) -> None:
    assert _told(lambda some: ceded(some, {}), said)
    assert not _told(lambda some: ceded(some, {}), twin)


@pytest.mark.parametrize(
    "text",
    [
        "All sums arising under the invoice overleaf belong to Northwall Receivables LLP.",
        "All amounts due under this invoice are payable only to the account of North Factoring AG.",
        "Alle Forderungen aus dieser Rechnung stehen der Ostfeld Finanz GmbH zu.",
        "Les créances appartiennent à la société Nordfonds SA.",
        "Los créditos pertenecen a Nordfondo S.A.",
        "I crediti spettano alla Nordfondo S.p.A.",
        "De vordering behoort toe aan Noordfonds B.V.",
        "Wierzytelność przysługuje spółce Norfund Sp. z o.o.",
        "Fordringen tilhører Nordfond A/S.",
        "Fordran tillhör Nordfond AB.",
    ],
)
def test_a_claim_that_belongs_to_somebody_else(text: str) -> None:
    assert _told(lambda some: ceded(some, {}), text)


@pytest.mark.parametrize(
    "text",
    [
        "Należność należy przelać na rachunek w Bank Polski S.A.",
        "Goods on hire belong to Harrow Ltd.",
        "Die Beträge dieser Rechnung stehen im Vertrag mit der Harz Energie AG.",
        "Please see that the invoice amount is transferred to our account at North Bank plc.",
        "This invoice is for goods sold by Harrow Ltd.",
        "Please pay to the bank account assigned to this claim.",
        "Claims regarding goods sold must be sent to Acme Ltd within 8 days.",
        "Claim number assigned by Allianz Versicherung AG: 4711",
        "Los datos de su tarjeta de crédito son cedidos a Banco Norte S.A.",
        "Verkauft durch Nordhandel GmbH, Rechnung im Auftrag.",
        "Kwota faktury została przelana na rachunek Bank Polski S.A.",
        "All sums due under this invoice are payable to our account at Deutsche Bank.",
        "All amounts due under this invoice are payable only to our account at Commerzbank AG.",
        "All sums due are to be transferred to our account at Deutsche Bank.",
    ],
)
def test_goods_that_are_sold_and_money_that_is_sent_are_no_claim(text: str) -> None:
    assert not _told(lambda some: ceded(some, {}), text)


def test_what_is_ceded_to_a_party_is_not() -> None:
    taken = {
        "seller.name": Claim(term="seller.name", value="Nordfeld AG", raw="", layer=Layer.RULES, score=0.9),
    }
    assert not list(ceded([Said("Ihre Forderungen sind an die Nordfeld AG abgetreten", 1, ())], taken))
    assert list(ceded([Said("Ihre Forderungen sind an die Ostfeld AG abgetreten", 1, ())], taken))


@cases(AN_OFFER)
def test_a_document_that_is_no_more_than_an_offer(said: str, twin: str) -> None:
    assert _told(stands_only, said)
    assert not _told(stands_only, twin)


@cases(DISPUTED)
def test_a_line_that_is_disputed(said: str, twin: str) -> None:
    assert is_unowed(said)
    assert not is_unowed(twin)


@pytest.mark.parametrize(
    "text",
    ["Hose, kürzen", "Gardinen, absetzen", "Wallpaper, take off", "Divorce, contested"],
)
def test_what_is_done_to_goods_is_a_service(text: str) -> None:
    assert not is_unowed(text)


@pytest.mark.parametrize(
    "text",
    ["Hose, bitte abziehen", "Hose, bis zur Klärung kürzen", "Curtain, please deduct", "Curtain, to be deducted"],
)
def test_what_is_to_be_deducted_is_not_owed(text: str) -> None:
    assert is_unowed(text)


def test_what_a_line_keeps_back_from_the_payment() -> None:
    assert is_kept_from_payment("Ritenuta di garanzia da trattenere sul pagamento")
    assert is_kept_from_payment("Sicherheit, bei der Zahlung einzubehalten")
    assert not is_kept_from_payment("Tavola T2 revisione C")
    assert not is_kept_from_payment("Zuschlag für Zahlung mit Kreditkarte")


@pytest.mark.parametrize(("kind", "said", "twin"), NOTICED)
def test_a_notice_and_its_twin(kind: str, said: str, twin: str) -> None:
    assert kind in {one.kind for one in find_notices(said)}
    assert kind not in {one.kind for one in find_notices(twin)}


def test_another_paper_that_has_a_number_is_for_customs() -> None:
    said = "Predračun br. 88 od srpnja izdan je samo za potrebe carine."
    told = [{(one.kind, one.of) for one in find_notices(text)} for text in (said, said.replace(" br. 88", ""))]
    assert told == [{("customs", "88")}, {("customs", "")}]
    assert "customs" in {one.kind for one in find_notices("Ovaj račun uz predračun br. 88 izdan je za potrebe carine.")}


@pytest.mark.parametrize(
    "text",
    [
        "Die Rechnung HES2640101 wurde am 18.08.2026 bezahlt, vielen Dank.",
        "Invoice 4711 was paid on 3 May 2026, thank you.",
        "La facture FA-26-01881 a été payée le 03/05/2026, merci.",
        "Faktura 4711 została opłacona 3.05.2026, dziękujemy.",
        "Invoice 4711 has been paid, thank you for your payment.",
        "Rechnung 4711 wurde bezahlt, danke für die Zahlung.",
        "Facture 4711 a été payée, merci pour votre paiement.",
        "HES2640101 was paid in September, thank you",
        "A HES2640101 foi liquidada em setembro, obrigado",
        "Faktura č. 4711 byla vypořádána zápočtem ze dne 30. 9. 2026; děkujeme.",
        "Invoice 4711 was settled by set-off in September.",
        "Invoice no. 4711 of 3 May 2026 was already paid, thank you.",
    ],
)
def test_that_another_invoice_was_paid_is_none_of_this_one(text: str) -> None:
    assert settles_another(text, "HES2640268")


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 4711 was paid twice.",
        "HES2640101 was paid in September with this one, thank you",
        "HES2640268 was paid in September, thank you",
        "HES2640101 and HES2640102 were paid in September, and this one",
        "Invoice 4711 was settled by set-off with this one.",
        "Faktura byla vypořádána zápočtem ze dne 30. 9. 2026; děkujeme.",
        "Invoice 4711 was paid, please deduct it.",
        "Invoice 4711 was paid with a deduction of 200 EUR.",
        "This invoice and invoice 4711 were paid.",
        "This invoice and HES2640101 were paid.",
        "This and HES2640101 have been paid.",
        "La fattura, come HES2640101, è stata pagata.",
        "As for HES2640101, this was paid.",
        "The invoice for HES2640101 has been paid.",
        "With HES2640101 all invoices were paid.",
        "All invoices up to HES2640300 were paid.",
        "All invoices up to invoice 8000 were paid.",
        "This and invoice 4711 were paid.",
        "Die Rechnung und Rechnung 4711 wurden bezahlt.",
        "Invoice 4711 and it were paid.",
        "Invoices 4700 on were paid.",
        "Invoice 4711 was paid, all of it by us and so is it.",
        "The invoice was paid on 3 May 2026.",
        "Invoices 4700 to 4711 were paid.",
        "Invoices 4700-4711 were paid.",
        "Invoice 4711 is to be paid.",
        "Invoice 4711 to be paid.",
        "Invoice 4711 was not paid.",
        "Was invoice 4711 paid? It was paid.",
        "If invoice 4711 was paid.",
        "Die Rechnung 4711 wurde nicht bezahlt.",
        "Invoice 4711 has been paid, thank you for paying this one too.",
        "Invoice 4711 has been paid, thank you for the payment too.",
        "Invoice 4711 was paid and so was this, already settled.",
        "Invoice 4711 has been paid, thanks to an advance that covers this invoice in full.",
        "Rechnung 4711 wurde bezahlt, danke auch für die Zahlung dieser Rechnung.",
        "Facture 4711 a été payée, merci aussi pour le paiement de celle-ci.",
    ],
)
def test_more_than_that_is_heard(text: str) -> None:
    assert not settles_another(text, "HES2640268")


@pytest.mark.parametrize(
    ("led", "not_led"),
    [
        ("Credit note for invoice 4711.", "After the credit note for June the correct invoice is 4711."),
        ("previous invoice no. 4711", "Not the previous invoice but invoice 4711 holds."),
        ("Gutschrift zu der Rechnung Nr. 4711", "Gutschrift verrechnet, gültig ist Rechnung 4711"),
        ("Avoir sur facture 4711", "Cette facture remplace l'avoir, facture 4711"),
    ],
)
def test_what_leads_to_a_number_says_that_it_is_of_another(led: str, not_led: str) -> None:
    assert names_another(led, "4711", "HES2640268")
    assert not names_another(not_led, "4711", "HES2640268")


@pytest.mark.parametrize(
    ("said", "language", "unowed"),
    [
        ("merce resa", "it", True),
        ("già resa", "it", True),
        ("reso", "it", True),
        ("Lampada (resa)", "it", True),
        ("Lampada (resa)", None, True),
        ("Resa", "it", True),
        ("Resa", "sv", False),
        ("Utlägg (resa)", "sv", False),
        ("merce resa", "sv", True),
    ],
)
def test_the_swedish_word_for_a_journey_takes_no_line_back(said: str, language: str | None, *, unowed: bool) -> None:
    assert is_unowed(said, language) is unowed
