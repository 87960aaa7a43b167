"""What memory alone reads of a year of invoices: `python -m evaluation.memory STREAM [COUNT ...]`.

For each vendor, documents in the order they came: the memory of the COUNT last ones reads the next. STREAM holds
`manifest.json` and documents with their labels beside them; names and VAT identifiers are not memory's business. Lines
are read by the rules and by what was taught of their table, as `extract` does: what both come to, and what is certain.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import click

from evaluation.corpus import CELLS
from evaluation.matching import same
from evaluation.metrics import rates
from evaluation.scoring import Value as Cell
from evaluation.scoring import cells_beside
from extractors.extract import extract
from extractors.items.lines import printed_totals, propose_lines
from extractors.looking import Looking
from extractors.memory.book import Book, write_book
from extractors.memory.confirmed import Confirmed
from extractors.memory.learn import KIND_OF, learn
from extractors.memory.recall import Remembered, recall
from extractors.memory.witness import with_taught_lines
from extractors.page.sheet import Sheet, sheet_of
from extractors.readers import read
from flows.receive import receive
from schemas import BY_PATH, Claim, Layer, Lesson, Limits, Value, assemble
from schemas.deciding import equal, typed
from schemas.grades import FIRM

_COUNTS = (1, 2, 3, 5)
_MANY, _LESSONS = 10_000, 3
_PAID = ("invoice", "credit_note")


class Reader(NamedTuple):
    """Who read lines (the rules, or both they and memory), and whether only what is certain then counts."""

    name: str
    sure: bool


class Labelled(NamedTuple):
    """One document of a vendor: its pages, its labels by path (None: not printed), its labelled lines by cell, and what
    is read of it without any memory."""

    sheet: Sheet
    lesson: Lesson
    values: Mapping[str, str | None]
    lines: Sequence[Mapping[str, str]]
    read: Mapping[str, Claim]


def labelled(stream: Path) -> Mapping[str, Sequence[Labelled]]:
    """The invoices and credit notes of a stream by vendor, in the order they came."""
    found: defaultdict[str, list[Labelled]] = defaultdict(list)
    for row in json.loads((stream / "manifest.json").read_text(encoding="utf-8")):
        file = stream / row["file"]
        gold = json.loads(file.with_name(file.name.replace(".pdf", ".gold.json")).read_text(encoding="utf-8"))
        if gold["doc_type"] in _PAID:
            found[row["vendor"]].append(_labelled(file, gold))
    return found


def _labelled(file: Path, gold: Mapping[str, Any]) -> Labelled:
    reading = read(receive(file), Limits())
    hidden = gold.get("visible_false", ())
    names = {term.gold: path for path, term in BY_PATH.items() if term.gold}
    values = {names[field]: None if field in hidden else value for field, value in gold["fields"].items()}
    confirmed = {path: Confirmed(_typed(path, text)) for path, text in values.items() if text and path in KIND_OF}
    marks = (values.get("seller.name") or "", values.get("seller.vat_id") or "")
    cold, lines = extract(reading), [{cell: row[cell] for cell in CELLS if row.get(cell)} for row in gold["line_items"]]
    confirmed |= _confirmed_lines(Looking(reading, cold.language), lines_in(cold.claims), lines)
    lesson = learn(reading, confirmed, marks, cold.claims)
    return Labelled(sheet_of(reading), lesson, values, lines, cold.claims)


def lines_in(claims: Mapping[str, Claim]) -> list[Mapping[str, Claim]]:
    """The claims on the cells of lines by their labels' names, a dict a line."""
    count = len({term.partition("].")[0] for term in claims if term.startswith("lines[")})
    paths = ({cell: f"lines[{number}].{path}" for cell, path in CELLS.items()} for number in range(count))
    return [{cell: claims[path] for cell, path in row.items() if path in claims} for row in paths]


def _confirmed_lines(
    looking: Looking, read: Sequence[Mapping[str, Claim]], lines: Sequence[Mapping[str, str]]
) -> Mapping[str, Confirmed]:
    """The labelled lines as somebody confirms them: at the place where they were read, else where they are printed."""
    found = {}
    for number, row in enumerate(lines):
        for cell, text in row.items():
            path = f"lines[{number}].{CELLS[cell]}"
            old, value = read[number].get(cell) if len(read) == len(lines) else None, typed(path, text)
            if old is not None and equal(old.value, value):
                found[path] = Confirmed(value, old.page, old.boxes)
            else:
                said = Claim(term=path, value=value, raw=text, layer=Layer.HUMAN, score=1.0)
                found[path] = Confirmed(value, *next(iter(looking.places(said)), (None, ())))
    return found


