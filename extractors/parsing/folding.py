"""The one fold: text as it is compared, without what case, accents, punctuation and kerning change.

Letters of other scripts are those that they look like, and what is not seen is left out: a person reads "paid".
Greek words are folded as their capitals are, since small letters look like others than large ones ("Σύνολο").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from schemas import LOOKALIKES

# Letters that Unicode does not take apart, and signs that stand for letters.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "°": "o", "№": "no"}
)
_KEPT = 60_000  # texts: the wordings of all languages are asked for by several tables, one after the other
_SPREAD = 4  # single letters in a row are a word set with blanks: "P A I D"; fewer are initials
_GREEK = re.compile(r"(?<![^\W\d_])(?:[\u00b5\u0370-\u03ff\u1f00-\u1fff][\u0300-\u036f]*){2,}(?![^\W\d_])")
_DEGREES = "°"
_DEGREE = re.compile(rf"(^|.){_DEGREES}(?=[^\W\d_])", re.DOTALL)
_BLANKS = re.compile(r"\s+")
_PIECE = re.compile(r"[^\W_]+|[#%]")


def fold(text: str) -> str:
    """`text` in small letters of the plain alphabet: "Køge" as "Koge", "Łódź" as "lodz"."""
    if text.isascii():
        return text.lower()  # nothing else changes
    return _without_degrees(_greek_in_capitals(text), "").translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each character folds to, made when it is first met: but for Greek words all fold one by one."""

    def __missing__(self, character: int) -> str:
        plain = _bare(chr(character).translate(_LETTERS)).translate(LOOKALIKES)
        small = _bare(plain.casefold().translate(_LETTERS))  # small letters may fall into parts of their own
        self[character] = small.translate(LOOKALIKES).lower().translate(_LETTERS)  # Cherokee folds to its capitals
        return self[character]


_FOLDED = _Folded()


def _greek_in_capitals(text: str) -> str:
    """`text` with its Greek words in capitals, as long as before: those with an accent, or a letter like no other."""
    return _GREEK.sub(_in_capitals, text)


def _in_capitals(match: re.Match[str]) -> str:
    if all(ord(one) in LOOKALIKES for one in match[0]):
        return match[0]
    letters = [unicodedata.normalize("NFD", letter)[0] for letter in match[0]]
    return "".join(one if unicodedata.combining(one) else one.upper() for one in letters)


def _without_degrees(text: str, blank: str) -> str:
    """`text` with `blank` for each sign of a degree: "30 °C" is no "oc". Behind a letter, its accent or a point it is a
    letter: "N°" and "n.°" are "no"."""
    if _DEGREES not in text:
        return text  # as nearly always
    return _DEGREE.sub(lambda match: match[0] if _is_written_on(match[1]) else match[1] + blank, text)


def _is_written_on(before: str) -> bool:
    return before == "." or unicodedata.category(before or " ").startswith(("L", "M"))


def _bare(text: str) -> str:
    """`text` without accents and what is not seen."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if c.isascii() or not (unicodedata.combining(c) or unicodedata.category(c) == "Cf"))


@lru_cache(maxsize=_KEPT)
def pieces(text: str) -> tuple[str, ...]:
    """`text` folded, cut at everything that is no letter, digit, `#` or `%`; spread words are one."""
    folded = fold(text)
    found = _PIECE.findall(folded)
    if sum(map(is_letter, found)) < _SPREAD:
        return tuple(found)  # as nearly all texts
    return tuple(_spread(folded))


def _spread(folded: str) -> Iterator[str]:
    """The pieces of a text with words set letter by letter, each of them in one."""
    for single, run in groupby(_PIECE.finditer(folded), lambda one: is_letter(one[0])):
        found = list(run)
        yield from _words(folded, found) if single and len(found) >= _SPREAD else (one[0] for one in found)


def _words(text: str, letters: Sequence[re.Match[str]]) -> Sequence[str]:
    """What single letters in a row spell: words stand further apart than their letters do. Where that leaves a letter
    alone, the blanks are uneven and part nothing."""
    between = [text[one.end() : other.start()] for one, other in pairwise(letters)]
    blanks = [max(map(len, _BLANKS.findall(gap)), default=0) for gap in between]
    words, least = [letters[0][0]], max(min(blanks), 1)
    for letter, wide in zip(letters[1:], blanks, strict=True):
        if wide > least:
            words.append("")
        words[-1] += letter[0]
    return words if min(map(len, words)) > 1 else ("".join(words),)


def is_letter(piece: str) -> bool:
    """Whether `piece` is one letter."""
    return len(piece) == 1 and piece.isalpha()


@lru_cache(maxsize=_KEPT)
def compact(text: str) -> str:
    """`text` folded and without blanks: how labels are compared."""
    return "".join(pieces(text))


def spaced(text: str) -> str:
    """`text` folded, its pieces separated by single blanks."""
    return " ".join(pieces(text))


def is_within(part: str, text: str) -> bool:
    """Whether whole words of `text`, one behind the other, are `part`, wherever blanks stand: "4711" is not in
    "RE4711"."""
    words, wanted = pieces(text), compact(part)
    joined, edges = "".join(words), {*accumulate(map(len, words), initial=0)}
    return bool(wanted) and any(joined.startswith(wanted, edge) and edge + len(wanted) in edges for edge in edges)


def compact_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` as `compact` has it and, for each of its characters, the index behind its origin in `text`."""
    pairs = [
        (folded, place)
        for place, printed in enumerate(_without_degrees(_greek_in_capitals(text), " "), start=1)
        for folded in compact(printed)
    ]
    return "".join(character for character, _ in pairs), tuple(place for _, place in pairs)
