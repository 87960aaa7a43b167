"""Chromium with a profile of its own, and a desk that it looks at."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_QUIET = (
    "headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
    "disable-component-update", "disable-sync", "force-prefers-reduced-motion",
)  # fmt: skip
# Brought by `make setup`'s development tools without what it would drive a browser with.
_AXE = Path(sys.prefix) / "share" / "vouchline" / "testing" / "axe_playwright_python" / "axe.min.js"
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (1280, 500)


@contextmanager
def chromium(profile: Path, *, log: bool = True) -> Iterator[Any]:
    """A browser; the test is skipped where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (`make setup` brings it)")
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("Chromium or its driver is missing (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*_QUIET, "window-size=1280,900", f"user-data-dir={profile}"):
        options.add_argument(f"--{flag}")
    if log:
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield opened
    finally:
        opened.quit()


def look(browser: Any, width: int, *, dark: bool, **features: str) -> None:
    """Look through a window of this width, by day or by night, with other media features as they are given
    (`forced_colors`, `prefers_reduced_motion`)."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wanted = {"prefers_color_scheme": "dark" if dark else "light", **features}
    media = [{"name": name.replace("_", "-"), "value": value} for name, value in wanted.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})


def violations(browser: Any) -> list[str]:
    """What axe-core finds wrong with the page as it stands: the rule, and where."""
    if not _AXE.exists():
        pytest.skip("axe-core is missing (`make setup` brings it with the development tools)")
    browser.execute_script(_AXE.read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: arguments[0]}).then(found => done(found.violations));",
        list(_TAGS),
    )
    return [f"{one['id']}: {node['target']} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]]


_ACTED_ON = frozenset({"button", "checkbox", "combobox", "link", "radio", "textbox", "DisclosureTriangle"})


class Spoken(NamedTuple):
    """What a screen reader says of a thing that can be acted on."""

    role: str
    name: str
    about: str
    focused: bool


def spoken(browser: Any) -> list[Spoken]:
    """All that can be acted on, as Chromium tells it to a screen reader."""
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [_spoken(node) for node in nodes if not node["ignored"] and node["role"]["value"] in _ACTED_ON]


def _spoken(node: dict[str, Any]) -> Spoken:
    name, about = (str(node.get(key, {}).get("value", "")) for key in ("name", "description"))
    focused = any(one["name"] == "focused" and one["value"].get("value") for one in node.get("properties", ()))
    return Spoken(node["role"]["value"], name, about, focused)


class Served(NamedTuple):
    """A desk that is served, and its address."""

    desk: Any
    address: str


@contextmanager
def served(workspace: Path, undo: float) -> Iterator[Served]:
    """The desk of a workspace, served by this process."""
    import uvicorn

    from app.review.application import application
    from app.review.desk import Desk
    from app.review.safety import Served as At
    from flows.drawn_ahead import DrawnAhead
    from flows.handing_in import HandingIn
    from ledger import Ledger
    from schemas import Policy

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with (
            Ledger.open(workspace, must_exist=True) as ledger,
            DrawnAhead(workspace, Policy) as drawn,
            HandingIn(workspace, Policy, undo=undo) as handing_in,
        ):
            desk = Desk(workspace, Policy, ledger, drawn, handing_in, At((address,)))
            server = uvicorn.Server(uvicorn.Config(application(desk), log_level="error"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
            thread.start()
            while not server.started:
                time.sleep(0.02)
            yield Served(desk, address)
            server.should_exit = True
            thread.join(10)
