"""What a person approves teaches where its vendor's values stand; the next document of the vendor is read by it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from app.cli import cli
from flows.batch import Finished
from flows.deciding import decide
from flows.memory import FOLDER, tried
from ledger import Ledger
from ledger.database import Database
from ledger.deciding import Asked
from ledger.home import home_of
from ledger.verify import verify
from schemas import Disposition, Layer, Like, OutcomeKind, Party, Policy, Verdict, seller_keys
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from schemas.policy import Layers
from tests.extractors.pdfs import drawn

Run = Callable[..., Finished]
ROWS = (
    (60, 780, "Zorbl Handel GmbH"),
    (60, 766, "Hafenstraße 4, 20457 Hamburg"),
    (60, 752, "USt-IdNr. DE136695976"),
    (60, 700, "An: Nordlicht Maschinenbau GmbH"),
    (60, 686, "Werftstraße 14, 24143 Kiel"),
    (60, 640, "Rechnung"),
    (380, 640, "Rechnungsnummer: {number}"),
    (380, 626, "Rechnungsdatum: {day}"),
    (380, 612, "Leistungsdatum: {day}"),
    (380, 598, "Fällig am: {due}"),
    (380, 584, "Rechnungsnummer: KX-8872"),  # a person has to say which of the two it is
    (60, 560, "Beschreibung"), (300, 560, "Menge"), (380, 560, "Einzelpreis"), (480, 560, "Betrag"),
    (60, 544, "Mehl"), (300, 544, "1"), (380, 544, "{net}"), (480, 544, "{net}"),
    (380, 500, "Nettobetrag"), (480, 500, "{net} EUR"),
    (380, 486, "MwSt. 19 %"), (480, 486, "{tax} EUR"),
    (380, 472, "Gesamtbetrag"), (480, 472, "{gross} EUR"),
    (60, 420, "IBAN DE89 3704 0044 0532 0130 00"),
)  # fmt: skip
FIRST = {
    "number": "ZH-101",
    "day": "03.04.2026",
    "due": "17.04.2026",
    "net": "100,00",
    "tax": "19,00",
    "gross": "119,00",
}
NEXT = {
    "number": "ZH-134",
    "day": "05.05.2026",
    "due": "19.05.2026",
    "net": "200,00",
    "tax": "38,00",
    "gross": "238,00",
}
VALUES = {
    "invoice_number": "ZH-101", "issue_date": "2026-04-03", "due_date": "2026-04-17", "totals.net": "100.00",
    "totals.tax": "19.00", "totals.gross": "119.00", "payment.iban": "DE89370400440532013000",
}  # fmt: skip


LINES = ({"description": "Mehl", "quantity": "1", "unit_price": "100.00", "net": "100.00"},)


def _page(values: dict[str, str]) -> bytes:
    def page(canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for x, y, line in ROWS:
            canvas.drawString(x, y, line.format(**values))

    return drawn(page)


def _in(folder: Path, name: str, values: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(_page(values))
    return path


def _decide(
    workspace: Path, sha256: str, kind: DecisionKind, name: str, policy: Policy | None = None, **more: object
) -> Disposition | OutcomeKind:
    asked = Asked([Decision(document=sha256, decision=kind, **more)], Who(name=name))
    (came,) = decide(workspace, asked, policy or Policy(), workers=1).came
    assert came.refused is None, came.refused
    assert came.outcome is not None
    return came.outcome.kind


def _approved(ingest: Run, workspace: Path, tmp_path: Path) -> str:
    """The first document of a vendor, approved by two people; its hash."""
    ingest(workspace, _in(tmp_path / "inbox", "a.pdf", FIRST), policy=Policy())
    with Ledger.open(workspace) as ledger:
        (document,) = ledger.select()
    for name in ("anna", "bert"):
        with Ledger.open(workspace) as ledger:
            waits = ledger.state_of(document.sha256) is not OutcomeKind.EXPORTED
        if waits:
            _decide(workspace, document.sha256, DecisionKind.APPROVE, name, values=VALUES, lines=LINES)
    with Ledger.open(workspace) as ledger:
        assert ledger.state_of(document.sha256) is OutcomeKind.EXPORTED, ledger.verdict(document.sha256)
    return document.sha256


def _second(ingest: Run, workspace: Path, tmp_path: Path, values: dict[str, str] | None = None) -> Verdict:
    ingest(workspace, _in(tmp_path / "next", "b.pdf", values or NEXT), policy=Policy())
    with Ledger.open(workspace) as ledger:
        (verdict,) = (
            v for d in ledger.select() if (v := ledger.verdict(d.sha256)) and v.document.origin.endswith("b.pdf")
        )
    return verdict


def _remembers(verdict: Verdict) -> bool:
    return any(run.layer is Layer.MEMORY for run in verdict.layers)


def test_an_approved_document_teaches_and_the_next_one_is_read_by_it(
    ingest: Run, workspace: Path, tmp_path: Path
) -> None:
    sha256 = _approved(ingest, workspace, tmp_path)
    with Ledger.open(workspace) as ledger:
        (lesson,) = ledger.lessons()
        assert lesson.document == sha256
        assert {"totals.gross", "invoice_number", "payment.iban"} <= {trace.term for trace in lesson.traces}
        assert lesson.table is not None, "its lines were confirmed as well"
        assert [one.wrong for one in tried(ledger, Policy(), workers=1)] == [()]
    shown = CliRunner().invoke(cli, ["memory", "show", lesson.vendor, "--workspace", str(workspace)]).output
    assert '"menge" is Invoiced quantity; "einzelpreis" is Item net price' in shown
    verdict = _second(ingest, workspace, tmp_path)
    assert _remembers(verdict)
    assert verdict.invoice.invoice_number == "ZH-134"
    assert verdict.invoice.lines[0].net == Decimal("200.00")
    assert len(list((workspace / FOLDER).glob("*.db"))) == 1
    assert verify(workspace).problem is None


def test_what_waits_of_the_same_vendor_is_judged_again_and_listed_before_it_leaves(
    ingest: Run, workspace: Path, tmp_path: Path
) -> None:
    _in(tmp_path / "inbox", "a.pdf", FIRST)
    ingest(workspace, _in(tmp_path / "inbox", "b.pdf", NEXT).parent, policy=Policy())
    with Ledger.open(workspace) as ledger:
        first, other = sorted(ledger.select(), key=lambda one: one.origin)
    file = tmp_path / "decisions.jsonl"
    file.write_text(json.dumps({"document": first.sha256, "decision": "approve", "values": VALUES}), encoding="utf-8")
    told = CliRunner().invoke(cli, ["decide", str(file), "--as", "anna", "--workspace", str(workspace)]).output
    assert f"{other.sha256[:12]}  would be " in told
    assert f"`vouchline replay {other.sha256[:12]}`" in told
    with Ledger.open(workspace) as ledger:
        assert ledger.state_of(first.sha256) is OutcomeKind.EXPORTED
        assert ledger.state_of(other.sha256) is OutcomeKind.REVIEW


def test_what_the_first_of_two_named_is_learnt_though_the_second_named_nothing(
    ingest: Run, workspace: Path, tmp_path: Path
) -> None:
    ingest(workspace, _in(tmp_path / "inbox", "a.pdf", FIRST), policy=Policy())
    with Ledger.open(workspace) as ledger:
        (document,) = ledger.select()
    sha256, two = document.sha256, Policy(people=People(two_for=("everything",)))
    assert _decide(workspace, sha256, DecisionKind.APPROVE, "anna", two, values=VALUES) is OutcomeKind.REVIEW
    assert _decide(workspace, sha256, DecisionKind.APPROVE, "bert", two) is OutcomeKind.EXPORTED
    with Ledger.open(workspace) as ledger:
        (lesson,) = ledger.lessons()
        assert {"totals.gross", "invoice_number"} <= {trace.term for trace in lesson.traces}
        assert "seller.name" not in {trace.term for trace in lesson.traces}, "nobody named it"


def test_a_value_that_is_named_and_stands_nowhere_teaches_nothing(ingest: Run, workspace: Path, tmp_path: Path) -> None:
    rules = Policy(layers=Layers(model=False))
    ingest(workspace, _in(tmp_path / "inbox", "a.pdf", FIRST), policy=rules)
    with Ledger.open(workspace) as ledger:
        (document,) = ledger.select()
        verdict = ledger.verdict(document.sha256)
        assert verdict is not None
        assert verdict.claims["totals.due"].layer is Layer.DERIVED, "it is reckoned from the gross total, not printed"
    named = {"totals.due": "119.00", "totals.gross": "119.00"}
    _decide(workspace, document.sha256, DecisionKind.APPROVE, "anna", rules, values=named)
    with Ledger.open(workspace) as ledger:
        judged = ledger.verdict(document.sha256)
        assert judged is not None
        assert judged.lesson is not None
        assert {trace.term for trace in judged.lesson.traces} == {"totals.gross"}


def test_what_was_forgotten_or_taken_back_counts_no_more(ingest: Run, workspace: Path, tmp_path: Path) -> None:
    sha256 = _approved(ingest, workspace, tmp_path)
    with Ledger.open(workspace) as ledger:
        (lesson,) = ledger.lessons()
    _decide(workspace, sha256, DecisionKind.REOPEN, "anna", reason="the wrong order")
    with Ledger.open(workspace) as ledger:
        assert ledger.lessons() == []
    for name in ("anna", "bert"):
        with Ledger.open(workspace) as ledger:
            waits = ledger.state_of(sha256) is not OutcomeKind.EXPORTED
        if waits:
            _decide(workspace, sha256, DecisionKind.APPROVE, name, values=VALUES)
    with Ledger.open(workspace) as ledger:
        assert len(ledger.lessons()) == 1
        assert ledger.forget(lesson.vendor) == 1
        assert ledger.lessons() == []
        assert ledger.forget(lesson.vendor) == 0
    assert not _remembers(_second(ingest, workspace, tmp_path))
    assert verify(workspace).problem is None


def test_a_changed_lesson_is_found(ingest: Run, workspace: Path, tmp_path: Path) -> None:
    _approved(ingest, workspace, tmp_path)
    database = Database(home_of(workspace), wait_seconds=1)
    with database.write() as connection:
        connection.execute(text("DROP TRIGGER lessons_no_update"))
        connection.execute(text("UPDATE lessons SET vendor = 'somebody else'"))
    database.close()
    assert verify(workspace).problem is not None


def test_a_twin_with_another_account_still_waits(ingest: Run, workspace: Path, tmp_path: Path) -> None:
    _approved(ingest, workspace, tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        rows = tuple(
            (x, y, line.replace("DE89 3704 0044 0532 0130 00", "DE75 5121 0800 1245 1261 99")) for x, y, line in ROWS
        )
        patch.setattr(f"{__name__}.ROWS", rows)
        verdict = _second(ingest, workspace, tmp_path)
    assert verdict.disposition is not Disposition.STRAIGHT_THROUGH


def test_what_people_accepted_of_a_document_is_known_of_its_vendor(
    ingest: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROWS", tuple(row for row in ROWS if "USt-IdNr" not in row[2]))
    _approved(ingest, workspace, tmp_path)
    with Ledger.open(workspace) as ledger:
        (one,) = ledger.knowledge.earlier(Like(sellers=seller_keys(Party(name="Zorbl Handel GmbH"))))
    assert "EU-226-3" in {rule for rule, _ in one.accepted}
