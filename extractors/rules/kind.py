"""The kind of document: from title words, type codes and the shape of a till slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.languages import LANGUAGES, spoken
from extractors.meanings import leading_title
from extractors.meanings.changes import sentences
from extractors.page import Layout, PageLayout, Segment, Span
from extractors.page.compared import Comparison
from extractors.page.heads import top_of_items
from extractors.page.roles import ISSUE, NUMBER, REGISTER
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.parsing.folding import compact
from extractors.rules.annexes import is_of_annex
from extractors.rules.statements import is_issued_by_buyer
from extractors.type_codes import KINDS
from schemas import DocType
from schemas.grades import DOUBTED, FIRM, NAMED

# Codes of UNTDID 1001 in brackets behind a title, and of FatturaPA, as style sheets print them.
_CODE = re.compile(r"\((380|381|384|386|389|326|875|876|877|325|393|396|751)\)|\b(TD(?:0[1-9]|1\d|2\d))\b")
_NUMBERED = re.compile(r"(?i)\b(?:nr|no|n°|nº)\b\.?.*\d")
_ORDINAL = re.compile(r"\d{1,2}\.\s+")  # "2. Abschlagsrechnung"
_ANOTHER = re.compile(rf"(?i)(?:{spoken('another')})")
# "Fatura-Recibo": an invoice that is its own receipt.
_RECEIPTED = re.compile(rf"(?i)(?:{spoken('invoice_receipt')})")
# What a document says that asks for money and is no invoice. Italian copies of e-invoices say it of themselves as well,
# and American bills that they are no VAT invoices.
_NO_INVOICE = re.compile(rf"(?i){spoken('no_invoice')}")
# "Receipt (serves as tax invoice)": what a receipt says under its title.
_SERVES = re.compile(rf"(?i)\b(?:{spoken('serves_as_invoice')})\b")
_IS_INVOICE = re.compile(rf"(?i)(?:{spoken('is_invoice')})\b")
_OWN = re.compile(rf"(?i)\b(?:{spoken('our_invoice')})\b")
_INVOICE_KINDS = {"correction", "self_billing", "prepayment", "partial", "final", "simplified"}
TYPE_CODES: Mapping[tuple[DocType, str | None], str] = {
    (DocType.CREDIT_NOTE, None): "381",
    (DocType.INVOICE, None): "380",
    (DocType.INVOICE, "correction"): "384",
    (DocType.INVOICE, "self_billing"): "389",
    (DocType.INVOICE, "prepayment"): "386",
    (DocType.INVOICE, "partial"): "326",
    (DocType.INVOICE, "final"): "380",
    (DocType.INVOICE, "simplified"): "380",
}
INVOICES = frozenset({"invoice", "credit_note", *_INVOICE_KINDS})


_PAPERS = (DocType.OTHER, DocType.RECEIPT)  # what the rows of items may be headed by, and named after
_LARGER = 1.25  # times the text, a title is set larger
_SECOND_WITNESS = 0.08  # a title "Invoice" and a label "Invoice number" confirm each other, an "Invoice date" as well
_CLOSE = FIRM  # a title of another kind this near is a rival
_SERIES = 4  # letters before a number at most: "DM 2026/03"
_HIGH_UP = 0.6  # of a title that begins its segment in the upper third of the page
_LEAST = 0.5  # a title below this is a word among others
_SENTENCE = 4  # words of a row that is no title: a longer one may begin a sentence


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of document it is, how surely (0..1), and the words that say so."""

    doc_type: DocType
    subtype: str | None
    score: float
    title: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Title:
    span: Span
    doc_type: DocType
    subtype: str | None
    score: float


