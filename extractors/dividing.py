"""Is a PDF, or a picture of several pages, several invoices in a row? Where that is certain a PDF is cut; where it may
be so, a person is told.

An invoice of several pages must never be cut: its later pages repeat its number or name none. A new one begins for
certain only where a page has a title, a number and a date of its own; it may begin where less than that is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.meanings import detect_language
from extractors.media_types import PDF, TIFF
from extractors.page import Layout
from extractors.page.counter import counter_of
from extractors.page.sheet import Sheet
from extractors.parsing import find_amounts
from extractors.readers.containers.names import readable
from extractors.readers.pdf_pages import cut
from extractors.rules import propose
from extractors.rules.kind import Kind, kind_of
from schemas import Claim, DocType, Document, Enclosed, Page, Reading, Signal, SignalCode, normalise_number
from schemas.grades import DOUBTED, FIRM, LIKELY, VAGUE
from schemas.pages import pages_told

_TITLE = (
    VAGUE  # of a page: later pages of one invoice reach DOUBTED, where its title is repeated in a line of small print
)
_PERHAPS = 0.4  # a title that may be one, where a number and a date of its own stand below it
_DATE = 0.5
_TOTAL = 0.5
_INVOICES = (DocType.INVOICE, DocType.CREDIT_NOTE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What one page says of itself. `number` is normalised; `counter` is (1, 2) on page 1 of 2.

    `doc_type` is that of the title, if it has one; `titled` is the title of an invoice, `foreign` that of another kind
    of document. `perhaps`: it may begin an invoice, although its title is not certain.
    """

    page: int
    text: str
    doc_type: DocType | None = None
    titled: bool = False
    perhaps: bool = False
    foreign: bool = False
    number: str | None = None
    dated: bool = False
    total: Claim | None = None
    counter: tuple[int, int] | None = None

    @property
    def speaks(self) -> bool:
        """Whether anything of an invoice stands on the page."""
        return self.titled or self.number is not None or self.total is not None

    @property
    def opens(self) -> bool:
        """Whether an invoice begins here for certain, as far as the page itself says."""
        return self.titled and self.number is not None and self.dated


@dataclass(frozen=True, slots=True)
class Part:
    """Pages in a row that are one invoice."""

    pages: tuple[Facts, ...]

    @property
    def opening(self) -> Facts:
        """The page that opens it: the first that says something of an invoice; a cover may lie before it."""
        return next((facts for facts in self.pages if facts.speaks), self.pages[0])

    @property
    def number(self) -> str:
        """The invoice's number, normalised."""
        return self.opening.number or ""

    @property
    def range(self) -> range:
        """Its pages."""
        return range(self.pages[0].page, self.pages[-1].page + 1)


def divide(reading: Reading, document: Document, *, allowed: bool = True) -> Reading:
    """`reading`, with the invoices it consists of as `enclosed` where it is certainly several, if that is `allowed`.

    Where it may be several it stays whole, with a signal; so does a picture, whose pages do not come apart.
    """
    divisible = document.media_type in (PDF, TIFF)
    if not divisible or reading.signals or reading.einvoice is not None or len(reading.pages) < 2:
        return reading
    parts = parts_of(reading.pages)
    if not parts:
        return reading
    if document.media_type == TIFF:
        message = f"It may be {len(parts)} documents: {', '.join(map(pages_told, (part.range for part in parts)))}."
        return _with(reading, SignalCode.SEVERAL_IN_PICTURE, message, ())
    name = readable(document.name, "the document")
    names = [f"{pages_told(part.range)} of {name}" for part in parts]
    doubt = why_doubtful(parts) if allowed else "types.divide leaves it to a person."
    if doubt is None:
        try:
            pieces = cut(document.path.read_bytes(), [part.range for part in parts])
        except ValueError:
            doubt = "its pages cannot be taken apart."
        else:
            enclosed = tuple(Enclosed(*one) for one in zip(names, pieces, strict=True))
            message = f"It held {len(parts)} invoices and was divided: {', '.join(names)}."
            return _with(reading, SignalCode.UNPACKED, message, enclosed)
    message = f"It seems to hold {len(parts)} invoices ({', '.join(map(pages_told, (part.range for part in parts)))})"
    return _with(reading, SignalCode.SEVERAL_INVOICES, f"{message}, but it was not divided: {doubt}", ())


def _with(reading: Reading, code: SignalCode, message: str, enclosed: tuple[Enclosed, ...]) -> Reading:
    signal = Signal(code=code, message=message)
    return reading.model_copy(update={"signals": (signal,), "enclosed": enclosed})


def parts_of(pages: Sequence[Page]) -> list[Part]:
    """`pages` from one that begins an invoice, or may, to the next that does; empty for one invoice."""
    layouts = [Layout(Reading(sha256="", reader="page", parts=(page,))) for page in pages]
    language = detect_language(segment.text for layout in layouts for segment in layout.segments)
    sheets = [Sheet(layout, language) for layout in layouts]
    if not any(_may_begin(sheet) for sheet in sheets[1:] if sheet.layout.segments):
        return []
    parts: list[Part] = []
    for page, sheet in zip(pages, sheets, strict=True):
        facts = facts_of(page.number, sheet)
        if not parts or _begins(facts, parts[-1]):
            parts.append(Part((facts,)))
        else:
            parts[-1] = Part((*parts[-1].pages, facts))
    return parts if len(parts) > 1 else []


