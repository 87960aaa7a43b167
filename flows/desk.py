"""What stands on the desk: the documents that wait for people, and all of them as they ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from ledger import Ledger
from ledger.deciding import Recorded
from ledger.records import Listed
from schemas import Disposition, OutcomeKind, Verdict, plain, result
from schemas.certainty_policy import Certainty
from schemas.decision import DecisionKind
from validators import leads_to

WORDS = {OutcomeKind.QUARANTINED: "quarantine"}
_LATEST = date.max


class Chosen(NamedTuple):
    """Which documents: those in this state, that got it in this run, that came since this day; all hold."""

    state: str | None = None
    run: str | None = None
    since: date | None = None


_ALL = Chosen()


def word_of(kind: OutcomeKind) -> str:
    """An outcome in the words of the command line."""
    return WORDS.get(kind, kind.value)


def queue(ledger: Ledger) -> list[dict[str, Any]]:
    """What waits for people, the most urgent first: by the day it is due, then by its amount."""
    waiting = [one for one in ledger.listed(waiting=True) if one.verdict is not None]
    decided = _by_document(ledger.decisions({one.document.sha256 for one in waiting}))
    whose = ledger.handed_over()
    waiting.sort(key=_urgency)
    needed = _Needed(ledger)
    return [_item(one, decided.get(one.document.sha256, ()), whose.get(one.document.sha256), needed) for one in waiting]


def item(ledger: Ledger, sha256: str) -> dict[str, Any] | None:
    """One document that waits, as the queue has it; None where it does not wait."""
    waiting = [one for one in ledger.listed(waiting=True, sha256=sha256) if one.verdict is not None]
    decided = _by_document(ledger.decisions({sha256})).get(sha256, ())
    whose, needed = ledger.handed_over().get(sha256), _Needed(ledger)
    return next((_item(one, decided, whose, needed) for one in waiting), None)


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


def _urgency(one: Listed) -> tuple[date, Decimal, str]:
    assert one.verdict is not None
    invoice = one.verdict.invoice
    amount = invoice.totals.due or invoice.totals.gross or Decimal(0)
    return invoice.due_date or _LATEST, -abs(amount), one.document.sha256


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


def _item(one: Listed, decided: Sequence[Recorded], whose: str | None, needed: _Needed) -> dict[str, Any]:
    verdict = one.verdict
    assert verdict is not None
    told = result(verdict)
    totals = verdict.invoice.totals
    amount = totals.due if totals.due is not None else totals.gross
    return {
        "document": one.document.sha256,
        "parent": one.document.parent,
        "file": one.document.origin,
        "state": word_of(one.outcome.kind),
        "reason": one.outcome.reason,
        "people": verdict.people,
        "people_for": list(verdict.people_for),
        "decided_by": _names(decided),
        "whose": whose,
        "terms": asked(verdict, needed.of(one.outcome.run)),
        "doc_type": verdict.doc_type.value,
        "invoice": told["invoice"],
        "findings": told["findings"],
        "due_date": told["invoice"]["due_date"],
        "amount": None if amount is None else plain(amount),
        "currency": verdict.invoice.currency,
    }


def asked(verdict: Verdict, needed: Iterable[str]) -> list[str]:
    """The terms that a person is asked to look at: those that a finding names, and those needed and missing."""
    missing = [term for term in needed if term not in verdict.claims]
    return list(dict.fromkeys([*doubted(verdict), *missing]))


def doubted(verdict: Verdict) -> list[str]:
    """The terms that a finding which holds the document names."""
    holding = (
        finding
        for finding in verdict.findings
        if leads_to(finding.model_copy(update={"accepted_by": ()})) is not Disposition.STRAIGHT_THROUGH
    )
    return list(dict.fromkeys(term for finding in holding for term in finding.terms))


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
