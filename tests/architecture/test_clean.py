"""What must never be in the project: addresses of registries, paths of one machine, foreign documents."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

# Spelled in pieces so that this file does not find itself.
_HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", r"registry\.npm" + "js", r"deb\." + "debian"])
)
_PATHS = re.compile(r"(?<![\w.$/])/(?:ro" + r"ot|wo" + r"rk|ho" + r"me)/[a-z]")


def _tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: the list of files is unknown")
    return [root / name for name in listed.stdout.decode().split("\0") if name and (root / name).is_file()]


def test_no_registry_addresses_and_no_machine_paths(root: Path) -> None:
    for path in _tracked(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        assert not _HOSTS.search(text), path
        assert not _PATHS.search(text), path


def test_constraints_hold_names_and_versions_only(root: Path) -> None:
    for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+_-]+( ; .+)?", line), line


@pytest.mark.corpus
def test_no_document_of_the_corpus_is_in_the_project(root: Path, shared: Path) -> None:
    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    folders = ("corpus", "corpus-pages", "suites", "hostile")
    foreign = [path for folder in folders for path in (shared / folder).rglob("*") if path.is_file()]
    tracked = [path for path in _tracked(root) if path.stat().st_size]
    sizes = {path.stat().st_size for path in tracked}
    hashes = {digest(path) for path in foreign if path.stat().st_size in sizes}
    assert [path for path in tracked if digest(path) in hashes] == []
