"""The audit sample: what people checked of it, and how many decisions are still missing for which promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ledger import Ledger
from schemas import OutcomeKind, Policy, plain
from schemas.certificate import documents_needed

RULE = "AUDIT-1"
PROMISES = tuple(map(Decimal, ("0.05", "0.02", "0.01", "0.005")))


class Sample(NamedTuple):
    """Documents of the sample that people released, those that they had to change, those that wait, and for each
    promised share of wrong documents how many more must be released as they stand."""

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
            f"Audit sample: {self.checked} checked, {self.wrong} of them had to be changed; {self.waiting} wait. "
            "What a certificate may promise, and how many more must be approved as they stand:"
        )
        for rate, number in self.missing.items():
            ready = "enough are checked: `vouchline calibrate`" if number == 0 else f"{number} more"
            yield f"  at most {plain((rate * 100).normalize())} % wrong  {ready}"


def sample_of(ledger: Ledger, policy: Policy) -> Sample:
    """The sample as it stands. Of one vendor no more documents count than the policy lets."""
    of_vendor: Counter[str] = Counter()
    checked = wrong = waiting = 0
    for document in ledger.select(rule=RULE):
        state = ledger.state_of(document.sha256)
        waiting += state is OutcomeKind.REVIEW
        last, verdict = ledger.last_approval(document.sha256), ledger.verdict(document.sha256)
        if state is not OutcomeKind.EXPORTED or last is None or verdict is None:
            continue
        vendor = verdict.vendor or verdict.invoice.seller.name or document.sha256
        of_vendor[vendor] += 1
        if of_vendor[vendor] <= policy.gate.audit_per_vendor:
            checked += 1
            wrong += bool(last.changed)
    chance = Decimal(policy.gate.error_chance)
    asked = sorted({*PROMISES, Decimal(policy.gate.error_rate)}, reverse=True)
    missing = {rate: max(documents_needed(rate, chance, wrong) - checked, 0) for rate in asked}
    return Sample(checked, wrong, waiting, missing)
