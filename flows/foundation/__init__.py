"""The foundation step in a run: its server over HTTP, its record and budget in the ledger. Runs in the parent process.

Imported only where the policy enables the step.
"""

from __future__ import annotations

import os
import time
from decimal import Decimal

from extractors.foundation import Asking, Server, ask_open_terms, not_asked, open_terms
from flows.examined import Ask, Examined
from flows.foundation.spending import Spending
from ledger import Ledger
from schemas import Call, Document, Extraction, NoReply, Policy, Reading, Reply, RunInfo, VouchlineError

_IN_VAIN = 3  # documents in a row: then the server is not asked any more


class Record:
    """The ledger as the step's record, for the calls of one run (None: nothing may be added)."""

    def __init__(self, ledger: Ledger, run: RunInfo | None) -> None:
        self._ledger = ledger
        self._run = run

    def recorded(self, prompt: str, model: str) -> str | None:
        """What `model` answered to the prompt with this hash before."""
        return self._ledger.recorded(prompt, model)

    def sending(self, call: Call) -> int:
        """Write down a call before it is sent; its number."""
        assert self._run is not None
        return self._ledger.sending(self._run, call)

    def answered(self, number: int, answer: Reply | NoReply, cost: Decimal | None) -> None:
        """Write down what came of it."""
        self._ledger.answered(number, answer, cost)


class Closed:
    """The budget of a rehearsal."""

    def refusal(self, _document: str, _tokens: int, _cost: Decimal) -> str:
        """Always why not."""
        return "A rehearsal asks nothing new."

    def seconds(self, _document: str) -> float:
        """None at all."""
        return 0.0


class Step:
    """Asks for the open terms of one document after the other."""

    def __init__(self, policy: Policy, server: Server) -> None:
        self._policy = policy
        self._server = server
        self._in_vain = 0

    def __call__(self, document: Document, examined: Examined) -> Examined:
        """`examined` with what the model adds, and without the words of its pages."""
        started = time.perf_counter()
        extraction = self._asked(examined.reading, examined.extraction)
        seconds = examined.seconds + time.perf_counter() - started
        return examined._replace(reading=examined.reading.without_content(), extraction=extraction, seconds=seconds)

    def _asked(self, reading: Reading, extraction: Extraction) -> Extraction:
        terms = open_terms(extraction, self._policy.gate)
        if terms and self._in_vain >= _IN_VAIN:
            return not_asked(extraction, terms, f"no server has answered for {_IN_VAIN} documents in a row")
        try:
            asked = ask_open_terms(reading, extraction, self._policy, self._server)
        except VouchlineError:
            raise
        except Exception:  # one document must not stop the others; it goes on as it was read
            return not_asked(extraction, terms, "a fault in the program came between")
        if asked.answered is not None:
            self._in_vain = 0 if asked.answered else self._in_vain + 1
        return asked.extraction


def foundation_step(policy: Policy, ledger: Ledger, run: RunInfo, asking: Asking | None = None) -> Ask:
    """The step of a run. Raises Misconfigured where a key is missing."""
    server = Server(asking or http(policy), Record(ledger, run), Spending(ledger, run, policy))
    return Step(policy, server)


def recorded_step(policy: Policy, ledger: Ledger) -> Ask:
    """The step of a rehearsal: what was answered before, and nothing new."""
    return Step(policy, Server(http(policy), Record(ledger, None), Closed()))


def unasked(policy: Policy) -> Ask:
    """The step where no ledger can put on record what is asked: nothing is."""

    def step(_document: Document, examined: Examined) -> Examined:
        extraction = examined.extraction
        if terms := open_terms(extraction, policy.gate):
            extraction = not_asked(extraction, terms, "without a ledger nothing is asked; `vouchline run` keeps one")
        return examined._replace(reading=examined.reading.without_content(), extraction=extraction)

    return step


def http(policy: Policy) -> Asking:
    """The client for the servers of `policy`. Raises Misconfigured where a key is missing."""
    from flows.foundation.client import HttpAsking

    settings = policy.foundation
    usable = {name: one for name, one in settings.endpoints.items() if one.loopback or not settings.private}
    return HttpAsking(usable, os.environ)
