"""A word that several languages have for different units is the one of the page's own language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.items.units import with_own_units
from schemas import Claim, Layer

UNIT = "lines[0].unit"


def told(raw: str, language: str | None, term: str = UNIT) -> Mapping[str, Claim]:
    """The claims on a unit in doubt, as a page in `language` settles them."""
    return with_own_units({term: Claim(term=term, value="H87", raw=raw, layer=Layer.RULES, score=0.5)}, language)


@pytest.mark.parametrize(
    ("raw", "language", "code"), [("st", "sv", "H87"), ("St.", "de", "H87"), ("st", "lv", "HUR"), ("st.", "lv", "HUR")]
)
def test_the_language_of_the_page_settles_what_a_unit_is(raw: str, language: str, code: str) -> None:
    claim = told(raw, language)[UNIT]
    assert (claim.value, claim.score) == (code, 0.9)


@pytest.mark.parametrize(("raw", "language"), [("st", "en"), ("st", None), ("100 st", "sv"), ("kg", "sv")])
def test_what_it_does_not_say_stays_as_it_was(raw: str, language: str | None) -> None:
    claim = told(raw, language)[UNIT]
    assert (claim.value, claim.score) == ("H87", 0.5)


def test_what_is_no_unit_stays_as_it_was() -> None:
    assert told("st", "sv", "lines[0].description")["lines[0].description"].score == 0.5
