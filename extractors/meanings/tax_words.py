"""Whether a text speaks of tax at all, in any language; the numbers of taxpayers do not count."""

from __future__ import annotations

import re

from extractors.languages import spoken

_NUMBER = rf"(?!\W*(?:#|{spoken('taxpayer')}))"
_WORDS = re.compile(rf"(?i)\btax(?:es|ed|able)?\b{_NUMBER}|\b(?:{spoken('of_tax')})\b")


def speaks_of_tax(text: str) -> bool:
    """Whether a word for a tax, or for net or gross, stands in `text`."""
    return bool(_WORDS.search(text))
