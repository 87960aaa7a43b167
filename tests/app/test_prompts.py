"""Every question that a command asks can be answered at a terminal."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.app.terminal import CTRL_C, CTRL_D, at_terminal

ENTER = "\n"
QUESTIONS = ["broad)?", "this machine?", "your budget?", "outcome needed?", "each one.", "(tight)?"]


def _init(root: Path, folder: Path, *answers: str) -> tuple[int, str, dict[str, Any]]:
    done = at_terminal(root, folder, ["init"], list(zip(QUESTIONS, answers, strict=False)))
    written = folder / "workspace" / "policy.toml"
    return done.code, done.screen, tomllib.loads(written.read_text(encoding="utf-8")) if written.exists() else {}


def test_enter_takes_what_is_proposed(root: Path, tmp_path: Path) -> None:
    code, screen, policy = _init(root, tmp_path, *[ENTER] * 6)
    assert code == 0, screen
    assert "[narrow]" in screen
    assert "Error" not in screen
    assert policy["strategy"]["task_scope"] == "narrow"
    assert policy["strategy"]["latency"] == "hours"
    assert policy["foundation"]["private"] is True


def test_every_word_that_is_offered_is_taken(root: Path, tmp_path: Path) -> None:
    code, screen, policy = _init(root, tmp_path, "Broad\n", "n\n", "y\n", "seconds\n", "HIGH\n", "tight\n")
    assert code == 0, screen
    assert "(narrow, broad)" in screen
    assert {name: policy["strategy"][name] for name in ("task_scope", "latency", "domain_complexity", "control")} == {
        "task_scope": "broad", "latency": "seconds", "domain_complexity": "high", "control": "tight",
    }  # fmt: skip
    assert policy["strategy"]["budget_sensitive"] is True
    assert policy["foundation"]["private"] is False


def test_a_wrong_word_is_asked_again(root: Path, tmp_path: Path) -> None:
    questions = [("broad)?", "wide\n"), ("broad)?", "broad\n"), *((question, ENTER) for question in QUESTIONS[1:])]
    done = at_terminal(root, tmp_path, ["init"], questions)
    assert done.code == 0, done.screen
    assert "'wide' is not one of 'narrow', 'broad'" in done.screen


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("after", [0, 1, 3])
def test_to_leave_is_to_interrupt(root: Path, tmp_path: Path, key: str, after: int) -> None:
    code, screen, policy = _init(root, tmp_path, *[ENTER] * after, key)
    assert code == 130, screen
    assert "Interrupted" in screen
    assert "unforeseen" not in screen
    assert policy == {}
    assert list(tmp_path.iterdir()) == []
