"""What a user types and reads: exit codes, messages, results on stdout and everything else on stderr."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.pipeline import versions
from ledger import Ledger
from schemas import Policy, load_policy
from tests.flows.ran import filled


def vouchline(root: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command from `folder`, as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _one_sample(root: Path) -> Path:
    return next(path for path in sorted((root / "sample_invoices").glob("*/document.pdf")))


def test_extract_prints_one_object_a_document_in_order(root: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(_one_sample(root).read_bytes())
    (tmp_path / "empty").touch()
    done = vouchline(root, tmp_path, "extract", "b.txt", "a.pdf", "empty", "a.pdf")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["file"] for row in rows] == ["b.txt", "a.pdf", "empty", "a.pdf"]
    assert [row["disposition"] for row in rows][::2] == ["refused", "refused"]
    assert rows[1]["invoice"]["invoice_number"]
    assert rows[1]["claims"]["invoice_number"]["page"] == 1
    assert all(row["reason"] for row in rows)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_extract_is_repeatable_to_the_byte(root: Path, tmp_path: Path) -> None:
    samples = filled(root, tmp_path / "samples")  # one of the pictures beside them: OCR takes seconds for each
    shutil.copyfile(root / "sample_invoices" / "scan-de" / "document.pdf", samples / "scan-de.pdf")

    def results(workers: str) -> list[dict[str, object]]:
        vouchline(root, tmp_path, "extract", str(samples), "--jsonl", f"{workers}.jsonl", "--workers", workers)
        rows = [json.loads(line) for line in (tmp_path / f"{workers}.jsonl").read_text(encoding="utf-8").splitlines()]
        return [{key: value for key, value in row.items() if key != "seconds"} for row in rows]

    assert results("1") == results("2")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract", "nowhere.pdf"], 2, "nowhere.pdf does not exist"),
        (["run", "nowhere"], 2, "nowhere does not exist"),
        (["run"], 2, "Missing argument"),
        (["frobnicate"], 2, "No such command"),
        (["show", "nothing"], 2, "There is no ledger in workspace"),
        (["replay"], 2, "Say which documents"),
        (["replay", "--state", "review"], 2, "There is no ledger in workspace"),
        (["replay", "--dry-run", "nothing"], 2, "There is no ledger in workspace"),
        (["report"], 2, "There is no ledger in workspace"),
        (["schedule", "."], 2, "Say when"),
        (["schedule", ".", "--every", "soon"], 2, "is no interval"),
        (["extract", ".", "--policy", "none.toml"], 2, "none.toml does not exist"),
    ],
)
def test_wrong_use_is_explained(root: Path, tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    done = vouchline(root, tmp_path, *arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == [], "a question makes nothing"


def test_init_writes_a_policy_with_every_setting(root: Path, tmp_path: Path) -> None:
    assert vouchline(root, tmp_path, "init").returncode == 0
    written = tmp_path / "workspace" / "policy.toml"
    assert load_policy(written) == Policy()
    assert written.read_text(encoding="utf-8").count("\n# ") > 10
    again = vouchline(root, tmp_path, "init")
    assert again.returncode == 2
    assert "is left as it is" in again.stderr


def test_a_mistake_in_the_policy_names_its_place(root: Path, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text("[limits]\npages = 0\n", encoding="utf-8")
    done = vouchline(root, tmp_path, "extract", ".", "--policy", "p.toml")
    assert done.returncode == 2
    assert "limits.pages" in done.stderr
    doctor = vouchline(root, tmp_path, "doctor", "--policy", "p.toml")
    assert doctor.returncode == 4
    assert "  WRONG    p.toml: The setting limits.pages is not valid" in doctor.stdout
    assert "MISSING" not in doctor.stdout


def test_doctor_and_status_on_a_new_workspace(root: Path, tmp_path: Path) -> None:
    doctor = vouchline(root, tmp_path, "doctor")
    assert doctor.returncode == 0, doctor.stdout
    assert "MISSING" not in doctor.stdout
    assert "Nothing has been run" in vouchline(root, tmp_path, "status").stdout
    assert not (tmp_path / "workspace").exists()


def test_every_command_has_help(root: Path, tmp_path: Path) -> None:
    listed = vouchline(root, tmp_path, "--help").stdout
    commands = [line.split()[0] for line in listed.split("Commands:")[1].splitlines() if line.strip()]
    assert {"run", "extract", "status", "show", "replay", "report", "schedule", "init", "doctor", "audit"} <= set(
        commands
    )
    for command in commands:
        done = vouchline(root, tmp_path, command, "--help")
        assert done.returncode == 0
        assert "Usage:" in done.stdout


def test_audit_names_the_damage(root: Path, tmp_path: Path) -> None:
    done = vouchline(root, tmp_path, "audit", "verify")
    assert done.returncode == 5
    assert "ledger.db" in done.stdout
    assert "name that with --workspace" in done.stdout


def test_audit_notes_what_nobody_stored(root: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        ledger.finish_run(ledger.start_run("ingest", "inbox", versions(Policy()), Policy()))
    stray = tmp_path / "workspace" / "originals" / "Thumbs.db"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"")
    done = vouchline(root, tmp_path, "audit", "verify")
    assert done.returncode == 0
    assert done.stdout.startswith("Intact")
    assert "Note" in done.stdout
    assert "Thumbs.db" in done.stdout


def test_a_help_page_whose_reader_has_gone_is_no_failure(root: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "app", "run", "--help"], cwd=root, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
