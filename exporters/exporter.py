"""What a format is: how it writes the verdicts of a run, and how it reads the invoices back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from schemas import Invoice, Verdict

Write = Callable[[Verdict], None]


class Exporter(NamedTuple):
    """One format. `files` are the names it writes in its folder, each named for the table in it ("lines.csv").

    `writing(folder)` opens them and gives what writes one verdict; they are complete when it closes. `reading(folder)`
    yields each document's hash and invoice, in the order written. `scale` is how many decimals every number gets; None
    where each keeps those it has.
    """

    files: tuple[str, ...]
    writing: Callable[[Path], AbstractContextManager[Write]]
    reading: Callable[[Path], Iterator[tuple[str, Invoice]]]
    scale: int | None = None
