"""What the desk keeps of people at work: who is signed in, who works on what, what is typed and not handed in."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from schemas.decision import Decision, Who
from schemas.money import Frozen

SignedInBy = Literal["password", "name", "oidc", "proxy"]


class Session(Frozen):
    """A person who is signed in; how they proved who they are (`name`: they did not)."""

    who: Who
    by: SignedInBy
    opened_at: datetime


class SignedIn(Frozen):
    """A session that was opened, and the token that stands for it. Only its hash is kept."""

    token: str
    session: Session


class Denied(Frozen):
    """Why nobody was signed in, a sentence for the person; after how many seconds to try again (0: at once)."""

    why: str
    wait_seconds: int = 0


class Lease(Frozen):
    """Who works on a document, and until when it stays with them without another sign of life."""

    document: str
    person: str
    until: datetime


class Draft(Frozen):
    """A decision that a person has begun and not handed in, as they typed it; its `version` is what it was based on."""

    decision: Decision
    at: datetime


class Effort(Frozen):
    """Work on a document: active seconds, keys pressed, fields changed."""

    seconds: int = 0
    keys: int = 0
    changed: int = 0
