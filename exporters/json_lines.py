"""JSON Lines: one contract result object a line, as `vouchline extract --jsonl` writes it.

Lines rather than one array: a reader takes one document at a time, and a batch of any size is written without being
held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exporters.exporter import Exporter, Write
from schemas import Invoice, Verdict, result

_FILE = "invoices.jsonl"


@contextmanager
def _writing(folder: Path) -> Iterator[Write]:
    with (folder / _FILE).open("w", encoding="utf-8", newline="\n") as file:

        def write(verdict: Verdict) -> None:
            file.write(json.dumps(result(verdict), ensure_ascii=False) + "\n")

        yield write


def _reading(folder: Path) -> Iterator[tuple[str, Invoice]]:
    with (folder / _FILE).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            record = json.loads(line)
            yield record["sha256"], Invoice.model_validate_json(json.dumps(record["invoice"]))


JSON_LINES = Exporter((_FILE,), _writing, _reading)
