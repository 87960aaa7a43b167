"""Sentences by which a payment is to wait, in every language, and terms of business, which say nothing of it."""

from __future__ import annotations

import pytest

from extractors.languages import LANGUAGES
from extractors.sentences.free_text import Said
from extractors.sentences.held_off import held_off

_HELD = {
    "bg": "Моля, задръжте плащането до получаване на коригираната фактура.",
    "cs": "Prosíme, pozdržte platbu do doručení opravné faktury.",
    "da": "Vent venligst med betalingen, til den rettede faktura foreligger.",
    "de": "Bitte halten Sie die Überweisung bis zur Korrektur zurück.",
    "el": "Παρακαλούμε αναστείλετε την πληρωμή έως ότου λάβετε το διορθωμένο τιμολόγιο.",
    "en": "Please hold the transfer until the corrected invoice arrives.",
    "es": "Factura retenida a petición del cliente.",
    "et": "Palun peatage makse kuni parandatud arve saamiseni.",
    "fi": "Pidättäkää maksu, kunnes korjattu lasku on saapunut.",
    "fr": "Merci de suspendre le règlement jusqu'à réception de la facture rectifiée.",
    "hr": "Molimo zadržite plaćanje do primitka ispravljenog računa.",
    "hu": "Kérjük, tartsák vissza az utalást a helyesbítő számla megérkezéséig.",
    "it": "Vi preghiamo di sospendere il pagamento in attesa della nota di variazione.",
    "lt": "Prašome sustabdyti mokėjimą iki pataisytos sąskaitos gavimo.",
    "lv": "Lūdzu, apturiet maksājumu līdz labotā rēķina saņemšanai.",
    "nl": "Gelieve de betaling aan te houden tot de correctiefactuur.",
    "no": "Vennligst vent med betalingen til den rettede fakturaen kommer.",
    "pl": "Uprzejmie prosimy wstrzymać się z przelewem do czasu otrzymania faktury korygującej.",
    "pt": "Pedimos que suspendam o pagamento até receberem a fatura corrigida.",
    "ro": "Vă rugăm să opriți plata până la primirea facturii corectate.",
    "sk": "Prosíme, pozdržte platbu do doručenia opravnej faktúry.",
    "sl": "Prosimo, zadržite plačilo do prejema popravljenega računa.",
    "sv": "Vänligen vänta med betalningen tills den rättade fakturan kommer.",
    "tr": "Lütfen ödemeyi bekletin, düzeltilmiş fatura gönderilecektir.",
}
_TERMS = {
    "bg": "Моля, посочете номера на фактурата при плащане.",
    "cs": "Při platbě uveďte číslo faktury.",
    "da": "Køber er ikke berettiget til at tilbageholde betalingen.",
    "de": "Der Kunde ist nicht berechtigt, Zahlungen zurückzuhalten.",
    "el": "Στην πληρωμή αναφέρετε τον αριθμό τιμολογίου.",
    "en": "The customer has no right to withhold payment.",
    "es": "El cliente no podrá retener pagos por reclamaciones.",
    "et": "Maksel palun märkida arve number.",
    "fi": "Maksu tilille viitenumerolla.",
    "fr": "Le client ne peut suspendre le règlement en cas de litige.",
    "hr": "Kod plaćanja navedite broj računa.",
    "hu": "Fizetéskor kérjük a számlaszámot feltüntetni.",
    "it": "Il cliente non può sospendere il pagamento per contestazioni.",
    "lt": "Mokėjimo paskirtyje nurodykite sąskaitos numerį.",
    "lv": "Maksājuma mērķī norādiet rēķina numuru.",
    "nl": "De koper is niet gerechtigd de betaling op te schorten.",
    "no": "Kjøper har ikke rett til å holde tilbake betaling.",
    "pl": "Uprzejmie prosimy o podanie numeru faktury w tytule przelewu.",
    "pt": "O cliente não pode suspender o pagamento.",
    "ro": "La plată vă rugăm să menționați numărul facturii.",
    "sk": "Pri platbe uveďte číslo faktúry.",
    "sl": "Pri plačilu navedite številko računa.",
    "sv": "Köparen har inte rätt att hålla inne betalningen.",
    "tr": "Ödemede fatura numarasını belirtiniz.",
}

