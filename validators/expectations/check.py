"""What one check of the batch gate is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from schemas import ExportHistory, Policy, Profile, Severity
from validators.expectations.frames import Batch

Suite = Literal["documents", "invoices", "tax_rows", "lines", "history", "runs", "full VAT", "simplified", "e-invoices",
                "FatturaPA", "United States", "India"]  # fmt: skip
Table = Literal["documents", "invoices", "tax_rows", "lines"]
_TABLES: Mapping[str, Table] = {"documents": "documents", "runs": "documents", "tax_rows": "tax_rows", "lines": "lines"}


class Known(NamedTuple):
    """What an expectation may be built from."""

    batch: Batch
    history: ExportHistory
    policy: Policy


class Seen(NamedTuple):
    """What came of one check: whether it is met, the documents of its unexpected rows, and what was observed."""

    met: bool
    documents: tuple[str, ...]
    observed: Any


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a permanent id, what it wants, what is wrong when it fails, what a person does about it.

    `build` makes the expectation of Great Expectations. A failure counts against the documents of the rows it names;
    where it names none (`whole`) against the whole batch. `inapplicable` says why it has nothing to decide, or None;
    `extreme` says of what was observed whether it is fatal after all. `mirrors` are rules of the rulebook that say the
    same of one document: a policy that gives them another severity, be it under one profile, means this check too.
    `profiles` are those whose documents it looks at; `against` is the column that sets documents against each other.
    """

    id: str
    suite: Suite
    wants: str
    broken: str
    todo: str
    build: Callable[[Known], Any]
    terms: tuple[str, ...] = ()
    severity: Severity = Severity.FATAL
    whole: bool = False
    inapplicable: Callable[[Known], str | None] | None = None
    extreme: Callable[[Any], bool] | None = None
    mirrors: tuple[str, ...] = ()
    profiles: frozenset[Profile] = frozenset(Profile)
    against: str = ""

    @property
    def table(self) -> Table:
        """The table it looks at."""
        return _TABLES.get(self.suite, "invoices")

    def weight(self, policy: Policy, profile: Profile | None, observed: Any) -> Severity:
        """The severity of a failure in which `observed` was seen, for a document under `profile` (None: under none)."""
        given = (policy.rules.given(rule, profile) for rule in (self.id, *self.mirrors))
        named = next((severity for severity in given if severity is not None), None)
        if named is None and self.extreme is not None and self.extreme(observed):
            return Severity.FATAL
        return named or self.severity

    def excluded(self, known: Known) -> str | None:
        """Why there is nothing to decide, or None."""
        if len(self.profiles) < len(Profile) and known.batch.of_profiles(self.profiles).empty:
            return "no document of the batch is under such a profile."
        return None if self.inapplicable is None else self.inapplicable(known)

    def stopped(self, seen: Seen, known: Known) -> Mapping[str, Severity]:
        """What a failure weighs for each document of which it is a finding: nothing, but to be on record, for one of
        which people accepted what a mirrored rule said."""
        documents = known.batch.straight if self.whole else seen.documents
        return {sha256: self._weight_for(sha256, seen, known) for sha256 in documents}

    def _weight_for(self, sha256: str, seen: Seen, known: Known) -> Severity:
        if known.batch.accepted.get(sha256, frozenset()) & set(self.mirrors):
            return Severity.INFORMATION
        return self.weight(known.policy, known.batch.profiles.get(sha256), seen.observed)

    def concerned(self, seen: Seen, known: Known) -> tuple[str, ...]:
        """The documents that a failure names; of a check for missing ones those that are missing."""
        if not self.whole:
            return seen.documents
        missing = set(known.batch.expected) - set(known.batch.frames["documents"]["sha256"])
        return tuple(sorted(missing)) if self.table == "documents" else known.batch.straight
