"""People at the desk: who is signed in, who works on what, and what they have typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger import attempts, drafts, effort, leases, queueing, sessions, statistics, versioned
from ledger.opened import Opened
from ledger.people import found, why_not_work
from ledger.proving import proves
from schemas.deciding import Unfit
from schemas.decision import Decision, Who
from schemas.desk import Denied, Draft, Effort, Lease, Session, SignedIn, SignedInBy
from schemas.desk_policy import DeskPolicy
from schemas.queue import Counts, Queue, Wanted
from schemas.statistics import DeskFigures


class Seats(Opened):
    """The ledger's memory of people at work; nothing of it is history."""

    def sign_in(self, name: str, password: str, address: str) -> SignedIn | Denied:
        """Open a session for who knows the password of `name`, asked for from `address`.

        Whoever does not learns the same, whether or not there is such a person.
        """
        with self._database.write() as connection:
            wait = attempts.claim(connection, self._now(), name, address)
        if wait:
            return Denied(why=f"Too many attempts. Wait {wait} seconds, then try again.", wait_seconds=wait)
        with self._database.read() as connection:
            person = found(connection, name)
        if not proves(None if person is None else person.password, password):
            return Denied(why=sessions.WRONG)
        with self._database.write() as connection:
            signed = sessions.sign_in_as(connection, self._now(), name, "password", "")
            if isinstance(signed, Denied):
                return Denied(why=sessions.WRONG)
            attempts.forgive(connection, name)
        return signed

    def sign_in_as(self, name: str, by: SignedInBy, login: str = "") -> SignedIn | Denied:
        """Open a session for whom somebody else has proved to be `name`, or, without people set up, says so."""
        with self._database.write() as connection:
            return sessions.sign_in_as(connection, self._now(), name, by, login)

    def session(self, token: str, settings: DeskPolicy) -> Session | None:
        """Whose session this is, as they are set up now; None where it has ended or never was."""
        with self._database.read() as connection:
            session, touched = sessions.session_of(connection, self._now(), token, settings)
        if touched:
            with self._database.write() as connection:
                sessions.touch(connection, self._now(), token, settings)
        return session

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._database.write() as connection:
            sessions.close(connection, token)

    def sign_out_everywhere(self, name: str) -> None:
        """End every session of a person."""
        with self._database.write() as connection:
            sessions.close_all(connection, name)

    def hold(self, sha256: str, who: Who, settings: DeskPolicy, *, over: bool = False) -> Lease:
        """Take a document to work on, or say that one still does; the lease that stands then, which may be another's.

        `over` takes it over from another. Raises Unfit where the person may not decide or the document does not wait.
        """
        with self._database.write() as connection:
            return leases.hold(connection, self._now(), sha256, who, settings, over=over)

    def let_go(self, sha256: str, who: Who) -> None:
        """Give a document back that one worked on."""
        with self._database.write() as connection:
            leases.let_go(connection, sha256, who.name)

    def leases(self) -> dict[str, Lease]:
        """Who works on what now, by document."""
        with self._database.read() as connection:
            return leases.live(connection, self._now())

    def version_of(self, sha256: str) -> str:
        """The state of a document, for a decision to say what it is based on."""
        with self._database.read() as connection:
            return versioned.version_of(connection, sha256)

    def changed_since(self, sha256: str, version: str) -> list[str]:
        """What has happened to a document since it was at `version`, in sentences."""
        with self._database.read() as connection:
            return versioned.changed_since(connection, self._workspace, sha256, version)

    def keep_draft(self, sha256: str, who: Who, decision: Decision) -> None:
        """Keep what a person has typed so far. Raises Unfit where they may not decide, or it is no document of ours."""
        with self._database.write() as connection:
            why = why_not_work(connection, who)
            if why is not None:
                raise Unfit(why)
            drafts.keep(connection, self._now(), who.name, decision.model_copy(update={"document": sha256}))

    def draft(self, sha256: str, who: Who) -> Draft | None:
        """What this person has typed of a document and not handed in."""
        with self._database.read() as connection:
            return drafts.draft_of(connection, sha256, who.name)

    def drafts(self, who: Who) -> list[str]:
        """The documents of which this person has a draft, the newest first."""
        with self._database.read() as connection:
            return drafts.begun_by(connection, who.name)

    def drop_draft(self, sha256: str, who: Who) -> None:
        """Forget what a person has typed of a document."""
        with self._database.write() as connection:
            drafts.drop(connection, sha256, who.name)

    def worked(self, sha256: str, done: Effort) -> None:
        """Add work to what is recorded of a document, without who did it."""
        with self._database.write() as connection:
            effort.add(connection, self._now(), sha256, done)

    def effort(self, sha256: str) -> Effort:
        """All the work on a document."""
        with self._database.read() as connection:
            return effort.of(connection, sha256)

    def desk_figures(self) -> DeskFigures:
        """What the desk has cost and saved so far."""
        with self._database.read() as connection:
            return statistics.desk_figures(connection)

    def queue_rows(self, sha256: str | None = None) -> Iterator[queueing.Told]:
        """All that waits, or one of it, with what is told of each, the most urgent first."""
        with self._database.read() as connection:
            yield from queueing.told(connection, sha256)

    def queue(self, wanted: Wanted) -> Queue:
        """A page of what waits for people."""
        with self._database.read() as connection:
            return queueing.queue(connection, wanted, self._now())

    def queue_counts(self, today: date) -> Counts:
        """How many documents wait, of which kind."""
        with self._database.read() as connection:
            return queueing.counts(connection, today)

    def handed_to(self, sha256: str) -> str | None:
        """Whose a document is that waits for somebody of their own."""
        with self._database.read() as connection:
            return queueing.whose(connection, sha256)
