"""`vouchline licences`: under which licences the installed packages are that Vouchline needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from typing import Any, NamedTuple

from packaging.requirements import Requirement

from app.say import say, say_data

_OURS = "vouchline"
_OF_DEVELOPERS = "dev"
_UNKNOWN = "not said by the package"


class _Package(NamedTuple):
    name: str
    version: str
    licence: str


def licences(as_json: bool, **_: Any) -> int:  # noqa: FBT001 (named by the command line)
    """Print every package and its licence, as each package says it of itself."""
    packages = sorted(_needed(), key=lambda package: package.name.lower())
    if as_json:
        say_data([package._asdict() for package in packages])
        return 0
    wide = max(len(package.name) for package in packages)
    for package in packages:
        say(f"{package.name:<{wide}}  {package.version:<14}  {package.licence}")
    return 0


def _needed() -> Iterator[_Package]:
    """Vouchline and what it needs, directly or not, of what is installed, extras too; what only developers need is not.

    Nothing tells which extras somebody asked for: those whose packages are there are listed.
    """
    extras = set(metadata.metadata(_OURS).get_all("Provides-Extra") or ()) - {_OF_DEVELOPERS}
    waiting, seen = [Requirement(f"{_OURS}[{','.join(sorted(extras))}]")], set()
    while waiting:
        asked = waiting.pop()
        key = (_plain(asked.name), frozenset(asked.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            found = metadata.distribution(asked.name)
        except metadata.PackageNotFoundError:  # of another platform, or of an extra
            continue
        if not any(name == key[0] and extras != key[1] for name, extras in seen):
            yield _Package(found.metadata["Name"], found.version, _licence(found.metadata))
        waiting += [one for one in map(Requirement, found.requires or ()) if _applies(one, asked.extras)]


def _applies(one: Requirement, extras: set[str]) -> bool:
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in (*extras, ""))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(about: Any) -> str:
    """The expression, else the classifiers, else the first line of the free text."""
    if expression := about.get("License-Expression"):
        return str(expression)
    named = [line.rsplit(" :: ", 1)[-1] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    free = (about.get("License") or "").strip().splitlines()
    return ", ".join(named) or (free[0][:80] if free else _UNKNOWN)
