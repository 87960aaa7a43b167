"""`vouchline compare`: what each strategy is worth on labelled documents, and which one the numbers speak for."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evaluation.corpus import Labelled
from evaluation.evaluate import scored_by, verdicts_on
from evaluation.metrics import template_of
from evaluation.recorded import Asked
from evaluation.scoring import Scored
from evaluation.shares import Share, of_documents, of_values
from evaluation.strategies import Arm
from schemas import Verdict

if TYPE_CHECKING:
    from extractors.foundation import Asking

_POWER = Path("/sys/class/powercap")


class Minutes(NamedTuple):
    """What people's work is reckoned with: minutes to type a document in by hand, to look one over, to mend a value."""

    by_hand: float
    look: float
    mend: float


class Row(NamedTuple):
    """One strategy's figures. Shares of values are of those labelled; a missing value counts as not right.

    `seconds` and `cpu` are a document's; `cost` is that of 1,000 documents; `left` the bytes that left this machine a
    document; `saved` the minutes of people's work saved a document; `joules` a document's, None where unreadable.
    """

    arm: Arm
    docs: int
    layouts: int
    values: Share
    wrong: Share
    all_right: Share
    straight: Share
    silent: Share
    fields: Mapping[str, Share]
    seconds: float
    cpu: float
    cost: Decimal
    left: float
    saved: float
    joules: float | None
    asked: Asked


class Measured(NamedTuple):
    """What running a strategy gave and took."""

    verdicts: Sequence[Verdict]
    cpu: float
    joules: float | None
    asked: Asked


class Setting(NamedTuple):
    """What all strategies are measured with."""

    documents: Sequence[Labelled]
    workspace: Path
    minutes: Minutes
    workers: int | None = None
    page_only: bool = False
    asking: Asking | None = None


def compare(arms: Sequence[Arm], setting: Setting) -> Iterator[Row]:
    """The figures of every strategy that can be run."""
    for arm in arms:
        if arm.why_not is None:
            measured = _measured(arm, setting)
            scored = scored_by(setting.documents, measured.verdicts, page_only=setting.page_only)
            yield row_of(arm, scored, measured, setting.minutes)


def _measured(arm: Arm, setting: Setting) -> Measured:
    energy, used = _energy(), _cpu()
    if arm.asks:
        from evaluation.on_record import asker

        with asker(setting.workspace, arm.name, arm.policy, setting.documents, setting.asking) as ask:
            verdicts = verdicts_on(setting.documents, arm.policy, setting.workers, ask)
            asked = ask.took()
    else:
        verdicts, asked = verdicts_on(setting.documents, arm.policy, setting.workers), Asked()
    spent = _energy()
    joules = None if energy is None or spent is None or spent < energy else spent - energy
    return Measured(verdicts, _cpu() - used, joules, asked)


def _cpu() -> float:
    """CPU seconds of this process and of its workers that have ended."""
    both = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def _energy() -> float | None:
    """Joules that the processors have used, by their own counters; None where these cannot be read."""
    try:
        counters = [int((zone / "energy_uj").read_text()) for zone in _POWER.glob("intel-rapl:?")]
    except OSError:
        return None
    return sum(counters) / 1e6 if counters else None


def row_of(arm: Arm, scored: Sequence[Scored], measured: Measured, minutes: Minutes) -> Row:
    """The figures of one strategy's results."""
    count = len(scored)
    straight = sum(one.straight for one in scored)
    labelled = [one for one in scored if one.values]
    asked = measured.asked
    reading = sum(verdict.seconds for verdict in measured.verdicts)
    return Row(
        arm=arm,
        docs=count,
        layouts=len({template_of(one) for one in scored}),
        values=of_values(_by_layout(scored, wrong=False)),
        wrong=of_values(_by_layout(scored, wrong=True)),
        all_right=of_documents(sum(one.all_right for one in labelled), len(labelled)),
        straight=of_documents(straight, count),
        silent=of_documents(sum(one.silent for one in scored), straight),
        fields=_fields(scored),
        seconds=(reading + asked.seconds) / count,
        cpu=measured.cpu / count,
        cost=asked.money * 1000 / count,
        left=asked.left / count,
        saved=sum(_saved(one, minutes) for one in scored) / count,
        joules=None if measured.joules is None else measured.joules / count,
        asked=asked,
    )


def _by_layout(scored: Sequence[Scored], *, wrong: bool) -> dict[str, list[bool]]:
    """Whether each value is right (or wrong: given, and not right), by the layout of its document."""
    layouts: dict[str, list[bool]] = {}
    for one in scored:
        values = [value.got is not None and not value.right if wrong else value.right for value in one.values]
        layouts.setdefault(template_of(one), []).extend(values)
    return layouts


def _fields(scored: Sequence[Scored]) -> dict[str, Share]:
    """The documents in which each field is right, of those in which it is labelled."""
    fields: dict[str, list[bool]] = {}
    for one in scored:
        for value in one.values:
            fields.setdefault(value.label, []).append(value.right)
    return {name: of_documents(sum(right), len(right)) for name, right in sorted(fields.items())}


def _saved(one: Scored, minutes: Minutes) -> float:
    """Minutes saved on a document: nobody looks at one that goes straight through."""
    if one.straight:
        return minutes.by_hand
    return minutes.by_hand - minutes.look - minutes.mend * sum(not value.right for value in one.values)
