"""A document's page: why it waits, each value with its place, and how it came about."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from reports.images import Pictures
from reports.pages import Mark, sheets
from reports.record import Place, Record
from reports.rendering import render
from reports.summary import stops
from reports.words import named, wanted
from schemas import (
    BY_PATH,
    ROWS,
    TERMS,
    Claim,
    Finding,
    RuleOutcome,
    RunInfo,
    Severity,
    Term,
    Verdict,
    term_of,
)

_WORST = list(Severity)
_OPENED_BY_BROWSERS = ("application/pdf", "image/png", "image/jpeg", "image/webp")
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


class Topic(NamedTuple):
    """Findings of one rule, as one thing to look at. `keys` name the marks of each."""

    number: int
    rule: str
    sentence: str
    severity: Severity
    undecided: bool
    todo: str
    findings: tuple[tuple[Finding, tuple[str, ...]], ...]


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
    record: Record, run: RunInfo, *, pictures: Pictures, place: Place, folder: Path, rules: Mapping[str, str]
) -> str:
    """The HTML of one document's page in `folder`/documents."""
    verdict = record.verdict
    keys = {path: f"f{number}" for number, path in enumerate(verdict.claims, 1)}
    topics = _topics(verdict, keys, rules)
    fields = _fields(verdict, keys, topics)
    return render(
        "document",
        run=run,
        verdict=verdict,
        outcome=record.outcome,
        waits=record.waits,
        place=place,
        original=_original(verdict, folder),
        topics=topics,
        reason=_reason(record, topics),
        noted=[finding for finding in verdict.findings if _noted(finding, record.outcome.reason)],
        not_applicable=[each for each in verdict.findings if each.outcome is RuleOutcome.NOT_APPLICABLE],
        groups=_groups(fields),
        tables=[table for table in _tables(fields) if table.rows],
        keys=keys,
        placed=placed,
        sheets=sheets(pictures.images, verdict.pages, _marks(verdict, keys, topics)),
        pictures=pictures,
    )


def _topics(verdict: Verdict, keys: Mapping[str, str], rules: Mapping[str, str]) -> list[Topic]:
    """What keeps the document from going through, the worst first; findings of one rule are one topic."""
    together: dict[tuple[int, bool, str, str], list[Finding]] = {}
    for finding in filter(stops, verdict.findings):
        undecided = finding.outcome is RuleOutcome.NOT_RUN
        kind = (_WORST.index(finding.severity), undecided, finding.rule, finding.todo)
        together.setdefault(kind, []).append(finding)
    # The order of the rulebook is kept among equals.
    ordered = sorted(together.items(), key=lambda item: item[0][:2])
    return [
        Topic(
            number,
            rule,
            wanted(own[0], rules),
            _WORST[severity],
            undecided,
            todo,
            tuple(
                (_compared(each, rules), _keys_of(each, keys, verdict, f"n{number}-{place}"))
                for place, each in enumerate(own, 1)
            ),
        )
        for number, ((severity, undecided, rule, todo), own) in enumerate(ordered, 1)
    ]


def _compared(finding: Finding, rules: Mapping[str, str]) -> Finding:
    """`finding` without what it expects where that is no value, but the rule's own sentence."""
    told = finding.expected is not None and finding.expected == wanted(finding, rules)
    return finding.model_copy(update={"expected": None}) if told else finding


def _keys_of(finding: Finding, keys: Mapping[str, str], verdict: Verdict, own: str) -> tuple[str, ...]:
    """The keys of the values a finding speaks of that have a place; else its own key if it has a place itself."""
    values = tuple(keys[term] for term in finding.terms if term in keys and placed(verdict.claims[term]))
    return values or ((own,) if finding.page and finding.boxes else ())


def placed(claim: Claim) -> bool:
    """Whether a value has a place on a page."""
    return bool(claim.page and claim.boxes)


def _fields(verdict: Verdict, keys: Mapping[str, str], topics: Sequence[Topic]) -> dict[str, Field]:
    """Every claim, and every term that a finding misses, by path."""
    speaking: dict[str, list[Topic]] = {}
    for topic in topics:
        for finding, _ in topic.findings:
            for path in finding.terms:
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
            places.setdefault(_NUMBER.sub("[]", f"{row}]"), {})[numbers] = f"{row}]"
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
    speaking = {key: topic.number for topic in reversed(topics) for _, own in topic.findings for key in own}
    first = {own[0] for topic in topics for _, own in topic.findings if own}
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
            for finding, own in topic.findings
            for key in own
            if key not in keys.values() and finding.page is not None
        ]
    return marks


def _reason(record: Record, topics: Sequence[Topic]) -> str:
    """Why the document ended where it did, unless the findings below say the same."""
    said = [finding.message.rstrip(".") for topic in topics for finding, _ in topic.findings]
    return "" if any(record.outcome.reason.startswith(sentence) for sentence in said) else record.outcome.reason


def _noted(finding: Finding, reason: str) -> bool:
    """Whether `finding` is for the record, and not what the outcome's reason says already."""
    told = finding.severity is Severity.INFORMATION and finding.outcome is not RuleOutcome.NOT_APPLICABLE
    return told and not reason.startswith(finding.message.rstrip("."))


def _original(verdict: Verdict, folder: Path) -> str | None:
    """The address of the original relative to the page, where it lies in the same workspace and a browser shows it."""
    path, workspace = verdict.document.path.absolute(), folder.absolute().parent.parent
    shown = verdict.document.kept and verdict.document.media_type in _OPENED_BY_BROWSERS
    if not shown or not path.is_relative_to(workspace):
        return None
    return quote(os.path.relpath(path, folder.absolute() / "documents"))
