"""What a replay changed: field by field, finding by finding, and in the disposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from schemas.extraction import Dropped, Layer
from schemas.verdict import RuleOutcome, Verdict


class Change(NamedTuple):
    """One thing that differs between two verdicts on the same document; None where it was not there."""

    what: str
    before: str | None
    after: str | None


def changes(before: Verdict, after: Verdict) -> tuple[Change, ...]:
    """All differences that a person would call a change, the disposition first, and the versions that explain them."""
    rows = (
        Change("disposition", before.disposition.value, after.disposition.value),
        Change("reason", before.reason, after.reason),
        Change("doc_type", before.doc_type.value, after.doc_type.value),
        Change("profile", before.profile.value, after.profile.value),
        *_fields(_flat(before), _flat(after)),
        *_findings(_stopping(before), _stopping(after)),
    )
    versions = _fields(before.versions.model_dump(), after.versions.model_dump(), prefix="versions.")
    found = _different(rows)
    return (*found, *_different(versions)) if found else ()


def _different(rows: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(row for row in rows if row.before != row.after)


def _flat(verdict: Verdict) -> dict[str, Any]:
    return dict(_leaves(verdict.invoice.model_dump(mode="json"), ""))


def _leaves(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _leaves(value, f"{path}[{number}]")
    elif node is not None:
        yield path, node


def _fields(before: Mapping[str, Any], after: Mapping[str, Any], prefix: str = "") -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        yield Change(prefix + key, before.get(key), after.get(key))


def _stopping(verdict: Verdict) -> dict[str, str]:
    kept = (finding for finding in verdict.findings if finding.outcome is not RuleOutcome.NOT_APPLICABLE)
    return {finding.rule: finding.message for finding in kept}


def _findings(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for rule in dict.fromkeys([*before, *after]):
        if (rule in before) != (rule in after):
            yield Change(f"finding {rule}", before.get(rule), after.get(rule))


def contradicted(verdict: Verdict) -> tuple[Dropped, ...]:
    """What was read anew and says otherwise than what people approved, which stands."""
    return tuple(dropped for run in verdict.layers if run.layer is Layer.HUMAN for dropped in run.dropped)
