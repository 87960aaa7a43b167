"""Who has approved a document, and whether that is enough for it to leave. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.deciding import fingerprint
from schemas.decision import Decided, DecisionKind, person_key
from schemas.extraction import Layer, Value
from schemas.verdict import Verdict


def approvals_of(verdict: Verdict, decided: Iterable[Decided]) -> dict[str, Decided]:
    """Who has approved this very record, by name; of names that are one person's, the first."""
    approved = fingerprint(verdict.doc_type, verdict.invoice)
    people: dict[str, Decided] = {}
    for one in decided:
        if one.decision.decision is DecisionKind.APPROVE and one.approved == approved:
            people.setdefault(person_key(one.who.name), one)
    return {one.who.name: one for one in people.values()}


def why_not_released(verdict: Verdict, decided: Iterable[Decided], *, ever_decided: bool) -> str | None:
    """Why people have not approved this very record as they must, in sentences; None where they have.

    `decided` are the decisions since the document was last reopened. What a person once decided on is released by
    people alone, and so is what a rule would hold. The second person is none of those who gave a value that stands.
    """
    for_this = approvals_of(verdict, decided)
    given = {claim.person for claim in verdict.claims.values() if claim.person is not None}
    if not for_this:
        held = given or any(finding.accepted_by for finding in verdict.findings)
        return "A person must approve these values; nobody has." if held or ever_decided else None
    if verdict.people < 2:
        return None
    changed = {person_key(claim.person or "") for claim in verdict.claims.values() if claim.layer is Layer.HUMAN}
    changed |= {person_key(name) for name, one in for_this.items() if one.changed}
    seconds = [name for name, one in for_this.items() if person_key(name) not in changed and one.who.may_be_second]
    if len(for_this) < 2 or not seconds:
        return " ".join(("A second person must approve it.", *verdict.people_for))
    return None


def joined(approvals: Sequence[Decided]) -> Decided:
    """The last of the approvals of one round, with all that the others saw, named or showed of what still stands."""
    *earlier, last = approvals
    for one in reversed(earlier):
        stands = [path for path in (*one.changed, *one.confirmed) if _value(one, path) == _value(last, path)]
        given, shown = last.decision.values, last.decision.places
        gone = {path: None for path in stands if path in one.decision.values and path not in last.claims}
        places = {path: spot for path, spot in one.decision.places.items() if path in stands}
        decision = last.decision.model_copy(update={"values": {**gone, **given}, "places": {**places, **shown}})
        named = tuple(path for path in dict.fromkeys(stands) if path not in (*last.changed, *last.confirmed))
        seen = tuple(dict.fromkeys((*one.seen, *last.seen)))
        last = last.model_copy(update={"decision": decision, "confirmed": (*last.confirmed, *named), "seen": seen})
    return last


def _value(decided: Decided, path: str) -> Value | None:
    claim = decided.claims.get(path)
    return None if claim is None else claim.value
