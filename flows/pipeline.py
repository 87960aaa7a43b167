"""The composition: read, extract, judge.

The command line, the tests, evaluation and Prefect all go through `process`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from extractors.model import sentences_release, version
from flows.examined import Ask, Examined
from flows.examiners import Examiners
from schemas import VERSION, Document, Enclosed, Extraction, Policy, Reading, Signal, Verdict, Versions
from validators import RULEBOOK_VERSION, Reference, judge


class Steps(NamedTuple):
    """The steps that `process` composes. `examine` may work on several documents at once, in any order."""

    examine: Callable[[Iterable[Document]], Iterator[tuple[Document, Examined | Signal]]]
    judge: Callable[..., Verdict]
    as_of: date | None = None
    ask: Ask | None = None


TakeIn = Callable[[Document, Sequence[Enclosed]], None]


def process(
    documents: Iterable[Document], steps: Steps, take_in: TakeIn | None = None
) -> Generator[Verdict, None, None]:
    """A verdict for each of `documents`, as they are done; one that kills its reader is judged too.

    What comes within a document is handed to `take_in` before its verdict is given.
    """
    for document, returned in steps.examine(documents):
        examined = _broken(document, returned) if isinstance(returned, Signal) else returned
        if take_in is not None and examined.reading.enclosed:
            take_in(document, examined.reading.enclosed)
        answered = examined if steps.ask is None else steps.ask(document, examined)
        day = steps.as_of or document.day
        verdict = steps.judge(document, answered.reading, answered.extraction, as_of=day)
        yield verdict.model_copy(update={"seconds": answered.seconds})


def _broken(document: Document, signal: Signal) -> Examined:
    return Examined(Reading(sha256=document.sha256, reader="none", signals=(signal,)), Extraction(), 0.0)


def versions(policy: Policy) -> Versions:
    """What makes a verdict under `policy` today."""
    return Versions(
        vouchline=VERSION,
        model=f"{version(policy.model_folder) if policy.layers.model else 'none'}+{sentences_release.version()}",
        rulebook=RULEBOOK_VERSION,
        policy=policy.hash,
    )


def steps(
    pool: Examiners, policy: Policy, reference: Reference, as_of: date | None = None, ask: Ask | None = None
) -> Steps:
    """The steps of a run: examined in `pool`, judged here against `reference`, as of `as_of` or the day of receipt.

    Between the two, `ask` asks a foundation model, where the policy enables one.
    """
    by_rules = partial(judge, policy=policy, reference=reference, versions=versions(policy))
    return Steps(examine=pool.map, judge=by_rules, as_of=as_of, ask=ask or _unasked(policy))


def _unasked(policy: Policy) -> Ask | None:
    """What stands in for asking where nothing can be put on record."""
    if not policy.foundation.enabled:
        return None
    from flows.foundation import unasked

    return unasked(policy)
