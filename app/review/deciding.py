"""Where a document stands before a decision, and what is in the decision's way."""

from __future__ import annotations

from typing import NamedTuple

from app.review.desk import Desk
from app.review.forms import Typed
from app.review.visits import Visit
from flows.drawn_ahead import is_hash
from flows.handing_in import Handed
from schemas import WAITING, OutcomeKind, Verdict
from schemas.deciding import Unfit
from schemas.decision import ARRANGING, MOVES, Decided, Decision, DecisionKind
from schemas.pages import parts_of


class Standing(NamedTuple):
    """A document as it stands: its state, what is believed of it, who has decided, what is being handed in, and which
    terms the policy asks a person for where they are missing."""

    sha256: str
    state: OutcomeKind
    verdict: Verdict
    decided: tuple[Decided, ...]
    version: str
    whose: str | None
    handed: Handed | None
    asked_for: tuple[str, ...]

    @property
    def title(self) -> str:
        """What people call it: its number, else its file's name."""
        return self.verdict.invoice.invoice_number or self.file

    @property
    def file(self) -> str:
        """The name of its file, without the folders it lay in."""
        return self.verdict.document.origin.rpartition("/")[2]

    @property
    def waits(self) -> bool:
        """Whether it waits for a decision."""
        return self.state in WAITING

    @property
    def names(self) -> list[str]:
        """Who has decided on it since it was last reopened."""
        return list(dict.fromkeys(one.who.shown for one in self.decided))


def standing(desk: Desk, sha256: str) -> Standing | None:
    """The document of this hash; None where there is none, or nothing is known of it."""
    if not is_hash(sha256):
        return None
    state, verdict = desk.ledger.state_of(sha256), desk.ledger.verdict(sha256)
    if state is None or verdict is None:
        return None
    decided = tuple(desk.ledger.in_round(sha256))
    return Standing(
        sha256=sha256,
        state=state,
        verdict=verdict,
        decided=decided,
        version=desk.ledger.version_of(sha256),
        whose=desk.ledger.handed_to(sha256),
        handed=desk.handing_in.on(sha256),
        asked_for=desk.policy.certainty.asked_for(orders="orders" in desk.ledger.reference()),
    )


def in_the_way(desk: Desk, visit: Visit, stands: Standing, said: Typed, kind: DecisionKind | None) -> str:
    """Why this decision cannot be taken as it is, in sentences; empty where it can."""
    if not visit.may_decide:
        return f"As {visit.who.role.value if visit.who.role else ''} you may look, not decide."
    if stands.handed is not None:
        return f"{stands.handed.who.name} has just decided on it. Wait a moment, or undo that first."
    version = visit.form.get("version", "")
    if version != stands.version:
        changed = desk.ledger.changed_since(stands.sha256, version)
        return " ".join(("The document has changed since this page was made.", *changed, _KEPT))
    if kind is None:
        return ""
    if (stands.state, kind) not in MOVES:
        return "This document does not wait for such a decision any more."
    if kind is DecisionKind.REOPEN and not visit.may_reopen:
        return "Reopening needs an approver."
    if kind is DecisionKind.APPROVE and any(one.who.name == visit.who.name for one in stands.decided):
        waits = "it waits for a second person" if stands.verdict.people > 1 else "what still holds it is said above"
        return f"You have decided on it already: {waits}. To decide anew, an approver reopens it."
    if kind is DecisionKind.APPROVE and not said.clear:
        return "Some of what you typed is not clear: look at the marked fields."
    if kind is DecisionKind.HAND_OVER:
        return ""
    if kind in ARRANGING:
        return _misarranged(stands, said.decision)
    wants_reason = kind is not DecisionKind.APPROVE or bool(said.decision.override)
    return "Say why, in the reason." if wants_reason and not said.decision.reason else ""


def _misarranged(stands: Standing, decision: Decision) -> str:
    """Why a document cannot be split or joined so, in a sentence; empty where nothing is known against it."""
    if decision.decision is DecisionKind.JOIN:
        return "" if decision.followed_by else "Choose the document whose pages follow."
    try:
        named = sum(len(part) for part in parts_of(decision.parts))
    except Unfit as unfit:
        return f"{str(unfit)[:1].upper()}{str(unfit)[1:]}."
    pages = stands.verdict.page_count
    return "" if named == pages else f"It has {pages} pages: say of each which document it is in."


_KEPT = "What you typed is kept here: compare it with what stands now, then send it again."
