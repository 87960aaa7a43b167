"""Feeds mutated files to supervised workers and collects what ends in anything but a typed outcome."""

from __future__ import annotations

import hashlib
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from extractors.dividing import divide
from extractors.extract import extract
from extractors.readers import HEAD_BYTES, READERS, Scanning, read, render_pages, sniff
from flows.examiners import ROOM
from flows.pipeline import versions
from flows.workers import WorkerPool
from schemas import Document, Limits, Ocr, PageSize, Policy, RefusedDocument, Signal
from validators import EMPTY, judge

ROOT = Path(__file__).resolve().parents[2]
LIMITS = Limits(seconds=30, memory_megabytes=1_536)
_LARGEST = 400_000  # bytes of a seed: small ones are read more often in the same time
_TELLING = (
    b"\0",
    b"\xff",
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"-1",
    b"0",
    b"99999999999",
    b"<<",
    b">>",
    b"[",
    b"(",
    b"\n",
)

_POLICY = Policy()
_UNSCANNED = Scanning(Ocr(read=False, reread="never"))

Mutate = Callable[[random.Random, Sequence[bytes]], bytes]


class Fuzzed(NamedTuple):
    """How many files were read, how they ended, and each untyped error once with the file that caused it first."""

    files: int
    ends: Counter[str]
    errors: dict[str, Path]


def mutated(mutate: Mutate, seeds: Sequence[bytes]) -> Iterator[bytes]:
    """Mutates `seeds` without end, and each time in the same way."""
    rng = random.Random(1)
    while True:
        yield mutate(rng, seeds)


def fuzz(files: Iterable[bytes], folder: Path) -> Fuzzed:
    """Hands each file to `attempt` in a worker.

    A worker that breaks down is an error, too; one that takes too long or too much memory is not: that is an outcome.
    Files that cause errors stay in `folder`.
    """
    ends: Counter[str] = Counter()
    errors: dict[str, Path] = {}
    with WorkerPool(attempt, 2, LIMITS, ROOM) as pool:
        for document, said in pool.map(_file(data, folder, str(count)) for count, data in enumerate(files)):
            end = said.code.value if isinstance(said, Signal) else "error" if said else "typed"
            ends[end] += 1
            wrong = end if end == "reader_crashed" else said
            if isinstance(wrong, str) and wrong and wrong not in errors:
                errors[wrong] = document.path
            else:
                document.path.unlink()
    return Fuzzed(ends.total(), ends, errors)


def _file(data: bytes, folder: Path, name: str) -> Document:
    path = folder / name
    path.write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256=sha256, media_type=sniff(data[:HEAD_BYTES]), size=len(data), origin=name, path=path)


def attempt(document: Document, limits: Limits) -> str:
    """Reads, extracts, judges and draws one file; the untyped error that comes of it, in words, or nothing."""
    return _read(document, limits) or _judged(document, limits)


def _read(document: Document, limits: Limits) -> str:
    reader = READERS.get(document.media_type)
    try:
        if reader is not None:
            reader(document, document.path.read_bytes(), limits)
    except RefusedDocument:
        return ""
    except Exception as error:
        return untyped(error)
    return ""


def _judged(document: Document, limits: Limits) -> str:
    try:
        reading = divide(read(document, limits, _UNSCANNED), document)
        believed = extract(reading)
        judge(document, reading, believed, policy=_POLICY, reference=EMPTY, versions=versions(_POLICY), as_of=None)
    except Exception as error:
        return untyped(error) or f"{type(error).__name__} outside of the readers"
    try:
        sizes = [PageSize(number=page.number, width=page.width, height=page.height) for page in reading.pages[:3]]
        render_pages(document, sizes, limits, dpi=40)
    except RefusedDocument:
        return ""
    except Exception as error:
        return untyped(error)
    return ""


def untyped(error: BaseException) -> str:
    """An error in words, if it is one of our own code; libraries may raise what they like over broken files."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    if not Path(last.filename).is_relative_to(ROOT):
        return ""
    return f"{type(error).__name__} in {Path(last.filename).relative_to(ROOT)}:{last.lineno} ({last.line})"


def bent(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of `seeds` with a few changes: bytes changed, cut out, doubled, put elsewhere, taken from another seed."""
    data = bytearray(rng.choice(seeds))
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        start = rng.randrange(len(data) + 1)
        length = min(rng.choice((1, 2, 8, 64, 1_024)), len(data) - start)
        match rng.randrange(7):
            case 0:
                data[start : start + length] = rng.randbytes(length)
            case 1:
                del data[start : start + length]
            case 2:
                data[start:start] = data[start : start + length] * rng.choice((1, 2, 50))
            case 3:
                data[start : start + length] = rng.choice(_TELLING)
            case 4:
                other = rng.choice(seeds)
                place = rng.randrange(len(other) + 1)
                data[start : start + length] = other[place : place + length]
            case 5:
                digits = [place for place in range(start, len(data)) if chr(data[place]).isdecimal()][:1]
                for place in digits:
                    data[place : place + 1] = rng.choice((b"-1", b"0", b"9" * 12, b"1e400", b"NaN"))
            case _:
                if start and rng.random() < 0.2:
                    del data[start:]
    return bytes(data)


def seeds_of(folders: Sequence[Path], types: Sequence[str]) -> list[bytes]:
    """The files of `folders` of these media types that are small enough."""
    found = []
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        if path.stat().st_size <= _LARGEST:
            data = path.read_bytes()
            found += [data] if sniff(data[:HEAD_BYTES]) in types else []
    return found


def main(mutate: Mutate, seeds: Callable[[Sequence[Path]], Sequence[bytes]]) -> None:
    """The script: [SECONDS [FOLDER...]]. It ends with 1 where there were errors, which it names with their files."""
    seconds, *folders = sys.argv[1:] or ["600"]
    over = time.monotonic() + float(seconds)
    files = mutated(mutate, seeds([Path(one) for one in folders]))
    fuzzed = fuzz(takewhile(lambda _: time.monotonic() < over, files), Path(tempfile.mkdtemp()))
    print(f"{fuzzed.files} files: {dict(fuzzed.ends)}")
    for error, path in fuzzed.errors.items():
        print(f"{error}\n  {path}")
    sys.exit(bool(fuzzed.errors))
