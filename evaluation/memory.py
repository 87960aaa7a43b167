"""What memory alone reads of a year of invoices: `python -m evaluation.memory STREAM [COUNT ...]`.

For each vendor, documents in the order they came: the memory of the COUNT last ones reads the next. STREAM holds
`manifest.json` and documents with their labels beside them; names and VAT identifiers are not memory's business.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import click

from evaluation.matching import same
from extractors.memory import Confirmed, learn, recall
from extractors.memory.book import Book, write_book
from extractors.memory.learn import KIND_OF
from extractors.page.sheet import Sheet, sheet_of
from extractors.readers import read
from flows.receive import receive
from schemas import BY_PATH, Lesson, Limits, Value

_COUNTS = (1, 2, 3, 5)
_MANY, _LESSONS = 10_000, 3
_PAID = ("invoice", "credit_note")


class Labelled(NamedTuple):
    """One document of a vendor: its pages, and its labels by path (None: not printed)."""

    sheet: Sheet
    lesson: Lesson
    values: Mapping[str, str | None]


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
    return Labelled(sheet_of(reading), learn(reading, confirmed, marks), values)


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
    last = max(vendors.values(), key=len)[:_LESSONS]
    room = room_of(last, _MANY)
    click.echo(
        f"{_MANY} vendors, {len(last)} lessons each: {room.bytes} bytes a vendor, {room.milliseconds:.1f} ms a page"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(count) for count in sys.argv[2:]] or _COUNTS)
