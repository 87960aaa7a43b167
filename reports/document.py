"""A document's page: why it waits, each value with its place, and how it came about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reports.images import Pictures
from reports.original import original_of
from reports.pages import Mark, sheets
from reports.record import Place, Record
from reports.rendering import render
from reports.topics import Topic, placed, topics_of
from reports.words import named
from schemas import (
    BY_PATH,
    ROWS,
    TERMS,
    Claim,
    Finding,
    Layer,
    RuleOutcome,
    RunInfo,
    Severity,
    Term,
    Verdict,
    pattern_of,
    term_of,
)

_GROUPS = {
    "document": "Document",
    "seller": "Seller",
    "buyer": "Buyer",
    "totals": "Totals",
    "payment": "Payment",
    "other": "Further terms",
}
_TITLES = {
    "lines[]": "Line items",
    "lines[].allowances[]": "Allowances of line items",
    "lines[].charges[]": "Charges of line items",
    "lines[].classifications[]": "Classes of line items",
    "lines[].attributes[]": "Attributes of line items",
    "tax_breakdown[]": "Tax breakdown",
    "allowances[]": "Allowances on the document",
    "charges[]": "Charges on the document",
    "payment.other_accounts[]": "Further accounts",
    "seller.identifiers[]": "Seller identifiers",
    "buyer.identifiers[]": "Buyer identifiers",
    "preceding_invoices[]": "Preceding invoices",
    "supporting_documents[]": "Supporting documents",
    "notes[]": "Notes",
}
_NUMBER = re.compile(r"\[(\d+)\]")


class Field(NamedTuple):
    """One value: its key, what it is called, the claim (None where it was looked for in vain), what speaks of it."""

    key: str
    name: str
    claim: Claim | None
    topics: tuple[Topic, ...]


class Table(NamedTuple):
    """Rows of values of one group, each with its number: "3", or "3.1" for the first within the third line."""

    title: str
    columns: tuple[Term, ...]
    rows: tuple[tuple[str, tuple[Field | None, ...]], ...]


def document_page(  # noqa: PLR0913 - all that one page shows
    record: Record,
    run: RunInfo,
    *,
    pictures: Pictures,
    place: Place,
    folder: Path,
    rules: Mapping[str, str],
    linked: Collection[str] = (),
    desk: str | None = None,
) -> str:
    """The HTML of one document's page in `folder`/documents; `linked` are the hashes of documents that have one too.

    `desk` is the address at which people decide on it, where it is served at one.
    """
    verdict = record.verdict
    drawn = bool(verdict.pages) and not pictures.elsewhere
    keys = {path: f"f{number}" for number, path in enumerate(verdict.claims, 1)}
    topics = topics_of(verdict, keys, rules, drawn=drawn)
    fields = _fields(verdict, keys, topics)
    return render(
        "document",
        run=run,
        verdict=verdict,
        outcome=record.outcome,
        waits=record.waits,
        place=place,
        linked=linked,
        desk=desk,
        original=original_of(record, folder),
        topics=topics,
        reason=_reason(record, topics),
        noted=[finding for finding in verdict.findings if _noted(finding, record.outcome.reason)],
        not_applicable=[each for each in verdict.findings if each.outcome is RuleOutcome.NOT_APPLICABLE],
        groups=_groups(fields),
        tables=[table for table in _tables(fields) if table.rows],
        keys=keys,
        placed=placed if drawn else _nowhere,
        measured=_measured(verdict),
        sheets=sheets(pictures.images, verdict.pages, _marks(verdict, keys, topics)) if drawn else [],
        pictures=pictures,
    )


def _nowhere(_claim: Claim) -> bool:
    """Whether a value can be shown on a page where there is none."""
    return False


def _measured(verdict: Verdict) -> tuple[bool, bool]:
    """Whether confidences are shown, and whether scores are."""
    told = [claim for claim in verdict.claims.values() if claim.layer not in (Layer.EINVOICE, Layer.HUMAN)]
    return any(claim.confidence is not None for claim in told), any(claim.confidence is None for claim in told)


def _fields(verdict: Verdict, keys: Mapping[str, str], topics: Sequence[Topic]) -> dict[str, Field]:
    """Every claim, and every term that a finding misses, by path."""
    speaking: dict[str, list[Topic]] = {}
    for topic in topics:
        for place in topic.places:
            for path in place.finding.terms:
                speaking.setdefault(path, []).append(topic)
    missing = (path for path in speaking if path not in keys and path in BY_PATH)
    found = {}
    for path in (*keys, *missing):
        term, claim = term_of(path), verdict.claims.get(path)
        own = {topic.number: topic for topic in speaking.get(path, ())}
        found[path] = Field(keys.get(path, ""), term.name, claim, tuple(own.values()))
    return found


def _groups(fields: Mapping[str, Field]) -> list[tuple[str, list[Field]]]:
    """The header's fields under their headings, in the order of the term table."""
    groups = [
        (title, [fields[term.path] for term in TERMS if term.group == group and term.path in fields])
        for group, title in _GROUPS.items()
    ]
    return [(title, rows) for title, rows in groups if rows]


def _tables(fields: Mapping[str, Field]) -> Iterable[Table]:
    """A table for every group of rows that the document has, with the columns that it uses."""
    places: dict[str, dict[tuple[int, ...], str]] = {}
    for path in fields:
        row, bracket, _ = path.rpartition("].")
        if bracket:
            numbers = tuple(int(number) for number in _NUMBER.findall(f"{row}]"))
            places.setdefault(pattern_of(f"{row}]"), {})[numbers] = f"{row}]"
    for group, title in _TITLES.items():
        rows = sorted(places.get(group, {}).items())
        used = tuple(term for term in ROWS[group] if any(f"{path}.{term.path}" in fields for _, path in rows))
        yield Table(
            title,
            used,
            tuple(
                (
                    ".".join(str(number + 1) for number in numbers),
                    tuple(fields.get(f"{path}.{term.path}") for term in used),
                )
                for numbers, path in rows
            ),
        )


def _marks(verdict: Verdict, keys: Mapping[str, str], topics: Sequence[Topic]) -> list[Mark]:
    """A mark for every value with a place, and for every finding that speaks of a place without a value."""
    speaking = {key: topic.number for topic in reversed(topics) for place in topic.places for key in place.keys}
    first = {place.keys[0] for topic in topics for place in topic.places if place.keys}
    marks = [
        Mark(
            (key,),
            claim.page,
            claim.boxes,
            (f"{named(path)}: {claim.raw}",),
            claim.raw,
            speaking.get(key),
            flagged=key in first,
        )
        for path, key in keys.items()
        if (claim := verdict.claims[path]).page is not None and claim.boxes
    ]
    for topic in topics:
        marks += [
            Mark((key,), finding.page, finding.boxes, (finding.message,), topic=topic.number, flagged=True)
            for finding, own in topic.places
            for key in own
            if key not in keys.values() and finding.page is not None
        ]
    return marks


def _reason(record: Record, topics: Sequence[Topic]) -> str:
    """Why the document ended where it did, unless the findings below say the same."""
    told = [said.message.rstrip(".") for topic in topics for said in topic.said]
    return "" if any(record.outcome.reason.startswith(sentence) for sentence in told) else record.outcome.reason


def _noted(finding: Finding, reason: str) -> bool:
    """Whether `finding` is for the record, and not what the outcome's reason says already."""
    told = finding.severity is Severity.INFORMATION and finding.outcome is not RuleOutcome.NOT_APPLICABLE
    return told and not reason.startswith(finding.message.rstrip("."))
