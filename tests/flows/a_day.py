"""A day in small: documents come by watched folders, mail, the HTTP door and a schedule while people decide.

    python -m tests.flows.a_day FOLDER --documents 500 --seed 1

All that works is a service of its own, on one workspace, as installed. Files are written in two pieces or under names
of unfinished ones, some documents come twice by two ways. When all is taken in the balance is drawn: every document
that was fed is in exactly one outcome, nothing else is known (so no half-written file was taken), nothing left twice,
what people decided counts, and the ledger verifies. Prints it; exit code 1 where it does not hold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import NamedTuple

from ledger import Ledger
from ledger.verify import verify
from schemas import OutcomeKind
from schemas.decision import Role
from tests.flows.mail_server import PASSWORD, USER, mail_server, put
from tests.generated import e_invoice
from tests.stores.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
MAILS, REST = "invoices", 2.0
_POLICY = """
[door]
folder = "{door}"
a_minute = 6000
[mail]
server = "127.0.0.1:{mail}"
security = "none"
user = "{user}"
password = "MAIL_PASSWORD"
folder = "{folder}"
"""


class Day(NamedTuple):
    """Where documents come in, and who is there."""

    folder: Path
    mail: int
    door: int
    operator: str
    reviewer: str

    @property
    def workspace(self) -> Path:
        """The workspace."""
        return self.folder / "workspace"

    def place(self, name: str) -> Path:
        """A folder that documents arrive in."""
        return self.folder / name


def watched(day: Day, number: int, data: bytes) -> None:
    """Written in two pieces, the second after a while that is shorter than a file must rest."""
    with (day.place("watched") / f"{number:05}.xml").open("wb") as file:
        file.write(data[: len(data) // 2])
        file.flush()
        time.sleep(REST / 8)
        file.write(data[len(data) // 2 :])


def renamed(day: Day, number: int, data: bytes) -> None:
    """Written under the name of an unfinished file, which gets its own when it is whole."""
    part = day.place("watched") / f"{number:05}.xml.part"
    part.write_bytes(data[:100])
    part.write_bytes(data)
    part.rename(part.with_suffix(""))


def mailed(day: Day, number: int, data: bytes) -> None:
    """Attached to a mail."""
    put(day.mail, [mail_with(number, data)], MAILS)


def handed_in(day: Day, number: int, data: bytes) -> None:
    """Handed in by a program, twice with one key, as after an answer that got lost."""
    headers = {"Authorization": f"Bearer {day.operator}", "Idempotency-Key": str(number)}
    for _ in range(2):
        asked = urllib.request.Request(f"http://127.0.0.1:{day.door}/documents?name={number}.xml", data, headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            assert answer.status in (200, 202)


def scheduled(day: Day, number: int, data: bytes) -> None:
    """Put whole into the folder of a schedule."""
    whole = day.folder / "whole"
    whole.write_bytes(data)
    whole.rename(day.place("scheduled") / f"{number:05}.xml")


WAYS: tuple[Callable[[Day, int, bytes], None], ...] = (watched, renamed, mailed, handed_in, scheduled)


def mail_with(number: int, data: bytes) -> bytes:
    """The mail that brings an e-invoice."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"], mail["Message-ID"] = "sales@example.org", f"Invoice {number}", f"<{number}@x>"
    mail.set_content("See the file.")
    mail.add_attachment(data, maintype="application", subtype="xml", filename=f"{number}.xml")
    mail.set_boundary(f"part-{number}")  # else it is drawn anew each time
    return mail.as_bytes()


def feed(day: Day, count: int, chance: random.Random) -> dict[str, str]:
    """Have so many documents come, each by a way that is drawn, every twentieth by two; hashes with their ways."""
    fed: dict[str, str] = {}
    for number in range(count):
        data = e_invoice(number)
        for way in chance.sample(WAYS, 2 if number % 20 == 0 else 1):
            way(day, number, data)
            fed[hashlib.sha256(data).hexdigest()] = way.__name__
            if way is mailed:
                fed[hashlib.sha256(mail_with(number, data)).hexdigest()] = "mail"
        if number % 50 == 49:
            decide(day)
    return fed


