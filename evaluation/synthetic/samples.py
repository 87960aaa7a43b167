"""The sample invoices: a folder a case with the document, what is expected of it, and why it exists.

`python -m evaluation.synthetic.samples` writes them anew, byte for byte; with --check it only says what is not current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation.synthetic import samples_codes, samples_einvoices, samples_packed, samples_pages, samples_scans
from evaluation.synthetic.sample import COMMAND, Case, files

FOLDER = Path(__file__).parents[2] / "sample_invoices"
CASES: tuple[Case, ...] = (
    *samples_pages.CASES,
    *samples_einvoices.CASES,
    *samples_packed.CASES,
    *samples_scans.CASES,
    *samples_codes.CASES,
)


_README = "README.md"
_INTRODUCTION = f"""\
# Sample invoices

Every document here is generated: names, numbers and accounts are invented. A folder a case: `document.*`, what is
expected of it (`expected.json`) and how it was made (`about.toml`). All of it, this page too, is written anew by
`{COMMAND}`.

*Alone* is what the document deserves by itself (`vouchline extract`), *in a run* its end when all of them are
processed together (`make run`).

| case | document | alone | in a run | why it exists |
|---|---|---|---|---|
"""


def readme() -> str:
    """The page that lists the cases."""
    rows = (
        f"| [{case.name}]({case.name}) | {case.extension} | {case.disposition} | {case.outcome} | {case.why} |\n"
        for case in sorted(CASES, key=lambda case: case.name)
    )
    return _INTRODUCTION + "".join(rows)


def _files() -> Iterator[tuple[str, bytes]]:
    """All files of the folder by path."""
    yield _README, readme().encode()
    for case in CASES:
        yield from ((f"{case.name}/{name}", content) for name, content in files(case).items())


def stale(folder: Path = FOLDER) -> Iterator[str]:
    """The paths under `folder` that are not what the generator writes."""
    known = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for path, content in _files():
        if path not in known or (folder / path).read_bytes() != content:
            yield path
        known.discard(path)
    yield from sorted(known)


def write(folder: Path = FOLDER) -> None:
    """Write every case and the list of them anew."""
    for path, content in _files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


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
