"""What an e-invoice in XML brings: its pages are read, and held to what it states where they are the invoice."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from evaluation.synthetic import generate
from evaluation.synthetic.einvoice import stated
from evaluation.synthetic.samples_pages import plain
from evaluation.synthetic.xml_ubl import ubl
from extractors.extract import extract
from extractors.model import load
from extractors.readers import read, sniff, xml_of
from extractors.readers.attachments import Attached, _files, attached
from extractors.readers.in_xml import MOST_PAGES
from extractors.readers.pdf_pages import join
from schemas import Document, Extraction, Limits, Page, Reading, SignalCode
from tests.extractors.pdfs import drawn
from tests.faults.attack import honest
from tests.faults.attacks_archive import packed
from tests.faults.stated import page as shown

PAGE = generate(503, plain("fr", "FR", "title right", lines=3))
FACTS = stated(PAGE.facts)
BEFORE = "<cac:AccountingSupplierParty>"
LIMITS, FEW = Limits(), Limits(attached_files=1)


def brought(tmp_path: Path, files: Mapping[str, bytes], link: str = "", limits: Limits = LIMITS) -> Reading:
    """The e-invoice of the page, with `files` attached and a reference that is described as `link`."""
    objects = (
        f'<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="{name}">'
        f"{base64.b64encode(data).decode()}</cbc:EmbeddedDocumentBinaryObject>"
        for name, data in files.items()
    )
    parts = [("", one) for one in objects]
    if link:
        parts.append((link, "<cac:ExternalReference><cbc:URI>https://a.example/1</cbc:URI></cac:ExternalReference>"))
    told = "".join(
        "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID>"
        + (f"<cbc:DocumentDescription>{said}</cbc:DocumentDescription>" if said else "")
        + f"<cac:Attachment>{what}</cac:Attachment></cac:AdditionalDocumentReference>"
        for said, what in parts
    )
    data = ubl(FACTS).replace(BEFORE.encode(), f"{told}{BEFORE}".encode(), 1)
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    kind, sha256 = sniff(data[:4096]), hashlib.sha256(data).hexdigest()
    return read(Document(sha256=sha256, media_type=kind, size=len(data), origin="a.xml", path=path), limits)


def said(extraction: Extraction) -> set[tuple[str, str]]:
    return {(one.kind, one.text) for one in extraction.notices if one.kind in ("unread", "elsewhere")}


def test_a_copy_is_read_and_says_the_same(tmp_path: Path) -> None:
    reading = brought(tmp_path, {"facture.pdf": PAGE.pdf()})
    assert [(file.name, file.media_type, len(file.pages)) for file in reading.attached] == [
        ("facture.pdf", "application/pdf", 1)
    ]
    assert not reading.pages  # the e-invoice has none of its own
    extraction = extract(reading)
    assert (extraction.rivals, said(extraction)) == ((), set())


def test_a_copy_that_says_otherwise_is_named(tmp_path: Path) -> None:
    reading = brought(tmp_path, {"facture.pdf": PAGE.pdf()})
    assert reading.einvoice is not None
    root = extract(reading).claims["invoice_number"]
    elements = tuple(
        one._replace(text="ANOTHER-77") if one.path == root.path else one for one in reading.einvoice.elements
    )
    part = reading.einvoice.model_copy(update={"elements": elements})
    found = extract(reading.model_copy(update={"parts": (part, *reading.attached)})).rivals
    assert [(one.term, one.value, one.label) for one in found] == [
        ("invoice_number", FACTS.invoice_number, 'the attached file "facture.pdf"')
    ]
    assert found[0].beside("ANOTHER-77").endswith(f'but the attached file "facture.pdf" says "{found[0].raw}".')


def _note(*rows: str) -> bytes:
    def page(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            canvas.drawString(60, 750 - 20 * number, row)

    return drawn(page)


@pytest.mark.parametrize(
    ("title", "changed"),
    [("Avoir sur facture {number}", True), ("Avoir sur facture 2019-4711", False)],
)
def test_a_credit_note_for_the_invoice_that_it_comes_with(tmp_path: Path, title: str, *, changed: bool) -> None:
    number = FACTS.invoice_number
    note = _note(title.format(number=number), "Nous vous accordons un avoir de 100,00 EUR.")
    told = [one.text for one in extract(brought(tmp_path, {"a.pdf": note})).notices if one.kind == "changed"]
    assert told == [title.format(number=number)] * changed


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (("Concerne la facture {number}", "Veuillez suspendre le paiement."), {"do_not_pay"}),
        (("Concerne la facture 2019-4711", "Veuillez suspendre le paiement."), set()),
        (("Bon de livraison de la facture {number}", "3 colis, livrés franco"), set()),
        (("Relevé : la facture 2019-4711 a été payée.", "Concerne la facture {number}"), set()),
        (("Avoir sur facture {number}", "Montant : 100,00 EUR"), {"changed"}),
        (("Feuille de temps de la facture {number}", "L. Ek, 44 h"), set()),
    ],
)
def test_a_letter_about_the_invoice_that_it_comes_with(tmp_path: Path, rows: tuple[str, ...], kinds: set[str]) -> None:
    note = _note(*(row.format(number=FACTS.invoice_number) for row in rows))
    assert {one.kind for one in extract(brought(tmp_path, {"a.pdf": note}), model=load(None)).notices} == kinds


@pytest.mark.parametrize(("left", "kinds"), [("0,00", {"paid"}), ("10,00", {"received"}), ("{total}", set())])
def test_a_statement_that_counts_it_as_paid(tmp_path: Path, left: str, kinds: set[str]) -> None:
    total = f"{extract(brought(tmp_path, {})).claims['totals.gross'].value:.2f}".replace(".", ",")
    rows = (
        ("Relevé de compte",),
        ("Facture", "Montant", "Solde"),
        (str(FACTS.invoice_number), total, left.format(total=total)),
    )

    def page(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(60 + 160 * column, 750 - 20 * number, cell)

    note = drawn(page)
    assert {one.kind for one in extract(brought(tmp_path, {"a.pdf": note}), model=load(None)).notices} == kinds


@pytest.mark.parametrize(("title", "changed"), [("Avoir n° A-9 sur facture", True), ("Facture", False)])
def test_a_full_credit_note_for_the_invoice_that_it_comes_with(tmp_path: Path, title: str, *, changed: bool) -> None:
    seller = FACTS.seller
    note = _note(
        *(str(seller.name), str(seller.vat_id), f"{title} {FACTS.invoice_number}"),
        *(f"Total TTC : {FACTS.totals.gross} EUR", f"Net à payer : {FACTS.totals.gross} EUR"),
    )
    found = extract(brought(tmp_path, {"a.pdf": note}), model=load(None)).notices
    assert ("changed" in {one.kind for one in found}) is changed


@pytest.mark.parametrize(("title", "told"), [("Facture", True), ("Heures de la facture", False)])
def test_a_short_note_that_asks_for_another_amount(tmp_path: Path, title: str, *, told: bool) -> None:
    rows = (f"{title} {FACTS.invoice_number}", "Montant à payer : 12,34 EUR")
    rivals = extract(brought(tmp_path, {"a.pdf": _note(*rows)}), model=load(None)).rivals
    assert ("totals.due" in {one.term for one in rivals}) is told


@pytest.mark.parametrize(
    ("file", "data", "kinds"),
    [
        ("heures.csv", b"jour;heures\n", {"unread"}),
        ("Facture 12.csv", b"jour;heures\n", {"unread", "elsewhere"}),
        ("Nota.txt", b"Rapportino cantiere: piattaforma ritirata.", {"unread"}),
        ("Nota.txt", b"Da pagare 191,00", {"unread", "elsewhere"}),
        ("Nota.txt", b"Invoice\nPlease pay 12000 to our account at Sparkasse.", {"unread", "elsewhere"}),
        ("Nota.txt", b"INVOICE\nTotal: 12000\nDue: 3 May", {"unread", "elsewhere"}),
        ("Nota.txt", b"Rechnung\nGesamtbetrag: 12000\nZahlbar bis 3.5.2026", {"unread", "elsewhere"}),
        ("Nota.txt", b"Numero fattura: 77", {"unread", "elsewhere"}),
        ("Nota.txt", b"Summe: 12000", {"unread", "elsewhere"}),
        ("Nota.txt", b"Rapportino 4711, cantiere di Via Roma 12, 20121 Milano: nessun danno.", {"unread"}),
        ("Facturation.csv", b"jour;heures\n", {"unread"}),
    ],
)
def test_what_is_not_read_is_told(tmp_path: Path, file: str, data: bytes, kinds: set[str]) -> None:
    assert {kind for kind, _ in said(extract(brought(tmp_path, {file: data})))} == kinds


def test_a_text_of_which_pages_are_not_read_may_be_an_invoice(tmp_path: Path) -> None:
    reading = brought(tmp_path, {"Nota.txt": b"Rapportino cantiere: piattaforma ritirata."})
    (file,) = reading.attached
    parts = tuple(one.model_copy(update={"partly": True}) if one == file else one for one in reading.parts)
    assert {kind for kind, _ in said(extract(reading.model_copy(update={"parts": parts})))} == {"unread", "elsewhere"}


@pytest.mark.parametrize(
    ("link", "kinds"),
    [("Bon de livraison 12", {"unread"}), ("La facture qui compte est ici", {"unread", "elsewhere"})],
)
def test_what_lies_elsewhere_is_told(tmp_path: Path, link: str, kinds: set[str]) -> None:
    assert {kind for kind, _ in said(extract(brought(tmp_path, {}, link)))} == kinds


def test_a_program_and_too_many_files_are_stopped(tmp_path: Path) -> None:
    program = brought(tmp_path, {"facture.pdf": b"\x7fELF" + bytes(60)})
    assert SignalCode.PROGRAM_ATTACHED in {one.code for one in program.signals}
    many = brought(tmp_path, {"a.csv": b"a;b\n", "b.csv": b"a;b\n"}, limits=FEW)
    assert SignalCode.CONTAINER_LIMIT in {one.code for one in many.signals}


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("fatturaordinaria_v1.2.2.xsl", False),
        ("https://www.fatturapa.gov.it/a.xsl", False),
        ("https://fatturapa.gov.it.example/a.xsl", True),
        ("#look", True),
        ("http://[", True),
    ],
)
def test_a_style_sheet_of_the_senders_shows_what_it_wants(tmp_path: Path, where: str, *, told: bool) -> None:
    data = f'<!-- a --><?xml-stylesheet type="text/xsl"\n href="{where}"?>\n'.encode() + ubl(FACTS).split(b"?>", 1)[-1]
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    document = Document(sha256="", media_type=sniff(data), size=len(data), origin="a.xml", path=path)
    reading = read(document, LIMITS)
    assert reading.einvoice is not None
    assert (SignalCode.VIEWS_DIFFER in {one.code for one in reading.signals}) is told


def holding(tmp_path: Path, name: str, file: bytes) -> Reading:
    """An invoice as a page with a `file` embedded in it."""
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, file, filename=name)
        pdf.save(path := tmp_path / "a.pdf")
    data = path.read_bytes()
    kind, sha256 = sniff(data[:4096]), hashlib.sha256(data).hexdigest()
    return read(Document(sha256=sha256, media_type=kind, size=len(data), origin="a.pdf", path=path), LIMITS)


def test_a_pdf_within_a_pdf_is_held_to_it(tmp_path: Path) -> None:
    same = holding(tmp_path, "copy.pdf", honest())
    assert [(file.name, len(file.pages)) for file in same.attached] == [("copy.pdf", 1)]
    assert extract(same).rivals == ()
    other = holding(tmp_path, "copy.pdf", shown({"(119.00)": "(191.00)"}))
    assert {one.label for one in extract(other).rivals} == {'the attached file "copy.pdf"'}


@pytest.mark.parametrize(
    ("name", "data", "kinds"),
    [
        ("hours.csv", b"day;hours\n3 May;4.5\n", {("unread", "hours.csv (a plain text file)")}),
        ("hours.csv", b"day;hours\n" * 4_000, {("unread", "hours.csv (a plain text file)")}),
        ("Invoice BT-1.txt", b"Total due 191.00",
         {("unread", "Invoice BT-1.txt (a plain text file)"), ("elsewhere", "Invoice BT-1.txt")}),
        ("order.xml", b"<Order/>", {("unread", "order.xml (an XML file)")}),
        ("Rechnung 4711.isdoc", b"<Invoice xmlns='http://isdoc.cz/namespace/2013'/>",
         {("unread", "Rechnung 4711.isdoc (an XML file)")}),
        ("all.zip", packed({"a.pdf": b"%PDF-1.7"}), {("unread", "all.zip (a ZIP archive or an Office file)")}),
        ("Invoice BT-1.zip", packed({"a.pdf": b"%PDF-1.7"}),
         {("unread", "Invoice BT-1.zip (a ZIP archive or an Office file)"), ("elsewhere", "Invoice BT-1.zip")}),
    ],
)  # fmt: skip
def test_what_has_no_pages_in_a_pdf_is_named(
    tmp_path: Path, name: str, data: bytes, kinds: set[tuple[str, str]]
) -> None:
    reading = holding(tmp_path, name, data)
    assert not told(reading)
    assert said(extract(reading)) == kinds


@pytest.mark.parametrize(
    ("name", "data", "kinds"),
    [
        ("note.txt", b"Please do not process this invoice.", {"do_not_pay"}),
        ("note.txt", b"Our fees are to be paid into DE02 1203 0000 0000 2020 51.", {"account_new"}),
        ("note.txt", b"Please pay into DE89 3704 0044 0532 0130 00 by the due date.", set()),
        ("note.txt", b"Please pay to account no. 12345678, sort code 20-11-43.", {"unclear"}),
        ("note.txt", b"Please pay to account 0532013000, BLZ 37040044.", set()),
        ("note.txt", b"Please hold back the balance until final acceptance.", {"unclear"}),
        ("nota.txt", b"Rapportino cantiere: piattaforma consegnata e ritirata, nessun danno.", set()),
        ("nota.txt", b"Da pagare 191,00", {"elsewhere"}),
        ("note.html", b"<html><p>Our bank details have changed.</p></html>", {"account_new"}),
        ("terms.txt", b"Liability is limited as agreed. Late payment interest may be charged.", set()),
    ],
)
def test_a_text_in_a_pdf_is_heard(tmp_path: Path, name: str, data: bytes, kinds: set[str]) -> None:
    assert {one.kind for one in extract(holding(tmp_path, name, data)).notices} - {"unread"} == kinds


def test_the_e_invoice_of_a_pdf_is_read(tmp_path: Path) -> None:
    reading = holding(tmp_path, "factur-x.xml", ubl(FACTS))
    assert reading.einvoice is not None
    assert said(extract(reading)) == set()


def test_what_lies_in_a_file_within_is_named(tmp_path: Path) -> None:
    inner = {"hours.csv": b"day;hours\n", "Invoice 77.pdf": shown({"(119.00)": "(191.00)"})}
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        for name, file in inner.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, file, filename=name)
        pdf.save(copy := io.BytesIO())
    held = "Invoice 77.pdf (a PDF), hours.csv (a plain text file) in copy.pdf"
    expected = {("unread", held), ("elsewhere", "Invoice 77.pdf")}
    assert said(extract(holding(tmp_path, "copy.pdf", copy.getvalue()))) == expected
    assert said(extract(brought(tmp_path, {"copy.pdf": copy.getvalue()}))) == expected


def test_a_file_within_that_holds_too_many_waits(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        for name in ("a.csv", "b.csv"):
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"a;b\n", filename=name)
        pdf.save(copy := io.BytesIO())
    assert [code for code, _ in told(brought(tmp_path, {"copy.pdf": copy.getvalue()}, limits=FEW))] == [
        SignalCode.ATTACHMENT_UNREAD
    ]


def test_the_files_of_a_document_share_the_pages_that_ocr_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Page] = []

    def seen(page: Page, *_: object) -> SimpleNamespace:
        asked.append(page)
        return SimpleNamespace(page=page.model_copy(update={"source": "ocr"}), witnessed=True)

    monkeypatch.setattr("extractors.readers.ocr.scanning._page", seen)
    white, annex = Image.new("RGB", (600, 800), "white"), io.BytesIO()
    white.save(annex, "PDF", save_all=True, append_images=[white, white])
    files = {"1.pdf": annex.getvalue(), "2.pdf": annex.getvalue() + b"\n", "3.pdf": PAGE.pdf()}
    reading = brought(tmp_path, files)
    assert [page.number for page in asked] == [1, 2, 3, 1]
    assert [bool(file.pages) for file in reading.attached] == [False, False, True]  # what is text is read all the same
    asked.clear()
    several = io.BytesIO()
    white.resize((60, 80)).save(several, "TIFF", save_all=True, append_images=[white.resize((60, 80))] * 5)
    brought(tmp_path, {"1.tif": several.getvalue(), "2.pdf": annex.getvalue(), "3.pdf": annex.getvalue()})
    assert [page.number for page in asked] == [1, 2, 3, 4]


def embedding(tmp_path: Path, files: Mapping[str, bytes], limits: Limits = LIMITS) -> Reading:
    """An invoice as a page with `files` embedded in it, packed."""
    with pikepdf.open(io.BytesIO(honest())) as pdf:
        for name, file in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, file, filename=name)
        pdf.save(path := tmp_path / "a.pdf", recompress_flate=True, compress_streams=True)
    data = path.read_bytes()
    return read(Document(sha256="", media_type=sniff(data[:4096]), size=len(data), origin="a.pdf", path=path), limits)


def told(reading: Reading) -> list[tuple[SignalCode, str]]:
    return [(one.code, one.message) for one in reading.signals]


def test_a_copy_that_is_too_large_to_be_read_waits(tmp_path: Path) -> None:
    copy = shown({"(119.00)": "(191.00)"}) + b"%" + b"0" * 1_100_000
    reading = embedding(tmp_path, {"copy.pdf": copy}, Limits(file_megabytes=1))
    assert [(file.name, file.media_type, file.pages) for file in reading.attached] == [
        ("copy.pdf", "application/pdf", ())
    ]
    assert [code for code, _ in told(reading)] == [SignalCode.ATTACHMENT_UNREAD]
    assert ("unread", "copy.pdf (a PDF)") in said(extract(reading))


def test_the_files_of_a_pdf_share_the_bytes_that_are_unpacked(tmp_path: Path) -> None:
    large = honest() + b"%" + b"0" * 600_000
    files = {f"{number}.pdf": large + str(number).encode() for number in (1, 2)}
    reading = embedding(tmp_path, files, Limits(file_megabytes=1))
    assert [bool(file.pages) for file in reading.attached] == [True, False]
    assert [message.split('"')[1] for code, message in told(reading) if code is SignalCode.ATTACHMENT_UNREAD] == [
        "2.pdf"
    ]


def test_an_invoice_behind_many_files_is_read_or_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{number}.pdf": honest() + b"%" * number for number in range(1, 10)}
    files["9.pdf"] = shown({"(119.00)": "(191.00)"})
    read_all = embedding(tmp_path, files)
    assert not told(read_all)
    assert {one.label for one in extract(read_all).rivals} == {'the attached file "9.pdf"'}
    monkeypatch.setattr("extractors.readers.in_xml._ALL_PAGES", 8)
    for late in (embedding(tmp_path, files), brought(tmp_path, files)):
        assert [bool(file.pages) for file in late.attached] == [True] * 8 + [False]
        assert [(code, message.split('"')[1]) for code, message in told(late)] == [
            (SignalCode.ATTACHMENT_UNREAD, "9.pdf")
        ]
        assert said(extract(late)) == {("unread", "9.pdf (a PDF)")}


def test_what_is_embedded_is_not_kept_and_the_outer_file_is_looked_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def seen(data: bytes, limits: Limits) -> list[Attached]:
        asked.append(len(data))
        return attached(data, limits)

    monkeypatch.setattr("extractors.readers.einvoice.attached", seen)
    inner = honest() + b"%2"
    reading = embedding(tmp_path, {"copy.pdf": inner})
    path = tmp_path / "a.pdf"
    size = path.stat().st_size
    xml_of(Document(sha256="", media_type="application/pdf", size=size, origin="a.pdf", path=path), LIMITS)
    assert [bool(file.pages) for file in reading.attached] == [True]
    assert asked == [size]
    assert all(file.data == b"" for file in attached(path.read_bytes(), LIMITS))


def test_a_pdf_is_walked_once_for_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walked = []

    def seen(pdf: pikepdf.Pdf, limits: Limits) -> Iterator[Attached]:
        walked.append(pdf)
        return _files(pdf, limits)

    monkeypatch.setattr("extractors.readers.attachments._files", seen)
    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PNG")
    reading = embedding(tmp_path, {"copy.png": picture.getvalue()})
    assert [file.media_type for file in reading.attached] == ["image/png"]
    assert len(walked) == 1


def test_pages_of_a_file_that_were_not_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(page: Page, *_: object) -> SimpleNamespace:
        return SimpleNamespace(page=page.model_copy(update={"source": "ocr"}), witnessed=True)

    monkeypatch.setattr("extractors.readers.ocr.scanning._page", seen)
    scans = io.BytesIO()
    white = Image.new("RGB", (600, 800), "white")
    white.save(scans, "PDF", save_all=True, append_images=[white] * 4)
    mixed = io.BytesIO(join((honest(), scans.getvalue())))
    reading = brought(tmp_path, {"mixed.pdf": mixed.getvalue()})
    assert [(bool(file.pages), file.partly) for file in reading.attached] == [(True, True)]
    assert said(extract(reading)) == {("unread", "pages of mixed.pdf (a PDF)")}
    long = brought(tmp_path, {"long.pdf": join([honest()] * (MOST_PAGES + 1))})
    assert [(len(file.pages), file.partly) for file in long.attached] == [(MOST_PAGES, True)]
