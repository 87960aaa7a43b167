"""Estimates, copies for the files, and what nobody has a duty to pay, in every language; and twins that say nothing."""

from __future__ import annotations

import pytest

from extractors.languages import LANGUAGES
from extractors.sentences.free_text import Said
from extractors.sentences.no_bill import no_bill

_NONE = {
    "bg": ("Необвързваща оферта по ваше запитване.", "Копие за вашия архив.", "Не сте длъжни да платите."),
    "cs": ("Nezávazná kalkulace k Vaší poptávce.", "Kopie pro Váš archiv.", "Nejste povinni zaplatit."),
    "da": ("Uforpligtende overslag på Deres forespørgsel.", "Kopi til arkivet", "De er ikke forpligtet til at betale."),
    "de": (
        "Unverbindliche Kostenaufstellung zu Ihrer Anfrage.", "Kopie für Ihre Unterlagen.",
        "Sie sind nicht verpflichtet, diesen Betrag zu zahlen.",
    ),
    "el": ("Μη δεσμευτική προσφορά.", "Αντίγραφο για το αρχείο σας", "Δεν υποχρεούστε να πληρώσετε."),
    "en": (
        "Non-binding estimate; the actual invoice follows.", "Copy for your files.",
        "You are under no obligation to pay unless you accept it.",
    ),
    "es": ("Presupuesto no vinculante.", "Copia para su archivo.", "No está obligado a pagar."),
    "et": ("Mittesiduv pakkumine.", "Koopia arhiivi jaoks", "Te ei ole kohustatud maksma."),
    "fi": ("Sitomaton tarjous pyynnöstänne.", "Kopio arkistoonne", "Teillä ei ole velvollisuutta maksaa."),
    "fr": ("Estimation sans engagement.", "Double pour vos archives.", "Vous n'êtes pas tenu de payer."),
    "hr": ("Neobvezujuća ponuda.", "Kopija za vašu arhivu.", "Niste dužni platiti."),
    "hu": ("Nem kötelező érvényű ajánlat.", "Másolat irattári célra", "Nem köteles kifizetni."),
    "it": ("Preventivo non vincolante.", "Copia per il vostro archivio.", "Non siete tenuti a pagare."),
    "lt": ("Neįpareigojantis pasiūlymas.", "Kopija jūsų archyvui", "Neprivalote mokėti."),
    "lv": ("Nesaistošs piedāvājums.", "Kopija jūsu arhīvam", "Jums nav pienākuma maksāt."),
    "nl": ("Vrijblijvende kostenraming.", "Kopie voor uw archief.", "U bent niet verplicht dit te betalen."),
    "no": ("Uforpliktende tilbud.", "Kopi til arkivet", "De er ikke forpliktet til å betale."),
    "pl": ("Niewiążąca wycena.", "Kopia do akt.", "Nie są Państwo zobowiązani do zapłaty."),
    "pt": ("Orçamento sem compromisso.", "Cópia para o seu arquivo.", "Não está obrigado a pagar."),
    "ro": ("Ofertă fără obligații.", "Copie pentru arhivă.", "Nu sunteți obligat să plătiți."),
    "sk": ("Nezáväzná ponuka.", "Kópia pre Váš archív.", "Nie ste povinní zaplatiť."),
    "sl": ("Nezavezujoča ponudba.", "Kopija za vaš arhiv.", "Niste dolžni plačati."),
    "sv": ("Icke bindande kostnadsförslag.", "Kopia för ert arkiv.", "Ni är inte skyldiga att betala."),
    "tr": ("Bağlayıcı olmayan teklif.", "Arşiviniz için kopya", "Ödeme yükümlülüğünüz yoktur."),
}  # fmt: skip
_BEHIND = {"tr"}  # languages that name a copy behind what it is for


def _heard(text: str) -> bool:
    return any(True for _ in no_bill([Said(text, 1, ())]))


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_no_bill_is_heard(code: str) -> None:
    estimate, copy, free = _NONE[code]
    assert _heard(estimate)
    assert _heard(free)
    assert _heard(copy) is (code not in _BEHIND)


@pytest.mark.parametrize(
    "text",
    [
        "Abrechnung auf Grundlage unseres Angebots AN-4471, vielen Dank für die schnelle Zusage.",
        "Die Rechnung für den zweiten Teil folgt.",
        "Die Schlussrechnung folgt nach Abnahme.",
        "Unverbindliche Preisempfehlung 19,90 EUR",
        "Exemplaire unique – merci de le conserver dans vos archives.",
        "Please keep a copy for your records.",
        "Bitte bewahren Sie eine Kopie für Ihre Unterlagen auf.",
        "You are under no obligation to renew the support plan at the end of its term.",
        "Please pay within 30 days.",
        "Your official invoice is available in the portal.",
        "Copy paper A4, for your office",
        "Kopia dokumentów przewozowych w załączeniu.",
    ],
)
def test_honest_sentences_are_not(text: str) -> None:
    assert not _heard(text)
