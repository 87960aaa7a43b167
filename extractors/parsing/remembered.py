"""Patterns of many alternatives that are asked about the same texts again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ASKED = 4_096  # texts that are remembered


class Remembered:
    """A pattern that remembers what it answered; `finditer` gives all matches at once."""

    def __init__(self, pattern: str) -> None:
        compiled = re.compile(pattern)
        self.search = lru_cache(_ASKED)(compiled.search)
        self.match = lru_cache(_ASKED)(compiled.match)
        self.fullmatch = lru_cache(_ASKED)(compiled.fullmatch)
        self.sub = lru_cache(_ASKED)(compiled.sub)
        self.finditer = lru_cache(_ASKED)(lambda text: tuple(compiled.finditer(text)))


def by_first(alternatives: str) -> str:
    """`alternatives` of a pattern, those that begin with the same letter gathered: they match the same, in less time.

    Letters only are gathered, and nothing is moved past an alternative that begins with anything else.
    """
    groups: list[tuple[str, list[str]]] = []
    since = 0  # the first group that may be added to
    for one in _split(alternatives):
        first = one[:1] if one[:1].isalpha() and one[1:2] not in ("?", "*", "+", "{") else ""
        group = next((rest for letter, rest in groups[since:] if letter == first), None) if first else None
        if group is not None:
            group.append(one[1:])
        else:
            groups.append((first, [one[1:] if first else one]))
            since = since if first else len(groups)
    return "|".join(f"{first}(?:{'|'.join(rest)})" if first else rest[0] for first, rest in groups)


def _split(alternatives: str) -> Iterator[str]:
    """The alternatives, cut where a bar stands in no bracket."""
    start = depth = 0
    for match in re.finditer(r"\\.|\[(?:\\.|[^\]])*\]|[()|]", alternatives):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == "|" and not depth:
            yield alternatives[start : match.start()]
            start = match.end()
    yield alternatives[start:]