def kind_of(sheet: Sheet) -> Kind:
    """The kind that the best title of the first page names; other kinds close behind it lower the score."""
    ranked = sorted(_without_slips(sheet), key=lambda title: (-title.score, title.span.segment.index))
    labelled = invoice_label(sheet)
    if labelled is not None and (not ranked or ranked[0].score < _LEAST):
        return Kind(DocType.INVOICE, None, 0.6, labelled)
    if not ranked:
        return Kind(DocType.OTHER, None, 0.3)
    best = _by_buyer(ranked, sheet) or ranked[0]
    rivals = [title.score for title in ranked[1:] if title.doc_type is not best.doc_type]
    close = max(rivals, default=0.0)
    score = best.score - 0.3 * (close / best.score) ** 2 if close > _CLOSE * best.score else best.score
    if labelled is not None and best.doc_type is DocType.INVOICE:
        score += _SECOND_WITNESS * (2 if _dates_an_invoice(sheet) else 1)
    return Kind(best.doc_type, best.subtype, round(min(score, 0.97), 3), best.span)


def _without_slips(sheet: Sheet) -> Iterator[_Title]:
    """The titles but for those of receipts below the head of the items where a title set larger stands above
    it: "Receipt 480422 of 4 May" over what it delivered."""
    titles = tuple(_titles(sheet))
    head = min(map(top_of_items, sheet.layout.pages[:1]), default=0.0)
    largest = max((_size(one) for one in titles if one.span.box.top < head), default=0.0)
    for one in titles:
        is_within = one.doc_type is DocType.RECEIPT and one.span.box.top > head
        if not is_within or largest <= _LARGER * _size(one):
            yield one


def _size(title: _Title) -> float:
    return max(word.size for word in title.span.words)


def _by_buyer(ranked: Sequence[_Title], sheet: Sheet) -> _Title | None:
    """The title high up that says that the buyer made out the document, above a plain one of what it is about:
    "Self-billing invoice" over "Milk statement for August"."""
    if (ranked[0].doc_type, ranked[0].subtype) != (DocType.INVOICE, None):
        return None
    heads = (one for one in ranked if one.subtype == "self_billing" and one.span.start == 0 and one.score >= _HIGH_UP)
    own = next(heads, None)
    return own if own is not None and is_issued_by_buyer(sheet) else None


def serving(kind: Kind, sheet: Sheet, *, made_out: bool = False) -> Kind:
    """`kind`, an invoice where a receipt says beside its title, or right under it, that it serves as one; or says
    anywhere in a sentence of its own that it is one; or its title says so, and it is `made_out` to a company: tills
    print that title to everybody."""
    if kind.doc_type is not DocType.RECEIPT or kind.title is None:
        return kind
    segment = kind.title.segment
    below = sheet.layout.page(segment.page).below(segment.box)[:1]
    said = any(_SERVES.search(one.text) is not None for one in (segment, *below))
    said = said or any(_IS_INVOICE.match(one.text) is not None for one in sheet.layout.segments)
    titled = leading_title(kind.title.text)
    said = said or (made_out and titled is not None and titled.term in INVOICES)
    return replace(kind, doc_type=DocType.INVOICE) if said else kind


def lowers_by_correction(kind: Kind) -> bool:
    """Whether the title is that of a correction in a country that knows no other credit note, and shows no code."""
    if kind.subtype != "correction" or kind.title is None or _CODE.search(kind.title.segment.text) is not None:
        return False
    crediting = (vocabulary for vocabulary in LANGUAGES.values() if vocabulary.correction_credits)
    titles = (title for vocabulary in crediting for title in vocabulary.titles["correction"])
    return compact(kind.title.text) in map(compact, titles)


def as_compared(kind: Kind, comparison: Comparison | None) -> Kind:
    """`kind`, in doubt where the amounts that it corrects say otherwise: a credit note by which more is owed, or an
    invoice by which less is."""
    if comparison is None or comparison.lowers is (kind.doc_type is DocType.CREDIT_NOTE):
        return kind
    return replace(kind, score=min(kind.score, DOUBTED))


