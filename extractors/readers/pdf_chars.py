"""The characters of a PDF page as they may be read: upright, on the page, printable.

A character is a mapping with the keys that pdfplumber's word extractor wants, in points from the top left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from statistics import median
from typing import Any, NamedTuple

from extractors.readers.pdf_triage import PageFacts
from schemas import Box, around

Char = dict[str, Any]
UNKNOWN = "\0"  # a glyph that is drawn, but whose character the file does not tell
_SLANT = 0.05  # of the advance: text that rises or falls more than this is an imprint or a watermark
_MOST_RISE, _DESCENT, _MOST_DESCENT = -0.6, 0.2, 0.8  # of the size, of a character's lower edge below its baseline
_ROW = 4  # glyphs
_OVERSIZE = 4  # times the body's size


def char(text: str, box: tuple[float, float, float, float], size: float, font: str) -> Char:
    """One character in the form pdfplumber's word extractor takes; `box` is left, top, right, bottom."""
    x0, top, x1, bottom = box
    return {
        "text": text,
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "doctop": top,
        "upright": True,
        "size": size,
        "fontname": font,
    }


def box_of(one: Char) -> Box:
    """Where a character, or an edge in the same form, stands."""
    return Box(one["x0"], one["top"], one["x1"], one["bottom"])


class Letters(NamedTuple):
    """The characters of a page that are read, UNKNOWN where the file gives no text, and those that are not: `aside`
    are characters beside the page, and those that do not run from left to right, `turned` all on the page whose line
    is not level, as the file sets them one after the other; `untold` are rows of several whose text nobody tells.
    """

    read: list[Char]
    aside: list[Char]
    turned: Sequence[Char] = ()
    untold: Sequence[Box] = ()


class Sign(NamedTuple):
    """A character as a file sets it: its box and baseline from the top left of the page as it is read, its size, and
    how far its line runs `across` and rises.
    """

    text: str
    box: Box
    baseline: float
    size: float
    font: str
    across: float
    rise: float


def seated(sign: Sign) -> Box:
    """The box of a character that runs level: by its baseline where its font states a wrong descent, which would put it
    a line away from where it is printed.
    """
    if _MOST_RISE <= (sign.box.bottom - sign.baseline) / (sign.size or 1) <= _MOST_DESCENT:
        return sign.box
    bottom = sign.baseline + _DESCENT * sign.size
    return Box(sign.box.x0, bottom - sign.size, sign.box.x1, bottom)


