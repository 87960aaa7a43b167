"""`vouchline queue` and `vouchline documents`."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from pathlib import Path

from app.say import say, say_data
from flows.desk import Chosen, queue_told, word_of
from flows.desk import documents as every_document
from ledger import look
from ledger.queueing import Told
from schemas import OutcomeKind

_AT_ONCE = 100  # documents that are printed with one breath


def queue(workspace: Path, as_json: bool) -> int:  # noqa: FBT001 (named by the command line)
    """Print what waits for people, the most urgent first."""
    if as_json:
        with look(workspace) as ledger:
            told, before = queue_told(ledger), "["
            while some := list(islice(told, _AT_ONCE)):
                say(f"{before}{', '.join(some)}", nl=False)
                before = ", "
            say("]" if before == ", " else "[]")
        return 0
    with look(workspace) as ledger:
        refused, number = ledger.counts().get(OutcomeKind.REFUSED, 0), 0
        for row in ledger.queue_rows():
            number += 1
            for line in _lines(row):
                say(line)
    say(f"{number} {'document waits' if number == 1 else 'documents wait'} for people.")
    if refused:
        say(
            f"{refused} more {'was' if refused == 1 else 'were'} refused, with nothing in them to decide on: "
            "`vouchline documents --state refused` names them. Ask their senders for them again.",
            err=True,
        )
    return 0


def _lines(row: Told) -> tuple[str, ...]:
    amount = f"{row.amount or '?'} {row.currency or ''}"
    due = f"due {row.due_date}" if row.due_date else "no due date"
    people = f", needs {row.people} people" if row.people > 1 else ""
    by = f", decided by {', '.join(row.decided_by)}" if row.decided_by else ""
    whose = f", for {row.whose} to look at" if row.whose else ""
    name = f"{row.document[:12]}  {word_of(OutcomeKind(row.state)):<10}  {row.file}"
    return name, f"    {amount}, {due}{people}{by}{whose}", f"    {row.reason}"


def documents(
    workspace: Path,
    state: str | None,
    run: str | None,
    since: datetime | None,
    as_json: bool,  # noqa: FBT001 (named by the command line)
) -> int:
    """Print every document with its outcome and who or what decided it."""
    with look(workspace) as ledger:
        items = list(every_document(ledger, Chosen(state, run, since.date() if since else None)))
    if as_json:
        say_data(items)
        return 0
    for item in items:
        by = ", ".join(item["people"]) or item["decided_by"]
        say(f"{item['document'][:12]}  {item['outcome']:<10}  {by:<16}  {item['file']}")
    say(f"{len(items)} {'document' if len(items) == 1 else 'documents'}.")
    return 0