def as_pictured(kind: Kind, pictures: Sheet | None) -> Kind:
    """`kind`, in doubt where a title in the pictures of the pages names another: it may stand over that of the text."""
    shown = kind_of(pictures) if pictures is not None and pictures.layout.segments else None
    if shown is None or shown.title is None or shown.score < NAMED:
        return kind
    same = (shown.doc_type, shown.subtype) == (kind.doc_type, kind.subtype)
    return kind if same else replace(kind, score=min(kind.score, DOUBTED))


def speaks_of_own_invoice(text: str) -> bool:
    """Whether whoever wrote `text` says of an invoice that it is one of theirs: "zu unserer Rechnung"."""
    return _OWN.search(text) is not None


def disclaimed(kind: Kind, layout: Layout) -> Kind:
    """`kind`, or another document where the pages say that it is no invoice."""
    if kind.doc_type is not DocType.INVOICE or not (said := len(_NO_INVOICE.findall(layout.text))):
        return kind
    cells = ((page, segment) for page in layout.pages for segment in page.segments)
    told = ((page, one, match[0]) for page, one in cells for match in _NO_INVOICE.finditer(one.text))
    of_annexes = sum(_is_of_annex(page, one, words) for page, one, words in told)
    return kind if said <= of_annexes else Kind(DocType.OTHER, "pro_forma", NAMED, kind.title)


def _is_of_annex(page: PageLayout, segment: Segment, words: str) -> bool:
    """Whether the sentences that hold the `words` of a segment, over its rows, are about the page itself."""
    said = [one for one in sentences(page.block_of(segment).text.replace("\n", " ")) if words in one]
    return bool(said) and all(is_of_annex(page, one) for one in said)


def _dates_an_invoice(sheet: Sheet) -> bool:
    """Whether a label names the date of issue and nothing else."""
    marks = (mark for segment in sheet.layout.segments for mark in sheet.marks_in(segment))
    return any(mark.roles.get(ISSUE, 0.0) == 1.0 and len(mark.roles) == 1 for mark in marks)


def invoice_label(sheet: Sheet) -> Span | None:
    """A label that names an invoice number and nothing else: the document speaks of itself as an invoice."""
    for segment in sheet.layout.segments:
        for mark in sheet.marks_in(segment):
            if mark.roles.get(NUMBER, 0.0) == 1.0 and len(mark.roles) == 1:
                return Span(segment, mark.start, mark.stop)
    return None


def _titles(sheet: Sheet) -> Iterator[_Title]:
    for page in sheet.layout.pages[:1]:
        largest = max((segment.size for segment in page.segments), default=10.0)
        for segment in page.segments:
            for title, span in () if _ends_a_sentence(page, segment) else _titles_in(sheet, segment):
                doc_type, subtype = _kind(segment, title)
                score = _titleness(page, span, largest)
                named = doc_type is DocType.OTHER and _is_label(page, segment)
                if named or (doc_type in _PAPERS and _is_cell(page, segment)):
                    score -= 0.4
                yield _Title(span, doc_type, subtype, score)


def _ends_a_sentence(page: PageLayout, segment: Segment) -> bool:
    """Whether a row of the word for an invoice alone, in small letters, ends what the one above it in its block has
    begun: "within 8 days of the date of the" over "invoice."; a title has no full stop. "This is your" over "receipt."
    tells another kind."""
    if len(segment.words) > 1 or not segment.text.endswith(".") or not segment.text[0].islower():
        return False
    title = leading_title(segment.text)
    if title is None or title.term != "invoice":
        return False
    above = next((row for row, own in pairwise(page.block_of(segment).rows) if own is segment), None)
    return above is not None and len(above.words) > _SENTENCE and above.text[-1].isalpha()


