"""What the outlines of glyphs were found to be: known in a process, and from one run to the next by a file.

A file's name is the SHA-256 of what is in it: whoever trusts the name may believe the file. It holds no outline and
no text of a document, only marks of outlines with what each is as one character.
"""

from __future__ import annotations

import hashlib
import struct
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_FORM = b"1"  # of what is kept; another one makes what was kept before unknown
_LOOK = Path(__file__).with_name("readers") / "inspect"
_FOUND_BY = "glyphs.npz", "alphabet.py", "glyphs.py", "outlines.py", "recognise.py"
_SIGNS = 2  # that a glyph may claim to be kept
_KEY = struct.Struct("<16s8s")  # the mark of an outline and what it claims; nothing where its frame alone is known
_BODY = struct.Struct("<B14f")  # its verdict and its frame
_HEAD = hashlib.sha256().digest_size
_ROW = _KEY.size + _BODY.size
MOST = 30_000  # rows of a file, the newest of all; a row has 81 bytes


class Frame(NamedTuple):
    """Where an outline lies (left, low, width, height in ems), its area in square ems, and the share of its ink in each
    of nine cells, from the top.
    """

    place: tuple[float, float, float, float]
    area: float
    shares: tuple[float, ...]


class Known:
    """What a process knows of outlines, by their marks (16 bytes)."""

    def __init__(self) -> None:
        self._verdicts: dict[bytes, int] = {}
        self._frames: dict[bytes, Frame] = {}
        self._kept: dict[bytes, bytes] = {}
        self._framed: dict[bytes, bytes] = {}
        self._fresh: deque[bytes] = deque(maxlen=MOST)
        self._taken = ""

    def verdict(self, mark: bytes, said: str) -> int | None:
        """The verdict on an outline that claims to be `said`; None where it was not looked at."""
        key = _key(mark, said)
        found = self._verdicts.get(key)
        if found is None and key in self._kept:
            found = self._verdicts[key] = self._kept[key][0]
        return found

    def frame(self, mark: bytes) -> Frame | None:
        """The frame of an outline; None where it was not looked at."""
        found = self._frames.get(mark)
        if found is None and mark in self._framed:
            found = self._frames[mark] = _frame(self._framed[mark])
        return found

    def learn(self, mark: bytes, frame: Frame, said: str = "", verdict: int = 0) -> Frame:
        """Know an outline's frame and, where it claims to be `said`, the verdict on that.

        Gives the frame as a file keeps it: what follows from it is the same now and in later runs.
        """
        body = _BODY.pack(verdict, *frame.place, frame.area, *frame.shares)
        if len(self._frames) > MOST or len(self._verdicts) > MOST:
            self._frames.clear()
            self._verdicts.clear()
        kept = self._frames[mark] = _frame(body)
        if said:
            self._verdicts[_key(mark, said)] = verdict
        if len(said) <= _SIGNS:
            self._fresh.append(_key(mark, said) + body)
        return kept

    def take_along(self, path: Path) -> None:
        """Know what is in a file, if it is what its name says and was found by the network and table that are here."""
        if self._taken == path.name:
            return
        self._taken = path.name
        content = b""
        with suppress(OSError):
            content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != path.name or content[:_HEAD] != _found_by():
            return
        self._kept = {row[: _KEY.size]: row[_KEY.size :] for row in _rows(content)}
        self._framed = {key[:16]: body for key, body in self._kept.items()}

    def learnt(self) -> bytes:
        """What was not known before; asked again, only what came since."""
        fresh = b"".join(self._fresh)
        self._fresh.clear()
        return _found_by() + fresh if fresh else b""


KNOWN = Known()  # the same outline is the same in every document


def joined(before: bytes, learnt: Iterable[bytes]) -> bytes:
    """One file of what was kept and what was learnt since: the newest rows, as many as are kept."""
    rows: dict[bytes, bytes] = {}
    for content in (before, *learnt):
        if content[:_HEAD] == _found_by():
            rows.update((row[: _KEY.size], row) for row in _rows(content))
    return _found_by() + b"".join(list(rows.values())[-MOST:])


@lru_cache(maxsize=1)
def _found_by() -> bytes:
    """What stands for the network, the table and the rules that are here."""
    return hashlib.sha256(_FORM + b"".join((_LOOK / name).read_bytes() for name in _FOUND_BY)).digest()


def _rows(content: bytes) -> Iterable[bytes]:
    return (content[at : at + _ROW] for at in range(_HEAD, len(content) - _ROW + 1, _ROW))


def _frame(body: bytes) -> Frame:
    _, *numbers = _BODY.unpack(body)
    return Frame((*numbers[:4],), numbers[4], (*numbers[5:],))


def _key(mark: bytes, said: str) -> bytes:
    return mark + said.encode("utf-32-le").ljust(8, b"\0")
