"""The kind of document: from title words, type codes and the shape of a till slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.labels import Mark
from extractors.fields.values import Values
from extractors.layout import PageLayout
from schemas import DocType

# UNTDID 1001 codes in brackets behind a title, as style sheets print them.
_CODE = re.compile(r"\((380|381|384|386|389|326|875|876|877|325|393|396|751)\)")
_BY_CODE = {
    "381": (DocType.CREDIT_NOTE, None), "396": (DocType.CREDIT_NOTE, None), "384": (DocType.INVOICE, "correction"),
    "389": (DocType.INVOICE, "self_billing"), "386": (DocType.INVOICE, "prepayment"), "326": (DocType.INVOICE, "partial"),
    "875": (DocType.INVOICE, "partial"), "876": (DocType.INVOICE, "partial"), "877": (DocType.INVOICE, "final"),
    "325": (DocType.OTHER, "pro_forma"), "380": (DocType.INVOICE, None),
}  # fmt: skip
_INVOICE_KINDS = {"correction", "self_billing", "prepayment", "partial", "final"}
TYPE_CODES = {
    (DocType.CREDIT_NOTE, None): "381", (DocType.INVOICE, None): "380", (DocType.INVOICE, "correction"): "384",
    (DocType.INVOICE, "self_billing"): "389", (DocType.INVOICE, "prepayment"): "386", (DocType.INVOICE, "partial"): "326",
    (DocType.INVOICE, "final"): "380",
}  # fmt: skip
INVOICES = frozenset({"invoice", "credit_note", *_INVOICE_KINDS})


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of document it is, how surely (0..1), and the mark of its title."""

    doc_type: DocType
    subtype: str | None
    score: float
    title: Mark | None = None


def kind_of(values: Values) -> Kind:
    """The kind that the best title of the first page names; other kinds close behind it lower the score."""
    ranked = sorted(_titles(values), key=lambda found: (-found[1], found[0].segment.index))
    if not ranked:
        return Kind(DocType.OTHER, None, 0.3)
    mark, best = ranked[0]
    doc_type, subtype = _kind(mark)
    rivals = [score for other, score in ranked[1:] if _kind(other)[0] is not doc_type]
    score = best - 0.3 * max((r / best) ** 2 for r in rivals) if rivals and max(rivals) > 0.8 * best else best
    return Kind(doc_type, subtype, round(min(score, 0.97), 3), mark)


def _titles(values: Values) -> Iterator[tuple[Mark, float]]:
    for page in values.layout.pages[:1]:
        largest = max((segment.size for segment in page.segments), default=10.0)
        for segment in page.segments:
            for mark in values.marks_in(segment):
                if mark.titles:
                    yield mark, _titleness(page, mark, largest)


def _titleness(page: PageLayout, mark: Mark, largest: float) -> float:
    """How much a title word looks like the title: large, bold or in capitals, high up, first in its segment."""
    segment = mark.segment
    score = 0.35 + 0.15 * (mark.start == 0) + 0.1 * (mark.cover > 0.9) + 0.05 * mark.wording.isupper()
    score += 0.2 * (segment.size > 1.25 * page.body) + 0.05 * (segment.size >= largest) + 0.05 * segment.bold
    share = segment.box.middle / max(page.height, 1.0)
    score += 0.1 * (share < 0.35) - 0.15 * (share > 0.6)
    score += 0.15 * bool(_CODE.search(segment.text))
    return score - 0.25 * (len(segment.words) > 8)


def _kind(mark: Mark) -> tuple[DocType, str | None]:
    code = _CODE.search(mark.segment.text)
    if code is not None and code[1] in _BY_CODE:
        return _BY_CODE[code[1]]
    titles = mark.titles
    for title in titles:
        if title in _INVOICE_KINDS:
            return DocType.INVOICE, title
    first = titles[0]
    if first in ("invoice", "credit_note", "receipt"):
        return DocType(first), None
    return DocType.OTHER, first
