"""The audit sample: what people checked of it, and how many decisions are still missing for which promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from evaluation.certificate import Audited, spread
from evaluation.decided import decided_records, seller_of, undecided_records
from ledger import Ledger
from schemas import OutcomeKind, Policy, plain
from schemas.certificate import documents_needed

_PROMISES = tuple(map(Decimal, ("0.05", "0.02", "0.01", "0.005")))


class Sample(NamedTuple):
    """Documents of the sample that people checked, those that they had to change or kept back, those that wait, and for
    each promised share of wrong documents how many more must be released as they stand."""

    checked: int
    wrong: int
    waiting: int
    missing: Mapping[Decimal, int]

    def as_data(self) -> dict[str, object]:
        """The same as JSON-ready data."""
        missing = {plain(rate): number for rate, number in self.missing.items()}
        return {"checked": self.checked, "wrong": self.wrong, "waiting": self.waiting, "missing": missing}

    def sentences(self) -> Iterator[str]:
        """The same for a person."""
        yield (
            f"Audit sample: {self.checked} checked, {self.wrong} of them changed or kept back; {self.waiting} wait. "
            "What a certificate may promise, and how many more must be approved as they stand:"
        )
        for rate, number in self.missing.items():
            ready = f"enough are checked: {self._next}" if number == 0 else f"{number} more"
            yield f"  at most {plain((rate * 100).normalize())} % wrong  {ready}"

    @property
    def _next(self) -> str:
        first = "decide on those that wait, each counts as wrong until then, and " if self.waiting else ""
        return f"{first}`vouchline calibrate`"


def sample_of(ledger: Ledger, policy: Policy) -> Sample:
    """The sample as it stands, counted as a certificate counts it."""
    counted = list(spread(_checked(ledger), policy.gate.audit_per_vendor))
    wrong = sum(one.wrong for one in counted)
    chance = Decimal(policy.gate.error_chance)
    asked = sorted({*_PROMISES, Decimal(policy.gate.error_rate)}, reverse=True)
    missing = {rate: max(documents_needed(rate, chance, wrong) - len(counted), 0) for rate in asked}
    waiting = sum(1 for _ in undecided_records(ledger))
    return Sample(len(counted), wrong, waiting, missing)


def _checked(ledger: Ledger) -> Iterator[Audited]:
    """The documents of the sample that people decided on; how surely they were read is not asked here."""
    for record in decided_records(ledger, sample_only=True):
        sha256, last = record["sha256"], ledger.last_approval(record["sha256"])
        left = ledger.state_of(sha256) is OutcomeKind.EXPORTED and last is not None and not last.changed
        yield Audited(sha256, seller_of(record), 1.0, wrong=not left)
