"""`vouchline audit verify`. It imports the ledger alone."""

from __future__ import annotations

from pathlib import Path

from app.say import say
from ledger.verify import verify as check
from schemas import Corrupted


def verify(workspace: Path) -> int:
    """Check the audit trail; 5 if anything is wrong."""
    report = check(workspace)
    if report.problem is not None:
        say(f"DAMAGED: {report.problem}")
        say("Stop, and restore the workspace from a backup before going on.")
        if not workspace.exists():
            say(f"If {workspace} is not your workspace, name that with --workspace.")
        return Corrupted.exit_code
    say(
        f"Intact: {report.events} events in an unbroken chain, {report.originals} originals with the bytes they "
        f"arrived with, {report.checkpoints} {'checkpoint' if report.checkpoints == 1 else 'checkpoints'} met."
    )
    say(f"The exports of {report.exports} {'run' if report.exports == 1 else 'runs'} are as they were written.")
    for number in report.set_back:
        say(f"Note: the clock of this machine had been set back before event {number}; times across it do not follow.")
    for path in report.taken_away:
        say(f"Note: {path} was taken away since; what the systems behind have got cannot be compared here.")
    for stranger in report.strangers:
        say(f"Note: {stranger} was not stored by Vouchline; it lies among the originals and is left alone.")
    return 0
