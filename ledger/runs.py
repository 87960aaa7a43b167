"""Runs within a write transaction: started, resumed, gated, finished."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from ledger.chain import Chain, new_salt, seal
from ledger.records import to_run
from ledger.tables import arrivals, outcomes, runs
from schemas import EventKind, GateReport, Policy, RunInfo, Unavailable, Versions

RunKind = Literal["ingest", "replay", "decide"]
_GATE = select(runs.c.gate).where(runs.c.run == bindparam("run"))  # asked for every arrival
_CHANGES = {"policy": EventKind.POLICY_CHANGED, "model": EventKind.MODEL_CHANGED}


def start(  # noqa: PLR0913 (what a run is begun with)
    chain: Chain, kind: RunKind, source: str, versions: Versions, policy: Policy, received: date | None = None
) -> RunInfo:
    """A new run, of documents that came to the company on the day `received`.

    Raises Unavailable while another one is not finished.
    """
    open_run = unfinished(chain.connection)
    if open_run is not None:
        raise Unavailable(f"The run {open_run.run} is not finished.", "Run again to finish it first.")
    last = chain.connection.execute(
        select(runs.c.number, runs.c.versions).order_by(runs.c.number.desc()).limit(1)
    ).first()
    number = 1 if last is None else last.number + 1
    row: dict[str, Any] = {
        "run": f"{chain.at:%Y%m%dT%H%M%SZ}-{number:04d}",
        "number": number,
        "kind": kind,
        "source": source,
        "started_at": chain.at,
        "versions": versions.model_dump(),
        "policy": policy.model_dump_json(),
        "counts": {},
        "salt": new_salt(),
        "received": received,
    }
    chain.connection.execute(insert(runs).values(row))
    for name, event in _CHANGES.items():
        if last is not None and last.versions[name] != row["versions"][name]:
            chain.append(event, row["run"], details={"from": last.versions[name], "to": row["versions"][name]})
    chain.append(EventKind.RUN_STARTED, row["run"], details=start_details(row))
    return by_id(chain.connection, row["run"])


def start_details(row: Mapping[str, Any]) -> dict[str, str]:
    """What the event of a run's start says of its row."""
    settings = hashlib.sha256(row["policy"].encode()).hexdigest()
    said = {"kind": row["kind"], "number": str(row["number"]), "settings": settings}
    day = {"received": row["received"].isoformat()} if row["received"] else {}
    return {**said, **day, "seal": seal(row["salt"], row["source"]), **row["versions"]}


def resume(chain: Chain, run: str, versions: Versions) -> RunInfo:
    """An unfinished run taken up again."""
    found = by_id(chain.connection, run)
    if found.finished_at is None:
        chain.append(EventKind.RUN_RESUMED, run, details=versions.model_dump())
    return found


def gated(chain: Chain, run: str, report: GateReport) -> None:
    """Keep the gate's report; the first one stands."""
    row = chain.connection.execute(select(runs.c.gate, runs.c.salt).where(runs.c.run == run)).one()
    if row.gate is not None:
        return
    body = report.model_dump_json()
    chain.connection.execute(update(runs).where(runs.c.run == run).values(gate=body))
    details = {"ran": str(report.ran).lower(), "success": str(report.success).lower(), "seal": seal(row.salt, body)}
    chain.append(EventKind.GATED, run, details=details)


def finish(chain: Chain, run: str) -> RunInfo:
    """Close a run in which every arrival has its outcome (otherwise a ValueError)."""
    found = by_id(chain.connection, run)
    if found.finished_at is not None:
        return found
    counts = count(chain.connection, run)
    if sum(number for name, number in counts.items() if name != "documents") != counts["documents"]:
        raise ValueError(f"run {run} cannot finish: some documents have no outcome")
    chain.connection.execute(update(runs).where(runs.c.run == run).values(finished_at=chain.at, counts=counts))
    chain.append(EventKind.RUN_FINISHED, run, details={name: str(number) for name, number in counts.items()})
    return by_id(chain.connection, run)


def policy_of(connection: Connection, run: str) -> Policy:
    """The policy that a run was started under; a LookupError where there is no such run."""
    body = connection.scalar(select(runs.c.policy).where(runs.c.run == run))
    if body is None:
        raise LookupError(f"no run {run}")
    return Policy.model_validate_json(body)


def gate_ran(connection: Connection, run: str) -> bool:
    """Whether the gate's report of a run is kept: from then on the batch is closed."""
    return connection.scalar(_GATE, {"run": run}) is not None


def count(connection: Connection, run: str) -> dict[str, int]:
    """Arrivals of a run as "documents", and by the outcomes they have so far."""
    total = connection.scalar(select(func.count()).where(arrivals.c.run == run)) or 0
    kinds = connection.execute(
        select(outcomes.c.kind, func.count().label("number"))
        .join(arrivals, arrivals.c.number == outcomes.c.arrival)
        .where(arrivals.c.run == run)
        .group_by(outcomes.c.kind)
        .order_by(outcomes.c.kind)
    )
    return {"documents": total, **{row.kind: row.number for row in kinds}}


def unfinished(connection: Connection) -> RunInfo | None:
    """The run that was started and not finished, if there is one."""
    row = connection.execute(select(runs).where(runs.c.finished_at.is_(None)).order_by(runs.c.number)).first()
    return None if row is None else to_run(row)


def by_id(connection: Connection, run: str) -> RunInfo:
    """The run with this id; a LookupError where there is none."""
    row: Row[Any] | None = connection.execute(select(runs).where(runs.c.run == run)).first()
    if row is None:
        raise LookupError(f"no run {run}")
    return to_run(row)
