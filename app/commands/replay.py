"""`vouchline replay`: chosen documents again, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from app.commands.rules import must_know
from app.say import say, say_data
from app.show_progress import progress
from app.summary import say_summary
from flows.ending import exit_code
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from flows.replaying import Choice, as_data, choose, rehearse
from flows.room import ready
from flows.server import prefect_server
from ledger import look
from schemas import Disposition, OutcomeKind, named_first

_STATES = {
    "quarantine": OutcomeKind.QUARANTINED,
    "review": OutcomeKind.REVIEW,
    "refused": OutcomeKind.REFUSED,
}


def replay(  # noqa: PLR0913 (one parameter an option of the command)
    docs: Sequence[str],
    state: str | None,
    rule: str | None,
    since: datetime | None,
    dry_run: bool,  # noqa: FBT001 (named by the command line)
    verify: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    workspace: Path,
    policy: Path | None,
) -> int:
    """Replay the chosen documents; the exit code is that of a run, or says whether what is on record was met."""
    if not (docs or state or rule or since or verify):
        raise click.UsageError("Say which documents: a DOC, --state, --rule or --since. `vouchline replay --help`")
    if rule is not None:
        _check_rule(rule, workspace)
    PROGRESS.set(progress())
    choice = Choice(tuple(docs), _STATES[state] if state else None, rule, since.date() if since else None)
    rehearsing = dry_run or verify
    done = (_rehearse if rehearsing else _replay)(choice, workspace, policy)
    if as_json:
        say_data(done)
    else:
        _say(done, dry_run=rehearsing)
    return 3 if verify and _changed(done) else exit_code(done)


def _changed(done: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [one for one in done["documents"] if one["changes"] or one["contradicts"]]


def _check_rule(rule: str, workspace: Path) -> None:
    """Raises Misconfigured for an id that no rule bears, and that no finding on record does."""
    with look(workspace) as ledger:
        if next(ledger.select(rule=rule), None) is None:
            must_know(rule)


def _rehearse(choice: Choice, workspace: Path, policy: Path | None) -> dict[str, Any]:
    settings = policy_of(workspace, policy)
    with look(workspace) as ledger:
        documents = choose(ledger, choice)
        return {"documents": as_data(list(rehearse(ledger, documents, settings, workspace=workspace)))}


def _replay(choice: Choice, workspace: Path, policy: Path | None) -> dict[str, Any]:
    settings = policy_of(workspace, policy)
    with look(workspace):
        pass  # where there is none, that is said before its folder is made
    with ready(workspace, settings.workspace.auditors), prefect_server(workspace):
        # Imported while the server boots.
        from flows.orchestrate import as_flow, marked
        from flows.replay import replay as run_again

        with marked(workspace):
            return as_flow("replay", partial(run_again, workspace, choice, policy))()


def _say(done: Mapping[str, Any], *, dry_run: bool) -> None:
    if done.get("finished_before"):
        say_summary(done["finished_before"], killed=True)
    if not done["documents"]:
        say("No document fits. `vouchline status` counts the documents of each state.")
        return
    changed = _changed(done)
    for one in changed:
        now = f"{'would be' if dry_run else 'now'} {one['disposition'].replace('_', ' ')}"
        say()
        say(f"{one['file']}  {one['sha256'][:12]}  {now}")
        for change in one["changes"]:
            say(f"  {change['what']}: {_told(change['before'])} -> {_told(change['after'])}")
        for told in one["contradicts"]:
            say(f"  {named_first(told['term'])} is read as {told['raw']} now. {told['why']}")
        if one["recall"]:
            say("  It was exported before and stays so: if it is wrong, correct it where it was booked.")
    same = len(done["documents"]) - len(changed)
    if same:
        of = f"{same} of {len(done['documents'])} chosen"
        say()
        say(f"Nothing {'would change' if dry_run else 'changed'} for {of}.")
    if dry_run:
        say()
        say(
            "This was a rehearsal: nothing was written. The checks of the whole batch (GX-...) were made over the "
            "documents chosen."
        )
    elif "counts" in done:
        say_summary(done)


def _told(value: str | None) -> str:
    """One side of a change; dispositions in the words of the other commands."""
    if value is None:
        return "none"
    return "straight through" if value == Disposition.STRAIGHT_THROUGH.value else str(value)
