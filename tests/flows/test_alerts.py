"""What an operator is told: each thing once, by every way, without names or amounts."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from flows import alerts as alerting
from flows.alerts import alerts, tell_what_is_new
from flows.digest import as_html, as_text, digest
from flows.messages import mail
from flows.timetable import timetable
from ledger import Ledger
from schemas import Expectation, GateReport, Misconfigured, OutcomeKind, Policy, Severity, Unavailable
from schemas.alerts_policy import Alerts
from tests.ledger.kept import START, VERSIONS, clock, fill, ingest
from validators.expectations.drift import HISTORY, RUNS

QUIET = Policy(alerts=Alerts(free_memory_megabytes=0, free_megabytes=0))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A run of 2026-01-05: one document exported, one that waits and is due on 2026-02-01."""
    with Ledger.open(tmp_path / "workspace", now=clock()) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"}), {"b.pdf": OutcomeKind.REVIEW})
    return tmp_path / "workspace"


def _keys(workspace: Path, now: datetime, policy: Policy = QUIET) -> list[str]:
    with Ledger.open(workspace) as ledger:
        return [alert.key for alert in alerts(ledger, workspace, policy, now)]


def test_nothing_is_told_while_all_is_well(workspace: Path) -> None:
    assert _keys(workspace, START + timedelta(days=1)) == []


@pytest.mark.parametrize(("days", "keys"), [(7, []), (8, ["old"]), (23, ["old"]), (24, ["due", "old"])])
def test_what_waits_too_long_or_is_due_is_told(workspace: Path, days: int, keys: list[str]) -> None:
    week = Policy(alerts=Alerts(free_memory_megabytes=0, free_megabytes=0, queue_days=7, due_days=3))
    assert _keys(workspace, START + timedelta(days=days, hours=-1 if days == 7 else 1), week) == keys


def test_a_disk_that_fills_and_a_house_that_is_quiet_are_told(workspace: Path) -> None:
    told = Policy(alerts=Alerts(free_memory_megabytes=0, free_megabytes=10**12, quiet_hours=24))
    assert _keys(workspace, START + timedelta(hours=24), told) == ["room"]
    assert _keys(workspace, START + timedelta(hours=25), told) == ["room", "quiet"]


def _many(workspace: Path, inbox: Path, when: datetime, through: int, waiting: int) -> None:
    names = {f"{when:%d}-{number}.pdf": f"{when} {number}".encode() for number in range(through + waiting)}
    kinds = dict.fromkeys(list(names)[through:], OutcomeKind.REVIEW)
    with Ledger.open(workspace, now=clock(when)) as ledger:
        ingest(ledger, fill(inbox / f"{when:%d}", names), kinds)


@pytest.mark.parametrize(("through", "told"), [(15, False), (10, True)])
def test_a_rate_that_fell_is_told(tmp_path: Path, through: int, *, told: bool) -> None:
    _many(tmp_path / "workspace", tmp_path / "in", START, 16, 4)
    _many(tmp_path / "workspace", tmp_path / "in", START + timedelta(days=14), through, 20 - through)
    keys = _keys(tmp_path / "workspace", START + timedelta(days=15))
    assert ("fallen" in keys) is told


