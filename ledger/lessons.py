"""The memory of vendors' pages in the ledger: what the approved documents taught, and what was forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from ledger.chain import Chain
from ledger.tables import documents, forgettings, lessons, verdicts
from schemas import EventKind, Lesson, OutcomeKind, Verdict


def lesson_row(verdict: Verdict) -> dict[str, Any] | None:
    """The row of what a document teaches, None where it teaches nothing."""
    lesson = verdict.lesson
    return None if lesson is None else {"vendor": lesson.vendor, "body": lesson.model_dump_json()}


def in_force() -> Select[Any]:
    """The lessons that count: of documents that left and were not taken back, by their verdicts that count, learnt
    after the vendor was last forgotten."""
    since = select(func.max(forgettings.c.after)).where(forgettings.c.vendor == lessons.c.vendor).scalar_subquery()
    return (
        select(lessons.c.verdict, lessons.c.vendor, lessons.c.body)
        .join(verdicts, verdicts.c.number == lessons.c.verdict)
        .join(documents, documents.c.sha256 == verdicts.c.document)
        .where(verdicts.c.current, documents.c.state == OutcomeKind.EXPORTED.value)
        .where(lessons.c.verdict > func.coalesce(since, 0))
    )


def remembered(connection: Connection) -> Iterator[Lesson]:
    """The lessons that count, in the order they were learnt; of each document the last."""
    newest: dict[str, Lesson] = {}
    for row in connection.execute(in_force().order_by(lessons.c.verdict)):
        lesson = Lesson.model_validate_json(row.body)
        newest.pop(lesson.document, None)
        newest[lesson.document] = lesson
    return iter(newest.values())


def forget(chain: Chain, vendor: str) -> int:
    """Let the lessons of a vendor count no more; how many there were."""
    count = sum(lesson.vendor == vendor for lesson in remembered(chain.connection))
    if count:
        last = chain.connection.scalar(select(func.max(lessons.c.verdict))) or 0
        key = chain.connection.execute(insert(forgettings).values(vendor=vendor, after=last)).inserted_primary_key
        assert key is not None
        chain.append(EventKind.FORGOTTEN, details=forgetting_details(key[0], last))
    return count


def forgetting_details(number: int, after: int) -> dict[str, str]:
    """What the event of a forgetting says; the vendor's name is none of the history's."""
    return {"forgetting": str(number), "after": str(after)}
