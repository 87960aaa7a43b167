"""Where the words of a text that another program printed stand on our page."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from schemas import Box, Word, around

_MOST_LETTERS = 1500  # on either side of a stretch that is compared letter by letter


def boxes_of(tokens: Sequence[str], words: Sequence[Word]) -> list[Box | None]:
    """The box of each of `tokens` among the `words` of the same page; None for what does not stand there.

    A token is found as a whole or not at all: neither letters from several places nor a part of them make one.
    """
    boxes: list[Box | None] = [None] * len(tokens)
    left: list[Word] = []
    texts = [word.text for word in words]
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, tokens, texts, autojunk=False).get_opcodes():
        if tag == "equal":
            boxes[a0:a1] = [word.box for word in words[b0:b1]]
        else:
            boxes[a0:a1] = _by_letters(tokens[a0:a1], words[b0:b1])
            left += words[b0:b1] if not any(boxes[a0:a1]) else []
    for number, box in _elsewhere(tokens, boxes, left):
        boxes[number] = box
    return boxes


def _by_letters(tokens: Sequence[str], words: Sequence[Word]) -> list[Box | None]:
    """The boxes of tokens that are cut otherwise than the words: "No." and ":" of "No.:"."""
    printed = ["".join(c for c in token if unicodedata.category(c) != "Cf") for token in tokens]
    ours = [(letter, box) for word in words for letter, box in _letters(word)]
    one, other = "".join(printed), "".join(letter for letter, _ in ours)
    if not one or not other or max(len(one), len(other)) > _MOST_LETTERS:
        return [None] * len(tokens)
    at: dict[int, int] = {}
    for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        at.update({a + step: b + step for step in range(size)})
    boxes: list[Box | None] = []
    start = 0
    for token in printed:
        places = [at.get(index, -1) for index in range(start, start + len(token))]
        whole = bool(places) and places[0] >= 0 and places == list(range(places[0], places[0] + len(token)))
        boxes.append(around(ours[place][1] for place in places) if whole else None)
        start += len(token)
    return boxes


def _letters(word: Word) -> Iterator[tuple[str, Box]]:
    """The letters of a word, each with its share of the box."""
    box, step = word.box, word.box.width / max(len(word.text), 1)
    for index, letter in enumerate(word.text):
        yield letter, Box(box.x0 + index * step, box.top, box.x0 + (index + 1) * step, box.bottom)


def _elsewhere(tokens: Sequence[str], boxes: Sequence[Box | None], left: Sequence[Word]) -> Iterator[tuple[int, Box]]:
    """What is printed in another order: tokens and words without a partner, where there are as many of both."""
    wanted: defaultdict[str, list[int]] = defaultdict(list)
    free: defaultdict[str, list[Box]] = defaultdict(list)
    for number, (token, box) in enumerate(zip(tokens, boxes, strict=True)):
        if box is None:
            wanted[token].append(number)
    for word in left:
        free[word.text].append(word.box)
    for token, numbers in wanted.items():
        if len(free[token]) == len(numbers):
            yield from zip(numbers, free[token], strict=True)
