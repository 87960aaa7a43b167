"""What one run over the samples leaves behind, for tests that need it and do not need to see it run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from flows.batch import Finished

_PICTURES = ("scan-", "photo-", "picture-")  # OCR takes seconds for each


class Ran(NamedTuple):
    """An inbox of all samples, the workspace of one run over it, and what that came to."""

    inbox: Path
    workspace: Path
    finished: Finished


def filled(root: Path, folder: Path) -> Path:
    """`folder`, made, with the documents of sample_invoices under names of their own; no pictures."""
    folder.mkdir()
    for path in sorted((root / "sample_invoices").glob("*/document*")):
        if not path.parent.name.startswith(_PICTURES):
            shutil.copyfile(path, folder / f"{path.parent.name}-{path.name}")
    return folder
