"""`python -m evaluation.readers FOLDER...`: what pdfium reads of PDFs beside what pdfplumber reads of them.

Words are compared by text and place, rules and ruled tables by place. Every difference has a kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from extractors.readers.inspect.active import inspect_file
from extractors.readers.pdf_chars import Letters, letters, repaired, without_watermark
from extractors.readers.pdf_doubt import doubts
from extractors.readers.pdf_glyphs import seen_by_pdfium
from extractors.readers.pdf_layout import Layouts
from extractors.readers.pdf_objects import drawn_objects, outlines
from extractors.readers.pdf_rules import rules_and_tables
from extractors.readers.pdf_triage import facts_of, open_pdf
from extractors.readers.pdf_words import words_of
from schemas import Box, Limits, RefusedDocument, Table, Word

TOLERANCE = 0.5  # points between the edges of a word, a rule or a cell
_SIZE = 0.1  # points


class View(NamedTuple):
    """A page as one reader gives it."""

    words: list[Word]
    rules: tuple[Box, ...]
    tables: tuple[Table, ...]


class Compared(NamedTuple):
    """A page by both readers. `doubted`: why pdfplumber's view counts; nothing where pdfium's does."""

    number: int
    doubted: tuple[str, ...]
    pdfium: View
    pdfplumber: View


def compared(data: bytes, limits: Limits) -> Iterator[Compared]:
    """The pages of a PDF by both readers. Raises RefusedDocument for what does not open."""
    pdf = open_pdf(data)
    layouts = Layouts(data)
    damaged = () if inspect_file(data).sound else ("FILE",)
    try:
        for number in range(1, len(pdf) + 1):
            page = pdf[number - 1]
            drawn = drawn_objects(page, limits.objects_per_page)
            text = page.get_textpage()
            facts = facts_of(page, text, number)
            seen = seen_by_pdfium(text, drawn, facts.place)
            first = _view(letters(seen.signs, facts), rules_and_tables(outlines(drawn, facts.place), facts))
            layout = layouts.page(facts)
            second = _view(letters(layout.signs, facts), rules_and_tables(layout.outlines, facts))
            why = *damaged, *sorted(doubt.name for doubt in doubts(seen))
            yield Compared(number, why, first, second)
            text.close()
            page.close()
    finally:
        pdf.close()


def _view(found: Letters, ruled: tuple[tuple[Box, ...], tuple[Table, ...]]) -> View:
    return View(words_of(without_watermark(repaired(found.read, ()))), *ruled)


def differences(page: Compared) -> Counter[str]:
    """How often what differs between the readers on a page, by kind; nothing where they agree."""
    one, other = page.pdfium, page.pdfplumber
    kinds: Counter[str] = Counter()
    kinds.update(_of_words(one.words, other.words))
    kinds["rules"] = len(_unmatched(one.rules, other.rules)) + len(_unmatched(other.rules, one.rules))
    kinds["tables"] = [_cells(table) for table in one.tables] != [_cells(table) for table in other.tables]
    return +kinds


def _of_words(words: Sequence[Word], others: Sequence[Word]) -> Iterator[str]:
    texts, known = [word.text for word in words], [word.text for word in others]
    if texts != known:
        lost, more = Counter(known) - Counter(texts), Counter(texts) - Counter(known)
        yield from ["words only pdfplumber reads"] * lost.total()
        yield from ["words only pdfium reads"] * more.total()
        if not lost and not more:
            yield "order of words"
        return
    for word, other in zip(words, others, strict=True):
        if _apart(word.box, other.box) > TOLERANCE:
            yield "places"
        if abs(word.size - other.size) > _SIZE:
            yield "sizes"
        if word.bold != other.bold:
            yield "bold"


def _unmatched(rules: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    return [rule for rule in rules if not any(_apart(rule, other) <= TOLERANCE for other in others)]


def _apart(one: Box, other: Box) -> float:
    return max(abs(edge - beside) for edge, beside in zip(one, other, strict=True))


def _cells(table: Table) -> list[int]:
    return [len(row) for row in table.rows]


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(folders: tuple[Path, ...]) -> None:
    """Count on all PDFs of FOLDERS where the readers differ, and how often pdfplumber's reading counts."""
    kinds: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    pages = believed = words = 0
    for path in sorted(path for folder in folders for path in folder.rglob("*.pdf")):
        try:
            found = list(compared(path.read_bytes(), Limits()))
        except RefusedDocument as refusal:
            click.echo(f"{path.name}: {refusal.message}")
            continue
        for page in found:
            pages += 1
            reasons.update(page.doubted)
            believed += not page.doubted
            if page.doubted:
                continue
            words += len(page.pdfium.words)
            if differ := differences(page):
                kinds += differ
                told = ", ".join(f"{kind} {count}" for kind, count in differ.items())
                click.echo(f"{path.name} page {page.number}: {told}")
    click.echo(f"{pages} pages; pdfplumber's reading counts on {pages - believed}: {dict(reasons)}")
    click.echo(f"{words} words on the others; differences {dict(kinds)}")


if __name__ == "__main__":
    main()
