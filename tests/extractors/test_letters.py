"""Letters and credit notes beside an invoice say of it what a mail would; other files beside it say nothing."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from evaluation.synthetic import generate
from evaluation.synthetic.einvoice import stated
from evaluation.synthetic.samples_pages import plain
from evaluation.synthetic.xml_cii import cii
from extractors.letters import with_letters
from extractors.mailed import with_mail
from schemas import Claim, Enclosed, Extraction, Layer, Limits, PrecedingInvoice, Reading
from tests.extractors.pdfs import drawn

_INVOICE = ("INVOICE", "Invoice no. 41913", "Total 119.00 EUR")
_ABOUT = "Regarding invoice 41913"
_SETTLED = "This invoice has already been paid by your insurer, please do not pay it."


def _pdf(*rows: str) -> bytes:
    def page(canvas: Canvas) -> None:
        for at, row in enumerate(rows):
            canvas.drawString(60, 700 - 30 * at, row)

    return drawn(page)


def _told(*letter: str) -> list[list[str]]:
    """What is said of an invoice and of what comes beside it."""
    enclosed = (Enclosed("invoice.pdf", _pdf(*_INVOICE)), Enclosed("letter.pdf", _pdf(*letter)))
    reading = Reading(sha256="0" * 64, reader="mail", enclosed=enclosed)
    return [[said.text for said in one.said] for one in with_letters(reading, Limits()).enclosed]


def test_a_letter_about_an_invoice_is_put_to_it() -> None:
    invoice, letter = _told(_ABOUT, "", _SETTLED)
    assert any("already been paid" in text for text in invoice)
    assert letter == []


@pytest.mark.parametrize(
    "about",
    [
        "Regarding invoice number 41913",
        "Rechnungsnummer 41913",
        "Invoice 41913",
        "Rechnung Nr. 41913 vom 3.5.2026",
        "Of invoice 41913 over 1,190.00 your insurer has paid 690.00, 200.00 and 300.00.",
    ],
)
def test_a_letter_is_known_whatever_its_subject(about: str) -> None:
    invoice, letter = _told(about, "", _SETTLED)
    assert any("already been paid" in text for text in invoice)
    assert letter == []


def test_an_invoice_of_its_own_is_no_letter() -> None:
    assert _told("INVOICE", "Invoice no. 41914", "Total 230.00 EUR", "", _SETTLED)[0] == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Opening hours", "We are closed from 23 December to 2 January."),
        (_ABOUT, "Thank you for your trust, we look forward to working with you."),
        ("Terms of business", "If an invoice has already been paid, please do not pay it again."),
        ("DELIVERY NOTE", _ABOUT, _SETTLED),
    ],
)
def test_other_files_say_nothing_of_it(rows: tuple[str, ...]) -> None:
    assert _told(*rows) == [[], []]


@pytest.mark.parametrize(("pages", "told"), [(2, True), (3, False)])
def test_what_is_longer_than_a_letter_says_nothing(pages: int, *, told: bool) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, _ABOUT)
        canvas.drawString(60, 640, _SETTLED)

    enclosed = (Enclosed("invoice.pdf", _pdf(*_INVOICE)), Enclosed("letter.pdf", drawn(*[page] * pages)))
    reading = Reading(sha256="0" * 64, reader="mail", enclosed=enclosed)
    assert bool(with_letters(reading, Limits()).enclosed[0].said) is told


def test_a_file_that_cannot_be_read_says_nothing() -> None:
    broken = (Enclosed("invoice.pdf", _pdf(*_INVOICE)), Enclosed("letter.pdf", b"%PDF-1.4 broken"))
    reading = Reading(sha256="0" * 64, reader="mail", enclosed=broken)
    assert with_letters(reading, Limits()) == reading


_CREDIT = ("CREDIT NOTE", "Credit note no. 88017", "Credit for invoice 41913", "Total -119.00 EUR")


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        (_CREDIT, True),
        (
            ("Rechnungskorrektur / Stornorechnung", "Nummer: ST-88017", "Storno zu Rechnung 41913", "Summe -119,00"),
            True,
        ),
        (("NOTA D'ABONAMENT A-88", "Abonament total de la factura 41913 per devolució", "Import: -119,00"), True),
        (("NOTA D'ABONAMENT A-88", "Abonament de la factura 41877 per devolució", "Import: -119,00"), False),
        (("CREDIT NOTE", "Credit note GS-77", "We credit invoice 41913 in full.", "Total -119.00 EUR"), True),
        (("CREDIT NOTE", "Credit note GS-77", "Your invoice 41913 is hereby credited.", "Total 119.00 EUR"), True),
        (("AVOIR", "Avoir no AV-77", "Nous annulons par la présente la facture 41913.", "Total 119,00"), True),
        (("GUTSCHRIFT", "Nr. GS-77", "Hiermit stornieren wir die Rechnung 41913.", "Gesamt 119,00"), True),
        (("GUTSCHRIFT", "Gutschrift Nr. 419", "Hiermit stornieren wir die Rechnung 41913.", "Gesamt 119,00"), True),
        (("GUTSCHRIFT", "Gutschrift Nr. 41913", "Gutschriftsnummer: 41913", "Gesamt 119,00"), False),
        (("CREDIT NOTE", "Credit note GS-77", "We credit invoice 41877 in full.", "Total -119.00 EUR"), False),
        (("CREDIT NOTE", "Credit note GS-77", "Order 41913 was returned.", "Total -119.00 EUR"), False),
        (("Delivery", "Goods of invoice 41913", "Returned 119.00, deposit -4.00"), False),
        (("INVOICE", "Invoice no. 41914", "Down payment by invoice 41913", "Total 230.00 EUR"), False),
    ],
)
def test_a_credit_note_is_put_to_the_invoice_that_it_names(credit: tuple[str, ...], *, told: bool) -> None:
    invoice, beside = _told(*credit)
    assert any("41913" in text for text in invoice) is told
    assert beside == []


@pytest.mark.parametrize(("rows", "told"), [(_CREDIT, True), ((*_INVOICE, "Credit for invoice 41913: -500.00"), False)])
def test_a_credit_note_may_be_longer_than_a_letter(rows: tuple[str, ...], *, told: bool) -> None:
    def page(canvas: Canvas) -> None:
        for at, row in enumerate(rows):
            canvas.drawString(60, 700 - 30 * at, row)

    enclosed = (Enclosed("invoice.pdf", _pdf(*_INVOICE)), Enclosed("credit.pdf", drawn(page, page, page)))
    reading = with_letters(Reading(sha256="0" * 64, reader="mail", enclosed=enclosed), Limits())
    assert any("41913" in one.text for one in reading.enclosed[0].said) is told


def _holds(beside: tuple[str, ...], term: str, value: str) -> bool:
    """Whether an invoice of which a `value` was read waits for what lies beside it."""
    enclosed = (Enclosed("invoice.pdf", _pdf(*_INVOICE)), Enclosed("beside.pdf", _pdf(*beside)))
    reading = with_letters(Reading(sha256="0" * 64, reader="mail", enclosed=enclosed), Limits())
    claim = Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=1.0)
    return bool(with_mail(Extraction(claims={term: claim}), reading.enclosed[0].said, None).notices)


@pytest.mark.parametrize("credited", ["41913", "41 913", "RE-41-913", "0041913"])
@pytest.mark.parametrize(("number", "told"), [("41913", True), ("41877", False)])
def test_a_credit_note_in_the_same_mail_holds_the_invoice_that_it_names_alone(
    credited: str, number: str, *, told: bool
) -> None:
    credit = (*_CREDIT[:2], f"Original invoice: {credited}", _CREDIT[-1])
    assert _holds(credit, "invoice_number", number) is told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Please pay into DE02 1203 0000 0000 2020 51.", True),
        ("Bitte zahlen Sie auf Konto 1234567, BLZ 10020030.", True),
        ("Please pay into DE89 3704 0044 0532 0130 00.", False),
        ("Bitte zahlen Sie auf Konto 0532013000, BLZ 37040044.", False),
    ],
)
def test_a_letter_that_asks_to_pay_into_another_account_holds_its_invoice(asked: str, *, told: bool) -> None:
    assert _holds((_ABOUT, "", asked), "payment.iban", "DE89370400440532013000") is told


def test_a_credit_note_in_xml_is_put_to_the_invoice_that_it_names() -> None:
    note = stated(generate(404, plain("fr", "FR", "title right", lines=3)).facts).model_copy(
        update={"type_code": "381", "preceding_invoices": (PrecedingInvoice(number="41913"),)}
    )
    enclosed = (Enclosed("invoice.pdf", _pdf(*_INVOICE)), Enclosed("credit.xml", cii(note)))
    reading = with_letters(Reading(sha256="0" * 64, reader="archive", enclosed=enclosed), Limits())
    assert [one.text.endswith(" 41913") for one in reading.enclosed[0].said] == [True]
    assert reading.enclosed[1].said == ()
