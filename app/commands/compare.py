"""`vouchline compare`: what each strategy is worth on your own documents, and the policy that the numbers speak for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from app.say import say, say_text
from app.show_progress import progress
from evaluation.compare import Minutes, Row, Setting
from evaluation.compare import compare as compared
from evaluation.compare_page import as_json, compare_page
from evaluation.corpus import Labelled, labelled
from evaluation.corrections import reviewed
from evaluation.recommend import Advice, between, money, percent, recommend, shown
from evaluation.strategies import Arm, arms
from flows.named import COMPARISON
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from ledger import is_kept
from schemas import Misconfigured, policy_toml

_WIDE = 34


def compare(  # noqa: PLR0913 (one parameter an option of the command)
    corpora: Sequence[Path],
    corrected: Path | None,
    sets: Sequence[str],
    kinds: Sequence[str],
    only: Sequence[str],
    page_only: bool,  # noqa: FBT001 (named by the command line)
    by_hand: float,
    look: float,
    mend: float,
    workers: int | None,
    workspace: Path,
    policy: Path | None,
) -> int:
    """Measure, print the table, write page, figures and policies into the workspace's folder `comparison`."""
    documents = _documents(corpora, corrected, sets, kinds, workspace)
    base = policy_of(workspace, policy)
    chosen = [arm for arm in arms(base) if not only or arm.name in only]
    if all(arm.why_not for arm in chosen):
        raise Misconfigured(chosen[0].why_not or "", "Mend the policy, or compare other strategies.")
    PROGRESS.set(progress())
    setting = Setting(documents, workspace, Minutes(by_hand, look, mend), workers, page_only)
    rows = []
    for row in compared(chosen, setting):
        say(f"measured: {row.arm.title}", err=True)
        rows.append(row)
    advice = recommend(rows, float(base.gate.error_rate))
    say_table(rows, chosen, advice)
    folder = workspace / COMPARISON
    _write(folder, rows, advice)
    page = compare_page(rows, chosen, advice, setting, folder / "policy.toml")
    (folder / "index.html").write_text(page, encoding="utf-8")
    say()
    say(f"Page    {folder / 'index.html'}")
    say(f"Policy  {folder / 'policy.toml'}")
    return 0


def _documents(
    corpora: Sequence[Path], corrected: Path | None, sets: Sequence[str], kinds: Sequence[str], workspace: Path
) -> list[Labelled]:
    decided = not corpora and is_kept(workspace)
    if not corpora and corrected is None and not decided:
        raise Misconfigured("Say which documents.", "Name a folder of labelled documents, or --corrections FILE.")
    found = list(labelled(corpora, sets=sets, kinds=kinds))
    found += reviewed(corrected, workspace) if corrected or decided else []
    if not found:
        raise Misconfigured("No labelled document is of these sets and kinds.", "Name others, or none for all.")
    return found


def say_table(rows: Sequence[Row], chosen: Sequence[Arm], advice: Advice) -> None:
    """Print the table and the recommendation."""
    heads = ("values right", "all right", "straight", "silent", "s/doc", "CPU s", "cost/1000", "bytes out", "min saved")
    say(f"{'strategy':{_WIDE}}" + "".join(f"{head:>14}" for head in heads), bold=True)
    for row in rows:
        shares = (row.values, row.all_right, row.straight, row.silent)
        cells = ["–" if share.rate is None else percent(share.rate) for share in shares]
        cells += [f"{row.seconds:.2f}", f"{row.cpu:.2f}", money(row.cost), f"{row.left:,.0f}", f"{row.saved:.1f}"]
        say(f"{row.arm.title:{_WIDE}}" + "".join(f"{cell:>14}" for cell in cells))
        ranges = ["" if share.rate is None else between(share) for share in shares]
        say(" " * _WIDE + "".join(f"{one:>14}" for one in ranges).rstrip())
    for arm in chosen:
        if arm.why_not:
            say(f"{arm.title:{_WIDE}}  not run: {arm.why_not}")
    say()
    say_text(f"{advice.text}\n")


def _write(folder: Path, rows: Sequence[Row], advice: Advice) -> None:
    """The figures, a policy for each strategy, and the one that is recommended."""
    try:
        (folder / "policies").mkdir(parents=True, exist_ok=True)
        for row in rows:
            said = (f"Strategy: {row.arm.title}.", f"Straight through: {shown(row.straight)} of {row.docs} documents.")
            text = policy_toml(row.arm.policy, said)
            (folder / "policies" / f"{row.arm.name}.toml").write_text(text, encoding="utf-8")
        recommended = policy_toml(advice.row.arm.policy, (f"Strategy: {advice.row.arm.title}.", advice.text))
        (folder / "policy.toml").write_text(recommended, encoding="utf-8")
        figures = json.dumps(as_json(rows, advice), indent=2, ensure_ascii=False)
        (folder / "figures.json").write_text(figures + "\n", encoding="utf-8")
    except OSError as error:
        raise Misconfigured(f"The folder {folder} cannot be written.", "Name another --workspace.") from error
