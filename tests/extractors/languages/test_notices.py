"""What a page says about the whole document, in every language; general terms and denials say nothing."""

from __future__ import annotations

import pytest

from extractors.languages import LANGUAGES, NOTICES
from extractors.meanings.notices import find_notices, speaks_of_gifts, stamp_of, tells_of_another
from extractors.parsing.folding import compact

GENERAL = (
    "We do not accept cancelled cheques.",
    "If this invoice is cancelled, we charge 10 %.",
    "This invoice is void unless it is signed.",
    "Goods remain ours until this invoice is paid in full.",
    "Our bank details have not changed.",
    "We never announce new bank details by e-mail.",
    "Please do not pay: the amount will be collected by direct debit.",
    "Bitte nicht überweisen, der Betrag wird per Lastschrift eingezogen.",
    "Falls diese Rechnung storniert wird, schreiben wir Ihnen.",
    "Sauf si cette facture est annulée par écrit.",
    "Your plan is billed monthly and renews each month.",
    "The invoice can be paid in 3 instalments.",
    "Para alquileres superiores a 10.000 € ofrecemos pago fraccionado en tres plazos iguales.",
    "For orders above EUR 10,000 we offer a payment plan in three instalments.",
    "100 % on delivery",
    "Irrtum und Druckfehler vorbehalten.",
    "The right to set off against undisputed claims remains.",
    "Die Ware wurde in 3 Teilen geliefert.",
    "This is a VAT invoice. A copy will be issued to you on request.",
    "A copy of the time record is available for information.",
    "Abrechnung für den Monat November 2026 laut Vertrag vom Januar 2025.",
    "The meter is read on the 3rd of each month.",
    "A VAT invoice will be issued on request.",
    "A VAT invoice will be sent on request.",
    "Een btw factuur volgt op verzoek.",
    "Faktura VAT zostanie wystawiona na życzenie.",
    "Daňový doklad bude vystaven na vyžádání.",
    "Momsfaktura følger på anmodning.",
    "This invoice is kept in our archive.",
    "This invoice cancels invoice 123.",
    "Our terms are sent to you for information.",
    "Costs not paid by your insurer are included.",
    "This invoice is not 100 % settled.",
    "Esta factura no está 100 % pagada.",
    "Esta factura no 100 % pagada.",
    "Our quote of 3 May is no longer valid.",
    "Our reminder of 3 May is null and void.",
    "Your previous invoice has been paid, thank you.",
    "Thank you, the offer of 3 May is no longer valid.",
    "Our quote of May 3, 2024 is no longer valid.",
    "Your season pass is no longer valid.",
    "Copy of the invoice on request. Please call us.",
    "Costs not paid by your insurer: no deposit is left.",
    "Your complaint has been withdrawn and the case is closed.",
    "Die alte Preisliste ist nicht mehr gültig.",
    "Unsere Mahnung vom 3. Mai wurde versehentlich erstellt.",
    "Le devis du 3 mai a été émis par erreur.",
    "La tarifa anterior ya no es válida.",
    "La vecchia offerta non è più valida.",
    "De oude prijslijst is niet meer geldig.",
    "Państwa poprzednia faktura została zapłacona 2 maja.",
    "Vaše předchozí faktura byla uhrazena 2. května.",
    "Din förra faktura betalades den 2 maj.",
    "Din forrige faktura blev betalt den 2. maj.",
    "Vanha tarjous ei ole enää voimassa.",
    "O orçamento de 3 de maio fica sem efeito.",
    "A régi árlista már nem érvényes.",
    "Verpackungen nehmen wir kostenlos zurück.",
    "Betalte forskud refunderes ikke.",
    "Har du allerede betalt, kan du se bort fra denne faktura.",
    "Har De allerede betalt, kan De se bort fra denne faktura.",
    "Har du spørgsmål, ring til os. Har du allerede betalt, kan du se bort fra denne faktura.",
    "Har dere allerede betalt, kan dere se bort fra denne fakturaen.",
    "You can download a copy of the invoice in your customer area.",
    "A copy of the invoice is available online.",
    "You will find a copy of the invoice in our customer portal.",
    "A copy of the invoice can be found on our website.",
    "Eine Kopie der Rechnung finden Sie im Kundenportal.",
    "Vous trouverez une copie de la facture dans votre espace client.",
    "Een kopie van de factuur is beschikbaar in uw portaal.",
    "Kopia faktury jest dostępna w panelu klienta.",
    "Kopie faktury je k dispozici v portálu.",
    "Kopi af fakturaen kan hentes på Min side.",
    "Kopia av fakturan finns på Mina sidor.",
    "Altgeräte nehmen wir zurück.",
    "Diese Rechnung ist nicht am 12. Mai 2024 storniert worden.",
)
SAID = (
    ("cancelled", "This invoice has been cancelled."),
    ("cancelled", "We do not accept cheques. This invoice has been cancelled. If you have questions, call us."),
    ("cancelled", "Diese Rechnung wurde am 12. Mai 2024 storniert"),
    ("account_closed", "Our account DE89 3704 0044 0532 0130 00 is closed"),
    ("account_new", "Bitte beachten Sie: unsere neue Bankverbindung"),
    ("thousands", "Tous les montants sont exprimés en milliers d'euros"),
    ("do_not_pay", "Payment is on hold until further notice"),
    ("pro_forma", "Dit is geen factuur"),
    ("parts", "EUR 119.00 due each month until December"),
    ("parts", "50 % bei Auftrag, 50 % bei Lieferung"),
    ("parts", "Płatne w 4 równych ratach"),
    ("parts", "Se acuerda el pago fraccionado en tres plazos iguales."),
    ("parts", "50% now"),
    ("corrects", "Invoice date should read 15 June 2024"),
    ("corrects", "Scadenza prorogata al 31/12/2024"),
    ("do_not_pay", "Wir verzichten auf diesen Betrag"),
    ("cancelled", "Vystavena omylem"),
    ("received", "We have received EUR 50.00 on account"),
    ("received", "Wir haben 50 EUR a conto erhalten"),
    ("pro_forma", "This is a request for payment on account of costs and is not a VAT invoice."),
    ("pro_forma", "Tento doklad není daňovým dokladem."),
    ("copy", "This copy is sent to you for information as co-respondent."),
    ("copy", "Diese Kopie erhalten Sie zur Kenntnisnahme."),
    ("cancelled", "Invoice no. 4711 has been cancelled."),
    ("cancelled", "This invoice has been cancelled on request."),
    ("pro_forma", "A VAT invoice will be issued upon receipt of payment."),
    ("copy", "This invoice is sent to you for information only."),
    ("specimen", "For archive only."),
    ("do_not_pay", "This invoice is paid by your insurer."),
    ("paid", "Esta factura no. 4711 ya pagada"),
    ("cancelled", "We are taking this invoice back; you will receive a new one."),
    ("cancelled", "Wir nehmen diese Rechnung zurück."),
    ("cancelled", "Die Rechnung haben wir zurückgenommen."),
    ("cancelled", "Nous retirons cette facture."),
    ("cancelled", "La presente factura ha sido retirada."),
    ("cancelled", "Ritiriamo la presente fattura."),
    ("cancelled", "Wij nemen deze factuur terug."),
    ("cancelled", "Wycofujemy niniejszą fakturę."),
    ("cancelled", "Tuto fakturu stahujeme."),
    ("cancelled", "Vi drar tillbaka denna faktura."),
    ("cancelled", "Perumme tämän laskun."),
    ("cancelled", "A presente fatura foi retirada."),
    ("cancelled", "Visszavonjuk ezt a számlát."),
    ("cancelled", "This invoice, like our offer, is no longer valid."),
    ("cancelled", "The offer stands. No longer valid."),
    ("cancelled", "Dieses Angebot und die Rechnung sind nicht mehr gültig."),
    ("cancelled", "The previous invoice has been cancelled."),  # in a mail that brings it
    ("cancelled", "According to our offer this document has been cancelled."),
    ("cancelled", "Wie im Angebot besprochen, ist dieses Dokument ungültig."),
    ("paid", "Nach Ihrer Mahnung wurde der Betrag bereits bezahlt."),
    ("paid", "Instead of a reminder: the amount has been paid in full."),
    ("cancelled", "Suite à votre relance, ce document est annulé."),
    ("cancelled", "Come da preventivo, questo documento è annullato."),
    ("cancelled", "Please pass this on: this document has been cancelled."),
    ("cancelled", "Unlike the offer, this document is no longer valid."),
    ("copy", "This is a copy on request of your accounts department."),
    ("copy", "Copy of the invoice on request of your accounts department."),
    ("copy", "Dies ist eine Kopie auf Wunsch Ihrer Buchhaltung."),
    ("do_not_pay", "Discount: none, deposit: no Do not pay. A new invoice will follow."),
    ("do_not_pay", "Skonto: nein nicht zahlen, neue Rechnung folgt"),
    ("copy", "Please find a copy of the invoice."),
    ("copy", "Hier finden Sie eine Kopie der Rechnung."),
    ("copy", "Sie finden eine Kopie der Rechnung zu Ihrer Kenntnis."),
    ("copy", "Vous trouverez ici une copie de la facture."),
    ("copy", "Vous trouverez une copie de la facture."),
    ("copy", "Please find enclosed a copy of the invoice."),
    ("copy", "Eine Kopie der Rechnung finden Sie in der Anlage."),
    ("copy", "Bifogat finns en kopia av fakturan."),
    ("copy", "Anbei Kopie der Rechnung, Original finden Sie im Portal."),
    ("copy", "Copy of the invoice. Find more of us online."),
    ("copy", "This is a copy; it is available online."),
    ("paid", "Payé par carte le 2 mai."),
    ("paid", "Abonado mediante tarjeta el 2 de mayo."),
    ("paid", "Betalt med kort den 2. maj."),
    ("paid", "Denne faktura har du allerede betalt."),
    ("paid", "Har du spørgsmål, ring til os. Beløbet har du allerede betalt."),
    ("paid", "Bankkártyával fizetve május 2-án."),
    ("refund", "Forskuddet refunderes."),
    ("paid", "Beloppet betalades kontant den 2 maj."),
    ("paid", "As the previous one, this invoice has been paid."),
    ("copy", "Copia conforme della fattura già inviata il 3 maggio."),
    ("paid", "This invoice no 12 is 100 % settled."),
    ("cancelled", "a fatura FT 2026A/6859 foi anulada e já segue outra."),
    ("specimen", "Enviamos apenas para arquivo."),
    ("parts", "Der Betrag ist jeweils zum 3. des Monats fällig."),
    ("parts", "Le montant est exigible le 3 de chaque mois."),
    ("parts", "Diese Rechnung gilt als Dauerrechnung."),
)


