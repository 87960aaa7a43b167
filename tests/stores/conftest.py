"""Fixtures: the servers, started once, and a workspace on each kind of store."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stores.servers import Cluster, cluster, new_bucket, s3

_NUMBERS = itertools.count(1)
MadeWorkspace = Callable[..., Path]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL cluster of the tests."""
    with cluster() as started:
        yield started


@pytest.fixture(scope="session")
def objects() -> Iterator[dict[str, str]]:
    """An S3 server of the tests, whose keys stand in the environment."""
    with s3() as environment:
        before = dict(os.environ)
        os.environ.update(environment)
        yield environment
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(params=["sqlite and folder", "postgresql and s3"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A new workspace, on each kind of store."""
    place = tmp_path / "workspace"
    if request.param == "postgresql and s3":
        write_store(place, *new_places(request))
    return place


def new_places(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The addresses of an empty schema and an empty bucket."""
    name = f"w{os.getpid()}x{next(_NUMBERS)}"
    address = request.getfixturevalue("postgresql").new_schema(name)
    return address, new_bucket(request.getfixturevalue("objects"), name)


@pytest.fixture
def places(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The addresses of an empty schema and an empty bucket."""
    return new_places(request)


def write_store(workspace: Path, ledger: str, files: str) -> None:
    """A policy that names both."""
    workspace.mkdir(parents=True, exist_ok=True)
    (workspace / "policy.toml").write_text(f'[store]\nledger = "{ledger}"\nfiles = "{files}"\n', encoding="utf-8")
