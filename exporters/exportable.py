"""The exporter's whole check of one verdict: what is to be settled as exported must pass it first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import ValidationError

from exporters import tables
from schemas import EXPORT_SCHEMAS, Disposition, DocType, Verdict, kept_exactly


def why_not(verdict: Verdict) -> str | None:
    """Why `verdict` may not be exported, as part of a sentence without its point; None where it may."""
    if verdict.disposition is not Disposition.STRAIGHT_THROUGH or verdict.doc_type is DocType.OTHER:
        return "it is not straight through"
    if not all(map(_fits, _cells(verdict))):
        return "one of its numbers has more digits than a record holds"
    try:
        EXPORT_SCHEMAS[verdict.profile].model_validate(verdict.invoice.model_dump())
    except ValidationError:
        return "its record is not complete"
    return None


def _cells(verdict: Verdict) -> Iterator[tables.Cell]:
    for rows in tables.rows(verdict).values():
        for row in rows:
            yield from row


def _fits(cell: tables.Cell) -> bool:
    return not isinstance(cell, Decimal) or kept_exactly(cell)