def decide(day: Day) -> None:
    """Have a person reject what waits the longest, once no run is at work."""
    with Ledger.open(day.workspace) as ledger:
        waiting = [one.document.sha256 for one in ledger.listed(waiting=True)][:3]
    lines = day.folder / "decisions.jsonl"
    said = [{"document": sha256, "decision": "reject", "reason": "The total is wrong."} for sha256 in waiting]
    lines.write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    words = ["decide", str(lines), "--as", "anna", "--partial", "--workspace", str(day.workspace)]
    for _ in range(60 if waiting else 0):
        done = subprocess.run(
            [sys.executable, "-m", "app", *words], cwd=ROOT, env={**os.environ, "VOUCHLINE_TOKEN": day.reviewer},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 4:
            assert done.returncode in (0, 3), done.stderr
            return
        time.sleep(1)


@contextmanager
def services(day: Day) -> Iterator[None]:
    """All that takes documents in, each as a process of its own."""
    words = {
        "Stop with Ctrl-C": ["schedule", str(day.place("scheduled")), "--every", "1m"],
        "Watching": ["watch", *(str(day.place(name)) for name in ("watched", "mails", "door")), "--rest", str(REST)],
        "served at": ["review", "--port", str(day.door)],
        "": ["mail", str(day.place("mails")), "--every", "0.1"],
    }
    with ExitStack() as held:
        for told, command in words.items():
            held.enter_context(_service(day, command, told))
        yield


@contextmanager
def _service(day: Day, words: list[str], told: str) -> Iterator[None]:
    log = day.folder / f"{words[0]}.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", *words, "--workspace", str(day.workspace)],
            cwd=ROOT, stderr=said, stdout=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, "MAIL_PASSWORD": PASSWORD},
        )  # fmt: skip
    try:
        _until(lambda: told in log.read_text(encoding="utf-8"), 300, f"{words[0]} does not begin")
        yield
    finally:
        process.terminate()  # as a supervisor does: a shell may have had Ctrl-C ignored
        try:
            process.wait(timeout=120)
        finally:
            process.kill()


def _until(holds: Callable[[], bool], seconds: float, told: str) -> None:
    latest = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > latest:
            sys.exit(told)
        time.sleep(1)


def begun(folder: Path, mail: int) -> Day:
    """A new workspace with its people, and the folders that documents arrive in."""
    for name in ("workspace", "watched", "mails", "door", "scheduled"):
        (folder / name).mkdir(parents=True)
    put(mail, (), MAILS)
    with Ledger.open(folder / "workspace") as ledger:
        tokens = [ledger.add_person(*who, None) for who in (("erp", Role.OPERATOR), ("anna", Role.APPROVER))]
    written = _POLICY.format(door=folder / "door", mail=mail, user=USER, folder=MAILS)
    (folder / "workspace" / "policy.toml").write_text(written, encoding="utf-8")
    return Day(folder, mail, free_port(), *tokens)


def live(day: Day, documents: int, seed: int, patience: float) -> dict[str, str]:
    """Have the day go by: all that was fed is taken in, or `patience` seconds are over."""
    with services(day):
        fed = feed(day, documents, random.Random(seed))
        _until(lambda: not (fed.keys() - _known(day.workspace)), patience, "not all that was fed was taken in")
        decide(day)
    return fed


def _known(workspace: Path) -> set[str]:
    with Ledger.open(workspace) as ledger:
        return {one.document.sha256 for one in ledger.listed()}


def balance(day: Day, fed: dict[str, str]) -> dict[str, int]:
    """What is wrong, counted by name; empty where the balance holds."""
    with Ledger.open(day.workspace) as ledger:
        listed = Counter(one.document.sha256 for one in ledger.listed())
        rejected = sum(one.outcome.kind is OutcomeKind.REJECTED for one in ledger.listed())
        arrivals = [one for run in ledger.runs() for one in ledger.arrivals(run)]
        print(f"{len(ledger.runs())} runs, {len(arrivals)} arrivals, {ledger.counts()}")
        unfinished = ledger.unfinished_run() is not None
    files = (day.workspace / "exports").glob("[!.]*/invoices.jsonl")
    left = Counter(
        json.loads(line)["sha256"] for file in files for line in file.read_text(encoding="utf-8").splitlines()
    )
    wrong = {
        "lost": len(fed.keys() - listed.keys()),
        "not fed, so taken half": len(listed.keys() - fed.keys()),
        "in two outcomes": sum(count > 1 for count in listed.values()),
        "arrivals without an outcome": sum(one.outcome is None for one in arrivals),
        "left twice": sum(count > 1 for count in left.values()),
        "left and not exported": len(left) - sum(kind == "exported" for kind in _kinds(day.workspace)),
        "nothing rejected": int(rejected == 0),
        "a run is open": int(unfinished),
        "not verified": int(not verify(day.workspace).ok),
    }
    return {name: count for name, count in wrong.items() if count}


def _kinds(workspace: Path) -> list[str]:
    with Ledger.open(workspace) as ledger:
        return [one.outcome.kind.value for one in ledger.listed()]


def main() -> int:
    """Live a day, and draw its balance."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=600, help="Seconds after the last document was fed.")
    options = parser.parse_args()
    with mail_server() as mail:
        day = begun(options.folder.resolve(), mail)
        fed = live(day, options.documents, options.seed, options.patience)
    print(f"fed {len(fed)} documents: {dict(Counter(fed.values()))}")
    wrong = balance(day, fed)
    print(f"NOT balanced: {wrong}" if wrong else "balanced: each in one outcome, nothing else, nothing twice")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
