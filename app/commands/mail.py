"""`vouchline mail`: fetch new mails from a mailbox into a folder."""

from __future__ import annotations

from pathlib import Path

from flows.ending import tell, tell_failure
from flows.interruption import interruptible
from flows.mailbox import fetch
from flows.policy_file import policy_of
from flows.room import make_ready
from ledger import is_kept, look
from schemas import Misconfigured, Policy, Unavailable


def mail(folder: Path, every: float | None, workspace: Path, policy: Path | None) -> int:
    """Fetch once, or every so many minutes until interrupted: then a server that does not answer is tried again."""
    settings = policy_of(workspace, policy)
    if not folder.is_dir():
        raise Misconfigured(f"{folder} is not a folder.", "Name the folder that your runs take documents from.")
    make_ready(workspace, settings.workspace.auditors)
    if every is None:
        _fetch(settings, folder, workspace)
        return 0
    with interruptible() as wait:
        while True:
            try:
                _fetch(settings, folder, workspace)
            except Unavailable as error:
                tell_failure(error, " It is tried again.")
            wait(60 * every)


def _fetch(settings: Policy, folder: Path, workspace: Path) -> None:
    def settled(mails: frozenset[str]) -> frozenset[str]:
        if not mails or not is_kept(workspace):
            return frozenset()
        with look(workspace) as ledger:
            return frozenset(sha256 for sha256 in mails if ledger.state_of(sha256) is not None)

    fetched = fetch(settings.mail, folder, workspace, settings.limits.file_megabytes * 1_000_000, settled)
    for line in fetched.left:
        tell(line, "mail_left")
    if fetched.mails:
        told = f"{fetched.mails} {'mail' if fetched.mails == 1 else 'mails'} fetched into {folder}"
        tell(told, "mails_fetched", mails=fetched.mails)
