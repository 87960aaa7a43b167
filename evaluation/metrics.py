"""KILE and LIR figures over scored documents: pure functions, nothing is read or run here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from evaluation.scoring import Scored, Value

BINS = 10


class Rates(NamedTuple):
    """Values right among those given (precision) and among those labelled (recall); 0 where there are none."""

    right: int
    given: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


class Figures(NamedTuple):
    """What a set of documents came to. Shares are None where nothing was to be counted.

    `macro_f1` gives each template one vote. `silent` is the share of the straight-through documents that should not
    have gone, `silent_lines` the number of those with a wrong line cell. `as_expected` is the share of samples whose
    disposition is the one they deserve.
    """

    docs: int
    precision: float
    recall: float
    f1: float
    macro_f1: float | None
    lines_precision: float | None
    lines_recall: float | None
    lines_f1: float | None
    type: float | None
    all_right: float | None
    stp: float
    silent: float | None
    silent_lines: int
    silent_docs: int
    stp_docs: int
    no_result: int
    as_expected: float | None
    seconds_a_page: float | None


class Bin(NamedTuple):
    """Values whose score lies in one tenth of 0..1: how many, how many right, and their mean score."""

    low: float
    values: int
    right: int
    mean: float


def rates(values: Iterable[Value]) -> Rates:
    """Precision and recall over `values`."""
    known = list(values)
    return Rates(
        sum(value.right for value in known),
        sum(value.got is not None for value in known),
        sum(value.want is not None for value in known),
    )


def rates_by(values: Iterable[Value], key: Callable[[Value], str]) -> dict[str, Rates]:
    """`rates` of the values of each `key`, by name."""
    groups: dict[str, list[Value]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return {name: rates(group) for name, group in sorted(groups.items())}


def figures(scored: Sequence[Scored]) -> Figures:
    """The figures of some documents."""
    header = rates(value for one in scored for value in one.values)
    lines = rates(cell for one in scored for cell in one.cells)
    stp, silent = sum(one.straight for one in scored), sum(one.silent for one in scored)
    expected = [one for one in scored if one.document.labels.disposition]
    typed = [one for one in scored if one.document.labels.doc_type]
    return Figures(
        docs=len(scored),
        precision=header.precision, recall=header.recall, f1=header.f1,
        macro_f1=_macro(scored),
        lines_precision=lines.precision if lines.labelled else None,
        lines_recall=lines.recall if lines.labelled else None,
        lines_f1=lines.f1 if lines.labelled else None,
        type=_share([one.type_right for one in typed]),
        all_right=_share([one.all_right for one in scored if one.document.labels.fields]),
        stp=stp / len(scored) if scored else 0.0,
        silent=silent / stp if stp else None,
        silent_lines=sum(one.silent_lines for one in scored),
        silent_docs=silent, stp_docs=stp,
        no_result=sum(one.result is None for one in scored),
        as_expected=_share([one.given("disposition") == one.document.labels.disposition for one in expected]),
        seconds_a_page=_seconds_a_page(scored),
    )  # fmt: skip


def figures_by(scored: Iterable[Scored], key: Callable[[Scored], str]) -> dict[str, Figures]:
    """`figures` of the documents of each `key`, by name."""
    return {name: figures(group) for name, group in sorted(_grouped(scored, key).items())}


def _grouped(scored: Iterable[Scored], key: Callable[[Scored], str]) -> dict[str, list[Scored]]:
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(key(one), []).append(one)
    return groups


def template_of(one: Scored) -> str:
    """The layout a document belongs to, named within its set."""
    return f"{one.document.group}/{one.document.labels.template}"


def _macro(scored: Iterable[Scored]) -> float | None:
    layouts = _grouped((one for one in scored if one.values), template_of).values()
    votes = [rates(value for one in layout for value in one.values).f1 for layout in layouts]
    return sum(votes) / len(votes) if votes else None


def _share(truths: Sequence[bool]) -> float | None:
    return sum(truths) / len(truths) if truths else None


def _seconds_a_page(scored: Iterable[Scored]) -> float | None:
    read = [one for one in scored if one.given("pages")]
    pages = sum(one.given("pages") for one in read)
    return sum(one.given("seconds") or 0.0 for one in read) / pages if pages else None


def reliability(values: Iterable[Value]) -> tuple[Bin, ...]:
    """The values that have a score, in tenths: where the share right is the mean score, scores are probabilities."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for value in values:
        if value.got is not None and value.want is not None and value.score is not None:
            bins[min(int(value.score * BINS), BINS - 1)].append((value.score, value.right))
    return tuple(
        Bin(
            number / BINS,
            len(content),
            sum(right for _, right in content),
            sum(score for score, _ in content) / len(content) if content else 0.0,
        )
        for number, content in enumerate(bins)
    )


def calibration_error(bins: Iterable[Bin]) -> float | None:
    """Expected calibration error: how far, on average over the values, mean score and share right lie apart."""
    full = [part for part in bins if part.values]
    total = sum(part.values for part in full)
    return sum(abs(part.mean * part.values - part.right) for part in full) / total if total else None


def errors(scored: Iterable[Scored]) -> list[tuple[Scored, Value]]:
    """Wrong header values, the most trusted first, then missing ones."""
    found = [(one, value) for one in scored for value in one.values if not value.right]
    return sorted(found, key=lambda pair: (pair[1].got is None, -(pair[1].score or 0.0)))
