"""A run to make reports of: invoices drawn with reportlab, and verdicts whose boxes are where the words were drawn."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports import Duplicate, Images, Record, write_report
from schemas import (
    Alternative,
    Box,
    Claim,
    DocType,
    Document,
    Expectation,
    Finding,
    GateReport,
    Layer,
    LayerRun,
    Outcome,
    OutcomeKind,
    PageImage,
    PageSize,
    Profile,
    RuleOutcome,
    RunInfo,
    Severity,
    Source,
    Value,
    Verdict,
    Versions,
    assemble,
)
from schemas.verdict import Disposition

VERSIONS = Versions(vouchline="0.1.0", model="none", rulebook="2024.1", policy="a1b2c3d4e5f6")
RULES = {
    "BR-CO-15": "The gross total is the net total plus the total tax.",
    "ID-IBAN": "The IBAN has the length of its country and right check digits.",
    "GATE-2": "No value can be read in two ways, and no readings contradict each other.",
    "BR-07": "The Buyer name (BT-44) is there.",
    "IN-04": "A document opens without a password.",
}
LAYERS = (
    LayerRun(layer=Layer.RULES, asked=("invoice_number", "totals.gross"), why="no model is trained yet"),
    LayerRun(layer=Layer.DERIVED, asked=("totals.due",), why="nothing paid is printed"),
)
_WHERE = {
    OutcomeKind.EXPORTED: Disposition.STRAIGHT_THROUGH,
    OutcomeKind.REVIEW: Disposition.REVIEW,
    OutcomeKind.QUARANTINED: Disposition.QUARANTINE,
    OutcomeKind.REFUSED: Disposition.REFUSED,
    OutcomeKind.DUPLICATE: Disposition.DUPLICATE,
    OutcomeKind.UNPACKED: Disposition.UNPACKED,
}


@dataclass
class Sheet:
    """A drawn invoice: its claims, with boxes where their words stand."""

    claims: dict[str, Claim] = field(default_factory=dict)
    stream: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.stream, pagesize=A4, invariant=True)
        self.page = 1

    def text(self, x: float, y: float, words: str, size: float = 10, *, bold: bool = False, right: bool = False) -> Box:
        """Draw `words` with their baseline `y` points from the top; their box."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        width = stringWidth(words, font, size)
        left = x - width if right else x
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, A4[1] - y, words)
        return Box(left, y - size * 0.75, left + width, y + size * 0.22)

    def value(self, path: str, value: Value, raw: str, box: Box, **changes: Any) -> None:
        """A claim for what was drawn."""
        known: dict[str, Any] = {"layer": Layer.RULES, "score": 0.96, "page": self.page, "boxes": (box,), "label": None}
        self.claims[path] = Claim(term=path, value=value, raw=raw, **{**known, **changes})

    def labelled(self, y: float, label: str, path: str, value: Value, raw: str, **changes: Any) -> None:
        """A label and its value in the block at the right."""
        self.text(340, y, label, 9)
        box = self.text(545, y, raw, 9, right=True)
        self.value(path, value, raw, box, label=label, **changes)

    def next_page(self) -> None:
        self.canvas.showPage()
        self.page += 1

    def pdf(self) -> bytes:
        self.canvas.save()
        return self.stream.getvalue()


ITEMS = (
    ("Oak shelf board, 120 cm", "4", "48.50", "194.00"),
    ("Wall bracket, black steel, set of two with screws and dowels", "8", "12.75", "102.00"),
    ("Assembly on site, per hour", "3.5", "62.00", "217.00"),
    ("Delivery within the city", "1", "35.00", "35.00"),
)


