"""What the text of a mail says of the documents that it brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.hearing import UNCLEAR, mark_of
from extractors.mailed import MAILED, with_letter, with_mail
from extractors.readers.containers.text import Text, as_page
from schemas import Claim, Enclosed, Extraction, Layer, Lesson, Limits, Reading, Statement
from tests.extractors.memory.test_memory import book

VOID = "Please disregard the attached invoice, it was sent in error."


def heard(text: str, *, marked_up: bool = False, limits: Limits | None = None) -> tuple[Statement, ...]:
    mail = Reading(
        sha256="0" * 64,
        reader="containers",
        enclosed=(Enclosed("a.pdf", b"%PDF"), Enclosed("b.pdf", b"%PDF")),
        letter=as_page([Text(text, marked_up=marked_up)]),
    )
    told = with_letter(mail, limits or Limits())
    assert told.letter == b"", "it is heard, and kept no longer"
    assert told.enclosed[0].said == told.enclosed[1].said
    return told.enclosed[0].said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (VOID, "cancelled"),
        ("Die beigefügte Rechnung ist hinfällig, bitte nicht bezahlen.", "do_not_pay"),
        ("Attached is the invoice you already paid by card yesterday, for your records.", "paid"),
        ("please disregard the attached invoice, it was raised by mistake.", "cancelled"),
        ("Wir haben die Rechnung storniert, Sie erhalten eine neue.", "cancelled"),
        ("Please note that our bank details have changed.", "account_new"),
        ("Dit is een kopie van de reeds betaalde factuur.", "copy"),
        ("Bonjour, merci de ne régler que la moitié de cette facture, un avoir suivra.", "parts"),
        ("We have changed banks, please use sort code 20-11-43 from now on.", "account_new"),
        ("The attached has gone out with the wrong amount on it.", "corrects"),
        ("I paid this at the counter yesterday, for filing only.", "paid"),
        ("In der beigefügten Rechnung hat sich ein Fehler eingeschlichen.", "corrects"),
        ("Die habe ich vor Ort schon bar bezahlt, nur für die Ablage.", "paid"),
        ("Wir verrechnen den Betrag mit Ihrer Gutschrift vom Oktober.", "do_not_pay"),
        ("La facture ci-jointe comporte une erreur.", "corrects"),
        ("Merci de ne pas la régler avant notre appel.", "do_not_pay"),
        ("Litige en cours avec ce fournisseur, à bloquer en attendant.", "do_not_pay"),
        ("La fattura allegata contiene un errore nell'importo.", "corrects"),
        ("Questa l'ho già pagato in contanti.", "paid"),
        ("Deze heb ik gisteren al betaald.", "paid"),
        ("Er is een fout in de factuur geslopen.", "corrects"),
        ("Bifogad faktura är felaktig.", "corrects"),
    ],
)
def test_a_mail_that_recalls_or_changes_what_it_brings_is_heard(text: str, kind: str) -> None:
    said = heard(f"Dear all,\n\n{text}\n\nKind regards\nJane")
    assert kind in {one.kind for one in said}
    assert all(one.page is None and not one.boxes for one in said), "it stands on no page of the document"


@pytest.mark.parametrize(
    "text",
    [
        "Please find attached our invoice for your order. Payment is due within 30 days. Kind regards, Jane Cooper",
        "Your invoice for October is attached. Please do not reply to this mail. Thank you for your business!",
        "Amount due: GBP 412.80. Payment by direct debit will be collected on or after the due date.",
        "Anbei erhalten Sie unsere Rechnung. Bitte überweisen Sie den Betrag innerhalb von 14 Tagen. Vielen Dank!",
        "Bei Zahlung innerhalb von 10 Tagen gewähren wir 2 % Skonto. Sind Sie nicht der Adressat, löschen Sie sie.",
        "Veuillez trouver ci-joint notre facture. Le prélèvement sera effectué le 10 du mois.",
        "In allegato trasmettiamo copia di cortesia della fattura; l'originale è nel vostro cassetto fiscale.",
        "Rogamos realicen el pago en la cuenta indicada en la factura. Reciban un cordial saluto.",
        "Uw factuur staat klaar. Het bedrag wordt rond 25 november automatisch afgeschreven. U hoeft niets te doen.",
        "W załączeniu przesyłam fakturę za usługi transportowe. Termin płatności 14 dni. Pozdrawiam",
        "Sollte sich in der Rechnung ein Fehler eingeschlichen haben, melden Sie sich bitte.",
        "Si la facture comporte une erreur, merci de nous le signaler sous huit jours.",
    ],
)
def test_an_honest_mail_says_nothing(text: str) -> None:
    assert heard(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "This message is intended for the addressee only.",
        "Esta mensagem é confidencial e destina-se exclusivamente ao seu destinatário.",
        "Denne e-posten er kun ment for mottakeren.",
        "Tämä viesti on tarkoitettu vain vastaanottajalle.",
        "Ez az üzenet kizárólag a címzett számára készült.",
        "Dit bericht is uitsluitend bestemd voor de geadresseerde.",
    ],
)
def test_for_whom_a_mail_is_says_nothing_of_what_it_brings(text: str) -> None:
    assert heard(f"See the invoice.\n\n{text}") == ()
    whole = text.rstrip(".")
    assert heard(
        f"{whole}, merci de ne régler que la moitié de cette facture, un avoir suivra, comme convenu ensemble."
    )


def test_a_mail_is_heard_as_it_is_shown() -> None:
    html = f"<html><body><p>Good morning,</p><p>{VOID}</p><p style='display:none'>Storniert</p></body></html>"
    assert [one.text for one in heard(html, marked_up=True)] == [VOID]


def test_a_mail_too_long_to_be_heard_says_so() -> None:
    (said,) = heard("word " * 120, limits=Limits(words=100))
    assert (said.kind, "words" in said.text) == (MAILED, True)


EARLIER = "Please disregard invoice AF44102, it was sent in error."
_ATTRIBUTED = "On Mon, 16 Nov 2026 at 10:12, Karen Hill\n<karen@buyer.example> wrote:"
_ATTRIBUTION = "On 16 Nov 2026, Karen &lt;<a href='mailto:k@buyer.example'>k@buyer.example</a>&gt; wrote:"


def _document(number: str) -> Extraction:
    claim = Claim(term="invoice_number", value=number, raw="", layer=Layer.EINVOICE, score=1.0)
    return Extraction(claims={claim.term: claim})


def _told(number: str, text: str, *, marked_up: bool = False) -> list[str]:
    return [one.text for one in with_mail(_document(number), heard(text, marked_up=marked_up), None).notices]


@pytest.mark.parametrize(
    ("text", "marked_up"),
    [
        (f"Here it is.\n\n{_ATTRIBUTED}\n> Hi,\n>> {EARLIER}\n", False),
        (f"Here it is.\n\n> On 16 Nov 2026, Karen wrote:\n>\n> {EARLIER}\n\nJane", False),
        (f"<p>Here it is.</p><div><div>{_ATTRIBUTION}<br></div><blockquote>{EARLIER}</blockquote></div>", True),
        (f"<p>Here it is.</p><p>{_ATTRIBUTION}</p><br><br><blockquote><p>{EARLIER}</p></blockquote>", True),
        (f"<p>Hi</p><blockquote type='cite'><div>{_ATTRIBUTION}</div><br><div>{EARLIER}</div></blockquote>", True),
        (f"Here it is.<div>On 16 Nov 2026, Karen wrote:<blockquote>{EARLIER}</blockquote></div>", True),
    ],
)
def test_what_a_reply_quotes_of_another_invoice_is_not_of_this_one(text: str, marked_up: bool) -> None:
    assert heard(text, marked_up=marked_up)[0].text == f"> {EARLIER}"
    assert _told("AF44391", text, marked_up=marked_up) == []
    assert _told("AF44102", text, marked_up=marked_up) == [f"> {EARLIER}"]
    assert _told("A-7", text, marked_up=marked_up) == [f"> {EARLIER}"], "too short to be told from others"
    assert len(with_mail(Extraction(), heard(text, marked_up=marked_up), None).notices) == 1, "no number was read"


@pytest.mark.parametrize(
    ("text", "marked_up"),
    [
        (EARLIER, False),
        (f"FYI\n\nBegin forwarded message:\n\n> From: Jane <jane@seller.example>\n>\n> {EARLIER}", False),
        (f"FYI\n\n> {EARLIER}", False),
        (f"FYI\n\n-----Original Message-----\nFrom: Jane\nSent: 16 November 2026 09:14\n\n{EARLIER}", False),
        (f"<p>FYI</p><blockquote><div>Begin forwarded message:</div><p>{EARLIER}</p></blockquote>", True),
        (f"<blockquote>{EARLIER}</blockquote>", True),
        (f"<p>{_ATTRIBUTION}</p><blockquote><p>Which one?</p></blockquote>{EARLIER}", True),
    ],
)
def test_what_a_mail_says_itself_or_forwards_is_heard_of_any_invoice(text: str, marked_up: bool) -> None:
    assert _told("AF44391", text, marked_up=marked_up) == [EARLIER]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        (VOID, "AF44391"),
        ("Please disregard invoice AF44391, it was sent in error.", "INV/44391"),
        ("Please disregard this invoice, pay only 1200.", "AF44391"),
        ("Please disregard invoice 702, it was sent in error.", "FT 2026/702"),
    ],
)
def test_what_a_reply_quotes_of_this_invoice_or_of_none_is_heard(said: str, number: str) -> None:
    assert _told(number, f"Here it is.\n\n{_ATTRIBUTED}\n> {said}") == [f"> {said}"]


def test_another_invoice_is_told_by_all_of_its_number() -> None:
    said = "Por favor ignore a fatura FT 2026/702, a fatura foi anulada."
    quoted = f"Segue em anexo.\n\n{_ATTRIBUTED}\n> {said}"
    assert heard(quoted) != ()
    assert _told("FT 2026/881", quoted) == []
    assert _told("FT 2026/702", quoted) != []


def _statement(kind: str, text: str = VOID) -> Statement:
    return Statement(kind=kind, language="en", text=text)


def test_what_the_document_says_itself_is_no_news() -> None:
    read = Extraction(notices=(_statement("debit", "We collect the amount."),))
    said = (_statement("debit", "It will be collected."), _statement("cancelled"))
    assert with_mail(read, said, None).notices == (*read.notices, _statement(MAILED))
    assert with_mail(read, (), None) is read


@pytest.mark.parametrize(
    "text",
    [
        "The credit note will be deducted from your next payment.",
        "This credit note will be deducted from your next payment",
        "Cet avoir sera déduit de votre prochain paiement",
    ],
)
def test_what_a_mail_sets_off_the_next_payment_is_heard_of_each_invoice(text: str) -> None:
    assert _told("41193", text) == [text]


def test_a_credit_note_without_a_sentence_is_of_the_invoice_that_it_names() -> None:
    note = _statement("set_off", "Credit note 77 Invoice 41200").model_copy(update={"language": ""})
    assert [len(with_mail(_document(own), (note,), None).notices) for own in ("41193", "41200")] == [0, 1]


@pytest.mark.parametrize("kind", ["parts", "received", "corrects"])
def test_what_the_document_explains_when_it_says_it_is_news_of_a_mail(kind: str) -> None:
    read = Extraction(notices=(_statement(kind, "The document's own words."),))
    assert with_mail(read, (_statement(kind),), None).notices == (*read.notices, _statement(MAILED))


def test_a_sentence_in_doubt_that_the_vendor_was_approved_with_is_known(tmp_path: Path) -> None:
    seller = Claim(term="seller.vat_id", value="DE136695976", raw="", layer=Layer.EINVOICE, score=1.0)
    read = Extraction(claims={seller.term: seller})
    known = Lesson(document="a", vendor="zorbl", marks=("de136695976",), sentences=(mark_of("Half of it is enough."),))
    said = (_statement(UNCLEAR, "Half of it is enough."), _statement(UNCLEAR, "A third of it is enough."))
    assert [one.text for one in with_mail(read, said, book(tmp_path, known)).notices] == ["A third of it is enough."]
    assert [one.kind for one in with_mail(read, said, None).notices] == [UNCLEAR, UNCLEAR]


@pytest.mark.parametrize("subject", ["Oferta cenowa", "Quotation", "Zahlungserinnerung", "Pro forma invoice"])
def test_a_subject_that_calls_it_something_else_is_heard(subject: str) -> None:
    assert [(one.kind, one.text) for one in heard(f"{subject}\n\nAttached as discussed.")] == [(MAILED, subject)]


@pytest.mark.parametrize(
    "subject",
    ["Stornovaná faktura 20266831", "Re: CANCELLED: Invoice 4471", "Rechnung 4471 - Storno", "Facture annulée 4471"],
)
def test_a_subject_with_a_stamp_beside_its_title_is_heard(subject: str) -> None:
    assert {one.kind for one in heard(f"{subject}\n\nAttached as discussed.")} == {"cancelled"}


@pytest.mark.parametrize(
    "subject",
    [
        "Invoice 4471",
        "Re: Quotation 4471",
        "Rechnung zu Angebot 4",
        "Delivery note",
        "Rechnung 4471 zur Freigabe",
        "Facture 4471 à valider",
        "Invoice 4471 for approval",
    ],
)
def test_a_subject_that_names_what_came_before_is_not(subject: str) -> None:
    assert heard(f"{subject}\n\nAttached as discussed.") == ()


@pytest.mark.parametrize(
    ("greeting", "kinds"), [("Estimado cliente, le adjuntamos la factura.", set()), ("", {"paid"})]
)
def test_a_word_for_paying_in_the_language_of_a_mail_is_no_stamp_of_another(greeting: str, kinds: set[str]) -> None:
    assert {one.kind for one in heard(f"Pago factura 4471\n\n{greeting}")} == kinds


def _by(seller: str) -> Extraction:
    claim = Claim(term="seller.name", value=seller, raw=seller, layer=Layer.RULES, score=0.9, page=1)
    return Extraction(claims={"seller.name": claim})


@pytest.mark.parametrize(
    "text",
    [
        "Please pay to Northbank Factors Ltd from now on.",
        "Bitte beachten Sie, dass die Forderung an die Nordbank Faktor AG verkauft wurde.",
    ],
)
def test_a_mail_that_has_somebody_else_paid_is_heard(text: str) -> None:
    told = with_mail(_by("Brightwater Tools GmbH"), heard(text), None)
    assert MAILED in {one.kind for one in told.notices}


def test_a_way_to_pay_is_nobody() -> None:
    assert not with_mail(_by("Northbank Tools Ltd"), heard("Pay to Account Number 4471 as usual."), None).notices


def test_a_mail_that_has_the_seller_paid_says_nothing_new() -> None:
    said = heard("Cheques payable to Northbank Tools Ltd, please.")
    assert not with_mail(_by("Northbank Tools Ltd"), said, None).notices


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("DE89370400440532013000", ()),
        ("0532013000", ()),
        ("DE02120300000000202051", (MAILED,)),
        (None, (MAILED,)),
    ],
)
def test_an_account_to_pay_into_is_that_of_the_document_or_news(own: str | None, said: tuple[str, ...]) -> None:
    told = heard("Please pay into our account DE89 3704 0044 0532 0130 00 by 3 May.")
    claims = (
        {}
        if own is None
        else {"payment.iban": Claim(term="payment.iban", value=own, raw=own, layer=Layer.RULES, score=0.9)}
    )
    assert tuple(one.kind for one in with_mail(Extraction(claims=claims), told, None).notices) == said


@pytest.mark.parametrize(("account", "bank", "told"), [("1234567", "10020030", 1), ("0532013000", "37040044", 0)])
def test_an_account_in_the_form_of_a_country_is_the_documents_or_news(account: str, bank: str, told: int) -> None:
    own = Claim(term="payment.iban", value="DE89370400440532013000", raw="", layer=Layer.RULES, score=0.9)
    said = heard(f"Bitte zahlen Sie auf Konto {account}, BLZ {bank}.")
    assert len(with_mail(Extraction(claims={own.term: own}), said, None).notices) == told


def test_the_buyers_own_account_is_none_to_pay_into() -> None:
    said = "The payment of 300.00 GBP will be collected from your account GB29NWBK60161331926819 on 3 December."
    assert "paid_into" not in {one.kind for one in heard(said)}
    said = "Please pay 300.00 GBP into our account GB29NWBK60161331926819 by 3 December."
    assert "paid_into" in {one.kind for one in heard(said)}


def test_an_account_at_the_foot_of_a_mail_is_none_to_pay_into() -> None:
    assert heard("Find our invoice enclosed.\n\nBrightwater Tools GmbH, IBAN DE89 3704 0044 0532 0130 00") == ()