_REST = {
    "bg": "Моля, задръжте остатъка до приемането.",
    "cs": "Prosíme, pozdržte zbytek do převzetí díla.",
    "da": "Vent venligst med restbeløbet til godkendelse.",
    "de": "Bitte halten Sie den Restbetrag bis zur Abnahme zurück.",
    "el": "Παρακαλούμε κρατήστε το υπόλοιπο έως την παραλαβή.",
    "en": "Please hold back the balance until acceptance.",
    "es": "Rogamos retengan el saldo hasta la recepción de la obra.",
    "et": "Palun peatage ülejäänud summa kuni vastuvõtmiseni.",
    "fi": "Pidättäkää loppuosa vastaanottoon asti.",
    "fr": "Merci de retenir le solde jusqu'à la réception.",
    "hr": "Molimo zadržite ostatak do primopredaje.",
    "hu": "Kérjük, tartsák vissza a fennmaradó összeget az átvételig.",
    "it": "Vogliate trattenere il saldo fino al collaudo.",
    "lt": "Prašome sustabdyti likutį iki priėmimo.",
    "lv": "Lūdzu, aizturiet atlikumu līdz pieņemšanai.",
    "nl": "Gelieve het restbedrag aan te houden tot de oplevering.",
    "no": "Vennligst hold tilbake restbeløpet til godkjenning.",
    "pl": "Prosimy wstrzymać pozostałą kwotę do odbioru.",
    "pt": "Pedimos que retenham o saldo até à receção.",
    "ro": "Vă rugăm să rețineți restul până la recepție.",
    "sk": "Prosíme, pozdržte zvyšok do prevzatia.",
    "sl": "Prosimo, zadržite preostanek do prevzema.",
    "sv": "Vänligen håll inne restbeloppet till godkännande.",
    "tr": "Lütfen bakiyeyi bekletin, kabul bekleniyor.",
}


def _heard(text: str) -> bool:
    return any(True for _ in held_off([Said(text, 1, ())]))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_payment_that_is_to_wait_is_heard(code: str) -> None:
    assert _heard(_HELD[code])


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_left_to_pay_and_is_to_wait_is_heard(code: str) -> None:
    assert _heard(_REST[code])


@pytest.mark.parametrize("code", LANGUAGES)
def test_terms_and_requests_are_not(code: str) -> None:
    assert not _heard(_TERMS[code])


