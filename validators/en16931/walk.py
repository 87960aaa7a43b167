"""Everything that stands at a pattern of claim paths, such as "lines[].allowances[].amount"."""

from __future__ import annotations

from functools import cache
from typing import Any

from schemas import Invoice


def at(invoice: Invoice, pattern: str) -> list[tuple[str, Any]]:
    """The path and value of each term (or the model of each group) at `pattern`, in the order of the document."""
    found: list[tuple[str, Any]] = [("", invoice)]
    for name, rows in _steps(pattern):
        below = [(f"{path}.{name}" if path else name, getattr(node, name)) for path, node in found]
        found = [(f"{path}[{n}]", row) for path, group in below for n, row in enumerate(group)] if rows else below
    return found


def value_at(invoice: Invoice, path: str) -> object:
    """What stands at a header path of `invoice`, such as "seller.address.country"."""
    node: object = invoice
    for step in path.split("."):
        node = getattr(node, step)
    return node


@cache
def _steps(pattern: str) -> tuple[tuple[str, bool], ...]:
    return tuple((step.removesuffix("[]"), step.endswith("[]")) for step in pattern.split("."))
