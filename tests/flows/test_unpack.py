"""Mails and archives in a run: every piece has an outcome of its own, its origin, and never a second export."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from app.commands.inspect import show
from flows.batch import Finished
from flows.examiners import Examiners
from flows.named import document_named
from flows.unpack import InOrder, Unfolding, pieces
from ledger import Ledger
from ledger.verify import verify
from schemas import Document, Enclosed, OutcomeKind, Passwords, Policy
from tests.extractors.packed import archive, mail

Run = Callable[..., Finished]


@pytest.fixture
def goes_through(root: Path) -> bytes:
    """A sample that is exported when it comes alone."""
    return (root / "sample_invoices" / "simple-en" / "document.pdf").read_bytes()


@pytest.fixture
def waits(root: Path) -> bytes:
    """A sample that waits for a person."""
    return (root / "sample_invoices" / "order-en" / "document.pdf").read_bytes()


def _post(folder: Path, *attached: tuple[str, bytes], name: str = "mail.eml", text: str = "See below.") -> Path:
    folder.mkdir(exist_ok=True)
    message = mail(*((file, "application/octet-stream", data) for file, data in attached), text=text)
    (folder / name).write_bytes(message.as_bytes())
    return folder


def _outcomes(workspace: Path, finished: Finished) -> dict[str, OutcomeKind]:
    """What became of each arrival, by the chain that led to it within the inbox."""
    with Ledger.open(workspace) as ledger:
        came = list(ledger.arrivals(finished.run))
    return {one.origin.rpartition("/")[2]: one.outcome.kind for one in came if one.outcome is not None}


def test_every_piece_has_an_outcome_of_its_own(
    ingest: Run, workspace: Path, tmp_path: Path, goes_through: bytes, waits: bytes
) -> None:
    inbox = _post(
        tmp_path / "in", ("a.pdf", goes_through), ("b.zip", archive(("c.pdf", waits), ("d.7z", b"7z\xbc\xaf\x27\x1c")))
    )
    finished = ingest(workspace, inbox)
    assert _outcomes(workspace, finished) == {
        "mail.eml": OutcomeKind.UNPACKED,
        "mail.eml > a.pdf": OutcomeKind.EXPORTED,
        "mail.eml > b.zip": OutcomeKind.UNPACKED,
        "mail.eml > b.zip > c.pdf": OutcomeKind.REVIEW,
        "mail.eml > b.zip > d.7z": OutcomeKind.REFUSED,
    }
    with Ledger.open(workspace) as ledger:
        within = ledger.within(document_named(ledger, "mail.eml").sha256)
        assert [one.name for one in within] == ["a.pdf", "b.zip"]
        assert {one.sender for one in within} == {"accounts@sender.example"}
        deep = document_named(ledger, "c.pdf")
        assert (deep.sender, deep.parent, deep.depth) == ("accounts@sender.example", within[1].sha256, 2)
        verdict = ledger.verdict(deep.sha256)
        assert verdict is not None
        assert verdict.document.sender == "accounts@sender.example"
    assert verify(workspace).ok


def test_a_person_sees_who_sent_a_document_and_within_what(
    ingest: Run, workspace: Path, tmp_path: Path, waits: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    finished = ingest(workspace, _post(tmp_path / "in", ("c.pdf", waits)))
    assert show("c.pdf", workspace, as_json=False) == 0
    head = capsys.readouterr().out.splitlines()[:2]
    assert "mail.eml > c.pdf" in head[0]
    assert "sent by accounts@sender.example" in head[1]
    assert show("c.pdf", workspace, as_json=True) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["sender"] == "accounts@sender.example"
    assert shown["parent"]
    pages = [path.read_text(encoding="utf-8") for path in (finished.report.parent / "documents").glob("*.html")]
    assert [page for page in pages if "sent by <bdi>accounts@sender.example</bdi>" in page]


def test_the_same_mail_again_brings_nothing_new(
    ingest: Run, workspace: Path, tmp_path: Path, goes_through: bytes, waits: bytes
) -> None:
    inbox = _post(tmp_path / "in", ("a.pdf", goes_through), ("b.zip", archive(("c.pdf", waits))))
    first = ingest(workspace, inbox)
    again = ingest(workspace, inbox)
    assert _outcomes(workspace, again) == {
        "mail.eml": OutcomeKind.UNPACKED,  # as before, and not opened again
        "mail.eml > a.pdf": OutcomeKind.DUPLICATE,
        "mail.eml > b.zip": OutcomeKind.UNPACKED,
        "mail.eml > b.zip > c.pdf": OutcomeKind.REVIEW,  # it still waits
    }
    with Ledger.open(workspace) as ledger:
        assert list(ledger.verdicts(again.run)) == []
        assert Counter(one.outcome.kind for one in ledger.arrivals(first.run) if one.outcome)[OutcomeKind.EXPORTED] == 1
    left = [line for file in (workspace / "exports").glob("*/invoices.jsonl") for line in file.read_text().splitlines()]
    assert len(left) == 1


def test_one_attachment_in_two_mails_leaves_once(
    ingest: Run, workspace: Path, tmp_path: Path, goes_through: bytes
) -> None:
    inbox = _post(tmp_path / "in", ("a.pdf", goes_through))
    _post(inbox, ("same.pdf", goes_through), name="reminder.eml", text="Again.")
    kinds = Counter(_outcomes(workspace, ingest(workspace, inbox)).values())
    assert kinds == {OutcomeKind.UNPACKED: 2, OutcomeKind.EXPORTED: 1, OutcomeKind.DUPLICATE: 1}


def test_the_text_of_a_mail_waits_with_its_values_read(ingest: Run, workspace: Path, tmp_path: Path) -> None:
    head = "INVOICE\n\nInvoice number: A-17\nInvoice date: 3 May 2024\n\n"
    text = f"{head}Net 100.00 EUR\nVAT 19% 19.00 EUR\nTotal 119.00 EUR\n"
    finished = ingest(workspace, _post(tmp_path / "in", text=text))
    assert _outcomes(workspace, finished)["mail.eml > text of the mail.html"] is OutcomeKind.REVIEW
    with Ledger.open(workspace) as ledger:
        verdict = ledger.verdict(document_named(ledger, "A-17").sha256)
    assert verdict is not None
    assert str(verdict.invoice.totals.gross) == "119.00"
    assert "IN-23" in {finding.rule for finding in verdict.findings}


def test_a_password_opens_what_its_sender_sent_and_stands_nowhere(
    ingest: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, goes_through: bytes
) -> None:
    secret = "kept-4711-secret"
    monkeypatch.setenv("SENDER_PDF", secret)
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(goes_through)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user=secret, owner=secret))
    policy = Policy(passwords=Passwords(senders={"sender.example": "SENDER_PDF"}))
    finished = ingest(workspace, _post(tmp_path / "in", ("a.pdf", locked.getvalue())), policy=policy)
    assert _outcomes(workspace, finished) == {
        "mail.eml": OutcomeKind.UNPACKED,
        "mail.eml > a.pdf": OutcomeKind.UNPACKED,
        "mail.eml > a.pdf > opened.pdf": OutcomeKind.EXPORTED,
    }
    kept = [path for path in workspace.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if secret.encode() in path.read_bytes()]


def test_pieces_are_named_by_the_chain_and_sent_by_the_mail_they_came_in(tmp_path: Path) -> None:
    parent = Document(sha256="1" * 64, media_type="x", size=1, origin="in/a.eml", path=tmp_path, sender="out@x.example")
    enclosed = [Enclosed("a.zip", b"1"), Enclosed("b.eml", b"2", "own@x.example")]
    found = list(pieces(parent, enclosed, lambda _, sha256: tmp_path / sha256))
    assert [one.origin for one in found] == ["in/a.eml > a.zip", "in/a.eml > b.eml"]
    assert [one.sender for one in found] == ["out@x.example", "own@x.example"]
    assert {one.parent for one in found} == {parent.sha256}


def test_without_a_ledger_what_came_within_follows_its_container(
    readers: Examiners, tmp_path: Path, goes_through: bytes, waits: bytes
) -> None:
    from flows.pipeline import steps
    from flows.receive import receive_all
    from validators import EMPTY

    inbox = _post(tmp_path / "in", ("b.zip", archive(("c.pdf", waits))), ("a.pdf", goes_through))
    (inbox / "z.txt").write_text("no invoice", encoding="utf-8")
    documents = list(receive_all([inbox / "z.txt", inbox / "mail.eml", inbox / "mail.eml"], []))
    folder = tmp_path / "meanwhile"
    folder.mkdir()
    unfolding = Unfolding(folder)
    turns = InOrder(documents, unfolding.within)
    done = unfolding.process(documents, steps(readers, Policy(), EMPTY))
    verdicts = [verdict for one in done for verdict in turns.after(one)]
    came = [one.document.origin.rpartition("/")[2] for one in verdicts]
    once = ["mail.eml", "mail.eml > b.zip", "mail.eml > b.zip > c.pdf", "mail.eml > a.pdf"]
    assert came == ["z.txt", *once, *once]
    assert [one.disposition for one in verdicts[1:5]] == [one.disposition for one in verdicts[5:]]


def test_what_a_mail_says_of_its_attachment_holds_it_each_time(
    ingest: Run, workspace: Path, tmp_path: Path, goes_through: bytes
) -> None:
    text = "Good morning,\n\nplease disregard the attached invoice, it was sent in error.\n\nJane"
    inbox = _post(tmp_path / "in", ("b.zip", archive(("a.pdf", goes_through))), text=text)
    outcomes = _outcomes(workspace, ingest(workspace, inbox))
    assert outcomes["mail.eml > b.zip > a.pdf"] is OutcomeKind.REVIEW
    verify(workspace)
    with Ledger.open(workspace) as ledger:
        (waiting,) = ledger.documents_that_are(OutcomeKind.REVIEW)
        verdict = ledger.verdict(waiting)
        archives = [one for parent in ledger.documents_that_are(OutcomeKind.UNPACKED) for one in ledger.within(parent)]
        (document,) = [one for one in archives if one.sha256 == waiting]
    assert verdict is not None
    assert [one.rule for one in verdict.findings if "disregard" in one.message] == ["WORDS-18"]
    assert [one.kind for one in document.said] == ["cancelled"], "a later reading hears it again"


RECALLED = "Good morning,\n\nplease disregard the attached invoice, it was sent in error.\n\nJane"


def test_another_mail_of_the_run_that_recalls_the_same_attachment_holds_it(
    ingest: Run, workspace: Path, tmp_path: Path, goes_through: bytes
) -> None:
    inbox = _post(tmp_path / "in", ("a.pdf", goes_through))
    _post(inbox, ("again.pdf", goes_through), name="recalls.eml", text=RECALLED)
    outcomes = _outcomes(workspace, ingest(workspace, inbox))
    assert outcomes["mail.eml > a.pdf"] is OutcomeKind.REVIEW
    assert outcomes["recalls.eml > again.pdf"] is OutcomeKind.DUPLICATE
    with Ledger.open(workspace) as ledger:
        (waiting,) = ledger.documents_that_are(OutcomeKind.REVIEW)
        verdict = ledger.verdict(waiting)
    assert verdict is not None
    assert "WORDS-18" in {one.rule for one in verdict.findings}


def test_a_later_mail_that_recalls_what_left_is_told_beside_its_outcome(
    ingest: Run, workspace: Path, tmp_path: Path, goes_through: bytes
) -> None:
    assert "mail.eml > a.pdf" in _outcomes(
        workspace, ingest(workspace, _post(tmp_path / "in", ("a.pdf", goes_through)))
    )
    later = ingest(workspace, _post(tmp_path / "later", ("a.pdf", goes_through), name="recalls.eml", text=RECALLED))
    with Ledger.open(workspace) as ledger:
        came = {one.origin.rpartition("/")[2]: one.outcome for one in ledger.arrivals(later.run)}
        document = document_named(ledger, "a.pdf")
    outcome = came["recalls.eml > a.pdf"]
    assert outcome is not None
    assert outcome.kind is OutcomeKind.DUPLICATE
    assert "please disregard the attached invoice" in outcome.reason
    assert [one.kind for one in document.said] == ["cancelled"], "a later reading hears what the second mail said"
