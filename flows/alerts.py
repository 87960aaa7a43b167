"""What an operator is told without looking: each thing once, when it begins, with what to do.

What was told stands in `alerts.json` of the workspace; what is over is forgotten there, and told again when it comes
back. Sentences hold counts and days, never names or amounts.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from asn1crypto import pem, x509

from flows.certified import certificate_of, expired
from flows.ending import tell_failure
from flows.messages import ways
from flows.timetable import FILE_NAME as SCHEDULE
from flows.timetable import Timetable
from ledger import Ledger
from schemas import STOPPED, Policy, RunInfo, Unavailable, VouchlineError
from schemas.alert import Alert
from schemas.queue import Wanted

FILE_NAME = "alerts.json"
OF_ONE_DOCUMENT = frozenset({"GX-61", "GX-82"})  # comparisons that speak of single documents, not of a batch
_MEMORY = Path("/proc/meminfo")
_ENDED_WELL = (None, 0, 3)  # None: under way, or killed, and then the next one finishes it
_OF_THE_LEDGER = frozenset({"quiet", "due", "old", "fallen", "drift", "certificate"})
_LEAST = 20  # documents on which a rate says something
_WEEK, _BEFORE = timedelta(days=7), timedelta(days=35)


class Standing(NamedTuple):
    """What needs somebody; not `whole` where only a part could be looked at."""

    alerts: list[Alert]
    whole: bool


def alerts(ledger: Ledger, workspace: Path, policy: Policy, now: datetime) -> list[Alert]:
    """Everything that needs somebody now, the most urgent first."""
    runs = ledger.runs()
    return [
        *_around(workspace, policy, now),
        *_quiet(runs, policy, now),
        *_due(ledger, policy, now),
        *_old(ledger, policy, now),
        *_fallen(runs, policy, now),
        *_unlike(ledger, runs),
        *_certificate(workspace, policy),
    ]


def _around(workspace: Path, policy: Policy, now: datetime) -> Iterator[Alert]:
    """What is known without the ledger."""
    yield from _room(workspace, policy)
    yield from _memory(policy)
    yield from _schedule(workspace, now)
    for name in policy.alerts.tls_certificates:
        yield from _tls(Path(name), now, timedelta(days=policy.alerts.tls_days))


def _away(error: Unavailable) -> Alert:
    return Alert(key="ledger", what=f"The workspace cannot be read: {error.message}", do=error.way_out)


def _room(workspace: Path, policy: Policy) -> Iterator[Alert]:
    free = shutil.disk_usage(workspace).free // 1_000_000
    if free < policy.alerts.free_megabytes:
        yield Alert(
            key="room",
            what=f"The disk of the workspace has {free} MB left.",
            do="Make room, or move the workspace to a larger disk (`vouchline backup`, `vouchline restore`).",
        )


def _memory(policy: Policy) -> Iterator[Alert]:
    free = free_memory()
    if free is not None and free // 1_000_000 < policy.alerts.free_memory_megabytes:
        yield Alert(
            key="memory",
            what=f"This machine has {free // 1_000_000} MB of memory left.",
            do="See what else runs here, or let fewer documents be read at once (work.workers in the policy).",
        )


def free_memory() -> int | None:
    """Bytes that programs could still have, as Linux reckons it; None where the machine does not say so."""
    try:
        told = re.search(r"^MemAvailable: +(\d+) kB$", _MEMORY.read_text(encoding="ascii"), re.MULTILINE)
    except (OSError, ValueError):
        return None
    return int(told[1]) * 1024 if told else None


def _schedule(workspace: Path, now: datetime) -> Iterator[Alert]:
    plan = Timetable.of(workspace)
    if plan is None:
        return
    if plan.missed(now):
        yield Alert(
            key="missed",
            what=f"The scheduled run of {plan.next:%Y-%m-%d %H:%M} UTC has not begun.",
            do="See whether `vouchline schedule` still serves, and whether the run before it is still at work. Where "
            f"the schedule was given up, remove {SCHEDULE} from the workspace.",
        )
    if plan.last is not None and plan.exit_code not in _ENDED_WELL:
        yield Alert(
            key="failed",
            what=f"The scheduled run of {plan.last:%Y-%m-%d %H:%M} UTC ended with exit code {plan.exit_code}.",
            do="What the schedule says on stderr names what was wrong, and what to do.",
        )


def _tls(path: Path, now: datetime, early: timedelta) -> Iterator[Alert]:
    """Of the certificates in a file the one that ends first counts: who calls wants the whole chain to hold."""
    renew = "Renew it, and start again what serves it or signs in with it: that was read when it started."
    try:
        chain = pem.unarmor(path.read_bytes(), multiple=True)
        ends = min(x509.Certificate.load(each).not_valid_after for kind, _, each in chain if kind == "CERTIFICATE")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it holds no certificate in PEM"
        yield Alert(
            key=f"tls unread {path}",
            what=f"The TLS certificate {path} cannot be read: {why}.",
            do="Nobody is told before it ends: mend the file, or tls_certificates under [alerts].",
        )
        return
    if ends <= now:
        yield Alert(key=f"tls ended {path}", what=f"The TLS certificate {path} ended on {ends:%Y-%m-%d}.", do=renew)
    elif ends - now <= early:
        days = (ends - now).days
        yield Alert(
            key=f"tls {path}", what=f"The TLS certificate {path} ends on {ends:%Y-%m-%d}, in {days} days.", do=renew
        )


def _quiet(runs: Sequence[RunInfo], policy: Policy, now: datetime) -> Iterator[Alert]:
    hours = policy.alerts.quiet_hours
    last = max((run.started_at for run in runs if run.kind == "ingest"), default=None)
    if hours and last is not None and now - last > timedelta(hours=hours):
        yield Alert(
            key="quiet",
            what=f"No run has begun since {last:%Y-%m-%d %H:%M} UTC, more than {hours} hours ago.",
            do="See whether `vouchline schedule` or `vouchline watch` still serves, and whether documents arrive.",
        )


def _due(ledger: Ledger, policy: Policy, now: datetime) -> Iterator[Alert]:
    day = now.date() + timedelta(days=policy.alerts.due_days)
    waiting = ledger.queue(Wanted(due_before=day + timedelta(days=1), limit=1)).total
    if waiting:
        documents = "1 document that waits for people is" if waiting == 1 else f"{waiting} documents that wait are"
        yield Alert(
            key="due",
            what=f"{documents} due by {day}, or was due before.",
            do="Decide them first: `vouchline queue` lists what is due first, `vouchline review` shows it.",
        )


def _old(ledger: Ledger, policy: Policy, now: datetime) -> Iterator[Alert]:
    oldest = ledger.queue(Wanted(sort="age", limit=1)).items
    if oldest and now - oldest[0].since > timedelta(days=policy.alerts.queue_days):
        days = (now - oldest[0].since).days
        yield Alert(
            key="old",
            what=f"A document has waited for people for {days} days.",
            do="`vouchline queue` lists what waits; what nobody will decide can be rejected or returned.",
        )


def _fallen(runs: Sequence[RunInfo], policy: Policy, now: datetime) -> Iterator[Alert]:
    lately = straight_through_since(runs, now - _WEEK, now)
    before = straight_through_since(runs, now - _BEFORE, now - _WEEK)
    if lately is not None and before is not None and 100 * (before - lately) >= policy.alerts.fall_points:
        yield Alert(
            key="fallen",
            what=f"{lately:.0%} of last week's documents went straight through, and {before:.0%} in the weeks before.",
            do="The latest run's report says what stopped them; a vendor's new design or a new vendor is usual.",
        )


def straight_through_since(runs: Sequence[RunInfo], start: datetime, end: datetime) -> float | None:
    """The share of the documents taken in between the two that needed nobody; None where they are too few to say."""
    taken_in = [run.counts for run in runs if run.kind == "ingest" and start < run.started_at <= end]
    through = sum(counts.get("exported", 0) for counts in taken_in)
    all_of_them = through + sum(counts.get(kind, 0) for counts in taken_in for kind in STOPPED)
    return through / all_of_them if all_of_them >= _LEAST else None


def _unlike(ledger: Ledger, runs: Sequence[RunInfo]) -> Iterator[Alert]:
    """The batch gate holds each batch against earlier ones; the latest that took documents in counts."""
    ended = [run for run in runs if run.kind == "ingest" and run.finished_at is not None]
    last = max(ended, key=lambda run: run.started_at, default=None)
    gate = ledger.gate_report(last) if last else None
    checks = gate.expectations if gate else ()
    unlike = [each.name for each in checks if each.compares and not each.success and each.name not in OF_ONE_DOCUMENT]
    if last and unlike:
        yield Alert(
            key="drift",
            what=f"The documents of the latest run are unlike those of earlier ones: {', '.join(sorted(unlike))}.",
            do=f"The report of run {last.run} says in what; a reader or a setting may have gone wrong for all of them.",
        )


def _certificate(workspace: Path, policy: Policy) -> Iterator[Alert]:
    certificate = certificate_of(workspace)
    why = certificate and expired(certificate, policy)
    if why:
        yield Alert(
            key="certificate",
            what=f"The certificate no longer holds. {why}",
            do="The policy's own gate holds meanwhile; `vouchline calibrate` issues a new one.",
        )


def standing(
    reached: Callable[[], AbstractContextManager[Ledger]], workspace: Path, policy: Policy, now: datetime
) -> Standing:
    """Everything that needs somebody now, also where the ledger, which `reached` opens, does not answer."""
    try:
        with reached() as ledger:
            return Standing(alerts(ledger, workspace, policy, now), whole=True)
    except Unavailable as error:
        return Standing([_away(error), *_around(workspace, policy, now)], whole=False)


def tell_what_is_new(workspace: Path, policy: Policy, now: datetime) -> None:
    """Send by each way what has begun since that way was last used; one that fails is tried again the next time."""
    open_ways = ways(policy.alerts)
    if not open_ways:
        return
    current, whole = standing(lambda: Ledger.open(workspace), workspace, policy, now)
    keys = [alert.key for alert in current]
    lasting = {*keys, *(() if whole else _OF_THE_LEDGER)}  # what cannot be looked at may well last
    told = {name: [key for key in _told(workspace).get(name, ()) if key in lasting] for name in open_ways}
    for name, way in open_ways.items():
        new = [alert for alert in current if alert.key not in told[name]]
        try:
            if new:
                way(new)
                told[name] = sorted({*told[name], *keys})
        except VouchlineError as error:
            tell_failure(error)
    fresh = workspace / f".{FILE_NAME}"
    fresh.write_text(json.dumps(told), encoding="utf-8")
    fresh.replace(workspace / FILE_NAME)


def _told(workspace: Path) -> dict[str, list[str]]:
    """By way, the keys of what it was told and what still lasts."""
    try:
        found = json.loads((workspace / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
