"""A document's life as a story: what came, what was found, who decided what, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from app.summary import word
from ledger import Appearance, Ledger
from ledger.deciding import Recorded
from schemas import named, text_of
from schemas.changes import contradicted
from schemas.decision import DID, Decided, DecisionKind

_MOST = 6  # changed values that are told one by one


class _Told(NamedTuple):
    """A chapter: when it began, its place among the decisions of that second (none: before them), and its lines."""

    at: datetime
    decision: int
    lines: list[str]


def story(ledger: Ledger, sha256: str) -> list[str]:
    """What happened to a document, in the order in which it happened: a line that says when, then what came of it."""
    runs = {run.run: run for run in ledger.runs()}
    decisions = list(enumerate(ledger.decisions([sha256]), 1))
    in_run = {one.run: (place, one) for place, one in decisions if one.run is not None}
    chapters = [_Told(one.at, place, list(_decided(one))) for place, one in decisions if one.run is None]
    for number, appearance in enumerate(ledger.history(sha256)):
        run = runs[appearance.arrival.run]
        place, decision = in_run.get(run.run, (0, None))
        begin = [_came(appearance, run.kind, first=number == 0)] if decision is None else _decided(decision)
        chapters.append(_Told(run.started_at, place, [*begin, *_ended(appearance, run.run)]))
    chapters.sort(key=lambda told: told[:2])
    return [line for told in chapters for line in _dated(told)]


def _dated(told: _Told) -> Iterator[str]:
    """The lines of a chapter, the first with its time (UTC)."""
    when = f"{told.at:%Y-%m-%d %H:%M}  "
    yield when + told.lines[0]
    yield from (" " * len(when) + line for line in told.lines[1:])


def _came(one: Appearance, kind: str, *, first: bool) -> str:
    if kind == "ingest":
        return f"{one.arrival.origin} came"
    return f"{one.arrival.origin}, made of pages of others, came" if first else "it was judged again"


def _ended(one: Appearance, run: str) -> Iterator[str]:
    """What was read against what people approved, and what the document became."""
    for dropped in contradicted(one.verdict) if one.verdict is not None else ():
        yield f"{_name(dropped.term)} is read as {dropped.raw} now: {dropped.why}"
    outcome = one.arrival.outcome
    ended = f"{word(outcome.kind.value)}: {outcome.reason}" if outcome else "not settled"
    yield f"-> {ended}  [run {run}]"


def _decided(one: Recorded) -> Iterator[str]:
    """What a person did, as whom, what it changed, and why."""
    if one.decided is None:
        yield f"somebody {DID[one.kind]} (what is known of it was erased)"
        return
    who, decision = one.decided.who, one.decided.decision
    login = f" [{who.login}]" if who.login and not who.authenticated else ""
    to = (f" to {decision.to}" if decision.to else " to nobody") if one.kind is DecisionKind.HAND_OVER else ""
    over = f", overriding {', '.join(decision.override)}" if decision.override else ""
    if one.refused is None:
        yield f"{who.shown}{login} {DID[one.kind]}{to}{over}"
    else:
        yield f"{who.shown}{login} wanted to {one.kind.value.replace('_', ' ')} it{to}; that was not taken in"
        yield f"because {one.refused}"
    yield from _changed(one.decided)
    if decision.reason.strip():
        yield f"saying: {decision.reason.strip()}"


def _changed(decided: Decided) -> Iterator[str]:
    """The values that a person changed, from what to what; and how many they named as they stood."""
    for path in decided.changed[:_MOST]:
        yield f"changed {_name(path)}{_from_to(decided, path)}"
    more = len(decided.changed) - _MOST
    if more > 0:
        yield f"changed {more} more"
    if decided.confirmed:
        yield f"confirmed {len(decided.confirmed)} {'value' if len(decided.confirmed) == 1 else 'values'}"


def _from_to(decided: Decided, path: str) -> str:
    claim = decided.claims.get(path)
    if path not in decided.decision.values and claim is None:
        return ""
    before = f" from {text_of(claim.rejected[0].value)}" if claim is not None and claim.rejected else ""
    return f"{before} to {'nothing' if claim is None else text_of(claim.value)}"


def _name(path: str) -> str:
    try:
        return named(path)
    except KeyError:
        return path.replace("_", " ")
