"""Sentences by which what is asked for was paid already; and those of a condition, of parts, or of what is to come."""

from __future__ import annotations

import pytest

from extractors.hearing import unclear_on
from extractors.languages import LANGUAGES
from extractors.page.sheet import sheet_of
from extractors.sentences.already_paid import already_paid
from extractors.sentences.free_text import Said
from schemas import Claim, Layer
from tests.extractors.grid import reading


def _told(text: str) -> bool:
    return bool(list(already_paid([Said(text, 1, ())])))


@pytest.mark.parametrize(
    "text",
    [
        "The invoice was already settled by our parent company.",
        "Payment of this bill has already been made.",
        "Der Betrag ist schon gestern beglichen worden.",
        "Die Zahlung ist gestern bereits geleistet worden.",
        "Cette facture a déjà été soldée par votre assureur.",
        "La fattura è già stata saldata in contanti.",
        "El pago ya fue realizado en la oficina.",
        "O pagamento desta fatura já foi efetuado com cartão.",
        "De rekening is al contant voldaan.",
        "Częściowo już opłacona faktura.",
        "Částka již byla uhrazena v hotovosti.",
        "Suma už bola v hotovosti zaplatená.",
        "Račun je već podmiren gotovinom.",
        "Denna faktura är redan reglerad via Swish.",
        "Lasku on maksettu jo tiskillä.",
        "Questions? This invoice was already settled by our parent company.",
        "Cette facture a déjà été soldée par votre assureur. Des questions ?",
    ],
)
def test_what_is_paid_already_is_told(text: str) -> None:
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you have already paid this invoice, please ignore this notice.",
        "Invoices already paid are not listed here.",
        "This invoice is not already paid.",
        "Payments already made have been taken into account in this invoice.",
        "Your previous invoice was already paid, thank you.",
        "The deposit already paid of 500.00 EUR is taken off this invoice.",
        "The goods were already delivered and this invoice is now due.",
        "Montant déjà payé",
        "Amount already paid:",
        "Bereits bezahlte Rechnungen sind hier nicht aufgeführt.",
        "Falls der Betrag bereits beglichen ist, danken wir Ihnen.",
        "Si la facture est déjà réglée, merci de ne pas en tenir compte.",
        "Avez-vous déjà réglé cette facture ? Merci de ne pas en tenir compte.",
        "Avez-vous déjà réglé cette facture",
        "Have you already paid this invoice? Please ignore this notice.",
        "¿Ya ha pagado esta factura?",
        "Las facturas ya pagadas no figuran en este documento.",
        "Ya puede pagar su factura por internet.",
        "U kunt deze factuur al betalen met iDEAL.",
        "Jeśli faktura została już opłacona, prosimy zignorować.",
        "Om fakturan redan är betald kan ni bortse från detta.",
    ],
)
def test_a_condition_a_part_and_what_may_be_paid_now_are_not(text: str) -> None:
    assert not _told(text)


def test_what_the_totals_hold_as_paid_is_known() -> None:
    sheet = sheet_of(reading("Zorbl Ltd\n\nINVOICE 117\n\nPagamento desta fatura já foi efetuado ontem\n"))
    paid = Claim(term="totals.paid", value="1", raw="1", layer=Layer.RULES, score=0.9)
    assert len(unclear_on(sheet, {})) == 1
    assert unclear_on(sheet, {paid.term: paid}) == ()


def test_a_deposit_for_a_repair_replaces_no_invoice() -> None:
    assert not _told("Oprava vozidla, záloha již zaplacena")
    assert _told("Reissue of invoice 308, already paid by you.")


