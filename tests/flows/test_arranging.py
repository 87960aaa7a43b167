"""Splitting and joining through the one door: from the bytes of a PDF to documents of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.story import story
from flows.arranging import with_pieces
from flows.cutting import arrange
from flows.deciding import Decisions, decide
from flows.examined import Arranging
from flows.examiners import worker_pool
from flows.replaying import replay_batch
from ledger import Ledger
from ledger.deciding import Asked
from ledger.verify import verify
from schemas import Disposition, Limits, OutcomeKind, Policy
from schemas.deciding import Unfit
from schemas.decision import Decision, DecisionKind, Role, Who
from schemas.pages import pages_told, parts_of
from tests.extractors.pdfs import document
from tests.extractors.test_dividing import _first, _later, _pdf
from tests.ledger.desk_run import received
from tests.ledger.kept import VERSIONS, failed

ANNA = Who(name="anna")
DOUBT = (failed("GATE-1"),)
SPLIT, JOIN = DecisionKind.SPLIT, DecisionKind.JOIN


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arranged") / "workspace"


@pytest.fixture(scope="module")
def came(workspace: Path) -> tuple[list[str], Decisions]:
    """A lot that is split, and two halves that are joined although rules would divide them, in one file."""
    files = (_pdf(_first("A-17"), _later("A-17"), _first("B-3")), _pdf(_first("C-1")), _pdf(_first("C-2")))
    with Ledger.open(workspace) as ledger:
        names = [received(ledger, workspace.parent, data, DOUBT).sha256 for data in files]
    lot, begin, end = names
    said = [
        Decision(document=lot, decision=SPLIT, parts=("1-2", "3")),
        Decision(document=begin, decision=JOIN, followed_by=(end,)),
    ]
    return names, decide(workspace, Asked(said, ANNA), Policy(), workers=1)


def test_what_was_made_has_its_own_pages_and_outcome(workspace: Path, came: tuple[list[str], Decisions]) -> None:
    names, done = came
    assert [one.outcome.kind for one in done.came if one.outcome] == [OutcomeKind.UNPACKED] * 2
    with Ledger.open(workspace) as ledger:
        pieces = [made.sha256 for one in done.came for made in one.made]
        verdicts = [ledger.verdict(sha256) for sha256 in pieces]
        assert [one.page_count for one in verdicts if one] == [2, 1, 2]
        assert [one.invoice.invoice_number for one in verdicts if one][:2] == ["A-17", "B-3"]
        assert all("IN-46" in {finding.rule for finding in one.findings} for one in verdicts if one)
        assert all(ledger.state_of(sha256) in (OutcomeKind.REVIEW, OutcomeKind.QUARANTINED) for sha256 in pieces)
        assert [one.parent for one in ledger.select(sha256s=pieces)] == [names[0], names[0], names[1]]
        told = " ".join(story(ledger, names[0]))
        assert f"pages 1-2 ({pieces[0][:12]}), page 3 ({pieces[1][:12]})" in told
        assert "made of pages of others, came" in story(ledger, pieces[0])[0]
    assert verify(workspace).problem is None


def test_no_replay_divides_or_undoes_it(workspace: Path, came: tuple[list[str], Decisions]) -> None:
    names, done = came
    joined = done.came[1].made[0].sha256
    with Ledger.open(workspace) as ledger:
        before = {one.document.sha256 for one in ledger.listed()}
        chosen = list(ledger.select(sha256s=[names[0], joined]))
        replay_batch(ledger, chosen, Policy(), workspace, workers=1)
        assert ledger.state_of(names[0]) is OutcomeKind.UNPACKED
        whole = ledger.verdict(joined)
        assert whole is not None
        assert whole.disposition is not Disposition.UNPACKED
        assert {one.document.sha256 for one in ledger.listed()} == before


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ((), "not said which pages"),
        (("1-2", "2-3"), "page 2 is named twice"),
        (("1", "3"), "page 2 is in none"),
        (("0-1",), "count from 1"),
        (("2-1",), "count from 1"),
        (("1-99999999",), "names no pages"),
        (("1-9999",), "count from 1"),
        (("one",), "names no pages"),
        (("../../etc/passwd",), "names no pages"),
        (("\u0661",), "names no pages"),
    ],
)
def test_what_names_no_pages_is_refused(parts: tuple[str, ...], why: str) -> None:
    with pytest.raises(Unfit, match=why):
        parts_of(parts)


def test_pages_are_told_as_people_write_them() -> None:
    assert [pages_told(part) for part in parts_of(("1,3", "2", "4-6"))] == ["pages 1, 3", "page 2", "pages 4-6"]


def test_a_reader_says_why_pages_do_not_come_apart(tmp_path: Path) -> None:
    lot = document(_pdf(_first("A-17"), _first("B-3")), tmp_path, "lot.pdf")
    broken = document(b"%PDF-1.7\nnothing", tmp_path, "broken.pdf")
    small = Limits(unpacked_megabytes=1)
    assert arrange(Arranging((lot,), ((1,), (2,), (3,))), small).why == "it has only 2 pages"
    assert arrange(Arranging((lot,), ((1,),)), small).why == "page 2 is in none of the parts"
    assert "cannot be taken apart" in arrange(Arranging((broken,), ((1,),)), small).why
    assert "cannot be taken apart" in arrange(Arranging((lot, broken)), small).why
    again = [arrange(Arranging((lot,), ((2,), (1,))), small).pieces for _ in range(2)]
    assert again[0] == again[1], "the same pages are the same document"


def refusal(ledger: Ledger, asked: Asked) -> str:
    return ledger.take(asked._replace(rehearsal=True), VERSIONS, Policy()).refused.get(0, "")


def test_nothing_is_cut_for_who_may_not_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger, worker_pool(Policy(), 1) as pool:
        lot = received(ledger, tmp_path, b"a lot", DOUBT).sha256
        ledger.add_person("audra", Role.AUDITOR, None)
        monkeypatch.setattr(pool, "arrange", None)
        asked = Asked([Decision(document=lot, decision=SPLIT, parts=("1",))], Who(name="audra", role=Role.AUDITOR))
        assert "may not decide" in refusal(ledger, with_pieces(ledger, workspace, asked, pool, Policy()))


def test_an_original_that_is_damaged_holds_up_no_other_decision(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        lot, other = [received(ledger, tmp_path, data, DOUBT).sha256 for data in (b"%PDF-1.7 lot", b"other")]
        original = ledger.original(lot)
    original.chmod(0o600)
    original.write_bytes(b"changed")
    said = [
        Decision(document=lot, decision=SPLIT, parts=("1", "2")),
        Decision(document=other, decision=DecisionKind.REJECT),
    ]
    came = decide(workspace, Asked(said, ANNA, partial=True), Policy(), workers=1).came
    assert [one.outcome.kind if one.outcome else None for one in came] == [None, OutcomeKind.REJECTED]
    assert "its original is damaged" in str(came[0].refused)


def test_what_cannot_be_split_is_refused_before_a_reader_starts(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger, worker_pool(Policy(), 1) as pool:
        lot = received(ledger, tmp_path, b"a lot", DOUBT).sha256
        said = {
            "only the pages": Decision(document=lot, decision=JOIN, followed_by=()),
            "no such": Decision(document="0" * 64, decision=SPLIT, parts=("1",)),
            "knows no such": Decision(document=lot, decision=JOIN, followed_by=("0" * 64,)),
            "more documents": Decision(document=lot, decision=SPLIT, parts=tuple(map(str, range(1, 5_000)))),
            "named twice": Decision(document=lot, decision=SPLIT, parts=("1", "1")),
        }
        why = {
            words: refusal(ledger, with_pieces(ledger, workspace, Asked([one], ANNA), pool, Policy()))
            for words, one in said.items()
        }
    assert "what it is joined with" in why.pop("only the pages")
    assert all(words in told for words, told in why.items()), why
