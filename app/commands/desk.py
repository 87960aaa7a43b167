"""`vouchline queue` and `vouchline documents`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from app.say import say, say_data
from flows.desk import Chosen, queue_told
from flows.desk import documents as every_document
from flows.desk import queue as waiting
from ledger import look
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
        items = waiting(ledger)
        refused = ledger.counts().get(OutcomeKind.REFUSED, 0)
    for item in items:
        for line in _lines(item):
            say(line)
    say(f"{len(items)} {'document waits' if len(items) == 1 else 'documents wait'} for people.")
    if refused:
        say(
            f"{refused} more {'was' if refused == 1 else 'were'} refused, with nothing in them to decide on: "
            "`vouchline documents --state refused` names them. Ask their senders for them again.",
            err=True,
        )
    return 0


def _lines(item: Mapping[str, Any]) -> tuple[str, ...]:
    amount = f"{item['amount'] or '?'} {item['currency'] or ''}"
    due = f"due {item['due_date']}" if item["due_date"] else "no due date"
    people = f", needs {item['people']} people" if item["people"] > 1 else ""
    by = f", decided by {', '.join(item['decided_by'])}" if item["decided_by"] else ""
    whose = f", for {item['whose']} to look at" if item["whose"] else ""
    name = f"{item['document'][:12]}  {item['state']:<10}  {item['file']}"
    return name, f"    {amount}, {due}{people}{by}{whose}", f"    {item['reason']}"


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
