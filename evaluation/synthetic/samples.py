"""The sample invoices: a folder a case with the document, what is expected of it, and why it exists.

`python -m evaluation.synthetic.samples` writes them anew, byte for byte; with --check it only says what is not current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.synthetic import samples_pages
from evaluation.synthetic.sample import Case, files

FOLDER = Path(__file__).parents[2] / "sample_invoices"
CASES: tuple[Case, ...] = samples_pages.CASES


def stale(folder: Path = FOLDER) -> Iterator[str]:
    """The paths under `folder` that are not what the generator writes."""
    known = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for case in CASES:
        for name, content in files(case).items():
            path = f"{case.name}/{name}"
            if path not in known or (folder / path).read_bytes() != content:
                yield path
            known.discard(path)
    yield from sorted(known)


def write(folder: Path = FOLDER) -> None:
    """Write every case anew."""
    for case in CASES:
        (folder / case.name).mkdir(parents=True, exist_ok=True)
        for name, content in files(case).items():
            (folder / case.name / name).write_bytes(content)


def main(arguments: list[str]) -> int:
    """Write the samples, or with --check name those that are not current and return 1."""
    if arguments == ["--check"]:
        old = list(stale())
        for path in old:
            sys.stderr.write(f"sample_invoices/{path} is not what the generator writes. Run `make golden`.\n")
        return 1 if old else 0
    write()
    sys.stdout.write(f"Wrote {len(CASES)} samples to {FOLDER}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
