"""Nothing that documents bring steers a terminal: every command shows their names and texts, and does not obey them."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest

from app.say import Guarded, say, say_data
from tests.app.test_cli import vouchline
from tests.faults.attacks_terminal import Steering, steerings, twins

ATTACKS, TWINS = list(steerings()), list(twins())
SELLER = "Evil\x9b2J \u202eGmbH\u2028Intact"  # of the signs that steer, those that XML can hold


def test_there_are_attacks_and_twins() -> None:
    assert len({one.name for one in ATTACKS}) == len(ATTACKS) >= 25
    assert len(TWINS) >= 10


@pytest.mark.parametrize("attack", [*ATTACKS, *TWINS], ids=lambda one: one.name)
def test_a_line_is_one_line_and_steers_nothing(attack: Steering) -> None:
    stream = io.StringIO()
    say(f"  not read: {attack.text}: it is no file", file=stream)
    assert stream.getvalue() == f"  not read: {attack.shown}: it is no file\n"


@pytest.mark.parametrize("attack", [*ATTACKS, *TWINS], ids=lambda one: one.name)
def test_data_says_the_same_to_a_program(attack: Steering) -> None:
    stream = io.StringIO()
    say_data({"file": attack.text}, file=stream)
    line = stream.getvalue()
    assert json.loads(line) == {"file": attack.text}
    assert line.count("\n") == 1
    assert not steering(line)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.name)
def test_what_others_print_steers_nothing_either(attack: Steering) -> None:
    stream = io.StringIO()
    print(f"Error: No such command {attack.text}.", file=Guarded(stream))  # type: ignore[arg-type]
    assert not steering(stream.getvalue())


def steering(printed: str) -> set[str]:
    """The signs in what was printed that are neither printed nor an honest part of a line; pages end with a feed."""
    return {one for one in printed if not one.isprintable() and one not in "\n\f\u00a0\u202f\u3000\u200c\u200d"}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Files whose names and senders are hostile, a link that leads nowhere among them, and one honest document."""
    folder = tmp_path_factory.mktemp("terminal") / "inbox"
    folder.mkdir()
    for number, attack in enumerate(ATTACKS):
        (folder / f"{attack.text}.txt").write_text(f"{number}", encoding="utf-8")
    xml = (root / "sample_invoices" / "ubl-de" / "document.xml").read_text(encoding="utf-8")
    (folder / "seller\x1b[8m.xml").write_text(xml.replace("PRIMEMAR-Handel KG", SELLER), encoding="utf-8")
    (folder / "mail\x1b[8m.eml").write_bytes(
        b"From: \x1b[8m <a\x9b@b.example>\r\nSubject: \x1b]0;x\x07\r\n"
        b"Content-Type: text/plain\r\n\r\nTotal \x1b[8m 9\r\n"
    )
    (folder / "gone\x1b[8m").symlink_to("nowhere")
    (folder / "page.pdf").write_bytes((root / "sample_invoices" / "simple-de" / "document.pdf").read_bytes())
    return folder


@pytest.fixture(scope="module")
def worked(inbox: Path, root: Path) -> Path:
    """The folder with the inbox and a workspace that took it in."""
    said = vouchline(root, inbox.parent, "run", "inbox")
    assert said.returncode == 4, said.stderr  # a link that leads nowhere
    assert "gone\\u001b[8m" in said.stdout
    assert not steering(said.stdout + said.stderr)
    return inbox.parent


def _held(done: subprocess.CompletedProcess[str]) -> str:
    assert not steering(done.stdout + done.stderr)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("status",), "refused"),
        (("queue",), "seller\\u001b[8m.xml"),
        (("documents",), "a.pdf\\u000aIntact: 9 events.txt"),
        (("documents", "--json"), "fdp.\\u202eexe.txt"),
        (("show", "seller\x1b[8m.xml"), "Evil\\u009b2J \\u202eGmbH\\u2028Intact"),
        (("show", "seller\x1b[8m.xml", "--json"), "Evil\\u009b2J"),
        (("show", "no\x1b[8m.xml"), "no\\u001b[8m.xml"),
        (("strategy", "explain", "seller\x1b[8m.xml"), "seller\\u001b[8m.xml"),
        (("replay", "--dry-run", "seller\x1b[8m.xml"), "1 chosen"),
        (("report",), "index.html"),
        (("audit", "verify"), "Intact"),
        (("audit", "egress"), "0 bytes"),
        (("extract", "inbox/\x1b[8mhidden.txt", "inbox/gone\x1b[8m"), "gone"),
        (("template", "text", "inbox/\x1b[8mhidden.txt"), "\\u001b"),
        (("template", "text", "inbox/page.pdf"), "laid out"),
        (("run", "no\x1b[8mwhere"), "no\\u001b[8mwhere does not exist"),
        (("\x1b[8m",), "No such command"),
        (("status", "--\x1b[8m"), "No such option"),
        (("reference", "load", "vendors", "no\x9bwhere.csv"), "no\\u009bwhere.csv"),
        (("memory", "show", "\x1b[8m"), "\\u001b[8m"),
        (("decide", "no\x1b[8mwhere", "--as", "\x1b[8m"), "no"),
    ],
    ids=lambda one: " ".join(one[:2]).encode("ascii", "backslashreplace").decode() if isinstance(one, tuple) else "",
)
def test_no_command_obeys_what_a_document_says(arguments: tuple[str, ...], told: str, worked: Path, root: Path) -> None:
    assert told in _held(vouchline(root, worked, *arguments))


@pytest.mark.slow
def test_an_original_put_there_by_somebody_is_named_and_not_obeyed(worked: Path, root: Path) -> None:
    (worked / "workspace" / "originals" / "a\x1b[2J").write_text("x", encoding="utf-8")
    assert "a\\u001b[2J was not stored by Vouchline" in _held(vouchline(root, worked, "audit", "verify"))
