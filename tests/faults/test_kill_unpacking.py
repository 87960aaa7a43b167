"""kill -9 while a mail is unpacked, and before its pieces are read: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import json
import signal
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.verify import verify
from tests.extractors.packed import archive, mail
from tests.faults.killing import once
from tests.faults.unpack_once import unpack

_PLACES = [
    ("keep", 1),  # the mail was read, nothing of it is stored
    ("kept", 2),  # some of its pieces are stored and none is written down
    ("add", 1),  # all are stored
    ("added", 1),  # all are written down, the mail has no verdict yet
    ("judged", 1),
    ("keep", 4),  # within the archive in the mail
    ("added", 2),
    ("judged", 2),  # between the mail's verdict and that of its first piece
    ("judged", 4),
]


_run = partial(once, work=unpack)


@pytest.fixture
def post(root: Path, tmp_path: Path) -> Path:
    """A mail with a sample that goes through, an archive with one that waits and the first again, and a stranger."""
    samples = root / "sample_invoices"
    through, order = ((samples / name / "document.pdf").read_bytes() for name in ("simple-en", "order-en"))
    packed = archive(("order.pdf", order), ("again.pdf", through))
    attached = [("a.pdf", "application/pdf", through), ("b.zip", "application/zip", packed)]
    message = mail(*attached, ("c.7z", "application/x-7z-compressed", b"7z\xbc\xaf\x27\x1c"))
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "mail.eml").write_bytes(message.as_bytes())
    return folder


def _came(workspace: Path) -> Counter[tuple[str, str]]:
    """Every arrival of the first run by its name within the mail, with its outcome."""
    with Ledger.open(workspace) as ledger:
        first = ledger.runs()[-1]
        assert first.finished_at is not None
        arrivals = list(ledger.arrivals(first))
    return Counter(
        (one.origin.rpartition("/")[2], one.outcome.kind.value if one.outcome else "none") for one in arrivals
    )


def _exported(workspace: Path) -> list[str]:
    files = (workspace / "exports").glob("[!.]*/invoices.jsonl")
    return [json.loads(line)["sha256"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
def test_a_run_killed_while_it_unpacks_is_finished(tmp_path: Path, post: Path) -> None:
    whole = tmp_path / "whole"
    assert _run(whole, str(post)) == 0
    expected = _came(whole)
    assert set(expected.values()) == {1}
    assert sorted(name for name, _ in expected) == [
        "mail.eml", "mail.eml > a.pdf", "mail.eml > b.zip", "mail.eml > b.zip > again.pdf",
        "mail.eml > b.zip > order.pdf", "mail.eml > c.7z",
    ]  # fmt: skip
    assert len(_exported(whole)) == 1
    for place, number in _PLACES:
        workspace = tmp_path / f"{place}-{number}"
        assert _run(workspace, str(post), place, str(number)) == -signal.SIGKILL, (place, number)
        assert _run(workspace, str(post)) == 0
        assert _came(workspace) == expected, (place, number)
        assert _exported(workspace) == _exported(whole), (place, number)
        assert verify(workspace).ok, (place, number)