def kinds(text: str) -> set[str]:
    return {notice.kind for notice in find_notices(text)}


def test_every_language_knows_every_kind() -> None:
    for code, vocabulary in LANGUAGES.items():
        language = vocabulary.notices
        assert set(language.sentences) == set(NOTICES), code
        assert set(language.stamps) == set(NOTICES) - {"account_closed"}, code
        assert all((language.conditions, language.exceptions, language.negations)), code


def test_no_stamp_is_so_short_that_it_may_be_anything() -> None:
    stamps = [stamp for one in LANGUAGES.values() for many in one.notices.stamps.values() for stamp in many]
    assert not [stamp for stamp in stamps if len(compact(stamp)) < 3]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_stamp_and_sentence_is_found(code: str) -> None:
    language = LANGUAGES[code].notices
    for kind, stamps in language.stamps.items():
        for stamp in stamps:
            found = stamp_of(f"*** {stamp.upper()} ***")
            assert found is not None, stamp
            assert found.kind == kind or _shared(stamp, kind), stamp
    for kind, sentences in language.sentences.items():
        for sentence in sentences:
            assert kind in kinds(sentence.replace("..", "4711")), sentence


def _shared(stamp: str, kind: str) -> bool:
    """Whether a word is a stamp of that kind in one of the languages that have it."""
    return any(stamp in one.notices.stamps.get(kind, ()) for one in LANGUAGES.values())


