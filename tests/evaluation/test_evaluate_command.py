"""`vouchline evaluate` as a user types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli


@pytest.fixture
def samples(root: Path, tmp_path: Path) -> Path:
    """Two cases of the project's samples: one that is read, one that is refused."""
    folder = tmp_path / "cases"
    for case in ("simple-it", "encrypted-nl"):
        shutil.copytree(root / "sample_invoices" / case, folder / case)
    return folder


def _evaluate(*arguments: str | Path) -> Result:
    workspace = Path(arguments[0]).parent / "workspace"
    command = ["evaluate", *map(str, arguments), "--workers", "1", "--workspace", str(workspace)]
    return CliRunner().invoke(cli, command, catch_exceptions=True)


def test_tables_page_and_json(samples: Path, tmp_path: Path) -> None:
    html, figures = tmp_path / "page.html", tmp_path / "figures.json"
    done = _evaluate(samples, "--html", html, "--json", figures)
    assert done.exit_code == 0, done.output
    rows = {line.split()[0]: line.split() for line in done.output.splitlines() if line.strip()}
    assert rows["cases"][1] == rows["ALL"][1] == "2"
    assert rows["currency"][1:4] == ["1", "1", "1"]
    assert "baseline" not in done.output
    written = json.loads(figures.read_text(encoding="utf-8"))
    assert written["sets"]["cases"]["docs"] == written["overall"]["docs"] == 2
    assert written["fields"]["currency"]["f1"] == 1.0
    assert "Evaluation of 2 labelled documents" in html.read_text(encoding="utf-8")


def test_worse_than_the_baseline_is_exit_code_3(samples: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert _evaluate(samples, "--baseline", baseline, "--write-baseline").exit_code == 0
    same = _evaluate(samples, "--baseline", baseline)
    assert same.exit_code == 0
    assert "Nothing is worse than the baseline." in same.output
    expected = samples / "simple-it" / "expected.json"
    record = json.loads(expected.read_text(encoding="utf-8"))
    record["invoice"]["currency"] = "USD"
    expected.write_text(json.dumps(record), encoding="utf-8")
    worse = _evaluate(samples, "--baseline", baseline, "--errors", "1")
    assert worse.exit_code == 3
    assert "cases: the F1 of header fields fell from" in worse.output
    assert "simple-it/document.pdf: currency is 'USD', given was 'EUR'" in worse.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--baseline", "none.json"], "The baseline none.json does not exist"),
        (["--set", "unheard-of"], "No labelled document is of these sets and kinds"),
        (["--html", "no/such/folder/page.html"], "cannot be written"),
    ],
)
def test_wrong_use_is_explained(samples: Path, arguments: list[str], message: str) -> None:
    done = _evaluate(samples, *arguments)
    assert done.exit_code == 2
    assert message in done.output