def _typed(path: str, text: str) -> Value:
    kind = KIND_OF[path]
    return date.fromisoformat(text) if kind == "date" else Decimal(text) if kind == "amount" else text


def read_by_memory(documents: Sequence[Labelled], count: int) -> Iterator[str]:
    """For each printed label of each document after the first `count`: right, wrong or missing."""
    for number, document in enumerate(documents[count:], start=count):
        lessons = [one.lesson for one in documents[number - count : number]]
        claims = {claim.term: str(claim.value) for claim in recall(document.sheet, lessons).claims}
        for path, want in document.values.items():
            if path in KIND_OF and want is not None:
                got = claims.get(path)
                yield "missing" if got is None else "right" if same(BY_PATH[path].gold or path, got, want) else "wrong"


def lines_by_memory(documents: Sequence[Labelled], count: int) -> Iterator[tuple[Reader, Cell]]:
    """Each cell of the lines of each document after the first `count`, as read without memory and with it."""
    for number, document in enumerate(documents[count:], start=count):
        read = {path: claim for path, claim in document.read.items() if path.startswith("lines[")}
        table = Remembered(tuple(one.lesson for one in documents[number - count : number])).table
        both = read
        if table is not None:
            taught = propose_lines(document.sheet, document.read, table=table)
            both = with_taught_lines(read, taught, table, printed_totals(document.read))
        for reader, claims in (("rules", read), ("both", both)):
            yield from ((Reader(reader, sure=False), cell) for cell in _cells(document, claims))
            sure = {path: claim for path, claim in claims.items() if _is_sure(claim)}
            yield from ((Reader(reader, sure=True), cell) for cell in _cells(document, sure))


def _is_sure(claim: Claim) -> bool:
    return claim.doubt is None and not claim.alone and claim.certainty >= FIRM


def _cells(document: Labelled, claims: Mapping[str, Claim]) -> Iterable[Cell]:
    count = len({path.partition("].")[0] for path in claims})
    rows = assemble({path: claim.value for path, claim in claims.items()}).model_dump(mode="json") if count else {}
    return cells_beside(document.lines, {"invoice": rows})


class Room(NamedTuple):
    """What a book of many vendors takes: bytes of its file a vendor, milliseconds to find and use one's lessons."""

    bytes: int
    milliseconds: float


def room_of(documents: Sequence[Labelled], vendors: int) -> Room:
    """What as many `vendors` take, each with lessons like those of `documents`, which are the last one's."""
    lessons = [one.lesson.model_copy(update={"vendor": "0"}) for one in documents]
    others = (
        lesson.model_copy(update={"vendor": str(number), "marks": tuple(f"{mark}{number}" for mark in lesson.marks)})
        for number in range(1, vendors)
        for lesson in lessons
    )
    with TemporaryDirectory() as folder:
        path = write_book(Path(folder), (*others, *lessons))
        assert path is not None
        started = perf_counter()
        for one in documents:
            found = Book(path).lessons(frozenset(one.lesson.marks))
            recall(one.sheet, found)
        spent = (perf_counter() - started) / len(documents)
        return Room(path.stat().st_size // vendors, 1000 * spent)


def _length(one: Labelled) -> int:
    return len(one.lesson.model_dump_json())


def _tell_lines(cells: Sequence[tuple[Reader, Cell]]) -> None:
    for reader in dict.fromkeys(reader for reader, _ in cells):
        found = rates(cell for by, cell in cells if by == reader)
        read = "certain" if reader.sure else "read"
        click.echo(
            f"  lines {read} by {reader.name}: {found.given} of {found.labelled} cells, "
            f"P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}"
        )


def main(stream: Path, counts: Sequence[int] = _COUNTS) -> None:
    """Print precision, recall and F1 for each number of confirmed documents."""
    vendors = labelled(stream)
    for count in counts:
        came = Counter(word for documents in vendors.values() for word in read_by_memory(documents, count))
        right, wrong, missing = came["right"], came["wrong"], came["missing"]
        precision, recalled = right / max(right + wrong, 1), right / max(right + wrong + missing, 1)
        f1 = 2 * precision * recalled / max(precision + recalled, 1e-9)
        click.echo(
            f"{count} confirmed: {right + wrong + missing} values, P {precision:.3f} R {recalled:.3f} F1 {f1:.3f}"
        )
        _tell_lines([one for documents in vendors.values() for one in lines_by_memory(documents, count)])
    last = max((some[:_LESSONS] for some in vendors.values()), key=lambda some: sum(map(_length, some)))
    room = room_of(last, _MANY)
    click.echo(
        f"{_MANY} vendors, {len(last)} lessons each: {room.bytes} bytes a vendor, {room.milliseconds:.1f} ms a page"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(count) for count in sys.argv[2:]] or _COUNTS)
