"""The queue as it is told: the same as the verdicts say, without one being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.desk import doubted
from ledger import Ledger
from ledger.tables import FILE_NAME
from schemas import Disposition, RuleOutcome, Severity, Verdict, plain, result
from schemas.verdict import ALWAYS_HOLDING
from tests.ledger.desk_run import queue, received
from tests.ledger.kept import failed
from tests.ledger.older import make_older
from validators.policy import _FIXED, leads_to

DOUBT = (failed("GATE-1"), failed("TAX-1").model_copy(update={"terms": ("totals.tax",)}))


def _as_verdicts_say(ledger: Ledger) -> list[dict[str, object]]:
    """What each item says of its document, made of the verdict."""
    said = []
    for one in ledger.listed(waiting=True):
        assert one.verdict is not None
        told = result(one.verdict)
        amount = one.verdict.invoice.totals.due or one.verdict.invoice.totals.gross
        said.append(
            {
                "document": one.document.sha256,
                "file": one.document.origin,
                "reason": one.outcome.reason,
                "people": one.verdict.people,
                "people_for": list(one.verdict.people_for),
                "doc_type": told["doc_type"],
                "invoice": told["invoice"],
                "findings": told["findings"],
                "amount": None if amount is None else plain(amount),
                "doubted": doubted(one.verdict),
            }
        )
    return sorted(said, key=lambda one: str(one["document"]))


def _as_told(ledger: Ledger) -> list[dict[str, object]]:
    rows = [{**one, "doubted": one["terms"][: len(doubted(_verdict(ledger, one)))]} for one in queue(ledger)]
    names = _as_verdicts_say(ledger)[0].keys()
    return sorted(({name: row[name] for name in names} for row in rows), key=lambda one: str(one["document"]))


def _verdict(ledger: Ledger, told: dict[str, object]) -> Verdict:
    verdict = ledger.verdict(str(told["document"]))
    assert verdict is not None
    return verdict


def test_what_is_told_is_what_the_verdicts_say(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        for content in (b"one", b"two"):
            received(ledger, tmp_path, content, DOUBT)
        assert _as_told(ledger) == _as_verdicts_say(ledger)


def test_an_older_ledger_is_told_anew(tmp_path: Path) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        received(ledger, tmp_path, b"one", DOUBT)
        before = queue(ledger)
    for version in ("0007", "0006"):
        make_older(workspace / FILE_NAME, version)
        with Ledger.open(workspace) as ledger:
            assert queue(ledger) == before, version


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("rule", [*_FIXED, "GATE-1"])
def test_what_holds_a_document_is_what_leads_it_to_people(rule: str, severity: Severity) -> None:
    forced = _FIXED.get(rule, Disposition.REVIEW)
    if forced in (Disposition.UNPACKED, Disposition.DUPLICATE):
        return  # which holds nothing, and names no term
    own = {"severity": severity if rule in (*ALWAYS_HOLDING, "GATE-1") else Severity.WARNING}
    for outcome in RuleOutcome:
        finding = failed(rule).model_copy(update={**own, "outcome": outcome})
        assert finding.holds == (leads_to(finding) is not Disposition.STRAIGHT_THROUGH), outcome
