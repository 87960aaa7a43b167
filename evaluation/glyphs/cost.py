"""What the look at glyphs and numbers costs: `python -m evaluation.glyphs.cost FOLDER`, in CPU milliseconds a page.

Each file is read twice by one process: the first time its outlines are new to it, the second time known.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.extract import extract
from extractors.model import load
from extractors.readers import Scanning, read
from extractors.readers.inspect import page
from schemas import Document, Limits, Ocr

_LOOKS = ("_unlike", "_not_seen")


def costs(paths: Sequence[Path]) -> Iterator[tuple[str, float, float]]:
    """Of glyphs, of what is over numbers, of reading as a whole, and of reading and extracting: milliseconds a page,
    outlines new and known.
    """
    spent: dict[tuple[str, int], float] = {}
    pages = 0

    def timed(name: str, look: Callable[..., Any], turn: int) -> Callable[..., list[Any]]:
        def clocked(*given: Any) -> list[Any]:
            started = time.process_time()
            found = list(look(*given))
            spent[name, turn] = spent.get((name, turn), 0.0) + time.process_time() - started
            return found

        return clocked

    plain = {name: getattr(page, name) for name in _LOOKS}
    for path in paths:
        document = Document(
            sha256="0" * 64, media_type="application/pdf", size=path.stat().st_size, origin=path.name, path=path
        )
        for turn in (0, 1):
            for name, look in plain.items():
                setattr(page, name, timed(name, look, turn))
            started = time.process_time()
            reading = read(document, Limits(), Scanning(Ocr(read=False, reread="never")))
            spent["read", turn] = spent.get(("read", turn), 0.0) + time.process_time() - started
            extract(reading, model=load(), rules=True)
            spent["document", turn] = spent.get(("document", turn), 0.0) + time.process_time() - started
            pages += len(reading.pages) if turn else 0
    for name in (*_LOOKS, "read", "document"):
        new, known = (1000 * spent.get((name, turn), 0.0) / max(pages, 1) for turn in (0, 1))
        yield name, new, known


def main() -> None:
    """The script."""
    for name, new, known in costs(sorted(Path(sys.argv[1]).rglob("*.pdf"))):
        print(f"{name:<10} new {new:6.2f}  known {known:6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
