"""The page of a document: what is believed of it, and what a person says."""

from __future__ import annotations

import re
from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from app.review.deciding import Standing, in_the_way, standing
from app.review.desk import Desk
from app.review.document_view import View, view
from app.review.forms import Typed, as_drafted, typed
from app.review.line_of_work import around
from app.review.rendering import page
from app.review.visits import Visit
from app.story import story
from extractors.media_types import PDF
from flows.drawn_ahead import Pages
from flows.leaves import Turned
from flows.typed import Manner
from ledger.people import Person
from schemas import DocType, Layer, OutcomeKind
from schemas.deciding import Unfit
from schemas.decision import DECIDING_ROLES, MOVES, Decision, DecisionKind
from schemas.desk import Effort, Lease

_EFFORT = re.compile(r"(\d{1,5}),(\d{1,6}),(\d{1,4})")
_REFUSED = "It was refused at the door: no page of it is shown."
_DECIDES = {kind.value: kind for kind in DecisionKind}


class _Shown(NamedTuple):
    """What a page shows of a document: the view, what the person is told first, and what they had just said."""

    stands: Standing
    view: View
    told: str = ""
    said: Typed | None = None
    drafted: Decision | None = None


def show(desk: Desk, visit: Visit) -> Response:
    """A document as it stands."""
    stands = standing(desk, visit.request.path_params["sha256"])
    if stands is None:
        return no_such_document(visit)
    return _page(desk, visit, _with_draft(desk, visit, stands))


def _with_draft(desk: Desk, visit: Visit, stands: Standing) -> _Shown:
    """The document with what this person had typed, and what has happened to it since."""
    shown = view(stands.verdict, stands.asked_for)
    draft = desk.ledger.draft(stands.sha256, visit.who) if stands.waits and visit.may_decide else None
    if draft is None:
        return _Shown(stands, shown)
    version = draft.decision.version or stands.version
    stale = version != stands.version
    changed = desk.ledger.changed_since(stands.sha256, version) if stale else []
    told = " ".join(("The document has changed since you typed this.", *changed)) if stale else ""
    return _Shown(stands, as_drafted(shown, draft.decision), told, drafted=draft.decision)


def no_such_document(visit: Visit) -> Response:
    """The answer to a name that no document has."""
    why = "This workspace knows no document of this name, or it was never judged."
    return page(visit.request, "trouble.html", 404, title="There is no such document", why=why, visit=visit)


def decide(desk: Desk, visit: Visit) -> Response:
    """Take a decision, or say what of it is not clear: what was typed stays."""
    stands = standing(desk, visit.request.path_params["sha256"])
    if stands is None:
        return no_such_document(visit)
    seen = view(stands.verdict, stands.asked_for)
    kind = _DECIDES.get(visit.form.get("decision", ""))
    said = typed(
        seen, visit.form, kind or DecisionKind.APPROVE, stands.sha256, desk.drawn.pages(turned(stands), 0.0).manner
    )
    told = in_the_way(desk, visit, stands, said, kind)
    if told or kind is None:
        return _page(desk, visit, _Shown(stands, said.view, told, said))
    near = around(desk, visit, stands.sha256)
    desk.ledger.keep_draft(stands.sha256, visit.who, said.decision)  # until it is handed in: nothing typed is lost
    desk.handing_in.take(said.decision, visit.who, stands.title)
    count(desk, visit, stands.sha256)
    after = near.after
    if after in said.decision.followed_by:  # which went along
        after = around(desk, visit, after).after
    return RedirectResponse(f"/documents/{after}{near.query}" if after else f"/{near.query}", 303)


def count(desk: Desk, visit: Visit, sha256: str) -> None:
    """Add the work that a decision took, where the policy lets it be counted."""
    found = _EFFORT.fullmatch(visit.form.get("effort", ""))
    if found and desk.policy.desk.effort:
        seconds, keys, changed = (int(part) for part in found.groups())
        desk.ledger.worked(sha256, Effort(seconds=seconds, keys=keys, changed=changed))


def turned(stands: Standing) -> Turned:
    """What is drawn of a document."""
    return Turned(stands.verdict.document, stands.verdict.language)


def _page(desk: Desk, visit: Visit, shown: _Shown) -> Response:
    stands, said = shown.stands, shown.said
    typed_last = said.decision if said else shown.drafted
    pages = Pages([], Manner(), _REFUSED) if stands.state is OutcomeKind.REFUSED else desk.drawn.pages(turned(stands))
    near = around(desk, visit, stands.sha256)
    desk.drawn.ahead(near.ahead)
    doc_type = typed_last.doc_type if typed_last and typed_last.doc_type else stands.verdict.doc_type
    own = visit.may_decide and stands.handed is None
    lease = _lease(desk, visit, stands) if own and stands.waits else None
    return page(
        visit.request,
        "document.html",
        409 if said is not None and shown.told else 200,
        visit=visit,
        may_decide=own and stands.waits and lease is None,
        may_reopen=own and visit.may_reopen and (stands.state, DecisionKind.REOPEN) in MOVES,
        lease=lease,
        people=[person.name for person in desk.ledger.people() if _may_take(person) and person.name != visit.who.name],
        stands=stands,
        verdict=stands.verdict,
        view=shown.view,
        pages=pages,
        near=near,
        place=near.place,
        came_in=_came_in(desk, stands),
        told=shown.told,
        reason=typed_last.reason if typed_last else "",
        overridden=typed_last.override if typed_last else (),
        parts=visit.form.get("parts") or "; ".join(typed_last.parts if typed_last else ()),
        can_arrange=_can_arrange(stands),
        override=_may_override(desk, stands),
        doc_type=doc_type,
        doc_types=list(DocType),
        story=story(desk.ledger, stands.sha256),
    )


def _came_in(desk: Desk, stands: Standing) -> Standing | None:
    """The mail or archive in which a document came; None where it came by itself."""
    parent = stands.verdict.document.parent
    return None if parent is None else standing(desk, parent)


def _can_arrange(stands: Standing) -> bool:
    """Whether a document has pages that can be taken apart, or put together with others."""
    einvoice = any(claim.layer is Layer.EINVOICE for claim in stands.verdict.claims.values())
    return stands.verdict.document.media_type == PDF and not einvoice


def _may_take(person: Person) -> bool:
    """Whether a document can be handed to somebody."""
    return not person.disabled and person.role in DECIDING_ROLES


def _lease(desk: Desk, visit: Visit, stands: Standing) -> Lease | None:
    """Who else works on a document; nobody where this person does from now on."""
    try:
        lease = desk.ledger.hold(stands.sha256, visit.who, desk.policy.desk)
    except Unfit:
        return None
    return lease if lease.person != visit.who.name else None


def _may_override(desk: Desk, stands: Standing) -> list[str]:
    """The rules that hold the document and that the policy lets two people override."""
    failed = dict.fromkeys(finding.rule for finding in stands.verdict.findings if finding.severity.value == "fatal")
    return [rule for rule in failed if rule in desk.policy.people.override]