@pytest.mark.parametrize(
    "text",
    [
        "The invoice is on hold at your request.",
        "Die Rechnung ist gesperrt, bis die Menge geklärt ist.",
        "Factura retenida; no procede su abono por el momento",
        "Factura 4711 en reclamación",
        "Le paiement est suspendu jusqu'à la réception des travaux.",
        "Please hold the transfer until the right invoice arrives.",
        "To get the price right please hold the transfer.",
        "Vänta med betalningen tills rätt faktura kommer.",
        "För att få rätt pris vänta med betalningen.",
        "Vent med betalingen til den rette faktura kommer.",
        "Bitte halten Sie die Zahlung zurück, bis das Recht geklärt ist.",
        "Molimo zadržite plaćanje dok ne stigne prava faktura.",
        "All rights reserved. Please hold the transfer.",
        "The buyer has a right to withhold payment. Please hold this transfer until Monday.",
        "Drept urmare, vă rugăm să suspendați plata.",
        "We kindly ask you to withhold payment until the corrected invoice arrives.",
        "Please ask your bank to stop the transfer.",
        "Wir bitten Sie, die Zahlung zurückzuhalten.",
        "Prosíme, odložte platbu do doručení opravné faktury.",
        "Prosimy odroczyć płatność do czasu korekty.",
        "Please hold the transfer until we can confirm the quantities.",
        "Vogliate trattenere il saldo fino al collaudo con esito positivo.",
        "Please hold back the balance.",
        "Please hold the balance for now.",
        "Hold the remaining amount until Monday.",
        "Please hold the remainder of the payment until acceptance.",
        "Bitte halten Sie den Rest der Rechnung zurück.",
        "Merci de retenir le solde de la facture jusqu'à la réception.",
        "Veuillez suspendre le règlement jusqu'à ce que nous pouvons confirmer le montant.",
    ],
)
def test_an_invoice_or_a_payment_that_is_held_is_heard(text: str) -> None:
    assert _heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "If payment is late we may suspend further deliveries.",
        "In the event of default we suspend the service until payment.",
        "Please hold this invoice ready for the customs office.",
        "Please do not hold back payment.",
        "Bitte stellen Sie die Zahlung bis zum 12. Oktober sicher.",
        "Bei Zahlungsverzug werden Lieferungen zurückgehalten.",
        "Garantía retenida: 5 %",
        "Factura sin intereses en reclamación",
        "The right of the buyer to withhold payments is waived.",
        "The buyer is not entitled to withhold payments for defects.",
        "Das Zurückhalten von Zahlungen ist ausgeschlossen.",
        "Ein Recht, Zahlungen zurückzuhalten, besteht nicht.",
        "Importe retenido a cuenta del IRPF",
        "Wstrzymanie dostaw w razie braku płatności.",
        "Your card was blocked for misuse.",
        "Der Kunde darf Zahlungen nicht zurückhalten.",
        "De koper mag de betaling niet opschorten.",
        "Kupující nesmí zadržet platbu.",
        "Płatność: przelew odroczony 14 dni",
        "Platba odložená na 30 dní",
        "Plată amânată 30 de zile",
        "We will suspend work until payment is received.",
        "Stop work until payment.",
        "Hold the remaining pallets at depot until further notice.",
        "Please hold the remaining stock at the warehouse.",
        "To postpone the remaining sessions call 0123.",
        "Stop the remaining work.",
        "Stop the remaining work until payment.",
        "Supply and fit stop balance valve.",
        "Bitte warten Sie mit dem Rest der Arbeiten bis zum Frühjahr.",
        "Suspendre le reste des travaux",
        "Aplazar el resto de las entregas",
        "Wstrzymać pozostałe dostawy",
        "Merci de nous contacter sans attendre pour le règlement.",
        "For your safety your bank may suspend transfers.",
        "Accounts with overdue invoices will be suspended.",
        "Bitte halten Sie bei Zahlung die Rechnungsnummer an.",
    ],
)
def test_what_else_is_held_or_waits_is_not(text: str) -> None:
    assert not _heard(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Betaling eerst na uw schriftelijke acceptatie van de migratie; tot dan opgeschort", True),
        ("Payment only after your written acceptance of the migration.", True),
        ("Zahlung erst nach Freigabe durch den Projektleiter.", True),
        ("Paiement seulement après votre acceptation écrite de la migration.", True),
        ("Pago solo tras su aceptación por escrito de la migración.", True),
        ("Pagamento solo dopo la vostra accettazione scritta.", True),
        ("Betalning först efter ert skriftliga godkännande.", True),
        ("Die Zahlung erfolgt erst nach Ihrer Freigabe.", True),
        ("Payment is due only after your approval.", True),
        ("Platba bude provedena až po Vašem schválení.", True),
        ("Zahlung fällig erst nach Abnahme", True),
        ("Fälligkeit tritt erst mit beiderseits unterzeichnetem Abnahmeprotokoll ein", True),
        ("Fälligkeit tritt mit Zugang der Rechnung ein.", False),
        ("Die Fälligkeit tritt erst 14 Tage nach Rechnungsdatum ein.", False),
        ("Zahlung dieser Rechnung erst nach Freigabe", True),
        ("Die Zahlung dieser Rechnung erfolgt erst nach Freigabe", True),
        ("Payment by cheque only with prior approval.", False),
        ("Payment is deemed complete only after confirmation by our bank.", False),
        ("Paiement par chèque uniquement après accord.", False),
        ("Zahlung in Raten nur mit unserer Zustimmung", False),
        ("Zahlung gilt erst nach Bestätigung der Bank als erfolgt", False),
        ("Pagamento con assegno solo previa conferma", False),
        ("Betaling per cheque alleen na goedkeuring", False),
        ("Zahlung erst nach Erhalt der Ware.", False),
        ("Zahlung nach Rechnungserhalt", False),
        ("Payment only upon receipt of invoice", False),
        ("Betaling binnen 30 dagen netto, gelieve het factuurnummer te vermelden", False),
        ("Payment only by bank transfer", False),
        ("Delivery only after payment.", False),
        ("Lieferung erst nach Zahlungseingang.", False),
    ],
)
def test_a_payment_that_waits_for_what_is_accepted(text: str, told: bool) -> None:
    assert _heard(text) is told
