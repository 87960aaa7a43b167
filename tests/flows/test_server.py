"""Prefect's private server: for its owner alone, on this machine alone, and gone when the command is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from flows.server import Known, prefect_server

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

_NOBODY = 65534
_OPEN = """
import os, sys
from pathlib import Path
from flows.server import Known, prefect_server
with prefect_server(Path(sys.argv[1]), schedules=True):
    known = Known(os.environ["PREFECT_API_URL"], os.environ["PREFECT_API_AUTH_STRING"])
    while not known.answers():
        pass
    print(known.url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def no_server_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an earlier test told Prefect in this process."""
    for name in ("PREFECT_API_URL", "PREFECT_API_AUTH_STRING", "PREFECT_HOME"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a schedule whose server is there."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def scheduling(workspace: Path, root: Path) -> Iterator[str]:
    """The address of the server of a schedule that another process keeps."""
    with _opened(workspace, root) as process:
        yield _address(process)
        process.kill()


def _opened(workspace: Path, root: Path) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(workspace)],
        env={**kept, "PYTHONPATH": str(root)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _status(url: str, key: str | None = None, method: str = "GET", **headers: str) -> int:
    if key is not None:
        headers["Authorization"] = f"Basic {b64encode(key.encode()).decode()}"
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers, method=method), timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_nobody_is_let_in_without_the_key(scheduling: str, workspace: Path) -> None:
    known = Known.read(workspace / ".prefect" / "server.json")
    assert known is not None
    assert _status(f"{scheduling}/version", known.key) == 200
    for key in (None, "", "vouchline:", known.key[:-1], "admin:admin"):
        assert _status(f"{scheduling}/version", key) == 401
        assert _status(f"{scheduling}/deployments/filter", key, "POST") == 401


def test_no_page_of_another_origin_may_ask(scheduling: str) -> None:
    asked = {"Origin": "https://example.com", "Access-Control-Request-Method": "POST"}
    assert _status(f"{scheduling}/flow_runs/", None, "OPTIONS", **asked) == 400


def test_it_listens_on_this_machine_alone(scheduling: str) -> None:
    port = int(scheduling.split(":")[2].split("/", maxsplit=1)[0])
    listening = Path("/proc/net/tcp")
    if not listening.exists():
        pytest.skip("needs /proc")
    places = [line.split()[1] for line in listening.read_text(encoding="ascii").splitlines()[1:]]
    assert [place for place in places if place.endswith(f":{port:04X}")][:1] == [f"0100007F:{port:04X}"]


def test_the_owners_other_commands_use_it(scheduling: str, workspace: Path) -> None:
    with prefect_server(workspace):
        assert os.environ["PREFECT_API_URL"] == scheduling
        assert Known(scheduling, os.environ["PREFECT_API_AUTH_STRING"]).answers()
    assert "PREFECT_API_URL" not in os.environ


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs the right to act as another user")
def test_another_user_of_the_machine_gets_nowhere(scheduling: str, workspace: Path) -> None:
    known = Known.read(workspace / ".prefect" / "server.json")
    assert known is not None
    for folder in (workspace, *workspace.parents):
        if (
            folder.stat().st_uid == os.geteuid()
            and folder.is_relative_to(tempfile.gettempdir())
            and folder != folder.parent
        ):
            folder.chmod(folder.stat().st_mode | 0o011)  # as if all above the workspace were open
    assert _as_another_user(lambda: _seen(workspace, known.key)) == "", "the key is to be seen"
    assert _as_another_user(lambda: str(_status(f"{scheduling}/version"))) == "401"
    assert _as_another_user(lambda: str(_status(f"{scheduling}/deployments/filter", None, "POST"))) == "401"


def _seen(workspace: Path, key: str) -> str:
    """The files that hold the key, of those that can be read."""
    found = []
    paths = [*(workspace / ".prefect").glob("*"), workspace / ".prefect" / "server.json"]
    for path in [*paths, *Path("/proc").glob("[0-9]*/environ"), *Path("/proc").glob("[0-9]*/cmdline")]:
        with suppress(OSError):
            found += [str(path)] if key.encode() in path.read_bytes() else []
    return " ".join(found)


def _as_another_user(ask: Callable[[], str]) -> str:
    """What `ask` says in a process of another user."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
            os.write(writing, ask().encode())
        except BaseException as error:
            os.write(writing, repr(error).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        return said.read()


def test_a_file_that_others_could_have_written_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "server.json"
    Known("http://127.0.0.1:1/api", "a:b").write(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert Known.read(path) == Known("http://127.0.0.1:1/api", "a:b")
    path.chmod(0o644)
    assert Known.read(path) is None
    path.unlink()
    (tmp_path / "elsewhere").write_text(json.dumps({"url": "x", "key": "y"}), encoding="ascii")
    path.symlink_to(tmp_path / "elsewhere")
    assert Known.read(path) is None


def test_it_is_gone_when_its_owner_is_killed(tmp_path: Path, root: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("the kernel ends orphans on Linux alone")
    with _opened(tmp_path, root) as process:
        known = Known(_address(process), "")
        process.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            _status(f"{known.url}/version")
        except OSError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the server is still there")
    # What it left behind sends nobody anywhere.
    assert Known.read(tmp_path / ".prefect" / "server.json") is not None
    with prefect_server(tmp_path):
        assert os.environ["PREFECT_API_URL"] != known.url
