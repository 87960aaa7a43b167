"""What an inbox may hand in: nothing that its owner could not read himself, and no link that leads out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.inbox_owner import Door, door_of
from flows.ingest import Inbox
from flows.receive import CLOSED, Unread, walk
from ledger import Ledger
from schemas import Policy
from schemas.policy import Inbox as InboxPolicy

_NOBODY = 65534
_AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="needs the right to give files to others")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with one letter."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "letter.txt").write_text("Dear all", encoding="utf-8")
    return tmp_path / "inbox"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file elsewhere that only this user may read."""
    path = tmp_path / "elsewhere" / "secret.txt"
    path.parent.mkdir()
    path.write_text("secret", encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_link_leads_only_within_its_inbox(inbox: Path, secret: Path) -> None:
    (inbox / "in.txt").symlink_to("letter.txt")
    (inbox / "out.txt").symlink_to(secret)
    (inbox / "round.txt").symlink_to(Path("..") / "elsewhere" / "secret.txt")
    unread: list[Unread] = []
    assert [path.name for path in walk([inbox], unread)] == ["in.txt", "letter.txt"]
    assert [Path(one.file).name for one in unread] == ["out.txt", "round.txt"]
    assert all("leads out of the inbox" in one.why for one in unread)


def test_the_policy_may_let_links_lead_elsewhere(inbox: Path, secret: Path) -> None:
    (inbox / "out.txt").symlink_to(secret)
    assert len(list(walk([inbox], [], links=[str(secret.parent)]))) == 2


@_AS_ROOT
def test_what_the_owner_of_the_inbox_may_not_read_stays_closed_to_him(
    inbox: Path, secret: Path, tmp_path: Path
) -> None:
    os.link(secret, inbox / "hard.txt")
    (inbox / "open.txt").write_text("for all", encoding="utf-8")
    (inbox / "own.txt").write_text("his own", encoding="utf-8")
    (inbox / "own.txt").chmod(0o600)
    for path in (inbox, inbox / "own.txt"):
        os.chown(path, _NOBODY, _NOBODY)
    with Ledger.open(tmp_path / "workspace") as ledger:
        box = Inbox(ledger, tmp_path / "workspace", [inbox])
        taken = [Path(document.origin).name for document in box.documents()]
    assert taken == ["letter.txt", "open.txt", "own.txt"]
    assert [(Path(one.file).name, one.why) for one in box.unread] == [("hard.txt", CLOSED)]
    assert not any(b"secret" in path.read_bytes() for path in (tmp_path / "workspace" / "originals").rglob("*/*"))


@_AS_ROOT
def test_a_file_that_is_changed_for_another_at_the_last_moment_is_not_taken_in(
    inbox: Path, secret: Path, tmp_path: Path
) -> None:
    os.chown(inbox, _NOBODY, _NOBODY)
    with Ledger.open(tmp_path / "workspace") as ledger:
        box = Inbox(ledger, tmp_path / "workspace", [inbox], Policy(inbox=InboxPolicy(links=(str(secret.parent),))))
        (inbox / "letter.txt").unlink()
        (inbox / "letter.txt").symlink_to(secret)
        assert list(box.documents()) == []
    assert len(box.unread) == 1


def test_a_group_counts_where_the_owner_is_in_it() -> None:
    about = os.stat_result((0o100640, 0, 0, 1, 12, 345, 6, 0, 0, 0))
    strangers = os.geteuid() + 1
    assert Door(Path(), strangers, frozenset({345}), ()).may_read(about)
    assert not Door(Path(), strangers, frozenset({99}), ()).may_read(about)


def test_of_ones_own_inbox_everything_is_taken(inbox: Path) -> None:
    (inbox / "letter.txt").chmod(0o600)
    assert door_of(inbox).may_read((inbox / "letter.txt").stat())
