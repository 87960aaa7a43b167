"""What CONTRIBUTING says of where things go is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("house", "before"), [("extractors", "in the same order:\n\n"), ("flows", "nothing of its neighbours:\n\n")]
)
def test_the_rooms_of_a_package_are_the_contract_s(page: str, root: Path, house: str, before: str) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(one["layers"] for one in contracts if one["name"] == f"The rooms of {house}")
    block = page.split(before)[1].split("\n\n", maxsplit=1)[0]
    said = [re.split(r" {2,}| (?=the other)", line.strip())[0] for line in block.splitlines()]
    assert len(said) == len(layers)
    for told, layer in zip(said, layers, strict=True):
        assert layer.startswith(told.removesuffix("...")) if told.endswith("...") else told == layer


def test_each_change_has_a_place_that_exists(page: str, root: Path) -> None:
    places = [row.split("|")[2] for row in page.splitlines() if row.startswith("| ") and row.count("|") == 4]
    named = [path for cell in places for path in re.findall(r"`((?:[a-z_]+/)+[^`]*)`", cell)]
    assert len(named) > 10
    missing = [path for path in named if not any(root.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))]
    assert missing == []


def test_each_stop_on_the_way_of_a_document_is_there(root: Path) -> None:
    page = (root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## The way of one PDF")[1]
    way = re.findall(r"^\d+\. (.*)$", page, re.MULTILINE)
    stops = [stop for line in way for stop in re.findall(r"`(\S+\.py): (\w+)`", line)]
    assert len(way) == 25
    assert len(stops) >= len(way)
    missing = [
        f"{path}: {name}"
        for path, name in stops
        if not re.search(rf"^(def |class |)\b{name}\b", (root / path).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert missing == []
