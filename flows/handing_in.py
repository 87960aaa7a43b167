"""Decisions from pages: each waits some seconds, so that it can be taken back, then goes through the one door."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.beside import Beside
from flows.deciding import Came, Decisions, decide
from flows.unforeseen import leave_log
from ledger.deciding import Asked
from schemas import WAITING, Policy, VouchlineError
from schemas.decision import Decision, DecisionKind, Who

UNDO_SECONDS = 8.0
_AGAIN_SECONDS = 5.0  # after which what could not be handed in is tried again: a run is at work, the disk is full
_REMEMBERED = 200
_WORDS = {
    DecisionKind.APPROVE: "approved",
    DecisionKind.REJECT: "rejected",
    DecisionKind.RETURN: "returned to its sender",
    DecisionKind.REOPEN: "reopened",
    DecisionKind.HAND_OVER: "handed over",
    DecisionKind.SPLIT: "split",
    DecisionKind.JOIN: "joined with another",
}

_UNFORESEEN = "something unforeseen happened while it was handed in; what was typed is kept, and the document waits"

Door = Callable[[Path, Asked, Policy], Decisions]


def _door(workspace: Path, asked: Asked, policy: Policy) -> Decisions:
    return decide(workspace, asked, policy, workers=1)


@dataclass(frozen=True)
class Handed:
    """A decision of a person: what it came to (None while it waits), and why it was not handed in yet."""

    number: int
    decision: Decision
    who: Who
    title: str
    due: float
    came: Came | None = None
    at_work: bool = False
    delay: str = ""

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that it is on."""
        return self.decision.document, *self.decision.followed_by

    @property
    def word(self) -> str:
        """What was decided, in a word."""
        return _WORDS[self.decision.decision]

    @property
    def came_back(self) -> bool:
        """Whether its document still waits for people."""
        return self.came is not None and (self.came.outcome is None or self.came.outcome.kind in WAITING)

    @property
    def can_be_undone(self) -> bool:
        """Whether it still waits."""
        return self.came is None and not self.at_work


class HandingIn(Beside):
    """Hands decisions in, those of one person together. Use it in a `with` block: its end hands in what still waits."""

    def __init__(
        self,
        workspace: Path,
        policy: Callable[[], Policy],
        *,
        undo: float = UNDO_SECONDS,
        again: float = _AGAIN_SECONDS,
        door: Door = _door,
    ) -> None:
        super().__init__("handing in")
        self._workspace = workspace
        self._policy = policy
        self._undo = undo
        self._again = again
        self._door = door
        self._all: dict[int, Handed] = {}
        self._number = 0

    def take(self, decision: Decision, who: Who, title: str) -> Handed:
        """Keep a decision on the document called `title` until it is due."""
        with self._news:
            self._number += 1
            handed = Handed(self._number, decision, who, title, time.monotonic() + self._undo)
            self._all[handed.number] = handed
            for number in [number for number, one in self._all.items() if one.came is not None][:-_REMEMBERED]:
                del self._all[number]
            self._news.notify_all()
            return handed

    def undo(self, number: int, who: Who) -> Decision | None:
        """Take a decision back; None where it is handed in already, or another person's."""
        with self._news:
            handed = self._all.get(number)
            if handed is None or handed.who.name != who.name or not handed.can_be_undone:
                return None
            del self._all[number]
            return handed.decision

    def of(self, who: Who) -> list[Handed]:
        """The decisions of a person since the desk was opened, the newest first."""
        with self._news:
            return [one for one in reversed(self._all.values()) if one.who.name == who.name]

    def on(self, sha256: str) -> Handed | None:
        """The decision on a document that waits or is at work."""
        with self._news:
            return next((one for one in self._all.values() if sha256 in one.documents and one.came is None), None)

    def documents(self) -> list[str]:
        """The documents whose decisions wait or are at work."""
        with self._news:
            return [sha256 for one in self._all.values() if one.came is None for sha256 in one.documents]

    def settled(self, seconds: float = 60.0) -> bool:
        """Wait until nothing waits any more; whether that is so."""
        with self._news:
            return self._news.wait_for(lambda: all(one.came is not None for one in self._all.values()), seconds)

    def _work(self) -> None:
        while due := self._due():
            self._hand_in(due)

    def _due(self) -> list[Handed]:
        """The decisions of one person that are due, once there are any; none at the end."""
        with self._news:
            while True:
                waiting = [one for one in self._all.values() if one.came is None]
                now = time.monotonic()
                due = [one for one in waiting if one.due <= now or self._ending]
                if due:
                    ours = [replace(one, at_work=True) for one in due if one.who == due[0].who]
                    self._all.update({one.number: one for one in ours})
                    return ours
                if self._ending:
                    return []
                self._news.wait(min((one.due for one in waiting), default=now + 3600) - now)

    def _hand_in(self, due: Sequence[Handed]) -> None:
        asked = Asked([one.decision for one in due], due[0].who, partial=True)
        try:
            came: Sequence[Came] = self._door(self._workspace, asked, self._policy()).came
        except VouchlineError as error:
            self._put_off(due, str(error))
            return
        except Exception as error:  # whatever it was, the decisions of others are still handed in
            leave_log(error, self._workspace)
            came = [Came(one.decision, refused=_UNFORESEEN) for one in due]
        with self._news:
            self._all.update(
                {one.number: replace(one, came=now, at_work=False) for one, now in zip(due, came, strict=True)}
            )
            self._news.notify_all()

    def _put_off(self, due: Sequence[Handed], why: str) -> None:
        """Try again later; at the end it is given up, and the documents wait as before."""
        with self._news:
            later = time.monotonic() + self._again
            for one in due:
                given_up = Came(one.decision, refused=why) if self._ending else None
                self._all[one.number] = replace(one, at_work=False, due=later, delay=why, came=given_up)
            self._news.notify_all()
