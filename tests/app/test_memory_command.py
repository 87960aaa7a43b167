"""What `vouchline memory show` says of a vendor."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.commands import memory
from schemas import Lesson


def test_what_people_let_stand_is_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    told = Lesson(document="a" * 64, vendor="zorbl", upheld=("totals.due, rest",), doc_type="credit_note")
    lessons = [told, told.model_copy(update={"document": "b" * 64, "doc_type": ""})]
    ledger = SimpleNamespace(lessons=lambda: lessons)
    monkeypatch.setattr(memory, "look", lambda _: nullcontext(ledger))
    assert memory.show("zorbl", Path()) == 0
    said = capsys.readouterr().out
    assert "Said to be                   credit note (1 of 2 documents)" in said
    assert "Let stand                    totals.due, rest (2 of 2 documents)" in said
