"""Attacks by words: an invoice that says of itself that it is none, is paid, or means other amounts; and honest twins
that use the same words of something else.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from evaluation.synthetic.xml_cii import cii
from evaluation.synthetic.xml_ubl import ubl
from schemas import Note
from tests.faults.attack import Attack, Draw, honest, printed
from tests.faults.stated import INVOICE

CANCELLED, PAID, COPY, SPECIMEN, NONE = ("WORDS-2",), ("WORDS-3",), ("WORDS-4",), ("WORDS-5",), ("WORDS-6",)
THOUSANDS, FAVOUR, UNPAID, ACCOUNT = ("WORDS-7",), ("WORDS-8",), ("WORDS-9",), ("WORDS-10",)
_STAMPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("en-cancelled", CANCELLED, "CANCELLED"),
    ("en-void", CANCELLED, "VOID"),
    ("de-storniert", CANCELLED, "STORNIERT"),
    ("fr-annulee", CANCELLED, "ANNULÉE"),
    ("es-anulada", CANCELLED, "ANULADA"),
    ("pl-anulowano", CANCELLED, "ANULOWANO"),
    ("en-paid", PAID, "PAID"),
    ("de-bezahlt", PAID, "BEZAHLT"),
    ("it-pagato", PAID, "PAGATO"),
    ("nl-voldaan", PAID, "VOLDAAN"),
    ("da-betalt", PAID, "BETALT"),
    ("en-copy", COPY, "COPY"),
    ("fr-duplicata", COPY, "DUPLICATA"),
    ("de-zweitschrift", COPY, "ZWEITSCHRIFT"),
    ("sv-kopia", COPY, "KOPIA"),
    ("en-specimen", SPECIMEN, "SPECIMEN"),
    ("en-draft", SPECIMEN, "DRAFT"),
    ("de-muster", SPECIMEN, "MUSTER"),
    ("cs-vzor", SPECIMEN, "VZOR"),
    ("en-proforma", NONE, "PRO FORMA"),
    ("tr-iptal", CANCELLED, "GEÇERSIZ"),
    ("pt-anulado", CANCELLED, "ANULADO"),
)
_SENTENCES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("en-cancelled", CANCELLED, "This invoice has been cancelled and must not be booked."),
    ("en-disregard", CANCELLED, "Please disregard this invoice; a corrected one follows."),
    ("de-cancelled", CANCELLED, "Diese Rechnung wurde am 20. Mai 2024 storniert."),
    ("fr-cancelled", CANCELLED, "Cette facture est annulée et remplacée par la facture BT-118."),
    ("it-cancelled", CANCELLED, "La presente fattura è stata annullata."),
    ("es-cancelled", CANCELLED, "Esta factura queda anulada."),
    ("nl-cancelled", CANCELLED, "Deze factuur is vervallen."),
    ("pt-cancelled", CANCELLED, "Esta fatura foi anulada."),
    ("pl-cancelled", CANCELLED, "Faktura zostala anulowana."),
    ("sv-cancelled", CANCELLED, "Denna faktura är makulerad."),
    ("da-cancelled", CANCELLED, "Denne faktura er annulleret."),
    ("cs-cancelled", CANCELLED, "Faktura byla stornována."),
    ("tr-cancelled", CANCELLED, "Bu fatura iptal edilmistir."),
    ("en-paid", PAID, "This invoice has already been paid by card."),
    ("de-paid", PAID, "Der Betrag wurde bereits bezahlt, vielen Dank."),
    ("fr-paid", PAID, "Facture déjà réglée par carte."),
    ("es-paid", PAID, "Importe ya pagado con tarjeta."),
    ("en-copy", COPY, "This is a copy of the original invoice."),
    ("nl-copy", COPY, "Dit is een kopie van de factuur."),
    ("en-sample", SPECIMEN, "This is a sample, for demonstration purposes."),
    ("de-draft", SPECIMEN, "Rechnungsentwurf, die endgültige Rechnung folgt."),
    ("en-no-invoice", NONE, "This is not a tax invoice."),
    ("en-customs", NONE, "Value for customs purposes only."),
    ("fr-customs", NONE, "Valeur pour la douane uniquement, sans valeur commerciale."),
    ("de-customs", NONE, "Nur für Zollzwecke."),
    ("en-thousands", THOUSANDS, "All amounts are in thousands of euros."),
    ("de-thousands", THOUSANDS, "Alle Beträge in TEUR."),
    ("fr-thousands", THOUSANDS, "Montants exprimés en milliers d'euros."),
    ("sv-thousands", THOUSANDS, "Belopp i tkr."),
    ("en-favour", FAVOUR, "The balance is a credit in your favour."),
    ("en-refund", FAVOUR, "The amount will be refunded to your account within 14 days."),
    ("de-refund", FAVOUR, "Der Betrag wird Ihnen erstattet."),
    ("it-favour", FAVOUR, "Saldo a vostro favore."),
    ("en-not-pay", UNPAID, "Please do not pay this invoice."),
    ("de-not-pay", UNPAID, "Bitte nicht bezahlen."),
    ("pt-not-pay", UNPAID, "Por favor não pagar."),
    ("pl-not-pay", UNPAID, "Prosimy nie placic tej faktury."),
    ("en-hold", UNPAID, "Payment is on hold until further notice."),
    ("en-closed", ACCOUNT, "Our account DE89 3704 0044 0532 0130 00 is closed."),
    ("de-closed", ACCOUNT, "Unser altes Konto wurde geschlossen."),
    ("en-new-bank", ACCOUNT, "Please note that our bank details have changed."),
    ("de-new-bank", ACCOUNT, "Bitte beachten Sie unsere neue Bankverbindung."),
    ("it-new-bank", ACCOUNT, "Attenzione: nuove coordinate bancarie."),
    ("cs-new-bank", ACCOUNT, "Pozor, nové cislo uctu."),
)
_FRESH: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("en-cancelled-see", CANCELLED, "Cancelled - see credit note CN-17"),
    ("en-null", CANCELLED, "The above invoice is null and void."),
    ("en-received", PAID, "Payment has been received."),
    ("en-paid-on", PAID, "Paid on 16 May 2024"),
    ("nl-paid-on", PAID, "Betaald op 16 mei 2024"),
    ("fr-paid-on", PAID, "Payée le 16/05/2024 par virement"),
    ("it-paid-on", PAID, "Pagata con bonifico il 16/05/2024"),
    ("da-paid-on", PAID, "Betalt den 16. maj 2024"),
    ("de-copy-dash", COPY, "Kopie - Original per Post"),
    ("de-not-booked", SPECIMEN, "Nicht buchen"),
    ("en-keur", THOUSANDS, "All figures in EUR thousand"),
    ("en-paid-back", FAVOUR, "This amount will be paid to you within 10 days."),
    ("de-abstain", UNPAID, "Bitte sehen Sie von einer Zahlung ab."),
    ("en-no-amount", UNPAID, "No amount is payable."),
    ("en-moved-bank", ACCOUNT, "We have moved to a new bank."),
    ("en-former", ACCOUNT, "Payments to the former account are no longer accepted."),
    ("fr-rib", ACCOUNT, "Notre RIB a changé."),
    ("tr-account", ACCOUNT, "Banka hesabimiz degismistir."),
)
_TWINS: tuple[tuple[str, str], ...] = (
    ("general-cheques", "We do not accept cancelled cheques."),
    ("general-void", "This invoice is void if altered by hand."),
    ("general-copy", "Keep a copy for your records; copies of delivery notes on request."),
    ("general-paid", "Goods remain our property until this invoice is paid in full."),
    ("general-thousands", "We have served thousands of customers since 1954."),
    ("general-samples", "Samples of our tools are shown in our shop."),
    ("general-payee", "Invoices must be paid on or before the due date; cheques are not accepted."),
    ("nl-general", "Facturen dienen te worden betaald op onze rekening."),
    ("general-copies", "Copies of this invoice - ask our office."),
    ("general-refund", "Deposits are refunded when tools come back."),
    ("general-bank", "We never change our bank details by e-mail."),
    ("unchanged-bank", "Our bank details have not changed."),
    ("direct-debit", "Please do not pay: the amount will be collected by direct debit."),
    ("de-lastschrift", "Bitte nicht überweisen, der Betrag wird per Lastschrift eingezogen."),
    ("de-general", "Falls diese Rechnung storniert wird, erhalten Sie eine Gutschrift."),
    ("fr-general", "Toute facture non payée à échéance porte intérêt."),
    ("es-general", "Si esta factura queda anulada, le avisaremos."),
)

_APART = (
    (90, "This invoice has been paid in cash at the desk"),
    (-90, "Diese Rechnung wurde bereits bezahlt"),
    (20, "Cette facture a déjà été payée"),
)


def words() -> Iterator[Attack]:
    """Every attack by words."""
    for number, (name, rules, text) in enumerate(_STAMPS):
        how, draw = _WAYS[number % len(_WAYS)]
        yield Attack(f"stamp-{name}.pdf", f"a stamp {how}: {text}", rules, partial(honest, partial(draw, text=text)))
    for how, draw in _WAYS:
        yield Attack(f"stamp-{how}.pdf", f"a stamp {how}", CANCELLED, partial(honest, partial(draw, text="VOID")))
    for name, rules, text in (*_SENTENCES, *_FRESH):
        yield Attack(f"says-{name}.pdf", text, rules, partial(honest, _said(text)))
    for name, rules, text in (_SENTENCES[0], _SENTENCES[25], _SENTENCES[33]):
        noted = INVOICE.model_copy(update={"notes": (Note(text=text),)})
        yield Attack(f"note-{name}-ubl.xml", f"a note: {text}", rules, partial(ubl, noted))
        yield Attack(f"note-{name}-cii.xml", f"a note: {text}", rules, partial(cii, noted))
    for name, rules, draw in (
        ("aslant", PAID, partial(_aslant, text="PAID")),
        ("level", CANCELLED, partial(_level, text="VOID")),
        ("across", COPY, partial(_across, text="COPY")),
        ("says", CANCELLED, _said(_SENTENCES[0][2])),
    ):
        yield Attack(f"scan-{name}.png", f"on a scan: {name}", rules, partial(_scan, draw))
    yield Attack("says-two-rows.pdf", "a sentence over two rows", CANCELLED, partial(honest, _two_rows))
    yield Attack(
        "says-small.pdf", "a sentence in small print", UNPAID, partial(honest, _said(_SENTENCES[33][2], 60, 6))
    )
    for angle, text in _APART:
        tries = f"words set apart without a blank: {text}"
        yield Attack(f"says-apart-{angle}.pdf", tries, PAID, partial(honest, partial(_apart, angle, text)))
    yield Attack("title-copy.pdf", "a title that goes on", COPY, partial(honest, _at(180, 700, 18, "- COPY")))


def honest_words() -> Iterator[Attack]:
    """The same words of something else: these go straight through."""
    for name, text in _TWINS:
        yield Attack(f"twin-{name}.pdf", text, (), partial(honest, _said(text)))
    yield Attack("twin-scan.png", "a scan", (), partial(_scan, _said(_TWINS[0][1])))
    yield Attack("twin-margin.pdf", "an imprint along the margin", (), partial(honest, _margin))
    apart = partial(_apart, 90, "Form 12 - invoices paid in cash are receipted at the desk")
    yield Attack("twin-margin-apart.pdf", "a general term along the margin", (), partial(honest, apart))


def _apart(angle: int, text: str, canvas: Canvas) -> None:
    """A text that is turned, each of its words set at its own place, as browsers do: the file has no blanks."""
    canvas.setFont("Helvetica", 6)
    canvas.translate(30 if angle > 0 else 20, 200 if angle > 0 else 640)
    canvas.rotate(angle)
    at = 0.0
    for word in text.split():
        canvas.drawString(at, 0, word)
        at += canvas.stringWidth(word, "Helvetica", 6) + canvas.stringWidth(" ", "Helvetica", 6)


def _at(x: float, y: float, size: float, text: str) -> Draw:
    return printed(x, y, text, size, "Helvetica-Bold")


def _said(text: str, y: float = 290, size: float = 10) -> Draw:
    return printed(60, y, text, size)


def _two_rows(canvas: Canvas) -> None:
    _said("This invoice has been", 290)(canvas)
    _said("withdrawn by us.", 278)(canvas)


def _level(canvas: Canvas, text: str) -> None:
    _at(360, 740, 30, text)(canvas)


def _aslant(canvas: Canvas, text: str) -> None:
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.setFont("Helvetica-Bold", 36)
    canvas.translate(310, 600)
    canvas.rotate(30)
    canvas.drawString(0, 0, text)


def _across(canvas: Canvas, text: str) -> None:
    canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.3))
    canvas.setFont("Helvetica-Bold", 70)
    canvas.translate(120, 250)
    canvas.rotate(45)
    canvas.drawString(0, 0, text)


def _upright(canvas: Canvas, text: str) -> None:
    canvas.setFont("Helvetica-Bold", 24)
    canvas.translate(560, 300)
    canvas.rotate(90)
    canvas.drawString(0, 0, text)


def _spread(canvas: Canvas, text: str) -> None:
    _at(330, 640, 20, " ".join(text))(canvas)


def _small(canvas: Canvas, text: str) -> None:
    _at(400, 670, 10, f"*** {text} ***")(canvas)


_WAYS = (
    ("level", _level),
    ("aslant", _aslant),
    ("across", _across),
    ("upright", _upright),
    ("spread", _spread),
    ("small", _small),
)


def _margin(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 6)
    canvas.translate(30, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Form 12/2023 - printed on recycled paper - Brightwater Tools GmbH, Hamburg")


def _scan(draw: Draw) -> bytes:
    """The honest invoice with `draw` over it, as a scanner gives it."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(honest(draw))
    picture = pdf[0].render(scale=2.8).to_pil()
    pdf.close()
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(200, 200))
    return out.getvalue()
