"""Gathered alternatives match what the plain ones match."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing.remembered import Remembered, by_first

_PLAIN = r"sa|s\.a\.s|a/s|sas|(?:sp\.|s) ?z|se|a\.?s|b?v|s[ab]x|ag|ab|a(?:b|c)d|\(a|s"


@given(st.text(alphabet="sabvezgcdx./ (", max_size=12))
def test_gathered_alternatives_match_the_same(text: str) -> None:
    plain = [match.span() for match in re.finditer(rf"(?i)(?:{_PLAIN})(?!\w)", text)]
    gathered = Remembered(rf"(?i)(?:{by_first(_PLAIN)})(?!\w)")
    assert [match.span() for match in gathered.finditer(text)] == plain
    first = gathered.search(text)
    assert (first.span() if first else None) == (plain[0] if plain else None)


@given(st.text(alphabet="sabvezgcdx./ (", max_size=12))
def test_what_is_remembered_is_what_the_pattern_answers(text: str) -> None:
    pattern = rf"(?i)(?:{_PLAIN})(?!\w)"
    remembered = Remembered(pattern)
    for way in ("search", "match", "fullmatch"):
        plain = getattr(re.compile(pattern), way)(text)
        for told in (getattr(remembered, way)(text), getattr(remembered, way)(text)):
            assert (told.span() if told else None) == (plain.span() if plain else None)
