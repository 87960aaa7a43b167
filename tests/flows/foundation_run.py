"""One document with open terms in a run of a real ledger, and the foundation step over it with a real client."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from extractors.extract import extract
from extractors.foundation import Asking
from flows.examined import Examined
from flows.foundation import foundation_step
from ledger import Ledger
from schemas import Document, Endpoint, Extraction, Foundation, Policy, Reading, RunInfo, Verdict
from tests.extractors.asking_fakes import ASKED_PAGE
from tests.extractors.grid import reading as grid_reading
from tests.ledger.kept import VERSIONS, fill, keep_all
from validators import EMPTY, judge

# Its totals stand behind words that name nothing.
RIGHT = {"totals.net": "400.00", "totals.tax": "80.00", "totals.gross": "480.00"}


class Case(NamedTuple):
    """A ledger with a run of one document, and what the other layers make of it."""

    ledger: Ledger
    run: RunInfo
    document: Document
    reading: Reading
    extraction: Extraction
    policy: Policy

    def asked(self, asking: Asking | None = None) -> Extraction:
        """The document's extraction after the step."""
        step = foundation_step(self.policy, self.ledger, self.run, asking)
        return step(self.document, Examined(self.reading, self.extraction, 0.0)).extraction

    def verdict(self, extraction: Extraction) -> Verdict:
        """What judge makes of it."""
        return judge(
            self.document, self.reading, extraction, policy=self.policy, reference=EMPTY, versions=VERSIONS, as_of=None
        )


def policy_for(url: str, endpoint: dict[str, Any] | None = None, **settings: Any) -> Policy:
    """A policy that asks the server at `url`."""
    known: dict[str, Any] = {"url": url, "model": "fake", "seconds": 2, "retries": 0}
    server = Endpoint(**{**known, **(endpoint or {})})
    return Policy(foundation=Foundation(enabled=True, endpoints={"fake": server}, **settings))


def case(folder: Path, policy: Policy, ledger: Ledger, name: str = "a.pdf") -> Case:
    """A run with the page as its one document."""
    run = ledger.unfinished_run() or ledger.start_run("ingest", "inbox", VERSIONS, policy)
    ledger.add(run, keep_all(ledger, fill(folder / name, {name: name.encode()})))
    document = list(ledger.pending(run))[-1]
    reading = grid_reading(ASKED_PAGE).model_copy(update={"sha256": document.sha256})
    return Case(ledger, run, document, reading, extract(reading), policy)
