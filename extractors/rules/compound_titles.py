"""The number of an invoice behind a title in one word that no list has: "Dauermietrechnung DM 2026/03-447"."""

from __future__ import annotations

import re

from extractors.languages import spoken
from extractors.page import PageLayout, Span
from extractors.page.roles import NUMBER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact, fold
from extractors.rules.kind import compounds
from schemas.grades import FIRM

SIGN = re.compile(rf"(?i)(?:{spoken('number_word')}|n[°º])\W*")  # before a number
UPPER = 0.45  # of the page: titles stand there
# Before the end of a compound title, folded: "Lieferantenrechnung", "Bezugsrechnung".
_OF_OTHERS = re.compile(fold(f"{spoken('others_invoice')}|{spoken('another')}"))


def compound_before(sheet: Sheet, page: PageLayout, span: Span) -> tuple[float, str] | None:
    """The score and wording of a title that ends with a word for invoices, of which the number is the rest:
    "Dauermietrechnung DM 2026/03-447"; behind a word for a number only where no label names another one:
    "Lizenzrechnung Nr. 2026/1-447". That of another's invoice, or of a former one, is none."""
    words = [word.text for word in span.segment.words]
    signed = span.start > 1 and SIGN.fullmatch(" ".join(words[1 : span.start])) is not None
    upper = span.segment.box.middle < UPPER * page.height
    if not (span.start == 1 or signed) or span.stop != len(words) or not upper:
        return None
    whole = compact(words[0])
    title = next((one for one in compounds() if whole.endswith(one)), None)
    if title is None or _OF_OTHERS.fullmatch(whole.removesuffix(title)) is not None:
        return None
    return None if signed and _is_labelled(sheet) else (FIRM, words[0])


def _is_labelled(sheet: Sheet) -> bool:
    """Whether a label of nothing but the number of an invoice begins a line, or has a number behind it."""
    for segment in sheet.layout.segments:
        for mark in sheet.marks_in(segment):
            behind = "".join(word.text for word in segment.words[mark.stop :])
            if mark.roles.keys() == {NUMBER} and (not mark.start or any(map(str.isdigit, behind))):
                return True
    return False