def _titles_in(sheet: Sheet, segment: Segment) -> Iterator[tuple[str, Span]]:
    """The title words of a segment: at its start, also in compounds ("Mietrechnung"), and anywhere as a label."""
    ordinal = _ORDINAL.match(segment.text)
    counted = ordinal.end() if ordinal is not None else 0
    leading = leading_title(segment.text) or leading_title(segment.text[counted:])
    if leading is not None:
        yield leading.term, span_at(segment, 0, max(leading.end, 1))
    elif compact(segment.words[0].text).endswith(compounds()) and not _ANOTHER.match(segment.text):
        yield "invoice", Span(segment, 0, 1)
    marks = sheet.marks_in(segment)
    coded = _CODE.search(segment.text)
    if coded is not None and coded[2] and not any(mark.titles for mark in marks):
        code = span_at(segment, *coded.span(2))
        if any(mark.stop == code.start and REGISTER in mark.roles for mark in marks):
            yield coded[2], code  # "Tipo documento TD04": no title says more
    for mark in marks:
        if mark.titles and mark.start > 0:
            yield mark.titles[0], Span(segment, mark.start, mark.stop)


@cache
def compounds() -> tuple[str, ...]:
    """Title words that languages put at the end of compounds."""
    words = (w for v in LANGUAGES.values() for w in v.titles["invoice"] if v.compounds)
    return tuple(compact(word) for word in words if len(word) >= 7 and " " not in word)


def _is_label(page: PageLayout, segment: Segment) -> bool:
    """Whether a value stands right of a small title word: then it is the label of that value."""
    return segment.size <= _LARGER * page.body and next(iter(page.rights(segment)), None) is not None


def _is_cell(page: PageLayout, segment: Segment) -> bool:
    """Whether a small title word stands in a row of items behind its first cell, or behind the row's below: "offered"
    in the column of prices, "Delivery note 4711" over the names of what was delivered."""
    edge = min(line.segments[0].box.x0 for line in page.lines[segment.line : segment.line + 2])
    small = segment.size <= _LARGER * page.body and segment.box.x0 > edge + segment.size
    return small and segment.box.top > top_of_items(page)


def _titleness(page: PageLayout, span: Span, largest: float) -> float:
    """How much a title word looks like the title: large, bold or in capitals, high up, first in its segment."""
    segment = span.segment
    share = segment.box.middle / max(page.height, 1.0)
    score = 0.35 + 0.15 * (span.start == 0) + 0.1 * (span.stop == len(segment.words)) + 0.05 * span.text.isupper()
    score += 0.2 * (segment.size > _LARGER * page.body) + 0.05 * (segment.size >= largest) + 0.05 * segment.bold
    score += 0.1 * (share < 0.35) - 0.15 * (share > 0.6)
    score += 0.15 * bool(_CODE.search(segment.text) or _NUMBERED.search(segment.text) or _numbered(span))
    score += 0.15 * (span.start == 0 and _RECEIPTED.fullmatch(span.text) is not None)
    score += 0.3 * (_CODE.fullmatch(span.text) is not None)
    return score - 0.25 * (len(segment.words) > 10)


def _numbered(span: Span) -> bool:
    """Whether a number follows the title word at the start of its line: "Invoice A-4711", "Rent invoice R 2026/4"."""
    behind = [word.text for word in span.segment.words[span.stop : span.stop + 2]]
    series = bool(behind) and behind[0].isupper() and len(behind[0]) <= _SERIES
    return span.start == 0 and any(c.isdigit() for text in behind[: 1 + series] for c in text)


def _kind(segment: Segment, title: str) -> tuple[DocType, str | None]:
    code = _CODE.search(segment.text)
    known = KINDS.get(code[1] or code[2]) if code is not None else None
    # "Abschlagsrechnung (380)": the code of all ordinary invoices says less than the title.
    if known is not None and not (known == (DocType.INVOICE, None) and title in _INVOICE_KINDS):
        return known
    if title in _INVOICE_KINDS:
        return DocType.INVOICE, title
    if title in ("invoice", "credit_note", "receipt"):
        return DocType(title), None
    return DocType.OTHER, title
