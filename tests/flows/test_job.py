"""What a schedule's flow runs do is said in a file of the owner's, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.job import VARIABLE, Job, job_at_hand, write_job
from schemas import Misconfigured

JOB = Job(sources=("in",), workspace="w", move=True)


def test_a_job_comes_back_as_it_was_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_job(JOB, tmp_path / "job.json")
    assert (tmp_path / "job.json").stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv(VARIABLE, str(tmp_path / "job.json"))
    assert job_at_hand() == JOB


def test_a_job_that_others_could_have_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_job(JOB, tmp_path / "job.json")
    (tmp_path / "job.json").chmod(0o620)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "job.json"))
    with pytest.raises(Misconfigured, match="Others may write"):
        job_at_hand()


@pytest.mark.parametrize("text", ["", "{}", '{"sources": ["in"], "workspace": "w", "also": 1}'])
def test_what_is_no_job_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "job.json").write_text(text, encoding="utf-8")
    (tmp_path / "job.json").chmod(0o600)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "job.json"))
    with pytest.raises(Misconfigured, match=VARIABLE):
        job_at_hand()


def test_no_job_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(Misconfigured, match=VARIABLE):
        job_at_hand()
