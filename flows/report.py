"""A run's report from the ledger, with page images drawn in supervised workers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from flows.examined import Drawing, Drawn
from flows.progress import shown
from ledger import Arrival, Ledger
from reports import Images, Record, shown_pages, write_report
from reports.words import STATES
from schemas import (
    OutcomeKind,
    RunInfo,
    Signal,
    Verdict,
)
from validators import sentences

REPORTS = "reports"  # in a workspace
_WAITING = (OutcomeKind.REVIEW, OutcomeKind.QUARANTINED)

Draw = Callable[[Iterable[Drawing]], Iterator[tuple[Drawing, Drawn | Signal]]]


def write_run_report(ledger: Ledger, run: RunInfo, draw: Draw, reports: Path, images: Images = Images.WAITING) -> Path:
    """Write the report of `run` into a folder of its own in `reports` and return its index.html."""
    came = in_order(ledger.arrivals(run))
    shows = [arrival for arrival in came if _with_images(arrival, images)]
    wanted = (
        _drawing(ledger, record.verdict, images) for record in records(ledger, run, shows) if record.verdict.pages
    )
    return write_report(
        reports / run.run,
        run,
        shown(records(ledger, run, came), "report pages written", ledger.counts(run)["documents"]),
        ledger.gate_report(run),
        ledger.runs(),
        Pictures(draw(wanted)),
        rules=sentences(),
        images=images,
        figures=ledger.figures,
        linked=frozenset(arrival.sha256 for arrival in came if _has_page(arrival)),
        desk=_desk(ledger, run),
    )


def _desk(ledger: Ledger, run: RunInfo) -> str | None:
    """The address of the desk, as the run's policy has it."""
    address = ledger.policy_of(run).desk.address
    return address.rstrip("/") if address else None


def _has_page(arrival: Arrival) -> bool:
    """Whether a page of this report is sure to be there: a duplicate may be led to an earlier report."""
    return arrival.outcome is not None and arrival.outcome.kind is not OutcomeKind.DUPLICATE


def in_order(came: Iterable[Arrival]) -> list[Arrival]:
    """The settled arrivals as a report lists them: what waits first, the worst on top, otherwise as they came."""
    order = list(STATES)
    settled = ((order.index(arrival.outcome.kind), arrival) for arrival in came if arrival.outcome is not None)
    return [arrival for _, arrival in sorted(settled, key=itemgetter(0))]


def records(ledger: Ledger, run: RunInfo, came: Iterable[Arrival]) -> Iterator[Record]:
    """The arrivals of the run that `came`, each with its outcome, and this run's verdict or the one before it."""
    named = ledger.confirmed_in(run)
    for arrival in came:
        known = None if arrival.outcome is None else ledger.verdict_by(arrival)
        if known is not None and arrival.outcome is not None:
            verdict, judged_in = known
            document = verdict.document.model_copy(update={"origin": arrival.origin})
            known_from = None if judged_in == run.run else judged_in
            yield Record(
                verdict.model_copy(update={"document": document}),
                arrival.outcome,
                known_from,
                named.get(arrival.sha256, ()),
            )


def _with_images(arrival: Arrival, images: Images) -> bool:
    """Whether the pages of a document are drawn, if it has any: what broke down would break down again."""
    waits = arrival.outcome is not None and arrival.outcome.kind in _WAITING
    return images is Images.ALL or (images is Images.WAITING and waits)


def _drawing(ledger: Ledger, verdict: Verdict, images: Images) -> Drawing:
    wanted = shown_pages(verdict)
    pages = (page for page in verdict.pages if images is Images.ALL or page.number in wanted)
    return Drawing(ledger.at_hand(verdict.document), tuple(pages))


class Pictures:
    """Hands out page images in the order of the records while the workers draw ahead."""

    def __init__(self, drawn: Iterator[tuple[Drawing, Drawn | Signal]]) -> None:
        self._drawn = drawn
        self._early: defaultdict[str, list[Drawn]] = defaultdict(list)  # the same bytes may have come more than once

    def __call__(self, verdict: Verdict) -> Drawn:
        """The images of a document; none where drawing failed or was not asked for."""
        early = self._early[verdict.document.sha256]
        while verdict.pages and not early:
            ready = next(self._drawn, None)
            if ready is None:
                return ()
            drawing, images = ready
            self._early[drawing.document.sha256].append(() if isinstance(images, Signal) else images)
        return early.pop() if early else ()
