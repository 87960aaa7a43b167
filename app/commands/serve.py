"""`vouchline serve`: the desks of several workspaces in one process."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from app.commands.review import Door, listen, opened
from flows.ending import tell
from schemas import VouchlineError


def serve(tenants: Path, port: int, host: str, certificate: Path | None, key: Path | None, **_: Any) -> int:
    """Serve until interrupted."""
    from app.door.tenants import Tenants
    from flows.apart import Told, refuse_shared
    from flows.policy_file import PolicyAtWork
    from schemas.tenants import load_tenants

    named = load_tenants(tenants)
    policies = {name: PolicyAtWork(one.workspace, one.policy) for name, one in named.items()}
    refuse_shared({name: Told(one.workspace, one.address, policies[name]()) for name, one in named.items()})
    with ExitStack() as stack:
        desks = []
        for name, one in named.items():
            door = Door(host, port, certificate, key, one.address)
            try:
                desks.append(stack.enter_context(opened(one.workspace, policies[name], door)))
            except VouchlineError as error:
                raise type(error)(f"The tenant {name}: {error.message}", error.way_out) from error
        for name, one in named.items():
            tell(f"The desk of {name} is served at {one.address}.", "served")
        listen(Tenants(desks), Door(host, port, certificate, key))
    return 0
