"""A document's life as a story: what came, what was found, who decided what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.summary import word
from ledger import Appearance
from ledger.deciding import Recorded
from schemas import named
from schemas.decision import DID

_MOST = 6  # changed values that are told by name


def story(history: Sequence[Appearance], decisions: Sequence[Recorded]) -> list[str]:
    """What happened to a document, a line for each thing, in the order in which it happened."""
    by_run = {one.run: one for one in decisions if one.run is not None}
    told: list[str] = []
    for one in history:
        told += _decided(by_run[one.arrival.run]) if one.arrival.run in by_run else [_came(one)]
        outcome = one.arrival.outcome
        ended = f"{word(outcome.kind.value)}: {outcome.reason}" if outcome else "not settled"
        told.append(f"{one.arrival.run}  -> {ended}")
    return [*told, *(line for one in decisions if one.run is None for line in _decided(one))]


def _came(one: Appearance) -> str:
    at = one.arrival.received_at
    return f"{one.arrival.run}  {one.arrival.origin}{f' came {at:%Y-%m-%d}' if at else ''}"


def _decided(one: Recorded) -> Iterator[str]:
    """What a person did, as whom, what it changed, and why."""
    begin = f"{one.run or one.at.strftime('%Y%m%dT%H%M%SZ')}  "
    if one.decided is None:
        yield f"{begin}somebody {DID[one.kind]} (what is known of it was erased)"
        return
    who, decision = one.decided.who, decision_of(one)
    tried = "" if one.refused is None else f", which was not taken in: {one.refused}"
    login = f" [{who.login}]" if who.login and not who.authenticated else ""
    yield f"{begin}{who.shown}{login} {decision}{tried}"
    if one.decided.changed:
        shown = [_name(path) for path in one.decided.changed[:_MOST]]
        more = len(one.decided.changed) - len(shown)
        yield f"{begin}  changed {', '.join(shown)}{f' and {more} more' if more else ''}"


def decision_of(one: Recorded) -> str:
    """What was decided, with its reason."""
    assert one.decided is not None
    reason = one.decided.decision.reason.strip()
    override = ", ".join(one.decided.decision.override)
    over = f" overriding {override}" if override else ""
    return f"{DID[one.kind]}{over}{f' ({reason})' if reason else ''}"


def _name(path: str) -> str:
    try:
        return named(path)
    except KeyError:
        return path.replace("_", " ")