def _may_begin(sheet: Sheet) -> bool:
    return _title(kind_of(sheet), _PERHAPS) or (counter_of(sheet.layout.pages) or (0,))[0] == 1


def _begins(facts: Facts, part: Part) -> bool:
    """Whether another invoice begins, or may begin, after `part`."""
    first, ended = part.opening, part.pages[-1].counter
    if not first.speaks or _goes_on(facts, first, ended):
        return False
    again = facts.counter is not None and facts.counter[0] == 1
    if again and ended is not None and ended[0] == ended[1] and not _continues(facts, first):
        return True
    if facts.titled and (facts.number != first.number or facts.doc_type is not first.doc_type):
        return True
    return facts.number is not None and facts.number != first.number and (facts.perhaps or again)


def _goes_on(facts: Facts, first: Facts, ended: tuple[int, int] | None) -> bool:
    """Whether a page belongs to the invoice that `first` opens although it bears a title: one of the two has no number
    and the other's stands on it, it tells the same total and no number or date, or the pages are counted as one.

    A page that says all that the beginning of an invoice does, with a number of its own, is never taken so.
    """
    if facts.opens and first.number is not None and facts.number != first.number:
        return False
    if None in (facts.number, first.number) and facts.number != first.number:
        number, other = (facts.number, first) if first.number is None else (first.number, facts)
        if f"-{number}-" in f"-{normalise_number(other.text)}-":
            return True
    silent = facts.number is None and not facts.dated
    if silent and first.total is not None and first.total.value in [one.value for one in find_amounts(facts.text)]:
        return True
    return ended is not None and ended[0] < ended[1] and facts.counter == (ended[0] + 1, ended[1])


def _continues(facts: Facts, first: Facts) -> bool:
    """Whether a page whose count starts anew names the invoice that `first` opens, and has no title of its own.

    A page without a number may as well begin an invoice that could not be read: that is left to a person.
    """
    totals = {one.total.value for one in (facts, first) if one.total is not None and one.total.score >= FIRM}
    plain = not (facts.titled or facts.perhaps or facts.foreign)
    return plain and len(totals) < 2 and facts.number is not None and facts.number == first.number


def facts_of(page: int, sheet: Sheet) -> Facts:
    """What the page of `sheet` says of itself."""
    layout = sheet.layout
    if not layout.segments:
        return Facts(page, layout.text)
    proposals = propose(sheet)
    kind, number = proposals.kind, _best(proposals.claims, "invoice_number", DOUBTED)
    dated = _best(proposals.claims, "issue_date", _DATE) is not None
    return Facts(
        page,
        layout.text,
        doc_type=kind.doc_type if kind.title is not None else None,
        titled=_title(kind, _TITLE),
        perhaps=_title(kind, _PERHAPS) and number is not None and number.score >= LIKELY and dated,
        foreign=kind.title is not None and kind.doc_type not in _INVOICES and kind.score >= _TITLE,
        number=normalise_number(str(number.value)) if number is not None else None,
        dated=dated,
        total=_best(proposals.claims, "totals.gross", _TOTAL),
        counter=counter_of(layout.pages),
    )


def _title(kind: Kind, least: float) -> bool:
    """Whether the title is that of an invoice, `least` as certain."""
    return kind.title is not None and kind.doc_type in _INVOICES and kind.score >= least


def _best(claims: Sequence[Claim], term: str, least: float) -> Claim | None:
    found = [claim for claim in claims if claim.term == term and claim.score >= least]
    return max(found, key=lambda claim: claim.score, default=None)


def why_doubtful(parts: Sequence[Part]) -> str | None:
    """Why `parts` may not be the invoices they seem; None where all speaks for it."""
    if len({part.number for part in parts}) < len(parts):
        return "the same number comes back after another one."
    return next((why for part in parts if (why := _why_doubtful(part, parts)) is not None), None)


def _why_doubtful(part: Part, parts: Sequence[Part]) -> str | None:
    where, first = pages_told(part.range), part.opening
    if not first.opens:
        return f"page {first.page} does not say all that the beginning of an invoice does."
    if any(facts.counter not in (None, (place, len(part.pages))) for place, facts in enumerate(part.pages, 1)):
        return f"the page numbers printed on {where} count otherwise."
    if any(facts.foreign for facts in part.pages):
        return f"another kind of document begins on {where}."
    totals = [facts.total for facts in part.pages if facts.total is not None]
    if not totals or len({total.value for total in totals if total.score >= FIRM}) > 1:
        return f"{where} should have one total."
    said = f"-{normalise_number(' '.join(facts.text for facts in part.pages))}-"
    if any(f"-{other.number}-" in said for other in parts if other is not part):
        return f"{where} also names the number of another one."
    return None
