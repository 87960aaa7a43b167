"""`python -m tests.changed [BASE]`: the folders of tests that what changed since BASE concerns, for `make quick`.

Those of each changed package and of all above it, by the layers that import-linter keeps; those whose own files
changed; the architecture always. What runs whole documents through everything (golden, corpus, faults, browser) is
left to `make check`, unless its own files changed.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def layers() -> list[list[str]]:
    """Our packages by layer, the top first."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return [[name.strip() for name in row.split("|")] for row in linter["contracts"][0]["layers"]]


def concerned(changed: Iterable[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The folders of tests that a change of these files concerns, in the order of their names."""
    found = {"architecture"}
    for path in changed:
        first, *rest = Path(path).parts
        if first == "tests" and len(rest) > 1:
            found.add(rest[0])
        for number, row in enumerate(rows):
            if first in row:
                found |= {first, *(name for above in rows[:number] for name in above)}
    return [f"tests/{name}" for name in sorted(found) if (ROOT / "tests" / name).is_dir()]


def _changed(base: str) -> Iterator[str]:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout

    since = git("merge-base", "HEAD", base).strip() or "HEAD"
    yield from git("diff", "--name-only", since).splitlines()
    yield from git("ls-files", "--others", "--exclude-standard").splitlines()


if __name__ == "__main__":
    print(*concerned(_changed(sys.argv[1] if sys.argv[1:] else "main"), layers()))
