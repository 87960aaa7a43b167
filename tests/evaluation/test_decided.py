"""What people decided teaches: fields they confirmed or changed that stand on the page, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.commands.evaluate import _documents
from app.commands.learn import calibrate
from app.commands.status import status
from evaluation.audit_sample import sample_of
from evaluation.calibrate import _audited
from evaluation.certificate import Audited, Refused, certify
from evaluation.corrections import reviewed, sampled
from evaluation.decided import decided_records
from evaluation.scoring import Scored
from ledger import Ledger
from schemas import Finding, Misconfigured, OutcomeKind, Policy
from schemas.certificate import documents_needed
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from tests.ledger.desk_run import received, take
from tests.ledger.kept import failed
from tests.ledger.pages import arrange

ANNA, BERT = Who(name="anna"), Who(name="bert")
DOUBT, DRAWN = (failed("GATE-1"),), (failed("AUDIT-1"),)
_CERTAIN = {"layer": "rules", "confidence": 0.99, "score": 0.9}
TWO = Policy(people=People(two_for=("everything",)))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path) as opened:
        yield opened


def say(
    ledger: Ledger,
    sha256: str,
    kind: DecisionKind = DecisionKind.APPROVE,
    who: Who = ANNA,
    policy: Policy | None = None,
    findings: tuple[Finding, ...] = DOUBT,
    **said: Any,
) -> None:
    decision = Decision(document=sha256, decision=kind, **said)
    assert take(ledger, who, decision, policy=policy, findings=findings).refused == {}


def taught(ledger: Ledger) -> dict[str, str]:
    (record,) = decided_records(ledger)
    fields: dict[str, str] = record["fields"]
    return fields


def test_an_untouched_field_teaches_nothing(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    say(ledger, sha256, values={"totals.gross": "119.00"})
    assert taught(ledger) == {"gross_total": "119.00"}, "the others were not named"


def test_a_value_without_a_place_teaches_nothing(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    # What is played here looks nothing up on a page: a changed value has no place.
    say(ledger, sha256, values={"invoice_number": "R-2", "totals.net": "100.00"})
    assert taught(ledger) == {"net_total": "100.00"}
    figures = ledger.figures(ledger.runs()[0])
    assert (figures.corrected, figures.confirmed) == (1, 1)


def test_what_is_said_not_to_be_there_is_known_not_to_be_printed(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    say(ledger, sha256, values={"due_date": None})
    (record,) = decided_records(ledger)
    assert record["visible_false"] == ["due_date"]


def test_what_the_first_of_two_named_teaches_though_the_second_named_nothing(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    say(ledger, sha256, policy=TWO, values={"totals.gross": "119.00", "due_date": None})
    assert list(decided_records(ledger)) == [], "it still waits"
    say(ledger, sha256, who=BERT, policy=TWO)
    assert ledger.state_of(sha256) is OutcomeKind.EXPORTED
    (record,) = decided_records(ledger)
    assert (record["fields"], len(record["visible_false"])) == ({"gross_total": "119.00"}, 1)


def test_what_the_second_changed_again_is_not_what_the_first_said(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    say(ledger, sha256, policy=TWO, values={"totals.gross": "120.00", "totals.net": "100.00"})
    say(ledger, sha256, who=BERT, policy=TWO, values={"totals.gross": "119.00"})
    last = ledger.last_approval(sha256)
    assert last is not None
    assert (last.changed, last.confirmed) == (("totals.gross",), ("totals.net",))


@pytest.mark.parametrize("end", [DecisionKind.REJECT, DecisionKind.RETURN, DecisionKind.REOPEN, DecisionKind.HAND_OVER])
def test_what_did_not_leave_teaches_nothing(ledger: Ledger, tmp_path: Path, end: DecisionKind) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    if end is DecisionKind.REOPEN:
        say(ledger, sha256, values={"totals.gross": "119.00"})
    say(ledger, sha256, end, to="bert" if end is DecisionKind.HAND_OVER else "")
    assert list(decided_records(ledger)) == []


def test_only_the_random_sample_calibrates_and_it_counts_whole(ledger: Ledger, tmp_path: Path) -> None:
    doubtful = received(ledger, tmp_path, b"doubtful", DOUBT).sha256
    drawn = received(ledger, tmp_path, b"drawn", DRAWN).sha256
    for sha256, findings in ((doubtful, DOUBT), (drawn, DRAWN)):
        say(ledger, sha256, findings=findings)
    (record,) = decided_records(ledger, sample_only=True)
    assert record["sha256"] == drawn
    assert {"gross_total", "net_total", "tax_total"} & set(record["fields"]), "also what nobody named"
    ledger.close()
    assert [one.path.name for one in sampled(tmp_path).documents] == [drawn]
    assert len(reviewed(None, tmp_path)) == 2


@pytest.mark.parametrize("end", [DecisionKind.REJECT, DecisionKind.RETURN, DecisionKind.SPLIT])
def test_what_people_keep_back_of_the_sample_would_have_left_in_error(
    ledger: Ledger, tmp_path: Path, end: DecisionKind
) -> None:
    doubtful, drawn = (received(ledger, tmp_path, one[0].rule.encode(), one).sha256 for one in (DOUBT, DRAWN))
    for sha256 in (doubtful, drawn):
        if end is DecisionKind.SPLIT:
            assert arrange(ledger, tmp_path, ANNA, sha256, f"of {sha256}".encode()).refused == {}
        else:
            say(ledger, sha256, end, reason="It was paid.")
    assert list(decided_records(ledger)) == [], "which teaches nothing"
    (record,) = decided_records(ledger, sample_only=True)
    assert record["sha256"] == drawn
    ledger.close()
    (labelled,), _ = sampled(tmp_path)
    left = {"doc_type": "invoice", "disposition": "straight_through", "claims": {"currency": _CERTAIN}, "sha256": drawn}
    assert [one.wrong for one in _audited([Scored(labelled, left, (), ())])] == [True]
    assert list(_audited([Scored(labelled, {**left, "disposition": "review"}, (), ())])) == [], "rules hold it today"


def test_what_waits_of_the_sample_counts_as_wrong_and_is_told(
    ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful, drawn = (received(ledger, tmp_path, one[0].rule.encode(), one).sha256 for one in (DOUBT, DRAWN))
    checked = received(ledger, tmp_path, b"checked", DRAWN).sha256
    say(ledger, checked, findings=DRAWN)
    ledger.close()
    documents, waiting = sampled(tmp_path)
    assert ([one.path.name for one in documents], waiting) == ([checked, drawn], 1)
    straight = {"doc_type": "invoice", "disposition": "straight_through", "claims": {"currency": _CERTAIN}}
    scored = [Scored(one, {**straight, "sha256": one.path.name}, (), ()) for one in documents if one.path.name == drawn]
    assert [one.wrong for one in _audited(scored)] == [True], "nobody gains by leaving what is wrong waiting"
    assert doubtful not in {one.path.name for one in documents}
    monkeypatch.setattr("app.commands.learn.audited", lambda *_: [])  # which reads them again
    assert calibrate([], (), 1, dry_run=True, workspace=tmp_path, policy=None) == 3
    assert "1 document of the audit sample still waits, counted as wrong" in capsys.readouterr().out


def test_what_people_released_is_measured_where_nothing_is_named(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="people have released none"):
        _documents([], [], [], tmp_path)
    say(ledger, received(ledger, tmp_path, b"an invoice", DOUBT).sha256, values={"totals.gross": "119.00"})
    (document,) = _documents([], [], [], tmp_path)
    assert document.labels.fields


def test_status_says_how_many_decisions_of_the_sample_are_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Ledger.open(tmp_path) as ledger:
        for content in (b"right", b"wrong", b"kept back", b"waits"):
            sha256 = received(ledger, tmp_path, content, DRAWN).sha256
            if content == b"kept back":
                say(ledger, sha256, DecisionKind.REJECT, findings=DRAWN, reason="It was paid.")
            elif content != b"waits":
                changed = {"invoice_number": "R-2"} if content == b"wrong" else {}
                say(ledger, sha256, findings=DRAWN, values=changed)
    assert status(tmp_path, as_json=True, watch=False) == 0
    told = json.loads(capsys.readouterr().out)["audit"]
    assert (told["checked"], told["wrong"], told["waiting"]) == (3, 2, 1)
    assert told["missing"]["0.05"] == documents_needed(Decimal("0.05"), Policy().gate.error_chance, 2) - 3
    assert status(tmp_path, as_json=False, watch=False) == 0
    assert f"at most 5 % wrong  {told['missing']['0.05']} more" in capsys.readouterr().out


def test_what_waits_of_the_sample_is_missing_as_long_as_it_keeps_a_certificate_back(
    ledger: Ledger, tmp_path: Path
) -> None:
    """Three of three prove this promise, three of four do not."""
    settings = Policy.model_validate({"gate": {"error_rate": Decimal("0.4"), "error_chance": Decimal("0.3")}})
    first, *others = (received(ledger, tmp_path, content, DRAWN).sha256 for content in (b"1", b"2", b"3", b"4"))
    missing = []
    for sha256 in (*others, first):
        say(ledger, sha256, findings=DRAWN)
        missing.append(sample_of(ledger, settings).missing[Decimal("0.4")])
    rows = [Audited(one, one, 1.0, wrong=one == first) for one in (first, *others)]
    assert isinstance(certify(rows, alpha=0.4, delta=0.3, per_vendor=1), Refused)
    assert missing == [3, 2, 1, 0]


def test_of_one_vendor_the_sample_counts_no_more_than_a_certificate_does(ledger: Ledger, tmp_path: Path) -> None:
    for content in (b"first", b"second", b"third"):
        drawn = received(ledger, tmp_path, content, DRAWN).sha256
        say(ledger, drawn, findings=DRAWN, values={"seller.name": "Sample Works"})
    counts = [
        sample_of(ledger, Policy.model_validate({"gate": {"audit_per_vendor": most}})).checked for most in (1, 2, 5)
    ]
    assert counts == [1, 2, 3]


def test_only_what_was_ever_drawn_is_looked_at_for_the_sample(ledger: Ledger, tmp_path: Path) -> None:
    """A sample is counted each time somebody asks how things stand: among many documents it must not read them all."""
    received(ledger, tmp_path, b"another invoice", DOUBT)
    drawn = received(ledger, tmp_path, b"an invoice", DRAWN).sha256
    assert [one.document.sha256 for one in ledger.listed(waiting=True, held_by="AUDIT-1")] == [drawn]
    say(ledger, drawn, findings=DRAWN)
    assert [one.document.sha256 for one in ledger.listed(held_by="AUDIT-1")] == [drawn], "it left by another verdict"
