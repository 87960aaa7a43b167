"""Which strategy the numbers speak for, in one paragraph that says how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from evaluation.compare import Row
from evaluation.shares import Share

FEW_DOCUMENTS, FEW_LAYOUTS = 100, 20
_AS_GOOD = 0.95  # of the most minutes saved: then the cheaper one is preferred


class Advice(NamedTuple):
    """The strategy to take, and why."""

    row: Row
    text: str


def recommend(rows: Sequence[Row], error_rate: float) -> Advice:
    """The strategy that saves most work among those with no more silent errors than `error_rate`. Of those that save
    nearly as much, the one that sends least away, costs least and asks nobody. Where none keeps to the rate, the one
    with the fewest silent errors."""
    safe = [row for row in rows if (row.silent.rate or 0.0) <= error_rate]
    if not safe:
        fewest = min(rows, key=lambda row: (row.silent.rate or 0.0, -row.saved))
        return Advice(fewest, " ".join((_none_safe(fewest, error_rate), _reach(fewest))))
    most = max(safe, key=lambda row: row.saved)
    as_good = [row for row in safe if row.saved >= most.saved * _AS_GOOD or row is most]
    best = min(as_good, key=lambda row: (row.left, row.cost, row.arm.asks, -row.saved, row.seconds))
    return Advice(best, " ".join((*_why(best, most, rows, error_rate), _reach(best))))


def _none_safe(row: Row, error_rate: float) -> str:
    return (
        f"No strategy keeps to the {percent(error_rate)} of silent errors that the policy allows. "
        f'"{row.arm.title}" comes nearest, with {_silent(row.silent)}. Let people look at every document until '
        "that is mended, or ask for more certainty (gate.default_score)."
    )


def _why(best: Row, most: Row, rows: Sequence[Row], error_rate: float) -> list[str]:
    """What speaks for `best`, in sentences."""
    said = [
        f'Take "{best.arm.title}": {shown(best.straight)} of the documents go straight through, with '
        f"{_silent(best.silent)}, and {best.saved:.1f} minutes of work a document are saved."
    ]
    if best is not most:
        said.append(
            f'"{most.arm.title}" saves {most.saved:.1f} minutes, hardly more, and takes {_takes(most)}, against '
            f"{_takes(best)}."
        )
    unsafe = [row for row in rows if (row.silent.rate or 0.0) > error_rate]
    if unsafe:
        listed = ", ".join(f'"{row.arm.title}" ({_silent(row.silent)})' for row in unsafe)
        said.append(f"Left out for more silent errors than {percent(error_rate)}: {listed}.")
    return said


def _takes(row: Row) -> str:
    calls = f"{row.asked.calls} call{'' if row.asked.calls == 1 else 's'} to a foundation model"
    price = f"{money(row.cost)} of money for 1,000 documents"
    return f"{calls}, {price}, {row.left:,.0f} bytes leaving and {row.seconds:.2f} s a document"


def _silent(share: Share) -> str:
    if not share.whole:
        return "no silent error, because nothing goes straight through"
    upper = f"up to {percent(share.high)} could be wrong"
    return f"{share.part} silent error{'' if share.part == 1 else 's'} in {share.whole} ({upper})"


def _reach(row: Row) -> str:
    """How far the numbers reach."""
    base = f"This rests on {row.docs} documents of {row.layouts} layout{'' if row.layouts == 1 else 's'}."
    if row.docs < FEW_DOCUMENTS or row.layouts < FEW_LAYOUTS:
        return (
            f"{base} That is a small sample: strategies whose intervals overlap may be equally good, and vendors that "
            "are not in it may be read worse. Measure again with more documents before you rely on it."
        )
    return f"{base} Vendors that are not among them may be read worse."


def shown(share: Share) -> str:
    """A share in percent with its interval."""
    if share.rate is None:
        return "–"
    return f"{percent(share.rate)} ({percent(share.low)} to {percent(share.high)})"


def between(share: Share) -> str:
    """The interval of a share, in whole percents."""
    return f"{share.low * 100:.0f}–{share.high * 100:.0f} %"


def money(amount: Decimal) -> str:
    """An amount of money to four decimals, without zeros behind."""
    return f"{amount:.4f}".rstrip("0").rstrip(".") or "0"


def percent(rate: float) -> str:
    """A share in percent; 0 % and 100 % only where they are exact."""
    tenths = round(rate * 1000)
    if 0 < rate < 1:
        tenths = min(999, max(1, tenths))
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths / 10:.1f} %"
