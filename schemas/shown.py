"""Text from outside as a terminal may show it: what could steer it or turn a line around is written as \\uNNNN."""

from __future__ import annotations

# No-break and wide blanks as amounts and names have them, and the joiners that many scripts are written with.
_KEPT = frozenset("\u00a0\u202f\u3000\u200c\u200d")


def shown(text: str, keep: str = "") -> str:
    """`text` with every character that prints nothing escaped as JSON does it, so that JSON stays what it was.

    Those in `keep` stay: the line ends of a text that has several lines.
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one in _KEPT or one in keep else _escaped(one) for one in text)


def _escaped(one: str) -> str:
    pairs = one.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))
