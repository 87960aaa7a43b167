"""Page images of a report: drawn ahead in any order, handed out each to its record."""

from __future__ import annotations

from pathlib import Path

from flows.examined import Drawing, Drawn
from flows.report import Pictures, in_order
from ledger import Arrival
from schemas import (
    Document,
    Extraction,
    Outcome,
    OutcomeKind,
    Page,
    PageImage,
    Policy,
    Reading,
    Signal,
    SignalCode,
    Verdict,
    Versions,
)
from validators import EMPTY, judge


def _verdict(name: str) -> Verdict:
    document = Document(sha256=name * 64, media_type="application/pdf", size=1, origin=name, path=Path(name))
    reading = Reading(
        sha256=document.sha256, reader="pdf_text", parts=(Page(number=1, width=595, height=842, words=()),)
    )
    versions = Versions(vouchline="1", model="none", rulebook="1", policy="x")
    return judge(document, reading, Extraction(), policy=Policy(), reference=EMPTY, versions=versions, as_of=None)


def _drawing(verdict: Verdict) -> tuple[Drawing, Drawn]:
    picture = PageImage(number=1, width=595, height=842, webp=verdict.document.origin.encode())
    return Drawing(verdict.document, verdict.pages), (picture,)


def _shown(pictures: Pictures, verdict: Verdict) -> list[bytes]:
    return [image.webp for image in pictures(verdict)]


def test_the_same_bytes_twice_have_their_images_twice_in_whatever_order_they_are_drawn() -> None:
    one, twice = _verdict("a"), _verdict("b")
    pictures = Pictures(iter([_drawing(twice), _drawing(twice), _drawing(one)]))
    assert [_shown(pictures, verdict) for verdict in (one, twice, twice)] == [[b"a"], [b"b"], [b"b"]]


def test_a_document_that_breaks_drawing_has_no_image_and_takes_none_from_the_others() -> None:
    broken, other = _verdict("a"), _verdict("b")
    crashed = Signal(code=SignalCode.READER_CRASHED, message="It broke down.")
    pictures = Pictures(iter([(Drawing(broken.document, broken.pages), crashed), _drawing(other)]))
    assert [_shown(pictures, verdict) for verdict in (broken, other)] == [[], [b"b"]]


def test_a_report_lists_what_waits_first_and_otherwise_in_the_order_of_arrival() -> None:
    kinds = [OutcomeKind.EXPORTED, OutcomeKind.REVIEW, None, OutcomeKind.QUARANTINED, OutcomeKind.REVIEW]
    came = [
        Arrival(
            number, "run", f"{number}.pdf", "a", None, kind and Outcome(sha256="a", run="run", kind=kind, reason="")
        )
        for number, kind in enumerate(kinds)
    ]
    assert [arrival.number for arrival in in_order(came)] == [3, 1, 4, 0]
