"""Asking a foundation model while measuring: every call in a ledger of its own, as in a run, and its cost again.

The ledger lies in the workspace's folder `comparison`: `vouchline audit egress` shows it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from evaluation.corpus import Labelled
from evaluation.recorded import Asked
from extractors.foundation import Asking, Server
from flows.examined import Examined
from flows.foundation import Record, Step, http
from flows.foundation.spending import Spending
from flows.named import COMPARISON
from flows.pipeline import versions
from flows.receive import receive
from ledger import Ledger
from schemas import Document, Extraction, Outcome, OutcomeKind, Policy, Reading, RunInfo, Sent, Verdict
from validators import EMPTY, judge

_REASON = "It was measured, not processed."


class Asker:
    """The step of one strategy, with every call on record."""

    def __init__(self, ledger: Ledger, run: RunInfo, policy: Policy, asking: Asking | None) -> None:
        self._ledger = ledger
        self._record = _Noted(ledger, run)
        self._step = Step(policy, Server(asking or http(policy), self._record, Spending(ledger, run, policy)))

    def __call__(self, document: Document, examined: Examined) -> Examined:
        """What the step makes of it; the seconds stay those of reading, for waiting is on record."""
        return self._step(document, examined)._replace(seconds=examined.seconds)

    def took(self) -> Asked:
        """What all answers took that were used."""
        used = [one for one in self._ledger.egress() if (one.call.prompt, one.call.model) in self._record.prompts]
        return _sum(used)


class _Noted(Record):
    """The record of a run that also notes which questions were asked."""

    def __init__(self, ledger: Ledger, run: RunInfo) -> None:
        super().__init__(ledger, run)
        self.prompts: set[tuple[str, str]] = set()

    def recorded(self, prompt: str, model: str) -> str | None:
        """What `model` answered to the prompt with this hash before."""
        self.prompts.add((prompt, model))
        return super().recorded(prompt, model)


def _sum(sent: Sequence[Sent]) -> Asked:
    return Asked(
        calls=len(sent),
        tokens=sum(one.tokens for one in sent),
        money=sum((one.cost for one in sent), Decimal(0)),
        left=sum(one.call.size for one in sent if one.call.leaves),
        sent=sum(one.call.size for one in sent),
        seconds=sum(one.seconds for one in sent),
    )


@contextmanager
def asker(
    workspace: Path, name: str, policy: Policy, documents: Sequence[Labelled], asking: Asking | None = None
) -> Iterator[Asker]:
    """The step for `documents` under `policy`, as a run called `name` of the comparison's ledger."""
    with Ledger.open(workspace / COMPARISON) as ledger:
        killed = ledger.unfinished_run()
        if killed is not None:
            _close(ledger, killed, policy)
        run = ledger.start_run("replay", f"comparison: {name}", versions(policy), policy)
        ledger.add(run, (_kept(ledger, document) for document in documents))
        yield Asker(ledger, run, policy, asking)
        _close(ledger, run, policy)


def _kept(ledger: Ledger, labelled: Labelled) -> Document:
    document = receive(labelled.path)
    return ledger.keep(
        labelled.path, origin=document.origin, media_type=document.media_type, received_at=document.received_at
    )


def _close(ledger: Ledger, run: RunInfo, policy: Policy) -> None:
    """Bring a run to its end: nothing of it leaves, for it only measured."""
    for document in list(ledger.pending(run)):
        verdict = _empty(document, policy)
        ledger.judged(run, verdict)
        outcome = Outcome(sha256=document.sha256, run=run.run, kind=OutcomeKind.REVIEW, reason=_REASON)
        ledger.settle(run, verdict, outcome)
    ledger.finish_run(run)


def _empty(document: Document, policy: Policy) -> Verdict:
    """A verdict on nothing: what was measured stands in the comparison, not in a ledger."""
    reading = Reading(sha256=document.sha256, reader="none")
    return judge(document, reading, Extraction(), policy=policy, reference=EMPTY, versions=versions(policy), as_of=None)
