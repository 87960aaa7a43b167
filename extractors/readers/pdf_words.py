"""Words from characters: joined by distance, in reading order, with their font."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from statistics import median

from pdfplumber.utils.text import WordExtractor

from extractors.meanings.spread import lengths_of_words
from extractors.readers.pdf_chars import Char
from schemas import Box, Word, around

# A gap of 0.15 of the size parts words. The library's fixed 3 points glue words in small or tightly set text, and its
# extra_attrs would part words wherever a second font or a rounding of the size occurs inside one.
_EXTRACTOR = WordExtractor(x_tolerance_ratio=0.15)
_MEASURED = itemgetter("x0", "top", "x1", "bottom", "size", "fontname")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi|,b\b|-bd\b", re.IGNORECASE)
_SAME_LINE = 0.45  # of the smaller height, between the vertical centres of neighbours
_SMALLEST, _SMALL = 0.6, 0.9  # of the size of a capital, between which small ones are
_BASE, _TOUCHING = 0.12, 0.03  # of the size: how far apart their lower edges are, and the letters of one word
_NAME = re.compile(r"(?:[^\W\d_]|[.'’&-])+")
_SPREAD, _SPREAD_CAPITALS = 0.25, 0.3  # of the size: narrow blanks and those of most fonts are as wide
_OVERPRINT = 0.1  # of the size: a letter printed again this near is the same letter, made bold


def words_of(chars: list[Char]) -> list[Word]:
    """The words that `chars` make, line by line from the top, each line from the left."""
    if not chars:
        return []
    blanks = [one for one in chars if one["text"].isspace()]
    words = [_word(letters) for _, letters in _EXTRACTOR.iter_extract_tuples(chars)]
    return [word for line in in_lines(words) for word in _joined(_whole(line, blanks), blanks)]


def _word(letters: list[Char]) -> Word:
    printed = list(_once(letters))
    x0, top, x1, bottom, sizes, fonts = zip(*map(_MEASURED, printed), strict=True)
    font = _font_of(fonts)
    return Word(
        text="".join("".join([one["text"] for one in printed]).split()),
        box=Box(
            round(min(x0), 2),
            round(min(top), 2),
            round(max(x1), 2),
            round(max(bottom), 2),
        ),
        size=round(sizes[0] if min(sizes) == max(sizes) else median(sizes), 2),
        font=font,
        bold=_is_bold(font) or len(letters) >= 1.8 * len(printed),
    )


def _font_of(names: Sequence[str]) -> str:
    """The font of most letters, without the prefix of a part of a font."""
    name = names[0] if names.count(names[0]) == len(names) else Counter(names).most_common(1)[0][0]
    return _SUBSET.sub("", name)


@lru_cache(maxsize=512)
def _is_bold(font: str) -> bool:
    return _BOLD.search(font) is not None


def _once(letters: Iterable[Char]) -> Iterator[Char]:
    """`letters` without those printed a second time in the same place, as some files do for bold."""
    last: Char | None = None
    for one in letters:
        if last is None or one["text"] != last["text"] or one["x0"] - last["x0"] > _OVERPRINT * one["size"]:
            yield one
            last = one


def in_lines(words: Iterable[Word]) -> list[list[Word]]:
    """`words` gathered to lines by their vertical centres, each line sorted from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.box.middle, one.box.x0)):
        if lines and _level(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda one: one.box.x0)
    return lines


def _level(one: Word, other: Word) -> bool:
    reach = _SAME_LINE * min(one.box.height, other.box.height)
    return abs(one.box.middle - other.box.middle) <= reach


def _whole(line: list[Word], blanks: list[Char]) -> list[Word]:
    """A line with the words put together that its letters' places part ("Tot aal"): browsers set each on a whole pixel.
    Where a line has blanks, they part its words, and no such gap does."""
    near = [_may_be_one(*pair) for pair in pairwise(line)]
    level = [one for one in blanks if one["top"] < line[0].box.middle < one["bottom"]] if any(near) else []
    if not level:
        return line
    told: list[list[Word]] = [line[:1]]
    for word, is_near in zip(line[1:], near, strict=True):
        if is_near and not any(_is_between(blank, told[-1][-1].box, word.box) for blank in level):
            told[-1].append(word)
        else:
            told.append([word])
    return [_merged(words, largest=False) if len(words) > 1 else words[0] for words in told]


