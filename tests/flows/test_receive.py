"""Receive: what is found, in which order, and what a Document says of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from flows.receive import receive, walk
from schemas import Misconfigured


def test_folders_are_walked_by_name_and_files_keep_their_place(tmp_path: Path) -> None:
    for name in ("b/2.pdf", "b/1.pdf", "a/x/deep.pdf", "z.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path / "z.pdf", tmp_path])]
    assert found == ["z.pdf", "a/x/deep.pdf", "b/1.pdf", "b/2.pdf", "z.pdf"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.pdf").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in walk([tmp_path])] == ["a.pdf"]


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="does not exist"):
        list(walk([tmp_path / "nowhere"]))


def test_a_document_is_named_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "invoice.txt"
    path.write_bytes(b"%PDF-1.4 " + b"x" * 3_000_000)
    document = receive(path)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.size == path.stat().st_size
    assert document.media_type == "application/pdf"
    assert document.origin == str(path)
