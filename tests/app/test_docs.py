"""Docs are true: commands they show are understood, targets and files they name exist, generated pages are current."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from app.cli import cli
from app.docs import PAGES

ROOT = Path(__file__).resolve().parents[2]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
# `vouchline ...` in a code span or at the start of an indented line.
_COMMAND = re.compile(r"(?:`|^    )(?:\.venv/bin/)?vouchline ([^`\n#]+)", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)")


def _commands() -> Iterator[tuple[str, str]]:
    for path in DOCS:
        for match in _COMMAND.finditer(path.read_text(encoding="utf-8")):
            yield path.name, match[1].strip()


@pytest.mark.parametrize(("page", "line"), sorted(set(_commands())))
def test_a_command_in_the_docs_is_understood(page: str, line: str) -> None:
    words = shlex.split(line.replace("...", ""))
    command: click.Command = cli
    while isinstance(command, click.Group) and words:
        found = command.commands.get(words.pop(0))
        assert found is not None, f"{page}: vouchline {line}"
        command = found
    names = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    unknown = [word for word in words if word.startswith("--") and word.partition("=")[0] not in names]
    assert unknown == [], f"{page}: vouchline {line}"


def test_every_command_is_documented() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)
    assert [name for name in cli.commands if f"vouchline {name}" not in text] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_make_targets_named_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCS:
        for name in re.findall(r"(?:`|^    )make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert name in targets, f"{path.name}: make {name}"


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


def test_decision_records_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "adr").glob("*.md")]
    assert len(numbers) == len(set(numbers))