def _may_be_one(one: Word, other: Word) -> bool:
    """Whether two pieces may be one word: letters, or single signs that are spread alike; "ks" behind "500" is a unit
    in a cell of its own, and so is a capital behind a small letter."""
    most = _SPREAD_CAPITALS if (one.text + other.text).isupper() else _SPREAD
    if not 0 < _gap([one, other]) < most * one.size or (one.font, one.size) != (other.font, other.size):
        return False
    before, behind = one.text[-1], other.text[0]
    lettered = before.isalpha() and behind.isalpha() and not (before.islower() and behind.isupper())
    return lettered or (len(one.text) == len(other.text) == 1 and (before + behind).isalnum())


def _is_between(blank: Char, left: Box, right: Box) -> bool:
    middle: float = (blank["x0"] + blank["x1"]) / 2
    return left.x1 - 1 <= middle <= right.x0 + 1


def _joined(line: list[Word], blanks: list[Char]) -> Iterator[Word]:
    """A line with its letter-spaced words ("R E C H N U N G"), kerned capitals ("F aktura") and small capitals put
    together."""
    index = 0
    while index < len(line):
        small = _small_capitals(line, index)
        end = max(_spaced_run(line, index), small)
        if end - index == 1 and _kerned(line[index : index + 2], blanks):
            end = index + 2
        if end - index == 1:
            yield line[index]
        elif end != small and all(map(_single, line[index:end])):
            yield from _parted(line[index:end])
        else:
            yield _merged(line[index:end], largest=end == small)
        index = end


def _parted(letters: Sequence[Word]) -> Iterator[Word]:
    """The words that are set letter by letter, all as far apart."""
    start = 0
    for length in lengths_of_words("".join(one.text for one in letters)):
        yield _merged(letters[start : start + length], largest=False)
        start += length


def _spaced_run(line: list[Word], start: int) -> int:
    """The end of a run of single letters with even gaps, or start + 1 where there is none."""
    end = start + 1
    if not _single(line[start]):
        return end
    first = _gap(line[start : start + 2])
    while end < len(line) and _single(line[end]) and abs(_gap(line[end - 1 : end + 1]) - first) <= 0.2 * line[end].size:
        end += 1
    run = line[start:end]
    capitals = all(word.text.isupper() for word in run)
    even = 0 < first <= 1.2 * line[start].size
    return end if even and len(run) >= (3 if capitals else 5) else start + 1


def _single(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()


def _gap(pair: list[Word]) -> float:
    return pair[1].box.x0 - pair[0].box.x1 if len(pair) == 2 else -1.0


def _small_capitals(line: list[Word], start: int) -> int:
    """The end of a word in capitals of two sizes on one baseline, or start + 1: a raised mark stands higher."""
    end = start + 1
    while end < len(line) and _are_of_two_sizes(*line[end - 1 : end + 1]):
        end += 1
    name = line[start].text[:1].isalpha() and any(len(word.text) > 1 for word in line[start:end])
    return end if name else start + 1


def _are_of_two_sizes(one: Word, other: Word) -> bool:
    small, large = sorted((one.size, other.size))
    level = abs(one.box.bottom - other.box.bottom) < _BASE * large
    touching = abs(_gap([one, other])) < _TOUCHING * large
    return touching and level and _SMALLEST * large < small < _SMALL * large and _in_capitals(one.text + other.text)


def _in_capitals(text: str) -> bool:
    """Whether `text` is a name without small letters; "ß" has no other form in most fonts."""
    return text.replace("ß", "").isupper() and _NAME.fullmatch(text) is not None


def _kerned(pair: list[Word], blanks: list[Char]) -> bool:
    """Whether a capital and the lower-case rest of its word stand apart only by kerning, without a blank between."""
    if len(pair) < 2 or not (_single(pair[0]) and pair[0].text.isupper() and pair[1].text[0].islower()):
        return False
    left, right = pair[0].box, pair[1].box
    return -0.2 * pair[0].size < _gap(pair) < 0.2 * pair[0].size and not any(
        _is_between(blank, left, right) and blank["top"] < left.middle < blank["bottom"] for blank in blanks
    )


def _merged(words: Sequence[Word], *, largest: bool) -> Word:
    """One word of all, in the font of the largest of them or of the last one."""
    like = max(words, key=lambda one: one.size) if largest else words[-1]
    return like._replace(text="".join(word.text for word in words), box=around(word.box for word in words))
