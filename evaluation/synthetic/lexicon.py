"""Wordings of one language and country, as data from `wordings/`, split into families that can be held out."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from zlib import crc32

FAMILIES = "ABCDE"
ALL_FAMILIES = frozenset(FAMILIES)
FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in (FOLDER / "wordings").glob("*.toml")))

# Sections whose texts are wordings: held out by family, and watched for excluded wordings.
_HELD_OUT = ("labels", "sentences")
# A country with more than this many wordings of its own needs none of the general ones.
_FEW = 4


def family_of(wording: str) -> str:
    """The family of a wording: the same text has the same family wherever it is used, in any case."""
    return FAMILIES[crc32(folded(wording).encode()) % len(FAMILIES)]


def folded(wording: str) -> str:
    """A wording without case, outer punctuation and double spaces, for comparing."""
    return " ".join(wording.casefold().split()).rstrip(" :.")


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" | "))


@cache
def _data(path: str) -> dict[str, dict[str, str]]:
    with (FOLDER / path).open("rb") as file:
        return tomllib.load(file)


@cache
def countries() -> dict[str, dict[str, str]]:
    """Per country: money, formats, places."""
    return _data("countries.toml")


@cache
def section(language: str, name: str) -> dict[str, tuple[str, ...]]:
    """A section of a language's file: key -> alternatives."""
    return {key: _split(text) for key, text in _data(f"wordings/{language}.toml")[name].items()}


class Lexicon:
    """What may be printed in one language and country, under the families and exclusions asked for."""

    def __init__(self, language: str, country: str, families: frozenset[str], excluded: frozenset[str]) -> None:
        self.language = language
        self.country = country
        self._families = families
        self._excluded = excluded
        self._allowed: dict[str, tuple[str, ...]] = {}
        nested = _data(f"wordings/{language}.toml").get("country", {})
        own: object = nested.get(country, {})
        self._own: dict[str, str] = own if isinstance(own, dict) else {}

    def options(self, key: str) -> tuple[str, ...]:
        """Every wording allowed for `key`; empty where all are held out."""
        if key not in self._allowed:
            general = section(self.language, "labels").get(key) or section(self.language, "sentences").get(key, ())
            own = _split(self._own[key]) if key in self._own else ()
            wordings = own if len(own) > _FEW else own + general
            self._allowed[key] = tuple(text for text in wordings if self._free(text))
        return self._allowed[key]

    def excludes(self, wording: str) -> bool:
        """Whether this very wording must not be printed, however it came about."""
        return folded(wording) in self._excluded

    def _free(self, wording: str) -> bool:
        return family_of(wording) in self._families and not self.excludes(wording)

    def pick(self, rng: Random, key: str, *, common: bool = False) -> str:
        """One wording for `key`, early (`common`: only early) ones somewhat more often; "" where none is allowed."""
        allowed = self.options(key)
        if not allowed:
            return ""
        if common or rng.random() < 0.35:
            return allowed[int(rng.random() * min(4, len(allowed)))]
        return allowed[int(rng.random() * len(allowed))]

    def months(self, form: str) -> Sequence[str]:
        """The twelve month names, "long" or "short"."""
        return section(self.language, "months")[form]

    def units(self, unit: str) -> tuple[str, ...]:
        """How the unit may be printed."""
        return section(self.language, "units")[unit]

    def names(self, key: str) -> tuple[str, ...]:
        """Name data: "first", "last", "trades" and "digits" are lists, the others forms."""
        return _names(self.language, key)


@cache
def _names(language: str, key: str) -> tuple[str, ...]:
    values = section(language, "names")[key]
    return tuple(part.strip() for part in values[0].split(", ")) if len(values) == 1 else values


@cache
def lexicon(
    language: str, country: str, families: frozenset[str] = ALL_FAMILIES, excluded: frozenset[str] = frozenset()
) -> Lexicon:
    """The lexicon for a language and country. `excluded` holds folded wordings."""
    return Lexicon(language, country, families, excluded)
