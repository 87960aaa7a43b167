"""What people decided, as examples: the documents they released, with the fields they confirmed or changed.

A field counts only where the person named it and it stands on the page; one that they left untouched teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evaluation.corpus import FIELDS
from ledger import Ledger
from ledger.records import Listed
from schemas import DocType, OutcomeKind, Verdict, plain
from schemas.deciding import key_of, stands_on_page
from schemas.decision import Decided

_DRAWN = "AUDIT-1"
_SAMPLE = f"{_DRAWN}: "
_KEPT_BACK = (OutcomeKind.REJECTED, OutcomeKind.RETURNED, OutcomeKind.UNPACKED)


def decided_records(ledger: Ledger, *, sample_only: bool = False) -> Iterator[dict[str, Any]]:
    """Each released document as a correction; `sample_only`: of the random sample that people check, and whole.

    Of the sample every field is right as it left, for nothing but the draw had held it; and what people did not let
    leave is a document that must not: had it not been drawn, it would have left.
    """
    for one in ledger.listed(held_by=_DRAWN if sample_only else None):
        if sample_only and _kept_back(one):
            yield _not_to_leave(one)
        if one.outcome.kind is not OutcomeKind.EXPORTED or one.verdict is None:
            continue
        last = ledger.last_approval(one.document.sha256)
        if last is None or (sample_only and not _of_sample(last)):
            continue
        yield _record(one, one.verdict, last, whole=sample_only)


def undecided_records(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Each document of the sample that still waits, as one that must not leave.

    Nobody has said yet that it may, and who leaves what is wrong waiting must gain nothing by it.
    """
    for one in ledger.listed(waiting=True, held_by=_DRAWN):
        if _drawn(one):
            yield _not_to_leave(one)


def seller_of(record: dict[str, Any]) -> str:
    """What tells a record's seller from others; one without a seller's name stands for itself."""
    return str(record["fields"].get("seller_name") or record["sha256"])


def _of_sample(decided: Decided) -> bool:
    return any(key.startswith(_SAMPLE) for key in decided.seen)


def _kept_back(one: Listed) -> bool:
    """Whether a document of the sample was rejected, sent back or split by a person."""
    return one.outcome.kind in _KEPT_BACK and _drawn(one)


def _drawn(one: Listed) -> bool:
    """Whether a document is of the sample."""
    return one.verdict is not None and any(key_of(found).startswith(_SAMPLE) for found in one.verdict.findings)


def _not_to_leave(one: Listed) -> dict[str, Any]:
    return {"sha256": one.document.sha256, "doc_type": DocType.OTHER.value, "fields": {}, "visible_false": []}


def _record(one: Listed, verdict: Verdict, decided: Decided, *, whole: bool) -> dict[str, Any]:
    said = {*decided.changed, *decided.confirmed}
    fields = {
        name: _text(claim.value)
        for name, path in FIELDS.items()
        if (claim := verdict.claims.get(path)) is not None and (whole or (path in said and stands_on_page(claim)))
    }
    hidden = [name for name, path in FIELDS.items() if path in said and decided.decision.values.get(path, "") is None]
    return {
        "sha256": one.document.sha256,
        "doc_type": verdict.doc_type.value,
        "language": verdict.language,
        "fields": fields,
        "visible_false": hidden,
    }


def _text(value: Any) -> str:
    return plain(value) if hasattr(value, "as_tuple") else str(value)
