"""What the number and the lines of an invoice say that it is: a quote's number, lines of earlier invoices, a credit, or
what was neither ordered nor delivered, with an amount."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.languages import spoken
from extractors.meanings import leading_title, match_title
from extractors.meanings.changes import CHANGED, find_changes
from extractors.meanings.matching import EXACT
from extractors.page.claims import Row, rows_of
from extractors.page.sheet import Sheet
from extractors.parsing import without_dates
from extractors.parsing.folding import fold
from extractors.sentences.of_lines.called_off import called_off, taken_off
from extractors.sentences.of_lines.delivered import fewer_in_column, is_a_thousandth, is_of_a_part, is_of_fewer
from extractors.sentences.of_lines.more_days import more_days
from extractors.sentences.of_lines.priced_by_many import TEXTS, all_priced_by_many, priced_by_many
from extractors.sentences.of_lines.unowed import begins_unowed, is_unowed
from schemas import Box, Claim, Layer, Statement

NUMBERED, INVOICES_BILLED, CREDITED, UNOWED, TWICE = "numbered", "invoices_billed", "credited", "unowed", "twice"
MORE_DAYS, BY_MANY = "more_days", "by_many"
_OTHERS = frozenset({"quote", "pro_forma", "credit_note", "self_billing", "reminder", "statement"})
_LETTERS = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"(?:(?:0?[1-9]|1[0-2])[/.-])?(?:19|20)\d\d")  # a year, or a month of one
_DIGITS = 4  # of a number of an invoice without letters
_WORD = 4  # letters: shorter words are names of people and places, too
_BEHIND = 3  # words that may stand behind the number of an invoice: "of 3 March"
_LABEL = 6  # letters: before it, "no" or "number" at most
_ABBREVIATED = re.compile(fold(spoken("numbered")))
_CREDITED = re.compile(rf"(?:{fold(spoken('credited'))})\b")
_SERIAL = re.compile(rf"(?<!\w)(?:{fold(spoken('serial'))})\W{{0,3}}(?=\S*\d)\S{{3,}}")


def no_claim(claims: Mapping[str, Claim], sheet: Sheet | None = None) -> Iterator[Statement]:
    """What the number and the lines say, each kind once; with a `sheet`, all that its pages print of the lines."""
    number = claims.get("invoice_number")
    if number is not None and _of_another_kind(str(number.value)):
        yield _said(NUMBERED, str(number.value), number)
    elif number is not None and _is_labelled_otherwise(number.label or ""):
        yield _said(NUMBERED, f"{number.label} {number.value}", number)
    lines = rows_of(claims, "lines")
    named = [line["description"] for line in lines if "description" in line]
    if lines and len(named) == len(lines) and all(_names_an_invoice(str(one.value)) for one in named):
        yield _said(INVOICES_BILLED, str(named[0].value), named[0])
    owed = [line for line in lines if _amount(line) > 0]
    texts = [(str(line[leaf].value), line[leaf]) for line in owed for leaf in TEXTS if leaf in line]
    owing = {f"lines[{place}]." for place, line in enumerate(lines) if _amount(line) > 0}
    properties = [
        (str(claim.value), claim)
        for term, claim in claims.items()
        if ".attributes[" in term and f"{term.partition('.')[0]}." in owing
    ]
    language, told_of = None if sheet is None else sheet.language, (*texts, *properties)
    unowed = [one for one in told_of if not _is_read(one[1], sheet) and is_unowed(one[0], language)]
    beside = () if sheet is None else (*_printed(sheet, lines), *fewer_in_column(sheet, owed), *called_off(sheet, owed))
    taken = () if sheet is None else taken_off(sheet, owed, claims)
    credited = [(text, claim) for text, claim in texts if is_credited(text)]
    days = list(more_days(owed, {} if sheet is None else sheet.orders))
    told = (
        (CREDITED, credited),
        (UNOWED, [*unowed, *_of_fewer(owed), *beside, *taken]),
        (TWICE, list(_twice(owed))),
        (MORE_DAYS, days),
        (BY_MANY, list(priced_by_many(owed))),
        (CHANGED, [one for one in properties if any(find_changes(one[0]))]),  # what no amount of it shows
    )
    for kind, said in told:
        yield from [_said(kind, text, place) for text, place in said][:1]
    for one in () if sheet is None else all_priced_by_many(sheet, owed):
        yield Statement(kind=BY_MANY, language="", text=one.text, page=one.page, boxes=one.boxes)


def _of_fewer(lines: Sequence[Row]) -> Iterator[tuple[str, Claim]]:
    """The texts of lines by which fewer were delivered than they bill."""
    for line in lines:
        counted = line["quantity"].value if "quantity" in line else None
        quantity = counted if isinstance(counted, Decimal) else None
        unit = str(line["unit"].value) if "unit" in line else None
        for claim in (line[leaf] for leaf in TEXTS if leaf in line):
            text = str(claim.value)
            if is_of_fewer(text, quantity) or is_a_thousandth(text, quantity, unit):
                yield text, claim


def _said(kind: str, text: str, place: Claim) -> Statement:
    return Statement(kind=kind, language="", text=text, page=place.page, boxes=place.boxes)


def _of_another_kind(number: str) -> bool:
    """Whether the letters of a number are a word, or begin with the short form of one, for what is not to be paid."""
    runs = [fold(run) for run in _LETTERS.findall(number)]
    if not runs:
        return False
    titled = (match_title(run) for run in runs if len(run) >= _WORD)
    other = any(one is not None and one.exactness == EXACT and one.term in _OTHERS for one in titled)
    return other or _ABBREVIATED.fullmatch(runs[0]) is not None


def _is_labelled_otherwise(label: str) -> bool:
    """Whether a label is that of the number of what is not to be paid: "Credit note number"."""
    title = leading_title(label)
    return title is not None and title.exactness == EXACT and title.term in _OTHERS


def _names_an_invoice(text: str) -> bool:
    """Whether a line is an invoice: its title, its number and date, and hardly a word more."""
    title = leading_title(text)
    if title is None or title.term != "invoice":
        return False
    words = [word.strip(".,:()") for word in without_dates(text[title.end :]).split()]
    at = next((at for at, word in enumerate(words) if _is_number(word)), len(words))
    return (
        at < min(2, len(words)) and all(len(word) <= _LABEL for word in words[:at]) and len(words) - at <= 1 + _BEHIND
    )


def _is_number(word: str) -> bool:
    least = _DIGITS - any(map(str.isalpha, word))
    return sum(map(str.isdigit, word)) >= least and _TIME.fullmatch(word) is None


def _twice(lines: Sequence[Row]) -> Iterator[tuple[str, Claim]]:
    """The lines that bill a thing with a number of its own, in the same words and for the same amount as one before."""
    seen: set[tuple[str, Decimal]] = set()
    for line in lines:
        named = line.get("description")
        if named is None or _SERIAL.search(fold(str(named.value))) is None:
            continue
        told = (fold(str(named.value)), _amount(line))
        if told in seen:
            yield str(named.value), named
        seen.add(told)


def is_credited(text: str) -> bool:
    """Whether a text begins with what a credit is called."""
    return _CREDITED.match(fold(text.strip())) is not None


def _is_read(claim: Claim, sheet: Sheet | None) -> bool:
    """Whether a text was read from these pages, where rows of others may have been taken for a part of it."""
    return sheet is not None and bool(claim.boxes) and claim.layer is not Layer.EINVOICE


def _amount(line: Row) -> Decimal:
    amounts = [line[leaf].value for leaf in ("net", "gross") if leaf in line]
    return next((amount for amount in amounts if isinstance(amount, Decimal)), Decimal(0))


class _Printed(NamedTuple):
    """A line where it is printed: its amount, and where it is named."""

    amount: Claim
    owed: Decimal
    name: Box
    quantity: Decimal | None = None

    @property
    def top(self) -> float:
        return min(self.amount.boxes[0].top, self.name.top)

    @property
    def end(self) -> float:
        """Two rows below its amount."""
        return self.amount.boxes[0].top + 3 * self.amount.boxes[0].height

    def is_at(self, box: Box) -> bool:
        return any(box.top <= one.middle <= box.bottom for one in (self.amount.boxes[0], self.name))


def _printed(sheet: Sheet, lines: Sequence[Row]) -> Iterator[tuple[str, Claim]]:
    """What is printed of lines that cost something and says that they are not owed: in their own rows, and in rows
    below them that hold nothing else and are not of something else, "Delivery   free of charge"."""
    placed = [row for line in lines for row in _rows(line)]
    for page in sheet.layout.pages:
        rows = sorted((row for row in placed if row.amount.page == page.number), key=lambda row: row.top)
        tops, end = [row.top for row in rows], max((row.end for row in rows), default=0.0)
        for segment in page.segments:
            above = bisect_right(tops, segment.box.bottom)
            if not above or rows[above - 1].owed <= 0:
                continue
            row, is_alone = rows[above - 1], len(page.lines[segment.line].segments) == 1
            below = is_alone and segment.box.x0 < row.name.x1 and segment.box.top < end
            within = row.is_at(segment.box)
            says = is_unowed if within else begins_unowed if below else None
            near = [
                one.quantity for one in rows[max(above - 2, 0) : above]
            ]  # a name may begin in a row of the one above
            fewer = (within or below) and (is_of_fewer(segment.text, row.quantity) or is_of_a_part(segment.text, near))
            if fewer or (says is not None and says(segment.text, sheet.language)):
                yield segment.text, row.amount.model_copy(update={"page": page.number, "boxes": (segment.box,)})


def _rows(line: Row) -> Iterator[_Printed]:
    amount = next((line[leaf] for leaf in ("net", "gross") if leaf in line and line[leaf].boxes), None)
    if amount is not None:
        named = line.get("description", amount)
        is_near = bool(named.boxes) and named.page == amount.page
        counted = line["quantity"].value if "quantity" in line else None
        count = counted if isinstance(counted, Decimal) else None
        yield _Printed(amount, _amount(line), named.boxes[0] if is_near else amount.boxes[0], count)
