"""A PostgreSQL cluster and an S3 server of the tests, each a process that lasts as long as they run."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "shared_buffers": "16MB",
    "max_connections": "40",
}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Cluster(NamedTuple):
    """A running PostgreSQL, with its programs in `programs` and its data in `folder`; nobody pulls the plug here."""

    programs: Path
    folder: Path
    port: int
    fsync: str = "off"

    @property
    def address(self) -> str:
        """The address of its database."""
        return f"postgresql://vouchline:secret-word@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of its programs as a user that it accepts: it refuses root."""
        command = [str(self.programs / program), *arguments]
        user = {"user": "postgres"} if os.geteuid() == 0 else {}
        subprocess.run(command, check=True, capture_output=True, cwd="/", timeout=60, **user)  # type: ignore[call-overload]

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        settings = " ".join(f"-c {name}='{value}'" for name, value in {**_SETTINGS, "fsync": self.fsync}.items())
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder), "-o", f"-p {self.port} {settings}", "-l", log, "-w", "start")

    def stop(self) -> None:
        """Stop the server at once: whoever is connected is cut off."""
        self.run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "-w", "stop")

    def new_schema(self, name: str) -> str:
        """An empty schema, which costs less than a database; its address."""
        import psycopg

        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{self.address}?options=-csearch_path%3D{name}"


@contextmanager
def cluster(fsync: str = "off") -> Iterator[Cluster]:
    """A new cluster; the test is skipped where PostgreSQL is not installed. With `fsync` commits wait for the disk."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not programs:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    # Short, and open to the user that the server runs as: the folders of pytest are neither.
    folder = Path(tempfile.mkdtemp(prefix="vouchline-pg-"))
    made = Cluster(programs[-1].parent, folder / "data", free_port(), fsync)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        sorted_otherwise = ("--locale-provider=icu", "--icu-locale=en", "--locale=C")
        made.run(
            "initdb",
            "-D",
            str(made.folder),
            "-U",
            "vouchline",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            *sorted_otherwise,
        )
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def s3() -> Iterator[dict[str, str]]:
    """A server that speaks S3; the environment under which it is reached. Skipped where moto is not installed."""
    pytest.importorskip("moto.server", reason="moto is not installed (pip install -e .[dev])")
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield {
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
                "AWS_ALLOW_HTTP": "true",
                "AWS_ACCESS_KEY_ID": getpass.getuser(),
                "AWS_SECRET_ACCESS_KEY": "secret-key",
                "AWS_REGION": "us-east-1",
            }
        finally:
            server.kill()


def new_bucket(environment: dict[str, str], name: str) -> str:
    """An empty bucket; the address of a folder in it."""
    url = f"{environment['AWS_ENDPOINT_URL']}/{name}"
    with urllib.request.urlopen(urllib.request.Request(url, method="PUT"), timeout=20):
        return f"s3://{name}/vouchline"


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the S3 server does not answer")
