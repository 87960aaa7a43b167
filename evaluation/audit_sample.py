"""The audit sample: what people checked of it, and how many decisions are still missing for which promise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from evaluation.certificate import Audited, spread
from evaluation.decided import decided_records, seller_of, undecided_records
from ledger import Ledger
from schemas import OutcomeKind, Policy, plain
from schemas.certificate import chance_of, documents_needed

_PROMISES = tuple(map(Decimal, ("0.05", "0.02", "0.01", "0.005")))


class Sample(NamedTuple):
    """Documents of the sample that people checked, those that they had to change or kept back, those that wait, and for
    each promised share of wrong documents how many more must be released as they stand, those that wait first."""

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
            f"Audit sample: {self.checked} checked, {self.wrong} of them changed or kept back; {self.waiting} wait"
            f"{', each counted as wrong until somebody decides' if self.waiting else ''}. "
            "What a certificate may promise, and how many more must be approved as they stand, those that wait first:"
        )
        for rate, number in self.missing.items():
            ready = "enough are checked: `vouchline calibrate`" if number == 0 else f"{number} more"
            yield f"  at most {plain((rate * 100).normalize())} % wrong  {ready}"


def sample_of(ledger: Ledger, policy: Policy) -> Sample:
    """The sample as it stands, counted as a certificate counts it."""
    counted = list(spread(_checked(ledger), policy.gate.audit_per_vendor))
    wrong = sum(one.wrong for one in counted)
    chance = Decimal(policy.gate.error_chance)
    asked = sorted({*_PROMISES, Decimal(policy.gate.error_rate)}, reverse=True)
    waiting = sum(1 for _ in undecided_records(ledger))
    missing = {rate: _missing(len(counted), wrong, waiting, rate, chance) for rate in asked}
    return Sample(len(counted), wrong, waiting, missing)


def _missing(checked: int, wrong: int, waiting: int, rate: Decimal, chance: Decimal) -> int:
    """How many must be released as they stand before a certificate may promise `rate`, to which what waits is wrong."""

    def proves(released: int) -> bool:
        return chance_of(wrong + waiting - released, checked + waiting, rate) <= chance

    of_waiting = bisect_left(range(waiting + 1), x=True, key=proves)
    return of_waiting if of_waiting <= waiting else documents_needed(rate, chance, wrong) - checked


def _checked(ledger: Ledger) -> Iterator[Audited]:
    """The documents of the sample that people decided on; how surely they were read is not asked here."""
    for record in decided_records(ledger, sample_only=True):
        sha256, last = record["sha256"], ledger.last_approval(record["sha256"])
        left = ledger.state_of(sha256) is OutcomeKind.EXPORTED and last is not None and not last.changed
        yield Audited(sha256, seller_of(record), 1.0, wrong=not left)
