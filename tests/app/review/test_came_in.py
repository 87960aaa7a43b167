"""What a document came in, at the desk: the mail is one step away, and its words are shown."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.unpack import keep_pieces
from ledger import Ledger
from schemas import Document, Enclosed, Outcome, OutcomeKind, Policy
from tests.app.review import at_desk
from tests.ledger.desk_run import read_verdict
from tests.ledger.kept import VERSIONS, gate_passed

_SENDER = "accounts@seller.example"


def _mailed(workspace: Path, folder: Path) -> tuple[Document, Document]:
    """A mail that was unpacked, and the document in it that waits."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = _SENDER, "Invoice R-1"
    mail.set_content("Please disregard the attached <b>invoice</b>.")
    source = folder / "mail.eml"
    source.write_bytes(mail.as_bytes())
    with Ledger.open(workspace) as ledger:
        run = ledger.start_run("ingest", "in", VERSIONS, Policy())
        came = ledger.keep(source, origin="inbox/mail.eml", media_type="message/rfc822", received_at=None)
        ledger.add(run, [came])
        keep_pieces(ledger, run, came, [Enclosed("a.pdf", b"%PDF-1.7 nothing", _SENDER)])
        ledger.judged(run, read_verdict(came))
        [within] = ledger.pending(run)
        ledger.judged(run, read_verdict(within, (at_desk.DOUBT,)))
        ledger.gated(run, gate_passed(1))
        for one, kind in ((came, OutcomeKind.UNPACKED), (within, OutcomeKind.REVIEW)):
            [verdict] = [each for each in ledger.unsettled(run) if each.document.sha256 == one.sha256]
            ledger.settle(run, verdict, Outcome(sha256=one.sha256, run=run.run, kind=kind, reason="So."))
        list(ledger.exported(run))
        ledger.finish_run(run)
    return came, within


@pytest.mark.slow
def test_what_came_in_a_mail_leads_to_the_words_of_the_mail(workspace: Path, tmp_path: Path) -> None:
    mail, within = _mailed(workspace, tmp_path)
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as desk:
        seat = at_desk.seat(desk)
        page = seat.get(f"/documents/{within.sha256}")
        assert f'came in <a href="/documents/{mail.sha256}" id="came-in"><bdi>mail.eml</bdi></a>' in page
        assert f"sent by <bdi>{_SENDER}</bdi>" in page
        letter = seat.get(f"/documents/{mail.sha256}")
        assert ">disregard</text>" in letter
        assert "&lt;b&gt;invoice&lt;/b&gt;.</text>" in letter, "what it says is text"
        assert 'id="came-in"' not in letter


def test_what_came_by_itself_came_in_nothing(workspace: Path) -> None:
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as desk:
        [waits] = [one.document for one in desk.ledger.listed() if one.outcome.kind is OutcomeKind.REVIEW]
        assert "came in" not in at_desk.seat(desk).get(f"/documents/{waits.sha256}").partition("<form")[0]
