"""Reading, extracting and judging open no connection: the work of a document needs its bytes alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.attacking import KINDS, written

# Every attempt to connect or to look a name up ends the process; what a worker does is done here, in one process.
_WATCH = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        family = getattr(arguments[0], "family", None)
        raise SystemExit(f"NETWORK {event} {family}")
sys.addaudithook(watch)
from pathlib import Path
from extractors.readers import UNKEPT
from flows.examine import examine
from flows.examined import Wanted
from flows.pipeline import steps
from flows.receive import receive
from schemas import Policy
from validators import EMPTY
policy = Policy()
documents = [receive(Path(name)) for name in sys.argv[1:]]
class Here:
    def map(self, documents):
        for document in documents:
            yield document, examine(Wanted(document), policy.limits, policy, UNKEPT)
judge = steps(Here(), policy, EMPTY).judge
for document, examined in Here().map(documents):
    print(judge(document, examined.reading, examined.extraction, as_of=None).disposition.value)
"""


FETCHING = {
    "doctype-fetch.xml", "doctype-external.xml", "doctype-parameter.xml", "xml-schema.xml", "xml-include.xml",
    "xml-style.xml", "hybrid-doctype.pdf", "open-submit.pdf", "open-remote.pdf", "script-field.pdf",
    "mail-elsewhere.eml", "name-share.zip",
}  # fmt: skip


def judged(root: Path, paths: list[Path]) -> list[str]:
    """The dispositions of `paths`, worked on in a process in which no connection is allowed."""
    done = subprocess.run(
        [sys.executable, "-c", _WATCH, *map(str, paths)],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "NETWORK" not in done.stderr
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_no_connection_is_opened(root: Path) -> None:
    assert len(judged(root, sorted((root / "sample_invoices").glob("*/document*"))[:6])) == 6


def test_files_that_want_others_to_be_fetched_get_none(root: Path, tmp_path: Path) -> None:
    attacks = [attack for kind in KINDS.values() for attack in kind() if attack.file in FETCHING]
    assert {attack.file for attack in attacks} == FETCHING
    found = judged(root, [written(attack, tmp_path) for attack in attacks])
    assert len(found) == len(FETCHING)
    assert "straight_through" not in found
