"""`vouchline backup` and `vouchline restore`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.say import say
from app.show_progress import progress
from flows.backup import back_up, bring_back
from flows.owner import own
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from ledger.verify import VerifyReport


def backup(folder: Path, workspace: Path) -> int:
    """Copy the workspace into a new folder below `folder`, and verify the copy."""
    PROGRESS.set(progress())
    made, found = back_up(workspace, folder, datetime.now(UTC))
    say(f"Backup {made}: {told(found)}")
    return 0


def restore(backup: Path, workspace: Path) -> int:
    """Bring a backup back as a new workspace, and verify it."""
    PROGRESS.set(progress())
    found = bring_back(backup, workspace)
    own(workspace, policy_of(workspace, None).workspace.auditors)
    say(f"Workspace {workspace}: {told(found)}")
    say("A run that was under way when the backup was made goes on with the next run.", err=True)
    return 0


def told(found: VerifyReport) -> str:
    """What a verification found, in a line."""
    checkpoints = f"{found.checkpoints} checkpoint" + "s" * (found.checkpoints != 1)
    return f"verified, {found.events} events, {found.originals} originals, {checkpoints}."