def test_memory_that_runs_out_is_told(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = Policy(alerts=Alerts(free_megabytes=0, free_memory_megabytes=600))
    file = tmp_path / "meminfo"
    monkeypatch.setattr(alerting, "_MEMORY", file)
    assert _keys(workspace, START, greedy) == []  # no Linux
    for kilobytes, keys in ((600_000, []), (500_000, ["memory"])):
        file.write_text(f"MemTotal:  8000000 kB\nMemFree:  100 kB\nMemAvailable:  {kilobytes} kB\n", encoding="ascii")
        assert _keys(workspace, START, greedy) == keys


def test_a_batch_that_is_unlike_earlier_ones_is_told(tmp_path: Path) -> None:
    def gated(name: str, *failing: str) -> list[str]:
        checks = [
            Expectation(name=one, suite=suite, message="m", success=one not in failing, severity=Severity.WARNING)
            for one, suite in (("GX-12", "documents"), ("GX-61", "history"), ("GX-63", "history"), ("GX-81", "runs"))
        ]
        with Ledger.open(tmp_path / "workspace") as ledger:
            run = ledger.start_run("ingest", name, VERSIONS, Policy())
            report = GateReport(ran=True, success=not failing, documents=3, expectations=tuple(checks))
            ledger.gated(run, report)
            ledger.finish_run(run)
        return _keys(tmp_path / "workspace", datetime.now(UTC))

    assert gated("one", "GX-12") == []
    assert gated("two", "GX-61") == []  # of one document
    assert gated("three", "GX-63", "GX-81") == ["drift"]
    assert gated("four") == []


def test_what_speaks_of_one_document_is_no_drift() -> None:
    assert {check.id for check in (*HISTORY, *RUNS) if not check.whole} == alerting.OF_ONE_DOCUMENT


def test_a_scheduled_run_that_did_not_happen_or_failed_is_told(workspace: Path) -> None:
    plan = timetable("inbox", cron=None, interval=timedelta(hours=2), zone="UTC", now=START)
    plan.write(workspace)
    assert _keys(workspace, START + timedelta(hours=2, minutes=59)) == []
    assert _keys(workspace, START + timedelta(hours=3, minutes=1)) == ["missed"]
    begun = plan.begun(START + timedelta(hours=4))
    for code, keys in ((None, []), (0, []), (3, []), (4, ["failed"]), (5, ["failed"])):
        begun.model_copy(update={"exit_code": code}).write(workspace)
        assert _keys(workspace, START + timedelta(hours=5)) == keys


def _pem(key: ec.EllipticCurvePrivateKey, until: datetime) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "desk.example")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, START - timedelta(days=99), until)
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def test_a_tls_certificate_that_ends_soon_is_told(workspace: Path, tmp_path: Path) -> None:
    file, key = tmp_path / "desk.pem", ec.generate_private_key(ec.SECP256R1())
    watching = QUIET.alerts.model_copy(update={"tls_certificates": (str(file),), "tls_days": 21})
    policy = QUIET.model_copy(update={"alerts": watching})

    def keys(now: datetime = START) -> list[str]:
        return [found.replace(str(file), "desk.pem") for found in _keys(workspace, now, policy)]

    assert keys() == ["tls unread desk.pem"]
    file.write_bytes(b"none")
    assert keys() == ["tls unread desk.pem"]
    # A chain: whoever is behind the desk's own certificate must hold as well.
    file.write_bytes(_pem(key, START + timedelta(days=90)) + _pem(key, START + timedelta(days=25)))
    assert keys(START + timedelta(days=3)) == []
    assert keys(START + timedelta(days=5)) == ["tls desk.pem", "old"]
    assert keys(START + timedelta(days=26))[0] == "tls ended desk.pem"
    file.write_bytes(_pem(key, START + timedelta(days=90)))
    assert keys(START + timedelta(days=3)) == []


