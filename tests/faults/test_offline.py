"""Reading, extracting and judging open no connection: the work of a document needs its bytes alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Every attempt to connect or to look a name up ends the process; what a worker does is done here, in one process.
_WATCH = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        family = getattr(arguments[0], "family", None)
        raise SystemExit(f"NETWORK {event} {family}")
sys.addaudithook(watch)
from pathlib import Path
from flows.pipeline import examine, steps
from flows.receive import receive
from schemas import Policy
from validators import EMPTY
policy = Policy()
documents = [receive(path) for path in sorted(Path(sys.argv[1]).glob("*/document*"))[:6]]
class Here:
    def map(self, documents):
        for document in documents:
            yield document, examine(document, policy.limits)
judge = steps(Here(), policy, EMPTY).judge
for document, examined in Here().map(documents):
    print(judge(document, examined.reading, examined.extraction).disposition.value)
"""


def test_no_connection_is_opened(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, str(root / "sample_invoices")],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "NETWORK" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 6
