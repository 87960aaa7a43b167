"""How many functions of ours lie between the terminal and a rule: a newcomer reads them all to get there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_SPY = """
import sys, traceback
from dataclasses import replace
from importlib import import_module
from pathlib import Path
judging = import_module("validators.judge")
root = Path(sys.argv.pop(1))
def rule(_facts):
    frames = [frame for frame in traceback.extract_stack() if Path(frame.filename).is_relative_to(root)]
    frames = [frame for frame in frames if "site-packages" not in frame.filename]
    print("FRAMES", *(f"{Path(frame.filename).stem}.{frame.name}" for frame in frames), "rule", file=sys.__stderr__)
    return []
judging.RULES = tuple(replace(one, check=rule) for one in judging.RULES)
from app.cli import main
main()
"""
_MOST = {"run": 10, "extract": 8}  # the rule and `main` counted


def _frames(root: Path, *arguments: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    done = subprocess.run(
        [sys.executable, "-c", _SPY, str(root), *arguments],
        env={**kept, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = [line.split()[1:] for line in done.stderr.splitlines() if line.startswith("FRAMES ")]
    assert told, done.stderr
    return max(told, key=len)


def test_few_frames_lie_between_extract_and_a_rule(root: Path, tmp_path: Path) -> None:
    document = root / "sample_invoices" / "simple-de" / "document.pdf"
    frames = _frames(root, "extract", str(document), "--workspace", str(tmp_path / "workspace"))
    assert len(frames) <= _MOST["extract"], frames


@pytest.mark.prefect
def test_few_frames_lie_between_run_and_a_rule(root: Path, tmp_path: Path) -> None:
    document = root / "sample_invoices" / "simple-de" / "document.pdf"
    frames = _frames(root, "run", str(document), "--workspace", str(tmp_path / "workspace"))
    assert len(frames) <= _MOST["run"], frames
