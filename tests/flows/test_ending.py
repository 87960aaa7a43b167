"""What a service logs: sentences for people, or objects for machines that hold no name of a file."""

from __future__ import annotations

import json

import pytest

from flows.ending import LOG, facts, tell, tell_failure, what_came
from schemas import Unavailable

DONE = {
    "run": "R",
    "counts": {"documents": 3, "exported": 2, "review": 1},
    "unread": [{"file": "inbox/ACME 2024-17.pdf", "why": "it may not be read"}],
}


def _logged() -> None:
    tell(f"exit code 4: {what_came(DONE)}", "run", **facts(DONE))
    tell("not read: inbox/ACME 2024-17.pdf: it may not be read", "not_read")
    tell_failure(Unavailable("The file inbox/ACME 2024-17.pdf may not be read.", "Give permission."), " Later.")


def test_a_log_in_json_holds_numbers_codes_and_ids_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LOG, "json")
    _logged()
    text = capsys.readouterr().err
    run, unread, failed = (json.loads(line) for line in text.splitlines())
    assert run.pop("time") <= unread.pop("time") <= failed.pop("time")
    assert run == {"event": "run", "run": "R", "exit_code": 4, "documents": 3, "exported": 2, "review": 1, "unread": 1}
    assert unread == {"event": "not_read"}
    assert failed == {"event": "failed", "exit_code": 4, "error": "Unavailable"}
    assert "ACME" not in text


def test_a_person_reads_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    _logged()
    run, unread, failed = capsys.readouterr().err.splitlines()
    assert run.endswith("exit code 4: run R: 2 exported, 1 review; not read: inbox/ACME 2024-17.pdf")
    assert unread.endswith("it may not be read")
    assert failed.endswith("Give permission. Later.")
