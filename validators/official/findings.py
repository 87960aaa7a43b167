"""What the official rules said, as findings; and that they could not be run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas import (
    Claim,
    Disposition,
    Finding,
    OfficialCheck,
    OfficialMessage,
    Policy,
    Profile,
    Reading,
    RuleOutcome,
    Severity,
    Source,
)
from validators.official.engine import NOT_EVALUATED, not_run
from validators.official.schema import RULE as NOT_BUILT
from validators.policy import severity_of
from validators.rulebook import BY_ID
from validators.signals import Entry

_CORRECTED = "Ask the sender for a corrected e-invoice."
NOT_RUN = Entry(
    "OFF-01",
    "An e-invoice is checked with the official rules of the specification that it follows.",
    "`vouchline doctor` names what is missing and the command that installs it; then replay the document.",
    Disposition.QUARANTINE,
    Source.OFFICIAL,
)
ENTRIES = (
    NOT_RUN,
    Entry(
        NOT_BUILT,
        "An e-invoice is valid against the schema of its syntax.",
        _CORRECTED,
        Disposition.QUARANTINE,
        Source.OFFICIAL,
    ),
    Entry(
        NOT_EVALUATED,
        "The values of an e-invoice are of the form in which the official rules can evaluate them.",
        _CORRECTED,
        Disposition.QUARANTINE,
        Source.OFFICIAL,
    ),
)
_OWN: Mapping[str, Entry] = {entry.id: entry for entry in ENTRIES}
# Announced by their authors and not in force: nothing depends on them yet.
_ANNOUNCED = "(still status warning)"
_MOST_TERMS = 6  # a place that holds more values than these names none of them


def findings_of(reading: Reading, claims: Mapping[str, Claim], profile: Profile, policy: Policy) -> tuple[Finding, ...]:
    """The findings of all official checks of `reading`; a failure that two artefacts share is said once.

    An e-invoice that was not checked at all is a finding too.
    """
    checks = reading.official or (not_run("The official rules did not run.") if reading.einvoice else ())
    said: dict[tuple[str, str | None], Finding] = {}
    for check in checks:
        for finding in _of(check, claims, profile, policy):
            said.setdefault((finding.rule, finding.path or finding.message), finding)
    return tuple(said.values())


def _of(check: OfficialCheck, claims: Mapping[str, Claim], profile: Profile, policy: Policy) -> Iterator[Finding]:
    if not check.ran:
        yield _unknown(check, profile, policy)
    for message in check.messages:
        yield _failed(message, claims, profile, policy)


def _unknown(check: OfficialCheck, profile: Profile, policy: Policy) -> Finding:
    blocks = check.demanded and not profile.from_page
    severity = Severity.INFORMATION
    if blocks:
        severity = severity_of(NOT_RUN.id, Severity.FATAL, RuleOutcome.NOT_RUN, policy, profile)
    return Finding(
        rule=NOT_RUN.id,
        source=Source.OFFICIAL,
        severity=severity,
        outcome=RuleOutcome.NOT_RUN,
        message=check.why or NOT_RUN.sentence,
        expected=NOT_RUN.sentence,
        todo=NOT_RUN.todo if blocks else "",
    )


def _failed(message: OfficialMessage, claims: Mapping[str, Claim], profile: Profile, policy: Policy) -> Finding:
    plain = BY_ID.get(message.rule) or _OWN.get(message.rule)
    own = Severity.INFORMATION if message.text.endswith(_ANNOUNCED) else message.severity
    return Finding(
        rule=message.rule,
        source=Source.OFFICIAL,
        severity=severity_of(message.rule, own, RuleOutcome.FAIL, policy, profile),
        outcome=RuleOutcome.FAIL,
        message=message.text,
        terms=_terms(message.path, claims),
        expected=plain.sentence if plain else None,
        todo=plain.todo if plain else _CORRECTED,
        path=message.path,
    )


def _terms(path: str, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The terms whose values stand at `path` or below it."""
    there = [term for term, claim in claims.items() if claim.path and f"{claim.path}/".startswith(f"{path}/")]
    return tuple(there) if len(there) <= _MOST_TERMS else ()