_TAKEN_IN = {
    "bg": "Сумата вече е инкасирана от нашия офис в Бургас.",
    "cs": "Částka již byla inkasována naší pobočkou v Brně.",
    "da": "Beløbet er allerede indkasseret af vores kontor i Aarhus.",
    "de": "Der Betrag wurde von unserer Niederlassung in Bremen bereits vereinnahmt.",
    "el": "Το ποσό έχει ήδη εισπραχθεί από το γραφείο μας στον Πειραιά.",
    "en": "The amount has already been collected by our Leeds office.",
    "es": "El importe ya ha sido cobrado por nuestra oficina de Vigo.",
    "et": "Summa on meie Tartu kontor juba kätte saanud.",
    "fi": "Turun toimistomme on jo perinyt summan.",
    "fr": "Le montant a déjà été encaissé par notre agence de Brest.",
    "hr": "Iznos je već naplatila naša poslovnica u Splitu.",
    "hu": "Az összeget szegedi irodánk már beszedte.",
    "it": "L'importo è già stato incassato dal nostro ufficio di Trieste.",
    "lt": "Suma jau gauta mūsų Kauno biure.",
    "lv": "Summu jau ir saņēmis mūsu Rīgas birojs.",
    "nl": "Het bedrag is al geïnd door ons kantoor in Breda.",
    "no": "Beløpet er allerede innkassert av vårt kontor i Bergen.",
    "pl": "Kwota została już pobrana przez nasz oddział w Gdyni.",
    "pt": "O valor já foi cobrado pelo nosso escritório do Porto.",
    "ro": "Suma a fost deja încasată de biroul nostru din Cluj.",
    "sk": "Suma už bola inkasovaná našou pobočkou v Nitre.",
    "sl": "Znesek je že prejela naša poslovalnica v Kopru.",
    "sv": "Beloppet har redan tagits emot av vårt kontor i Malmö.",
    "tr": "Tutar İzmir ofisimiz tarafından zaten tahsil edildi.",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_amount_that_the_seller_took_in_already_is_heard(code: str) -> None:
    assert _told(_TAKEN_IN[code])


@pytest.mark.parametrize(
    "text",
    [
        "Your driver has already collected the parcel.",
        "The old printer has already been collected by our technician.",
        "The amount of your previous invoice has already been collected.",
        "The amount has not yet been collected.",
        "If the amount has already been collected, ignore this reminder.",
        "Das Altgerät wurde bereits kassiert.",
        "Faktura za już odebrane usługi.",
        "Račun za že prejeto blago.",
        "Račun je bil že prejet po e-pošti.",
        "Számla a már átvett áruról.",
        "Sąskaita už jau gautas paslaugas",
        "Lasku koskee jo vastaanotettuja tuotteita.",
        "Faktúra za už vybratý tovar.",
        "Faktura za již vybrané zboží.",
        "The total weight already collected is 12 t.",
        "The amount of waste already collected is 12 t.",
        "The amount of scrap has already been collected.",
        "Our driver has already collected the total weight.",
        "The invoice has already been collected from our office.",
        "The amount collected already includes VAT.",
        "La facture porte sur les acomptes déjà perçus.",
        "La facture porte sur le montant déjà perçu.",
        "Mängden av varorna har redan mottagits.",
        "Le matériel a déjà été encaissé dans la réserve.",
        "Αν το ποσό έχει ήδη εισπραχθεί, αγνοήστε αυτό το μήνυμα.",
    ],
)
def test_what_was_fetched_and_what_is_of_another_time_is_not(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our driver has already collected the total amount in cash.",
        "Unser Fahrer hat den Betrag bereits kassiert.",
        "The total of this invoice was already collected at the door.",
        "We confirm that the amount has already been collected.",
        "Kwota została już odebrana gotówką.",
        "Montant déjà encaissé",
        "Znesek je že prejet.",
        "Az összeget már átvettük.",
        "Summa on jo vastaanotettu.",
    ],
)
def test_an_amount_that_was_taken_in_is_heard_by_whomever(text: str) -> None:
    assert _told(text)


def test_the_number_of_the_invoice_names_it() -> None:
    said = (Said("HES-07719 was settled in September, thank you", 1, ()),)
    assert list(already_paid(said, "HES-07719"))
    assert list(already_paid(said, "Hes 07719"))
    assert not list(already_paid(said, "HES-07720"))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("12", "12 pallets were already paid in September."),
        ("2026", "2026 wurde die Kaution bezahlt."),
        ("HES-07719", "HES-07719-A was paid in September."),
    ],
)
def test_a_count_a_year_and_a_longer_number_name_no_invoice(number: str, text: str) -> None:
    assert not list(already_paid((Said(text, 1, ()),), number))
