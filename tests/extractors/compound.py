"""Compound files (MS-CFB) made in memory, as Outlook saves mails: streams and storages, few enough for one header."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

Storage = Mapping[str, Union[bytes, "Storage"]]

_SECTOR, _SMALL_SECTOR, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_ROOT, _STREAM, _FOLDER = 5, 2, 1


@dataclass
class _Sectors:
    """Data in pieces of one size, and which follows which."""

    size: int
    data: list[bytes] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Where `content` begins."""
        pieces = [content[at : at + self.size].ljust(self.size, b"\0") for at in range(0, len(content), self.size)]
        if not pieces:
            return _END
        first = len(self.data)
        self.data += pieces
        self.chains += [*range(first + 1, first + len(pieces)), _END]
        return first


@dataclass
class _Entry:
    name: str
    kind: int
    sibling: int = _NONE
    child: int = _NONE
    first: int = 0
    size: int = 0

    def packed(self) -> bytes:
        text = self.name.encode("utf-16-le") + b"\0\0" if self.name else b""
        head = struct.pack("<HBBIII", len(text), self.kind, 1, _NONE, self.sibling, self.child)
        return text.ljust(64, b"\0") + head + bytes(36) + struct.pack("<IQ", self.first, self.size)


class _File:
    def __init__(self, root: Storage) -> None:
        self.large, self.small = _Sectors(_SECTOR), _Sectors(_SMALL_SECTOR)
        self.entries: list[_Entry] = []
        self._enter("Root Entry", root, _ROOT)

    def _enter(self, name: str, content: bytes | Storage, kind: int) -> int:
        """Add an entry and all below it; its number. Siblings hang in a row to the right."""
        number = len(self.entries)
        if isinstance(content, bytes):
            sectors = self.large if len(content) >= _CUTOFF else self.small
            self.entries.append(_Entry(name, _STREAM, first=sectors.add(content), size=len(content)))
            return number
        self.entries.append(_Entry(name, kind))
        names = sorted(content, key=lambda key: (len(key), key.upper()))
        below = [self._enter(key, content[key], _FOLDER) for key in names]
        for one, following in zip(below, [*below[1:], _NONE], strict=True):
            self.entries[one].sibling = following
        self.entries[number].child = below[0] if below else _NONE
        return number

    def packed(self) -> bytes:
        small = b"".join(self.small.data)
        self.entries[0].first, self.entries[0].size = self.large.add(small), len(small)
        entries = [*self.entries, *[_Entry("", 0)] * (-len(self.entries) % 4)]
        directory = self.large.add(b"".join(one.packed() for one in entries))
        small_fat = _table(self.small.chains)
        small_first = self.large.add(small_fat)
        count = 1
        while (len(self.large.data) + count) * 4 > count * _SECTOR:
            count += 1
        places = range(len(self.large.data), len(self.large.data) + count)
        fat = _table([*self.large.chains, *(_FAT for _ in places)])
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        small_table = (small_first, len(small_fat) // _SECTOR)
        head += struct.pack("<IIIIIIIII", 0, count, directory, 0, _CUTOFF, *small_table, _END, 0)
        head += struct.pack("<109I", *places, *[_FREE] * (109 - count))
        return head + b"".join(self.large.data) + fat


def _table(chains: list[int]) -> bytes:
    """A table of chains in whole sectors."""
    filled = [*chains, *[_FREE] * (-len(chains) % (_SECTOR // 4))]
    return struct.pack(f"<{len(filled)}I", *filled)


def compound(root: Storage) -> bytes:
    """A compound file of version 3."""
    return _File(root).packed()