def draw(number: str = "R-2024-0117", gross: str = "652.12", pages: int = 1) -> Sheet:
    """An invoice of a made-up joinery over 548.00 and 19 % tax, with `gross` printed as its total."""
    sheet = Sheet()
    sheet.value(
        "seller.name",
        "Tischlerei Probeholz GmbH",
        "Tischlerei Probeholz GmbH",
        sheet.text(50, 62, "Tischlerei Probeholz GmbH", 17, bold=True),
        label="letterhead",
    )
    box = sheet.text(50, 78, "Werkstrasse 12, 20097 Hamburg", 9)
    sheet.value("seller.address.city", "Hamburg", "Hamburg", box, label="letterhead", score=0.91)
    sheet.value(
        "buyer.name",
        "Example Interiors Ltd",
        "Example Interiors Ltd",
        sheet.text(50, 138, "Example Interiors Ltd"),
        label="address block",
    )
    sheet.text(50, 152, "8 Sample Road")
    sheet.text(50, 166, "Dublin 2, Ireland")
    sheet.text(50, 222, "Rechnung", 20, bold=True)
    sheet.labelled(138, "Rechnungsnummer", "invoice_number", number, number)
    sheet.labelled(154, "Rechnungsdatum", "issue_date", date(2024, 4, 3), "03.04.2024")
    sheet.labelled(170, "Zahlbar bis", "due_date", date(2024, 5, 3), "03.05.2024", score=0.93)
    sheet.labelled(186, "USt-IdNr.", "seller.vat_id", "DE136695976", "DE 136 695 976")
    for x, words in ((50, "Beschreibung"), (330, "Menge"), (400, "Preis"), (500, "Betrag")):
        sheet.text(x, 262, words, 9, bold=True)
    _items(sheet, pages)
    y = 430.0
    sheet.labelled(y, "Nettobetrag", "totals.net", Decimal("548.00"), "548,00 EUR")
    sheet.labelled(y + 18, "19 % MwSt.", "totals.tax", Decimal("104.12"), "104,12")
    sheet.value("tax_breakdown[0].rate", Decimal(19), "19 %", Box(340, y + 11, 362, y + 20))
    sheet.value("tax_breakdown[0].base", Decimal("548.00"), "548,00 EUR", sheet.claims["totals.net"].boxes[0])
    sheet.value("tax_breakdown[0].amount", Decimal("104.12"), "104,12", sheet.claims["totals.tax"].boxes[0])
    sheet.labelled(y + 38, "Gesamtbetrag", "totals.gross", Decimal(gross), gross.replace(".", ",") + " EUR")
    sheet.value("currency", "EUR", "EUR", sheet.claims["totals.gross"].boxes[0], label="beside the total")
    sheet.claims["totals.due"] = Claim(
        term="totals.due", value=Decimal(gross), raw=gross, layer=Layer.DERIVED, score=0.9, operands=("totals.gross",)
    )  # fmt: skip
    sheet.text(50, 560, "IBAN", 9)
    sheet.value(
        "payment.iban",
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        sheet.text(90, 560, "DE89 3704 0044 0532 0130 00", 9),
        label="IBAN",
    )
    for extra in range(2, pages + 1):
        sheet.next_page()
        sheet.text(50, 62, f"Allgemeine Hinweise, Seite {extra}", 12, bold=True)
    return sheet


def _items(sheet: Sheet, pages: int) -> None:
    for row, (description, quantity, price, net) in enumerate(ITEMS):
        y = 284 + 24 * row
        shown = [part.replace(".", ",") for part in (quantity, price, net)]
        sheet.value(f"lines[{row}].description", description, description, sheet.text(50, y, description, 9))
        sheet.value(f"lines[{row}].quantity", Decimal(quantity), shown[0], sheet.text(355, y, shown[0], 9, right=True))
        sheet.value(f"lines[{row}].unit_price", Decimal(price), shown[1], sheet.text(425, y, shown[1], 9, right=True))
        sheet.value(f"lines[{row}].net", Decimal(net), shown[2], sheet.text(545, y, shown[2], 9, right=True))


@cache
def photographed(number: str = "R-2024-0117", gross: str = "652.12", pages: int = 1) -> tuple[PageImage, ...]:
    """The pages of `draw` as images."""
    pdf = pypdfium2.PdfDocument(draw(number, gross, pages).pdf())
    images = []
    for place, page in enumerate(pdf, 1):
        buffer = io.BytesIO()
        page.render(scale=1.25).to_pil().convert("RGB").save(buffer, "WEBP", quality=45)
        images.append(PageImage(number=place, width=A4[0], height=A4[1], webp=buffer.getvalue()))
    pdf.close()
    return tuple(images)


