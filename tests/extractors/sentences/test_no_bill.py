"""Estimates, and what nobody has a duty to pay, in every language; and twins that say nothing."""

from __future__ import annotations

import pytest

from extractors.languages import LANGUAGES
from extractors.sentences.no_bill import no_bill
from tests.extractors.sentences.twins import alone

_NONE = {
    "bg": ("Необвързваща оферта по ваше запитване.", "Не сте длъжни да платите."),
    "cs": ("Nezávazná kalkulace k Vaší poptávce.", "Nejste povinni zaplatit."),
    "da": ("Uforpligtende overslag på Deres forespørgsel.", "De er ikke forpligtet til at betale."),
    "de": (
        "Unverbindliche Kostenaufstellung zu Ihrer Anfrage.",
        "Sie sind nicht verpflichtet, diesen Betrag zu zahlen.",
    ),
    "el": ("Μη δεσμευτική προσφορά.", "Δεν υποχρεούστε να πληρώσετε."),
    "en": (
        "Non-binding estimate; the actual invoice follows.",
        "You are under no obligation to pay unless you accept it.",
    ),
    "es": ("Presupuesto no vinculante.", "No está obligado a pagar."),
    "et": ("Mittesiduv pakkumine.", "Te ei ole kohustatud maksma."),
    "fi": ("Sitomaton tarjous pyynnöstänne.", "Teillä ei ole velvollisuutta maksaa."),
    "fr": ("Estimation sans engagement.", "Vous n'êtes pas tenu de payer."),
    "hr": ("Neobvezujuća ponuda.", "Niste dužni platiti."),
    "hu": ("Nem kötelező érvényű ajánlat.", "Nem köteles kifizetni."),
    "it": ("Preventivo non vincolante.", "Non siete tenuti a pagare."),
    "lt": ("Neįpareigojantis pasiūlymas.", "Neprivalote mokėti."),
    "lv": ("Nesaistošs piedāvājums.", "Jums nav pienākuma maksāt."),
    "nl": ("Vrijblijvende kostenraming.", "U bent niet verplicht dit te betalen."),
    "no": ("Uforpliktende tilbud.", "De er ikke forpliktet til å betale."),
    "pl": ("Niewiążąca wycena.", "Nie są Państwo zobowiązani do zapłaty."),
    "pt": ("Orçamento sem compromisso.", "Não está obrigado a pagar."),
    "ro": ("Ofertă fără obligații.", "Nu sunteți obligat să plătiți."),
    "sk": ("Nezáväzná ponuka.", "Nie ste povinní zaplatiť."),
    "sl": ("Nezavezujoča ponudba.", "Niste dolžni plačati."),
    "sv": ("Icke bindande kostnadsförslag.", "Ni är inte skyldiga att betala."),
    "tr": ("Bağlayıcı olmayan teklif.", "Ödeme yükümlülüğünüz yoktur."),
}


def _heard(text: str) -> bool:
    return any(True for _ in no_bill(alone(text)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_no_bill_is_heard(code: str) -> None:
    estimate, free = _NONE[code]
    assert _heard(estimate)
    assert _heard(free)


@pytest.mark.parametrize(
    "text",
    [
        "Abrechnung auf Grundlage unseres Angebots AN-4471, vielen Dank für die schnelle Zusage.",
        "Die Rechnung für den zweiten Teil folgt.",
        "Die Schlussrechnung folgt nach Abnahme.",
        "Unverbindliche Preisempfehlung 19,90 EUR",
        "Copy for your records",
        "Kopia do akt",
        "You are under no obligation to renew the support plan at the end of its term.",
        "Please pay within 30 days.",
        "Your official invoice is available in the portal.",
        "You are not required to pay import duties",
        "Non-EU customers are not required to pay VAT",
        "You are not required to pay the EUR 5.00 delivery charge.",
        "Consumers are not required to pay until the goods are delivered.",
        "Sie sind nicht verpflichtet, die Rücksendekosten zu zahlen",
        "Sie sind nicht verpflichtet, Zinsen zu zahlen",
        "U bent niet verplicht de verzendkosten te betalen",
        "Le consommateur n'est pas tenu de payer les frais de retour",
        "Non siete tenuti a pagare le spese di reso.",
        "No está obligado a pagar los gastos de envío.",
        "Nejste povinni platit poplatky za vrácení.",
        "Billed according to our non-binding quotation Q-118",
        "Billed as per our non-binding quotation",
        "Laut unverbindlicher Kostenschätzung Nr. 12",
        "Selon devis sans engagement du 12/03/2026",
        "Zgodnie z ofertą; niewiążąca wycena nr 12",
        "The official invoice will be sent through PEPPOL",
        "Fattura di cortesia; la fattura ufficiale verrà inviata tramite SDI",
        "Die endgültige Abrechnung wird im Januar erstellt",
    ],
)
def test_honest_sentences_are_not(text: str) -> None:
    assert not _heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "You are not required to pay this invoice.",
        "The customer is not obliged to pay this invoice.",
        "You are not obliged to pay the invoice amount if you disagree.",
        "Sie sind nicht verpflichtet, diese Rechnung zu bezahlen.",
        "Es besteht keine Zahlungspflicht.",
        "U bent niet verplicht deze factuur te betalen.",
        "Vous n'êtes pas tenu de régler cette facture.",
        "This is a non-binding quotation.",
        "The official invoice follows by mail.",
        "You are not required to pay EUR 119.00.",
        "Following your request, this is a non-binding estimate.",
        "Nach Rücksprache erhalten Sie diese unverbindliche Kostenaufstellung.",
        "According to our agreement the official invoice follows.",
        "This is a non-binding offer, sent through Peppol.",
    ],
)
def test_this_invoice_or_nothing_behind_a_duty_is_of_the_document(text: str) -> None:
    assert _heard(text)
