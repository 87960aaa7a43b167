"""What the number and the lines of an invoice say that it is: a quote's number, lines of earlier invoices, a credit, or
what was neither ordered nor delivered, with an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.languages import spoken
from extractors.meanings import leading_title, match_title
from extractors.meanings.matching import EXACT
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates
from extractors.parsing.folding import fold
from schemas import Box, Claim, Statement

NUMBERED, INVOICES_BILLED, CREDITED, UNOWED = "numbered", "invoices_billed", "credited", "unowed"
_OTHERS = frozenset({"quote", "pro_forma", "credit_note", "self_billing", "reminder", "statement"})
_LETTERS = re.compile(r"[^\W\d_]+")
_TIME = re.compile(r"(?:(?:0?[1-9]|1[0-2])[/.-])?(?:19|20)\d\d")  # a year, or a month of one
_DIGITS = 4  # of a number of an invoice without letters
_WORD = 4  # letters: shorter words are names of people and places, too
_BEHIND = 3  # words that may stand behind the number of an invoice: "of 3 March"
_LABEL = 6  # letters: before it, "no" or "number" at most
_CLAUSE = re.compile(r"\s*[,;()\n]\s*|[.:]?\s+[-\u2013\u2014]\s+|[.!]\s*$|\.\s+")
_ABBREVIATED = re.compile(fold(spoken("numbered")))
_CREDITED = re.compile(rf"(?:{fold(spoken('credited'))})\b")
_UNOWED = re.compile(fold(spoken("unowed")))
_ITEM = re.compile(r"lines\[(\d+)\]\.(\w+)")
_TEXTS = ("description", "item_description", "note")


def no_claim(claims: Mapping[str, Claim], sheet: Sheet | None = None) -> Iterator[Statement]:
    """What the number and the lines say, each kind once; with a `sheet`, all that its pages print of the lines."""
    number = claims.get("invoice_number")
    if number is not None and _of_another_kind(str(number.value)):
        yield _said(NUMBERED, str(number.value), number)
    lines = _lines(claims)
    named = [line["description"] for line in lines if "description" in line]
    if lines and len(named) == len(lines) and all(_names_an_invoice(str(one.value)) for one in named):
        yield _said(INVOICES_BILLED, str(named[0].value), named[0])
    owed = [line for line in lines if _amount(line) > 0]
    texts = [(str(line[leaf].value), line[leaf]) for line in owed for leaf in _TEXTS if leaf in line]
    beside = [] if sheet is None else _printed(sheet, lines)
    for kind, says, said in ((CREDITED, _is_credited, texts), (UNOWED, _is_unowed, [*texts, *beside])):
        yield from [_said(kind, text, place) for text, place in said if says(text)][:1]


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


def _names_an_invoice(text: str) -> bool:
    """Whether a line is an invoice: its title, its number and date, and hardly a word more."""
    title = leading_title(text)
    if title is None or title.term != "invoice":
        return False
    rest = text[title.end :]
    for day in find_dates(rest):
        rest = rest.replace(day.raw, " ")
    words = [word.strip(".,:()") for word in rest.split()]
    at = next((at for at, word in enumerate(words) if _is_number(word)), len(words))
    return (
        at < min(2, len(words)) and all(len(word) <= _LABEL for word in words[:at]) and len(words) - at <= 1 + _BEHIND
    )


def _is_number(word: str) -> bool:
    least = _DIGITS - any(map(str.isalpha, word))
    return sum(map(str.isdigit, word)) >= least and _TIME.fullmatch(word) is None


def _is_credited(text: str) -> bool:
    return _CREDITED.match(fold(text.strip())) is not None


def _is_unowed(text: str) -> bool:
    """Whether a clause of a text says no more than that it is not owed."""
    return any(_UNOWED.fullmatch(clause.strip(" .!*-")) for clause in _CLAUSE.split(fold(text)) if clause)


def _lines(claims: Mapping[str, Claim]) -> Sequence[Mapping[str, Claim]]:
    rows: dict[int, dict[str, Claim]] = {}
    for term, claim in claims.items():
        if found := _ITEM.fullmatch(term):
            rows.setdefault(int(found[1]), {})[found[2]] = claim
    return [rows[number] for number in sorted(rows)]


def _amount(line: Mapping[str, Claim]) -> Decimal:
    amounts = [line[leaf].value for leaf in ("net", "gross") if leaf in line]
    return next((amount for amount in amounts if isinstance(amount, Decimal)), Decimal(0))


def _printed(sheet: Sheet, lines: Sequence[Mapping[str, Claim]]) -> list[tuple[str, Claim]]:
    """What is printed in the rows of lines that cost something, down to the next line, and in the first of them."""
    amounts = [(claim, _amount(line)) for line in lines for leaf in ("net", "gross") if (claim := line.get(leaf))]
    placed = [(claim, claim.boxes[0], owed) for claim, owed in amounts if claim.boxes]
    found = []
    for page in sheet.layout.pages:
        rows = sorted(((box.top, claim, owed) for claim, box, owed in placed if claim.page == page.number), key=_top)
        for segment in page.segments:
            above = [(claim, owed) for top, claim, owed in rows if top <= segment.box.bottom]
            if above and above[-1][1] > 0 and segment.box.top < _end(rows, segment.box):
                claim = above[-1][0].model_copy(update={"page": page.number, "boxes": (segment.box,)})
                found.append((segment.text, claim))
    return found


def _top(row: tuple[float, Claim, Decimal]) -> float:
    return row[0]


def _end(rows: Sequence[tuple[float, Claim, Decimal]], box: Box) -> float:
    """Where the last line ends: two rows below its amount."""
    return rows[-1][0] + 3 * box.height
