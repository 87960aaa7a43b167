"""A run's report from the ledger, with page images drawn in supervised workers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path

from flows.examined import Drawing, Drawn
from flows.progress import shown
from ledger import Arrival, Ledger
from reports import Duplicate, Images, Record, page_before, shown_pages, write_report
from reports.words import STATES
from schemas import (
    WAITING,
    OutcomeKind,
    RunInfo,
    Signal,
    Verdict,
)
from validators import sentences

REPORTS = "reports"  # in a workspace

Draw = Callable[[Iterable[Drawing]], Iterator[tuple[Drawing, Drawn | Signal]]]


def write_run_report(ledger: Ledger, run: RunInfo, draw: Draw, reports: Path, images: Images = Images.WAITING) -> Path:
    """Write the report of `run` into a folder of its own in `reports` and return its index.html."""
    came = in_order(ledger.arrivals(run))
    # Asked for all its pictures, a report leads nowhere for them.
    there = {} if images is Images.ALL else _pages_before(ledger, run, came, reports)
    shows = [arrival for arrival in came if _with_images(arrival, images) and arrival.number not in there]
    drawn = (record.verdict for arrival in shows if (record := _record(ledger, arrival)) is not None)
    wanted = (_drawing(ledger, verdict, images) for verdict in drawn if verdict.pages)
    return write_report(
        reports / run.run,
        run,
        shown(_entries(ledger, run, came, there), "report pages written", ledger.counts(run)["documents"]),
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


def _pages_before(ledger: Ledger, run: RunInfo, came: Iterable[Arrival], reports: Path) -> dict[int, str]:
    """The page of each arrival that an earlier run judged, by its number, where it stands in that run's report."""
    judged_in = ledger.judged_in(run)
    found = (
        (arrival.number, page_before(reports, judged, arrival.sha256))
        for arrival in came
        if (judged := judged_in.get(arrival.number, run.run)) != run.run
    )
    return {number: page for number, page in found if page is not None}


def _entries(
    ledger: Ledger, run: RunInfo, came: Iterable[Arrival], there: Mapping[int, str]
) -> Iterator[Record | Duplicate]:
    """The arrivals of the run that `came`; `there` are the pages of earlier reports, by the number of the arrival."""
    named = ledger.confirmed_in(run)
    for arrival in came:
        page, outcome = there.get(arrival.number), arrival.outcome
        if page is not None and outcome is not None and outcome.kind is OutcomeKind.DUPLICATE:
            if (brief := ledger.brief_by(arrival)) is not None:
                yield Duplicate(arrival.sha256, arrival.origin, outcome, brief.doc_type, brief.invoice, page)
        elif (record := _record(ledger, arrival)) is not None:
            yield record._replace(page=page, confirmed=named.get(arrival.sha256, ()))


def _record(ledger: Ledger, arrival: Arrival) -> Record | None:
    """An arrival with its outcome, and the verdict of its run or the one before it."""
    if arrival.outcome is None or (verdict := ledger.verdict_by(arrival)) is None:
        return None
    document = verdict.document.model_copy(update={"origin": arrival.origin})
    return Record(verdict.model_copy(update={"document": document}), arrival.outcome)


def _with_images(arrival: Arrival, images: Images) -> bool:
    """Whether the pages of a document are drawn, if it has any: what broke down would break down again."""
    waits = arrival.outcome is not None and arrival.outcome.kind in WAITING
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
