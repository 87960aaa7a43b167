"""An inbox of generated invoices, for the commands that measure and kill at length."""

from __future__ import annotations

from pathlib import Path

from evaluation.synthetic import generate


def inbox_of(folder: Path, count: int) -> Path:
    """`folder` with the first `count` generated invoices as PDFs; those that are there already are not drawn again."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        path = folder / f"{seed:05}.pdf"
        if not path.exists():
            path.write_bytes(generate(seed).pdf())
    return folder
