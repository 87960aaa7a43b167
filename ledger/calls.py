"""What was asked of foundation models: recorded before it is sent, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from decimal import Decimal

from ledger import asking
from ledger.figures import figures
from ledger.opened import Opened
from ledger.tables import egress
from schemas import Call, NoReply, Reply, RunInfo, Sent, Spent
from schemas.helping import RunFigures


class Calls(Opened):
    """The egress ledger."""

    def sending(self, run: RunInfo, call: Call) -> int:
        """Write down a call that is about to be sent; its number."""
        with self._write() as chain:
            return asking.sending(chain, run.run, call)

    def answered(self, number: int, answer: Reply | NoReply, cost: Decimal | None) -> None:
        """Keep what came of a call, and what it cost (None where that is not known)."""
        with self._write() as chain:
            asking.answered(chain, number, answer, cost)

    def recorded(self, prompt: str, model: str) -> str | None:
        """What `model` answered to the prompt with this hash; None where it never did."""
        with self._database.read() as connection:
            return asking.recorded(connection, prompt, model)

    def spent(self, *, run: RunInfo | None = None, document: str | None = None, today: bool = False) -> Spent:
        """What calls came to: of a run, on a document, on this day (UTC); all given conditions hold."""
        since = datetime.combine(self._now().astimezone(UTC).date(), time.min, UTC) if today else None
        with self._database.read() as connection:
            return asking.spent(connection, None if run is None else run.run, document, since)

    def figures(self, run: RunInfo) -> RunFigures:
        """How a run went, as far as it has come."""
        with self._database.read() as connection:
            return figures(connection, run.run)

    def egress(self) -> Iterator[Sent]:
        """Every call, in the order in which they were made."""
        return (asking.to_sent(row) for row in self._pages(asking.calls(), egress.c.number))
