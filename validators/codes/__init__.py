"""The code lists of EN 16931, one dated text file a list; lines that begin with # say where its codes come from."""

from __future__ import annotations

from pathlib import Path


def codes(name: str) -> frozenset[str]:
    """The codes of the list `name`."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


COUNTRIES, CURRENCIES = codes("countries"), codes("currencies")
