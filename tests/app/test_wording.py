"""What the terminal says of documents: the worst first, nothing twice, nothing that is not so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.commands import inspect, replay
from app.summary import say_summary
from schemas import Claim, Finding, Layer, OutcomeKind, RuleOutcome, Severity, Source
from tests.reports.invoice_run import quarantined, record


def _finding(rule: str, severity: Severity) -> Finding:
    return Finding(rule=rule, source=Source.NATIVE, severity=severity, outcome=RuleOutcome.FAIL, message=f"{rule}.")


def test_show_puts_what_stops_a_document_first() -> None:
    found = tuple(_finding(severity.value, severity) for severity in reversed(Severity))
    verdict = quarantined().verdict.model_copy(update={"findings": found})
    lines = list(inspect._lines(verdict.document, verdict, ()))
    first = lines.index("Findings") + 1
    assert [line.split()[0] for line in lines[first : first + 3]] == ["fatal", "warning", "information"]
    assert any(line.startswith("  invoice, profile ") for line in lines)


def test_show_names_the_layer_and_promises_no_more_than_it_holds() -> None:
    sure = Claim(
        term="totals.gross", value=Decimal(5), raw="5", layer=Layer.MODEL, score=0.5, confidence=0.99997, page=1
    )
    assert inspect._value(sure) == "5  (page 1, trained extractor, confidence 0.99)"
    near = sure.model_copy(update={"layer": Layer.RULES, "score": 0.7999, "confidence": None})
    assert inspect._value(near) == "5  (page 1, rules, score 0.79)"


def test_show_names_no_profile_of_what_holds_no_values() -> None:
    verdict = record(OutcomeKind.UNPACKED, "inbox/mail.eml", {}, pages=(), page_count=0).verdict
    said = "\n".join(inspect._lines(verdict.document, verdict, ()))
    assert "profile" not in said
    assert "Values" not in said


def test_a_rehearsal_says_what_would_change_and_which_checks_it_made(
    capsys: pytest.CaptureFixture[str],
) -> None:
    change = {"what": "disposition", "before": "review", "after": "straight_through"}
    lost = {"what": "finding GX-34", "before": "The same number.", "after": None}
    documents = [
        {
            "file": "a.pdf",
            "sha256": "a" * 64,
            "disposition": "straight_through",
            "recall": False,
            "changes": [change, lost],
            "contradicts": [],
        },
        {
            "file": "b.pdf",
            "sha256": "b" * 64,
            "disposition": "review",
            "recall": False,
            "changes": [],
            "contradicts": [],
        },
    ]
    replay._say({"documents": documents}, dry_run=True)
    said = capsys.readouterr().out
    assert "would be straight through\n  disposition: review -> straight through\n" in said
    assert "finding GX-34: The same number. -> none" in said
    assert "b.pdf" not in said
    assert "Nothing would change for 1 of 2 chosen." in said
    assert "checks of the whole batch (GX-...) were made over the documents chosen" in said


def test_quarantine_is_called_what_the_command_line_calls_it(capsys: pytest.CaptureFixture[str]) -> None:
    say_summary({"run": "r", "counts": {"documents": 2, "quarantined": 2}, "report": "i.html", "exports": "e"})
    assert "2  quarantine   stopped" in capsys.readouterr().out
    assert "quarantine" in replay._STATES
