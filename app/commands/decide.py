"""`vouchline decide`: decisions of a person from a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from app.judged_again import say_judged_again
from app.say import say, say_data
from app.show_progress import progress
from flows.progress import PROGRESS
from schemas import WAITING, Misconfigured, Policy, Unavailable
from schemas.decision import Decision

_TOKEN = "VOUCHLINE_TOKEN"  # noqa: S105 (where it is found, not what it is)
_FORM = "docs/decisions.md shows what a line looks like."
_WAITS, _WRONG = 3, 2


class _Line(NamedTuple):
    """A line of the file: the decision in it, or why there is none."""

    number: int
    decision: Decision | None
    why: str = ""


def decide(  # noqa: PLR0913 (one parameter an option of the command)
    file: Path,
    name: str,
    partial: bool,  # noqa: FBT001 (named by the command line)
    dry_run: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    token_file: Path | None,
    workers: int | None,
    workspace: Path,
    policy: Path | None,
) -> int:
    """Take the decisions of a file in; what each came to is printed."""
    from flows.deciding import Decisions, decide, login
    from flows.policy_file import policy_of
    from ledger import look
    from ledger.deciding import Asked

    settings = policy_of(workspace, policy)
    lines = _lines(file)
    broken = [line for line in lines if line.decision is None]
    decisions = tuple(line.decision for line in lines if line.decision is not None)
    with look(workspace) as ledger:
        who = ledger.at_the_door(name, _token(token_file), login())
    PROGRESS.set(progress())
    rehearsal = dry_run or bool(broken and not partial)
    done = decide(workspace, Asked(decisions, who, partial, rehearsal), settings, workers) if lines else Decisions([])
    came = iter(done.came)
    said = [_broken(line) if line.decision is None else {**next(came).as_data(), "line": line.number} for line in lines]
    none_taken = not dry_run and not done.taken and any(not one["taken"] for one in said)
    for one in said:
        if none_taken and one["taken"]:
            one.update(taken=False, reason="Another line cannot be taken in; with --partial this one is.")
    say_data(said) if as_json else _say(said, rehearsal=dry_run)
    if not as_json and not dry_run:
        try:
            _say_concerned(workspace, said, settings)
        except (Misconfigured, Unavailable) as error:
            say(f"The decisions count, but what waits of the same vendors was not judged again: {error}", err=True)
    if any(not one["taken"] for one in said):
        return _WAITS if partial else _WRONG
    ended = [one["outcome"] for one in said] + [made["outcome"] for one in said for made in one.get("made", ())]
    return _WAITS if any(one in WAITING for one in ended) else 0


def _say_concerned(workspace: Path, said: Sequence[dict[str, object]], policy: Policy) -> None:
    """Judge again what waits of the vendors whose documents left: their memory, or their accounts, have changed.

    What keeps it from that is said, and changes nothing of what the decisions came to: they count. Raises Corrupted,
    which stops everything.
    """
    from flows.replaying import vendor_of
    from ledger import look

    left = [str(one["document"]) for one in said if one["outcome"] == "exported"]
    with look(workspace) as ledger:
        vendors = [vendor_of(verdict) for sha256 in left if (verdict := ledger.verdict(sha256)) is not None]
    known = [vendor for vendor in vendors if vendor is not None]
    if known:
        say_judged_again(workspace, known, policy, but={str(one["document"]) for one in said})


def _token(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get(_TOKEN)
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"The token file {file} cannot be read.", "Give this user read permission.") from error


def _lines(file: Path) -> list[_Line]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"The file {file} cannot be read as text.", "Name a JSON Lines file in UTF-8.") from error
    return [_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _line(number: int, text: str) -> _Line:
    try:
        return _Line(number, Decision.model_validate_json(text))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        known = "is no setting of a decision" if first["type"] == "extra_forbidden" else "is missing or of another kind"
        return _Line(number, None, f"{place} {known}. {_FORM}" if place else f"It is no JSON object. {_FORM}")


def _broken(line: _Line) -> dict[str, Any]:
    nothing: dict[str, Any] = {"document": None, "decision": None, "taken": False, "outcome": None}
    return {**nothing, "reason": line.why, "line": line.number}


def _say(said: Sequence[dict[str, Any]], *, rehearsal: bool) -> None:
    for one in said:
        what = f"line {one['line']}  {str(one['document'] or '')[:12]:<12}  {one['decision'] or ''}"
        ended = "not taken in" if not one["taken"] else "can be taken in" if rehearsal else one["outcome"]
        say(f"{what}  {ended}: {one['reason']}".rstrip(": "))
        for made in one.get("made", ()):
            say(f"    made of it: {made['document'][:12]}  {made['outcome']}: {made['reason']}")
    if rehearsal:
        say("This was a rehearsal: nothing was written.")
