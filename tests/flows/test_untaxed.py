"""A page that prints one total and not a word of tax leaves by a person who says that none is charged, or by two."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from flows.batch import Finished
from flows.deciding import decide
from ledger import Ledger
from ledger.deciding import Asked
from schemas import Layer, OutcomeKind, Policy
from schemas.decision import Decision, DecisionKind, Who
from tests.extractors.pdfs import drawn

Run = Callable[..., Finished]
ROWS = (
    (60, 780, "Zorbl Verband e. V."),
    (60, 766, "Hafenstraße 4, 20457 Hamburg"),
    (60, 700, "Nordlicht Maschinenbau GmbH"),
    (60, 686, "Werftstraße 14, 24143 Kiel"),
    (60, 640, "Beitragsrechnung"),
    (380, 640, "Rechnungsnummer: ZV-101"),
    (380, 626, "Rechnungsdatum: 03.04.2026"),
    (380, 598, "Fällig am: 17.04.2026"),
    (60, 560, "Mitgliedsbeitrag 2026"),
    (380, 472, "Gesamtbetrag"), (480, 472, "390,00 EUR"),
    (60, 420, "IBAN DE89 3704 0044 0532 0130 00"),
)  # fmt: skip


def _page(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for x, y, line in ROWS:
        canvas.drawString(x, y, line)


def test_one_person_releases_a_total_without_tax(workspace: Path, tmp_path: Path, ingest: Run) -> None:
    page = tmp_path / "a.pdf"
    page.write_bytes(drawn(_page))
    ingest(workspace, page, policy=Policy())
    with Ledger.open(workspace, must_exist=True) as ledger:
        (waiting,) = ledger.listed(waiting=True)
    assert waiting.verdict is not None
    missing = [one for one in waiting.verdict.findings if one.rule in ("BR-13", "EU-226-10")]
    assert len(missing) == 2
    assert all("tax total (totals.tax) of 0" in one.todo for one in missing)
    said = {"totals.gross": "390.00", "totals.tax": "0"}
    approval = Decision(document=waiting.document.sha256, decision=DecisionKind.APPROVE, values=said)
    (came,) = decide(workspace, Asked([approval], Who(name="anna")), Policy(), workers=1).came
    assert came.outcome is not None
    assert (came.outcome.kind, came.outcome.reason) == (OutcomeKind.EXPORTED, "It was approved by anna.")
    with Ledger.open(workspace, must_exist=True) as ledger:
        verdict = ledger.verdict(waiting.document.sha256)
    assert verdict is not None
    net = verdict.claims["totals.net"]
    assert (net.value, net.layer, net.operands) == (Decimal("390.00"), Layer.DERIVED, ("totals.gross", "totals.tax"))
    assert {one.rule: one.accepted_by for one in verdict.findings}["EU-226-11"] == ("anna",)


def test_two_people_release_a_total_of_which_neither_says_anything_of_tax(
    workspace: Path, tmp_path: Path, ingest: Run
) -> None:
    page = tmp_path / "a.pdf"
    page.write_bytes(drawn(_page))
    ingest(workspace, page, policy=Policy())
    with Ledger.open(workspace, must_exist=True) as ledger:
        (waiting,) = ledger.listed(waiting=True)
    said = {"totals.gross": "390.00", "totals.due": "390.00"}
    approval = Decision(document=waiting.document.sha256, decision=DecisionKind.APPROVE, values=said)
    (first,) = decide(workspace, Asked([approval], Who(name="anna")), Policy(), workers=1).came
    assert first.outcome is not None
    assert first.outcome.kind is OutcomeKind.REVIEW
    assert "Nothing is said of tax, and the total is taken for the net total." in first.outcome.reason
    (second,) = decide(workspace, Asked([approval], Who(name="bert")), Policy(), workers=1).came
    assert second.outcome is not None
    assert (second.outcome.kind, second.outcome.reason) == (OutcomeKind.EXPORTED, "It was approved by anna and bert.")
