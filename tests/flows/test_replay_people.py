"""A replay never undoes a person: what they approved stands, and what is read otherwise now is said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.story import story
from flows.replaying import Choice, as_data, choose, rehearse, replay_batch
from ledger import Ledger
from ledger.verify import verify
from schemas import Layer, Limits, OutcomeKind, Policy
from schemas.changes import contradicted
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from schemas.queue import Wanted
from tests.extractors.pdfs import drawn
from tests.ledger.desk_run import received, take
from tests.ledger.kept import failed

DOUBT = (failed("GATE-1"),)
ANNA = Who(name="anna")
ROWS = (
    (60, 780, "Zorbl Handel GmbH"), (60, 766, "Hafenstraße 4, 20457 Hamburg"), (60, 752, "USt-IdNr. DE136695976"),
    (60, 640, "Rechnung"), (380, 640, "Rechnungsnummer: ZH-101"), (380, 626, "Rechnungsdatum: 03.04.2026"),
    (380, 500, "Nettobetrag"), (480, 500, "100,00 EUR"), (380, 486, "MwSt. 19 %"), (480, 486, "19,00 EUR"),
    (380, 472, "Gesamtbetrag"), (480, 472, "119,00 EUR"),
)  # fmt: skip


def page() -> bytes:
    """The bytes of the page that says ZH-101."""

    def draw(canvas: Canvas) -> None:
        for x, y, text in ROWS:
            canvas.drawString(x, y, text)

    return drawn(draw)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def approved(ledger: Ledger, tmp_path: Path) -> str:
    """A page that says ZH-101 and 119,00, once read as R-1 and 119.00, and approved as R-1 and 120.00."""
    sha256 = received(ledger, tmp_path, page(), DOUBT).sha256
    values = {"totals.gross": "120.00", "invoice_number": "R-1"}
    decision = Decision(document=sha256, decision=DecisionKind.APPROVE, values=values)
    assert take(ledger, ANNA, decision, findings=DOUBT).refused == {}
    return sha256


def test_what_a_person_said_stands_and_a_new_reading_against_it_is_told(
    ledger: Ledger, tmp_path: Path, approved: str
) -> None:
    documents = choose(ledger, Choice(docs=(approved,)))
    (rehearsed,) = rehearse(ledger, documents, Policy(), workers=1)
    _, (replayed,) = replay_batch(ledger, documents, Policy(), tmp_path / "workspace", workers=1)
    for one in (rehearsed, replayed):
        invoice = one.after.invoice
        assert (invoice.invoice_number, invoice.totals.gross) == ("R-1", Decimal("120.00"))
        gross = one.after.claims["totals.gross"]
        assert (gross.layer, gross.person) == (Layer.HUMAN, "anna")
        told = {dropped.term: dropped for dropped in contradicted(one.after)}
        assert told["invoice_number"].raw == "ZH-101"
        assert told["invoice_number"].why == "A person approved R-1, and that stands."
        assert "totals.gross" not in told, "119.00 was read before, and the person has seen it"
        (data,) = as_data([one])
        assert "invoice_number" in [row["term"] for row in data["contradicts"]]
    assert any("is read as ZH-101 now" in line for line in story(ledger, approved))
    assert ledger.state_of(approved) is OutcomeKind.EXPORTED, "it has left, and is not called back by a reading"
    assert verify(tmp_path / "workspace").problem is None


@pytest.mark.parametrize("kind", [DecisionKind.REJECT, DecisionKind.RETURN])
def test_what_a_person_ended_no_reading_takes_up(ledger: Ledger, tmp_path: Path, kind: DecisionKind) -> None:
    sha256 = received(ledger, tmp_path, page(), DOUBT).sha256
    assert take(ledger, ANNA, Decision(document=sha256, decision=kind, reason="twice")).refused == {}
    documents = choose(ledger, Choice(docs=(sha256,)))
    replay_batch(ledger, documents, Policy(), tmp_path / "workspace", workers=1)
    assert ledger.state_of(sha256) in (OutcomeKind.REJECTED, OutcomeKind.RETURNED)


def test_what_was_reopened_is_released_by_no_replay_and_keeps_what_was_said(
    ledger: Ledger, tmp_path: Path, approved: str
) -> None:
    assert take(ledger, ANNA, Decision(document=approved, decision=DecisionKind.REOPEN, reason="look")).refused == {}
    documents = choose(ledger, Choice(docs=(approved,)))
    _, (replayed,) = replay_batch(ledger, documents, Policy(), tmp_path / "workspace", workers=1)
    assert replayed.after.invoice.totals.gross == Decimal("120.00")
    assert ledger.state_of(approved) in (OutcomeKind.REVIEW, OutcomeKind.QUARANTINED)


def test_what_one_of_two_approved_still_waits_where_it_cannot_be_read_any_more(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, page(), DOUBT).sha256
    two = Policy(people=People(two_for=("everything",)), limits=Limits(page_points=72))
    assert take(ledger, ANNA, Decision(document=sha256, decision=DecisionKind.APPROVE), policy=two).refused == {}
    documents = choose(ledger, Choice(docs=(sha256,)))
    replay_batch(ledger, documents, two, tmp_path / "workspace", workers=1)
    assert ledger.state_of(sha256) is OutcomeKind.QUARANTINED
    (item,) = ledger.queue(Wanted()).items
    assert (item.decided_by, item.reason.startswith("People have decided on it")) == (("anna",), True)
    replay_batch(ledger, documents, two.model_copy(update={"limits": Limits()}), tmp_path / "workspace", workers=1)
    (item,) = ledger.queue(Wanted()).items
    assert (item.number, item.decided_by) == ("R-1", ("anna",)), "what was approved is there again"
    assert verify(tmp_path / "workspace").problem is None