def test_a_ledger_that_is_away_is_told_once_and_nothing_else_again(
    workspace: Path, server: tuple[str, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    smtp, kept = server
    all_told = _mailed(smtp, smtp_security="none")
    late = START + timedelta(days=40)
    tell_what_is_new(workspace, all_told, late)
    with monkeypatch.context() as away:
        away.setattr(alerting.Ledger, "open", _away)
        for _ in range(2):
            tell_what_is_new(workspace, all_told, late)
    tell_what_is_new(workspace, all_told, late)
    assert len(kept.mails) == 2
    assert "The ledger is away." in kept.mails[1].get_content()


def _away(*_: object, **__: object) -> Ledger:
    raise Unavailable("The ledger is away.", "Wait.")


class Kept:
    """A mail server's memory."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802 (its name there)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 kept"


@pytest.fixture
def server() -> Iterator[tuple[str, Kept]]:
    """A mail server on this machine, and what it was sent."""
    kept = Kept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield f"127.0.0.1:{port}", kept
    finally:
        controller.stop()


def _mailed(smtp: str, **given: Any) -> Policy:
    return Policy(
        alerts=Alerts(free_memory_megabytes=0, free_megabytes=10**12, mail_to=("ops@example.org",), smtp=smtp, **given)
    )


def test_each_thing_is_mailed_once_and_again_when_it_comes_back(workspace: Path, server: tuple[str, Kept]) -> None:
    smtp, kept = server
    full = _mailed(smtp, smtp_security="none")
    for _ in range(3):
        tell_what_is_new(workspace, full, START)
    assert [one["To"] for one in kept.mails] == ["ops@example.org"]
    assert "MB left" in kept.mails[0].get_content()
    roomy = full.model_copy(update={"alerts": full.alerts.model_copy(update={"free_megabytes": 0})})
    tell_what_is_new(workspace, roomy, START)
    tell_what_is_new(workspace, full, START)
    assert len(kept.mails) == 2


def test_no_way_means_nothing_is_kept(workspace: Path) -> None:
    tell_what_is_new(workspace, Policy(), START)
    assert not (workspace / alerting.FILE_NAME).exists()


def test_a_way_that_fails_is_tried_again_and_the_others_are_not_told_twice(
    workspace: Path, server: tuple[str, Kept], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    smtp, kept = server
    out, works = tmp_path / "out.json", tmp_path / "works"
    program = (
        "import pathlib, sys\n"
        f"if not pathlib.Path({str(works)!r}).exists(): sys.exit(9)\n"
        f"pathlib.Path({str(out)!r}).write_bytes(sys.stdin.buffer.read())\n"
    )
    both = _mailed(smtp, smtp_security="none", command=(sys.executable, "-c", program))
    tell_what_is_new(workspace, both, START)
    assert "ended with 9" in capsys.readouterr().err
    works.touch()
    tell_what_is_new(workspace, both, START)
    assert [alert["key"] for alert in json.loads(out.read_text())] == ["room"]
    assert len(kept.mails) == 1


def test_a_server_that_offers_no_secure_way_gets_no_mail(server: tuple[str, Kept]) -> None:
    smtp, kept = server
    with pytest.raises(Unavailable, match="took no mail"):
        mail(Alerts(mail_to=("ops@example.org",), smtp=smtp), "subject", "text")
    assert kept.mails == []


@pytest.mark.parametrize("smtp", ["mail.example.org", "mail.example.org:smtp", ":25"])
def test_a_server_that_is_none_is_named(smtp: str) -> None:
    with pytest.raises(Misconfigured, match="names no mail server"):
        mail(Alerts(mail_to=("ops@example.org",), smtp=smtp), "subject", "text")


def test_a_webhook_is_https_alone(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell_what_is_new(
        workspace,
        Policy(alerts=Alerts(free_memory_megabytes=0, free_megabytes=10**12, webhook="http://example.org")),
        START,
    )
    assert "no https address" in capsys.readouterr().err


def test_a_day_in_numbers(workspace: Path, server: tuple[str, Kept]) -> None:
    with Ledger.open(workspace) as ledger:
        rows = dict(digest(ledger, START.date()))
        assert rows["Documents that arrived"] == "2"
        assert rows["Straight through"] == "1 (50 %)"
        assert (rows["Sent to people"], rows["Waiting now"], rows["of these due or overdue"]) == ("1", "1", "0")
        later = digest(ledger, START.date() + timedelta(days=40))
    assert dict(later)["of these due or overdue"] == "1"
    smtp, kept = server
    settings = _mailed(smtp, smtp_security="none").alerts
    mail(settings, "A day", as_text(START.date(), later), as_html(START.date(), later))
    text, html = kept.mails[0].iter_parts()
    assert "Waiting now" in text.get_content()
    assert "<td>Waiting now</td><td align=right>1</td>" in html.get_content()


def test_the_commands(root: Path, workspace: Path) -> None:
    def told(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "app", *words, "--workspace", str(workspace)]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    done = told("alerts", "--json")
    assert done.returncode == 3
    assert "due" in {alert["key"] for alert in json.loads(done.stdout)}
    assert told("alerts", "--send").returncode == 2
    assert "Documents that arrived" in told("digest", "--day", "2026-01-05").stdout
