"""The table [store] is changed in a policy file, and nothing else of it; one that cannot be read is no empty one."""

from __future__ import annotations

import errno
import os
import tomllib
from pathlib import Path

import pytest

from ledger.stores import setting_of
from schemas import Misconfigured
from schemas.policy import load_policy
from schemas.store_policy import StorePolicy, with_store

_THERE = StorePolicy(files="s3://bucket/vouchline")
_WRITTEN = '[store]\nfiles = "s3://bucket/vouchline"\n'


@pytest.mark.parametrize(
    "after",
    [
        "",
        "[desk]\nlease_minutes = 5\n",
        "  [desk]\n  lease_minutes = 5\n",
        "# How long.\n[desk]\nlease_minutes = 5\n",
        "\n  # How long.\r\n\n# Minutes.\n\t[desk]\nlease_minutes = 5\n",
        "[[companies]]\nname = 'a'\n",
        "\n# [desk]\n# lease_minutes = 5",
    ],
)
@pytest.mark.parametrize("before", ["", "# ours\n[work]\nworkers = 1\n\n"])
def test_all_else_stays_as_it_is(before: str, after: str) -> None:
    table = '[store]\nfiles = "s3://old/x"\n# of the ledger\nledger = "postgresql://h/d"\n'
    assert with_store(before + table + after, StorePolicy()) == before + after
    changed = with_store(before + table + after, _THERE)
    assert changed.endswith(_WRITTEN)
    assert (before + after).strip("\n") in changed
    assert with_store(changed, _THERE) == changed
    assert tomllib.loads(changed) == tomllib.loads(before + after) | {"store": {"files": _THERE.files}}


@pytest.mark.parametrize(
    "text",
    [
        'store.files = "s3://old/x"\n',
        'store = {files = "s3://old/x"}\n',
        '[mail]\nbody = """\n[store]\nof fruit\n"""\n',
        '[mail]\nbody = """\n[store]\nof fruit\n[else]\n"""\n',
    ],
)
def test_what_cannot_be_changed_without_loss_is_left_to_a_person(text: str) -> None:
    with pytest.raises(Misconfigured, match="Write it as a table"):
        with_store(text, _THERE)


def test_a_policy_that_cannot_be_looked_at_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert setting_of(tmp_path) == setting_of(tmp_path / "gone") == StorePolicy()
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert setting_of(tmp_path / "file") == StorePolicy()

    def stale(*_: object, **__: object) -> None:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    monkeypatch.setattr(Path, "stat", stale)
    monkeypatch.setattr(Path, "read_text", stale)
    with pytest.raises(Misconfigured, match=r"policy\.toml may not be read"):
        setting_of(tmp_path)


@pytest.mark.parametrize(
    ("setting", "given", "said"),
    [
        ("ledger", "postgresql+asyncpg://u:secret@h/d", "postgresql://user@host/database, whose driver is psycopg"),
        ("ledger", "mysql://u:secret@h/d", "postgresql://user@host/database, whose driver is psycopg"),
        ("files", "ftp://u:secret@h", "s3://bucket/folder, gs://bucket/folder or az://container/folder"),
    ],
)
def test_what_is_no_address_is_told_how_it_is_written(tmp_path: Path, setting: str, given: str, said: str) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(f'[store]\n{setting} = "{given}"\n', encoding="utf-8")
    with pytest.raises(Misconfigured) as told:
        load_policy(file)
    assert f"The setting store.{setting} is not valid: it is written as {said}." in str(told.value)
    assert "secret" not in str(told.value)
