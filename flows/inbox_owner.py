"""What an inbox may hand in: only what its owner may read himself, and links only to where they may lead."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_ALL = 0o004
_GROUP = 0o040


class Door(NamedTuple):
    """The door of one inbox: `home` resolved, whose it is, his groups, and the folders that its links may lead to."""

    home: Path
    owner: int
    groups: frozenset[int]
    links: tuple[Path, ...]

    def leads_out(self, entry: Path) -> bool:
        """Whether a link leads where it may not."""
        target = entry.resolve()
        return not any(target.is_relative_to(folder) for folder in (self.home, *self.links))

    def may_read(self, about: os.stat_result) -> bool:
        """Whether the inbox's owner may read such a file himself: this user may read more than he."""
        if self.owner in (0, about.st_uid, os.geteuid()):
            return True
        return bool(about.st_mode & (_GROUP if about.st_gid in self.groups else _ALL))


def door_of(inbox: Path, links: Iterable[str] = ()) -> Door:
    """The door of the folder `inbox`, or of the folder that a file lies in. Raises OSError where it is gone."""
    home = inbox if inbox.is_dir() else inbox.parent
    owner = home.stat().st_uid
    return Door(home.resolve(), owner, _groups(owner), tuple(Path(folder).resolve() for folder in links))


def _groups(user: int) -> frozenset[int]:
    try:
        account = pwd.getpwuid(user)
    except KeyError:
        return frozenset()
    return frozenset(os.getgrouplist(account.pw_name, account.pw_gid))
