"""`extract --jsonl` that is killed or interrupted leaves what it had, under a name that says it is not all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def _started(root: Path, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "extract", "inbox", "--jsonl", "out.jsonl", "--workers", "1"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(root)}, stderr=subprocess.PIPE, text=True,
        preexec_fn=_heard,  # noqa: PLW1509 - no other thread is at work here
    )  # fmt: skip


def _heard() -> None:
    """Let an interruption reach the process, as from a shell at work: one that runs in the background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_what_was_done_is_left_and_named_unfinished(root: Path, tmp_path: Path, how: signal.Signals) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("quick", encoding="utf-8")
    for number in range(30):  # each of which takes a while
        page = root / "sample_invoices" / "scan-upside-down-fr" / "document.png"
        (inbox / f"b{number}.png").write_bytes(page.read_bytes() + b"\n%" + str(number).encode())
    (tmp_path / "out.jsonl").write_text('{"of": "before"}\n', encoding="utf-8")
    left = tmp_path / "out.jsonl.unfinished"
    process = _started(root, tmp_path)
    until = time.monotonic() + 90
    while time.monotonic() < until and not (left.exists() and left.stat().st_size):
        time.sleep(0.05)
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    rows = [json.loads(line) for line in left.read_text(encoding="utf-8").splitlines()]
    assert 1 <= len(rows) < 31
    assert rows[0]["file"] == "inbox/a.txt"
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == '{"of": "before"}\n'
    assert (how == signal.SIGKILL) or f"Unfinished: the results so far are in {left.name}." in said
    assert process.returncode == (-how if how == signal.SIGKILL else 130)


def test_a_whole_result_leaves_nothing_beside_it(root: Path, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text("quick", encoding="utf-8")
    process = _started(root, tmp_path)
    assert process.wait(timeout=120) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox", "out.jsonl"]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"<Invoice/>", b"\x89PNG"])
def test_a_document_is_not_overwritten_by_results(root: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "out.jsonl").write_bytes(content)  # as after `--jsonl *.pdf`
    process = _started(root, tmp_path)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "holds no results, and would be overwritten" in said
    assert (tmp_path / "out.jsonl").read_bytes() == content