def finding(rule: str, message: str, severity: Severity = Severity.WARNING, **changes: Any) -> Finding:
    """A failed rule."""
    known: dict[str, Any] = {"source": Source.NATIVE, "outcome": RuleOutcome.FAIL}
    return Finding(rule=rule, message=message, severity=severity, **{**known, **changes})


def record(  # the facts of one document, each with a usual value
    kind: OutcomeKind = OutcomeKind.EXPORTED,
    name: str = "inbox/probeholz-0117.pdf",
    claims: Mapping[str, Claim] | None = None,
    findings: Sequence[Finding] = (),
    reason: str = "Every rule that applies has passed.",
    **changes: Any,
) -> Record:
    """One document of the run."""
    claims = draw().claims if claims is None else claims
    sha = hashlib.sha256(name.encode()).hexdigest()
    document = Document(sha256=sha, media_type="application/pdf", size=48_213, origin=name, path=Path(name))
    known: dict[str, Any] = {
        "document": document,
        "doc_type": DocType.INVOICE,
        "language": "de",
        "page_count": 1,
        "pages": tuple(
            PageSize(number=n, width=A4[0], height=A4[1]) for n in range(1, changes.get("page_count", 1) + 1)
        ),
        "invoice": assemble({path: claim.value for path, claim in claims.items()}),
        "claims": claims,
        "layers": LAYERS,
        "findings": tuple(findings),
        "passed": 41,
        "disposition": _WHERE[kind],
        "reason": reason,
        "profile": Profile.PAGE_EU,
        "profile_reason": "The seller is in Germany, and the page is the only source.",
        "versions": VERSIONS,
        "seconds": 0.31,
    }
    verdict = Verdict(**{**known, **changes})
    return Record(verdict, Outcome(sha256=sha, run="2024-05-02-1", kind=kind, reason=reason))


WRONG_TOTAL = finding(
    "BR-CO-15",
    "Net 548.00 plus tax 104.12 is 652.12, but the gross total says 625.12.",
    Severity.FATAL,
    terms=("totals.gross", "totals.net", "totals.tax"),
    seen="625.12",
    expected="652.12",
    todo="Compare the three amounts with the page. If they stand there so, ask the seller for a corrected invoice.",
)
DOUBTED = finding(
    "GATE-2",
    "Invoice issue date is not certain: 03.04.2024 may be 3 April or 4 March.",
    terms=("issue_date",),
    seen="03.04.2024",
    todo="Compare the value with the document, then confirm or correct it.",
)
NO_BUYER = finding(
    "BR-07",
    "The Buyer name (BT-44) was not found.",
    terms=("buyer.name",),
    todo="Look for it on the page and enter it; if it is not there, ask the seller for a corrected invoice.",
)
OLD = finding("DATE-2", "The invoice is older than a year.", Severity.INFORMATION, terms=("issue_date",))
NOT_ASKED = finding("BR-12", "A page need not print it.", outcome=RuleOutcome.NOT_APPLICABLE)
BAD_IBAN = finding(
    "ID-IBAN",
    "The IBAN DE89370400440532013001 is not valid: its length or its check digits are wrong.",
    Severity.FATAL,
    terms=("payment.iban",),
    seen="DE89370400440532013001",
    todo="Do not pay. Ask the seller for the account through a way you know already.",
)


def quarantined() -> Record:
    """A wrong total and a doubtful date, without a buyer."""
    claims = draw(gross="625.12").claims
    dated = claims["issue_date"]
    claims["issue_date"] = dated.model_copy(
        update={
            "score": 0.55,
            "doubt": "03.04.2024 may be 3 April or 4 March; no other date on the page settles it.",
            "rejected": (Alternative(value=date(2024, 3, 4), raw="03.04.2024", score=0.41, page=1, boxes=dated.boxes),),
        }
    )
    del claims["buyer.name"]
    findings = (DOUBTED, NO_BUYER, WRONG_TOTAL, OLD, NOT_ASKED)
    reason = "Net 548.00 plus tax 104.12 is 652.12, but the gross total says 625.12 [BR-CO-15]."
    return record(OutcomeKind.QUARANTINED, "inbox/wrong-total.pdf", claims, findings, reason, passed=36)


