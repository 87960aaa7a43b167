"""The batch gate: Great Expectations once over all verdicts of a batch; failures become findings of their documents."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from schemas import (
    Expectation,
    ExportHistory,
    Finding,
    GateReport,
    Policy,
    RuleOutcome,
    Severity,
    Source,
    Verdict,
    VouchlineError,
)
from validators.expectations.frames import Batch, collect
from validators.expectations.loading import load_gate
from validators.expectations.quiet import quiet

if TYPE_CHECKING:
    from validators.expectations.check import Check, Known, Seen

COULD_NOT_RUN = "GX-01"
_WORST_FIRST = list(Severity)
_MOST_NAMED = 3  # other documents
_LOG = logging.getLogger(__name__)
_WHAT_TO_DO = "Run `vouchline doctor`, then replay the documents; none of them was exported."


def gate(
    verdicts: Iterable[Verdict], *, expected: Collection[str], history: ExportHistory, policy: Policy
) -> GateReport:
    """What the batch comes to. `expected` are the hashes of the documents that the ledger has for the batch.

    Contents are checked of documents that would go straight through, presence of all. A gate that could not run stops
    every document. Raises only what the source of `verdicts` raises as a VouchlineError.
    """
    taken: list[str] = []
    try:
        return examine(collect(_noted(verdicts, taken), expected, history, policy), history, policy)
    except VouchlineError:
        raise
    except Exception as error:  # whatever keeps the gate from deciding keeps the batch from being exported
        _LOG.debug("the batch gate could not run", exc_info=True)
        return _could_not_run(tuple(dict.fromkeys([*taken, *sorted(expected)])), type(error).__name__)


def examine(batch: Batch, history: ExportHistory, policy: Policy) -> GateReport:
    """What the tables of a batch come to."""
    load_gate()
    with quiet():
        from validators.expectations.check import Known
        from validators.expectations.suites import CHECKS
        from validators.expectations.validate import validate

        known = Known(batch, history, policy)
        excluded = {check.id: why for check in CHECKS if (why := check.excluded(known))}
        seen = validate(known, [check for check in CHECKS if check.id not in excluded])
    stopped = {check.id: check.stopped(seen[check.id], known) for check in CHECKS if _failed(check, seen)}
    results = [
        _excluded(check, excluded[check.id])
        if check.id in excluded
        else _expectation(check, seen[check.id], known, stopped.get(check.id, {}))
        for check in CHECKS
    ]
    return GateReport(
        ran=True,
        success=all(result.success or result.severity is Severity.INFORMATION for result in results),
        documents=batch.counts["documents"],
        expectations=tuple(results),
        findings=_findings(CHECKS, stopped, batch),
    )


def _noted(verdicts: Iterable[Verdict], taken: list[str]) -> Iterator[Verdict]:
    for verdict in verdicts:
        taken.append(verdict.document.sha256)
        yield verdict


def _excluded(check: Check, why: str) -> Expectation:
    return Expectation(
        name=check.id,
        suite=check.suite,
        message=check.wants,
        success=True,
        severity=check.severity,
        observed=f"Not applicable: {why}",
    )


def _failed(check: Check, seen: Mapping[str, Seen]) -> bool:
    return check.id in seen and not seen[check.id].met


def _expectation(check: Check, seen: Seen, known: Known, stopped: Mapping[str, Severity]) -> Expectation:
    """What came of a check; of a failure the worst severity that it has for any document."""
    return Expectation(
        name=check.id,
        suite=check.suite,
        message=check.wants if seen.met else check.broken,
        success=seen.met,
        severity=min(stopped.values(), key=_WORST_FIRST.index, default=check.severity),
        documents=() if seen.met else check.concerned(seen, known),
        observed=None if seen.observed is None else str(seen.observed),
    )


def _findings(
    checks: Iterable[Check], stopped: Mapping[str, Mapping[str, Severity]], batch: Batch
) -> dict[str, tuple[Finding, ...]]:
    """The failures by document; one of the whole batch is a finding of all that would go straight through."""
    found: dict[str, tuple[Finding, ...]] = {}
    for check in checks:
        for sha256, severity in stopped.get(check.id, {}).items():
            others = batch.others.get(check.against, {}).get(sha256, ())
            message = _naming(check.broken, [other.origin for other in others])
            finding = _finding(check.id, message, check.wants, check.todo, severity, check.terms)
            found[sha256] = (*found.get(sha256, ()), finding.model_copy(update={"others": others[:_MOST_NAMED]}))
    return found


def _naming(broken: str, others: Sequence[str]) -> str:
    """What is wrong, with the names of the other documents."""
    if not others:
        return broken
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    return f"{broken.rstrip('.')}: {', '.join(others[:_MOST_NAMED])}{more}."


def _could_not_run(documents: tuple[str, ...], cause: str) -> GateReport:
    wants, broken = "The batch gate runs.", "The batch gate could not run."
    result = Expectation(
        name=COULD_NOT_RUN,
        suite="documents",
        message=broken,
        success=False,
        severity=Severity.FATAL,
        documents=documents,
        observed=cause,
    )
    finding = _finding(COULD_NOT_RUN, broken, wants, _WHAT_TO_DO, Severity.FATAL).model_copy(
        update={"outcome": RuleOutcome.NOT_RUN}
    )
    return GateReport(
        ran=False,
        success=False,
        documents=len(documents),
        expectations=(result,),
        findings=dict.fromkeys(documents, (finding,)),
    )


def _finding(  # noqa: PLR0913 - the parts of a finding
    rule: str, message: str, wants: str, todo: str, severity: Severity, terms: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        rule=rule,
        source=Source.BATCH,
        severity=severity,
        outcome=RuleOutcome.FAIL,
        message=message,
        terms=terms,
        expected=wants,
        todo=todo,
    )
