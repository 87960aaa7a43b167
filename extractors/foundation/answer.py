"""A model's answer, parsed strictly: one JSON object with exactly the fields asked for, or nothing is taken from it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, NamedTuple

_LONGEST = 300  # characters of a value


class Malformed(NamedTuple):
    """Why an answer is none, in a sentence."""

    why: str


def parse_answer(content: str, asked: Collection[str]) -> dict[str, str] | Malformed:
    """The values given, by term; terms without a value are left out."""
    try:
        said = json.loads(content, object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        return Malformed("The answer is not JSON.")
    if not isinstance(said, dict) or set(said) != set(asked):
        return Malformed("The answer does not have the fields that were asked for.")
    values: dict[str, str] = {}
    for term in asked:
        value = said[term]
        if value is not None and (not isinstance(value, str) or len(value) > _LONGEST):
            return Malformed("The answer holds something other than short texts.")
        if value is not None and value.strip():
            values[term] = value.strip()
    return values


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose fields stand in it once each."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError
    return fields


def _refused(_name: str) -> None:
    raise ValueError
