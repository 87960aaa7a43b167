"""Words of paying, by language: what speaks of paying at all, what only informs of it, and who is to be paid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractors.parsing.folding import spaced

_LINKING = 3  # letters: "and", "der", "&"
_WHO = r"(?P<name>[^\W_](?:[^.;:\n()]|(?<=\b\w)[.]){2,60})"


class Payee(NamedTuple):
    """Who is to be paid, in which words that is said, and where in the text the name stands."""

    name: str
    words: str
    span: tuple[int, int]


def speaks_of_paying(text: str) -> bool:
    """Whether `text` speaks of paying and does not just inform of it."""
    said = f" {spaced(text)} "
    return any(words in said for words in _all("pays")) and not any(words in said for words in _all("tells"))


def find_payees(text: str) -> Iterator[Payee]:
    """Whoever `text` says is to be paid; names begin with a capital letter or a digit."""
    for match in _payees().finditer(text):
        name = _name(match["name"])
        if name:
            start = match.start("name")
            yield Payee(name, match["words"], (start, start + len(name)))


def _name(text: str) -> str:
    """The words at the beginning of `text` that may be a name: with capitals, or short ones between such."""
    kept: list[str] = []
    for word in text.partition(",")[0].split():
        if not (word[0].isupper() or word[0].isdigit() or not word[0].isalpha() or (kept and len(word) <= _LINKING)):
            break
        kept.append(word)
    while kept and kept[-1].islower():
        kept.pop()
    return " ".join(kept) if kept and kept[0][0].isupper() else ""


@cache
def _all(key: str) -> tuple[str, ...]:
    return tuple(f" {spaced(words)} " for one in _data().values() for words in one[key])


@cache
def _payees() -> re.Pattern[str]:
    told = sorted((words for one in _data().values() for words in one["payees"]), key=len, reverse=True)
    wordings = "|".join(r"\W{1,3}".join(map(re.escape, words.split())) for words in dict.fromkeys(told))
    return re.compile(rf"(?i:(?<!\w)(?P<words>{wordings})(?!\w))\s*:?\s*{_WHO}")


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    raw = json.loads(Path("/tmp/mw/payments.json").read_text())
    return {c: {k: [w.strip() for w in v.split("|")] for k, v in d.items()} for c, d in raw.items()}
