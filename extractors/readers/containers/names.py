"""Names of enclosed files as people may read them. They are never used as paths."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

_LONGEST = 120
_PLAIN_SPACE = {"Zs", "Zl", "Zp"}
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, marks that turn the direction of text, halves of characters


def readable(name: str, otherwise: str) -> str:
    """`name` in one line of visible characters, without the steps that lead up or to a root; `otherwise` if empty."""
    seen = "".join(map(_seen, unicodedata.normalize("NFC", _whole(name)))).replace("\\", "/")
    steps = [step.strip(" ") for step in seen.split("/")]
    kept = "/".join(step for step in steps if step.strip(".") and not _drive(step))
    # An origin is a chain "mail.eml > a.pdf": no link of it looks like two.
    return _short(kept.replace(">", "_")) or otherwise


def _whole(name: str) -> str:
    """`name` without halves of characters, which nothing can write down."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in _PLAIN_SPACE:
        return " "
    return "_" if category in _UNSEEN else character


def _drive(step: str) -> bool:
    return len(step) == 2 and step[0].isalpha() and step[1] == ":"


def _short(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    suffix = PurePosixPath(name).suffix[:10]
    return name[: _LONGEST - len(suffix) - 1] + "…" + suffix


def unlike(name: str, taken: Container[str]) -> str:
    """`name`, numbered where it is `taken`: "a.pdf" becomes "a (2).pdf"."""
    if name not in taken:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or "/" in suffix:
        stem, dot, suffix = name, "", ""
    number = 2
    while (numbered := f"{stem} ({number}){dot}{suffix}") in taken:
        number += 1
    return numbered
