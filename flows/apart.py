"""Whether workspaces that are served by one process have nothing in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from ledger.postgres import schemas_of
from ledger.stores import setting_of
from schemas import Misconfigured, Policy

_WAY_OUT = "Give each its own: workspace, host name, ledger, files and folder of the door."


class Told(NamedTuple):
    """What is known of a workspace: where it is, how its desk is called, and its policy."""

    workspace: Path
    address: str
    policy: Policy


def refuse_shared(tenants: Mapping[str, Told]) -> None:
    """Raises Misconfigured where two tenants share anything, or one lies within the other."""
    places = {name: tuple(_places(told)) for name, told in tenants.items()}
    for one, other in combinations(places, 2):
        for what, mine in places[one]:
            for also, theirs in places[other]:
                if what == also and (mine.is_relative_to(theirs) or theirs.is_relative_to(mine)):
                    raise Misconfigured(f"The tenants {one} and {other} have one {what}: {mine}.", _WAY_OUT)


def _places(told: Told) -> Iterable[tuple[str, PurePosixPath]]:
    """Each of its places by what it is; one place lies in another where its parts begin with those of that."""
    store = setting_of(told.workspace)
    # Cookies are of a host, whatever its port.
    yield "host name", PurePosixPath((urlsplit(told.address).hostname or "").rstrip("."))
    yield from _folders(told)
    if store.ledger is not None:
        yield from (("ledger", PurePosixPath(schema)) for schema in schemas_of(store.ledger))
    if store.files is not None:
        yield "store of files", PurePosixPath(store.files)


def _folders(told: Told) -> Iterator[tuple[str, PurePosixPath]]:
    folders = (told.workspace, Path(told.policy.door.folder)) if told.policy.door.folder else (told.workspace,)
    return (("folder", PurePosixPath(folder.resolve())) for folder in folders)
