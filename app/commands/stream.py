"""`vouchline evaluate --stream`: a year of invoices, with a person at the desk who knows the truth."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from app.say import say
from evaluation.page import environment
from evaluation.stream import Played, play
from flows.policy_file import policy_of
from schemas import Unavailable

_WRONG = 3


def stream(  # noqa: PLR0913 (one parameter an option of the command)
    stream: Path,
    cold: bool,  # noqa: FBT001 (named by the command line)
    until: str,
    html: Path | None,
    as_json_to: Path | None,
    workspace: Path,
    policy: Path | None,
) -> int:
    """Play it in a workspace of its own, print the shares and write what was asked for; 3 for a silent error."""
    with TemporaryDirectory() as work:
        played = play(stream, Path(work), policy_of(workspace, policy), cold=cold, until=until)
    for key in (*played.months, *played.ages):
        say(f"{key:11} {played.documents[key]:4} documents, {played.share([key]):6.1%} straight through")
    for file, what in played.silent:
        say(f"silent error  {file}: {what}")
    figures = _figures(played)
    say(json.dumps(figures))
    for path, text in ((html, _page(stream.name, played)), (as_json_to, json.dumps(figures, indent=1) + "\n")):
        if path is not None:
            _write(path, text)
    return _WRONG if played.silent else 0


def _figures(played: Played) -> dict[str, float]:
    return {
        "documents": sum(played.documents[month] for month in played.months),
        "straight_through": round(played.share(played.months), 4),
        "straight_through_from_third": round(played.share(played.ages[2:]), 4),
        "silent": len(played.silent),
        "must_stop": sum(played.stopped.values()),
        "stopped": played.stopped[True],
        "waiting": played.waiting,
        "open": played.open,
    }


def _page(name: str, played: Played) -> str:
    curves = {"By month": played.months, "By how many documents of the vendor came": played.ages}
    return environment().get_template("stream.html").render(name=name, played=played, curves=curves)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unavailable(f"{path} could not be written.", "Name a place that may be written.") from error
