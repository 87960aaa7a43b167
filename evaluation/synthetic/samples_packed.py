"""Samples that hold others: mails, archives, PDFs of several invoices; and what of that kind is not opened."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from functools import partial
from html import escape
from typing import Any

import pikepdf
from PIL import Image

from evaluation.synthetic.document import generate
from evaluation.synthetic.einvoice import stated
from evaluation.synthetic.sample import THROUGH, Case, Made, truth
from evaluation.synthetic.samples_pages import plain, true_of
from schemas import Invoice, Totals

_SENDER = "Accounts <accounts@sender.example>"
_BOUNDARY = "=-sample-{}"
_UNPACKED = ("unpacked", "unpacked")
_REVIEW = ("review", "review")
_REFUSED = ("refused", "refused")
_NOTHING: dict[str, Any] = {}
_PLAIN = plain("en", "GB", "title right", lines=3, ruling="header bar")


def _ends(disposition: str, outcome: str) -> dict[str, Any]:
    return {"disposition": disposition, "outcome": outcome}


def _whole() -> dict[str, Any]:
    """What is true of a container: it is no document of its own."""
    return truth("other", None, None, Invoice())


def _zip(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _sent(message: EmailMessage) -> bytes:
    """The mail as bytes, the same each time."""
    message["From"], message["To"], message["Subject"] = _SENDER, "invoices@receiver.example", "Your invoice"
    message["Date"] = "Mon, 06 May 2024 09:00:00 +0000"
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(_BOUNDARY.format(number))
    return message.as_bytes()


def _mail(seeds: tuple[int, int]) -> Made:
    """A mail with a signature's logo, an invoice, and an archive with another one and a file that is not opened."""
    first, second = (generate(seed, _PLAIN) for seed in seeds)
    message = EmailMessage()
    message.set_content("Please find our invoices enclosed.\n")
    message.add_alternative('<p>Please find our invoices enclosed.</p><img src="cid:logo">', subtype="html")
    logo = io.BytesIO()
    Image.new("RGB", (120, 40), "navy").save(logo, "PNG")
    html = message.get_body(("html",))
    assert isinstance(html, EmailMessage)
    html.add_related(logo.getvalue(), "image", "png", cid="<logo>", filename="logo.png")
    packed = _zip(("b/invoice.pdf", second.pdf()), ("b/notes.7z", b"7z\xbc\xaf\x27\x1c\x00\x04"))
    message.add_attachment(first.pdf(), maintype="application", subtype="pdf", filename="a invoice.pdf")
    message.add_attachment(packed, maintype="application", subtype="zip", filename="b more.zip")
    # The buyer's name of the first breaks over two lines, and what stands above a company may be a person: it is asked.
    inside = (true_of(first) | _ends(*_REVIEW), true_of(second) | _ends(*THROUGH), _ends(*_REFUSED))
    return Made(_sent(message), _whole(), {"seeds": " ".join(map(str, seeds))}, inside)


def _spoken(seed: int) -> Made:
    """A mail whose own text is the invoice."""
    document = generate(seed, _PLAIN)
    whole = stated(document.facts)
    totals = whole.totals
    said = Invoice(
        invoice_number=whole.invoice_number, issue_date=whole.issue_date, currency=whole.currency,
        totals=Totals(net=totals.net, tax=totals.tax, gross=totals.gross),
    )  # fmt: skip
    head = [("Invoice number", said.invoice_number), ("Invoice date", said.issue_date), ("Currency", said.currency)]
    sums = [("Net total", totals.net), ("VAT total", totals.tax), ("Invoice total", totals.gross)]
    rows = "".join(f"<tr><td>{name}:</td><td>{escape(str(value))}</td></tr>" for name, value in head + sums)
    message = EmailMessage()
    message.set_content("This mail needs a program that shows HTML.\n")
    seller = escape(whole.seller.name or "")
    message.add_alternative(f"<html><body><h1>Invoice</h1><p>{seller}</p><table>{rows}</table></body></html>", "html")
    return Made(_sent(message), _whole(), {"seed": seed}, (truth("invoice", None, "en", said) | _ends(*_REVIEW),))


def _joined(*parts: bytes) -> bytes:
    """The pages of several PDFs in one; what comes twice shares its fonts."""
    whole, opened = pikepdf.new(), {part: pikepdf.open(io.BytesIO(part)) for part in dict.fromkeys(parts)}
    for part in parts:
        whole.pages.extend(opened[part].pages)
    buffer = io.BytesIO()
    whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _lot(seeds: tuple[int, int]) -> Made:
    """Two invoices in one PDF, each with title, number, date and total."""
    documents = [generate(seed, _PLAIN) for seed in seeds]
    inside = tuple(true_of(document) | _ends(*THROUGH) for document in documents)
    content = _joined(*(document.pdf() for document in documents))
    return Made(content, _whole(), {"seeds": " ".join(map(str, seeds))}, inside)


def _doubtful(seeds: tuple[int, int]) -> Made:
    """An invoice, another one, and the first again."""
    first, second = (generate(seed, _PLAIN) for seed in seeds)
    content = _joined(first.pdf(), second.pdf(), first.pdf())
    return Made(content, true_of(first), {"seeds": " ".join(map(str, seeds))})


def _word() -> Made:
    """As much of a Word file as is looked at."""
    types = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return Made(_zip(("[Content_Types].xml", types), ("word/document.xml", b"<document/>")), _NOTHING, {})


def _bomb() -> Made:
    """Three megabytes of nothing in three kilobytes."""
    return Made(_zip(("invoice.pdf", bytes(3_000_000))), _NOTHING, {})


CASES: tuple[Case, ...] = (
    Case("mail-en", "eml", partial(_mail, (613, 622)), *_UNPACKED,
         "A mail: each attachment is a document of its own, also those in an archive; a logo is none. One waits."),
    Case("mail-text-en", "eml", partial(_spoken, 648), *_UNPACKED,
         "A mail whose own text is the invoice: it is read, and a person looks."),
    Case("lot-en", "pdf", partial(_lot, (625, 627)), *_UNPACKED,
         "Two invoices in one PDF, certainly: it is divided."),
    Case("lot-doubtful-en", "pdf", partial(_doubtful, (632, 630)), "quarantine", "quarantined",
         "Several invoices in one PDF, one of them twice: a person divides it."),
    Case("word", "docx", _word, *_REFUSED,
         "A Word file: what it shows depends on the program, so a PDF is asked for."),
    Case("bomb", "zip", _bomb, *_REFUSED,
         "An archive that unpacks to a thousand times its size: nothing of it is opened."),
)  # fmt: skip
