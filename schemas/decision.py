"""A decision of a person on a document, as files and pages hand it in, and which moves it makes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from schemas.extraction import Claim, DocType
from schemas.geometry import Box
from schemas.money import Frozen
from schemas.verdict import WAITING, OutcomeKind


class DecisionKind(StrEnum):
    """What a person may say of a document."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    REOPEN = "reopen"
    HAND_OVER = "hand_over"
    SPLIT = "split"
    JOIN = "join"


# What says which pages are one document, where files were divided wrongly.
ARRANGING = frozenset({DecisionKind.SPLIT, DecisionKind.JOIN})

# What somebody did who took such a decision.
DID: Mapping[DecisionKind, str] = {
    DecisionKind.APPROVE: "approved it",
    DecisionKind.REJECT: "rejected it",
    DecisionKind.RETURN: "returned it to its sender",
    DecisionKind.REOPEN: "reopened it",
    DecisionKind.HAND_OVER: "handed it over",
    DecisionKind.SPLIT: "split it",
    DecisionKind.JOIN: "joined it with another",
}


class Spot(Frozen):
    """Where a value stands on the document, as the person showed it."""

    page: int
    boxes: tuple[Box, ...] = ()


class PagesOf(Frozen):
    """Pages of a document, by its hash; they count from 1."""

    document: str
    pages: tuple[int, ...]


class Made(Frozen):
    """A document that was made of pages of others, in their order."""

    document: str
    of: tuple[PagesOf, ...]


Row = Mapping[str, str | None]


class Decision(Frozen):
    """One decision. `values` by claim path, as text (None: not on the document); rows that are given replace all.

    `to` is whom a document is handed to ("": to nobody); `version` says which state of it the person had before them.
    `parts` are the pages that are one document each where it is split; `followed_by` are the documents whose pages
    come after its own where it is joined.
    """

    document: str
    decision: DecisionKind
    doc_type: DocType | None = None
    values: Mapping[str, str | None] = {}
    lines: tuple[Row, ...] | None = None
    tax_breakdown: tuple[Row, ...] | None = None
    places: Mapping[str, Spot] = {}
    override: tuple[str, ...] = ()
    reason: str = ""
    to: str = ""
    version: str | None = None
    parts: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()


class Role(StrEnum):
    """What a person may do."""

    REVIEWER = "reviewer"
    APPROVER = "approver"
    AUDITOR = "auditor"
    OPERATOR = "operator"


DECIDING_ROLES = frozenset({Role.REVIEWER, Role.APPROVER})
SECOND_ROLES = frozenset({Role.APPROVER})


class Who(Frozen):
    """A person at the door. Without people set up the name is only claimed: `role` is None, `login` the user's name
    on this machine."""

    name: str
    login: str = ""
    role: Role | None = None

    @property
    def authenticated(self) -> bool:
        """Whether somebody has proved to be this person."""
        return self.role is not None

    @property
    def may_be_second(self) -> bool:
        """Whether this person may be the one whose approval makes two."""
        return self.role is None or self.role in SECOND_ROLES

    @property
    def shown(self) -> str:
        """The name as people read it, saying where nobody has proved to bear it."""
        return self.name if self.authenticated else f"{self.name} (not authenticated)"


def person_key(name: str) -> str:
    """By what two names are one person's: case, spacing and the form of letters make nobody another."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Decided(Frozen):
    """A decision that was taken in: who took it, and of an approval all that it approves.

    `claims` are the values approved, with the old reading among a changed one's alternatives; `changed` and
    `confirmed` are the paths that the person changed or named as they stood; `seen` are the findings that stood before
    the person, `upheld` those of them that held the document for values that the person left as they were, and
    `approved` is the fingerprint of the record. `made` are the documents that its pages became.
    """

    decision: Decision
    who: Who
    doc_type: DocType = DocType.OTHER
    subtype: str | None = None
    claims: Mapping[str, Claim] = {}
    changed: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    upheld: tuple[str, ...] = ()
    approved: str = ""
    made: tuple[Made, ...] = ()


_OPEN = WAITING | {OutcomeKind.EXPORTED}

# Which decision may be taken on a document in which state, and where it may lead: every move there is.
MOVES: Mapping[tuple[OutcomeKind, DecisionKind], frozenset[OutcomeKind]] = {
    (OutcomeKind.REVIEW, DecisionKind.APPROVE): _OPEN,
    (OutcomeKind.REVIEW, DecisionKind.REJECT): frozenset({OutcomeKind.REJECTED}),
    (OutcomeKind.REVIEW, DecisionKind.RETURN): frozenset({OutcomeKind.RETURNED}),
    (OutcomeKind.REVIEW, DecisionKind.REOPEN): frozenset({OutcomeKind.REVIEW}),
    (OutcomeKind.REVIEW, DecisionKind.HAND_OVER): frozenset({OutcomeKind.REVIEW}),
    (OutcomeKind.QUARANTINED, DecisionKind.APPROVE): _OPEN,
    (OutcomeKind.QUARANTINED, DecisionKind.REJECT): frozenset({OutcomeKind.REJECTED}),
    (OutcomeKind.QUARANTINED, DecisionKind.RETURN): frozenset({OutcomeKind.RETURNED}),
    (OutcomeKind.QUARANTINED, DecisionKind.REOPEN): frozenset({OutcomeKind.QUARANTINED}),
    (OutcomeKind.QUARANTINED, DecisionKind.HAND_OVER): frozenset({OutcomeKind.QUARANTINED}),
    (OutcomeKind.REVIEW, DecisionKind.SPLIT): frozenset({OutcomeKind.UNPACKED}),
    (OutcomeKind.REVIEW, DecisionKind.JOIN): frozenset({OutcomeKind.UNPACKED}),
    (OutcomeKind.QUARANTINED, DecisionKind.SPLIT): frozenset({OutcomeKind.UNPACKED}),
    (OutcomeKind.QUARANTINED, DecisionKind.JOIN): frozenset({OutcomeKind.UNPACKED}),
    (OutcomeKind.EXPORTED, DecisionKind.REOPEN): frozenset({OutcomeKind.REVIEW}),
    (OutcomeKind.REJECTED, DecisionKind.REOPEN): frozenset({OutcomeKind.REVIEW}),
    (OutcomeKind.RETURNED, DecisionKind.REOPEN): frozenset({OutcomeKind.REVIEW}),
    (OutcomeKind.UNPACKED, DecisionKind.REOPEN): frozenset({OutcomeKind.REVIEW}),  # where a person split or joined it
}

# What says something of a document; handing it over only says who looks at it, and reopening starts anew.
SAYING = frozenset({DecisionKind.APPROVE, DecisionKind.REJECT, DecisionKind.RETURN}) | ARRANGING

# Where a decision leads at once; an approval leads where today's rules say.
AT_ONCE: Mapping[tuple[OutcomeKind, DecisionKind], OutcomeKind] = {
    move: next(iter(to)) for move, to in MOVES.items() if move[1] is not DecisionKind.APPROVE
}
