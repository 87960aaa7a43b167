"""`vouchline review`: serve the review application."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import click

from flows.ending import tell
from schemas import Misconfigured, Policy

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from app.review.desk import Desk

_LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Door(NamedTuple):
    """Where the desk listens, and how browsers reach it."""

    host: str
    port: int
    certificate: Path | None = None
    key: Path | None = None
    behind: str | None = None


def review(  # noqa: PLR0913 (one parameter an option of the command)
    port: int,
    host: str,
    certificate: Path | None,
    key: Path | None,
    behind: str | None,
    open_it: bool,  # noqa: FBT001 (named by the command line)
    workspace: Path,
    policy: Path | None,
) -> int:
    """Serve until interrupted."""
    from app.door.application import served
    from flows.policy_file import PolicyAtWork

    policy_now = PolicyAtWork(workspace, policy)
    door = Door(host, port, certificate, key, behind or policy_now().desk.address)
    with opened(workspace, policy_now, door) as desk:
        tell(f"The desk of {workspace} is served at {desk.served.address}. Stop with Ctrl-C.", "served")
        if open_it:
            click.launch(desk.served.address)
        listen(served(desk), door)
    return 0


@contextmanager
def opened(workspace: Path, policy_now: Callable[[], Policy], door: Door) -> Iterator[Desk]:
    """The desk of a workspace; a mistake in its settings, or a door that lets strangers in, is told before."""
    from app.review.desk import Desk
    from app.review.safety import Served
    from flows.door import folder_of, forget_keys
    from flows.drawn_ahead import DrawnAhead
    from flows.handing_in import HandingIn
    from flows.traces import tracer
    from ledger import Ledger

    with ExitStack() as stack:
        ledger = stack.enter_context(Ledger.open(workspace, must_exist=True))
        check_door(door, people=bool(ledger.people()))
        folder_of(policy_now(), workspace)
        tracer()
        forget_keys(workspace)
        drawn = stack.enter_context(DrawnAhead(workspace, policy_now))
        handing_in = stack.enter_context(HandingIn(workspace, policy_now))
        yield Desk(workspace, policy_now, ledger, drawn, handing_in, Served(tuple(origins_of(door))))


def listen(app: ASGIApp, door: Door) -> None:
    """Serve an application until interrupted."""
    import uvicorn

    uvicorn.run(
        app,
        host=door.host,
        port=door.port,
        lifespan="off",
        log_level="warning",
        server_header=False,
        ssl_certfile=door.certificate,
        ssl_keyfile=door.key,
        proxy_headers=False,
    )


def check_door(door: Door, *, people: bool) -> None:
    """Raises Misconfigured for a door that would let strangers in, or names read on the way."""
    if (door.certificate is None) != (door.key is None):
        raise Misconfigured("A certificate and its key go together.", "Give both --certificate and --key.")
    behind = urlsplit(door.behind or "https://desk")
    if behind.scheme != "https" or not behind.netloc or behind.path.strip("/"):
        raise Misconfigured(f"{door.behind} is no address of a proxy.", "Write it as https://desk.example.com.")
    if is_loopback(door.host) and not door.behind:
        return
    if not people:
        raise Misconfigured(
            "Nobody is set up in this workspace, so whoever reaches the desk could decide.",
            "Set people up with `vouchline people add NAME --role reviewer --password`, or listen on 127.0.0.1 alone.",
        )
    if door.certificate is None and not door.behind:
        raise Misconfigured(
            f"On {door.host} passwords and invoices would go over the network unencrypted.",
            "Give --certificate and --key, or name the TLS proxy before it with --behind https://desk.example.com.",
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def origins_of(door: Door) -> list[str]:
    """How browsers may call the desk, the one to be told first."""
    if door.behind:
        return [door.behind.rstrip("/").lower()]
    scheme = "https" if door.certificate else "http"
    names = list(_LOCAL) if is_loopback(door.host) else [door.host]
    usual = 443 if door.certificate else 80
    port = "" if door.port == usual else f":{door.port}"
    return [f"{scheme}://{name}{port}" for name in names]
