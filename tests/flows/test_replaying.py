"""Replay makes new verdicts from stored originals; earlier outcomes stay on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from flows.batch import Finished
from flows.pipeline import process
from flows.replaying import Choice, choose, concerned, rehearse, replay_batch, vendor_of
from ledger import Ledger
from schemas import Disposition, Limits, Misconfigured, OutcomeKind, Policy
from schemas.changes import changes
from tests.flows.ran import Ran

Run = Callable[..., Finished]
# Every page is too large for it, so that every document with pages is refused.
_NARROW = Policy(limits=Limits(words=100))


def test_what_a_wider_policy_lets_through(ingest: Run, workspace: Path, some: Path) -> None:
    first = ingest(workspace, some, policy=_NARROW)
    with Ledger.open(workspace) as ledger:
        refused = choose(ledger, Choice(state=OutcomeKind.REFUSED))
        assert len(refused) > first.run.counts["exported"], "e-invoices have no pages"
        rehearsed = list(rehearse(ledger, refused, Policy(), workers=1))
        assert len(ledger.runs()) == 1
        finished, replayed = replay_batch(ledger, refused, Policy(), workspace, workers=1)
        assert {one.document.sha256 for one in rehearsed} == {one.document.sha256 for one in replayed}
        assert finished.run.kind == "replay"
        assert finished.run.counts["exported"] >= 1
        changed = next(one for one in replayed if one.after.disposition == "straight_through")
        rows = {change.what: change for change in changed.changes}
        assert rows["disposition"].before == "refused"
        assert rows["disposition"].after == "straight_through"
        assert rows["totals.gross"].before is None
        assert rows["totals.gross"].after is not None
        history = ledger.history(changed.document.sha256)
        kinds = [one.arrival.outcome.kind for one in history if one.arrival.outcome]
        assert (kinds[0], kinds[-1]) == (OutcomeKind.REFUSED, OutcomeKind.EXPORTED)


def test_an_exported_document_is_not_exported_again(ran: Ran) -> None:
    _, workspace, first = ran
    with Ledger.open(workspace) as ledger:
        exported = choose(ledger, Choice(state=OutcomeKind.EXPORTED))
        assert len(exported) == first.run.counts["exported"]
        finished, replayed = replay_batch(ledger, exported, Policy(), workspace, workers=1)
        assert finished.run.counts.get("exported", 0) == 0
        assert finished.run.counts["duplicate"] == len(exported)
        assert all(one.changes == () for one in replayed if one.after.disposition == "straight_through")
        assert not any(one.recall for one in replayed)


def test_what_left_and_would_stop_now_is_to_be_recalled(ran: Ran) -> None:
    workspace = ran.workspace
    with Ledger.open(workspace) as ledger:
        exported = choose(ledger, Choice(state=OutcomeKind.EXPORTED))
        stopped = list(rehearse(ledger, exported, _NARROW, workers=1))
        assert {one.recall for one in stopped if one.after.disposition == "refused"} == {True}
        waiting = choose(ledger, Choice(state=OutcomeKind.REVIEW))
        assert not any(one.recall for one in rehearse(ledger, waiting, _NARROW, workers=1))


def test_a_rehearsal_tells_of_documents_in_their_order_whichever_was_read_first(
    ran: Ran, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.replaying.process", lambda *given: reversed(list(process(*given))))
    with Ledger.open(ran.workspace) as ledger:
        waiting = choose(ledger, Choice(state=OutcomeKind.REVIEW))
        assert len(waiting) > 1
        assert [one.document for one in rehearse(ledger, waiting, Policy(), workers=1)] == waiting


def test_a_rehearsal_makes_the_checks_of_the_whole_batch(ingest: Run, workspace: Path, inbox: Path) -> None:
    for path in inbox.iterdir():
        if not path.name.startswith("number-twice-"):
            path.unlink()
    ingest(workspace, inbox, policy=Policy(limits=Limits(page_points=500)))
    with Ledger.open(workspace) as ledger:
        both = choose(ledger, Choice(state=OutcomeKind.REFUSED))  # so that the number of neither is on record
        assert len(both) == 2
        for one in rehearse(ledger, both, Policy(), workers=1):
            assert one.after.disposition is Disposition.REVIEW
            assert "[GX-34]" in one.after.reason
        (alone,) = rehearse(ledger, both[:1], Policy(), workers=1)
        assert alone.after.disposition is Disposition.STRAIGHT_THROUGH, "the other was not chosen"


def test_a_name_that_fits_nothing_is_told(ran: Ran) -> None:
    workspace = ran.workspace
    with Ledger.open(workspace) as ledger, pytest.raises(Misconfigured, match="No document is called"):
        choose(ledger, Choice(docs=("no such thing",)))


def test_by_rule_and_by_name(ran: Ran) -> None:
    workspace = ran.workspace
    with Ledger.open(workspace) as ledger:
        quarantined = choose(ledger, Choice(state=OutcomeKind.QUARANTINED))
        verdict = ledger.verdict(quarantined[0].sha256)
        assert verdict is not None
        rule = next(
            finding.rule for finding in verdict.findings if finding.severity == "fatal" and finding.outcome == "fail"
        )
        by_rule = {document.sha256 for document in choose(ledger, Choice(rule=rule))}
        assert quarantined[0].sha256 in by_rule
        name = Path(quarantined[0].origin).name
        assert [one.sha256 for one in choose(ledger, Choice(docs=(name,)))] == [quarantined[0].sha256]


def test_another_version_alone_changes_nothing_and_explains_what_does(ran: Ran) -> None:
    with Ledger.open(ran.workspace) as ledger:
        before = ledger.verdict(choose(ledger, Choice(state=OutcomeKind.REVIEW))[0].sha256)
    assert before is not None
    after = before.model_copy(update={"versions": before.versions.model_copy(update={"policy": "another"})})
    assert changes(before, after) == ()
    told = changes(before, after.model_copy(update={"reason": "Another."}))
    assert [change.what for change in told] == ["reason", "versions.policy"]


def test_loading_vendors_lists_what_waits_of_those_that_changed_and_exports_nothing(ran: Ran, tmp_path: Path) -> None:
    with Ledger.open(ran.workspace) as ledger:
        waiting = [one for one in ledger.listed(waiting=True) if one.verdict and one.verdict.invoice.seller.name]
        one, other = (
            waiting[0],
            next(
                other
                for other in waiting
                if other.verdict.invoice.seller.name != waiting[0].verdict.invoice.seller.name
            ),
        )
        exported = len(choose(ledger, Choice(state=OutcomeKind.EXPORTED)))
        vendor = vendor_of(one.verdict)
        assert vendor is not None
        assert one.document in concerned(ledger, [vendor])
        assert other.document not in concerned(ledger, [vendor])
        assert {doc.sha256 for doc in concerned(ledger, None)} >= {doc.document.sha256 for doc in waiting}
    master = tmp_path / "vendors.csv"
    master.write_text(f'vendor,name,vat_id\n70001,"{vendor.name}",{vendor.vat_id or ""}\n', encoding="utf-8")
    told = CliRunner().invoke(cli, ["reference", "load", "vendors", str(master), "--workspace", str(ran.workspace)])
    assert told.exit_code == 0, told.output
    assert f"{one.document.sha256[:12]}  would be" in told.output
    assert other.document.sha256[:12] not in told.output
    with Ledger.open(ran.workspace) as ledger:
        assert len(choose(ledger, Choice(state=OutcomeKind.EXPORTED))) == exported
