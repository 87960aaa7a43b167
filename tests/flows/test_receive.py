"""Receive: what is found, in which order, and what a Document says of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.arriving import put_whole
from flows.receive import Unread, receive, receive_all, type_of, walk
from ledger.files import sweep
from schemas import Misconfigured, Unavailable


def test_folders_are_walked_by_name_and_files_keep_their_place(tmp_path: Path) -> None:
    for name in ("b/2.pdf", "b/1.pdf", "a/x/deep.pdf", "z.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path / "z.pdf", tmp_path], [])]
    assert found == ["z.pdf", "a/x/deep.pdf", "b/1.pdf", "b/2.pdf", "z.pdf"]


def test_what_is_neither_file_nor_folder_is_named_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.pdf").write_bytes(b"x")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "real" / "a.pdf")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken.pdf").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe.pdf")
    unread: list[Unread] = []
    assert [path.name for path in walk([tmp_path], unread)] == ["b.pdf", "a.pdf"]
    why = {Path(one.file).name: one.why for one in unread}
    assert set(why) == {"loop", "broken.pdf", "pipe.pdf"}
    assert "link to a folder" in why["loop"]
    assert "leads nowhere" in why["broken.pdf"]
    assert "neither a file nor a folder" in why["pipe.pdf"]


def test_what_a_kill_leaves_of_an_arrival_is_taken_in_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, workspace = tmp_path / "inbox", tmp_path / "workspace"
    for folder in (inbox, workspace):
        folder.mkdir()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    for beside in (inbox, workspace):
        with pytest.raises(KeyboardInterrupt):
            put_whole(b"%PDF-1.7 half", inbox, "a.pdf", beside)
    monkeypatch.undo()
    unread: list[Unread] = []
    assert list(walk([inbox], unread)) == unread == []
    sweep(workspace)
    ([left], [named]) = (list(folder.iterdir()) for folder in (workspace, inbox))  # it may still be written
    for one in (left, named):
        os.utime(one, (0, 0))
    sweep(workspace)
    assert list(workspace.iterdir()) == []
    assert list(walk([inbox], unread)) == []
    assert [(one.file, "arrived in part" in one.why) for one in unread] == [(str(named), True)]


def test_no_other_name_hides_a_file_of_an_inbox(tmp_path: Path) -> None:
    names = [".unfinished-", ".unfinished-0123456789abcdef.pdf", ".unfinished-invoice.pdf"]
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    assert [path.name for path in walk([tmp_path], [])] == names


def test_a_pipe_as_a_source_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Misconfigured, match="neither a file nor a folder"):
        list(walk([tmp_path / "pipe"], []))


@pytest.mark.parametrize("source", ["workspace", "workspace/originals", "workspace/originals/ab/file", "link"])
def test_the_workspace_is_no_source(tmp_path: Path, source: str) -> None:
    stored = tmp_path / "workspace" / "originals" / "ab" / "file"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"x")
    (tmp_path / "link").symlink_to(stored.parent)
    with pytest.raises(Misconfigured, match="lies in the workspace"):
        list(walk([tmp_path / source], [], workspace=tmp_path / "workspace"))


def test_a_name_that_is_no_utf8_is_made_printable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/rechnung-\xfc.pdf"))
    path.write_bytes(b"x")
    (found,) = walk([tmp_path], [])
    document = receive(found)
    assert document.origin == f"{tmp_path}/rechnung-\\xfc.pdf"
    assert document.path.read_bytes() == b"x"
    assert document.origin.encode()


def test_a_file_that_goes_away_meanwhile_is_named_and_stops_nothing(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    unread: list[Unread] = []
    paths = list(walk([tmp_path], unread))
    (tmp_path / "b").unlink()
    assert [Path(one.origin).name for one in receive_all(paths, unread)] == ["a", "c"]
    assert unread == [Unread(str(tmp_path / "b"), "it went away meanwhile")]


@pytest.mark.parametrize("read", [receive, type_of])
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(Unavailable, match=r"gone\.pdf may not be read"):
        read(tmp_path / "gone.pdf")


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="does not exist"):
        list(walk([tmp_path / "nowhere"], []))


def test_a_document_is_named_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "invoice.txt"
    path.write_bytes(b"%PDF-1.4 " + b"x" * 3_000_000)
    document = receive(path)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.size == path.stat().st_size
    assert document.media_type == "application/pdf"
    assert document.origin == str(path)