def reviewed(name: str = "inbox/doubtful-date.pdf") -> Record:
    """A date that can be read in two ways."""
    claims = draw().claims
    claims["issue_date"] = claims["issue_date"].model_copy(update={"score": 0.6, "doubt": "It may be 4 March."})
    return record(
        OutcomeKind.REVIEW, name, claims, (DOUBTED,), DOUBTED.message.rstrip(".") + " [GATE-2].", page_count=2
    )


def refused() -> Record:
    """A file nobody can open."""
    locked = finding(
        "IN-04", "The document asks for a password.", Severity.FATAL, source=Source.SECURITY,
        todo="Ask the sender for a copy without a password.",
    )  # fmt: skip
    return record(
        OutcomeKind.REFUSED, "inbox/locked.pdf", {}, (locked,), "The document asks for a password [IN-04].",
        doc_type=DocType.OTHER, pages=(), page_count=0, layers=(), passed=0, seconds=0.01,
    )  # fmt: skip


def records() -> list[Record]:
    """One small run with every outcome."""
    exported = [record(name=f"inbox/2024/probeholz-{number:04}.pdf", seconds=0.1 + number / 40) for number in range(9)]
    return [
        exported[0],
        quarantined(),
        *exported[1:5],
        reviewed(),
        record(OutcomeKind.QUARANTINED, "inbox/bad-account.pdf", findings=(BAD_IBAN,), reason=BAD_IBAN.message),
        refused(),
        reviewed("inbox/another-doubt.pdf"),
        record(OutcomeKind.DUPLICATE, "inbox/again.pdf", reason="The same file was exported in run 2024-05-01-1."),
        record(OutcomeKind.UNPACKED, "inbox/mail.eml", {}, reason="It held 2 documents.", pages=(), page_count=0),
        *exported[5:],
    ]


def gate(*wrong: str) -> GateReport:
    """What the batch gate said: one check is not met, by the documents `wrong`."""
    unusual = expectation(
        "gross_within_history", "The gross totals are within what their seller usually asks."
    ).model_copy(
        update={
            "success": False,
            "severity": Severity.WARNING,
            "documents": wrong,
            "observed": "one total is 40 times the usual",
        }
    )
    unique = expectation("number_is_unique", "No invoice number comes twice from one seller.")
    return GateReport(ran=True, success=False, documents=16, expectations=(unique, unusual))


def expectation(name: str, message: str) -> Expectation:
    """A check of the batch that is met."""
    return Expectation(name=name, suite="invoices", message=message, success=True, severity=Severity.FATAL)


def run(name: str = "2024-05-02-1", day: int = 2, **counts: int) -> RunInfo:
    """A run on a day of May 2024."""
    return RunInfo(
        run=name,
        kind="run",
        started_at=datetime(2024, 5, day, 6, 0, tzinfo=UTC),
        finished_at=datetime(2024, 5, day, 6, 0, 41, tzinfo=UTC),
        source="inbox",
        versions=VERSIONS,
        counts=counts,
    )


TREND = (
    run("2024-04-30-1", 1, exported=12, review=20, quarantined=3),
    run("2024-05-01-1", 1, exported=20, review=14, quarantined=2, refused=1),
)


def images_of(verdict: Verdict) -> Sequence[PageImage]:
    """The pages as they look; none of a document that has none."""
    if not verdict.page_count:
        return ()
    return photographed(gross=str(verdict.invoice.totals.gross), pages=verdict.page_count)


def write(
    folder: Path,
    records_: Iterable[Record | Duplicate] | None = None,
    images: Images = Images.WAITING,
    linked: Collection[str] = (),
) -> Path:
    """The small run's report, or one of other records, in `folder`; its index."""
    wrong = quarantined().verdict.document.sha256
    return write_report(
        folder,
        run(),
        records() if records_ is None else records_,
        gate(wrong),
        TREND,
        images_of,
        rules=RULES,
        linked=linked,
        images=images,
    )


def page_of(folder: Path, name: str) -> Path:
    """The page of the document called `name` in a report."""
    return folder / "documents" / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.html"
