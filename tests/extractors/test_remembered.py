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
