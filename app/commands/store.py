"""`vouchline store move`: where a workspace keeps its ledger and its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from app.commands.backup import told
from app.say import say
from app.show_progress import progress
from flows.moving import move as moved
from flows.progress import PROGRESS
from ledger.stores import setting_of
from schemas import Misconfigured
from schemas.store_policy import StorePolicy

_BACK = "workspace"


def move(ledger: str | None, files: str | None, workspace: Path) -> int:
    """Move the ledger, the files or both, and say where they were and are."""
    PROGRESS.set(progress())
    came = moved(workspace, _wanted(setting_of(workspace), ledger, files))
    say(f"There: {told(came.verified)}")
    for line in (*_ledger(*came.ledger), *_files(*came.files, str(workspace))):
        say(line)
    say("Make a backup of the new places before you remove what was left.")
    return 0


def _ledger(before: str, after: str) -> Iterator[str]:
    yield f"The ledger is in {after}."
    if before != after:
        yield f"The one in {before} was left there, and counts no more."


def _files(before: str, after: str, folder: str) -> Iterator[str]:
    yield f"The files are in {after}."
    if before != after:
        yield f"Those in {before} were left there{', as copies for work on this machine' if before == folder else ''}."


def _wanted(now: StorePolicy, ledger: str | None, files: str | None) -> StorePolicy:
    """The places as they will be: what is not named stays where it is."""
    if ledger is None and files is None:
        raise Misconfigured("Nothing was named that is to be moved.", "Name --ledger, --files or both.")
    given = {"ledger": now.ledger if ledger is None else ledger, "files": now.files if files is None else files}
    try:
        return StorePolicy(**{name: None if place == _BACK else place for name, place in given.items()})
    except ValidationError as error:
        option = error.errors()[0]["loc"][0]
        raise Misconfigured(f"What --{option} names is no address.", "See [store] in docs/operations.md.") from error