def letters(signs: Iterable[Sign], facts: PageFacts) -> Letters:
    """The characters of a page, parted by whether they are read."""
    read: list[Char] = []
    aside: list[Char] = []
    turned: list[Char] = []
    width, height = 2 * facts.width, 2 * facts.height
    for sign in signs:
        text = clean(sign.text)
        x0, top, x1, bottom = sign.box
        on_page = 0 <= x0 + x1 <= width and 0 <= top + bottom <= height
        if not (on_page and sign.across > 0) and text.strip() and text != UNKNOWN:
            aside.append(char(text, sign.box, sign.size, ""))
        if not text or sign.across <= 0 or abs(sign.rise) > _SLANT * sign.across:
            if on_page and text:
                turned.append(char(text, sign.box, sign.size, sign.font))
            continue
        box = seated(sign)
        if box is not sign.box:
            x0, top, x1, bottom = box
            on_page = 0 <= x0 + x1 <= width and 0 <= top + bottom <= height
        if on_page:
            read.append(char(text, (x0, top, x1, bottom), sign.size, sign.font))
    return Letters(read, aside, turned)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A glyph's text in NFKC without what does not print; UNKNOWN where nothing is left of it.

    Superscripts, subscripts and fractions stay as they are: "100,00²" must not become "100,002".
    """
    if text.startswith("(cid:"):
        return UNKNOWN
    kept = "".join(_plain(sign) for sign in text)
    if kept or not text:
        return kept
    return UNKNOWN if any(unicodedata.category(sign) in ("Cc", "Co", "Cn") for sign in text) else ""


def _plain(sign: str) -> str:
    if sign in "\t\n\r":
        return " "
    if sign == "\N{SOFT HYPHEN}":  # one that is drawn stands for a hyphen
        return "-"
    if unicodedata.category(sign).startswith("C") or sign == "\N{REPLACEMENT CHARACTER}":
        return ""
    if unicodedata.decomposition(sign).startswith(("<super>", "<sub>", "<fraction>", "<circle>")):
        return sign
    folded = unicodedata.normalize("NFKC", sign)
    return sign if " " in folded and not sign.isspace() else folded


def repaired(chars: list[Char], witness: Iterable[Char]) -> list[Char]:
    """`chars` with every UNKNOWN replaced by the witness's character at its place, else by a hyphen or nothing.

    Web fonts print "-", "(" or "|" with a glyph that the file maps to U+0000; another reader knows them.
    """
    known = [seen for seen in witness if seen["text"] != UNKNOWN and not seen["text"].isspace()]
    for index, unknown in enumerate(chars):
        if unknown["text"] == UNKNOWN:
            unknown["text"] = _seen_at(unknown, known) or ("-" if _inside_a_word(chars, index) else "")
    return [one for one in chars if one["text"]]


def untold(chars: Iterable[Char]) -> Iterator[Box]:
    """Where several glyphs in a row of `chars` were left without a text once they were `repaired`: icons and bullets
    stand alone, "IBAN" before a row does not say which.
    """
    row: list[Box] = []
    for one in (*chars, None):
        box = None if one is None or one["text"] else box_of(one)
        if box is not None and (not row or _goes_on(row[-1], box)):
            row.append(box)
            continue
        if len(row) >= _ROW:
            yield around(row)
        row = [] if box is None else [box]


def _goes_on(last: Box, box: Box) -> bool:
    """Whether a glyph stands on the line of another, right behind it."""
    return last.top < box.middle < last.bottom and abs(box.x0 - last.x1) < box.height


def _seen_at(place: Char, known: Iterable[Char]) -> str | None:
    for seen in known:
        x, y = (seen["x0"] + seen["x1"]) / 2, (seen["top"] + seen["bottom"]) / 2
        if place["x0"] <= x <= place["x1"] and place["top"] <= y <= place["bottom"]:
            return str(seen["text"])
    return None


def _inside_a_word(chars: list[Char], index: int) -> bool:
    """Whether letters or digits touch this character on both sides."""
    if not 0 < index < len(chars) - 1:
        return False
    before, here, after = chars[index - 1 : index + 2]
    reach = 0.3 * here["size"]
    return bool(
        str(before["text"])[-1:].isalnum()
        and str(after["text"])[:1].isalnum()
        and abs(before["x1"] - here["x0"]) <= reach
        and abs(after["x0"] - here["x1"]) <= reach
        and abs(before["top"] - after["top"]) <= reach
    )


def without_watermark(chars: list[Char]) -> list[Char]:
    """`chars` without letters of more than four times the body's size that lie over other text."""
    if not chars:
        return chars
    limit = _OVERSIZE * median(one["size"] for one in chars)
    large = [one for one in chars if one["size"] > limit and not one["text"].isspace()]
    if not large:
        return chars
    body = [one for one in chars if one["size"] <= limit and not one["text"].isspace()]
    over = {_style(one) for one in large if _covers(one, body)}
    return [one for one in chars if one["size"] <= limit or _style(one) not in over]


def _style(one: Char) -> tuple[str, int]:
    return one["fontname"], round(one["size"])


def _covers(large: Char, body: Iterable[Char]) -> bool:
    return any(
        large["x0"] < (one["x0"] + one["x1"]) / 2 < large["x1"]
        and large["top"] < (one["top"] + one["bottom"]) / 2 < large["bottom"]
        for one in body
    )
