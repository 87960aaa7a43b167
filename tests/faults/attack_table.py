"""Measures what hostile files come to: `python -m tests.faults.attack_table [--seconds N] [FOLDER...]`.

FOLDERs hold hostile files of others. The table goes into docs/security.md, between its marks.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from schemas import Disposition, Limits, Policy
from tests.faults.attacking import KINDS, Attacked, Ended, written
from tests.faults.fuzzing import ROOT

PAGE = ROOT / "docs" / "security.md"
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"
_HEAD = "| file | what it tries | outcome | rules | seconds | MB |\n|---|---|---|---|---|---|"
_MOST_RULES = 4


def tables(folders: list[Path], policy: Policy, work: Path) -> Iterator[str]:
    """A table of our own attacks by kind, then one a folder."""
    with Attacked(policy, work, watched=True) as attacked:
        for kind, make in KINDS.items():
            yield f"\n### Our own: {kind}\n\n{_HEAD}"
            for attack in make():
                path = written(attack, work)
                yield row(attack.file, attack.tries, attacked.by(path, kind))
                path.unlink()
        for folder in folders:
            yield f"\n### {folder.name}\n\n{_HEAD}"
            for path in sorted(path for path in folder.iterdir() if path.suffix != ".json"):
                yield row(path.name, "", attacked.by(path))


def row(name: str, tries: str, ended: Ended) -> str:
    """One file's line."""
    outcome = ended.disposition.value.replace("_", " ")
    if ended.within:
        outcome += f" ({', '.join(sorted({one.value.replace('_', ' ') for one in ended.within}))})"
    elif ended.disposition is Disposition.STRAIGHT_THROUGH:
        outcome += f", {ended.gross}"
    shown = sorted(ended.rules, key=lambda rule: not rule.startswith("IN-"))
    more = ["…"] if len(shown) > _MOST_RULES else []
    rules = ", ".join(shown[:_MOST_RULES] + more)
    tells = tries.replace("|", "\\|")  # else it would end the cell
    return f"| `{name}` | {tells} | {outcome} | {rules} | {ended.seconds:.2f} | {ended.megabytes:.0f} |"


def main() -> None:
    """The script."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--seconds", type=int, default=Limits().seconds, help="limits.seconds of the policy")
    given = options.parse_args()
    policy = Policy(limits=Limits(seconds=given.seconds))
    lines = []
    with tempfile.TemporaryDirectory() as work:
        for line in tables(given.folders, policy, Path(work)):
            print(line, flush=True)
            lines.append(line)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    body = "\n".join(lines).strip()
    PAGE.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
