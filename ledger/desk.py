"""What people decide, and who they are: the ledger's side of the desk."""

from __future__ import annotations

from collections.abc import Collection

from ledger import deciding, leases, lessons, people, sessions
from ledger.deciding import Asked, Recorded, Taken
from ledger.opened import Opened
from ledger.people import Person
from ledger.standing import confirmed_in, in_round, is_arranged, last_approval, replaced_by, withdrawn_in
from schemas import Lesson, Policy, RunInfo, Versions
from schemas.decision import Decided, Role, Who


class Desk(Opened):
    """The one door for decisions, whatever they come by."""

    def take(self, asked: Asked, versions: Versions, policy: Policy) -> Taken:
        """Take decisions in as a run of their own, in one transaction; what cannot be taken in is on record too."""
        self._vouch()  # for a run that was killed before it could
        with self._write() as chain:
            taken = deciding.take(chain, self._workspace, asked, versions, policy)
        if taken.run is not None:
            self._database.make_durable()
        return taken

    def in_round(self, sha256: str) -> list[Decided]:
        """The decisions on a document since it was last reopened, in their order."""
        with self._database.read() as connection:
            return in_round(connection, sha256)

    def is_arranged(self, sha256: str) -> bool:
        """Whether a person said which pages are this document, or which documents its pages are."""
        with self._database.read() as connection:
            return is_arranged(connection, sha256)

    def last_approval(self, sha256: str) -> Decided | None:
        """What a person last approved of a document, also before it was reopened."""
        with self._database.read() as connection:
            return last_approval(connection, sha256)

    def confirmed_in(self, run: RunInfo) -> dict[str, tuple[str, ...]]:
        """Which values people named as they stood, by the documents that they approved in this run."""
        with self._database.read() as connection:
            return confirmed_in(connection, run.run)

    def lessons(self) -> list[Lesson]:
        """What the approved documents taught of their vendors' pages, in that order; without what was forgotten."""
        with self._database.read() as connection:
            return list(lessons.remembered(connection))

    def forget(self, vendor: str) -> int:
        """Let the lessons of a vendor count no more; how many there were."""
        with self._write() as chain:
            return lessons.forget(chain, vendor)

    def decisions(self, sha256s: Collection[str] | None = None) -> list[Recorded]:
        """Every decision and every attempt at one, on these documents or on all, in their order."""
        with self._database.read() as connection:
            return list(deciding.recorded(connection, sha256s))

    def withdrawn(self, run: RunInfo) -> list[tuple[str, str]]:
        """The documents whose exports were taken back in this run, with the runs that had exported them."""
        with self._database.read() as connection:
            return withdrawn_in(connection, run.run)

    def replaced(self, run: RunInfo) -> list[tuple[str, str]]:
        """The documents that this run exported anew, with the runs whose exports these replace."""
        with self._database.read() as connection:
            return replaced_by(connection, run.run)

    def at_the_door(self, name: str, token: str | None, login: str) -> Who:
        """Who hands decisions in. Raises Misconfigured where people are set up and this is none of them."""
        with self._database.read() as connection:
            return people.by_token(connection, name, token, login)

    def whose_token(self, token: str) -> Who | None:
        """Whose token this is; None where it is nobody's."""
        with self._database.read() as connection:
            return people.whose_token(connection, token)

    def people(self) -> list[Person]:
        """Everybody who was ever set up, by name."""
        with self._database.read() as connection:
            return people.all_people(connection)

    def add_person(self, name: str, role: Role, password: str | None) -> str:
        """Set a person up; the token for the file door, which is not kept."""
        with self._write() as chain:
            return people.add(chain, name, role, password)

    def change_person(self, name: str, **changes: object) -> None:
        """Give a person another role or password, or disable it; they are signed out, and work on nothing any more."""
        with self._write() as chain:
            people.change(chain, name, **changes)
            sessions.close_all(chain.connection, name)
            leases.let_all_go(chain.connection, name)

    def new_token(self, name: str) -> str:
        """Give a person another token for the file door; the one before counts no more."""
        token = people.fresh_token()
        self.change_person(name, token=people.hashed_token(token))
        return token
