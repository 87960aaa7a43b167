"""The desk is killed while a decision waits to be handed in: nothing is half decided, and nothing typed is lost."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from ledger import Ledger
from schemas import OutcomeKind
from schemas.decision import Who
from tests.app.review import at_desk

pytestmark = pytest.mark.slow

_PATIENCE = 120


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(browser: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    for _ in range(_PATIENCE * 5):
        assert process.poll() is None
        try:
            browser.get("/sign-in")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the desk does not answer")


def test_killed_with_a_decision_in_hand_the_document_waits_with_what_was_typed(root: Path, tmp_path: Path) -> None:
    workspace, port = tmp_path / "workspace", _free()
    with Ledger.open(workspace) as ledger:
        document = at_desk.waiting(ledger, tmp_path)
    command = [sys.executable, "-m", "app", "review", "--workspace", str(workspace), "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    ours = {"origin": address, "sec-fetch-site": "same-origin"}
    with (
        subprocess.Popen(command, cwd=root, stderr=subprocess.DEVNULL) as process,
        httpx.Client(base_url=address, timeout=_PATIENCE) as browser,
    ):
        _answers(browser, process)
        browser.post("/sign-in", data={"name": "anna", "to": "/"}, headers=ours)
        said = at_desk.form_in(browser.get(f"/documents/{document}").text)
        said |= {"decision": "approve", "v:invoice_number": "R-42"}
        assert browser.post(f"/documents/{document}", data=said, headers=ours).status_code == 303
        os.kill(process.pid, signal.SIGKILL)
    with Ledger.open(workspace) as ledger:
        assert ledger.state_of(document) is OutcomeKind.REVIEW
        assert ledger.decisions([document]) == []
        draft = ledger.draft(document, Who(name="anna"))
        assert draft is not None
        assert dict(draft.decision.values) == {"invoice_number": "R-42"}
    assert not list(workspace.glob("exports/*"))
