"""What an installation starts exists: the commands of the units and of the image, the variables that they set."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Sequence
from configparser import RawConfigParser
from pathlib import Path

import click
import pytest

from app.cli import cli
from flows.ending import LOG
from validators.official.artefacts import PACKAGES

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
IMAGE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")


def _unit(path: Path) -> RawConfigParser:
    unit = RawConfigParser(delimiters=("=",), strict=True)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(path.read_text(encoding="utf-8"))
    return unit


def _understood(words: Sequence[str]) -> None:
    """The command line takes these words; nothing is done."""
    name, *options = words
    with cli.commands[name].make_context(name, list(options)) as context:
        assert isinstance(context, click.Context)


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_starts_a_command_that_exists_and_may_do_little_else(path: Path) -> None:
    service = _unit(path)["Service"]
    program, *words = shlex.split(service["ExecStart"])
    assert program == "/opt/vouchline/bin/vouchline"
    _understood(words)
    assert service["User"] == "vouchline"
    assert {service[name] for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices")} == {"yes"}
    assert (service["ProtectSystem"], service["CapabilityBoundingSet"]) == ("strict", "")


def test_services_and_timers_are_complete() -> None:
    timers = {path.stem for path in (DEPLOY / "systemd").glob("*.timer")}
    once = {path.stem for path in SERVICES if _unit(path)["Service"]["Type"] == "oneshot"}
    assert timers == once == {"vouchline-alerts", "vouchline-digest", "vouchline-backup"}
    assert {path.stem for path in SERVICES} - once == {"vouchline-watch", "vouchline-review"}
    for path in SERVICES:
        if path.stem not in once:
            service = _unit(path)["Service"]
            assert (service["SuccessExitStatus"], service["RestartPreventExitStatus"]) == ("130", "2 5")


def test_the_environment_names_what_is_read() -> None:
    text = (DEPLOY / "systemd" / "environment.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^(\w+)=", text, re.MULTILINE))
    used = {name for path in SERVICES for name in re.findall(r"\$\{(\w+)\}", path.read_text(encoding="utf-8"))}
    assert named == {"VOUCHLINE_WORKSPACE", LOG} | used


def test_the_image_starts_commands_that_exist_as_nobody_in_particular() -> None:
    started = re.findall(r"^CMD (\[.*\])$", IMAGE, re.MULTILINE)
    _understood(re.findall(r'"([^"]*)"', started[-1]))
    for line in re.findall(r'"vouchline ([^"]+)" serves', IMAGE):
        _understood(shlex.split(line))
    assert re.findall(r"^USER (.*)$", IMAGE, re.MULTILINE)[-1] == "10001:10001"
    assert 'ENTRYPOINT ["vouchline"]' in IMAGE


def test_the_image_is_built_from_all_that_is_installed(root: Path) -> None:
    taken = (DEPLOY / "Containerfile.dockerignore").read_text(encoding="utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packages = [name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]]
    assert {f"!{name}" for name in (*packages, "pyproject.toml", "constraints.txt", "README.md", "LICENSE")} <= set(
        taken.splitlines()
    )


def test_the_image_and_the_environment_of_developers_hold_all_official_rules(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for package in PACKAGES.values():
        if package.beside:
            pinned = re.compile(
                rf"--no-deps --target \S+/share/vouchline/artefacts [\s\\]*{package.name}=={package.version}"
            )
            assert pinned.search(IMAGE)
            assert pinned.search(makefile)
