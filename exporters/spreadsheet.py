"""Text cells that no spreadsheet runs as a formula (OWASP ASVS 1.2.10, CWE-1236), and the texts they were made of.

An apostrophe goes in front of what a spreadsheet may take for a formula: = + - @ in any width, also behind spaces,
control and invisible characters; and a leading tab or line end. It also goes in front of such a start behind a
semicolon, tab or line end, where a spreadsheet with another list separator begins a new cell.
"""

from __future__ import annotations

import re

_SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫−⁺⁻⁼₊₋₌]"
_INVISIBLE = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\U000e0000-\\U000e0fff"
)
# Apostrophes that a text already has are passed over, so that guarding can be undone. A cell's inside is passed over up
# to the next line end or tab only: that one begins a cell of its own, and long runs stay quick.
_FIRST = f"(?=[\\s{_INVISIBLE}']*{_SIGN}|'*[\\t\\r\\n])"
_LATER = f"(?=(?:[^\\S\\t\\r\\n]|[{_INVISIBLE}'])*{_SIGN})"
_UNGUARDED = re.compile(f"\\A{_FIRST}|(?<=[;\\t\\r\\n]){_LATER}")
_GUARDED = re.compile(f"\\A'{_FIRST}|(?<=[;\\t\\r\\n])'{_LATER}")


def guarded(text: str) -> str:
    """`text` as a cell that is shown, never run."""
    return _UNGUARDED.sub("'", text)


def unguarded(cell: str) -> str:
    """The text that `guarded` made `cell` of."""
    return _GUARDED.sub("", cell)
