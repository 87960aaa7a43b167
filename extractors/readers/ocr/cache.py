"""Pages that OCR has read, kept so that a page is read once: by document, page, engine and settings, and by what a page
is made of.

It is only a cache: what is damaged, or cannot be written, is read anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cache
from pathlib import Path

from schemas import Page


def kept(folder: Path, key: str) -> Page | None:
    """The page that was kept under `key`, if it is there and whole."""
    try:
        digest, _, content = _file(folder, key).read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if hashlib.sha256(content.encode()).hexdigest() != digest:
        return None
    try:
        return Page.model_validate_json(content)
    except ValueError:
        return None


def keep(folder: Path, key: str, page: Page) -> None:
    """Keep `page` under `key`, whole or not at all."""
    content = page.model_dump_json()
    whole = f"{hashlib.sha256(content.encode()).hexdigest()}\n{content}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        waiting = folder / f"{key}.{os.getpid()}"
        waiting.write_text(whole, encoding="utf-8")
        waiting.replace(_file(folder, key))


def _file(folder: Path, key: str) -> Path:
    return folder / f"{key}-{_shape()}"


@cache
def _shape() -> str:
    """What a page is made of: one that was kept before something came to it was not looked at for that."""
    return hashlib.sha256(json.dumps(Page.model_json_schema(), sort_keys=True).encode()).hexdigest()[:16]
