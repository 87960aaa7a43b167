"""What stands on the desk: the documents that wait for people, and all of them as they ended."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ledger import Ledger
from ledger.deciding import Recorded
from ledger.queueing import Told
from ledger.records import Listed
from schemas import OutcomeKind, Verdict, result
from schemas.certainty_policy import Certainty
from schemas.decision import DecisionKind

WORDS = {OutcomeKind.QUARANTINED: "quarantine"}


class Chosen(NamedTuple):
    """Which documents: those in this state, that got it in this run, that came since this day; all hold."""

    state: str | None = None
    run: str | None = None
    since: date | None = None


_ALL = Chosen()


def word_of(kind: OutcomeKind) -> str:
    """An outcome in the words of the command line."""
    return WORDS.get(kind, kind.value)


def queue_told(ledger: Ledger) -> Iterator[str]:
    """What waits for people, each as JSON, the most urgent first: by the day it is due, then by its amount. No verdict
    is read for it, so that thousands are told at once."""
    needed = _Needed(ledger)
    return (_item(row, needed) for row in ledger.queue_rows())


def item(ledger: Ledger, sha256: str) -> dict[str, Any] | None:
    """One document that waits, as the queue has it; None where it does not wait."""
    needed = _Needed(ledger)
    return next((json.loads(_item(row, needed)) for row in ledger.queue_rows(sha256)), None)


class _Needed:
    """What the policy that a document was judged under asks a person for where it is missing, by the document's run."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._orders = "orders" in ledger.reference()
        self._by_run: dict[str, tuple[str, ...]] = {}

    def of(self, run: str) -> tuple[str, ...]:
        """The terms, most important first."""
        if run not in self._by_run:
            known = self._ledger.run(run)
            certainty = self._ledger.policy_of(known).certainty if known else Certainty()
            self._by_run[run] = certainty.asked_for(orders=self._orders)
        return self._by_run[run]


def _by_document(recorded: Iterable[Recorded]) -> dict[str, list[Recorded]]:
    """The decisions that were taken in, by document; handing one over is none on it."""
    found: defaultdict[str, list[Recorded]] = defaultdict(list)
    for one in recorded:
        if one.refused is None and one.kind is not DecisionKind.HAND_OVER:
            found[one.document].append(one)
    return found


def _names(recorded: Iterable[Recorded]) -> list[str]:
    """Who has decided since a document was last reopened."""
    names: dict[str, None] = {}
    for one in recorded:
        if one.kind is DecisionKind.REOPEN:
            names.clear()
        elif one.decided is not None:
            names[one.decided.who.name] = None
    return list(names)


def _item(row: Told, needed: _Needed) -> str:
    missing = [term for term in needed.of(row.run) if term in row.lacks]
    before = {
        "document": row.document,
        "parent": row.parent,
        "file": row.file,
        "state": word_of(OutcomeKind(row.state)),
        "reason": row.reason,
        "people": row.people,
        "decided_by": list(row.decided_by),
        "whose": row.whose,
        "terms": list(dict.fromkeys([*row.doubted, *missing])),
    }
    after = {
        "due_date": None if row.due_date is None else row.due_date.isoformat(),
        "amount": row.amount,
        "currency": row.currency,
    }
    return f"{_json(before)[:-1]}, {row.told[1:-1]}, {_json(after)[1:]}"


_json = json.JSONEncoder(ensure_ascii=False).encode


def doubted(verdict: Verdict) -> list[str]:
    """The terms that a finding which holds the document names."""
    return list(dict.fromkeys(term for finding in verdict.findings if finding.holds for term in finding.terms))


def documents(ledger: Ledger, chosen: Chosen = _ALL) -> Iterator[dict[str, Any]]:
    """Every document that `chosen` holds for, with its outcome, who decided it, and its result."""
    decided = _by_document(ledger.decisions())
    for one in ledger.listed():
        if _is_chosen(one, chosen):
            yield _document(one, decided)


def _is_chosen(one: Listed, chosen: Chosen) -> bool:
    came = one.document.day
    return (
        chosen.state in (None, word_of(one.outcome.kind))
        and chosen.run in (None, one.outcome.run)
        and (chosen.since is None or (came is not None and came >= chosen.since))
    )


def _document(one: Listed, decided: Mapping[str, Sequence[Recorded]]) -> dict[str, Any]:
    sha256 = one.document.sha256
    return {
        "document": sha256,
        "parent": one.document.parent,
        "file": one.document.origin,
        "outcome": word_of(one.outcome.kind),
        "reason": one.outcome.reason,
        "decided_by": "people" if decided.get(sha256) else "rules",
        "people": _names(decided.get(sha256, ())),
        "run": one.outcome.run,
        "result": None if one.verdict is None else result(one.verdict),
    }
