"""`vouchline samples`: the invented invoices to try Vouchline with, made anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.say import say
from app.show_progress import progress
from evaluation.synthetic.sample import files
from evaluation.synthetic.samples import CASES
from flows.progress import PROGRESS, shown
from schemas import Misconfigured


def samples(folder: Path, **_: Any) -> int:
    """Write the documents of all cases into the new or empty `folder`, a folder a case."""
    PROGRESS.set(progress())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misconfigured(f"{folder} is not empty.", "Name a new folder; nothing is overwritten.")
    for case in shown(CASES, "sample invoices written", len(CASES)):
        for name, content in files(case).items():
            if name.startswith("document."):
                (folder / case.name).mkdir(parents=True, exist_ok=True)
                (folder / case.name / name).write_bytes(content)
    say(f"{len(CASES)} invented documents are in {folder}. Try: vouchline run {folder}")
    return 0
