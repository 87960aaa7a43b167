"""What the index says of a run, gathered one document at a time: a light row each, and counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reports.helping import Helping
from reports.money import Money
from reports.record import Duplicate, Record
from reports.trouble import Trouble, stops
from reports.words import STATES, gross_total, share, written
from schemas import LINK, STOPPED, Invoice, Outcome, OutcomeKind, RunInfo
from schemas.helping import RunFigures

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_TENTHS = 10
TREND = 12  # runs shown


class Row(NamedTuple):
    """One document in the table."""

    href: str
    sha256: str
    origin: str
    kind: OutcomeKind
    reason: str
    seller: str
    number: str
    date: str
    due: str
    amount: str
    gross: str
    rules: tuple[str, ...] = ()
    seconds: float | None = None  # where this run judged it

    @property
    def folder(self) -> str:
        """The folder or container it came in, up to its name."""
        return self.origin[: len(self.origin) - len(self.name)]

    @property
    def name(self) -> str:
        """The name of the file alone."""
        within = self.origin.rpartition(LINK)[2]
        return within[max(within.rfind(mark) for mark in "/\\") + 1 :] or within


class Bar(NamedTuple):
    """One bar of a chart; `length` is in percent of the longest."""

    label: str
    number: int
    length: float
    note: str = ""


@dataclass
class Summary:
    """The run so far."""

    rows: list[Row] = field(default_factory=list)
    kinds: Counter[OutcomeKind] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    money: Money = field(default_factory=Money)
    scores: Counter[int] = field(default_factory=Counter)
    confidences: Counter[int] = field(default_factory=Counter)
    helping: Helping = field(default_factory=Helping)
    pages: int = 0
    compared: int = 0

    def add_duplicate(self, known: Duplicate) -> None:
        """Take in one document that another run judged: it says nothing of how this one went."""
        self.kinds[known.outcome.kind] += 1
        self.money.add(known.invoice, known.doc_type, known.outcome.kind)
        self.rows.append(_row(known.page, known.sha256, known.origin, known.outcome, known.invoice))

    def add(self, record: Record, page: str) -> None:
        """Take in one document, whose page is `page`, as the index names it."""
        verdict, outcome = record.verdict, record.outcome
        stopping = [finding for finding in verdict.findings if stops(finding)]
        for finding in stopping:
            self.troubles.setdefault(finding.rule, Trouble()).add(finding)
        rules = tuple(dict.fromkeys(finding.rule for finding in stopping))
        self.failed.update(rules)
        self.kinds[outcome.kind] += 1
        self.helping.add(verdict, outcome.kind, record.confirmed)
        self.money.add(verdict.invoice, verdict.doc_type, outcome.kind)
        self.pages += len(verdict.pages)
        self.compared += sum(page.compared for page in verdict.pages)
        for claim in verdict.claims.values():
            if claim.confidence is not None:
                self.confidences[tenth(claim.confidence)] += 1
            else:
                self.scores[tenth(claim.score)] += 1
        row = _row(page, verdict.document.sha256, verdict.document.origin, outcome, verdict.invoice)
        self.rows.append(row._replace(rules=rules, seconds=verdict.seconds))

    def pareto(self) -> list[Bar]:
        """The rules that stopped documents, the most frequent first, by the documents each stopped; and the trouble."""
        most = max(self.failed.values(), default=1)
        ranked = sorted(self.failed.items(), key=lambda item: (-item[1], item[0]))
        return [Bar(rule, count, 100 * count / most, self.troubles[rule].words) for rule, count in ranked]

    def seconds(self) -> list[float]:
        """How long each document took that this run judged."""
        return [row.seconds for row in self.rows if row.seconds is not None]

    def speed(self) -> list[Bar]:
        """How many documents took how long."""
        counts = Counter(bisect_right(_SECONDS, seconds) for seconds in self.seconds())
        between = [f"{low:g} – {high:g} s" for low, high in pairwise(_SECONDS)]
        labels = [f"under {_SECONDS[0]:g} s", *between, f"{_SECONDS[-1]:g} s and more"]
        return _trimmed(bars([(label, counts[place]) for place, label in enumerate(labels)]))


def _row(page: str, sha256: str, origin: str, outcome: Outcome, invoice: Invoice) -> Row:
    return Row(
        href=page,
        sha256=sha256,
        origin=origin,
        kind=outcome.kind,
        reason=outcome.reason,
        seller=written(invoice.seller.name),
        number=written(invoice.invoice_number),
        date=written(invoice.issue_date),
        due=written(invoice.due_date),
        amount=written(invoice.totals.gross),
        gross=gross_total(invoice),
    )


def tenth(number: float) -> int:
    """Which tenth of 0..1 `number` is in: 0 to 9."""
    return min(_TENTHS - 1, max(0, int(number * _TENTHS + 1e-9)))


def tenths(counts: Counter[int]) -> list[Bar]:
    """A histogram over the tenths of 0..1."""
    return bars([(f"{place / 10:.1f} – {(place + 1) / 10:.1f}", counts[place]) for place in range(_TENTHS)])


def bars(counts: Sequence[tuple[str, int]]) -> list[Bar]:
    """Bars whose longest has 100 percent."""
    most = max((count for _, count in counts), default=0) or 1
    return [Bar(label, count, 100 * count / most) for label, count in counts]


def _trimmed(rows: list[Bar]) -> list[Bar]:
    """`rows` without the empty ones at both ends."""
    filled = [place for place, row in enumerate(rows) if row.number]
    return rows[filled[0] : filled[-1] + 1] if filled else []


class Part(NamedTuple):
    """One part of a stacked bar: where it starts and how long it is, in percent."""

    kind: OutcomeKind
    number: int
    start: float
    length: float


def stacked(counts: Counter[OutcomeKind]) -> list[Part]:
    """The outcomes as parts of one bar, in the order of STATES but the exported first."""
    total = sum(counts.values()) or 1
    parts, start = [], 0.0
    for kind in dict.fromkeys((OutcomeKind.EXPORTED, *STATES)):
        if counts[kind]:
            length = 100 * counts[kind] / total
            parts.append(Part(kind, counts[kind], start, length))
            start += length
    return parts


def straight_through(counts: Counter[OutcomeKind]) -> tuple[str, int]:
    """The share exported without a person, and of how many: duplicates and containers do not count."""
    decided = sum(counts[kind] for kind in (OutcomeKind.EXPORTED, *STOPPED))
    return share(counts[OutcomeKind.EXPORTED], decided), decided


class TrendRow(NamedTuple):
    """One run among others."""

    run: RunInfo
    counts: Counter[OutcomeKind]
    rate: str
    current: bool
    figures: RunFigures = RunFigures()


def trend_rows(
    run: RunInfo,
    counts: Counter[OutcomeKind],
    others: Sequence[RunInfo],
    figures: Callable[[RunInfo], RunFigures] | None = None,
    most: int = TREND,
) -> list[TrendRow]:
    """The latest runs up to and with this one, the newest first; `figures` says how each of them went."""
    went = figures or (lambda _run: RunFigures())
    earlier = [other for other in others if other.run != run.run]
    known = [(other, _outcomes(other)) for other in earlier] + [(run, counts)]
    latest = sorted(known, key=lambda item: (item[0].started_at, item[0].run), reverse=True)[:most]
    return [
        TrendRow(each, own, straight_through(own)[0], each.run == run.run, went(each))
        for each, own in latest
        if own or each is run
    ]


def _outcomes(run: RunInfo) -> Counter[OutcomeKind]:
    return Counter({kind: number for kind in OutcomeKind if (number := run.counts.get(kind.value, 0))})
