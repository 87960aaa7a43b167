"""`vouchline evaluate`: how good the results on labelled documents are, and whether they got worse."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.say import say
from app.show_progress import progress
from evaluation.baseline import BASELINE, compare, compared, load_baseline, with_sets
from evaluation.corpus import Labelled, labelled
from evaluation.corrections import reviewed
from evaluation.evaluate import Report, as_json, measure, summarise
from evaluation.metrics import Figures, Rates
from evaluation.page import page, share, shown_error
from evaluation.recorded import recorded
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from ledger import is_kept
from schemas import Misconfigured

WORSE = 3
_NAME = 30


def evaluate(  # noqa: PLR0913 (one parameter an option of the command)
    corpora: Sequence[Path],
    sets: Sequence[str],
    kinds: Sequence[str],
    page_only: bool,  # noqa: FBT001 (named by the command line)
    html: Path | None,
    as_json_to: Path | None,
    baseline: Path | None,
    write_baseline: bool,  # noqa: FBT001 (named by the command line)
    errors: int,
    workers: int | None,
    workspace: Path,
    policy: Path | None,
) -> int:
    """Print the figures, write what was asked for; 3 where a set became worse than the baseline."""
    if baseline is not None and not baseline.exists() and not write_baseline:
        raise Misconfigured(f"The baseline {baseline} does not exist.", "Write it with --write-baseline.")
    standard = load_baseline(baseline or BASELINE)
    documents = _documents(corpora, sets, kinds, workspace)
    PROGRESS.set(progress())
    settings = policy_of(workspace, policy)
    with recorded(workspace, settings) as ask:
        scored = measure(documents, settings, workers, ask=ask, page_only=page_only)
    report = summarise(scored, page_only=page_only)
    say_tables(report, errors)
    if html:
        _write(html, page(report, errors=errors))
    if as_json_to:
        _write(as_json_to, _json(as_json(report)))
    if write_baseline:
        _write(baseline or BASELINE, _json(with_sets(standard, report)))
        return 0
    return _verdict(report, standard)


def _documents(
    corpora: Sequence[Path], sets: Sequence[str], kinds: Sequence[str], workspace: Path
) -> Sequence[Labelled]:
    """The labelled documents that are named; without any, those that people decided on in the workspace."""
    if not corpora:
        decided = reviewed(None, workspace) if is_kept(workspace) else []
        if not decided:
            raise Misconfigured(
                "No document is named, and people have released none in this workspace.",
                "Name a folder of labelled documents, or the workspace in which people decide.",
            )
        return decided
    found = list(labelled(corpora, sets=sets, kinds=kinds))
    if not found:
        raise Misconfigured("No labelled document is of these sets and kinds.", "Name others, or none for all.")
    return found


def _verdict(report: Report, standard: Mapping[str, object]) -> int:
    losses = compare(report, standard)
    known = compared(report, standard)
    if known:
        say()
        say(f"Compared with the baseline: {', '.join(known)}.")
    for sentence in losses:
        say(sentence, fg="red")
    if losses:
        say("This is worse than the baseline. Mend it, or accept it with --write-baseline.")
        return WORSE
    if known:
        say("Nothing is worse than the baseline.")
    return 0


def say_tables(report: Report, errors: int) -> None:
    """Print the tables, and the first `errors` errors."""
    _table("set", {**report.sets, "ALL": report.overall}, _FIGURES)
    if len(report.languages) > 1:
        _table("language", report.languages, _FIGURES)
    _table("field", report.fields, _RATES)
    _table("line cell", report.cells, _RATES)
    _table("layer", report.layers, _RATES)
    say()
    say(f"{'calibration error':{_NAME}}" + "  ".join(f"{n} {share(v)}" for n, v in report.calibration.items()))
    if report.overall.seconds_a_page is not None:
        say(f"{'seconds a page':{_NAME}}{report.overall.seconds_a_page:.3f}")
    for one, value in report.errors[:errors]:
        error = shown_error(one, value)
        given = "nothing" if value.got is None else f"{value.got!r} ({value.layer}, {share(value.score)})"
        say(f"{error['document']}: {value.label} is {value.want!r}, given was {given}")


_FIGURES: dict[str, Callable[[Figures], str]] = {
    "docs": lambda row: str(row.docs),
    "P": lambda row: share(row.precision),
    "R": lambda row: share(row.recall),
    "F1": lambda row: share(row.f1),
    "macro": lambda row: share(row.macro_f1),
    "lines": lambda row: share(row.lines_f1),
    "type": lambda row: share(row.type),
    "all": lambda row: share(row.all_right),
    "STP": lambda row: share(row.stp),
    "silent": lambda row: str(row.silent_docs),
    "silentL": lambda row: str(row.silent_lines),
}
_RATES: dict[str, Callable[[Rates], str]] = {
    "labelled": lambda row: str(row.labelled),
    "given": lambda row: str(row.given),
    "right": lambda row: str(row.right),
    "P": lambda row: share(row.precision),
    "R": lambda row: share(row.recall),
    "F1": lambda row: share(row.f1),
}


def _table(title: str, rows: Mapping[str, object], columns: Mapping[str, Callable[..., str]]) -> None:
    say()
    say(f"{title:{_NAME}}" + "".join(f"{name:>9}" for name in columns), bold=True)
    for name, row in rows.items():
        say(f"{name[: _NAME - 1]:{_NAME}}" + "".join(f"{cell(row):>9}" for cell in columns.values()))


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Misconfigured(f"The file {path} cannot be written.", "Name a file in a folder that exists.") from error