@pytest.mark.parametrize("text", GENERAL)
def test_general_terms_and_denials_say_nothing(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_a_sentence_says_it_whatever_stands_beside_it(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", ["Paid by card", "Copyright", "Sample bottle 3 l", "Invoice"])
def test_other_words_are_no_stamps(text: str) -> None:
    assert stamp_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Das Guthaben schreiben wir Ihnen gut.",
        "Die Zuvielzahlung schreiben wir Ihnen nächste Woche gut.",
        "Die Retoure vom 3. März schreiben wir Ihnen gut.",
        "Den Preisunterschied schreiben wir Ihnen gut.",
        "Die fehlende Ware schreiben wir Ihnen gut.",
        "Ihre Rückgaben schreiben wir Ihnen nach Prüfung gut.",
        "Diese 3 Rückgaben schreiben wir Ihnen nach Prüfung gut.",
        "Rückgaben schreiben wir Ihnen nach Prüfung den Betrag gut.",
    ],
)
def test_what_is_credited_is_heard_whatever_it_is(text: str) -> None:
    assert kinds(text) == {"credit"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_promise_about_what_may_come_says_nothing(code: str) -> None:
    assert LANGUAGES[code].notices.promises
    for promise in LANGUAGES[code].notices.promises:
        assert kinds(f"Vielen Dank für den Auftrag. {promise.capitalize()}.") == set(), promise
        assert kinds(f"Die {promise}.") in ({"credit"}, {"refund"}), promise


@pytest.mark.parametrize(
    "text",
    [
        "Your returns will be credited to your account after inspection.",
        "Returns will be credited to your account after inspection on 3 March.",
        "The amount will be refunded after inspection.",
        "Tout retour vous sera crédité après contrôle du 3 mars.",
        "La somme sera remboursée au retour des emballages.",
        "Kwota zostanie zwrócona po zwrocie opakowań.",
        "Suma bus grąžinta po patikrinimo.",
        "Znesek bo vrnjen po pregledu.",
    ],
)
def test_a_promise_about_certain_ones_is_heard(text: str) -> None:
    assert kinds(text) & {"credit", "refund"}


def test_numbers_belong_to_a_stamp() -> None:
    found = stamp_of("PAID 12.05.2024")
    assert found is not None
    assert found.kind == "paid"


def test_an_account_for_gifts_is_told_by_its_words() -> None:
    assert speaks_of_gifts("Spendenkonto: DE36 2905")
    assert not speaks_of_gifts("Bank account: DE36 2905")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Our quote of 3 May is no longer valid.", True),
        ("Die alte Preisliste ist nicht mehr gültig.", True),
        ("Your previous invoice has been paid.", True),
        ("Our quote is no longer valid and half of this is enough.", False),
        ("This invoice is no longer valid.", False),
        ("Our quote of 3 May", False),
    ],
)
def test_a_sentence_that_is_all_of_another_paper(text: str, told: bool) -> None:
    assert tells_of_another(text) is told


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_void_is_an_offer_and_not_an_invoice(code: str) -> None:
    language = LANGUAGES[code]
    titles = {compact(title) for title in language.titles["invoice"]}
    assert language.notices.earlier
    assert language.notices.other_papers
    assert not {compact(paper) for paper in language.notices.other_papers} & titles
    for wording in language.notices.earlier:
        assert all(notice.kind != "paid" for notice in find_notices(wording)), wording
