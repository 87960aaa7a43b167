"""What leaves in a run with the foundation step is what its ledger says; without the step, nothing of it is loaded.

Every process of a run, workers included, notes each connection, each name looked up and each module of the step.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from ledger import Ledger
from tests.flows.chat_server import giving, serving

_GUARD = """
import os, sys
_NET = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")
_OURS = ("xllamacpp", "extractors.foundation", "flows.foundation")
def note(line):
    handle = os.open(os.environ["GUARD_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, (line + chr(10)).encode())
    os.close(handle)
def watch(event, arguments):
    if event in _NET and getattr(arguments[0], "family", None) != 1:
        note(f"net {event} {arguments[1]!r}")
    elif event == "import" and arguments[0].startswith(_OURS):
        note(f"import {arguments[0]}")
sys.addaudithook(watch)
"""
_RUN = """
import sys
from pathlib import Path
from flows.batch import Batch, open_run, run_batch
from flows.ingest import Inbox
from ledger import Ledger
from schemas import load_policy
if __name__ == "__main__":
    workspace, policy, *sources = map(Path, sys.argv[1:])
    settings = load_policy(policy)
    with Ledger.open(workspace) as ledger:
        inbox = Inbox(ledger, workspace, sources)
        run = open_run(ledger, "ingest", "inbox", settings)
        finished = run_batch(Batch(ledger, run, settings, workspace, workers=1), inbox.documents())
    print(dict(finished.run.counts))
"""
CASES = ("missing-number-it", "simple-en", "form-de")


def guarded_run(root: Path, tmp_path: Path, policy: str) -> list[str]:
    """What every process of a run over some samples did that the guard notes."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(_GUARD, encoding="utf-8")
    (tmp_path / "run.py").write_text(_RUN, encoding="utf-8")
    (tmp_path / "policy.toml").write_text(policy, encoding="utf-8")
    log = tmp_path / "guard.log"
    log.touch()
    paths = os.pathsep.join([str(tmp_path / "guard"), str(root)])
    sources = [str(next((root / "sample_invoices" / case).glob("document.*"))) for case in CASES]
    done = subprocess.run(
        [sys.executable, "run.py", "workspace", "policy.toml", *sources],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths, "GUARD_LOG": str(log)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return log.read_text(encoding="utf-8").splitlines()


def test_without_the_step_nothing_leaves_and_nothing_of_it_is_loaded(root: Path, tmp_path: Path) -> None:
    assert guarded_run(root, tmp_path, "") == []
    with Ledger.open(tmp_path / "workspace") as ledger:
        assert list(ledger.egress()) == []
        assert ledger.spent().money == 0


def test_without_the_step_and_the_batch_gate_no_client_is_loaded(root: Path, tmp_path: Path) -> None:
    # The gate's own library loads an HTTP client for itself: here is a command without it.
    document = next((root / "sample_invoices" / "simple-en").glob("document.*"))
    code = (
        "import sys; from app.cli import main; import atexit\n"
        "atexit.register(lambda: print(sorted(n for n in sys.modules if n.startswith(('httpx', 'xllamacpp'))), "
        "file=sys.stderr))\n"
        f"sys.argv = ['vouchline', 'extract', {str(document)!r}]\nif __name__ == '__main__': main()"
    )
    (tmp_path / "extract.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "extract.py"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "[]"


def test_with_the_step_the_ledger_names_every_byte(root: Path, tmp_path: Path) -> None:
    with serving(giving({})) as server:
        policy = (
            f'[foundation]\nenabled = true\n[foundation.endpoints.here]\nurl = "{server.url}"\n'
            '[foundation.endpoints.away]\nurl = "https://llm.example/v1"\npurpose = "reading"\n'
        )
        noted = guarded_run(root, tmp_path, policy)
    port = server.server_address[1]
    connections = [line for line in noted if line.startswith("net socket.connect")]
    assert connections
    assert all(f"'127.0.0.1', {port}" in line for line in connections)
    looked_up = [line for line in noted if line.startswith("net") and "connect" not in line]
    assert all("127.0.0.1" in line for line in looked_up)
    with Ledger.open(tmp_path / "workspace") as ledger:
        sent = list(ledger.egress())
    assert len(sent) == len(connections) == len(server.requests)
    assert sorted(one.call.size for one in sent) == sorted(server.sizes)


def test_private_without_a_server_here_is_not_run_and_says_so(root: Path, tmp_path: Path) -> None:
    policy = (
        '[foundation]\nenabled = true\n[foundation.endpoints.away]\nurl = "https://llm.example/v1"\n'
        'purpose = "reading"\n'
    )
    noted = guarded_run(root, tmp_path, policy)
    assert [line for line in noted if line.startswith("net")] == []
    with Ledger.open(tmp_path / "workspace") as ledger:
        run = ledger.run()
        assert run is not None
        whys = [
            layer.why for verdict in ledger.verdicts(run) for layer in verdict.layers if layer.layer == "foundation"
        ]
    assert whys
    assert all("nothing may leave this machine" in why for why in whys if why.startswith("Not run"))


def test_extract_asks_nothing_because_it_keeps_no_record(root: Path, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(
        "[foundation]\nenabled = true\n[foundation.endpoints.here]\n", encoding="utf-8"
    )
    document = next((root / "sample_invoices" / "missing-number-it").glob("document.*"))
    done = subprocess.run(
        [sys.executable, "-m", "app", "extract", str(document), "--policy", str(tmp_path / "policy.toml")],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["disposition"] != "straight_through"
