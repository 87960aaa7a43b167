"""`vouchline audit egress` and `vouchline llm serve` as people use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.commands.egress import egress
from app.commands.llm import serve
from ledger import Ledger
from schemas import Misconfigured
from tests.flows.chat_server import giving, serving
from tests.flows.foundation_run import RIGHT, case, policy_for
from tests.ledger.kept import clock


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A workspace in whose one run a server on this machine was asked about two documents."""
    with serving(giving(RIGHT)) as server, Ledger.open(tmp_path / "workspace", now=clock()) as ledger:
        for name in ("a.pdf", "b.pdf"):
            case(tmp_path / "inbox", policy_for(server.url, {"price_in": 10, "mask": ()}), ledger, name).asked()
    return tmp_path / "workspace"


def said(capsys: pytest.CaptureFixture[str], workspace: Path, *, calls: bool = False, as_json: bool = False) -> str:
    assert egress(calls=calls, run=None, as_json=as_json, workspace=workspace) == 0
    return capsys.readouterr().out


def test_the_sum_says_what_left_and_where_the_rest_went(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = said(capsys, asked).splitlines()
    assert first.startswith("0 bytes were sent from this machine")
    assert "this machine" in second
    assert "2 calls about 2 documents" in second
    assert "cost 0.018" in second


def test_every_call_is_listed_and_data_says_the_same(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, asked, calls=True).splitlines()[1:]
    data = json.loads(said(capsys, asked, as_json=True))
    assert len(lines) == len(data) == 2
    for line, call in zip(lines, data, strict=True):
        assert call["document"][:12] in line
        assert f"{call['size']:,} bytes" in line
        assert call["outcome"] == "answered"
        assert call["settings"]["temperature"] == 0


def test_a_run_that_asked_nothing_has_no_lines(asked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert egress(calls=True, run="another", as_json=False, workspace=asked) == 0
    assert capsys.readouterr().out.splitlines() == ["0 bytes were sent from this machine, in 0 calls."]


def test_a_workspace_without_a_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no ledger"):
        egress(calls=False, run=None, as_json=False, workspace=tmp_path / "none")


@pytest.mark.parametrize("content", [None, b"no model"])
def test_a_file_that_is_no_model_is_not_served(content: bytes | None, tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    if content is not None:
        model.write_bytes(content)
    with pytest.raises(Misconfigured, match=r"model\.gguf"):
        serve(model, port=0, threads=1, context=512, workspace=tmp_path)
